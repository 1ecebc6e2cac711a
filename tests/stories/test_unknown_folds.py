"""Two messages to one person whose outcomes are both unknown: each is looked for by itself before anything is sent."""

from collections import Counter
from datetime import timedelta

import pytest

from tests.stage import Stage, text_of, unanswered

TAKEN, NOT_TAKEN = True, False


async def give(stage: Stage, what: str, *, taken: bool) -> None:
    """Give Minho a commitment; Slack takes the message about it or not, and in neither case says so."""
    await stage.say("alice", f"/commit <@minho> {what} to Acme in 3 days")
    with unanswered(stage.slack, taken=taken):
        await stage.dispatch()


@pytest.mark.parametrize("first", [TAKEN, NOT_TAKEN])
@pytest.mark.parametrize("second", [TAKEN, NOT_TAKEN])
async def test_what_is_unknown_about_two_messages_is_found_out_for_each(
    stage: Stage, first: bool, second: bool
) -> None:
    await give(stage, "send the fix", taken=first)
    await give(stage, "send the report", taken=second)
    stage.clock.at += timedelta(minutes=2)
    await stage.dispatch()

    words = [text_of(one.card) for one in stage.slack.to("minho")]
    read = Counter(what for text in words for what in ("send the fix", "send the report") if what in text)
    assert read == {"send the fix": 1, "send the report": 1}, words
