"""Under `announce auto` only what is certainly meant for the customer goes out by itself."""

from dataclasses import replace

import pytest

from commitments.domain.person import Person
from tests.stage import SEOUL, Stage, text_of
from tests.stories.acting import fill, form_of, press, read, tell, text_input


@pytest.fixture
async def auto(stage: Stage) -> Stage:
    """Acme is told by itself."""
    await stage.say("alice", "/customer Acme announce auto")
    return stage


async def promised(stage: Stage, what: str, actor: str = "alice") -> str:
    """Promise something to Acme; return what the promiser reads."""
    reply = await stage.say(actor, f"/commit Acme: {what} by 2026-12-15")
    await stage.dispatch()
    return read(reply)


def shown(stage: Stage) -> str:
    return "\n".join(text_of(one.card) for one in stage.slack.to("acme"))


@pytest.mark.parametrize(
    "what",
    [
        "send fix", "send you the final report and the updated price list", "Review the API documentation",
        "ship the replacement hardware, we'll confirm the delivery", "Acme's migration plan", "deploy the fix to Acme",
        "최종 보고서 보내기", "수정본 검토 후 전달드리겠습니다", "API 연동 문서 공유드릴게요", "교체 장비 현장 설치",
    ],
)  # fmt: skip
async def test_ordinary_words_go_out_by_themselves(auto: Stage, what: str) -> None:
    assert "The customer is being told in their channel." in await promised(auto, what)
    assert len(auto.slack.to("acme")) == 1


UNSURE = [
    ("between us: send the old build", "between"),
    ("off the record, send the fix", "record"),
    ("send the draft (don't tell them about the delay)", "tell"),
    ("send the runbook https://wiki.ours.example/runbook", "https://wiki.ours.example/runbook"),
    ("send the page at wiki.corp", "wiki.corp"),
    ("update the plan, see go/plan", "go/plan"),
    ("post the report in #release-room", "#release-room"),
    ("post it in proj-acme-private", "proj-acme-private"),
    ("send the report of <@U0NEW>", "@…"),
    ("write to dana@partner.example", "dana@partner.example"),
    ("send the report of Dana", "Dana"),
    ("Mark sends the report", "Mark"),
    ("send what Mark wrote", "Mark"),
    ("send the fix bluebird made", "bluebird"),
    ("deliver `bluebird` early", "`bluebird`"),
    ('deliver "bluebird" early', "bluebird"),
    ("send the offer of 40000 dollars", "40000"),
    ("send the offer of $40k", "$40k"),
    ("close ticket SUP-2231", "SUP-2231"),
    ("ship order 778812", "778812"),
    ("send the fix C-99", "C-99"),
    ("send the report like for Globex", "Globex"),
    ("send the re\u0440ort", "re\u0440ort"),  # a Cyrillic letter
    ("send the file \u3164", "\u3164"),  # looks like nothing
    ("send \U0001f47b the report", "\U0001f47b"),
    ("김민수 확인 후 보고서 보내기", "김민수"),
    ("민수씨가 만든 보고서 보내기", "민수씨가"),
    ("김 대표님께 보고서 보내기", "김"),
    ("대외비 자료 보내기", "대외비"),
    ("우리끼리 검토 후 자료 보내기", "우리끼리"),
    ("내부용 자료 보내기", "내부용"),
    ("블루버드 일정 공유하기", "블루버드"),
    ("300만원 견적 보내기", "300만원"),
]


@pytest.mark.parametrize(("what", "word"), UNSURE)
async def test_whatever_is_not_certain_waits_for_a_person_who_is_told_why(auto: Stage, what: str, word: str) -> None:
    said = await promised(auto, what)
    assert "Acme is not told by itself, because I am not sure they may read" in said
    assert f"“{word}”" in said
    assert "Tell the customer" in said
    assert auto.slack.to("acme") == []


async def test_in_korean_it_says_why_too(auto: Stage) -> None:
    said = await promised(auto, "블루버드 일정 공유하기", "minho")
    assert "Acme에 바로 알리지 않았습니다: 고객이 봐도 되는지 확실하지 않은 말(“블루버드”)이 있습니다." in said


async def test_what_was_previewed_once_goes_out_by_itself_the_next_time(auto: Stage) -> None:
    await promised(auto, "finish Bluebird 2.15")
    await tell(auto, "alice", 1)
    asked = await auto.say("alice", "/commit Acme: send the notes of Bluebird 2.15 and of C-1 by 2026-12-15")
    assert "is being told" in read(await press(auto, "alice", "promise_anyway", asked))
    assert "not told by itself" in await promised(auto, "send the notes of Redbird 2.15")
    assert len(auto.slack.to("acme")) == 2


async def test_what_another_customer_was_shown_is_not_theirs(auto: Stage) -> None:
    await auto.say("alice", "/customer Globex here", "globex")
    await auto.say("alice", "/commit Globex: finish Bluebird by 2026-12-15")
    await tell(auto, "alice", 1)
    assert "not told by itself" in await promised(auto, "finish Bluebird")


async def test_what_was_shown_in_an_earlier_channel_is_previewed_in_the_new_one(auto: Stage) -> None:
    await promised(auto, "finish Bluebird")
    await tell(auto, "alice", 1)
    await auto.say("root", "/customer Acme announce auto here", "acme-new")
    await auto.say("root", "/customer Acme announce auto")
    assert "not told by itself" in await promised(auto, "send Bluebird")


async def test_the_words_are_checked_again_when_they_are_sent(auto: Stage) -> None:
    """Somebody joins, and their name is in words that wait."""
    await auto.say("alice", "/commit Acme: finish Bluebird by 2026-12-15")
    opened = await auto.say("alice", "/commit tell C-1")
    await fill(auto, "alice", opened, {"wording": "finish Bluebird"})
    auto.slack.people["bb"] = Person("bb", "Bluebird Jones", SEOUL, "en", "KR")
    await auto.say("bb", "/commitments")
    await auto.dispatch()
    assert auto.slack.to("acme") == []
    news = auto.slack.to("alice")[-1]
    assert news.card.title == "Acme has not been told: C-1 · finish Bluebird"
    assert "Reason: its words name others" in text_of(news.card)


async def test_a_permission_that_was_taken_back_is_not_used(auto: Stage) -> None:
    await auto.say("alice", "/commit Acme: send fix by 2026-12-15")
    await auto.say("root", "/customer Acme announce ask")
    await auto.dispatch()
    assert auto.slack.to("acme") == []
    assert "Reason: it was to go out by itself, and nobody has looked at it" in text_of(auto.slack.to("alice")[-1].card)
    await tell(auto, "alice", 1)
    assert len(auto.slack.to("acme")) == 1


async def test_what_somebody_looked_at_goes_out_though_the_permission_ends(auto: Stage) -> None:
    await auto.say("alice", "/commit Acme: send fix by 2026-12-15")
    opened = await auto.say("alice", "/commit tell C-1")
    await fill(auto, "alice", opened, {"wording": "send the fix"})
    await auto.say("root", "/customer Acme announce ask")
    await auto.dispatch()
    assert len(auto.slack.to("acme")) == 1


@pytest.mark.parametrize("reason", ["Dana is ill", "we wait for bluebird", "they never paid", "김민수 휴가"])
async def test_a_reason_that_is_not_certain_is_not_shown_and_it_is_said(auto: Stage, reason: str) -> None:
    await promised(auto, "send fix")
    reply = await auto.say("alice", f"/commit move C-1 to 18 Dec because {reason}")
    assert "The customer is being told the new date, not your reason, because I am not sure they may read" in read(
        reply
    )
    await auto.dispatch()
    assert reason not in shown(auto)
    assert "The date moved to Fri 18 Dec 2026" in shown(auto)


KNOWN = [
    ("Box gets the same report", "Box"),
    ("send the report. Box has it already", "Box"),
    ("ship the box", "box"),
    ("Ring has the same contract", "Ring"),
    ("우리 견적서 보내기", "우리"),
    ("우리에게 견적서 보내기", "우리에게"),
    ("little case gets it first", "little"),
    ("Best sends the report", "Best"),
    ("june prepares the report", "june"),
    ("ask will to send the report", "will"),
    ("수정이가 보고서 보내기", "수정이가"),
    ("check the house", "house"),
    ("check the House", "House"),
    ("do it in our office", "our"),
    ("green fields get it first", "green"),
]


@pytest.fixture
async def acquainted(auto: Stage) -> Stage:
    """Customers and colleagues whose names are ordinary words."""
    for name in ("Box", "Ring", "우리", '"Little Case"', '"The House"', '"In Our"', '"Green Field"'):
        await auto.say("jane", f"/customer {name} tier gold")
    for person, name in (("jb", "Jean Best"), ("jp", "June Park"), ("wh", "Will Hunt"), ("sj", "이수정")):
        auto.slack.people[person] = Person(person, name, SEOUL, "en", "KR")
        await auto.say(person, "/commitments")
    return auto


@pytest.mark.parametrize(("what", "word"), KNOWN)
async def test_a_known_name_that_is_an_ordinary_word_is_never_certain(acquainted: Stage, what: str, word: str) -> None:
    said = await promised(acquainted, what)
    assert "not told by itself" in said
    assert f"“{word}”" in said
    assert acquainted.slack.to("acme") == []


async def test_it_is_not_even_where_they_read_that_word_before_it_was_a_name(auto: Stage) -> None:
    await promised(auto, "ship the box")
    await auto.say("jane", "/customer Box tier gold")
    assert "not told by itself" in await promised(auto, "give box the report")
    assert len(auto.slack.to("acme")) == 1


@pytest.mark.parametrize(("reason", "word"), [("Box needs it first", "Box"), ("we wait for june", "june")])
async def test_nor_in_the_reason_of_a_move_even_one_from_a_form(acquainted: Stage, reason: str, word: str) -> None:
    await promised(acquainted, "send fix")
    reply = await acquainted.say("alice", f"/commit move C-1 to 18 Dec because {reason}")
    assert f"not your reason, because I am not sure they may read “{word}”" in read(reply)
    opened = await acquainted.say("alice", "/commit move C-1 to 21 Dec")
    await fill(acquainted, "alice", opened, {"reason": reason})
    await acquainted.dispatch()
    assert "Reason" not in shown(acquainted)


async def test_without_the_permission_a_typed_reason_stays_inside(auto: Stage) -> None:
    await promised(auto, "send fix")
    await auto.say("root", "/customer Acme announce ask")
    reply = await auto.say("alice", "/commit move C-1 to 18 Dec because the vendor slipped")
    assert "The customer is being told the new date; the reason stays inside" in read(reply)
    await auto.dispatch()
    await auto.say("root", "/customer Acme announce auto")
    await auto.dispatch()
    assert "The date moved to Fri 18 Dec 2026" in shown(auto)
    assert "vendor" not in shown(auto)


async def test_without_the_permission_a_reason_goes_out_whose_writer_saw_that_they_read_it(auto: Stage) -> None:
    await promised(auto, "send fix")
    await auto.say("root", "/customer Acme announce ask")
    opened = await auto.say("alice", "/commit move C-1 to 18 Dec")
    assert text_input(form_of(opened), "reason").hint == "The customer reads it too, unless it is internal"
    reply = await fill(auto, "alice", opened, {"reason": "the vendor slipped"})
    assert "The customer is being told the new date and your reason." in read(reply)
    await auto.dispatch()
    assert "Reason: the vendor slipped" in shown(auto)


async def test_a_promise_that_is_undone_before_they_saw_it_is_never_shown(auto: Stage) -> None:
    await auto.say("alice", "/commit Acme: send fix by 2026-12-15")
    await auto.say("alice", "/commit undo")
    await auto.dispatch()
    assert auto.slack.to("acme") == []


async def test_a_change_before_they_saw_it_is_in_the_card_and_needs_no_line(auto: Stage) -> None:
    await auto.say("alice", "/commit Acme: send fix by 2026-12-15")
    await auto.say("alice", "/commit move C-1 to 18 Dec because vendor")
    await auto.dispatch()
    (card,) = auto.slack.to("acme")
    assert "When: Fri 18 Dec 2026" in text_of(card.card)


async def test_a_change_that_is_undone_before_they_heard_of_it_needs_no_line(auto: Stage) -> None:
    await promised(auto, "send fix")
    for change in ("move C-1 to 18 Dec because vendor", "done C-1", "cancel C-1 because internal: paid"):
        await auto.say("alice", f"/commit {change}")
        await auto.say("alice", "/commit undo")
        await auto.dispatch()
    assert len(auto.slack.to("acme")) == 1
    assert "Status: in progress" in shown(auto)
    assert "Tue 15 Dec 2026" in shown(auto)


async def test_the_undoing_of_what_they_cannot_see_gives_them_no_line(auto: Stage) -> None:
    await promised(auto, "send fix")
    await auto.say("alice", "/commit give C-1 <@minho>")
    await auto.dispatch()
    await auto.say("alice", "/commit undo")
    await auto.dispatch()
    opened = await auto.say("alice", "/commit edit C-1")
    await fill(auto, "alice", opened, {"what": "send the fix of Dana"})
    await auto.dispatch()
    await auto.say("alice", "/commit undo")
    await auto.dispatch()
    (card,) = auto.slack.to("acme")
    assert card.edits == 0


async def test_what_they_heard_of_is_corrected_when_it_is_undone(auto: Stage) -> None:
    await promised(auto, "send fix")
    await auto.say("alice", "/commit move C-1 to 18 Dec because vendor")
    await auto.dispatch()
    await auto.say("alice", "/commit undo")
    await auto.dispatch()
    assert auto.slack.to("acme")[-1].card.title == "This was corrected. The date is Tue 15 Dec 2026."


async def test_an_earlier_change_that_they_have_not_heard_of_yet_is_still_told(auto: Stage) -> None:
    await promised(auto, "send fix")
    await auto.say("alice", "/commit move C-1 to 17 Dec because vendor")
    await auto.say("alice", "/commit move C-1 to 18 Dec because vendor")
    await auto.say("alice", "/commit undo")
    await auto.dispatch()
    assert [one.card.title.partition(" (")[0] for one in auto.slack.to("acme")[1:]] == [
        "The date moved to Thu 17 Dec 2026"
    ]


async def test_words_that_are_changed_while_the_card_waits_are_not_sent_unseen(auto: Stage) -> None:
    """However they come into the row: what goes out is what is checked."""
    await auto.say("alice", "/commit Acme: send fix by 2026-12-15")
    async with auto.store.transaction(auto.workspace) as uow:
        found = await uow.commitments.get_for_update(1)
        assert found is not None
        await uow.commitments.save(replace(found, wording="send fix to Bluebird"))
    await auto.dispatch()
    assert auto.slack.to("acme") == []
    assert "Reason: its words may not be meant for the customer" in text_of(auto.slack.to("alice")[-1].card)
