"""A label is placed in ICATUS by how alike it is to known labels, in three languages."""

from __future__ import annotations

import pytest

from carepact.data.icatus.crosswalk import read_crosswalk, shipped_crosswalks
from carepact.data.timeuse.mapping.drafted_codes import draft_code, offer_crosswalk
from carepact.data.timeuse.mapping.guesses import guesses
from carepact.data.timeuse.mapping.likeness import place_by_label, split_words


@pytest.mark.parametrize(
    ("label", "place"),
    [
        ("Sleeping", "91"),
        ("Preparing meals", "31"),
        ("Care of children", "41"),
        ("Help a household member with disability", "42"),
        ("Travel to work", "18"),
        ("Dormir", "91"),
        ("Lavar la ropa", "34"),
        ("Cuidar niños", "41"),
        ("Cuidar o dar de comer a un menor de 5 años", "41"),
        ("Cuidado de personas adultas mayores", "42"),
        ("Trabajo remunerado", "1"),
        ("Buscar trabajo", "16"),
        ("Recoger leña", "24"),
        ("Repasser", "34"),
        ("Ménage, nettoyer la maison", "32"),
        ("Soins aux personnes âgées", "42"),
        ("Toilette, soins personnels", "93"),
        ("Trajet domicile-travail", "18"),
    ],
)
def test_labels_of_three_languages_find_their_place(label: str, place: str) -> None:
    placed = place_by_label(label)

    assert placed is not None
    assert placed.icatus.startswith(place)
    assert placed.score >= guesses().limits.least_score.value


@pytest.mark.parametrize("label", ["Care", "Rest", "All else", "Varios", "main 3", "Region"])
def test_a_label_that_tells_too_little_is_left_to_the_office(label: str) -> None:
    lines = draft_code("x", label, guesses())

    assert 'icatus: "???"' in lines[2]
    assert 'rationale: "???"' in lines[3]


def test_every_guessed_place_has_its_score() -> None:
    assert draft_code("x", "Sleep", guesses())[2].endswith('icatus: "91"     # guess 1.00')


def test_accents_endings_and_languages_make_no_difference() -> None:
    assert split_words("ÉCOLE") == split_words("ecole")
    assert split_words("cooking") == split_words("cooks") == split_words("cocinar")


@pytest.mark.parametrize("table", sorted({*shipped_crosswalks()} - {"synthetic"}))
@pytest.mark.parametrize("first", range(3))
def test_a_third_of_the_codes_of_a_list_is_enough_to_know_it(table: str, first: int) -> None:
    codes = sorted(code for code in read_crosswalk(table) if ":" not in code)[first::3]

    assert offer_crosswalk(codes, guesses()) == (table, [])
