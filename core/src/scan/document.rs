//! A scan as JSON: a table in, the answer out.

use std::fmt;

use serde::Serialize;

use crate::assessment::LawVersion;
use crate::compute::Thresholds;
use crate::error::{Error, ErrorCode};
use crate::facts::{Value, day, escape, parse_document, shorten, wrong};
use crate::language::Language;
use crate::rulebook::Rulebook;
use crate::scan::{Margin, ModelRow, Options, Scanned, Scanner, Summary, columns};

const KEYS: [&str; 3] = ["as_of", "margin", "rows"];

/// A table of models and what a scan of it comes to.
#[derive(Clone, Debug)]
pub struct Scan {
    law: LawVersion,
    margin: &'static str,
    models: Vec<Scanned>,
    summary: Summary,
    thresholds: Thresholds,
}

#[derive(Serialize)]
struct Document<'a> {
    law: &'a LawVersion,
    margin: &'a str,
    models: &'a [Scanned],
    summary: &'a Summary,
    notice: &'static str,
}

/// One row: column and text.
type Row = Vec<(String, String)>;

impl Scan {
    /// Scans the table of a JSON document: `as_of`, the day; `margin`, one of `guideline` (the default), `confidence`
    /// and `none`; `rows`, a list of objects from the name of a column to a text, a number, yes or no, or `null`.
    ///
    /// ```
    /// use aiact::Truth;
    /// let scan = aiact::scan::Scan::from_json(
    ///     aiact::Rulebook::builtin()?,
    ///     r#"{"as_of": "2026-11-21", "rows": [{"model": "Example", "publication_date": "2026-03-02",
    ///         "training_compute_flop": 2e25, "output_modality": "text"}]}"#,
    /// )?;
    /// assert_eq!(scan.models()[0].systemic_risk, Truth::Yes);
    /// assert!(scan.to_json().starts_with(r#"{"law":{"edition":"2026-07-27""#));
    /// assert!(scan.chart().starts_with("<svg"));
    /// # Ok::<(), aiact::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the document is not well-formed, too large or not of this form; when no row has a column that is read;
    /// before the Act entered into force. A cell that cannot be read is a remark on its model, and no error.
    pub fn from_json(book: &Rulebook, text: &str) -> Result<Self, Error> {
        let Value::Object(entries) = parse_document(text)? else {
            return Err(Error::new(ErrorCode::Json, "", "a scan is a JSON object")
                .with_help("{\"as_of\": ..., \"rows\": [...]}"));
        };
        let (mut as_of, mut margin, mut table) = (None, Margin::default(), None);
        for (key, value) in entries {
            let place = format!("/{}", escape(&key));
            match (key.as_str(), value) {
                ("as_of", Value::Text(text)) => as_of = Some(day(&text, &place)?),
                ("as_of", other) => return Err(wrong(&place, &key, "a day such as \"2026-11-21\"", &other)),
                ("margin", Value::Text(text)) => margin = margin_of(&text, &place)?,
                ("margin", other) => return Err(wrong(&place, &key, "the name of a margin", &other)),
                ("rows", Value::List(items)) => {
                    let mut rows = Vec::with_capacity(items.len());
                    for (at, item) in items.into_iter().enumerate() {
                        rows.push(row(item, &format!("{place}/{at}"))?);
                    }
                    table = Some(rows);
                }
                ("rows", other) => return Err(wrong(&place, &key, "a list of rows", &other)),
                _ => {
                    let message = format!("no key `{}` in a scan", shorten(&key));
                    return Err(
                        Error::new(ErrorCode::Key, place, message).with_help(format!("known: {}", KEYS.join(", ")))
                    );
                }
            }
        }
        let as_of = as_of.ok_or_else(|| {
            Error::new(ErrorCode::Day, "/as_of", "the day of the scan is missing")
                .with_help("add \"as_of\": \"2026-11-21\"")
        })?;
        let table: Vec<Row> = table.ok_or_else(|| {
            Error::new(ErrorCode::Option, "/rows", "the table is missing").with_help("add \"rows\": [...]")
        })?;
        Self::of(book, &table, Options { as_of, margin })
    }

    fn of(book: &Rulebook, table: &[Row], options: Options) -> Result<Self, Error> {
        let is_known = |(name, _): &(String, String)| columns().any(|column| column == name);
        if let Some((first, _)) = table.iter().flatten().next()
            && !table.iter().any(|row| row.iter().any(is_known))
        {
            let message = format!("no column that a scan reads; the first is `{}`", shorten(first));
            return Err(Error::new(ErrorCode::Option, "/rows", message)
                .with_help("name columns such as `model`, `publication_date`, `training_compute_flop`"));
        }
        let edition = book.edition_on(options.as_of)?;
        let edition = book.entries().editions.get(edition);
        let law = LawVersion {
            edition: edition.map(|e| e.id.clone()).unwrap_or_default().into_owned(),
            title: edition.map(|e| e.title.clone()).unwrap_or_default().into_owned(),
            as_of: options.as_of,
            rulebook: book.digest().to_owned(),
            library: crate::VERSION.to_owned(),
        };
        let margin = Margin::ALL.iter().find(|(_, margin)| *margin == options.margin).map_or("", |(name, _)| name);
        let mut scanner = Scanner::new(book, options)?;
        let thresholds = scanner.thresholds().clone();
        let mut models = Vec::with_capacity(table.len());
        for cells in table {
            let cell = |name: &str| cells.iter().find(|(column, _)| column == name).map(|(_, text)| text.as_str());
            models.push(scanner.scan(&ModelRow::read(&cell, &thresholds))?);
        }
        Ok(Self { law, margin, summary: Summary::of(&models, &thresholds), models, thresholds })
    }

    /// The models, in the order of the rows.
    #[must_use]
    pub fn models(&self) -> &[Scanned] {
        &self.models
    }

    /// What they come to.
    #[must_use]
    pub fn summary(&self) -> &Summary {
        &self.summary
    }

    /// The answer as a JSON document; the same table gives the same bytes.
    #[must_use]
    pub fn to_json(&self) -> String {
        let Self { law, margin, models, summary, .. } = self;
        serde_json::to_string(&Document { law, margin, models, summary, notice: &Language::En.phrases().notice })
            .unwrap_or_default()
    }

    /// Training compute over time, as in [`crate::report::chart`].
    #[must_use]
    pub fn chart(&self) -> String {
        crate::report::chart(&self.models, &self.thresholds)
    }
}

impl fmt::Display for Scan {
    /// A line for each model, tab separated under a header, then the summary.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", Scanned::HEADER)?;
        for model in &self.models {
            writeln!(f, "{model}")?;
        }
        write!(f, "\n{}", self.summary)
    }
}

fn margin_of(text: &str, place: &str) -> Result<Margin, Error> {
    let found = Margin::ALL.iter().find(|(name, _)| *name == text).map(|(_, margin)| *margin);
    found.ok_or_else(|| {
        Error::new(ErrorCode::Option, place, format!("no margin `{}`", shorten(text)))
            .with_help(format!("known: {}", Margin::ALL.map(|(name, _)| name).join(", ")))
    })
}

fn row(item: Value, place: &str) -> Result<Row, Error> {
    let Value::Object(cells) = item else {
        return Err(wrong(place, "row", "an object from the name of a column to a text", &item));
    };
    let mut row = Vec::with_capacity(cells.len());
    for (column, value) in cells {
        let text = match value {
            Value::Null => continue,
            Value::Bool(yes) => yes.to_string(),
            Value::Number(number) => number.to_string(),
            Value::Text(text) => text,
            other => {
                let place = format!("{place}/{}", escape(&column));
                return Err(wrong(&place, &column, "a text, a number, true, false or null", &other));
            }
        };
        row.push((column, text));
    }
    Ok(row)
}
