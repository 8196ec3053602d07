"""Assessing a case, and the answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from aiact import _native
from aiact._case import (
    Case,
    DutiesOf,
    FactValue,
    RelatedEnterprise,
    Use,
    check_rulebook,
    parse_case,
    read_document,
    write_case,
    write_document,
)
from aiact._errors import JsonError, UnknownIdError
from aiact._truth import Truth
from aiact._types import (
    Derivation,
    Exposure,
    Finding,
    LawVersion,
    Obligation,
    Override,
    Presumption,
    Procedure,
    Question,
    Risk,
    read,
    read_derivation,
    read_exposure,
    read_presumption,
)


def assess(
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
) -> Assessment:
    """Assesses one function of one system, for one actor and one day.

    Args:
        facts: what is known, by the id of the fact. A missing fact is not stated; ``None`` says that it is
            not settled, and nothing is presumed of it. Several values are a list or a set; a number or day
            that is not exact is ``{"min": ..., "max": ...}`` or ``{"one_of": [...]}``.
        as_of: the day, such as ``"2026-11-21"``. Nothing here knows what day it is today.
        edition: pins the text of the law instead of the one in force on the day.
        strict: presumes nothing.
        evidence: names of artefacts that exist as evidence.
        readings: ids of other readings of the law to take.
        holidays: public holidays that count when deadlines are reckoned.
        duties_of: whose duties are listed: ``"stated"`` (of the roles that are held or left open),
            ``"operators"`` (of every role along the chain, also where they do not apply) or ``"everyone"``
            (of authorities too).
        related_enterprises: partner and linked enterprises, whose figures count towards the size of the
            enterprise.
        uses: the uses of a product that has several, each with a name and the facts of that use alone;
            ``facts`` holds for all of them.
        lang: the language of the answer: ``"en"``, ``"da"`` or ``"sv"``.

    Raises:
        AiactError: something in the input is not valid; the error names the place and what would help.

    >>> import aiact
    >>> a = aiact.assess(
    ...     {"role": ["provider"], "emp_recruitment_selection": True,
    ...      "emp_filters_or_evaluates": True, "profiling": True, "no_other_listed_use": True},
    ...     as_of="2026-11-21",
    ... )
    >>> a.verdict("annex3-4-a")
    <Truth.YES: 'yes'>
    >>> a.findings["high_risk"].status, a.findings["high_risk"].applies_from
    (<Status.UPCOMING: 'upcoming'>, datetime.date(2027, 12, 2))
    """
    return Assessment._of(
        write_case(
            facts,
            as_of=as_of,
            edition=edition,
            strict=strict,
            evidence=evidence,
            readings=readings,
            holidays=holidays,
            duties_of=duties_of,
            related_enterprises=related_enterprises,
            uses=uses,
            lang=lang,
        )
    )


def assess_json(case: str) -> Assessment:
    """Assesses a case given as the text of its JSON document.

    Raises:
        AiactError: as ``assess``; also when the text is not well-formed, too large or too deep, has a key
            twice, or has a key that a case has not.

    >>> import aiact
    >>> a = aiact.assess_json('{"as_of": "2026-11-21", "facts": {"train_flop": 1e25}}')
    >>> a.law.edition
    '2026-07-27'
    """
    if not isinstance(case, str):
        raise JsonError(
            f"a document cannot be of the type `{type(case).__name__}`",
            help="expected its text; for Python values use `assess`",
        )
    return Assessment._of(case)


class Findings(Mapping[str, Finding]):
    """The conclusions by id; an id that there is not is an error that names the nearest."""

    __slots__ = ("_case", "_data", "_views")

    def __init__(self, case: str, data: Mapping[str, Any]) -> None:
        self._case = case
        self._data = data
        self._views: dict[str, Finding] = {}

    def __getitem__(self, id: str) -> Finding:
        if id not in self._views:
            if id not in self._data:
                raise self._unknown(id)
            self._views[id] = read(Finding, {"id": id, **self._data[id]})
        return self._views[id]

    def _unknown(self, id: object) -> UnknownIdError:
        try:
            _verdict(self._case, id)
        except UnknownIdError as error:
            return error
        return UnknownIdError(
            f"`{id}` is a term, not a conclusion", help=f"use `verdict({id!r})` or `explain({id!r})`"
        )

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)

    def __contains__(self, id: object) -> bool:
        return id in self._data

    def __repr__(self) -> str:
        return f"<{len(self)} findings>"


def _verdict(case: str, id: object) -> Truth:
    if not isinstance(id, str):
        raise UnknownIdError(f"no conclusion {id!r}", help="an id is a text such as `art5-1-f`")
    return Truth(_native.verdict(case, id))


def _procedure_id(id: object) -> str:
    if not isinstance(id, str):
        raise UnknownIdError(f"no procedure {id!r}", help="an id is a text such as `serious-incident`")
    return id


@dataclass(frozen=True, slots=True, kw_only=True)
class UseAssessment:
    """The answer for one use of a product that has several."""

    name: str
    risk: Risk
    findings: Findings = field(hash=False)
    """The conclusions for this use, by id."""


class Assessment:
    """The whole answer for one case: what matches, what binds on the day and later, and why.

    It does not change, and can be compared, hashed and pickled. ``str()`` is a readable report; in a
    notebook it shows itself as a card.

    >>> import aiact
    >>> a = aiact.assess({"no_other_listed_use": True}, as_of="2026-11-21")
    >>> a
    <aiact.Assessment as of 2026-11-21, edition 2026-07-27>
    """

    def __init__(self) -> None:
        raise TypeError("use `aiact.assess` or `aiact.assess_json`")

    _case: str
    _document: str

    @classmethod
    def _of(cls, case: str) -> Assessment:
        return cls._restored(case, _native.assess_json(case))

    @classmethod
    def _restored(cls, case: str, document: str) -> Assessment:
        new = cls.__new__(cls)
        new._case = case
        new._document = document
        return new

    @cached_property
    def _data(self) -> dict[str, Any]:
        return self.to_dict()

    @cached_property
    def law(self) -> LawVersion:
        """Which law, as of which day, by which version of which rulebook."""
        return read(LawVersion, self._data["law"])

    @property
    def case(self) -> Case:
        """The case that was assessed, as keyword arguments of ``assess``; a copy.

        >>> import aiact
        >>> a = aiact.assess({"no_other_listed_use": True}, as_of="2026-11-21")
        >>> a.case
        {'as_of': '2026-11-21', 'facts': {'no_other_listed_use': True}}
        >>> aiact.assess(**a.case) == a
        True
        """
        case: Case = self.to_dict()["case"]
        return case

    @cached_property
    def risk(self) -> Risk:
        """The summary: prohibited, high-risk, transparency and general-purpose, each on its own."""
        return read(Risk, self._data["risk"])

    @cached_property
    def findings(self) -> Findings:
        """The conclusions by id.

        >>> import aiact
        >>> a = aiact.assess({"no_other_listed_use": True}, as_of="2026-11-21")
        >>> a.findings["high_risk"].citation
        'Art 6'
        >>> a.findings["high_riks"]
        Traceback (most recent call last):
        ...
        aiact._errors.UnknownIdError: no conclusion `high_riks` (did you mean `high_risk`?)
        """
        return Findings(self._case, self._data["findings"])

    @cached_property
    def obligations(self) -> tuple[Obligation, ...]:
        """The duties, rights and powers of the stated roles that apply, may apply, or will apply.

        Whose they are is for the case to say (``duties_of``): with ``"everyone"`` those of authorities are
        listed too, so that one sees who may do what, and what the operator can say against it.

        >>> import aiact
        >>> a = aiact.assess(
        ...     {"role": ["gpai_provider"], "gpai": True, "gpai_systemic_risk": True,
        ...      "placed_on_eu_market": True, "no_other_listed_use": True},
        ...     as_of="2026-11-21", duties_of="everyone",
        ... )
        >>> now = [o for o in a.obligations if o.status is aiact.Status.IN_FORCE]
        >>> powers = [o for o in now if o.nature == "power" and {"ai-office", "commission"} & set(o.bearer)]
        >>> [o.citation for o in powers if o.id.startswith("art92")]
        ['Art 92(1)(a); Art 92(1)(b)', 'Art 92(2)', 'Art 92(3); Art 92(4)', 'Art 92(7)']
        >>> rights = [o for o in now if o.nature == "right" and "gpai-provider" in o.bearer]
        >>> [o.duty[:50] for o in rights if o.citation == "Art 94"]
        ['Can rely on the procedural rights of Article 18 of']
        """
        return tuple(read(Obligation, data) for data in self._data["obligations"])

    @cached_property
    def exposure(self) -> tuple[Exposure, ...]:
        """What is at stake: the ceilings of the fines behind the listed duties, tier by tier.

        >>> import aiact
        >>> a = aiact.assess(
        ...     {"role": ["deployer"], "infers_emotion": True, "setting": ["workplace"],
        ...      "org_size": "large", "worldwide_turnover": 2_000_000_000},
        ...     as_of="2026-11-21",
        ... )
        >>> [(e.currency, e.at_most) for e in a.exposure if e.tier == "P3"]
        [('EUR', Decimal('140000000'))]
        """
        return tuple(read_exposure(data) for data in self._data["exposure"])

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The open questions, those that settle most first."""
        return tuple(read(Question, data) for data in self._data["questions"])

    @cached_property
    def presumptions(self) -> tuple[Presumption, ...]:
        """The presumptions that the answer rests on."""
        return tuple(read_presumption(data) for data in self._data["presumptions"])

    @cached_property
    def overrides(self) -> tuple[Override, ...]:
        """The conclusions and terms that the caller stated directly."""
        return tuple(read(Override, data) for data in self._data["overrides"])

    @cached_property
    def uses(self) -> tuple[UseAssessment, ...]:
        """Of a product with several uses: the answer for each; everything else is their union.

        >>> import aiact
        >>> a = aiact.assess(
        ...     {"no_other_listed_use": True},
        ...     as_of="2026-11-21",
        ...     uses=[
        ...         {"name": "mood", "facts": {"infers_emotion": True, "setting": ["workplace"]}},
        ...         {"name": "lunch", "facts": {}},
        ...     ],
        ... )
        >>> [(use.name, use.risk.prohibited.value.value) for use in a.uses]
        [('mood', 'yes'), ('lunch', 'no')]
        """
        return tuple(
            UseAssessment(
                name=data["name"],
                risk=read(Risk, data["risk"]),
                findings=Findings(self._case, data["findings"]),
            )
            for data in self._data.get("uses", ())
        )

    @cached_property
    def procedures(self) -> tuple[Procedure, ...]:
        """The procedures that concern the case or may, by the days that it states: those that have begun come
        first, then those that concern it, then those that may.

        >>> import aiact
        >>> a = aiact.assess(
        ...     {"role": ["gpai_provider"], "gpai": True, "met_date": "2026-11-09"}, as_of="2026-11-26"
        ... )
        >>> notification = a.procedures[0]
        >>> notification.id, [step.id for step in notification.next]
        ('gpai-notification', ['notification'])
        >>> step = notification.next[0]
        >>> step.deadlines[0].date, step.faults
        (datetime.date(2026, 11, 23), (<Fault.OVERDUE: 'overdue'>,))
        """
        return self._read_procedures(self.procedures_json())

    @cached_property
    def all_procedures(self) -> tuple[Procedure, ...]:
        """Every procedure of the edition, also those that do not concern the case, in its order."""
        return self._read_procedures(self.procedures_json(all=True))

    def procedure(self, id: str) -> Procedure:
        """Where one procedure stands, whether it concerns the case or not.

        Raises:
            UnknownIdError: the edition has no such procedure; the nearest is named.

        >>> import aiact
        >>> a = aiact.assess(
        ...     {"gpai": True, "met_date": "2026-11-09", "notified_date": "2026-11-20"}, as_of="2026-11-26"
        ... )
        >>> [(step.id, step.progress.value) for step in a.procedure("gpai-notification").steps][:2]
        [('notification', 'done'), ('arguments', 'may_be_next')]
        """
        return self._read_procedures(self.procedures_json(id))[0]

    def procedures_json(self, id: str | None = None, *, all: bool = False) -> str:
        """The procedures as a JSON document, or the one with this id; the same bytes in every language.

        Args:
            id: the procedure that is wanted; without one, those that concern the case or may.
            all: without an id, every procedure of the edition.

        Raises:
            UnknownIdError: as ``procedure``.
        """
        if id is None:
            return _native.procedures_json(self._case, all)
        return _native.procedure_json(self._case, _procedure_id(id))

    def procedures_text(self, id: str | None = None, *, all: bool = False) -> str:
        """The procedures as a readable text, in the language of the case; the arguments are those of
        ``procedures_json``.

        >>> import aiact
        >>> a = aiact.assess({"gpai": True, "met_date": "2026-11-09"}, as_of="2026-11-26", lang="da")
        >>> "frist 23. november 2026" in a.procedures_text("gpai-notification")
        True
        """
        if id is None:
            return _native.procedures_text(self._case, all)
        return _native.procedure_text(self._case, _procedure_id(id))

    def _read_procedures(self, document: str) -> tuple[Procedure, ...]:
        return tuple(read(Procedure, data) for data in read_document(document)["procedures"])

    @property
    def notice(self) -> str:
        """What every answer says of itself."""
        notice: str = self._data["notice"]
        return notice

    def verdict(self, id: str) -> Truth:
        """The match of a conclusion or term: what the law's text makes of the facts, whatever the day.

        Raises:
            UnknownIdError: there is no such conclusion or term; the nearest is named.
        """
        finding = self._data["findings"].get(id) if isinstance(id, str) else None
        return Truth(finding["value"]) if finding else _verdict(self._case, id)

    def explain(self, id: str) -> Derivation:
        """Why a conclusion, term or duty comes out as it does, down to facts and presumptions.

        Raises:
            UnknownIdError: there is no such id; the nearest is named.

        >>> import aiact
        >>> a = aiact.assess({"profiling": True, "no_other_listed_use": True}, as_of="2026-11-21")
        >>> why = a.explain("profiling")
        >>> why.tree.because.kind, why.tree.because.value
        ('stated', True)
        """
        if not isinstance(id, str):
            raise UnknownIdError(f"no id {id!r}", help="an id is a text such as `art5-1-f`")
        document = _native.explain_json(self._case, id)
        return read_derivation(document, read_document(document), _native.explain_text(self._case, id))

    def calendar(self) -> str:
        """The days of the answer as an iCalendar file (RFC 5545), with an event for each day on which duties
        begin to bind and for each deadline that can be counted.

        Its lines end with CR and LF, as the format wants: write it with ``newline=""``.

        >>> import aiact
        >>> a = aiact.assess({"no_other_listed_use": True}, as_of="2026-11-21")
        >>> a.calendar().splitlines()[:2]
        ['BEGIN:VCALENDAR', 'VERSION:2.0']
        """
        return _native.calendar(self._case)

    def accept_presumptions(self) -> Case:
        """The case with every presumption stated; assessed strictly it gives the same values.

        >>> import aiact
        >>> a = aiact.assess({"profiling": True, "no_other_listed_use": True}, as_of="2026-11-21")
        >>> b = aiact.assess(**a.accept_presumptions() | {"strict": True})
        >>> b.presumptions, b.risk == a.risk
        ((), True)
        """
        return parse_case(_native.accept_presumptions_json(self._case))

    def with_facts(self, facts: Mapping[str, FactValue] | None = None, /, **more: FactValue) -> Assessment:
        """The same case with some facts stated otherwise, assessed again.

        >>> import aiact
        >>> a = aiact.assess({"infers_emotion": True, "setting": ["workplace"]}, as_of="2026-11-21")
        >>> b = a.with_facts(medical_or_safety_reason=True)
        >>> a.verdict("art5-1-f").value, b.verdict("art5-1-f").value
        ('yes', 'no')
        """
        case: dict[str, Any] = dict(self.case)
        case["facts"] = {**case["facts"], **(facts or {}), **more}
        return Assessment._of(write_document(case))

    def to_dict(self) -> dict[str, Any]:
        """The answer as the JSON document's plain values; a copy. A number that no float has is a Decimal."""
        document: dict[str, Any] = read_document(self._document)
        return document

    def to_json(self) -> str:
        """The answer as a JSON document; the same input gives the same bytes in every language."""
        return self._document

    def __str__(self) -> str:
        return _native.report_text(self._case)

    def __repr__(self) -> str:
        return f"<aiact.Assessment as of {self.law.as_of}, edition {self.law.edition}>"

    def _repr_html_(self) -> str:
        return _native.card(self._case)

    def __eq__(self, other: object) -> bool:
        return self._document == other._document if isinstance(other, Assessment) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._document)

    def __reduce__(self) -> tuple[Any, ...]:
        return _unpickled, (self._case, self._document)


def _unpickled(case: str, document: str) -> Assessment:
    """An assessment from a pickle, if it was made by the same rulebook."""
    check_rulebook(document)
    return Assessment._restored(case, document)
