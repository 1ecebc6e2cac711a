"""The CSV file of a list, for the person who requested it."""

from zoneinfo import ZoneInfo

from bot.cards.card import Card
from bot.cards.list_card import as_csv
from bot.conversation.list_request import MOST_IN_A_FILE, line_of
from bot.i18n.localizer import Localizer
from commitments.application.composition import ComposeRequest
from commitments.application.notification_views import NotificationViews
from commitments.application.ports.composition import Composed
from commitments.application.ports.messenger import File
from commitments.domain.notifications.payloads.list_file import FileLost, ListFile


async def compose(request: ComposeRequest, views: NotificationViews) -> Composed:
    """Compose the file from the commitments that its reader may see now."""
    reader, company = await views.reader(request.destination), request.company
    found = await views.asked(reader, request.payload(ListFile).asked, MOST_IN_A_FILE)
    localizer = Localizer(reader.language, reader.zone)
    late = request.payload(ListFile).asked.state == "late"
    if not found:  # all were kept since it was asked for
        return request.message(Card(localizer.text("list.none_late_there" if late else "list.none")))
    names = await views.names(found)
    lines = [line_of(one, names, company, request.now) for one in found]
    day = request.now.astimezone(ZoneInfo(reader.zone)).date().isoformat()
    file = File(f"{'overdue' if late else 'commitments'}-{day}.csv", as_csv(localizer, lines, names, company.url))
    return request.message(
        Card(localizer.text("list.file_title" if late else "list.file_title_any", count=len(lines))), file=file
    )


async def compose_lost(request: ComposeRequest, views: NotificationViews) -> Composed:
    reader = await views.reader(request.destination)
    return request.message(Card(Localizer(reader.language, reader.zone).text("list.file_lost")))


COMPOSERS = {ListFile: compose, FileLost: compose_lost}
