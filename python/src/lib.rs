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
    use aiact::{Case, ERROR_CODES, ErrorCode, Rulebook, assess, report};
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

    /// The case with every presumption of its answer stated, as a document.
    #[pyfunction]
    fn accept_presumptions_json(case: &Bound<'_, PyString>) -> PyResult<String> {
        let text = text_of(case, ErrorCode::Json)?;
        guarded(case.py(), || Ok(assess(&Case::from_json(text)?)?.accept_presumptions().to_json()))
    }

    /// An entry of the rulebook as a document.
    #[pyfunction]
    fn entry_json(id: &Bound<'_, PyString>) -> PyResult<String> {
        let text = text_of(id, ErrorCode::UnknownId)?;
        guarded(id.py(), || report::entry(Rulebook::builtin()?, text))
    }

    /// Ids and titles of the entries of a kind, as a document.
    #[pyfunction]
    fn entries_json(kind: &Bound<'_, PyString>) -> PyResult<String> {
        let text = text_of(kind, ErrorCode::Option)?;
        guarded(kind.py(), || report::entries(Rulebook::builtin()?, text))
    }

    /// What the rulebook has on a provision, as a document.
    #[pyfunction]
    fn about_json(provision: &Bound<'_, PyString>) -> PyResult<String> {
        let text = text_of(provision, ErrorCode::UnknownId)?;
        guarded(provision.py(), || report::about(Rulebook::builtin()?, text))
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
