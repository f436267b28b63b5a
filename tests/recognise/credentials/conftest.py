"""A badge, two keys of fixed secrets, and what the library of the oracle needs."""

from __future__ import annotations

import json
from datetime import date

import pytest

from carepact.recognise.credentials.badge import (
    Achievement,
    Badge,
    Party,
    Skill,
    build_badge,
    sign_badge,
)
from carepact.recognise.credentials.endorsement import endorse_badge
from carepact.recognise.credentials.keys import Key
from carepact.recognise.credentials.strict_json import Json

SIGNED_ON = date(2026, 11, 30)


@pytest.fixture(scope="session")
def day() -> date:
    return SIGNED_ON


@pytest.fixture(scope="session")
def holder_key() -> Key:
    return Key(bytes(range(32)))


@pytest.fixture(scope="session")
def organisation_key() -> Key:
    return Key(bytes(range(1, 33)))


@pytest.fixture(scope="session")
def badge(holder_key: Key) -> Badge:
    holder = Party(holder_key.did, "Ana López")
    skills = (
        Skill(
            "http://data.europa.eu/esco/skill/e49f4158-9d4c-425d-bf32-dfe89b19840a",
            "realizar la planificación del propio trabajo",
        ),
        Skill(
            "http://data.europa.eu/esco/skill/7954861c-86d4-4529-afbb-2c23dab9ac74",
            "negociar un acuerdo",
        ),
    )
    achieved = Achievement(
        name="Coordinar el cuidado diario",
        description="Organizar turnos, citas y comidas de un hogar.",
        criteria="Dos años de cuidado diario, con un diario de una semana.",
        skills=skills,
    )
    return Badge(
        holder=holder,
        issuer=holder,
        achievement=achieved,
        valid_from=SIGNED_ON,
        valid_until=date(2031, 11, 30),
        evidence=("Repartí los turnos de noche entre tres personas.",),
        language="es",
    )


@pytest.fixture(scope="session")
def unsigned(badge: Badge) -> dict[str, Json]:
    return build_badge(badge)


@pytest.fixture(scope="session")
def endorsement(unsigned: dict[str, Json], organisation_key: Key) -> dict[str, Json]:
    endorser = Party(organisation_key.did, "Asociación de Vecinas")
    return endorse_badge(unsigned, endorser, "Lo hemos visto.", organisation_key, SIGNED_ON)


@pytest.fixture(scope="session")
def signed(
    unsigned: dict[str, Json], holder_key: Key, endorsement: dict[str, Json]
) -> dict[str, Json]:
    raw = sign_badge(unsigned, holder_key, SIGNED_ON, [endorsement])
    read: dict[str, Json] = json.loads(raw)
    return read
