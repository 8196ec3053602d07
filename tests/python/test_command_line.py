"""The command line, as another process sees it."""

from __future__ import annotations

import json
import pathlib
import subprocess
import sys
import sysconfig
from decimal import Decimal
from typing import Any

import pytest

import aiact
from aiact._cli import _readable
from conftest import DAY, EMOTION_AT_WORK, HARMLESS, SCREENER


def aiact_command(
    *arguments: str, stdin: str | bytes = b"", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    given = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        [sys.executable, "-m", "aiact", *arguments], input=given, capture_output=True, env=env, timeout=120
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def document(facts: dict[str, Any], **options: Any) -> str:
    return json.dumps({"as_of": DAY, "facts": facts} | options)


@pytest.fixture
def case_file(tmp_path: pathlib.Path) -> pathlib.Path:
    path = tmp_path / "case.json"
    path.write_text(document(SCREENER))
    return path


def test_assess_is_readable(case_file: pathlib.Path, screener: aiact.Assessment) -> None:
    done = aiact_command("assess", str(case_file))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == str(screener)


def test_assess_json_has_the_bytes_of_the_library(
    case_file: pathlib.Path, screener: aiact.Assessment
) -> None:
    done = aiact_command("assess", "--json", str(case_file))
    assert done.returncode == 0
    assert done.stdout == screener.to_json() + "\n"
    assert aiact_command("assess", "--json", "-", stdin=case_file.read_text()).stdout == done.stdout


def test_the_output_is_utf_8_in_any_locale() -> None:
    case = document({**HARMLESS, "device_class": "prøvning"})
    ascii_only = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = aiact_command("assess", "--json", "-", stdin=case, env=ascii_only)
    assert "prøvning" in done.stdout
    assert done.stdout == aiact.assess_json(case).to_json() + "\n"


def test_the_installed_command(case_file: pathlib.Path, screener: aiact.Assessment) -> None:
    command = pathlib.Path(sysconfig.get_path("scripts"), "aiact")
    done = subprocess.run(
        [command, "assess", "--json", case_file], capture_output=True, text=True, timeout=120
    )
    assert (done.returncode, done.stdout) == (0, screener.to_json() + "\n")


def test_options_override_the_document(case_file: pathlib.Path) -> None:
    done = aiact_command(
        "assess", "--json", "--as-of", "2027-12-02", "--edition", "2024-07-12", "--strict", str(case_file)
    )
    answer = json.loads(done.stdout)
    assert answer["law"]["as_of"] == "2027-12-02"
    assert answer["law"]["edition"] == "2024-07-12"
    assert answer["presumptions"] == []
    assert (
        done.stdout
        == aiact.assess(SCREENER, as_of="2027-12-02", edition="2024-07-12", strict=True).to_json() + "\n"
    )


def test_overriding_keeps_numbers_exact_and_the_rest_strict() -> None:
    exact = '{"facts": {"no_other_listed_use": true, "train_flop": 10000000000000000000000001}}'
    done = aiact_command("assess", "--json", "--as-of", DAY, "-", stdin=exact)
    library = aiact.assess({"no_other_listed_use": True, "train_flop": 10**25 + 1}, as_of=DAY)
    assert done.stdout == library.to_json() + "\n"
    assert Decimal(library.case["facts"]["train_flop"]) == 10**25 + 1
    for bad, code in [
        ('{"facts": {"profiling": true, "profiling": true}}', "key"),
        ('{"facts": {"train_flop": NaN}}', "json"),
        ('{"facts": ', "json"),
        ("[" * 5000, "limit"),
        ('{"facts": {}, "day": 1}', "key"),
    ]:
        done = aiact_command("assess", "--as-of", DAY, "-", stdin=bad)
        assert (done.returncode, done.stdout) == (2, ""), bad[:50]
        assert done.stderr.startswith(f"aiact: {code}: "), bad[:50]


def test_lines_in_lines_out(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "cases.jsonl"
    good = document(HARMLESS)
    path.write_bytes(f"{good}\n\n{document({'profilnig': True})}\n{{\n".encode() + b"\xff\n" + good.encode())
    done = aiact_command("assess", "--jsonl", str(path))
    assert done.returncode == 2
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    expected = aiact.assess(HARMLESS, as_of=DAY).to_dict()
    assert answers[0] == answers[4] == expected
    assert [a["error"]["code"] for a in answers[1:4]] == ["unknown_fact", "json", "json"]
    assert answers[1]["error"]["place"] == "/facts/profilnig"
    assert answers[1]["error"]["number"] == 300
    assert "`profiling`" in answers[1]["error"]["help"]


def test_only_good_lines_end_well_and_options_hold_for_each() -> None:
    lines = f"{document(HARMLESS)}\n{json.dumps({'facts': HARMLESS})}\n"
    done = aiact_command("assess", "--jsonl", "--as-of", "2027-01-01", "-", stdin=lines)
    assert done.returncode == 0
    first, second = done.stdout.splitlines()
    assert first == second == aiact.assess(HARMLESS, as_of="2027-01-01").to_json()


def test_a_reader_that_stops_early_is_no_error(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text((document(HARMLESS) + "\n") * 3)
    with subprocess.Popen(
        [sys.executable, "-m", "aiact", "assess", "--jsonl", path],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(120) == 0


def test_explain(case_file: pathlib.Path, screener: aiact.Assessment) -> None:
    done = aiact_command("explain", "annex3-4-a", str(case_file))
    assert (done.returncode, done.stdout) == (0, str(screener.explain("annex3-4-a")))
    done = aiact_command("explain", "--json", "annex3-4-a", str(case_file))
    assert json.loads(done.stdout)["value"] == "yes"
    done = aiact_command("explain", "anex3-4-a", str(case_file))
    assert done.returncode == 2
    assert "`annex3-4-a`" in done.stderr


def test_questions(case_file: pathlib.Path) -> None:
    asked = document(
        {"role": ["provider"], "setting": None, "infers_emotion": True, "no_other_listed_use": True}
    )
    done = aiact_command("questions", "-", stdin=asked)
    assert done.returncode == 0
    assert "setting  (any of; settles" in done.stdout
    assert "workplace: " in done.stdout
    done = aiact_command("questions", "--json", "-", stdin=asked)
    assert "setting" in [q["id"] for q in json.loads(done.stdout)]


def test_calendar(case_file: pathlib.Path, screener: aiact.Assessment) -> None:
    done = aiact_command("calendar", str(case_file))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == screener.calendar()


def test_entry_and_entries() -> None:
    done = aiact_command("entry", "--json", "art9-1-rms")
    assert (done.returncode, json.loads(done.stdout)) == (0, aiact.entry("art9-1-rms"))
    done = aiact_command("entry", "art9-1-rms")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[:2] == ["kind: duty", "id: art9-1-rms"]
    for line in ["in_scope: yes", "citations:", "  - Art 9(1)", "  - edition: 2026-07-27", "      all of"]:
        assert line in lines, done.stdout
    done = aiact_command("entries", "edition")
    assert done.stdout.splitlines() == [f"{e.id}  {e.title}" for e in aiact.editions()]
    assert json.loads(aiact_command("entries", "--json", "duty").stdout) == aiact.entries("duty")


def test_about() -> None:
    done = aiact_command("about", "--json", "Art 53")
    assert (done.returncode, json.loads(done.stdout)) == (0, aiact.about("Art 53"))
    done = aiact_command("about", "Art 5(1)(f)")
    lines = done.stdout.splitlines()
    assert lines[0].startswith("Art 5(1)(f)  https://")
    for line in [
        "rule",
        "instrument",
        "  guidelines-prohibited-practices  Guidelines on prohibited practices  [Art 5]",
    ]:
        assert line in lines, done.stdout
    assert "only in edition 2026-07-27" in aiact_command("about", "Art 60a").stdout.splitlines()


def test_procedures() -> None:
    days = {"incident_aware_date": "2026-11-02", "incident_kind": ["health"]}
    case = document(SCREENER | days)
    a = aiact.assess(SCREENER | days, as_of=DAY)
    ways: list[tuple[list[str], dict[str, Any]]] = [
        ([], {}),
        (["--all"], {"all": True}),
        (["serious-incident"], {"id": "serious-incident"}),
    ]
    for arguments, given in ways:
        done = aiact_command("procedures", "-", *arguments, stdin=case)
        assert (done.returncode, done.stdout) == (0, a.procedures_text(**given)), done.stderr
        done = aiact_command("procedures", "-", *arguments, "--json", stdin=case)
        assert (done.returncode, done.stdout) == (0, a.procedures_json(**given) + "\n")
    done = aiact_command("procedures", "-", "serious-incidnet", stdin=case)
    assert done.returncode == 2 and "`serious-incident`" in done.stderr


#: What each command prints in Danish, and its arguments.
IN_DANISH = [
    ("SAMMENFATNING", ["assess", "-"]),
    ("oplyst: ja", ["explain", "profiling", "-"]),
    ("BESTÅET: forbuddene i artikel 5, pr. 21. november 2026", ["gate", "-"]),
    ("(ja eller nej; afklarer", ["questions", "-"]),
    ("AI-forordningen: ", ["calendar", "-"]),
    ("vedrører sagen", ["procedures", "-"]),
    ("title: Opret, gennemfør", ["entry", "art9-1-rms"]),
    ("art9-1-rms  Opret", ["entries", "duty"]),
    ("\nforpligtelse\n", ["about", "Art 9"]),
]


@pytest.mark.parametrize(("words", "arguments"), IN_DANISH)
def test_every_command_speaks_the_language(words: str, arguments: list[str]) -> None:
    done = aiact_command(*arguments, "--lang", "da", stdin=document(SCREENER))
    assert (done.returncode, done.stderr) == (0, "")
    assert words in done.stdout, done.stdout[:2000]
    if "-" in arguments:
        again = aiact_command(*arguments, stdin=document(SCREENER, lang="da"))
        assert again.stdout == done.stdout
        assert aiact_command(*arguments, "--lang", "fr", stdin=document(SCREENER)).returncode == 2


def test_the_language_changes_no_verdict_of_the_gate() -> None:
    for facts, code in [(EMOTION_AT_WORK, 1), (HARMLESS, 0), ({}, 1)]:
        for lang, verdict in [
            ("en", ("PASS", "FAIL")),
            ("da", ("BESTÅET", "IKKE BESTÅET")),
            ("sv", ("KLARAT", "EJ KLARAT")),
        ]:
            done = aiact_command("gate", "--lang", lang, "-", stdin=document(facts))
            assert done.returncode == code
            assert done.stdout.startswith(f"{verdict[code]}: ")


KINDS = ["fact", "penalty", "checklist", "institution", "instrument", "history", "regime", "source"]


@pytest.mark.parametrize("kind", KINDS)
def test_an_entry_of_any_kind_is_readable(kind: str) -> None:
    for row in aiact.entries(kind):
        lines = list(_readable(aiact.entry(f"{kind} {row['id']}"), aiact.phrases()))
        assert lines[:3] == [f"kind: {kind}", f"id: {row['id']}", f"title: {row['title']}"]
        assert all(line.strip() for line in lines), row["id"]


def test_the_gate_passes_what_is_cleared() -> None:
    done = aiact_command("gate", "-", stdin=document(HARMLESS))
    assert done.returncode == 0, done.stdout
    assert done.stdout.startswith("PASS")


def test_the_gate_passes_a_high_risk_system(case_file: pathlib.Path) -> None:
    assert aiact_command("gate", str(case_file)).returncode == 0


def test_the_gate_fails_a_prohibited_practice() -> None:
    done = aiact_command("gate", "-", stdin=document(EMOTION_AT_WORK))
    assert done.returncode == 1
    assert done.stdout.startswith("FAIL")
    assert "art5-1-f  in force: " in done.stdout
    assert "  prohibited  " not in done.stdout
    assert "[Art 5(1)(f)]" in done.stdout


def test_the_gate_fails_what_is_not_settled() -> None:
    done = aiact_command("gate", "-", stdin=document(EMOTION_AT_WORK | {"medical_or_safety_reason": None}))
    assert done.returncode == 1
    assert "art5-1-f  not yet settled: " in done.stdout
    assert "open: medical_or_safety_reason" in done.stdout


def test_the_gate_fails_when_nothing_was_said() -> None:
    done = aiact_command("gate", "-", stdin=document({}))
    assert done.returncode == 1
    assert "no_other_listed_use" in done.stdout


@pytest.mark.parametrize("reason", [False, None])
def test_the_gate_shows_what_is_only_to_come_and_passes_it(reason: object) -> None:
    # Article 113(a): Chapter II applies from 2 February 2025, settled or not.
    facts = EMOTION_AT_WORK | {"medical_or_safety_reason": reason}
    done = aiact_command("gate", "--as-of", "2024-12-01", "-", stdin=document(facts))
    assert done.returncode == 0, done.stdout
    assert "bind from 2 February 2025" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["gate"],
        ["frobnicate", "-"],
        ["gate", "/no/such/file.json"],
        ["gate", "."],
        ["assess", "--json", "--jsonl", "-"],
        ["assess", "-"],
        ["gate", "-"],
        ["questions", "-"],
        ["explain", "high_risk", "-"],
        ["calendar", "-"],
        ["procedures", "-"],
        ["procedures", "-", "serious-incident", "--all"],
        ["entry", "ai-office", "--lang", "fr"],
        ["entries", "duty", "--lang", ""],
        ["about", "Art 9", "--lang", "DA"],
        ["entry", "ai-ofice"],
        ["entries", "duties"],
        ["about", "Art 114"],
        ["gate", "--as-of", "tomorrow", "-"],
    ],
)
def test_bad_input_ends_with_2_and_says_so(arguments: list[str]) -> None:
    done = aiact_command(*arguments, stdin="{")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_version_names_the_library_and_the_law() -> None:
    done = aiact_command("--version")
    assert done.returncode == 0
    assert f"aiact {aiact.__version__}\n" in done.stdout
    assert "2026-07-27" in done.stdout
    assert aiact.rulebook_digest() in done.stdout
