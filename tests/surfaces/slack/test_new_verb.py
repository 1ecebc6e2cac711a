"""Slack registers the button and the form of a new verb by themselves."""

from bot.cards.card import Form, TextInput
from bot.slack.modals import modal
from tests.surfaces.slack import payloads
from tests.surfaces.slack.conftest import Endpoint
from tests.toy_verb import toy_verb  # noqa: F401

WORDS = {"words": {"words": {"type": "plain_text_input", "value": "well done"}}}


async def test_the_button_and_the_form_of_a_new_verb_reach_the_conversation(
    toy_verb: object,  # noqa: F811
    endpoint: Endpoint,
) -> None:
    form = Form("praise_form", "Praise it", "Praise", "Back", "1", inputs=(TextInput("words", "What"),))

    await endpoint.interact(payloads.press("praise:1", "1"))
    await endpoint.interact(payloads.submission(modal(form), WORDS))

    assert [getattr(heard, "action", "") for heard in endpoint.conversation.heard] == ["praise", "praise_form"]
