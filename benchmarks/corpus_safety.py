"""What a corpus of others says of safety: dates that are silently wrong, and promises that `detect` hears in chat."""

import json
from collections.abc import Iterable
from pathlib import Path

from benchmarks.phrase_cases import Case, Judge
from benchmarks.trade_cases import is_asked
from commitments.language import detect
from commitments.language.json_lines import answer_lines


def silently_wrong(cases: Iterable[Case], judge: Judge) -> dict[str, float]:
    """Return right answers and those that are wrong and not asked about, in percent; grain none: nothing is due."""
    found = list(cases)
    answers = [json.loads(one) for one in answer_lines(json.dumps(case, ensure_ascii=False) for case in found)]
    right = [_is_right(case, answer, judge) for case, answer in zip(found, answers, strict=True)]
    wrong = [not fine and not is_asked(answer) for fine, answer in zip(right, answers, strict=True)]
    return {"lines": len(found), "right_percent": _share(right), "silently_wrong_percent": _share(wrong)}


def _is_right(case: Case, answer: Case, judge: Judge) -> bool:
    return answer["due"] is None if case["grain"] == "none" else judge(case, answer["due"])


def detection_by_others(file: Path) -> dict[str, dict[str, float]]:
    """Return precision and recall by language, and of each half: rules that were tuned on one are told by the other."""
    lines = [json.loads(one) for one in file.read_text("utf-8").splitlines()]
    sets = {"all": lines, "even": lines[::2], "odd": lines[1::2]}
    sets |= {language: [one for one in lines if _language(one) == language] for language in ("en", "ko")}
    return {name: _precision_and_recall(found) for name, found in sets.items()}


def _language(line: Case) -> str:
    return "ko" if any("가" <= letter <= "힣" for letter in line["text"]) else "en"


def _precision_and_recall(lines: Iterable[Case]) -> dict[str, float]:
    judged = [(line["label"] == "promise", detect(line["text"])) for line in lines if line["label"] != "borderline"]
    heard = [promise for promise, detected in judged if detected]
    promises = [detected for promise, detected in judged if promise]
    return {
        "lines": len(judged), "promises": len(promises),
        "precision_percent": _share(heard), "recall_percent": _share(promises),
    }  # fmt: skip


def _share(found: list[bool]) -> float:
    return round(100 * sum(found) / len(found), 1) if found else 0.0
