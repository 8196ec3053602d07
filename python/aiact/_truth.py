"""The two enumerations of an answer: what is true, and what it means on the day."""

from __future__ import annotations

from enum import StrEnum

from aiact._errors import UndeterminedError


class Truth(StrEnum):
    """Yes, no, or unknown. Unknown never passes for no: it has no truth value in Python.

    >>> from aiact import Truth
    >>> bool(Truth.YES), bool(Truth.NO)
    (True, False)
    >>> Truth("yes") is Truth.YES
    True
    >>> if Truth.UNKNOWN:
    ...     pass
    Traceback (most recent call last):
    ...
    aiact._errors.UndeterminedError: the answer is unknown, neither yes nor no (use `is Truth.YES`)
    """

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    def __bool__(self) -> bool:
        if self is Truth.UNKNOWN:
            raise UndeterminedError(
                "the answer is unknown, neither yes nor no",
                help="use `is Truth.YES`",
            )
        return self is Truth.YES


class Status(StrEnum):
    """What a conclusion or duty means on the day of the assessment.

    >>> from aiact import Status
    >>> Status("in_force") is Status.IN_FORCE
    True
    """

    IN_FORCE = "in_force"
    """It holds and binds on the day."""
    UPCOMING = "upcoming"
    """It holds and will bind from a later day."""
    GRANDFATHERED = "grandfathered"
    """It holds, but a transitional rule relieves."""
    NOT_APPLICABLE = "not_applicable"
    """It does not hold for this case, actor and time."""
    UNDETERMINED = "undetermined"
    """What is known does not settle it."""
    NOT_IN_EDITION = "not_in_edition"
    """The edition of the law has no such rule."""
