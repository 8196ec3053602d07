//! Reading rulebook files into entries.

use std::collections::BTreeSet;

use crate::error::{Error, ErrorCode};
use crate::law::{Citation, Date};
use crate::rulebook::condition::quantifier;
use crate::rulebook::entries::{
    Application, Authority, Body, Duty, Edition, Fact, FactType, Family, Nature, Penalty, Place, Presumed, Presumption,
    Regime, Route, Rule, RuleKind, Sanction, Source, Term, ValueLabel, Variant,
};
use crate::rulebook::lines::{Line, Token, read_lines, syntax, tokens};

/// Everything that the files say, in their order.
#[derive(Debug, Default)]
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
                        source_ids.insert(s.id.clone());
                        entries.sources.push(s);
                    }
                    Entry::Fact(f) => entries.facts.push(f),
                    Entry::Term(t) => entries.terms.push(t),
                    Entry::Rule(r) => entries.rules.push(r),
                    Entry::Regime(r) => entries.regimes.push(r),
                    Entry::Penalty(p) => entries.penalties.push(p),
                    Entry::Duty(d) => entries.duties.push(*d),
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

const ENTRY_KINDS: &[&str] = &["edition", "source", "fact", "define", "rule", "regime", "penalty", "group", "duty"];

/// Fields of a group that a rule takes over; the others are for duties.
const RULE_FIELDS: &[&str] = &["kind", "applies", "regime", "checked", "family", "only"];

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
            self.fail(line, format!("no edition `{id}`")).with_nearest(id, self.editions.iter().map(|e| e.id.as_str()))
        })
    }

    /// Splits the first line of an entry: id, title and citations.
    fn heading(&self, line: &Line<'_>) -> Result<(String, String, Vec<Citation>), Error> {
        let tokens = self.tokens(line)?;
        match tokens.as_slice() {
            [Token::Word(_), Token::Word(id), Token::Text(title)] => Ok(((*id).to_owned(), title.clone(), Vec::new())),
            [Token::Word(_), Token::Word(id), Token::Text(title), Token::Cites(cites)] => {
                Ok(((*id).to_owned(), title.clone(), self.cites(line, cites)?))
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
            _ => self.duty(line, id, title, cites).map(|d| Entry::Duty(Box::new(d))),
        }
    }

    fn unknown_field(&self, line: &Line<'_>, known: &[&'static str]) -> Error {
        let field = line.text.split(' ').next().unwrap_or_default();
        self.fail(line, format!("`{field}` cannot stand here")).with_help(format!("known here: {}", known.join(", ")))
    }

    fn edition_entry(&self, line: &Line<'_>, id: String, title: String) -> Result<Edition, Error> {
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

    fn source_entry(&self, line: &Line<'_>, id: String, title: String) -> Result<Source, Error> {
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
    fn words(&self, line: &Line<'_>, tokens: &[Token<'_>]) -> Result<Vec<String>, Error> {
        tokens
            .iter()
            .filter(|t| **t != Token::Comma)
            .map(|t| match t {
                Token::Word(w) => Ok((*w).to_owned()),
                other => Err(self.unexpected(line, other, "identifiers separated by commas")),
            })
            .collect()
    }

    fn fact(&self, line: &Line<'_>, id: String, question: String, cites: Vec<Citation>) -> Result<Fact, Error> {
        let mut fact = Fact {
            id,
            question,
            help: None,
            cites,
            fact_type: FactType::Bool,
            unit: None,
            presumption: None,
            listed_use: false,
            implies: Vec::new(),
            excludes: Vec::new(),
            on_record: false,
            place: self.place(line),
        };
        let mut typed = false;
        for child in &line.children {
            match self.tokens(child)?.as_slice() {
                [Token::Word("type"), rest @ ..] => {
                    fact.fact_type = self.fact_type(child, rest)?;
                    typed = true;
                }
                [Token::Word("unit"), Token::Text(text)] => fact.unit = Some(text.clone()),
                [Token::Word("help"), Token::Text(text)] => fact.help = Some(text.clone()),
                [Token::Word("use")] => fact.listed_use = true,
                [Token::Word("on"), Token::Word("record")] => fact.on_record = true,
                [Token::Word("implies"), rest @ ..] => fact.implies = self.words(child, rest)?,
                [Token::Word("excludes"), rest @ ..] => fact.excludes = self.words(child, rest)?,
                [Token::Word("also"), Token::Text(_)] => {}
                [Token::Word("presume"), rest @ ..] if typed => {
                    fact.presumption = Some(self.presumption(child, &fact.fact_type, rest)?);
                }
                [Token::Word("presume"), ..] => return Err(self.fail(child, "`type` must stand before `presume`")),
                _ => {
                    return Err(self.unknown_field(
                        child,
                        &["type", "unit", "help", "presume", "use", "implies", "excludes", "on record", "also"],
                    ));
                }
            }
        }
        if !typed {
            return Err(self.fail(line, format!("the fact `{}` has no type", fact.id)));
        }
        Ok(fact)
    }

    fn fact_type(&self, line: &Line<'_>, tokens: &[Token<'_>]) -> Result<FactType, Error> {
        Ok(match tokens {
            [Token::Word("bool")] => FactType::Bool,
            [Token::Word("number")] => FactType::Number,
            [Token::Word("date")] => FactType::Date,
            [Token::Word("text")] => FactType::Text,
            [Token::Word("one"), Token::Word("of")] => FactType::OneOf(self.value_labels(line)?),
            [Token::Word("set"), Token::Word("of")] => FactType::SetOf(self.value_labels(line)?),
            _ => {
                return Err(self.fail(line, "no such type").with_help("bool, one of, set of, number, date or text"));
            }
        })
    }

    fn value_labels(&self, line: &Line<'_>) -> Result<Vec<ValueLabel>, Error> {
        let mut values: Vec<ValueLabel> = Vec::new();
        for child in &line.children {
            let tokens = self.tokens(child)?;
            let (id, label, unspecified) = match tokens.as_slice() {
                [Token::Word(id), Token::Text(label)] => (id, label, false),
                [Token::Word(id), Token::Text(label), Token::Word("unspecified")]
                | [Token::Word(id), Token::Word("unspecified"), Token::Text(label)] => (id, label, true),
                _ => return Err(self.fail(child, "a value is written `id \"meaning\"`")),
            };
            if values.iter().any(|v| v.id == **id) {
                return Err(self.fail(child, format!("the value `{id}` stands twice")));
            }
            values.push(ValueLabel { id: (*id).to_owned(), label: label.clone(), unspecified });
        }
        if values.is_empty() || values.len() > 64 {
            return Err(self.fail(line, "between 1 and 64 values are needed below the type"));
        }
        Ok(values)
    }

    fn presumption(&self, line: &Line<'_>, fact_type: &FactType, tokens: &[Token<'_>]) -> Result<Presumption, Error> {
        let known = |value: &str, values: &[ValueLabel]| {
            values.iter().position(|v| v.id == value).ok_or_else(|| {
                self.fail(line, format!("no value `{value}`")).with_nearest(value, values.iter().map(|v| v.id.as_str()))
            })
        };
        let (presumed, rest) = match (fact_type, tokens) {
            (FactType::Bool, [Token::Word("no"), rest @ ..]) => (Presumed::Bool(false), rest),
            (FactType::Bool, [Token::Word("yes"), rest @ ..]) => (Presumed::Bool(true), rest),
            (FactType::OneOf(values), [Token::Word("="), Token::Word(value), rest @ ..]) => {
                (Presumed::Value(u32::try_from(known(value, values)?).unwrap_or(0)), rest)
            }
            (FactType::SetOf(values), [Token::Word("="), Token::Word("none"), rest @ ..]) => {
                (Presumed::NotIn(crate::facts::full_mask(values)), rest)
            }
            (FactType::SetOf(values), [Token::Word("in"), Token::Values(listed), rest @ ..]) => {
                let mut mask = 0u64;
                for value in listed {
                    mask |= 1 << known(value, values)?;
                }
                (Presumed::Includes(mask), rest)
            }
            (FactType::SetOf(values), [Token::Word("not"), Token::Word("in"), Token::Values(listed), rest @ ..]) => {
                let mut mask = 0u64;
                for value in listed {
                    mask |= 1 << known(value, values)?;
                }
                (Presumed::NotIn(mask), rest)
            }
            _ => {
                return Err(self.fail(line, "this presumption does not fit the type").with_help(
                    "`presume no`, `presume yes`, `presume = value` (one of), `presume in {a}`, `presume not in {a, b}` (set of)",
                ));
            }
        };
        match rest {
            [Token::Text(why)] => Ok(Presumption { presumed, why: why.clone() }),
            _ => Err(self.fail(line, "a presumption gives its reason in quotation marks")),
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
                body.only =
                    self.words(line, rest)?.iter().map(|id| self.edition(line, id)).collect::<Result<_, _>>()?;
                return Ok(true);
            }
            "applies" => {
                let (date, cites) = self.day_and_cites(line)?;
                Some(Application::From(date, cites))
            }
            "regime" => match self.tokens(line)?.as_slice() {
                [_, Token::Word(id)] => Some(Application::Regime((*id).to_owned(), self.place(line))),
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

    fn term(&self, line: &Line<'_>, id: String, question: String, cites: Vec<Citation>) -> Result<Term, Error> {
        let mut term = Term {
            id,
            question,
            help: None,
            cites,
            body: Body::default(),
            checked: None,
            listed_use: false,
            notes: Vec::new(),
            place: self.place(line),
        };
        for child in &line.children {
            if self.body_line(&mut term.body, child, None)? {
                continue;
            }
            match self.tokens(child)?.as_slice() {
                [Token::Word("help"), Token::Text(text)] => term.help = Some(text.clone()),
                [Token::Word("use")] => term.listed_use = true,
                [Token::Word("note"), Token::Text(text)] => term.notes.push(text.clone()),
                [Token::Word("checked"), Token::Word(day)] => term.checked = Some(self.date(child, day)?),
                [Token::Word("also"), Token::Text(_)] => {}
                _ => {
                    return Err(self.unknown_field(
                        child,
                        &["help", "note", "checked", "all of", "any of", "none of", "edition", "only edition"],
                    ));
                }
            }
        }
        Ok(term)
    }

    /// Reads a group: the fields that its rules and its duties begin with.
    fn group(&self, line: &Line<'_>) -> Result<Group, Error> {
        let mut group =
            Group { rule: empty_rule(self.place(line)), has_kind: false, duty: empty_duty(self.place(line)) };
        for child in &line.children {
            let field = child.text.split(' ').next().unwrap_or_default();
            if RULE_FIELDS.contains(&field) || quantifier(child.text).is_some() {
                self.rule_line(&mut group.rule, child)?;
                group.has_kind |= field == "kind";
            }
            if !self.body_line(&mut group.duty.body, child, None)? {
                self.duty_line(&mut group.duty, child)?;
            }
        }
        Ok(group)
    }

    fn rule(&self, line: &Line<'_>, id: String, title: String, cites: Vec<Citation>) -> Result<Rule, Error> {
        let place = self.place(line);
        let defaults = self.group.map(|g| g.rule.clone());
        let mut rule = Rule { id, title, cites, place, ..defaults.unwrap_or_else(|| empty_rule(place)) };
        let mut has_kind = self.group.is_some_and(|g| g.has_kind);
        for child in &line.children {
            self.rule_line(&mut rule, child)?;
            has_kind |= child.text.starts_with("kind ");
        }
        if !has_kind {
            return Err(self.fail(line, format!("the rule `{}` has no `kind`", rule.id)));
        }
        Ok(rule)
    }

    fn rule_line(&self, rule: &mut Rule, line: &Line<'_>) -> Result<(), Error> {
        if self.body_line(&mut rule.body, line, None)? {
            return Ok(());
        }
        match self.tokens(line)?.as_slice() {
            [Token::Word("kind"), Token::Word(kind)] => rule.kind = self.rule_kind(line, kind)?,
            [Token::Word("family"), Token::Word(family)] => rule.family = Some(self.family(line, family)?),
            [Token::Word("claimed"), Token::Word("by"), rest @ ..] => rule.claimed_by = self.words(line, rest)?,
            [Token::Word("takes"), Token::Word("presumptions"), Token::Text(why)] => {
                rule.takes_presumptions = Some(why.clone());
            }
            [Token::Word("note"), Token::Text(text)] => rule.notes.push(text.clone()),
            [Token::Word("checked"), Token::Word(day)] => rule.checked = Some(self.date(line, day)?),
            _ => {
                return Err(self.unknown_field(
                    line,
                    &[
                        "kind",
                        "family",
                        "claimed by",
                        "takes presumptions",
                        "applies",
                        "regime",
                        "checked",
                        "note",
                        "all of",
                        "any of",
                        "none of",
                        "edition",
                        "only edition",
                    ],
                ));
            }
        }
        Ok(())
    }

    fn rule_kind(&self, line: &Line<'_>, kind: &str) -> Result<RuleKind, Error> {
        Ok(match kind {
            "match" => RuleKind::Match,
            "derogation" => RuleKind::Derogation,
            "exclusion" => RuleKind::Exclusion,
            "artefact" => RuleKind::Artefact,
            "scope" => RuleKind::Scope,
            "role" => RuleKind::Role,
            "transition" => RuleKind::Transition,
            _ => {
                let known = ["match", "derogation", "exclusion", "artefact", "scope", "role", "transition"];
                return Err(self.fail(line, format!("no kind `{kind}`")).with_help(known.join(", ")));
            }
        })
    }

    fn family(&self, line: &Line<'_>, family: &str) -> Result<Family, Error> {
        Ok(match family {
            "prohibited" => Family::Prohibited,
            "high_risk" => Family::HighRisk,
            "transparency" => Family::Transparency,
            "general_purpose" => Family::GeneralPurpose,
            _ => {
                return Err(self
                    .fail(line, format!("no family `{family}`"))
                    .with_help("prohibited, high_risk, transparency, general_purpose"));
            }
        })
    }

    fn regime(&self, line: &Line<'_>, id: String, title: String, cites: Vec<Citation>) -> Result<Regime, Error> {
        let mut regime = Regime {
            id,
            title,
            cites,
            routes: Vec::new(),
            formal: Vec::new(),
            notes: Vec::new(),
            place: self.place(line),
        };
        let all: Vec<usize> = (0..self.editions.len()).collect();
        let only = line.children.iter().find(|c| c.text.starts_with("only "));
        let all = match only {
            None => all,
            Some(line) => match self.tokens(line)?.as_slice() {
                [Token::Word("only"), Token::Word("edition"), rest @ ..] => {
                    self.words(line, rest)?.iter().map(|id| self.edition(line, id)).collect::<Result<_, _>>()?
                }
                _ => return Err(self.fail(line, "expected `only edition ID`")),
            },
        };
        for child in &line.children {
            if child.text.starts_with("only ") {
                continue;
            }
            if let [Token::Word("note"), Token::Text(text)] = self.tokens(child)?.as_slice() {
                regime.notes.push(text.clone());
                continue;
            }
            if let [Token::Word("checked"), Token::Word(day)] = self.tokens(child)?.as_slice() {
                self.date(child, day)?;
                continue;
            }
            if let Some(edition) = child.text.strip_prefix("edition ") {
                let edition = self.edition(child, edition.trim_end_matches(':'))?;
                for inner in &child.children {
                    self.regime_line(&mut regime, inner, &[edition])?;
                }
            } else {
                self.regime_line(&mut regime, child, &all)?;
            }
        }
        Ok(regime)
    }

    fn regime_line(&self, regime: &mut Regime, line: &Line<'_>, editions: &[usize]) -> Result<(), Error> {
        let tokens = self.tokens(line)?;
        let (via, rest) = match tokens.as_slice() {
            [Token::Word("formal"), Token::Word(day), ..] => {
                let day = self.date(line, day)?;
                regime.formal.extend(editions.iter().map(|e| (*e, day)));
                return Ok(());
            }
            [Token::Word("via"), Token::Word(id), Token::Word("from"), rest @ ..] => (Some((*id).to_owned()), rest),
            [Token::Word("from"), rest @ ..] => (None, rest),
            _ => return Err(self.unknown_field(line, &["via ID from DAY", "from DAY", "formal DAY", "edition"])),
        };
        let (day, rest) = match rest {
            [Token::Word(day), rest @ ..] => (self.date(line, day)?, rest),
            _ => return Err(self.fail(line, "expected a day after `from`")),
        };
        let (cites, rest) = match rest {
            [Token::Cites(cites), rest @ ..] => (self.cites(line, cites)?, rest),
            _ => return Err(self.fail(line, "a date of application needs its [citation]")),
        };
        let unless = match rest {
            [] => Vec::new(),
            [Token::Word("unless"), rest @ ..] => self.words(line, rest)?,
            [other, ..] => return Err(self.unexpected(line, other, "`unless`")),
        };
        let route = Route { via, from: day, cites, unless, place: self.place(line) };
        for edition in editions {
            match regime.routes.iter_mut().find(|(e, _)| e == edition) {
                Some((_, routes)) => routes.push(route.clone()),
                None => regime.routes.push((*edition, vec![route.clone()])),
            }
        }
        Ok(())
    }

    fn penalty(&self, line: &Line<'_>, id: String, title: String, cites: Vec<Citation>) -> Result<Penalty, Error> {
        let mut penalty = Penalty {
            id,
            title,
            cites,
            applies: None,
            amount: None,
            percent: None,
            text: String::new(),
            only: Vec::new(),
            place: self.place(line),
        };
        for child in &line.children {
            let number =
                |text: &str| text.parse().map_err(|e: crate::truth::DecimalError| self.fail(child, e.to_string()));
            match self.tokens(child)?.as_slice() {
                [Token::Word("applies"), ..] => penalty.applies = Some(self.day_and_cites(child)?.0),
                [Token::Word("amount"), Token::Word(n), Token::Word(unit)] => {
                    penalty.amount = Some((number(n)?, (*unit).to_owned()));
                }
                [Token::Word("percent"), Token::Word(n)] => penalty.percent = Some(number(n)?),
                [Token::Word("text"), Token::Text(text)] => penalty.text.clone_from(text),
                [Token::Word("note"), Token::Text(_)] | [Token::Word("checked"), Token::Word(_)] => {}
                [Token::Word("only"), Token::Word("edition"), rest @ ..] => {
                    let ids = self.words(child, rest)?;
                    penalty.only = ids.iter().map(|e| self.edition(child, e)).collect::<Result<_, _>>()?;
                }
                _ => {
                    return Err(self.unknown_field(
                        child,
                        &["applies", "amount", "percent", "text", "note", "checked", "only edition"],
                    ));
                }
            }
        }
        Ok(penalty)
    }

    fn duty(&self, line: &Line<'_>, id: String, text: String, cites: Vec<Citation>) -> Result<Duty, Error> {
        let place = self.place(line);
        let defaults = self.group.map(|g| g.duty.clone());
        let mut duty = Duty { id, text, cites, place, ..defaults.unwrap_or_else(|| empty_duty(place)) };
        for child in &line.children {
            if !self.body_line(&mut duty.body, child, None)? {
                self.duty_line(&mut duty, child)?;
            }
        }
        if duty.bearers.is_empty() {
            return Err(self.fail(line, format!("the duty `{}` has no bearer", duty.id)));
        }
        Ok(duty)
    }

    fn duty_line(&self, duty: &mut Duty, line: &Line<'_>) -> Result<(), Error> {
        match self.tokens(line)?.as_slice() {
            [Token::Word("section"), Token::Word(s)] => duty.section = (*s).to_owned(),
            [Token::Word("nature"), Token::Word(n)] => {
                duty.nature = match *n {
                    "duty" => Nature::Duty,
                    "prohibition" => Nature::Prohibition,
                    "right" => Nature::Right,
                    "permission" => Nature::Permission,
                    "power" => Nature::Power,
                    _ => {
                        return Err(self
                            .fail(line, format!("no nature `{n}`"))
                            .with_help("duty, prohibition, right, permission, power"));
                    }
                };
            }
            [Token::Word("bearer"), rest @ ..] => duty.bearers = self.words(line, rest)?,
            [Token::Word("artefact"), Token::Word("any")] => duty.artefact = None,
            [Token::Word("artefact"), Token::Word(id)] => duty.artefact = Some((*id).to_owned()),
            [Token::Word("scope"), Token::Word("none")] => duty.scoped = false,
            [Token::Word("scope"), Token::Word("in_scope")] => duty.scoped = true,
            [Token::Word("event"), Token::Text(t)] => duty.event = Some(t.clone()),
            [Token::Word("deadline"), Token::Text(t)] => duty.deadline = Some(t.clone()),
            [Token::Word("exceptions"), Token::Text(t)] => duty.exceptions = Some(t.clone()),
            [Token::Word("changed"), Token::Text(t)] => duty.changed = Some(t.clone()),
            [Token::Word("note"), Token::Text(t)] => duty.notes.push(t.clone()),
            [Token::Word("penalty"), Token::Word("note"), Token::Text(t)] => duty.sanction_note = Some(t.clone()),
            [Token::Word("penalty"), Token::Word(p)] => {
                duty.sanction = match *p {
                    "none" => Sanction::None,
                    "national" => Sanction::National,
                    tier => Sanction::Tier(tier.to_owned()),
                };
            }
            [Token::Word("takes"), Token::Word("presumptions"), Token::Text(why)] => {
                duty.takes_presumptions = Some(why.clone());
            }
            [Token::Word("evidence"), rest @ ..] => duty.evidence = self.words(line, rest)?,
            [Token::Word("checked"), Token::Word(day)] => duty.checked = Some(self.date(line, day)?),
            [Token::Word("kind" | "family"), ..] => {}
            _ => {
                return Err(self.unknown_field(
                    line,
                    &[
                        "section",
                        "nature",
                        "bearer",
                        "artefact",
                        "scope",
                        "event",
                        "deadline",
                        "exceptions",
                        "penalty",
                        "penalty note",
                        "changed",
                        "evidence",
                        "checked",
                        "note",
                        "regime",
                        "applies",
                        "all of",
                        "any of",
                        "none of",
                        "edition",
                        "only edition",
                    ],
                ));
            }
        }
        Ok(())
    }
}

fn empty_rule(place: Place) -> Rule {
    Rule {
        id: String::new(),
        title: String::new(),
        cites: Vec::new(),
        kind: RuleKind::Match,
        family: None,
        claimed_by: Vec::new(),
        takes_presumptions: None,
        body: Body::default(),
        checked: None,
        notes: Vec::new(),
        place,
    }
}

fn empty_duty(place: Place) -> Duty {
    Duty {
        id: String::new(),
        text: String::new(),
        cites: Vec::new(),
        section: String::new(),
        nature: Nature::Duty,
        bearers: Vec::new(),
        artefact: Some("ai_system".to_owned()),
        scoped: true,
        body: Body::default(),
        event: None,
        deadline: None,
        exceptions: None,
        sanction: Sanction::Unstated,
        sanction_note: None,
        changed: None,
        evidence: Vec::new(),
        takes_presumptions: None,
        checked: None,
        notes: Vec::new(),
        place,
    }
}
