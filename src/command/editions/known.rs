//! What an index file must be beyond what a document must: every fact has a source, every derived one says how it
//! was obtained, bands stand best first; and of geographies: every unit before went into exactly one after.

use crate::command::place::Remark;
use crate::model::geography::{Crosswalk, Geographies, Geography};
use crate::model::index_file::{Basis, Fact, IndexFile, Remark as Note};
use crate::model::problem::Step;
use crate::model::scorecard::{Edition, Part, Provenance, Source};
use std::collections::BTreeMap;

/// What is wrong with an index file.
pub fn index_file(file: &IndexFile) -> Vec<Remark> {
    let mut looked = Looked { ids: ids(&file.sources), remarks: Vec::new() };
    for (at, edition) in file.editions.iter().enumerate() {
        looked.edition(&[Step::Field("editions"), Step::Item(at)], edition);
    }
    for (at, basis) in file.bases.iter().enumerate() {
        looked.basis(&[Step::Field("bases"), Step::Item(at)], basis);
    }
    for (name, notes) in [("unverified", &file.unverified), ("notes", &file.notes)] {
        looked.notes(name, notes);
    }
    for (at, part) in file.parts.iter().enumerate() {
        if !file.bases.iter().any(|basis| speaks_of(basis, part)) {
            let path = [Step::Field("parts"), Step::Item(at)];
            looked.say(
                &path,
                "found no basis for it, expected one of “parts” or “weights” for its years, with a source".into(),
            );
        }
    }
    looked.remarks
}

/// The basis is about the part, in the first of its years at least.
fn speaks_of(basis: &Basis, part: &Part) -> bool {
    let first = part.each.map(|each| each.from);
    matches!(basis.of, Fact::Parts | Fact::Weights)
        && basis.each.is_none_or(|each| {
            first.is_some_and(|first| each.from <= first && each.to.is_none_or(|last| first <= last))
        })
}

/// What is wrong with the geographies.
pub fn geographies(file: &Geographies) -> Vec<Remark> {
    let mut looked = Looked { ids: ids(&file.sources), remarks: Vec::new() };
    for (at, geography) in file.geographies.iter().enumerate() {
        let path = [Step::Field("geographies"), Step::Item(at)];
        looked.source(&path, "source", &geography.source);
        let mut known = BTreeMap::new();
        for (at, unit) in geography.units.iter().enumerate() {
            if known.insert(unit.id.as_str(), at).is_some() {
                let path = [&path[..], &[Step::Field("units"), Step::Item(at), Step::Field("id")]].concat();
                looked.say(&path, format!("found \"{}\" again, expected an id of its own", unit.id));
            }
        }
    }
    for (at, crosswalk) in file.crosswalks.iter().enumerate() {
        looked.crosswalk(&[Step::Field("crosswalks"), Step::Item(at)], crosswalk, &file.geographies);
    }
    looked.notes("notes", &file.notes);
    looked.remarks
}

fn ids(sources: &[Source]) -> Vec<&str> {
    sources.iter().map(|source| source.id.as_str()).collect()
}

struct Looked<'a> {
    /// Ids of the sources.
    ids: Vec<&'a str>,
    remarks: Vec<Remark>,
}

impl Looked<'_> {
    fn say(&mut self, path: &[Step], told: String) {
        self.remarks.push(Remark::new(path, told));
    }

    fn source(&mut self, path: &[Step], field: &'static str, id: &str) {
        if !self.ids.contains(&id) {
            self.say(
                &[path, &[Step::Field(field)]].concat(),
                format!("found \"{id}\", expected an id from the list “sources”"),
            );
        }
    }

    fn sources(&mut self, path: &[Step], ids: &[String]) {
        if ids.is_empty() {
            self.say(path, "found no source, expected one at least in “sources”".into());
        }
        for id in ids {
            self.source(path, "sources", id);
        }
    }

    fn notes(&mut self, list: &'static str, notes: &[Note]) {
        for (at, note) in notes.iter().enumerate() {
            if let Some(id) = &note.source {
                self.source(&[Step::Field(list), Step::Item(at)], "source", id);
            }
        }
    }

    fn basis(&mut self, path: &[Step], basis: &Basis) {
        self.sources(path, &basis.sources);
        if basis.provenance == Some(Provenance::Derived) && basis.note.is_none() {
            self.say(path, "found no note, expected one that says how what is derived was obtained".into());
        }
    }

    fn edition(&mut self, path: &[Step], edition: &Edition) {
        if edition.source.is_none() {
            self.say(path, "found no source, expected the id of one: facts without a source are not copied".into());
        }
        let mut above = None;
        for (at, band) in edition.bands.iter().enumerate() {
            let path = [path, &[Step::Field("bands"), Step::Item(at)]].concat();
            if let (Some(from), Some(to)) = (band.from, band.to)
                && from > to
            {
                self.say(&path, format!("found {from} to {to}, expected the lower end first"));
            }
            if let (Some(above), Some(top)) = (above, band.to.or(band.from))
                && top >= above
            {
                self.say(
                    &path,
                    format!(
                        "found {top}, expected less than {above}, where the band before begins: bands stand best first"
                    ),
                );
            }
            above = band.from.or(above);
        }
    }

    fn crosswalk(&mut self, path: &[Step], crosswalk: &Crosswalk, geographies: &[Geography]) {
        self.sources(path, &crosswalk.sources);
        let mut sides = Vec::new();
        for (field, id) in [("before", &crosswalk.before), ("after", &crosswalk.after)] {
            match geographies.iter().find(|geography| geography.id == *id) {
                Some(geography) => sides.push(geography),
                None => self.say(
                    &[path, &[Step::Field(field)]].concat(),
                    format!("found \"{id}\", expected an id from the list “geographies”"),
                ),
            }
        }
        let [before, after] = sides.as_slice() else { return };
        let from = crosswalk.rows.iter().flat_map(|row| &row.from);
        self.each_once(path, "from", before, from);
        self.each_once(path, "into", after, crosswalk.rows.iter().map(|row| &row.into));
    }

    /// Every unit of a geography stands exactly once among the ids, and nothing else does.
    fn each_once<'b>(
        &mut self,
        path: &[Step],
        field: &str,
        geography: &'b Geography,
        ids: impl Iterator<Item = &'b String>,
    ) {
        let mut counts: BTreeMap<&str, usize> = geography.units.iter().map(|unit| (unit.id.as_str(), 0)).collect();
        let rows = [path, &[Step::Field("rows")]].concat();
        for id in ids {
            match counts.get_mut(id.as_str()) {
                Some(count) => *count += 1,
                None => self.say(&rows, format!("found \"{id}\" in “{field}”, expected a unit of {}", geography.id)),
            }
        }
        for (id, count) in counts {
            if count != 1 {
                self.say(&rows, format!("found \"{id}\" {count} times in “{field}”, expected once"));
            }
        }
    }
}
