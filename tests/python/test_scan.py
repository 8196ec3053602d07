"""Scans of tables of models."""

from __future__ import annotations

import csv
import datetime
import json
import math
import pathlib
import pickle
import xml.etree.ElementTree
from decimal import Decimal
from typing import Any

import pytest

import aiact
from conftest import DAY
from test_command_line import aiact_command

TABLE = pathlib.Path(__file__).parents[2] / "core/examples/data/models.csv"
LARGE: dict[str, Any] = {
    "model": "Large",
    "publication_date": "2026-03-02",
    "training_compute_flop": 2e25,
    "output_modality": "text",
}


@pytest.fixture(scope="module")
def examples() -> aiact.Scan:
    return aiact.scan(TABLE, as_of=DAY)


def test_a_file_gives_what_its_rows_give(examples: aiact.Scan) -> None:
    with TABLE.open(newline="") as file:
        assert aiact.scan(csv.DictReader(file), as_of=datetime.date.fromisoformat(DAY)) == examples
    assert aiact.scan(str(TABLE), as_of=DAY) == examples


def test_a_model_is_a_view(examples: aiact.Scan) -> None:
    # Article 52(1): two weeks; Article 51(2): more than 10^25.
    gpt5 = next(m for m in examples.models if m.name == "GPT-5")
    assert (gpt5.gpai, gpt5.systemic_risk) == (aiact.Truth.YES, aiact.Truth.YES)
    assert gpt5.placing == datetime.date(2025, 8, 7)
    assert gpt5.notify_by == aiact.NotifyBy(date=datetime.date(2025, 8, 21), at_latest=True, transition=False)
    assert "art55-1a-evaluate" in gpt5.duties
    assert gpt5.flop is not None and isinstance(gpt5.flop.best, Decimal)
    assert gpt5.flop.min < gpt5.flop.best < gpt5.flop.max
    davinci = examples.models[0]
    assert davinci.flop is not None
    assert davinci.flop == aiact.Compute(
        min=Decimal("2.198e23"), best=Decimal("3.14e23"), max=Decimal("4.082e23")
    )
    assert davinci.own[0] == aiact.OwnEstimate(method="architecture", ratio=Decimal("0.794"), reproduces=True)


def test_the_summary_counts_the_models(examples: aiact.Scan) -> None:
    summary = examples.summary
    assert summary.models == len(examples.models) == 28
    for name in ("gpai", "systemic_risk"):
        counted = getattr(summary, name)
        values = [getattr(m, name).value for m in examples.models]
        assert (counted.yes, counted.no, counted.undetermined) == tuple(
            values.count(v) for v in ("yes", "no", "unknown")
        )
    assert summary.against[0].threshold == Decimal("1e25")
    assert sum(summary.why.values()) == sum(
        aiact.Truth.UNKNOWN in (m.gpai, m.systemic_risk) for m in examples.models
    )
    assert all(within <= every for every, within in summary.compared.values())


def test_the_document_is_that_of_the_views(examples: aiact.Scan) -> None:
    document = json.loads(examples.to_json())
    assert [m["name"] for m in document["models"]] == [m.name for m in examples.models]
    assert (document["law"]["as_of"], examples.law.as_of) == (DAY, datetime.date.fromisoformat(DAY))
    assert document["notice"] == examples.notice
    members = {*document["models"][0]}
    assert members == set(aiact.ScannedModel.__slots__)
    assert {*document["summary"]} == set(aiact.ScanSummary.__slots__)


def test_a_scan_is_a_value(examples: aiact.Scan) -> None:
    again = pickle.loads(pickle.dumps(examples))
    assert again == examples and hash(again) == hash(examples)
    assert pickle.loads(pickle.dumps(examples.models)) == examples.models
    assert hash(examples.models[0]) and hash(examples.summary)
    assert examples != aiact.scan([], as_of=DAY)
    foreign = pickle.dumps(examples).replace(examples.law.rulebook.encode(), b"0" * 64)
    with pytest.raises(aiact.RulebookError):
        pickle.loads(foreign)
    assert repr(examples) == f"<aiact.Scan of 28 models as of {DAY}>"
    with pytest.raises(TypeError):
        aiact.Scan()


def test_the_picture_is_a_picture(examples: aiact.Scan) -> None:
    chart = examples.chart()
    root = xml.etree.ElementTree.fromstring(chart.svg)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert chart._repr_svg_() == chart.svg
    assert "GPT-5" in chart.svg


@pytest.mark.parametrize("nothing", [None, math.nan, Decimal("NaN"), ""])
def test_an_empty_cell_says_nothing(nothing: Any) -> None:
    assert (
        aiact.scan([{**LARGE, "confidence": nothing}], as_of=DAY).models
        == aiact.scan([LARGE], as_of=DAY).models
    )


def test_cells_have_pythons_types() -> None:
    typed = {**LARGE, "publication_date": datetime.date(2026, 3, 2), "foss": False, "other": object()}
    texts = {**{k: str(v) for k, v in LARGE.items()}, "foss": "false"}
    assert aiact.scan([typed], as_of=DAY) == aiact.scan([texts], as_of=DAY)
    remarked = aiact.scan([{**LARGE, "publication_date": "2026-02-30"}], as_of=DAY).models[0]
    assert remarked.placing is None and "publication_date" in remarked.remarks[0]


def test_the_margin_decides_what_is_near() -> None:
    near = [{**LARGE, "training_compute_flop": 9e24}]
    assert aiact.scan(near, as_of=DAY).models[0].systemic_risk is aiact.Truth.UNKNOWN
    assert aiact.scan(near, as_of=DAY, margin="none").models[0].systemic_risk is aiact.Truth.NO


@pytest.mark.parametrize(
    ("rows", "options", "error", "place"),
    [
        ([LARGE], {"as_of": "2026-02-30"}, aiact.DayError, "/as_of"),
        ([LARGE], {"as_of": datetime.datetime(2026, 11, 21)}, aiact.DayError, "/as_of"),
        ([LARGE], {"as_of": "2024-01-01"}, aiact.DayError, "/as_of"),
        ([LARGE], {"margin": "large"}, aiact.OptionError, "/margin"),
        ([{"modle": "A"}], {}, aiact.OptionError, "/rows"),
        (["model"], {}, aiact.OptionError, "/rows/0"),
        ([{**LARGE, "parameters": [1]}], {}, aiact.OptionError, "/rows/0/parameters"),
        ([{**LARGE, "parameters": object()}], {}, aiact.OptionError, "/rows/0/parameters"),
    ],
)
def test_what_is_wrong_has_a_place(
    rows: Any, options: dict[str, Any], error: type[aiact.AiactError], place: str
) -> None:
    with pytest.raises(error) as caught:
        aiact.scan(rows, **{"as_of": DAY} | options)
    assert caught.value.place == place


def test_a_file_that_is_no_table(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "models.csv"
    with pytest.raises(FileNotFoundError):
        aiact.scan(path, as_of=DAY)
    path.write_bytes(b"model\n\xff\n")
    with pytest.raises(aiact.OptionError, match="UTF-8"):
        aiact.scan(path, as_of=DAY)
    path.write_text('model\n"' + "x" * 200_000 + '"\n')
    with pytest.raises(aiact.OptionError, match="field"):
        aiact.scan(path, as_of=DAY)
    # A mark of the order of bytes, a line that is too long, one that is too short.
    path.write_text("\ufeffmodel,training_compute_flop\nA,1e20,more\nB\n", encoding="utf-8")
    assert [m.name for m in aiact.scan(path, as_of=DAY).models] == ["A", "B"]


def test_the_command_scans(examples: aiact.Scan, tmp_path: pathlib.Path) -> None:
    picture = tmp_path / "models.svg"
    done = aiact_command("scan", str(TABLE), "--as-of", DAY, "--svg", str(picture))
    assert (done.returncode, done.stdout, done.stderr) == (0, str(examples), "")
    assert picture.read_text() == examples.chart().svg
    done = aiact_command("scan", "-", "--as-of", DAY, "--json", stdin=TABLE.read_text())
    assert (done.returncode, done.stdout) == (0, examples.to_json() + "\n")
    assert aiact_command("scan", str(tmp_path / "none.csv"), "--as-of", DAY).returncode == 2
    assert aiact_command("scan", str(TABLE)).returncode == 2
