"""Latency and accuracy of the reader, compared with libraries that parse dates."""

from collections.abc import Callable
from datetime import datetime
from itertools import cycle
from zoneinfo import ZoneInfo

from benchmarks import external_corpora, trade_cases
from benchmarks.command_cases import commands, scores
from benchmarks.corpus_safety import detection_by_others, silently_wrong
from benchmarks.detection_scores import detection, labelled
from benchmarks.fallback_counts import share
from benchmarks.hostile_texts import slowest
from benchmarks.import_times import import_times
from benchmarks.library_comparison import compare
from benchmarks.phrase_cases import OWN, by_set, load, right
from benchmarks.timing import percentiles
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


def run() -> dict[str, object]:
    return {
        "own_phrases": {name: compare(cases, right) for name, cases in by_set(load(OWN)).items()},
        "trades": {language: trade_cases.scores(language) for language in ("en", "ko")},
        "corpora": _corpora(),
        "corpora_safety": _safety(),
        "commands_by_others": {language: scores(commands(language)) for language in ("en", "ko")},
        "common_line": percentiles(_reader(_context(10)), 2000),
        "with_2000_customers": percentiles(_reader(_context(2000)), 300),
        "hostile_40000_characters": slowest(_context(10)),
        "import": import_times(),
        "fallback": _fallback(),
        "detect": {language: detection(language) for language in ("en", "ko")},
    }


def _corpora() -> object:
    place = external_corpora.folder()
    if place is None:
        return external_corpora.MISSING
    cases, judge = external_corpora.load_all(place)
    return {name: compare(found, judge) for name, found in by_set(cases).items()}


def _safety() -> object:
    place = external_corpora.folder()
    if place is None:
        return external_corpora.MISSING
    sets, judge = external_corpora.by_file(place)
    figures: dict[str, object] = {name: silently_wrong(found, judge) for name, found in sets.items()}
    figures["together"] = silently_wrong([case for found in sets.values() for case in found], judge)
    heard = place / "detect.jsonl"
    return figures | ({"detect": detection_by_others(heard)} if heard.is_file() else {})


def _context(customers: int) -> Context:
    names = {f"Customer {number}": f"Customer {number}" for number in range(customers)}
    return Context(now=_NOW, zone=_SEOUL, country="KR", customers={"Acme": "Acme", "Globex": "Globex", **names})


def _reader(context: Context) -> Callable[[], object]:
    turn = cycle(_LINES)
    return lambda: read(next(turn), context)


def _fallback() -> dict[str, object]:
    context = _context(10)
    texts = {name: [case["text"] for case in cases] for name, cases in by_set(load(OWN)).items()}
    texts |= {f"commands-{language}": [line["text"] for line in commands(language)] for language in ("en", "ko")}
    texts |= {f"promises-{language}": [line["text"] for line in labelled(language)] for language in ("en", "ko")}
    return {name: share((text, _spoken(context, name)) for text in found) for name, found in texts.items()}


def _spoken(context: Context, name: str) -> Context:
    return context._replace(language="ko" if "-ko" in name else "en")
