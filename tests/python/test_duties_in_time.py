"""Deadlines, checklists, what is at stake, and the calendar."""

from __future__ import annotations

import datetime
import pickle
from decimal import Decimal
from typing import Any

import pytest
from icalendar import Calendar, Event

import aiact
from conftest import DAY, SCREENER

#: The screener, placed on the market when its duties bind (Article 113(c) as amended).
PLACED = SCREENER | {"placed_on_market_date": "2028-01-10"}
LATER = "2028-01-20"


@pytest.fixture(scope="module")
def placed() -> aiact.Assessment:
    return aiact.assess(PLACED, as_of=LATER, holidays=["2028-04-17"])


def obligation(assessment: aiact.Assessment, id: str) -> aiact.Obligation:
    return next(o for o in assessment.obligations if o.id == id)


def events(text: str) -> list[Event]:
    calendar = Calendar.from_ical(text)
    assert isinstance(calendar, Calendar)
    assert not calendar.errors
    return list(calendar.events)


def test_a_period_of_retention_is_counted(placed: aiact.Assessment) -> None:
    # Article 18(1): ten years after the system was placed on the market.
    duty = obligation(placed, "art18-1a-keep-techdoc")
    deadline = next(d for d in duty.deadlines if d.from_fact == "placed_on_market_date")
    assert (deadline.kind, deadline.amount, deadline.unit, deadline.direction) == (
        "keep",
        10,
        "years",
        "after",
    )
    assert deadline.from_date == datetime.date(2028, 1, 10)
    assert deadline.date == datetime.date(2038, 1, 10)
    # A Sunday: under Regulation 1182/71 the period ends on the Monday.
    assert deadline.date_1182_71 == datetime.date(2038, 1, 11)
    assert (deadline.runs, deadline.missing) == (aiact.Truth.YES, ())
    assert deadline.citation == "Art 18(1)"


def test_a_day_that_is_a_range_gives_the_first_and_the_last() -> None:
    span = {"min": "2028-01-10", "max": "2028-03-01"}
    duty = obligation(
        aiact.assess(PLACED | {"placed_on_market_date": span}, as_of=LATER), "art18-1a-keep-techdoc"
    )
    deadline = next(d for d in duty.deadlines if d.from_fact == "placed_on_market_date")
    assert (deadline.date, deadline.from_date) == (None, None)
    assert (deadline.earliest, deadline.latest) == (datetime.date(2038, 1, 10), datetime.date(2038, 3, 1))
    assert deadline.missing == ("placed_on_market_date",)


def test_a_holiday_moves_a_deadline() -> None:
    # Article 73(2): 15 days after becoming aware of a serious incident; 25 December 2028 is a Monday.
    facts = PLACED | {"incident_aware_date": "2028-12-08"}
    found = set()
    for holidays in ([], [datetime.date(2028, 12, 25)], {datetime.date(2028, 12, 25): "Christmas"}):
        a = aiact.assess(facts, as_of="2028-12-10", holidays=holidays)
        deadlines = [d for o in a.obligations for d in o.deadlines]
        fifteen = [
            d for d in deadlines if (d.amount, d.unit, d.from_fact) == (15, "days", "incident_aware_date")
        ]
        assert fifteen and {d.date for d in fifteen} == {datetime.date(2028, 12, 23)}
        found.add((bool(holidays), fifteen[0].date_1182_71))
    assert found == {(False, datetime.date(2028, 12, 25)), (True, datetime.date(2028, 12, 26))}


def test_a_duty_names_its_checklist(placed: aiact.Assessment) -> None:
    duty = obligation(placed, "annex4-1-general")
    assert duty.checklist == "annex4"
    assert aiact.entry(duty.checklist)["items"]


def test_what_is_at_stake_is_exact() -> None:
    # Article 99(3): 35 000 000 EUR or 7 % of worldwide turnover, whichever is higher.
    facts: dict[str, Any] = {
        "role": ["deployer"],
        "infers_emotion": True,
        "setting": ["workplace"],
        "user_kind": ["private_company"],
        "org_size": "large",
        "no_other_listed_use": True,
    }
    a = aiact.assess(facts | {"worldwide_turnover": "500000000.01"}, as_of=DAY)
    stake = next(e for e in a.exposure if e.tier == "P3")
    assert (stake.at_least, stake.at_most) == (Decimal("35000000.0007"), Decimal("35000000.0007"))
    assert (stake.amount, stake.percent) == (Decimal(35_000_000), Decimal(7))
    assert all(type(n) is Decimal for n in (stake.amount, stake.percent, stake.at_least, stake.at_most))
    assert (stake.ceiling, stake.currency, stake.holds) == ("higher", "EUR", aiact.Truth.YES)
    assert stake.in_force == ("art5-1f-emotion-work-school",)
    assert stake.applies_from == datetime.date(2025, 8, 2)
    unlimited = next(e for e in aiact.assess(facts, as_of=DAY).exposure if e.tier == "P3")
    assert (unlimited.at_most, unlimited.missing) == (None, ("worldwide_turnover",))


def test_every_member_of_deadlines_and_exposure_is_in_the_views(placed: aiact.Assessment) -> None:
    document = placed.to_dict()
    seen: set[str] = set()
    for data, duty in zip(document["obligations"], placed.obligations, strict=True):
        for one, view in zip(data.get("deadlines", []), duty.deadlines, strict=True):
            names = {"from_date" if name == "from" else name for name in one}
            assert names <= set(dir(view)), duty.id
            for name in ("from", "date", "date_1182_71", "earliest", "latest"):
                day = getattr(view, "from_date" if name == "from" else name)
                assert one.get(name) == (day and day.isoformat()), (duty.id, name)
            seen |= names
    assert {"from_fact", "from_date", "amount", "unit", "date_1182_71", "missing"} <= seen
    assert document["exposure"]
    for data, stake in zip(document["exposure"], placed.exposure, strict=True):
        assert set(data) <= set(dir(stake)), stake.tier
    parts: list[object] = [*placed.exposure, *obligation(placed, "annex4-1-general").deadlines]
    again = pickle.loads(pickle.dumps(parts))
    assert again == parts and [*map(hash, again)] == [*map(hash, parts)]


def test_findings_and_duties_name_the_uses_behind_them() -> None:
    uses: list[aiact.Use] = [
        {"name": "screening", "facts": {k: v for k, v in SCREENER.items() if k.startswith("emp_")}},
        {"name": "mood", "facts": {"infers_emotion": True, "setting": ["workplace"]}},
    ]
    shared = {k: v for k, v in SCREENER.items() if not k.startswith("emp_")}
    a = aiact.assess(shared, as_of=DAY, uses=uses)
    assert a.findings["annex3-4-a"].uses == ("screening",)
    assert a.findings["art5-1-f"].uses == ("mood",)
    assert "screening" in obligation(a, "art9-1-rms").uses
    screening, mood = a.uses
    assert (screening.name, mood.name) == ("screening", "mood")
    assert screening.findings["annex3-4-a"].value is aiact.Truth.YES
    assert mood.findings["annex3-4-a"].value is not aiact.Truth.YES
    assert mood.risk.prohibited.matches == ("art5-1-f",)
    assert pickle.loads(pickle.dumps(a.uses)) == a.uses and hash(mood)
    with pytest.raises(aiact.UnknownIdError):
        mood.findings["annex3-4-aa"]
    assert aiact.assess(**a.case) == a


def test_a_case_of_one_use_names_none(screener: aiact.Assessment) -> None:
    assert screener.findings["high_risk"].uses == screener.obligations[0].uses == ()
    assert screener.uses == ()


def test_the_options_reach_the_case() -> None:
    options: dict[str, Any] = {
        "holidays": ["2026-12-25"],
        "duties_of": "operators",
        "related_enterprises": [
            {"name": "Parent", "relation": "linked", "facts": {"headcount": 300}},
            {"name": "Fund", "relation": "partner", "share": 33.3, "facts": {"headcount": 100}},
        ],
        "uses": [{"name": "screening", "facts": {"profiling": True}}],
    }
    a = aiact.assess({"role": ["provider"], "no_other_listed_use": True}, as_of=DAY, **options)
    assert {name: value for name, value in a.case.items() if name in options} == options
    assert aiact.assess(**a.case) == a


@pytest.mark.parametrize(("share", "small"), [(Decimal("33.3"), True), (33.4, False)])
def test_related_enterprises_count_towards_the_size(share: Decimal | float, small: bool) -> None:
    # Recommendation 2003/361/EC, Annex, Articles 2, 3 and 6: 200 people and the share of 150 stay below 250.
    fund: aiact.RelatedEnterprise = {
        "name": "Fund",
        "relation": "partner",
        "share": share,
        "facts": {"headcount": 150, "annual_turnover": 0},
    }
    facts: dict[str, Any] = {"role": ["provider"], "headcount": 200, "annual_turnover": 1}
    a = aiact.assess(facts, as_of=DAY, related_enterprises=[fund])
    assert bool(a.verdict("figures_of_sme")) is small


@pytest.mark.parametrize(
    ("options", "kind", "place"),
    [
        ({"holidays": "2026-12-25"}, aiact.OptionError, "/holidays"),
        ({"holidays": ["2026-12-32"]}, aiact.DayError, "/holidays/0"),
        ({"holidays": [datetime.datetime(2026, 12, 25)]}, aiact.OptionError, "/holidays/0"),
        ({"duties_of": "operator"}, aiact.OptionError, "/duties_of"),
        ({"uses": [{"name": "a"}]}, aiact.OptionError, "/uses/0/facts"),
        (
            {"uses": [{"name": "a", "facts": {"profiling": object()}}]},
            aiact.FactTypeError,
            "/uses/0/facts/profiling",
        ),
        ({"uses": [{"name": "a", "facts": {}}] * 2}, aiact.OptionError, "/uses/1/name"),
        ({"related_enterprises": [{"name": "a"}]}, aiact.OptionError, "/related_enterprises/0/relation"),
        (
            {"related_enterprises": [{"name": "a", "relation": "partner", "share": 101, "facts": {}}]},
            aiact.OptionError,
            "/related_enterprises/0/share",
        ),
    ],
)
def test_bad_options(options: dict[str, Any], kind: type[aiact.AiactError], place: str) -> None:
    with pytest.raises(aiact.AiactError) as caught:
        aiact.assess({}, as_of=DAY, **options)
    assert type(caught.value) is kind
    assert caught.value.place == place


def test_the_calendar_is_valid(placed: aiact.Assessment, screener: aiact.Assessment) -> None:
    for assessment in (placed, screener):
        text = assessment.calendar()
        assert text.count("\r\n") == text.count("\n")
        assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
        calendar = Calendar.from_ical(text)
        assert isinstance(calendar, Calendar)
        assert calendar["VERSION"] == "2.0" and calendar["PRODID"]
        found = events(text)
        uids = [str(event["UID"]) for event in found]
        assert found and len(set(uids)) == len(uids)
        for event in found:
            assert type(event.start) is datetime.date
            assert event.DTSTAMP.date() == assessment.law.as_of
            assert event["SUMMARY"] and event["DESCRIPTION"]


def starts(o: aiact.Obligation, today: datetime.date) -> set[tuple[datetime.date, str]]:
    """The days to come on which a duty begins to bind, or may."""
    is_open = o.status is aiact.Status.UNDETERMINED or o.possible_from is not None
    found: set[tuple[datetime.date, str]] = set()
    if o.applies_from and o.applies_from > today:
        found.add((o.applies_from, "latest" if is_open else "applies"))
    if o.possible_from and o.possible_from > today and o.holds is aiact.Truth.YES:
        found.add((o.possible_from, "possible"))
    return found


def test_the_calendar_has_the_days_of_the_answer(
    placed: aiact.Assessment, screener: aiact.Assessment
) -> None:
    open_day = aiact.assess(PLACED | {"placed_on_market_date": None}, as_of=DAY)
    for assessment in (placed, screener, open_day):
        begin = {start for o in assessment.obligations for start in starts(o, assessment.law.as_of)}
        # A deadline that may not run at all is no entry of a calendar.
        counted = [
            (o, d)
            for o in assessment.obligations
            for d in o.deadlines
            if d.date and d.runs is aiact.Truth.YES
        ]
        found = events(assessment.calendar())
        assert {e.start for e in found} == {day for day, _ in begin} | {d.date for _, d in counted}
        assert len(found) == len(begin) + len(counted)
        tentative = {e.start for e in found if e.get("STATUS") == "TENTATIVE"}
        assert tentative == {day for day, kind in begin if kind == "possible"}
    days = {e.start: str(e["DESCRIPTION"]) for e in events(screener.calendar())}
    # What a reader sees is the duty's sentence, whatever had to be escaped or folded.
    duty = obligation(screener, "art9-1-rms")
    assert f"art9-1-rms [{duty.citation}]: {duty.duty}" in days[datetime.date(2027, 12, 2)]
    kept = next(e for e in events(placed.calendar()) if "art18-1a-keep-techdoc" in str(e["UID"]))
    assert kept.start == datetime.date(2038, 1, 10)
    assert "11 January 2038" in str(kept["DESCRIPTION"])


def test_the_calendar_has_the_same_bytes_each_time(screener: aiact.Assessment) -> None:
    assert screener.calendar() == pickle.loads(pickle.dumps(screener)).calendar()


def test_the_card_shows_deadlines_and_stakes(placed: aiact.Assessment) -> None:
    card = placed._repr_html_()
    for words in ("Deadlines", "keep until 10 January 2038", "At stake", "P4a"):
        assert words in card
