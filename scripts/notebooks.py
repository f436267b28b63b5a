"""Run the notebooks of the documentation, and write them as pages with what their cells show.

Notebooks are kept without output, so that what a reader sees was computed by the code as it is.
What a run gave is kept in `build/notebooks/` and taken again while notebook and package are the
same: the site shows a run, and the tests look at that very run.
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
QUESTIONS = {
    "measure-and-value": (
        "{'care': care.figures.to_dicts(), 'roles': roles.figures.to_dicts(),"
        " 'worth': worth.figures.to_dicts()}"
    ),
    "one-country": (
        "{'grades': kenya.grades, 'verdicts': review.figures['verdict'].to_list(),"
        " 'answer': result.answer, 'figures': result.figures.to_dicts(),"
        " 'files': [path.name for path in files]}"
    ),
    "many-countries": (
        "{'table': results.figures.to_dicts(), 'ratios': spending.figures.to_dicts(),"
        " 'shape': dict(array.sizes), 'verdicts': verdicts.to_dict('index')}"
    ),
}
"""What the tests ask a notebook in the end, for one mapping."""


def run_or_reuse(path: Path) -> NotebookNode:
    """Give a notebook with output: the kept run where nothing changed since, else a new one."""
    kept = KEPT / path.name
    if kept.is_file():
        notebook: NotebookNode = nbformat.read(kept, as_version=4)
        if notebook.metadata.get("digest") == digest_of(path):
            return notebook
    return run_notebook(path)


def run_notebook(path: Path) -> NotebookNode:
    """Run every cell of a notebook in a folder of its own, and keep what it gave.

    What it is asked in the end is no cell of what is kept: `answer` of its metadata answers it.
    """
    notebook: NotebookNode = nbformat.read(path, as_version=4)
    question = f"import json\nprint(json.dumps({QUESTIONS[path.stem]}, default=str))"
    notebook.cells.append(new_code_cell(question))
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
    said = [one.text for one in notebook.cells.pop().outputs if one.get("name") == "stdout"]
    notebook.metadata["answer"] = "".join(said)  # a kernel may part it
    notebook.metadata["digest"] = digest_of(path)
    KEPT.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, KEPT / path.name)
    return notebook


def digest_of(path: Path) -> str:
    """Digest a notebook, its question and all that its cells may depend on: code and data."""
    digest = hashlib.sha256(path.read_bytes() + QUESTIONS[path.stem].encode())
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
