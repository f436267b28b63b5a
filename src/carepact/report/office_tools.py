"""Write contributions for an office's disclosure tools: R packages and tau-argus.

No tool was at hand: each script says that it was written after the tool's documentation.
The data and metadata of tau-argus take no comment, so its batch file says it for them.
"""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl

from carepact.core.messages import _
from carepact.measure.contributions_table import ContributionsTable, free_word


def _total(table: ContributionsTable) -> str:
    """Choose the code of a sum over a column: one that no label of the table is."""
    labels = [word for name in (*table.columns, "activity") for word in _labels(table, name)]
    return free_word("Total", [*labels, *table.parts])


def lay_out_office_files(table: ContributionsTable, output: Path) -> dict[Path, bytes]:
    """Lay out the contributions and a script a tool beside a file; nothing is written yet."""
    data = f"{output.stem}.contributions.csv"
    stem = f"{output.stem}.tau_argus"
    texts = {
        data: table.persons.write_csv(),
        f"{output.stem}.gauss_suppression.R": write_gauss_suppression(table, data),
        f"{output.stem}.sdc_table.R": write_sdc_table(table, data),
        f"{stem}.tab": _tabular(table),
        f"{stem}.rda": _metadata(table, f"{stem}.hrc"),
        f"{stem}.arb": _batch(table, stem),
        f"{stem}.hrc": _hierarchy(table),
    }
    return {output.with_name(name): text.encode() for name, text in texts.items()}


def _head(sign: str, tool: str, table: ContributionsTable) -> list[str]:
    """Say of what a script is, and that it is untested."""
    untested = _(
        "Untested: written after the documentation of {tool}, and not run in it.", tool=tool
    )
    return [f"{sign} {table.survey}", f"{sign} {untested}"]


def _children(table: ContributionsTable) -> dict[str | None, list[str]]:
    """List what lies directly in each activity, None for the top."""
    found: dict[str | None, list[str]] = {}
    for name, above in table.within.items():
        found.setdefault(above, []).append(name)
    return found


def _quote(word: str) -> str:
    """Write a text as R reads it."""
    return json.dumps(word, ensure_ascii=False)


def _vector(words: list[str]) -> str:
    return f"c({', '.join(_quote(word) for word in words)})"


def _labels(table: ContributionsTable, column: str) -> list[str]:
    """List the categories of a column."""
    return table.persons[column].drop_nulls().unique().sort().to_list()


def _read_lines(table: ContributionsTable, data: str) -> list[str]:
    """Read the contributions in R, labels as texts."""
    classes = ", ".join(f'"{name}" = "character"' for name in (*table.columns, "activity"))
    return [f"persons <- read.csv({_quote(data)}, check.names = FALSE, colClasses = c({classes}))"]


def write_gauss_suppression(table: ContributionsTable, data: str) -> str:
    """Write a script for the R package GaussSuppression."""
    code = _total(table) if table.margins else "rowFactor"
    rule = table.rule
    of_columns = [f"  `{name}` = {_quote(code)}," for name in table.columns]
    links = [(part, name) for name, held in table.parts.items() for part in held if part != name]
    if links:
        activity = [
            "  activity = data.frame(",
            f"    mapsFrom = {_vector([part for part, _name in links])},",
            f"    mapsTo = {_vector([name for _part, name in links])},",
            "    sign = 1, level = 1",
            "  )",
        ]
    else:
        activity = ['  activity = "rowFactor"']
    dominance = [f"  n = {rule.dominance[0]}, k = {rule.dominance[1]:g},"] if rule.dominance else []
    return _join(
        _head("#", "GaussSuppression", table),
        ["library(GaussSuppression)", *_read_lines(table, data)],
        ["hierarchies <- list(", *of_columns, *activity, ")"],
        [
            "pattern <- SuppressDominantCells(",
            '  data = persons, hierarchies = hierarchies, numVar = "contribution",',
            '  contributorVar = "person", primary = c(MagnitudeRule, NContributorsRule),',
            f"  pPercent = {rule.percent:g},",
            *dominance,
            f"  maxN = {rule.minimum - 1}, protectZeros = FALSE, removeEmpty = TRUE",
            ")",
            f"write.csv(pattern, {_quote(data + '.gauss_suppression.csv')}, row.names = FALSE)",
        ],
    )


def write_sdc_table(table: ContributionsTable, data: str) -> str:
    """Write a script for the R package sdcTable."""
    children, rule = _children(table), table.rule
    nodes = {name: _vector(_labels(table, name)) for name in table.columns}
    dimensions = [
        f"  `{name}` = hier_create(root = {_quote(_total(table))}, nodes = {nodes[name]}),"
        for name in table.columns
    ]
    nested = [
        f"activity <- hier_add(activity, root = {_quote(above)}, nodes = {_vector(held)})"
        for above, held in children.items()
        if above is not None
    ]
    rows = _(
        "sdcTable counts rows: a person with several parts of an activity, or in several cells, "
        "counts several times in their sum. It always adds totals."
    )
    of = 'numVarName = "contribution"'
    rules = [
        f'problem <- primarySuppression(problem, type = "freq", maxN = {rule.minimum - 1})',
        f'problem <- primarySuppression(problem, type = "p", p = {rule.percent:g}, {of})',
    ]
    if rule.dominance:
        n, k = rule.dominance
        rules.append(
            f'problem <- primarySuppression(problem, type = "nk", n = {n}, k = {k:g}, '
            'numVarName = "contribution")'
        )
    return _join(
        [*_head("#", "sdcTable", table), f"# {rows}", "library(sdcTable)"],
        ["library(sdcHierarchies)", *_read_lines(table, data)],
        [
            "activity <- hier_create(",
            f"  root = {_quote(_total(table))}, nodes = {_vector(children[None])}",
            ")",
        ],
        [*nested, "dimensions <- list(", *dimensions, "  activity = activity", ")"],
        [
            "problem <- makeProblem(",
            '  data = persons, dimList = dimensions, numVarInd = "contribution"',
            ")",
            *rules,
            'safe <- protectTable(problem, method = "SIMPLEHEURISTIC")',
            'pattern <- getInfo(safe, type = "finalData")',
            f"write.csv(pattern, {_quote(data + '.sdc_table.csv')}, row.names = FALSE)",
        ],
    )


def _tabular(table: ContributionsTable) -> str:
    """Write a line a cell: codes, value, persons, largest contributions, status."""
    total = _total(table)
    largest = [name for name in table.cells.columns if name.startswith("largest_")]
    lines = table.cells.select(
        *(pl.col(name).fill_null(total) for name in table.columns),
        "activity",
        "value",
        "frequency",
        *largest,
        pl.when("unsafe").then(pl.lit("U")).otherwise(pl.lit("S")).alias("status"),
    )
    return lines.write_csv(
        include_header=False, separator=";", quote_style="non_numeric", float_precision=6
    )


def _metadata(table: ContributionsTable, hierarchy: str) -> str:
    """Describe the columns of the tabular file, in order."""
    total = _total(table)
    lines = ['<SEPARATOR> ";"', '<SAFE> "S"', '<UNSAFE> "U"', '<PROTECT> "P"']
    for name in (*table.columns, "activity"):
        width = table.cells[name].str.len_chars().max()
        lines += [
            f"{name} {max(len(total), int(str(width or 0)))}",
            "  <RECODEABLE>",
            f'  <TOTCODE> "{total}"',
        ]
    if len(_children(table)) > 1:
        lines += ["  <HIERARCHICAL>", f'  <HIERCODELIST> "{hierarchy}"', '  <HIERLEADSTRING> "@"']
    numeric = ["  <NUMERIC>", "  <DECIMALS> 6"]
    lines += ["value 20", *numeric, "frequency 12", "  <FREQUENCY>"]
    for name in table.cells.columns:
        if name.startswith("largest_"):
            lines += [f"{name} 20", "  <MAXSCORE>", "  <DECIMALS> 6"]
    return _join([*lines, "status 1", "  <STATUS>"])


def _hierarchy(table: ContributionsTable) -> str:
    """List the activities, each step down with one sign more."""
    children = _children(table)

    def walk(above: str | None, depth: int) -> list[str]:
        return [
            line
            for name in children.get(above, [])
            for line in ("@" * depth + name, *walk(name, depth + 1))
        ]

    return _join(walk(None, 0))


def _batch(table: ContributionsTable, stem: str) -> str:
    """Load the tabular file with the rules in force, protect it and write the pattern."""
    rule = table.rule
    rules = [f"P({rule.percent:g},1)", f"FREQ({rule.minimum},{rule.percent:g})"]
    if rule.dominance:
        rules.insert(0, f"NK({rule.dominance[0]},{rule.dominance[1]:g})")
    explanatory = "".join(f'"{name}"' for name in (*table.columns, "activity"))
    return _join(
        _head("//", "tau-argus", table),
        [
            f'<OPENTABLEDATA> "{stem}.tab"',
            f'<OPENMETADATA> "{stem}.rda"',
            f'<SPECIFYTABLE> {explanatory}|"value"||',
            f"<SAFETYRULE> {'|'.join(rules)}",
            "<READTABLE> 1",
            "<SUPPRESS> MOD(1)",
            f'<WRITETABLE> (1,3,AS+,"{stem}.pattern.csv")',
        ],
    )


def _join(*blocks: list[str]) -> str:
    return "\n".join(line for block in blocks for line in block) + "\n"
