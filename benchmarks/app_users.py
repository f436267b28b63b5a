"""Users without a browser for `app.py`: they ask what the script of the page asks."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import Iterator
from itertools import count, islice

import httpx

from carepact.data.countries.facts import known_countries
from carepact.data.countries.population import list_population
from carepact.policy.package_files import SHIPPED
from carepact.policy.sliders import main_sliders

REST = 0.4
"""As in app.js: after such a rest the whole run is asked for. [s]"""
LOOKS = 4.0
"""How long a user looks at a chart before the next move. [s]"""
FIELDS = {"preview": "yes", "width": "640"}


def list_countries() -> list[str]:
    """List countries that can be simulated."""
    return sorted(set(known_countries()) & set(list_population()))


def set_sliders(chance: random.Random, most: int = 1) -> dict[str, str]:
    """Set some sliders somewhere."""
    chosen = chance.sample(main_sliders(), chance.randint(1, most))
    return {f"set.{one.path}": f"{chance.uniform(one.low, one.high):.4g}" for one in chosen}


async def ask(client: httpx.AsyncClient, address: str, query: dict[str, str]) -> float:
    """Ask for the answer of a page as its script does; return how long it takes. [s]"""
    begin = time.perf_counter()
    found = await client.get(address, params=query, headers={"accept": "application/x-ndjson"})
    found.raise_for_status()
    told = json.loads(found.text.splitlines()[-1])
    if "<svg" not in told.get("html", ""):
        raise RuntimeError(f"no chart: {query} {str(told)[:300]}")
    return time.perf_counter() - begin


async def live(at: str, number: int, moves: int, seconds: list[float], slowed: float) -> None:
    """Be a user: move a slider, look at the chart, the whole run coming meanwhile; move again.

    On a machine that other work slows, users take as much longer: else more would be asked of it
    at the same time than of a quiet one.
    """
    chance = random.Random(number)  # noqa: S311 - no secret
    country = chance.choice(list_countries())
    path = chance.choice(main_sliders()).path
    low, high = next((one.low, one.high) for one in main_sliders() if one.path == path)
    async with httpx.AsyncClient(base_url=at, timeout=60) as client:
        (await client.get(f"/en/simulation?country={country}")).raise_for_status()
        await asyncio.sleep(slowed * chance.uniform(0, LOOKS))
        for _move in range(moves):
            query = {"country": country, f"set.{path}": f"{chance.uniform(low, high):.4g}"}
            seconds.append(await ask(client, "/en/simulation/part", {**query, **FIELDS}))
            await asyncio.sleep(slowed * REST)
            whole = asyncio.create_task(ask(client, "/en/simulation/part", query))
            await asyncio.wait({whole}, timeout=slowed * LOOKS)

            whole.cancel()  # another move stops what is under way, as the script does
            await asyncio.gather(whole, return_exceptions=True)


def list_questions(seed: int = 1) -> Iterator[tuple[str, str, dict[str, str]]]:
    """List different questions without end, as visitors ask them: what, address, query."""
    chance = random.Random(seed)  # noqa: S311 - ditto
    countries = list_countries()
    kinds = {"preview": 78, "page": 8, "chart": 6, "full": 4, "data": 2, "other": 2}
    query: dict[str, str] = {}
    for number in count():
        if number % 5 == 0:  # a visitor stays with a country for some moves
            query = {"country": chance.choice(countries), "package": chance.choice(list(SHIPPED))}
        told = query | set_sliders(chance, 3)
        kind = chance.choices(list(kinds), list(kinds.values()))[0]
        spoken = chance.choice(("en", "fr", "es"))
        at, width = f"/{spoken}/simulation", FIELDS["width"]
        yield {
            "preview": (kind, f"{at}/part", told | FIELDS),
            "full": (kind, f"{at}/part", told | {"width": width}),
            "page": (kind, at, told),
            "chart": (kind, f"{at}/chart/cost-by-year.png", told),
            "data": (kind, "/api/simulation", told),
            "other": (kind, f"/{spoken}/country", {"country": query["country"]}),
        }[kind]


async def ask_many(at: str, questions: int, together: int) -> dict[str, int]:
    """Ask so many questions, some at the same time; return how many of each kind were answered."""
    answered: dict[str, int] = {}
    coming = islice(list_questions(), questions)

    async def go_on(client: httpx.AsyncClient) -> None:
        for kind, address, query in coming:
            found = await client.get(address, params=query, follow_redirects=True)
            if found.status_code == 500:
                raise RuntimeError(f"{found.status_code}: {found.url}")
            if sum(answered.values()) % 100 == 99:
                print(f"  {1 + sum(answered.values())} questions", flush=True)
            told = kind if found.status_code < 400 else f"{kind}: {found.status_code}"
            answered[told] = answered.get(told, 0) + 1

    async with httpx.AsyncClient(base_url=at, timeout=120) as client:
        await asyncio.gather(*(go_on(client) for _one in range(together)))
    return answered
