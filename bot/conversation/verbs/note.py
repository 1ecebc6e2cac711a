"""note: keep words on a commitment that only colleagues read."""

from bot.cards.card import TextInput
from bot.conversation.commitment_reply import changed_reply
from bot.conversation.form_builder import build_form
from bot.conversation.mentions import with_names
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import FormSubmission, Reply
from bot.conversation.verb import CommitmentVerb, without_text
from commitments.application.authorization import AuthorizedCommitment, Right
from commitments.application.commitments.add_note import add_note


async def _note(context: RequestContext, found: AuthorizedCommitment, text: str) -> Reply:
    if text.strip():
        return await _keep(context, found, text)
    label, hint = context.text("field.note"), context.text("note.hint")
    field = TextInput("words", label, hint=hint, multiline=True)
    form = await build_form(context, "note_form", found.commitment.number, field, about=found.commitment)
    return Reply(form=form)


async def _submit(context: RequestContext, found: AuthorizedCommitment, submitted: FormSubmission) -> Reply:
    if not submitted.answers.get("words", "").strip():
        return Reply(errors={"words": context.text("note.empty")})
    return await _keep(context, found, submitted.answers["words"])


async def _keep(context: RequestContext, found: AuthorizedCommitment, text: str) -> Reply:
    words = await with_names(context, text)
    commitment = await add_note(context.uow, context.actor, found.commitment.number, words, context.now)
    return await changed_reply(context, commitment, "did.noted")


VERB = CommitmentVerb(
    name="note",
    right=Right.NOTE,
    run=_note,
    submit=_submit,
    has_button=True,
    help="kept",
    completes=True,
    takes_words=True,
    takes_several=True,
    free_text=True,
    reads_only=without_text,
)
