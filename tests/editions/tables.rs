//! The index files against the published tables, where those are at hand.

use super::{edition, index, standing};
use crate::common::{path, say, text};
use std::collections::BTreeMap;
use thuoc_do::model::index_file::IndexFile;
use unicode_normalization::UnicodeNormalization;

type Row = BTreeMap<String, String>;

/// The rows of a table, or nothing where the tables are not at hand.
fn table(name: &str) -> Option<Vec<Row>> {
    let file = path("../shared/data/rankings").join(name);
    if !file.is_file() {
        say("tests/editions: the published tables are not at hand; weights and counts were not compared\n");
        return None;
    }
    // One workbook has its tiers in decomposed letters.
    let text: String = text(&file).nfc().collect();
    let mut lines = text.lines().filter(|line| !line.starts_with('#'));
    let names: Vec<&str> = lines.next().unwrap().split(',').collect();
    let row =
        |line: &str| names.iter().zip(line.split(',')).map(|(name, cell)| ((*name).into(), cell.into())).collect();
    Some(lines.map(row).collect())
}

fn number(row: &Row, name: &str) -> Option<f64> {
    row[name].parse().ok()
}

/// The weighted mean of the columns, in the order of the parts.
fn weighted(index: &IndexFile, year: u16, row: &Row, columns: &[&str]) -> Option<f64> {
    let parts = standing(index, year);
    assert_eq!(parts.len(), columns.len());
    let weight = |at: usize| parts[at].weight.unwrap().to_string().parse::<f64>().unwrap();
    columns.iter().enumerate().map(|(at, name)| number(row, name).map(|score| weight(at) * score)).sum()
}

const SUB_INDICES: [&str; 10] = [
    "entry_costs",
    "access_to_land",
    "transparency",
    "time_costs",
    "informal_charges",
    "policy_bias",
    "proactivity",
    "business_support",
    "labor_policy",
    "law_order",
];

/// METHOD A4: error of 2013–2016 at most 7e-6 in unrounded figures; these have four decimals.
#[test]
fn pci_totals_follow_from_the_weights() {
    let pci = index("pci");
    for year in 2013..=2016 {
        let Some(rows) = table(&format!("pci_{year}.csv")) else { return };
        assert_eq!(rows.len(), usize::from(edition(&pci, year).units.unwrap().get()));
        for row in &rows {
            let total = 10.0 * weighted(&pci, year, row, &SUB_INDICES).unwrap();
            let printed = number(row, "pci").unwrap();
            assert!((total - printed).abs() < 0.0006, "PCI {year} {}: {total} {printed}", row["province"]);
        }
        for band in &edition(&pci, year).bands {
            let size = rows.iter().filter(|row| row["tier"] == band.name).count();
            assert_eq!(Some(size), band.units.map(|units| units.get().into()), "PCI {year} {}", band.name);
        }
    }
    let Some(rows) = table("pci_province_history_part.csv") else { return };
    let mut seen = 0;
    for row in rows.iter().filter(|row| row["year"] == "2022" && row["check_note"].is_empty()) {
        if let (Some(mean), Some(printed)) = (weighted(&pci, 2022, row, &SUB_INDICES), number(row, "pci")) {
            assert!((10.0 * mean - printed).abs() <= 0.055, "PCI 2022 {}: {mean} {printed}", row["province"]);
            seen += 1;
        }
    }
    assert!(seen >= 4, "{seen} provinces of 2022");
}

/// METHOD A5 and the national table of 2022.
#[test]
fn dti_totals_follow_from_the_weights() {
    let Some(rows) = table("dti_2022.csv") else { return };
    let dti = index("dti");
    let columns = [
        "nhan_thuc_so",
        "the_che_so",
        "ha_tang_so",
        "nhan_luc_so",
        "an_toan_tt_mang",
        "hd_chinh_quyen_so",
        "hd_kinh_te_so",
        "hd_xa_hoi_so",
    ];
    let mut seen = 0;
    for row in &rows {
        if let (Some(total), Some(printed)) = (weighted(&dti, 2022, row, &columns), number(row, "pdti")) {
            assert!((total - printed).abs() <= 0.0001, "{}: {total} {printed}", row["province"]);
            seen += 1;
        }
    }
    assert_eq!((seen, rows.len()), (5, 63));
}

/// METHOD A3: the provinces that have a whole total.
#[test]
fn papi_counts_its_provinces() {
    let papi = index("papi");
    for year in 2011..=2024 {
        let Some(rows) = table(&format!("papi_{year}.csv")) else { return };
        let whole = rows.iter().filter(|row| !row["total"].is_empty()).count();
        assert_eq!(whole, usize::from(edition(&papi, year).units.unwrap().get()), "PAPI {year}");
        let dimensions = rows[0].keys().filter(|name| name.starts_with('d')).count();
        assert_eq!(dimensions, standing(&papi, year).len(), "PAPI {year}");
        let scale = edition(&papi, year).scale.unwrap();
        for total in rows.iter().filter_map(|row| number(row, "total")) {
            let most: f64 = scale.to.to_string().parse().unwrap();
            assert!(total > 0.0 && total < most, "PAPI {year}: {total}");
        }
    }
}
