//! The views by name. The small edition takes a view it does not have as not given.

#[cfg(feature = "full")]
choice! {
    /// What a chart shows.
    pub enum View {
        /// Every target, a row each.
        Scorecard = "scorecard",
        /// The indicators over the years.
        Timeline = "timeline",
        /// The unit among all units.
        Standing = "standing",
        /// What an index is made of.
        Parts = "parts",
        /// The same in figures.
        Table = "table",
    }
}

#[cfg(not(feature = "full"))]
choice! {
    /// What a chart shows.
    pub enum View {
        /// Every target, a row each.
        Scorecard = "scorecard",
        /// The indicators over the years.
        Timeline = "timeline",
        /// The same in figures.
        Table = "table",
    }
}
