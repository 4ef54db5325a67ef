//! What every index file must be, and the facts of each.

use super::{edition, geographies, index, indices, standing, weights};
use crate::common::{entries, name, path, text};
use std::collections::BTreeSet;
use thuoc_do::model::decimal::Decimal;
use thuoc_do::model::index_file::{Fact, IndexFile};
use thuoc_do::model::scorecard::{Change, Part, Provenance};
use unicode_normalization::is_nfc;

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

#[test]
fn every_index_is_there_and_named_as_its_file() {
    let found: BTreeSet<String> = indices().into_iter().map(|index| index.id).collect();
    let wanted = ["ddci", "dti", "dvc-766", "papi", "par-index", "pci", "sipas"];
    assert_eq!(found, wanted.map(String::from).into());
    for file in entries(&path("editions")) {
        assert!(is_nfc(&text(&file)), "{} is not NFC", file.display());
        let index = name(&file);
        assert!(index == "geographies" || found.contains(&index), "{index}");
    }
}

#[test]
fn every_fact_has_a_source_and_what_is_not_verified_is_named() {
    for index in indices() {
        let known = |id: &String| assert!(index.sources.iter().any(|source| source.id == *id), "{}: {id}", index.id);
        for edition in &index.editions {
            known(edition.source.as_ref().unwrap_or_else(|| panic!("{} {}", index.id, edition.year)));
        }
        for part in &index.parts {
            assert!(is_about(&index, &[Fact::Parts, Fact::Weights], part), "{}: {}", index.id, part.id);
        }
        for basis in &index.bases {
            assert!(!basis.sources.is_empty(), "{}", index.id);
            basis.sources.iter().for_each(known);
        }
        index.unverified.iter().chain(&index.notes).filter_map(|one| one.source.as_ref()).for_each(known);
        assert!(!index.unverified.is_empty(), "{} leaves nothing to the editor", index.id);
        let used: BTreeSet<&str> = (index.editions.iter().filter_map(|one| one.source.as_deref()))
            .chain(index.bases.iter().flat_map(|one| one.sources.iter().map(String::as_str)))
            .chain(index.unverified.iter().chain(&index.notes).filter_map(|one| one.source.as_deref()))
            .collect();
        for source in &index.sources {
            assert!(used.contains(source.id.as_str()), "{}: nothing is from {}", index.id, source.id);
        }
    }
}

/// A basis of one of these kinds covers all years of the part.
fn is_about(index: &IndexFile, kinds: &[Fact], part: &Part) -> bool {
    index.bases.iter().any(|basis| {
        let covers = match (basis.each, part.each) {
            (None, _) => true,
            (Some(basis), Some(part)) => {
                basis.from <= part.from && basis.to.is_none_or(|last| part.to.is_some_and(|own| own <= last))
            }
            (Some(_), None) => false,
        };
        kinds.contains(&basis.of) && covers
    })
}

#[test]
fn weights_are_the_whole_in_every_year() {
    let mut years = 0;
    for index in indices() {
        for edition in &index.editions {
            let parts = standing(&index, edition.year.number());
            let ids: BTreeSet<&str> = parts.iter().map(|part| part.id.as_str()).collect();
            assert_eq!(ids.len(), parts.len(), "{} {}: a part stands twice", index.id, edition.year);
            if parts.iter().any(|part| part.weight.is_some()) {
                let sum = parts.iter().fold(Decimal::ZERO, |sum, part| sum.plus(part.weight.unwrap()));
                assert_eq!(sum, decimal("1"), "{} {}", index.id, edition.year);
                years += 1;
            } else if parts.iter().any(|part| part.max.is_some()) {
                let sum = parts.iter().fold(Decimal::ZERO, |sum, part| sum.plus(part.max.unwrap()));
                assert_eq!(sum, edition.scale.unwrap().to, "{} {}", index.id, edition.year);
                years += 1;
            }
        }
        for part in index.parts.iter().filter(|part| !part.parts.is_empty()) {
            let sum = part.parts.iter().fold(Decimal::ZERO, |sum, part| sum.plus(part.max.unwrap()));
            assert_eq!(Some(sum), part.max, "{}: {}", index.id, part.id);
        }
    }
    assert_eq!(years, 16 + 14 + 3 + 4, "PCI 2009–24, PAPI 2011–24, DTI 2020–22, 766 2022–25");
}

#[test]
fn units_are_those_of_the_geography_or_the_reason_is_given() {
    let known = geographies();
    for index in indices() {
        for edition in &index.editions {
            let Some(id) = &edition.geography else { continue };
            let geography = known.geographies.iter().find(|one| one.id == *id).unwrap();
            let Some(units) = edition.units else { continue };
            let noted = index.bases.iter().any(|basis| {
                let covers = basis
                    .each
                    .is_none_or(|each| each.from <= edition.year && each.to.is_none_or(|last| edition.year <= last));
                basis.of == Fact::Units && covers && basis.note.is_some()
            });
            let all = usize::from(units.get()) == geography.units.len();
            assert!(all || noted, "{} {}: {units} of {id}", index.id, edition.year);
            let sizes: Option<u32> =
                edition.bands.iter().map(|band| band.units.map(|units| u32::from(units.get()))).sum();
            if let Some(sum) = sizes.filter(|sum| *sum > 0) {
                assert_eq!(sum, u32::from(units.get()), "{} {}: sizes of bands", index.id, edition.year);
            }
        }
    }
}

/// METHOD A4: weights of the ten sub-indices in the order of its table, by era.
#[test]
fn pci_weights_by_era() {
    let pci = index("pci");
    for (years, wanted) in [
        (2006..=2008, ""),
        (2009..=2012, "0.1 0.05 0.2 0.15 0.1 0.1 0.05 0.2 0.05"),
        (2013..=2021, "0.05 0.05 0.2 0.05 0.1 0.05 0.05 0.2 0.2 0.05"),
        (2022..=2024, "0.05 0.1 0.05 0.05 0.15 0.1 0.15 0.15 0.1 0.1"),
    ] {
        for year in years {
            assert_eq!(weights(&pci, year).join(" "), wanted, "PCI {year}");
        }
    }
    assert!(!standing(&pci, 2010).iter().any(|part| part.id == "canh-tranh"), "no policy bias in 2009–2012");
    for basis in pci.bases.iter().filter(|basis| basis.of == Fact::Weights) {
        assert_eq!(basis.provenance, Some(Provenance::Derived), "nobody printed the weights");
        assert!(basis.note.is_some() && basis.note_en.is_some());
    }
}

/// METHOD D5, and A1–A5 for the years: the breaks to be shipped as data, and no others.
#[test]
fn changes_of_each_index() {
    use Change::{Caveat, Geography, Method};
    let wanted: [(&str, &[(u16, Change)]); 7] = [
        ("par-index", &[(2024, Caveat), (2025, Geography)]),
        ("sipas", &[(2022, Method), (2025, Geography)]),
        ("papi", &[(2018, Method), (2021, Caveat), (2025, Geography)]),
        ("pci", &[(2009, Method), (2013, Method), (2022, Method), (2023, Caveat), (2025, Geography)]),
        ("dti", &[(2021, Method), (2024, Caveat), (2025, Geography)]),
        ("dvc-766", &[(2025, Geography)]),
        ("ddci", &[]),
    ];
    for (id, wanted) in wanted {
        let index = index(id);
        let found: Vec<(u16, Change)> =
            index.editions.iter().filter_map(|one| one.change.map(|change| (one.year.number(), change))).collect();
        assert_eq!(found, wanted, "{id}");
        for edition in index.editions.iter().filter(|one| one.change.is_some()) {
            assert!(edition.change_note.is_some() && edition.change_note_en.is_some(), "{id} {}", edition.year);
        }
    }
}

/// The names, lower cuts and sizes of the bands of a year, as `name from-to×units`.
fn bands(id: &str, year: u16) -> String {
    let index = index(id);
    let shown = |end: Option<Decimal>| end.map(|end| end.to_string()).unwrap_or_default();
    let told = edition(&index, year).bands.iter().map(|band| {
        let units = band.units.map(|units| format!("×{units}")).unwrap_or_default();
        format!("{} {}-{}{units}", band.name, shown(band.from), shown(band.to))
    });
    told.collect::<Vec<_>>().join("; ")
}

#[test]
fn bands_as_printed() {
    // METHOD A1.
    assert_eq!(bands("par-index", 2024), "A 90-×13; B 80-×50");
    assert_eq!(bands("par-index", 2023), "A 90-×7; B 80-");
    assert_eq!(bands("par-index", 2012), "", "its groups have no names");
    // METHOD A3: sizes as printed, a range for one group only.
    assert_eq!(
        bands("papi", 2023),
        "Cao nhất -×15; Trung bình cao 42.39-43.95×15; Trung bình thấp -×15; Thấp nhất -×16"
    );
    for year in [2019, 2020] {
        assert_eq!(bands("papi", year), "Cao nhất -×16; Trung bình cao -×16; Trung bình thấp -×15; Thấp nhất -×16");
    }
    // METHOD A4: tiers are data, without cuts, and none from 2023 on.
    assert_eq!(bands("pci", 2022), "Rất tốt -; Tốt -; Khá -; Trung bình -; Tương đối thấp -; Thấp -");
    assert_eq!(bands("pci", 2023), "");
    // METHOD A6 and E: of the cuts only the highest is verified.
    assert_eq!(bands("dvc-766", 2024), "Xuất sắc 90-100; Tốt -; Khá -; Trung bình -; Yếu -");
    // METHOD A2, A5: none.
    for (id, year) in [("sipas", 2023), ("dti", 2022)] {
        assert_eq!(bands(id, year), "");
    }
}

#[test]
fn scales_units_and_parts() {
    // METHOD A3: /60 to 2017, /80 from 2018; eight dimensions from 2018; 61 provinces rated in 2023.
    let papi = index("papi");
    for (year, scale, parts, units) in
        [(2011, "6–60", 6, 63), (2017, "6–60", 6, 63), (2018, "8–80", 8, 61), (2023, "8–80", 8, 61)]
    {
        let one = edition(&papi, year);
        let found = one.scale.map(|scale| format!("{}–{}", scale.from, scale.to)).unwrap();
        assert_eq!(found, scale, "PAPI {year}");
        assert_eq!(standing(&papi, year).len(), parts, "PAPI {year}");
        assert_eq!(one.units.map(|units| units.get()), Some(units), "PAPI {year}");
    }
    // METHOD A2: 10 provinces in 2015, all from 2017; no formula, so no parts (A2, E).
    let sipas = index("sipas");
    assert_eq!(edition(&sipas, 2015).units.map(|units| units.get()), Some(10));
    assert_eq!(edition(&sipas, 2017).units.map(|units| units.get()), Some(63));
    assert!(sipas.parts.is_empty());
    // METHOD A5: pillars of 400, 300, 300; then five of 100, and 200, 150, 150 of 1000.
    let dti = index("dti");
    assert_eq!(weights(&dti, 2020).join(" "), "0.4 0.3 0.3");
    assert_eq!(weights(&dti, 2022).join(" "), "0.1 0.1 0.1 0.1 0.1 0.2 0.15 0.15");
    // METHOD A6.
    let service = index("dvc-766");
    let maxima = |parts: &[Part]| parts.iter().map(|part| part.max.unwrap().to_string()).collect::<Vec<_>>().join(" ");
    assert_eq!(maxima(&service.parts), "18 20 22 22 18");
    assert_eq!(maxima(&service.parts[3].parts), "12 10");
    assert_eq!(edition(&service, 2025).units.map(|units| units.get()), Some(34));
    // METHOD A1: eight fields; E: neither their maxima nor the split of the survey.
    let par = index("par-index");
    assert_eq!(standing(&par, 2023).len(), 8);
    assert!(par.parts.iter().all(|part| part.weight.is_none() && part.max.is_none()));
    // METHOD A7 and E: no national list, no weights.
    let ddci = index("ddci");
    assert!(ddci.editions.is_empty() && ddci.parts.is_empty() && !ddci.unverified.is_empty());
}

/// METHOD E: rules of all 2025 editions.
#[test]
fn nothing_is_said_of_2025_but_its_geography() {
    for index in indices().iter().filter(|index| !["ddci", "dvc-766"].contains(&index.id.as_str())) {
        let one = edition(index, 2025);
        assert_eq!(one.geography.as_deref(), Some("vn-34"), "{}", index.id);
        assert!(one.scale.is_none() && one.units.is_none() && one.bands.is_empty(), "{}", index.id);
        assert!(standing(index, 2025).is_empty(), "{}: parts of 2025", index.id);
    }
}
