//! Where a document and an index file both speak of something and differ.

use super::years::{Span, has};
use super::{differs, inside};
use crate::command::editions::{Index, Library};
use crate::command::place::Remark;
use crate::model::problem::Step;
use crate::model::record::Field;
use crate::model::scorecard::{Change, Edition, Indicator, Part, Scorecard};
use crate::model::text;

/// What a field says, where it says anything.
fn said<T: Field>(field: &Option<T>) -> Option<String> {
    field.as_ref().and_then(T::write).map(|value| value.to_string())
}

struct Compared<'a> {
    index: &'a Index,
    /// Title and address of where the index file has its fact from.
    source: String,
    path: Vec<Step>,
    remarks: Vec<Remark>,
}

impl Compared<'_> {
    fn differ(&mut self, field: &'static str, found: &str, known: &str) {
        let path = [&self.path[..], &[Step::Field(field)]].concat();
        self.remarks.push(differs(&path, found, &self.index.file, known, &self.source));
    }

    /// Both say something, and not the same.
    fn field<T: Field + PartialEq>(&mut self, field: &'static str, own: &Option<T>, known: &Option<T>) {
        if own != known
            && let (Some(own), Some(known)) = (said(own), said(known))
        {
            self.differ(field, &own, &known);
        }
    }
}

/// Title and address of a source of an index file.
fn source(index: &Index, id: Option<&String>) -> String {
    let known = index.facts.sources.iter().find(|source| Some(&source.id) == id);
    let told = |url: &String| format!(", {url}");
    known.map(|one| format!("{}{}", one.title, one.url.as_ref().map(told).unwrap_or_default())).unwrap_or_default()
}

fn quoted(word: &str) -> String {
    format!("\"{word}\"")
}

/// The indicator, its editions and its parts.
pub fn indicator(at: usize, own: &Indicator, index: &Index) -> Vec<Remark> {
    let path = vec![Step::Field("indicators"), Step::Item(at)];
    let mut compared = Compared { index, source: String::new(), path, remarks: Vec::new() };
    compared.field("unit", &own.unit, &index.facts.unit);
    compared.field("better", &own.better, &index.facts.better);
    for (place, edition) in own.editions.iter().enumerate() {
        if let Some(known) = index.facts.editions.iter().find(|known| known.year == edition.year) {
            compared.path = inside(at, "editions", place);
            compared.source = source(index, known.source.as_ref());
            compared.edition(edition, known);
        }
    }
    for (place, part) in own.parts.iter().enumerate() {
        compared.path = inside(at, "parts", place);
        let same = |known: &&Part| known.id == part.id && Span::of(known.each).and(Span::of(part.each)).is_some();
        for known in index.facts.parts.iter().filter(same) {
            let basis = index.facts.bases.iter().find(|basis| Span::of(basis.each).and(Span::of(known.each)).is_some());
            compared.source = source(index, basis.and_then(|basis| basis.sources.first()));
            compared.field("weight", &part.weight, &known.weight);
            compared.field("max", &part.max, &known.max);
        }
    }
    compared.remarks
}

impl Compared<'_> {
    fn edition(&mut self, own: &Edition, known: &Edition) {
        self.field("scale", &own.scale, &known.scale);
        self.field("units", &own.units, &known.units);
        self.field("geography", &own.geography, &known.geography);
        self.field("change", &own.change, &known.change);
        // A break that is passed over in silence makes figures comparable that are not.
        if own.change.is_none()
            && let Some(change @ (Change::Method | Change::Geography)) = known.change
        {
            let note = known.change_note_en.as_ref().or(known.change_note.as_ref());
            let note = note.map(|note| format!(", “{note}”")).unwrap_or_default();
            self.differ("change", "nothing", &format!("{}{note}", change.word()));
        }
        if known.bands.is_empty() {
            return;
        }
        let edition = self.path.clone();
        for (place, band) in own.bands.iter().enumerate() {
            match known.bands.iter().find(|known| text::same(&known.name, &band.name)) {
                Some(known) => {
                    self.path = [&edition[..], &[Step::Field("bands"), Step::Item(place)]].concat();
                    self.field("from", &band.from, &known.from);
                    self.field("to", &band.to, &known.to);
                    self.field("units", &band.units, &known.units);
                    self.path.clone_from(&edition);
                }
                None => {
                    let names: Vec<&str> = known.bands.iter().map(|band| band.name.as_str()).collect();
                    self.differ("bands", &format!("“{}”", band.name), &format!("“{}”", names.join("”, “")));
                }
            }
        }
    }
}

/// Scores of parts that neither the author nor the index file has in their year.
pub fn scores(at: usize, own: &Indicator, index: &Index) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (place, result) in own.results.iter().enumerate() {
        let stands = |part: &&Part| Span::of(part.each).has(result.year);
        let known: Vec<&Part> = index.facts.parts.iter().filter(stands).collect();
        for (part, score) in result.parts.iter().enumerate() {
            let found = own.parts.iter().chain(known.iter().copied()).any(|known| has(known, &score.id));
            if found || known.is_empty() {
                continue;
            }
            let mut path = inside(at, "results", place);
            path.extend([Step::Field("parts"), Step::Item(part), Step::Field("id")]);
            let names: Vec<&str> = known.iter().map(|part| part.id.as_str()).collect();
            remarks.push(differs(&path, &quoted(&score.id), &index.file, &names.join(", "), ""));
        }
    }
    remarks
}

/// What became of the unit, where the geographies say it.
pub fn unit(card: &Scorecard, library: &Library) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let Some((unit, known)) = card.unit.as_ref().zip(library.geographies()) else { return remarks };
    for crosswalk in &known.crosswalks {
        let row = crosswalk.rows.iter().find(|row| row.from.contains(&unit.id));
        let last = known.geographies.iter().find(|one| one.id == crosswalk.before).and_then(|one| one.until);
        let (Some(row), Some(last)) = (row, last) else { continue };
        let source = known.sources.iter().find(|source| crosswalk.sources.first() == Some(&source.id));
        let source = source.map_or("", |source| source.title.as_str());
        let mut differ = |field: &'static str, found: &str, known: &str| {
            let path = [Step::Field("unit"), Step::Field(field)];
            remarks.push(differs(&path, &quoted(found), "geographies.json", &quoted(known), source));
        };
        if let Some(into) = unit.into.as_ref().filter(|into| **into != row.into) {
            differ("into", into, &row.into);
        }
        if let Some(until) = unit.until.filter(|until| *until != last) {
            differ("until", &until.to_string(), &last.to_string());
        }
    }
    remarks
}
