"""A question about a draft that is still open after ten minutes, and its end."""

from bot.cards.open_question_card import answered_card, open_question_card
from bot.i18n.localizer import Localizer
from commitments.application.composition import ComposeRequest, Composers
from commitments.application.notification_views import NotificationViews
from commitments.application.ports.composition import Composed
from commitments.domain.notifications.payloads.open_questions import OpenQuestion, OpenQuestionEdit


async def compose_open(request: ComposeRequest, views: NotificationViews) -> Composed:
    """Compose the question again; raises NotWanted when it was answered, or has expired."""
    reader = await views.reader(request.destination)
    drafts = await views.questions.open_drafts(request.payload(OpenQuestion).draft, reader)
    return request.message(open_question_card(Localizer(reader.language, reader.zone), drafts))


async def compose_edit(request: ComposeRequest, views: NotificationViews) -> Composed:
    reader, asked = await views.reader(request.destination), request.payload(OpenQuestionEdit)
    return request.message(answered_card(Localizer(reader.language, reader.zone), asked.what), edit=asked.target)


COMPOSERS: Composers = {OpenQuestion: compose_open, OpenQuestionEdit: compose_edit}
