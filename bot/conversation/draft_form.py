"""The form that changes one of several drafts."""

from dataclasses import replace

from bot.cards.card import ChoiceInput, Form, Option, TextInput
from bot.conversation.form_answers import chosen_customer, chosen_date
from bot.conversation.form_builder import (
    MOST_OPTIONS,
    NO_CUSTOMER,
    build_form,
    customer_input,
    moment_inputs,
    owner_input,
)
from bot.conversation.internal_mark import split_internal
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import FormSubmission
from commitments.application.reminder_scheduling import calendar_of
from commitments.domain.deadline import Deadline
from commitments.domain.draft import Draft
from commitments.language.mention_syntax import marked_again, plain

_UNANSWERED = "unanswered"


async def draft_form(context: RequestContext, draft: Draft) -> Form:
    """Return the form of a draft; what is not known yet is empty, and its customer stays asked unless chosen."""
    calendar = calendar_of(context.actor, context.workspace)
    ends = calendar.end_of(calendar.local(context.now).date())
    date, clock = moment_inputs(
        context, "field.due", draft.deadline(context.actor.zone) if draft.due else Deadline(ends, ends.date())
    )
    inputs = (
        TextInput("what", context.text("field.what"), plain(draft.what), max_length=1000),
        await _customer_input(context, draft),
        owner_input(context, draft.owner or draft.maker),
        date if draft.due else replace(date, value=None),
        clock,
    )
    return await build_form(context, "edit_draft_form", draft.id, *inputs, about=draft)


async def _customer_input(context: RequestContext, draft: Draft) -> ChoiceInput:
    menu = await customer_input(context, draft.customer)
    if not draft.lacks_customer:
        return menu
    asked = Option(_UNANSWERED, (draft.customer_guess or context.text("several.customer"))[:75])
    return replace(menu, options=(asked, *menu.options[: MOST_OPTIONS - 1]), value=_UNANSWERED)


def draft_of_form(context: RequestContext, draft: Draft, submitted: FormSubmission) -> Draft:
    """Return the draft with the answers of its form. Raises NoDate, NoSuchCustomer."""
    what, marked = split_internal(marked_again(submitted.answers.get("what", "").strip(), draft.what))
    date = chosen_date(context, submitted)
    changed = replace(
        draft,
        what=what,
        owner=submitted.answers.get("owner") or draft.owner,
        due=date.due,
        precision=date.precision,
        internal=draft.internal or marked,
    )
    if submitted.answers.get("customer", NO_CUSTOMER) == _UNANSWERED:
        return changed
    return changed.with_customer(chosen_customer(submitted))
