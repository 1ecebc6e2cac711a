"""`commitments parse`: the reading of a line, formatted for a person."""

from datetime import datetime
from unicodedata import east_asian_width

from bot.i18n.localizer import Localizer, zone_name
from commitments.language import Context, Reading, read
from commitments.language.explanations.date_rules import explain
from commitments.language.explanations.word_uses import word_uses
from commitments.language.json_lines import customer_of, offered_dates

# Command prefixes that a line pasted from a chat may have.
COMMANDS = ("/commit", "/promise", "/약속")
_WIDEST = 40  # columns of words before their use


def describe(text: str, context: Context, localizer: Localizer, *, explained: bool = False) -> str:
    """Return the reading of `text`, if `explained` with the use of each word and the rules that applied.

    Moments are in the speaker's zone.
    """
    reading = read(text, context)
    lines = [*_facts(localizer, reading, context), *_remarks(localizer, reading)]
    if explained:
        lines.extend(("", *_uses(text, context), "", *explain(text, context)))
    return "\n".join(lines)


def _uses(text: str, context: Context) -> list[str]:
    """Return a line for all words that stand together and have one use, the uses below one another."""
    uses = word_uses(text, context)
    widest = min(max((_width(one.words) for one in uses), default=0), _WIDEST)
    return [f"{one.words}{' ' * (widest - _width(one.words))}  {one.use}" for one in uses]


def _width(words: str) -> int:
    """Return how many columns words take in a terminal, where a Korean syllable takes two."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in words)


def moment(localizer: Localizer, at: datetime | None) -> str:
    """Return an aware moment with weekday, date, time and zone, or a dash for none."""
    return f"{localizer.date('read', at, str(at.tzinfo))} {zone_name(at)}" if at else "–"


def _facts(localizer: Localizer, reading: Reading, context: Context) -> list[str]:
    rows = [
        ("what", reading.what or "–"),
        ("due", moment(localizer, reading.when.due)),
        ("owner", _owner(localizer, reading, context)),
        ("customer", customer_of(reading) or ", ".join(reading.customers) or "–"),
        *(("alternative", moment(localizer, other)) for other in offered_dates(reading.when)),
    ]
    return [f"{localizer.text(f'parse.{name}') + ':':<10}{value}" for name, value in rows]


def _remarks(localizer: Localizer, reading: Reading) -> list[str]:
    said = [localizer.text(f"parse.warning.{warning}") for warning in reading.when.warnings]
    if reading.problem:
        said.append(localizer.text(f"parse.problem.{reading.problem}"))
    return [*said, localizer.text("parse.hedged")] if reading.hedged else said


def _owner(localizer: Localizer, reading: Reading, context: Context) -> str:
    return context.people.get(reading.owner, reading.owner) if reading.owner else localizer.text("parse.you")
