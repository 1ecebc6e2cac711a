"""snooze: postpone the reminders of a commitment."""

from datetime import datetime

from bot.cards.card import Card, ChoiceInput, Form, Option
from bot.conversation.form_builder import build_form
from bot.conversation.reading_context import date_context
from bot.conversation.reason_parser import split_reason, with_words, without_function_words
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import FormSubmission, Reply
from bot.conversation.verb import CommitmentVerb, without_text
from commitments.application.authorization import AuthorizedCommitment, Right
from commitments.application.commitments.snooze import snooze
from commitments.application.reminder_scheduling import calendar_of
from commitments.domain.commitment import Commitment
from commitments.domain.errors import NoDate

CHOICES = ("1h", "3h", "tomorrow", "3d", "7d")


async def _run(context: RequestContext, found: AuthorizedCommitment, text: str) -> Reply:
    """Postpone the actor's reminders until the given moment, or ask until when."""
    if not text.strip():
        found.commitment.require_open()
        return Reply(form=await _form(context, found.commitment))
    said, reason, _ = split_reason(text)
    until = await _until(context, said)
    note = with_words(without_function_words(context.read(said, date_context(context)).what), reason)
    commitment = await snooze(context.uow, context.actor, found.commitment.number, until, context.now, note)
    title = context.text("did.snoozed", label=commitment.label, moment=context.localizer.moment(until))
    return Reply(card=Card(title), replaces=not context.on_message)


async def _until(context: RequestContext, text: str) -> datetime:
    when = context.read_when(text, date_context(context))
    if when.due is None:
        raise NoDate
    if when.precision != "day":
        return when.due
    # A day without a time means its morning.
    return calendar_of(context.actor, context.workspace).start_of(when.due.date())


async def _form(context: RequestContext, commitment: Commitment) -> Form:
    options = tuple(Option(choice, context.text(f"snooze.{choice}")) for choice in CHOICES)
    until = ChoiceInput("until", context.text("field.until"), options, CHOICES[0])
    return await build_form(context, "snooze_form", commitment.number, until, about=commitment)


async def _submit(context: RequestContext, found: AuthorizedCommitment, submitted: FormSubmission) -> Reply:
    return await _run(context, found, submitted.answers.get("until", ""))


VERB = CommitmentVerb(
    name="snooze",
    right=Right.CHANGE,
    run=_run,
    submit=_submit,
    has_button=True,
    help="change",
    completes=True,
    takes_words=True,
    takes_several=True,
    reads_only=without_text,
)
