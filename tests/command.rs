//! The command as others call it (DESIGN §7): what it prints, where, and with which exit code.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{fields, items, path, text, tree, word};
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};
use thuoc_do::model::value::{Data, Value};

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_thuoc-do"));
    command.args(arguments);
    command
}

fn run(arguments: &[&str]) -> Output {
    command(arguments).output().unwrap()
}

/// Runs the command with something on its standard input.
fn fed(arguments: &[&str], input: &[u8]) -> Output {
    let mut child =
        command(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut pipe = child.stdin.take().unwrap();
    let input = input.to_vec();
    // From a thread of its own: a command that answers line by line would otherwise wait for its reader.
    let feeder = std::thread::spawn(move || pipe.write_all(&input));
    let output = child.wait_with_output().unwrap();
    let _ = feeder.join().unwrap();
    output
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A file of this test's own, written anew.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&file, bytes).unwrap();
    file
}

fn card(name: &str, at_least: &str) -> String {
    format!(
        r#"{{"version": 1, "as_of": "2024-05-10", "indicators": [{{"id": "x", "name": "{name}", "results": [{{"year": 2023, "score": 70}}], "targets": [{{"id": "t", "year": 2023, "all": [{{"score": {{"at_least": {at_least}}}}}, {{"rank": {{"at_most": 20}}}}]}}]}}]}}"#
    )
}

#[test]
fn evaluate_prints_the_keys_that_others_rely_on() {
    let example = path("www/examples/ninh-thuan-2023.json");
    let output = run(&["evaluate", &example.to_string_lossy()]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(stderr(&output), "");
    let report = tree(&stdout(&output));
    let targets = items(report.get("targets").unwrap());
    assert_eq!(targets.len(), 7);
    for target in targets {
        let verdict = word(target, "verdict");
        assert!(!word(target, "indicator").is_empty() && !word(target, "target").is_empty());
        assert!(["met", "not_met", "cannot_tell", "not_due"].contains(&verdict), "{verdict}");
        for told in std::iter::once(target).chain(items(target.get("clauses").unwrap())) {
            let reason = told.get("reason").unwrap_or_else(|| panic!("no reason in {told}"));
            let open = word(told, "verdict") == "cannot_tell";
            assert_eq!(open, reason.data != Data::Null, "a reason where it is open and null elsewhere: {told}");
        }
        assert!(!items(target.get("clauses").unwrap()).is_empty());
    }
    let summary = report.get("summary").unwrap();
    let count = |name: &str| word(summary, name).parse::<usize>().unwrap();
    assert_eq!([count("met"), count("not_met"), count("cannot_tell"), count("not_due")], [1, 3, 3, 0]);
    assert!(summary.get("points").is_some(), "points stands there even where no target carries any");
}

#[test]
fn both_languages_judge_alike_and_speak_differently() {
    let example = path("www/examples/quang-nam-2023.json").to_string_lossy().into_owned();
    let report = |lang: &str| tree(&stdout(&run(&["evaluate", &example, "--lang", lang])));
    let (vi, en) = (report("vi"), report("en"));
    let verdicts = |report: &Value| -> Vec<(String, String)> {
        let all = items(report.get("targets").unwrap()).iter();
        all.map(|one| (word(one, "target").to_owned(), word(one, "verdict").to_owned())).collect()
    };
    assert_eq!(verdicts(&vi), verdicts(&en));
    assert_ne!(word(&vi, "message"), word(&en, "message"));
    assert_eq!(
        stdout(&run(&["evaluate", &example])),
        stdout(&run(&["evaluate", &example, "--lang", "vi"])),
        "Vietnamese comes first"
    );
}

#[test]
fn check_says_what_was_passed_over_and_is_content() {
    let text = card("X", "60").replace("\"score\": 70", "\"score\": 70, \"diem\": 5");
    let output = run(&["check", &file("passed-over.json", text.as_bytes()).to_string_lossy()]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let told = stdout(&output);
    assert!(told.contains("indicators[0].results[0]") && told.contains("diem"), "{told}");
    assert!(told.contains("1 targets can be judged, 1 remarks"), "{told}");
}

#[test]
fn a_line_in_is_a_line_out_and_a_broken_one_is_answered_in_its_place() {
    let lines = format!("{}\n{{\"version\": 1,\n{}\n", card("Một", "60"), card("Ba", "90"));
    let output = fed(&["evaluate", "--ndjson"], lines.as_bytes());
    assert_eq!(output.status.code(), Some(1), "one line cannot be judged");
    let told = stdout(&output);
    let reports: Vec<Value> = told.lines().map(tree).collect();
    assert_eq!(reports.len(), 3, "{told}");
    let verdict = |report: &Value| word(&items(report.get("targets").unwrap())[0], "verdict").to_owned();
    assert_eq!(verdict(&reports[0]), "cannot_tell");
    assert_eq!(fields(&reports[1]).len(), 1);
    assert!(reports[1].get("error").unwrap().to_string().contains("line 1, column"), "{}", reports[1]);
    assert_eq!(verdict(&reports[2]), "not_met");

    let good = fed(&["evaluate", "--ndjson", "-"], format!("{}\n", card("Một", "60")).as_bytes());
    assert_eq!(good.status.code(), Some(0));
    let stored = file("lines.ndjson", lines.as_bytes());
    assert_eq!(
        stdout(&run(&["evaluate", "--ndjson", &stored.to_string_lossy()])),
        told,
        "a file is read as standard input is"
    );
}

#[test]
fn a_line_that_is_not_utf8_does_not_end_the_run() {
    let mut lines = card("Một", "60").into_bytes();
    lines.extend(b"\n\"\xFF\"\n");
    lines.extend(card("Ba", "90").bytes());
    let output = fed(&["evaluate", "--ndjson"], &lines);
    assert_eq!(output.status.code(), Some(1));
    let told = stdout(&output);
    assert_eq!(told.lines().count(), 3, "{told}{}", stderr(&output));
    assert!(told.lines().nth(1).unwrap().starts_with("{\"error\":"), "{told}");
}

#[test]
fn a_wrong_call_is_told_apart_from_a_wrong_input() {
    let example = path("www/examples/ninh-thuan-2023.json").to_string_lossy().into_owned();
    for arguments in [
        &["evaluate", "--nonsense", example.as_str()][..],
        &["evaluate", &example, "--lang", "fr"],
        &["evaluate", &example, "--lang"],
        &["evaluate"],
        &["evaluate", &example, &example],
        &["judge", &example],
        &["check"],
        &[],
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
        assert!(stderr(&output).contains("usage: thuoc-do"), "{arguments:?}: {}", stderr(&output));
    }
    let missing = run(&["check", "no-such-file.json"]);
    assert_eq!(missing.status.code(), Some(1));
    assert!(stderr(&missing).contains("no-such-file.json") && missing.stdout.is_empty());
}

#[test]
fn markup_in_a_name_comes_out_as_text() {
    let text = card("Chỉ số <img src=x onerror=alert(1)></script>", "60");
    let output = fed(&["evaluate", "-"], text.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(!stdout(&output).contains('<'), "{}", stdout(&output));
    let report = tree(&stdout(&output));
    let name = word(&items(report.get("targets").unwrap())[0], "name").to_owned();
    assert_eq!(name, "Chỉ số <img src=x onerror=alert(1)></script>");
}

#[test]
fn decomposed_letters_and_a_byte_order_mark_change_nothing() {
    // "Khá" with its accent as a letter of its own (NFD), as some keyboards and systems write it.
    let text = |band: &str| {
        format!(
            r#"{{"version": 1, "as_of": "2024-05-10", "indicators": [{{"id": "x", "name": "X", "results": [{{"year": 2023, "band": "{band}"}}], "targets": [{{"id": "t", "year": 2023, "all": [{{"band": {{"at_least": "Kh\u00e1"}}}}]}}]}}]}}"#
        )
    };
    let judge = |text: String| stdout(&fed(&["evaluate", "-"], text.as_bytes()));
    let composed = judge(text("Kh\u{E1}"));
    assert!(composed.contains("\"verdict\":\"met\""), "{composed}");
    assert_eq!(judge(text("Kha\u{301}")), composed);
    assert_eq!(judge(format!("\u{FEFF}{}", text("Kh\u{E1}"))), composed);
    assert_ne!(judge(text("Kha")), composed, "an accent is no decoration");
}

#[test]
fn a_file_that_is_not_utf8_is_said_to_be_so() {
    let output = run(&["check", &file("latin.json", b"{\"version\": 1, \"title\": \"B\xE1ng\"}").to_string_lossy()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("byte 26") && stderr(&output).contains("UTF-8"), "{}", stderr(&output));
}

/// Ten megabytes come to an end, good or bad, whatever they are made of.
#[test]
fn ten_megabytes_are_answered() {
    let size = 10_000_000;
    let notes = format!("\"notes\": [\"{}\"]", "ghi chú ".repeat(size / 9));
    let good = card("X", "60").replacen("\"version\": 1,", &format!("\"version\": 1, {notes},"), 1);
    assert!(good.len() > size);
    let bad = format!("{{\"version\": 1, \"title\": \"{}", "x".repeat(size));
    let deep = "[".repeat(size);
    for (name, text, code) in [("ten-good.json", good, 0), ("ten-cut-off.json", bad, 1), ("ten-deep.json", deep, 1)] {
        let output = run(&["check", &file(name, text.as_bytes()).to_string_lossy()]);
        assert_eq!(output.status.code(), Some(code), "{name}");
        assert!(stderr(&output).len() < 1000, "{name}: a message is short however long the input is");
    }
}

/// The exit code, or `None` where there is no answer in time; the command is stopped then.
fn answered(arguments: &[&str], within: Duration) -> Option<i32> {
    let mut child = command(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let start = Instant::now();
    while start.elapsed() < within {
        if let Some(status) = child.try_wait().unwrap() {
            return status.code();
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    None
}

/// Two megabytes, as many as a page takes, of each thing a document may have many of. The limit is far
/// above what a pass over the input takes, and far below what a comparison of all with all would.
#[test]
fn no_input_takes_more_than_a_pass_over_it() {
    let many = |count: usize, one: fn(usize) -> String| (0..count).map(one).collect::<Vec<_>>().join(",\n");
    let target = r#"{"id": "t", "year": 2023, "all": [{"score": {"at_least": 1}}]}"#;
    let card = |more: &str, results: &str, targets: &str| {
        format!(
            r#"{{"version": 1, "as_of": "2024-05-10", {more} "indicators": [{{"id": "x", "name": "X", "results": [{results}], "targets": [{targets}]}}]}}"#
        )
    };
    let fields = many(130_000, |index| format!("\"k{index}\": 1"));
    let sources = many(60_000, |index| format!(r#"{{"id": "s{index}", "title": "x"}}"#));
    let results = many(30_000, |index| format!(r#"{{"year": {}, "score": 1}}"#, 2000 + index % 24));
    let targets =
        many(14_000, |index| format!(r#"{{"id": "t{index}", "year": 2023, "all": [{{"score": {{"at_least": 1}}}}]}}"#));
    let slow: Vec<&str> = [
        ("many fields", card(&format!("{fields},"), "", target)),
        ("many wrong values", card(&format!("\"notes\": [{}],", many(400_000, |_| "1".into())), "", target)),
        ("many sources", card(&format!("\"sources\": [{sources}],"), "", target)),
        ("many results and targets", card("", &results, &targets)),
    ]
    .into_iter()
    .filter(|(name, text)| {
        let stored = file(&format!("{name}.json"), text.as_bytes());
        answered(&["evaluate", &stored.to_string_lossy()], Duration::from_secs(90)).is_none()
    })
    .map(|(name, _)| name)
    .collect();
    assert!(slow.is_empty(), "no answer within 90 seconds: {slow:?}");
}

#[test]
fn a_picture_appears_whole_or_not_at_all() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir(&folder).unwrap();
    let out = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let good = file("markup.json", card("<img onerror=1>", "60").as_bytes()).to_string_lossy().into_owned();
    let bad = file("bad.json", b"{\"version\": 1}").to_string_lossy().into_owned();
    for (input, name, code) in
        [(&bad, "a.svg", 1), (&good, "a.docx", 1), (&good, "a.svg", 0), (&good, "a.csv", 0), (&good, "a.html", 0)]
    {
        let output = run(&["render", input, "-o", &out(name)]);
        assert_eq!(output.status.code(), Some(code), "{name}: {}", stderr(&output));
        assert_eq!(stderr(&output).is_empty(), code == 0, "{name}");
    }
    let left: Vec<String> =
        common::entries(&folder).iter().map(|file| file.file_name().unwrap().to_string_lossy().into_owned()).collect();
    assert_eq!(left, ["a.csv", "a.html", "a.svg"], "nothing of what failed is left, and no draft");
    for name in ["a.svg", "a.html"] {
        let drawn = text(&folder.join(name));
        assert!(drawn.contains("&lt;img onerror=1") && !drawn.contains("<img"), "{name}");
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let example = path("www/examples/soc-trang-2030.json");
    let once = run(&["evaluate", &example.to_string_lossy()]).stdout;
    let piped = fed(&["evaluate", "-"], text(&example).as_bytes()).stdout;
    assert!(!once.is_empty() && once == piped);
}
