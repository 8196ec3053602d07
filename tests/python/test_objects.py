"""Assessments as Python objects: they compare, hash, pickle, do not change, and show themselves."""

from __future__ import annotations

import copy
import dataclasses
import datetime
import html.parser
import json
import pickle
from concurrent.futures import ThreadPoolExecutor

import pytest

import aiact
from conftest import DAY, HARMLESS


def test_pickles_and_copies_are_equal(screener: aiact.Assessment) -> None:
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(screener, protocol))
        assert again == screener and hash(again) == hash(screener)
        assert again.to_json() == screener.to_json()
        assert again.findings["high_risk"] == screener.findings["high_risk"]
    assert copy.copy(screener) == copy.deepcopy(screener) == screener


def test_a_pickle_of_another_rulebook_is_refused() -> None:
    a = aiact.assess(HARMLESS, as_of=DAY)
    other = "0" * 64
    foreign = pickle.dumps(a).replace(a.law.rulebook.encode(), other.encode())
    with pytest.raises(aiact.RulebookError, match="000000000000"):
        pickle.loads(foreign)


def test_views_can_be_carried_compared_and_hashed(screener: aiact.Assessment) -> None:
    parts = [
        screener.findings["annex3-4-a"],
        *screener.obligations[:5],
        *screener.questions[:3],
        *screener.presumptions[:3],
        screener.risk,
        screener.law,
        screener.explain("annex3-4-a"),
        aiact.Truth.UNKNOWN,
    ]
    for part in parts:
        again = pickle.loads(pickle.dumps(part))
        assert again == part and hash(again) == hash(part)
    assert pickle.loads(pickle.dumps(aiact.Truth.UNKNOWN)) is aiact.Truth.UNKNOWN


def test_different_cases_differ(screener: aiact.Assessment, silent: aiact.Assessment) -> None:
    assert screener != silent
    assert screener != screener.to_json()
    assert len({screener, silent, copy.copy(silent)}) == 2


def test_nothing_can_be_changed(screener: aiact.Assessment) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        screener.findings["high_risk"].value = aiact.Truth.NO  # type: ignore[misc]
    with pytest.raises(TypeError):
        screener.findings["high_risk"] = None  # type: ignore[index]
    screener.case["facts"].clear()
    assert screener.case["facts"]
    with pytest.raises(TypeError):
        aiact.Assessment()


def test_findings_are_a_mapping(screener: aiact.Assessment) -> None:
    findings = screener.findings
    assert len(findings) == len(list(findings)) == len(dict(findings))
    assert "high_risk" in findings and "high_riks" not in findings
    assert findings["high_risk"] is findings["high_risk"]


class _Tags(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.open.append(tag)
        self.seen.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_card_is_whole_and_stands_alone(screener: aiact.Assessment) -> None:
    source = screener._repr_html_()
    card = _Tags()
    card.feed(source)
    card.close()
    assert card.open == []
    assert card.seen <= {"table", "tr", "th", "td", "small"}
    assert "http" not in source
    for words in ("High-risk system", "✓ yes", "binding from 2 December 2027", "annex3-4-a", screener.notice):
        assert words in card.text
    over = len([o for o in screener.obligations if o.status in ("in_force", "upcoming")]) - 20
    assert f"… {over} more" in card.text


def test_a_day_on_which_something_ends_is_a_day(screener: aiact.Assessment) -> None:
    # No rule of the present editions ends; the document can say so all the same.
    document = json.loads(screener.to_json())
    document["findings"]["high_risk"]["until"] = "2030-01-01"
    a = aiact.Assessment._restored("{}", json.dumps(document))
    assert a.findings["high_risk"].until == datetime.date(2030, 1, 1)


def test_threads_see_the_same() -> None:
    with ThreadPoolExecutor(4) as pool:
        documents = list(pool.map(lambda _: aiact.assess(HARMLESS, as_of=DAY).to_json(), range(8)))
    assert len(set(documents)) == 1
