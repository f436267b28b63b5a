"""Which names a misspelt one was meant to be: those a slip of the fingers away, and no others."""

from __future__ import annotations

from collections.abc import Iterable


def find_misspelt(written: str, names: Iterable[str]) -> list[str]:
    """Return the names that are nearest to what was written, where any is truly near.

    Parameters
    ----------
    written : str
        A name as it was written, folded.
    names : iterable of str
        Folded names.

    Returns
    -------
    list of str
        All that are the same, least number of slips away; none where that is too many.
    """
    slips = {}
    for name in names:
        longest = max(len(name), len(written))
        # In a short word one slip makes another word: "Bali" is no misspelt Mali, "UK" no UKR.
        forgiven = (longest >= 5) + (longest >= 9)  # noqa: PLR2004 - judged on eight languages
        if abs(len(name) - len(written)) <= forgiven:
            found = count_slips(written, name)
            if found <= forgiven:
                slips[name] = found
    return [name for name, found in slips.items() if found == min(slips.values())]


def count_slips(one: str, other: str) -> int:
    """Count the slips between two words: a letter left out, added, wrong, or swapped with its next.

    References
    ----------
    Damerau, F. J. (1964), A technique for computer detection and correction of spelling errors,
    Communications of the ACM 7 (3); here no letter is changed twice (optimal string alignment).
    """
    above: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, above, row = above, row, [i]
        for j, of_other in enumerate(other, start=1):
            least = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != of_other))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == of_other:
                least = min(least, before[j - 2] + 1)
            row.append(least)
    return row[-1]
