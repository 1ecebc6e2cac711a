"""give: hand a commitment over to another owner."""

from collections.abc import Sequence

from bot.cards.card import Block, Button, Buttons, Card, Form, Note
from bot.conversation.colleagues import colleagues_in
from bot.conversation.commitment_reply import changed_reply
from bot.conversation.form_answers import number_in
from bot.conversation.form_builder import build_form, owner_input
from bot.conversation.mentions import people_and_rest
from bot.conversation.older_forms import form_value, merge
from bot.conversation.reason_parser import split_reason, with_words, without_function_words
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import FormSubmission, Reply
from bot.conversation.verb import Action, CommitmentVerb, without_text
from commitments.application.authorization import AuthorizedCommitment, Right, authorize_commitment_for_update
from commitments.application.commitments.hand_over import hand_over
from commitments.application.names import Names
from commitments.application.reason import NO_REASON, Reason
from commitments.domain.commitment import Commitment
from commitments.domain.errors import SurplusWords


async def _run(context: RequestContext, found: AuthorizedCommitment, text: str) -> Reply:
    """Hand it over to the person mentioned, or ask to whom."""
    if text.strip():
        found.commitment.require_open()
        people, rest = await people_and_rest(context, text)
        if not people:
            return await _ask_whom(context, found.commitment, text)
        return await _give(
            context, found.commitment, _only(context, people, await context.names([], people)), _reason(rest)
        )
    found.commitment.require_open()
    return Reply(form=await _form(context, found.commitment))


def _only(context: RequestContext, people: Sequence[str], names: Names) -> str:
    """Return who is named. Raises SurplusWords for two people."""
    named, *others = dict.fromkeys(people)
    if others:
        raise SurplusWords(words=", ".join(map(names.person, others)), verb=context.localizer.verb("give"))
    return named


def _reason(text: str) -> Reason:
    """Return every word beside the person as the reason."""
    before, reason, internal = split_reason(text)
    return Reason(with_words(without_function_words(before), reason), internal)


async def _ask_whom(context: RequestContext, commitment: Commitment, text: str) -> Reply:
    """Ask which colleague is meant by a name without an @; what is said beside it stays the reason."""
    before, _, _ = split_reason(text)
    named = await colleagues_in(context, before)
    reason = text.replace(before, named.rest if named.is_named else "", 1) if before else text
    unknown = "ask.give_nearest" if named.people else "ask.give_unknown"
    title = "ask.give_to" if named.is_named or not before else unknown
    what = {"label": commitment.label, "what": commitment.what, "said": without_function_words(before)[:80]}
    offered = [
        Button(
            "give_to",
            one.name[:75],
            f"{commitment.number}|{one.id}|{reason.strip()}",
            "primary" if len(named.people) == 1 else "plain",
        )
        for one in named.people
    ]
    blocks: list[Block] = [Note(f"“{reason.strip()}”")] if reason.strip() else []
    other = Button("give", context.text("button.give_other"), str(commitment.number))
    return Reply(card=Card(context.text(title, **what), (*blocks, Buttons((*offered, other)))), asks=True)


async def _give_to(context: RequestContext, value: str) -> Reply:
    head, _, rest = value.partition("|")
    owner, _, said = rest.partition("|")
    number = number_in(head)
    if number is None:
        return context.plain("error.unknown_action")
    found = await authorize_commitment_for_update(context.uow, context.actor, Right.CHANGE, number)
    return await _give(context, found.commitment, owner, _reason(said))


async def _form(context: RequestContext, commitment: Commitment) -> Form:
    owner = owner_input(context, commitment.owner, optional=False)
    return await build_form(context, "give_form", form_value(commitment.number, [owner]), owner, about=commitment)


async def _submit(context: RequestContext, found: AuthorizedCommitment, submitted: FormSubmission) -> Reply:
    merged = await merge(context, submitted, await _form(context, found.commitment))
    if isinstance(merged, Form):
        return Reply(form=merged)
    return await _give(context, found.commitment, merged.answers.get("owner") or "…")


async def _give(context: RequestContext, old: Commitment, owner: str, reason: Reason = NO_REASON) -> Reply:
    commitment = await hand_over(context.uow, context.actor, old.number, owner, context.now, reason)
    person = await context.uow.people.get(owner)
    return await changed_reply(context, commitment, "did.given", old, name=person.name if person else owner)


ACTION = Action(name="give_to", run=_give_to)
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
