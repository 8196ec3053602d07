//! References into the Act: `Art 5(1)(f)`, `Annex III(4)(a)`.

mod containment;
mod error;
mod form;
mod label;
mod link;
mod packed;
mod reader;

pub use error::ProvisionError;
pub(crate) use error::shown;
pub use label::Label;
pub use link::{AS_ADOPTED, Link};

/// How many points may be nested in each other: number, letter, roman numeral.
const POINT_LEVELS: usize = 3;

/// What a provision lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Unit {
    Article(Label),
    Annex(u8),
}

/// A place in the Act: an article or an annex, or a part of one.
///
/// Read with [`FromStr`](std::str::FromStr), which also takes the long forms of the Act's own cross-references; written
/// in the short form of the rulebook. Equal places are equal values. Provisions order as they stand in the Act,
/// articles before annexes, and a place before its parts.
///
/// A `Provision` is a well-formed reference. Whether an edition of the Act has such a place is for
/// [`ProvisionIndex`](crate::law::ProvisionIndex) to say.
///
/// ```
/// use aiact::law::Provision;
///
/// let short: Provision = "Art 5(1)(f)".parse()?;
/// let long: Provision = "Article 5(1), point (f)".parse()?;
/// assert_eq!(short, long);
/// assert_eq!(long.to_string(), "Art 5(1)(f)");
///
/// let annex: Provision = "Annex I, Section A, point 11".parse()?;
/// assert_eq!(annex.to_string(), "Annex I.A(11)");
/// assert!(short < annex);
/// # Ok::<(), aiact::law::ProvisionError>(())
/// ```
// INVARIANT: the order of the fields is the order of the Act; `points` has no gap.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Provision {
    unit: Unit,
    section: Option<Label>,
    paragraph: Option<Label>,
    subparagraph: Option<u8>,
    points: [Option<Label>; POINT_LEVELS],
    point_subparagraph: Option<u8>,
    sentence: Option<u8>,
}

impl Provision {
    fn of(unit: Unit) -> Self {
        Self {
            unit,
            section: None,
            paragraph: None,
            subparagraph: None,
            points: [None; POINT_LEVELS],
            point_subparagraph: None,
            sentence: None,
        }
    }

    /// The number of the article, or nothing for a place in an annex.
    ///
    /// ```
    /// # use aiact::law::Provision;
    /// let provision: Provision = "Art 60a(5)(b)".parse()?;
    /// assert_eq!(provision.article().map(|label| label.to_string()).as_deref(), Some("60a"));
    /// # Ok::<(), aiact::law::ProvisionError>(())
    /// ```
    pub fn article(&self) -> Option<Label> {
        match self.unit {
            Unit::Article(number) => Some(number),
            Unit::Annex(_) => None,
        }
    }

    /// The number of the annex, or nothing for a place in an article.
    ///
    /// ```
    /// # use aiact::law::Provision;
    /// assert_eq!("Annex IV(2)(d)".parse::<Provision>()?.annex(), Some(4));
    /// # Ok::<(), aiact::law::ProvisionError>(())
    /// ```
    pub fn annex(&self) -> Option<u8> {
        match self.unit {
            Unit::Article(_) => None,
            Unit::Annex(number) => Some(number),
        }
    }

    /// The section of an annex.
    ///
    /// ```
    /// # use aiact::law::Provision;
    /// let provision: Provision = "Annex I.B(21)".parse()?;
    /// assert_eq!(provision.section().map(|label| label.to_string()).as_deref(), Some("B"));
    /// # Ok::<(), aiact::law::ProvisionError>(())
    /// ```
    pub fn section(&self) -> Option<Label> {
        self.section
    }

    /// The numbered paragraph of an article. A definition, `Art 3(14)`, counts as one.
    ///
    /// ```
    /// # use aiact::law::Provision;
    /// let provision: Provision = "Art 5(1a)(b)".parse()?;
    /// assert_eq!(provision.paragraph().map(|label| label.to_string()).as_deref(), Some("1a"));
    /// # Ok::<(), aiact::law::ProvisionError>(())
    /// ```
    pub fn paragraph(&self) -> Option<Label> {
        self.paragraph
    }

    /// The subparagraph of the paragraph (or of an article or annex without numbered paragraphs), counted from 1.
    ///
    /// ```
    /// # use aiact::law::Provision;
    /// assert_eq!("Art 6(3) subpara 3".parse::<Provision>()?.subparagraph(), Some(3));
    /// # Ok::<(), aiact::law::ProvisionError>(())
    /// ```
    pub fn subparagraph(&self) -> Option<u8> {
        self.subparagraph
    }

    /// The points, the outermost first.
    ///
    /// ```
    /// # use aiact::law::Provision;
    /// let provision: Provision = "Annex VII(4.2)(c)".parse()?;
    /// let points: Vec<String> = provision.points().map(|label| label.to_string()).collect();
    /// assert_eq!(points, ["4.2", "c"]);
    /// # Ok::<(), aiact::law::ProvisionError>(())
    /// ```
    pub fn points(&self) -> impl Iterator<Item = Label> + '_ {
        self.points.iter().copied().flatten()
    }

    /// The subparagraph of the innermost point, counted from 1.
    ///
    /// ```
    /// # use aiact::law::Provision;
    /// let provision: Provision = "Annex VII(4.6) subpara 5".parse()?;
    /// assert_eq!(provision.point_subparagraph(), Some(5));
    /// assert_eq!(provision.subparagraph(), None);
    /// # Ok::<(), aiact::law::ProvisionError>(())
    /// ```
    pub fn point_subparagraph(&self) -> Option<u8> {
        self.point_subparagraph
    }

    /// The sentence within the place, counted from 1.
    ///
    /// ```
    /// # use aiact::law::Provision;
    /// assert_eq!("Art 50(1) sentence 2".parse::<Provision>()?.sentence(), Some(2));
    /// # Ok::<(), aiact::law::ProvisionError>(())
    /// ```
    pub fn sentence(&self) -> Option<u8> {
        self.sentence
    }

    /// The whole article or annex that the place lies in.
    ///
    /// ```
    /// # use aiact::law::Provision;
    /// let provision: Provision = "Annex III(4)(a)".parse()?;
    /// assert_eq!(provision.article_or_annex().to_string(), "Annex III");
    /// # Ok::<(), aiact::law::ProvisionError>(())
    /// ```
    #[must_use]
    pub fn article_or_annex(&self) -> Self {
        Self::of(self.unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn provision(text: &str) -> Provision {
        text.parse().unwrap()
    }

    #[test]
    fn places_order_as_in_the_act() {
        let places = [
            "Art 5",
            "Art 5(1)",
            "Art 5(1)(b)",
            "Art 5(1)(ba)",
            "Art 5(1)(bb)",
            "Art 5(1)(c)",
            "Art 5(1)(c)(i)",
            "Art 5(1)(c)(ii)",
            "Art 5(1)(c)(iv)",
            "Art 5(1)(c)(v)",
            "Art 5(1)(c)(ix)",
            "Art 5(1)(c)(x)",
            "Art 5(1)(d)",
            "Art 5(1) subpara 2",
            "Art 5(1a)",
            "Art 5(1b)",
            "Art 5(2)",
            "Art 5(10)",
            "Art 9",
            "Art 60",
            "Art 60a",
            "Art 61",
            "Art 113(c)(i)",
            "Annex I",
            "Annex I.A(11)",
            "Annex I.B",
            "Annex III(4)(a)",
            "Annex VII(3)",
            "Annex VII(3.1)",
            "Annex VII(3.1)(a)",
            "Annex VII(3.2)",
            "Annex VII(4)",
            "Annex IX",
            "Annex X",
            "Annex XIV",
        ];
        let read: Vec<Provision> = places.iter().map(|text| provision(text)).collect();
        assert!(read.is_sorted_by(|a, b| a < b), "{read:?}");
    }
}
