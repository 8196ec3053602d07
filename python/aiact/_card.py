"""The card that a notebook shows: one table, no style sheet, no script, everything escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from aiact._truth import Status, Truth

if TYPE_CHECKING:
    from aiact._assessment import Assessment
    from aiact._types import Deadline, Exposure, Finding, Obligation

_ROWS = 20
_MARKS = {Truth.YES: "✓ yes", Truth.NO: "✗ no", Truth.UNKNOWN: "? unknown"}
_PARTS = (
    ("prohibited", "Prohibited practice"),
    ("high_risk", "High-risk system"),
    ("transparency", "Transparency duty"),
    ("general_purpose", "General-purpose model"),
)
_VERBS = {"due": "due", "keep": "keep until", "wait": "not before", "every": "due again"}
_ACTING = (Status.IN_FORCE, Status.UPCOMING, Status.GRANDFATHERED)


def card(assessment: Assessment) -> str:
    """The answer as a self-contained piece of HTML."""
    law = assessment.law
    rows = [
        _heading("EU AI Act", f"as of {law.as_of}, edition {law.edition}, rulebook {law.rulebook:.12}"),
        *_summary(assessment),
        *_matches(assessment),
        *_duties(assessment.obligations),
        *_deadlines(assessment),
        *_exposure(assessment.exposure),
        *_questions(assessment),
        f'<tr><td colspan="4"><small>{escape(assessment.notice)}</small></td></tr>',
    ]
    return "<table>" + "".join(rows) + "</table>"


def _heading(title: str, more: str = "") -> str:
    beside = f" <small>{escape(more)}</small>" if more else ""
    return f'<tr><th colspan="4" style="text-align:left">{escape(title)}{beside}</th></tr>'


def _row(*cells: str) -> str:
    inside = "".join(f'<td style="text-align:left">{escape(cell)}</td>' for cell in cells)
    return f"<tr>{inside}</tr>"


def _capped(rows: Iterable[str]) -> list[str]:
    every = list(rows)
    over = len(every) - _ROWS
    return every if over <= 0 else [*every[:_ROWS], _row("", "", "", f"… {over} more")]


def _when(status: Status, day: date | None) -> str:
    words = status.replace("_", " ")
    return f"{words} from {day}" if day else words


def _summary(assessment: Assessment) -> list[str]:
    rows = []
    for name, title in _PARTS:
        part = getattr(assessment.risk, name)
        named = ", ".join(part.matches) if part.value is not Truth.NO else ""
        when = "" if part.value is Truth.NO else _when(part.status, part.applies_from)
        rows.append(_row(title, _MARKS[part.value], when, named))
    return rows


def _matches(assessment: Assessment) -> list[str]:
    def shown(finding: Finding) -> bool:
        return finding.value is Truth.YES and finding.family is not None

    found = [f for f in assessment.findings.values() if shown(f)]
    rows = [
        _row(f.id, _MARKS[f.value], _when(f.status, f.applies_from), f"{f.title} [{f.citation}]")
        for f in found
    ]
    return [_heading("Matches"), *_capped(rows)] if rows else []


def _duties(obligations: Sequence[Obligation]) -> list[str]:
    acting = [o for o in obligations if o.status in _ACTING]
    rows = [
        _row(o.id, ", ".join(o.bearer), _when(o.status, o.applies_from), f"{o.duty} [{o.citation}]")
        for o in acting
    ]
    return [_heading("Duties", f"{len(acting)}"), *_capped(rows)] if rows else []


def _deadlines(assessment: Assessment) -> list[str]:
    def shown(obligation: Obligation, deadline: Deadline) -> str:
        when = f"{_VERBS.get(deadline.kind, deadline.kind)} {deadline.date}"
        return _row(obligation.id, "", when, f"{obligation.duty} [{deadline.citation}]")

    today = assessment.law.as_of
    counted = [(d.date, o, d) for o in assessment.obligations for d in o.deadlines if d.date]
    # What is to come stands before what has passed.
    rows = [shown(o, d) for _, o, d in sorted(counted, key=lambda one: (one[0] < today, one[0]))]
    return [_heading("Deadlines", f"{len(rows)}"), *_capped(rows)] if rows else []


def _exposure(exposure: Sequence[Exposure]) -> list[str]:
    rows = [
        _row(e.tier, _MARKS[e.holds], _amount(e), f"{e.title} [{e.citation}]")
        for e in exposure
        if e.holds is not Truth.NO
    ]
    return [_heading("At stake", "ceilings of fines"), *_capped(rows)] if rows else []


def _amount(exposure: Exposure) -> str:
    """The ceiling in figures, as far as it is known; otherwise in words."""
    per = f" a {exposure.per}" if exposure.per else ""
    if exposure.at_most is None:
        return exposure.text
    least, most = f"{exposure.at_least:,f}", f"{exposure.at_most:,f}"
    span = most if least == most else f"{least} to {most}"
    return f"{exposure.currency} {span}{per}"


def _questions(assessment: Assessment) -> list[str]:
    rows = [
        _row(q.id, q.type, f"settles {q.settles}", f"{q.question} [{q.citation}]")
        for q in assessment.questions
    ]
    return [_heading("Open questions", f"{len(rows)}"), *_capped(rows)] if rows else []
