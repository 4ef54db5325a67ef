//! The ids of a list in order, so that following a reference takes no walk through the list.

/// Ids with their places in the list they come from.
#[derive(Default)]
pub struct Ids<'a>(Vec<(&'a str, usize)>);

impl<'a> Ids<'a> {
    /// Takes the next id of the list.
    pub fn push(&mut self, id: &'a str) {
        self.0.push((id, self.0.len()));
    }

    /// To be called once, after the last and before any is looked for.
    pub fn sort(&mut self) {
        self.0.sort_unstable();
    }

    /// The place of an id in its list; the first of several that are the same.
    pub fn find(&self, id: &str) -> Option<usize> {
        let at = self.0.partition_point(|(known, _)| *known < id);
        self.0.get(at).filter(|(known, _)| *known == id).map(|(_, place)| *place)
    }
}
