"""The command `commitments parse`: JSON lines and words."""

import json
from typing import Any

from typer.testing import CliRunner

from bot.cli import app
from bot.cli.parse_report import describe
from bot.i18n.localizer import Localizer
from commitments.language import json_lines
from tests.unit.language.desk import context

NOW = "2026-11-23T14:30:00+09:00"


def answer(**asked: Any) -> dict[str, Any]:
    line = json.dumps({"id": 1, "now": NOW, **asked})
    answered: dict[str, Any] = json.loads(next(json_lines.answer_lines([line])))
    return answered


def test_a_line_is_answered_with_all_its_fields() -> None:
    assert answer(text="send fix to acme by the 15th", customers=["Acme"], tz="Asia/Seoul") == {
        "id": 1,
        "due": "2026-12-15T18:00:00+09:00",
        "precision": "day",
        "what": "send fix",
        "owner": None,
        "customer": "Acme",
        "problem": None,
        "alternatives": [],
        "recurs": None,
        "parts": [],
        "promises": [],
    }


def test_without_a_zone_the_offset_of_now_counts() -> None:
    assert answer(text="x by Friday")["due"] == "2026-11-27T18:00:00+09:00"


def test_people_are_known_by_name() -> None:
    assert answer(text="@Dana Kim fix it by Friday", people={"U1": "dana kim"})["owner"] == "U1"


def test_a_customer_that_is_not_known_is_given_as_it_was_written() -> None:
    assert answer(text="send fix to Hooli by Friday")["customer"] == "Hooli"


def test_a_date_is_given_with_nothing_promised() -> None:
    read = answer(text="next Friday")
    assert (read["due"], read["problem"]) == ("2026-12-04T18:00:00+09:00", "no_what")
    assert read["alternatives"] == ["2026-11-27T18:00:00+09:00"]


def test_bad_lines_are_answered_in_their_places_and_the_run_goes_on() -> None:
    lines = [
        "nonsense",
        "[1]",
        '{"id": 7}',
        '{"id": 8, "text": "x", "now": "2026-11-23T14:30:00"}',
        '{"id": 9, "text": "x", "now": "2026-11-23T14:30:00Z", "tz": "Mars/Olympus"}',
        '{"id": 10, "text": "x", "now": "2026-11-23T14:30:00Z", "customers": "Acme"}',
        '{"id": 11, "text": "x", "now": "2026-11-23T14:30:00Z", "country": 5}',
        "[" * 100_000,
        '{"id": 12, "text": "\\ud800 by Friday", "now": "2026-11-23T14:30:00Z", "country": "../etc"}',
        '{"id": 13, "text": "x by Friday", "now": "2026-11-23T14:30:00Z"}',
    ]
    answers = [json.loads(line) for line in json_lines.answer_lines(lines)]
    assert [one["id"] for one in answers] == [None, None, 7, 8, 9, 10, 11, None, 12, 13]
    assert ["error" in one for one in answers] == [True] * 8 + [False] * 2


def test_the_command_reads_standard_input_and_exits_well() -> None:
    lines = json.dumps({"id": "가", "now": NOW, "text": "수정본 금요일까지"}, ensure_ascii=False) + "\nbad\n"
    result = CliRunner().invoke(app, ["parse", "--jsonl"], input=lines)
    assert result.exit_code == 0
    assert [json.loads(line)["id"] for line in result.output.splitlines()] == ["가", None]


def test_a_person_is_answered_in_words() -> None:
    said = describe("@dana send fix to Acme by next Friday", context(), Localizer("en", "UTC"))
    assert said.splitlines() == [
        "What:     send fix",
        "Due:      Friday 4 December 2026 18:00 KST",
        "Owner:    Dana Kim",
        "Customer: Acme",
        "or:       Friday 27 November 2026 18:00 KST",
    ]


def test_a_person_is_told_what_is_missing() -> None:
    said = describe("send fix asap", context(), Localizer("en", "UTC"))
    assert said.endswith("There is no date in it: say by when.")


def test_a_person_is_answered_in_korean() -> None:
    said = describe("수정본 애크미에 다음 주 금요일까지", context(), Localizer("ko", "UTC"))
    assert said.splitlines()[:3] == [
        "내용:       수정본 애크미에",
        "기한:       2026년 12월 4일 금요일 18:00 KST",
        "담당자:      본인",
    ]


def test_a_command_before_a_line_is_left_away_when_it_is_one_of_ours() -> None:
    line = json.dumps({"now": NOW, "text": "/Promise send fix by Friday"})
    read = [
        json.loads(next(json_lines.answer_lines([line], names)))["what"]
        for names in (("/commit", "/promise"), ("/commit",))
    ]
    assert read == ["send fix", "Promise send fix"]


def test_the_plain_form_uses_this_machine() -> None:
    result = CliRunner().invoke(app, ["parse", "send fix by the 15th", "--zone", "Asia/Seoul"])
    assert (result.exit_code, "18:00 KST" in result.output) == (0, True)


def test_a_zone_that_is_not_known_is_refused_politely() -> None:
    result = CliRunner().invoke(app, ["parse", "send fix by Friday", "--zone", "Mars/Olympus"])
    assert result.exit_code == 2
