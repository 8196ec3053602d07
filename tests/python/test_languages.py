"""The rulebook and the fixed phrases in every language; what is unknown is an error that names the known."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

import aiact
from aiact import Status, Truth, _native
from conftest import DAY, SCREENER

LANGUAGES = ["en", "da", "sv"]


def test_english_is_what_comes_without_a_language() -> None:
    assert aiact.entry("art9-1-rms", "en") == aiact.entry("art9-1-rms")
    assert aiact.entries("duty", "en") == aiact.entries("duty", None) == aiact.entries("duty")
    assert aiact.about("Art 9", lang="en") == aiact.about("Art 9")
    assert aiact.phrases("en") == aiact.phrases()


def test_texts_change_and_identifiers_do_not() -> None:
    entries = [aiact.entry("art9-1-rms", lang) for lang in LANGUAGES]
    assert len({entry["title"] for entry in entries}) == 3
    assert "risikostyringssystem" in entries[1]["title"] and "riskhanteringssystem" in entries[2]["title"]
    for member in ("kind", "id", "citations", "url", "bearer", "deadlines"):
        assert entries[0].get(member) == entries[1].get(member) == entries[2].get(member), member
    for lang in LANGUAGES:
        assert [row["id"] for row in aiact.entries("fact", lang)] == [
            row["id"] for row in aiact.entries("fact")
        ]
        assert [row["id"] for row in aiact.about("Art 53", lang)["entries"]] == [
            row["id"] for row in aiact.about("Art 53")["entries"]
        ]


def test_an_entry_says_what_an_answer_says() -> None:
    for lang in LANGUAGES:
        a = aiact.assess(SCREENER, as_of=DAY, lang=lang)
        for duty in a.obligations[:20]:
            assert aiact.entry(duty.id, lang)["title"] == duty.duty
        for question in a.questions:
            assert aiact.entry(question.id, lang)["title"] == question.question


def leaves(value: Any, at: str = "") -> dict[str, Any]:
    if isinstance(value, dict):
        return {
            place: leaf
            for key, inner in value.items()
            for place, leaf in leaves(inner, f"{at}/{key}").items()
        }
    return {at: value}


def test_phrases_are_whole_in_every_language() -> None:
    tables = [leaves(aiact.phrases(lang)) for lang in LANGUAGES]
    assert tables[0].keys() == tables[1].keys() == tables[2].keys()
    for lang in LANGUAGES:
        phrases = aiact.phrases(lang)
        assert {*phrases["status"]} == {status.value for status in Status}
        assert {*phrases["truth"]} == {truth.value for truth in Truth}
        assert {*phrases["progress"]} == {progress.value for progress in aiact.Progress}
        assert {*phrases["fault"]} == {fault.value for fault in aiact.Fault}
        assert all(phrase for place, phrase in leaves(phrases).items() if place != "/not_translated")
        assert phrases["notice"] == aiact.assess(SCREENER, as_of=DAY, lang=lang).notice
        assert phrases == json.loads(_native.phrases_json(lang))


ASKING: list[Callable[[Any], Any]] = [
    lambda lang: aiact.entry("art9-1-rms", lang),
    lambda lang: aiact.entries("duty", lang),
    lambda lang: aiact.about("Art 9", lang),
    aiact.phrases,
]


@pytest.mark.parametrize("ask", ASKING)
@pytest.mark.parametrize("lang", ["fr", "", "DA", "no", "\udfff", 7])
def test_an_unknown_language_is_an_error(ask: Callable[[Any], Any], lang: Any) -> None:
    with pytest.raises(aiact.OptionError) as caught:
        ask(lang)
    if isinstance(lang, str) and lang.isascii():
        assert (caught.value.place, caught.value.help) == ("lang", "known: en, da, sv")


def test_an_unknown_language_of_a_case_is_an_error() -> None:
    with pytest.raises(aiact.OptionError) as caught:
        aiact.assess(SCREENER, as_of=DAY, lang="fr")
    assert (caught.value.place, caught.value.help) == ("/lang", "known: en, da, sv")
