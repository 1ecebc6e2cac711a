"""Known lines changed at random: no exception, no naive moment, nothing that is past without a word."""

from datetime import datetime, timedelta

import pytest

from benchmarks import mutated_lines as mutated_lines_module
from benchmarks.mutated_lines import faults, mutated_lines
from commitments.language import Problem, Reading, When, json_lines
from commitments.language.reading import Part
from tests.unit.language.desk import NOW, context

HOUR = timedelta(hours=1)


@pytest.mark.parametrize("seed", range(4))
def test_no_line_of_two_thousand_is_answered_with_a_fault(seed: int) -> None:
    found = [(line, fault) for line in mutated_lines(seed, 500) for fault in faults(line)]
    assert not found, "\n".join(f"{fault}: {line.text!r} in {line.context}" for line, fault in found[:10])


def test_a_seed_gives_the_same_lines_again() -> None:
    assert list(mutated_lines(7, 50)) == list(mutated_lines(7, 50))
    assert len({line.text for line in mutated_lines(7, 50)}) > 45


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (When(NOW - HOUR, "time"), "due is past"),
        (When(NOW - HOUR, "time", Problem.UNCLEAR_DATE), "due is past"),
        (When(NOW + HOUR, "time", alternatives=(NOW - HOUR,)), "alternative is past"),
        (When(NOW + HOUR, "time", nearest=NOW - HOUR), "alternative is past"),
        (When((NOW + HOUR).replace(tzinfo=None), "time"), "due is naive"),
    ],
)
def test_a_wrong_answer_is_a_fault(answer: When, fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    line = mutated_lines_module.MutatedLine("send it", context())
    assert faults(line) == []
    monkeypatch.setattr(mutated_lines_module, "read_when", lambda *_: answer)
    assert any(found.startswith(fault) for found in faults(line))


@pytest.mark.parametrize("due", [NOW - HOUR, NOW.replace(tzinfo=None)])
def test_a_wrong_part_and_promise_is_a_fault(due: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    reading = Reading("3", When(NOW + HOUR, "time"), parts=(Part("3", due),))
    for module in (mutated_lines_module, json_lines):
        monkeypatch.setattr(module, "read_promises", lambda *_: (reading, reading))
    found = faults(mutated_lines_module.MutatedLine("send it", context()))
    assert [one.split(" is ")[0] for one in found] == ["part", "part", "JSON: part", "JSON: part", "JSON: part"]


def test_an_exception_is_a_fault() -> None:
    line = mutated_lines_module.MutatedLine("send it", context(now=NOW.replace(tzinfo=None)))
    assert faults(line)[0].startswith("raised NaiveTime")
