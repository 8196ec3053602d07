"""Procedures: where one stands, what is next and by when, and what was late or out of order."""

from __future__ import annotations

import dataclasses
import datetime
import json
import pickle
from typing import Any

import pytest

import aiact
from aiact import Fault, Progress, Truth
from conftest import DAY, SCREENER

INCIDENT = "serious-incident"

#: An incident for which the general period of Article 73(2) counts.
HARM: dict[str, Any] = {
    "incident_kind": ["health"],
    "infringes_individual_interests": False,
    "incident_reported_elsewhere": False,
    "incident_initial_report": False,
}


def harmed(as_of: str, **days: str) -> aiact.Assessment:
    return aiact.assess(SCREENER | HARM | days, as_of=as_of)


def state(assessment: aiact.Assessment) -> dict[str, tuple[Any, ...]]:
    return {step.id: (step.progress, *step.faults) for step in assessment.procedure(INCIDENT).steps}


def test_a_walk_with_dates() -> None:
    # Article 73(2): 15 days after the provider has become aware. 10 January 2028 is a Monday.
    assert not harmed("2028-01-10").procedure(INCIDENT).begun
    aware = {"incident_aware_date": "2028-01-10"}
    first = harmed("2028-01-12", **aware).procedures[0]
    assert (first.id, first.begun, first.concerns) == (INCIDENT, True, Truth.YES)
    report = first.next[0]
    assert (report.id, report.by, report.needed) == ("report", ("provider",), Truth.YES)
    assert (report.date, report.date_fact) == (None, "incident_reported_date")
    assert [(d.date, d.citation) for d in report.deadlines] == [
        (datetime.date(2028, 1, 25), "Art 73(2) subpara 1")
    ]
    assert state(harmed("2028-01-25", **aware))["report"] == (Progress.NEXT,)
    assert state(harmed("2028-01-26", **aware))["report"] == (Progress.NEXT, Fault.OVERDUE)
    # Reported in time; the authority has seven days (Article 73(8)).
    reported = aware | {"incident_reported_date": "2028-01-25", "incident_notified_date": "2028-01-25"}
    then = state(harmed("2028-02-01", **reported))
    assert then["report"] == then["receipt"] == (Progress.DONE,)
    assert then["complete-report"] == (Progress.NOT_NEEDED,)
    assert then["measures"] == (Progress.NEXT,)
    assert state(harmed("2028-02-02", **reported))["measures"] == (Progress.NEXT, Fault.OVERDUE)
    # Reported too late, and passed on before it was received.
    wrong = {"incident_reported_date": "2028-01-26", "incident_notified_date": "2028-01-26"}
    wrong |= {"incident_commission_date": "2028-01-20"}
    bad = harmed("2028-02-01", **aware, **wrong).procedure(INCIDENT)
    assert [(step.id, step.faults) for step in bad.faulty] == [
        ("report", (Fault.LATE,)),
        ("commission", (Fault.OUT_OF_ORDER,)),
    ]


def test_the_list_has_what_concerns_the_case_and_all_on_request(screener: aiact.Assessment) -> None:
    assert all(p.condition and p.concerns is not Truth.NO and not p.begun for p in screener.procedures)
    listed, every = ({p.id for p in of} for of in (screener.procedures, screener.all_procedures))
    assert INCIDENT in listed and "gpai-fine" not in listed
    assert listed < every and every == {row["id"] for row in aiact.entries("procedure")}
    # As published, the Act had no proceedings of the AI Office against operators (Article 75a).
    before = aiact.assess(SCREENER, as_of="2026-07-26")
    assert every - {p.id for p in before.all_procedures} >= {"ai-office-proceedings"}


def test_the_document_and_the_text_are_of_the_same_procedures(screener: aiact.Assessment) -> None:
    ways: list[tuple[dict[str, Any], tuple[aiact.Procedure, ...]]] = [
        ({}, screener.procedures),
        ({"all": True}, screener.all_procedures),
        ({"id": INCIDENT}, (screener.procedure(INCIDENT),)),
    ]
    for arguments, expected in ways:
        document = json.loads(screener.procedures_json(**arguments))
        assert [p["id"] for p in document["procedures"]] == [p.id for p in expected]
        assert (document["law"]["as_of"], document["notice"]) == (DAY, screener.notice)
        text = screener.procedures_text(**arguments)
        assert all(f"{p.id}  {p.title}  [{p.citation}]" in text for p in expected)


def test_the_text_is_in_the_language_of_the_case() -> None:
    facts = SCREENER | HARM | {"incident_aware_date": "2028-01-10", "incident_reported_date": "2028-01-26"}
    texts = {
        lang: aiact.assess(facts, as_of="2028-02-01", lang=lang).procedures_text(INCIDENT)
        for lang in ("en", "da", "sv")
    }
    assert "FAULT: late" in texts["en"] and "due 25 January 2028" in texts["en"]
    assert "FEJL: for sent" in texts["da"] and "frist 25. januar 2028" in texts["da"]
    assert "FEL: för sent" in texts["sv"] and "senast 25 januari 2028" in texts["sv"]
    for lang, text in texts.items():
        assert aiact.entry(f"procedure {INCIDENT}", lang)["title"] in text and "[en]" not in text


def test_a_procedure_that_there_is_not_names_the_nearest(screener: aiact.Assessment) -> None:
    with pytest.raises(aiact.UnknownIdError) as caught:
        screener.procedure("serious-incidnet")
    assert caught.value.help == "did you mean `serious-incident`?"
    strange: list[Any] = ["", 7, "\udfff"]
    for id in strange:
        for ask in (screener.procedure, screener.procedures_json, screener.procedures_text):
            with pytest.raises(aiact.UnknownIdError):
                ask(id)


def test_views_do_not_change_and_can_be_carried() -> None:
    procedure = harmed("2028-01-26", incident_aware_date="2028-01-10").procedure(INCIDENT)
    again = pickle.loads(pickle.dumps(procedure))
    assert again == procedure and hash(again) == hash(procedure)
    with pytest.raises(dataclasses.FrozenInstanceError):
        procedure.begun = False  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        procedure.steps[0].progress = Progress.DONE  # type: ignore[misc]
