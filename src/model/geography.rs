//! Geographies: sets of provinces, and what became of each when the set changed (METHOD A9).

use super::index_file::Remark;
use super::scorecard::{Source, Version};
use super::time::Date;

choice! {
    /// What a unit of a geography is.
    pub enum Kind {
        /// A province (tỉnh).
        Province = "province",
        /// A city of the centre (thành phố trực thuộc trung ương).
        City = "city",
    }
}

record! {
    /// The file `editions/geographies.json`.
    pub struct Geographies {
        /// Format version, 1.
        version: Version,
        /// The sets of units, the oldest first.
        geographies: Vec<Geography>,
        /// What became of the units of one set in the next.
        crosswalks: Vec<Crosswalk>,
        /// What whoever uses them should know.
        notes: Vec<Remark>,
        /// Where the facts come from.
        sources: Vec<Source>,
    }
}

record! {
    /// A set of units, as editions name it.
    pub struct Geography {
        /// Id, e.g. vn-63.
        id: String,
        /// Name, Vietnamese.
        name: String,
        /// Name, English.
        name_en: Option<String>,
        /// The first day it is in force.
        from: Option<Date>,
        /// The last day it is in force.
        until: Option<Date>,
        /// Id of its source.
        source: String,
        /// Its units.
        units: Vec<Place>,
    }
}

record! {
    /// A province or city.
    pub struct Place {
        /// Id, unique in its geography.
        id: String,
        /// Official name, without the word for what it is.
        name: String,
        /// What it is.
        kind: Kind,
        /// Other spellings that tables have.
        aliases: Vec<String>,
    }
}

record! {
    /// What became of the units of one geography in another.
    pub struct Crosswalk {
        /// Id of the geography before.
        before: String,
        /// Id of the geography after.
        after: String,
        /// The first day of the one after.
        in_force: Date,
        /// Ids of the sources.
        sources: Vec<String>,
        /// What to know of it, Vietnamese.
        note: Option<String>,
        /// What to know of it, English.
        note_en: Option<String>,
        /// A row for each unit of the geography after.
        rows: Vec<Merger>,
    }
}

record! {
    /// A unit and what it was made of; of one unit only where it was left as it was.
    pub struct Merger {
        /// Id of the unit after.
        into: String,
        /// Ids of the units before.
        from: Vec<String>,
    }
}
