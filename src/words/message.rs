//! The message of a whole scorecard: one sentence for the headline, one for the rest. Never a comparison
//! between years: that would reach across breaks.

use super::Lang;
use crate::evaluate::Tally;
use crate::evaluate::verdict::Verdict;

/// The headline: "Ninh Thuận đạt 1 trong 7 mục tiêu năm 2023". `years` as in a target's report.
pub fn headline(unit: Option<&str>, years: &str, tally: Tally, lang: Lang) -> String {
    let total = tally.total();
    let targets = if total == 1 { "target" } else { "targets" };
    let years = match (years.split_once('–'), lang) {
        _ if years.is_empty() => String::new(),
        (Some((first, "")), Lang::Vi) => format!(" từ {first}"),
        (Some((first, "")), Lang::En) => format!(" from {first} on"),
        (Some(_), Lang::Vi) => format!(" giai đoạn {years}"),
        (None, Lang::Vi) => format!(" năm {years}"),
        (_, Lang::En) => format!(" of {years}"),
    };
    let told = match (tally.met, tally.not_met, lang) {
        (met @ 1.., _, Lang::Vi) if met == total => format!("đạt cả {total} mục tiêu{years}"),
        (met @ 1.., _, Lang::Vi) => format!("đạt {met} trong {total} mục tiêu{years}"),
        (met @ 1.., _, Lang::En) if met == total => format!("all {total} {targets}{years} met"),
        (met @ 1.., _, Lang::En) => format!("{met} of {total} {targets}{years} met"),
        (0, missed @ 1.., Lang::Vi) => format!("chưa đạt {missed} trong {total} mục tiêu{years}"),
        (0, missed @ 1.., Lang::En) => format!("{missed} of {total} {targets}{years} not met"),
        (0, 0, _) => return open(unit, &years, tally, lang),
    };
    match (unit, lang) {
        (Some(unit), Lang::Vi) => format!("{unit} {told}"),
        (Some(unit), Lang::En) => format!("{unit}: {told}"),
        (None, _) => capital(&told),
    }
}

/// The headline where nothing is decided.
fn open(unit: Option<&str>, years: &str, tally: Tally, lang: Lang) -> String {
    let total = tally.total();
    let of = match (unit, lang) {
        (Some(unit), Lang::Vi) => format!(" của {unit}"),
        (Some(unit), Lang::En) => format!(" of {unit}"),
        (None, _) => String::new(),
    };
    match (tally.cannot_tell > 0, lang) {
        (true, Lang::Vi) => format!("Chưa thể kết luận về {total} mục tiêu{of}{years}"),
        (true, Lang::En) => format!("No verdict on the {total} targets{of}{years}"),
        (false, Lang::Vi) => format!("{total} mục tiêu{of}{years} chưa đến hạn"),
        (false, Lang::En) => format!("{total} targets{of}{years} not due yet"),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| if letter == 'đ' { 'Đ' } else { letter.to_ascii_uppercase() });
    first.into_iter().chain(letters).collect()
}

/// The rest of the message: which targets came out otherwise, by name.
pub fn lead(verdicts: &[(String, Verdict)], lang: Lang) -> Option<String> {
    const MOST: usize = 4;
    let mut parts = Vec::new();
    for wanted in [Verdict::NotMet, Verdict::CannotTell, Verdict::NotDue] {
        let mut names: Vec<&str> = Vec::new();
        let mut count = 0;
        for (name, verdict) in verdicts {
            if *verdict == wanted {
                count += 1;
                if !names.contains(&name.as_str()) && names.len() < MOST {
                    names.push(name);
                }
            }
        }
        if names.is_empty() {
            continue;
        }
        let more = if count > names.len() && names.len() == MOST { lang.pick(", …", ", …") } else { "" };
        let word = super::term::verdict(wanted, lang);
        parts.push(format!("{word} {count}: {}{more}.", names.join(", ")));
    }
    (!parts.is_empty()).then(|| parts.join(" "))
}
