"""Write a Stata and an R snippet that set up the same design.

Each joins the table of replicate weights to the user's own file and declares how the
replicates combine, so that a mean computed there has the same standard error as here.
A column `weight` of the user's file gives way to the one of the table. What R makes of its
snippet is stored with the tests; Stata was not at hand, and its snippet says so.
"""

from __future__ import annotations

import numpy as np

from carepact.core.digits import Digits
from carepact.core.messages import _
from carepact.measure.design_sketch import REPLICATE, DesignSketch


def write_stata_snippet(design: DesignSketch, weights_file: str) -> bytes:
    """Write a do-file that declares the design to Stata's `svy`.

    Parameters
    ----------
    design : DesignSketch
        Method, coefficients and replicates.
    weights_file : str
        Name of the CSV file of replicate weights, beside the snippet.
    """
    keys = " ".join(_keys(design))
    lines = [
        f"* {design.survey}",
        f"* {design.label}",
        "* " + _("mydata.dta is your file, one row a diary, with {keys}.", keys=keys),
        "* "
        + _("Written after Stata's manual; it was not run in Stata. Compare one mean with ours."),
        "version 16",
        f'import delimited using "{weights_file}", clear asdouble varnames(1)',
        "tempfile weights",
        "save `weights'",
        'use "mydata.dta", clear',
        "capture drop weight",
        f"merge 1:1 {keys} using `weights', assert(match) nogenerate",
    ]
    if design.method in {"jk1", "jkn"}:
        lines += [
            f"char {REPLICATE}{r}[jk_multiplier] {_print_exactly(c)}"
            for r, c in enumerate(design.coefficients, start=1)
        ]
    lines += [
        f"svyset [pweight = weight], {_stata_options(design)}",
        "* svy: mean minutes",
        "* svy, subpop(if sex == 2): mean minutes",
    ]
    return ("\n".join(lines) + "\n").encode()


def _stata_options(design: DesignSketch) -> str:
    """Name the method and its replicates as Stata's `svyset` does."""
    replicates = f"{REPLICATE}1-{REPLICATE}{design.coefficients.size}"
    rho = design.rho if design.method == "fay" else 0
    return {
        "sdr": f"vce(sdr) sdrweight({replicates}) mse",
        "brr": f"vce(brr) brrweight({replicates}) mse",
        "fay": f"vce(brr) brrweight({replicates}) fay({rho:.10g}) mse",
        "jk1": f"vce(jackknife) jkrweight({replicates}) mse",
        "jkn": f"vce(jackknife) jkrweight({replicates}) mse",
        "bootstrap": f"vce(bootstrap) bsrweight({replicates}) mse",
    }[design.method]


def write_r_snippet(design: DesignSketch, weights_file: str) -> bytes:
    """Write an R script that declares the design to the package `survey`.

    Parameters
    ----------
    design : DesignSketch
        Method, coefficients and replicates.
    weights_file : str
        Name of the CSV file of replicate weights, beside the snippet.

    Notes
    -----
    The coefficients are given one by one (`type = "other"`), so that no rule of the
    package comes between.
    """
    keys = ", ".join(f'"{key}"' for key in _keys(design))
    lines = [
        f"# {design.survey}",
        f"# {design.label}",
        "# " + _("mydata.csv is your file, one row a diary, with {keys}.", keys=keys),
        "library(survey)",
        f'weights <- read.csv("{weights_file}", colClasses = c(respondent = "character"))',
        'mydata <- read.csv("mydata.csv", colClasses = c(respondent = "character"))',
        'mydata <- mydata[names(mydata) != "weight"]',
        f"both <- merge(mydata, weights, by = c({keys}))",
        "stopifnot(nrow(both) == nrow(weights))",
        "design <- svrepdesign(",
        "  data = both,",
        "  weights = ~weight,",
        f'  repweights = "^{REPLICATE}[0-9]+$",',
        '  type = "other",',
        "  combined.weights = TRUE,",
        "  mse = TRUE,",
        "  scale = 1,",
        f"  rscales = {_r_vector(design.coefficients)}",
        ")",
        "# svymean(~minutes, design)",
        "# svymean(~minutes, subset(design, sex == 2))",
    ]
    return ("\n".join(lines) + "\n").encode()


def _keys(design: DesignSketch) -> list[str]:
    """Name the columns that tell a diary."""
    return [name for name in ("respondent", "day") if name in design.replicates.columns]


def _r_vector(coefficients: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> str:
    """Write coefficients as R: one repeated number, or all of them."""
    if np.ptp(coefficients) == 0:
        return f"rep({_print_exactly(coefficients[0])}, {coefficients.size})"
    words = [_print_exactly(c) for c in coefficients]
    a_line = 6
    rows = [", ".join(words[at : at + a_line]) for at in range(0, len(words), a_line)]
    return "c(\n    " + ",\n    ".join(rows) + "\n  )"


def _print_exactly(coefficient: np.float64) -> str:
    """Print a coefficient so that it is the same number elsewhere."""
    return f"{coefficient:.{Digits().of_coefficient}g}"
