"""One thing that was looked at: how it is, what was found, what to do."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How a thing is: as it should be, worth a look, or in the way of work."""

    GOOD = "good"
    ADVICE = "advice"
    FAULT = "fault"


@dataclass(frozen=True)
class Diagnosis:
    """Of one thing: its name, its state, what was found, and what to do (empty if nothing is to be done)."""

    thing: str
    state: State
    found: str
    advice: str = ""


def good(thing: str, found: str) -> Diagnosis:
    """It is as it should be."""
    return Diagnosis(thing, State.GOOD, found)


def advice(thing: str, found: str, todo: str) -> Diagnosis:
    """Work goes on, but something is worth doing."""
    return Diagnosis(thing, State.ADVICE, found, todo)


def fault(thing: str, found: str, todo: str = "") -> Diagnosis:
    """Something does not work until this is done."""
    return Diagnosis(thing, State.FAULT, found, todo)
