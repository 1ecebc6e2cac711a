"""What people of a story do, in few words."""

from collections.abc import Mapping
from typing import Any

from bot.cards.card import Button, Buttons, Card, Form, Item, TextInput
from bot.conversation.requests import Reply
from commitments.domain.commitment import Commitment
from commitments.domain.customer import Customer
from tests.stage import Sent, Stage, buttons, text_of


def read(reply: Reply) -> str:
    """Give all that a reply says."""
    return text_of(reply.card)


def form_of(reply: Reply) -> Form:
    assert reply.form is not None, text_of(reply.card)
    return reply.form


def filled(form: Form) -> dict[str, Any]:
    """Give what stands in a form when it opens, by input."""
    return {each.name: each.value for each in form.inputs if hasattr(each, "value")}


def labels(card: Card | None) -> list[str]:
    """Give the labels of every button of a card, in order."""
    return [each.label for each in every_button(card)]


def every_button(card: Card | None) -> list[Button]:
    blocks = [block for block in (card.blocks if card else ()) if isinstance(block, Buttons | Item)]
    return [each for block in blocks for each in block.buttons]


def button(card: Card | None, label: str) -> Button:
    """Give the button of a card that carries a label."""
    found = [each for each in every_button(card) if each.label == label]
    assert found, f"no button {label!r} on:\n{text_of(card)}"
    return found[0]


async def press(stage: Stage, actor: str, action: str, on: Reply | Sent, key: str = "") -> Reply:
    """Press the first button of an action, on a private card or on a message."""
    message = on if isinstance(on, Sent) else None
    found = buttons(on.card)
    assert action in found, f"no {action} on:\n{text_of(on.card)}"
    return await stage.press(actor, found[action], message, key=key)


async def fill(stage: Stage, actor: str, opened: Reply, answers: Mapping[str, str], place: str = "") -> Reply:
    """Fill in a form: what is not answered stays as it stood."""
    form = form_of(opened)
    stood = {name: str(value) if value else "" for name, value in filled(form).items()}
    stood = {name: text[:5] if name == "time" else text for name, text in stood.items()}
    return await stage.fill(actor, form, {**stood, **answers}, place)


async def tell(stage: Stage, actor: str, number: int, **answers: str) -> Reply:
    """Tell the customer about a commitment, through the preview."""
    opened = await stage.say(actor, f"/commit tell C-{number}")
    reply = await fill(stage, actor, opened, answers)
    await stage.dispatch()
    return reply


async def move(stage: Stage, actor: str, number: int, to: str, reason: str) -> Reply:
    """Move a commitment through the form, in which a reason is for the customer too."""
    return await fill(stage, actor, await stage.say(actor, f"/commit move C-{number} to {to}"), {"reason": reason})


async def commitment(stage: Stage, number: int = 1) -> Commitment:
    """Read a commitment as it is stored."""
    async with stage.store.transaction(stage.workspace) as uow:
        found = await uow.commitments.get_for_update(number)
    assert found is not None
    return found


async def customer(stage: Stage, name: str) -> Customer:
    """Read a customer as it is stored."""
    async with stage.store.transaction(stage.workspace) as uow:
        found = await uow.customers.find_by_name(name)
    assert found is not None
    return found


async def count(stage: Stage) -> int:
    """Count the commitments there are."""
    async with stage.store.transaction(stage.workspace) as uow:
        number = 0
        while await uow.commitments.get_for_update(number + 1) is not None:
            number += 1
        return number


def text_input(form: Form, name: str) -> TextInput:
    return next(each for each in form.inputs if isinstance(each, TextInput) and each.name == name)


async def everything(stage: Stage, actor: str, line: str) -> str:
    """Say a line whose answer is folded, and give all of it, page after page."""
    reply = await stage.say(actor, line)
    said = read(reply)
    for label in ("Show all", "모두 보기", *["Next", "다음"] * 9):
        if label in labels(reply.card):
            reply = await stage.press(actor, button(reply.card, label))
            said += "\n" + read(reply)
    return said


def times(sent: list[Sent], zone: str = "Asia/Seoul") -> list[str]:
    """Give when messages were sent, in a zone."""
    from zoneinfo import ZoneInfo

    return [one.at.astimezone(ZoneInfo(zone)).strftime("%a %d %b %H:%M") for one in sent]
