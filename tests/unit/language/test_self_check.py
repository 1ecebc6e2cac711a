"""The phrases that are read at the start: a Python that misreads them is named."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import NoReturn

import pytest

from commitments.domain.errors import ReaderBroken
from commitments.language import self_check
from commitments.language.reader import read
from commitments.language.reading import Context, Reading
from commitments.language.tokens import tokenizer


class Broken:
    """A pattern as a broken engine runs it: it finds nothing, or raises."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error

    def finditer(self, _: str) -> Iterator[re.Match[str]]:
        if self.error:
            raise self.error
        return iter(())


def test_a_sound_python_reads_every_phrase() -> None:
    assert self_check.failures() == []
    self_check.check_reading()


def test_an_engine_that_finds_nothing_is_named_with_the_phrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokenizer, "pattern_of", lambda _: Broken())
    monkeypatch.setattr("platform.python_version", lambda: "3.11.2")
    with pytest.raises(ReaderBroken) as refused:
        self_check.check_reading()
    assert refused.value.fields["version"] == "3.11.2"
    assert str(refused.value.fields["problem"]).startswith("“send fix to Acme by the 15th” gave no date; ")


def test_an_engine_that_raises_is_named_too(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = Broken(IndexError("string index out of range"))
    monkeypatch.setattr(tokenizer, "pattern_of", lambda _: broken)
    assert "“애크미에 15일까지 수정본 보내기” raised IndexError" in self_check.failures()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"what": "send"}, "gave the wrong promise"),
        ({"owner": "U2"}, "gave the wrong owner"),
        (
            {"due": datetime.fromisoformat("2026-03-14T18:00+09:00")},
            "gave 2026-03-15 18:00 instead of 2026-03-14 18:00",
        ),
    ],
)
def test_any_part_that_differs_is_told(change: dict[str, object], told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = self_check.EXAMPLES[0]._replace(**change)  # type: ignore[arg-type]
    monkeypatch.setattr(self_check, "EXAMPLES", [expected])
    assert self_check.failures() == [f"“{expected.text}” {told}"]


def test_a_customer_that_is_missed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def without_customer(text: str, context: Context) -> Reading:
        return read(text, context)._replace(customer=None)

    monkeypatch.setattr(self_check, "read", without_customer)
    assert self_check.failures()[0].endswith("gave the wrong customer")


def test_the_start_refuses_before_it_opens_anything(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: object
) -> None:
    from bot import __main__ as start
    from bot.settings import Settings

    def opened(_: object) -> NoReturn:
        raise AssertionError("it went on to serve")

    monkeypatch.setattr(start, "read_settings", Settings.model_construct)
    monkeypatch.setattr(start, "set_up_logs", lambda *_: None)
    monkeypatch.setattr(start, "serve", opened)
    monkeypatch.setattr(tokenizer, "pattern_of", lambda _: Broken())
    assert start.main() == 2
    said = capsys.readouterr()
    assert said.err.startswith("This Python (")
    assert "misreads dates: “send fix to Acme by the 15th” gave no date" in said.err
    assert (len(said.err.splitlines()), said.out) == (1, "")
