"""The published schemas: what the library takes and gives is valid, what it refuses is not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema_rs import Draft202012Validator, meta

import aiact
from conftest import DAY

ROOT = Path(__file__).resolve().parents[2]


def schema_of(name: str) -> dict[str, Any]:
    path = ROOT / "core" / "schemas" / f"{name}.schema.json"
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema


SCHEMAS = {name: schema_of(name) for name in ("case", "assessment", "procedures", "error")}
VALUES: dict[str, Any] = SCHEMAS["case"]["$defs"]

CASE = Draft202012Validator(SCHEMAS["case"], validate_formats=True)
#: To most validators `format` is a remark.
CASE_WITHOUT_FORMATS = Draft202012Validator(SCHEMAS["case"], validate_formats=False)
ASSESSMENT = Draft202012Validator(SCHEMAS["assessment"], validate_formats=True)
PROCEDURES = Draft202012Validator(SCHEMAS["procedures"], validate_formats=True)
ERROR = Draft202012Validator(SCHEMAS["error"], validate_formats=True)


def labelled_cases() -> list[Any]:
    """Every sixteenth of the labelled cases, by the conventions that tests/cases/README.md states."""
    text = (ROOT / "tests" / "cases" / "classification.jsonl").read_text(encoding="utf-8")
    cases = []
    for line in text.splitlines()[::16]:
        case = json.loads(line)
        facts: dict[str, Any] = dict(case["facts"])
        for id, value in facts.items():
            if f"list_of_{id}" in VALUES and isinstance(value, str) and "," in value:
                facts[id] = [part.strip() for part in value.split(",")]
        if case["actor_role"] is not None:
            facts.setdefault("role", case["actor_role"])
        facts.setdefault("no_other_listed_use", True)
        day = facts.get("assessment_date") or "2028-08-02"
        cases.append(pytest.param({"as_of": day, "facts": facts}, id=case["id"]))
    return cases


def examples() -> list[Any]:
    paths = sorted((ROOT / "core" / "examples" / "cases").glob("*.json"))
    return [pytest.param(json.loads(path.read_text(encoding="utf-8")), id=path.stem) for path in paths]


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_are_schemas(name: str) -> None:
    meta.validate(SCHEMAS[name])


def test_there_is_something_to_look_at() -> None:
    assert len(examples()) >= 1 and len(labelled_cases()) >= 30


@pytest.mark.parametrize(
    "case",
    [
        *examples(),
        *labelled_cases(),
        {"as_of": DAY},
        {"as_of": DAY, "facts": {}, "strict": True},
        {"as_of": DAY, "strict": False, "edition": None, "lang": None, "evidence": [], "readings": []},
        {"as_of": DAY, "edition": "2024-07-12", "lang": "en"},
        {"as_of": DAY, "edition": "amended"},
        {"as_of": DAY, "readings": ["art5-1-f-any-source"], "facts": {"infers_emotion": True}},
        {"as_of": DAY, "facts": {"high_risk": True, "deep_fake": False, "profiling": None}},
        {"as_of": DAY, "facts": {"infers_emotion": True, "setting": "workplace", "in_scope": False}},
        {
            "as_of": DAY,
            "facts": {
                "role": ["provider"],
                "high_risk": True,
                "placed_on_market_date": {"max": "2027-01-01"},
            },
            "evidence": ["technical_documentation", "fria"],
        },
        {
            "as_of": DAY,
            "facts": {"role": "provider", "gpai": True, "train_flop": {"min": "8e24", "max": 1.2e25}},
        },
    ],
)
def test_a_case_and_its_answer(case: dict[str, Any]) -> None:
    CASE.validate(case)
    CASE_WITHOUT_FORMATS.validate(case)
    assessment = aiact.assess_json(json.dumps(case))
    answer = json.loads(assessment.to_json())
    ASSESSMENT.validate(answer)
    PROCEDURES.validate(json.loads(assessment.procedures_json(all=True)))
    # What the answer repeats, and what its presumptions make of it, are cases again.
    CASE.validate(answer["case"])
    presumed = {presumption["id"]: presumption["value"] for presumption in answer["presumptions"]}
    CASE.validate({"as_of": DAY, "facts": presumed})


#: A fact of each type. Two of the sets name their empty set, and one has a value "not said which".
FACTS = {
    "profiling": "bool",
    "deep_fake": "a term",
    "high_risk": "a conclusion",
    "org_size": "one of",
    "role": "set of",
    "setting": "set of, with `none`",
    "makes_synthetic": "set of, with an unspecified value",
    "train_flop": "number",
    "placed_on_market_date": "date",
    "device_class": "text",
    "profilnig": "unknown",
    "art9-1-rms": "a duty",
}

#: Everything that might be written, right or wrong for one type or the other, with semicolons between. VALUE
#: and OTHER are values of the fact, where it has some.
WRITTEN = r"""
    null ; true ; false ; "yes" ; "" ; "none" ; [] ; {} ; [null] ; [[]] ; [true] ; [1] ; "VALUE" ;
    " VALUE" ; "value of nothing" ; ["VALUE"] ; ["VALUE", "OTHER"] ; ["VALUE", "VALUE"] ;
    ["value of nothing"] ; ["none"] ; ["none", "none"] ; ["none", "VALUE"] ; ["VALUE", 1] ;
    ["VALUE", null] ; {"one_of": ["VALUE"]} ; {"one_of": ["VALUE", "OTHER"]} ; {"one_of": "VALUE"} ;
    {"one_of": [null]} ; {"one_of": ["value of nothing"]} ; {"one_of": []} ; {"one_of": null} ;
    {"one_of": ["none"]} ; {"includes": ["VALUE"]} ; {"excludes": ["VALUE"]} ;
    {"includes": ["VALUE"], "excludes": ["OTHER"]} ; {"includes": []} ; {"excludes": []} ;
    {"includes": "VALUE"} ; {"includes": null} ; {"includes": [null]} ; {"includes": ["none"]} ;
    {"excludes": ["none"]} ; {"includes": ["none", "VALUE"]} ; {"includes": ["value of nothing"]} ;
    {"includes": ["VALUE"], "one_of": ["VALUE"]} ; {"has": ["VALUE"]} ; 0 ; -0 ; -0.0 ; 1 ; -1 ; -1e-9 ;
    0.4 ; 1e25 ; 1E+25 ; 10000000000000000000000001 ; 1e-30 ; "0" ; "1" ; "-1" ; "-0" ; "-0.0e5" ; "-0.1" ;
    "+1" ; "0.4" ; ".4" ; "4." ; "4.e2" ; "1e25" ; "1E+25" ; "1e" ; "1,5" ; "1_000" ; "0x10" ; " 1e25 " ;
    "1 000" ; "NaN" ; "Infinity" ; "1.2.3" ; "1e2e3" ; "1+2" ; "1-" ; "٣" ; {"min": 1} ; {"max": 1} ;
    {"min": 1, "max": "2e3"} ; {"min": 1, "max": 1} ; {"min": null, "max": 2} ; {"min": null, "max": null} ;
    {"min": -1} ; {"min": true} ; {"min": []} ; {"min": "none"} ; {"min": {}} ; {"min": 1, "least": 1} ;
    {"min": 1, "one_of": [1]} ; {"one_of": [1]} ; {"one_of": [1, "2e3"]} ; {"one_of": [1, null]} ;
    {"one_of": [-1]} ; {"one_of": [[1]]} ; {"one_of": 1} ; {"from": 1} ; "2026-11-21" ; "2028-02-29" ;
    "2027-02-29" ; "2026-13-01" ; "2026-00-10" ; "2026-04-31" ; "2026-1-1" ; "20261121" ;
    "2026-11-21T00:00:00Z" ; " 2026-11-21" ; "2026-11-21\n" ; "21.11.2026" ; "0001-01-01" ; "9999-12-31" ;
    "0000-01-01" ; "10000-01-01" ; ["2026-11-21"] ; {"min": "2026-11-21"} ; {"max": "2026-11-21"} ;
    {"min": "2026-11-21", "max": "2027-11-21"} ; {"min": "2026-11-21", "max": null} ; {"min": "2026"} ;
    {"one_of": ["2026-11-21"]} ; {"one_of": ["2026-11-21", "2027-02-29"]}
"""
FORMS = [form.strip() for form in WRITTEN.split(";")]


def refusal(case: str) -> aiact.AiactError | None:
    try:
        aiact.assess_json(case)
    except aiact.AiactError as error:
        ERROR.validate(error.to_dict())
        return error
    return None


@pytest.mark.parametrize("id", FACTS)
def test_a_fact_is_refused_exactly_where_the_library_refuses_it(id: str) -> None:
    named = [name for name in VALUES.get(f"value_of_{id}", {}).get("enum", []) if name != "none"]
    value, other, *_ = [*named, "one", "two"]
    verdicts = set()
    for form in FORMS:
        written = form.replace("VALUE", value).replace("OTHER", other)
        case = f'{{"as_of": "{DAY}", "facts": {{"{id}": {written}}}}}'
        error = refusal(case)
        valid = CASE.is_valid(json.loads(case))
        assert valid == (error is None), f"{id}: {written}: {error or 'accepted'}"
        verdicts.add(valid)
    assert verdicts == ({False} if FACTS[id] in ("unknown", "a duty") else {True, False})


@pytest.mark.parametrize(
    "case",
    [
        "null",
        "[]",
        '"2026-11-21"',
        "{}",
        '{"facts": {}}',
        '{"as_of": null, "facts": {}}',
        '{"as_of": 20261121, "facts": {}}',
        '{"as_of": "21.11.2026", "facts": {}}',
        '{"as_of": "2027-02-29", "facts": {}}',
        '{"as_of": "2026-11-21", "fact": {}}',
        '{"as_of": "2026-11-21", "profiling": true}',
        '{"as_of": "2026-11-21", "facts": null}',
        '{"as_of": "2026-11-21", "facts": []}',
        '{"as_of": "2026-11-21", "edition": "2025"}',
        '{"as_of": "2026-11-21", "edition": 2026}',
        '{"as_of": "2026-11-21", "strict": null}',
        '{"as_of": "2026-11-21", "strict": "no"}',
        '{"as_of": "2026-11-21", "lang": "fr"}',
        '{"as_of": "2026-11-21", "lang": 1}',
        '{"as_of": "2026-11-21", "evidence": null}',
        '{"as_of": "2026-11-21", "evidence": "technical_documentation"}',
        '{"as_of": "2026-11-21", "evidence": [1]}',
        '{"as_of": "2026-11-21", "readings": null}',
        '{"as_of": "2026-11-21", "readings": ["no-such-reading"]}',
    ],
)
def test_a_document_that_is_no_case(case: str) -> None:
    assert refusal(case) is not None
    assert not CASE.is_valid(json.loads(case))


@pytest.mark.parametrize(
    ("case", "code"),
    [
        ('{"as_of": "2024-07-31"}', "day"),
        ('{"as_of": "2026-11-21", "facts": {"train_flop": {"min": 2e25, "max": 1e25}}}', "fact_range"),
        (f'{{"as_of": "2026-11-21", "facts": {{"train_flop": "{"9" * 65}"}}}}', "fact_type"),
        ('{"as_of": "2026-11-21", "facts": {"train_flop": "1e401"}}', "fact_type"),
        (
            '{"as_of": "2026-11-21", "facts": {"setting": {"includes": ["other"], "excludes": ["other"]}}}',
            "contradiction",
        ),
        (
            '{"as_of": "2026-11-21", "facts": {"deep_fake": true, "resembles_existing": false}}',
            "contradiction",
        ),
        ('{"as_of": "2026-11-21", "facts": {}, "facts": {}}', "key"),
    ],
)
def test_what_a_schema_cannot_say(case: str, code: str) -> None:
    error = refusal(case)
    assert error is not None and error.code == code
    assert CASE.is_valid(json.loads(case))


def test_a_day_that_is_none_passes_only_where_formats_are_remarks() -> None:
    case = {"as_of": "2027-02-29"}
    assert CASE_WITHOUT_FORMATS.is_valid(case) and not CASE.is_valid(case)
    assert not CASE_WITHOUT_FORMATS.is_valid({"as_of": "2027-02-32"})


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("law", "rulebook"), "0"),
        (("law", "as_of"), "21.11.2026"),
        (("risk", "prohibited", "value"), True),
        (("risk", "high_risk", "status"), "soon"),
        (("risk", "minimal"), {}),
        (("findings", "high_risk", "value"), None),
        (("findings", "high_risk", "colour"), "red"),
        (("findings", "high_risk", "applies_from"), "2027-13-02"),
        (("findings", "high_risk", "reason"), []),
        (("obligations", 0, "nature"), "wish"),
        (("obligations", 0, "penalty", "kind"), "prison"),
        (("questions", 0, "settles"), 0),
        (("presumptions", 0, "value"), {"perhaps": True}),
        (("notice",), ""),
        (("score",), 1),
    ],
)
def test_a_document_that_is_no_assessment(
    screener: aiact.Assessment, path: tuple[Any, ...], value: Any
) -> None:
    answer: Any = screener.to_dict()
    ASSESSMENT.validate(answer)
    inner = answer
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    assert not ASSESSMENT.is_valid(answer)


@pytest.mark.parametrize("name", ["law", "risk", "findings", "obligations", "questions", "notice"])
def test_nothing_is_left_out_of_an_assessment(screener: aiact.Assessment, name: str) -> None:
    answer = screener.to_dict()
    del answer[name]
    assert not ASSESSMENT.is_valid(answer)


def walks() -> list[Any]:
    """The cases of tests/procedures.txt."""
    lines = (ROOT / "tests" / "procedures.txt").read_text(encoding="utf-8").splitlines()
    cells = [line.split(" | ") for line in lines if line.startswith("procedure ")]
    return [(id.split()[1], {"as_of": day.split()[1]} | json.loads(facts)) for id, day, facts, _ in cells]


def test_procedures_with_all_their_faults() -> None:
    faults = set()
    for id, case in walks()[::2]:
        document = json.loads(aiact.assess_json(json.dumps(case)).procedures_json(id))
        PROCEDURES.validate(document)
        faults |= {f for step in document["procedures"][0]["steps"] for f in step.get("faults", [])}
    assert faults == {fault.value for fault in aiact.Fault}


def test_a_document_that_is_no_list_of_procedures(screener: aiact.Assessment) -> None:
    document = json.loads(screener.procedures_json())
    PROCEDURES.validate(document)
    first = document["procedures"][0]
    changes: list[dict[str, Any]] = [{"begun": "yes"}, {"concerns": True}, {"steps": []}, {"colour": "red"}]
    for change in changes:
        assert not PROCEDURES.is_valid(document | {"procedures": [first | change]}), change
    step = first["steps"][0]
    changes = [{"progress": "soon"}, {"faults": ["lazy"]}, {"by": []}, {"date": "2027-02-32"}]
    for change in changes:
        assert not PROCEDURES.is_valid(document | {"procedures": [first | {"steps": [step | change]}]}), (
            change
        )


def test_an_error_has_the_number_of_its_code() -> None:
    error = refusal("{}")
    assert error is not None
    document = error.to_dict()
    for change in ({"number": 101}, {"code": "edition"}, {"code": "oops"}, {"message": ""}, {"hint": "none"}):
        assert not ERROR.is_valid(document | change), change
    del document["help"]
    assert not ERROR.is_valid(document)
