"""Name the sources of a run in a line: the program, the case, and the data that it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from importlib import metadata

from carepact.core.messages import _
from carepact.data.countries.dictionary import read_indicators
from carepact.report.datasets import name_dataset
from carepact.report.layout import ScreenLayout
from carepact.simulate.projection import Input
from carepact.studies.one_country.run import CountryRun


def say_source(run: CountryRun, country: str, packages: Sequence[str]) -> str:
    """Say which program made a picture, of what, and from whose data.

    Parameters
    ----------
    run : CountryRun
        The run that is drawn, or the first of several.
    country : str
        Its country, in words.
    packages : sequence of str
        Titles of the packages that are drawn.
    """
    first, last = run.projection.years[0], run.projection.years[-1]
    named = list_publishers(run.projection.inputs)
    return _(
        "Source: carepact {version}, {country}, {first}–{last}, package: {package}. "
        "Data: {data} and others.",
        version=metadata.version("carepact"),
        country=country,
        first=first,
        last=last,
        package=" · ".join(packages),
        data=" · ".join(named[: ScreenLayout().influences]),
    )


def list_publishers(inputs: Sequence[Input]) -> list[str]:
    """List whose observed figures a result rests on: key figures first, then by count.

    A publisher of several files is named once.
    """
    counted: Counter[str] = Counter()
    for one in inputs:
        found = read_indicators().get(one.name)
        if found is not None and one.status == "observed":
            counted[found.dataset] += 100 if one.key else 1
    named = (name_dataset(name) for name, _count in counted.most_common())
    return list(dict.fromkeys(named))
