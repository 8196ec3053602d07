"""What the EU AI Act makes of an AI system or model, on any day, with the reason for every answer.

>>> import aiact
>>> a = aiact.assess({"role": ["provider"], "profiling": None}, as_of="2026-11-21")
>>> a.verdict("annex3-4-a")
<Truth.UNKNOWN: 'unknown'>

An answer is not legal advice.
"""

from typing import Any

from aiact import _native
from aiact._assessment import Assessment, Findings, UseAssessment, assess, assess_json
from aiact._case import Case, DutiesOf, FactValue, RelatedEnterprise, Use, load_case, read_document
from aiact._errors import (
    AiactError,
    ContradictionError,
    DayError,
    DocumentKeyError,
    EditionError,
    FactRangeError,
    FactTypeError,
    FactValueError,
    InternalError,
    JsonError,
    LimitError,
    OptionError,
    RulebookError,
    UndeterminedError,
    UnknownFactError,
    UnknownIdError,
)
from aiact._scan import (
    AgainstThreshold,
    Answers,
    Chart,
    Compute,
    Margin,
    NotifyBy,
    OwnEstimate,
    Scan,
    ScannedModel,
    ScanSummary,
    scan,
)
from aiact._truth import Fault, Progress, Status, Truth
from aiact._types import (
    Because,
    Deadline,
    Derivation,
    Edition,
    Exposure,
    Finding,
    FurtherPenalty,
    LawVersion,
    Obligation,
    OtherReading,
    OtherReadingOfDuty,
    Override,
    Penalty,
    Presumption,
    Procedure,
    ProcedureStep,
    Question,
    ReadingTaken,
    Risk,
    RiskFinding,
    Step,
    read,
)

__version__: str = _native.VERSION

__all__ = [
    "AgainstThreshold",
    "AiactError",
    "Answers",
    "Assessment",
    "Because",
    "Case",
    "Chart",
    "Compute",
    "ContradictionError",
    "DayError",
    "Deadline",
    "Derivation",
    "DocumentKeyError",
    "DutiesOf",
    "Edition",
    "EditionError",
    "Exposure",
    "FactRangeError",
    "FactTypeError",
    "FactValue",
    "FactValueError",
    "Fault",
    "Finding",
    "Findings",
    "FurtherPenalty",
    "InternalError",
    "JsonError",
    "LawVersion",
    "LimitError",
    "Margin",
    "NotifyBy",
    "Obligation",
    "OptionError",
    "OtherReading",
    "OtherReadingOfDuty",
    "Override",
    "OwnEstimate",
    "Penalty",
    "Presumption",
    "Procedure",
    "ProcedureStep",
    "Progress",
    "Question",
    "ReadingTaken",
    "RelatedEnterprise",
    "Risk",
    "RiskFinding",
    "RulebookError",
    "Scan",
    "ScanSummary",
    "ScannedModel",
    "Status",
    "Step",
    "Truth",
    "UndeterminedError",
    "UnknownFactError",
    "UnknownIdError",
    "Use",
    "UseAssessment",
    "__version__",
    "about",
    "assess",
    "assess_json",
    "editions",
    "entries",
    "entry",
    "error_codes",
    "load_case",
    "phrases",
    "rulebook_digest",
    "scan",
]


def editions() -> tuple[Edition, ...]:
    """The editions of the law that the rulebook knows, oldest first.

    >>> import aiact
    >>> [str(edition.in_force) for edition in aiact.editions()]
    ['2024-08-01', '2026-07-27']
    """
    names = ("id", "title", "in_force")
    return tuple(read(Edition, dict(zip(names, row, strict=True))) for row in _native.editions())


def entry(id: str, lang: str | None = None) -> dict[str, Any]:
    """What the rulebook says under an id: kind, title, provisions, and what belongs to the kind.

    The id is that of a fact, term, rule, duty, penalty, checklist, institution, procedure, instrument,
    history, figure, activity, regime, source or edition, or of provisions that are unmodelled. Where two
    kinds have the same id, ``see_also`` tells, and the other one is reached with its kind before it:
    ``"institution union-body"``. Conditions stand in the notation of the rulebook.

    ``lang`` is the language of the texts: ``"en"``, ``"da"`` or ``"sv"``. Identifiers and citations are
    the same in every language.

    Raises:
        UnknownIdError: there is no such entry; the nearest is named.
        OptionError: there is no such language; the known ones are named.

    >>> import aiact
    >>> office = aiact.entry("ai-office")
    >>> office["kind"], office["part_of"], office["citations"][0]
    ('institution', 'commission', 'Art 3(47)')
    >>> aiact.entry("is_sme")["by_edition"][0]["condition"].splitlines()[:2]
    ['any of', '  size-stated-sme [Art 3(14a)]']
    >>> aiact.entry("art9-1-rms", "da")["title"]
    'Opret, gennemfør, dokumentér og vedligehold et risikostyringssystem.'
    """
    if not isinstance(id, str):
        raise UnknownIdError(f"no id {id!r}", help="an id is a text such as `art9-1-rms`")
    document: dict[str, Any] = read_document(_native.entry_json(id, _language(lang)))
    return document


def entries(kind: str, lang: str | None = None) -> list[dict[str, str]]:
    """Ids and titles of all entries of a kind, in the order of the rulebook.

    Kinds and languages are those of ``entry``.

    Raises:
        OptionError: there is no such kind or language; the known ones are named.

    >>> import aiact
    >>> [row["id"] for row in aiact.entries("edition")]
    ['2024-07-12', '2026-07-27']
    """
    if not isinstance(kind, str):
        raise OptionError(f"no kind of entry {kind!r}", place="kind", help="a kind is a text such as `duty`")
    rows: list[dict[str, str]] = read_document(_native.entries_json(kind, _language(lang)))
    return rows


def about(provision: str, lang: str | None = None) -> dict[str, Any]:
    """Everything that the rulebook has on a provision: ``provision``, ``url`` and ``entries``.

    The provision is written as in citations: ``"Art 5(1)(f)"``, ``"Annex III(4)"``, ``"Recital 18"`` or
    ``"C(2025)5052"``. Each entry has its ``kind``, ``id`` and ``title``, the ``citations`` that meet the
    provision, and their ``relation`` to it: ``exact``, ``part`` when it cites a part of it, ``whole`` when it
    cites only a larger place. ``only_editions`` names the editions of what not every edition has. ``lang`` is
    the language of the titles, as in ``entry``; provisions are written as in English.

    Raises:
        UnknownIdError: it is no citation, or no edition has such a place; the nearest is named.
        OptionError: there is no such language; the known ones are named.

    >>> import aiact
    >>> found = aiact.about("Art 5(1)(f)")["entries"]
    >>> [e["id"] for e in found if e["kind"] == "instrument"]
    ['guidelines-prohibited-practices']
    """
    if not isinstance(provision, str):
        raise UnknownIdError(
            f"no provision {provision!r}", help="a provision is a text such as `Art 5(1)(f)`"
        )
    document: dict[str, Any] = read_document(_native.about_json(provision, _language(lang)))
    return document


def phrases(lang: str | None = None) -> dict[str, Any]:
    """The fixed phrases of a language: words for statuses, truth values, kinds of legal positions and so on.

    They stand in groups; in some, names in braces are to be filled in. Without a language, the English ones.

    Raises:
        OptionError: there is no such language; the known ones are named.

    >>> import aiact
    >>> aiact.phrases("sv")["nature"]["power"], aiact.phrases("en")["truth"]["unknown"]
    ('befogenhet', 'undetermined')
    """
    code = _language(lang)
    document: dict[str, Any] = read_document(_native.phrases_json("en" if code is None else code))
    return document


def _language(lang: object) -> str | None:
    if lang is not None and not isinstance(lang, str):
        raise OptionError(f"no language {lang!r}", place="lang", help='a language is a text such as `"da"`')
    return lang


def rulebook_digest() -> str:
    """SHA-256 of the rulebook: two rulebooks with the same digest say the same."""
    return _native.rulebook_digest()


def error_codes() -> dict[str, int]:
    """Every error code of the core: its name and its number, the same in C and Rust.

    >>> import aiact
    >>> aiact.error_codes()["unknown_fact"]
    300
    """
    return dict(_native.error_codes())
