"""What a verb, a button, a form and a slash command are made of. All else is derived from them in registry.py."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum

from bot.conversation.request_context import RequestContext
from bot.conversation.requests import FormSubmission, Reply
from commitments.application.authorization import AuthorizedCommitment, Right

OnCommitment = Callable[[RequestContext, AuthorizedCommitment, str], Awaitable[Reply]]
OnNumberAndText = Callable[[RequestContext, int | None, str], Awaitable[Reply]]
OnText = Callable[[RequestContext, str], Awaitable[Reply]]
OnForm = Callable[[RequestContext, FormSubmission], Awaitable[Reply]]
OnFormOfCommitment = Callable[[RequestContext, AuthorizedCommitment, FormSubmission], Awaitable[Reply]]
ReadsOnly = Callable[[str], bool]


class Number(StrEnum):
    """Whether the number of a commitment follows a verb."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    NONE = "none"


def always(text: str) -> bool:
    return True


def never(text: str) -> bool:
    return False


def without_text(text: str) -> bool:
    """Whether nothing was said beside the number: then a form is opened and nothing is changed."""
    return not text.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A word after /commit. What people type for it stands in the catalogues under its name.

    `right` is checked before it runs. `help` is the paragraph of the help
    that its line "help.<name>" stands in; "" for none. With `takes_bare_number` it is meant before a number without
    "C-" too, where nothing follows. With `has_button` cards may have a button of its name
    ("button.<name>"). With `completes` the page offers it while somebody types ("page.commit_<name>"). With `hinted`
    Slack shows "usage.<name>" beside /commit. `reads_only` tells from its text whether it changes nothing.
    """

    name: str
    right: Right
    help: str = ""
    takes_bare_number: bool = False
    has_button: bool = False
    completes: bool = False
    hinted: bool = False
    reads_only: ReadsOnly = never


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentVerb(_Row):
    """A verb about one commitment, which is looked up with the verb's right before `run` gets it.

    `submit` takes the form "<name>_form", which `run` opens.
    """

    run: OnCommitment
    submit: OnFormOfCommitment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneralVerb(_Row):
    """A verb that needs no commitment to be named; its right is one toward the company.

    With `takes_mention` it also counts before a person's name.
    """

    run: OnNumberAndText
    number: Number = Number.NONE
    takes_mention: bool = False


Verb = CommitmentVerb | GeneralVerb


def number_of(verb: Verb) -> Number:
    return verb.number if isinstance(verb, GeneralVerb) else Number.REQUIRED


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A button. `by_customer`: it is on the customer's card, and people from outside may press it."""

    name: str
    run: OnText
    reads_only: bool = False
    by_customer: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FormAction:
    """A form that was filled in; `by_customer` as for a button."""

    name: str
    run: OnForm
    by_customer: bool = False


@dataclass(frozen=True, slots=True)
class Completion:
    """What the page offers after a slash command: `words` to type and the sentence "page.<hint>"."""

    words: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlashCommand:
    """A command of its own. Its description is the sentence "command.<name>", its usage hint "usage.<name>".

    `hint` is the page's sentence for it; `takes_text`: the page leaves a blank after it. `help` as for a verb.
    """

    name: str
    run: OnText
    hint: str
    takes_text: bool = False
    completions: tuple[Completion, ...] = ()
    help: str = ""
    reads_only: ReadsOnly = never
