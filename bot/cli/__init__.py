"""The command `commitments` and its subcommands; imports are local to each subcommand, so that it starts fast."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Literal

import typer

from bot.cli.terminal import typed_text, use_utf8

Kind = Literal["person", "customer"]
app = typer.Typer(help="Keeps the promises a company makes to its customers.", no_args_is_help=True)


def main() -> None:
    use_utf8()
    app()


@app.callback()
def _keep_subcommands() -> None:
    """Make Typer require a subcommand even when there is only one."""


@app.command()
def parse(
    text: Annotated[list[str] | None, typer.Argument(help="A line of chat: send fix by the 15th")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Read JSON lines on standard input.")] = False,
    zone: Annotated[str | None, typer.Option(help="IANA zone; the machine's when left out.")] = None,
    country: Annotated[str | None, typer.Option(help="ISO 3166 country, for holidays and 12/4.")] = None,
    language: Annotated[
        str | None, typer.Option(help="en or ko: of the line (detected when left out) and of the answer.")
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Print also which rule read which words.")] = False,
) -> None:
    """Print what the bot reads in a line of chat: what, due, owner and customer."""
    import sys  # noqa: PLC0415

    from bot.cli.parse_report import COMMANDS, describe  # noqa: PLC0415
    from bot.i18n.localizer import Localizer  # noqa: PLC0415
    from commitments.language import json_lines  # noqa: PLC0415

    if jsonl:
        use_utf8()
        sys.stdout.writelines(f"{answer}\n" for answer in json_lines.answer_lines(sys.stdin, COMMANDS))
        sys.stdout.flush()
        return
    if not text:
        raise typer.BadParameter("give a line of chat, or --jsonl")
    try:
        here = json_lines.local_context(zone, country, language, COMMANDS)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    line = " ".join(map(typed_text, text))
    typer.echo(describe(line, here, Localizer(language or "en", "UTC"), explained=explain))


@app.command()
def phrases(
    into: Annotated[Path | None, typer.Option(help="Write it into this page, between its two marks.")] = None,
) -> None:
    """Print every way to say a date that is read, English and Korean, with what it means: tables in Markdown."""
    from commitments.language.explanations import phrase_tables  # noqa: PLC0415

    if into is None:
        typer.echo(phrase_tables.render(), nl=False)
        return
    try:
        into.write_text(phrase_tables.insert_tables(into.read_text("utf-8")), "utf-8", newline="\n")
    except (OSError, ValueError) as error:
        typer.echo(f"{into} cannot be written: {error}", err=True)
        raise typer.Exit(2) from None


@app.command()
def migrate() -> None:
    """Upgrade the schema of the database in DATABASE_URL; harmless when it is up to date."""
    import asyncio  # noqa: PLC0415

    from bot.settings import read_settings  # noqa: PLC0415
    from bot.wiring import migrate as bring_up_to_date  # noqa: PLC0415

    with _refusals():
        asyncio.run(bring_up_to_date(read_settings().database_url))
    typer.echo("The database schema is up to date.")


@app.command(name="encryption-key")
def encryption_key(
    encrypt_again: Annotated[
        bool, typer.Option("--encrypt-again", help="Encrypt all stored tokens with the first key of ENCRYPTION_KEY.")
    ] = False,
) -> None:
    """Print a new key for ENCRYPTION_KEY, which encrypts the tokens of installations in the database."""
    import asyncio  # noqa: PLC0415

    from bot import wiring  # noqa: PLC0415
    from bot.settings import read_settings  # noqa: PLC0415

    if not encrypt_again:
        typer.echo(wiring.new_key())
        return
    with _refusals():
        count = asyncio.run(wiring.encrypt_again(read_settings()))
    typer.echo(f"{count} tokens are encrypted with the first key.")


@app.command()
def outbox(
    send_again: Annotated[list[str] | None, typer.Option(help="Send this dead letter again; may be repeated.")] = None,
    send_all_again: Annotated[bool, typer.Option("--send-all-again", help="Send all dead letters again.")] = False,
    drop: Annotated[list[str] | None, typer.Option(help="Never send this dead letter; may be repeated.")] = None,
    drop_all: Annotated[bool, typer.Option("--drop-all", help="Never send any of the dead letters.")] = False,
    resume: Annotated[str | None, typer.Option(help="Use this workspace again, and all its destinations.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many to list.")] = 50,
) -> None:
    """List what could not be sent, what waits and who takes nothing; send it again, or drop it."""
    import asyncio  # noqa: PLC0415

    from bot.cli.outbox import OutboxOptions, operate  # noqa: PLC0415
    from bot.settings import read_settings  # noqa: PLC0415

    if (send_all_again and drop_all) or {*(send_again or [])} & {*(drop or [])}:
        raise typer.BadParameter("a dead letter can be sent again or dropped, not both")
    options = OutboxOptions(send_again or [], send_all_again, drop or [], drop_all, resume, limit)
    with _refusals():
        told, missing = asyncio.run(operate(read_settings(), options))
    typer.echo(told)
    if missing:
        typer.echo(missing, err=True)
        raise typer.Exit(1)


@app.command()
def backup(into: Annotated[Path, typer.Argument(metavar="FILE", help="A new file, in a folder that exists.")]) -> None:
    """Copy the SQLite database of DATABASE_URL to a new file, while the bot runs. docs/backup.md tells the rest."""
    from bot.settings import read_settings  # noqa: PLC0415
    from bot.wiring import back_up  # noqa: PLC0415

    with _refusals():
        back_up(read_settings().database_url, into)
    typer.echo(f"The database is copied to {into}.")


_Named = Annotated[str, typer.Argument(metavar="ID|NAME", help="The id, or the whole name: U0123, Jane Doe, Acme.")]
_Company = Annotated[str | None, typer.Option(help="The company (workspace), where several have such a name.")]


@app.command()
def export(kind: Annotated[Kind, typer.Argument()], named: _Named, company: _Company = None) -> None:
    """Print everything that is held on a person or a customer, as JSON."""
    import asyncio  # noqa: PLC0415

    from bot.cli.personal_data import Asked, export  # noqa: PLC0415
    from bot.settings import read_settings  # noqa: PLC0415

    with _refusals():
        typer.echo(asyncio.run(export(read_settings(), Asked(kind, typed_text(named), company))))


@app.command()
def erase(
    kind: Annotated[Kind, typer.Argument()],
    named: _Named,
    company: _Company = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Erase what is held on a person or a customer: names, words, payloads. Dates and outcomes stay."""
    import asyncio  # noqa: PLC0415

    from bot.cli.personal_data import Asked, erase  # noqa: PLC0415
    from bot.settings import read_settings  # noqa: PLC0415

    def confirm(preview: str) -> bool:
        typer.echo(preview)
        return yes or typer.confirm("Erase it for good?")

    with _refusals():
        typer.echo(asyncio.run(erase(read_settings(), Asked(kind, typed_text(named), company), confirm)))


@app.command()
def doctor() -> None:
    """Check whether this machine reads, stores and sends, and what to do where it does not. Changes nothing."""
    import asyncio  # noqa: PLC0415
    import sys  # noqa: PLC0415

    from bot.cli.doctor.report import diagnose  # noqa: PLC0415

    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    told, is_wrong = asyncio.run(diagnose())
    typer.echo(told)
    raise typer.Exit(int(is_wrong))


@app.command()
def manifest(
    url: Annotated[str, typer.Option(help="Where Slack reaches the bot: https://bot.example.com")] = "",
    socket_mode: Annotated[bool, typer.Option("--socket-mode", help="For a bot that no address leads to.")] = False,
) -> None:
    """Print the Slack app manifest, with the command names of the settings."""
    from bot.settings import read_settings  # noqa: PLC0415
    from bot.slack.app_manifest_data import CommandNames  # noqa: PLC0415
    from bot.slack.manifest import render  # noqa: PLC0415

    if bool(url) is socket_mode:
        either = "give --url https://bot.example.com, or --socket-mode for a bot that no address leads to"
        raise typer.BadParameter(f"{either}, not both" if url else either)
    with _refusals():
        names = CommandNames(*read_settings().typed.values())
    try:
        typer.echo(render(url, names, socket_mode=socket_mode), nl=False)
    except ValueError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None


@app.command()
def teams_package(
    url: Annotated[str, typer.Option(help="A page about your bot: https://bot.example.com")],
    into: Annotated[Path, typer.Option(help="The file to write.")] = Path("commitments-teams.zip"),
) -> None:
    """Write the app package for Microsoft Teams, for the bot of TEAMS_CLIENT_ID."""
    from importlib.metadata import version  # noqa: PLC0415

    from bot.settings import read_settings  # noqa: PLC0415
    from bot.teams.package import package  # noqa: PLC0415

    with _refusals():
        client_id = read_settings().teams_client_id
    if not client_id:
        typer.echo("TEAMS_CLIENT_ID is missing: the application (client) id of your bot.", err=True)
        raise typer.Exit(2)
    try:
        into.write_bytes(package(client_id, url, version("commitments")))
    except (OSError, ValueError) as error:
        typer.echo(f"{into} cannot be written: {error}", err=True)
        raise typer.Exit(2) from None
    typer.echo(f"{into}: upload it in the Teams admin center, under Manage apps.")


@contextmanager
def _refusals() -> Iterator[None]:
    """Print an error that an operator can fix as one sentence, in LANGUAGE, and exit with status 2."""
    from bot.cli.error_sentences import sentence_of  # noqa: PLC0415
    from bot.settings import SettingsError, old_names  # noqa: PLC0415
    from commitments.domain.errors import CommitmentsError  # noqa: PLC0415

    try:
        yield
        for one in old_names():
            typer.echo(one.sentence, err=True)
    except (SettingsError, CommitmentsError) as error:
        typer.echo(sentence_of(error), err=True)
        raise typer.Exit(2) from None
