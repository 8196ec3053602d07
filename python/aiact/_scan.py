"""Scanning a table of models, and the answer."""

from __future__ import annotations

import csv
import datetime
import math
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any, Literal, TextIO

from aiact import _native
from aiact._case import check_day, check_rulebook, read_document, write_document
from aiact._errors import OptionError
from aiact._truth import Status, Truth
from aiact._types import FrozenMap, LawVersion, decimal_of, read, tuple_of

#: How far published figures are taken to be off: by the margin of the Commission's guidelines, by the factor
#: that goes with the confidence that the table states, or not at all.
Margin = Literal["guideline", "confidence", "none"]

_COLUMNS = frozenset(_native.scan_columns())


@dataclass(frozen=True, slots=True, kw_only=True)
class Compute:
    """Training compute in floating-point operations, with its uncertainty."""

    min: Decimal
    best: Decimal
    """The likeliest figure."""
    max: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class NotifyBy:
    """By when the Commission has to be notified of a model with systemic risk."""

    date: datetime.date
    """The last day, by the calendar."""
    at_latest: bool
    """Whether it is counted from the day of placing, since the table lacks the day of the condition."""
    transition: bool
    """Whether it rests on the time that Article 111(3) gives to models placed before its day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnEstimate:
    """An estimate of our own against the published figure."""

    method: str
    """``architecture`` or ``hardware``."""
    ratio: Decimal | None
    """It over the published figure."""
    reproduces: bool
    """Whether it is within the guidelines' margin around the published figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedModel:
    """One model of the table."""

    name: str
    organisation: str
    placing: datetime.date | None
    """The day on which it counts as placed on the market."""
    flop: Compute | None
    """Its training compute; none if nothing is known."""
    method: str
    """How that figure was made; in the table's words if it is published there."""
    published: bool
    """Whether the table has the figure; otherwise it is an estimate of our own."""
    confidence: str
    """How sure the table's makers are."""
    gpai: Truth
    """Whether it is a general-purpose model."""
    systemic_risk: Truth
    """Whether it carries systemic risk."""
    status: Status
    """What its classification means on the day."""
    near: tuple[Decimal, ...]
    """The thresholds that the margin of error reaches across."""
    missing: tuple[str, ...]
    """What would settle what is open."""
    remarks: tuple[str, ...]
    """What a reader has to know, such as cells that cannot be read."""
    duties: tuple[str, ...]
    """Duties in force on the day; see ``aiact.entry``."""
    notify_by: NotifyBy | None
    own: tuple[OwnEstimate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgainstThreshold:
    """How many models lie where, against one threshold."""

    threshold: Decimal
    above: int
    """By the likeliest figure."""
    published: int
    """Those of them whose figure the table has."""
    surely_above: int
    """Whatever the error."""
    open: int
    """Left open by the error."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """How many models have which answer."""

    yes: int
    no: int
    undetermined: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanSummary:
    """What a scan comes to."""

    models: int
    with_compute: int
    """Those of which some figure of training compute is known or can be estimated."""
    against: tuple[AgainstThreshold, ...]
    """Against the threshold of systemic risk and the indicative one of general-purpose models."""
    gpai: Answers
    systemic_risk: Answers
    why: Mapping[str, int]
    """Why models are undetermined, and how many."""
    compared: Mapping[str, tuple[int, int]]
    """Own estimates beside published figures, by method: how many, and how many within the margin."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture, which a notebook shows."""

    svg: str = field(repr=False)
    """It as an SVG document."""

    def _repr_svg_(self) -> str:
        return self.svg


def scan(
    rows: Iterable[Mapping[str, Any]] | str | os.PathLike[str],
    *,
    as_of: str | datetime.date,
    margin: Margin = "guideline",
) -> Scan:
    """Scans a table for general-purpose models and those with systemic risk.

    Args:
        rows: mappings from the names of columns to cells, as ``csv.DictReader`` gives them, or the path of a
            CSV file with a header. Columns that a scan does not read are passed over; ``None``, NaN and an
            empty text say nothing. A cell that cannot be read is a remark on its model.
        as_of: the day, such as ``"2026-11-21"``.
        margin: how far published figures are taken to be off.

    Raises:
        AiactError: the day or margin is not valid, or no row has a column that a scan reads.
        OSError: the file cannot be read.

    >>> import aiact
    >>> scan = aiact.scan(
    ...     [{"model": "Example", "publication_date": "2026-03-02", "training_compute_flop": 2e25,
    ...       "output_modality": "text"}],
    ...     as_of="2026-11-21",
    ... )
    >>> model = scan.models[0]
    >>> model.systemic_risk, model.flop.min, str(model.notify_by.date)
    (<Truth.YES: 'yes'>, Decimal('1.4E+25'), '2026-03-16')
    >>> scan.summary.systemic_risk
    Answers(yes=1, no=0, undetermined=0)
    """
    if isinstance(rows, str | os.PathLike):
        with open(rows, encoding="utf-8-sig", newline="") as file:
            return scan(read_table(file, os.fspath(rows)), as_of=as_of, margin=margin)
    check_day(as_of)
    document = {"as_of": as_of, "margin": margin, "rows": [_cells(row, at) for at, row in enumerate(rows)]}
    return Scan._of(write_document(document))


def read_table(file: TextIO, name: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV file."""
    try:
        yield from csv.DictReader(file, restkey="")
    except csv.Error as error:
        raise OptionError(f"{name}: {error}", place="/rows", help="expected CSV with a header") from None
    except UnicodeDecodeError as error:
        raise OptionError(f"{name}: not UTF-8: {error.reason}", place="/rows") from None


def _cells(row: object, at: int) -> dict[str, Any]:
    """What is read of a row; all of it if that is nothing, for the core to complain."""
    if not isinstance(row, Mapping):
        raise OptionError(
            f"a row cannot be of the type `{type(row).__name__}`",
            place=f"/rows/{at}",
            help="expected mappings from column to cell; of a data frame take `.to_dict('records')`",
        )
    cells = {column: cell for column, cell in row.items() if column in _COLUMNS} or row
    return {column: None if _says_nothing(cell) else cell for column, cell in cells.items()}


def _says_nothing(cell: object) -> bool:
    return isinstance(cell, float | Decimal) and math.isnan(cell)


class Scan:
    """A table of models and what a scan of it comes to.

    It does not change, and can be compared, hashed and pickled. ``str()`` is a readable table.
    """

    def __init__(self) -> None:
        raise TypeError("use `aiact.scan`")

    _table: str
    _document: str

    @classmethod
    def _of(cls, table: str) -> Scan:
        return cls._restored(table, _native.scan_json(table))

    @classmethod
    def _restored(cls, table: str, document: str) -> Scan:
        new = cls.__new__(cls)
        new._table = table
        new._document = document
        return new

    @cached_property
    def _data(self) -> dict[str, Any]:
        return self.to_dict()

    @cached_property
    def law(self) -> LawVersion:
        """Which law, as of which day, by which version of which rulebook."""
        return read(LawVersion, self._data["law"])

    @cached_property
    def models(self) -> tuple[ScannedModel, ...]:
        """The models, in the order of the rows."""
        return tuple(_read_model(data) for data in self._data["models"])

    @cached_property
    def summary(self) -> ScanSummary:
        """What they come to."""
        return _read_summary(self._data["summary"])

    @property
    def notice(self) -> str:
        """What every answer says of itself."""
        notice: str = self._data["notice"]
        return notice

    def chart(self) -> Chart:
        """Training compute over time against the thresholds, as a picture.

        >>> import aiact
        >>> chart = aiact.scan([], as_of="2026-11-21").chart()
        >>> chart.svg.startswith("<svg")
        True
        """
        return Chart(_native.scan_chart(self._table))

    def to_dict(self) -> dict[str, Any]:
        """The answer as the JSON document's plain values; a copy. A number that no float has is a Decimal."""
        document: dict[str, Any] = read_document(self._document)
        return document

    def to_json(self) -> str:
        """The answer as a JSON document; the same table gives the same bytes."""
        return self._document

    def __str__(self) -> str:
        return _native.scan_text(self._table)

    def __repr__(self) -> str:
        return f"<aiact.Scan of {len(self.models)} models as of {self.law.as_of}>"

    def __eq__(self, other: object) -> bool:
        return self._document == other._document if isinstance(other, Scan) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._document)

    def __reduce__(self) -> tuple[Any, ...]:
        return _unpickled, (self._table, self._document)


def _unpickled(table: str, document: str) -> Scan:
    """A scan from a pickle, if it was made by the same rulebook."""
    check_rulebook(document)
    return Scan._restored(table, document)


def _read_model(data: Mapping[str, Any]) -> ScannedModel:
    return read(
        ScannedModel,
        data,
        placing=datetime.date.fromisoformat,
        flop=lambda flop: read(Compute, flop, min=decimal_of, best=decimal_of, max=decimal_of),
        gpai=Truth,
        systemic_risk=Truth,
        near=tuple_of(decimal_of),
        notify_by=lambda notify: read(NotifyBy, notify),
        own=tuple_of(lambda own: read(OwnEstimate, own, ratio=decimal_of)),
    )


def _read_summary(data: Mapping[str, Any]) -> ScanSummary:
    return read(
        ScanSummary,
        data,
        against=tuple_of(lambda against: read(AgainstThreshold, against, threshold=decimal_of)),
        gpai=lambda answers: read(Answers, answers),
        systemic_risk=lambda answers: read(Answers, answers),
        why=FrozenMap,
        compared=lambda pairs: FrozenMap({method: tuple(pair) for method, pair in pairs.items()}),
    )
