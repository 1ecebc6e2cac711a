"""The benchmarks judge rightly, and our reader is right about the phrases they measure by."""

import json
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from benchmarks import external_corpora
from benchmarks.command_cases import commands, wrong_fields
from benchmarks.fallback_counts import share
from benchmarks.phrase_cases import OWN, Case, by_set, load, right
from commitments.language import Context, json_lines

SETS = ["own-en-phrase", "own-en-line", "own-ko-phrase", "own-ko-line"]
CASE = {"now": "2026-11-23T14:30:00+09:00"}
CONTEXT = Context(datetime(2026, 11, 23, 5, 30, tzinfo=UTC), ZoneInfo("Asia/Seoul"))


@pytest.fixture(scope="module")
def own() -> list[Case]:
    return load(OWN)


def test_the_own_phrases_are_many_in_both_languages_and_each_stands_once(own: list[Case]) -> None:
    assert list(by_set(own)) == SETS
    for language in ("en", "ko"):
        assert sum(case["lang"] == language for case in own) >= 120
    assert len({case["id"] for case in own}) == len({(case["text"], case["now"]) for case in own}) == len(own)


def test_every_own_phrase_is_well_formed_and_its_answers_lie_ahead(own: list[Case]) -> None:
    for case in own:
        assert set(case) == {"id", "lang", "text", "now", "grain", "want"}
        assert case["grain"] in {"day", "time", "period"}
        assert case["want"]
        for want in case["want"]:
            assert (want.endswith("/minute"), len(want)) == ((True, 32) if case["grain"] == "time" else (False, 10))
            assert want >= case["now"][:10]
            assert right(case, _moment(case, want))


def _moment(case: Case, want: str) -> str:
    return want.removesuffix("/minute") if case["grain"] == "time" else f"{want}T12:00:00{case['now'][19:]}"


@pytest.mark.parametrize("name", SETS)
def test_our_reader_is_right_about_nearly_all_own_phrases(own: list[Case], name: str) -> None:
    cases = by_set(own)[name]
    answers = [json.loads(line) for line in json_lines.answer_lines(json.dumps(case) for case in cases)]
    pairs = zip(cases, answers, strict=True)
    wrong = [f"{case['text']}: {answer['due']}" for case, answer in pairs if not right(case, answer["due"])]
    assert 1 - len(wrong) / len(cases) >= 0.95, "\n".join(wrong)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_our_reader_is_right_about_nearly_all_commands_of_others(language: str) -> None:
    found = commands(language)
    assert len({line["id"] for line in found}) == len({(line["text"], line["now"]) for line in found}) == len(found)
    assert len(found) > 400
    wrong = [f"{line['text']}: {', '.join(fields)}" for line in found if (fields := wrong_fields(line))]
    assert 1 - len(wrong) / len(found) >= 0.98, "\n".join(wrong)


@pytest.mark.parametrize("field", ["due", "what", "owner", "customer"])
def test_a_wrong_answer_to_a_command_is_noticed(field: str) -> None:
    line = next(line for line in commands("en") if line["customer"] != [None] and not line["problem"])
    assert wrong_fields({**line, field: ["2001-01-01T00:00:00+00:00"]}) == [field]


@pytest.mark.parametrize(
    ("grain", "want", "due", "expected"),
    [
        ("day", "2026-11-24", "2026-11-24T09:00:00+09:00", True),
        ("day", "2026-11-24", "2026-11-23T23:00:00+00:00", True),
        ("day", "2026-11-24", "2026-11-25T00:00:00+09:00", False),
        ("day", "2026-11-24", None, False),
        ("time", "2026-11-24T15:00:00+09:00/minute", "2026-11-24T06:00:59+00:00", True),
        ("time", "2026-11-24T15:00:00+09:00/minute", "2026-11-24T15:01:00+09:00", False),
    ],
)
def test_a_day_wants_its_date_and_a_time_its_minute(grain: str, want: str, due: str | None, expected: bool) -> None:
    assert right({**CASE, "grain": grain, "want": [want]}, due) is expected


def test_feasts_are_a_set_of_their_own() -> None:
    cases = [{"id": "x-en-0", "grain": "day"}, {"id": "x-en-1", "grain": "holiday"}]
    assert list(by_set(cases)) == ["x-en", "x-en-holiday"]


def test_a_folder_of_corpora_is_judged_by_the_script_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CORPORA", str(tmp_path))
    assert external_corpora.folder() is None
    (tmp_path / "score.py").write_text("def right(case, due):\n    return due == case['want']\n")
    (tmp_path / "x.jsonl").write_text('{"id": "x-0", "want": "now"}\n')

    assert external_corpora.folder() == tmp_path
    cases, judge = external_corpora.load_all(tmp_path)
    assert [judge(case, "now") for case in cases] == [True]


def test_what_the_fallback_looks_at_and_what_dateparser_is_asked_are_counted() -> None:
    texts = ["send it by Friday", "send it when it is done", "Angebot an Acme bis Freitag"]
    counted = share((text, CONTEXT) for text in texts)
    assert (counted["lines"], counted["fallback_looked"], counted["dateparser_asked"]) == (3, 2, 1)
