//! The index files of `editions` and `thuoc-do fill`: what the files say is held against the method's printed facts
//! (METHOD.md, sections A0–A9 and D5) and, where they are at hand, against the published tables themselves.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;
#[path = "editions/facts.rs"]
mod facts;
#[path = "editions/filling.rs"]
mod filling;
#[path = "editions/geographies.rs"]
mod geographies;
#[path = "editions/refused.rs"]
mod refused;
#[path = "editions/tables.rs"]
mod tables;

use common::{entries, path, text};
use std::process::{Command, Output};
use thuoc_do::model::check::Found;
use thuoc_do::model::geography::Geographies;
use thuoc_do::model::index_file::IndexFile;
use thuoc_do::model::record::Field;
use thuoc_do::model::scorecard::{Edition, Part};
use thuoc_do::read::json;

fn read<T: Field>(name: &str) -> T {
    let (record, warnings) = json::record(&text(&path("editions").join(name)), |_: &T| Found::default()).unwrap();
    assert!(warnings.is_empty(), "{name}: {warnings:?}");
    record
}

fn index(id: &str) -> IndexFile {
    read(&format!("{id}.json"))
}

fn indices() -> Vec<IndexFile> {
    let files = entries(&path("editions"));
    let names = files.iter().map(|file| file.file_name().unwrap().to_string_lossy().into_owned());
    names.filter(|name| name != "geographies.json").map(|name| read(&name)).collect()
}

fn geographies() -> Geographies {
    read("geographies.json")
}

fn edition(index: &IndexFile, year: u16) -> &Edition {
    index.editions.iter().find(|edition| edition.year.number() == year).unwrap()
}

/// The parts of a year, in order.
fn standing(index: &IndexFile, year: u16) -> Vec<&Part> {
    let stands = |part: &&Part| {
        part.each.is_none_or(|each| each.from.number() <= year && each.to.is_none_or(|last| year <= last.number()))
    };
    index.parts.iter().filter(stands).collect()
}

/// Their weights in hundredths, nought where there is none.
fn weights(index: &IndexFile, year: u16) -> Vec<String> {
    let weight = |part: &&Part| part.weight.map_or("–".into(), |weight| weight.to_string());
    standing(index, year).iter().map(weight).collect()
}

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_thuoc-do")).args(arguments).output().unwrap()
}

fn told(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}
