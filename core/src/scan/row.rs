//! A row of a table of models, as far as it can be read.

use crate::compute::{
    Architecture, Basis, ComputeError, Estimate, Hardware, Phase, Quantity, Thresholds, Utilisation, accelerator,
};
use crate::law::Date;
use crate::scan::Place;
use crate::truth::Decimal;

/// What a table says of one model. Everything may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ModelRow {
    /// Its name.
    pub name: String,
    /// Who made it.
    pub organisation: String,
    /// Where its maker is established, if all of them are on one side.
    pub place: Option<Place>,
    /// When it was published.
    pub published: Option<Date>,
    /// When it was first placed on the Union market, if the table says so.
    pub placed: Option<Date>,
    /// When the condition of Article 52(1) was met, or became known to be met later.
    pub met: Option<Date>,
    /// What it gives out, by the values of the fact `output_modality`; none if that is not known.
    pub modality: Option<Vec<&'static str>>,
    /// Whether it is free and open-source in the sense of Article 53(2), if the table says so.
    pub open_source: Option<bool>,
    /// A published figure of its training compute.
    pub flop: Option<Quantity>,
    /// The least and the greatest value that the table gives beside it.
    pub limits: (Option<Decimal>, Option<Decimal>),
    /// Whether it is built on another model, so that time and data in the table may be those of the last step only.
    pub built_on: bool,
    /// How that figure was made, in the table's words.
    pub flop_method: String,
    /// How sure the table's makers are of it, in their words.
    pub confidence: String,
    /// An estimate from processors, time and utilisation.
    pub hardware: Option<Estimate>,
    /// An estimate from parameters and tokens.
    pub architecture: Option<Estimate>,
    /// What cannot be read or used, with the column.
    pub problems: Vec<String>,
}

/// Names of columns that mean the same; the first that is there counts.
mod column {
    pub const NAME: &[&str] = &["model", "name", "Model"];
    pub const ORGANISATION: &[&str] = &["organisation", "organization", "provider", "Organization"];
    pub const COUNTRY: &[&str] = &["country_unique", "country", "Country (of organization)"];
    pub const PUBLISHED: &[&str] = &["publication_date", "published", "Publication date"];
    pub const PLACED: &[&str] = &["placing_date", "placed_on_market_date"];
    pub const MET: &[&str] = &["met_date", "known_date"];
    pub const MODALITY: &[&str] = &["output_modality", "modality_hint_derived", "modality_hint"];
    pub const OPEN: &[&str] = &["foss"];
    pub const DOMAIN: &[&str] = &["domain", "Domain"];
    pub const FLOP: &[&str] = &[
        "training_compute_flop",
        "published_flop",
        "train_flop",
        "training_compute_cumulative_flop",
        "Training compute (FLOP)",
    ];
    pub const LOWER: &[&str] = &["training_compute_lower"];
    pub const UPPER: &[&str] = &["training_compute_upper"];
    pub const METHOD: &[&str] = &["training_compute_method", "published_method"];
    pub const CONFIDENCE: &[&str] = &["confidence", "Confidence"];
    pub const BASE: &[&str] = &["base_model", "has_base_model"];
    pub const PARAMETERS: &[&str] = &["P_used", "parameters", "params"];
    pub const ACTIVE: &[&str] = &["parameters_active_parsed", "parameters_active", "params_active"];
    pub const IS_ACTIVE: &[&str] = &["P_is_active"];
    pub const MIXTURE: &[&str] = &["moe_suspect"];
    pub const PARAMETERS_NOTE: &[&str] = &["parameters_note"];
    pub const TOKENS: &[&str] = &["D_used", "tokens", "dataset_size"];
    pub const EPOCHS: &[&str] = &["epochs"];
    pub const COMPARABLE: &[&str] = &["comparable_6pd"];
    pub const HARDWARE: &[&str] = &["hardware", "training_hardware"];
    pub const PEAK: &[&str] = &["H", "peak_flop_per_s", "hardware_peak_flops_per_s"];
    pub const UNITS: &[&str] = &["N", "hardware_quantity"];
    pub const HOURS: &[&str] = &["L_hours", "training_time_hours"];
    pub const CHIP_HOURS: &[&str] = &["gpu_hours", "training_chip_hours"];
    pub const MFU: &[&str] = &["U", "utilisation", "hardware_utilization_mfu"];
    pub const HFU: &[&str] = &["hfu", "hardware_utilization_hfu"];

    /// Every column that is read.
    pub const ALL: &[&[&str]] = &[
        NAME,
        ORGANISATION,
        COUNTRY,
        PUBLISHED,
        PLACED,
        MET,
        MODALITY,
        OPEN,
        DOMAIN,
        FLOP,
        LOWER,
        UPPER,
        METHOD,
        CONFIDENCE,
        BASE,
        PARAMETERS,
        ACTIVE,
        IS_ACTIVE,
        MIXTURE,
        PARAMETERS_NOTE,
        TOKENS,
        EPOCHS,
        COMPARABLE,
        HARDWARE,
        PEAK,
        UNITS,
        HOURS,
        CHIP_HOURS,
        MFU,
        HFU,
    ];
}

/// The names of the columns that are read; other columns of a table are passed over.
///
/// ```
/// assert!(aiact::scan::columns().any(|name| name == "training_compute_flop"));
/// ```
pub fn columns() -> impl Iterator<Item = &'static str> {
    column::ALL.iter().copied().flatten().copied()
}

/// Words for kinds of output, and the values of the fact `output_modality` that they stand for.
const KINDS: &[(&str, &str)] = &[
    ("text", "text"),
    ("speech", "speech"),
    ("image_generation", "text_to_image"),
    ("text_to_image", "text_to_image"),
    ("video_generation", "text_to_video"),
    ("text_to_video", "text_to_video"),
    ("image", "image"),
    ("video", "video"),
    ("music", "music"),
    ("sound_effects", "sound_effects"),
    ("classification", "classification"),
    ("segmentation_mask", "segmentation_mask"),
    ("game_play", "game_play"),
    ("physical_simulation", "physical_simulation"),
    ("biological_sequence", "biological_sequence"),
    ("other", "other"),
    ("none_of_the_listed", "other"),
];

/// Reads the fields of one row.
struct Reader<'f> {
    field: &'f dyn Fn(&str) -> Option<&'f str>,
    problems: Vec<String>,
}

impl<'f> Reader<'f> {
    fn text(&self, columns: &[&str]) -> Option<&'f str> {
        let filled = columns.iter().filter_map(|c| (self.field)(c)).map(str::trim).find(|t| !t.is_empty())?;
        Some(filled)
    }

    fn read<T, E: std::fmt::Display>(&mut self, columns: &[&str], read: impl Fn(&str) -> Result<T, E>) -> Option<T> {
        let text = self.text(columns)?;
        match read(text) {
            Ok(value) => Some(value),
            Err(error) => {
                self.problems.push(format!("{}: {error}", columns.first().unwrap_or(&"")));
                None
            }
        }
    }

    fn number(&mut self, columns: &[&str]) -> Option<Quantity> {
        self.read(columns, str::parse::<Quantity>)
    }

    fn date(&mut self, columns: &[&str]) -> Option<Date> {
        self.read(columns, str::parse::<Date>)
    }

    fn flag(&self, columns: &[&str]) -> Option<bool> {
        match self.text(columns)?.to_lowercase().as_str() {
            "true" | "yes" | "1" => Some(true),
            "false" | "no" | "0" => Some(false),
            _ => None,
        }
    }

    fn noted<T>(&mut self, made: Result<T, ComputeError>) -> Option<T> {
        made.map_err(|error| self.problems.push(error.to_string())).ok()
    }

    fn flop(&mut self) -> Option<Quantity> {
        let best = self.number(column::FLOP)?;
        // "Zero" stands for "not known" in tables.
        if best.is_zero() {
            return None;
        }
        Some(best)
    }

    /// The limits that the table gives beside the figure, as far as they lie on their sides of it.
    fn limits(&mut self, flop: Option<&Quantity>) -> (Option<Decimal>, Option<Decimal>) {
        let Some(flop) = flop else { return (None, None) };
        let lower = self.number(column::LOWER).map(|q| q.min().clone()).filter(|low| low < flop.best());
        let upper = self.number(column::UPPER).map(|q| q.max().clone()).filter(|high| high > flop.best());
        (lower, upper)
    }

    /// Whether the table names another model under it.
    fn built_on(&self) -> bool {
        self.text(column::BASE).is_some_and(|base| !base.eq_ignore_ascii_case("false"))
    }

    /// The kinds of output; none if one of them is not a word that is known: it may be any kind.
    fn modality(&mut self) -> Option<Vec<&'static str>> {
        let mut found = Vec::new();
        for hint in self.text(column::MODALITY)?.split([';', ',']).map(|h| h.trim().to_lowercase()) {
            let word = hint.split('(').next().unwrap_or_default().trim();
            let known = KINDS.iter().find(|(name, _)| *name == word);
            let Some((_, kind)) = known else {
                self.problems.push(format!("output_modality: `{hint}` is no kind of output that is known"));
                return None;
            };
            found.push(*kind);
        }
        Some(found)
    }

    /// Six operations for each parameter and token, where that fits: a language model trained from the beginning.
    fn architecture(&mut self, thresholds: &Thresholds) -> Option<Estimate> {
        if self.flag(column::COMPARABLE) == Some(false) {
            return None;
        }
        let language = self.text(column::DOMAIN).is_none_or(|d| d.contains("Language"));
        if !language || self.built_on() {
            return None;
        }
        let mut tokens = self.number(column::TOKENS)?;
        // A column of tokens seen has the repetitions in it already.
        let seen = (self.field)("D_used").is_some();
        if let Some(epochs) = self.number(column::EPOCHS).filter(|_| !seen) {
            tokens = self.noted(tokens.times(&epochs))?;
        }
        let parameters = self.number(column::PARAMETERS)?;
        let active = self
            .number(column::ACTIVE)
            .or_else(|| (self.flag(column::IS_ACTIVE) == Some(true)).then(|| parameters.clone()));
        let note = self.text(column::PARAMETERS_NOTE).unwrap_or_default().to_lowercase();
        let name = self.text(column::NAME).unwrap_or_default().to_lowercase();
        let words = ["moe", "mixture", "expert", "active", "sparse"];
        let suspected = self.flag(column::MIXTURE) == Some(true)
            || (self.flag(column::MIXTURE).is_none() && words.iter().any(|w| note.contains(w) || name.contains(w)));
        let model = match active {
            Some(active) => Architecture::mixture(active, tokens),
            None if suspected => {
                self.problems.push("parameters: a mixture of experts whose active parameters are not given".to_owned());
                return None;
            }
            None => Architecture::dense(parameters, tokens),
        };
        let made = model.estimate(thresholds);
        self.noted(made)
    }

    fn hardware(&mut self, thresholds: &Thresholds, lenient: bool) -> Option<Estimate> {
        let name = self.text(column::HARDWARE);
        let peak = match name.map(accelerator) {
            Some(Ok(found)) if found.basis == Basis::Dense16 => found.peak.clone(),
            // A figure outside the matrix units would make the estimate too low.
            _ => self.number(column::PEAK).filter(|_| name.is_none_or(|n| !n.contains(',')))?,
        };
        let utilisation = match (self.number(column::MFU), self.number(column::HFU)) {
            (Some(share), _) => Utilisation::Model(share),
            (None, Some(share)) => Utilisation::Hardware(share, crate::compute::Recomputation::Some),
            (None, None) if lenient => Utilisation::Unmeasured,
            (None, None) => return None,
        };
        let made = match (self.number(column::UNITS), self.number(column::HOURS), self.number(column::CHIP_HOURS)) {
            (Some(units), Some(hours), _) => {
                hours.times(&Quantity::from(3600)).map(|s| Phase::new(units, peak, s, utilisation))
            }
            (_, _, Some(hours)) => Phase::of_hours(&hours, peak, utilisation),
            _ => return None,
        };
        let made = made.and_then(|phase| Hardware { phases: vec![phase] }.estimate(thresholds));
        self.noted(made)
    }
}

impl ModelRow {
    /// Reads a row: `field` gives the text of the column with this name, if the table has it. What cannot be read is
    /// listed in `problems`; nothing is guessed.
    ///
    /// ```
    /// use aiact::compute::Thresholds;
    /// use aiact::scan::ModelRow;
    /// let thresholds = Thresholds::of_edition(aiact::Rulebook::builtin()?, 1)?;
    /// let row = ModelRow::read(&|column| match column {
    ///     "model" => Some("Example"),
    ///     "parameters" => Some("70e9"),
    ///     "tokens" => Some("15e12"),
    ///     "publication_date" => Some("2026-02-30"),
    ///     _ => None,
    /// }, &thresholds);
    /// assert_eq!(row.architecture.map(|e| e.flop().to_string()).as_deref(), Some("6.3e24"));
    /// assert_eq!(row.problems.len(), 1);
    /// # Ok::<(), aiact::Error>(())
    /// ```
    #[must_use]
    pub fn read<'f>(field: &'f dyn Fn(&str) -> Option<&'f str>, thresholds: &Thresholds) -> Self {
        let mut reader = Reader { field, problems: Vec::new() };
        let flop = reader.flop();
        let limits = reader.limits(flop.as_ref());
        let architecture = reader.architecture(thresholds);
        // Utilisation is only assumed where nothing else is known.
        let hardware = reader.hardware(thresholds, flop.is_none() && architecture.is_none());
        let modality = reader.modality();
        let text = |columns: &[&str]| reader.text(columns).unwrap_or_default().to_owned();
        Self {
            name: text(column::NAME),
            organisation: text(column::ORGANISATION),
            place: reader.text(column::COUNTRY).and_then(Place::of),
            modality,
            open_source: reader.flag(column::OPEN),
            flop_method: text(column::METHOD),
            confidence: text(column::CONFIDENCE),
            published: reader.date(column::PUBLISHED),
            placed: reader.date(column::PLACED),
            met: reader.date(column::MET),
            built_on: reader.built_on(),
            flop,
            limits,
            hardware,
            architecture,
            problems: reader.problems,
        }
    }

    /// The day on which it counts as placed: the stated one, otherwise that of publication.
    #[must_use]
    pub fn placing(&self) -> Option<Date> {
        self.placed.or(self.published)
    }
}
