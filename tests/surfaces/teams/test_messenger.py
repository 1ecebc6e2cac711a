"""What the outbox sends to Teams: once more after an unknown outcome, and said so; refusals told apart."""

from dataclasses import replace

import httpx
import pytest
from pydantic import SecretStr

from bot.cards.card import Button as CardButton
from bot.cards.card import Buttons, Card, Field, Fields, Mention, Mentions, Text
from bot.i18n.localizer import Localizer
from bot.teams.connector import Connector
from bot.teams.members import Members
from bot.teams.messenger import TeamsMessenger
from bot.teams.posted_replies import PostedReplies, reply_address
from bot.teams.tokens import BotToken
from commitments.application.ports.conversation_references import ConversationReference
from commitments.application.ports.messenger import File, Outgoing
from commitments.domain.errors import (
    DestinationRefused,
    MessageGone,
    NoHistory,
    OutcomeUnknown,
    SendError,
    TryLater,
    Unsendable,
    WorkspaceRefused,
)
from commitments.domain.notifications.addresses import MessageRef, to_channel, to_person
from tests.contract.values import NOW
from tests.surfaces.teams.played_teams import CLIENT, ELSEWHERE, TENANT, Member, PlayedTeams, object_id

ACME = "19:acme@thread.tacv2"
GROUP = "19:group@thread.v2"
ALICE, BOB = object_id("alice"), f"{ELSEWHERE}:{object_id('bob')}"
CARD = Card("C-1 is due", (Text("send fix"), Buttons((CardButton("done", "Done", "1"),))))


class Kept:
    """Conversation references in memory."""

    def __init__(self, *references: ConversationReference) -> None:
        self.by_id = {one.id: one for one in references}

    async def get(self, company: str, id: str) -> ConversationReference | None:
        return self.by_id.get(id)

    async def places(self, company: str) -> list[ConversationReference]:
        return [one for one in self.by_id.values() if one.kind == "place"]

    async def save(self, reference: ConversationReference) -> None:
        self.by_id[reference.id] = reference

    async def remove(self, company: str, id: str) -> None:
        self.by_id.pop(id, None)

    async def remove_team(self, company: str, team: str) -> None:
        raise NotImplementedError


def place(id: str, url: str) -> ConversationReference:
    return ConversationReference(TENANT, "place", id, id, url, NOW)


@pytest.fixture
def kept(teams: PlayedTeams) -> Kept:
    alice = ConversationReference(TENANT, "person", ALICE, "a:alice", teams.url, NOW, account="29:alice")
    return Kept(place(ACME, teams.url), place(GROUP, teams.url), alice)


@pytest.fixture
async def messenger(teams: PlayedTeams, kept: Kept) -> TeamsMessenger:
    http = httpx.AsyncClient(timeout=5)
    connector = Connector(http, BotToken(http, CLIENT, SecretStr("s"), TENANT, teams.url))
    return TeamsMessenger(connector, kept, Members(TENANT, connector), Localizer("en", "UTC"), PostedReplies())


def to(destination: str, card: Card = CARD) -> Outgoing:
    return Outgoing(
        TENANT, "n1", to_channel(destination) if destination.startswith("19:") else to_person(destination), card
    )


async def test_a_message_goes_where_it_belongs(messenger: TeamsMessenger, teams: PlayedTeams) -> None:
    posted = await messenger.send(to(ACME))
    assert posted == MessageRef(ACME, "1")
    await messenger.send(replace(to(ACME), thread=posted))
    await messenger.send(replace(to(GROUP), thread=MessageRef(GROUP, "9")))
    await messenger.send(to(ALICE))
    await messenger.send(replace(to(ACME), edit=posted))
    went = [(one.conversation, one.edits) for one in teams.messages]
    assert went == [(ACME, 1), (f"{ACME};messageid=1", 0), (GROUP, 0), ("a:alice", 0)]


async def test_somebody_never_met_gets_a_personal_chat(messenger: TeamsMessenger, teams: PlayedTeams) -> None:
    await messenger.send(to(object_id("dana")))
    assert teams.messages[0].conversation == f"a:{object_id('dana')}"


async def test_what_may_have_been_sent_is_sent_again_and_says_so(messenger: TeamsMessenger, teams: PlayedTeams) -> None:
    teams.refusals, teams.taken_before_refusing = [(502, "BadGateway")], True
    with pytest.raises(OutcomeUnknown):
        await messenger.send(to(ACME))
    with pytest.raises(NoHistory):
        await messenger.find(to(ACME))
    await messenger.send(replace(to(ACME), again=True))
    first, second = teams.messages
    assert "second copy" not in first.text
    assert second.text.endswith("This may be a second copy: it is not known whether the first arrived.")


REFUSALS: list[tuple[int, str, type[SendError]]] = [
    (429, "TooManyRequests", TryLater), (412, "PreconditionFailed", TryLater), (503, "ServiceUnavailable", TryLater),
    (500, "InternalServerError", OutcomeUnknown), (502, "BadGateway", OutcomeUnknown),
    (504, "GatewayTimeout", OutcomeUnknown), (403, "MessageWritesBlocked", DestinationRefused),
    (403, "BotNotInConversationRoster", DestinationRefused), (404, "ConversationNotFound", DestinationRefused),
    (404, "ActivityNotFoundInConversation", MessageGone), (401, "Unauthorized", WorkspaceRefused),
    (403, "BotDisabledByAdmin", WorkspaceRefused), (400, "BadSyntax", Unsendable),
    (413, "MessageSizeTooBig", Unsendable),
]  # fmt: skip


@pytest.mark.parametrize(("status", "code", "meaning"), REFUSALS)
async def test_refusals_are_told_apart(
    messenger: TeamsMessenger, teams: PlayedTeams, status: int, code: str, meaning: type[SendError]
) -> None:
    teams.refusals = [(status, code)]
    with pytest.raises(meaning) as raised:
        await messenger.send(to(ACME))
    assert raised.type is meaning
    assert not teams.messages
    await messenger.send(to(ACME))  # each call is one request: nothing is repeated behind the dispatcher's back
    assert len(teams.messages) == 1


async def test_where_the_bot_was_never_heard_nothing_is_sent(messenger: TeamsMessenger, teams: PlayedTeams) -> None:
    with pytest.raises(DestinationRefused):
        await messenger.send(to("19:unknown@thread.tacv2"))
    assert not teams.calls


async def test_a_reply_is_replaced_where_it_stands_else_it_is_a_message(
    messenger: TeamsMessenger, teams: PlayedTeams
) -> None:
    await messenger.send(to(ALICE))
    told = Card("C-1: told at 10:05")
    await messenger.send(replace(to(ALICE, told), reply_to=reply_address("a:alice", "1"), again=True))
    assert [one.text for one in teams.messages] == ["C-1: told at 10:05"]
    await messenger.send(replace(to(ALICE, told), reply_to=reply_address("a:alice", "gone")))
    assert len(teams.messages) == 2


async def test_only_those_who_are_there_are_mentioned(messenger: TeamsMessenger, teams: PlayedTeams) -> None:
    teams.members[ACME] = [Member("alice"), Member("bob", ELSEWHERE)]
    people = (Mention(BOB, "Bob <at>*x*"), Mention(object_id("eve"), "Eve"))
    await messenger.send(to(ACME, Card("Do you have it?", (Mentions(people),))))
    (entity,) = teams.messages[0].card["msteams"]["entities"]
    assert entity["mentioned"] == {"id": object_id("bob"), "name": "Bob atx"}
    assert entity["text"] in teams.messages[0].text


async def test_a_mention_within_a_text_is_a_name(messenger: TeamsMessenger, teams: PlayedTeams) -> None:
    mentioned = f"ask <@{ALICE}|Alice Kim>"
    await messenger.send(to(ACME, Card(mentioned, (Text(mentioned), Fields((Field("What", mentioned),))))))
    shown = str(teams.messages[0].activity)
    assert shown.count("ask Alice Kim") >= 4
    assert ALICE not in shown


async def test_a_file_for_a_channel_is_refused(messenger: TeamsMessenger) -> None:
    with pytest.raises(Unsendable):
        await messenger.send(replace(to(ACME), file=File("list.csv", b"a,b")))


async def test_a_card_beyond_the_limit_is_cut_and_counts_what_is_left_out(
    messenger: TeamsMessenger, teams: PlayedTeams
) -> None:
    await messenger.send(to(ACME, Card("Much", tuple(Text("약속" * 1400) for _ in range(40)))))
    assert "Not all fits into one message: " in teams.messages[0].text


async def test_what_the_surface_itself_says_is_in_the_language_of_its_reader(
    messenger: TeamsMessenger, teams: PlayedTeams, kept: Kept
) -> None:
    kept.by_id[ALICE] = replace(kept.by_id[ALICE], locale="ko-KR")
    much = Card("Much", tuple(Text("약속" * 1400) for _ in range(40)))
    await messenger.send(replace(to(ACME, much), destination=to_person(ALICE), again=True))
    assert "메시지 하나에 다 담지 못했습니다" in teams.messages[0].text
    await messenger.send(replace(to(ACME), destination=to_person(ALICE), again=True))
    assert "두 번 보일 수 있습니다" in teams.messages[1].text
