//! The index files: those built into the command, and those of a folder the user names.

use super::input;
use super::place::{self, Remark};
use crate::model::check::{self, Found};
use crate::model::geography::Geographies;
use crate::model::index_file::IndexFile;
use crate::model::problem::{Expected, Step};
use crate::model::record::Field;
use crate::model::scorecard::{Indicator, Scorecard};
use crate::read::json;

mod known;

/// The files of the folder `editions` of the project. They are part of the command only: a page gets what it needs
/// copied into its document (`tests/editions.rs` looks for any other use of them).
const BUILT_IN: [(&str, &str); 8] = [
    ("par-index.json", include_str!("../../editions/par-index.json")),
    ("sipas.json", include_str!("../../editions/sipas.json")),
    ("papi.json", include_str!("../../editions/papi.json")),
    ("pci.json", include_str!("../../editions/pci.json")),
    ("dti.json", include_str!("../../editions/dti.json")),
    ("dvc-766.json", include_str!("../../editions/dvc-766.json")),
    ("ddci.json", include_str!("../../editions/ddci.json")),
    (GEOGRAPHIES, include_str!("../../editions/geographies.json")),
];

/// The name of the one file that holds geographies.
const GEOGRAPHIES: &str = "geographies.json";

/// What is known of indices and geographies.
pub struct Library {
    indices: Vec<Index>,
    geographies: Option<Geographies>,
}

/// An index file and its name.
pub struct Index {
    /// The name of the file.
    pub file: String,
    /// What it says.
    pub facts: IndexFile,
}

impl Library {
    /// The files built in; those of a folder come to them, and take the place of one about the same index.
    ///
    /// # Errors
    /// A line for each thing that is wrong with a file.
    pub fn open(folder: Option<&str>) -> Result<Self, Vec<String>> {
        let mut library = Self { indices: Vec::new(), geographies: None };
        let mut lines = Vec::new();
        for (file, text) in BUILT_IN {
            library.add(file, text, 0).unwrap_or_else(|wrong| lines.extend(wrong));
        }
        let own = library.indices.len();
        for file in folder.map(files).transpose().map_err(|line| vec![line])?.unwrap_or_default() {
            let added = input::text(&file).map_err(|line| vec![line]).and_then(|text| library.add(&file, &text, own));
            added.unwrap_or_else(|wrong| lines.extend(wrong));
        }
        if lines.is_empty() { Ok(library) } else { Err(lines) }
    }

    /// The file about an index.
    pub fn index(&self, id: &str) -> Option<&Index> {
        self.indices.iter().rev().find(|index| index.facts.id == id)
    }

    /// The geographies.
    pub fn geographies(&self) -> Option<&Geographies> {
        self.geographies.as_ref()
    }

    /// Reads a file; `own` is the first place of those from the same folder, of which no two may be about one index.
    fn add(&mut self, file: &str, text: &str, own: usize) -> Result<(), Vec<String>> {
        if file.rsplit(['/', '\\']).next() == Some(GEOGRAPHIES) {
            self.geographies = Some(read(file, text, |_| Found::default(), known::geographies)?);
            return Ok(());
        }
        let facts = read(file, text, checked, known::index_file)?;
        if let Some(other) = self.indices.iter().skip(own).find(|other| other.facts.id == facts.id) {
            return Err(vec![format!(
                "{file}: id: found \"{}\", expected an id of its own; {} has it too",
                facts.id, other.file
            )]);
        }
        self.indices.push(Index { file: file.to_owned(), facts });
        Ok(())
    }
}

/// The JSON files of a folder, by name.
fn files(folder: &str) -> Result<Vec<String>, String> {
    let listing = std::fs::read_dir(folder).map_err(|error| format!("{folder}: {error}"))?;
    let mut files = Vec::new();
    for entry in listing {
        let path = entry.map_err(|error| format!("{folder}: {error}"))?.path();
        if path.extension().is_some_and(|end| end == "json") {
            files.push(path.to_string_lossy().into_owned());
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(format!("{folder}: found no file ending in .json, expected index files (docs/editions.md)"));
    }
    Ok(files)
}

/// Reads a file of some form. What a document would only be warned of is an error here: a misspelt field would
/// otherwise be a fact that silently never arrives.
fn read<T: Field>(
    file: &str,
    text: &str,
    check: fn(&T) -> Found,
    known: fn(&T) -> Vec<Remark>,
) -> Result<T, Vec<String>> {
    let text = input::composed(text);
    let (record, warnings) = json::record(&text, check).map_err(|problems| input::told(file, &problems))?;
    let mut lines = input::told(file, &warnings);
    lines.extend(place::lines(file, &text, known(&record)));
    if lines.is_empty() { Ok(record) } else { Err(lines) }
}

/// Checks an index file as the indicator it stands for, one that has no targets and is of no day.
fn checked(file: &IndexFile) -> Found {
    let mut found = check::scorecard(&as_document(file));
    for list in [&mut found.problems, &mut found.warnings] {
        list.retain(|one| !matches!(one.expected, Expected::ATarget | Expected::AsOf));
        for one in list {
            if let [Step::Field("indicators"), Step::Item(0), inside @ ..] = one.path.as_slice() {
                one.path = inside.to_vec();
            }
        }
    }
    found
}

/// A document whose only indicator has what the file says.
fn as_document(file: &IndexFile) -> Scorecard {
    let mut card = Scorecard::blank();
    let mut indicator = Indicator::blank();
    indicator.id.clone_from(&file.id);
    indicator.name.clone_from(&file.name);
    indicator.better = file.better;
    indicator.editions.clone_from(&file.editions);
    indicator.parts.clone_from(&file.parts);
    card.sources.clone_from(&file.sources);
    card.indicators.push(indicator);
    card
}
