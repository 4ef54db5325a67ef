//! Files in: JSON or CSV, made NFC first, so that names typed on any keyboard match.

use crate::model::problem::Problem;
use crate::read::{Document, csv, json, table};
use crate::words::{Lang, problem};
use std::io::{BufRead, BufReader, Read};
use unicode_normalization::UnicodeNormalization;

/// Reads a document from a file.
///
/// # Errors
/// A line for each thing that is wrong, with the file's name.
pub fn document(file: &str) -> Result<Document, Vec<String>> {
    document_of(file, &text(file).map_err(|line| vec![line])?)
}

/// Reads a document from the text of a file.
///
/// # Errors
/// A line for each thing that is wrong, with the file's name.
pub fn document_of(file: &str, text: &str) -> Result<Document, Vec<String>> {
    let read = if is_table(file) { csv(text) } else { json(text) };
    read.map_err(|problems| told(file, &problems))
}

/// A line for each problem, with the file's name.
pub fn told(file: &str, problems: &[Problem]) -> Vec<String> {
    problems.iter().map(|problem| format!("{file}: {}", problem::sentence(problem, Lang::En))).collect()
}

/// The file is a table, by its name.
pub fn is_table(file: &str) -> bool {
    file.to_lowercase().ends_with(".csv")
}

/// Reads a document from the text of a CSV file.
fn csv(text: &str) -> Result<Document, Vec<Problem>> {
    let table = csv::table(&composed(text)).map_err(|problem| vec![problem])?;
    table::document(&table)
}

/// Text with its letters composed (NFC).
pub fn composed(text: &str) -> String {
    text.nfc().collect()
}

/// Reads a document from JSON text.
///
/// # Errors
/// Everything that is wrong with it.
pub fn json(text: &str) -> Result<Document, Vec<Problem>> {
    json::document(&composed(text))
}

/// The lines of a file or of standard input.
///
/// # Errors
/// Why it cannot be opened.
pub fn lines(file: &str) -> Result<Box<dyn BufRead>, String> {
    if file == "-" {
        return Ok(Box::new(BufReader::new(std::io::stdin())));
    }
    let opened = std::fs::File::open(file).map_err(|error| format!("{file}: {error}"))?;
    Ok(Box::new(BufReader::new(opened)))
}

/// The text of a file.
///
/// # Errors
/// Why it cannot be read.
pub fn text(file: &str) -> Result<String, String> {
    let mut bytes = Vec::new();
    lines(file)?.read_to_end(&mut bytes).map_err(|error| format!("{file}: {error}"))?;
    String::from_utf8(bytes).map_err(|error| {
        format!(
            "{file}: byte {}: found text that is not UTF-8, expected UTF-8; save the file as UTF-8",
            error.utf8_error().valid_up_to()
        )
    })
}
