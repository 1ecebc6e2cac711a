"""`commitments parse` for a person: what was read in a line, in words."""

from datetime import datetime

from bot.i18n.localizer import Localizer, zone_name
from commitments.language import Context, Reading, read
from commitments.language.dates.explanation import explain
from commitments.language.json_lines import customer_of, offered_dates

# What may stand before a line that is pasted from a chat.
COMMANDS = ("/commit", "/promise", "/약속")


def describe(text: str, context: Context, voice: Localizer, *, explained: bool = False) -> str:
    """Return what was read in `text`, and by which rules if `explained`; moments are in the speaker's zone."""
    reading = read(text, context)
    lines = [*_facts(voice, reading, context), *_remarks(voice, reading)]
    if explained:
        lines.extend(("", *explain(text, context)))
    return "\n".join(lines)


def moment(voice: Localizer, at: datetime | None) -> str:
    """Return an aware moment with weekday, date, time and zone, or a dash for none."""
    return f"{voice.date('read', at, str(at.tzinfo))} {zone_name(at)}" if at else "–"


def _facts(voice: Localizer, reading: Reading, context: Context) -> list[str]:
    rows = [
        ("what", reading.what or "–"),
        ("due", moment(voice, reading.when.due)),
        ("owner", _owner(voice, reading, context)),
        ("customer", customer_of(reading) or ", ".join(reading.customers) or "–"),
        *(("alternative", moment(voice, other)) for other in offered_dates(reading.when)),
    ]
    return [f"{voice.say(f'parse.{name}') + ':':<10}{value}" for name, value in rows]


def _remarks(voice: Localizer, reading: Reading) -> list[str]:
    said = [voice.say(f"parse.warning.{warning}") for warning in reading.when.warnings]
    if reading.problem:
        said.append(voice.say(f"parse.problem.{reading.problem}"))
    return [*said, voice.say("parse.hedged")] if reading.hedged else said


def _owner(voice: Localizer, reading: Reading, context: Context) -> str:
    return context.people.get(reading.owner, reading.owner) if reading.owner else voice.say("parse.you")
