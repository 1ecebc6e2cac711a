"""/customer understands what people say, and asks about what it does not; nothing is made from a misspelt line."""

import pytest

from bot.conversation.requests import Reply
from tests.stage import Stage
from tests.stories.acting import button, customer, every_button, labels, read


async def names(stage: Stage) -> list[str]:
    """Give the names of all customers there are."""
    async with stage.store.read_only(stage.workspace) as uow:
        return [one.name for one in await uow.customers.first(50)]


async def press(stage: Stage, actor: str, reply: Reply, label: str, place: str = "") -> Reply:
    return await stage.press(actor, button(reply.card, label), place=place)


@pytest.mark.parametrize(("actor", "line"), [("root", "list"), ("root", "List"), ("minho", "목록")])
async def test_the_customers_that_one_may_see_are_listed(stage: Stage, actor: str, line: str) -> None:
    await stage.say("root", "/customer Beta tier gold")
    reply = await stage.say(actor, f"/customer {line}")
    assert "Acme" in labels(reply.card)
    assert ("Beta" in labels(reply.card)) is (actor == "root")
    assert "Settings" in labels((await press(stage, "alice", reply, "Acme")).card)
    assert await names(stage) == ["Acme", "Beta"]


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("london", "Europe/London"),
        ("New York", "America/New_York"),
        ("런던", "Europe/London"),
        ("서울", "Asia/Seoul"),
        ("Korea", "Asia/Seoul"),
        ("독일", "Europe/Berlin"),
        ("Germany", "Europe/Berlin"),
        ("Kolkata", "Asia/Kolkata"),
        ("utc", "UTC"),
        ("Asia/Tokyo", "Asia/Tokyo"),
    ],
)
async def test_a_zone_is_a_city_or_a_country(stage: Stage, said: str, zone: str) -> None:
    assert read(await stage.say("alice", f"/customer Acme zone {said}")).startswith("Acme is saved")
    assert (await customer(stage, "Acme")).zone == zone


async def test_a_country_of_several_zones_is_asked_about(stage: Stage) -> None:
    reply = await stage.say("alice", "/customer Acme tier gold zone USA")
    assert read(reply).startswith("Which time zone is “USA”? Nothing is saved yet.")
    assert (await customer(stage, "Acme")).tier is None
    await press(stage, "alice", reply, "New York")
    kept = await customer(stage, "Acme")
    assert (kept.tier, kept.zone) == ("gold", "America/New_York")


async def test_a_misspelt_zone_offers_the_nearest(stage: Stage) -> None:
    reply = await stage.say("alice", "/customer Acme zone lodnon")
    assert read(reply).startswith("I don't understand “lodnon”. Nothing is saved yet.")
    assert "a city, a country, or a zone such as Asia/Seoul" in read(reply)
    await press(stage, "alice", reply, "London")
    assert (await customer(stage, "Acme")).zone == "Europe/London"


@pytest.mark.parametrize(
    ("said", "code"),
    [("Germany", "DE"), ("독일", "DE"), ("south korea", "KR"), ("한국", "KR"), ("대한민국", "KR"), ("UK", "GB"),
     ("United States", "US"), ("USA", "US"), ("미국", "US"), ("gb", "GB"), ("Türkiye", "TR"), ("Turkiye", "TR")],
)  # fmt: skip
async def test_a_country_is_named_in_english_or_korean(stage: Stage, said: str, code: str) -> None:
    await stage.say("alice", f"/customer Acme country {said}")
    assert (await customer(stage, "Acme")).country == code


async def test_a_misspelt_country_offers_the_nearest(stage: Stage) -> None:
    reply = await stage.say("alice", "/customer Acme country Germny")
    await press(stage, "alice", reply, "Germany")
    assert (await customer(stage, "Acme")).country == "DE"


async def test_a_tier_that_nobody_set_up_is_refused_by_naming_the_others(stage: Stage) -> None:
    reply = await stage.say("alice", "/customer Acme tier platinum")
    assert read(reply).startswith("There is no tier “platinum”. Nothing is saved yet.")
    assert "gold, silver, standard" in read(reply)
    assert "/customer tier platinum remind 5d 1d" in read(reply)
    assert (await customer(stage, "Acme")).tier is None
    await stage.say("root", "/customer tier platinum remind 5d 1d")
    await stage.say("alice", "/customer Acme tier Platinum")
    assert (await customer(stage, "Acme")).tier == "platinum"


async def test_a_misspelt_tier_offers_the_nearest(stage: Stage) -> None:
    reply = await stage.say("minho", "/customer Acme 등급 골두")
    await press(stage, "minho", reply, "gold")
    assert (await customer(stage, "Acme")).tier == "gold"


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("Acme manger <@sam>", "manager"),
        ("Acme teir gold", "tier"),
        ("Acme teir gold announce auto", "tier"),
        ("Acme announce auto manger <@sam>", "manager"),
        ("Acme zone Asia/Seoul tierr gold", "tier"),
        ("Beta teir gold language ko", "tier"),
        ("Acme 등굽 gold", "등급"),
    ],
)
async def test_a_misspelt_keyword_is_asked_about(stage: Stage, line: str, word: str) -> None:
    before = await customer(stage, "Acme")
    reply = await stage.say("alice", f"/customer {line}")
    assert f"Did you mean “{word}”?" in read(reply)
    assert (await names(stage), await customer(stage, "Acme")) == (["Acme"], before)
    await press(stage, "alice", reply, word)
    name = line.split(maxsplit=1)[0]
    assert name in await names(stage)
    changed = await customer(stage, name)
    assert (changed.tier, changed.manager) != (None, None)


@pytest.mark.parametrize("line", ["Acmee tier gold", "Acmee here", "acnme zone london"])
async def test_no_customer_is_made_from_a_misspelt_name(stage: Stage, line: str) -> None:
    reply = await stage.say("alice", f"/customer {line}", "team")
    assert read(reply).startswith(f"I don't know “{line.partition(' ')[0]}” yet. Did you mean “Acme”?")
    assert await names(stage) == ["Acme"]
    await press(stage, "alice", reply, "Acme", "team")
    assert await names(stage) == ["Acme"]
    assert (await customer(stage, "Acme")).tier == ("gold" if "tier" in line else None)


async def test_a_like_name_can_be_made_on_purpose(stage: Stage) -> None:
    reply = await stage.say("alice", "/customer Acmee tier gold")
    await press(stage, "alice", reply, "New customer: Acmee")
    assert await names(stage) == ["Acme", "Acmee"]
    assert (await customer(stage, "Acmee")).tier == "gold"


async def test_looking_up_a_misspelt_name_offers_the_nearest(stage: Stage) -> None:
    reply = await stage.say("alice", "/customer Acmme")
    assert "Settings" in labels((await press(stage, "alice", reply, "Acme")).card)


async def test_a_customer_that_one_may_not_see_is_never_offered(stage: Stage) -> None:
    reply = await stage.say("jane", "/customer Acmee tier gold")
    assert read(reply).startswith("Acmee is saved")
    assert "Acme\n" not in read(await stage.say("jane", "/customer Acmy"))


async def test_korean_keywords_do_what_the_english_do(stage: Stage) -> None:
    line = "/customer Acme 등급 골드 시간대 뉴욕 국가 미국 언어 한국어 담당자 <@sam>"
    line += " 별칭 애크미 공지 자동 사전알림 5일 1일 2시간"
    assert read(await stage.say("root", line)).startswith("Acme is saved")
    kept = await customer(stage, "Acme")
    assert (kept.tier, kept.zone, kept.country, kept.language) == ("gold", "America/New_York", "US", "ko")
    assert (kept.manager, kept.aliases, kept.announce) == ("sam", ("애크미",), "auto")
    assert kept.policy is not None
    assert (kept.policy.lead_days, kept.policy.lead_hours) == ((5, 1), (2,))


async def test_a_setting_can_be_taken_back(stage: Stage) -> None:
    await stage.say("alice", "/customer Acme tier gold zone london country DE language ko remind 5d")
    await stage.say("alice", "/customer Acme tier none zone none country none language default remind default")
    kept = await customer(stage, "Acme")
    assert (kept.tier, kept.zone, kept.country, kept.language, kept.policy) == (None,) * 5


@pytest.mark.parametrize(
    ("said", "choices"),
    [("announce maybe", "ask, auto, never"), ("language klingon", "English, 한국어"), ("remind often", "5d 1d 2h")],
)
async def test_an_error_of_a_setting_names_the_choices(stage: Stage, said: str, choices: str) -> None:
    reply = await stage.say("alice", f"/customer Acme {said}")
    assert f"I don't understand “{said.split()[1]}”. Nothing is saved yet." in read(reply)
    assert choices in read(reply)


async def test_a_quoted_word_is_never_a_keyword(stage: Stage) -> None:
    await stage.say("alice", '/customer "Zone Here" tier gold')
    assert (await customer(stage, "Zone Here")).tier == "gold"


@pytest.mark.parametrize("line", ["zone london", "here", "등급 골드", "tier"])
async def test_a_setting_without_a_name_asks_whose(stage: Stage, line: str) -> None:
    reply = await stage.say("alice", f"/customer {line}", "team")
    assert "Name a customer" in read(reply) or "Tiers" in read(reply)
    assert await names(stage) == ["Acme"]


async def test_the_settings_of_the_company_are_read_and_reset(stage: Stage) -> None:
    await stage.say("root", "/customer everyone remind 5d 2h")
    await stage.say("root", "/customer tier gold remind 7d")
    for actor, line in (("alice", "everyone"), ("alice", "settings")):
        text = read(await stage.say(actor, f"/customer {line}"))
        assert "Reminders before: 5d 2h" in text
        assert "gold: 7d" in text
        assert "silver: as for everyone" in text
    await stage.say("root", "/customer everyone remind default")
    await stage.say("root", "/customer tier gold remind default")
    text = read(await stage.say("minho", "/customer 전체"))
    assert "3일 1일 2시간" in text
    assert "7d" not in text
    assert "5d 2h" in read(await stage.say("root", "/customer everyone remind 5d 2h"))
    assert "5d 2h" in read(await stage.say("alice", "/commitments settings everyone"))


async def test_a_tier_is_read_and_a_wrong_setting_names_what_there_is(stage: Stage) -> None:
    await stage.say("root", "/customer tier gold remind 7d")
    assert "gold: 7d" in read(await stage.say("alice", "/customer tier gold"))
    assert "골드: 7일" in read(await stage.say("minho", "/customer 등급 골드 설정"))
    assert "gold, silver, standard" in read(await stage.say("alice", "/customer tier platinum"))
    assert "remind" in read(await stage.say("root", "/customer tier gold zone london"))
    assert "remind" in read(await stage.say("root", "/customer everyone zone london"))


async def test_here_is_said_in_a_channel(stage: Stage) -> None:
    reply = await stage.say("alice", "/customer Beta here", place="")
    assert "in the customer's channel" in read(reply)
    assert await names(stage) == ["Acme"]


@pytest.mark.parametrize(
    ("place", "outside", "absent", "said"),
    [
        ("acme", ["Carol Diaz"], False, ["From outside, these people read along here: Carol Diaz"]),
        ("acme", [], False, ["Nobody from outside reads along here yet."]),
        ("team", [], False, ["This channel is shared with nobody outside, so Beta reads nothing here yet"]),
        ("team", [], True, ["shared with nobody outside", "I am not in this channel", "/invite @Commitments"]),
        ("acme", ["Carol Diaz"], True, ["read along here: Carol Diaz", "/invite @Commitments"]),
    ],
)
async def test_binding_a_channel_says_at_once_what_keeps_the_customer_from_reading(
    stage: Stage, place: str, outside: list[str], absent: bool, said: list[str]
) -> None:
    stage.slack.outside[place] = outside
    stage.slack.absent |= {place} if absent else set()
    if place == "acme":
        await stage.say("alice", "/customer Acme here", "team")
    reply = await stage.say("alice", "/customer Beta here", place)
    assert (await customer(stage, "Beta")).channel == place
    assert all(each in read(reply) for each in said)
    assert ("/invite" in read(reply)) is absent
    stage.slack.outside[place] = outside
    pressed = await stage.press(
        "alice", button((await stage.say("alice", "/customer Bete here", place)).card, "Beta"), place=place
    )
    assert all(each in read(pressed) for each in said)


async def test_a_tier_like_another_is_set_up_only_on_purpose(stage: Stage) -> None:
    asked = await stage.say("root", "/customer tier gokd remind 5d")
    assert read(asked).startswith("There is no tier “gokd”.")
    await press(stage, "root", asked, "gold")
    assert "gold: 5d" in read(await stage.say("root", "/customer everyone"))
    await press(stage, "root", asked, "New tier: gokd")
    assert "gokd: 5d" in read(await stage.say("root", "/customer everyone"))
    assert "understand “everyone”" in read(await stage.say("root", "/customer tier everyone remind 5d"))


@pytest.mark.parametrize("line", ["Acme tier gold tier silver", "Acme tier gold 등급 실버"])
async def test_a_setting_said_twice_is_asked_about(stage: Stage, line: str) -> None:
    assert "is said twice" in read(await stage.say("alice", f"/customer {line}"))
    assert (await customer(stage, "Acme")).tier is None


@pytest.mark.parametrize("line", ["Acme archive please", "Acme settings tier gold", "Acme help me"])
async def test_what_stands_alone_takes_nothing_else(stage: Stage, line: str) -> None:
    assert "This stands alone after the name" in read(await stage.say("alice", f"/customer {line}"))
    assert await names(stage) == ["Acme"]


@pytest.mark.parametrize(("actor", "line"), [("alice", "help"), ("alice", "?"), ("minho", "도움말")])
async def test_help_names_the_settings(stage: Stage, actor: str, line: str) -> None:
    said = read(await stage.say(actor, f"/customer {line}"))
    assert "tier" in said or "등급" in said
    assert "settings" in said or "설정" in said


async def test_what_does_not_make_a_customer_offers_no_new_one(stage: Stage) -> None:
    for line in ("archive Acmee", "Acmee settings", "settings Acmee"):
        assert labels((await stage.say("alice", f"/customer {line}")).card) == ["Acme"]


@pytest.mark.parametrize(
    ("person", "line", "asked"),
    [
        ("alice", "/customer Acme alias Acme Corp", "Is “Acme Corp” one name, or several?"),
        ("minho", "/customer Acme 별칭 애크미 코리아", "“애크미 코리아”: 이름 하나인가요, 여러 개인가요?"),
    ],
)
async def test_names_of_several_words_are_asked_about_and_not_cut(
    stage: Stage, person: str, line: str, asked: str
) -> None:
    question = await stage.say(person, line)
    assert read(question).startswith(asked)
    assert (await customer(stage, "Acme")).aliases == ()
    one, each = every_button(question.card)
    await stage.press(person, one)
    assert (await customer(stage, "Acme")).aliases == (one.label,)
    await stage.press(person, each)
    assert set(each.label.split(" · ")) - {"Acme"} <= set((await customer(stage, "Acme")).aliases)


async def test_names_between_commas_are_whole(stage: Stage) -> None:
    await stage.say("alice", "/customer Acme alias Acme Corp, ACM")
    assert set((await customer(stage, "Acme")).aliases) == {"Acme Corp", "ACM"}


@pytest.mark.parametrize(
    ("said", "zone"), [("EST", "America/New_York"), ("KST", "Asia/Seoul"), ("CET", "Europe/Paris"), ("utc", "UTC")]
)
async def test_an_abbreviation_is_a_zone_with_its_summer_time(stage: Stage, said: str, zone: str) -> None:
    await stage.say("alice", f"/customer Acme zone {said}")
    assert (await customer(stage, "Acme")).zone == zone


@pytest.mark.parametrize(("said", "offered"), [("ET", "New York"), ("PT", "Los Angeles"), ("MT", "Denver")])
async def test_an_abbreviation_that_is_a_countrys_code_too_is_asked_about(
    stage: Stage, said: str, offered: str
) -> None:
    asked = await stage.say("alice", f"/customer Acme zone {said}")
    assert read(asked).startswith(f"Which time zone is “{said}”?")
    assert offered in labels(asked.card)
    assert (await customer(stage, "Acme")).zone is None


@pytest.mark.parametrize("line", ["delete Acme", "Acme delete", "Acme gold", "who is Acme", "Acme pays late"])
async def test_words_around_a_known_name_lead_to_it(stage: Stage, line: str) -> None:
    asked = await stage.say("alice", f"/customer {line}")
    assert labels(asked.card) == ["Acme"]
    assert "Where we stand with Acme" in read(await stage.press("alice", every_button(asked.card)[0]))


async def test_a_name_that_one_may_not_see_is_not_given_away(stage: Stage) -> None:
    hidden, none = [read(await stage.say("jane", f"/customer delete {name}")) for name in ("Acme", "Nuri")]
    assert hidden.replace("Acme", "Nuri") == none
