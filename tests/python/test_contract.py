"""What the package promises: the answers and their types, from the law and the published contract."""

from __future__ import annotations

import datetime
import enum
import json
from decimal import Decimal
from typing import Any

import pytest

import aiact
from aiact import Status, Truth
from conftest import DAY, EMOTION_AT_WORK, HARMLESS, SCREENER


def test_truth_is_an_enumeration_of_three() -> None:
    assert issubclass(Truth, enum.Enum)
    assert {member.value for member in Truth} == {"yes", "no", "unknown"}
    assert bool(Truth.YES) is True
    assert bool(Truth.NO) is False


def test_unknown_never_passes_for_no() -> None:
    with pytest.raises(aiact.UndeterminedError):
        bool(Truth.UNKNOWN)
    with pytest.raises(aiact.AiactError):
        assert not Truth.UNKNOWN
    with pytest.raises(aiact.UndeterminedError):
        any([Truth.NO, Truth.UNKNOWN])


def test_a_match_and_the_day_from_which_it_binds(screener: aiact.Assessment) -> None:
    # Annex III(4)(a); Article 113(c) as amended: Annex III systems from 2 December 2027.
    assert screener.verdict("annex3-4-a") is Truth.YES
    assert screener.verdict("high_risk") is Truth.YES
    finding = screener.findings["high_risk"]
    assert finding.value is Truth.YES
    assert finding.status is Status.UPCOMING
    assert str(finding.status) == "upcoming"
    assert finding.applies_from == datetime.date(2027, 12, 2)
    assert screener.risk.high_risk.applies_from == datetime.date(2027, 12, 2)
    assert "annex3-4-a" in screener.risk.high_risk.matches
    assert screener.risk.prohibited.value is Truth.NO


def test_the_day_chooses_the_edition_and_it_can_be_pinned() -> None:
    # Article 113 as published: Annex III systems from 2 August 2026.
    before = aiact.assess(SCREENER, as_of="2026-07-01")
    assert before.law.edition == "2024-07-12"
    assert before.findings["high_risk"].applies_from == datetime.date(2026, 8, 2)
    pinned = aiact.assess(SCREENER, as_of=datetime.date(2026, 11, 21), edition="2024-07-12")
    assert pinned.law.edition == "2024-07-12"
    assert pinned.law.as_of == datetime.date(2026, 11, 21)
    assert pinned.findings["high_risk"].status is Status.IN_FORCE


def test_a_prohibition_in_force(emotion: aiact.Assessment) -> None:
    # Article 5(1)(f); Article 113(a): from 2 February 2025.
    finding = emotion.findings["art5-1-f"]
    assert (finding.value, finding.status) == (Truth.YES, Status.IN_FORCE)
    assert finding.applies_from == datetime.date(2025, 2, 2)
    assert finding.citation == "Art 5(1)(f)"
    assert finding.family == "prohibited"
    assert emotion.risk.prohibited.matches == ("art5-1-f",)


def test_an_open_fact_is_not_no_and_is_named() -> None:
    open_exception = aiact.assess(EMOTION_AT_WORK | {"medical_or_safety_reason": None}, as_of=DAY)
    finding = open_exception.findings["art5-1-f"]
    assert finding.value is Truth.UNKNOWN
    assert finding.status is Status.UNDETERMINED
    assert "medical_or_safety_reason" in finding.missing
    assert "medical_or_safety_reason" in [q.id for q in open_exception.questions]


def test_presumptions_are_listed_and_strict_makes_none(emotion: aiact.Assessment) -> None:
    presumed = {p.id: p for p in emotion.presumptions}
    assert "medical_or_safety_reason" in emotion.findings["art5-1-f"].presumptions
    assert presumed["medical_or_safety_reason"].value is False
    assert presumed["medical_or_safety_reason"].citation == "Art 5(1)(f)"
    strict = aiact.assess(EMOTION_AT_WORK, as_of=DAY, strict=True)
    assert strict.presumptions == ()
    assert strict.verdict("art5-1-f") is Truth.UNKNOWN


def test_accepted_presumptions_give_the_same_values_strictly(emotion: aiact.Assessment) -> None:
    case = emotion.accept_presumptions()
    case["strict"] = True
    strict = aiact.assess(**case)
    assert {id: f.value for id, f in strict.findings.items()} == {
        id: f.value for id, f in emotion.findings.items()
    }


def test_a_conclusion_can_be_stated_directly() -> None:
    a = aiact.assess({"high_risk": True, **HARMLESS}, as_of=DAY)
    assert a.verdict("high_risk") is Truth.YES
    assert a.findings["high_risk"].stated
    assert ("high_risk", Truth.YES) in [(o.id, o.value) for o in a.overrides]


def test_a_term_has_a_verdict_but_is_no_finding(emotion: aiact.Assessment) -> None:
    assert emotion.verdict("infers_emotion") is Truth.YES
    with pytest.raises(aiact.UnknownIdError) as caught:
        emotion.findings["infers_emotion"]
    assert "verdict" in (caught.value.help or "")


def test_every_member_of_the_document_is_in_the_views(screener: aiact.Assessment) -> None:
    document = screener.to_dict()
    for id, data in document["findings"].items():
        view = screener.findings[id]
        assert set(data) <= set(dir(view)), id
        assert [data["value"], data["status"]] == [view.value, view.status]
        assert data["applies_from"] == (view.applies_from.isoformat() if view.applies_from else None)
    for data, obligation in zip(document["obligations"], screener.obligations, strict=True):
        assert set(data) <= set(dir(obligation)), data["id"]
        assert set(data["penalty"]) <= set(dir(obligation.penalty)), data["id"]
        assert data["id"] == obligation.id
    for data, question in zip(document["questions"], screener.questions, strict=True):
        assert set(data) <= set(dir(question)), data["id"]
    for data, presumption in zip(document["presumptions"], screener.presumptions, strict=True):
        assert set(data) == {"id", "value", "why", "citation"} and presumption.value == data["value"]
    assert set(document["risk"]) == {"prohibited", "high_risk", "transparency", "general_purpose"}
    assert set(document["law"]) <= set(dir(screener.law))
    assert document["notice"] == screener.notice


def test_days_are_days_everywhere(screener: aiact.Assessment) -> None:
    document = screener.to_dict()
    pairs: list[tuple[dict[str, Any], Any]] = [
        (data, screener.findings[id]) for id, data in document["findings"].items()
    ]
    pairs += zip(document["obligations"], screener.obligations, strict=True)
    seen = set()
    for data, view in pairs:
        for name in ("applies_from", "possible_from", "formal_from", "until"):
            day = getattr(view, name)
            assert day is None or type(day) is datetime.date, (view.id, name)
            assert data.get(name) == (day and day.isoformat()), (view.id, name)
            seen |= {name} if day else set()
    # Article 113 names 2 August 2026 for Chapter IX, which binds once systems are classified as high-risk.
    assert {"applies_from", "formal_from"} <= seen


def test_obligations(screener: aiact.Assessment) -> None:
    by_id = {o.id: o for o in screener.obligations}
    # Article 9(1) for the provider of a high-risk system; fine of Article 99(4).
    duty = by_id["art9-1-rms"]
    assert duty.bearer == ("provider",)
    assert (duty.holds, duty.binds, duty.status) == (Truth.YES, Truth.NO, Status.UPCOMING)
    assert duty.applies_from == datetime.date(2027, 12, 2)
    assert duty.citation.split("; ")[0] == "Art 9(1)"
    assert "risk management system" in duty.duty
    assert duty.penalty.kind == "tier"
    statuses = {"in_force", "upcoming", "grandfathered", "undetermined"}
    assert {o.status.value for o in screener.obligations} <= statuses
    # Article 4 has applied since 2 February 2025.
    assert by_id["art4-1-ai-literacy"].status is Status.IN_FORCE
    assert by_id["art4-1-ai-literacy"].applies_from == datetime.date(2025, 2, 2)


def test_evidence_is_shown_beside_the_duty(screener: aiact.Assessment) -> None:
    duty = next(o for o in screener.obligations if o.evidence)
    artefact = next(iter(duty.evidence))
    assert duty.evidence[artefact] is False
    with_evidence = aiact.assess(SCREENER, as_of=DAY, evidence=[artefact])
    again = next(o for o in with_evidence.obligations if o.id == duty.id)
    assert again.evidence[artefact] is True


def test_another_reading_can_be_taken() -> None:
    # By the letter of Article 5(1)(f) the source of the inference does not matter.
    facts = EMOTION_AT_WORK | {"from_biometric_data": False}
    assert aiact.assess(facts, as_of=DAY).verdict("art5-1-f") is Truth.NO
    other = aiact.assess(facts, as_of=DAY, readings=["art5-1-f-any-source"])
    assert other.verdict("art5-1-f") is Truth.YES


def test_questions_say_what_they_ask(silent: aiact.Assessment) -> None:
    assert silent.questions
    settles = [q.settles for q in silent.questions]
    assert settles == sorted(settles, reverse=True)
    for question in silent.questions:
        assert question.citation and question.question.endswith("?"), question.id
        assert bool(question.values) == (question.type in ("one_of", "set_of")), question.id


def test_a_derivation_has_a_tree_and_a_text(screener: aiact.Assessment) -> None:
    why = screener.explain("annex3-4-a")
    assert (why.id, why.value) == ("annex3-4-a", Truth.YES)
    steps = {step.id: step for step in why.tree.walk() if step.id}
    stated = steps["emp_filters_or_evaluates"]
    assert (stated.value, stated.because.kind, stated.because.value) == (Truth.YES, "stated", True)
    assert stated.citation
    assert "emp_filters_or_evaluates" in str(why)
    assert json.loads(why.json)["id"] == "annex3-4-a"


def test_a_duty_can_be_explained(screener: aiact.Assessment) -> None:
    why = screener.explain("art9-1-rms")
    assert "chapter3_applies" in [step.id for step in why.tree.walk()]


def test_what_if(emotion: aiact.Assessment) -> None:
    other = emotion.with_facts(medical_or_safety_reason=True)
    assert other.verdict("art5-1-f") is Truth.NO
    assert emotion.verdict("art5-1-f") is Truth.YES
    assert emotion.with_facts(setting=["other"]).case["facts"]["setting"] == ["other"]
    assert emotion.with_facts({"art5-1-f": False, "infers_emotion": None}).verdict("art5-1-f") is Truth.NO


def test_every_kind_of_value_can_be_stated() -> None:
    facts = {
        "role": {"provider", "deployer"},
        "setting": ("workplace",),
        "profiling": None,
        "org_size": "large",
        "train_flop": {"min": 8e24, "max": Decimal("1.2e25")},
        "placed_on_market_date": datetime.date(2026, 1, 31),
        "no_other_listed_use": True,
    }
    a = aiact.assess(facts, as_of=datetime.date(2026, 11, 21))
    assert a.case["facts"] == {
        "role": ["deployer", "provider"],
        "setting": ["workplace"],
        "profiling": None,
        "org_size": "large",
        "train_flop": {"min": 8e24, "max": 1.2e25},
        "placed_on_market_date": "2026-01-31",
        "no_other_listed_use": True,
    }


@pytest.mark.parametrize("ten_to_25", [1e25, 10**25, Decimal("1e25"), "1e25"])
def test_the_threshold_is_exact_in_every_type(ten_to_25: aiact.FactValue) -> None:
    # Article 51(2): systemic risk is presumed above 10^25, not at it.
    facts: dict[str, Any] = {"object_kind": "ai_model", "role": ["provider"], "no_other_listed_use": True}
    at = aiact.assess(facts | {"gpai": True, "train_flop": ten_to_25}, as_of=DAY)
    assert Decimal(str(at.case["facts"]["train_flop"])) == 10**25
    assert at.verdict("gpai_systemic_risk") is Truth.NO


@pytest.mark.parametrize(
    ("number", "written"),
    [(0.1 + 0.2, "0.30000000000000004"), (1.0000000000000003e25, "1.0000000000000003e25"), (1e22, "1e22")],
)
def test_a_float_is_its_shortest_decimal_form(number: float, written: str) -> None:
    a = aiact.assess({"no_other_listed_use": True, "train_flop": number}, as_of=DAY)
    assert f'"train_flop":{written}' in a.to_json()
    assert a.case["facts"]["train_flop"] == number


def test_one_more_operation_is_above_the_threshold() -> None:
    facts: dict[str, Any] = {"object_kind": "ai_model", "role": ["provider"], "no_other_listed_use": True}
    above = aiact.assess(facts | {"gpai": True, "train_flop": 10**25 + 1}, as_of=DAY)
    assert above.case["facts"]["train_flop"] == 10**25 + 1
    assert aiact.assess(**above.case) == above
    assert above.verdict("gpai_systemic_risk") is Truth.YES


def test_python_and_text_give_the_same_bytes(screener: aiact.Assessment) -> None:
    text = json.dumps({"facts": SCREENER, "as_of": DAY}, indent=2)
    assert aiact.assess_json(text).to_json() == screener.to_json()
    assert aiact.assess_json(text) == screener


def test_the_document_is_json_and_to_dict_is_a_copy(silent: aiact.Assessment) -> None:
    document = silent.to_dict()
    assert json.loads(silent.to_json()) == document
    document["findings"].clear()
    assert silent.to_dict()["findings"]


def test_the_report_and_the_card(screener: aiact.Assessment) -> None:
    report = str(screener)
    for words in ("annex3-4-a", "2 December 2027", "21 November 2026", screener.notice):
        assert words in report
    assert "2026-11-21" in repr(screener) and "\n" not in repr(screener)


def test_versions() -> None:
    assert [e.id for e in aiact.editions()] == ["2024-07-12", "2026-07-27"]
    assert aiact.editions()[1].in_force == datetime.date(2026, 7, 27)
    assert len(aiact.rulebook_digest()) == 64
    assert aiact.__version__.count(".") == 2


def test_an_assessment_names_its_law(screener: aiact.Assessment) -> None:
    assert screener.law.rulebook == aiact.rulebook_digest()
    assert screener.law.library == aiact.__version__
