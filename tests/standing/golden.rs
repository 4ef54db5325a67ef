//! Published rankings of all provinces: PCI with the publisher's ranks, PAPI and later PCI with places counted from
//! the totals, DTI with a printed tie. The tables stand beside the checkout; where they do not, this is said.

use super::common::{path, say};
use super::{Card, PLAIN, ends, panel};
use std::collections::BTreeMap;
use thuoc_do::evaluate::standing::Standing;

/// The rows of a table, by the names of its columns; comments left out.
fn table(name: &str) -> Option<Vec<BTreeMap<String, String>>> {
    let file = path("../shared/data/rankings").join(name);
    let Ok(text) = std::fs::read_to_string(&file) else {
        say(&format!("NOT RUN: {} is not there\n", file.display()));
        return None;
    };
    // Some workbooks spell a letter and its tone apart; the command puts them together when it reads.
    let text = text.replace("a\u{301}", "á").replace("ô\u{301}", "ố").replace("â\u{301}", "ấ");
    let mut lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let head: Vec<String> = lines.next().unwrap().split(',').map(str::to_owned).collect();
    let rows = lines.map(|line| {
        assert!(!line.contains('"'), "{name}: a quoted cell");
        head.iter().cloned().zip(line.split(',').map(str::to_owned)).collect()
    });
    Some(rows.collect())
}

/// A panel of 2023 of some columns of a table; an empty cell was not printed.
fn standing<T>(
    rows: &[BTreeMap<String, String>],
    columns: &[(&str, &str)],
    editions: &str,
    at: impl FnOnce(&Standing<'_>) -> T,
) -> T {
    let cells = rows.iter().map(|row| {
        let cells = columns.iter().map(|(name, column)| match row[*column].as_str() {
            "" => "null".to_owned(),
            text if *name == "unit" || *name == "band" => format!("\"{text}\""),
            figure => figure.to_owned(),
        });
        format!("[{}]", cells.collect::<Vec<_>>().join(", "))
    });
    let names: Vec<String> = columns.iter().map(|(name, _)| format!("\"{name}\"")).collect();
    let cells: Vec<String> = cells.collect();
    let panels = panel(2023, &format!("[{}]", names.join(", ")), &format!("[{}]", cells.join(", ")));
    Card { editions, panels: &panels, clauses: r#"{"rank": {"at_most": 30}}"#, ..PLAIN }.look(at)
}

fn places(standing: &Standing<'_>) -> BTreeMap<String, (u16, u16)> {
    let placed = standing.rows.iter().filter_map(|row| Some((row.name.to_owned(), ends(&row.place?.rank))));
    placed.collect()
}

/// VCCI's ranks of 2013 to 2016 against places that are found from its totals alone, at four decimals.
#[test]
fn pci_totals_give_the_ranks_that_vcci_prints() {
    for year in 2013..=2016 {
        let Some(rows) = table(&format!("pci_{year}.csv")) else { continue };
        let columns = [("unit", "province"), ("total", "pci")];
        let found = standing(&rows, &columns, r#"{"year": 2023, "units": 63}"#, places);
        assert_eq!(found.len(), 63, "{year}");
        let mut exact = 0;
        for row in &rows {
            let (low, high) = found[&row["province"]];
            let printed: u16 = row["rank"].parse().unwrap();
            assert!(low <= printed && printed <= high, "{year} {}: {printed} not in {low}..{high}", row["province"]);
            exact += u16::from(low == high);
        }
        say(&format!("PCI {year}: 63 places hold VCCI's rank, {exact} of them exactly\n"));
        assert!(exact >= 61, "{year}: only {exact} places are exact");
        // Bands as printed, against their printed order: no place may leave the block of its band.
        let columns = [("unit", "province"), ("band", "tier")];
        let blocks = standing(&rows, &columns, &bands(&rows), places);
        for row in &rows {
            let (low, high) = blocks[&row["province"]];
            let printed: u16 = row["rank"].parse().unwrap();
            assert!(
                low <= printed && printed <= high && high < 63 + u16::from(printed > 40),
                "{year} {}",
                row["province"]
            );
        }
    }
}

fn bands(rows: &[BTreeMap<String, String>]) -> String {
    let names = ["Rất tốt", "Tốt", "Khá", "Trung bình", "Tương đối thấp", "Thấp"];
    let all: Vec<String> = names
        .iter()
        .map(|name| {
            let units = rows.iter().filter(|row| row["tier"] == *name).count();
            assert!(units > 0, "{name}");
            format!(r#"{{"name": "{name}", "units": {units}}}"#)
        })
        .collect();
    format!(r#"{{"year": 2023, "units": 63, "bands": [{}]}}"#, all.join(", "))
}

/// What would be known of 2016 had VCCI printed it as it prints 2023: the first thirty only.
#[test]
fn the_first_thirty_alone_bound_all_others() {
    let Some(rows) = table("pci_2016.csv") else { return };
    let top: Vec<BTreeMap<String, String>> = rows
        .iter()
        .map(|row| {
            let mut row = row.clone();
            if row["rank"].parse::<u16>().unwrap() > 30 {
                row.insert("rank".into(), String::new());
                row.insert("pci".into(), String::new());
            }
            row
        })
        .collect();
    let columns = [("unit", "province"), ("total", "pci"), ("rank", "rank")];
    standing(&top, &columns, r#"{"year": 2023, "units": 63}"#, |standing| {
        let found = places(standing);
        for row in &rows {
            let printed: u16 = row["rank"].parse().unwrap();
            let expected = if printed > 30 { (31, 63) } else { (printed, printed) };
            assert_eq!(found[&row["province"]], expected, "{}", row["province"]);
        }
        let cut = &standing.cut_offs[0];
        let thirtieth = rows.iter().find(|row| row["rank"] == "30").unwrap()["pci"].clone();
        assert_eq!(cut.last_in.unwrap().as_point().unwrap().to_string(), thirtieth);
        let next = cut.first_out.unwrap();
        assert_eq!((next.low(), next.high().unwrap().to_string()), (None, thirtieth));
    });
}

/// Places counted in the tables' own column (competition ranks of the totals as printed).
#[test]
fn later_pci_and_all_of_papi_are_placed_as_they_were_counted() {
    let pci = (2017..=2022).map(|year| (format!("pci_{year}_total.csv"), "pci"));
    let papi = (2011..=2024).map(|year| (format!("papi_{year}.csv"), "total"));
    for (name, total) in pci.chain(papi) {
        let Some(rows) = table(&name) else { continue };
        let rated = rows.iter().filter(|row| !row[total].is_empty()).count();
        let editions = format!(r#"{{"year": 2023, "units": {rated}}}"#);
        let found = standing(&rows, &[("unit", "province"), ("total", total)], &editions, places);
        assert_eq!(found.len(), rated, "{name}: those that were not rated have no place");
        let mut tied = 0;
        for row in rows.iter().filter(|row| !row[total].is_empty()) {
            let (low, high) = found[&row["province"]];
            let level = rows.iter().filter(|other| other[total] == row[total]).count() as u16;
            assert_eq!(low, row["rank_computed"].parse::<u16>().unwrap(), "{name} {}", row["province"]);
            assert_eq!(high, low + level - 1, "{name} {}", row["province"]);
            tied += u16::from(level > 1);
        }
        say(&format!("{name}: {rated} places as counted, {tied} of them in ties\n"));
    }
}

/// PAPI's four groups as sources print their sizes.
#[test]
fn papi_groups_have_the_printed_sizes() {
    for (year, sizes) in [(2019, [16, 16, 15, 16]), (2020, [16, 16, 15, 16]), (2023, [15, 15, 15, 16])] {
        let Some(rows) = table(&format!("papi_{year}.csv")) else { continue };
        let names = ["cao nhất", "trung bình cao", "trung bình thấp", "thấp nhất"];
        let bands: Vec<String> =
            names.iter().zip(sizes).map(|(name, units)| format!(r#"{{"name": "{name}", "units": {units}}}"#)).collect();
        let units: u16 = sizes.iter().sum();
        let editions = format!(r#"{{"year": 2023, "units": {units}, "bands": [{}]}}"#, bands.join(", "));
        let columns = [("unit", "province"), ("total", "total"), ("band", "group_by_count")];
        standing(&rows, &columns, &editions, |standing| {
            let check = standing.groups.as_ref().unwrap();
            assert!(check.agrees(), "{year}: {check:?}");
            // In 2023 only the strict reading gives the printed sizes (METHOD A3).
            assert_eq!(check.printed == check.computed.sizes, year != 2023, "{year}: {check:?}");
            for band in &standing.bands {
                assert_eq!(band.said.map(|units| usize::from(units.get())), Some(band.listed), "{year} {}", band.name);
            }
        });
    }
}

/// DTI 2022 prints two units at 15 and none at 16.
#[test]
fn a_printed_tie_of_dti_stays() {
    let Some(rows) = table("dti_2022.csv") else { return };
    let columns = [("unit", "province"), ("rank", "rank"), ("total", "pdti")];
    let found = standing(&rows, &columns, r#"{"year": 2023, "units": 63}"#, places);
    for row in &rows {
        let printed: u16 = row["rank"].parse().unwrap();
        assert_eq!(found[&row["province"]], (printed, printed), "{}", row["province"]);
    }
    assert_eq!(found.values().filter(|place| **place == (15, 15)).count(), 2);
    assert!(!found.values().any(|place| *place == (16, 16)));
}
