//! Drawings out: an SVG, a CSV, a page. The file appears whole or not at all.

use crate::output::{Drawing, ends_early};

/// Writes a file that appears whole or not at all: beside it first, so that a full disk leaves no half a file
/// under the name.
///
/// # Errors
/// Why it could not.
pub fn whole(out: &str, text: &str) -> Result<(), String> {
    let draft = format!("{out}.part");
    std::fs::write(&draft, text).and_then(|()| std::fs::rename(&draft, out)).map_err(|error| format!("{out}: {error}"))
}

/// Draws into a file whose ending says how; `script` is the file of the widget's script.
///
/// # Errors
/// Why it could not.
pub fn draw(drawing: &Drawing<'_>, script: Option<&str>, out: &str) -> Result<(), String> {
    let text = match out.rsplit_once('.').map(|(_, ending)| ending) {
        Some("svg") => drawing.svg(),
        Some("csv") => drawing.csv(),
        Some("html") => page(drawing, script, out)?,
        _ => return Err(format!("{out}: expected a name ending in .svg, .csv, .html or .thuoc-do.html")),
    };
    whole(out, &text)
}

fn page(drawing: &Drawing<'_>, script: Option<&str>, out: &str) -> Result<String, String> {
    let Some(file) = script else {
        if out.ends_with(".thuoc-do.html") {
            return Err(format!("{out}: a page whole in one file needs --script dist/thuoc-do.js"));
        }
        return Ok(drawing.page(None));
    };
    let script = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    if ends_early(&script) {
        return Err(format!(
            "{file}: found a token that would end the page's script element; expected thuoc-do.js as built"
        ));
    }
    Ok(drawing.page(Some(&script)))
}
