"""A right is checked before anything else that was said is looked at: a refusal gives nothing away."""

import pytest

from tests.security.world import OPEN_TOLD, World, sentence, snapshot
from tests.stage import Stage

HIDDEN = f"There is no C-{OPEN_TOLD} that you can see. /commitments lists yours."


@pytest.mark.parametrize(
    ("line", "refusal"),
    [
        ("manager", "Only an admin of Commitments may do that. Ask one of them to do it."),
        ("manager <@nobody>", "Only an admin of Commitments may do that. Ask one of them to do it."),
        (f"give C-{OPEN_TOLD} @nobody", HIDDEN),
        (f"snooze C-{OPEN_TOLD} whenever", HIDDEN),
        (f"move C-{OPEN_TOLD} to whenever", HIDDEN),
        (f"cancel C-{OPEN_TOLD}", HIDDEN),
    ],
)
async def test_a_stranger_is_refused_whatever_else_is_wrong(
    line: str, refusal: str, world: World, stage: Stage
) -> None:
    before = snapshot(stage)
    assert sentence(await stage.say("jane", f"/commit {line}", "acme")) == refusal
    assert snapshot(stage) == before
