"""What can go wrong: one base class, one subclass a kind, the same codes as in Rust and C."""

from __future__ import annotations

from typing import Any


class AiactError(Exception):
    """Something could not be done; the base of every error of this package.

    Attributes:
        code: the kind as a word, such as ``"unknown_fact"``; stable.
        number: the kind as a number, the same in C and Rust; stable.
        place: where, as a JSON pointer such as ``/facts/setting``; empty for the whole input.
        message: what is wrong, in one sentence.
        help: what was expected, or the nearest valid choice; or ``None``.

    >>> import aiact
    >>> try:
    ...     aiact.assess({"profilnig": True}, as_of="2026-11-21")
    ... except aiact.AiactError as error:
    ...     print(error.code, error.number, error.place, error.help, sep=" | ")
    unknown_fact | 300 | /facts/profilnig | did you mean `profiling`?
    """

    code: str = "internal"
    number: int = 900
    place: str
    message: str
    help: str | None

    def __init__(
        self,
        message: str,
        *,
        place: str = "",
        help: str | None = None,
        code: str | None = None,
        number: int | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.help = help
        if code is not None:
            self.code = code
        if number is not None:
            self.number = number

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        hint = f" ({self.help})" if self.help else ""
        return f"{where}{self.message}{hint}"

    def to_dict(self) -> dict[str, Any]:
        """The error as the JSON object that the command line writes."""
        return {
            "code": self.code,
            "number": self.number,
            "place": self.place,
            "message": self.message,
            "help": self.help,
        }


class DayError(AiactError, ValueError):
    """A day is malformed, not in the calendar, or before the Act entered into force."""

    code, number = "day", 100


class EditionError(AiactError, ValueError):
    """No such edition of the law."""

    code, number = "edition", 101


class UnknownIdError(AiactError, KeyError):
    """No such conclusion, duty or other identifier."""

    code, number = "unknown_id", 102


class OptionError(AiactError, ValueError):
    """An option has a value that is not allowed."""

    code, number = "option", 103


class JsonError(AiactError, ValueError):
    """The document is not well-formed JSON."""

    code, number = "json", 200


class LimitError(AiactError, ValueError):
    """The document is larger or deeper than the limits allow."""

    code, number = "limit", 201


class DocumentKeyError(AiactError, KeyError):
    """The document has a key that is not known, or one twice."""

    code, number = "key", 202


class UnknownFactError(AiactError, KeyError):
    """No such fact."""

    code, number = "unknown_fact", 300


class FactTypeError(AiactError, TypeError):
    """The value has the wrong type for the fact."""

    code, number = "fact_type", 301


class FactValueError(AiactError, ValueError):
    """The value is not one of the fact's values."""

    code, number = "fact_value", 302


class FactRangeError(AiactError, ValueError):
    """A range whose ends are the wrong way round, or an empty choice."""

    code, number = "fact_range", 303


class ContradictionError(AiactError, ValueError):
    """Two stated things cannot both be true."""

    code, number = "contradiction", 304


class RulebookError(AiactError):
    """The rulebook cannot be read, does not hold together, or is not the one expected."""

    code, number = "rulebook_check", 401


class InternalError(AiactError):
    """A defect of this library; please report it."""

    code, number = "internal", 900


class UndeterminedError(AiactError, TypeError):
    """An unknown truth was used where only yes or no will do, as in an ``if``.

    It arises in Python only, so its number is not one of the shared codes.
    """

    code, number = "undetermined", -1


_SHARED: tuple[type[AiactError], ...] = (
    DayError,
    EditionError,
    UnknownIdError,
    OptionError,
    JsonError,
    LimitError,
    DocumentKeyError,
    UnknownFactError,
    FactTypeError,
    FactValueError,
    FactRangeError,
    ContradictionError,
    RulebookError,
    InternalError,
)
_KINDS = {kind.code: kind for kind in _SHARED} | {"rulebook_syntax": RulebookError}


def from_core(code: str, number: int, place: str, message: str, help: str | None) -> AiactError:
    """The exception for an error of the core; the native module calls it."""
    kind = _KINDS.get(code, AiactError)
    return kind(message, place=place, help=help, code=code, number=number)
