"""Which words a customer may certainly read; whatever else stands in a text is named."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.application.confidentiality.certain_words import uncertain_words, words_of
from commitments.application.confidentiality.plain_english import NAMES_WITH_CAPITAL, WORDS
from commitments.application.confidentiality.private_names import ConfidentialWords, company_names
from commitments.domain.customer import Customer
from commitments.language import Context, read

OWN = ConfidentialWords((), tuple(company_names(Customer(1, "Acme", ("에이스전자",)))))
LINES = Path(__file__).parents[1] / "data" / "promises.jsonl"
GIVEN = (
    "james mary john patricia robert jennifer michael linda william elizabeth david barbara richard susan joseph "
    "jessica thomas sarah charles karen nancy lisa daniel betty matthew helen anthony sandra donald ashley steven "
    "kimberly paul emily andrew donna kevin carol brian amanda george melissa edward deborah ronald stephanie kate "
    "priya minho jane dana omar wei yuki lars ivan bob tom jim joe ann amy sam ben dan tim ron ken max ray"
)
FAMILY = "김이박최정강조윤장임한오서신권황안송류홍전고문양손배백허유남심노하곽성차주우구"
KOREAN = [
    "민수",
    "지훈",
    "서연",
    "민준",
    "지우",
    "현우",
    "예준",
    "도윤",
    "하은",
    "지민",
    "수빈",
    "은지",
    "영희",
    "철수",
    "재훈",
    "성민",
    "유진",
    "태윤",
    "윤아",
    "미영",
    "상우",
    "동현",
    "혜진",
]


def unsure(text: str, *shown: str) -> list[str]:
    return uncertain_words(text, OWN, set(shown))


@pytest.mark.parametrize(
    "text",
    [
        "send fix", "Send the final report.", "we'll ship the replacement, and you'll confirm it", "Acme's migration",
        "the follow-up for ACME", "the API documentation and a CSV export", "Done: copies, moved files, shipping",
        "on Monday, the October report", "I can't today; it won't be late", "에이스전자에 보고서 전달", "Acme팀 교육",
        "최종 견적서를 보내드리겠습니다.", "PDF로 보내기", "API를 연동하고 테스트해서 공유드릴게요",
        "오늘 확인 후 회신드리겠습니다",
    ],
)  # fmt: skip
def test_an_ordinary_promise_is_certain(text: str) -> None:
    assert unsure(text) == []


@pytest.mark.parametrize("word", GIVEN.split())
def test_no_first_name_is_an_ordinary_word_when_it_is_written_as_a_name(word: str) -> None:
    assert unsure(f"send what {word.title()} made") == [word.title()]
    assert unsure(f"{word.title()} sends it") == [word.title()]


@pytest.mark.parametrize(
    "word",
    [
        "Rod",
        "Norm",
        "Chip",
        "Van",
        "Wells",
        "Best",
        "Bright",
        "Box",
        "Gap",
        "Target",
        "Ring",
        "Global",
        "Segment",
        "Sage",
    ],
)
def test_a_first_word_with_a_capital_that_begins_no_promise_may_be_a_name(word: str) -> None:
    assert unsure(f"{word} sends the report") == [word]
    assert unsure(f"send the report. {word} has it already") == [word]


@pytest.mark.parametrize(
    "text", ["Sending it", "Fixes follow", "We'll send it", "Please wait", "The plan", "Shipped it"]
)
def test_what_begins_a_promise_is_certain_there(text: str) -> None:
    assert unsure(text) == []


@pytest.mark.parametrize(
    "name",
    [
        "유지은",
        "전시은",
        "이상용",
        "조정인",
        "조정은",
        "이상일",
        "정보라",
        "정보라도",
        "이상용으로",
        "유지인에게",
        "이동준",
    ],
)
def test_a_noun_and_an_ending_that_may_be_a_full_name_are_not_certain(name: str) -> None:
    assert unsure(f"{name} 확인 후 보고서 보내기") == [name]


@pytest.mark.parametrize("word", ["자료은", "보고서을", "계획를", "일정가", "문서으로", "설정로", "도면와"])
def test_a_particle_that_the_noun_does_not_take_makes_another_word_of_it(word: str) -> None:
    assert unsure(f"{word} 보내기") == [word]


@pytest.mark.parametrize(
    "word",
    [
        "보고서는",
        "자료를",
        "계획을",
        "일정이",
        "문서로",
        "메일로",
        "도면과",
        "설정은",
        "금요일까지",
        "방문일에",
        "조정안을",
        "메일은",
    ],
)
def test_a_particle_that_the_noun_takes_is_certain(word: str) -> None:
    assert unsure(f"{word} 보내기") == []


@pytest.mark.parametrize(
    "word", ["one", "two", "twelve", "half", "dozen", "pair", "fifth", "third", "열", "다섯", "두", "하나로", "네"]
)
def test_a_number_in_words_is_a_number(word: str) -> None:
    assert unsure(f"send {word} units" if word.isascii() else f"샘플 {word} 개 보내기") == [word]


@pytest.mark.parametrize(
    ("known", "word"),
    [
        ("box", "Box"), ("box", "box"), ("box", "boxes"), ("box", "Box's"), ("box", "BOX's"), ("will", "will"),
        ("june", "June’s"), ("우리", "우리"), ("우리", "우리에게"), ("수정", "수정이가"), ("지원", "지원님께"),
        ("test", "test를"),
    ],
)  # fmt: skip
def test_a_word_of_a_name_that_we_know_is_never_certain(known: str, word: str) -> None:
    private = replace(OWN, known=frozenset({known}))
    assert uncertain_words(f"send {word} the report", private, {word}) == [word]
    assert uncertain_words(f"{word} sends it", private, {word}) == [word]


def test_a_longer_word_is_not_the_name_that_it_begins_with() -> None:
    private = replace(OWN, known=frozenset({"box", "수정", "in"}))
    assert uncertain_words("inspect the boxed sheet, 수정본 보내기", private) == []


def test_what_is_a_word_and_a_name_is_known_as_both() -> None:
    assert {name for name in GIVEN.split() if name in WORDS} <= NAMES_WITH_CAPITAL


@pytest.mark.parametrize("family", FAMILY)
def test_no_full_korean_name_is_ordinary(family: str) -> None:
    names = [family + given for given in KOREAN]
    assert [name for name in names if not unsure(f"{name} 확인 후 보고서 보내기")] == []
    assert [name for name in names if not unsure(f"{name}님께 보내기")] == []


@pytest.mark.parametrize("title", ["대표님", "팀장님", "부장", "과장님께", "매니저가", "씨", "님"])
def test_somebody_with_a_title_is_not_certain(title: str) -> None:
    for family in FAMILY:
        assert unsure(f"{family} {title} 확인 후 보내기"), family
        assert unsure(f"{family}{title} 확인 후 보내기"), family


@pytest.mark.parametrize(
    "word",
    [
        "https://example.com", "example.com", "go/wiki", "wiki/report", "#team", "#report", "@team", "<@U1>",
        "<#C1|team>", "<!here>", "a@b.example", "team-report", "report_final", "7", "2nd", "v2", "Q3", "1,000", "$5",
        "€",
        "50%", "C-7", "`report`", "*report*", "<b>report</b>", "x=1", "report\u00ad\u200d", "repоrt", "ｒｅｐｏｒｔ",
        "réport", "report\u0301",
        "\u3164", "\u2800", "٣", "三", "報告", "отчет", "Report", "REPORT", "iReport", "bluebird", "internal", "secret",
        "confidential", "tell", "between", "never", "paid", "대외비", "비밀", "우리끼리", "내부용", "몰래", "보고서님",
        "ㅋㅋ", "삼백만원", "홍길동", "블루버드를",
    ],
)  # fmt: skip
def test_everything_else_is_not(word: str) -> None:
    assert unsure(f"send the {word} soon")


def test_the_customers_name_inside_something_else_is_no_name() -> None:
    for text in ("post in proj-acme", "#acme-inside", "acme.corp", "x@acme", "acme/plans", "Acme_plan"):
        assert unsure(text), text


def test_what_was_shown_before_is_certain_word_for_word() -> None:
    shown = words_of("finish Bluebird 2.15, see https://acme.example/plan")
    assert uncertain_words("see https://acme.example/plan for 2.15 of Bluebird!", OWN, shown) == []
    assert uncertain_words("https://acme.example/plans 2.16 bluebird", OWN, shown) == [
        "https://acme.example/plans", "2.16", "bluebird",
    ]  # fmt: skip


@given(st.text(max_size=300))
def test_whatever_is_typed_is_either_named_or_made_of_known_letters(text: str) -> None:
    if not unsure(text):
        assert not re.search(r"[0-9@#<>/_$`*=%]|[^\W\dA-Za-z가-힣]", re.sub("(?i)acme", "", text))


def test_most_ordinary_promises_go_out_by_themselves() -> None:
    """The permission stays worth having: measured on lines of which the lists of words were not made."""
    shares = {language: _share(language) for language in ("en", "ko")}
    assert shares["en"] >= 0.5, shares
    assert shares["ko"] >= 0.45, shares


ORDINARY_LINES = {
    "en": [
        "send the updated quote and invoice", "call you back about the outage", "fix the login error on the dashboard",
        "review the contract draft", "schedule a training session for your team", "ship the replacement part",
        "send the Q3 report", "deliver version 2.1", "send 3 samples", "set up SSO for your users",
        "answer the security questionnaire", "send the SOC 2 report", "share the meeting notes", "arrange a demo",
        "update the API keys", "Send the final report", "Please check the new date with your team",
    ],
    "ko": [
        "견적서 다시 보내기", "로그인 오류 수정", "계약서 검토 후 회신", "교육 일정 조율", "샘플 3개 발송",
        "다음 주 회의 자료 공유", "결제 오류 원인 분석 보고서 전달", "신규 계정 생성",
        "배송 일정 확인해서 알려드리기", "API 문서 전달", "3분기 보고서 전달", "서버 점검 결과 공유", "데모 일정 잡기",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("language", "least"), [("en", 0.75), ("ko", 0.6)])
def test_most_lines_of_an_ordinary_week_go_out_by_themselves(language: str, least: float) -> None:
    lines = ORDINARY_LINES[language]
    held = {line: words for line in lines if (words := unsure(line))}
    assert len(held) <= (1 - least) * len(lines), held
    assert all(any(letter.isdigit() for letter in line) for line in held), held


def _share(language: str) -> float:
    """Return the share of promises that pass, of those with an even id, most of which name nobody and nothing."""
    rows = [json.loads(line) for line in LINES.read_text("utf-8").splitlines()]
    said = [row["text"] for row in rows if row["promise"] and row["lang"] == language and row["id"] % 2 == 0]
    now = datetime(2026, 11, 23, 1, tzinfo=UTC)
    context = Context(now, ZoneInfo("Asia/Seoul"), None, "KR", {"Acme": "Acme"})
    passed = [text for text in said if not unsure(read(text, context).what)]
    return len(passed) / len(said)
