"""The main job, end to end: a promise said in chat is kept in sight until the customer has it."""

from tests.stage import Stage, buttons, seoul, text_of


async def test_a_promise_is_kept_in_sight_until_the_customer_has_it(stage: Stage) -> None:
    made = await stage.say("alice", "/commit <@minho> send fix to Acme by the 15th")
    print(text_of(made.card))
    assert made.card is not None
    assert "C-1" in made.card.title
    assert "Tue 15 Dec 2026, 18:00 KST" in text_of(made.card)

    form = (await stage.press("alice", buttons(made.card)["tell"])).form
    assert form is not None
    reply = await stage.fill("alice", form, {"wording": "send fix"})
    print(text_of(reply.card), reply.errors)
    await stage.dispatch()
    card = stage.slack.to("acme")[0]
    print(text_of(card.card))

    await stage.until(seoul("2026-12-15 10:00"))
    for one in stage.slack.to("minho"):
        print(one.at, text_of(one.card))
    reminder = stage.slack.to("minho")[-1]
    await stage.press("minho", buttons(reminder.card)["done"], reminder)
    await stage.dispatch()
    print(text_of(reminder.card))
    print(text_of(card.card))
    await stage.press("carol", buttons(card.card)["received"], card)
    await stage.dispatch()
    for one in stage.slack.sent:
        print("-----", one.to, one.at, one.thread)
        print(text_of(one.card))
    print(text_of((await stage.say("alice", "/commit history C-1")).card))
    print(text_of((await stage.say("alice", "/commit why C-1")).card))
    print(text_of((await stage.say("sam", "/overdue")).card))
    assert made
