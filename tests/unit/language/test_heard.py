"""Promises and what only resembles them as they stand in mail, developer chat, IRC and Korean chat."""

import json
from pathlib import Path
from typing import Any

import pytest

from commitments.language import detect

LINES = Path(__file__).parents[2] / "data" / "heard.jsonl"


@pytest.fixture(scope="module")
def heard() -> list[dict[str, Any]]:
    return [json.loads(line) for line in LINES.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("language", ["en", "ko"])
def test_promises_are_told_from_plans_reports_and_advertising(heard: list[dict[str, Any]], language: str) -> None:
    lines = [line for line in heard if line["lang"] == language]
    taken = [line for line in lines if detect(line["text"])]
    promises = [line for line in lines if line["promise"]]
    right = sum(line["promise"] for line in taken)
    wrong = [f"{line['source']}: {line['text']}" for line in lines if (line in taken) != line["promise"]]
    assert right / len(taken) >= 0.85, "\n".join(wrong)
    assert right / len(promises) >= 0.90, "\n".join(wrong)


def test_the_lines_are_many_of_each_kind(heard: list[dict[str, Any]]) -> None:
    for language in ("en", "ko"):
        for promise in (True, False):
            found = [line["text"] for line in heard if (line["lang"], line["promise"]) == (language, promise)]
            assert len(set(found)) == len(found) >= 60


@pytest.mark.parametrize(
    "text",
    [
        "sure, will do tomorrow",
        "I'll take care of it Thursday",
        "I'll look into the export tomorrow",
        "I'll call them back this afternoon",
        "We're going to replace the broken switch on Wednesday.",
        "Will get you the totals tonight.",
        "thanks for the report! I'll look into it this week",
        "Thanks, I'll send you the draft on Friday.",
        "목요일까지 하겠습니다",
        "다음 주 화요일에 할게요",
        "금요일까지 확인하겠습니다",
        "수요일에 방문하겠습니다",
    ],
)
def test_what_is_said_to_somebody_needs_no_recipient(text: str) -> None:
    assert detect(text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("plan", "I'm going to look at it tonight"),
        ("plan", "gonna return it today"),
        ("plan", "let me write some more today"),
        ("plan", "We are going to the fair on Saturday"),
        ("own", "I'll update my laptop tomorrow"),
        ("own", "I'll work on my talk tonight"),
        ("own", "I'll take my mother to the doctor tomorrow"),
        ("own", "I'll look into it again tomorrow"),
        ("own", "I'm forwarding it to my private address so I can read it tonight."),
        ("trial", "I'll add that flag tonight and see"),
        ("helped", "thanks for the pointers, I'll look at that tomorrow"),
        ("helped", "thanks, I'll update it tomorrow"),
        ("hired", "I am paying the painters to do the hall on Friday."),
        ("reason", "Check with her, since I'll be leaving for another call in 5 minutes."),
        ("report", "My understanding is that we will ship it on Friday."),
        ("report", "Looks like we'll send it on Friday."),
        ("hedge", "I'll call them tomorrow i guess"),
        ("version", "I'll push it and ask for it to go into 7.1"),
        ("version", "running 10.4.03 here, I'll send you the log"),
        ("span", "I'll keep your name in my prayers for the next year."),
        ("span", "We're rolling out new laptops starting Monday"),
        ("program", "On Wednesday, we'll look at interest rates."),
        ("advertising", "Act now! We'll ship your prize within 24 hours."),
        ("advertising", "Order two today and we'll send you the third on Monday."),
        ("a moment", "one sec... let me send it through the other box"),
        ("booked", "We have you scheduled to present to students on 11/15."),
        ("없음", "내일 운동 할게요"),
        ("대로", "월요일에 이야기한 대로 하겠습니다"),
        ("판", "오후 2시 버전으로 롤백하겠습니다"),
    ],
)
def test_what_nobody_waits_for_is_no_promise(kind: str, text: str) -> None:
    assert not detect(text), kind
