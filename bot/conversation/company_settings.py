"""/customer everyone, /customer tier gold: when reminders are sent for the company and for its tiers."""

from dataclasses import replace

from bot.cards.card import Card, Field, Fields, Note
from bot.conversation.commitment_reply import replanned
from bot.conversation.customer_question import Offer, typed, unclear
from bot.conversation.customer_setting_values import DEFAULT, lead_times_in, near_tiers, no_such_tier
from bot.conversation.customer_words import Words, replaced, text_of
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from bot.i18n.setting_texts import lead_times_text, setting_text
from commitments.application.customers.set_reminder_policy import set_reminder_policy
from commitments.application.customers.tiers import tiers_of
from commitments.domain.reminder_policy import Policy


async def company_command(context: RequestContext, words: Words) -> Reply:
    """Show the settings of the company, or set the reminders of everyone. Raises Misunderstood, NotAllowed."""
    return await _set_policy(context, None, words) if words else Reply(card=company_card(context))


async def tier_command(context: RequestContext, words: Words, *, on_purpose: bool) -> Reply:
    """Show the tiers, or set the reminders of one, which sets it up; one like another only on purpose.

    Raises Misunderstood, NotAllowed.
    """
    name, settings = words[:1], [word for word in words[1:] if word.key != "settings"]
    tier = name[0].value.lower() if name else ""
    if settings and words[0].key:
        raise unclear(context, words[0].text, "tier")
    if settings and not on_purpose:
        _require_no_other_tier(context, words, tier)
    if settings:
        return await _set_policy(context, tier, settings)
    if tier and name[0].key != "settings" and tier not in tiers_of(context.workspace):
        raise no_such_tier(context, tier)
    return Reply(card=company_card(context))


def _require_no_other_tier(context: RequestContext, words: Words, tier: str) -> None:
    """Raise Misunderstood for a tier that nobody set up and that is like another."""
    known = tiers_of(context.workspace)
    near = [] if tier in known else near_tiers(tier, known)
    if near:
        offers = [Offer(one, replaced(words, 0, 1, one)) for one in near]
        offers.append(Offer(context.text("company.new_tier", tier=tier), words, "create_customer"))
        raise no_such_tier(context, tier, offers)


def company_card(context: RequestContext) -> Card:
    company, localizer = context.workspace, context.localizer
    rows = [
        ("remind", lead_times_text(localizer, company.policy)),
        ("tiers", " · ".join(_of_tier(context, tier) for tier in tiers_of(company))),
        ("zone", company.zone),
        ("country", setting_text(localizer, "country", company.country) or "—"),
        ("language", setting_text(localizer, "language", company.language)),
    ]
    fields = tuple(Field(context.text(f"field.{name}"), value) for name, value in rows)
    return Card(context.text("company.title"), (Fields(fields), Note(context.text("company.change", **typed(context)))))


def _of_tier(context: RequestContext, tier: str) -> str:
    policy, name = context.workspace.tier_policies.get(tier), setting_text(context.localizer, "tier", tier)
    if policy is None:
        return context.text("company.as_usual", tier=name)
    return context.text("company.leads", tier=name, leads=lead_times_text(context.localizer, policy))


async def _set_policy(context: RequestContext, tier: str | None, words: Words) -> Reply:
    said = text_of(words[1:])
    if words[0].key != "remind" or not said:
        raise unclear(context, text_of(words[:1]), "everyone")
    is_default = len(words) == 2 and words[1].value == DEFAULT
    policy = None if is_default else lead_times_in(said)
    if policy is None and not is_default:
        raise unclear(context, said, "remind")
    count = await set_reminder_policy(context.uow, context.actor, tier, policy, context.now)
    name = setting_text(context.localizer, "tier", tier) if tier else context.text("customer.everyone")
    company = await context.uow.companies.get()
    leads = lead_times_text(context.localizer, policy or (company.policy if tier else Policy())).replace(" ", ", ")
    title = context.text("customer.policy", name=name, leads=leads)
    card = company_card(replace(context, workspace=company))
    return Reply(card=replace(card, title=f"{title} {replanned(context, count)}".strip()))
