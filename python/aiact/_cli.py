"""The command line: ``aiact assess``, ``explain``, ``gate``, ``questions``, ``procedures``, ``calendar``,
``entry``, ``entries``, ``about`` and ``scan``.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, BinaryIO, NoReturn

import aiact
from aiact import _native
from aiact._case import read_file, read_text, write_document
from aiact._errors import AiactError
from aiact._scan import read_table

PASS, FAIL, BAD_INPUT = 0, 1, 2


def run() -> NoReturn:
    """Runs the command line of this process and ends it with the exit code."""
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Runs one command: 0 when done, 2 when the input is bad; ``gate`` also 1 when the policy fails."""
    for stream in (sys.stdout, sys.stderr):
        # The same bytes whatever the locale and the system.
        stream.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    options = _parser().parse_args(arguments)
    try:
        code: int = options.command(options)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # The reader, `head` for one, has seen enough; there is nobody left to write to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PASS
    except AiactError as error:
        return _complain(f"{error.code}: {error}")
    except OSError as error:
        return _complain(str(error))


def _complain(message: str) -> int:
    print(f"aiact: {message}", file=sys.stderr)
    return BAD_INPUT


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="aiact",
        description="What the EU AI Act makes of an AI system or model, on any day, and why.",
        epilog="An answer is not legal advice.",
    )
    parser.add_argument("--version", action=_Version)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    case = _case_options()

    assess = commands.add_parser("assess", parents=[case], help="assess a case")
    form = assess.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="write the JSON document of the answer")
    form.add_argument(
        "--jsonl",
        action="store_true",
        help="read one case a line and write one answer a line; a bad case gives an `error` object in its "
        "line, and exit code 2 in the end",
    )
    assess.set_defaults(command=_assess)

    explain = commands.add_parser("explain", help="show why a conclusion or duty comes out as it does")
    explain.add_argument("id", metavar="ID", help="a fact, conclusion or duty, such as art5-1-f")
    _add_case_options(explain)
    explain.add_argument("--json", action="store_true", help="write the derivation as a JSON document")
    explain.set_defaults(command=_explain)

    gate = commands.add_parser(
        "gate",
        parents=[case],
        help="exit 1 when a practice is prohibited, or when that is not settled",
        description="Exit code 0 when the case passes the policy, 1 when it fails, 2 when the input is bad. "
        "The policy: no prohibition of Article 5 is in force for the case, and none that is in force on the "
        "day is undetermined. Those that are only to come are shown and do not fail it.",
    )
    gate.set_defaults(command=_gate)

    questions = commands.add_parser("questions", parents=[case], help="list the open questions")
    questions.add_argument("--json", action="store_true", help="write the questions as a JSON document")
    questions.set_defaults(command=_questions)

    procedures = commands.add_parser(
        "procedures",
        help="show where procedures stand: what is next and by when, what was late or out of order",
        description="Shows the procedures that concern the case or may, those that have begun first, by the "
        "days that the case states; or one of them.",
    )
    _add_case_options(procedures)
    which = procedures.add_mutually_exclusive_group()
    which.add_argument("id", metavar="ID", nargs="?", help="one procedure, such as serious-incident")
    which.add_argument("--all", action="store_true", help="every procedure of the edition")
    procedures.add_argument("--json", action="store_true", help="write the procedures as a JSON document")
    procedures.set_defaults(command=_procedures)

    calendar = commands.add_parser(
        "calendar", parents=[case], help="write the days of the answer as an iCalendar file"
    )
    calendar.set_defaults(command=_calendar)

    entry = commands.add_parser("entry", help="show what the rulebook says under an id")
    entry.add_argument(
        "id", metavar="ID", help="any id of the rulebook, such as art9-1-rms, annex4, P4a or ai-office"
    )
    entry.add_argument("--json", action="store_true", help="write the entry as a JSON document")
    _add_language(entry)
    entry.set_defaults(command=_entry)

    entries = commands.add_parser("entries", help="list the entries of a kind")
    entries.add_argument("kind", metavar="KIND", help="the kind, such as duty, fact or institution")
    entries.add_argument("--json", action="store_true", help="write the list as a JSON document")
    _add_language(entries)
    entries.set_defaults(command=_entries)

    about = commands.add_parser("about", help="list everything that the rulebook has on a provision")
    about.add_argument(
        "provision", metavar="PROVISION", help="such as 'Art 5(1)(f)', 'Annex III(4)' or 'Recital 18'"
    )
    about.add_argument("--json", action="store_true", help="write the list as a JSON document")
    _add_language(about)
    about.set_defaults(command=_about)

    scan = commands.add_parser("scan", help="scan a table of models for systemic risk")
    scan.add_argument("file", metavar="FILE", help="a CSV file with a header, or - for standard input")
    scan.add_argument("--as-of", metavar="DAY", required=True, help="the day, such as 2026-11-21")
    scan.add_argument(
        "--margin",
        choices=("guideline", "confidence", "none"),
        default="guideline",
        help="how far published figures are taken to be off",
    )
    scan.add_argument("--svg", metavar="OUT", help="write training compute over time to this file, as SVG")
    scan.add_argument("--json", action="store_true", help="write the answer as a JSON document")
    scan.set_defaults(command=_scan)
    return parser


class _Version(argparse.Action):
    """Prints the version of the library and, apart from it, of the law."""

    def __init__(self, option_strings: Sequence[str], dest: str) -> None:
        super().__init__(
            option_strings, dest, nargs=0, help="show the versions of the library and of the law, and exit"
        )

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        print(f"aiact {aiact.__version__}")
        for edition in aiact.editions():
            print(f"edition {edition.id}, in force from {edition.in_force}: {edition.title}")
        print(f"rulebook sha256:{aiact.rulebook_digest()}")
        parser.exit()


def _case_options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(add_help=False)
    _add_case_options(options)
    return options


def _add_case_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="the JSON document of a case, or - for standard input")
    parser.add_argument("--as-of", metavar="DAY", help="the day, instead of the document's")
    parser.add_argument("--edition", help="the edition of the law, instead of the document's")
    parser.add_argument("--strict", action="store_true", help="presume nothing, whatever the document says")
    _add_language(parser, ", instead of the document's")


def _add_language(parser: argparse.ArgumentParser, instead: str = "") -> None:
    # What languages there are, the core says.
    parser.add_argument("--lang", metavar="CODE", help=f"the language of the texts, such as da{instead}")


def _assess(options: argparse.Namespace) -> int:
    if options.jsonl:
        return _assess_lines(options)
    assessment = _assessment(options)
    print(assessment.to_json() if options.json else assessment, end="\n" if options.json else "")
    return PASS


def _assess_lines(options: argparse.Namespace) -> int:
    code = PASS
    for line in _lines(options.file):
        try:
            answer = _native.assess_json(_overridden(read_text(line), options))
        except AiactError as error:
            answer = json.dumps({"error": error.to_dict()}, ensure_ascii=False, separators=(",", ":"))
            code = BAD_INPUT
        print(answer)
    return code


def _explain(options: argparse.Namespace) -> int:
    derivation = _assessment(options).explain(options.id)
    print(derivation.json if options.json else derivation, end="\n" if options.json else "")
    return PASS


def _gate(options: argparse.Namespace) -> int:
    passes, text = _native.gate(_case_text(options))
    print(text, end="")
    return PASS if passes else FAIL


def _questions(options: argparse.Namespace) -> int:
    if options.json:
        questions = _assessment(options).to_dict()["questions"]
        print(json.dumps(questions, ensure_ascii=False, separators=(",", ":")))
    else:
        print(_native.questions_text(_case_text(options)), end="")
    return PASS


def _procedures(options: argparse.Namespace) -> int:
    assessment = _assessment(options)
    if options.json:
        print(assessment.procedures_json(options.id, all=options.all))
    else:
        print(assessment.procedures_text(options.id, all=options.all), end="")
    return PASS


def _calendar(options: argparse.Namespace) -> int:
    print(_assessment(options).calendar(), end="")
    return PASS


def _entry(options: argparse.Namespace) -> int:
    if options.json:
        print(_native.entry_json(options.id, options.lang))
    else:
        words = aiact.phrases(options.lang)
        print("\n".join(_readable(aiact.entry(options.id, options.lang), words)))
    return PASS


def _entries(options: argparse.Namespace) -> int:
    if options.json:
        print(_native.entries_json(options.kind, options.lang))
    else:
        for row in aiact.entries(options.kind, options.lang):
            print(f"{row['id']}  {row['title']}")
    return PASS


def _about(options: argparse.Namespace) -> int:
    if options.json:
        print(_native.about_json(options.provision, options.lang))
        return PASS
    found = aiact.about(options.provision, options.lang)
    words = aiact.phrases(options.lang)
    url = f"  {found['url']}" if "url" in found else ""
    print(f"{found['provision']}{url}")
    if "only_editions" in found:
        print(words["reference"]["only_editions"].format(editions=", ".join(found["only_editions"])))
    kind = None
    for entry in found["entries"]:
        if entry["kind"] != kind:
            kind = entry["kind"]
            print(f"\n{words['kind'][kind]}")
        print(f"  {entry['id']}  {entry['title']}  [{'; '.join(entry['citations'])}]")
    return PASS


def _scan(options: argparse.Namespace) -> int:
    if options.file == "-":
        text = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig", newline="")
        rows: Any = read_table(text, "standard input")
    else:
        rows = options.file
    scan = aiact.scan(rows, as_of=options.as_of, margin=options.margin)
    if options.svg is not None:
        with open(options.svg, "w", encoding="utf-8", newline="\n") as file:
            file.write(scan.chart().svg)
    print(scan.to_json() if options.json else scan, end="\n" if options.json else "")
    return PASS


def _readable(value: Any, words: dict[str, Any]) -> Iterator[str]:
    """The lines of a document: a member a line, what belongs to a member indented below it."""
    if isinstance(value, dict) and value:
        for name, member in value.items():
            first, *rest = _readable(member, words)
            if rest or isinstance(member, dict | list):
                yield from [f"{name}:", *_indented([first, *rest])]
            else:
                yield f"{name}: {first}"
    elif isinstance(value, list) and value:
        for item in value:
            first, *rest = _readable(item, words)
            yield from [f"- {first}", *_indented(rest)]
    elif isinstance(value, bool):
        yield words["truth"]["yes" if value else "no"]
    elif value in (None, "", [], {}):
        yield words["reference"]["none"]
    else:
        yield from str(value).split("\n")


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def _assessment(options: argparse.Namespace) -> aiact.Assessment:
    return aiact.assess_json(_case_text(options))


def _case_text(options: argparse.Namespace) -> str:
    """The document of the case, as the command line changes it."""
    if options.file == "-":
        text = read_text(sys.stdin.buffer.read(_native.MAX_BYTES + 1))
    else:
        text = read_file(options.file)
    return _overridden(text, options)


def _lines(path: str) -> Iterator[bytes]:
    if path == "-":
        yield from _cases_in(sys.stdin.buffer)
    else:
        with open(path, "rb") as file:
            yield from _cases_in(file)


def _cases_in(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file that hold something."""
    return (line for line in file if line.strip())


def _overridden(text: str, options: argparse.Namespace) -> str:
    """The document with the options of the command line in the place of its own."""
    options_given: dict[str, Any] = {
        "as_of": options.as_of,
        "edition": options.edition,
        "strict": options.strict or None,
        "lang": options.lang,
    }
    changes = {name: value for name, value in options_given.items() if value is not None}
    if not changes:
        return text
    try:
        document = json.loads(
            text,
            parse_float=Decimal,
            parse_int=Decimal,
            parse_constant=_refuse,
            object_pairs_hook=_each_key_once,
        )
    except (ValueError, ArithmeticError, RecursionError):
        # The core says what is wrong with it, and where.
        return text
    if not isinstance(document, dict):
        return text
    return write_document(document | changes)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    document = dict(pairs)
    if len(document) < len(pairs):
        raise ValueError("a key stands twice")
    return document
