"""`carepact skills key`, `sign`, `endorse`, `attach`, `verify`: badges that anyone can check."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from carepact.cli.commands import Application
from carepact.cli.ending import ExitStatus
from carepact.cli.log import tell
from carepact.cli.options import FormatOption, deliver
from carepact.cli.run_options import tell_files
from carepact.core.messages import _

KeyOption = Annotated[
    Path,
    typer.Option(
        "--key", help=_("File of your own key (see carepact skills key)."), metavar="FILE"
    ),
]
BadgeArgument = Annotated[Path, typer.Argument(help=_("The badge, a JSON file."), metavar="BADGE")]


def add_badges(app: Application) -> None:
    """Register what makes and checks badges."""
    app.command(
        "key",
        help=_(
            "Make a key of your own, in a new file that you alone can read. Whoever has it can "
            "sign in your name; nobody can make it again."
        ),
        epilog=_("Example: carepact skills key -o my-key.json"),
    )(_make_key)
    app.command(
        "sign",
        help=_(
            "Sign a badge (Open Badges 3.0) of each skill that the account shows. No hours, no "
            "level and nothing of who was cared for stand in it."
        ),
        epilog=_(
            "Examples: carepact skills sign account.yaml --key my-key.json -o badges; carepact "
            "skills sign account.yaml --key my-key.json --skill planning --with-examples -o badges"
        ),
    )(_sign)
    app.command(
        "endorse",
        help=_("Stand by a badge as an organisation that has read it and found it right."),
        epilog=_(
            "Example: carepact skills endorse plan.badge.json --key our-key.json --name \"Mothers' "
            'Centre" --comment "We saw her plan." -o endorsement.json'
        ),
    )(_endorse)
    app.command(
        "attach",
        help=_("Put an endorsement beside your badge, and sign it anew."),
        epilog=_(
            "Example: carepact skills attach plan.badge.json endorsement.json --key my-key.json "
            "-o plan.endorsed.json"
        ),
    )(_attach)
    app.command(
        "verify",
        help=_(
            "Check badges that somebody shows, offline. Ends with status 1 when one of them is "
            "not valid."
        ),
        epilog=_("Example: carepact skills verify plan.badge.json"),
    )(_verify)


def _make_key(
    output: Annotated[
        Path, typer.Option("-o", "--output", help=_("New file for the key."), metavar="FILE")
    ] = Path("my-key.json"),
) -> None:
    """Make a key, and say its name."""
    from carepact.recognise.credentials.keys import make_key, write_key

    key = make_key()
    write_key(key, output)
    tell(_("Wrote {file}", file=output))
    typer.echo(_("Your key's name, for others to know it by: {did}", did=key.did))
    typer.echo(_("Keep the file, and a copy where nobody else can read it."))


def _sign(
    file: Annotated[
        Path,
        typer.Argument(help=_("The account's file (see carepact skills new)."), metavar="FILE"),
    ],
    *,
    key: KeyOption,
    skill: Annotated[
        list[str] | None,
        typer.Option(
            help=_("One skill; may stand several times. All that are shown when left out."),
            metavar="NAME",
        ),
    ] = None,
    with_examples: Annotated[
        bool, typer.Option("--with-examples", help=_("Let your examples stand in the badges."))
    ] = False,
    output: Annotated[
        Path, typer.Option("-o", "--output", help=_("Folder for the badges."), metavar="FOLDER")
    ],
) -> None:
    """Sign what an account shows."""
    from carepact.recognise.credentials.keys import read_key
    from carepact.report.run.files import write_folder
    from carepact.report.skills.badge_files import lay_out_badges, list_badges
    from carepact.studies.account_file.opening import open_account
    from carepact.studies.badges import sign_skills
    from carepact.studies.skills import find_skills

    own, found = read_key(key), find_skills(open_account(file))
    signed = sign_skills(found, own, date.today(), skill or (), with_examples=with_examples)  # noqa: DTZ011
    # One skill after the other may go into one folder: badges of others are not cleared away.
    kept = list_badges(output) if skill else {}
    files = lay_out_badges(signed, output, kept=kept)
    written = write_folder(files, output)
    tell_files({path: was for path, was in written.items() if files[path] != kept.get(path.name)})


def _endorse(
    badge: BadgeArgument,
    *,
    key: KeyOption,
    name: Annotated[str, typer.Option(help=_("Name of your organisation."), metavar="NAME")],
    comment: Annotated[
        str, typer.Option(help=_("What you say of the badge, in a sentence."), metavar="TEXT")
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", help=_("File for the endorsement."), metavar="FILE")
    ],
) -> None:
    """Sign an endorsement of a badge that is valid."""
    from carepact.recognise.credentials.handing_on import endorse
    from carepact.recognise.credentials.keys import read_key
    from carepact.report.skills.badge_files import read_badge_file, require_valid

    today = date.today()  # noqa: DTZ011 - the reader's day
    raw = read_badge_file(badge)
    require_valid(raw, badge.name, today)
    _write(output, endorse(raw, badge.name, name, comment, read_key(key), today))


def _attach(
    badge: BadgeArgument,
    endorsements: Annotated[
        list[Path], typer.Argument(help=_("Endorsements, JSON files."), metavar="ENDORSEMENT...")
    ],
    *,
    key: KeyOption,
    output: Annotated[
        Path, typer.Option("-o", "--output", help=_("File for the badge."), metavar="FILE")
    ],
) -> None:
    """Put endorsements beside a badge."""
    from carepact.recognise.credentials.handing_on import attach
    from carepact.recognise.credentials.keys import read_key
    from carepact.report.skills.badge_files import read_badge_file, require_valid

    today = date.today()  # noqa: DTZ011 - the reader's day
    held = [(one.name, read_badge_file(one)) for one in endorsements]
    whole = attach(read_badge_file(badge), badge.name, held, read_key(key), today)
    require_valid(whole, output.name, today)
    _write(output, whole)


def _verify(
    badges: Annotated[
        list[Path],
        typer.Argument(help=_("Badges, JSON files, or a folder of them."), metavar="BADGE..."),
    ],
    file_format: FormatOption = None,
) -> None:
    """Check badges, and say what each says."""
    from carepact.report.formats import choose_format
    from carepact.report.skills.badge_files import check_badges
    from carepact.report.skills.checked import show_badges

    chosen = choose_format(file_format, None)
    found = check_badges(badges, date.today())  # noqa: DTZ011 - the reader's day
    deliver(found, chosen, None, show_badges)
    if not found.are_valid:
        raise typer.Exit(ExitStatus.FAILED)


def _write(output: Path, content: bytes) -> None:
    """Write one badge or endorsement."""
    from carepact.report.skills.badge_files import write_badge_file

    for written in write_badge_file(content, output, "output"):
        tell(_("Wrote {file}", file=written))
