"""Declarations of verbs, buttons, forms and slash commands. registry.py derives everything else from them."""

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
    """Whether only the number was given: then a form is opened and nothing is changed."""
    return not text.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class _VerbBase:
    """A verb after /commit. The catalogues list the words for it under `name`.

    `right` is checked before it runs.
    `help` is the paragraph of the help for its line "help.<name>"; "" for none, and it is only named. What it does,
    and examples of it, are the sentence "about.<name>".
    `takes_bare_number`: it also takes a number without "C-", if nothing follows.
    `has_button`: cards may have a button of this name ("button.<name>").
    `completes`: the page offers it as a completion ("page.commit_<name>").
    `hinted`: Slack shows "usage.<name>" beside /commit.
    `reads_only`: whether it changes nothing, given its text.
    `takes_words`: words after its number are used; those after another verb are asked about.
    `takes_several`: it takes several numbers, and is then run for each.
    `takes_code`: it is also recognized before a code of a connection.
    `free_text`: the words after its numbers may name other commitments.
    """

    name: str
    right: Right
    help: str = ""
    takes_bare_number: bool = False
    has_button: bool = False
    completes: bool = False
    hinted: bool = False
    reads_only: ReadsOnly = never
    takes_words: bool = False
    takes_several: bool = False
    takes_code: bool = False
    free_text: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentVerb(_VerbBase):
    """A verb about one commitment, which is authorized with the verb's right before `run` is called.

    `submit` handles the form "<name>_form", which `run` opens.
    """

    run: OnCommitment
    submit: OnFormOfCommitment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneralVerb(_VerbBase):
    """A verb that does not require a commitment; its right applies to the company.

    `takes_mention`: it is also recognized before a mention.
    """

    run: OnNumberAndText
    number: Number = Number.NONE
    takes_mention: bool = False


Verb = CommitmentVerb | GeneralVerb


def number_of(verb: Verb) -> Number:
    return verb.number if isinstance(verb, GeneralVerb) else Number.REQUIRED


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A button. `by_customer`: it is on the customer's card, and outsiders may press it.

    `of_draft`: its value begins with the id of a draft. `needs_outsiders` as for a slash command, given its value.
    """

    name: str
    run: OnText
    reads_only: bool = False
    by_customer: bool = False
    of_draft: bool = False
    needs_outsiders: Callable[[str], bool] = never


@dataclass(frozen=True, slots=True, kw_only=True)
class FormAction:
    """A submitted form; `by_customer` as for a button."""

    name: str
    run: OnForm
    by_customer: bool = False


@dataclass(frozen=True, slots=True)
class Completion:
    """A completion of the page after a slash command: the `words` to type and the sentence "page.<hint>"."""

    words: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlashCommand:
    """A slash command. Its description is the sentence "command.<name>", its usage hint "usage.<name>".

    `hint` names the page's sentence for it; `takes_text`: the page appends a space. `help` as for a verb.
    `needs_outsiders`: whether the command says who from outside reads the place, given its text.
    """

    name: str
    run: OnText
    hint: str
    takes_text: bool = False
    completions: tuple[Completion, ...] = ()
    help: str = ""
    reads_only: ReadsOnly = never
    needs_outsiders: Callable[[str], bool] = never
