//! The message of a whole scorecard: one sentence for the headline, one for the rest. Never a comparison
//! between years: that would reach across breaks.

use super::Lang;
use super::phrase::Phrase;
use super::report::TargetReport;
use crate::evaluate::Tally;
use crate::evaluate::verdict::Verdict;
use crate::model::resolve::{Clause, When};
use crate::model::text::joined;
use crate::model::time::Year;

/// The years that clauses speak of.
#[derive(Default)]
pub struct Span {
    first: Option<Year>,
    last: Option<Year>,
    open: bool,
}

impl Span {
    /// Takes in the years of some clauses.
    pub fn add(&mut self, clauses: &[Clause<'_>]) {
        for one in clauses {
            let (from, to) = match one.when {
                When::In(year) => (year, year),
                When::Each(from, Some(to)) => (from, to),
                When::Each(from, None) | When::Since(from) => {
                    self.open = true;
                    (from, from)
                }
            };
            self.add_year(from);
            self.add_year(to);
        }
    }

    /// Takes in one year.
    pub fn add_year(&mut self, year: Year) {
        self.first = Some(self.first.map_or(year, |known| known.min(year)));
        self.last = self.last.max(Some(year));
    }

    /// `2023`, `2021–2030`, or `2021–` where a promise has no end.
    pub fn text(&self) -> String {
        self.told("{0}–", "{0}–{1}", "{0}", Lang::Vi)
    }

    /// ` năm 2023`, ` giai đoạn 2021–2030`, ` từ năm 2021`, as it stands after a noun.
    fn after_noun(&self, lang: Lang) -> String {
        let open = " từ năm {0}| from {0} on";
        self.told(open, " giai đoạn {0}–{1}| for {0}–{1}", " năm {0}| for {0}", lang)
    }

    fn told(&self, open: Phrase, several: Phrase, one: Phrase, lang: Lang) -> String {
        let (Some(first), Some(last)) = (self.first, self.last) else { return String::new() };
        lang.tell(
            if self.open {
                open
            } else if first == last {
                one
            } else {
                several
            },
            &[&first, &last],
        )
    }
}

/// The headline: "Ninh Thuận đạt 1 trong 7 mục tiêu năm 2023".
pub fn headline(unit: Option<&str>, years: &Span, tally: Tally, lang: Lang) -> String {
    let total = tally.total();
    let years = years.after_noun(lang);
    // Of one target, of several: {0} the unit, {1} how many of {2}, {3} the years.
    let (one, several, count): (Phrase, Phrase, usize) = if tally.met > 0 {
        let several: Phrase = if tally.met == total {
            "{0}đạt cả {2} mục tiêu{3}|{0}{2} of {2} targets{3} met"
        } else {
            "{0}đạt {1} trong {2} mục tiêu{3}|{0}{1} of {2} targets{3} met"
        };
        ("{0}đạt mục tiêu{3}|{0}the target{3} was met", several, tally.met)
    } else if tally.not_met > 0 {
        let several = "{0}chưa đạt {1} trong {2} mục tiêu{3}|{0}{1} of {2} targets{3} not met";
        ("{0}chưa đạt mục tiêu{3}|{0}the target{3} was not met", several, tally.not_met)
    } else if tally.cannot_tell > 0 {
        let one = "Chưa thể kết luận về mục tiêu{0}{3}|No verdict on the target{0}{3}";
        (one, "Chưa thể kết luận về {2} mục tiêu{0}{3}|No verdict on the {2} targets{0}{3}", 0)
    } else {
        let one = "Mục tiêu{0}{3} chưa đến hạn|The target{0}{3} is not due yet";
        (one, "{2} mục tiêu{0}{3} chưa đến hạn|{2} targets{0}{3} not due yet", 0)
    };
    let named: Phrase = if count > 0 { "{0} |{0}: " } else { " của {0}| of {0}" };
    let named = unit.map_or(String::new(), |unit| lang.tell(named, &[&unit]));
    let told = lang.tell(if total == 1 { one } else { several }, &[&named, &count, &total, &years]);
    if unit.is_some() { told } else { capital(&told) }
}

fn capital(text: &str) -> String {
    let mut raised = String::new();
    let mut letters = text.chars();
    if let Some(first) = letters.next() {
        raised.push(if first == 'đ' { 'Đ' } else { first.to_ascii_uppercase() });
    }
    raised.push_str(letters.as_str());
    raised
}

/// The rest of the message: which targets came out otherwise, by name.
pub fn lead(targets: &[TargetReport], lang: Lang) -> Option<String> {
    const MOST: usize = 4;
    let mut parts: Vec<String> = Vec::new();
    for wanted in [Verdict::NotMet, Verdict::CannotTell, Verdict::NotDue] {
        let mut names: Vec<String> = Vec::new();
        let mut count = 0;
        let mut end = ".";
        for target in targets {
            if target.verdict == wanted && target.replaced_by.is_none() {
                count += 1;
                if names.contains(&target.name) {
                } else if names.len() < MOST {
                    names.push(target.name.clone());
                } else {
                    end = "…";
                }
            }
        }
        if count > 0 {
            let word = super::term::verdict(wanted, lang);
            parts.push(lang.tell("{0} ({1}): {2}{3}", &[&word, &count, &joined(&names, ", "), &end]));
        }
    }
    if parts.is_empty() { None } else { Some(joined(&parts, " ")) }
}
