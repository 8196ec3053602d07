"""Whatever is stated: the order does not matter, and every way in gives the same bytes."""

from __future__ import annotations

import datetime
import json
import pathlib
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import aiact
from conftest import DAY

# Facts of each type that do not contradict each other.
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "role": st.sets(st.sampled_from(["provider", "deployer", "importer", "distributor"])),
    "setting": st.lists(st.sampled_from(["workplace", "education", "other"]), unique=True),
    "profiling": st.sampled_from([True, False, None]),
    "emp_recruitment_selection": st.sampled_from([True, False, None]),
    "medical_or_safety_reason": st.sampled_from([True, False, None]),
    "org_size": st.sampled_from(["medium", "large", {"one_of": ["medium", "large"]}]),
    "train_flop": st.one_of(
        st.integers(0, 10**60),
        st.floats(0, 1e300, allow_nan=False),
        st.decimals(0, 10**30, allow_nan=False, places=6),
        st.just({"min": 8e24, "max": Decimal("1.2e25")}),
    ),
    "placed_on_market_date": st.dates(min_value=datetime.date(1900, 1, 1)),
}
FACTS = st.fixed_dictionaries({"no_other_listed_use": st.just(True)}, optional=VALUES)


def as_text(facts: Mapping[str, Any]) -> str:
    """The document as another program would write it."""
    return written({"as_of": DAY, "facts": facts})


def written(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{json.dumps(key)}: {written(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list | set):
        return (
            "["
            + ", ".join(sorted(map(written, value)) if isinstance(value, set) else map(written, value))
            + "]"
        )
    if isinstance(value, datetime.date):
        return json.dumps(value.isoformat())
    return str(value) if isinstance(value, Decimal) else json.dumps(value)


@given(FACTS, st.randoms(use_true_random=False))
def test_order_does_not_matter_and_text_gives_the_same_bytes(facts: dict[str, Any], random: Any) -> None:
    here = aiact.assess(facts, as_of=DAY).to_json()
    shuffled = list(facts.items())
    random.shuffle(shuffled)
    assert aiact.assess(dict(shuffled), as_of=DAY).to_json() == here
    assert aiact.assess_json(as_text(facts)).to_json() == here


@given(FACTS)
def test_the_case_of_an_answer_gives_the_answer_again(facts: dict[str, Any]) -> None:
    a = aiact.assess(facts, as_of=DAY)
    assert aiact.assess(**a.case) == a


@given(
    st.dictionaries(
        st.text(max_size=8),
        st.recursive(
            st.none() | st.booleans() | st.floats() | st.text(max_size=5) | st.integers(),
            lambda inner: (
                st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
            ),
            max_leaves=5,
        ),
        min_size=1,
        max_size=3,
    )
)
def test_no_value_does_more_than_raise_one_of_ours(facts: dict[str, Any]) -> None:
    try:
        aiact.assess(facts, as_of=DAY)
    except aiact.AiactError as error:
        assert error.place.startswith("/facts")
        assert error.message
    else:
        raise AssertionError("none of these is a fact")


@given(st.text(max_size=40))
def test_no_text_does_more_than_raise_one_of_ours(text: str) -> None:
    try:
        aiact.assess_json(text)
    except aiact.AiactError as error:
        assert error.code in aiact.error_codes()
    else:
        raise AssertionError("none of these is a case")


def test_a_case_from_a_file(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "case.json"
    path.write_text(
        '{"as_of": "2026-11-21", "strict": true, "facts": {"train_flop": 1e25, "role": ["provider"]}}'
    )
    case = aiact.load_case(path)
    assert case == {"as_of": DAY, "strict": True, "facts": {"role": ["provider"], "train_flop": 1e25}}
    assert aiact.assess(**case) == aiact.assess_json(path.read_text())


def test_a_bad_file(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "case.json"
    for content, kind in [
        (b"\xff{}", aiact.JsonError),
        (b"{", aiact.JsonError),
        (b'{"facts": {}}', aiact.DayError),
        (b" " * (16 * 1024 * 1024 + 1), aiact.LimitError),
    ]:
        path.write_bytes(content)
        try:
            aiact.load_case(path)
        except aiact.AiactError as error:
            assert type(error) is kind
        else:
            raise AssertionError(content[:20])
