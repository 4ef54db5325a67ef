//! CSV (RFC 4180) → the cells of a table.

use super::table::{Cell, Table};
use crate::model::problem::{Expected, Place, Problem};

/// Reads comma-, semicolon- or tab-separated text; which of them it is, the header line shows.
///
/// # Errors
/// A quoted field that is never closed, with the line and column where it opens.
pub fn table(text: &str) -> Result<Table, Problem> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let separator = separator(text);
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut field = String::new();
    // Line and column where the open quote stands.
    let mut quote: Option<(u32, u32)> = None;
    let mut was_quoted = false;
    let (mut line, mut column) = (1, 0);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        column += 1;
        let newline = letter == '\n' || letter == '\r';
        if newline && letter == '\r' && letters.peek() == Some(&'\n') {
            letters.next();
        }
        if quote.is_some() {
            match letter {
                '"' if letters.peek() == Some(&'"') => {
                    letters.next();
                    column += 1;
                    field.push('"');
                }
                '"' => quote = None,
                _ => field.push(if newline { '\n' } else { letter }),
            }
        } else if letter == '"' && field.trim().is_empty() && !was_quoted {
            field.clear();
            quote = Some((line, column));
            was_quoted = true;
        } else if letter == separator {
            row.push(cell(&mut field));
            was_quoted = false;
        } else if newline {
            row.push(cell(&mut field));
            rows.push(std::mem::take(&mut row));
            was_quoted = false;
        } else {
            field.push(letter);
        }
        if newline {
            line += 1;
            column = 0;
        }
    }
    if let Some((line, column)) = quote {
        return Err(Problem {
            path: Vec::new(),
            place: Place::Line(line, column),
            found: Some(field.chars().take_while(|letter| *letter != '\n').take(24).collect()),
            expected: Expected::ClosedQuote,
        });
    }
    if !field.is_empty() || was_quoted || !row.is_empty() {
        row.push(cell(&mut field));
        rows.push(row);
    }
    Ok(Table { caption: None, rows, as_of: None, title: None })
}

fn cell(field: &mut String) -> Cell {
    Cell { text: std::mem::take(field), header: false, rows: 1, columns: 1 }
}

/// The separator that stands most often, outside quotes, in the first line that has one.
/// Equal counts: the rarer in prose wins, so tab, then semicolon.
fn separator(text: &str) -> char {
    let mut counts = [('\t', 0_u32), (';', 0), (',', 0)];
    let mut quoted = false;
    for letter in text.chars() {
        match letter {
            '"' => quoted = !quoted,
            '\n' | '\r' if !quoted && counts.iter().any(|(_, count)| *count > 0) => break,
            _ if quoted => {}
            _ => counts.iter_mut().filter(|(separator, _)| *separator == letter).for_each(|(_, count)| *count += 1),
        }
    }
    let [first, rest @ ..] = counts;
    let best = rest.into_iter().fold(first, |best, next| if next.1 > best.1 { next } else { best });
    if best.1 == 0 { ',' } else { best.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str) -> Vec<Vec<String>> {
        let rows = table(text).map(|table| table.rows).unwrap_or_default();
        rows.into_iter().map(|row| row.into_iter().map(|cell| cell.text).collect()).collect()
    }

    #[test]
    fn the_header_shows_the_separator() {
        assert_eq!(shown("a;b\n1,5;2"), [["a", "b"], ["1,5", "2"]]);
        assert_eq!(shown("a\tb\r\n1,5\t2;3\r\n"), [["a", "b"], ["1,5", "2;3"]]);
        assert_eq!(shown("\u{FEFF}a,b\n\"1,5\",2"), [["a", "b"], ["1,5", "2"]]);
        assert_eq!(shown("Bảng 1\na;b"), [vec!["Bảng 1"], vec!["a", "b"]]);
    }

    #[test]
    fn quotes_hold_separators_newlines_and_quotes() {
        assert_eq!(shown("a,b\n\"x\r\n\"\"y\"\", z\",\"\"\n"), [["a", "b"], ["x\n\"y\", z", ""]]);
        assert_eq!(shown("a,b\n1 \"inch\",2"), [["a", "b"], ["1 \"inch\"", "2"]]);
    }

    #[test]
    fn an_open_quote_is_an_error_with_its_line() {
        let problem = table("a,b\n\"x\ny\",1\n2,\"open\n3,4").err();
        assert_eq!(problem.as_ref().map(|problem| problem.place), Some(Place::Line(4, 3)));
        assert_eq!(problem.and_then(|problem| problem.found).as_deref(), Some("open"));
    }

    proptest! {
        #[test]
        fn quoted_cells_come_back_as_they_were(cells in prop::collection::vec(prop::collection::vec("[a-zđ,;\"\n ]{0,6}", 2..4), 1..5)) {
            let quote = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
            let line = |row: &Vec<String>| row.iter().map(quote).collect::<Vec<_>>().join(",");
            let text = cells.iter().map(line).collect::<Vec<_>>().join("\n");
            prop_assert_eq!(shown(&text), cells);
        }

        #[test]
        fn any_text_is_a_table_or_an_error(text in "[\\PC\n\r\"]{0,60}") {
            let _ = table(&text);
        }
    }
}
