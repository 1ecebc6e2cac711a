"""Bad input: one helpful sentence in the actor's language, nothing stored wrongly, nothing of it in a log."""

import logging
import re
import unicodedata
from collections.abc import Iterator

import pytest

from bot.cards.card import Button, Form
from bot.conversation import request_cleaning
from bot.conversation.directory_events import DirectoryEvents
from bot.i18n.ko import KOREAN
from bot.telemetry.logs import set_up_logs
from commitments.adapters.sql.schema import commitments
from commitments.domain.text_cleaning import clean_text
from tests.lines import told
from tests.security.world import CANCELLED, NO_UNDO, NOT_FOR_OUTSIDERS, OPEN_TOLD, everything, sentence, snapshot
from tests.stage import Stage, buttons, text_of

Snapshot = dict[str, list[tuple[object, ...]]]

LONG = "long " * 8000
MARKED = "Xyzzy"
NASTY = f"<!channel> <@U0> *{MARKED}* <b onload=x>`~_> &lt;{MARKED}\u202e\u2066\u200b\x07"
REFUSED: dict[str, tuple[str, str]] = {
    "/commit": ("Keep the promises you make", "고객과 한 약속을 지키도록 돕습니다"),
    f"/commit {LONG}": (
        "That is too long: say it in at most 1000 characters.",
        "너무 깁니다. 1000자 이내로 적어 주세요.",
    ),
    "/commit 🎉🎉🎉": ("What was promised, and by when?", "무엇을"),
    "/commit by Friday": ("What was promised, and by when?", "무엇을"),
    "/commit \x00\u202e\u200b": ("Keep the promises", "고객과 한 약속"),
    "/commit \ud800\udfff": ("Keep the promises", "고객과 한 약속"),
    "/commit done C-77": ("There is no C-77 that you can see.", "볼 수 있는 C-77이 없습니다."),
    f"/commit done C-{CANCELLED}": (f"There is no C-{CANCELLED}", f"볼 수 있는 C-{CANCELLED}이 없습니다."),
    f"/commit move C-{OPEN_TOLD} to Friday": (f"There is no C-{OPEN_TOLD}", f"볼 수 있는 C-{OPEN_TOLD}이 없습니다."),
    "/commit done": ("Which one?", "어느"),
    "/commit @nobody send papers to Acme by Friday": ("I don't know @nobody.", "@nobody"),
    "/commit <@robo> send papers to Acme by Friday": (
        "Robo cannot own a commitment",
        "Robo님은 담당자가 될 수 없습니다.",
    ),
    "/commit <@gone> send papers to Acme by Friday": ("Gone Person cannot own", "Gone Person님은 담당자가"),
    "/commit <@carol> send papers to Acme by Friday": ("Carol Diaz cannot own", "Carol Diaz님은 담당자가"),
    "/commit <@U0NOBODY> send papers to Acme by Friday": ("I don't know U0NOBODY.", "U0NOBODY"),
    "/commit undo": (
        NO_UNDO,
        "되돌릴 내 변경이 없습니다. 바꾼 사람은 “/commit 이력 C-12”에서 확인하고 그분께 요청해 주세요.",
    ),
    "/customer Initech zone Mars/Base": ("I don't understand “Mars/Base”.", "“Mars/Base”"),
    "/customer Initech zone ../../etc/passwd": ("I don't understand “../../etc/passwd”.", "“../../etc/passwd”"),
    "/customer Initech country XX": ("I don't understand “XX”.", "“XX”"),
    "/customer Initech country Koreland": ("I don't understand “Koreland”.", "“Koreland”"),
    "/customer Initech language klingon": ("I don't understand “klingon”.", "“klingon”"),
    "/customer Initech announce shout": ("I don't understand “shout”.", "“shout”"),
    "/customer Initech remind sometimes": ("I don't understand “sometimes”.", "“sometimes”"),
    "/customer Initech remind " + "1d 2d 3d " * 9: ("I don't understand “1d 2d", "“1d 2d"),
    "/customer Initech tier": ("I don't understand “tier”.", "“tier”"),
    "/customer Initech manager": ("I don't understand “manager”.", "“manager”"),
    "/customer Initech manager @nobody": ("I don't know @nobody.", "@nobody"),
    "/customer Initech manager <@carol>": ("Carol Diaz cannot own", "Carol Diaz님은 담당자가"),
    "/customer Initech here and there": ("I don't understand “here and there”.", "“here and there”"),
    "/customer Nobody": ("I don't know the customer Nobody.", "Nobody"),
    '/customer "Nobody': ("I don't know the customer Nobody.", "Nobody"),
    "/customer " + "N" * 81 + " here": ("NNNN", "NNNN"),
    f"/customer {LONG}": ("That is too long", "너무 깁니다."),
    "/customer everyone zone UTC": ("I don't understand “zone”.", "“zone”"),
    f"/commitments {LONG}": ("That is too long", "너무 깁니다."),
    "/commitments @nobody": ("I don't know @nobody.", "@nobody"),
    "/commitments Nobody": ("I see no customer, person or promise for “Nobody”", "Nobody"),
    "/overdue @nobody": ("I don't know @nobody.", "@nobody"),
    "/overdue -5d": ("", ""),
    "/overdue 9999999999d": ("", ""),
}
# Asked about instead: the question is kept as a draft, and nothing else is.
ASKED = {
    "/commit send papers to Acme": "By when?",
    "/commit send papers to Acme by 31 February": "",
    "/commit send papers to Acme by 1 Jan 2020": "That date has passed. By when?",
    "/commit send papers to Acme and Globex by Friday": "2 promises, none of them on record yet",
    "/commit send papers to Initech by Friday": "Initech is not on record yet.",
    "/commit send papers by Friday": "Who was it promised to?",
}


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Everything that the process logs when it is told to log all it can."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    set_up_logs("text", "DEBUG")
    root.addHandler(caplog.handler)
    yield caplog
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.mark.parametrize("line", REFUSED, ids=lambda line: line[:40].encode("ascii", "replace").decode())
async def test_bad_input_gets_one_sentence_in_ones_language_and_stores_nothing(
    line: str, stage: Stage, log: pytest.LogCaptureFixture
) -> None:
    await stage.say("yuna", "/commit help")
    before = snapshot(stage)
    for person, wanted in zip(("jane", "yuna"), REFUSED[line], strict=True):
        reply = await stage.say(person, line, "lobby")
        assert sentence(reply).startswith(wanted) or wanted in sentence(reply), sentence(reply)
        assert sentence(reply)
        assert len(sentence(reply)) < 400
        assert not reply.form
        hangul = re.search("[가-힣]", sentence(reply)) is not None
        assert hangul == (person == "yuna")
    assert snapshot(stage) == before
    assert "Initech" not in told(log)
    assert "papers" not in told(log)


@pytest.mark.parametrize("line", ASKED)
async def test_what_is_unclear_is_asked_and_only_the_question_is_kept(line: str, stage: Stage) -> None:
    before = snapshot(stage)
    reply = await stage.say("jane", line, "lobby")
    assert ASKED[line] in sentence(reply)
    assert "drop_draft" in buttons(reply.card)
    after = snapshot(stage)
    asked = 2 if " and " in line else 1
    assert len(after.pop("drafts")) == len(before.pop("drafts")) + asked
    assert _without_questions(after) == _without_questions(before)


def _without_questions(kept: Snapshot) -> Snapshot:
    """Leave out the messages that will ask again, of which each question plans one."""
    return {**kept, "notifications": [row for row in kept["notifications"] if "open_question" not in row]}


@pytest.mark.parametrize(
    "line", ["move C-{} to Friday because x", "give C-{} <@yuna>", "snooze C-{} 2h", "cancel C-{} because x"]
)
async def test_a_closed_one_says_so_and_stays_as_it_is(line: str, stage: Stage) -> None:
    await stage.say("yuna", "/commit help")
    before = snapshot(stage)
    said = sentence(await stage.say("root", f"/commit {line.format(CANCELLED)}"))
    label = f"C-{CANCELLED}"
    assert said == f"{label} is already cancelled, so it cannot be changed. “/commit {label}” shows what is possible."
    assert snapshot(stage) == before


async def test_a_past_date_an_impossible_one_and_none_are_refused_when_moving(stage: Stage) -> None:
    before = snapshot(stage)
    for date in ("soonish", "🎉", "because why"):
        reply = await stage.say("alice", f"/commit move C-{OPEN_TOLD} {date}")
        assert sentence(reply) or reply.form
    for date in ("1 Jan 2020", "31 February"):
        reply = await stage.say("alice", f"/commit move C-{OPEN_TOLD} to {date} because x")
        assert sentence(reply)
    after = snapshot(stage)
    after.pop("drafts")
    before.pop("drafts")
    assert _without_questions(after) == _without_questions(before)


async def test_a_date_more_than_ten_years_ahead_is_refused(stage: Stage) -> None:
    before = snapshot(stage)
    said = sentence(await stage.say("jane", "/commit send papers to Acme by 2099-12-31"))
    assert said == "That is too far ahead. Give a date within ten years."
    assert snapshot(stage) == before


async def test_nasty_text_is_kept_as_plain_text_wherever_it_is_typed(
    stage: Stage, log: pytest.LogCaptureFixture
) -> None:
    await stage.say("alice", f"/customer {MARKED} alias '{NASTY}' tier '{NASTY}'")
    await stage.say("alice", f"/commit send {NASTY} to {MARKED} by Dec 20")
    await stage.say("alice", f"/commit move C-{OPEN_TOLD} to Dec 18 because {NASTY}")
    await stage.say("alice", f"/commit cancel C-{OPEN_TOLD} because {NASTY}")
    form = (await stage.say("alice", "/commit tell C-5")).form
    assert form is not None
    await stage.fill("alice", form, {"wording": f"{MARKED} <b>&amp;`\u202e\x07"})
    await stage.dispatch()
    kept = repr(snapshot(stage))
    assert MARKED in kept
    for unseen in ("\u202e", "\u2066", "\u200b", "\x07"):
        assert repr(unseen)[1:-1] not in kept
    said = "".join(text_of(one.card) for one in stage.slack.sent)
    assert MARKED in said
    assert not re.search("[\u202e\u2066\u200b\x07]", said)
    assert MARKED not in told(log)


async def test_words_that_mention_everybody_are_not_for_a_customer(stage: Stage) -> None:
    form = (await stage.say("alice", "/commit tell C-5")).form
    assert form is not None
    before = snapshot(stage)
    for wording in (
        "<!channel> papers",
        "papers @here",
        "papers for <@U0123ABC>",
        "ask ops@ours.example",
        "papers @jane",
    ):
        assert "must not read" in sentence(await stage.fill("alice", form, {"wording": wording}))
    assert snapshot(stage) == before
    assert not (await stage.fill("alice", form, {"wording": "papers for ann@acme.example"})).errors


async def test_many_mentions_do_not_become_many_questions_to_the_platform(stage: Stage) -> None:
    stage.slack.reads.clear()
    await stage.say("jane", "/commit " + " ".join(f"<@U{number}>" for number in range(90)))
    assert len(stage.slack.reads) <= 21


MARKS = "e" + "\u0301" * 40_000  # cleaning them took more than a second


async def test_a_text_that_is_too_long_is_refused_before_anything_else_is_done_with_it(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    lengths: list[int] = []

    def noting(text: str) -> str:
        lengths.append(len(text))
        return clean_text(text)

    monkeypatch.setattr(request_cleaning, "clean_text", noting)
    before = snapshot(stage)
    for line in (f"/commit {MARKS}", f"/customer {MARKS}", f"/overdue {MARKS}", f"/commit done C-1 {MARKS}"):
        assert sentence(await stage.say("jane", line)) == "That is too long: say it in at most 1000 characters."
    button, form = Button("done", "", MARKS), Form("move_form", "", "", "", MARKS)
    assert "too long" in sentence(await stage.press("jane", button))
    assert "too long" in sentence(await stage.fill("jane", form, {"date": "x"}))
    form = Form("move_form", "", "", "", "1")
    for answers in ({"date": "x", "reason": MARKS}, {MARKS: "x"}):
        assert "too long" in sentence(await stage.fill("jane", form, answers))
    assert max(lengths) <= 4000
    assert snapshot(stage) == before


async def test_a_decomposed_text_may_be_as_long_as_it_looks(stage: Stage) -> None:
    korean = unicodedata.normalize("NFD", "가나다 " * 200)
    assert len(korean) > 1000
    assert "too long" not in sentence(await stage.say("jane", f"/commit {korean}"))


async def test_an_unknown_button_or_form_gets_a_sentence(stage: Stage) -> None:
    old = "That button is from an older version. Please ask again."
    assert sentence(await stage.press("jane", Button("explode", "", "1"))) == old
    assert sentence(await stage.fill("jane", Form("explode", "", "", "", "1"), {"x": "y"})) == old
    assert sentence(await stage.press("yuna", Button("explode", "", "1"))) == KOREAN["error.unknown_action"]


async def test_somebody_whom_the_platform_does_not_know_may_nothing(stage: Stage) -> None:
    before = snapshot(stage)
    for line in ("/commit help", "/commitments all", "/commit send papers to Acme by Friday", "/customer Acme"):
        assert sentence(await stage.say("stranger-of-all", line)) == NOT_FOR_OUTSIDERS
    assert snapshot(stage) == before


async def test_the_cards_follow_a_channel_that_got_another_number(stage: Stage) -> None:
    await DirectoryEvents(stage.store, stage.slack, stage.clock).channel_id_changed(
        stage.workspace, "acme", "acme2", "k"
    )
    at = list(commitments.c.keys()).index("card_channel")
    cards = [row[at] for row in snapshot(stage)["commitments"] if row[at]]
    assert set(cards) == {"acme2"}


async def test_a_refusal_carries_nothing_but_its_sentence(stage: Stage) -> None:
    reply = await stage.say("jane", f"/commit show C-{OPEN_TOLD}")
    assert everything(reply).strip() == sentence(reply)
