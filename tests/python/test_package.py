"""The package itself: its examples run, its types hold, and it brings nothing with it."""

from __future__ import annotations

import doctest
import importlib
import importlib.metadata
import inspect
import pathlib
import pkgutil
import re
import subprocess
import sys

import pytest

import aiact

MODULES = [
    f"aiact.{module.name}" for module in pkgutil.iter_modules(aiact.__path__) if module.name != "__main__"
]
HERE = pathlib.Path(__file__).parent


@pytest.mark.parametrize("name", ["aiact", *MODULES])
def test_the_examples_run(name: str) -> None:
    results = doctest.testmod(importlib.import_module(name))
    assert results.failed == 0


def test_there_are_examples() -> None:
    finder = doctest.DocTestFinder()
    examples = [
        e
        for name in ["aiact", *MODULES]
        for t in finder.find(importlib.import_module(name))
        for e in t.examples
    ]
    assert len(examples) > 20


def test_the_examples_of_the_readme_run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(HERE.parents[1])
    readme = pathlib.Path("README.md").read_text()
    blocks = re.findall(r"^```python\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)
    assert blocks
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})
    assert "high_risk" in capsys.readouterr().out


def test_everything_public_is_documented() -> None:
    assert sorted(aiact.__all__) == aiact.__all__
    for name in aiact.__all__:
        thing = getattr(aiact, name)
        if not inspect.isclass(thing) and not inspect.isfunction(thing):
            continue
        assert thing.__doc__, name
        members = (
            vars(thing).items() if inspect.isclass(thing) and not issubclass(thing, BaseException) else []
        )
        for member, value in members:
            if not member.startswith("_") and (callable(value) or isinstance(value, property)):
                assert value.__doc__, f"{name}.{member}"


def test_nothing_else_is_needed() -> None:
    assert not importlib.metadata.requires("aiact")
    program = "import sys; before = set(sys.modules); import aiact; print(*set(sys.modules) - before)"
    done = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in done.stdout.split()}
    assert "aiact" in loaded
    assert loaded <= set(sys.stdlib_module_names) | {"aiact"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["mypy", "--strict", "--no-incremental", "-p", "aiact"],
        ["mypy", "--strict", "--no-incremental", str(HERE)],
        ["mypy.stubtest", "aiact._native"],
    ],
)
def test_the_types_hold(arguments: list[str], tmp_path: pathlib.Path) -> None:
    done = subprocess.run([sys.executable, "-m", *arguments], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
