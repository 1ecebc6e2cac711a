"""A third language is one folder of words and rules: Japanese, read by the mechanism that reads English and Korean."""

from datetime import datetime, timedelta

import pytest

from commitments.language import Context, read, read_when
from commitments.language.explanations.date_rules import explain
from commitments.language.explanations.word_uses import word_uses
from commitments.language.languages.registry import PRODUCT
from commitments.language.languages.together import Languages
from tests.unit.language.desk import context
from tests.unit.language.japanese.japanese import JAPANESE

ALONE = Languages((JAPANESE,))
WITH_THE_OTHERS = Languages((*PRODUCT.each, JAPANESE))
PHRASES = [
    ("金曜日までに見積もりを送ります", "2026-11-27 18:00", "day", "見積もりを送ります"),
    ("12月15日までに納品します", "2026-12-15 18:00", "day", "納品します"),
    ("十二月三日までに回答します", "2026-12-03 18:00", "day", "回答します"),
    ("来週の月曜日に資料を共有します", "2026-11-30 18:00", "day", "資料を共有します"),
    ("明日までに修正します", "2026-11-24 18:00", "day", "修正します"),
    ("3日以内に返信します", "2026-11-26 18:00", "day", "返信します"),
    ("2時間以内に再起動します", "2026-11-23 16:30", "time", "再起動します"),
    ("今月末までに請求書を発行します", "2026-11-30 18:00", "day", "請求書を発行します"),
    ("今日の午後5時までにご連絡します", "2026-11-23 17:00", "time", "ご連絡します"),
    ("午後3時までに送ります", "2026-11-23 15:00", "time", "送ります"),
    ("明日の10時30分までに起動します", "2026-11-24 10:30", "time", "起動します"),
    ("来月10日までに契約書を送ります", "2026-12-10 18:00", "day", "契約書を送ります"),
    ("今週中までに確認します", "2026-11-27 18:00", "day", "確認します"),
    ("見積もりを金曜日までに送ります", "2026-11-27 18:00", "day", "見積もりを 送ります"),
    ("Acme: 15日までに v2.15 をリリースします", "2026-12-15 18:00", "day", "v2.15 をリリースします"),
]  # fmt: skip


def japanese(languages: Languages) -> Context:
    return context(languages=languages)


@pytest.mark.parametrize("languages", [ALONE, WITH_THE_OTHERS], ids=["alone", "with the others"])
@pytest.mark.parametrize(("line", "due", "precision", "what"), PHRASES)
def test_japanese_is_read_by_words_and_rules(
    line: str, due: str, precision: str, what: str, languages: Languages
) -> None:
    reading = read(line, japanese(languages))
    said = reading.when.due
    assert (f"{said:%Y-%m-%d %H:%M}" if said else None, reading.when.precision, reading.what) == (due, precision, what)
    assert reading.customer == ("Acme" if line.startswith("Acme") else None)


def test_its_words_and_what_governs_its_date_are_told() -> None:
    assert [tuple(one) for one in word_uses("金曜日までに見積もりを送ります", japanese(ALONE))] == [
        ("金曜日までに", "date, governed by “までに”"),
        ("見積もりを送ります", "what"),
    ]
    assert explain("金曜日までに送ります", japanese(ALONE))[1].endswith("by until: that moment is the deadline")


def test_a_month_before_a_day_is_told_by_its_letters() -> None:
    british = context(country="GB", languages=ALONE)
    assert read_when("12/4までに", british).due == datetime.fromisoformat("2026-12-04T18:00+09:00")


def test_the_other_languages_are_read_beside_it() -> None:
    for line in ("send the log by Friday", "금요일까지 보내겠습니다", "12월 15일까지 견적 발송"):
        assert read(line, japanese(WITH_THE_OTHERS)) == read(line, context())


def test_the_product_has_none_of_its_words() -> None:
    assert "金曜日" in ALONE.vocabulary
    assert "金曜日" not in PRODUCT.vocabulary
    when = read_when("明日の10時30分までに起動します", context())
    assert when.due is None or when.due - context().now > timedelta(0)
    assert not any(function.__module__.startswith("tests.") for function in PRODUCT.grammar.functions)
