//! Merged cells → a plain grid: a value stands in every place its cell covers, as its author means it.

use super::table::Cell;

/// Columns that are looked at; more than any table a person reads has.
pub const MAX_COLUMNS: usize = 200;

/// One place of the grid.
#[derive(Clone, Copy)]
pub struct Slot<'a> {
    /// What its cell says.
    pub text: &'a str,
    /// The place where its cell begins, places counted row by row: the same in every place the cell covers.
    pub origin: usize,
    /// How many rows its cell covers, as written.
    pub rows: u16,
    /// Into how many rows below this one it reaches.
    left: u16,
    /// The cell is a header cell.
    pub header: bool,
}

const EMPTY: Slot<'static> = Slot { text: "", origin: usize::MAX, rows: 1, left: 0, header: false };

/// The place of a row in a column; an empty one where the row ends before it.
pub fn slot<'a, 'b>(row: &'b [Slot<'a>], at: usize) -> &'b Slot<'a> {
    row.get(at).unwrap_or(&EMPTY)
}

/// The first place of a row, as [`Slot::origin`] counts.
pub fn start(row: usize) -> usize {
    row * MAX_COLUMNS
}

/// Lays the cells out. Every row is as long as its cells reach.
#[inline(never)]
pub fn expand(rows: &[Vec<Cell>]) -> Vec<Vec<Slot<'_>>> {
    let mut grid: Vec<Vec<Slot<'_>>> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let above = grid.last().map_or(&[][..], Vec::as_slice);
        let mut line = Vec::new();
        let mut cells = row.iter();
        // The cell being laid out, and how many columns are left of it.
        let (mut next, mut wide) = (EMPTY, 0);
        for column in 0..MAX_COLUMNS {
            let reaching = slot(above, column);
            if reaching.left > 0 {
                next = Slot { left: reaching.left - 1, ..*reaching };
                wide = 1;
            } else if wide == 0 {
                wide = 1;
                next = Slot { origin: start(index) + column, ..EMPTY };
                if let Some(cell) = cells.next() {
                    next.text = cell.text.trim();
                    next.header = cell.header;
                    // A span of 0 reaches to the end of the table.
                    next.rows = if cell.rows == 0 { u16::MAX } else { cell.rows };
                    next.left = next.rows - 1;
                    wide = cell.columns.max(1);
                } else if above.get(column..).is_none_or(|above| above.iter().all(|slot| slot.left == 0)) {
                    break;
                }
            }
            wide -= 1;
            line.push(next);
        }
        grid.push(line);
    }
    grid
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str, rows: u16, columns: u16) -> Cell {
        Cell { text: text.into(), header: false, rows, columns }
    }

    fn shown(rows: &[Vec<Cell>]) -> Vec<String> {
        let line = |line: &Vec<Slot<'_>>| line.iter().map(|slot| slot.text).collect::<Vec<_>>().join("|");
        expand(rows).iter().map(line).collect()
    }

    #[test]
    fn a_merged_cell_stands_wherever_it_reaches() {
        let rows = vec![
            vec![cell("a", 2, 1), cell("b", 1, 2)],
            vec![cell("c", 1, 1), cell("d", 3, 1)],
            vec![cell("e", 1, 2)],
            vec![cell("f", 1, 1)],
        ];
        assert_eq!(shown(&rows), ["a|b|b", "a|c|d", "e|e|d", "f||d"]);
    }

    #[test]
    fn absurd_spans_are_bounded() {
        let rows = vec![vec![cell("a", 0, 0), cell("b", u16::MAX, u16::MAX)], vec![], vec![cell("c", 1, 1)]];
        let grid = expand(&rows);
        assert_eq!(grid.iter().map(Vec::len).collect::<Vec<_>>(), [MAX_COLUMNS; 3]);
        assert!(grid.iter().all(|line| line.first().is_some_and(|slot| slot.text == "a")));
    }
}
