"""The file of settings of a server, as it is written."""

from __future__ import annotations

from pydantic import Field

from carepact.core.documents import Strict
from carepact.studies.told.values import Whole, YesNo


class ResponsibleEntry(Strict):
    """Who answers for a server; it stands at the foot of every page."""

    name: str = Field(min_length=1, description="The ministry, office or association.")
    contact: str = Field(description="An address of mail, or of a page with one.")


class LogEntry(Strict):
    """What is noted of requests; never what a query holds."""

    file: str = Field(min_length=1, description="A path, or: standard error.")
    addresses: YesNo = Field(description="Whether the addresses of those who ask are noted.")


class SettingsFile(Strict):
    """The settings of a server. A public one needs the first six."""

    hosts: tuple[str, ...] | None = Field(
        None, description="The names under which people reach it, such as care.example.org."
    )
    proxy: tuple[str, ...] | None = Field(
        None,
        description="Addresses or networks of the proxy in front, which alone is believed when "
        "it says who asks.",
    )
    workers: Whole | None = Field(None, description="Runs that are worked on at the same time.")
    limits: dict[str, Whole] | None = Field(
        None, description="Limits of its own, by the names of the app's limits.yaml."
    )
    responsible: ResponsibleEntry | None = Field(None, description="Who answers for it.")
    log: LogEntry | None = Field(None, description="What is noted, and where.")
    address: str | None = Field(
        None, description="Where it listens; this computer alone (127.0.0.1) if none."
    )
    port: Whole | None = Field(None, description="8765 if none.")
    watchers: tuple[str, ...] | None = Field(
        None,
        description="Addresses or networks that may read /health and /metrics beside this "
        "computer.",
    )
    frames: tuple[str, ...] | None = Field(
        None,
        description="Sites that may show a chart within their pages, such as https://example.org; "
        "every site if none.",
    )
