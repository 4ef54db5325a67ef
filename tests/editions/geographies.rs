//! The two sets of provinces and what became of each (METHOD A9, Resolution 202/2025/QH15).

use super::geographies;
use crate::common::{entries, path, say, text};
use std::collections::{BTreeMap, BTreeSet};
use thuoc_do::model::geography::Kind;
use unicode_normalization::UnicodeNormalization;

/// Without marks, in kebab-case.
fn plain(name: &str) -> String {
    let marked = name.replace(['Đ', 'đ'], "d").nfd().filter(char::is_ascii).collect::<String>().to_lowercase();
    marked
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

#[test]
fn every_province_has_a_place_and_an_id_made_of_its_name() {
    let known = geographies();
    let [before, after] = known.geographies.as_slice() else { panic!("two geographies") };
    assert_eq!((before.id.as_str(), before.units.len()), ("vn-63", 63));
    assert_eq!((after.id.as_str(), after.units.len()), ("vn-34", 34));
    let cities =
        |units: &[_]| units.iter().filter(|unit: &&thuoc_do::model::geography::Place| unit.kind == Kind::City).count();
    assert_eq!((cities(&before.units), cities(&after.units)), (5, 6), "28 provinces and 6 cities");
    assert_eq!(before.until.unwrap().to_string(), "2025-06-30");
    assert_eq!(after.from.unwrap().to_string(), "2025-07-01");
    for geography in [before, after] {
        let ids: BTreeSet<&str> = geography.units.iter().map(|unit| unit.id.as_str()).collect();
        assert_eq!(ids.len(), geography.units.len(), "{}", geography.id);
        for unit in &geography.units {
            assert_eq!(unit.id, plain(&unit.name), "{}", geography.id);
        }
    }
}

#[test]
fn every_former_province_went_into_exactly_one() {
    let known = geographies();
    let [crosswalk] = known.crosswalks.as_slice() else { panic!("one crosswalk") };
    assert_eq!(crosswalk.in_force.to_string(), "2025-07-01");
    let ids = |at: usize| known.geographies[at].units.iter().map(|unit| unit.id.clone()).collect::<Vec<_>>();
    let mut from: Vec<String> = crosswalk.rows.iter().flat_map(|row| row.from.clone()).collect();
    from.sort();
    let mut before = ids(0);
    before.sort();
    assert_eq!(from, before);
    let mut into: Vec<String> = crosswalk.rows.iter().map(|row| row.into.clone()).collect();
    into.sort();
    let mut after = ids(1);
    after.sort();
    assert_eq!(into, after);
    let (unchanged, merged): (Vec<_>, Vec<_>) = crosswalk.rows.iter().partition(|row| row.from.len() == 1);
    assert_eq!((unchanged.len(), merged.len()), (11, 23));
    for row in &crosswalk.rows {
        let kept = row.from.contains(&row.into) || (row.into == "hue" && row.from == ["thua-thien-hue"]);
        assert!(kept, "{}: every new unit bears the name of one of its own", row.into);
    }
}

/// The 23 mergers, written down from the list of units before the merger in `provinces.json` of
/// thanglequoc/vietnamese-provinces-database; three of them stand in METHOD A9 as well.
#[test]
fn the_mergers() {
    let wanted = "an-giang: an-giang kien-giang | bac-ninh: bac-giang bac-ninh | ca-mau: bac-lieu ca-mau | \
        can-tho: can-tho hau-giang soc-trang | da-nang: da-nang quang-nam | dak-lak: dak-lak phu-yen | \
        dong-nai: binh-phuoc dong-nai | dong-thap: dong-thap tien-giang | gia-lai: binh-dinh gia-lai | \
        hai-phong: hai-duong hai-phong | ho-chi-minh: ba-ria-vung-tau binh-duong ho-chi-minh | \
        hung-yen: hung-yen thai-binh | khanh-hoa: khanh-hoa ninh-thuan | lam-dong: binh-thuan dak-nong lam-dong | \
        lao-cai: lao-cai yen-bai | ninh-binh: ha-nam nam-dinh ninh-binh | phu-tho: hoa-binh phu-tho vinh-phuc | \
        quang-ngai: kon-tum quang-ngai | quang-tri: quang-binh quang-tri | tay-ninh: long-an tay-ninh | \
        thai-nguyen: bac-kan thai-nguyen | tuyen-quang: ha-giang tuyen-quang | vinh-long: ben-tre tra-vinh vinh-long";
    let rows = &geographies().crosswalks[0].rows;
    let found: BTreeMap<String, String> = rows
        .iter()
        .filter(|row| row.from.len() > 1)
        .map(|row| {
            let mut from = row.from.clone();
            from.sort();
            (row.into.clone(), from.join(" "))
        })
        .collect();
    let wanted: BTreeMap<String, String> = wanted
        .split(" | ")
        .map(|row| row.split_once(": ").map(|(into, from)| (into.to_owned(), from.to_owned())).unwrap())
        .collect();
    assert_eq!(found, wanted);
}

/// Every province of every published table is found by its name or another spelling of it.
#[test]
fn the_tables_name_no_other_province() {
    let folder = path("../shared/data/rankings");
    if !folder.is_dir() {
        return say("tests/editions: the published tables are not at hand; names were not compared\n");
    }
    let known = geographies();
    let names: BTreeSet<&str> = known.geographies[0]
        .units
        .iter()
        .flat_map(|unit| std::iter::once(unit.name.as_str()).chain(unit.aliases.iter().map(String::as_str)))
        .collect();
    let mut seen = 0;
    for file in entries(&folder) {
        let text = text(&file);
        let mut rows = text.lines().filter(|line| !line.starts_with('#'));
        let column = rows.next().unwrap().split(',').position(|name| name == "province").unwrap();
        for row in rows {
            let name = row.split(',').nth(column).unwrap();
            assert!(names.contains(name), "{}: {name}", file.display());
            seen += 1;
        }
    }
    assert!(seen > 1000, "{seen} rows");
}
