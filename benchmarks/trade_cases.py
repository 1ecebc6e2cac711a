"""Lines of many trades, labelled from the description of the language alone: `data/trades-*.jsonl`.

They are answered through the JSON lines of `commitments parse`. A line is *asked* when its answer has a problem,
an alternative or a recurrence: the bot then asks before it stores. It is *silently wrong* when it is not asked and its
date is wrong, or is none that anybody promised. Fields are compared as `data/README.md` says.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from commitments.language.json_lines import answer_lines

_DATA = Path(__file__).parent / "data"
FIELDS = ("due", "what", "owner", "customer")

Line = Mapping[str, Any]
Answer = Mapping[str, Any]


def scores(language: str) -> dict[str, float]:
    """Return the shares in percent: all four fields right, by field, silently wrong, asked though clear."""
    judged = [verdict_of(line, answer) for line, answer in answered(language)]
    count = Counter(name for verdict in judged for name in verdict)
    clear = count["clear"]
    return {
        "lines": len(judged),
        "all_four_percent": _share(count["all"], len(judged)),
        **{f"{field}_percent": _share(count[field], len(judged)) for field in FIELDS},
        "silently_wrong_percent": _share(count["silently_wrong"], len(judged)),
        "asked_though_clear_percent": _share(count["asked_though_clear"], clear),
    }


def answered(language: str) -> Iterator[tuple[Line, Answer]]:
    """Yield each line with its answer."""
    text = (_DATA / f"trades-{language}.jsonl").read_text("utf-8").splitlines()
    yield from zip(map(json.loads, text), map(json.loads, answer_lines(text)), strict=True)


def is_asked(answer: Answer) -> bool:
    return bool(answer["problem"] or answer["alternatives"] or answer.get("recurs"))


def verdict_of(line: Line, answer: Answer) -> set[str]:
    """Return what holds of an answer: the fields that are right, `all`, `silently_wrong`, `asked_though_clear`."""
    want = line["want"]
    must_ask = want["ask"] and True not in want.get("also", {}).get("ask", [])
    right = _right_fields(want, answer)
    holds = set(right)
    if right >= set(FIELDS) and _asks_as_wanted(want, answer) and _several_are_right(want, answer):
        holds.add("all")
    if not is_asked(answer) and ("due" not in right or (must_ask and not want["due"])):
        holds.add("silently_wrong")
    if not want["ask"]:
        holds.add("clear")
        if is_asked(answer) and True not in want.get("also", {}).get("ask", []):
            holds.add("asked_though_clear")
    return holds


def _right_fields(want: Line, answer: Answer) -> set[str]:
    also = want.get("also", {})
    due = {_minute(one) for one in [want["due"], *also.get("due", [])]}
    whats = {_plain(one) for one in [want["what"], *also.get("what", [])]}
    customers = {_plain(one) for one in [want["customer"], *also.get("customer", [])]}
    given = {_minute(one) for one in [answer["due"], *(answer["alternatives"] if want["ask"] else ())]}
    right = {
        "due": bool(due & given),
        "what": _plain(answer["what"]) in whats,
        "owner": answer["owner"] == want["owner"],
        "customer": _plain(answer["customer"]) in customers,
    }
    return {field for field in FIELDS if right[field]}


def _asks_as_wanted(want: Line, answer: Answer) -> bool:
    return is_asked(answer) == want["ask"] or is_asked(answer) in want.get("also", {}).get("ask", [])


def _several_are_right(want: Line, answer: Answer) -> bool:
    """Whether each of several promises is answered by one of its own, in the same order."""
    wanted, given = want.get("promises") or [], answer.get("promises") or []
    if len(wanted) < 2:
        return True
    return len(wanted) == len(given) and all(
        _right_fields(one, other) >= set(FIELDS) for one, other in zip(wanted, given, strict=True)
    )


def _minute(moment: str | None) -> float | None:
    return datetime.fromisoformat(moment).replace(second=0, microsecond=0).timestamp() if moment else None


def _plain(text: str | None) -> str | None:
    return None if text is None else " ".join(text.split()).rstrip(" .!?,;:…").casefold()


def _share(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0
