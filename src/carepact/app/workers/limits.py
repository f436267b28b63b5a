"""What workers may take, and what a pool of them tells of itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Limits(NamedTuple):
    """What workers may take; the values come from outside.

    Attributes
    ----------
    workers : int
        Processes that work.
    waiting : int
        Jobs that may wait; one more is refused.
    seconds : float
        Time of a job, from when it begins. [s]
    memory_mb : float
        Writable memory that a worker may map, its libraries included. [MiB]
    recycle_mb : float
        A worker that cannot give back resident memory above this after a job is replaced. [MiB]
    """

    workers: int
    waiting: int
    seconds: float
    memory_mb: float
    recycle_mb: float


class State(NamedTuple):
    """What a pool tells of itself, for health and metrics.

    Attributes
    ----------
    working : int
        Processes that do a job, or clear up behind one that has ended or is being stopped.
    waiting : int
        Jobs that wait.
    done, refused, failed, stopped : int
        Jobs since the start: answered; refused with a message; failed, too long or too large;
        left by who asked.
    restarted : int
        Workers that were replaced.
    resident : mapping of int to float
        Resident memory of each process, by its number. [MiB]
    """

    working: int
    waiting: int
    done: int
    refused: int
    failed: int
    stopped: int
    restarted: int
    resident: Mapping[int, float]
