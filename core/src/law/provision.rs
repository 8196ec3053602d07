//! References into the Act: `Art 5(1)(f)`, `Annex III(4)(a)`.

use std::fmt;
use std::iter;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use thiserror::Error;

mod packed;
mod reader;

/// How many points may be nested in each other: number, letter, roman numeral.
const POINT_LEVELS: usize = 3;
/// Longest excerpt of an input that an error message repeats, in characters.
const MAX_SHOWN: usize = 80;

const ACT: &str = "http://data.europa.eu/eli/reg/2024/1689";
const READER: &str = "https://eur-lex.europa.eu/eli/reg/2024/1689";

/// The text of the Act as adopted: the version that the European Legislation Identifier calls `oj`.
///
/// ```
/// use aiact::law::{AS_ADOPTED, Provision};
///
/// let link = "Art 5".parse::<Provision>()?.eli(AS_ADOPTED);
/// assert_eq!(link.act, "http://data.europa.eu/eli/reg/2024/1689/oj");
/// # Ok::<(), aiact::law::ProvisionError>(())
/// ```
pub const AS_ADOPTED: &str = "2024-07-12";

/// The number or letter of one subdivision: `60a`, `4.3`, `ba`, `ii`, `B`.
///
/// Labels order as they follow each other in the Act: `b` < `ba` < `c`, `9` < `10`, `v` < `ix`.
///
/// ```
/// use aiact::law::{Label, Provision};
///
/// let provision: Provision = "Art 5(1a)(a)(ii)".parse()?;
/// let points: Vec<String> = provision.points().map(|label| label.to_string()).collect();
/// assert_eq!(points, ["a", "ii"]);
/// assert_eq!(provision.article().and_then(Label::number), Some(5));
/// # Ok::<(), aiact::law::ProvisionError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label(Kind);

/// Letters, filled up with zeros, which sort first.
type Letters = [u8; 3];
const NO_LETTERS: Letters = [0; 3];

// INVARIANT: the order of the variants and fields is the order of the Act.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Kind {
    /// `4`, `60a`, `4.3`
    Number { number: u16, suffix: Letters, minor: u16 },
    /// `a`, `ba`; in capitals for a section
    Letters(Letters),
    /// `i`, `iv`
    Roman(u8),
}

impl Label {
    /// The number of a numeric label without its suffix; the value of a roman numeral; nothing for letters.
    ///
    /// ```
    /// use aiact::law::{Label, Provision};
    ///
    /// let article = "Art 60a".parse::<Provision>()?.article();
    /// assert_eq!(article.and_then(Label::number), Some(60));
    /// # Ok::<(), aiact::law::ProvisionError>(())
    /// ```
    pub fn number(self) -> Option<u16> {
        match self.0 {
            Kind::Number { number, .. } => Some(number),
            Kind::Letters(_) => None,
            Kind::Roman(number) => Some(u16::from(number)),
        }
    }

    /// The point that a point such as `4.3` is part of: `4`.
    fn major(self) -> Option<Self> {
        match self.0 {
            Kind::Number { number, suffix, minor } if minor > 0 => {
                Some(Self(Kind::Number { number, suffix, minor: 0 }))
            }
            _ => None,
        }
    }

    /// Whether `self` is `other` or the point that `other` is part of.
    fn covers(self, other: Self) -> bool {
        self == other || other.major() == Some(self)
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Kind::Number { number, suffix, minor } => {
                write!(f, "{number}")?;
                write_letters(f, suffix)?;
                if minor > 0 {
                    write!(f, ".{minor}")?;
                }
                Ok(())
            }
            Kind::Letters(letters) => write_letters(f, letters),
            Kind::Roman(number) => f.write_str(&roman(number)),
        }
    }
}

impl fmt::Debug for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Label({self})")
    }
}

fn write_letters(f: &mut fmt::Formatter<'_>, letters: Letters) -> fmt::Result {
    use fmt::Write as _;
    letters.iter().take_while(|&&byte| byte != 0).try_for_each(|&byte| f.write_char(char::from(byte)))
}

/// What a provision lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Unit {
    Article(Label),
    Annex(u8),
}

/// A place in the Act: an article or an annex, or a part of one.
///
/// Read with [`FromStr`], which also takes the long forms of the Act's own cross-references; written in the short form of
/// the rulebook. Equal places are equal values. Provisions order as they stand in the Act, articles before annexes,
/// and a place before its parts.
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

    /// The place as a path of labelled steps, after the pattern of the European Legislation Identifier.
    ///
    /// `sub` (subparagraph) and `snt` (sentence) are this library's own steps; the others are EUR-Lex's.
    ///
    /// ```
    /// # use aiact::law::Provision;
    /// assert_eq!("Art 5(1)(f)".parse::<Provision>()?.eli_path(), "art_5/par_1/pnt_f");
    /// assert_eq!("Annex I.B(21)".parse::<Provision>()?.eli_path(), "anx_I/sct_B/pnt_21");
    /// # Ok::<(), aiact::law::ProvisionError>(())
    /// ```
    pub fn eli_path(&self) -> String {
        let mut path = self.anchor();
        let mut step = |name: &str, label: &dyn fmt::Display| {
            path.push('/');
            path.push_str(name);
            path.push_str(&label.to_string());
        };
        if let Some(section) = self.section {
            step("sct_", &section);
        }
        if let Some(paragraph) = self.paragraph {
            step("par_", &paragraph);
        }
        if let Some(subparagraph) = self.subparagraph {
            step("sub_", &subparagraph);
        }
        for point in self.points() {
            step("pnt_", &point);
        }
        if let Some(subparagraph) = self.point_subparagraph {
            step("sub_", &subparagraph);
        }
        if let Some(sentence) = self.sentence {
            step("snt_", &sentence);
        }
        path
    }

    /// The fragment under which the article or annex stands in the HTML pages of EUR-Lex.
    ///
    /// ```
    /// # use aiact::law::Provision;
    /// assert_eq!("Art 5(1)(f)".parse::<Provision>()?.anchor(), "art_5");
    /// assert_eq!("Annex III(4)(a)".parse::<Provision>()?.anchor(), "anx_III");
    /// # Ok::<(), aiact::law::ProvisionError>(())
    /// ```
    pub fn anchor(&self) -> String {
        match self.unit {
            Unit::Article(number) => format!("art_{number}"),
            Unit::Annex(number) => format!("anx_{}", roman(number).to_ascii_uppercase()),
        }
    }

    /// Where a reader finds the place in the text of the Act of that day ([`AS_ADOPTED`] or the day of a consolidated text).
    ///
    /// The day is taken as given: it is the `text` day of an edition.
    ///
    /// ```
    /// # use aiact::law::Provision;
    /// let link = "Art 5(1)(ba)".parse::<Provision>()?.eli("2026-07-27");
    /// assert_eq!(link.act, "http://data.europa.eu/eli/reg/2024/1689/2026-07-27");
    /// assert_eq!(link.version, "2026-07-27");
    /// assert_eq!(link.provision, "art_5/par_1/pnt_ba");
    /// assert_eq!(link.url, "https://eur-lex.europa.eu/eli/reg/2024/1689/2026-07-27/eng#art_5");
    /// # Ok::<(), aiact::law::ProvisionError>(())
    /// ```
    pub fn eli(&self, version: &str) -> Link {
        let text = if version == AS_ADOPTED { "oj" } else { version };
        Link {
            act: format!("{ACT}/{text}"),
            version: version.to_owned(),
            provision: self.eli_path(),
            url: format!("{READER}/{text}/eng#{}", self.anchor()),
        }
    }
}

/// One level of [`Provision::contains`]: equal, or left open with nothing further that would narrow it down.
fn matches<T: PartialEq>(mine: Option<T>, theirs: Option<T>, narrowed_below: bool) -> bool {
    if mine.is_none() {
        return !narrowed_below || theirs.is_none();
    }
    mine == theirs
}

impl fmt::Display for Provision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.unit {
            Unit::Article(number) => write!(f, "Art {number}")?,
            Unit::Annex(number) => write!(f, "Annex {}", roman(number).to_ascii_uppercase())?,
        }
        if let Some(section) = self.section {
            write!(f, ".{section}")?;
        }
        if let Some(paragraph) = self.paragraph {
            write!(f, "({paragraph})")?;
        }
        if let Some(subparagraph) = self.subparagraph {
            write!(f, " subpara {subparagraph}")?;
            if self.points().next().is_some() {
                f.write_str(" ")?;
            }
        }
        for point in self.points() {
            write!(f, "({point})")?;
        }
        if let Some(subparagraph) = self.point_subparagraph {
            write!(f, " subpara {subparagraph}")?;
        }
        if let Some(sentence) = self.sentence {
            write!(f, " sentence {sentence}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Provision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Provision({self})")
    }
}

impl FromStr for Provision {
    type Err = ProvisionError;

    /// Reads `Art 5(1)(f)` and its longer spellings, such as `Article 5(1), first subparagraph, point (f)`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        reader::read(text)
    }
}

impl Serialize for Provision {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Provision {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl de::Visitor<'_> for Text {
            type Value = Provision;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a provision of the Act such as `Art 5(1)(f)`")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Provision, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Text)
    }
}

/// Where a reader finds a provision in a given text of the Act.
///
/// ```
/// use aiact::law::Provision;
///
/// let link = "Annex III(4)(a)".parse::<Provision>()?.eli("2024-07-12");
/// assert_eq!(link.provision, "anx_III/pnt_4/pnt_a");
/// assert_eq!(link.url, "https://eur-lex.europa.eu/eli/reg/2024/1689/oj/eng#anx_III");
/// # Ok::<(), aiact::law::ProvisionError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Link {
    /// The act in that version: an identifier, `http://data.europa.eu/eli/reg/2024/1689/2026-07-27`.
    pub act: String,
    /// The day of the text.
    pub version: String,
    /// The place within the act, as [`Provision::eli_path`] writes it.
    pub provision: String,
    /// A page that a person can open.
    pub url: String,
}

/// A text that names no place in the Act.
///
/// ```
/// use aiact::law::Provision;
///
/// let error = "Art 5(1)(9)".parse::<Provision>().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "`Art 5(1)(9)` names no provision: expected a letter such as `(a)` at character 10, found `9`",
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("`{input}` names no provision: expected {expected} at character {position}, found {found}")]
pub struct ProvisionError {
    input: String,
    position: usize,
    expected: &'static str,
    found: String,
}

impl ProvisionError {
    /// The text that could not be read, cut if it is long.
    ///
    /// ```
    /// # use aiact::law::Provision;
    /// assert_eq!("Art x".parse::<Provision>().unwrap_err().input(), "Art x");
    /// ```
    pub fn input(&self) -> &str {
        &self.input
    }

    /// The character at which reading stopped, counted from 1.
    ///
    /// ```
    /// # use aiact::law::Provision;
    /// assert_eq!("Art x".parse::<Provision>().unwrap_err().position(), 5);
    /// ```
    pub fn position(&self) -> usize {
        self.position
    }

    /// What should have stood there.
    ///
    /// ```
    /// # use aiact::law::Provision;
    /// assert_eq!("Art x".parse::<Provision>().unwrap_err().expected(), "the number of an article");
    /// ```
    pub fn expected(&self) -> &str {
        self.expected
    }
}

/// A text as an error message may show it: on one line and not too long.
pub(crate) fn shown(text: &str) -> String {
    let mut characters = text.chars();
    let mut line: String = characters.by_ref().take(MAX_SHOWN).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if characters.next().is_some() {
        line.push('…');
    }
    line
}

/// The roman numeral in small letters.
fn roman(number: u8) -> String {
    const STEPS: [(u8, &str); 9] =
        [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
    let mut rest = number;
    let mut numeral = String::new();
    for (value, sign) in STEPS {
        while let Some(less) = rest.checked_sub(value) {
            numeral.push_str(sign);
            rest = less;
        }
    }
    numeral
}

/// The value of a roman numeral below fifty in its only correct spelling, in either case.
fn roman_value(numeral: &str) -> Option<u8> {
    (1..50).find(|&number| roman(number).eq_ignore_ascii_case(numeral))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn provision(text: &str) -> Provision {
        text.parse().unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn the_short_form_is_read_and_written_back() {
        for text in [
            "Art 5",
            "Art 60a(5)(b)",
            "Art 3(14a)",
            "Art 5(1)(f)",
            "Art 5(1a)(a)(ii)",
            "Art 113(c)(i)",
            "Art 6(3) subpara 3",
            "Art 6(3) subpara 2 (a)",
            "Art 113 subpara 3 (c)(i)",
            "Art 50(1) sentence 2",
            "Art 11(1) subpara 2 sentence 3",
            "Art 5(1)(g) sentence 1",
            "Annex III",
            "Annex III(4)(a)",
            "Annex III(1)(a) subpara 2",
            "Annex I.A",
            "Annex I.B(21)",
            "Annex XI.1(2)(c)",
            "Annex VII(4.3)",
            "Annex VII(4.6) subpara 5 sentence 2",
            "Annex XIII(a)",
            "Annex XIV(2)(a)",
        ] {
            assert_eq!(provision(text).to_string(), text);
        }
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

    #[test]
    fn letters_and_roman_numerals_are_told_apart_by_level() {
        assert_eq!(provision("Art 16(i)").points().next().map(Label::number), Some(None));
        assert_eq!(provision("Art 5(1)(c)(i)").points().last().map(Label::number), Some(Some(1)));
        assert!(provision("Art 99(7)(h)") < provision("Art 99(7)(i)"));
        assert!(provision("Art 99(7)(i)") < provision("Art 99(7)(j)"));
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

    #[test]
    fn links_name_act_version_place_and_page() {
        let adopted = provision("Art 5(1)(f)").eli(AS_ADOPTED);
        assert_eq!(adopted.act, "http://data.europa.eu/eli/reg/2024/1689/oj");
        assert_eq!(adopted.url, "https://eur-lex.europa.eu/eli/reg/2024/1689/oj/eng#art_5");
        assert_eq!(provision("Art 6(3) subpara 2 (a)").eli_path(), "art_6/par_3/sub_2/pnt_a");
        assert_eq!(provision("Art 50(1) sentence 2").eli_path(), "art_50/par_1/snt_2");
        assert_eq!(provision("Annex VII(4.6) subpara 5").eli_path(), "anx_VII/pnt_4.6/sub_5");
        assert_eq!(provision("Art 60a(1)").anchor(), "art_60a");
    }

    #[test]
    fn serde_uses_the_short_form() {
        use de::IntoDeserializer;
        use de::value::{Error, StrDeserializer};

        let text: StrDeserializer<'_, Error> = "Article 5(1), point (f)".into_deserializer();
        assert_eq!(Provision::deserialize(text), Ok(provision("Art 5(1)(f)")));
        let text: StrDeserializer<'_, Error> = "Article".into_deserializer();
        assert!(Provision::deserialize(text).is_err());
        assert_eq!(serde_json::to_string(&provision("Art 5(1)(f)")).unwrap(), "\"Art 5(1)(f)\"");
    }
}
