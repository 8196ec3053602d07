//! Reading rulebook files into entries.

mod clocks;
mod condition;
mod duties;
mod figures;
mod institutions;
mod instruments;
mod lines;
mod penalties;
mod procedures;
mod rules;
mod vocabulary;

use std::collections::BTreeSet;

use crate::error::{Error, ErrorCode};
use crate::law::{Citation, Date};
use crate::rulebook::entries::{
    Activity, Application, Authority, Body, Checklist, Duty, Edition, Fact, Figure, History, Institution, Instrument,
    Penalty, Place, Procedure, Regime, Rule, Source, Term, Text, Unmodelled, Variant,
};
use crate::rulebook::read::condition::quantifier;
use crate::rulebook::read::lines::{Line, Token, read_lines, syntax, tokens};

/// Everything that the files say, in their order.
#[derive(Clone, Debug, Default)]
pub struct Entries {
    /// File names.
    pub files: Vec<String>,
    /// Editions in the order of their entry into force.
    pub editions: Vec<Edition>,
    /// Documents besides the Act.
    pub sources: Vec<Source>,
    /// The vocabulary.
    pub facts: Vec<Fact>,
    /// Terms made of facts.
    pub terms: Vec<Term>,
    /// Conclusions.
    pub rules: Vec<Rule>,
    /// Dates of application.
    pub regimes: Vec<Regime>,
    /// Tiers of fines.
    pub penalties: Vec<Penalty>,
    /// Duties, rights, permissions, powers.
    pub duties: Vec<Duty>,
    /// Public bodies.
    pub institutions: Vec<Institution>,
    /// Lists of what documents contain.
    pub checklists: Vec<Checklist>,
    /// Procedures.
    pub procedures: Vec<Procedure>,
    /// Soft law, standards, forms, programmes, other acts.
    pub instruments: Vec<Instrument>,
    /// What older sources say and is no longer so.
    pub history: Vec<History>,
    /// Numbers for what is reckoned outside the conditions.
    pub figures: Vec<Figure>,
    /// What counts as training compute.
    pub activities: Vec<Activity>,
    /// Provisions that no entry models.
    pub unmodelled: Vec<Unmodelled>,
}

impl Entries {
    /// Reads files, given as name and text, in this order.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::RulebookSyntax`] with file and line of the first thing that cannot be read.
    pub fn read<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, Error> {
        let mut entries = Self::default();
        let mut source_ids = BTreeSet::new();
        for (name, text) in files {
            let index = u16::try_from(entries.files.len())
                .map_err(|_| Error::new(ErrorCode::RulebookSyntax, name, "too many rulebook files"))?;
            entries.files.push(name.to_owned());
            let mut group: Option<Group> = None;
            for line in read_lines(name, text)? {
                let editions = std::mem::take(&mut entries.editions);
                let reader = Reader { name, index, sources: &source_ids, editions: &editions, group: group.as_ref() };
                if line.text.split(' ').next() == Some("group") {
                    let read = reader.group(&line);
                    entries.editions = editions;
                    group = Some(read?);
                    continue;
                }
                let read = reader.entry(&line);
                entries.editions = editions;
                match read? {
                    Entry::Edition(e) => entries.editions.push(e),
                    Entry::Source(s) => {
                        source_ids.insert(s.id.to_string());
                        entries.sources.push(s);
                    }
                    Entry::Fact(f) => entries.facts.push(f),
                    Entry::Term(t) => entries.terms.push(t),
                    Entry::Rule(r) => entries.rules.push(r),
                    Entry::Regime(r) => entries.regimes.push(r),
                    Entry::Penalty(p) => entries.penalties.push(p),
                    Entry::Duty(d) => entries.duties.push(*d),
                    Entry::Institution(i) => entries.institutions.push(i),
                    Entry::Checklist(c) => entries.checklists.push(c),
                    Entry::Figure(f) => entries.figures.push(f),
                    Entry::Activity(a) => entries.activities.push(a),
                    Entry::Unmodelled(u) => entries.unmodelled.push(u),
                    Entry::Procedure(p) => entries.procedures.push(p),
                    Entry::Instrument(i) => entries.instruments.push(*i),
                    Entry::History(h) => entries.history.push(h),
                }
            }
        }
        Ok(entries)
    }

    /// File and line of a place, for messages.
    #[must_use]
    pub fn shown(&self, place: Place) -> String {
        let file = self.files.get(usize::from(place.file)).map_or("?", String::as_str);
        format!("{file}:{}", place.line)
    }
}

enum Entry {
    Edition(Edition),
    Source(Source),
    Fact(Fact),
    Term(Term),
    Rule(Rule),
    Regime(Regime),
    Penalty(Penalty),
    Duty(Box<Duty>),
    Institution(Institution),
    Checklist(Checklist),
    Figure(Figure),
    Activity(Activity),
    Unmodelled(Unmodelled),
    Procedure(Procedure),
    Instrument(Box<Instrument>),
    History(History),
}

/// Reads the entries of one file.
pub(crate) struct Reader<'r> {
    name: &'r str,
    index: u16,
    sources: &'r BTreeSet<String>,
    editions: &'r [Edition],
    group: Option<&'r Group>,
}

/// What a group gives to the entries below it.
struct Group {
    rule: Rule,
    has_kind: bool,
    duty: Duty,
}

const ENTRY_KINDS: &[&str] = &[
    "edition",
    "source",
    "fact",
    "define",
    "rule",
    "regime",
    "penalty",
    "group",
    "duty",
    "institution",
    "checklist",
    "unmodelled",
    "procedure",
    "figure",
    "activity",
    "instrument",
    "history",
];

impl<'r> Reader<'r> {
    pub(crate) fn place(&self, line: &Line<'_>) -> Place {
        Place { file: self.index, line: line.number }
    }

    pub(crate) fn fail(&self, line: &Line<'_>, message: impl Into<String>) -> Error {
        syntax(self.name, line.number, message)
    }

    pub(crate) fn unexpected(&self, line: &Line<'_>, token: &Token<'_>, expected: &str) -> Error {
        let shown = match token {
            Token::Word(w) => format!("`{w}`"),
            Token::Text(_) => "a text".to_owned(),
            Token::Cites(_) => "citations".to_owned(),
            Token::Values(_) => "a list of values".to_owned(),
            Token::Comma => "`,`".to_owned(),
            Token::Colon => "`:`".to_owned(),
        };
        self.fail(line, format!("{shown} was not expected here")).with_help(format!("expected {expected}"))
    }

    pub(crate) fn tokens<'a>(&self, line: &Line<'a>) -> Result<Vec<Token<'a>>, Error> {
        tokens(self.name, line)
    }

    pub(crate) fn cites(&self, line: &Line<'_>, text: &str) -> Result<Vec<Citation>, Error> {
        Citation::parse_list(text, self.sources).map_err(|e| self.fail(line, e.to_string()))
    }

    pub(crate) fn check_id(&self, line: &Line<'_>, id: &str) -> Result<(), Error> {
        let fits = id.starts_with(|c: char| c.is_ascii_lowercase())
            && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_' | b'.'));
        if fits {
            return Ok(());
        }
        Err(self
            .fail(line, format!("`{id}` is not an identifier"))
            .with_help("lower-case letters, digits, `-`, `_`, `.`"))
    }

    fn date(&self, line: &Line<'_>, text: &str) -> Result<Date, Error> {
        text.parse().map_err(|e: crate::law::DateError| self.fail(line, e.to_string()))
    }

    fn edition(&self, line: &Line<'_>, id: &str) -> Result<usize, Error> {
        self.editions.iter().position(|e| e.id == id).ok_or_else(|| {
            self.fail(line, format!("no edition `{id}`")).with_nearest(id, self.editions.iter().map(|e| &*e.id))
        })
    }

    /// Splits the first line of an entry: id, title and citations.
    fn heading(&self, line: &Line<'_>) -> Result<(Text, Text, Vec<Citation>), Error> {
        let tokens = self.tokens(line)?;
        match tokens.as_slice() {
            [Token::Word(_), Token::Word(id), Token::Text(title)] => {
                Ok(((*id).to_owned().into(), title.clone().into(), Vec::new()))
            }
            [Token::Word(_), Token::Word(id), Token::Text(title), Token::Cites(cites)] => {
                Ok(((*id).to_owned().into(), title.clone().into(), self.cites(line, cites)?))
            }
            _ => Err(self.fail(line, "an entry starts with its kind, id, \"title\" and [citations]")),
        }
    }

    fn entry(&self, line: &Line<'_>) -> Result<Entry, Error> {
        let kind = line.text.split(' ').next().unwrap_or_default();
        if !ENTRY_KINDS.contains(&kind) {
            return Err(self
                .fail(line, format!("`{kind}` is no kind of entry"))
                .with_nearest(kind, ENTRY_KINDS.iter().copied()));
        }
        let (id, title, cites) = self.heading(line)?;
        if !matches!(kind, "source" | "edition" | "penalty") {
            self.check_id(line, &id)?;
            if cites.is_empty() {
                return Err(self.fail(line, format!("`{id}` has no citation")));
            }
        }
        match kind {
            "edition" => self.edition_entry(line, id, title).map(Entry::Edition),
            "source" => self.source_entry(line, id, title).map(Entry::Source),
            "fact" => self.fact(line, id, title, cites).map(Entry::Fact),
            "define" => self.term(line, id, title, cites).map(Entry::Term),
            "rule" => self.rule(line, id, title, cites).map(Entry::Rule),
            "regime" => self.regime(line, id, title, cites).map(Entry::Regime),
            "penalty" => self.penalty(line, id, title, cites).map(Entry::Penalty),
            "institution" => self.institution(line, id, title, cites).map(Entry::Institution),
            "unmodelled" if line.children.is_empty() => {
                Ok(Entry::Unmodelled(Unmodelled { id, reason: title, cites, place: self.place(line) }))
            }
            "procedure" => self.procedure(line, id, title, cites).map(Entry::Procedure),
            "figure" => self.figure(line, id, title, cites).map(Entry::Figure),
            "activity" => self.activity(line, id, title, cites).map(Entry::Activity),
            "instrument" => self.instrument(line, id, title, cites).map(|i| Entry::Instrument(Box::new(i))),
            "history" => self.history(line, id, title, cites).map(Entry::History),
            "checklist" => self.checklist(line, id, title, cites).map(Entry::Checklist),
            _ => self.duty(line, id, title, cites).map(|d| Entry::Duty(Box::new(d))),
        }
    }

    fn unknown_field(&self, line: &Line<'_>, known: &[&'static str]) -> Error {
        let field = line.text.split(' ').next().unwrap_or_default();
        self.fail(line, format!("`{field}` cannot stand here")).with_help(format!("known here: {}", known.join(", ")))
    }

    fn edition_entry(&self, line: &Line<'_>, id: Text, title: Text) -> Result<Edition, Error> {
        let (mut in_force, mut published, mut also) = (None, None, Vec::new());
        for child in &line.children {
            match self.tokens(child)?.as_slice() {
                [Token::Word("in"), Token::Word("force"), Token::Word(day)] => in_force = Some(self.date(child, day)?),
                [Token::Word("published"), Token::Word(day)] => published = Some(self.date(child, day)?),
                [Token::Word("text"), Token::Word(day)] => {
                    self.date(child, day)?;
                }
                [Token::Word("also"), rest @ ..] => also = self.words(child, rest)?,
                _ => return Err(self.unknown_field(child, &["published", "in force", "text", "also"])),
            }
        }
        match (in_force, published) {
            (Some(in_force), Some(published)) => Ok(Edition { id, title, in_force, published, also }),
            _ => Err(self.fail(line, "an edition needs `published` and `in force`")),
        }
    }

    fn source_entry(&self, line: &Line<'_>, id: Text, title: Text) -> Result<Source, Error> {
        let (mut dated, mut authority) = (None, Authority::Law);
        for child in &line.children {
            match self.tokens(child)?.as_slice() {
                [Token::Word("dated"), Token::Word(day)] => dated = Some(self.date(child, day)?),
                [Token::Word("authority"), Token::Word("law")] => authority = Authority::Law,
                [Token::Word("authority"), Token::Word("guideline")] => authority = Authority::Guideline,
                _ => return Err(self.unknown_field(child, &["dated", "authority law", "authority guideline"])),
            }
        }
        let dated = dated.ok_or_else(|| self.fail(line, "a source needs `dated`"))?;
        Ok(Source { id, title, dated, authority })
    }

    /// A list of words separated by commas.
    fn words(&self, line: &Line<'_>, tokens: &[Token<'_>]) -> Result<Vec<Text>, Error> {
        tokens
            .iter()
            .filter(|t| **t != Token::Comma)
            .map(|t| match t {
                Token::Word(w) => Ok((*w).to_owned().into()),
                other => Err(self.unexpected(line, other, "identifiers separated by commas")),
            })
            .collect()
    }

    /// Reads `until edition ID`: the editions up to and with that one.
    fn until(&self, line: &Line<'_>) -> Result<Vec<usize>, Error> {
        match self.tokens(line)?.as_slice() {
            [Token::Word("until"), Token::Word("edition"), Token::Word(id)] => {
                Ok((0..=self.edition(line, id)?).collect())
            }
            _ => Err(self.fail(line, "expected `until edition ID`")),
        }
    }

    /// Reads what rules, terms and duties have in common; returns whether the line was one of those.
    fn body_line(&self, body: &mut Body, line: &Line<'_>, inside: Option<usize>) -> Result<bool, Error> {
        let first = line.text.split(' ').next().unwrap_or_default();
        let reading = match first {
            "edition" if inside.is_none() => {
                let id = line.text.strip_prefix("edition ").unwrap_or_default().trim_end_matches(':');
                let edition = self.edition(line, id)?;
                for child in &line.children {
                    if !self.body_line(body, child, Some(edition))? {
                        return Err(self.unknown_field(child, &["all of", "any of", "none of", "applies", "regime"]));
                    }
                }
                return Ok(true);
            }
            "only" if inside.is_none() => {
                let tokens = self.tokens(line)?;
                let [Token::Word("only"), Token::Word("edition"), rest @ ..] = tokens.as_slice() else {
                    return Err(self.fail(line, "expected `only edition ID`"));
                };
                body.ended = false;
                body.only =
                    self.words(line, rest)?.iter().map(|id| self.edition(line, id)).collect::<Result<_, _>>()?;
                return Ok(true);
            }
            "until" if inside.is_none() => {
                body.only = self.until(line)?;
                body.ended = true;
                return Ok(true);
            }
            "applies" => {
                let (date, cites) = self.day_and_cites(line)?;
                Some(Application::From(date, cites))
            }
            "regime" => match self.tokens(line)?.as_slice() {
                [_, Token::Word(id)] => Some(Application::Regime((*id).to_owned().into(), self.place(line))),
                _ => return Err(self.fail(line, "expected `regime ID`")),
            },
            _ => None,
        };
        let is_condition = quantifier(line.text).is_some();
        if reading.is_none() && !is_condition {
            return Ok(false);
        }
        let variant = match inside {
            None => &mut body.common,
            Some(edition) => {
                if !body.by_edition.iter().any(|(e, _)| *e == edition) {
                    body.by_edition.push((edition, Variant::default()));
                }
                match body.by_edition.iter_mut().find(|(e, _)| *e == edition) {
                    Some((_, variant)) => variant,
                    None => &mut body.common,
                }
            }
        };
        match reading {
            Some(application) => variant.application = Some(application),
            None => variant.conditions.push(self.condition(line, 0)?),
        }
        Ok(true)
    }

    fn day_and_cites(&self, line: &Line<'_>) -> Result<(Date, Vec<Citation>), Error> {
        match self.tokens(line)?.as_slice() {
            [_, Token::Word(day)] => Ok((self.date(line, day)?, Vec::new())),
            [_, Token::Word(day), Token::Cites(cites)] => Ok((self.date(line, day)?, self.cites(line, cites)?)),
            _ => Err(self.fail(line, "expected a day and its [citation]")),
        }
    }
}
