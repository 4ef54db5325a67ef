//! Index files that are not good, told with file, place, what was found and what was expected; and where the files
//! of the project may be used.

use super::{run, told};
use crate::common::{entries, items, path, text, tree, word};
use std::path::{Path, PathBuf};

const GOOD: &str = r#"{
  "version": 1, "id": "phuong", "name": "Phường",
  "editions": [{"year": 2026, "scale": [0, 100], "bands": [{"name": "Tốt", "from": 80}, {"name": "Khá", "from": 65, "to": 79}], "source": "a"}],
  "parts": [{"id": "x", "name": "X", "max": 100}],
  "bases": [{"of": "parts", "provenance": "derived", "sources": ["a"], "note": "Cộng lại."}],
  "unverified": [{"note": "?", "source": "a"}],
  "sources": [{"id": "a", "title": "A"}]
}"#;

/// A folder of this test's own with one file in it.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("editions").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    for (name, text) in files {
        std::fs::write(folder.join(name), text).unwrap();
    }
    folder
}

/// What `fill` says of a folder, without the folder's own name.
fn said(folder: &Path) -> String {
    let example = path("www/examples/ninh-thuan-papi.json");
    let output = run(&["fill", &example.to_string_lossy(), "--editions", &folder.to_string_lossy()]);
    let expected = if output.stderr.is_empty() { 0 } else { 1 };
    assert_eq!(output.status.code(), Some(expected));
    assert_eq!(output.stdout.is_empty(), expected == 1, "no half an answer");
    let inside = format!("{}/", folder.display());
    told(&output.stderr).replace(&inside, "").replace(&folder.display().to_string(), "DIR")
}

#[test]
fn a_good_file_is_taken() {
    assert_eq!(said(&folder("good", &[("phuong.json", GOOD)])), "");
}

#[test]
fn the_example_of_the_guide_is_taken() {
    let guide = text(&path("docs/editions.md"));
    let example = guide.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    assert!(example.contains("\"bases\""), "{example}");
    assert_eq!(said(&folder("guide", &[("phuong.json", example)])), "");
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    for (case, from, to, expected) in [
        (
            "without-a-source",
            r#", "source": "a"}],
  "parts""#,
            "}],\n  \"parts\"",
            "line 3, column 16, editions[0]: found no source, expected the id of one: facts without a source are not copied",
        ),
        (
            "unknown-source",
            r#""sources": ["a"]"#,
            r#""sources": ["b"]"#,
            "line 5, column 65, bases[0].sources: found \"b\", expected an id from the list “sources”",
        ),
        (
            "derived-without-a-word",
            r#", "note": "Cộng lại.""#,
            "",
            "line 5, column 13, bases[0]: found no note, expected one that says how what is derived was obtained",
        ),
        (
            "bands-upside-down",
            r#""from": 65, "to": 79"#,
            r#""from": 65, "to": 80"#,
            "line 3, column 89, editions[0].bands[1]: found 80, expected less than 80, where the band before begins: bands stand best first",
        ),
        (
            "parts-from-nowhere",
            r#""of": "parts""#,
            r#""of": "bands""#,
            "line 4, column 13, parts[0]: found no basis for it, expected one of “parts” or “weights” for its years, with a source",
        ),
        (
            "misspelt",
            r#""bands": [{"name": "Tốt""#,
            r#""band": [{"name": "Tốt""#,
            "line 3, column 58, editions[0]: found band, expected a known field (this one is passed over)",
        ),
        (
            "year",
            "2026",
            "\"2026\"",
            "line 3, column 25, editions[0].year: found \"2026\", expected a year from 1900 to 2199",
        ),
        (
            "remark",
            r#""note": "?", "source": "a""#,
            r#""note": "?", "source": "c""#,
            "unverified[0].source: found \"c\"",
        ),
        ("weights", r#""max": 100"#, r#""weight": 0.9"#, "parts.weight: found 0.9, expected"),
        (
            "two-of-a-year",
            r#""editions": [{"#,
            r#""editions": [{"year": 2026, "source": "a"}, {"#,
            "line 3, column 25, editions[0].year: found 2026, expected a name not used here before",
        ),
        ("broken", r#""version": 1,"#, r#""version": 1"#, "line 2, column 16: found"),
        ("no-version", r#""version": 1, "#, "", "version: found nothing, expected this field to be there"),
    ] {
        let bad = GOOD.replacen(from, to, 1);
        assert_ne!(bad, GOOD, "{case}");
        let found = said(&folder(case, &[("phuong.json", &bad)]));
        let told = found.starts_with("thuoc-do: phuong.json: ") && found.contains(expected);
        assert!(told, "{case}\n  expected: {expected}\n  found:    {found}");
    }
}

#[test]
fn two_files_about_one_index_and_none_at_all() {
    let twice = said(&folder("twice", &[("a.json", GOOD), ("b.json", GOOD)]));
    assert!(twice.contains("b.json: id: found \"phuong\", expected an id of its own; a.json has it too"), "{twice}");
    let none = said(&folder("none", &[("readme.txt", "")]));
    assert!(none.contains("DIR: found no file ending in .json"), "{none}");
    let missing = folder("missing", &[]).join("nowhere");
    assert!(said(&missing).contains("DIR: "), "{}", said(&missing));
}

#[test]
fn a_province_that_went_nowhere_is_told() {
    let known = text(&path("editions/geographies.json"));
    let bad = known.replacen(r#""from": ["kien-giang", "an-giang"]"#, r#""from": ["an-giang", "an-giang"]"#, 1);
    assert_ne!(bad, known);
    let found = said(&folder("geographies", &[("geographies.json", &bad)]));
    assert!(found.contains("crosswalks[0].rows: found \"an-giang\" 2 times in “from”, expected once"), "{found}");
    assert!(found.contains("crosswalks[0].rows: found \"kien-giang\" 0 times in “from”, expected once"), "{found}");
}

#[test]
fn a_file_takes_the_place_of_the_one_built_in() {
    let own = text(&path("editions/papi.json")).replace("\"units\": 61", "\"units\": 60");
    let found = told(
        &run(&[
            "fill",
            &path("www/examples/ninh-thuan-papi.json").to_string_lossy(),
            "--editions",
            &folder("instead", &[("papi.json", &own)]).to_string_lossy(),
        ])
        .stderr,
    );
    assert!(found.contains("editions[4].units: found 61, but ") && found.contains("papi.json has 60"), "{found}");
}

#[test]
fn the_schema_of_an_index_file() {
    let schema = tree(&told(&run(&["schema", "--index"]).stdout));
    let record = schema.get("$defs").unwrap().get("IndexFile").unwrap();
    let required: Vec<String> = items(record.get("required").unwrap()).iter().map(ToString::to_string).collect();
    assert_eq!(required, ["\"version\"", "\"id\"", "\"name\""]);
    assert_eq!(word(&schema, "$ref"), "#/$defs/IndexFile");
    assert!(schema.get("$defs").unwrap().get("Part").is_some() && schema.get("$defs").unwrap().get("Target").is_none());
    assert_ne!(told(&run(&["schema"]).stdout), told(&run(&["schema", "--index"]).stdout));
}

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in entries(folder) {
        if entry.is_dir() {
            sources(&entry, into);
        } else {
            into.push(entry);
        }
    }
}

/// The files are built into the command, which a page does not have: `command` is behind the feature `cli`, and
/// nothing outside it takes anything in from the folder.
#[test]
fn no_page_carries_the_index_files() {
    let library = text(&path("src/lib.rs"));
    assert!(library.contains("#[cfg(feature = \"cli\")]\npub mod command;"), "the command is behind its feature");
    let mut files = Vec::new();
    sources(&path("src"), &mut files);
    sources(&path("www/embed"), &mut files);
    assert!(files.len() > 100);
    let mut including = Vec::new();
    for file in files {
        let inside = file.strip_prefix(path("")).unwrap().to_string_lossy().replace('\\', "/");
        let code = text(&file);
        let lines =
            code.lines().filter(|line| !line.trim_start().starts_with("//") && !line.trim_start().starts_with('*'));
        if lines.into_iter().any(|line| line.contains("editions/")) {
            including.push(inside);
        }
    }
    assert_eq!(including, ["src/command/editions.rs"]);
    // And there, every file of the folder is taken in.
    let code = text(&path("src/command/editions.rs"));
    for file in entries(&path("editions")) {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        assert!(code.contains(&format!("include_str!(\"../../editions/{name}\")")), "{name} is not built in");
    }
}
