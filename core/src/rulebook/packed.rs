//! The packed form of entries.

use crate::law::{Period, TimeUnit};
use crate::pack::{pack_enum, pack_struct};
use crate::rulebook::entries::{
    Activity, Anchor, Application, Authority, Body, Ceiling, CeilingRule, Certainty, Checklist, ChecklistItem, Clock,
    ClockKind, Condition, Duty, Edition, Element, Fact, FactType, Family, Figure, FigureValue, Further, History,
    Institution, Instrument, InstrumentKind, InstrumentStatus, Limit, Nature, OtherReading, Penalty, Place, Presumed,
    Presumption, Procedure, Quantifier, Regime, Route, Rule, RuleKind, Said, Sanction, SanctionInstead, Source, Stage,
    Step, Term, Test, Unmodelled, ValueLabel, Variant,
};
use crate::rulebook::{Entries, Item};

pack_struct! {
    Place { file, line }
    Edition { id, title, in_force, published, also }
    Source { id, title, dated, authority }
    ValueLabel { id, label, unspecified }
    Presumption { presumed, why }
    Fact { id, question, help, cites, fact_type, unit, presumption, listed_use, implies, excludes, speaks_of, on_record, adds_up, place }
    Element { id, test, negated, cites, authority, other, note, place }
    OtherReading { id, instead, text, cites }
    Variant { conditions, application }
    Body { only, ended, common, by_edition }
    Term { id, question, help, cites, body, checked, listed_use, notes, place }
    Rule { id, title, cites, kind, family, claimed_by, claimed_by_no, takes_presumptions, binds, body, checked, notes, place }
    Route { via, from, cites, unless, place }
    Regime { id, title, cites, routes, formal, notes, place }
    Penalty { id, title, cites, applies, amount, percent, per, ceilings, instead, extends, remarks, text, only, place }
    Further { tier, when, cites }
    SanctionInstead { sanction, when, cites }
    CeilingRule { ceiling, when, cites, only }
    Period { amount, unit }
    Figure { id, title, cites, authority, value, notes, place }
    Activity { id, title, cites, authority, direct, cumulative, notes, place }
    Unmodelled { id, reason, cites, place }
    Procedure { id, title, cites, concerns, only, steps, notes, place }
    Step { id, title, cites, by, date, after, unless, when, clocks, documents, remedies, duties, note, place }
    Clock { kind, length, anchor, when, cites, place }
    Checklist { id, title, cites, authority, items, only, ended, notes, place }
    ChecklistItem { id, text, cites, recipients, note }
    Institution { id, title, cites, profile, part_of, advises, supervises, since, known, notes, place }
    Stage { status, on, note }
    Instrument { id, title, cites, what, issued_by, issuer, binding, number, celex, documents, explains, due, stages, sectors, certainty, known, notes, place }
    Said { on, by, text }
    History { id, title, cites, said, now, known, notes, place }
    Duty { id, text, cites, section, nature, bearers, artefact, scoped, body, event, deadline, clocks, checklist, exceptions, sanction, sanction_instead, also, sanction_note, changed, evidence, listed_when, takes_presumptions, checked, notes, place }
    Entries { files, editions, sources, facts, terms, rules, regimes, penalties, duties, institutions, checklists, figures, activities, procedures, instruments, history, unmodelled }
}

pack_enum! {
    Authority { 0 = Law, 1 = Guideline, 2 = Interpretation }
    FactType { 0 = Bool, 1 = OneOf(a), 2 = SetOf(a), 3 = Number, 4 = Date, 5 = Text }
    Presumed { 0 = Bool(a), 1 = Value(a), 2 = Includes(a), 3 = NotIn(a) }
    Quantifier { 0 = AllOf, 1 = AnyOf, 2 = NoneOf }
    Condition { 0 = Element(a), 1 = Block(a, b, c) }
    Limit { 0 = Number(a), 1 = Date(a), 2 = Start }
    Test { 0 = Holds, 1 = In(a), 2 = Compare(a, b) }
    Application { 0 = From(a, b), 1 = Regime(a, b) }
    RuleKind { 0 = Match, 1 = Derogation, 2 = Exclusion, 3 = Artefact, 4 = Scope, 5 = Role, 6 = Transition, 7 = Route, 8 = Competence }
    FigureValue { 0 = Fraction(a, b), 1 = ExceededIn(a) }
    Ceiling { 0 = Higher, 1 = Lower, 2 = Amount, 3 = Percent }
    Family { 0 = Prohibited, 1 = HighRisk, 2 = Transparency, 3 = GeneralPurpose }
    Nature { 0 = Duty, 1 = Prohibition, 2 = Right, 3 = Permission, 4 = Option, 5 = Power, 6 = Task, 7 = Effect }
    Sanction { 0 = Unstated, 1 = Tier(a), 2 = None, 3 = National }
    TimeUnit { 0 = Hours, 1 = Days, 2 = WorkingDays, 3 = Weeks, 4 = Months, 5 = Years }
    ClockKind { 0 = Due, 1 = Keep, 2 = Wait, 3 = Every }
    Anchor { 0 = After(a), 1 = Before(a), 2 = On(a) }
    InstrumentKind { 0 = Act, 1 = Proposal, 2 = Guideline, 3 = Recommendation, 4 = Code, 5 = Template, 6 = Standard, 7 = StandardisationRequest, 8 = Programme, 9 = Package, 10 = Plan, 11 = Pledge, 12 = Alliance, 13 = Platform, 14 = Facility, 15 = Support }
    InstrumentStatus { 0 = Planned, 1 = Draft, 2 = Published, 3 = Adopted, 4 = InForce, 5 = Approved, 6 = Withdrawn, 7 = NotFound }
    Certainty { 0 = Text, 1 = Reports, 2 = OneReport }
    Item { 0 = Fact(a), 1 = Term(a), 2 = Rule(a), 3 = Duty(a) }
}
