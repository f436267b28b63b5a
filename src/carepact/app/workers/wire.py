"""What goes between the server and its workers: pickles of plain values, and of nothing else."""

from __future__ import annotations

import io
import pickle
from typing import Literal, NamedTuple, NoReturn

Kind = Literal["ready", "job", "stop", "begun", "progress", "done", "refused", "failed", "large",
               "stopped", "rested", "gone"]  # fmt: skip


class Message(NamedTuple):
    """One message: what it is, the number of the job that it belongs to, and what it tells."""

    kind: Kind
    job: int
    content: object


class _PlainPickler(pickle.Pickler):
    def reducer_override(self, value: object) -> NoReturn:
        raise TypeError(f"only plain values are told and answered, not {type(value)!r}")


class _PlainUnpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> NoReturn:
        raise pickle.UnpicklingError(f"{module}.{name} is no plain value")


def write_message(message: Message) -> bytes:
    """Write a message.

    Raises
    ------
    TypeError
        If it holds more than dicts, lists, tuples, texts, bytes, numbers, truth values and None.
    """
    written = io.BytesIO()
    _PlainPickler(written, protocol=pickle.HIGHEST_PROTOCOL).dump(tuple(message))
    return written.getvalue()


def read_message(written: bytes) -> Message:
    """Read a message; one that names any class is not followed.

    Raises
    ------
    pickle.UnpicklingError
        If it is not made of plain values.
    """
    return Message(*_PlainUnpickler(io.BytesIO(written)).load())
