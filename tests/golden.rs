//! Published tables through the core: totals of parts against the totals printed, order of the totals against the
//! publisher's ranks, and the slips that publishers are known to have made. The whole tables stand in `../shared`, which
//! need not be there; extracts of them with their sources in `tests/cases/golden` always run.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{document, path, say, text};
use std::path::Path;
use thuoc_do::evaluate::composite::{self, Composite, scores};
use thuoc_do::evaluate::consistency::{self, Kind};
use thuoc_do::evaluate::figures;
use thuoc_do::model::decimal::Decimal;
use thuoc_do::model::decimal::ratio::Ratio;
use thuoc_do::model::panel;
use thuoc_do::model::resolve::{self, Subject};
use thuoc_do::model::scorecard::Scorecard;

/// VCCI's weights in hundredths, in the order of its columns: 2013–21 (METHOD A4).
const PCI: [u8; 10] = [5, 5, 20, 5, 10, 5, 5, 20, 20, 5];

/// A table of a year: the columns of its parts, what the whole is called, its rank, and the rows.
struct Table {
    year: u16,
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn read(file: &Path) -> Self {
        let name = common::name(file);
        let year = name.split('_').next_back().unwrap().parse().unwrap();
        let text = text(file);
        let mut lines = text.lines().filter(|line| !line.starts_with('#'));
        let cells = |line: &str| line.split(',').map(str::to_owned).collect::<Vec<_>>();
        let header = cells(lines.next().unwrap());
        let rows: Vec<_> = lines.map(cells).collect();
        assert!(rows.iter().all(|row| row.len() == header.len()), "{name}: ragged");
        Self { year, header, rows }
    }

    fn column(&self, name: &str) -> usize {
        self.header.iter().position(|column| column == name).unwrap_or_else(|| panic!("no column {name}"))
    }

    /// A document with the table as its panel; `part` gives the fields of the part in a column, where it is one.
    fn card(&self, top: u8, total: &str, rank: &str, part: impl Fn(usize) -> String) -> Scorecard {
        let (total, rank) = (self.column(total), self.column(rank));
        let parts: Vec<String> = (1..total)
            .map(|at| format!("{{\"id\": \"{0}\", \"name\": \"{0}\"{1}}}", self.header[at], part(at)))
            .collect();
        let columns: Vec<String> = self.header[1..total].iter().map(|name| format!("\"{name}\"")).collect();
        let cell = |cell: &String| if cell.is_empty() { "null".to_owned() } else { cell.clone() };
        let rows = self.rows.iter().map(|row| {
            let parts: Vec<String> = row[1..total].iter().map(cell).collect();
            format!("[\"{}\", {}, {}, {}]", row[0], parts.join(", "), cell(&row[total]), cell(&row[rank]))
        });
        let rows: Vec<String> = rows.collect();
        let text = format!(
            r#"{{"version": 1, "as_of": "2026-01-01", "indicators": [{{"id": "x", "name": "X", "parts": [{}],
            "editions": [{{"year": {year}, "scale": [0, {top}], "units": {units}}}],
            "targets": [{{"id": "t", "year": {year}, "all": [{{"score": {{"at_least": 1}}}}]}}]}}],
            "panels": [{{"indicator": "x", "year": {year}, "columns": ["unit", {columns}, "total", "rank"], "rows": [{rows}]}}]}}"#,
            parts.join(", "),
            year = self.year,
            // An extract is of a ranking of 63.
            units = if self.rows.len() < 20 { 63 } else { self.rows.len() },
            columns = columns.join(", "),
            rows = rows.join(",\n"),
        );
        document(&text).scorecard
    }

    fn pci(&self) -> Scorecard {
        self.card(100, "pci", "rank", |at| format!(", \"weight\": 0.{:02}, \"min\": 1, \"max\": 10", PCI[at - 1]))
    }

    /// Dimensions as they are added, of 1 to 10 each.
    fn papi(&self) -> Scorecard {
        let dimensions = self.column("total") - 1;
        self.card(dimensions as u8 * 10, "total", "rank_computed", |_| ", \"min\": 1, \"max\": 10".into())
    }
}

/// Each row's total from its parts, exactly; `None` where a part is not known.
fn totals(card: &Scorecard) -> Vec<Option<Ratio>> {
    let plan = resolve::plan(card);
    let panel = &card.panels[0];
    let tree = composite::tree(&plan.series[0], panel.year).unwrap();
    let (table, _) = panel::table(panel, &card.indicators[0].parts);
    let total = |row| Composite::of(&tree, scores::of_row(&tree, &table, row)).unwrap().total().unwrap().point();
    table.rows.iter().map(total).collect()
}

fn exact(text: &str) -> Ratio {
    Ratio::from(Decimal::parse(text).unwrap())
}

/// Totals as near as the printed digits allow, and no finding; `ranks` are those of the whole table.
fn agree(table: &Table, card: &Scorecard, (total, rank): (&str, &str), within: &str, whole: bool) {
    let found = totals(card);
    let (total, rank) = (table.column(total), table.column(rank));
    let mut order: Vec<(Ratio, &str)> = Vec::new();
    for (row, found) in table.rows.iter().zip(&found) {
        match found {
            Some(found) => {
                let apart = found.minus(exact(&row[total])).unwrap().absolute();
                assert!(apart <= exact(within), "{} {}: {found:?}, printed {}", table.year, row[0], row[total]);
                order.push((*found, &row[rank]));
            }
            None => assert!(row[total].is_empty(), "{} {}: no total, printed {}", table.year, row[0], row[total]),
        }
    }
    order.sort();
    order.reverse();
    let ranks: Vec<usize> = order.iter().map(|(_, rank)| rank.parse().unwrap()).collect();
    if whole {
        assert_eq!(ranks, (1..=ranks.len()).collect::<Vec<_>>(), "{}", table.year);
        let findings = consistency::findings(&resolve::plan(card));
        assert!(findings.is_empty(), "{}: {findings:?}", table.year);
    } else {
        assert!(ranks.is_sorted() && ranks.len() > 4, "{}: {ranks:?}", table.year);
    }
}

/// The table of a year in `../shared`; says so where it is not there.
fn shared(name: &str) -> Option<Table> {
    let file = path("../shared/data/rankings").join(name);
    if file.exists() {
        return Some(Table::read(&file));
    }
    say(&format!("NOT RUN: {}, which is not there\n", file.display()));
    None
}

const PCI_COLUMNS: (&str, &str) = ("pci", "rank");
const PAPI_COLUMNS: (&str, &str) = ("total", "rank_computed");

/// Ten sub-indices of four decimals: 10 × Σ weight × half a unit of the fourth, and the same of the total's.
const PCI_WITHIN: &str = "0.00055";

/// Dimensions of four decimals that were summed before they were rounded.
const PAPI_WITHIN: &str = "0.00045";

#[test]
fn pci_totals_and_ranks_of_all_provinces() {
    let mut rows = 0;
    for year in 2013..=2016 {
        let Some(table) = shared(&format!("pci_{year}.csv")) else { continue };
        agree(&table, &table.pci(), PCI_COLUMNS, PCI_WITHIN, true);
        assert_eq!(table.rows.len(), 63);
        rows += table.rows.len();
    }
    say(&format!("golden: {rows} rows of PCI\n"));
}

#[test]
fn papi_totals_and_order_of_all_provinces() {
    let mut rows = 0;
    for year in 2011..=2024 {
        let Some(table) = shared(&format!("papi_{year}.csv")) else { continue };
        agree(&table, &table.papi(), PAPI_COLUMNS, PAPI_WITHIN, true);
        assert_eq!(table.column("total") - 1, if year < 2018 { 6 } else { 8 });
        rows += table.rows.len();
    }
    say(&format!("golden: {rows} rows of PAPI\n"));
}

/// Four groups of printed sizes (METHOD A3, D3.2): the places that a province's group leaves it hold the place that its
/// total gives it, and the sizes add up to the provinces rated.
#[test]
fn papi_groups_hold_the_places_of_their_provinces() {
    let names = ["cao nhất", "trung bình cao", "trung bình thấp", "thấp nhất"];
    for (year, sizes) in [(2019, [16, 16, 15, 16]), (2020, [16, 16, 15, 16]), (2023, [15, 15, 15, 16])] {
        let Some(table) = shared(&format!("papi_{year}.csv")) else { continue };
        let (group, rank) = (table.column("group_by_count"), table.column("rank_computed"));
        let rated: Vec<_> = table.rows.iter().filter(|row| !row[group].is_empty()).collect();
        let bands = names.iter().zip(sizes).map(|(name, size)| format!("{{\"name\": \"{name}\", \"units\": {size}}}"));
        let results = rated.iter().map(|row| {
            format!("{{\"year\": {year}, \"over\": {{\"unit\": \"{}\"}}, \"band\": \"{}\"}}", row[0], row[group])
        });
        let text = format!(
            r#"{{"version": 1, "as_of": "2026-01-01", "indicators": [{{"id": "x", "name": "X",
            "editions": [{{"year": {year}, "units": {}, "bands": [{}]}}], "results": [{}],
            "targets": [{{"id": "t", "year": {year}, "all": [{{"rank": {{"at_most": 20}}}}]}}]}}]}}"#,
            rated.len(),
            bands.collect::<Vec<_>>().join(", "),
            results.collect::<Vec<_>>().join(", ")
        );
        let card = document(&text).scorecard;
        let plan = resolve::plan(&card);
        assert_eq!(consistency::findings(&plan), [], "{year}");
        for (row, result) in rated.iter().zip(&card.indicators[0].results) {
            let subject = Subject { indicator: 0, over: result.over.as_ref() };
            let known = figures::rank(&plan.series[0], subject, result.year, None);
            let place = Decimal::parse(&row[rank]).unwrap();
            let block = known.readings()[0].interval;
            assert!(block.low() <= Some(place) && Some(place) <= block.high(), "{year} {}: {block:?}", row[0]);
        }
    }
}

#[test]
fn the_extracts_agree() {
    let pci = Table::read(&path("tests/cases/golden/pci_2016.csv"));
    agree(&pci, &pci.pci(), PCI_COLUMNS, PCI_WITHIN, false);
    let papi = Table::read(&path("tests/cases/golden/papi_2018.csv"));
    agree(&papi, &papi.papi(), PAPI_COLUMNS, PAPI_WITHIN, false);
}

/// Quảng Ninh 2018: two dimensions are not published, so the total lies between both at 1 and both at 10.
#[test]
fn a_province_partly_unpublished_has_an_interval() {
    let table = Table::read(&path("tests/cases/golden/papi_2018.csv"));
    let card = table.papi();
    let plan = resolve::plan(&card);
    let panel = &card.panels[0];
    let tree = composite::tree(&plan.series[0], panel.year).unwrap();
    let at = table.rows.iter().position(|row| row[0] == "Quảng Ninh").unwrap();
    let (printed, _) = panel::table(panel, &card.indicators[0].parts);
    let made = Composite::of(&tree, scores::of_row(&tree, &printed, &printed.rows[at])).unwrap();
    let total = made.total().unwrap();
    // 5.8557 + 5.1048 + 7.9470 + 7.4371 + 5.9339 + 3.7047 = 35.9832
    assert_eq!((total.low, total.high), (exact("37.9832"), Some(exact("55.9832"))));
    assert_eq!(made.known().ok(), Ratio::new(3, 4).ok());
}

/// Of eight rows among 63 units: a rank may be worse than the rows' own order by as many as are left out, never better.
#[test]
fn an_extract_leaves_room_for_the_units_it_leaves_out() {
    let mut table = Table::read(&path("tests/cases/golden/pci_2016.csv"));
    let rank = table.column("rank");
    let findings = |table: &Table| {
        consistency::findings(&resolve::plan(&table.pci())).iter().map(|one| one.kind).collect::<Vec<_>>()
    };
    assert_eq!(findings(&table), []);
    table.rows[4][rank] = "4".into();
    assert_eq!(findings(&table), [Kind::Rank], "four rows have more");
    table.rows[4][rank] = "61".into();
    assert_eq!(findings(&table), [Kind::Rank], "three rows have less");
}

/// One printed total moved by a tenth, one rank exchanged: both are found, and nothing else.
#[test]
fn a_slip_in_a_table_is_found() {
    let mut table = Table::read(&path("tests/cases/golden/pci_2016.csv"));
    let (total, rank) = (table.column("pci"), table.column("rank"));
    for (at, row) in table.rows.iter_mut().enumerate() {
        row[rank] = (at + 1).to_string();
    }
    let findings = |table: &Table| {
        let mut card = table.pci();
        card.indicators[0].editions[0].units = u16::try_from(table.rows.len()).ok().and_then(std::num::NonZeroU16::new);
        let found = consistency::findings(&resolve::plan(&card));
        found.iter().map(|one| (one.kind, one.unit.unwrap().to_owned())).collect::<Vec<_>>()
    };
    assert_eq!(findings(&table), []);
    table.rows[3][total] = exact(&table.rows[3][total]).plus(exact("0.1")).unwrap().rounded(4).unwrap().to_string();
    assert_eq!(findings(&table), [(Kind::Total, table.rows[3][0].clone())]);
    table.rows[0][rank] = "2".into();
    let found = [(Kind::Total, table.rows[3][0].clone()), (Kind::Rank, table.rows[0][0].clone())];
    assert_eq!(findings(&table), found);
}

/// Slips that are known (METHOD A4, A8): a sub-index copied wrongly to a web page, a total its sub-indices do not give;
/// made up, groups of 63 in a year of 61. What agrees is not told.
#[test]
fn known_slips_of_publishers_are_found() {
    let card = document(&text(&path("tests/cases/golden/slips.json"))).scorecard;
    let plan = resolve::plan(&card);
    let found: Vec<_> = consistency::findings(&plan)
        .iter()
        .map(|one| {
            let computed = one.computed.as_point().map(|point| point.rounded(3).to_string()).unwrap();
            (one.kind, one.year.number(), one.unit, one.printed.to_string(), computed, one.tolerance == Decimal::ZERO)
        })
        .collect();
    let expected = [
        (Kind::Total, 2013, None, "54.22".to_owned(), "55.220".to_owned(), false),
        (Kind::Total, 2023, Some("thanh-hoa"), "66.79".into(), "67.485".into(), false),
        (Kind::Groups, 2024, None, "61".into(), "63".into(), true),
    ];
    assert_eq!(found, expected);
}
