"""Bad input: each has its kind, its code, its place, and help where there is any; nothing panics."""

from __future__ import annotations

import copy
import datetime
import json
import pickle
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import pytest

import aiact
from aiact import _errors
from conftest import DAY


def error_of(facts: Any, **options: Any) -> aiact.AiactError:
    with pytest.raises(aiact.AiactError) as caught:
        aiact.assess(facts, **({"as_of": DAY} | options))
    return caught.value


@pytest.mark.parametrize(
    ("facts", "kind", "place"),
    [
        ({"profilnig": True}, aiact.UnknownFactError, "/facts/profilnig"),
        ({"art9-1-rms": True}, aiact.UnknownFactError, "/facts/art9-1-rms"),
        ({"profiling": "yes"}, aiact.FactTypeError, "/facts/profiling"),
        ({"profiling": 1}, aiact.FactTypeError, "/facts/profiling"),
        ({"train_flop": True}, aiact.FactTypeError, "/facts/train_flop"),
        ({"setting": ["workplce"]}, aiact.FactValueError, "/facts/setting/0"),
        ({"train_flop": -1}, aiact.FactValueError, "/facts/train_flop"),
        ({"placed_on_market_date": "2027-02-29"}, aiact.DayError, "/facts/placed_on_market_date"),
        ({"train_flop": {"min": 2, "max": 1}}, aiact.FactRangeError, "/facts/train_flop"),
        ({"train_flop": {"one_of": []}}, aiact.FactRangeError, "/facts/train_flop/one_of"),
        ({"train_flop": {"least": 2}}, aiact.DocumentKeyError, "/facts/train_flop/least"),
        ({"train_flop": float("nan")}, aiact.FactTypeError, "/facts/train_flop"),
        ({"train_flop": float("-inf")}, aiact.FactTypeError, "/facts/train_flop"),
        ({"train_flop": {"min": Decimal("NaN")}}, aiact.FactTypeError, "/facts/train_flop/min"),
        ({"train_flop": Decimal("Infinity")}, aiact.FactTypeError, "/facts/train_flop"),
        ({"train_flop": 10**5000}, aiact.FactTypeError, "/facts/train_flop"),
        ({"train_flop": "1e999"}, aiact.FactTypeError, "/facts/train_flop"),
        ({"profiling": object()}, aiact.FactTypeError, "/facts/profiling"),
        ({"setting": ["workplace", b"education"]}, aiact.FactTypeError, "/facts/setting/1"),
        ({"profiling": datetime.datetime(2026, 1, 1)}, aiact.FactTypeError, "/facts/profiling"),
        ({3: True}, aiact.DocumentKeyError, "/facts"),
        ({None: True}, aiact.DocumentKeyError, "/facts"),
        ({"train_flop": {1: 2}}, aiact.DocumentKeyError, "/facts/train_flop"),
        ({"role": "\ud800"}, aiact.JsonError, "/facts/role"),
        ({"a/b~c": True}, aiact.UnknownFactError, "/facts/a~1b~0c"),
        ({"a/b~c": object()}, aiact.FactTypeError, "/facts/a~1b~0c"),
        ("profiling", aiact.OptionError, "/facts"),
        (None, aiact.OptionError, "/facts"),
    ],
)
def test_bad_facts(facts: Any, kind: type[aiact.AiactError], place: str) -> None:
    error = error_of(facts)
    assert type(error) is kind
    assert error.place == place
    assert error.message and not error.message.endswith(".")


@pytest.mark.parametrize(
    ("options", "kind", "place"),
    [
        ({"as_of": "2026-13-01"}, aiact.DayError, "/as_of"),
        ({"as_of": "20261121"}, aiact.DayError, "/as_of"),
        ({"as_of": ""}, aiact.DayError, "/as_of"),
        ({"as_of": "2024-07-31"}, aiact.DayError, "/as_of"),
        ({"as_of": datetime.datetime(2026, 11, 21, 12)}, aiact.DayError, "/as_of"),
        ({"as_of": 20261121}, aiact.OptionError, "/as_of"),
        ({"as_of": None}, aiact.OptionError, "/as_of"),
        ({"edition": "2025"}, aiact.EditionError, "/edition"),
        ({"edition": 2026}, aiact.OptionError, "/edition"),
        ({"strict": "yes"}, aiact.OptionError, "/strict"),
        ({"strict": 0}, aiact.OptionError, "/strict"),
        ({"evidence": "training_records"}, aiact.OptionError, "/evidence"),
        ({"evidence": [object()]}, aiact.OptionError, "/evidence/0"),
        ({"readings": ["art5-1-f-nay-source"]}, aiact.UnknownIdError, "/readings"),
        ({"lang": "tlh"}, aiact.OptionError, "/lang"),
    ],
)
def test_bad_options(options: dict[str, Any], kind: type[aiact.AiactError], place: str) -> None:
    error = error_of({}, **options)
    assert type(error) is kind
    assert error.place == place


def test_the_day_is_required() -> None:
    with pytest.raises(TypeError):
        aiact.assess({})  # type: ignore[call-arg]


def test_help_names_the_nearest() -> None:
    assert "`profiling`" in (error_of({"profilnig": True}).help or "")
    assert "`workplace`" in (error_of({"setting": "workplce"}).help or "")
    assert "2026-07-27" in (error_of({}, edition="2026-07-28").help or "")


def test_a_contradiction_names_both() -> None:
    error = error_of({"infers_emotion": True, "infers_emotion_or_intention": False})
    assert type(error) is aiact.ContradictionError
    assert "infers_emotion" in str(error)


@pytest.mark.parametrize("look_up", ["verdict", "explain", "findings"])
def test_a_mistyped_id_names_the_nearest(silent: aiact.Assessment, look_up: str) -> None:
    reads: dict[str, Callable[[Any], object]] = {
        "verdict": silent.verdict,
        "explain": silent.explain,
        "findings": silent.findings.__getitem__,
    }
    with pytest.raises(aiact.UnknownIdError) as caught:
        reads[look_up]("high_riks")
    assert isinstance(caught.value, KeyError)
    assert "`high_risk`" in (caught.value.help or "")
    assert str(caught.value).startswith("no ")
    for strange in (7, None, "\udfff", ""):
        with pytest.raises(aiact.UnknownIdError):
            reads[look_up](strange)
    assert "high_riks" not in silent.findings


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", aiact.JsonError),
        ("{", aiact.JsonError),
        ("[]", aiact.JsonError),
        ("null", aiact.JsonError),
        ('{"as_of": "2026-11-21", "facts": {}} x', aiact.JsonError),
        ('{"as_of": "2026-11-21", "facts": {"train_flop": NaN}}', aiact.JsonError),
        ('{"as_of": "2026-11-21", "facts": {"role": "\\ud800"}}', aiact.JsonError),
        ('{"as_of": "2026-11-21", "facts": {"role": "\ud800"}}', aiact.JsonError),
        ('{"facts": {}}', aiact.DayError),
        ('{"as_of": "2026-11-21", "facts": {}, "fatcs": {}}', aiact.DocumentKeyError),
        ('{"as_of": "2026-11-21", "facts": {"profiling": true, "profiling": false}}', aiact.DocumentKeyError),
        ('{"as_of": "2026-11-21", "as_of": "2026-11-21", "facts": {}}', aiact.DocumentKeyError),
        ("[" * 100_000, aiact.LimitError),
        ('{"a":' * 100 + "1" + "}" * 100, aiact.LimitError),
    ],
)
def test_bad_documents(text: str, kind: type[aiact.AiactError]) -> None:
    with pytest.raises(aiact.AiactError) as caught:
        aiact.assess_json(text)
    assert type(caught.value) is kind


def test_a_document_is_a_text() -> None:
    others: list[Any] = [b"{}", {}, None]
    for other in others:
        with pytest.raises(aiact.JsonError):
            aiact.assess_json(other)


def test_the_place_of_a_key_that_stands_twice() -> None:
    with pytest.raises(aiact.DocumentKeyError) as caught:
        aiact.assess_json('{"as_of": "2026-11-21", "facts": {"profiling": true, "profiling": true}}')
    assert caught.value.place == "/facts/profiling"


def test_too_much() -> None:
    large = "x" * 100_000_000
    assert type(error_of({"role": large})) is aiact.LimitError
    assert type(error_of({large: True})) is aiact.LimitError
    with pytest.raises(aiact.LimitError):
        aiact.assess_json(large)
    assert len(str(error_of({"x" * 10_000: True}))) < 1000


def test_too_deep_and_without_end() -> None:
    deep: Any = True
    for _ in range(100_000):
        deep = [deep]
    assert type(error_of({"role": deep})) is aiact.LimitError
    # Taken apart step by step: dropping it at once would recurse.
    while isinstance(deep, list):
        deep = deep.pop()
    endless: list[Any] = []
    endless.append(endless)
    assert type(error_of({"role": endless})) is aiact.LimitError
    wide: Any = "x" * 1000
    for _ in range(12):
        wide = [wide] * 10
    assert type(error_of({"role": wide})) is aiact.LimitError


def test_a_value_that_is_just_within_the_depth_is_the_cores_to_judge() -> None:
    within: Any = []
    for _ in range(61):
        within = [within]
    assert type(error_of({"profiling": within})) is aiact.FactTypeError
    assert type(error_of({"profiling": [within]})) is aiact.LimitError


def test_an_error_of_the_callers_own_passes_through() -> None:
    class Broken(Mapping[str, Any]):
        def __getitem__(self, key: str) -> Any:
            raise RuntimeError("mine")

        def __iter__(self) -> Any:
            return iter(["profiling"])

        def __len__(self) -> int:
            return 1

    with pytest.raises(RuntimeError, match="mine"):
        aiact.assess(Broken(), as_of=DAY)


def test_every_code_of_the_core_has_its_class() -> None:
    codes = aiact.error_codes()
    assert codes["unknown_fact"] == 300
    assert len(codes) >= 15
    for name, number in codes.items():
        error = _errors.from_core(name, number, "/facts", "what", "help")
        assert type(error) is not aiact.AiactError, name
        assert (error.code, error.number) == (name, number)
        if name != "rulebook_syntax":
            assert (type(error).code, type(error).number) == (name, number)


def test_errors_are_errors_of_the_language_too() -> None:
    assert issubclass(aiact.UnknownIdError, KeyError)
    assert issubclass(aiact.UnknownFactError, KeyError)
    assert issubclass(aiact.DocumentKeyError, KeyError)
    assert issubclass(aiact.FactTypeError, TypeError)
    assert issubclass(aiact.FactValueError, ValueError)
    assert not issubclass(aiact.InternalError, ValueError)


def test_an_error_reads_like_the_cores() -> None:
    error = error_of({"profilnig": True})
    assert str(error) == f"{error.place}: {error.message} ({error.help})"
    assert error.to_dict() == {
        "code": "unknown_fact",
        "number": 300,
        "place": "/facts/profilnig",
        "message": "no fact `profilnig`",
        "help": "did you mean `profiling`?",
    }
    assert json.dumps(error.to_dict())


@pytest.mark.parametrize("again", [lambda e: pickle.loads(pickle.dumps(e)), copy.copy, copy.deepcopy])
def test_errors_can_be_carried(again: Callable[[aiact.AiactError], aiact.AiactError]) -> None:
    for error in (error_of({"profilnig": True}), error_of({"train_flop": {"min": 2, "max": 1}})):
        carried = again(error)
        assert type(carried) is type(error)
        assert carried.to_dict() == error.to_dict()
        assert str(carried) == str(error)


def test_the_undetermined_error_can_be_carried() -> None:
    with pytest.raises(aiact.UndeterminedError) as caught:
        bool(aiact.Truth.UNKNOWN)
    assert pickle.loads(pickle.dumps(caught.value)).to_dict() == caught.value.to_dict()
