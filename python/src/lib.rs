//! The native module `aiact._native`: texts in, texts out. It translates and decides nothing.
//!
//! A function takes the JSON document of a case, or an id of the rulebook, and gives back a document or a readable
//! text. The Python layer above it has the types, the exceptions and the documentation.
#![forbid(unsafe_code)]

mod guard;

use pyo3::prelude::*;

/// What the Python package `aiact` stands on.
#[pymodule]
mod _native {
    use aiact::facts::{MAX_BYTES, MAX_DEPTH};
    use aiact::scan::{self, Scan};
    use aiact::{Case, ERROR_CODES, Error, ErrorCode, Language, Rulebook, assess, report};
    use pyo3::prelude::*;
    use pyo3::types::PyString;

    use crate::guard::{guarded, text_of};

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("VERSION", aiact::VERSION)?;
        module.add("MAX_BYTES", MAX_BYTES)?;
        module.add("MAX_DEPTH", MAX_DEPTH)
    }

    /// Reads the document of a case and writes it in its canonical form.
    #[pyfunction]
    fn case_json(case: &Bound<'_, PyString>) -> PyResult<String> {
        let text = text_of(case, ErrorCode::Json)?;
        guarded(case.py(), || Ok(Case::from_json(text)?.to_json()))
    }

    /// Assesses a case; the document of the answer.
    #[pyfunction]
    fn assess_json(case: &Bound<'_, PyString>) -> PyResult<String> {
        let text = text_of(case, ErrorCode::Json)?;
        guarded(case.py(), || Ok(assess(&Case::from_json(text)?)?.to_json()))
    }

    /// The value of a conclusion or term: `yes`, `no` or `unknown`.
    #[pyfunction]
    fn verdict(case: &Bound<'_, PyString>, id: &Bound<'_, PyString>) -> PyResult<&'static str> {
        let (text, id) = (text_of(case, ErrorCode::Json)?, text_of(id, ErrorCode::UnknownId)?);
        guarded(case.py(), || Ok(assess(&Case::from_json(text)?)?.verdict(id)?.as_str()))
    }

    /// The derivation of a conclusion, term or duty as a document.
    #[pyfunction]
    fn explain_json(case: &Bound<'_, PyString>, id: &Bound<'_, PyString>) -> PyResult<String> {
        let (text, id) = (text_of(case, ErrorCode::Json)?, text_of(id, ErrorCode::UnknownId)?);
        guarded(case.py(), || Ok(assess(&Case::from_json(text)?)?.explain(id)?.to_json()))
    }

    /// The derivation of a conclusion, term or duty as a readable text.
    #[pyfunction]
    fn explain_text(case: &Bound<'_, PyString>, id: &Bound<'_, PyString>) -> PyResult<String> {
        let (text, id) = (text_of(case, ErrorCode::Json)?, text_of(id, ErrorCode::UnknownId)?);
        guarded(case.py(), || {
            let assessment = assess(&Case::from_json(text)?)?;
            Ok(report::derivation_text(&assessment.explain(id)?, assessment.language()))
        })
    }

    /// The whole answer as a readable text.
    #[pyfunction]
    fn report_text(case: &Bound<'_, PyString>) -> PyResult<String> {
        let text = text_of(case, ErrorCode::Json)?;
        guarded(case.py(), || Ok(report::text(&assess(&Case::from_json(text)?)?)))
    }

    /// The answer as a piece of HTML.
    #[pyfunction]
    fn card(case: &Bound<'_, PyString>) -> PyResult<String> {
        let text = text_of(case, ErrorCode::Json)?;
        guarded(case.py(), || Ok(report::card(&assess(&Case::from_json(text)?)?)))
    }

    /// The days of the answer as an iCalendar file.
    #[pyfunction]
    fn calendar(case: &Bound<'_, PyString>) -> PyResult<String> {
        let text = text_of(case, ErrorCode::Json)?;
        guarded(case.py(), || Ok(report::calendar(&assess(&Case::from_json(text)?)?)))
    }

    /// The open questions as a readable text.
    #[pyfunction]
    fn questions_text(case: &Bound<'_, PyString>) -> PyResult<String> {
        let text = text_of(case, ErrorCode::Json)?;
        guarded(case.py(), || Ok(report::questions_text(&assess(&Case::from_json(text)?)?)))
    }

    /// Whether a case passes the gate, and the verdict as a readable text.
    #[pyfunction]
    fn gate(case: &Bound<'_, PyString>) -> PyResult<(bool, String)> {
        let text = text_of(case, ErrorCode::Json)?;
        guarded(case.py(), || {
            let gate = report::gate(&assess(&Case::from_json(text)?)?);
            Ok((gate.passes, gate.text))
        })
    }

    /// The procedures that concern a case or may, or all of the edition, as a document.
    #[pyfunction]
    fn procedures_json(case: &Bound<'_, PyString>, all: bool) -> PyResult<String> {
        let text = text_of(case, ErrorCode::Json)?;
        guarded(case.py(), || {
            let assessment = assess(&Case::from_json(text)?)?;
            let procedures = if all { assessment.all_procedures() } else { assessment.procedures() };
            Ok(assessment.procedures_json(&procedures))
        })
    }

    /// The same as a readable text.
    #[pyfunction]
    fn procedures_text(case: &Bound<'_, PyString>, all: bool) -> PyResult<String> {
        let text = text_of(case, ErrorCode::Json)?;
        guarded(case.py(), || {
            let assessment = assess(&Case::from_json(text)?)?;
            let procedures = if all { assessment.all_procedures() } else { assessment.procedures() };
            Ok(report::procedures_text(&assessment, &procedures))
        })
    }

    /// One procedure as a document.
    #[pyfunction]
    fn procedure_json(case: &Bound<'_, PyString>, id: &Bound<'_, PyString>) -> PyResult<String> {
        let (text, id) = (text_of(case, ErrorCode::Json)?, text_of(id, ErrorCode::UnknownId)?);
        guarded(case.py(), || {
            let assessment = assess(&Case::from_json(text)?)?;
            Ok(assessment.procedures_json(&[assessment.procedure(id)?]))
        })
    }

    /// One procedure as a readable text.
    #[pyfunction]
    fn procedure_text(case: &Bound<'_, PyString>, id: &Bound<'_, PyString>) -> PyResult<String> {
        let (text, id) = (text_of(case, ErrorCode::Json)?, text_of(id, ErrorCode::UnknownId)?);
        guarded(case.py(), || {
            let assessment = assess(&Case::from_json(text)?)?;
            Ok(report::procedures_text(&assessment, &[assessment.procedure(id)?]))
        })
    }

    /// The case with every presumption of its answer stated, as a document.
    #[pyfunction]
    fn accept_presumptions_json(case: &Bound<'_, PyString>) -> PyResult<String> {
        let text = text_of(case, ErrorCode::Json)?;
        guarded(case.py(), || Ok(assess(&Case::from_json(text)?)?.accept_presumptions().to_json()))
    }

    /// The code of a language; English where none is given.
    fn language_text<'a>(lang: Option<&'a Bound<'_, PyString>>) -> PyResult<&'a str> {
        lang.map_or(Ok(Language::En.code()), |lang| text_of(lang, ErrorCode::Option))
    }

    /// The rulebook with its texts in a language.
    fn book_in(lang: &str) -> Result<&'static Rulebook, Error> {
        Rulebook::builtin_in(lang.parse()?)
    }

    /// The fixed phrases of a language as a document.
    #[pyfunction]
    fn phrases_json(lang: &Bound<'_, PyString>) -> PyResult<String> {
        let text = text_of(lang, ErrorCode::Option)?;
        guarded(lang.py(), || Ok(text.parse::<Language>()?.phrases().to_json()))
    }

    /// An entry of the rulebook as a document.
    #[pyfunction]
    #[pyo3(signature = (id, lang=None))]
    fn entry_json(id: &Bound<'_, PyString>, lang: Option<&Bound<'_, PyString>>) -> PyResult<String> {
        let (text, lang) = (text_of(id, ErrorCode::UnknownId)?, language_text(lang)?);
        guarded(id.py(), || report::entry(book_in(lang)?, text))
    }

    /// Ids and titles of the entries of a kind, as a document.
    #[pyfunction]
    #[pyo3(signature = (kind, lang=None))]
    fn entries_json(kind: &Bound<'_, PyString>, lang: Option<&Bound<'_, PyString>>) -> PyResult<String> {
        let (text, lang) = (text_of(kind, ErrorCode::Option)?, language_text(lang)?);
        guarded(kind.py(), || report::entries(book_in(lang)?, text))
    }

    /// What the rulebook has on a provision, as a document.
    #[pyfunction]
    #[pyo3(signature = (provision, lang=None))]
    fn about_json(provision: &Bound<'_, PyString>, lang: Option<&Bound<'_, PyString>>) -> PyResult<String> {
        let (text, lang) = (text_of(provision, ErrorCode::UnknownId)?, language_text(lang)?);
        guarded(provision.py(), || report::about(book_in(lang)?, text))
    }

    /// Scans the document of a table of models; the document of the answer.
    #[pyfunction]
    fn scan_json(table: &Bound<'_, PyString>) -> PyResult<String> {
        let text = text_of(table, ErrorCode::Json)?;
        guarded(table.py(), || Ok(Scan::from_json(Rulebook::builtin()?, text)?.to_json()))
    }

    /// The answer of a scan as a readable text.
    #[pyfunction]
    fn scan_text(table: &Bound<'_, PyString>) -> PyResult<String> {
        let text = text_of(table, ErrorCode::Json)?;
        guarded(table.py(), || Ok(Scan::from_json(Rulebook::builtin()?, text)?.to_string()))
    }

    /// Training compute of the models of a table over time, as SVG.
    #[pyfunction]
    fn scan_chart(table: &Bound<'_, PyString>) -> PyResult<String> {
        let text = text_of(table, ErrorCode::Json)?;
        guarded(table.py(), || Ok(Scan::from_json(Rulebook::builtin()?, text)?.chart()))
    }

    /// The names of the columns that a scan reads.
    #[pyfunction]
    fn scan_columns() -> Vec<&'static str> {
        scan::columns().collect()
    }

    /// SHA-256 of the rulebook.
    #[pyfunction]
    fn rulebook_digest(py: Python<'_>) -> PyResult<&'static str> {
        guarded(py, || Ok(Rulebook::builtin()?.digest()))
    }

    /// The editions of the law: id, title and first day in force.
    #[pyfunction]
    fn editions(py: Python<'_>) -> PyResult<Vec<(String, String, String)>> {
        guarded(py, || {
            let editions = &Rulebook::builtin()?.entries().editions;
            Ok(editions.iter().map(|e| (e.id.to_string(), e.title.to_string(), e.in_force.to_string())).collect())
        })
    }

    /// Every error code: name and number.
    #[pyfunction]
    fn error_codes() -> Vec<(&'static str, i32)> {
        ERROR_CODES.iter().map(|code| (code.name(), code.number())).collect()
    }
}
