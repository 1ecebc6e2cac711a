"""Runs verbs, with authorization: typed, pressed, or submitted as a form."""

from bot.conversation.commitment_reply import STALE, stale_reply
from bot.conversation.form_answers import number_in
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import FormSubmission, Reply
from bot.conversation.verb import Action, CommitmentVerb, FormAction, GeneralVerb, OnFormOfCommitment, Verb
from commitments.application.authorization import (
    authorize_commitment,
    authorize_commitment_for_update,
    require_right,
)


async def run_verb(context: RequestContext, verb: Verb, number: int | None, text: str) -> Reply:
    """Check the verb's right and run it; ask for a missing number."""
    if isinstance(verb, GeneralVerb):
        require_right(context.actor, verb.right)
        return await verb.run(context, number, text)
    if number is not None:
        find = authorize_commitment if verb.reads_only(text) else authorize_commitment_for_update
        return await verb.run(context, await find(context.uow, context.actor, verb.right, number), text)
    word = context.localizer.verb(verb.name)
    return context.plain("ask.number", verb=word, commit=context.typed["commit"])


def button_of(verb: Verb) -> Action:
    """Return the verb's button, whose value is the number of a commitment."""

    async def run(context: RequestContext, value: str) -> Reply:
        number = number_in(value)
        if number is None:
            return context.plain("error.unknown_action")
        try:
            return await run_verb(context, verb, number, "")
        except STALE as error:
            if context.on_message:
                raise
            return await stale_reply(context, number, error)

    return Action(name=verb.name, run=run, reads_only=verb.reads_only(""))


def form_of(verb: CommitmentVerb, submit: OnFormOfCommitment) -> FormAction:
    """Return the verb's form, whose value begins with the number of a commitment; see older_forms.py."""

    async def run(context: RequestContext, submitted: FormSubmission) -> Reply:
        number = number_in(submitted.value.partition("|")[0])
        if number is None:
            return context.plain("error.unknown_action")
        found = await authorize_commitment_for_update(context.uow, context.actor, verb.right, number)
        return await submit(context, found, submitted)

    return FormAction(name=f"{verb.name}_form", run=run)
