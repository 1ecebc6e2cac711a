"""How long it takes to read a line: common lines, many customers, and 40,000 hostile characters."""

from collections.abc import Callable
from datetime import datetime
from itertools import cycle
from zoneinfo import ZoneInfo

from benchmarks.measure import Figures, percentiles
from commitments.language import Context, read

_SEOUL = ZoneInfo("Asia/Seoul")
_NOW = datetime(2026, 11, 23, 14, 30, tzinfo=_SEOUL)
_LINES = [
    "send fix to Acme by the 15th",
    "@dana will send the revised quote to Globex by next Friday",
    "Acme: root cause report by Wednesday noon PT",
    "ship the May 3 invoice correction by June 5",
    "한성SMB에 수정본 금요일까지 보내기",
    "영업일 기준 3일 이내 계약서 검토",
    "refund order #4512",
]
_HOSTILE = [
    "1 ",
    "월요일 ",
    "일",
    "the day after ",
    "by monday ",
    "<@",
    "(",
    "to A ",
    "half past 1 30 pm tomorrow ",
    "a",
]


def _context(customers: int) -> Context:
    names = {f"Customer {number}": f"Customer {number}" for number in range(customers)}
    return Context(now=_NOW, zone=_SEOUL, country="KR", customers={"Acme": "Acme", "Globex": "Globex", **names})


def _reader(lines: list[str], context: Context) -> Callable[[], object]:
    turn = cycle(lines)
    return lambda: read(next(turn), context)


def run() -> dict[str, Figures]:
    hostile = [(piece * 40_000)[:40_000] for piece in _HOSTILE]
    return {
        "common_line": percentiles(_reader(_LINES, _context(10)), 2000),
        "with_2000_customers": percentiles(_reader(_LINES, _context(2000)), 300),
        "hostile_40000_characters": percentiles(_reader(hostile, _context(10)), 50),
    }
