"""Signed badges of what care taught: made, endorsed, verified."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from rich.console import RenderableType

from carepact.api.result import Glance, TableResult, save_folder
from carepact.core.messages import _, _n
from carepact.recognise.account import Account
from carepact.recognise.credentials.handing_on import attach, endorse
from carepact.recognise.credentials.keys import make_key as make_new_key
from carepact.recognise.credentials.keys import read_key, write_key
from carepact.report.skills.badge_files import (
    check_badges,
    lay_out_badges,
    list_badges,
    read_badge_file,
    require_valid,
    write_badge_file,
)
from carepact.report.skills.checked import CheckedBadges, show_badges
from carepact.studies.account_file.opening import open_account
from carepact.studies.badges import sign_skills
from carepact.studies.skills import find_skills


class VerifiedBadges(TableResult[CheckedBadges]):
    """Badges, and what is wrong with them.

    Columns of `figures`, a row for each thing that is wrong and one for a badge without fault:
    `file`, `valid`, `reason`, `place`, `holder`, `holder_did`, `issuer`, `issuer_did`,
    `achievement`, `skills`, `endorsers`.
    """

    keys = ("file", "reason", "place")
    file = "badges"

    @property
    def are_valid(self) -> bool:
        """Whether nothing is wrong with any of them."""
        return self.found.are_valid

    def glance(self) -> Glance:
        """Tell whether each is valid."""
        words = {True: _("valid"), False: _("not valid")}
        lines = tuple((file, words[one.valid]) for file, one in self.found.badges)
        return Glance(_n("{count} badge", "{count} badges", len(lines)), lines)

    def _page(self) -> RenderableType:
        """Lay out what `carepact skills verify` shows."""
        return show_badges(self.found)


def make_key(path: str | Path) -> str:
    """Make a key of one's own, in a new file that its owner alone can read.

    Parameters
    ----------
    path : str or Path
        The file, which must not be there yet.

    Returns
    -------
    str
        `did:key` by which others know it.

    Raises
    ------
    CareError
        If anything stands there, or the extra `credentials` is not installed.

    Examples
    --------
    >>> import carepact
    >>> carepact.make_key("my-key.json").startswith("did:key:z6Mk")
    True
    """
    key = make_new_key()
    write_key(key, Path(path))
    return key.did


def sign_badges(
    account: Account | str | Path,
    key: str | Path,
    folder: str | Path,
    day: date,
    skills: Iterable[str] = (),
    *,
    with_examples: bool = False,
) -> list[Path]:
    """Sign a badge of each skill that an account shows, and write them into a folder.

    Parameters
    ----------
    account : Account, str or Path
        The account, or its file.
    key : str or Path
        File of the holder's key.
    folder : str or Path
        Folder, made where it is not there.
    day : date
        Day of the signature.
    skills : iterable of str
        Skills by name, whose badges then lie beside those that are there; all that are shown
        where none is named.
    with_examples : bool
        Whether the holder's examples stand in the badges.

    Returns
    -------
    list of Path
        The files written.

    Raises
    ------
    CareError
        With every reason why one of them cannot be signed; then nothing is written.

    Examples
    --------
    >>> import carepact
    >>> from datetime import date
    >>> own, day = carepact.make_key("own-key.json"), date(2026, 11, 30)
    >>> shown = carepact.Example("planning", "I planned a move for five.", "352", is_shown=True)
    >>> week = carepact.Care("352", "household", 2, "week", 1.0, since=date(2019, 5, 1))
    >>> mine = carepact.Account("A", day, (week,), (shown,))
    >>> [one.name for one in carepact.sign_badges(mine, "own-key.json", "badges", day)][0]
    'plan.badge.json'
    """
    told = account if isinstance(account, Account) else open_account(Path(account))
    found = find_skills(told)
    named, place = [*skills], Path(folder)
    signed = sign_skills(found, read_key(Path(key)), day, named, with_examples=with_examples)
    kept = list_badges(place) if named else {}
    files = lay_out_badges(signed, place, kept=kept)
    written = save_folder(files, place)
    return [one for one in written if files[one] != kept.get(one.name)]


def endorse_badge(
    badge: str | Path, key: str | Path, name: str, comment: str, day: date, place: str | Path
) -> list[Path]:
    """Stand by a badge as an organisation that has read it and found it right.

    Parameters
    ----------
    badge : str or Path
        The badge.
    key : str or Path
        File of the organisation's key.
    name, comment : str
        The organisation's name, and what it says of the badge.
    day : date
        Day of the signature.
    place : str or Path
        File for the endorsement.

    Returns
    -------
    list of Path
        The file written.

    Raises
    ------
    CareError
        If the badge is not valid, with every reason, or it is one's own.

    Examples
    --------
    >>> import carepact
    >>> from datetime import date
    >>> day = date(2026, 11, 30)
    >>> shown = carepact.Example("planning", "I planned a move for five.", "352", is_shown=True)
    >>> week = carepact.Care("352", "household", 2, "week", 1.0, since=date(2019, 5, 1))
    >>> mine = carepact.Account("A", day, (week,), (shown,))
    >>> own, ours = carepact.make_key("hers.json"), carepact.make_key("ours.json")
    >>> _badge = carepact.sign_badges(mine, "hers.json", "signed", day)
    >>> told = ("Mothers' Centre", "We saw her plan.", day)
    >>> carepact.endorse_badge("signed/plan.badge.json", "ours.json", *told, "said.json")[0].name
    'said.json'
    """
    raw, file = read_badge_file(Path(badge)), Path(badge).name
    require_valid(raw, file, day)
    said = endorse(raw, file, name, comment, read_key(Path(key)), day)
    return write_badge_file(said, Path(place), "place")


def attach_endorsements(
    badge: str | Path,
    endorsements: Iterable[str | Path],
    key: str | Path,
    day: date,
    place: str | Path,
) -> list[Path]:
    """Put endorsements beside a badge, and sign it anew.

    Parameters
    ----------
    badge : str or Path
        The badge.
    endorsements : iterable of str or Path
        Endorsements of this badge.
    key : str or Path
        File of the holder's key.
    day : date
        Day of the new signature.
    place : str or Path
        File for the badge with its endorsements.

    Returns
    -------
    list of Path
        The file written.

    Raises
    ------
    CareError
        If one of them is not valid or of another badge; then nothing is written.

    Examples
    --------
    >>> import carepact
    >>> from datetime import date
    >>> day = date(2026, 11, 30)
    >>> shown = carepact.Example("planning", "I planned a move for five.", "352", is_shown=True)
    >>> week = carepact.Care("352", "household", 2, "week", 1.0, since=date(2019, 5, 1))
    >>> mine = carepact.Account("A", day, (week,), (shown,))
    >>> own, ours = carepact.make_key("mine.json"), carepact.make_key("theirs.json")
    >>> badge = carepact.sign_badges(mine, "mine.json", "kept", day)[0]
    >>> told = ("Mothers' Centre", "We saw her plan.", day)
    >>> said = carepact.endorse_badge(badge, "theirs.json", *told, "their-word.json")
    >>> whole = carepact.attach_endorsements(badge, said, "mine.json", day, "endorsed.json")
    >>> carepact.verify_badges(whole, day).found.badges[0][1].endorsers[0].name
    "Mothers' Centre"
    """
    held = [(Path(one).name, read_badge_file(Path(one))) for one in endorsements]
    raw, file = read_badge_file(Path(badge)), Path(badge).name
    whole = attach(raw, file, held, read_key(Path(key)), day)
    require_valid(whole, file, day)
    return write_badge_file(whole, Path(place), "place")


def verify_badges(badges: Iterable[str | Path], on: date) -> VerifiedBadges:
    """Check badges that somebody shows, offline.

    Parameters
    ----------
    badges : iterable of str or Path
        JSON files; a folder stands for all badges in it.
    on : date
        The day for which it is asked.

    Returns
    -------
    VerifiedBadges
        `are_valid`, what each badge says, and every reason why not to rely on one.

    Raises
    ------
    CareError
        With each file that is no badge at all.

    Examples
    --------
    >>> import carepact
    >>> from datetime import date
    >>> day = date(2026, 11, 30)
    >>> shown = carepact.Example("planning", "I planned a move for five.", "352", is_shown=True)
    >>> week = carepact.Care("352", "household", 2, "week", 1.0, since=date(2019, 5, 1))
    >>> mine = carepact.Account("A", day, (week,), (shown,))
    >>> own = carepact.make_key("checked-key.json")
    >>> signed = carepact.sign_badges(mine, "checked-key.json", "checked", day)
    >>> carepact.verify_badges(signed[:1], day).are_valid
    True
    """
    return VerifiedBadges(check_badges([Path(one) for one in badges], on))
