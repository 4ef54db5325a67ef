//! Judgement → report: every sentence a person reads, Vietnamese first, English second.

#[cfg(feature = "page")]
pub mod advice;
pub mod analysis;
#[cfg(feature = "analysis")]
pub mod audit;
pub mod build;
pub mod clause;
pub mod deciding;
pub mod figure;
pub mod measure;
pub mod message;
pub mod number;
pub mod phrase;
pub mod problem;
pub mod reason;
pub mod report;
pub mod series;
pub mod target;
pub mod term;

choice! {
    /// The language of a report.
    pub enum Lang {
        /// Vietnamese.
        Vi = "vi",
        /// English.
        En = "en",
    }
}

impl Lang {
    /// The phrase in this language.
    pub fn pick(self, vietnamese: &'static str, english: &'static str) -> &'static str {
        match self {
            Self::Vi => vietnamese,
            Self::En => english,
        }
    }

    /// The text in this language where the document has one, else in Vietnamese.
    pub fn text<'a>(self, vietnamese: &'a Option<String>, english: &'a Option<String>) -> Option<&'a str> {
        let english = if self == Self::En { english.as_deref() } else { None };
        english.or(vietnamese.as_deref())
    }
}
