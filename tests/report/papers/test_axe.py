"""Axe finds no violation in the pages, in a browser of this machine, wide and narrow.

A long proof: it needs Chromium, and AXE_CORE, the path of `axe.min.js` (npm pack axe-core).
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from tests.report.papers.countries import page

from carepact.report.paper.document import PaperKind

ASK = """<script>axe.run(document, {resultTypes: ['violations']}).then(found => {
  const told = JSON.stringify(found.violations.map(one => [one.id, one.nodes[0].html]));
  document.documentElement.innerHTML = '<body><pre>AXE' +
    told.replace(/&/g, '&amp;').replace(/</g, '&lt;') + 'END</pre></body>';
})</script></body>"""


def find_violations(text: str, width: int, folder: Path) -> list[Any]:
    """Ask axe for the violations of a page, whose policy would not let it in."""
    chromium, axe = shutil.which("chromium"), os.environ.get("AXE_CORE", "")
    if chromium is None or not axe:
        pytest.skip("needs Chromium and AXE_CORE, the path of axe.min.js")
    script = Path(axe).read_text("utf-8").replace("</script", "<\\/script")
    open_page = re.sub(r"<meta http-equiv[^>]*>", "", text)
    asking = open_page.replace("</body>", f"<script>{script}</script>{ASK}")
    place = folder / "page.html"
    place.write_text(asking, "utf-8")
    words = ["--headless", "--no-sandbox", "--disable-gpu", f"--window-size={width},800",
             "--virtual-time-budget=60000", "--dump-dom", place.as_uri()]  # fmt: skip
    done = subprocess.run([chromium, *words], capture_output=True, text=True, check=True)  # noqa: S603
    told = re.search(r"AXE(.*?)END", done.stdout, flags=re.DOTALL)
    assert told, done.stdout[-500:]
    return list(json.loads(unescape(told[1])))


@pytest.mark.campaign
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("kind", ["report", "brief", "submission"])
def test_axe_finds_no_violation(kind: PaperKind, width: int, tmp_path: Path) -> None:
    assert find_violations(page("KEN", kind), width, tmp_path) == []


@pytest.mark.campaign
def test_axe_is_heard(tmp_path: Path) -> None:
    mute = page("KEN", "brief").replace('<html lang="en">', "<html>")
    assert [one[0] for one in find_violations(mute, 1280, tmp_path)] == ["html-has-lang"]
