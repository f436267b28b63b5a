"""A bare page beside the app: a slider, and a chart that a server sends after a fixed work.

    python benchmarks/app_bare.py PORT

The work is so much time of the processor; the answer tells how long it took by the clock, so that
it is seen what a busy machine makes of it. `?work=no` answers at once.
"""

from __future__ import annotations

import gzip
import mimetypes
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

WORK = 0.1
"""About what a preview of the app takes. [s of the processor]"""


def draw(value: float) -> str:
    """Draw a chart of some bars."""
    bars = "".join(
        f'<rect x="{8 * one}" y="{100 - (value * one) % 97:.1f}" width="6" height="90"/>'
        for one in range(60)
    )
    return f'<svg viewBox="0 0 480 200">{bars}<text y="190">{value}</text></svg>'


class Bare(BaseHTTPRequestHandler):
    """Answers with the page, its files, or a chart."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer."""
        path, _mark, query = self.path.partition("?")
        waited = 0.0
        if path == "/part":
            waited = 0.0 if "work=no" in query else work()
            body, kind = draw(float(query.rpartition("value=")[2] or 0)), "text/html"
        else:
            name = "script.js" if "script" in path else "style.css" if "style" in path else ""
            held = Path(__file__).with_suffix("") / (name or "index.html")
            body = held.read_text("utf-8").replace("CHART", draw(50))
            kind = mimetypes.guess_type(held)[0] or "text/plain"
        packed = gzip.compress(body.encode())
        self.send_response(200)
        self.send_header("content-type", kind)
        self.send_header("content-encoding", "gzip")
        self.send_header("content-length", str(len(packed)))
        self.send_header("x-slowed", f"{waited / WORK:.4f}")
        self.end_headers()
        self.wfile.write(packed)

    def log_message(self, *_told: object) -> None:
        """Say nothing."""


def work() -> float:
    """Work for a fixed time of the processor; return how long it took by the clock. [s]"""
    begin, own = time.perf_counter(), time.thread_time()
    while time.thread_time() - own < WORK:
        sum(range(1000))
    return time.perf_counter() - begin


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Bare).serve_forever()
