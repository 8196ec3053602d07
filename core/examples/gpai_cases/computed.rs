//! What the facts of a case say in figures: estimates, sums, modifications.

use aiact::compute::{
    Account, Architecture, ComputeError, Estimate, Hardware, Modification, Phase, Quantity, Recomputation, Thresholds,
    Utilisation, combine, context_share,
};
use aiact::facts::Value;
use aiact::truth::Decimal;
use aiact::{Error, Rulebook, Truth};

use crate::cases::Named;

/// Parts of the computation, and the activity that each is.
const PARTS: &[(&str, &str)] = &[
    ("pretrain_flop", "pretraining"),
    ("pretraining_flop", "pretraining"),
    ("cumulative_before_flop", "pretraining"),
    ("finetune_flop", "fine-tuning"),
    ("finetuning_flop", "fine-tuning"),
    ("rl_update_flop", "reinforcement-updates"),
    ("rl_rollout_flop", "rollouts"),
    ("synthetic_flop", "synthetic-data"),
    ("teacher_forward_flop", "teacher-passes"),
    ("inherited_weights_flop", "inherited-weights"),
    ("merged_models_flop", "inherited-weights"),
    ("merged_weights_flop", "inherited-weights"),
    ("initial_weights_flop", "inherited-weights"),
    ("teacher_training_flop", "teacher-training"),
    ("parent_training_flop", "teacher-training"),
    ("parent_model_flop", "teacher-training"),
    ("reward_model_training_flop", "auxiliary-training"),
    ("value_function_training_flop", "auxiliary-training"),
    ("evaluation_flop", "evaluation"),
    ("red_teaming_flop", "red-teaming"),
    ("failed_experiment_flop", "failed-experiments"),
    ("exploratory_flop", "failed-experiments"),
    ("recomputation_flop", "recomputation"),
];

/// Facts that an estimate reads.
pub const INPUTS: &[&str] = &[
    "method",
    "params",
    "params_active",
    "params_total",
    "tokens",
    "architecture",
    "method_requested",
    "gpu_hours",
    "peak_flop_per_s",
    "utilisation",
    "hfu",
    "recomputation",
    "periods",
    "d_model",
    "context_tokens",
    "n_layers",
    "numerical_format",
    "generator_params",
    "tokens_per_sample",
    "samples_generated",
    "samples_kept",
    "tokens_generated",
    "synthetic_data_public",
];

/// Whether a fact is read here and need not be known to the rulebook.
pub fn reads(fact: &str) -> bool {
    INPUTS.contains(&fact)
        || PARTS.iter().any(|(name, _)| *name == fact)
        || matches!(
            fact,
            "base_flop" | "base_direct_flop" | "modification_flop" | "modification_chain_flop" | "total_flop"
        )
}

/// What the figures of a case come to.
pub struct Computed {
    /// The estimates, in the order hardware, architecture.
    pub estimates: Vec<Estimate>,
    /// Why there is none although there are inputs.
    pub error: Option<ComputeError>,
    /// The share of the operations that depend on the context.
    pub context_share: Option<Decimal>,
    /// The share of the peak that counts.
    pub mfu: Option<Decimal>,
    /// What making synthetic data adds.
    pub synthetic: Option<Quantity>,
    /// The compute that directly updates the parameters, if the facts sum up to it.
    pub direct: Option<Quantity>,
    /// The cumulative compute, if the facts sum up to it.
    pub cumulative: Option<Quantity>,
    /// The modification of another firm's model, the last one of a chain.
    pub modification: Option<Modification>,
    /// Whether a chain of modifications together exceeds the part that one must not.
    pub chain: Option<Truth>,
    /// What two methods say against each other.
    pub disagreement: Option<String>,
}

pub fn quantity(value: &Value) -> Option<Quantity> {
    match value {
        Value::Number(number) => Quantity::exactly(number.clone()).ok(),
        Value::Text(text) => text.parse().ok(),
        _ => None,
    }
}

struct Reader<'f> {
    facts: &'f Named,
    thresholds: &'f Thresholds,
}

impl Reader<'_> {
    fn get(&self, fact: &str) -> Option<Quantity> {
        self.facts.get(fact).and_then(quantity)
    }

    fn text(&self, fact: &str) -> Option<&str> {
        match self.facts.get(fact)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    fn architecture(&self) -> Option<Result<Estimate, ComputeError>> {
        let tokens = self.get("tokens")?;
        let total = self.get("params_total");
        let active = self.get("params_active");
        let mixture = active.is_some() || self.text("architecture") == Some("moe");
        let model = if self.text("method_requested").is_some_and(|m| m.contains("total")) && mixture {
            Architecture::mixture_by_total(total?, active, tokens)
        } else if mixture {
            match active {
                Some(active) => Architecture::mixture(active, tokens),
                None => Architecture::mixture_by_total(total.or_else(|| self.get("params"))?, None, tokens),
            }
        } else {
            Architecture::dense(self.get("params").or(total)?, tokens)
        };
        let model = match (self.get("context_tokens"), self.get("d_model")) {
            (Some(context), Some(width)) => model.with_context(context, width),
            _ => model,
        };
        Some(model.estimate(self.thresholds))
    }

    fn utilisation(&self) -> Utilisation {
        match (self.get("utilisation").or_else(|| self.get("mfu")), self.get("hfu")) {
            (Some(share), _) => Utilisation::Model(share),
            (None, Some(share)) => Utilisation::Hardware(
                share,
                match self.text("recomputation") {
                    Some("full") => Recomputation::Full,
                    Some("none") => Recomputation::None,
                    _ => Recomputation::Some,
                },
            ),
            (None, None) => Utilisation::Unmeasured,
        }
    }

    fn hardware(&self) -> Option<Result<Estimate, ComputeError>> {
        let peak = self.get("peak_flop_per_s");
        let phases = match (self.facts.get("periods"), self.get("gpu_hours")) {
            (Some(Value::List(periods)), _) => {
                periods.iter().map(|p| self.period(p, peak.as_ref())).collect::<Option<Vec<_>>>()?
            }
            (_, Some(hours)) => match Phase::of_hours(&hours, peak?, self.utilisation()) {
                Ok(phase) => vec![phase],
                Err(error) => return Some(Err(error)),
            },
            _ => return None,
        };
        Some(Hardware { phases }.estimate(self.thresholds))
    }

    fn period(&self, period: &Value, peak: Option<&Quantity>) -> Option<Phase> {
        let Value::Object(fields) = period else { return None };
        let field = |name: &str| fields.iter().find(|(n, _)| n == name).and_then(|(_, v)| quantity(v));
        let seconds = field("seconds").or_else(|| field("hours")?.times(&3600.into()).ok());
        let used = field("utilisation").map_or_else(|| self.utilisation(), Utilisation::Model);
        Some(Phase::new(field("n")?, field("peak_flop_per_s").or_else(|| peak.cloned())?, seconds?, used))
    }

    /// Tokens generated for training, the discarded ones included.
    fn generated(&self) -> Option<Result<Estimate, ComputeError>> {
        let parameters = self.get("generator_params")?;
        let tokens = match self.get("tokens_generated") {
            Some(tokens) => tokens,
            None => self.get("tokens_per_sample")?.times(&self.get("samples_generated")?).ok()?,
        };
        Some(Architecture::forward(parameters, tokens).estimate(self.thresholds))
    }

    fn account<'b>(&self, book: &'b Rulebook) -> Result<(Account<'b>, Option<Quantity>), Error> {
        let mut account = Account::new(book);
        for (fact, activity) in PARTS {
            let values: Vec<&Value> = match self.facts.get(*fact) {
                Some(Value::List(values)) => values.iter().collect(),
                value => value.into_iter().collect(),
            };
            for flop in values.into_iter().filter_map(quantity) {
                account.enter(activity, Estimate::reported(flop))?;
            }
        }
        let mut synthetic = None;
        if let Some(estimate) = self.generated() {
            let estimate = estimate?;
            let public = self.facts.get("synthetic_data_public") == Some(&Value::Bool(true));
            let name = if public { "synthetic-data-public" } else { "synthetic-data" };
            let counts = book.activity(name)?.cumulative;
            synthetic = Some(if counts { estimate.flop().clone() } else { Quantity::zero() });
            account.enter(name, estimate)?;
        }
        Ok((account, synthetic))
    }

    fn modification(&self) -> Result<(Option<Modification>, Option<Truth>), Error> {
        let original_systemic = match self.facts.get("base_is_gpaisr") {
            Some(Value::Bool(systemic)) => Truth::from(*systemic),
            _ => Truth::Unknown,
        };
        let original = self.get("base_flop");
        let of = |compute| Modification { compute, original: original.clone(), original_systemic };
        if let Some(compute) = self.get("modification_flop") {
            return Ok((Some(of(compute)), None));
        }
        if let (Some(total), Some(original)) = (self.get("total_flop"), original.clone()) {
            return Ok((Some(Modification::of_total(&total, original, original_systemic)?), None));
        }
        let Some(Value::List(chain)) = self.facts.get("modification_chain_flop") else { return Ok((None, None)) };
        let chain: Vec<Quantity> = chain.iter().filter_map(quantity).collect();
        let Some(last) = chain.last().cloned() else { return Ok((None, None)) };
        let mut all = Quantity::zero();
        for link in &chain {
            all = all.plus(link)?;
        }
        Ok((Some(of(last)), Some(of(all).exceeds_part(self.thresholds))))
    }
}

impl Computed {
    /// Reckons what the facts allow.
    ///
    /// # Errors
    ///
    /// When sums go beyond what is possible.
    pub fn of(facts: &Named, thresholds: &Thresholds, book: &Rulebook) -> Result<Self, Error> {
        let reader = Reader { facts, thresholds };
        let (mut estimates, mut error) = (Vec::new(), None);
        for made in [reader.hardware(), reader.architecture()].into_iter().flatten() {
            match made {
                Ok(estimate) => estimates.push(estimate),
                Err(refused) => error = Some(refused),
            }
        }
        let (account, synthetic) = reader.account(book)?;
        let (modification, chain) = reader.modification()?;
        let disagreement = if estimates.len() > 1 { combine(&estimates, thresholds)?.disagreement } else { None };
        let first = estimates.first().map(|e| e.flop().clone());
        let (direct, cumulative) = if account.entered().is_empty() {
            let built_on = modification.as_ref().map(Modification::cumulative).transpose()?.flatten();
            (first.clone(), built_on.or(first))
        } else {
            (Some(account.direct()?.flop().clone()), Some(account.cumulative()?.flop().clone()))
        };
        let context = reader.get("context_tokens").zip(reader.get("d_model"));
        let mfu = if facts.contains_key("hfu") { reader.utilisation().counted(thresholds).ok() } else { None };
        Ok(Self {
            context_share: context.and_then(|(tokens, width)| context_share(tokens.best(), width.best())),
            mfu: mfu.map(|(share, _)| share.best().clone()),
            estimates,
            error,
            synthetic,
            direct,
            cumulative,
            modification,
            chain,
            disagreement,
        })
    }
}
