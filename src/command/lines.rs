//! `evaluate --ndjson`: a scorecard a line in, a report a line out, on all cores and in bounded memory.
//!
//! One thread reads, as many judge as there are cores, and the main one writes. The batches go round the judges in
//! turn and are fetched back in the same turn, so the answers come in the order of the lines without being
//! numbered or sorted. Every queue is bounded: a slow reader of the answers stops the whole, it does not fill the
//! memory. At most `jobs × (2 × QUEUE + 1) + 2` batches are held, each of [`BATCH`] bytes of input and one line
//! more, or what was answered to it; nothing depends on the length of the file.

use super::{Failure, input};
use crate::model::problem::{Expected, Place, Problem};
use crate::model::value::{Data, Value};
use crate::words::analysis::whole;
use crate::words::{Lang, build, problem};
use std::io::{self, BufRead as _, BufReader, ErrorKind, Read, Write as _};
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

/// The longest line that is read, in bytes: a scorecard of the whole nation is a third of it. Of a longer one only
/// the length is told.
pub const LONGEST_LINE: usize = 16 << 20;

/// The most threads that can be asked for.
pub const MOST_JOBS: usize = 1024;

/// A batch is handed on when it has so many bytes, or when no whole line more has arrived: whoever writes a line and
/// waits for its answer gets it.
const BATCH: usize = 64 << 10;

/// Batches waiting before each judge, and as many answered behind it.
const QUEUE: usize = 2;

type Input = BufReader<Box<dyn Read + Send>>;

/// A line as it was read.
enum Line {
    /// Its bytes, perhaps with the line break.
    Whole(Vec<u8>),
    /// Its length, where that is above [`LONGEST_LINE`].
    TooLong(usize),
}

/// The answers to a batch, a line each, and whether every one is a report.
struct Answers {
    text: String,
    all_judged: bool,
}

/// Answers the lines of a file, or of standard input for `-`; `jobs` threads judge.
///
/// The exit code tells whether every line was judged. Whoever closes the pipe of the answers has had enough: the
/// rest of the input is not read.
///
/// # Errors
/// The file cannot be opened, read to its end, or the answers cannot be written.
pub fn answer(file: &str, lang: Lang, jobs: usize) -> Result<ExitCode, Failure> {
    let failed = |error: &dyn std::fmt::Display| Failure::Input(vec![format!("{file}: {error}")]);
    let source = input::source(file).map_err(|line| Failure::Input(vec![line]))?;
    let mut queues = Vec::new();
    let mut answers = Vec::new();
    let mut judges = Vec::new();
    for _ in 0..jobs {
        let (queue, batches) = sync_channel(QUEUE);
        let (answered, answer) = sync_channel(QUEUE);
        queues.push(queue);
        answers.push(answer);
        judges.push(start(move || judge(&batches, &answered, lang)).map_err(|error| failed(&error))?);
    }
    let reader =
        start(move || read(BufReader::with_capacity(BATCH, source), &queues)).map_err(|error| failed(&error))?;
    let (mut out, mut code) = (io::stdout().lock(), ExitCode::SUCCESS);
    // The first judge without an answer in its turn is at the end of the input.
    for answer in answers.iter().cycle().map_while(|answer| answer.recv().ok()) {
        if !answer.all_judged {
            code = ExitCode::FAILURE;
        }
        match out.write_all(answer.text.as_bytes()).and_then(|()| out.flush()) {
            Ok(()) => {}
            // Not waited for: the reader may be held up in an input that never ends.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => return Ok(code),
            Err(error) => return Err(Failure::Input(vec![error.to_string()])),
        }
    }
    let ended = |thread: io::Result<()>| thread.map_err(|error| failed(&error));
    judges.into_iter().map(|judge| judge.join().unwrap_or_else(broken)).try_for_each(ended)?;
    ended(reader.join().unwrap_or_else(broken))?;
    Ok(code)
}

fn start(work: impl FnOnce() -> io::Result<()> + Send + 'static) -> io::Result<JoinHandle<io::Result<()>>> {
    thread::Builder::new().spawn(work)
}

/// A thread that broke leaves lines without an answer: never to be taken for the end of the input.
fn broken<T>(_: T) -> io::Result<()> {
    Err(io::Error::other("a line broke the program, which is a defect of it; the lines after it were not judged"))
}

/// Reads the input to its end, and hands the batches to the judges in turn.
fn read(mut input: Input, queues: &[SyncSender<Vec<Line>>]) -> io::Result<()> {
    for queue in queues.iter().cycle() {
        let batch = batch(&mut input)?;
        // A judge that is gone takes nothing more: the answers are no longer wanted.
        if batch.is_empty() || queue.send(batch).is_err() {
            break;
        }
    }
    Ok(())
}

/// The next lines; none at the end of the input.
fn batch(input: &mut Input) -> io::Result<Vec<Line>> {
    let mut lines = Vec::new();
    let mut size = 0;
    while let Some(line) = line(input)? {
        if let Line::Whole(bytes) = &line {
            size += bytes.len();
        }
        lines.push(line);
        if size >= BATCH || !input.buffer().contains(&b'\n') {
            break;
        }
    }
    Ok(lines)
}

/// The next line; of one that is too long the rest is passed over.
fn line(input: &mut Input) -> io::Result<Option<Line>> {
    let mut bytes = Vec::new();
    let most = LONGEST_LINE + 1;
    let mut size = input.by_ref().take(most as u64).read_until(b'\n', &mut bytes)?;
    if size < most || bytes.ends_with(b"\n") {
        return Ok(if size == 0 { None } else { Some(Line::Whole(bytes)) });
    }
    drop(bytes);
    loop {
        let buffer = input.fill_buf()?;
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let (part, used) = end.map_or((buffer.len(), buffer.len()), |at| (at, at + 1));
        input.consume(used);
        size += part;
        if end.is_some() || used == 0 {
            return Ok(Some(Line::TooLong(size)));
        }
    }
}

/// Answers batches as long as there are any and their answers are wanted.
fn judge(batches: &Receiver<Vec<Line>>, answered: &SyncSender<Answers>, lang: Lang) -> io::Result<()> {
    for batch in batches {
        let mut answers = Answers { text: String::new(), all_judged: true };
        for line in batch {
            let told = report(&line, lang);
            answers.all_judged &= told.is_ok();
            answers.text += &told.unwrap_or_else(|sentences| refusal(&sentences));
            answers.text.push('\n');
        }
        if answered.send(answers).is_err() {
            break;
        }
    }
    Ok(())
}

/// The report of a line, or what is wrong with it; an empty line is wrong too, so that lines stay in step.
fn report(line: &Line, lang: Lang) -> Result<String, Vec<String>> {
    let sentence = |problem: &Problem| problem::sentence(problem, Lang::En);
    let bytes = match line {
        Line::Whole(bytes) => bytes,
        Line::TooLong(size) => {
            let (found, expected) = (Some(format!("a line of {size} bytes")), Expected::Size(LONGEST_LINE));
            return Err(vec![sentence(&Problem { path: Vec::new(), place: Place::Whole, found, expected })]);
        }
    };
    let text = std::str::from_utf8(bytes)
        .map_err(|error| vec![format!("byte {}: found text that is not UTF-8, expected UTF-8", error.valid_up_to())])?;
    match input::json(text.trim_end()) {
        Ok(document) => Ok(whole(&build::report(&document, lang), &document.scorecard).to_string()),
        Err(problems) => Err(problems.iter().map(sentence).collect()),
    }
}

fn refusal(sentences: &[String]) -> String {
    let sentences = sentences.iter().map(|sentence| Value::text(sentence.as_str())).collect();
    Value::map([("error", Some(Value::new(Data::List(sentences))))]).to_string()
}
