"""Merges a submitted form with what others changed while it was open.

The value of a form carries a digest of what stood in each input when it opened. What its person left alone follows the
commitment as it is now; where both changed the same thing, the form is shown again with both. So is one that previews
what is another by now.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b
from zoneinfo import ZoneInfo

from bot.cards.card import CheckInput, ChoiceInput, DateInput, Form, Input, PersonInput, Text, TextInput, TimeInput
from bot.conversation.form_answers import date_of
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import FormSubmission
from commitments.domain.commitment import Commitment
from commitments.domain.deadline import Deadline

_DATE = ("date", "time")  # two inputs, one thing
_SHOWN = "shown"  # what a form shows beside its inputs


def form_value(number: int, inputs: Sequence[Input], shown: str = "", **beside: str) -> str:
    """Return the value of a form about a commitment, whose inputs show the commitment as it is.

    `shown`: what else it shows and its person relies on; `beside`: more of that, each asked about by its name.
    """
    stood = {**_stood(inputs), **({_SHOWN: shown} if shown else {}), **beside}
    return _value(number, {name: _digest(text) for name, text in stood.items()})


def _value(number: object, digests: Mapping[str, str]) -> str:
    return f"{number}|{','.join(f'{name}:{digest}' for name, digest in digests.items())}"


def is_changed(submitted: FormSubmission, name: str) -> bool:
    """Whether the person who submitted a form changed what stood in an input."""
    said, base = _said(name, submitted.answers), _digests(submitted.value).get(name)
    return said is not None and base is not None and _digest(said) != base


def showed_other(submitted: FormSubmission, name: str, stands: str) -> bool:
    """Whether a form relied, when it opened, on something else by a name than what stands now."""
    return _digests(submitted.value).get(name, _digest(stands)) != _digest(stands)


async def merge(
    context: RequestContext, submitted: FormSubmission, now: Form, meant: str = ""
) -> FormSubmission | Form:
    """Return what is to be carried out, or the form that shows what both changed. `now`: the form as it opens now.

    `meant`: the input that its person means also if they left it, such as words that they previewed.
    """
    base, answers, both = _digests(submitted.value), dict(submitted.answers), {}
    for name, stands in _stood(now.inputs).items():
        said = _said(name, submitted.answers)
        if said is None or name not in base:
            continue
        if _digest(said) == base[name] and name != meant:
            answers |= dict(zip(_DATE, stands.split(" "), strict=True)) if name == "date" else {name: stands}
        elif base[name] != _digest(stands) != _digest(said):
            both[name] = stands
    shows = _digests(now.value).get(_SHOWN)
    shown = {_SHOWN: shows} if shows and shows != base.get(_SHOWN, shows) else {}
    if not both and not shown:
        return replace(submitted, answers=answers)
    digests = {**base, **{name: _digest(stands) for name, stands in both.items()}, **shown}
    value = _value(submitted.value.partition("|")[0], digests)
    told = [Text(context.text("form.look_again"))] if shown else []
    told += [await _sentence(context, now.inputs, name, stands, submitted.answers) for name, stands in both.items()]
    inputs = tuple(_filled(one, submitted.answers) for one in now.inputs)
    return replace(now, value=value, intro=(*told, *now.intro), inputs=inputs)


def date_changed(context: RequestContext, commitment: Commitment, label: str, yours: Deadline) -> Text:
    """Return the sentence that a date was chosen for a commitment which was moved meanwhile."""
    now = context.localizer.due(commitment.deadline)
    return Text(context.text("form.changed", what=label, now=now, yours=context.localizer.due(yours)))


def _stood(inputs: Sequence[Input]) -> dict[str, str]:
    """Return what stands in each input, as it would be answered."""
    texts = {one.name: _text(one) for one in inputs}
    if "time" in texts:
        texts["date"] = f"{texts['date']} {texts.pop('time')}"
    return texts


def _text(field: Input) -> str:
    match field:
        case CheckInput():
            return "yes" if field.checked else ""
        case TimeInput():
            return f"{field.value:%H:%M}" if field.value else ""
        case DateInput():
            return field.value.isoformat() if field.value else ""
        case TextInput() | ChoiceInput() | PersonInput():
            return field.value


def _said(name: str, answers: Mapping[str, str]) -> str | None:
    if name not in answers:
        return None
    return f"{answers['date']} {answers.get('time', '')[:5] or '18:00'}" if name == "date" else answers[name]


def _digest(text: str) -> str:
    return blake2b(" ".join(text.split()).encode(), digest_size=6).hexdigest()


def _digests(value: str) -> dict[str, str]:
    pairs = (pair.partition(":") for pair in value.partition("|")[2].split(","))
    return {name: digest for name, _, digest in pairs if digest}


def _filled(field: Input, answers: Mapping[str, str]) -> Input:
    """Return an input with what its person answered."""
    said = answers.get(field.name)
    if said is None:
        return field
    match field:
        case CheckInput():
            return replace(field, checked=said == "yes")
        case DateInput() | TimeInput():
            moment = _moment(_said("date", answers) or "", "UTC")
            return field if moment is None else _at(field, moment)
        case _:
            return replace(field, value=said)


def _at(field: DateInput | TimeInput, moment: datetime) -> Input:
    return replace(field, value=moment.date()) if isinstance(field, DateInput) else replace(field, value=moment.time())


def _moment(text: str, zone: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))
    except ValueError:
        return None


async def _sentence(
    context: RequestContext, inputs: Sequence[Input], name: str, stands: str, answers: Mapping[str, str]
) -> Text:
    field = next(one for one in inputs if one.name == name)
    now, yours = [await _shown(context, field, text) for text in (stands, _said(name, answers) or "")]
    return Text(context.text("form.changed", what=field.label, now=now, yours=yours))


async def _shown(context: RequestContext, field: Input, text: str) -> str:
    match field:
        case TextInput():
            return f"“{text}”"
        case ChoiceInput():
            return next((option.label for option in field.options if option.value == text), text)
        case PersonInput():
            return (await context.names([], [text])).person(text)
        case CheckInput():
            return context.text("form.ticked" if text else "form.not_ticked")
        case DateInput() | TimeInput():
            moment = _moment(text, context.actor.zone)
            return _date_shown(context, moment) if moment else text


def _date_shown(context: RequestContext, moment: datetime) -> str:
    return context.localizer.due(date_of(context, moment).deadline(context.actor.zone))
