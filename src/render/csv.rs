//! A table as CSV (RFC 4180): commas, quotes where needed, so that a machine reads it back.

use crate::chart::scene::Table;

/// The text of a CSV file.
pub fn table(table: &Table<'_>) -> String {
    let mut out = String::new();
    for title in table.header {
        cell(title, &mut out);
    }
    out.push_str("\r\n");
    for row in table.rows() {
        for one in row {
            cell(&one.text, &mut out);
        }
        out.push_str("\r\n");
    }
    out
}

/// The text of a CSV file that Excel opens by a double click: a byte order mark, so that it reads UTF-8, and
/// semicolons, which stand between cells wherever the comma is the decimal sign.
#[cfg(feature = "full")]
pub fn excel(table: &Table<'_>) -> String {
    let mut out = String::from("\u{FEFF}");
    let mut begin = true;
    let header = table.header.iter().copied();
    let cells = table.cells.iter().map(|one| one.text.as_ref());
    for (index, text) in header.chain(cells).enumerate() {
        if index.is_multiple_of(table.header.len().max(1)) && !begin {
            out.push_str("\r\n");
        } else if !begin {
            out.push(';');
        }
        begin = false;
        quoted(text, &mut out);
    }
    out.push_str("\r\n");
    out
}

fn cell(text: &str, out: &mut String) {
    if !out.is_empty() && !out.ends_with("\n") {
        out.push(',');
    }
    quoted(text, out);
}

#[inline(always)]
fn quoted(text: &str, out: &mut String) {
    let mut quote = "";
    for byte in text.bytes() {
        if matches!(byte, b'"' | b',' | b';' | b'\n' | b'\r') {
            quote = "\"";
        }
    }
    out.push_str(quote);
    // A spreadsheet runs what begins like a formula; an apostrophe before it keeps it text.
    if matches!(text.as_bytes().first(), Some(b'=' | b'+' | b'@' | b'\t')) {
        out.push('\'');
    }
    for letter in text.chars() {
        if letter == '"' {
            out.push('"');
        }
        out.push(letter);
    }
    out.push_str(quote);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_what_needs_it_and_runs_nothing() {
        let mut made = Table::new("", &["Chỉ tiêu", "Kết quả"]);
        made.words("a \"b\", c");
        made.figure("89,64%");
        made.words("=1+1");
        made.made("36".to_owned(), true);
        #[cfg(feature = "full")]
        assert_eq!(excel(&made), "\u{FEFF}Chỉ tiêu;Kết quả\r\n\"a \"\"b\"\", c\";\"89,64%\"\r\n'=1+1;36\r\n");
        assert_eq!(table(&made), "Chỉ tiêu,Kết quả\r\n\"a \"\"b\"\", c\",\"89,64%\"\r\n'=1+1,36\r\n");
    }
}
