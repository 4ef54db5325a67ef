//! `thuoc-do fill`: cases by folder, the real scorecards, and that filling twice is filling once.

use super::{run, told};
use crate::common::{differences, document, entries, judged, name, path, text, tree, word};
use std::path::{Path, PathBuf};
use thuoc_do::model::value::{Data, Value};

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

fn examples() -> Vec<PathBuf> {
    let files = entries(&path("www/examples")).into_iter();
    files.filter(|file| file.extension().is_some_and(|end| end == "json")).collect()
}

/// Real scorecards without their editions of the national indices, in a folder of the test's own.
fn without_editions(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    std::fs::create_dir_all(&folder).unwrap();
    let bare = |file: PathBuf| {
        let mut tree = tree(&text(&file));
        let known = ["par-index", "sipas", "papi", "pci", "dti"];
        for indicator in list_of(&mut tree, "indicators") {
            if known.contains(&word(indicator, "id")) {
                list_of(indicator, "editions").clear();
            }
        }
        let bare = folder.join(file.file_name().unwrap());
        std::fs::write(&bare, tree.to_string()).unwrap();
        bare
    };
    examples().into_iter().map(bare).collect()
}

fn list_of<'a>(value: &'a mut Value, name: &str) -> &'a mut Vec<Value> {
    let Data::Map(fields) = &mut value.data else { panic!("an object") };
    match &mut fields.iter_mut().find(|(field, _)| field == name).unwrap().1.data {
        Data::List(items) => items,
        other => panic!("{name}: a list, not {other:?}"),
    }
}

/// The index files hold what the authors of the real scorecards looked up: with the editions of the index files in
/// place of their own, every target and clause is judged the same. Only a badge comes to it: the index file marks
/// PCI 2023 as the first that is published for thirty provinces (METHOD D5).
#[test]
fn the_index_files_say_what_the_real_scorecards_said() {
    for (whole, bare) in examples().iter().zip(without_editions("bare")) {
        let (text_, said) = filled(&bare, None);
        assert_eq!(said, "", "{}", bare.display());
        let (own, filled) = (document(&text(whole)).scorecard, document(&text_).scorecard);
        let mut different = differences(&judged(&own), &judged(&filled), &name(whole));
        let pci = ["ninh-thuan-2023/targets/S000-03/badges: ", "quang-nam-2023/targets/S001-01/badges: "];
        different.retain(|one| {
            !(pci.iter().any(|target| one.starts_with(target)) && one.ends_with(r#"found ["caveat","old_method"]"#))
        });
        assert!(different.is_empty(), "{}", different.join("\n"));
    }
}

/// The documents of the tests and the real ones.
fn documents() -> Vec<(PathBuf, Option<PathBuf>)> {
    let own = examples().into_iter().chain(without_editions("bare-twice"));
    let mut all: Vec<_> = own.map(|file| (file, None)).collect();
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
fn kept(own: &Value, filled: &Value) -> bool {
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
    for file in examples() {
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
