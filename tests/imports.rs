//! The order of the phases (src/lib.rs, DESIGN §2), read out of the sources: what a phase may use, where
//! JavaScript may be known, and what the pure core must do without.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{entries, path, text};
use std::path::Path;

/// A phase and what it may use of the crate besides itself; `a::b` allows only that part of a phase.
const MAY_USE: [(&str, &[&str]); 6] = [
    ("model", &[]),
    ("read", &["model"]),
    ("evaluate", &["model"]),
    ("words", &["model", "evaluate"]),
    ("chart", &["model", "evaluate::verdict", "words"]),
    ("render", &["model", "chart"]),
];

/// The borders stand above all phases.
const BORDERS: [&str; 5] = ["command", "output", "web", "bin", "lib.rs"];

/// What only the border to JavaScript knows.
const JAVASCRIPT: [&str; 5] = ["wasm_bindgen", "web_sys", "js_sys", "serde", "serde_wasm_bindgen"];

/// What would make the same document come out otherwise elsewhere: floats, clocks, files, unordered maps.
const IMPURE: [&str; 10] =
    ["f32", "f64", "HashMap", "HashSet", "std::fs", "std::net", "std::time", "std::env", "std::process", "std::thread"];

const LONGEST: usize = 500;

/// What is wrong with a source; `file` is its path inside `src`.
fn violations(file: &str, source: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let lines = source.lines().count();
    if lines > LONGEST {
        wrong.push(format!("{lines} lines, at most {LONGEST}"));
    }
    let code = without_comments_and_text(source);
    let phase = file.split('/').next().unwrap_or(file);
    if phase != "web" {
        wrong.extend(JAVASCRIPT.iter().filter(|name| has(&code, name)).map(|name| format!("knows {name}")));
    }
    if BORDERS.contains(&phase) {
        return wrong;
    }
    wrong.extend(IMPURE.iter().filter(|name| has(&code, name)).map(|name| format!("uses {name}")));
    if has_float(&code) {
        wrong.push("has a number with a point".into());
    }
    let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == phase) else {
        wrong.push(format!("{phase} is no phase of the crate"));
        return wrong;
    };
    for used in used_of_the_crate(file, &code) {
        let other = used.split("::").next().unwrap_or("");
        let known = MAY_USE.iter().any(|(name, _)| *name == other) || BORDERS.contains(&other);
        // Only the builder of the report takes the document as it was read.
        let document = file == "words/build.rs" && used == "read::Document";
        let fine = allowed.iter().any(|one| used == *one || used.starts_with(&format!("{one}::")));
        if known && other != phase && !document && !fine {
            wrong.push(format!("{phase} may not use {used}"));
        }
    }
    wrong
}

/// The source with comments, strings and characters blanked.
fn without_comments_and_text(source: &str) -> String {
    let mut code = String::new();
    let mut rest = source;
    while let Some(letter) = rest.chars().next() {
        let raw = rest.strip_prefix('r').map(|tail| tail.len() - tail.trim_start_matches('#').len());
        let raw = raw.filter(|hashes| {
            rest.get(1 + hashes..).is_some_and(|tail| tail.starts_with('"')) && !code.ends_with(is_word)
        });
        let end = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |at| at + 2)
        } else if let Some(hashes) = raw {
            let close = format!("\"{}", "#".repeat(hashes));
            let open = hashes + 2;
            rest.get(open..).and_then(|tail| tail.find(&close)).map_or(rest.len(), |at| open + at + close.len())
        } else if letter == '"' {
            text_end(rest)
        } else if letter == '\'' {
            // A character, not a lifetime: it closes after one letter or an escape.
            let letters: Vec<(usize, char)> = rest.char_indices().take(12).collect();
            match letters.as_slice() {
                [_, (_, '\\'), ..] => rest.get(3..).and_then(|tail| tail.find('\'')).map_or(1, |at| at + 4),
                [_, _, (at, '\''), ..] => at + 1,
                _ => 1,
            }
        } else {
            code.push(letter);
            rest = rest.get(letter.len_utf8()..).unwrap_or("");
            continue;
        };
        code.push(' ');
        rest = rest.get(end..).unwrap_or("");
    }
    code
}

fn text_end(rest: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        match letter {
            '"' if !escaped => return at + 1,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    rest.len()
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// The name stands in the code as a word of its own.
fn has(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let before = code.get(..at).and_then(|text| text.chars().next_back());
        let after = code.get(at + name.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(is_word) && !after.is_some_and(is_word)
    })
}

/// `1.5`, but neither `pair.0.1` nor `0..5`.
fn has_float(code: &str) -> bool {
    code.match_indices('.').any(|(at, _)| {
        let before = code.get(..at).unwrap_or("");
        let whole = before.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '_');
        let digit_after =
            code.get(at + 1..).is_some_and(|text| text.starts_with(|letter: char| letter.is_ascii_digit()));
        digit_after && whole.len() < before.len() && !whole.ends_with('.') && !whole.ends_with(is_word)
    })
}

/// What the code names of the crate: `evaluate::verdict`, `read::Document`, …; groups taken apart.
fn used_of_the_crate(file: &str, code: &str) -> Vec<String> {
    let depth = file.split('/').count() - usize::from(file.ends_with("/mod.rs"));
    let up = "super::".repeat(depth);
    let mut found = Vec::new();
    for root in ["crate::", up.as_str()] {
        for (at, _) in code.match_indices(root) {
            // A longer chain of `super` would be found again inside itself.
            if root == up && code.get(..at).is_some_and(|before| before.ends_with("::")) {
                continue;
            }
            found.extend(paths(code.get(at + root.len()..).unwrap_or("")));
        }
    }
    found
}

/// The first two steps of each path that begins here: `a::b`, or all of `{a::b, c::{d, e}}`.
fn paths(code: &str) -> Vec<String> {
    let name: String = code.chars().take_while(|letter| is_word(*letter)).collect();
    let after = code.get(name.len()..).unwrap_or("");
    if !name.is_empty() {
        let inner = after.strip_prefix("::").map(paths).unwrap_or_default();
        let first = |path: &String| path.split("::").next().unwrap_or("").to_owned();
        return if inner.is_empty() {
            vec![name]
        } else {
            inner.iter().map(|path| format!("{name}::{}", first(path))).collect()
        };
    }
    let Some(group) = code.strip_prefix('{') else { return Vec::new() };
    let (mut found, mut level, mut start) = (Vec::new(), 0, true);
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => level += 1,
            '}' if level == 0 => break,
            '}' => level -= 1,
            ',' if level == 0 => start = true,
            letter if start && !letter.is_whitespace() => {
                found.extend(paths(group.get(at..).unwrap_or("")));
                start = false;
            }
            _ => {}
        }
    }
    found
}

fn sources(folder: &Path, into: &mut Vec<std::path::PathBuf>) {
    for entry in entries(folder) {
        if entry.is_dir() {
            sources(&entry, into);
        } else if entry.extension().is_some_and(|end| end == "rs") {
            into.push(entry);
        }
    }
}

#[test]
fn every_source_keeps_to_its_phase() {
    let root = path("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    assert!(files.len() > 30, "only {} sources were found", files.len());
    let mut wrong = Vec::new();
    for file in &files {
        let inside = file.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        wrong.extend(violations(&inside, &text(file)).into_iter().map(|one| format!("src/{inside}: {one}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_violation_is_found() {
    for (file, source) in [
        ("model/x.rs", "use crate::words::Lang;"),
        ("model/x.rs", "use super::super::words::Lang;"),
        ("words/mod.rs", "use super::chart::scene::Scene;"),
        ("evaluate/x.rs", "use crate::{model::text, read::Document};"),
        ("evaluate/x.rs", "fn f() { crate::words::number::decimal() }"),
        ("words/x.rs", "use crate::read::Document;"),
        ("words/build.rs", "use crate::read::{Document, json};"),
        ("chart/x.rs", "use crate::evaluate::{verdict::Verdict, figures};"),
        ("render/x.rs", "use crate::words::report::Report;"),
        ("chart/x.rs", "use crate::render::node::Node;"),
        ("render/string.rs", "use web_sys::Node;"),
        ("command/mod.rs", "use serde::Serialize;"),
        ("chart/x.rs", "fn f(a: f64) {}"),
        ("chart/x.rs", "let half = width * 0.5 ;"),
        ("evaluate/x.rs", "use std::collections::HashMap;"),
        ("words/x.rs", "let now = std::time::SystemTime::now();"),
        ("helpers/x.rs", ""),
        ("model/x.rs", &"\n".repeat(LONGEST + 1)),
    ] {
        assert_eq!(violations(file, source).len(), 1, "{file}: {}", source.trim());
    }
}

#[test]
fn what_is_allowed_is_not_found_fault_with() {
    for (file, source) in [
        ("words/build.rs", "use crate::read::Document;\nuse super::{Lang, number};"),
        (
            "evaluate/x.rs",
            "// crate::words::Lang\nconst A: &str = \"crate::words, 0.5\"; let b = pair.0.1; let c = 0..5; use crate::model::text;",
        ),
        ("chart/x.rs", "use crate::words::report::{Report, Measure};\nuse crate::evaluate::verdict::Verdict;"),
        (
            "model/x.rs",
            "$crate::model::record::Field; let quote = '\"'; let f64s = r#\"f64\"#; fn f<'a>(x: &'a str) {}",
        ),
        ("web/mod.rs", "use wasm_bindgen::prelude::*; fn f(a: f64) {} use crate::command;"),
        ("model/mod.rs", "mod tests { use super::*; }"),
    ] {
        assert_eq!(violations(file, source), Vec::<String>::new(), "{file}: {source}");
    }
}
