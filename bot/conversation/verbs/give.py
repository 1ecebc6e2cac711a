"""give: hand a commitment over to another owner."""

from bot.cards.card import Form, PersonInput
from bot.conversation.commitment_reply import changed_reply
from bot.conversation.form_builder import build_form
from bot.conversation.mentions import people_and_rest, require_people
from bot.conversation.older_forms import form_value, merge
from bot.conversation.reason_parser import split_reason, with_words, without_function_words
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import FormSubmission, Reply
from bot.conversation.verb import CommitmentVerb, without_text
from commitments.application.authorization import AuthorizedCommitment, Right
from commitments.application.commitments.hand_over import hand_over
from commitments.application.reason import NO_REASON, Reason
from commitments.domain.commitment import Commitment
from commitments.domain.errors import SurplusWords


async def _run(context: RequestContext, found: AuthorizedCommitment, text: str) -> Reply:
    """Hand it over to the person mentioned, or ask to whom."""
    if text.strip():
        owner, reason = await _owner_and_reason(context, text)
        return await _give(context, found.commitment, owner, reason)
    found.commitment.require_open()
    return Reply(form=_form(context, found.commitment))


async def _owner_and_reason(context: RequestContext, text: str) -> tuple[str, Reason]:
    """Return who is named, and every other word as the reason. Raises UnknownPerson, SurplusWords for two people."""
    people, rest = await people_and_rest(context, text)
    named = list(dict.fromkeys(people)) or await require_people(context, text)
    if len(named) > 1:
        names = await context.names([], named)
        others = ", ".join(names.person(one) for one in named[1:])
        raise SurplusWords(words=others, verb=context.localizer.verb("give"))
    before, reason, internal = split_reason(rest)
    return named[0], Reason(with_words(without_function_words(before), reason), internal)


def _form(context: RequestContext, commitment: Commitment) -> Form:
    owner = PersonInput("owner", context.text("field.owner"), commitment.owner)
    return build_form(context, "give_form", form_value(commitment.number, [owner]), owner)


async def _submit(context: RequestContext, found: AuthorizedCommitment, submitted: FormSubmission) -> Reply:
    merged = await merge(context, submitted, _form(context, found.commitment))
    if isinstance(merged, Form):
        return Reply(form=merged)
    return await _give(context, found.commitment, merged.answers.get("owner") or "…")


async def _give(context: RequestContext, old: Commitment, owner: str, reason: Reason = NO_REASON) -> Reply:
    commitment = await hand_over(context.uow, context.actor, old.number, owner, context.now, reason)
    person = await context.uow.people.get(owner)
    return await changed_reply(context, commitment, "did.given", old, name=person.name if person else owner)


VERB = CommitmentVerb(
    name="give",
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
