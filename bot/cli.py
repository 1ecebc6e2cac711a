"""The command `commitments` and its subcommands; each imports what it needs when it is called."""

from typing import Annotated

import typer

app = typer.Typer(help="Keeps the promises a company makes to its customers.", no_args_is_help=True)


@app.callback()
def main() -> None:
    """Keep subcommands even while there is only one."""


@app.command()
def parse(
    text: Annotated[list[str] | None, typer.Argument(help="A line of chat: send fix by the 15th")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Read JSON lines on standard input.")] = False,
    zone: Annotated[str | None, typer.Option(help="IANA zone; the machine's when left out.")] = None,
    country: Annotated[str | None, typer.Option(help="ISO 3166 country, for holidays and 12/4.")] = None,
    language: Annotated[str | None, typer.Option(help="en or ko; detected when left out.")] = None,
) -> None:
    """Tell what the bot reads in a line of chat: what, due, owner and customer."""
    import sys  # noqa: PLC0415

    from commitments.language import command  # noqa: PLC0415

    if jsonl:
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        sys.stdout.writelines(f"{answer}\n" for answer in command.run(sys.stdin))
        sys.stdout.flush()
        return
    if not text:
        raise typer.BadParameter("give a line of chat, or --jsonl")
    try:
        here = command.here(zone, country, language)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    typer.echo(command.say(" ".join(text), here))
