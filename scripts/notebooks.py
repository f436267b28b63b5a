"""Run the notebooks of the documentation, and write them as pages with what their cells show.

Notebooks are kept without output, so that what a reader sees was computed by the code as it is.
What a run gave is kept in `build/notebooks/` and taken again while notebook and package are the
same: the tests run the notebooks, the site shows that very run.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = ROOT / "docs" / "notebooks"
KEPT = ROOT / "build" / "notebooks"
LONGEST_SECONDS = 300


def run_or_reuse(path: Path) -> NotebookNode:
    """Give a notebook with output: the kept run where nothing changed since, else a new one."""
    kept = KEPT / path.name
    if kept.is_file():
        notebook: NotebookNode = nbformat.read(kept, as_version=4)
        if notebook.metadata.get("digest") == digest_of(path):
            return notebook
    return run_notebook(path)


def run_notebook(path: Path, *asked: str) -> NotebookNode:
    """Run every cell of a notebook in a folder of its own, and keep what it gave.

    What is asked in the end, in cells of its own, is answered but not kept.
    """
    notebook: NotebookNode = nbformat.read(path, as_version=4)
    told = len(notebook.cells)
    notebook.cells += [new_code_cell(question) for question in asked]
    notebook.metadata["digest"] = digest_of(path)
    settings = {"PYTHONPATH": str(ROOT / "src"), "CAREPACT_LANGUAGE": "en"}
    with tempfile.TemporaryDirectory() as folder:
        client = NotebookClient(
            notebook,
            timeout=LONGEST_SECONDS,
            kernel_name="python3",
            # It would warn that kernel and client, both on this host, talk in plain text.
            extra_arguments=["--IPKernelApp.log_level=ERROR"],
            resources={"metadata": {"path": folder}},
        )
        client.execute(env=os.environ | settings)
    KEPT.mkdir(parents=True, exist_ok=True)
    kept = NotebookNode(notebook, cells=notebook.cells[:told])
    nbformat.write(kept, KEPT / path.name)
    return notebook


def digest_of(path: Path) -> str:
    """Digest a notebook and all that its cells may depend on: the package, code and data."""
    digest = hashlib.sha256(path.read_bytes())
    for file in sorted((ROOT / "src" / "carepact").rglob("*")):
        if file.is_file() and file.suffix not in {".pyc", ".md"}:
            digest.update(str(file.relative_to(ROOT)).encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


def write_as_markdown(notebook: NotebookNode, name: str) -> str:
    """Write a notebook as a page: its words, its code, and below each cell what it shows."""
    head, *cells = notebook.cells
    parts = [head.source, f"[Download this notebook]({name}): it runs as it stands."]
    for cell in cells:
        if cell.cell_type == "markdown":
            parts.append(cell.source)
        elif cell.cell_type == "code":
            parts += [f"```python\n{cell.source}\n```", *map(write_output, cell.outputs)]
    return "\n\n".join(part for part in parts if part) + "\n"


def write_output(output: NotebookNode) -> str:
    """Write what a cell shows: its richest form that a page can hold."""
    if output.output_type == "stream":
        return fence(output.text)
    data: dict[str, Any] = output.get("data", {})
    for kind in ("image/svg+xml", "text/html"):
        if kind in data:
            return f'<div class="shown">\n{fit_into_page(data[kind])}\n</div>'
    if "image/png" in data:
        return f'<img alt="" src="data:image/png;base64,{data["image/png"]}">'
    return fence(data.get("text/plain", ""))


def fence(text: str) -> str:
    """Put a text into a block of its own, or nothing where it is empty."""
    return f"```{{ .text .shown .no-copy }}\n{text.rstrip()}\n```" if text.strip() else ""


def fit_into_page(html: str) -> str:
    """Take out blank lines, which would end a block, and the quotes that polars puts on text."""
    plain = re.sub(r"<td>&quot;(.*?)&quot;</td>", r"<td>\1</td>", html)
    plain = plain.replace('border="1" class="dataframe"', "")
    return "\n".join(line for line in plain.splitlines() if line.strip())
