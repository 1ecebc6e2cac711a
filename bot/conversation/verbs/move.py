"""move: reschedule a commitment, with a reason."""

from dataclasses import replace

from bot.cards.card import Form
from bot.cards.quotation import quoted
from bot.conversation.commitment_reply import changed_reply
from bot.conversation.draft_questions import ask_date, draft_id, is_ambiguous
from bot.conversation.form_answers import chosen_date, chosen_reason
from bot.conversation.form_builder import build_form, moment_inputs, reason_inputs
from bot.conversation.older_forms import date_changed, form_value, merge
from bot.conversation.reading_context import date_context
from bot.conversation.reason_parser import split_reason, with_words, without_function_words
from bot.conversation.request_context import RequestContext, with_note
from bot.conversation.requests import FormSubmission, Reply
from bot.conversation.shifted_dates import shifted_date
from bot.conversation.verb import CommitmentVerb, without_text
from commitments.application.authorization import AuthorizedCommitment, Right, authorize_commitment
from commitments.application.commitments.reschedule import NewDate, may_correct, move
from commitments.application.customer_view import words_kept_back
from commitments.application.open_questions import settle
from commitments.application.reason import Reason
from commitments.application.reminder_scheduling import customer_of
from commitments.domain.commitment import Commitment
from commitments.domain.customer import Announce, Customer
from commitments.domain.deadline import Deadline
from commitments.domain.draft import Draft
from commitments.domain.errors import NoDate
from commitments.language import Problem


async def _run(context: RequestContext, found: AuthorizedCommitment, text: str) -> Reply:
    """Move it if date and reason were given; else ask for what is missing."""
    commitment = found.commitment
    commitment.require_open()
    before_reason, reason, internal = split_reason(text)
    date_text = without_function_words(before_reason)  # "to 20 Dec vendor is late" has its date at the start
    if not date_text:
        return Reply(form=await _form(context, commitment, None, reason))
    shift = shifted_date(context, before_reason, commitment.due, commitment.precision)
    when = shift or context.read_when(date_text, date_context(context))
    if when.due is None and when.problem is Problem.NO_DEADLINE:
        raise NoDate
    beside = "" if shift else without_function_words(context.read(date_text, date_context(context)).what)
    reason = with_words(beside, reason)
    if is_ambiguous(when) or when.problem is not None or when.due is None:
        return await ask_date(
            context, _draft(context, commitment, before_reason if shift else date_text, Reason(reason, internal)), when
        )
    date = NewDate(when.due, when.precision or "day")
    if beside or not (reason or await may_correct(context.uow, context.actor, commitment, context.now)):
        return Reply(
            form=await _form(context, commitment, date.deadline(context.actor.zone), reason)
        )  # words that may be no reason are asked
    return await _move(context, commitment, date, Reason(reason, internal))


def _draft(context: RequestContext, commitment: Commitment, text: str, reason: Reason) -> Draft:
    return Draft(
        id=draft_id(context),
        maker=context.actor.id,
        text=text,
        place=context.request.place,
        made_at=context.now,
        what=reason.text,
        due=commitment.due,
        precision=commitment.precision,
        number=commitment.number,
        internal=reason.internal,
    )


async def resume_move(context: RequestContext, draft: Draft, number: int, date: NewDate) -> Reply:
    """Continue with the chosen date: move or correct it, or ask for a missing reason."""
    commitment = (await authorize_commitment(context.uow, context.actor, Right.CHANGE, number)).commitment
    to = date.deadline(context.actor.zone)
    if draft.due is not None and draft.due != commitment.due:
        form = await _form(context, commitment, to, draft.what)
        said = date_changed(context, commitment, form.inputs[0].label, to)
        return Reply(form=replace(form, intro=(said, *form.intro)))
    if not draft.what and not await may_correct(context.uow, context.actor, commitment, context.now):
        return Reply(form=await _form(context, commitment, to))
    await settle(context.uow, draft, now=context.now)
    return await _move(context, commitment, date, Reason(draft.what, draft.internal))


async def _move(context: RequestContext, old: Commitment, date: NewDate, reason: Reason) -> Reply:
    """Move or correct it; the reply states what the customer sees of it."""
    correctable = await may_correct(context.uow, context.actor, old, context.now)
    commitment = await move(context.uow, context.actor, old.number, date, reason, context.now)
    corrected = commitment.moves == old.moves
    sentence, note, words = "did.corrected" if corrected else "did.moved", "", ""
    customer = await customer_of(context.uow, commitment)
    if customer is not None and commitment.card is not None and customer.announce is not Announce.NEVER:
        sentence, (note, words) = "did.moved", await _what_they_read(context, customer, reason)
    moment = context.localizer.due(commitment.deadline)
    reply = await changed_reply(context, commitment, sentence, old, note=note, moment=moment, words=words)
    if not correctable or corrected or reply.card is None:
        return reply
    hint = context.text("did.moved.correctable", label=commitment.label, commit=context.typed["commit"])
    return replace(reply, card=with_note(reply.card, hint))


async def _what_they_read(context: RequestContext, customer: Customer, reason: Reason) -> tuple[str, str]:
    """Return the sentence about what the customer sees of a move, and the words that keep its reason inside."""
    if reason.internal:
        return "did.moved.internal", ""
    if kept_back := await words_kept_back(context.uow, customer, reason.text):
        return "did.moved.unsure", quoted(kept_back)
    return "did.moved.shown" if reason.may_reach(customer) else "did.moved.inside", ""


async def _form(context: RequestContext, commitment: Commitment, to: Deadline | None, reason: str = "") -> Form:
    corrects = await may_correct(context.uow, context.actor, commitment, context.now)
    shown = commitment.card is not None and not commitment.internal
    hint = "reason.hint.correction" if corrects else "reason.hint.shown" if shown else "reason.hint"
    value = form_value(commitment.number, moment_inputs(context, "field.new_date", commitment.deadline))
    reasons = reason_inputs(context, reason, hint, optional=corrects)
    date = moment_inputs(context, "field.new_date", to or commitment.deadline)
    return await build_form(context, "move_form", value, *date, *reasons, about=commitment)


async def _submit(context: RequestContext, found: AuthorizedCommitment, submitted: FormSubmission) -> Reply:
    merged = await merge(context, submitted, await _form(context, found.commitment, None), "date")
    if isinstance(merged, Form):
        return Reply(form=merged)
    return await _move(context, found.commitment, chosen_date(context, merged, found.commitment), chosen_reason(merged))


VERB = CommitmentVerb(
    name="move",
    right=Right.CHANGE,
    run=_run,
    submit=_submit,
    has_button=True,
    help="change",
    completes=True,
    takes_words=True,
    takes_several=True,
    hinted=True,
    reads_only=without_text,
)
