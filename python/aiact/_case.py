"""From Python values to the JSON document of a case, exactly, and back from a file."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal, NotRequired, TypedDict

from aiact import _native
from aiact._errors import (
    DayError,
    DocumentKeyError,
    FactTypeError,
    JsonError,
    LimitError,
    OptionError,
    RulebookError,
)

#: What can be stated of a fact: a value, ``None`` for "not settled", a list or set of values, or a mapping
#: such as ``{"min": 8e24, "max": 1.2e25}`` or ``{"one_of": [...]}``.
FactValue = (
    bool
    | int
    | float
    | str
    | Decimal
    | date
    | list[Any]
    | tuple[Any, ...]
    | set[Any]
    | frozenset[Any]
    | Mapping[str, Any]
    | None
)

# Far above the core's limit on numbers, far below what makes `str(int)` slow or fail.
_MAX_INT_BITS = 2048


#: Whose duties are listed: of the roles that are held or left open; of every role along the chain, also where
#: they do not apply; of authorities too.
DutiesOf = Literal["stated", "operators", "everyone"]


class RelatedEnterprise(TypedDict):
    """A partner or linked enterprise, whose figures count towards the size of the enterprise."""

    name: str
    relation: Literal["linked", "partner"]
    share: NotRequired[int | float | Decimal | str]
    """Of a partner: the percentage of the capital or of the votes, whichever is higher."""
    facts: Mapping[str, FactValue]
    """Its own figures, such as ``headcount``."""


class Use(TypedDict):
    """One use of a product that has several: a function with its intended purpose."""

    name: str
    facts: Mapping[str, FactValue]
    """What is said of this use alone."""


class Case(TypedDict, total=False):
    """A case as keyword arguments: ``aiact.assess(**case)``."""

    as_of: str
    edition: str
    strict: bool
    lang: str
    evidence: list[str]
    readings: list[str]
    holidays: list[str]
    duties_of: DutiesOf
    related_enterprises: list[RelatedEnterprise]
    uses: list[Use]
    facts: dict[str, Any]


def write_case(
    facts: Mapping[str, FactValue],
    *,
    as_of: str | date,
    edition: str | None = None,
    strict: bool = False,
    evidence: Iterable[str] | None = None,
    readings: Iterable[str] | None = None,
    holidays: Iterable[str | date] | None = None,
    duties_of: DutiesOf | None = None,
    related_enterprises: Iterable[RelatedEnterprise] | None = None,
    uses: Iterable[Use] | None = None,
    lang: str | None = None,
) -> str:
    """The JSON document of a case; what the values mean is for the core to judge."""
    if not isinstance(facts, Mapping):
        raise OptionError(
            f"`facts` cannot be of the type `{type(facts).__name__}`",
            place="/facts",
            help="expected a mapping of facts; for the text of a document use `assess_json`",
        )
    check_day(as_of)
    document: dict[str, Any] = {"as_of": as_of, "facts": facts}
    if strict is not False:
        document["strict"] = strict
    options = {
        "edition": edition,
        "evidence": evidence,
        "readings": readings,
        # A calendar of holidays is often a mapping from days to names.
        "holidays": list(holidays) if isinstance(holidays, Mapping) else holidays,
        "duties_of": duties_of,
        "related_enterprises": related_enterprises,
        "uses": uses,
        "lang": lang,
    }
    document.update((name, value) for name, value in options.items() if value is not None)
    return write_document(document)


def check_day(as_of: object) -> None:
    """Refuses a point in time, which Python takes for a day."""
    if isinstance(as_of, datetime):
        raise DayError(
            "`as_of` cannot be a point in time", place="/as_of", help="expected a day: use `.date()`"
        )


def check_rulebook(document: str) -> None:
    """Refuses an answer that another rulebook has made."""
    made_by, here = json.loads(document)["law"]["rulebook"], _native.rulebook_digest()
    if made_by != here:
        raise RulebookError(
            f"the answer was made by the rulebook {made_by:.12}, here is {here:.12}",
            help="use the same version of aiact on both sides, or ask again",
        )


def write_document(document: Mapping[str, Any]) -> str:
    """A document of Python values as JSON text, every number by its exact decimal form."""
    writer = _Writer()
    writer.write(document, "", 1)
    return "".join(writer.parts)


class _Writer:
    """Writes JSON piece by piece, so that a value without end is noticed in time."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.size = 0

    def write(self, value: object, place: str, depth: int) -> None:
        if isinstance(value, str):
            self._put_text(value, place)
        elif value is None or isinstance(value, bool):
            self._put("null" if value is None else "true" if value else "false")
        elif isinstance(value, int | float | Decimal):
            self._put(_number(value, place))
        elif isinstance(value, date) and not isinstance(value, datetime):
            self._put(f'"{value.isoformat()}"')
        elif isinstance(value, Mapping):
            self._put_mapping(value, place, depth)
        elif isinstance(value, list | tuple):
            self._put_list(value, place, depth)
        elif isinstance(value, set | frozenset):
            self._put_set(value, place, depth)
        else:
            raise _unsuitable(value, place)

    def _put(self, text: str) -> None:
        self._count(len(text))
        self.parts.append(text)

    def _count(self, size: int) -> None:
        self.size += size
        if self.size > _native.MAX_BYTES:
            raise LimitError(
                f"the document has more than {_native.MAX_BYTES} bytes; at most so many are read"
            )

    def _put_text(self, text: str, place: str) -> None:
        # A subclass, an enum member for one, may print differently from the text that it is.
        plain = str.__str__(text)
        self._count(len(plain))
        try:
            more = len(plain.encode()) - len(plain)
        except UnicodeEncodeError:
            raise JsonError(
                "the text has half of a surrogate pair", place=place, help="expected Unicode text"
            ) from None
        self._count(more)
        written = json.dumps(plain, ensure_ascii=False)
        self._count(len(written) - len(plain))
        self.parts.append(written)

    def _put_mapping(self, mapping: Mapping[Any, Any], place: str, depth: int) -> None:
        _check_depth(depth)
        self._put("{")
        for index, (key, value) in enumerate(mapping.items()):
            if not isinstance(key, str):
                raise DocumentKeyError(
                    f"the key {_shorten(repr(key))} is of the type `{type(key).__name__}`",
                    place=place,
                    help="expected a text",
                )
            inner = f"{place}/{_escape(key)}"
            self._put("," if index else "")
            self._put_text(key, inner)
            self._put(":")
            self.write(value, inner, depth + 1)
        self._put("}")

    def _put_list(self, items: Iterable[object], place: str, depth: int) -> None:
        _check_depth(depth)
        self._put("[")
        for index, item in enumerate(items):
            self._put("," if index else "")
            self.write(item, f"{place}/{index}", depth + 1)
        self._put("]")

    def _put_set(self, items: Iterable[object], place: str, depth: int) -> None:
        # The order of a set differs from run to run; the same input must give the same bytes.
        _check_depth(depth)
        texts = []
        for item in items:
            writer = _Writer()
            writer.write(item, place, depth + 1)
            texts.append("".join(writer.parts))
        self._put("[" + ",".join(sorted(texts)) + "]")


def _check_depth(depth: int) -> None:
    if depth > _native.MAX_DEPTH:
        raise LimitError(f"lists and objects are nested more than {_native.MAX_DEPTH} deep")


def _number(value: float | Decimal, place: str) -> str:
    """The decimal form: of a float the shortest that gives it back, so that ``1e25`` is exact."""
    if isinstance(value, int):
        if value.bit_length() > _MAX_INT_BITS:
            raise FactTypeError("the number is out of range", place=place, help="exponents to 400")
        return int.__repr__(value)
    finite = value.is_finite() if isinstance(value, Decimal) else math.isfinite(value)
    if not finite:
        raise FactTypeError(
            f"`{value}` is not a decimal number",
            place=place,
            help="use None for what is not settled, and leave out what is not stated",
        )
    return str(value) if isinstance(value, Decimal) else float.__repr__(value)


def _unsuitable(value: object, place: str) -> FactTypeError | OptionError:
    # Facts stand under the case, or under one of its uses or enterprises: `/uses/0/facts/...`.
    kind = FactTypeError if "facts" in place.split("/")[1:4:2] else OptionError
    name = type(value).__name__
    if isinstance(value, datetime):
        return kind(f"a point in time (`{name}`) is not a day", place=place, help="use `.date()`")
    return kind(
        f"a value of the type `{name}` cannot be stated",
        place=place,
        help="expected bool, None, str, int, float, Decimal, date, list, tuple, set or dict",
    )


def _escape(key: str) -> str:
    """A key as a step of a JSON pointer."""
    return _shorten(key).replace("~", "~0").replace("/", "~1")


def _shorten(text: str) -> str:
    return text if len(text) <= 60 else text[:60] + "…"


def read_text(data: bytes) -> str:
    """The text of a document that was read as bytes."""
    if len(data) > _native.MAX_BYTES:
        raise LimitError(f"the document has more than {_native.MAX_BYTES} bytes; at most so many are read")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise JsonError(f"not UTF-8: byte {error.start} cannot be read") from None


def read_file(path: str | os.PathLike[str]) -> str:
    """The text of a file, no more of it than the limit allows."""
    with open(path, "rb") as file:
        return read_text(file.read(_native.MAX_BYTES + 1))


def load_case(path: str | os.PathLike[str]) -> Case:
    """Reads the JSON document of a case from a file, as keyword arguments of ``assess``.

    The form is checked; what the facts mean is checked when the case is assessed.

    Raises:
        AiactError: the document is not well-formed, too large, or has keys that a case has not.
        OSError: the file cannot be read.

    >>> import aiact, pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "case.json")
    ...     _ = path.write_text('{"as_of": "2026-11-21", "facts": {"role": ["provider"]}}')
    ...     case = aiact.load_case(path)
    >>> case
    {'as_of': '2026-11-21', 'facts': {'role': ['provider']}}
    >>> aiact.assess(**case).law.as_of
    datetime.date(2026, 11, 21)
    """
    return parse_case(_native.case_json(read_file(path)))


def parse_case(canonical: str) -> Case:
    """A canonical document as keyword arguments."""
    case: Case = read_document(canonical)
    return case


def read_document(text: str) -> Any:
    """A document of the core as Python values; numbers stay exact."""
    return json.loads(text, parse_float=_exact)


def _exact(number: str) -> float | Decimal:
    """A float where its shortest decimal form is the number, and a Decimal where it is not."""
    exact, near = Decimal(number), float(number)
    return near if math.isfinite(near) and Decimal(float.__repr__(near)) == exact else exact
