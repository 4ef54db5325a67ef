//! What a document must be beyond the types of its fields: ids that are unique and lead somewhere,
//! ranks within the number ranked, parts within their totals.

use super::clause::{Base, Clause, Condition, Over};
use super::figure::Rank;
use super::problem::{Expected, Place, Problem, Step};
use super::scorecard::{Edition, Indicator, Observation, Scorecard, Target};
use super::text;
use super::time::Year;

/// What was found.
#[derive(Default)]
pub struct Found {
    /// The document cannot be judged.
    pub problems: Vec<Problem>,
    /// It can, but its author should look.
    pub warnings: Vec<Problem>,
    path: Vec<Step>,
}

impl Found {
    fn made(&self, field: &'static str, found: Option<&str>, expected: Expected) -> Problem {
        let mut path = self.path.clone();
        if !field.is_empty() {
            path.push(Step::Field(field));
        }
        Problem { path, place: Place::Whole, found: found.map(str::to_owned), expected }
    }

    fn refuse(&mut self, field: &'static str, found: Option<&str>, expected: Expected) {
        let problem = self.made(field, found, expected);
        self.problems.push(problem);
    }

    fn warn(&mut self, field: &'static str, found: Option<&str>, expected: Expected) {
        let problem = self.made(field, found, expected);
        self.warnings.push(problem);
    }

    fn each<T>(&mut self, field: &'static str, items: &[T], mut check: impl FnMut(&mut Self, &T)) {
        self.path.push(Step::Field(field));
        for (index, item) in items.iter().enumerate() {
            self.path.push(Step::Item(index));
            check(self, item);
            self.path.pop();
        }
        self.path.pop();
    }

    fn unique<'a, T>(&mut self, field: &'static str, items: &'a [T], seen: &mut Vec<&'a str>, id: fn(&T) -> &str) {
        let mut ids = std::mem::take(seen);
        for (index, item) in items.iter().enumerate() {
            let id = id(item);
            if ids.contains(&id) {
                self.path.extend([Step::Field(field), Step::Item(index)]);
                self.refuse("id", Some(id), Expected::UniqueId);
                self.path.truncate(self.path.len() - 2);
            }
            ids.push(id);
        }
        *seen = ids;
    }
}

/// Checks a document.
pub fn scorecard(card: &Scorecard) -> Found {
    let mut found = Found::default();
    found.unique("sources", &card.sources, &mut Vec::new(), |source| &source.id);
    found.unique("groups", &card.groups, &mut Vec::new(), |group| &group.id);
    found.unique("indicators", &card.indicators, &mut Vec::new(), |indicator| &indicator.id);
    if card.indicators.iter().all(|indicator| indicator.targets.is_empty()) {
        found.refuse("indicators", None, Expected::ATarget);
    }
    if card.as_of.is_none() && card.updated.is_none() {
        found.warn("as_of", None, Expected::AsOf);
    }
    found.each("sources", &card.sources, |found, source| {
        let url = source.url.as_deref().unwrap_or("https://");
        if !url.starts_with("http://") && !url.starts_with("https://") {
            found.refuse("url", Some(url), Expected::WebAddress);
        }
    });
    let mut targets = Vec::new();
    found.path.push(Step::Field("indicators"));
    for (index, one) in card.indicators.iter().enumerate() {
        found.path.push(Step::Item(index));
        found.unique("targets", &one.targets, &mut targets, |target| &target.id);
        indicator(&mut found, card, one);
        found.path.pop();
    }
    found.path.pop();
    found.each("panels", &card.panels, |found, panel| {
        known_indicator(found, card, "indicator", Some(&panel.indicator));
        known_source(found, card, panel.source.as_ref());
    });
    found
}

fn indicator(found: &mut Found, card: &Scorecard, one: &Indicator) {
    found.each("editions", &one.editions, |found, edition| {
        let same_year = one.editions.iter().filter(|other| other.year == edition.year).count();
        if same_year > 1 {
            found.refuse("year", Some(&edition.year.to_string()), Expected::UniqueId);
        }
        known_source(found, card, edition.source.as_ref());
    });
    found.each("results", &one.results, |found, result| observation(found, card, one, result));
    found.each("targets", &one.targets, |found, target| self::target(found, card, one, target));
}

fn edition(one: &Indicator, year: Year) -> Option<&Edition> {
    one.editions.iter().find(|edition| edition.year == year)
}

fn observation(found: &mut Found, card: &Scorecard, one: &Indicator, result: &Observation) {
    known_source(found, card, result.source.as_ref());
    known_over(found, card, result.over.as_ref());
    known_group(found, card, "among", result.among.as_ref());
    let edition = edition(one, result.year);
    let ranked = edition.and_then(|edition| edition.units).filter(|_| result.among.is_none());
    if let Some(units) = ranked {
        let worst = result.rank.as_ref().and_then(|rank| rank.high().or(rank.low()));
        for (field, rank) in [("rank", worst), ("outside_top", result.outside_top)] {
            if rank.is_some_and(|rank| rank > units) {
                found.refuse(field, rank.map(|rank| rank.to_string()).as_deref(), Expected::RankWithin(units.get()));
            }
        }
    }
    if let (Some(score), Some(scale)) = (&result.score, edition.and_then(|edition| edition.scale)) {
        let below = score.high().is_some_and(|high| high < scale.from);
        let above = score.low().is_some_and(|low| low > scale.to);
        if below || above {
            let shown = score.low().or(score.high()).map(|figure| figure.to_string());
            found.refuse("score", shown.as_deref(), Expected::WithinScale);
        }
    }
    match (result.count, result.total) {
        (Some(count), Some(total)) if count > total => {
            found.refuse("count", Some(&count.to_string()), Expected::WithinTotal);
        }
        (Some(_), None) => found.refuse("total", None, Expected::Present),
        (None, Some(_)) => found.refuse("count", None, Expected::Present),
        _ => {}
    }
    if let (Some(band), Some(edition)) = (&result.band, edition)
        && !edition.bands.is_empty()
        && !edition.bands.iter().any(|known| text::same(&known.name, band))
    {
        found.warn("band", Some(band), Expected::BandOf(result.year));
    }
}

fn target(found: &mut Found, card: &Scorecard, one: &Indicator, target: &Target) {
    known_source(found, card, target.source.as_ref());
    known_over(found, card, target.over.as_ref());
    if target.all.is_empty() == target.any.is_empty() {
        found.refuse("all", None, Expected::Clauses);
    }
    if let Some(replaced) = &target.replaces {
        let known = card.indicators.iter().flat_map(|one| &one.targets).any(|other| other.id == *replaced);
        if !known {
            found.refuse("replaces", Some(replaced), Expected::KnownId("targets"));
        }
    }
    let timed = target.year.is_some() || target.each.is_some() || target.since.is_some();
    for (field, clauses) in [("all", &target.all), ("any", &target.any)] {
        found.each(field, clauses, |found, one_clause| clause(found, card, one, one_clause, timed));
    }
}

fn clause(found: &mut Found, card: &Scorecard, own: &Indicator, clause_: &Clause, timed: bool) {
    known_indicator(found, card, "indicator", clause_.indicator.as_ref());
    known_over(found, card, clause_.over.as_ref());
    let timed = timed || clause_.year.is_some() || clause_.each.is_some() || clause_.since.is_some();
    match &clause_.condition {
        Condition::All(parts) | Condition::Any(parts) | Condition::Readings(parts) => {
            let field = match clause_.condition {
                Condition::All(_) => "all",
                Condition::Any(_) => "any",
                _ => "readings",
            };
            found.each(field, parts, |found, part| clause(found, card, own, part, timed));
            return;
        }
        Condition::Rank { of, among, .. } => {
            known_group(found, card, "among", among.as_ref());
            // A plan may count the whole country where fewer were rated: the author is told, not refused.
            let units: Vec<Rank> = own.editions.iter().filter_map(|edition| edition.units).collect();
            if let (Some(of), Some(most)) = (of, units.iter().max())
                && of > most
            {
                found.warn("rank", Some(&of.to_string()), Expected::UnitsOf(most.get()));
            }
        }
        Condition::Gain { from: Base::Series { indicator, over, .. }, .. }
        | Condition::RankGain { from: Base::Series { indicator, over, .. }, .. } => {
            known_indicator(found, card, "from", indicator.as_ref());
            known_over(found, card, over.as_ref());
        }
        _ => {}
    }
    if !timed {
        found.refuse("year", None, Expected::Present);
    }
}

fn known_source(found: &mut Found, card: &Scorecard, id: Option<&String>) {
    if let Some(id) = id
        && !card.sources.iter().any(|source| source.id == *id)
    {
        found.refuse("source", Some(id), Expected::KnownId("sources"));
    }
}

fn known_group(found: &mut Found, card: &Scorecard, field: &'static str, id: Option<&String>) {
    if let Some(id) = id
        && !card.groups.iter().any(|group| group.id == *id)
    {
        found.refuse(field, Some(id), Expected::KnownId("groups"));
    }
}

fn known_over(found: &mut Found, card: &Scorecard, over: Option<&Over>) {
    if let Some(Over::Median(id) | Over::Mean(id) | Over::Every(id)) = over {
        known_group(found, card, "over", Some(id));
    }
}

fn known_indicator(found: &mut Found, card: &Scorecard, field: &'static str, id: Option<&String>) {
    if let Some(id) = id
        && !card.indicators.iter().any(|indicator| indicator.id == *id)
    {
        found.refuse(field, Some(id), Expected::KnownId("indicators"));
    }
}
