//! Which places an edition of the Act has.

use thiserror::Error;

use super::citation::Citation;
use super::provision::{Provision, ProvisionError, shown};

/// Every provision of one edition of the Act, in the order of the Act.
///
/// Points that stand in one of several subparagraphs are listed with their subparagraph; they may be cited without it.
///
/// ```
/// use aiact::law::{Provision, ProvisionIndex};
///
/// let index = ProvisionIndex::read(
///     "# comment\nrecitals 180\nArt 6\nArt 6(3)\nArt 6(3) subpara 1\nArt 6(3) subpara 2\nArt 6(3) subpara 2 (a)\n",
/// )?;
/// assert_eq!(index.len(), 5);
/// assert!(index.contains(&"Art 6(3)(a)".parse::<Provision>()?));
/// assert!(!index.contains(&"Art 6(4)".parse::<Provision>()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct ProvisionIndex {
    /// As listed.
    provisions: Vec<Provision>,
    /// Also the points without their subparagraph; sorted.
    citable: Vec<Provision>,
    recitals: u16,
}

impl ProvisionIndex {
    /// Reads an index: one provision a line in the order of the Act, and a line `recitals N`.
    ///
    /// Empty lines and lines that start with `#` do not count.
    ///
    /// # Errors
    ///
    /// If a line is no provision, breaks the order, or repeats an earlier one.
    ///
    /// ```
    /// use aiact::law::ProvisionIndex;
    ///
    /// let error = ProvisionIndex::read("Art 2\nArt 1\n").unwrap_err();
    /// assert_eq!(error.to_string(), "line 2 of the provision index: `Art 1` must come before `Art 2`");
    /// ```
    pub fn read(text: &str) -> Result<Self, ProvisionIndexError> {
        let mut provisions: Vec<Provision> = Vec::new();
        let mut recitals = 0;
        for (line, number) in text.lines().map(str::trim).zip(1..) {
            let wrong = |problem| ProvisionIndexError { line: number, problem };
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(count) = line.strip_prefix("recitals ") {
                recitals = count.trim().parse().map_err(|_| wrong(Problem::Recitals(shown(count))))?;
                continue;
            }
            let provision: Provision = line.parse().map_err(|error| wrong(Problem::Provision(error)))?;
            match provisions.last() {
                Some(last) if *last >= provision => {
                    return Err(wrong(Problem::Order { last: *last, provision }));
                }
                _ => provisions.push(provision),
            }
        }
        let mut citable = provisions.clone();
        citable.extend(provisions.iter().filter_map(Provision::without_subparagraph));
        citable.sort_unstable();
        citable.dedup();
        Ok(Self { provisions, citable, recitals })
    }

    /// Whether the edition has this place. A sentence is not looked at.
    ///
    /// ```
    /// # use aiact::law::ProvisionIndex;
    /// let index = ProvisionIndex::read("Art 50\nArt 50(1)\n")?;
    /// assert!(index.contains(&"Art 50(1) sentence 2".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn contains(&self, provision: &Provision) -> bool {
        self.has(&provision.without_sentence())
    }

    fn has(&self, provision: &Provision) -> bool {
        self.citable.binary_search(provision).is_ok()
    }

    /// Whether the edition has what the citation names. A document besides the Act always counts as there.
    ///
    /// ```
    /// # use aiact::law::{Citation, ProvisionIndex};
    /// let index = ProvisionIndex::read("recitals 180\nArt 1\n")?;
    /// assert!(index.covers(&Citation::Recital(18)));
    /// assert!(!index.covers(&Citation::Recital(181)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn covers(&self, citation: &Citation) -> bool {
        match citation {
            Citation::Provision(provision) => self.contains(provision),
            Citation::Recital(number) => (1..=self.recitals).contains(number),
            Citation::Document { .. } => true,
        }
    }

    /// How many provisions are listed.
    ///
    /// ```
    /// # use aiact::law::ProvisionIndex;
    /// assert_eq!(ProvisionIndex::read("Art 1\nArt 2\n")?.len(), 2);
    /// # Ok::<(), aiact::law::ProvisionIndexError>(())
    /// ```
    pub fn len(&self) -> usize {
        self.provisions.len()
    }

    /// Whether nothing is listed.
    ///
    /// ```
    /// # use aiact::law::ProvisionIndex;
    /// assert!(ProvisionIndex::read("")?.is_empty());
    /// # Ok::<(), aiact::law::ProvisionIndexError>(())
    /// ```
    pub fn is_empty(&self) -> bool {
        self.provisions.is_empty()
    }

    /// How many recitals precede the articles.
    ///
    /// ```
    /// # use aiact::law::ProvisionIndex;
    /// assert_eq!(ProvisionIndex::read("recitals 180\n")?.recitals(), 180);
    /// # Ok::<(), aiact::law::ProvisionIndexError>(())
    /// ```
    pub fn recitals(&self) -> u16 {
        self.recitals
    }

    /// The provisions in the order of the Act.
    ///
    /// ```
    /// # use aiact::law::ProvisionIndex;
    /// let index = ProvisionIndex::read("Art 1\nArt 1(1)\n")?;
    /// let lines: Vec<String> = index.iter().map(|provision| provision.to_string()).collect();
    /// assert_eq!(lines, ["Art 1", "Art 1(1)"]);
    /// # Ok::<(), aiact::law::ProvisionIndexError>(())
    /// ```
    pub fn iter(&self) -> std::slice::Iter<'_, Provision> {
        self.provisions.iter()
    }

    /// The listed place that is most likely meant: the nearest neighbour in the smallest place that contains both.
    ///
    /// Nothing only if the index is empty.
    ///
    /// ```
    /// # use aiact::law::ProvisionIndex;
    /// let index = ProvisionIndex::read("Art 5\nArt 5(1)\nArt 5(1)(g)\nArt 5(1)(h)\nArt 5(1)(h)(i)\nArt 6\n")?;
    /// let nearest = index.nearest(&"Art 5(1)(k)".parse()?);
    /// assert_eq!(nearest.map(|provision| provision.to_string()).as_deref(), Some("Art 5(1)(h)"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn nearest(&self, provision: &Provision) -> Option<Provision> {
        let wanted = provision.without_sentence();
        if self.has(&wanted) {
            return Some(wanted);
        }
        let (before, after) = self.citable.split_at_checked(self.citable.partition_point(|known| *known < wanted))?;
        let neighbours = [before.last(), after.first()];
        let home = wanted.and_ancestors().find(|place| self.has(place));
        let Some(home) = home else {
            let neighbour = neighbours.into_iter().flatten().next()?;
            return Some(neighbour.article_or_annex());
        };
        let sibling = neighbours
            .into_iter()
            .flatten()
            .find_map(|neighbour| neighbour.and_ancestors().find(|place| place.parent() == Some(home)));
        Some(sibling.unwrap_or(home))
    }
}

impl<'a> IntoIterator for &'a ProvisionIndex {
    type Item = &'a Provision;
    type IntoIter = std::slice::Iter<'a, Provision>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// A provision index that cannot be read.
///
/// ```
/// use aiact::law::ProvisionIndex;
///
/// assert_eq!(ProvisionIndex::read("Art 1\nArt x\n").unwrap_err().line(), 2);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line} of the provision index: {problem}")]
pub struct ProvisionIndexError {
    line: usize,
    problem: Problem,
}

impl ProvisionIndexError {
    /// The line, counted from 1.
    pub fn line(&self) -> usize {
        self.line
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Error)]
enum Problem {
    #[error("{0}")]
    Provision(ProvisionError),
    #[error("`{0}` is no number of recitals")]
    Recitals(String),
    #[error("`{provision}` must come before `{last}`")]
    Order { last: Provision, provision: Provision },
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    const EDITIONS: [&str; 2] = [
        include_str!("../../rulebook/provisions/2024-07-12.txt"),
        include_str!("../../rulebook/provisions/2026-07-27.txt"),
    ];

    fn edition(text: &str) -> ProvisionIndex {
        ProvisionIndex::read(text).unwrap_or_else(|error| panic!("{error}"))
    }

    fn provision(text: &str) -> Provision {
        text.parse().unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn every_line_is_canonical_and_in_order() {
        for text in EDITIONS {
            let index = edition(text);
            let lines: Vec<&str> =
                text.lines().filter(|line| !line.starts_with('#') && !line.starts_with("recitals")).collect();
            let written: Vec<String> = index.iter().map(Provision::to_string).collect();
            assert_eq!(written, lines);
            assert_eq!(index.recitals(), 180);
        }
    }

    #[test]
    fn every_larger_place_is_listed_too() {
        for text in EDITIONS {
            let index = edition(text);
            for provision in &index {
                assert!(provision.and_ancestors().all(|place| index.contains(&place)), "{provision}");
                assert_eq!(index.nearest(provision), Some(*provision));
            }
        }
    }

    #[test]
    fn articles_and_annexes_are_complete() {
        let count = |text: &str| {
            let whole = |provision: &&Provision| provision.parent().is_none();
            let index = edition(text);
            let articles = index.iter().filter(whole).filter(|p| p.article().is_some());
            let annexes = index.iter().filter(whole).filter(|p| p.annex().is_some());
            (articles.count(), annexes.count())
        };
        assert_eq!(EDITIONS.map(count), [(113, 13), (119, 14)]);
    }

    #[test]
    fn editions_differ_where_the_amendment_says() {
        let [original, amended] = EDITIONS.map(edition);
        for inserted in
            ["Art 4a", "Art 5(1)(ba)", "Art 5(1a)(a)(ii)", "Art 60a(5)(b)", "Art 99(6a)", "Annex I.B(21)", "Annex XIV"]
        {
            assert!(!original.contains(&provision(inserted)), "{inserted}");
            assert!(amended.contains(&provision(inserted)), "{inserted}");
        }
        for deleted in ["Art 10(5)", "Annex I.A(1)", "Annex VIII.B(7)"] {
            assert!(original.contains(&provision(deleted)), "{deleted}");
            assert!(!amended.contains(&provision(deleted)), "{deleted}");
        }
    }

    #[test]
    fn a_point_may_be_cited_without_its_subparagraph() {
        let index = edition(EDITIONS[1]);
        for cited in ["Art 6(3)(a)", "Art 6(3) subpara 2 (a)", "Art 113(c)(i)", "Art 43(1)(d)", "Art 50(1) sentence 2"]
        {
            assert!(index.contains(&provision(cited)), "{cited}");
        }
        for cited in
            ["Art 6(3) subpara 1 (a)", "Art 6(3) subpara 4", "Art 50(1) subpara 1", "Annex I(11)", "Annex III(4)(c)"]
        {
            assert!(!index.contains(&provision(cited)), "{cited}");
        }
    }

    #[test]
    fn the_nearest_place_is_a_neighbour() {
        let index = edition(EDITIONS[1]);
        for (cited, nearest) in [
            ("Art 5(1)(k)", "Art 5(1)(h)"),
            ("Art 5(9)(a)", "Art 5(8)"),
            ("Art 6(3) subpara 9", "Art 6(3) subpara 3"),
            ("Art 114", "Art 113"),
            ("Annex III(4)(c)", "Annex III(4)(b)"),
            ("Annex III(9)", "Annex III(8)"),
            ("Annex XX", "Annex XIV"),
            ("Annex I.A(1)", "Annex I.A(2)"),
            ("Annex VII(4.9)", "Annex VII(4.7)"),
            ("Art 10(5)(a) sentence 1", "Art 10(4)"),
            ("Art 110(1)", "Art 110"),
        ] {
            assert_eq!(index.nearest(&provision(cited)), Some(provision(nearest)), "{cited}");
        }
        let empty = edition("");
        assert_eq!(empty.nearest(&provision("Art 1")), None);
    }

    #[test]
    fn recitals_and_documents_are_covered() {
        let index = edition(EDITIONS[0]);
        assert!(index.covers(&Citation::Recital(180)));
        assert!(!index.covers(&Citation::Recital(0)));
        assert!(!index.covers(&Citation::Recital(181)));
        assert!(index.covers(&Citation::Document { source: "X".to_owned(), locator: None }));
        assert!(!index.covers(&Citation::Provision(provision("Art 4a"))));
    }

    #[test]
    fn wrong_lines_are_named() {
        let error = |text| ProvisionIndex::read(text).unwrap_err().to_string();
        assert_eq!(
            error("\nArt 1\nArt one\n"),
            "line 3 of the provision index: `Art one` names no provision: expected the number of an article at character 5, found `o`"
        );
        assert_eq!(error("Art 1\nArt 1\n"), "line 2 of the provision index: `Art 1` must come before `Art 1`");
        assert_eq!(error("recitals many\n"), "line 1 of the provision index: `many` is no number of recitals");
    }
}
