//! `thuoc-do fill`: cases by folder, the real scorecards, and that filling twice is filling once.

use super::{run, told};
use crate::common::{differences, document, entries, judged, name, path, text, tree};
use std::path::{Path, PathBuf};

/// The filled text and what was said of the file; with an index folder where the case has one.
fn filled(file: &Path, editions: Option<&Path>) -> (String, String) {
    let name = file.to_string_lossy();
    let mut arguments = vec!["fill".to_owned(), name.to_string()];
    arguments.extend(
        editions.map(|folder| ["--editions".to_owned(), folder.to_string_lossy().into_owned()]).into_iter().flatten(),
    );
    let output = run(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
    let said = told(&output.stderr).replace(name.as_ref(), "FILE").replace("thuoc-do: FILE", "FILE");
    assert_eq!(output.status.code(), Some(0), "{name}: {said}");
    (told(&output.stdout), said)
}

fn own_editions(folder: &Path) -> Option<PathBuf> {
    Some(folder.join("editions")).filter(|folder| folder.is_dir())
}

#[test]
fn every_case_is_filled_as_worked_out_by_hand() {
    let folders = entries(&path("tests/cases/fill"));
    assert!(folders.len() >= 6, "{} cases", folders.len());
    let mut wrong = Vec::new();
    for folder in &folders {
        let (text_, said) = filled(&folder.join("input.json"), own_editions(folder).as_deref());
        let expected = tree(&text(&folder.join("expected.json")));
        let (found, expected) = (tree(&text_), expected.get("document").unwrap().clone());
        wrong.extend(differences(&expected, &found, &name(folder)));
        wrong.extend(differences(&found, &expected, &format!("{}, the other way", name(folder))));
        let wanted = folder.join("expected.txt");
        let wanted = if wanted.is_file() { text(&wanted) } else { String::new() };
        if said != wanted {
            wrong.push(format!("{}\n  expected: {wanted}\n  found:    {said}", name(folder)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The documents of the tests and the real ones.
fn documents() -> Vec<(PathBuf, Option<PathBuf>)> {
    let examples =
        entries(&path("www/examples")).into_iter().filter(|file| file.extension().is_some_and(|end| end == "json"));
    let mut all: Vec<_> = examples.map(|file| (file, None)).collect();
    all.extend(
        entries(&path("tests/cases/fill")).iter().map(|folder| (folder.join("input.json"), own_editions(folder))),
    );
    all.extend(entries(&path("tests/cases/judge")).iter().map(|folder| (folder.join("scorecard.json"), None)));
    all
}

#[test]
fn filling_twice_is_filling_once() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("filled");
    std::fs::create_dir_all(&folder).unwrap();
    let mut changed = 0;
    for (file, editions) in documents() {
        let (once, said) = filled(&file, editions.as_deref());
        let again = folder.join("again.json");
        std::fs::write(&again, &once).unwrap();
        let (twice, said_again) = filled(&again, editions.as_deref());
        assert_eq!(once, twice, "{}", file.display());
        assert_eq!(said.lines().count(), said_again.lines().count(), "{}", file.display());
        if once.trim() == text(&file).trim() {
            continue;
        }
        changed += 1;
        // What the author wrote stands there still: nothing of it is missing from the filled document.
        let kept = kept(&tree(&text(&file)), &tree(&once));
        assert!(kept, "{}: something was lost", file.display());
    }
    assert!(changed > 10, "{changed} documents were filled");
}

/// Everything of one tree stands in the other, in the same order.
fn kept(own: &thuoc_do::model::value::Value, filled: &thuoc_do::model::value::Value) -> bool {
    use thuoc_do::model::value::Data;
    match (&own.data, &filled.data) {
        (Data::Map(fields), Data::Map(_)) => {
            fields.iter().all(|(name, own)| filled.get(name).is_some_and(|filled| kept(own, filled)))
        }
        (Data::List(own), Data::List(filled)) => {
            let mut rest = filled.iter();
            own.iter().all(|own| rest.any(|filled| kept(own, filled)))
        }
        (one, two) => one == two,
    }
}

/// The real scorecards and the index files have the same sources: neither contradicts the other, and what filling
/// adds does not change a verdict.
#[test]
fn the_real_scorecards_agree_with_the_index_files() {
    for (file, _) in
        documents().into_iter().filter(|(file, _)| file.parent().is_some_and(|folder| folder.ends_with("examples")))
    {
        let (text_, said) = filled(&file, None);
        assert_eq!(said, "", "{}", file.display());
        let (before, after) = (judged(&document(&text(&file)).scorecard), judged(&document(&text_).scorecard));
        assert_eq!(before.to_string(), after.to_string(), "{}", file.display());
        assert!(document(&text_).warnings.is_empty(), "{}", file.display());
    }
}

#[test]
fn a_table_becomes_a_document_and_a_bad_file_none() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("filled-table");
    std::fs::create_dir_all(&folder).unwrap();
    let table = folder.join("table.csv");
    std::fs::write(&table, "Chỉ tiêu,Năm,Mục tiêu,Kết quả\nPAPI,2023,Top 20,6\n").unwrap();
    let (text_, said) = filled(&table, None);
    assert_eq!(said, "");
    assert_eq!(document(&text_).scorecard.indicators.len(), 1);
    let out = folder.join("out.json");
    let _ = std::fs::remove_file(&out);
    let bad = path("tests/cases/bad/rank-nought/input.json");
    let output = run(&["fill", &bad.to_string_lossy(), "-o", &out.to_string_lossy()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!out.exists() && !output.stderr.is_empty(), "no file, but a reason");
    let good = path("tests/cases/fill/years-between/input.json");
    assert_eq!(run(&["fill", &good.to_string_lossy(), "-o", &out.to_string_lossy()]).status.code(), Some(0));
    assert_eq!(text(&out).trim(), filled(&good, None).0.trim());
}
