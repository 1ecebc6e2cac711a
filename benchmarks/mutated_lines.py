"""Lines that nobody would write, and what must hold of the reader's answer to each.

Known lines are changed by a seeded random: words swapped and dropped, dates doubled, numbers, marks, dashes and other
scripts put in, other casing; said at other moments, in other zones and countries. A line is the same for the same seed.
"""

import json
import random
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from commitments.language import Context, Problem, Reading, When, detect, read, read_when
from commitments.language.dates.grammar import rule_doc
from commitments.language.json_lines import answer_lines
from commitments.language.languages.registry import PRODUCT
from commitments.language.promises_of_text import read_promises
from tests.unit.language import test_english_dates, test_government, test_korean_dates, test_numbers, test_ranges
from tests.unit.language.test_properties import CHANGES, NIGHTS

_FOLDERS = (Path(__file__).parent / "data", Path(__file__).parents[1] / "tests" / "data")
_TABLES: tuple[Sequence[str | tuple[str, ...]], ...] = (
    test_english_dates.DAYS, test_english_dates.OFFSETS, test_english_dates.PERIODS, test_english_dates.TIMES,
    test_korean_dates.DAYS, test_korean_dates.WORKDAYS, test_korean_dates.TIMES, test_ranges.DAYS, test_ranges.HOURS,
    test_government.OTHERS, test_numbers.LINES, NIGHTS,
)  # fmt: skip
ZONES = (
    "Asia/Seoul", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Europe/London", "Asia/Kathmandu",
    "America/St_Johns", "Pacific/Kiritimati", "Asia/Dubai", "UTC",
)  # fmt: skip
COUNTRIES = (None, "KR", "US", "GB", "DE", "JP", "AE", "CN", "IN", "BR", "XX", "")
CUSTOMERS = ("Acme", "Orbit Health", "한성SMB", "May", "Friday", "")
PEOPLE = {"U1": "Dana Kim", "U2": "민수", "U3": "Sun"}
_LANGUAGES: tuple[Literal["en", "ko"] | None, ...] = (None, None, "en", "ko")
_NUMBERS = (
    "0",
    "00",
    "5",
    "17",
    "31",
    "1030",
    "0730",
    "2026",
    "99999",
    "1/2",
    "3.5",
    "10:75",
    "9" * 30,
    "１２",
    "٣",
    "²",
)
_MARKS = (*"-–—~/.,;:!?()[]\"'“”「」#@&*_`|%+=<>", "...", "<@U1>", "@dana", " & ", "\n", "\t", "\u200b", "\u202e")
_SCRIPTS = (
    "明日まで",
    "до пятницы",
    "غدا",
    "mañana",
    "morgen",
    "demain",
    "शुक्रवार",
    "👍",
    "é",
    "\ud800",
    "İ",
    "ｆｒｉ",
    "가",
)
_JOINS = (" ", " ", " and ", ", ", " or ", " - ", "까지 ", " every ", " before ", " after ", " last ", " 전 ", " 지난 ")
_GONE = ("yesterday", "20 Nov 2011", "2011-11-20", "today 00:01", "어제", "2011년 11월 20일", "오늘 오전 0시")
_TOLD = (Problem.PAST_DEADLINE, Problem.NO_WHAT)  # a date alone is first asked about for its words


class MutatedLine(NamedTuple):
    """A changed line and the context in which it is read."""

    text: str
    context: Context


def mutated_lines(seed: int, count: int) -> Iterator[MutatedLine]:
    """Yield `count` lines, the same for the same seed."""
    dice, seeds, phrases = random.Random(seed), _known_lines(), _known_phrases()
    for _ in range(count):
        text = dice.choice(dice.choice((seeds, phrases)))
        for _ in range(dice.randint(1, 6)):
            text = dice.choice(_MUTATIONS)(dice, text, phrases)
        yield MutatedLine(text, _any_context(dice))


def faults(line: MutatedLine) -> list[str]:
    """Return what is wrong with the answers to a line: an exception, a naive moment, a past one that nobody is told."""
    try:
        now = line.context.now
        detect(line.text)
        readings = (read(line.text, line.context), *read_promises(line.text, line.context))
        found = [fault for reading in readings for fault in _faults_of_reading(reading, now)]
        return found + _faults_of_when(read_when(line.text, line.context), now) + _faults_of_json(line)
    except Exception as error:  # noqa: BLE001 - it is what is looked for
        return [f"raised {error!r}"]


def _faults_of_reading(reading: Reading, now: datetime) -> list[str]:
    past = reading.problem in _TOLD
    parts = [fault for part in reading.parts for fault in _moment_faults("part", part.due, now, may_be_past=past)]
    untold = ["a problem of the date is not one of the promise"] * bool(reading.when.problem and not reading.problem)
    return _faults_of_when(reading.when, now) + parts + untold


def _faults_of_when(when: When, now: datetime) -> list[str]:
    past = when.problem is Problem.PAST_DEADLINE
    ahead = (*when.alternatives, *((when.nearest,) if when.nearest else ()))
    found = [fault for moment in ahead for fault in _moment_faults("alternative", moment, now, may_be_past=False)]
    return found + (_moment_faults("due", when.due, now, may_be_past=past) if when.due else [])


def _moment_faults(name: str, moment: datetime, now: datetime, *, may_be_past: bool) -> list[str]:
    if moment.utcoffset() is None:
        return [f"{name} is naive: {moment}"]
    past = moment.astimezone(UTC) < now.astimezone(UTC)
    return [f"{name} is past, unflagged: {moment}"] if past and not may_be_past else []


def _faults_of_json(line: MutatedLine) -> list[str]:
    context = line.context
    asked = {
        "id": 1, "text": line.text, "now": context.now.isoformat(), "tz": context.zone.key, "lang": context.language,
        "country": context.country, "customers": list(context.customers), "people": dict(context.people),
    }  # fmt: skip
    (written,) = answer_lines([json.dumps(asked)])
    answer = json.loads(written)
    if "error" in answer:
        return [f"error: {answer['error']}"]
    return [fault for one in (answer, *answer["promises"]) for fault in _faults_of_answer(one, context.now)]


def _faults_of_answer(answer: dict[str, object], now: datetime) -> list[str]:
    asked, due, alternatives, parts = (answer[name] for name in ("problem", "due", "alternatives", "parts"))
    assert isinstance(alternatives, list)
    assert isinstance(parts, list)
    dated = [("due", due), *(("part", part["due"]) for part in parts)]
    moments = [*(("alternative", one, False) for one in alternatives), *((*one, asked in _TOLD) for one in dated)]
    return [
        f"JSON: {fault}"
        for name, moment, may in moments
        if isinstance(moment, str)
        for fault in _moment_faults(name, datetime.fromisoformat(moment), now, may_be_past=may)
    ]


def _known_lines() -> list[str]:
    files = sorted(file for folder in _FOLDERS for file in folder.glob("*.jsonl"))
    lines = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    return [line["text"] for line in lines if "text" in line]


def _known_phrases() -> list[str]:
    documented = [phrase for function in PRODUCT.grammar.functions for phrase in rule_doc(function).phrases]
    return documented + [row if isinstance(row, str) else row[0] for table in _TABLES for row in table]


def _any_context(dice: random.Random) -> Context:
    name, seconds = dice.choice(ZONES), dice.randrange(20 * 366 * 24 * 3600)
    now = datetime(2012, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    if name in CHANGES and dice.random() < 0.5:  # near the hour that the clock skips or shows twice
        now = dice.choice(CHANGES[name]) + timedelta(seconds=dice.randint(-10_000, 10_000))
    zone = ZoneInfo(name)
    return Context(
        now=now.astimezone(zone),
        zone=zone,
        language=dice.choice(_LANGUAGES),
        country=dice.choice(COUNTRIES),
        customers={name: name for name in CUSTOMERS},
        people=PEOPLE,
    )


def _swap_words(dice: random.Random, text: str, _: Sequence[str]) -> str:
    words = text.split(" ")
    one, other = dice.randrange(len(words)), dice.randrange(len(words))
    words[one], words[other] = words[other], words[one]
    return " ".join(words)


def _drop_word(dice: random.Random, text: str, _: Sequence[str]) -> str:
    words = text.split(" ")
    del words[dice.randrange(len(words))]
    return " ".join(words)


def _add_date(dice: random.Random, text: str, phrases: Sequence[str]) -> str:
    return f"{text}{dice.choice(_JOINS)}{dice.choice(phrases)}"


def _in_parts(dice: random.Random, text: str, phrases: Sequence[str]) -> str:
    rest = dice.choice(("the rest", "another 2", "나머지는", "4 more"))
    first = dice.choice(_GONE) if dice.random() < 0.5 else dice.choice(phrases)
    return f"{text.partition(' ')[0]} 3 {first}, {rest} {dice.choice(phrases)}"


def _double(dice: random.Random, text: str, _: Sequence[str]) -> str:
    return f"{text}{dice.choice(_JOINS)}{text}"


def _insert(pieces: Sequence[str]) -> "Mutation":
    def between(dice: random.Random, text: str, _: Sequence[str]) -> str:
        at, space = dice.randint(0, len(text)), dice.choice(("", " "))
        return f"{text[:at]}{space}{dice.choice(pieces)}{space}{text[at:]}"

    return between


def _dash(dice: random.Random, text: str, _: Sequence[str]) -> str:
    return text.replace(" ", dice.choice(("-", "–", "—", " - ", "/")), dice.randint(1, 2))


def _case(dice: random.Random, text: str, _: Sequence[str]) -> str:
    return dice.choice((str.upper, str.lower, str.title, str.swapcase))(text)


def _drop_letter(dice: random.Random, text: str, _: Sequence[str]) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + text[at + 1 :]


Mutation = Callable[[random.Random, str, Sequence[str]], str]
_MUTATIONS: tuple[Mutation, ...] = (
    _swap_words, _drop_word, _add_date, _double, _insert(_NUMBERS), _insert(_MARKS), _insert(_SCRIPTS), _dash, _case,
    _drop_letter, _in_parts,
)  # fmt: skip
