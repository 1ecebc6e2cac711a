"""What the registry says only reads, changes nothing."""

import pytest

from bot.conversation.registry import registry
from bot.conversation.requests import ButtonPress, CommandRequest, FormSubmission, Request
from tests.security.world import OPEN_TOLD, World, snapshot
from tests.stage import Stage, seoul

WHO = ("W1", "alice", "k", seoul("2026-12-01 10:00"))
READING = [
    ("commit", ""), ("commit", "help"), ("commit", "C-1"), ("commit", "show C-1"), ("commit", "이력 C-1"),
    ("commit", "why C-1"), ("commit", "move C-1"), ("commit", "give C-1"), ("commit", "cancel C-1"),
    ("commit", "snooze C-1"), ("commit", "tell C-1"), ("commit", "edit C-1"), ("commit", "done"),
    ("commitments", "all"), ("overdue", "7d"), ("customer", ""), ("customer", "Acme"),
]  # fmt: skip
CHANGING = [
    ("commit", "send fix to Acme by Dec 15"), ("commit", "mvoe C-1 to Monday"), ("commit", "done C-1"),
    ("commit", "undo"), ("commit", "move C-1 to Monday"), ("commit", "agreed C-1"), ("commit", "snooze C-1 2h"),
    ("commit", "manager <@sam> <@jane>"), ("overdue", "csv"), ("overdue", "7d CSV"), ("customer", "Acme here"),
    ("customer", "tier gold remind 5d"), ("explode", ""),
]  # fmt: skip


@pytest.mark.parametrize(("command", "text"), READING)
async def test_a_command_that_only_reads_changes_nothing(command: str, text: str, world: World, stage: Stage) -> None:
    assert registry().reads_only(CommandRequest(*WHO, "acme", command, text))
    before = snapshot(stage)
    await stage.say("alice", f"/{command} {text}".strip(), "acme")
    assert snapshot(stage) == before


@pytest.mark.parametrize("name", [name for name, one in registry().buttons.items() if one.reads_only])
async def test_a_button_that_only_reads_changes_nothing(name: str, world: World, stage: Stage) -> None:
    request = ButtonPress(*WHO, "acme", name, world.draft if "pick" in name or "new" in name else str(OPEN_TOLD))
    before = snapshot(stage)
    await stage.conversation.handle_button(request)
    assert snapshot(stage) == before


@pytest.mark.parametrize(
    "request_",
    [
        *(CommandRequest(*WHO, "acme", command, text) for command, text in CHANGING),
        *(ButtonPress(*WHO, "acme", name, "1") for name in ("done", "undo", "received", "promise", "explode")),
        *(FormSubmission(*WHO, "acme", name, "1") for name in registry().forms),
        Request(*WHO),
    ],
    ids=repr,
)
def test_anything_else_is_not_said_to_only_read(request_: Request) -> None:
    assert not registry().reads_only(request_)
