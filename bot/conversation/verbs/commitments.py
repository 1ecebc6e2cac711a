"""/commitments: list one's own commitments or whatever is asked for, optionally as a file; set working hours."""

from dataclasses import replace
from functools import cache

from bot.conversation.commitment_reply import replanned
from bot.conversation.list_file import list_file, lists_only
from bot.conversation.list_reply import list_reply
from bot.conversation.list_request import list_request_in
from bot.conversation.list_request_parser import parse_list_request
from bot.conversation.request_context import RequestContext, with_note
from bot.conversation.requests import Reply
from bot.conversation.verb import Action, Completion, SlashCommand
from bot.conversation.verb_execution import run_verb
from bot.conversation.verbs import connect, same_person
from bot.conversation.work_settings import parse_schedule, schedule_card
from bot.i18n.catalogues import catalogues
from commitments.application.people.set_schedule import set_company_schedule, set_own_schedule
from commitments.domain.working_hours import Schedule, WorkingHours

_SETTINGS = frozenset({"settings", "설정"})
_EVERYONE = frozenset({"everyone", "전체"})


async def _run(context: RequestContext, text: str) -> Reply:
    if said := same_person.verb_in(text):
        return await run_verb(context, said[0], None, said[1])
    settings, code = _after(_SETTINGS, text), _after(_connect(), text)
    if code is not None:
        return await run_verb(context, connect.VERB, None, code)
    return await _list(context, text) if settings is None else await _settings(context, settings)


@cache
def _connect() -> frozenset[str]:
    """Return what is typed for the verb "connect" in all languages."""
    return frozenset(word.lower() for one in catalogues().values() for word in one.words(connect.VERB.name))


def _after(words: frozenset[str], text: str) -> str | None:
    """Return what follows one of these words, None if the text does not begin with it."""
    first, _, rest = text.strip().partition(" ")
    return rest.strip() if first.lower() in words else None


def _reads_only(text: str) -> bool:
    if _after(_connect(), text) is not None or same_person.verb_in(text):
        return False
    settings = _after(_SETTINGS, text)
    return lists_only(text) if settings is None else not settings


async def _settings(context: RequestContext, text: str) -> Reply:
    """Show or set working hours and days off, one's own or (everyone) the company's."""
    first, _, rest = text.partition(" ")
    everyone = first.lower() in _EVERYONE
    company, text = context.workspace, rest if everyone else text
    schedule, title = (company.schedule, "work.company") if everyone else (context.actor.schedule, "work.mine")
    count = 0
    if text.strip():
        usual = WorkingHours() if everyone else company.schedule.hours_over(WorkingHours())
        schedule = parse_schedule(context, text, schedule, usual, everyone=everyone)
        store = set_company_schedule if everyone else set_own_schedule
        count = await store(context.uow, context.actor, schedule, context.now)
    others = Schedule() if everyone else company.schedule
    card = schedule_card(context, context.text(title), schedule, others, everyone=everyone)
    typed = context.typed["commitments"]
    help_line = context.text("work.help", commitments=typed)
    help_line += context.text("work.help_company", commitments=typed) if everyone else ""
    note = replanned(context, count) or help_line
    return Reply(card=with_note(card, note))


async def _list(context: RequestContext, text: str) -> Reply:
    request, as_file = await parse_list_request(context, text)
    return await list_file(context, request) if as_file else await list_reply(context, request)


async def _page(context: RequestContext, value: str) -> Reply:
    """Return another page of a list; the button's value is the request."""
    request = list_request_in(value)
    if request is None:
        return context.plain("error.unknown_action")
    return replace(await list_reply(context, request), replaces=True)


COMMAND = SlashCommand(
    name="commitments",
    run=_run,
    hint="commitments",
    completions=(
        Completion("all", "commitments_all"),
        Completion("closed", "commitments_closed"),
        Completion("settings", "commitments_settings"),
    ),
    help="list",
    reads_only=_reads_only,
)
PAGE = Action(name="page", run=_page, reads_only=True)
