"""Cases that several tests read. They are assessed once: an assessment does not change."""

from __future__ import annotations

import tempfile
from typing import Any

import pytest
from hypothesis import settings
from hypothesis.configuration import set_hypothesis_home_dir

import aiact

# Few examples, since each is a whole assessment. Nothing is written into the tree of sources.
set_hypothesis_home_dir(tempfile.mkdtemp(prefix="aiact-hypothesis-"))
settings.register_profile("house", max_examples=20, deadline=None, database=None, derandomize=True)
settings.load_profile("house")

DAY = "2026-11-21"

#: A tool that ranks job applicants and profiles them, and nothing else that the Act lists.
SCREENER: dict[str, Any] = {
    "role": ["provider"],
    "emp_recruitment_selection": True,
    "emp_filters_or_evaluates": True,
    "profiling": True,
    "no_other_listed_use": True,
}

#: Emotion inference at work.
EMOTION_AT_WORK: dict[str, Any] = {
    "infers_emotion": True,
    "setting": ["workplace"],
    "no_other_listed_use": True,
}

#: A spam filter: nothing that the Act lists.
HARMLESS: dict[str, Any] = {"role": ["deployer"], "no_other_listed_use": True}


@pytest.fixture(scope="session")
def screener() -> aiact.Assessment:
    return aiact.assess(SCREENER, as_of=DAY)


@pytest.fixture(scope="session")
def emotion() -> aiact.Assessment:
    return aiact.assess(EMOTION_AT_WORK, as_of=DAY)


@pytest.fixture(scope="session")
def silent() -> aiact.Assessment:
    """Nothing is stated but a role."""
    return aiact.assess({"role": ["provider"]}, as_of=DAY)
