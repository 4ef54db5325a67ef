//! The closed sets of words of the document.

choice! {
    /// Which way is better.
    pub enum Better {
        /// More is better: most scores.
        Higher = "higher",
        /// Less is better: late dossiers, complaints.
        Lower = "lower",
    }
}

choice! {
    /// What changed with an edition, so that it does not compare with those before.
    pub enum Change {
        /// The way of measuring: no difference or trend is taken across it.
        Method = "method",
        /// The set of units: 63 provinces became 34. No rank is taken across it.
        Geography = "geography",
        /// Something worth knowing that still lets the editions be compared; it only badges.
        Caveat = "caveat",
    }
}

choice! {
    /// Who says a figure; of several used, the weakest (the last here) marks the verdict.
    pub enum Provenance {
        /// The publisher of the index.
        Published = "published",
        /// The province itself.
        Province = "province",
        /// A newspaper.
        Press = "press",
        /// Worked out from other figures.
        Derived = "derived",
    }
}

choice! {
    /// A fact about the publisher where there is no figure. Silence is not one of them.
    pub enum Status {
        /// The publisher does not print it.
        NotPublished = "not_published",
        /// Not printed yet.
        Pending = "pending",
        /// Printed as withheld.
        Suppressed = "suppressed",
    }
}
