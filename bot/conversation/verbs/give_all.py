"""give_all: hand over all that somebody owns who left or cannot be reached."""

from bot.cards.card import Card, Note, PersonInput, Text
from bot.conversation.form_builder import build_form
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import FormSubmission, Reply
from bot.conversation.verb import Action, FormAction
from commitments.application.commitments.hand_over_all import hand_over_all, open_of
from commitments.domain.numbers import label_of


async def _ask(context: RequestContext, owner: str) -> Reply:
    numbers = await open_of(context.uow, context.actor, owner)
    if not numbers:
        return context.plain("give_all.none")
    name = (await context.names([], [owner])).person(owner)
    whose = Text(context.text("give_all.about", count=len(numbers), name=name), strong=True)
    about = (whose, Note(" · ".join(label_of(number) for number in numbers)))
    to = PersonInput("owner", context.text("field.owner"))
    return Reply(form=await build_form(context, "give_all_form", owner, to, about=about))


async def _submit(context: RequestContext, submitted: FormSubmission) -> Reply:
    owner = submitted.answers.get("owner") or "…"
    given, more = await hand_over_all(context.uow, context.actor, submitted.value, owner, context.now)
    if not given:
        return context.plain("give_all.none")
    person = await context.uow.people.get(owner)
    name = person.name if person else owner
    title = context.text("did.given_all", count=given, name=name)
    left = (Note(context.text("give_all.more")),) if more else ()
    return Reply(card=Card(title, left), replaces=True)


ACTION = Action(name="give_all", run=_ask, reads_only=True)
FORM = FormAction(name="give_all_form", run=_submit)
