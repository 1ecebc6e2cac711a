"""How one person is spoken to: particles, moments, numbers, errors."""

from datetime import UTC, datetime

import pytest

from bot.i18n.korean_particles import Word
from bot.i18n.localizer import Localizer
from commitments.domain.commitment import Status
from commitments.domain.errors import AlreadyClosed, PastDate, UnknownCommitment

AT = datetime(2026, 12, 15, 9, 0, tzinfo=UTC)
TYPED = {"commit": "/commit", "commitments": "/commitments", "customer": "/customer"}


@pytest.mark.parametrize(
    ("word", "spec", "said"),
    [
        ("애크미", "을/를", "애크미를"),
        ("한성", "을/를", "한성을"),
        ("C-1", "이/가", "C-1이"),
        ("C-2", "이/가", "C-2가"),
        ("C-10", "을/를", "C-10을"),
        ("C-9", "은/는", "C-9는"),
        ("한성", "으로/로", "한성으로"),
        ("서울", "으로/로", "서울로"),
        ("애크미", "으로/로", "애크미로"),
        ("C-1", "으로/로", "C-1로"),
        ("C-7", "으로/로", "C-7로"),
        ("C-8", "으로/로", "C-8로"),
        ("C-3", "으로/로", "C-3으로"),
        ("C-6", "으로/로", "C-6으로"),
        ("IBM", "이/가", "IBM이"),
        ("Acme", "이/가", "Acme가"),
        ("수정본”", "이/가", "수정본”이"),
        ("…", "이/가", "…가"),
        ("", "이/가", "가"),
        ("plain", "", "plain"),
    ],
)
def test_a_word_takes_the_particle_that_is_read_aloud(word: str, spec: str, said: str) -> None:
    assert format(Word(word), spec) == said


def test_a_moment_has_weekday_date_time_and_zone_in_the_readers_zone() -> None:
    assert Localizer("en", "Asia/Seoul").moment(AT) == "Tue 15 Dec 2026, 18:00 KST"
    assert Localizer("en", "America/New_York").moment(AT) == "Tue 15 Dec 2026, 04:00 EST"
    assert Localizer("ko", "Asia/Seoul").moment(AT) == "2026년 12월 15일 (화) 18:00 KST"
    assert Localizer("en", "Asia/Seoul").moment(AT, "Europe/London") == "Tue 15 Dec 2026, 09:00 GMT"


def test_a_zone_without_a_name_is_given_by_its_offset() -> None:
    assert Localizer("en", "America/Sao_Paulo").moment(AT).endswith("06:00 UTC-03")


def test_a_short_moment_leaves_year_and_zone_away() -> None:
    assert Localizer("en", "Asia/Seoul").short(AT) == "Tue 15 Dec 18:00"
    assert Localizer("ko", "Asia/Seoul").short(AT) == "12월 15일 (화) 18:00"


def test_one_has_its_own_form_in_english() -> None:
    localizer = Localizer("en", "UTC")
    assert localizer.text("list.moves", count=1) == "moved once"
    assert localizer.text("list.moves", count=2) == "moved 2 times"
    assert Localizer("ko", "UTC").text("list.moves", count=1) == "기한 1번 변경"


def test_an_unknown_word_of_a_family_is_said_as_it_is() -> None:
    assert Localizer("en", "UTC").text_if_known("held", "leak") == "its words name others"
    assert Localizer("en", "UTC").text_if_known("held", "some_new_code") == "some_new_code"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "C-1 is already delivered, so it cannot be changed. “/commit C-1” shows what is possible."),
        ("ko", "C-1은 이미 전달함 상태라 바꿀 수 없습니다. 할 수 있는 일은 “/commit C-1”에서 확인해 주세요."),
    ],
)
def test_an_error_says_a_status_in_words(language: str, sentence: str) -> None:
    localizer = Localizer(language, "UTC")
    assert localizer.error(AlreadyClosed(label="C-1", status=Status.DELIVERED), TYPED) == sentence


def test_an_error_says_a_moment_in_the_readers_zone_and_a_command_as_it_is_typed() -> None:
    localizer = Localizer("en", "Asia/Seoul")
    assert localizer.error(PastDate(moment=AT), TYPED).startswith("Tue 15 Dec 2026, 18:00 KST has already passed.")
    renamed = {**TYPED, "commitments": "/promises"}
    assert "/promises lists yours." in localizer.error(UnknownCommitment(label="C-9"), renamed)
