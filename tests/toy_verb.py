"""A verb made up for tests: its file, its row, and its words and sentences in the catalogues. No more is needed."""

from collections.abc import Iterator

import pytest

from bot.cards.card import TextInput
from bot.conversation import registry
from bot.conversation.commitment_reply import changed_reply
from bot.conversation.form_builder import build_form
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import FormSubmission, Reply
from bot.conversation.verb import CommitmentVerb, without_text
from bot.i18n import en, ko
from bot.web.words import words_of
from commitments.application.authorization import AuthorizedCommitment, Right
from commitments.application.commitments.edit import edit

SENTENCES = {
    "button.praise": "Praise",
    "praise_form.title": "Praise it",
    "praise_form.submit": "Praise",
    "about.praise": "Says how well it went.\n{commit} praise C-12",
    "help.praise": "{commit} praise C-12",
    "usage.praise": "praise C-12",
    "page.commit_praise": "say how well it went",
    "did.edited": "{label} is changed: {what}",
}


async def _run(context: RequestContext, found: AuthorizedCommitment, text: str) -> Reply:
    if text:
        return await _praise(context, found, text)
    words = TextInput("words", context.text("field.what"))
    return Reply(form=await build_form(context, "praise_form", found.commitment.number, words, about=found.commitment))


async def _submit(context: RequestContext, found: AuthorizedCommitment, submitted: FormSubmission) -> Reply:
    return await _praise(context, found, submitted.answers.get("words", ""))


async def _praise(context: RequestContext, found: AuthorizedCommitment, words: str) -> Reply:
    old = found.commitment
    changed = await edit(context.uow, context.actor, old.number, f"{old.what} ({words})", old.customer, context.now)
    return await changed_reply(context, changed, "did.edited")


VERB = CommitmentVerb(
    name="praise",
    right=Right.CHANGE,
    run=_run,
    submit=_submit,
    has_button=True,
    help="change",
    completes=True,
    takes_words=True,
    hinted=True,
    reads_only=without_text,
)


@pytest.fixture
def toy_verb(monkeypatch: pytest.MonkeyPatch) -> Iterator[CommitmentVerb]:
    """Add the row, and its words to both catalogues."""
    monkeypatch.setattr(registry, "VERBS", (*registry.VERBS, VERB))
    monkeypatch.setitem(en.VERBS, "praise", ("praise", "applaud"))
    monkeypatch.setitem(ko.VERBS, "praise", ("칭찬",))
    for name, sentence in SENTENCES.items():
        monkeypatch.setitem(en.ENGLISH, name, sentence)
        monkeypatch.setitem(ko.KOREAN, name, sentence)
    _forget()
    yield VERB
    _forget()


def _forget() -> None:
    registry.registry.cache_clear()
    words_of.cache_clear()
