"""The C library, called from Python, gives the same bytes as this package."""

from __future__ import annotations

import ctypes
import json
import os
import pathlib
from collections.abc import Callable

import pytest

import aiact
from aiact import _native
from conftest import DAY, SCREENER

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIBRARY = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"), "release", "libaiact.so")

pytestmark = pytest.mark.skipif(not LIBRARY.exists(), reason="the C library is not built: run tests/c/run.sh")

LANGUAGES = ["en", "da", "sv"]


@pytest.fixture(scope="module")
def c() -> Callable[..., bytes]:
    """Calls a function of the C library by its name, with texts and numbers, and reads the document."""
    library = ctypes.CDLL(str(LIBRARY))
    library.aiact_buf_data.restype = ctypes.c_char_p
    library.aiact_rulebook_digest.restype = ctypes.c_int32

    def call(name: str, *arguments: str | int) -> bytes:
        passed: list[object] = []
        for argument in arguments:
            if isinstance(argument, str):
                text = argument.encode()
                passed += [ctypes.c_char_p(text), ctypes.c_size_t(len(text))]
            else:
                passed.append(ctypes.c_int32(argument))
        out = ctypes.c_void_p()
        assert getattr(library, name)(*passed, ctypes.byref(out), None) == 0, name
        document: bytes = library.aiact_buf_data(out)
        library.aiact_buf_free(out)
        return document

    if call("aiact_rulebook_digest").decode() != aiact.rulebook_digest():
        pytest.skip("the C library was built from another rulebook")
    return call


def walks() -> list[tuple[str, str]]:
    """The procedures of tests/procedures.txt, each with the case of one walk."""
    found = {}
    for line in (ROOT / "tests" / "procedures.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("procedure "):
            procedure, day, case, _ = line.split(" | ")
            document = {"as_of": day.removeprefix("as_of ")} | json.loads(case)
            found[procedure.removeprefix("procedure ")] = json.dumps(document)
    return list(found.items())


@pytest.mark.parametrize(("id", "case"), walks())
def test_a_procedure(c: Callable[..., bytes], id: str, case: str) -> None:
    document = c("aiact_procedure_json", case, id).decode()
    assert document == aiact.assess_json(case).procedures_json(id)
    assert [p["id"] for p in json.loads(document)["procedures"]] == [id]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_procedures_in_every_language(c: Callable[..., bytes], lang: str) -> None:
    case = json.dumps({"as_of": DAY, "lang": lang, "facts": SCREENER})
    a = aiact.assess(SCREENER, as_of=DAY, lang=lang)
    assert c("aiact_procedures_json", case, 0).decode() == a.procedures_json()
    assert c("aiact_procedures_json", case, 1).decode() == a.procedures_json(all=True)
    assert c("aiact_assess_json", case).decode() == a.to_json()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_reference_in_every_language(c: Callable[..., bytes], lang: str) -> None:
    for id in ("art9-1-rms", "serious-incident", "annex4", "institution ai-office", "art5-1-f", "setting"):
        assert c("aiact_entry_json_in", id, lang).decode() == _native.entry_json(id, lang)
    assert c("aiact_entries_json_in", "procedure", lang).decode() == _native.entries_json("procedure", lang)
    assert c("aiact_about_json_in", "Art 73", lang).decode() == _native.about_json("Art 73", lang)
    assert c("aiact_phrases_json", lang).decode() == _native.phrases_json(lang)
