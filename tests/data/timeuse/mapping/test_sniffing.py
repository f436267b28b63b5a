"""How a text file is written is told from its bytes alone."""

from __future__ import annotations

import pytest

from carepact.data.timeuse.mapping.sniffing import Written, sniff_bytes

LINES = "id;sexo;factor;act\n" + "".join(f"{i};Mujer;1{i},5;Niños\n" for i in range(9))
THREE = "id;factor\n" + "".join(f"{i};147,{800 + i}\n" for i in range(20))


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("latin-1", "latin-1"),
    ],
)
def test_encoding_separator_and_decimal_comma_are_found(encoding: str, told: str) -> None:
    assert sniff_bytes(LINES.encode(encoding)) == Written(told, ";", ",")


def test_letters_that_only_windows_has_are_of_windows() -> None:
    assert sniff_bytes("a,b\nŠ,€\n".encode("cp1252")).encoding == "cp1252"


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_separator_stands_as_often_in_every_line(mark: str) -> None:
    text = f'id{mark}name\n1{mark}"a, b; c"\n2{mark}"d, e; f"\n'

    assert sniff_bytes(text.encode()) == Written(separator=mark)


@pytest.mark.parametrize(
    ("text", "decimal"),
    [
        (THREE, ","),
        ("id;n\n1;1,234\n2;999\n", ""),
        ("id;n\n1;1.5\n2;1,5\n", ""),
        ("id;n\n1;0,125\n", ","),
        ("id;n\n1;1234,567\n", ","),
        ("id,n\n1,234\n", ""),
        ("", ""),
    ],
)
def test_a_comma_is_one_of_decimals_where_nothing_else_fits(text: str, decimal: str) -> None:
    assert sniff_bytes(text.encode()).decimal == decimal
