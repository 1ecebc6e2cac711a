"""/customer: where we stand with a customer, and its settings; or the settings of a tier or of everyone."""

from bot.conversation import customer_archive, customer_merge
from bot.conversation.commitment_reply import replanned
from bot.conversation.company_settings import company_command, tier_command
from bot.conversation.customer_archive import archive_command, restore_command, visible_by_number
from bot.conversation.customer_list import customer_list
from bot.conversation.customer_merge import merge_question
from bot.conversation.customer_overview import customer_overview
from bot.conversation.customer_profile import customer_profile
from bot.conversation.customer_question import Misunderstood, Offer, misspelt, question_reply
from bot.conversation.customer_setting_values import LONGEST_NAME
from bot.conversation.customer_settings import (
    INTO,
    is_only,
    name_first,
    parse_change,
    sets_channel,
    split_settings,
    verb_before,
)
from bot.conversation.customer_words import Word, Words, line_of, text_of, words_of
from bot.conversation.request_context import RequestContext, with_note
from bot.conversation.requests import Reply
from bot.conversation.same_names import customers_meant, sees_or_was_promised
from bot.conversation.verb import Action, Completion, SlashCommand
from commitments.application.authorization import require_visible_customer
from commitments.application.customers.configure_customer import configure_customer
from commitments.application.customers.find_customer import find_customer
from commitments.application.customers.find_near import find_near, find_within
from commitments.domain.customer import Customer
from commitments.domain.errors import NotAName

_MOST_NAMED = 20
_MOST_NEAR = 3
_SHOWS = ("settings", "people", "contact")
_ABOUT_ALL = ("list", "everyone", "tier", "settings", "help")
_OF_KNOWN = ("settings", "archive", "restore", "merge")


async def _customer(context: RequestContext, text: str) -> Reply:
    return await _understood(context, text)


async def _create(context: RequestContext, text: str) -> Reply:
    return await _understood(context, text, on_purpose=True)


async def _understood(context: RequestContext, text: str, *, on_purpose: bool = False) -> Reply:
    """Run a line, or return the question about it."""
    try:
        return await _run(context, words_of(text), on_purpose=on_purpose)
    except Misunderstood as asked:
        return question_reply(asked)


async def _run(context: RequestContext, words: Words, *, on_purpose: bool) -> Reply:
    if not words:
        return await customer_list(context)
    words = verb_before(words)
    head, settings = split_settings(words)
    found = await find_customer(context.uow, text_of(head))
    if found is None and (other := name_first(words)) is not words:
        return await _run(context, other, on_purpose=on_purpose)
    if found is None and words[0].key in _ABOUT_ALL:
        return await _about_all(context, words[0].key, words, on_purpose=on_purpose)
    if found is None and not on_purpose:
        await _require_sense(context, words, head, settings)
    return await _do_for_meant(context, head, settings, found, on_purpose=on_purpose)


async def _do_for_meant(
    context: RequestContext, head: Words, settings: Words, found: Customer | None, *, on_purpose: bool
) -> Reply:
    """Do it for the customer that a name means. Raises Misunderstood where the actor sees two of that name."""
    either = () if on_purpose else await customers_meant(context, found)
    meant = [one for one in either if await sees_or_was_promised(context, one)] if either != (found,) else ()
    if len(meant) > 1:
        offers = [_for_customer(one, settings) for one in meant]
        raise Misunderstood(context.text("customer.which", name=text_of(head)), offers)
    if meant and meant[0] != found:
        head, found = [Word(meant[0].name, quoted=True)], meant[0]
    return await _do(context, head, settings, found)


def _for_customer(customer: Customer, settings: Words) -> Offer:
    label = " ".join(filter(None, (customer.name, line_of(settings))))
    return Offer(label, [Word(customer.name, quoted=True), *settings], "create_customer")


async def _do(context: RequestContext, head: Words, settings: Words, found: Customer | None) -> Reply:
    """Show a customer, or do what stands after its name."""
    if settings and settings[0].key == "merge":
        return await _merge(context, head, settings, found)
    if is_only(settings, "archive", "restore"):
        return await _archive_or_restore(context, text_of(head), found, archive=settings[0].key == "archive")
    if not settings or is_only(settings, *_SHOWS):
        return await _show(context, text_of(head), found, settings=bool(settings))
    if len(text_of(head)) > LONGEST_NAME:
        raise NotAName(name=text_of(head)[:20])
    try:
        return await _configure(context, text_of(head), settings)
    except Misunderstood as asked:
        raise asked.before(head) from None


async def _about_all(context: RequestContext, key: str, words: Words, *, on_purpose: bool) -> Reply:
    """Handle a line that begins with no name: "list", "everyone remind 5d", "tier gold", "settings"."""
    try:
        match key:
            case "list" | "help" if len(words) == 1:
                return await customer_list(context)
            case "tier":
                return await tier_command(context, words[1:], on_purpose=on_purpose)
            case "everyone":
                return await company_command(context, [one for one in words[1:] if one.key != "settings"])
            case "settings" if len(words) == 1:
                return await company_command(context, [])
            case _:
                raise Misunderstood(context.text("customer.unclear", word=text_of(words[1:])[:40]))
    except Misunderstood as asked:
        raise asked.before(words[:1]) from None


async def _require_sense(context: RequestContext, words: Words, head: Words, settings: Words) -> None:
    """Raise Misunderstood for a name that nobody has if it begins with a keyword, holds a misspelt one, or is near."""
    makes = bool(settings) and settings[0].key not in _OF_KNOWN
    name, offer = text_of(head), [_new(context, head, words)] if makes else []
    if words[0].key == "merge" and not settings:
        raise Misunderstood(context.text("merge.both", customer=context.typed["customer"]))
    if words[0].key:
        title = context.text("customer.whose", customer=context.typed["customer"], said=line_of(words))
        raise Misunderstood(title, offer)
    if wrong := next((at for at, word in enumerate(head) if at and word.near), None):
        asked = misspelt(context, words, wrong)
        raise Misunderstood(asked.title, [*asked.offers, *offer], asked.note)
    near = await find_near(context.uow, context.actor, name, _MOST_NEAR)
    if near := near or await find_within(context.uow, context.actor, name, _MOST_NEAR):
        sentence = "customer.unknown_near" if settings else "customer.unknown"
        offers = [Offer(one.name, [Word(one.name, quoted=True), *settings]) for one in near]
        raise Misunderstood(context.text(sentence, name=name, near=near[0].name), [*offers, *offer])


def _new(context: RequestContext, head: Words, words: Words) -> Offer:
    name = text_of(head)
    line = [Word(name, quoted=True), *words[len(head) :]]
    return Offer(context.text("customer.make", name=name), line, "create_customer")


async def _merge(context: RequestContext, head: Words, settings: Words, found: Customer | None) -> Reply:
    """Ask whether a customer is to be merged into the one that is named after the keyword."""
    rest = settings[2:] if len(settings) > 2 and settings[1].text.lower() in INTO else settings[1:]
    if not rest or not head or (found is None and head[0].key):
        raise Misunderstood(context.text("merge.both", customer=context.typed["customer"]))
    source, _ = await require_visible_customer(context.uow, context.actor, found, text_of(head)[:LONGEST_NAME], "")
    other = await find_customer(context.uow, text_of(rest))
    if other is None and (near := await find_near(context.uow, context.actor, text_of(rest), _MOST_NEAR)):
        offers = [Offer(one.name, [*head, settings[0], Word(one.name, quoted=True)]) for one in near]
        raise Misunderstood(context.text("customer.unknown", name=text_of(rest), near=near[0].name), offers)
    target, _ = await require_visible_customer(context.uow, context.actor, other, text_of(rest)[:LONGEST_NAME], "")
    return await merge_question(context, source, target)


async def _archive_or_restore(context: RequestContext, name: str, found: Customer | None, *, archive: bool) -> Reply:
    customer, _ = await require_visible_customer(context.uow, context.actor, found, name[:LONGEST_NAME], "")
    return await (archive_command if archive else restore_command)(context, customer, name)


async def _configure(context: RequestContext, name: str, settings: Words) -> Reply:
    change = await parse_change(context, settings)
    done = await configure_customer(context.uow, context.actor, name, change, context.now)
    card = await customer_profile(context, done.customer, context.text("customer.saved", name=done.customer.name))
    notes = await _about_channel(context, done.customer) if change.channel else []
    if change.channel and done.left:
        notes.append(context.text("customer.left_channel", channel=await context.channel_name(done.left)))
    for note in (*notes, *([replanned(context, done.replanned)] if done.replanned else [])):
        card = with_note(card, note)
    return Reply(card=card)


async def _about_channel(context: RequestContext, customer: Customer) -> list[str]:
    """Return the sentences about a channel that was just bound: what keeps the customer from reading along in it."""
    channel = await context.uow.channels.get(customer.channel or "")
    closed = channel is not None and channel.shared is False and context.request.outsiders == ()
    reads = context.text("customer.not_shared", name=customer.name) if closed else _read_along(context)
    invite = "teams.invite" if context.platform == "teams" else "customer.invite"
    return [reads, *([] if context.request.bot_is_in else [context.text(invite)])]


def _read_along(context: RequestContext) -> str:
    """Return the sentence about who from outside reads the channel, so that a wrong one is noticed."""
    outsiders = context.request.outsiders
    if outsiders is None:
        return context.text("customer.readers_unknown")
    if not outsiders:
        return context.text("customer.no_readers")
    shown = ", ".join(outsiders[:_MOST_NAMED])
    more = len(outsiders) - _MOST_NAMED
    return context.text("customer.readers", names=shown if more <= 0 else f"{shown} (+{more})")


async def _show(context: RequestContext, name: str, found: Customer | None, *, settings: bool = False) -> Reply:
    customer, wholly = await require_visible_customer(
        context.uow, context.actor, found, name[:LONGEST_NAME], context.request.place
    )
    if wholly and not settings:
        return Reply(card=await customer_overview(context, customer))
    title = context.text("customer.settings_of", name=customer.name) if wholly else customer.name
    return Reply(card=await customer_profile(context, customer, title, wholly=wholly))


async def _by_number(context: RequestContext, value: str) -> Reply:
    return await _show_number(context, value, settings=False)


async def _settings_by_number(context: RequestContext, value: str) -> Reply:
    return await _show_number(context, value, settings=True)


async def _show_number(context: RequestContext, value: str, *, settings: bool) -> Reply:
    found = await visible_by_number(context, value)
    return await _show(context, found.name, found, settings=settings)


def _reads_only(text: str) -> bool:
    words = words_of(text)
    if not words or words[0].key in _ABOUT_ALL:
        return len(words) <= 2
    settings = split_settings(name_first(words))[1]
    return not settings or is_only(settings, *_SHOWS)


COMMAND = SlashCommand(
    name="customer",
    run=_customer,
    hint="customer_command",
    takes_text=True,
    completions=(Completion("Acme here", "customer_here"), Completion("list", "customer_list")),
    help="customer",
    reads_only=_reads_only,
    needs_outsiders=sets_channel,
)
ACTIONS = (
    Action(name="customer_line", run=_customer, needs_outsiders=sets_channel),
    Action(name="create_customer", run=_create, needs_outsiders=sets_channel),
    Action(name="show_customer", run=_by_number, reads_only=True),
    Action(name="customer_settings", run=_settings_by_number, reads_only=True),
    *customer_archive.ACTIONS,
    *customer_merge.ACTIONS,
)
