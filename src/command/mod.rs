//! The command behind `src/bin/thuoc-do.rs`: files in, a report or a picture out.
//!
//! Bad input: exit code 1, the message on standard error, and no partial file.

mod editions;
mod fill;
mod input;
mod lines;
pub mod open_sdg;
mod output;
mod place;
mod trend;
mod what_if;

use crate::chart::View;
use crate::evaluate::consistency;
use crate::model::{resolve, schema};
use crate::output::Drawing;
use crate::words::analysis::{finding, whole};
use crate::words::{Lang, build, problem};
use std::io::Write as _;
use std::process::ExitCode;

const USAGE: &str = "\
usage: thuoc-do check FILE
       thuoc-do evaluate FILE [--lang vi|en]
       thuoc-do evaluate FILE --trend open-sdg
       thuoc-do evaluate --ndjson [FILE] [--lang vi|en] [--jobs N]
       thuoc-do render FILE -o OUT [--view scorecard|timeline|standing|parts|table] [--indicator ID] [--lang vi|en] [--script FILE]
       thuoc-do what-if FILE --indicator ID --year YEAR (--set PART=SCORE)... | --reach TOTAL [--lang vi|en]
       thuoc-do fill FILE [--editions DIR] [-o OUT]
       thuoc-do schema [--index]
FILE is a scorecard as .json or a table as .csv; - is standard input (JSON).
check prints what is wrong, what was passed over, and where printed figures contradict each other; exit code 1 where the file cannot be judged.
evaluate prints the report as JSON; --ndjson reads a scorecard a line and prints a report a line, in the same
order, with N threads (as many as there are cores, unless said); a line that cannot be judged is answered with its errors.
--trend open-sdg prints, in the report's stead, Open SDG's measure of progress for scores asked for by a year.
render draws OUT by its ending: .svg, .csv, .html, or .thuoc-do.html with --script, a page that is whole in one file.
what-if prints the total, the place and every verdict as they would be with other scores of parts; with --reach, the
least change of parts that reaches a total, none better than the best unit's in the year's panel.
fill copies facts about known indices (editions, parts, their sources) into the document, makes the totals that nobody
prints of their printed parts, prints it or writes OUT, and says where the document and an index file differ; index files in DIR come to those built in, or take their place.
schema prints the JSON Schema of a scorecard; --index that of an index file.";

/// Runs the command; the arguments are those after the program's name.
pub fn run(arguments: &[String]) -> ExitCode {
    match Call::parse(arguments).and_then(|call| call.carry_out()) {
        Ok(code) => code,
        Err(Failure::Usage(message)) => {
            eprintln!("thuoc-do: {message}\n{USAGE}");
            ExitCode::from(2)
        }
        Err(Failure::Input(lines)) => {
            for line in lines {
                eprintln!("thuoc-do: {line}");
            }
            ExitCode::FAILURE
        }
    }
}

/// Why a call ended early.
enum Failure {
    /// The arguments are not of the command's form.
    Usage(String),
    /// The input cannot be used; a line for each thing that is wrong.
    Input(Vec<String>),
}

/// What was asked for.
#[derive(Default)]
struct Call {
    verb: String,
    files: Vec<String>,
    lang: Option<Lang>,
    ndjson: bool,
    open_sdg: bool,
    /// How many threads judge lines.
    jobs: Option<usize>,
    view: Option<View>,
    indicator: Option<String>,
    out: Option<String>,
    script: Option<String>,
    editions: Option<String>,
    index: bool,
    what_if: what_if::Asked,
}

impl Call {
    fn parse(arguments: &[String]) -> Result<Self, Failure> {
        let mut call = Self::default();
        let mut rest = arguments.iter();
        call.verb = rest.next().cloned().unwrap_or_default();
        while let Some(argument) = rest.next() {
            let mut value =
                |name: &str| rest.next().cloned().ok_or_else(|| Failure::Usage(format!("{name} needs a value")));
            match argument.as_str() {
                "--lang" => {
                    let word = value("--lang")?;
                    let lang = Lang::from_word(&word)
                        .ok_or_else(|| Failure::Usage(format!("--lang {word}: expected vi or en")))?;
                    call.lang = Some(lang);
                }
                "--view" => {
                    let word = value("--view")?;
                    let view = View::from_word(&word)
                        .ok_or_else(|| Failure::Usage(format!("--view {word}: expected {}", View::WORDS.join(", "))))?;
                    call.view = Some(view);
                }
                "--indicator" => call.indicator = Some(value("--indicator")?),
                "-o" => call.out = Some(value("-o")?),
                "--script" => call.script = Some(value("--script")?),
                "--editions" => call.editions = Some(value("--editions")?),
                "--index" => call.index = true,
                "--year" => call.what_if.year = Some(value("--year")?),
                "--set" => call.what_if.set.push(value("--set")?),
                "--reach" => call.what_if.reach = Some(value("--reach")?),
                "--ndjson" => call.ndjson = true,
                "--trend" => match value("--trend")?.as_str() {
                    "open-sdg" => call.open_sdg = true,
                    word => return Err(Failure::Usage(format!("--trend {word}: expected open-sdg"))),
                },
                "--jobs" => {
                    let word = value("--jobs")?;
                    let jobs = word.parse().ok().filter(|jobs| (1..=lines::MOST_JOBS).contains(jobs));
                    let expected = || format!("--jobs {word}: expected a number from 1 to {}", lines::MOST_JOBS);
                    call.jobs = Some(jobs.ok_or_else(|| Failure::Usage(expected()))?);
                }
                option if option.starts_with('-') && option != "-" => {
                    return Err(Failure::Usage(format!("unknown option {option}")));
                }
                file => call.files.push(file.to_owned()),
            }
        }
        Ok(call)
    }

    fn carry_out(&self) -> Result<ExitCode, Failure> {
        match self.verb.as_str() {
            "check" => self.check(),
            "evaluate" if self.ndjson => self.evaluate_lines(),
            "evaluate" => self.evaluate(),
            "render" => self.render(),
            "fill" => self.fill(),
            "what-if" => {
                let lang = self.lang.unwrap_or(Lang::Vi);
                self.what_if.carry_out(self.file()?, self.indicator.as_deref(), lang)
            }
            "schema" if self.index => print(&schema::index_file().to_string()),
            "schema" => print(&schema::document().to_string()),
            "" => Err(Failure::Usage("a verb is missing".into())),
            verb => Err(Failure::Usage(format!("unknown verb {verb}"))),
        }
    }

    fn file(&self) -> Result<&str, Failure> {
        match self.files.as_slice() {
            [file] => Ok(file),
            [] => Err(Failure::Usage("a file is missing".into())),
            _ => Err(Failure::Usage("one file at a time".into())),
        }
    }

    fn check(&self) -> Result<ExitCode, Failure> {
        let file = self.file()?;
        let document = input::document(file).map_err(Failure::Input)?;
        let unread = document.unread.iter().map(|row| &row.problem);
        let mut found = 0;
        for problem in document.warnings.iter().chain(unread) {
            print(&format!("{file}: {}", problem::sentence(problem, Lang::En)))?;
            found += 1;
        }
        let plan = resolve::plan(&document.scorecard);
        for one in consistency::findings(&plan) {
            print(&format!("{file}: {}", finding::sentence(&plan, &one, Lang::En)))?;
            found += 1;
        }
        for line in fill::unprinted(&plan) {
            print(&format!("{file}: {line}"))?;
            found += 1;
        }
        let targets: usize = document.scorecard.indicators.iter().map(|one| one.targets.len()).sum();
        print(&format!("{file}: {targets} targets can be judged, {found} remarks"))
    }

    fn evaluate(&self) -> Result<ExitCode, Failure> {
        let document = input::document(self.file()?).map_err(Failure::Input)?;
        if self.open_sdg {
            return print(&trend::open_sdg(&document.scorecard).to_string());
        }
        let report = build::report(&document, self.lang.unwrap_or(Lang::Vi));
        print(&whole(&report, &document.scorecard).to_string())
    }

    fn fill(&self) -> Result<ExitCode, Failure> {
        let library = editions::Library::open(self.editions.as_deref()).map_err(Failure::Input)?;
        let filled = fill::fill(self.file()?, &library).map_err(Failure::Input)?;
        for remark in filled.remarks {
            eprintln!("thuoc-do: {remark}");
        }
        match &self.out {
            Some(out) => {
                output::whole(out, &filled.text).map_err(|line| Failure::Input(vec![line])).map(|()| ExitCode::SUCCESS)
            }
            None => print(filled.text.trim_end()),
        }
    }

    fn render(&self) -> Result<ExitCode, Failure> {
        let out = self.out.as_deref().ok_or_else(|| Failure::Usage("render needs -o OUT".into()))?;
        let document = input::document(self.file()?).map_err(Failure::Input)?;
        let report = build::report(&document, self.lang.unwrap_or(Lang::Vi));
        if let Some(wanted) = &self.indicator
            && !report.targets.iter().any(|target| target.indicator == *wanted)
        {
            return Err(Failure::Input(vec![format!("--indicator {wanted}: found no target of it in the document")]));
        }
        let drawing = Drawing {
            document: &document,
            report: &report,
            view: self.view.unwrap_or(View::Scorecard),
            indicator: self.indicator.as_deref(),
        };
        output::draw(&drawing, self.script.as_deref(), out).map_err(|line| Failure::Input(vec![line]))?;
        Ok(ExitCode::SUCCESS)
    }

    /// A line in, a line out (see [`lines`]).
    fn evaluate_lines(&self) -> Result<ExitCode, Failure> {
        let file = if self.files.is_empty() { "-" } else { self.file()? };
        let cores = || std::thread::available_parallelism().map_or(1, usize::from);
        lines::answer(file, self.lang.unwrap_or(Lang::Vi), self.jobs.unwrap_or_else(cores).min(lines::MOST_JOBS))
    }
}

/// Prints a line; a reader that closed the pipe has had enough, which is no error.
fn print(line: &str) -> Result<ExitCode, Failure> {
    match writeln!(std::io::stdout().lock(), "{line}") {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(Failure::Input(vec![error.to_string()])),
        _ => Ok(ExitCode::SUCCESS),
    }
}
