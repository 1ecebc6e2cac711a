"""Which messages that nobody marked hold a promise of ours."""

import importlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commitments.language import detect
from commitments.language.pledges.sentences import sentences

LINES = Path(__file__).parents[2] / "data" / "promises.jsonl"


@pytest.fixture(scope="module")
def labelled() -> list[dict[str, Any]]:
    return [json.loads(line) for line in LINES.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("language", ["en", "ko"])
def test_what_is_taken_for_a_promise_mostly_is_one_and_most_are_found(
    labelled: list[dict[str, Any]], language: str
) -> None:
    lines = [line for line in labelled if line["lang"] == language]
    taken = [line for line in lines if detect(line["text"])]
    promises = [line for line in lines if line["promise"]]
    right = sum(line["promise"] for line in taken)
    wrong = [f"{line['id']} {line['kind']}: {line['text']}" for line in lines if (line in taken) != line["promise"]]
    assert right / len(taken) >= 0.95, "\n".join(wrong)
    assert right / len(promises) >= 0.70, "\n".join(wrong)


def test_the_labelled_lines_have_every_kind_in_both_languages(labelled: list[dict[str, Any]]) -> None:
    kinds = {line["kind"] for line in labelled}
    assert {(line["lang"], line["kind"]) for line in labelled} == {
        (lang, kind) for lang in ("en", "ko") for kind in kinds
    }
    assert len({line["text"] for line in labelled}) == len(labelled) >= 300


@pytest.mark.parametrize(
    "text",
    [
        "I'll send the contract to Acme by Friday.",
        "Our team will restore the dashboards by 6pm today.",
        "By Friday we'll have the fix on your server.",
        "fix goes out tomorrow, I'm on it",
        "I'm on it. Patch goes out to your cluster at 7pm.",
        "You'll have the deck from me tomorrow.",
        "gonna get u the keys by tonight",
        "will send you the link by 3",
        "I'll talk to legal and get back to you by Wednesday.",
        "we can't make Monday, but we'll deliver on Wednesday",
        "We can deliver the first 200 units by July 10.",
        "I can have the draft in your inbox by EOD",
        "Our team can deploy the fix by 6pm.",
        "I'll have someone from our side reset the accounts by 3pm",
        "We'll have one of our engineers restore the backup by 9am.",
        "I'll get Dana to send the quote by Friday.",
        "You'll have the numbers on your desk tomorrow morning.",
        "The cert will be in your hands by Thursday, I'll see to it.",
        "1) I'll send the spec by Monday 2) you review it whenever suits",
        "(1) you review it whenever suits (2) I'll send the spec by Monday",
        "금요일까지 견적서 보내드리겠습니다.",
        "내일 3시까지 올려드릴게요",
        "저희가 15일까지 납품할 예정입니다.",
        "제가 내일까지 정리해서 올리겠습니다",
        "금요일까지 보내드릴 테니 조금만 기다려 주세요",
        "오늘은 어렵고 내일 3시까지 드리겠습니다",
        "핫픽스 내일 나갑니다, 제가 챙기고 있어요",
        "지금 외근 중이라 저녁 7시까지 보내드릴게요",
        "점심 먹고 2시까지 보내드릴게요",
        "휴가 중이라 답이 늦었네요, 내일까지 드릴게요",
        "다음 주 휴가라서 이번 주 금요일까지 마무리해 드리겠습니다",
        "고객사에는 저희가 내일까지 공지하겠습니다",
        "[공지 회신] 11/30까지 정책 변경 적용하겠습니다",
        "당사 기술팀에서 금요일까지 결과를 송부드리겠습니다",
        "내일까지 보내드리겟습니다",
        "내일까지 드리께요",
        "빠르면 내일, 늦어도 모레까지는 전달드리겠습니다",
        "혹시 몰라 말씀드리면, 계약서는 목요일까지 보내드립니다",
        "요약하면, 수정본은 내일까지 드리겠습니다",
        "생각 정리해서 내일까지 보내드릴게요",
        "Sending the corrected invoice tomorrow morning",
        "Emailing it to Globex tonight",
        "We'll have a technician on site by 9 tomorrow",
        "Our electrician will be with you Wednesday morning",
        "기사님이 내일 2시에 방문하도록 하겠습니다",
    ],
)
def test_what_we_will_do_for_somebody_by_a_date_is_a_promise(text: str) -> None:
    assert detect(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thanks for the call on Tuesday! I'll send the notes to you by Friday.",
        "> can we get the logs by Friday?\nYes, we'll send you the logs by Friday.",
        "If anything is unclear just shout. We'll send you the draft by Friday.",
        "문의 주신 건 확인했습니다. 수정본은 내일까지 전달드리겠습니다.",
        "궁금한 점 있으시면 말씀 주세요. 제안서는 금요일까지 드리겠습니다.",
        "Will do! Contract in your inbox by Wednesday.",
        "Consider it done. Quote on your desk by Friday.",
    ],
)
def test_a_later_sentence_may_hold_the_promise(text: str) -> None:
    assert detect(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thanks for the call on Friday! I'll send you my notes.",
        "I'll send you the slides from Tuesday",
        "I'll send you the report we discussed on Tuesday",
        "I'll send you the plan for next week",
        "we'll extend your trial by 2 weeks",
        "지난 금요일 미팅 감사했습니다! 자료는 정리해서 드리겠습니다",
        "금요일에 요청하신 자료 보내드릴게요",
        "이번 주 리포트 공유드릴게요",
        "버전 2.5로 올려드릴게요",
        "I'll forward you the email they sent on Tuesday.",
        "Lunch on Thursday? I'll book a table.",
        "Friday at 5? I'll send you the address.",
        "I'll set up a sync with the Globex team for Tuesday at 3.",
        "내일 연차라 자료는 나중에 드릴게요",
        "금요일까지 접수된 자료 공유드립니다",
    ],
)
def test_a_date_that_belongs_to_something_else_is_no_deadline(text: str) -> None:
    assert not detect(text)


@pytest.mark.parametrize(
    "text",
    [
        "I'll send it over to you. By Friday, latest.",
        "Friday 5pm. I'll send it to you.",
        "Deadline is Friday. I'll have it to you by then.",
        "제가 보내드릴게요. 늦어도 금요일까지요.",
        "마감이 금요일이죠. 그때까지 드리겠습니다.",
    ],
)
def test_a_date_in_a_neighbour_counts_when_it_plainly_belongs(text: str) -> None:
    assert detect(text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("noise", "is it friday yet"),
        ("noise", "ㅇㅋㅇㅋ"),
        ("question", "We can deliver it to you by Friday. Does that work?"),
        ("question", "We can send it to you by Friday or Monday."),
        ("question", "I'll check whether it ships by Friday"),
        ("question", "Will we send it to them by Friday?"),
        ("question", "금요일까지 보내드리면 될까요?"),
        ("request", "can you send it to me by Friday?"),
        ("request", "please send it by Friday"),
        ("request", "금요일까지 보내주세요"),
        ("request", "Will do. Please send the logs by Friday."),
        ("request", "금요일까지 확인 부탁드리겠습니다"),
        ("past", "I sent it to you on Friday"),
        ("past", "금요일에 보내드렸습니다"),
        ("quotation", "> I'll send it to you by Friday"),
        ("quotation", 'he wrote: "i\'ll send it to you by Friday"'),
        ("quotation", "Jane said she'll send it to you by Friday"),
        ("quotation", "They think we'll ship it to you by Friday"),
        ("quotation", "민수님이 금요일까지 보내겠다고 하셨어요"),
        ("quotation", "‘금요일까지 보내드리겠습니다’라고 쓰여 있네요"),
        ("third person", "Northwind will send the order to us by Friday"),
        ("third person", "업체에서 금요일까지 보내드릴 예정입니다"),
        ("bot", "release-bot: we will deploy it for you at 5pm"),
        ("bot", "This is an automated reply, we will answer you within 24 hours."),
        ("bot", "자동응답: 1영업일 이내에 답변드리겠습니다."),
        ("hedge", "we'll try to send it to you by Friday"),
        ("hedge", "I'll send it to you by Friday. Can't promise though."),
        ("hedge", "금요일까지 드리도록 노력하겠습니다"),
        ("hedge", "금요일까지 드릴게요. 다만 늦어질 수도 있습니다."),
        ("condition", "if legal agrees we'll send it to you by Friday"),
        ("condition", "We can send it to you by Friday if you sign."),
        ("condition", "Please sign so we can ship it to you by Friday."),
        ("condition", "Sign it today and we can ship it to you by Friday."),
        ("condition", "빠르면 내일, 늦으면 모레 보내드릴게요"),
        ("condition", "I'll send it to you by Friday, assuming the data is there"),
        ("condition", "Send me the file and I'll fix it for you by Friday"),
        ("condition", "금요일까지 서명해 주시면 월요일에 보내드리겠습니다"),
        ("condition", "승인되는 대로 내일까지 보내드리겠습니다"),
        ("negation", "we won't send it to you by Friday"),
        ("negation", "There's no way we'll send it to you by Friday"),
        ("negation", "금요일까지는 못 보내드리겠습니다"),
        ("private", "I'll be out on Friday"),
        ("private", "I'll have a coffee by 3"),
        ("private", "I'll have someone over for dinner by 7"),
        ("private", "Shipping the kids off to camp on Friday"),
        ("statement", "Sending the invoice by Friday is not possible"),
        ("third person", "기사님이 내일 방문하신대요"),
        ("private", "회의 중이라 30분 뒤에 전화드릴게요"),
        ("private", "내일까지 마음 정리하겠습니다 ㅠㅠ"),
        ("bot", "휴가 중입니다. 12월 3일까지 회신드리겠습니다."),
        ("bot", "[공지] 금요일까지 정책 변경 적용하겠습니다"),
        ("private", "I'll join your call at 3"),
        ("private", "내일 회식 참석하겠습니다"),
        ("private", "오늘은 먼저 퇴근할게요, 내일 봬요"),
        ("undated", "I'll send it to you asap"),
        ("undated", "최대한 빨리 보내드릴게요"),
        ("announcement", "We will be closed on Monday"),
        ("announcement", "we always answer you within 2 days"),
        ("announcement", "저희는 보통 2일 이내에 답변드리겠습니다"),
        ("joke", "sure, and I'll build you a rocket by Friday 🙄"),
        ("joke", "내일까지 별을 따다 드릴게요 ㅋㅋㅋ"),
        ("code", "// we'll send it to you by Friday"),
        ("code", "`we'll send it to you by Friday`"),
        ("log", "2025-05-03 09:12:01 INFO we will send it to you in 5 minutes"),
    ],
)
def test_what_only_speaks_like_a_promise_is_none(kind: str, text: str) -> None:
    assert not detect(text), kind


def test_a_line_without_a_pledge_is_not_searched_for_dates(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[str] = []
    module = importlib.import_module("commitments.language.pledges.pledge_dates")
    monkeypatch.setattr(module, "find_deadline", lambda text, line_context: searched.append(text))

    for text in (
        "lunch on Friday",
        "can you send it by Friday?",
        "they will send it by Friday",
        "금요일까지 보내주세요",
    ):
        assert not detect(text)

    assert searched == []


@pytest.mark.parametrize("pledge", ["보내드릴게요. ", "드리겠습니다 ", "I'll send it to you. ", "we'll send you\n"])
def test_dates_are_looked_for_in_so_many_sentences_only(monkeypatch: pytest.MonkeyPatch, pledge: str) -> None:
    searched: list[str] = []
    module = importlib.import_module("commitments.language.pledges.pledge_dates")
    monkeypatch.setattr(module, "find_deadline", lambda text, line_context: searched.append(text))

    assert not detect(pledge * 4_000)

    assert 0 < len(searched) <= 200
    assert len(sentences(pledge * 4_000)) <= 150


PIECES = [
    "I'll ",
    "we will ",
    "send it to you ",
    "by Friday ",
    "> ",
    '"',
    "'",
    "`",
    "?",
    ". ",
    "\n",
    "금요일까지 ",
    "드릴게요 ",
    "면 ",
]


@given(st.text(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=15).map("".join))
@settings(max_examples=300, deadline=None)
def test_no_text_raises(text: str) -> None:
    assert detect(text) in (True, False)


@pytest.mark.parametrize(
    "text", ["", "\ud800 I'll send it to you by Friday", "\x00", "I'll\u202e send you\ufffe it by Friday"]
)
def test_broken_characters_do_no_harm(text: str) -> None:
    assert detect(text) in (True, False)


@pytest.mark.parametrize("opening", ["", "I'll send you ", "제가 "])
@pytest.mark.parametrize(
    "piece",
    [
        "I'll send you it by Friday. ", "we will ", "our a b ", "the team ", "you'll have ", "give me until ",
        "and go ", "from the a call on ", "look into ", "to you by ", "send a and ", "but i ", "that we ", "i'm on it ",
        "wrote:", "' ", "'a ", '"a ', "‘a ", "a. ", "!", "> ", "`", "[a", "1:1 ", " ", "\n", "a",
        "드리겠습니다 ", "내일까지 ", "할게요", "면 ", "ㅋ", "드릴 예정 ", "발송 완료 ", "가 ", "고 3일 안에 ",
        "we can ", "if ", "1) ", "I'll have someone ", "보내드리겟습니다 ", "휴가 중이라 ", "빠르면 ", "회의 중이라 ",
        "thanks ", "i'll call a ", "i'll leave a b ", "for the ", "so you can ", "chances are ", "12.3.4 ",
        "다시 할게요 ", "바로 ", "정리하",
    ],
)  # fmt: skip
def test_forty_thousand_hostile_characters_return(piece: str, opening: str) -> None:
    assert detect(opening + (piece * 40_000)[:40_000]) in (True, False)
