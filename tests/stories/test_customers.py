"""/customer: whom promises are made to, and how they are treated."""

import pytest

from commitments.domain.customer import Announce
from commitments.domain.reminder_policy import Policy
from tests.stage import Stage, seoul
from tests.stories.acting import button, customer, labels, read, times


async def test_a_customer_is_made_by_binding_its_channel(stage: Stage) -> None:
    reply = await stage.say("alice", "/customer Beta here", "team")
    assert read(reply).startswith("Beta is saved\nChannel: #team")
    assert (await customer(stage, "Beta")).channel == "team"


async def test_a_channel_belongs_to_one_customer(stage: Stage) -> None:
    reply = await stage.say("alice", "/customer Beta here", "acme")
    assert read(reply) == "This channel already belongs to Acme."


async def test_every_setting_can_be_said_at_once_and_is_shown(stage: Stage) -> None:
    line = (
        '/customer Acme tier Gold zone America/New_York country us manager <@sam> alias "Acme Corp" 애크미'
        " announce auto language ko remind 5d 1d 3h"
    )
    await stage.say("root", line)
    assert read(await stage.say("root", "/customer acme corp settings")) == "\n".join(
        [
            "Acme: settings",
            "Channel: #acme",
            "Also called: Acme Corp, 애크미",
            "Tier: gold",
            "Time zone: America/New_York",
            "Country: United States",
            "Language: 한국어",
            "Manager: Sam Rivera",
            "People: Alice Kim, Minho Lee",
            "Contacts: —",
            "Announcing: by itself",
            "They value: —",
            "Reminders before: 5d 1d 3h",
        ]
    )
    kept = await customer(stage, "Acme")
    assert kept.announce is Announce.AUTO
    assert kept.policy == Policy((5, 1), (3,))


async def test_a_customer_is_shown_in_korean(stage: Stage) -> None:
    await stage.say("alice", "/commit <@minho> send fix to Acme by the 15th")
    text = read(await stage.say("minho", "/customer Acme 설정"))
    assert text.startswith("Acme 설정\n채널: #acme\n다른 이름: —\n")
    assert "고객 알림: 미리보기 후" in text


@pytest.mark.parametrize(
    ("setting", "word"),
    [
        ("zone Mars/Base", "Mars/Base"),
        ("country XX", "XX"),
        ("announce maybe", "maybe"),
        ("language fr", "fr"),
        ("remind sometimes", "sometimes"),
        ("remind", "remind"),
        ("manager", "manager"),
        ("here now", "here now"),
    ],
)
async def test_a_setting_that_is_not_understood_is_named_and_nothing_changes(
    stage: Stage, setting: str, word: str
) -> None:
    before = await customer(stage, "Acme")
    reply = await stage.say("alice", f"/customer Acme tier gold {setting}", "acme")
    assert read(reply).startswith(f"I don't understand “{word}”.")
    assert await customer(stage, "Acme") == before


async def test_an_alias_is_understood_and_cannot_be_taken_by_another(stage: Stage) -> None:
    await stage.say("alice", '/customer Acme alias "Acme Corp" 애크미')
    assert "Customer: Acme" in read(await stage.say("alice", "/commit send fix to Acme Corp by the 15th"))
    assert "고객: Acme" in read(await stage.say("minho", "/commit 애크미에 15일까지 수정본 보내기"))
    reply = await stage.say("alice", "/customer Beta alias 애크미")
    assert read(reply) == "The name 애크미 already belongs to Acme."


async def test_an_unknown_customer_says_how_to_make_one(stage: Stage) -> None:
    reply = await stage.say("alice", "/customer Nobody")
    assert read(reply) == "I don't know the customer Nobody. “/customer Nobody here” makes it."
    korean = await stage.say("minho", "/customer 한성")
    assert read(korean) == "한성은 모르는 고객입니다. “/customer 한성 여기”로 만들 수 있습니다."


async def test_without_a_name_the_customers_are_listed(stage: Stage) -> None:
    await stage.say("alice", "/customer Beta announce ask")
    assert read(await stage.say("root", "/customer")).startswith("2 customers\nAcme\nBeta\n")


async def reminded(stage: Stage, line: str) -> list[str]:
    """Promise something for Friday 18 December at 18:00 and give when Alice is reminded before it is due."""
    await stage.say("alice", line)
    await stage.until(seoul("2026-12-18 18:00"))
    return times(stage.slack.to("alice"))


async def test_a_policy_of_everybody_holds(stage: Stage) -> None:
    reply = await stage.say("root", "/customer everyone remind 2d")
    assert read(reply).startswith("Reminders for everyone: 2d before the date.")
    assert await reminded(stage, "/commit send fix to Acme by 18 Dec") == [
        "Wed 16 Dec 09:00", "Fri 18 Dec 09:00", "Fri 18 Dec 18:00",
    ]  # fmt: skip


async def test_a_policy_of_a_tier_goes_before_everybodys(stage: Stage) -> None:
    await stage.say("root", "/customer everyone remind 2d")
    assert read(await stage.say("root", "/customer tier gold remind 5d")).startswith("Reminders for gold: 5d before")
    await stage.say("alice", "/customer Acme tier gold")
    assert (await reminded(stage, "/commit send fix to Acme by 18 Dec"))[0] == "Fri 11 Dec 09:00"


async def test_a_policy_of_a_customer_goes_before_its_tiers(stage: Stage) -> None:
    await stage.say("root", "/customer tier gold remind 5d")
    await stage.say("alice", "/customer Acme tier gold remind 4d 3h")
    assert await reminded(stage, "/commit send fix to Acme by 18 Dec") == [
        "Mon 14 Dec 09:00", "Fri 18 Dec 09:00", "Fri 18 Dec 15:00", "Fri 18 Dec 18:00",
    ]  # fmt: skip


async def test_a_policy_is_only_an_admins_to_set(stage: Stage) -> None:
    assert (
        read(await stage.say("alice", "/customer everyone remind 2d"))
        == "Only an admin of Commitments may do that. Ask one of them to do it."
    )


async def test_the_list_of_people_is_asked_for_and_kept_in_english_and_korean(stage: Stage) -> None:
    assert "People: Alice Kim, Minho Lee" in read(await stage.say("alice", "/customer Acme people"))
    await stage.say("sam", "/commit help")
    assert "People: Alice Kim, Minho Lee, Sam Rivera" in read(await stage.say("alice", "/customer Acme people @sam"))
    text = read(await stage.say("minho", "/customer Acme 제외 @sam 사람 <@jane>"))
    assert "함께 보는 사람: Alice Kim, Jane Doe, Minho Lee" in text
    assert read(await stage.say("alice", "/customer Acme people @nobody")).startswith("I don't know @nobody")
    assert read(await stage.say("alice", "/customer Acme remove")).startswith("I don't understand “remove”.")


async def test_a_name_may_begin_with_the_word_for_the_list(stage: Stage) -> None:
    asked = await stage.say("alice", "/customer People Corp tier gold")
    await stage.press("alice", button(asked.card, "New customer: People Corp"))
    assert (await customer(stage, "People Corp")).tier == "gold"


@pytest.mark.parametrize("line", ["/commit manager <@sam>", "/commit manager <@minho> of <@minho>"])
async def test_a_manager_needs_somebody_else_who_reports_to_them(stage: Stage, line: str) -> None:
    assert read(await stage.say("root", line)).startswith("Say who reports to whom")


async def test_people_may_stand_before_who_is_taken_off(stage: Stage) -> None:
    await stage.say("root", "/customer Acme people <@jane>")
    await stage.say("root", "/customer Acme people remove <@jane>")
    async with stage.store.read_only(stage.workspace) as uow:
        acme = await uow.customers.find_by_name("Acme")
        assert acme is not None
        assert "jane" not in await uow.customers.people_of(acme.id)


@pytest.mark.parametrize(
    ("actor", "line"),
    [
        ("alice", "alias -Akme"),
        ("alice", "forget alias Akme"),
        ("alice", "remove alias akme"),
        ("alice", "alias remove Akme"),
        ("minho", "별칭 -Akme"),
        ("minho", "별칭 삭제 Akme"),
    ],
)
async def test_another_name_can_be_forgotten(stage: Stage, actor: str, line: str) -> None:
    await stage.say("alice", '/customer Acme alias Akme, "Acme Corp"')
    await stage.say(actor, f"/customer Acme {line}")
    assert (await customer(stage, "Acme")).aliases == ("Acme Corp",)
    assert (await customer(stage, "Acme")).channel == "acme"


@pytest.mark.parametrize(
    ("actor", "said"),
    [("alice", "Acme has no other name Foo. “/customer Acme settings”"), ("minho", "Acme의 별칭 중에 Foo는 없습니다")],
)
async def test_a_name_that_it_does_not_have_is_no_silent_success(stage: Stage, actor: str, said: str) -> None:
    assert said in read(await stage.say(actor, "/customer Acme alias -Foo"))


@pytest.mark.parametrize(("actor", "line"), [("sam", "manager none"), ("sam", "관리자 없음")])
async def test_a_manager_can_be_unset_by_whoever_may_replace_them(stage: Stage, actor: str, line: str) -> None:
    await stage.say("root", "/customer Acme manager <@sam>")
    assert (await customer(stage, "Acme")).manager == "sam"
    await stage.say("minho", "/customer Acme manager none")
    assert (await customer(stage, "Acme")).manager == "sam", "only its manager or an admin replaces a manager"
    await stage.say(actor, f"/customer Acme {line}")
    assert (await customer(stage, "Acme")).manager is None


@pytest.mark.parametrize("line", ["channel none", "here none", "채널 없음", "여기 없음"])
async def test_a_channel_can_be_unset_and_its_standing_permission_ends(stage: Stage, line: str) -> None:
    await stage.say("alice", "/customer Acme announce auto")
    await stage.say("alice", f"/customer Acme {line}")
    acme = await customer(stage, "Acme")
    assert (acme.channel, acme.announce.value) == (None, "ask")
    await stage.say("alice", "/customer Acme channel", place="acme")
    assert (await customer(stage, "Acme")).channel == "acme"


@pytest.mark.parametrize("said", ["Acme not", "Acme, Globex", "the Acme", "Acme Korea", "애크미 말고"])
async def test_a_new_customer_whose_name_holds_another_is_asked_about(stage: Stage, said: str) -> None:
    await stage.say("alice", "/customer Acme alias 애크미")
    asked = await stage.say("alice", f"/customer {said} tier gold")
    assert "Nothing is saved yet" in read(asked)
    assert labels(asked.card)[0] == "Acme"
    assert f"New customer: {said}" in labels(asked.card)
