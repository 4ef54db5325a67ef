//! A stable order of the elements of a list, found once: one sort serves every kind of list.

/// The places `0..count` in order. `before` says whether the element at the first place comes before the one
/// at the second; elements that are equal stay as they stood. Takes n log n comparisons.
///
/// Not generic: each list sorted by the standard library brings a sort of its own into the browser.
#[inline(never)]
pub fn order(count: usize, before: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    let mut width = 1;
    while width < count {
        let mut merged = Vec::with_capacity(count);
        let mut start = 0;
        while start < count {
            let middle = count.min(start + width);
            let end = count.min(middle + width);
            merge(&places, [start, middle, end], before, &mut merged);
            start = end;
        }
        places = merged;
        width *= 2;
    }
    places
}

/// Two runs that stand one after the other, each in order, into one.
fn merge(
    places: &[usize],
    [start, middle, end]: [usize; 3],
    before: &dyn Fn(usize, usize) -> bool,
    merged: &mut Vec<usize>,
) {
    let (mut left, mut right) = (start, middle);
    for _ in start..end {
        let one = places.get(left).filter(|_| left < middle);
        let two = places.get(right).filter(|_| right < end);
        let next = match (one, two) {
            (Some(one), Some(two)) if !before(*two, *one) => Some(one),
            (one, None) => one,
            (_, two) => two,
        };
        if next == one {
            left += 1
        } else {
            right += 1
        }
        merged.extend(next);
    }
}

/// The elements of a list in order; those that are equal stay as they stood.
pub fn sorted<T: Copy>(list: &[T], before: &dyn Fn(&T, &T) -> bool) -> Vec<T> {
    let places = order(list.len(), &|one, two| match (list.get(one), list.get(two)) {
        (Some(one), Some(two)) => before(one, two),
        _ => false,
    });
    let mut sorted = Vec::with_capacity(list.len());
    for place in places {
        sorted.extend(list.get(place).copied());
    }
    sorted
}

/// The places of the first of each kind of equal elements, as they stood.
pub fn firsts(count: usize, before: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut firsts: Vec<usize> = Vec::new();
    let mut last: Option<usize> = None;
    for place in order(count, before) {
        if last.is_none_or(|last| before(last, place)) {
            firsts.push(place);
            last = Some(place);
        }
    }
    sorted(&firsts, &|one, two| one < two)
}

/// Leaves each text of a list once, as they stood.
pub fn distinct(list: &mut Vec<String>) {
    let firsts = firsts(list.len(), &|one, two| list.get(one) < list.get(two));
    // Each moves forward to a place that is done with.
    for (to, from) in firsts.iter().enumerate() {
        list.swap(to, *from);
    }
    list.truncate(firsts.len());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_is_left_once_as_they_stood() {
        let mut list: Vec<String> = "b a b c a d b e c".split(' ').map(str::to_owned).collect();
        distinct(&mut list);
        assert_eq!(list, ["b", "a", "c", "d", "e"]);
        distinct(&mut list);
        assert_eq!(list.len(), 5);
    }

    #[test]
    fn sorts_as_the_standard_library_does_and_keeps_the_order_of_equals() {
        for count in 0..40_usize {
            let list: Vec<(usize, usize)> = (0..count).map(|at| (at * 7919 % 11, at)).collect();
            let mut expected = list.clone();
            expected.sort_by_key(|(key, _)| *key);
            assert_eq!(sorted(&list, &|one, two| one.0 < two.0), expected);
            let key = |place: usize| list.get(place).map(|(key, _)| *key);
            let expected: Vec<usize> = (0..count.min(11)).collect();
            assert_eq!(firsts(count, &|one, two| key(one) < key(two)), expected, "eleven keys, then the same again");
        }
    }
}
