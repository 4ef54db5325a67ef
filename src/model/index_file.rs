//! An index file: what is known of one index, for every document that uses it (docs/editions.md).
//!
//! The folder `editions` has one for each national index. Whoever has an index of their own, a DDCI or the
//! scorecard of a ward, writes it in the same form.

use super::figure::Ends;
use super::scorecard::{Better, Edition, Part, Provenance, Source, Version};
use super::time::Year;

choice! {
    /// What a basis speaks of.
    pub enum Fact {
        /// Which parts there are, their names and maxima.
        Parts = "parts",
        /// The weights of the parts.
        Weights = "weights",
        /// Lowest and highest possible score.
        Scale = "scale",
        /// How many units were ranked.
        Units = "units",
        /// Bands and groups, their cuts and sizes.
        Bands = "bands",
        /// What changed.
        Change = "change",
    }
}

record! {
    /// What is known of one index. Fields that an indicator has mean the same here.
    pub struct IndexFile {
        /// Format version, 1.
        version: Version,
        /// Id; the facts are for every indicator of a document that has it.
        id: String,
        /// Full name, Vietnamese.
        name: String,
        /// Full name, English.
        name_en: Option<String>,
        /// The name a row shows, e.g. PAR INDEX.
        short: Option<String>,
        /// One line on what it is, Vietnamese.
        about: Option<String>,
        /// One line on what it is, English.
        about_en: Option<String>,
        /// Who publishes it, Vietnamese.
        publisher: Option<String>,
        /// Who publishes it, English.
        publisher_en: Option<String>,
        /// Unit of its score: %, điểm, or nothing.
        unit: Option<String>,
        /// Which way a score is better; higher unless said.
        better: Option<Better>,
        /// Facts about each year's edition.
        editions: Vec<Edition>,
        /// The parts the index is made of.
        parts: Vec<Part>,
        /// Where the parts come from, and what an edition's own source does not say.
        bases: Vec<Basis>,
        /// What no source was found for: it is not filled in and left to the editor.
        unverified: Vec<Remark>,
        /// What whoever uses the figures should know.
        notes: Vec<Remark>,
        /// Where the facts come from.
        sources: Vec<Source>,
    }
}

record! {
    /// What some facts rest on.
    pub struct Basis {
        /// Which facts.
        of: Fact,
        /// The years it is about; all unless said.
        each: Option<Ends<Year, Option<Year>>>,
        /// Who says them; published unless said.
        provenance: Option<Provenance>,
        /// Ids of the sources.
        sources: Vec<String>,
        /// How they were obtained, Vietnamese. Facts that are derived must say it.
        note: Option<String>,
        /// How they were obtained, English.
        note_en: Option<String>,
    }
}

record! {
    /// A remark in both languages.
    pub struct Remark {
        /// In Vietnamese.
        note: String,
        /// In English.
        note_en: Option<String>,
        /// Id of its source.
        source: Option<String>,
    }
}
