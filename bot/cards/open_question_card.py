"""Questions that are still open: in the list of one's own commitments, and as a direct message that asks again."""

from collections.abc import Sequence

from bot.cards.buttons import button, told_apart
from bot.cards.card import Block, Button, Buttons, Card, Item, Note, Text
from bot.i18n.localizer import Localizer
from commitments.domain.draft import Draft

SHOWN = 3
MOST = 10  # the newest; more are shown as "10+"


def open_question_blocks(localizer: Localizer, questions: Sequence[Sequence[Draft]]) -> list[Block]:
    """Return a heading with the number of open questions, and the newest with their buttons; nothing for none."""
    if not questions:
        return []
    count = f"{MOST}+" if len(questions) == MOST else len(questions)
    title = Text(localizer.text("open_questions", count=count), strong=True)
    return [title, *(_item(localizer, drafts) for drafts in questions[:SHOWN]), *_rest(localizer, len(questions))]


def _rest(localizer: Localizer, known: int) -> list[Block]:
    """Return how many questions are not shown; nothing for none."""
    more = known - SHOWN
    shown = f"{more}+" if known == MOST else more
    return [Note(localizer.text("bundle.more", count=shown))] if more > 0 else []


def _item(localizer: Localizer, drafts: Sequence[Draft]) -> Item:
    subject = _subject(localizer, drafts)
    buttons = tuple(told_apart(localizer, one, subject) for one in _buttons(localizer, drafts[0]))
    return Item(subject, _asked(localizer, drafts), buttons=buttons)


def open_question_card(localizer: Localizer, drafts: Sequence[Draft]) -> Card:
    """Return the message that asks again."""
    title = localizer.text("open_question", what=_subject(localizer, drafts))
    return Card(title, (Note(_asked(localizer, drafts)), Buttons(_buttons(localizer, drafts[0]))))


def _subject(localizer: Localizer, drafts: Sequence[Draft]) -> str:
    first, more = localizer.words(drafts[0].subject), len(drafts) - 1
    return localizer.text("open_question.more", what=first, count=more) if more else first


def answered_card(localizer: Localizer, what: str) -> Card:
    """Return what that message shows once the question was answered or withdrawn."""
    return Card(localizer.text("open_question.answered", what=localizer.words(what)))


def _asked(localizer: Localizer, drafts: Sequence[Draft]) -> str:
    """Return what is asked about drafts, as far as that is known without reading their line again."""
    draft = drafts[0]
    if len(drafts) > 1:
        return localizer.text("open_question.several", count=len(drafts))
    if draft.is_doubt:
        return localizer.text("open_question.doubt")
    if draft.number is not None or draft.due is None:
        return localizer.text("open_question.date")
    due = localizer.due(draft.deadline(localizer.zone))
    if draft.customer is not None or draft.no_customer:
        return localizer.text("open_question.confirm", due=due)
    unknown = "open_question.unknown_customer" if draft.customer_guess else "open_question.customer"
    return localizer.text(unknown, name=localizer.words(draft.customer_guess or ""), due=due)


def _buttons(localizer: Localizer, draft: Draft) -> tuple[Button, ...]:
    return button(localizer, "resume_draft", draft.question), button(localizer, "drop_draft", draft.question)
