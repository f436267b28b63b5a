"""Figures of how the app is doing, as Prometheus reads them."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol


class WorkersState(Protocol):
    """What the workers tell of themselves."""

    @property
    def working(self) -> int:
        """Processes that do a run."""

    @property
    def waiting(self) -> int:
        """Runs that wait for one."""

    @property
    def done(self) -> int:
        """Runs answered since the start."""

    @property
    def refused(self) -> int:
        """Runs refused with a message."""

    @property
    def failed(self) -> int:
        """Runs that failed, took too long or too much."""

    @property
    def stopped(self) -> int:
        """Runs left by who asked."""

    @property
    def restarted(self) -> int:
        """Processes that were replaced."""

    @property
    def resident(self) -> Mapping[int, float]:
        """Memory of each process that is there. [MiB]"""


AskWorkers = Callable[[], WorkersState]
"""Asks the workers how they are: the `state` of a pool."""

UP_TO = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
"""Ends of the classes of time, as Prometheus' own libraries have them, and two beyond. [seconds]"""


class Figures:
    """Count requests since the start."""

    def __init__(self, workers: AskWorkers | None = None) -> None:
        self._workers = workers
        self._open = 0
        self._requests: Counter[tuple[str, int]] = Counter()
        self._classes: Counter[tuple[str, int]] = Counter()
        self._seconds: Counter[str] = Counter()

    @staticmethod
    def kind_of(path: str) -> str:
        """Say of which kind a request is; there are few, whatever is asked."""
        first = path.strip("/").partition("/")[0]
        if first in {"health", "metrics"}:
            return "watch"
        if "/chart/" in path:
            return "chart"
        return first if first in {"api", "static"} else "page"

    @contextmanager
    def count_open(self) -> Iterator[None]:
        """Count a request as open while it is answered."""
        self._open += 1
        try:
            yield
        finally:
            self._open -= 1

    def note(self, kind: str, status: int, seconds: float) -> None:
        """Note a request that is over; status 0 where the client left before an answer."""
        self._requests[kind, status] += 1
        first = next((place for place, end in enumerate(UP_TO) if seconds <= end), len(UP_TO))
        self._classes[kind, first] += 1
        self._seconds[kind] += seconds  # type: ignore[assignment] # a counter adds fractions too

    def is_ready(self) -> bool:
        """Tell whether a worker answers; without workers, whether we do."""
        return self._workers is None or bool(self._workers().resident)

    def write(self) -> str:
        """Write the figures in the text format of Prometheus, version 0.0.4."""
        lines = ["# TYPE carepact_requests_total counter"]
        lines += [
            f'carepact_requests_total{{kind="{kind}",status="{status}"}} {count}'
            for (kind, status), count in sorted(self._requests.items())
        ]
        lines += ["# TYPE carepact_request_seconds histogram", *self._write_classes()]
        lines += ["# TYPE carepact_open_requests gauge", f"carepact_open_requests {self._open}"]
        lines += self._write_workers()
        memory = measure_memory()
        if memory is not None:
            lines += ["# TYPE carepact_memory_bytes gauge", f"carepact_memory_bytes {memory}"]
        return "\n".join(lines) + "\n"

    def _write_classes(self) -> Iterator[str]:
        """Write how long requests took, each class with all faster ones."""
        for kind in sorted(self._seconds):
            name = f'carepact_request_seconds_bucket{{kind="{kind}"'
            total = 0
            for place, end in enumerate(UP_TO):
                total += self._classes[kind, place]
                yield f'{name},le="{end:g}"}} {total}'
            total += self._classes[kind, len(UP_TO)]
            yield f'{name},le="+Inf"}} {total}'
            yield f'carepact_request_seconds_sum{{kind="{kind}"}} {self._seconds[kind]:.6f}'
            yield f'carepact_request_seconds_count{{kind="{kind}"}} {total}'

    def _write_workers(self) -> Iterator[str]:
        """Write what the workers tell."""
        if self._workers is None:
            return
        state = self._workers()
        yield "# TYPE carepact_runs_total counter"
        for end in ("done", "refused", "failed", "stopped"):
            yield f'carepact_runs_total{{end="{end}"}} {getattr(state, end)}'
        gauges = {
            "runs_working": state.working,
            "runs_waiting": state.waiting,
            "workers": len(state.resident),
            "workers_memory_bytes": round(sum(state.resident.values()) * 1024 * 1024),
        }
        for name, value in gauges.items():
            yield f"# TYPE carepact_{name} gauge"
            yield f"carepact_{name} {value}"
        yield "# TYPE carepact_workers_restarted_total counter"
        yield f"carepact_workers_restarted_total {state.restarted}"


def measure_memory() -> int | None:
    """Measure what this process holds in memory; None where the system does not tell. [bytes]"""
    if sys.platform != "linux":
        return None
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
