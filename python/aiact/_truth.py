"""The enumerations of an answer: what is true, what it means on the day, and how far a procedure has come."""

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


class Progress(StrEnum):
    """How far a step of a procedure has come.

    >>> from aiact import Progress
    >>> Progress("next") is Progress.NEXT
    True
    """

    DONE = "done"
    """It has been taken."""
    NEXT = "next"
    """It can be taken now."""
    MAY_BE_NEXT = "may_be_next"
    """Whether it is needed is not settled; if it is, it can be taken now."""
    LATER = "later"
    """Other steps come first."""
    NOT_NEEDED = "not_needed"
    """It is not needed."""


class Fault(StrEnum):
    """Something that is not as a procedure asks.

    >>> from aiact import Fault
    >>> Fault("late") is Fault.LATE
    True
    """

    LATE = "late"
    """Taken after its last day."""
    OVERDUE = "overdue"
    """Not taken, and its last day is over."""
    TOO_EARLY = "too_early"
    """Taken before the time that must pass first was over."""
    OUT_OF_ORDER = "out_of_order"
    """Taken before a step that comes first, or without it."""
