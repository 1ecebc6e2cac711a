"""Which words only hope or try, and which sound so and are promises."""

import pytest

from commitments.language import read
from commitments.language.languages.english import hedges as english
from commitments.language.languages.korean import hedges as korean
from commitments.language.pledges.hedges import hedged
from tests.unit.language.desk import context


@pytest.mark.parametrize(
    "text",
    [
        "we'll try to send it by Friday",
        "we’ll try",
        "I'll do my best",
        "hopefully by Friday",
        "we should be able to ship on Friday",
        "it should be ready by Friday",
        "we might have it by Friday",
        "probably Friday",
        "we'll likely ship on Friday",
        "it's unlikely that we ship",
        "I think we'll ship on Friday",
        "we plan to ship on Friday",
        "we're aiming for Thursday",
        "shooting for Friday",
        "Tuesday-ish",
        "with luck we ship on Friday",
        "fingers crossed",
        "can't promise though",
        "no guarantees",
        "I'll look into it",
        "if possible by Friday",
        "I'll try by Friday",
        "we could possibly ship on Friday",
        "금요일까지 검토해 보겠습니다",
        "한번 알아볼게요",
        "맞춰보도록 노력하겠습니다",
        "가능하면 월요일까지",
        "가능한 한 월요일까지",
        "최대한 금요일까지 맞추겠습니다",
        "되도록 내일까지",
        "가급적 내일까지",
        "아마 내일쯤",
        "내일 될 것 같네요",
        "드릴 수 있을지 모르겠네요",
        "확답은 못 드리겠어요",
        "아직 미정입니다",
        "늦어질 수도 있습니다",
    ],
)
def test_a_hope_is_a_hedge(text: str) -> None:
    assert hedged(text)


@pytest.mark.parametrize(
    "text",
    [
        "send the country list by Friday",
        "extend the trial by Friday",
        "send the try-out report by Friday",
        "fix the retry by Friday",
        "send the May report by Friday",
        "hand over the theory paper by Friday",
        "I'll look into the logs and get back to you by Friday",
        "I'll send it by Friday, sooner if possible",
        "not sure why it failed, I'll send a new one by Friday",
        "looking forward to Friday",
        "fix the possibly broken export by Friday",
        "send the most likely cause by Friday",
        "아마존 연동 금요일까지 끝내겠습니다",
        "목표로 잡은 기능 금요일까지 배포하겠습니다",
        "최대한 빨리 보내드리겠습니다",
        "가능한 한 빨리 회신드리겠습니다",
        "금요일까지 보내드리겠습니다",
        "처리되도록 하겠습니다",
        "확답 드리겠습니다",
        "예상 매출 보내드리겠습니다",
        "보고서 올리겠습니다",
    ],
)
def test_a_promise_is_no_hedge(text: str) -> None:
    assert not hedged(text)


@pytest.mark.parametrize(("line", "told"), [("try to send it by Friday", True), ("금요일까지 보내겠습니다", False)])
def test_a_reading_tells_of_a_hedge(line: str, told: bool) -> None:
    assert read(line, context()).hedged is told


@pytest.mark.parametrize("table", [english._FORMS, korean._FORMS])
def test_no_form_can_stand_without_its_sign(table: dict[str, tuple[str, ...]]) -> None:
    for sign, forms in table.items():
        assert all(any(letters in form for letters in sign.split("|")) for form in forms), sign
