"""Read replicate weights from a file and match them to a survey's respondents."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl

from carepact.core import voice
from carepact.core.arrays import FloatArray
from carepact.core.errors import DesignError, Faults
from carepact.core.messages import _
from carepact.core.provenance import Source, hash_file
from carepact.core.reading_limits import reading_limits
from carepact.data.timeuse import Diaries
from carepact.data.timeuse.columns import check_kinds
from carepact.data.timeuse.diaries import list_some
from carepact.data.timeuse.replicate_rows import check_rows
from carepact.data.timeuse.tables import read_table
from carepact.measure.replicates import Replication, given_coefficients


@voice.name_options(variance="method", replicate_weights="path")
def read_replicate_file(
    diaries: Diaries,
    path: Path,
    method: str,
    rho: float | None = None,
    coefficients: Path | None = None,
) -> Replication:
    """Read replicate weights from a file and match them to the diaries.

    Parameters
    ----------
    diaries : Diaries
        The survey whose respondents the file must match.
    path : Path
        Parquet or comma file: the respondent's id, then one column a replicate.
    method : str
        Variance method, see `given_coefficients`.
    rho : float, optional
        Fay's factor.
    coefficients : Path, optional
        File with one column `coefficient`, a row a replicate.

    Returns
    -------
    Replication
        The weights, in the order of the diaries, and what turns them into errors.

    Raises
    ------
    DesignError
        If the file does not hold each respondent of the diaries exactly once, or a
        weight is missing or negative. Somebody of weight 0 may be absent or without
        replicate weights, which are 0 then.

    Examples
    --------
    >>> import carepact, tempfile
    >>> from pathlib import Path
    >>> diaries = carepact.read_diaries("synthetic")
    >>> weights = diaries.respondents.select("respondent", first="weight", second="weight")
    >>> # The weight itself stands before its replicates.
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     weights.write_parquet(Path(folder) / "weights.parquet")
    ...     file = Path(folder) / "weights.parquet"
    ...     carepact.read_replicate_file(diaries, file, "jk1").weights.shape
    (2989, 3)
    """
    return match_replicates(diaries, path, method, rho, coefficients)


def match_replicates(
    diaries: Diaries, path: Path, method: str, rho: float | None, coefficients: Path | None
) -> Replication:
    """Do the same for a caller that knows the method by another name."""
    table = read_table(path)
    id_column, replicate_columns = table.columns[0], table.columns[1:]
    listed = _read_coefficients(coefficients) if coefficients else None
    shares = given_coefficients(method, len(replicate_columns), rho, listed)
    respondents = diaries.respondents.select("respondent", "weight")
    with Faults(DesignError, path.name) as faults:
        if table.schema[id_column] != respondents.schema["respondent"]:
            faults.add(
                _(
                    "the first column '{column}' is {found}, but respondents are {wanted}. "
                    "Put the respondent's id first, in the form of the survey.",
                    column=id_column,
                    found=table.schema[id_column],
                    wanted=respondents.schema["respondent"],
                )
            )
            return Replication(np.empty((0, 1)), shares, method)
        without = respondents.filter(pl.col("weight") == 0)["respondent"].implode()
        nobody = pl.col(id_column).is_in(without)
        counted = respondents.filter(pl.col("weight") > 0)
        check_rows(table[id_column], counted["respondent"], faults)
        texts = [c for c in replicate_columns if not table.schema[c].is_numeric()]
        if texts or not replicate_columns:
            faults.add(
                _(
                    "columns {listed} are not numbers. Keep the id and one numeric column a "
                    "replicate.",
                    listed=list_some(list(texts)),
                )
            )
            return Replication(np.empty((0, 1)), shares, method)
        of_nobody = pl.col(replicate_columns).is_null() & nobody
        table = table.with_columns(
            pl.when(of_nobody)
            .then(0.0)
            .otherwise(pl.col(replicate_columns).cast(pl.Float64))
            .name.keep()
        )
        values = table.select(replicate_columns)
        bad = [name for name in replicate_columns if not _is_weight(values[name])]
        if bad:
            faults.add(
                _(
                    "replicates {listed} hold missing or negative weights. Fetch the file again.",
                    listed=list_some(list(bad)),
                )
            )
    aligned = respondents.select("respondent").join(
        table, left_on="respondent", right_on=id_column, how="left", maintain_order="left"
    )
    weights = np.empty((diaries.n, 1 + len(replicate_columns)))
    weights[:, 0] = respondents["weight"].to_numpy()
    weights[:, 1:] = aligned.select(pl.col(replicate_columns).fill_null(0.0)).to_numpy()
    return Replication(
        weights,
        shares,
        method,
        leaves_out_empty=method == "bootstrap",
        source=Source("replicate weights given by the user", "", path.name, hash_file(path)),
    )


def _is_weight(column: pl.Series) -> bool:
    """Tell whether every value is a number of 0 or more that a weight can have."""
    most = reading_limits().largest_weight
    return bool((column.is_finite() & column.is_between(0, most)).fill_null(value=False).all())


def _read_coefficients(path: Path) -> FloatArray:
    """Read one coefficient a replicate, shape (R,)."""
    table = read_table(path, ["coefficient"], largest=reading_limits().largest_figures)
    check_kinds(path.name, table, (), ("coefficient",))
    values = table["coefficient"].cast(pl.Float64)
    if not _is_weight(values):
        message = _(
            "{file}: a coefficient is missing, negative or not a number. Give one of 0 or more "
            "for each replicate.",
            file=path.name,
        )
        raise DesignError(message)
    return values.to_numpy()
