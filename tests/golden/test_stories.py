"""What people see while they use the bot, in both languages: every question, answer, form and notification."""

from collections.abc import Callable
from datetime import timedelta

from bot.cards.card import Button, Form
from bot.conversation.app_added import AppAdded
from bot.conversation.directory_sync import DirectorySync
from bot.conversation.late_answers import LateAnswers
from bot.conversation.registry import registry
from bot.conversation.requests import CommandRequest
from commitments.domain.errors import DestinationRefused
from tests.golden.conftest import Scene
from tests.golden.gallery import Gallery
from tests.stage import seoul
from tests.stories.acting import every_button, press

Holds = Callable[[Gallery], None]

FIX = "/commit send fix to Acme by the 15th"
HELD_TOGETHER = ("/commit help", "/commit", "/commit done", "/commit by Friday", "/commit done C-99", "/nonsense")


async def test_questions(scene: Scene, holds: Holds) -> None:
    """What is unclear is asked."""
    for line in (
        "send fix to Acme",
        "send fix to Acme by 1 Nov 2026",
        "send fix to Acme by 31 Feb",
        "we'll try to send fix to Acme by the 15th",
    ):
        await scene.shows("alice", f"/commit {line}")
    which = await scene.shows("alice", "/commit send fix to Acme next Friday")
    await scene.opens("alice", "choose_date", which)
    await scene.opens("alice", "choose_date", which)
    await scene.opens("sam", "drop_draft", await scene.shows("alice", "/commit call Acme"))
    await scene.opens("alice", "drop_draft", await scene.shows("alice", "/commit ring Acme"))
    hope = await scene.shows("alice", "/commit hopefully send logs to Acme by the 15th")
    await scene.opens("alice", "promise", hope)
    vague = await scene.shows("alice", "/commit Acme에 15일까지 검토해 보겠습니다")
    opened = await scene.opens("alice", "promise", vague)
    await scene.fills("alice", opened.form, {})
    await scene.fills("alice", opened.form, {"what": "검토 결과 보내기"})
    holds(scene.gallery())


async def test_questions_for_the_customer(scene: Scene, holds: Holds) -> None:
    """A customer who is not known, not named, or one of two is asked for."""
    unknown = await scene.shows("alice", "/commit send fix to Globex by the 15th")
    opened = await scene.opens("alice", "new_customer", unknown)
    await scene.fills("alice", opened.form, {"name": " "})
    await scene.fills("alice", opened.form, {})
    nobody = await scene.shows("alice", "/commit send fix by the 15th")
    await scene.opens("alice", "no_customer", nobody)
    await scene.shows("alice", "/commit send fix to Acme and Globex by the 15th")
    for name in ("Beta", "Cora", "Dune"):
        await scene.say("alice", f"/customer {name} announce ask")
    many = await scene.shows("alice", "/commit send logs by the 15th")
    opened = await scene.opens("alice", "pick_customer", many)
    await scene.fills("alice", opened.form, {"customer": "1"})
    holds(scene.gallery())


async def test_several_promises(scene: Scene, holds: Holds) -> None:
    """Several promises in one list are shown together, edited, left out, and recorded with one press."""
    await scene.say("alice", "/customer Globex announce ask")
    several = await scene.shows(
        "alice",
        "/commit - send the fix to Acme next Friday\n- send the plan to Acme and Globex by Dec 15\n- call Hooli",
    )
    opened = await scene.opens("alice", "edit_draft", several)
    await scene.fills("alice", opened.form, {"what": ""})
    dated = await scene.opens("alice", "choose_date", several)
    left = await press(scene, "alice", "leave_out", dated)
    last = [one for one in every_button(left.card) if one.action == "leave_out"][-1]
    clear = await scene.press("alice", last)
    await scene.opens("alice", "record_all", clear)
    await scene.shows("alice", "/commit C-1")
    holds(scene.gallery())


async def test_questions_that_stay_open(scene: Scene, holds: Holds) -> None:
    """An open question stands in the list, comes back as a message, and goes with the answer."""
    await scene.say("alice", "/commit send fix to Globex by the 15th")
    await scene.say("alice", "/commit call Acme")
    await scene.say("alice", FIX)
    asked = await scene.say("alice", "/commit move C-1 to next Friday because the vendor slipped")
    scene.clock.at += timedelta(minutes=1)
    await scene.say("alice", "/commit mvoe C-1 to Monday")
    await scene.shows("alice", "/commitments")
    await scene.until(scene.clock.at + timedelta(minutes=11))
    listed = await scene.say("alice", "/commitments")
    await scene.opens("alice", "resume_draft", listed)
    await press(scene, "alice", "drop_draft", asked)
    await scene.dispatch()
    unknown = await scene.shows("alice", "/commit send plan to Hooli by the 15th")
    await scene.opens("alice", "add_customer", unknown)
    holds(scene.gallery())


async def test_the_date_picker(scene: Scene, holds: Holds) -> None:
    """A date is picked in a form; one that has passed stays in it."""
    asked = await scene.shows("alice", "/commit send fix to Acme")
    opened = await scene.opens("alice", "pick_date", asked)
    await scene.fills("alice", opened.form, {"date": "2026-11-20", "time": "15:00"})
    await scene.fills("alice", opened.form, {"date": "2026-12-01", "time": "15:00"})
    holds(scene.gallery())


async def test_confirmations(scene: Scene, holds: Holds) -> None:
    """A new commitment is confirmed with every warning there is."""
    await scene.shows("alice", FIX)
    await scene.shows("alice", "/commit <@minho> send fix to Acme by the 15th")
    await scene.shows("alice", "/commit send fix to Acme by Saturday 5 Dec 2026")
    await scene.shows("alice", "/commit send fix to Acme by 25 Dec 2026")
    await scene.shows("alice", "/commit send fix to Acme by 15 Dec 2027")
    await scene.shows("alice", "/commit send fix to Acme by 16 Nov")
    await scene.shows("alice", "/commit send fix to Acme in 20 minutes")
    await scene.shows("alice", "/commit send fix to Acme today 13:01")
    await scene.shows("alice", "/customer Acme zone America/New_York country US")
    await scene.shows("alice", "/commit send fix to Acme by 26 Nov 2026")
    await scene.shows("alice", "/customer Acme announce auto")
    await scene.shows("alice", "/commit send fix to Acme by the 17th")
    await scene.shows("alice", "/customer Acme announce never")
    await scene.shows("alice", "/commit send fix to Acme by the 18th")
    await scene.shows("alice", FIX)
    await scene.dispatch()
    holds(scene.gallery())


async def test_late_answers(scene: Scene, holds: Holds) -> None:
    """Whoever waited in vain reads what became of their request: one that was carried out, and one that was not."""
    for text in ("send fix to Acme by the 15th", "send logs to Acme by the 16th"):
        request = CommandRequest("W1", "alice", scene.key(), scene.clock.now(), "team", verb="commit", text=text)
        await LateAnswers(scene.store).owe(request)
        if "fix" in text:
            await scene.conversation.handle_command(request)
        await scene.until(scene.clock.now() + timedelta(seconds=61))
    holds(scene.gallery())


async def test_welcomes(scene: Scene, holds: Holds) -> None:
    """Whoever adds the app reads one example, and in a place how to talk to the bot."""
    added = AppAdded(scene.store, DirectorySync(scene.store, scene.slack), scene.clock, lambda: None)
    await added.for_person("W1", "alice", zone_is_known=False)
    await added.for_person("W1", "minho", zone_is_known=True)
    await added.to_place("W1", "team", is_team=True)
    await added.ask_zone("W1", "alice")
    await scene.dispatch()
    holds(scene.gallery())


async def test_changes_said(scene: Scene, holds: Holds) -> None:
    """Every verb answers in a card or opens its form."""
    await scene.say("alice", FIX)
    for line in ("C-1", "move C-1", "move C-1 to Monday", "move C-1 to Friday or Saturday", "cancel C-1", "edit C-1"):
        await scene.shows("alice", f"/commit {line}")
    for line in (
        "move C-1 to 18 Dec because the vendor slipped", "snooze C-1", "snooze C-1 2h", "give C-1",
        "give C-1 <@minho>", "give C-1 <@carol>", "undo", "undo", "done C-1", "undo", "done C-1", "agreed C-1",
        "done C-1", "undo", "undo", "undo", "tell C-1", "edit C-1", "history C-1", "why C-1",
    ):  # fmt: skip
        await scene.shows("alice", f"/commit {line}")
    await scene.say("alice", FIX)
    await scene.shows("alice", "/commit tell C-2")
    await scene.shows("alice", "/commit cancel C-2 because internal: the deal is off")
    await scene.shows("alice", "/commit history C-2")
    await scene.dispatch()
    holds(scene.gallery())


async def test_forms(scene: Scene, holds: Holds) -> None:
    """Every form of a commitment opens from its button, says what is wrong, and answers."""
    made = await scene.shows("alice", FIX)
    opened = await scene.opens("alice", "edit", made)
    await scene.fills("alice", opened.form, {"what": ""})
    await scene.fills("alice", opened.form, {"date": "2026-12-18", "time": "18:00"})
    await scene.fills("alice", opened.form, {"what": "send the fix", "owner": "minho"})
    shown = await scene.shows("alice", "/commit C-1")
    for action in ("move", "give", "cancel"):
        await scene.opens("alice", action, shown)
    move = await scene.opens("alice", "move", shown)
    await scene.fills("alice", move.form, {"date": "2026-11-01", "time": "18:00", "reason": "x"})
    await scene.fills("alice", move.form, {"date": "2026-12-18", "time": "18:00", "reason": ""})
    await scene.fills("alice", move.form, {"date": "2026-12-18", "time": "18:00", "reason": "vendor slipped"})
    give = await scene.opens("alice", "give", shown)
    await scene.fills("alice", give.form, {"owner": "carol"})
    await scene.fills("alice", give.form, {"owner": "alice"})
    snooze = await scene.say("alice", "/commit snooze C-1")
    await scene.fills("alice", snooze.form, {"until": "tomorrow"})
    cancel = await scene.opens("alice", "cancel", shown)
    await scene.fills("alice", cancel.form, {"reason": ""})
    await scene.fills("alice", cancel.form, {"reason": "not needed"})
    holds(scene.gallery())


async def test_telling_the_customer(scene: Scene, holds: Holds) -> None:
    """The customer's card is previewed, sent, moved, delivered, refused and accepted."""
    made = await scene.shows("alice", FIX)
    opened = await scene.opens("alice", "tell", made)
    await scene.fills("alice", opened.form, {"wording": "Minho Lee sends the fix"})
    await scene.fills("alice", opened.form, {"wording": "send the fix"})
    await scene.dispatch()
    (card,) = scene.slack.to("acme")
    for line in (
        "move C-1 to 18 Dec because the vendor slipped", "move C-1 to 21 Dec because internal: we are too few",
        "done C-1",
    ):  # fmt: skip
        await scene.shows("alice", f"/commit {line}")
        await scene.dispatch()
    missing = await scene.opens("carol", "not_yet", card)
    await scene.fills("carol", missing.form, {"missing": "the manual"}, "acme")
    await scene.dispatch()
    await scene.shows("alice", "/commit done C-1")
    await scene.dispatch()
    await scene.opens("carol", "received", card)
    await scene.dispatch()
    await scene.shows("carol", FIX, "acme")
    scene.answers.add("carol presses again", await scene.press("carol", Button("received", "", "1"), card))
    await scene.shows("alice", "/commit history C-1")
    await scene.shows("alice", "/commit why C-1")
    holds(scene.gallery())


async def test_the_customer_is_told_of_a_cancellation(scene: Scene, holds: Holds) -> None:
    """A commitment that the customer was told of is corrected, then cancelled."""
    await scene.say("alice", FIX)
    opened = await scene.say("alice", "/commit tell C-1")
    await scene.fills("alice", opened.form, {})
    await scene.dispatch()
    edit = await scene.say("alice", "/commit edit C-1")
    await scene.fills("alice", edit.form, {"what": "send the second fix"})
    await scene.say("alice", "/commit move C-1 to 18 Dec because vendor")
    await scene.dispatch()
    await scene.shows("alice", "/commit undo")
    await scene.dispatch()
    await scene.shows("alice", "/commit cancel C-1 because not needed any more")
    await scene.dispatch()
    holds(scene.gallery())


async def test_a_life_in_notifications(scene: Scene, holds: Holds) -> None:
    """All that a promise sends until it is late, moved, handed over, snoozed and delivered."""
    await scene.say("alice", "/commit <@minho> send fix to Acme by the 15th")
    await scene.say("alice", "/commit send invoice to Acme by the 15th")
    await scene.say("alice", "/commit send manual to Acme by the 15th")
    await scene.until(seoul("2026-12-15 20:00"))
    await scene.say("alice", "/commit snooze C-2 2d")
    await scene.say("alice", "/commit move C-3 to 21 Dec because vendor")
    await scene.until(seoul("2026-12-18 12:00"))
    await scene.say("sam", "/commit give C-2 <@minho>")
    await scene.say("sam", "/commit move C-1 to 28 Dec because the customer asked")
    await scene.dispatch()
    await scene.say("minho", "/commit done C-1")
    await scene.say("minho", "/commit agreed C-1")
    await scene.say("sam", "/commit cancel C-2 because x")
    await scene.until(seoul("2026-12-21 20:00"))
    await scene.shows("sam", "/commit why C-2")
    holds(scene.gallery())


async def test_questions_to_whoever_can_act(scene: Scene, holds: Holds) -> None:
    """A customer who could not be told, who does not answer, and an owner who left."""
    await scene.say("alice", "/commit <@minho> send fix to Acme by the 15th")
    await scene.say("alice", "/commit <@minho> send manual to Acme by the 15th")
    opened = await scene.say("alice", "/commit tell C-1")
    await scene.fills("alice", opened.form, {})
    await scene.dispatch()
    scene.slack.refuse["acme"] = DestinationRefused("is_archived")
    await scene.say("alice", "/commit move C-1 to 18 Dec because vendor")
    await scene.dispatch()
    scene.slack.refuse.clear()
    await scene.press("minho", Button("retell", "", "1"), scene.slack.to("minho")[-1])
    await scene.dispatch()
    await scene.say("minho", "/commit done C-1")
    await scene.until(seoul("2026-11-25 12:00"))
    await scene.press("minho", Button("ask_again", "", "1"), scene.slack.to("minho")[-1])
    await scene.dispatch()
    await scene.say("alice", "/commit not done C-1")
    await scene.dispatch()
    scene.slack.refuse["minho"] = DestinationRefused("user_disabled")
    await scene.say("alice", "/commit edit C-2")
    await scene.until(seoul("2026-12-10 12:00"))
    opened = await scene.opens("sam", "give_all", scene.slack.to("sam")[-1])
    await scene.fills("sam", opened.form, {"owner": "jane"})
    await scene.dispatch()
    holds(scene.gallery())


async def test_lists(scene: Scene, holds: Holds) -> None:
    """Lists of every kind, turned page by page, empty ones, and the file."""
    for line in ("/commitments", "/commitments Acme", "/commitments closed", "/overdue", "/overdue Acme"):
        await scene.shows("alice", line)
    await scene.say("alice", "/commit send the first part to Acme by 23 Nov")
    for line in ("/commitments", "/commitments all"):
        await scene.shows("alice", line)
    scene.clock.at = seoul("2026-11-26 10:00")
    for line in ("/overdue", "/overdue 1d"):
        await scene.shows("alice", line)
    await scene.say("alice", "/commit done C-1")
    await scene.say("alice", "/commit agreed C-1")
    await scene.shows("alice", "/commitments closed")
    for number in range(1, 10):
        await scene.say("alice", f"/commit send part {number} to Acme by {number} Dec")
    await scene.say("alice", "/commit <@minho> call Acme by 3 Dec")
    await scene.say("alice", "/commit move C-3 to 4 Dec because vendor")
    first = await scene.shows("alice", "/commitments")
    await scene.opens("alice", "page", first)
    await scene.opens("alice", "open", first)
    for line in ("/commitments <@minho>", "/commitments all", "/commitments Acme", "/commitments @nobody"):
        await scene.shows("alice", line)
    scene.clock.at = seoul("2026-12-08 10:00")
    await scene.say("alice", "/commit done C-10")
    await scene.say("alice", "/commit agreed C-10")
    await scene.say("alice", "/commit cancel C-9 because x")
    for line in ("/commitments closed", "/overdue", "/overdue Acme 3d", "/overdue csv"):
        await scene.shows("alice", line)
    await scene.dispatch()
    holds(scene.gallery())


async def test_customers(scene: Scene, holds: Holds) -> None:
    """/customer shows, saves, and says what it does not understand."""
    await scene.shows("root", "/customer")
    await scene.shows("root", "/customer Acme")
    await scene.shows(
        "root", '/customer Acme tier Gold zone America/New_York country us manager <@sam> alias "Acme Corp" 애크미'
    )
    for line in (
        "Acme announce auto remind 5d 1d 3h", "Beta here", "Acme here", "Gamma here", "tier gold remind 4d 2h",
        "everyone remind 2d", "Acme zone Mars/Base", "Beta alias 애크미", "Nobody",
    ):  # fmt: skip
        await scene.shows("root", f"/customer {line}")
    await scene.shows("carol", "/customer Acme", "acme")
    holds(scene.gallery())


async def test_the_rest(scene: Scene, holds: Holds) -> None:
    """Help, managers, and what is half said, not allowed or from an older version."""
    for line in HELD_TOGETHER:
        await scene.shows("alice", line)
    await scene.shows("root", "/commit manager <@sam> <@jane>")
    await scene.shows("alice", "/commit manager <@sam> <@jane>")
    await scene.say("jane", "/commit ship to Acme by the 15th")
    await scene.shows("minho", "/commit done C-1")
    pressed = await scene.press("alice", Button("explode", "x", "1"))
    scene.answers.add("a button of an older version", pressed)
    submitted = await scene.fill("alice", Form("old_form", "t", "s", "c"), {})
    scene.answers.add("a form of an older version", submitted)
    holds(scene.gallery())


async def test_a_promise_that_is_later_than_its_customer_was_told(scene: Scene, holds: Holds) -> None:
    """Whoever is asked to tell them; the words, and the question once they are told."""
    await scene.say("alice", "/commit <@minho> send fix to Acme by the 15th")
    opened = await scene.say("alice", "/commit tell C-1")
    await scene.fills("alice", opened.form, {})
    await scene.until(seoul("2026-12-16 10:00"))
    opened = await scene.opens("minho", "tell_late", scene.slack.to("minho")[-1])
    assert opened.form is not None
    await scene.fills("minho", opened.form, {"words": "We are sorry, the fix is late."})
    await scene.dispatch()
    holds(scene.gallery())


def test_every_form_is_shown() -> None:
    """The stories above open each kind of form there is."""
    assert set(registry().forms) == {
        "edit_form", "move_form", "snooze_form", "give_form", "cancel_form", "tell_form", "not_yet_form",
        "pick_date_form", "new_customer_form", "pick_customer_form", "give_all_form", "tell_late_form",
        "promise_form", "note_form", "update_form", "edit_draft_form",
    }  # fmt: skip
