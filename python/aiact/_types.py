"""What an answer is made of: frozen views of its JSON document, with Python's own types."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from typing import Any, Generic, TypeVar

from aiact._truth import Fault, Progress, Status, Truth

T = TypeVar("T")
V = TypeVar("V")


class FrozenMap(Mapping[str, V], Generic[V]):
    """A mapping that cannot be changed, and can be hashed and pickled."""

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[str, V]) -> None:
        self._items = dict(items)

    def __getitem__(self, key: str) -> V:
        return self._items[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __repr__(self) -> str:
        return repr(self._items)


@dataclass(frozen=True, slots=True, kw_only=True)
class LawVersion:
    """Which law, as of which day, by which version of which rulebook."""

    edition: str
    title: str
    as_of: datetime.date
    rulebook: str
    """SHA-256 of the rulebook."""
    library: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """An edition of the law's text."""

    id: str
    title: str
    in_force: datetime.date
    """The first day on which this text is in force."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherReading:
    """Another reading of the law that changes a conclusion, and what the conclusion is under it."""

    id: str
    text: str
    citation: str
    value: Truth
    status: Status
    """What that means on the day."""
    applies_from: datetime.date | None
    possible_from: datetime.date | None = None
    until: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherReadingOfDuty:
    """Another reading of the law that changes a duty, and what the duty is under it."""

    id: str
    text: str
    citation: str
    holds: Truth
    """Whether it is for this actor and system under that reading, whatever the day."""
    status: Status
    """What that means on the day."""
    applies_from: datetime.date | None
    possible_from: datetime.date | None = None
    until: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Everything about one conclusion: the match, and what it means on the day."""

    id: str
    title: str
    kind: str
    value: Truth
    """The match: what the text of the edition makes of the facts, whatever the day."""
    status: Status
    """What that means on the day."""
    examined: bool
    """Whether any of its facts was stated."""
    applies_from: datetime.date | None
    """First day of binding."""
    citation: str
    authority: str
    """The strongest authority that is enough for the value: ``law``, ``guideline`` or ``interpretation``."""
    missing: tuple[str, ...]
    """Open facts that can turn it."""
    presumptions: tuple[str, ...]
    """Presumptions that it rests on."""
    would_change: tuple[str, ...]
    """Presumed facts that would change it if they were stated otherwise."""
    other_reading: tuple[OtherReading, ...]
    """Other readings under which the value, the status or the dates differ."""
    duties: tuple[str, ...]
    """Listed duties whose conditions read it."""
    family: str | None = None
    """The part of the risk summary it belongs to."""
    possible_from: datetime.date | None = None
    """First day on which it may bind, where that is open."""
    formal_from: datetime.date | None = None
    """The formal day of application, where the effective one differs."""
    until: datetime.date | None = None
    """First day on which it no longer binds."""
    url: str | None = None
    reason: tuple[str, ...] = ()
    """Why it does not apply although it matches; of what is grandfathered, the transitions that relieve."""
    stated: bool = False
    """Whether the caller stated it."""
    uses: tuple[str, ...] = ()
    """The uses of the product of which it is so, where the case has several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskFinding:
    """One part of the risk summary."""

    value: Truth
    status: Status
    applies_from: datetime.date | None
    matches: tuple[str, ...]
    """The provisions that match."""
    open: tuple[str, ...]
    """The provisions that are not settled, or of which it is open from when they bind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """The summary: one finding a part, never one tier for all."""

    prohibited: RiskFinding
    high_risk: RiskFinding
    transparency: RiskFinding
    general_purpose: RiskFinding


@dataclass(frozen=True, slots=True, kw_only=True)
class FurtherPenalty:
    """Another tier under which the infringement of a duty falls, for the actor of the case."""

    tier: str
    citation: str
    """The provisions by which it applies to the duty."""
    text: str
    """The ceiling in words."""
    holds: Truth
    """Whether it can be imposed on the actor."""
    in_place: bool
    """Whether it takes the place of the duty's own tier; otherwise it can be imposed besides."""
    applies_from: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Penalty:
    """What an infringement costs."""

    kind: str
    """``tier``, ``none`` (no fine in the Act), ``national`` (national rules only) or ``unstated``."""
    tier: str | None = None
    citation: str | None = None
    text: str | None = None
    """The ceiling in words."""
    applies_from: datetime.date | None = None
    note: str | None = None
    further: tuple[FurtherPenalty, ...] = ()
    """What else can be imposed, or is imposed in its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A deadline or period that can be counted."""

    kind: str
    """``due`` (to be done by then), ``keep`` (to be kept until then), ``wait`` (not before the end of that
    day) or ``every`` (due again each time)."""
    direction: str
    """``after`` or ``before`` its day."""
    runs: Truth
    """Whether it runs at all: open as long as its own condition is, or the duty that it belongs to."""
    date: datetime.date | None
    """The last day by the calendar, which is the safe one; of ``wait`` the first, of ``every`` the next."""
    citation: str
    amount: int | None = None
    """The length; none for the day itself."""
    unit: str | None = None
    """``hours``, ``days``, ``working_days``, ``weeks``, ``months`` or ``years``."""
    from_fact: str | None = None
    """The fact that gives the day it runs from; none for a day that the law names."""
    from_date: datetime.date | None = None
    """The day it runs from, as far as it is known."""
    date_1182_71: datetime.date | None = None
    """The last day under Regulation (EEC, Euratom) No 1182/71, where it differs."""
    earliest: datetime.date | None = None
    """The last day if the earliest possible day counts, where the day is a range."""
    latest: datetime.date | None = None
    """The last day if the latest possible day counts, where the day is a range."""
    missing: tuple[str, ...] = ()
    """Facts that are needed to count it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure:
    """The ceiling of one tier of fines, for the actor of the case."""

    tier: str
    title: str
    citation: str
    text: str
    """The ceiling in words."""
    applies_from: datetime.date | None
    """First day on which the fine can be imposed."""
    holds: Truth
    """Whether the tier is the actor's: it may depend on who the actor is."""
    ceiling: str | None
    """``higher``, ``lower``, ``amount`` or ``percent``; none while that is not settled."""
    currency: str
    at_least: Decimal
    """The ceiling is not below this."""
    at_most: Decimal | None
    """The ceiling is not above this; none when what is known sets no limit."""
    in_force: tuple[str, ...]
    """Listed duties behind it that are in force on the day."""
    upcoming: tuple[str, ...]
    """Listed duties behind it that are upcoming."""
    undetermined: tuple[str, ...]
    """Listed duties behind it that are not settled."""
    missing: tuple[str, ...]
    """Facts that would narrow the amounts."""
    presumptions: tuple[str, ...]
    """Presumptions that the amounts rest on."""
    amount: Decimal | None = None
    """The fixed amount."""
    percent: Decimal | None = None
    """The percentage."""
    percent_of: str | None = None
    """The fact of which the percentage is taken."""
    per: str | None = None
    """The unit of time for which the amounts are due."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """A duty, right, permission or power, for this case on this day."""

    id: str
    bearer: tuple[str, ...]
    nature: str
    holds: Truth
    """Whether it is for this actor and system, whatever the day."""
    binds: Truth
    """Whether it binds on the day."""
    status: Status
    applies_from: datetime.date | None
    citation: str
    duty: str
    """The duty in one sentence."""
    deadline: str | None
    """The deadline in words."""
    penalty: Penalty
    missing: tuple[str, ...]
    presumptions: tuple[str, ...]
    would_change: tuple[str, ...]
    possible_from: datetime.date | None = None
    formal_from: datetime.date | None = None
    until: datetime.date | None = None
    url: str | None = None
    on_event: str | None = None
    """The occurrence or request on which it becomes due."""
    deadlines: tuple[Deadline, ...] = ()
    """Deadlines and periods that can be counted."""
    checklist: str | None = None
    """The list of what the document must contain: see ``aiact.entry``."""
    exceptions: str | None = None
    changed: str | None = None
    """What the amendment changed."""
    evidence: Mapping[str, bool] = field(default_factory=lambda: FrozenMap({}))
    """Artefacts that prove compliance, and whether the case names them."""
    other_reading: tuple[OtherReadingOfDuty, ...] = ()
    """Other readings under which it holds otherwise, or its status or dates differ."""
    reason: tuple[str, ...] = ()
    """What fails, when it does not apply; the transitions that relieve, when it is grandfathered."""
    notes: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    """The uses of the product to which it belongs, where the case has several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureStep:
    """A step of a procedure, and how far it has come."""

    id: str
    title: str
    """What is done."""
    citation: str
    by: tuple[str, ...]
    """By whom: any of these roles or authorities."""
    needed: Truth
    progress: Progress
    url: str | None = None
    date: datetime.date | None = None
    """The day on which it was taken, or is planned."""
    date_fact: str | None = None
    """The fact that gives that day."""
    deadlines: tuple[Deadline, ...] = ()
    faults: tuple[Fault, ...] = ()
    """What is not as the procedure asks."""
    documents: tuple[str, ...] = ()
    """The documents that go with it."""
    remedies: tuple[str, ...] = ()
    """What can be done against it."""
    duties: tuple[str, ...] = ()
    """The duties, rights and powers that say it: see ``aiact.entry``."""
    missing: tuple[str, ...] = ()
    """What would settle whether it is needed: a fact, term or conclusion."""
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """A procedure, and where it stands by the days that the case states."""

    id: str
    title: str
    citation: str
    concerns: Truth
    """Whether it concerns the case."""
    begun: bool
    """Whether a step has been taken, or the day is stated from which a time limit counts."""
    steps: tuple[ProcedureStep, ...]
    """Its steps, in order."""
    url: str | None = None
    condition: str | None = None
    """The fact, term or conclusion that says whether it concerns the case; none where nothing does."""
    notes: tuple[str, ...] = ()

    @property
    def next(self) -> tuple[ProcedureStep, ...]:
        """The steps that can be taken now, also those of which it is open whether they are needed."""
        now = (Progress.NEXT, Progress.MAY_BE_NEXT)
        return tuple(step for step in self.steps if step.progress in now)

    @property
    def faulty(self) -> tuple[ProcedureStep, ...]:
        """The steps that are not as the procedure asks."""
        return tuple(step for step in self.steps if step.faults)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """An open question."""

    id: str
    question: str
    type: str
    """``bool``, ``one_of``, ``set_of``, ``number``, ``date`` or ``text``."""
    citation: str
    settles: int
    """How many findings and duties wait for it."""
    help: str | None = None
    values: Mapping[str, str] = field(default_factory=lambda: FrozenMap({}))
    """The possible values and their meaning."""
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Presumption:
    """Something presumed of a silent fact, or an exception that nobody claimed."""

    id: str
    value: Any = field(hash=False)
    """What is presumed, in the form in which it can be stated."""
    why: str
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A conclusion or term that the caller stated directly."""

    id: str
    value: Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """Where a truth comes from."""

    kind: str
    """``parts``, ``every_case``, ``stated``, ``open``, ``silent``, ``presumed``, ``follows``, ``day`` or
    ``left_out`` (by a reading that is taken)."""
    value: Any = field(default=None, hash=False)
    """The stated value."""
    why: str | None = None
    """Why it is presumed."""
    source: str | None = None
    """The fact from which it follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingTaken:
    """A reading of the text that the case takes in the place of the default one."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a derivation, with the steps it rests on."""

    id: str = ""
    """The fact, term, conclusion or duty; empty for a block of conditions."""
    title: str
    value: Truth
    decides: bool
    """Whether the step above turns on this one."""
    authority: str
    citation: str = ""
    because: Because
    reading: ReadingTaken | None = None
    """The reading that puts this step in the place of the default one, or leaves it out."""
    children: tuple[Step, ...] = ()

    def walk(self) -> Iterator[Step]:
        """This step and every step below it, each before those it rests on."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Derivation:
    """Why something comes out as it does: a tree of steps, readable with ``str()``."""

    tree: Step
    """The first step; the others hang below it."""
    text: str
    """The tree as indented text: ``+`` yes, ``-`` no, ``?`` unknown."""
    json: str = field(repr=False)
    """The tree as the JSON document of the core."""

    @property
    def id(self) -> str:
        """What is derived."""
        return self.tree.id

    @property
    def value(self) -> Truth:
        """How it comes out."""
        return self.tree.value

    def __str__(self) -> str:
        return self.text


def tuple_of(read_one: Callable[[Any], T]) -> Callable[[Any], tuple[T, ...]]:
    """Reads a list, each item in this way."""
    return lambda items: tuple(read_one(item) for item in items)


def _read_because(data: Mapping[str, Any]) -> Because:
    return Because(kind=data["is"], value=data.get("value"), why=data.get("why"), source=data.get("from"))


def _read_step(data: Mapping[str, Any]) -> Step:
    return read(
        Step,
        data,
        children=tuple_of(_read_step),
        because=_read_because,
        reading=lambda reading: read(ReadingTaken, reading),
    )


def _read_deadline(data: Mapping[str, Any]) -> Deadline:
    return read(Deadline, {**data, "from_date": data.get("from")})


def decimal_of(number: int | float | Decimal) -> Decimal:
    """A number of a document exactly: the decimal form of its float is that which the document has."""
    return Decimal(str(number))


def _read_other_reading(data: Mapping[str, Any]) -> OtherReading | OtherReadingOfDuty:
    return read(OtherReadingOfDuty, data) if "holds" in data else read(OtherReading, data)


def _same(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


# Members of the same name have the same type wherever they stand.
_READERS: dict[str, Callable[[Any], Any]] = {
    "as_of": datetime.date.fromisoformat,
    "applies_from": datetime.date.fromisoformat,
    "possible_from": datetime.date.fromisoformat,
    "formal_from": datetime.date.fromisoformat,
    "in_force": datetime.date.fromisoformat,
    "until": datetime.date.fromisoformat,
    "date": datetime.date.fromisoformat,
    "from_date": datetime.date.fromisoformat,
    "date_1182_71": datetime.date.fromisoformat,
    "earliest": datetime.date.fromisoformat,
    "latest": datetime.date.fromisoformat,
    "value": Truth,
    "holds": Truth,
    "binds": Truth,
    "runs": Truth,
    "needed": Truth,
    "concerns": Truth,
    "progress": Progress,
    "faults": tuple_of(Fault),
    "steps": tuple_of(lambda data: read(ProcedureStep, data)),
    "status": Status,
    "evidence": FrozenMap,
    "values": FrozenMap,
    "penalty": lambda data: read(Penalty, data),
    "further": tuple_of(lambda data: read(FurtherPenalty, data)),
    "deadlines": tuple_of(_read_deadline),
    "at_least": decimal_of,
    "at_most": decimal_of,
    "percent": decimal_of,
    "other_reading": tuple_of(_read_other_reading),
    "prohibited": lambda data: read(RiskFinding, data),
    "high_risk": lambda data: read(RiskFinding, data),
    "transparency": lambda data: read(RiskFinding, data),
    "general_purpose": lambda data: read(RiskFinding, data),
}


def read(kind: type[T], data: Mapping[str, Any], **readers: Callable[[Any], Any]) -> T:
    """A view of one object of the document; members that it lacks keep their defaults."""
    members: dict[str, Any] = {}
    for member in fields(kind):  # type: ignore[arg-type]
        name = member.name
        if name in data:
            value = data[name]
            reader = readers.get(name) or _READERS.get(name, _same)
            members[name] = None if value is None else reader(value)
    return kind(**members)


def read_exposure(data: Mapping[str, Any]) -> Exposure:
    """A view of one tier's exposure: its amount is one of money, and duties are in force, not a law."""
    return read(Exposure, data, amount=decimal_of, in_force=tuple)


def read_presumption(data: Mapping[str, Any]) -> Presumption:
    """A view of one presumption, whose value is that of a fact and not a truth."""
    return read(Presumption, data, value=lambda value: value)


def read_derivation(document: str, data: Mapping[str, Any], text: str) -> Derivation:
    """A view of a derivation's document."""
    return Derivation(_read_step(data), text, document)
