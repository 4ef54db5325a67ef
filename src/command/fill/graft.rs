//! Additions to the tree of a document, which leave everything else of it as it was written.

use crate::model::index_file::{Basis, IndexFile};
use crate::model::record::Field;
use crate::model::scorecard::{Edition, Observation, Part, Scorecard, Source};
use crate::model::time::Year;
use crate::model::value::{Data, Value};

/// A document's tree, and what has been added to it.
pub struct Graft {
    /// The tree.
    pub tree: Value,
    /// Something was added.
    pub changed: bool,
    /// The document's sources, with those added.
    sources: Vec<Source>,
}

/// Where a list that the author does not have goes: before the first of these fields.
const AFTER_SOURCES: [&str; 4] = ["groups", "indicators", "panels", "notes"];
const AFTER_EDITIONS: [&str; 3] = ["results", "targets", "parts"];
const AFTER_RESULTS: [&str; 2] = ["targets", "parts"];

impl Graft {
    /// Nothing added yet.
    pub fn new(card: &Scorecard, tree: Value) -> Self {
        Self { tree, changed: false, sources: card.sources.clone() }
    }

    /// The document's id for a source of an index file: the author's own, where the same page
    /// or, without an address, the same title is cited already.
    pub fn cite(&mut self, file: &IndexFile, id: &str) -> String {
        let Some(source) = file.sources.iter().find(|source| source.id == id) else { return id.to_owned() };
        let same = |known: &&Source| match (&known.url, &source.url) {
            (Some(one), Some(two)) => one == two,
            _ => known.title == source.title,
        };
        if let Some(known) = self.sources.iter().find(same) {
            return known.id.clone();
        }
        let wanted = format!("{}-{id}", file.id);
        let mut free = wanted.clone();
        let mut count = 1;
        while self.sources.iter().any(|known| known.id == free) {
            count += 1;
            free = format!("{wanted}-{count}");
        }
        let cited = Source { id: free.clone(), ..source.clone() };
        if let (Some(list), Some(value)) = (list(&mut self.tree, "sources", &AFTER_SOURCES), cited.write()) {
            list.push(value);
        }
        self.sources.push(cited);
        self.changed = true;
        free
    }

    /// Adds an edition before the first of a later year.
    pub fn edition(&mut self, at: usize, edition: &Edition) {
        let Some(list) = indicator(&mut self.tree, at).and_then(|one| list(one, "editions", &AFTER_EDITIONS)) else {
            return;
        };
        insert(list, edition.year, edition.write());
        self.changed = true;
    }

    /// Adds a result before the first of a later year.
    pub fn result(&mut self, at: usize, result: &Observation) {
        let Some(list) = indicator(&mut self.tree, at).and_then(|one| list(one, "results", &AFTER_RESULTS)) else {
            return;
        };
        insert(list, result.year, result.write());
        self.changed = true;
    }

    /// Adds a part after those there are.
    pub fn part(&mut self, at: usize, part: &Part) {
        let list = indicator(&mut self.tree, at).and_then(|one| list(one, "parts", &[]));
        if let (Some(list), Some(value)) = (list, part.write()) {
            list.push(value);
            self.changed = true;
        }
    }

    /// Adds what facts rest on to the document's remarks, unless it stands there.
    pub fn note(&mut self, file: &IndexFile, basis: &Basis) {
        let Some(note) = &basis.note else { return };
        let name = file.short.as_ref().unwrap_or(&file.name);
        let titles = file.sources.iter().filter(|source| basis.sources.contains(&source.id));
        let titles: Vec<&str> = titles.map(|source| source.title.as_str()).collect();
        let note = Value::text(format!("{name}: {note} Nguồn: {}.", titles.join("; ")));
        if let Some(list) = list(&mut self.tree, "notes", &[])
            && !list.iter().any(|known| known.data == note.data)
        {
            list.push(note);
            self.changed = true;
        }
    }
}

/// Puts something of a year before the first of a later one.
fn insert(list: &mut Vec<Value>, year: Year, value: Option<Value>) {
    let later = |known: &Value| match known.get("year").map(|year| &year.data) {
        Some(Data::Number(text)) => text.parse::<u16>().is_ok_and(|known| known > year.number()),
        _ => false,
    };
    let place = list.iter().position(later).unwrap_or(list.len());
    if let Some(value) = value {
        list.insert(place, value);
    }
}

fn indicator(tree: &mut Value, at: usize) -> Option<&mut Value> {
    list(tree, "indicators", &[])?.get_mut(at)
}

/// The list of a field; made, before the first of some others, where there is none.
fn list<'a>(record: &'a mut Value, name: &str, before: &[&str]) -> Option<&'a mut Vec<Value>> {
    let Data::Map(fields) = &mut record.data else { return None };
    let place = match fields.iter().position(|(field, _)| field == name) {
        Some(place) => place,
        None => {
            let next = fields.iter().position(|(field, _)| before.contains(&field.as_str()));
            let place = next.unwrap_or(fields.len());
            fields.insert(place, (name.to_owned(), Value::new(Data::List(Vec::new()))));
            place
        }
    };
    let (_, value) = fields.get_mut(place)?;
    if value.data == Data::Null {
        value.data = Data::List(Vec::new());
    }
    match &mut value.data {
        Data::List(items) => Some(items),
        _ => None,
    }
}
