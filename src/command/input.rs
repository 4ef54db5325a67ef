//! Files in: JSON or CSV, made NFC first, so that names typed on any keyboard match.

use crate::model::problem::Problem;
use crate::read::{Document, csv, json, table};
use crate::words::{Lang, problem};
use std::io::Read;
use unicode_normalization::UnicodeNormalization;

/// Reads a document from a file.
///
/// # Errors
/// A line for each thing that is wrong, with the file's name.
pub fn document(file: &str) -> Result<Document, Vec<String>> {
    let text = text(file).map_err(|line| vec![line])?;
    let read = if file.to_lowercase().ends_with(".csv") { csv(&text) } else { json(&text) };
    read.map_err(|problems| {
        problems.iter().map(|problem| format!("{file}: {}", problem::sentence(problem, Lang::En))).collect()
    })
}

/// Reads a document from the text of a CSV file.
fn csv(text: &str) -> Result<Document, Vec<Problem>> {
    let table = csv::table(&text.nfc().collect::<String>()).map_err(|problem| vec![problem])?;
    table::document(&table)
}

/// Reads a document from JSON text.
///
/// # Errors
/// Everything that is wrong with it.
pub fn json(text: &str) -> Result<Document, Vec<Problem>> {
    json::document(&text.nfc().collect::<String>())
}

/// The bytes of a file, or of standard input for `-`.
///
/// # Errors
/// Why it cannot be opened.
pub fn source(file: &str) -> Result<Box<dyn Read + Send>, String> {
    if file == "-" {
        return Ok(Box::new(std::io::stdin()));
    }
    Ok(Box::new(std::fs::File::open(file).map_err(|error| format!("{file}: {error}"))?))
}

fn text(file: &str) -> Result<String, String> {
    let mut bytes = Vec::new();
    source(file)?.read_to_end(&mut bytes).map_err(|error| format!("{file}: {error}"))?;
    String::from_utf8(bytes).map_err(|error| {
        format!(
            "{file}: byte {}: found text that is not UTF-8, expected UTF-8; save the file as UTF-8",
            error.utf8_error().valid_up_to()
        )
    })
}
