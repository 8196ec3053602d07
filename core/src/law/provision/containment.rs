//! Which place lies in which other.

use std::iter;

use super::Provision;
use super::label::Label;

impl Provision {
    /// The next larger place, or nothing for a whole article or annex.
    ///
    /// ```
    /// # use aiact::law::Provision;
    /// let mut place: Provision = "Annex VII(4.2)(c)".parse()?;
    /// let mut way = Vec::new();
    /// while let Some(parent) = place.parent() {
    ///     way.push(parent.to_string());
    ///     place = parent;
    /// }
    /// assert_eq!(way, ["Annex VII(4.2)", "Annex VII(4)", "Annex VII"]);
    /// # Ok::<(), aiact::law::ProvisionError>(())
    /// ```
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        let mut parent = *self;
        if parent.sentence.take().is_some() || parent.point_subparagraph.take().is_some() {
            return Some(parent);
        }
        if let Some(innermost) = parent.points.iter_mut().rev().find(|slot| slot.is_some()) {
            *innermost = innermost.and_then(Label::major);
            return Some(parent);
        }
        let shortened = parent.subparagraph.take().is_some()
            || parent.paragraph.take().is_some()
            || parent.section.take().is_some();
        shortened.then_some(parent)
    }

    /// Whether `other` is this place or a part of it.
    ///
    /// A place that names a point but not its subparagraph contains the point wherever it stands.
    ///
    /// ```
    /// # use aiact::law::Provision;
    /// let outer: Provision = "Art 5(1)".parse()?;
    /// assert!(outer.contains(&"Art 5(1)(h)(iii)".parse()?));
    /// assert!(!outer.contains(&"Art 5(1a)".parse()?));
    /// # Ok::<(), aiact::law::ProvisionError>(())
    /// ```
    pub fn contains(&self, other: &Self) -> bool {
        if self.unit != other.unit {
            return false;
        }
        let has_points = self.points().next().is_some();
        // Whether something below the level in question narrows the place down further.
        let below_point = self.sentence.is_some();
        let below_points = below_point || self.point_subparagraph.is_some();
        let below_subparagraph = below_points || has_points;
        let below_paragraph = below_subparagraph || self.subparagraph.is_some();
        let below_section = below_paragraph || self.paragraph.is_some();

        matches(self.section, other.section, below_section)
            && matches(self.paragraph, other.paragraph, below_paragraph)
            && matches(self.subparagraph, other.subparagraph, below_subparagraph && !has_points)
            && self.contains_points(other, below_points)
            && matches(self.point_subparagraph, other.point_subparagraph, below_point)
            && matches(self.sentence, other.sentence, false)
    }

    fn contains_points(&self, other: &Self, exactly: bool) -> bool {
        if exactly {
            return self.points == other.points;
        }
        let mut theirs = other.points();
        self.points().all(|mine| theirs.next().is_some_and(|point| mine.covers(point)))
    }

    /// The same place without its sentence.
    #[must_use]
    pub(crate) fn without_sentence(&self) -> Self {
        Self { sentence: None, ..*self }
    }

    /// The same point without the subparagraph it stands in; nothing where no subparagraph precedes a point.
    pub(crate) fn without_subparagraph(&self) -> Option<Self> {
        let shorter = self.subparagraph.is_some() && self.points().next().is_some();
        shorter.then_some(Self { subparagraph: None, ..*self })
    }

    /// This place and all larger ones, up to the article or annex.
    pub(crate) fn and_ancestors(&self) -> impl Iterator<Item = Self> {
        iter::successors(Some(*self), Self::parent)
    }
}

/// One level of [`Provision::contains`]: equal, or left open with nothing further that would narrow it down.
fn matches<T: PartialEq>(mine: Option<T>, theirs: Option<T>, narrowed_below: bool) -> bool {
    if mine.is_none() {
        return !narrowed_below || theirs.is_none();
    }
    mine == theirs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn provision(text: &str) -> Provision {
        text.parse().unwrap()
    }

    #[test]
    fn containment_follows_the_structure() {
        for (outer, inner) in [
            ("Art 5", "Art 5"),
            ("Art 5", "Art 5(1)(c)(ii) sentence 1"),
            ("Art 5(1)", "Art 5(1)(c)(ii)"),
            ("Art 5(1)", "Art 5(1) subpara 2"),
            ("Art 6(3)", "Art 6(3) subpara 2 (a)"),
            ("Art 6(3)(a)", "Art 6(3) subpara 2 (a)"),
            ("Art 6(3) subpara 2", "Art 6(3) subpara 2 (a)"),
            ("Annex I", "Annex I.B(21)"),
            ("Annex VII(4)", "Annex VII(4.3)"),
            ("Annex VII(4.6)", "Annex VII(4.6) subpara 5"),
            ("Annex III(1)(a)", "Annex III(1)(a) subpara 2 sentence 1"),
            ("Art 50(1)", "Art 50(1) sentence 2"),
        ] {
            assert!(provision(outer).contains(&provision(inner)), "{outer} {inner}");
        }
        for (outer, inner) in [
            ("Art 5(1)", "Art 5"),
            ("Art 5(1)", "Art 5(1a)"),
            ("Art 6", "Art 60"),
            ("Art 60", "Art 60a"),
            ("Art 5(1)(b)", "Art 5(1)(ba)"),
            ("Art 6(3) subpara 3", "Art 6(3)(a)"),
            ("Art 6(3) subpara 1", "Art 6(3) subpara 2 (a)"),
            ("Art 50(1) sentence 1", "Art 50(1) sentence 2"),
            ("Art 50(1) sentence 1", "Art 50(1) subpara 1 sentence 1"),
            ("Annex I.A", "Annex I.B(21)"),
            ("Annex VII(4.3)", "Annex VII(4)"),
            ("Annex III(4)", "Art 4"),
        ] {
            assert!(!provision(outer).contains(&provision(inner)), "{outer} {inner}");
        }
    }

    #[test]
    fn every_ancestor_contains_its_descendant_and_sorts_before_it() {
        let place = provision("Annex VII(4.6) subpara 5 sentence 2");
        let way: Vec<Provision> = place.and_ancestors().collect();
        assert_eq!(way.len(), 5);
        for ancestor in way.iter().skip(1) {
            assert!(ancestor.contains(&place) && *ancestor < place);
        }
        assert_eq!(way.last(), Some(&place.article_or_annex()));
        assert_eq!(provision("Art 5").parent(), None);
    }
}
