//! References into the Act: `Art 5(1)(f)`, `Annex III(4)(a)`.

use std::fmt;
use std::iter;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use thiserror::Error;

/// How many points may be nested in each other: number, letter, roman numeral.
const POINT_LEVELS: usize = 3;
/// Numbers of articles, paragraphs and points have at most three digits.
const MAX_NUMBER: u16 = 999;
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
    Number {
        number: u16,
        suffix: Letters,
        minor: u16,
    },
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
            Kind::Number {
                number,
                suffix,
                minor,
            } if minor > 0 => Some(Self(Kind::Number {
                number,
                suffix,
                minor: 0,
            })),
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
            Kind::Number {
                number,
                suffix,
                minor,
            } => {
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
    letters
        .iter()
        .take_while(|&&byte| byte != 0)
        .try_for_each(|&byte| f.write_char(char::from(byte)))
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
            && matches(
                self.subparagraph,
                other.subparagraph,
                below_subparagraph && !has_points,
            )
            && self.contains_points(other, below_points)
            && matches(
                self.point_subparagraph,
                other.point_subparagraph,
                below_point,
            )
            && matches(self.sentence, other.sentence, false)
    }

    fn contains_points(&self, other: &Self, exactly: bool) -> bool {
        if exactly {
            return self.points == other.points;
        }
        let mut theirs = other.points();
        self.points()
            .all(|mine| theirs.next().is_some_and(|point| mine.covers(point)))
    }

    /// The same place without its sentence.
    #[must_use]
    pub(crate) fn without_sentence(&self) -> Self {
        Self {
            sentence: None,
            ..*self
        }
    }

    /// The same point without the subparagraph it stands in; nothing where no subparagraph precedes a point.
    pub(crate) fn without_subparagraph(&self) -> Option<Self> {
        let shorter = self.subparagraph.is_some() && self.points().next().is_some();
        shorter.then_some(Self {
            subparagraph: None,
            ..*self
        })
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
        Reader { text, rest: text }.provision()
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
    let mut line: String = characters
        .by_ref()
        .take(MAX_SHOWN)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if characters.next().is_some() {
        line.push('…');
    }
    line
}

/// The roman numeral in small letters.
fn roman(number: u8) -> String {
    const STEPS: [(u8, &str); 9] = [
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
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

const ORDINALS: [(&str, u8); 10] = [
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
];

/// What a part of a provision can be counted in.
#[derive(Clone, Copy)]
enum Counted {
    Subparagraph,
    Sentence,
}

/// Reads a provision from left to right.
struct Reader<'a> {
    text: &'a str,
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn provision(mut self) -> Result<Provision, ProvisionError> {
        self.space();
        let mut provision = Provision::of(self.unit()?);
        if provision.annex().is_some() && self.sign('.') {
            provision.section = Some(self.section()?);
        }
        loop {
            self.space();
            let comma = self.sign(',');
            self.space();
            if self.rest.is_empty() && !comma {
                return Ok(provision);
            }
            self.part(&mut provision)?;
        }
    }

    fn unit(&mut self) -> Result<Unit, ProvisionError> {
        if self.word("art") || self.word("article") {
            self.sign('.');
            self.space();
            let number = self.number("the number of an article")?;
            return self.end_of_label(Unit::Article(number));
        }
        if self.word("annex") {
            self.space();
            let before = self.rest;
            let numeral = self.letters();
            let Some(number) = roman_value(numeral) else {
                self.rest = before;
                return Err(self.error("the roman number of an annex"));
            };
            return self.end_of_label(Unit::Annex(number));
        }
        Err(self.error("`Art` or `Annex` and its number"))
    }

    /// One further part, which must fit what has been read so far.
    fn part(&mut self, provision: &mut Provision) -> Result<(), ProvisionError> {
        if provision.sentence.is_some() {
            return Err(self.error("the end after a sentence"));
        }
        if self.rest.starts_with('(') {
            return self.point(provision);
        }
        if self.word("point") {
            self.space();
            return self.point(provision);
        }
        let start = self.rest;
        if self.word("paragraph") || self.word("para") {
            self.space();
            let number_follows = self.rest.trim_start_matches('(').trim_start();
            if !may_take_paragraph(provision) || !number_follows.starts_with(is_digit) {
                self.rest = start;
                return Err(self.error("no paragraph here"));
            }
            return self.point(provision);
        }
        if self.word("section") {
            self.space();
            if !may_take_section(provision) {
                self.rest = start;
                return Err(self.error("no section here"));
            }
            provision.section = Some(self.section()?);
            return Ok(());
        }
        if let Some(counted) = self.counted() {
            self.space();
            let ordinal = self.ordinal()?;
            return self.count(provision, counted, ordinal, start);
        }
        if let Some(ordinal) = self.ordinal_word() {
            self.space();
            // The Act calls an unnumbered paragraph of an article `third paragraph`.
            let counted = match self.counted() {
                Some(counted) => counted,
                None if self.word("paragraph") => Counted::Subparagraph,
                None => return Err(self.error("`subparagraph` or `sentence`")),
            };
            return self.count(provision, counted, ordinal, start);
        }
        if may_take_section(provision) && self.rest.starts_with(|c: char| c.is_ascii_uppercase()) {
            provision.section = Some(self.section()?);
            return Ok(());
        }
        if provision.annex().is_some()
            && may_take_first_point(provision)
            && self.rest.starts_with(is_digit)
        {
            return self.point(provision);
        }
        Err(self.error("a paragraph, point, subparagraph or sentence"))
    }

    fn counted(&mut self) -> Option<Counted> {
        if self.word("subparagraph") || self.word("subpara") {
            return Some(Counted::Subparagraph);
        }
        self.word("sentence").then_some(Counted::Sentence)
    }

    fn count(
        &mut self,
        provision: &mut Provision,
        counted: Counted,
        ordinal: u8,
        start: &'a str,
    ) -> Result<(), ProvisionError> {
        let slot = match counted {
            Counted::Sentence => &mut provision.sentence,
            Counted::Subparagraph if provision.points().next().is_none() => {
                &mut provision.subparagraph
            }
            Counted::Subparagraph => &mut provision.point_subparagraph,
        };
        if slot.is_some() {
            self.rest = start;
            return Err(self.error("no second subparagraph"));
        }
        *slot = Some(ordinal);
        Ok(())
    }

    /// A paragraph or point with or without its brackets, of the kind that belongs to its level.
    fn point(&mut self, provision: &mut Provision) -> Result<(), ProvisionError> {
        let start = self.rest;
        let bracket = self.sign('(');
        if bracket {
            self.space();
        }
        if self.rest.starts_with(is_digit) && may_take_paragraph(provision) {
            provision.paragraph = Some(self.number("the number of a paragraph")?);
        } else {
            let label = self.point_label(provision)?;
            let Some(slot) = provision.points.iter_mut().find(|slot| slot.is_none()) else {
                self.rest = start;
                return Err(self.error("no further point"));
            };
            *slot = Some(label);
        }
        if bracket {
            self.space();
            if !self.sign(')') {
                return Err(self.error("`)`"));
            }
            return Ok(());
        }
        self.end_of_label(())
    }

    fn point_label(&mut self, provision: &Provision) -> Result<Label, ProvisionError> {
        if provision.point_subparagraph.is_some() {
            return Err(self.error("the end or a sentence"));
        }
        match provision.points().last().map(|label| label.0) {
            None if provision.annex().is_some() && self.rest.starts_with(is_digit) => {
                self.dotted_number()
            }
            None | Some(Kind::Number { .. }) => {
                let letters = self.short_letters("a letter such as `(a)`")?;
                Ok(Label(Kind::Letters(
                    letters.map(|b| b.to_ascii_lowercase()),
                )))
            }
            Some(Kind::Letters(_)) => {
                let before = self.rest;
                let numeral = self.letters();
                roman_value(numeral)
                    .map(|number| Label(Kind::Roman(number)))
                    .ok_or_else(|| {
                        self.rest = before;
                        self.error("a roman numeral such as `(i)`")
                    })
            }
            Some(Kind::Roman(_)) => Err(self.error("no point below a roman numeral")),
        }
    }

    /// `4` or `4.3`.
    fn dotted_number(&mut self) -> Result<Label, ProvisionError> {
        let mut label = self.number("the number of a point")?;
        if let Kind::Number { minor, .. } = &mut label.0
            && self.sign('.')
        {
            *minor = self.digits("the number after the full stop")?;
        }
        Ok(label)
    }

    /// `5` or `60a`.
    fn number(&mut self, expected: &'static str) -> Result<Label, ProvisionError> {
        let number = self.digits(expected)?;
        let suffix = if self.rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            self.short_letters("at most three letters after a number")?
        } else {
            NO_LETTERS
        };
        Ok(Label(Kind::Number {
            number,
            suffix: suffix.map(|byte| byte.to_ascii_lowercase()),
            minor: 0,
        }))
    }

    fn section(&mut self) -> Result<Label, ProvisionError> {
        const EXPECTED: &str = "a section such as `A`";
        if self.rest.starts_with(is_digit) {
            let number = self.digits(EXPECTED)?;
            return self.end_of_label(Label(Kind::Number {
                number,
                suffix: NO_LETTERS,
                minor: 0,
            }));
        }
        let before = self.rest;
        match self.letters().as_bytes() {
            [letter] => {
                let letter = letter.to_ascii_uppercase();
                self.end_of_label(Label(Kind::Letters([letter, 0, 0])))
            }
            _ => {
                self.rest = before;
                Err(self.error(EXPECTED))
            }
        }
    }

    fn ordinal(&mut self) -> Result<u8, ProvisionError> {
        const EXPECTED: &str = "a number from 1 to 99";
        let before = self.rest;
        let number = self.digits(EXPECTED)?;
        match u8::try_from(number) {
            Ok(number) if number < 100 => self.end_of_label(number),
            _ => {
                self.rest = before;
                Err(self.error(EXPECTED))
            }
        }
    }

    fn ordinal_word(&mut self) -> Option<u8> {
        ORDINALS
            .iter()
            .find(|(word, _)| self.word(word))
            .map(|&(_, ordinal)| ordinal)
    }

    /// A number without leading zero.
    fn digits(&mut self, expected: &'static str) -> Result<u16, ProvisionError> {
        let (digits, rest) = split_while(self.rest, is_digit);
        let number = digits
            .parse::<u16>()
            .ok()
            .filter(|&number| number <= MAX_NUMBER && !digits.starts_with('0'))
            .ok_or_else(|| self.error(expected))?;
        self.rest = rest;
        Ok(number)
    }

    fn letters(&mut self) -> &'a str {
        let (letters, rest) = split_while(self.rest, |c| c.is_ascii_alphabetic());
        self.rest = rest;
        letters
    }

    /// One to three letters.
    fn short_letters(&mut self, expected: &'static str) -> Result<Letters, ProvisionError> {
        let before = self.rest;
        let letters = match *self.letters().as_bytes() {
            [a] => [a, 0, 0],
            [a, b] => [a, b, 0],
            [a, b, c] => [a, b, c],
            _ => {
                self.rest = before;
                return Err(self.error(expected));
            }
        };
        Ok(letters)
    }

    /// A word in any case that no letter or digit continues.
    fn word(&mut self, word: &str) -> bool {
        let found = self
            .rest
            .split_at_checked(word.len())
            .filter(|(head, tail)| {
                head.eq_ignore_ascii_case(word)
                    && !tail.starts_with(|c: char| c.is_alphanumeric() || c == '-' || c == '_')
            });
        if let Some((_, tail)) = found {
            self.rest = tail;
        }
        found.is_some()
    }

    fn sign(&mut self, sign: char) -> bool {
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn space(&mut self) {
        self.rest = self.rest.trim_start();
    }

    /// A label without closing bracket must stop where the next part can begin.
    fn end_of_label<T>(&self, value: T) -> Result<T, ProvisionError> {
        let stops = |c: char| c.is_whitespace() || c == '(' || c == ',' || c == '.';
        if self.rest.is_empty() || self.rest.starts_with(stops) {
            Ok(value)
        } else {
            Err(self.error("a space, a comma or `(`"))
        }
    }

    fn error(&self, expected: &'static str) -> ProvisionError {
        let read = self.text.len().saturating_sub(self.rest.len());
        let position = self
            .text
            .char_indices()
            .take_while(|&(offset, _)| offset < read)
            .count();
        ProvisionError {
            input: shown(self.text),
            position: position.saturating_add(1),
            expected,
            found: self.rest.chars().next().map_or_else(
                || "the end".to_owned(),
                |c| format!("`{}`", shown(&c.to_string())),
            ),
        }
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

fn split_while(text: &str, belongs: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|c| !belongs(c)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

fn may_take_first_point(provision: &Provision) -> bool {
    provision.subparagraph.is_none() && provision.points().next().is_none()
}

fn may_take_paragraph(provision: &Provision) -> bool {
    provision.article().is_some()
        && provision.paragraph.is_none()
        && may_take_first_point(provision)
}

fn may_take_section(provision: &Provision) -> bool {
    provision.annex().is_some() && provision.section.is_none() && may_take_first_point(provision)
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]
mod tests {
    use super::*;

    fn provision(text: &str) -> Provision {
        text.parse().unwrap_or_else(|error| panic!("{error}"))
    }

    fn error(text: &str) -> ProvisionError {
        text.parse::<Provision>()
            .expect_err("should not be a provision")
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
    fn long_forms_are_read_too() {
        for (long, short) in [
            ("Article 5(1), point (f)", "Art 5(1)(f)"),
            ("Art. 5(1)(f)", "Art 5(1)(f)"),
            ("Art.5(1)(f)", "Art 5(1)(f)"),
            ("article 5 (1) (f)", "Art 5(1)(f)"),
            ("  ARTICLE 5( 1 )(F) ", "Art 5(1)(f)"),
            ("Article 5, paragraph 1, point f", "Art 5(1)(f)"),
            ("Article 5 para (1a)", "Art 5(1a)"),
            ("Article 3, point (14)", "Art 3(14)"),
            (
                "Article 5(1), first subparagraph, point (h)(iii)",
                "Art 5(1) subpara 1 (h)(iii)",
            ),
            ("Article 5(1), point (h), point (iii)", "Art 5(1)(h)(iii)"),
            ("Art 6(3) subparagraph 3", "Art 6(3) subpara 3"),
            ("Art 6(3), third subparagraph", "Art 6(3) subpara 3"),
            ("Art 50(1), second sentence", "Art 50(1) sentence 2"),
            (
                "Article 113, third paragraph, point (c)(i)",
                "Art 113 subpara 3 (c)(i)",
            ),
            ("Article 60A", "Art 60a"),
            ("Annex III, point 4(a)", "Annex III(4)(a)"),
            ("Annex III 4(a)", "Annex III(4)(a)"),
            ("annex iii (4) (a)", "Annex III(4)(a)"),
            ("Annex III, point (4), point (a)", "Annex III(4)(a)"),
            ("Annex I Section B point 21", "Annex I.B(21)"),
            ("Annex I, Section A, point 11", "Annex I.A(11)"),
            ("Annex VIII A", "Annex VIII.A"),
            ("Annex VIII A 5", "Annex VIII.A(5)"),
            ("Annex XI, Section 2, point 1", "Annex XI.2(1)"),
            ("Annex VII point 4.3", "Annex VII(4.3)"),
        ] {
            assert_eq!(provision(long).to_string(), short, "{long}");
        }
    }

    #[test]
    fn identifiers_and_nonsense_are_refused() {
        for text in [
            "",
            " ",
            "art5-1-f",
            "annex3-4-a",
            "Art5",
            "Art",
            "Art 0",
            "Art 05",
            "Art 5(",
            "Art 5()",
            "Art 5(1",
            "Art 5(1))",
            "Art 5-1-f",
            "Art 5,",
            "Art 5(1),",
            "Art 5(1)(f)(",
            "Art 5(1)(f)(b)",
            "Art 5(1)(f)(i)(a)",
            "Art 5(1)(2)",
            "Art 5 1 f",
            "Art 5.1",
            "Art 5(1.2)",
            "Art 1000",
            "Art 99999999999",
            "Art 5(1)(abcd)",
            "Art 5(1) of this Regulation",
            "Art 5(1) subpara",
            "Art 5(1) subpara 0",
            "Art 5(1) subpara 100",
            "Art 5(1) subpara 1 subpara 2",
            "Art 5(1) second",
            "Art 5 sentence 1 (1)",
            "Art 5 section A",
            "Art 5(1) paragraph 2",
            "Art 5 paragraph a",
            "Annex 3",
            "Annex IIII",
            "Annex IVX",
            "Annex",
            "Annex III(4)(1)",
            "Annex III(4)(a)(b)",
            "Annex III(4.)",
            "Annex I.AB",
            "Annex I.",
            "Annex I(1) Section A",
            "Annex III paragraph 4",
            "Annex III(4)(a)(i)(x)",
            "Recital 18",
            "C(2025)5052 para 251",
            "Articles 5 and 6",
            "Art 5(1)–(2)",
            "Ärt 5",
        ] {
            assert!(text.parse::<Provision>().is_err(), "`{text}` was accepted");
        }
    }

    #[test]
    fn errors_name_input_place_and_expectation() {
        let found = error("Art 5(1)(f)(b)");
        assert_eq!(found.input(), "Art 5(1)(f)(b)");
        assert_eq!(found.position(), 13);
        assert_eq!(found.expected(), "a roman numeral such as `(i)`");
        assert_eq!(
            error("annex3-4-a").to_string(),
            "`annex3-4-a` names no provision: expected `Art` or `Annex` and its number at character 1, found `a`"
        );
        assert_eq!(
            error("Annex 3").to_string(),
            "`Annex 3` names no provision: expected the roman number of an annex at character 7, found `3`"
        );
        assert_eq!(
            error("Art 5(1").to_string(),
            "`Art 5(1` names no provision: expected `)` at character 8, found the end"
        );
        assert_eq!(error("Art 5(1)–(2)").position(), 9);
    }

    #[test]
    fn errors_stay_on_one_short_line() {
        let found = error(&format!("Art 5\n{}", "x".repeat(1_000)));
        assert!(!found.to_string().contains('\n'));
        assert!(found.to_string().chars().count() < 250);
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
        assert_eq!(
            provision("Art 16(i)").points().next().map(Label::number),
            Some(None)
        );
        assert_eq!(
            provision("Art 5(1)(c)(i)")
                .points()
                .last()
                .map(Label::number),
            Some(Some(1))
        );
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
            assert!(
                provision(outer).contains(&provision(inner)),
                "{outer} {inner}"
            );
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
            assert!(
                !provision(outer).contains(&provision(inner)),
                "{outer} {inner}"
            );
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
        assert_eq!(
            adopted.url,
            "https://eur-lex.europa.eu/eli/reg/2024/1689/oj/eng#art_5"
        );
        assert_eq!(
            provision("Art 6(3) subpara 2 (a)").eli_path(),
            "art_6/par_3/sub_2/pnt_a"
        );
        assert_eq!(
            provision("Art 50(1) sentence 2").eli_path(),
            "art_50/par_1/snt_2"
        );
        assert_eq!(
            provision("Annex VII(4.6) subpara 5").eli_path(),
            "anx_VII/pnt_4.6/sub_5"
        );
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
        assert_eq!(
            serde_json::to_string(&provision("Art 5(1)(f)")).unwrap(),
            "\"Art 5(1)(f)\""
        );
    }
}
