"""Who may do what on the day, and which rights of defence and remedies the operator has."""

from __future__ import annotations

import pathlib

import pytest

import aiact
from aiact import Status

ROOT = pathlib.Path(__file__).resolve().parents[2]
RECRUITMENT = ROOT / "core" / "examples" / "cases" / "recruitment.json"


@pytest.fixture(scope="module")
def recruitment() -> aiact.Assessment:
    return aiact.assess(**aiact.load_case(RECRUITMENT) | {"duties_of": "everyone"})


@pytest.fixture(scope="module")
def model() -> aiact.Assessment:
    """A model with systemic risk."""
    return aiact.assess(
        {
            "role": ["gpai_provider"],
            "gpai": True,
            "gpai_systemic_risk": True,
            "placed_on_eu_market": True,
            "no_other_listed_use": True,
        },
        as_of="2026-11-21",
        duties_of="everyone",
    )


def positions(a: aiact.Assessment, nature: str, *bearers: str) -> dict[str, str]:
    """What any of these bearers may or can claim on the day: the id, and the provisions it rests on."""
    return {
        o.id: o.citation
        for o in a.obligations
        if o.status is Status.IN_FORCE and o.nature == nature and {*bearers} & {*o.bearer}
    }


def test_the_market_surveillance_authority_and_a_recruitment_system(recruitment: aiact.Assessment) -> None:
    powers = positions(recruitment, "power", "market-surveillance-authority")
    # Remote powers of Regulation (EU) 2019/1020; fines since 2 August 2025 (Article 113(b)).
    assert powers["art74-5-remote"] == "Art 74(5)"
    assert powers["art99-4-fine-obligations"] == "Art 99(4)"
    # Orders are no choice: the authority has to act where the system does not comply.
    tasks = positions(recruitment, "task", "market-surveillance-authority")
    assert tasks["art79-2-order"].startswith("Art 79(2)")
    assert tasks["art85-handle"] == "Art 85"
    # What binds with Chapter III in December 2027 is not there yet: documentation and source code.
    assert not any(id.startswith(("art74-12", "art74-13")) for id in powers)
    assert all(powers.values()) and all(tasks.values())


def test_the_ai_office_and_a_recruitment_system(recruitment: aiact.Assessment) -> None:
    # Whether the AI Office supervises the system is not said, so its powers under Article 75a are open.
    assert "art75a-2-investigate" not in positions(recruitment, "power", "ai-office")
    supervised = recruitment.with_facts(
        integrates_own_model=True, provider_kind="none", part_of_very_large_platform=False
    )
    powers = positions(supervised, "power", "ai-office")
    for id, citation in [
        ("art75a-2-investigate", "Art 75a(2)"),
        ("art75a-3-request", "Art 75a(3)"),
        ("art75a-4-inspect", "Art 75a(4)"),
        ("art75c-4-fines", "Art 75c(4)"),
    ]:
        assert powers[id].startswith(citation), powers
    assert "ai-office-proceedings" in [p.id for p in supervised.procedures]


def test_the_rights_of_the_operator_of_a_recruitment_system(recruitment: aiact.Assessment) -> None:
    rights = positions(recruitment, "right", "provider", "deployer", "operator")
    assert rights["art79-2-procedural-rights"].startswith("Art 79(2)")
    assert rights["art99-9-10-safeguards"] == "Art 99(9); Art 99(10)"
    heard = next(o for o in recruitment.obligations if o.id == "art79-2-procedural-rights")
    assert "heard" in heard.duty and heard.url and heard.url.endswith("#art_79")


def test_the_ai_office_and_a_model_with_systemic_risk(model: aiact.Assessment) -> None:
    # Article 88(1): the Commission entrusts the AI Office with it.
    powers = positions(model, "power", "ai-office", "commission")
    for id, citation in [
        ("art89-1-monitor", "Art 89(1)"),
        ("art91-1-request", "Art 91(1); Art 91(4)"),
        ("art92-1-evaluate", "Art 92(1)(a); Art 92(1)(b)"),
        ("art92-3-access", "Art 92(3); Art 92(4)"),
        ("art101-1-gpai-fine", "Art 101(1); Art 101(3)"),
    ]:
        assert powers[id] == citation
    # The national authority can ask the Commission to act (Article 88(2)), and not act itself.
    national = positions(model, "power", "market-surveillance-authority")
    assert national["art88-2-request"] == "Art 88(2)"
    # Articles 91 to 93 and 101 were there a year before, but fines only since 2 August 2026 (Article 113(b)).
    before = aiact.assess(**model.case | {"as_of": "2026-08-01"})
    assert "art101-1-gpai-fine" not in positions(before, "power", "ai-office", "commission")


def test_the_rights_of_the_provider_of_a_model(model: aiact.Assessment) -> None:
    rights = positions(model, "right", "gpai-provider", "operator")
    for id, citation in [("art94-rights", "Art 94"), ("art101-5-court", "Art 101(5)")]:
        assert rights[id] == citation
    # Implementing Regulation (EU) 2026/1755: observations and access to the file.
    assert {"r2026-1755-7-observations", "r2026-1755-8-file"} <= {*rights}


@pytest.mark.parametrize("lang", ["da", "sv"])
def test_they_are_the_same_in_every_language(recruitment: aiact.Assessment, lang: str) -> None:
    other = aiact.assess(**recruitment.case | {"lang": lang})
    for nature in ("power", "right"):
        assert positions(other, nature, "market-surveillance-authority", "operator") == positions(
            recruitment, nature, "market-surveillance-authority", "operator"
        )
