//! Training compute over time as a picture (SVG): thresholds, uncertainty, status by colour.

use std::fmt::Write as _;

use crate::compute::Thresholds;
use crate::language::Language;
use crate::law::Date;
use crate::report::markup::escaped;
use crate::scan::Scanned;
use crate::truth::{Decimal, Truth};

const WIDTH: f64 = 960.0;
const HEIGHT: f64 = 560.0;
const LEFT: f64 = 74.0;
const RIGHT: f64 = 24.0;
const TOP: f64 = 52.0;
const BOTTOM: f64 = 74.0;
/// So many models can be named without hiding each other.
const NAMED: usize = 40;

/// What the colours say. They differ in lightness too, and each has its own shape.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Systemic,
    General,
    Open,
    Neither,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Systemic, Self::General, Self::Open, Self::Neither];

    fn of(model: &Scanned) -> Self {
        match (model.systemic_risk, model.gpai) {
            (Truth::Yes, _) => Self::Systemic,
            (Truth::Unknown, _) | (_, Truth::Unknown) => Self::Open,
            (_, Truth::Yes) => Self::General,
            _ => Self::Neither,
        }
    }

    const fn colour(self) -> &'static str {
        match self {
            Self::Systemic => "#b2182b",
            Self::General => "#2166ac",
            Self::Open => "#e08214",
            Self::Neither => "#8c8c8c",
        }
    }

    const fn label(self) -> &'static str {
        match self {
            Self::Systemic => "general-purpose with systemic risk",
            Self::General => "general-purpose",
            Self::Open => "undetermined",
            Self::Neither => "neither",
        }
    }

    fn mark(self, x: f64, y: f64) -> String {
        let colour = self.colour();
        match self {
            Self::Systemic => {
                let (left, right, low, high) = (x - 4.0, x + 4.0, y + 4.0, y - 4.0);
                format!(
                    r#"<path d="M{x:.1} {high:.1}L{right:.1} {y:.1}L{x:.1} {low:.1}L{left:.1} {y:.1}Z" fill="{colour}"/>"#
                )
            }
            Self::General => format!(r#"<circle cx="{x:.1}" cy="{y:.1}" r="3.2" fill="{colour}"/>"#),
            Self::Open => {
                format!(
                    r#"<circle cx="{x:.1}" cy="{y:.1}" r="3.2" fill="white" stroke="{colour}" stroke-width="1.6"/>"#
                )
            }
            Self::Neither => {
                let (left, high) = (x - 2.2, y - 2.2);
                format!(r#"<rect x="{left:.1}" y="{high:.1}" width="4.4" height="4.4" fill="{colour}"/>"#)
            }
        }
    }
}

/// The logarithm to the base ten; for drawing.
fn log(value: &Decimal) -> Option<f64> {
    let log = value.to_f64().log10();
    log.is_finite().then_some(log)
}

/// Where days and figures are drawn.
struct Frame {
    first: Date,
    days: f64,
    low: f64,
    high: f64,
}

impl Frame {
    fn x(&self, day: Date) -> f64 {
        LEFT + f64::from(self.first.days_until(day)) / self.days * (WIDTH - LEFT - RIGHT)
    }

    fn y(&self, log: f64) -> f64 {
        TOP + (self.high - log.clamp(self.low, self.high)) / (self.high - self.low) * (HEIGHT - TOP - BOTTOM)
    }
}

/// Training compute over time as SVG: a mark for each model with a figure and a day, a bar for its uncertainty, a line
/// for each threshold. Colour and shape say how it is classified; each mark has the model's name as its title. The
/// same models give the same bytes.
///
/// ```
/// use aiact::compute::Thresholds;
/// use aiact::scan::{ModelRow, Options, scan};
/// let (book, options) = (aiact::Rulebook::builtin()?, Options::on("2026-11-21".parse()?));
/// let thresholds = Thresholds::on(book, options.as_of)?;
/// let row = ModelRow::read(&|column| match column {
///     "model" => Some("Example <1>"),
///     "publication_date" => Some("2026-03-02"),
///     "training_compute_flop" => Some("2e25"),
///     _ => None,
/// }, &thresholds);
/// let (models, _) = scan(book, &[row], options)?;
/// let svg = aiact::report::chart(&models, &thresholds);
/// assert!(svg.starts_with("<svg") && svg.contains("Example &lt;1&gt;"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn chart(models: &[Scanned], thresholds: &Thresholds) -> String {
    let mut drawn: Vec<(&Scanned, Date, f64)> =
        models.iter().filter_map(|m| Some((m, m.placing?, log(m.flop.as_ref()?.best())?))).collect();
    // Systemic risk is drawn last, above the others.
    drawn.sort_by_key(|(m, day, _)| (Kind::ALL.iter().rev().position(|k| *k == Kind::of(m)), *day, m.name.clone()));
    let limits = [
        (thresholds.systemic_risk(), "systemic risk presumed above"),
        (thresholds.indicative(), "general-purpose indicated above"),
    ];
    let frame = frame(&drawn, &limits.map(|(limit, _)| limit));
    let notice = &Language::En.phrases().notice;
    let mut svg = String::new();
    let _ = write!(
        svg,
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" font-family="sans-serif" font-size="12">"#
    );
    let _ = write!(
        svg,
        "<title>Training compute of {} models</title><desc>Training compute in floating-point operations over time, \
         against the thresholds of the EU AI Act and its guidelines. {notice}</desc>\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"white\"/>",
        drawn.len()
    );
    axes(&mut svg, &frame);
    for (limit, label) in limits {
        let Some(at) = log(limit) else { continue };
        let y = frame.y(at);
        let (end, above) = (WIDTH - RIGHT, y - 5.0);
        let _ = write!(
            svg,
            "<line x1=\"{LEFT}\" y1=\"{y:.1}\" x2=\"{end}\" y2=\"{y:.1}\" stroke=\"black\" stroke-dasharray=\"6 4\"/>\
             <text x=\"{:.1}\" y=\"{above:.1}\">{label} {limit} FLOP</text>",
            LEFT + 6.0
        );
    }
    for (model, day, at) in &drawn {
        mark(&mut svg, &frame, (model, *day, *at), drawn.len() <= NAMED);
    }
    legend(&mut svg, &drawn);
    svg.push_str("</svg>");
    svg
}

fn frame(drawn: &[(&Scanned, Date, f64)], limits: &[&Decimal]) -> Frame {
    let mut all: Vec<f64> = limits.iter().filter_map(|limit| log(limit)).collect();
    for (model, _, at) in drawn {
        all.push(*at);
        if let Some(flop) = &model.flop {
            all.extend(log(flop.min()));
            all.extend(log(flop.max()));
        }
    }
    let low = all.iter().copied().fold(f64::INFINITY, f64::min);
    let high = all.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let days: Vec<Date> = drawn.iter().map(|(_, day, _)| *day).collect();
    // An empty picture still has its thresholds.
    let first = days.iter().min().copied().unwrap_or(Date::MIN);
    let last = days.iter().max().copied().unwrap_or(first);
    let first = first.plus_days(-30).unwrap_or(first);
    let span = f64::from(first.days_until(last).max(0)) + 60.0;
    Frame { first, days: span, low: (low - 0.3).floor(), high: (high + 0.3).ceil() }
}

fn axes(svg: &mut String, frame: &Frame) {
    let (end, foot) = (WIDTH - RIGHT, HEIGHT - BOTTOM);
    // At most about a dozen lines of powers of ten.
    let step = ((frame.high - frame.low) / 12.0).ceil().max(1.0);
    let mut power = frame.low;
    while power <= frame.high {
        let y = frame.y(power);
        let (beside, down) = (LEFT - 8.0, y + 4.0);
        let _ = write!(
            svg,
            "<line x1=\"{LEFT}\" y1=\"{y:.1}\" x2=\"{end}\" y2=\"{y:.1}\" stroke=\"#e6e6e6\"/>\
             <text x=\"{beside}\" y=\"{down:.1}\" text-anchor=\"end\" fill=\"#444\">1e{power:.0}</text>"
        );
        power += step;
    }
    let year = |n: i64| format!("{n:04}-01-01").parse::<Date>().ok();
    let begin: i64 = frame.first.to_string().split('-').next().and_then(|y| y.parse().ok()).unwrap_or(0);
    let years = (frame.days / 365.25).ceil();
    #[expect(clippy::cast_possible_truncation, reason = "a number of years on the axis")]
    let (span, step) = (years as i64, (years / 12.0).ceil().max(1.0) as i64);
    for n in (begin + 1..=begin + span).step_by(usize::try_from(step).unwrap_or(1)) {
        let Some(x) = year(n).map(|day| frame.x(day)).filter(|x| *x <= end) else { continue };
        let below = foot + 18.0;
        let _ = write!(
            svg,
            "<line x1=\"{x:.1}\" y1=\"{TOP}\" x2=\"{x:.1}\" y2=\"{foot}\" stroke=\"#f0f0f0\"/>\
             <text x=\"{x:.1}\" y=\"{below}\" text-anchor=\"middle\" fill=\"#444\">{n}</text>"
        );
    }
    let _ = write!(
        svg,
        "<path d=\"M{LEFT} {TOP}V{foot}H{end}\" fill=\"none\" stroke=\"black\"/>\
         <text x=\"{LEFT}\" y=\"24\" font-size=\"15\">Training compute of AI models (floating-point operations)</text>"
    );
}

fn mark(svg: &mut String, frame: &Frame, (model, day, at): (&Scanned, Date, f64), named: bool) {
    let kind = Kind::of(model);
    let (x, y) = (frame.x(day), frame.y(at));
    let shown = model.flop.as_ref().map_or_else(String::new, ToString::to_string);
    let title = escaped(&format!("{}, {day}: {shown} FLOP; {}", model.name, kind.label()));
    let _ = write!(svg, "<g><title>{title}</title>");
    let range = model.flop.as_ref().filter(|f| !f.is_exact());
    if let Some((low, high)) = range.and_then(|f| Some((log(f.min())?, log(f.max())?))) {
        let _ = write!(
            svg,
            "<line x1=\"{x:.1}\" y1=\"{:.1}\" x2=\"{x:.1}\" y2=\"{:.1}\" stroke=\"{}\" stroke-opacity=\"0.45\"/>",
            frame.y(low),
            frame.y(high),
            kind.colour()
        );
    }
    svg.push_str(&kind.mark(x, y));
    if named {
        let (beside, down) = (x + 6.0, y + 3.0);
        let name: String = model.name.chars().take(24).collect();
        let name = escaped(&name);
        // Names at the right edge stand before their mark.
        let (at, anchor) = if x > WIDTH - 150.0 { (x - 6.0, " text-anchor=\"end\"") } else { (beside, "") };
        let _ = write!(svg, "<text x=\"{at:.1}\" y=\"{down:.1}\" font-size=\"9\" fill=\"#333\"{anchor}>{name}</text>");
    }
    svg.push_str("</g>");
}

fn legend(svg: &mut String, drawn: &[(&Scanned, Date, f64)]) {
    let y = HEIGHT - 30.0;
    let mut x = LEFT;
    for kind in Kind::ALL {
        let count = drawn.iter().filter(|(m, ..)| Kind::of(m) == kind).count();
        let label = format!("{} ({count})", kind.label());
        let _ = write!(svg, "{}<text x=\"{:.1}\" y=\"{:.1}\">{label}</text>", kind.mark(x + 5.0, y - 4.0), x + 14.0, y);
        // Letters are about half as wide as high.
        x += 40.0 + 6.4 * f64::from(u32::try_from(label.len()).unwrap_or(0));
    }
    let notice = &Language::En.phrases().notice;
    let _ = write!(svg, "<text x=\"{LEFT}\" y=\"{:.1}\" fill=\"#666\" font-size=\"10\">{notice}</text>", HEIGHT - 10.0);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Rulebook;
    use crate::scan::{ModelRow, Options, scan};

    fn drawn(rows: &[(&str, &str, &str)]) -> String {
        let book = Rulebook::builtin().unwrap();
        let options = Options::on("2026-11-21".parse().unwrap());
        let thresholds = Thresholds::on(book, options.as_of).unwrap();
        let rows: Vec<ModelRow> = rows
            .iter()
            .map(|(name, day, flop)| {
                let field = |column: &str| match column {
                    "model" => Some(*name),
                    "publication_date" => Some(*day),
                    "training_compute_flop" => Some(*flop),
                    "output_modality" => Some("text"),
                    _ => None,
                };
                ModelRow::read(&field, &thresholds)
            })
            .collect();
        let (models, _) = scan(book, &rows, options).unwrap();
        chart(&models, &thresholds)
    }

    #[test]
    fn every_kind_has_its_colour_and_every_figure_its_bar() {
        let svg = drawn(&[
            ("above", "2026-01-01", "5e25"),
            ("near", "2025-06-01", "9e24"),
            ("general", "2024-01-01", "1e24"),
            ("small", "2020-01-01", "1e20"),
        ]);
        for kind in Kind::ALL {
            assert!(svg.contains(&format!("{} (1)", kind.label())), "{}", kind.label());
        }
        assert_eq!(svg.matches("stroke-opacity").count(), 4);
        assert_eq!(svg.matches("stroke-dasharray").count(), 2);
        assert!(!svg.contains("NaN") && !svg.contains("inf\""));
        assert_eq!(svg.matches("<g>").count(), svg.matches("</g>").count());
    }

    #[test]
    fn nothing_to_draw_is_no_failure() {
        let svg = drawn(&[]);
        assert!(svg.ends_with("</svg>") && !svg.contains("NaN") && !svg.contains("inf"));
    }
}
