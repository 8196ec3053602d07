"""The rulebook as reference."""

from __future__ import annotations

import json
from typing import Any

import pytest

import aiact
from aiact import _native

KINDS = [
    "fact",
    "term",
    "rule",
    "duty",
    "penalty",
    "checklist",
    "institution",
    "procedure",
    "instrument",
    "history",
    "figure",
    "activity",
    "regime",
    "unmodelled",
    "source",
    "edition",
]


@pytest.mark.parametrize("kind", KINDS)
def test_every_entry_of_a_kind_can_be_read(kind: str) -> None:
    rows = aiact.entries(kind)
    assert rows
    for row in rows:
        entry = aiact.entry(f"{kind} {row['id']}")
        assert (entry["kind"], entry["id"], entry["title"]) == (kind, row["id"], row["title"])


def test_whatever_an_answer_names_can_be_looked_up(screener: aiact.Assessment) -> None:
    named = {*screener.findings, *(q.id for q in screener.questions), *(e.tier for e in screener.exposure)}
    for duty in screener.obligations:
        named |= {duty.id, *duty.missing, *duty.presumptions}
        assert aiact.entry(duty.id)["title"] == duty.duty
        assert "; ".join(aiact.entry(duty.id)["citations"]) == duty.citation
        assert aiact.entry(duty.id).get("url") == duty.url
    for id in named:
        assert aiact.entry(id)["id"] == id


def test_numbers_are_numbers() -> None:
    # Article 51(2): 10^25.
    tier = aiact.entry("P3")
    assert (tier["amount"], tier["percent"]) == (35_000_000, 7)


def test_an_entry_is_a_copy() -> None:
    aiact.entry("P3").clear()
    assert json.loads(_native.entry_json("P3")) == aiact.entry("P3")


def test_a_mistyped_id_names_the_nearest() -> None:
    with pytest.raises(aiact.UnknownIdError) as caught:
        aiact.entry("ai-ofice")
    assert caught.value.help == "did you mean `ai-office`?"
    strange: list[Any] = [7, None, "\udfff", ""]
    for id in strange:
        with pytest.raises(aiact.UnknownIdError):
            aiact.entry(id)


def test_a_kind_that_there_is_not_names_the_known() -> None:
    strange: list[Any] = ["duties", "", "\udfff", None]
    for kind in strange:
        with pytest.raises(aiact.OptionError):
            aiact.entries(kind)
    with pytest.raises(aiact.OptionError) as caught:
        aiact.entries("duties")
    assert caught.value.place == "kind"
    assert all(kind in (caught.value.help or "") for kind in KINDS)


def test_everything_on_a_provision() -> None:
    found = aiact.about("Art 5(1)(f)")
    assert found["provision"] == "Art 5(1)(f)"
    ids = {(row["kind"], row["id"]): row["relation"] for row in found["entries"]}
    assert ids["rule", "art5-1-f"] == "exact"
    assert ids["instrument", "guidelines-prohibited-practices"] == "whole"
    assert json.loads(_native.about_json("Article 5(1), point (f)")) == found
    assert aiact.about("Recital 5")["entries"] == []


def test_a_provision_that_there_is_not_names_the_nearest() -> None:
    with pytest.raises(aiact.UnknownIdError) as caught:
        aiact.about("Art 114")
    assert caught.value.help == "did you mean `Art 113`?"
    strange: list[Any] = [5, None, "\udfff", "", "art5-1-f"]
    for provision in strange:
        with pytest.raises(aiact.UnknownIdError):
            aiact.about(provision)
