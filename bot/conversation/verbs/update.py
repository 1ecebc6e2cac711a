"""update: write to the customer, in words that are previewed."""

from dataclasses import replace

from bot.cards.buttons import button
from bot.cards.card import Block, Buttons, Card, Form, Note, Text, TextInput
from bot.cards.commitment_card import can_tell
from bot.conversation.commitment_reply import changed_reply
from bot.conversation.form_builder import build_form
from bot.conversation.mentions import with_names
from bot.conversation.older_forms import form_value, showed_other
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import FormSubmission, Reply
from bot.conversation.verb import CommitmentVerb, always
from commitments.application.authorization import AuthorizedCommitment, Right
from commitments.application.commitments.update_customer import require_told, update_customer
from commitments.application.customer_view import require_no_leak
from commitments.domain.customer import Customer
from commitments.domain.errors import (
    AnnouncingIsOff,
    CommitmentsError,
    InternalCommitment,
    NeverTold,
    NoCustomerChannel,
    WordsLeak,
)
from commitments.domain.history import Entry, last_word


async def _preview(context: RequestContext, found: AuthorizedCommitment, text: str) -> Reply:
    words = await with_names(context, text)
    try:
        customer, _ = require_told(found.commitment, found.customer)
    except (AnnouncingIsOff, InternalCommitment, NeverTold, NoCustomerChannel) as error:
        return _cannot_hear(context, found, error, words)
    last = last_word(await context.uow.history.list_for(found.commitment.number))
    return Reply(form=await _form(context, found, customer, words or (last.new if last else ""), last))


async def _form(
    context: RequestContext, found: AuthorizedCommitment, customer: Customer, words: str, last: Entry | None
) -> Form:
    """Return the form whose input holds exactly what the customer will read, below what may not stay in it."""
    leaks: list[Block] = []
    try:
        await require_no_leak(context.uow, customer, words)
    except WordsLeak as leak:
        leaks.append(Text(context.refusal(leak)))
    label, hint = context.text("field.wording"), context.text("update.hint")
    field = TextInput("words", label, words, hint, multiline=True)
    reads = Text(context.text("update.reads", name=customer.name), strong=True)
    value = form_value(found.commitment.number, (), reader=_reader(customer), said=_said(last))
    form = await build_form(context, "update_form", value, field, about=found.commitment)
    return replace(form, intro=(reads, *form.intro, *leaks))


def _reader(customer: Customer) -> str:
    return f"{customer.id} {customer.channel}"


def _said(last: Entry | None) -> str:
    return f"{last.at.isoformat()} {last.actor} {last.new}" if last else ""


async def _changed_meanwhile(
    context: RequestContext, submitted: FormSubmission, customer: Customer, last: Entry | None
) -> list[Block]:
    """Return what changed while the form was open: the customer, or what a colleague wrote to them."""
    changed = []
    if showed_other(submitted, "reader", _reader(customer)):
        changed.append(context.text("form.look_again"))
    if last and showed_other(submitted, "said", _said(last)):
        names = await context.names([], [last.actor])
        changed.append(context.text("update.meanwhile", name=names.person(last.actor), words=last.new))
    return [Text(one) for one in changed]


def _cannot_hear(context: RequestContext, found: AuthorizedCommitment, error: CommitmentsError, words: str) -> Reply:
    """Return why the customer cannot be written to, with what can be done, and the words that were for them."""
    label, name = found.commitment.label, found.customer.name if found.customer else ""
    if isinstance(error, NeverTold):
        title = context.text("update.unseen", label=label, name=name)
    else:
        title = context.refusal(error)
    blocks: list[Block] = [Note(f"“{words}”")] if words else []
    blocks.append(Note(context.text("update.note_instead", label=label, commit=context.typed["commit"])))
    if isinstance(error, NeverTold) and can_tell(found.commitment, found.customer):
        blocks.append(Buttons((button(context.localizer, "tell", found.commitment.number, "primary"),)))
    return Reply(card=Card(title, tuple(blocks)))


async def _send(context: RequestContext, found: AuthorizedCommitment, submitted: FormSubmission) -> Reply:
    words = await with_names(context, submitted.answers.get("words", ""))
    if not words:
        return Reply(errors={"words": context.text("tell_late.empty")})
    last = last_word(await context.uow.history.list_for(found.commitment.number))
    if found.customer and (changed := await _changed_meanwhile(context, submitted, found.customer, last)):
        form = await _form(context, found, found.customer, words, last)
        return Reply(form=replace(form, intro=(*changed, *form.intro)))
    try:
        commitment = await update_customer(context.uow, context.actor, found.commitment.number, words, context.now)
    except CommitmentsError as error:
        return Reply(errors={"words": context.refusal(error)})
    return await changed_reply(context, commitment, "did.told", name=found.customer.name if found.customer else "")


VERB = CommitmentVerb(
    name="update",
    right=Right.CHANGE,
    run=_preview,
    submit=_send,
    has_button=True,
    help="kept",
    completes=True,
    takes_words=True,
    free_text=True,
    reads_only=always,
)
