"""What the address of a simulation asks for, and the study that answers it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from carepact.app.told import Pairs, Told, write_query
from carepact.core.errors import Faults, ParameterError, nearest
from carepact.core.messages import _
from carepact.core.plain_numbers import is_number, is_whole
from carepact.core.run_defaults import RunDefaults
from carepact.core.units import per_cent_to_share
from carepact.data.countries.country_search import find_country
from carepact.policy.package_files import SHIPPED
from carepact.studies.study_file.model import CountryStudy
from carepact.studies.study_file.opening import open_study

SET, PERCENT_OF, EVIDENCE = "set.", "percent.", "evidence."
"""How fields begin that set a number of the package, the same in per cent, and evidence."""
FIELDS = (
    "country", "package", "until", "crisis", "begins", "draws", "seed", "chart", "settings",
    "other", "width", "preview", "full", "was",
)  # fmt: skip
"""Fields of the address beside those."""


@dataclass(frozen=True)
class Asked:
    """A simulation as its address asks for it."""

    country: str
    package: str
    until: int
    settings: Mapping[str, str]
    """Numbers of the package that are set, by their path."""
    evidence: Mapping[str, str]
    crises: tuple[str, ...]
    """Each with its first year, `pandemic:2028`."""
    draws: int
    seed: int
    chart: str
    """Name of the chart that is shown."""
    opened: str
    """Instrument whose every setting is shown."""
    other: str
    """Package that is set beside it."""
    own: tuple[tuple[str, str], ...] = ()
    """Files that the user brings: field and path."""

    @property
    def pairs(self) -> Pairs:
        """Write it as fields: whoever opens them sees the same."""
        usual = {"until": str(RunDefaults.until), "draws": str(RunDefaults.draws),
                 "seed": str(RunDefaults.seed)}  # fmt: skip
        told = [
            ("country", self.country), ("package", self.package), ("other", self.other),
            ("until", str(self.until)),
            *((f"{SET}{name}", value) for name, value in self.settings.items()),
            *((f"{EVIDENCE}{name}", value) for name, value in self.evidence.items()),
            *(("crisis", one) for one in self.crises),
            ("draws", str(self.draws)), ("seed", str(self.seed)),
            ("chart", self.chart), ("settings", self.opened),
        ]  # fmt: skip
        return [(name, value) for name, value in told if value and usual.get(name) != value]

    def address(self, **changes: object) -> str:
        """Write its address, or that of the same with something changed."""
        return write_query(replace(self, **changes).pairs)  # type: ignore[arg-type]

    @property
    def key(self) -> tuple[object, ...]:
        """Tell simulations apart: two of the same key have the same answer."""
        return (
            self.country, self.package, self.until, tuple(sorted(self.settings.items())),
            tuple(sorted(self.evidence.items())), self.crises, self.draws, self.seed, self.own,
        )  # fmt: skip

    @property
    def ground(self) -> tuple[object, ...]:
        """Tell apart what simulations start from, whatever their package."""
        evidence = tuple(sorted(self.evidence.items()))
        return (self.country, self.until, evidence, self.draws, self.seed, self.own)

    def open(self, package: str = "") -> CountryStudy:
        """Open its study, or that of another package as it ships.

        Raises
        ------
        ParameterError
            With all faults at once.
        """
        own = dict(self.own)
        changes = {
            "package": package or self.package,
            "until": self.until,
            "draws": self.draws,
            "seed": self.seed,
            "shocks": list(self.crises),
            "own_facts": own.get("own_facts"),
        }
        settings = [] if package else [f"{name}={value}" for name, value in self.settings.items()]
        evidence = [f"{name}={value}" for name, value in self.evidence.items()]
        return open_study(self.country, changes, settings, evidence)


def read_asked(told: Told) -> Asked:
    """Read what an address asks for.

    Raises
    ------
    ParameterError
        With all faults of the fields at once; what the study itself refuses comes later.
    """
    told.refuse_unknown(FIELDS, (SET, PERCENT_OF, EVIDENCE))
    with Faults(ParameterError, _("address")) as faults:
        country = told.one("country")
        if not country:
            faults.add(_("country: none is named. Choose one, for example country=KEN."))
        package = told.one("package", RunDefaults.package)
        until = _read_whole(told, "until", _most(told, "until", RunDefaults.until), faults)
        draws = _read_whole(told, "draws", _most(told, "draws", RunDefaults.draws), faults)
        seed = _read_whole(told, "seed", RunDefaults.seed, faults)
        _limit(told, {"until": until, "draws": draws}, faults)
        settings = told.under(SET) | _read_percentages(told, faults)
        if told.one("was", f"{country},{package}") != f"{country},{package}":
            settings = {}  # the form showed another country or package: its sliders were theirs
        for name in ("package", "other"):
            _check_package(name, told.one(name), faults)
    return Asked(
        country=find_country(country),
        package=package,
        until=until,
        settings=settings,
        evidence=told.under(EVIDENCE),
        crises=_read_crises(told),
        draws=draws,
        seed=seed,
        chart=told.one("chart"),
        opened=told.one("settings"),
        other=told.one("other"),
        own=tuple(sorted((name, str(path)) for name, path in told.files.items())),
    )


def _read_whole(told: Told, name: str, usual: int, faults: Faults) -> int:
    """Read a whole number, or note that it is none."""
    text = told.one(name, str(usual))
    if not is_whole(text):
        faults.add(_("{name}: '{text}' is no whole number. Write one, such as {usual}.",
                     name=name, text=text, usual=usual))  # fmt: skip
        return usual
    return int(text)


def _most(told: Told, name: str, usual: int) -> int:
    """Return what is usual, or what this server answers at most."""
    return min(usual, int(told.limits.get(name, usual)))


def _limit(told: Told, asked: Mapping[str, int], faults: Faults) -> None:
    """Note what asks for more than this server answers at once."""
    for name, value in asked.items():
        most = told.limits.get(name)
        if most is not None and value > most:
            faults.add(_("{name}: this page answers up to {most}. Write less, or run it on your "
                         "own machine.", name=name, most=f"{most:.0f}"))  # fmt: skip


def _read_percentages(told: Told, faults: Faults) -> dict[str, str]:
    """Read what a form gives in per cent as shares."""
    found = {}
    for name, text in told.under(PERCENT_OF).items():
        if is_number(text):
            found[name] = f"{per_cent_to_share(float(text)):.6g}"
        else:
            faults.add(_("{name}: '{text}' is no number. Write one from 0 to 100.",
                         name=name, text=text))  # fmt: skip
    return found


def _check_package(field: str, name: str, faults: Faults) -> None:
    """Note a package that does not ship: a page opens no file of this machine."""
    if name and name not in SHIPPED:
        faults.add(
            _("{field}: there is no package '{name}'.", field=field, name=name)
            + nearest(name, SHIPPED)
            + " "
            + _("Packages: {listed}.", listed=", ".join(SHIPPED))
        )


def _read_crises(told: Told) -> tuple[str, ...]:
    """Read the crises; a form has the first year in a field of its own."""
    begins = told.one("begins")
    return tuple(
        one if ":" in one or not begins else f"{one}:{begins}" for one in told.many("crisis")
    )
