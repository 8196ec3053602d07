"""Questions asked about the AI Office and the Act, answered by the rulebook and by assessments: each with the
provision that decides.
"""

from __future__ import annotations

from typing import Any

import pytest

import aiact


def finds(provision: str, kind: str) -> list[str]:
    return [row["id"] for row in aiact.about(provision)["entries"] if row["kind"] == kind]


def cited(id: str, provision: str) -> dict[str, Any]:
    entry = aiact.entry(id)
    assert provision in entry["citations"], entry["citations"]
    return entry


def bears(body: str, duty: str) -> dict[str, Any]:
    rows: list[dict[str, Any]] = aiact.entry(f"institution {body}")["bears"]
    (row,) = [row for row in rows if row["id"] == duty]
    return row


def test_the_ai_office_approves_no_products() -> None:
    office = cited("ai-office", "Art 64")
    assert any("approves and licenses no AI products" in note for note in office["notes"])
    assert "office-approves-nothing" in finds("Art 75(1e)", "history")
    assert bears("ai-office", "art75-1e-conformity")["from"] == "2026-08-02"


@pytest.mark.parametrize(
    ("duty", "provision"),
    [
        ("art56-1-facilitate", "Art 56(1)"),
        ("art62-3b-platform", "Art 62(3)(b)"),
        ("art62-3c-campaigns", "Art 62(3)(c)"),
        ("art65-8-secretariat", "Art 65(8) sentence 2"),
        ("art89-1-monitor", "Art 89(1)"),
        ("art92-1-evaluate", "Art 92(1)(a)"),
    ],
)
def test_tasks_of_the_ai_office(duty: str, provision: str) -> None:
    assert provision in bears("ai-office", duty)["citations"]
    assert duty in finds(provision, "duty")


def test_what_can_be_demanded_of_the_provider_of_a_model() -> None:
    request = cited("art91-1-request", "Art 91(1)")
    assert request["deadline"] == "the request sets the period"
    for power in ("art91-1-request", "art93-1-request"):
        row = bears("commission", power)
        assert (row["nature"], row["from"]) == ("power", "2026-08-02")
    notice = cited("art52-1-notify", "Art 52(1)")
    assert (2, "weeks") in [(d.get("amount"), d.get("unit")) for d in notice["deadlines"]]
    assert "G101" in finds("Art 101(1)(b)", "penalty")


def test_who_decides_on_systemic_risk() -> None:
    assert aiact.entry("systemic-risk-threshold")["by_edition"][1]["value"] == 1e25
    assert cited("art52-4-designate", "Art 51(1)(b)")["bearer"] == ["commission"]
    assert len(cited("annex13", "Annex XIII")["items"]) >= 7
    for id, provision in [
        ("art51-3-delegated-acts", "Art 51(3)"),
        ("art52-4-annex13", "Art 52(4) subpara 2"),
    ]:
        assert cited(id, provision)["bearer"] == ["commission"]
    assert "criteria-by-office" in finds("Art 51(3)", "history")


def test_a_downstream_provider_can_complain() -> None:
    complaint = cited("art89-2-complaint", "Art 89(2)(a)")
    content = cited(complaint["checklist"], "Art 89(2)")
    assert [item["id"] for item in content["items"]] == ["contact", "facts", "provisions", "reason", "other"]
    assert "gpai-downstream-complaint" in finds("Art 89(2)", "procedure")
    for day, status in [("2026-08-01", "upcoming"), ("2026-08-02", "in_force")]:
        a = aiact.assess({"role": ["downstream_provider"], "no_other_listed_use": True}, as_of=day)
        (right,) = [o for o in a.obligations if o.id == "art89-2-complaint"]
        assert (right.status, right.checklist) == (status, "downstream-complaint")


def test_any_person_can_complain() -> None:
    complaint = cited("art85-complaint", "Art 85")
    assert complaint["bearer"] == ["any-person"]
    assert "market surveillance authority" in complaint["title"]
    assert bears("market-surveillance-authority", "art85-handle")


@pytest.mark.parametrize(
    ("provision", "duty"),
    [
        ("Art 62(1)(a)", "art62-1a-sme-priority"),
        ("Art 62(2)", "art62-2-fees-right"),
        ("Art 62(3)(a)", "art62-3a-templates"),
        ("Art 63(1)", "art63-1-simplified-qms"),
        ("Art 58(2)(d)", "art58-2-sme-free"),
        ("Art 11(1) subpara 2", "art11-1-simplified-form"),
    ],
)
def test_what_a_small_company_can_get(provision: str, duty: str) -> None:
    assert duty in finds(provision, "duty")
    assert "sme-support" in finds(provision, "instrument")


def test_the_lower_ceiling_for_a_small_company() -> None:
    facts: dict[str, aiact.FactValue] = {
        "role": ["provider", "deployer"],
        "infers_emotion_or_intention": True,
        "from_biometric_data": True,
        "setting": ["workplace"],
        "persons_observed": ["workers"],
        "org_size": "medium",
        "worldwide_turnover": 40_000_000,
        "no_other_listed_use": True,
    }
    (fine,) = [e for e in aiact.assess(facts, as_of="2026-11-21").exposure if e.tier == "P3"]
    assert fine.at_most == 2_800_000
    assert {"P3", "P4a", "P5"} <= set(finds("Art 99(6)", "penalty"))


def test_who_sits_on_the_board() -> None:
    assert "board" in finds("Art 65(2)", "institution")
    board = cited("board", "Art 65")
    assert "One representative of each Member State" in board["profile"]["composition"]
    assert board["advises"] == ["commission", "member-state"]
    assert "board-taken-for-panel" in finds("Art 65(2)", "history")


def test_the_organisation_of_the_ai_office() -> None:
    office = aiact.entry("ai-office")
    assert len(office["profile"]["units"].split("; ")) == 5
    assert "CNECT-AIOFFICE@ec.europa.eu" in office["profile"]["contact"]
    assert (office["since"], office["known"]) == ("2024-02-21", "2025-03-29")
    assert aiact.entry("genai4eu")["sectors"]["robotics"] == "Robotics"
    assert aiact.entry("ai-pact")["what"] == "pledge"


def test_what_older_accounts_say_of_days_and_fines() -> None:
    assert "start-first-half-2026" in finds("Art 113", "history")
    fine = cited("wrong-information-fine", "Art 99(5)")
    assert "1.5 %" in fine["said"][0]["text"]
    assert aiact.entry("P5")["percent"] == 1
