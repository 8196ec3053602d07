"""What the EU AI Act makes of an AI system or model, on any day, with the reason for every answer.

>>> import aiact
>>> a = aiact.assess({"role": ["provider"], "profiling": None}, as_of="2026-11-21")
>>> a.verdict("annex3-4-a")
<Truth.UNKNOWN: 'unknown'>

An answer is not legal advice.
"""

from aiact import _native
from aiact._assessment import Assessment, Findings, assess, assess_json
from aiact._case import Case, FactValue, load_case
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
from aiact._truth import Status, Truth
from aiact._types import (
    Because,
    Derivation,
    Edition,
    Finding,
    LawVersion,
    Obligation,
    OtherReading,
    Override,
    Penalty,
    Presumption,
    Question,
    Risk,
    RiskFinding,
    Step,
    read,
)

__version__: str = _native.VERSION

__all__ = [
    "AiactError",
    "Assessment",
    "Because",
    "Case",
    "ContradictionError",
    "DayError",
    "Derivation",
    "DocumentKeyError",
    "Edition",
    "EditionError",
    "FactRangeError",
    "FactTypeError",
    "FactValue",
    "FactValueError",
    "Finding",
    "Findings",
    "InternalError",
    "JsonError",
    "LawVersion",
    "LimitError",
    "Obligation",
    "OptionError",
    "OtherReading",
    "Override",
    "Penalty",
    "Presumption",
    "Question",
    "Risk",
    "RiskFinding",
    "RulebookError",
    "Status",
    "Step",
    "Truth",
    "UndeterminedError",
    "UnknownFactError",
    "UnknownIdError",
    "__version__",
    "assess",
    "assess_json",
    "editions",
    "error_codes",
    "load_case",
    "rulebook_digest",
]


def editions() -> tuple[Edition, ...]:
    """The editions of the law that the rulebook knows, oldest first.

    >>> import aiact
    >>> [str(edition.in_force) for edition in aiact.editions()]
    ['2024-08-01', '2026-07-27']
    """
    names = ("id", "title", "in_force")
    return tuple(read(Edition, dict(zip(names, row, strict=True))) for row in _native.editions())


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
