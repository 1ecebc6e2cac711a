"""The table of rights: right → the standings that have it. Every check uses it; docs/security.md shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """A person's relation to a subject; where several apply, the strongest counts."""

    ADMIN = "admin"
    MEMBER = "member"
    MANAGER = "manager"
    OWNER = "owner"
    MAKER = "maker"
    CLAIMANT = "claimant"
    DEPUTY = "deputy"
    LISTED = "listed"
    PARTICIPANT = "participant"
    CUSTOMER = "customer"
    STRANGER = "stranger"
    OUTSIDER = "outsider"


class Subject(StrEnum):
    """The kind of object that a right applies to."""

    COMPANY = "company"
    DRAFT = "draft"
    COMMITMENT = "commitment"
    CUSTOMER_CARD = "customer card"
    CUSTOMER = "customer"
    CUSTOMER_SETTINGS = "customer settings"


class Right(StrEnum):
    """An action that a person may be allowed to take."""

    USE = "use"
    MAKE = "make"
    OWN = "own"
    LIST = "list"
    LIST_EVERYTHING = "list_everything"
    SET_POLICY = "set_policy"
    ASSIGN_MANAGERS = "assign_managers"
    CONNECT = "connect"
    CONTINUE_DRAFT = "continue_draft"
    SEE = "see"
    CHANGE = "change"
    NOTE = "note"
    AGREE = "agree"
    ANSWER = "answer"
    SEE_CUSTOMER = "see_customer"
    SEE_MANAGER = "see_manager"
    SET_UP_CUSTOMER = "set_up_customer"
    MOVE_CHANNEL = "move_channel"
    LIST_PEOPLE = "list_people"
    NAME_MANAGER = "name_manager"
    BECOME_MANAGER = "become_manager"
    REPLACE_MANAGER = "replace_manager"
    ARCHIVE_CUSTOMER = "archive_customer"


@dataclass(frozen=True, slots=True)
class Rule:
    """The rule of a right: its subject, the standings that suffice, and its line in the docs."""

    subject: Subject
    allowed: frozenset[Standing]
    meaning: str


def _rule(subject: Subject, meaning: str, *allowed: Standing) -> Rule:
    return Rule(subject, frozenset(allowed), meaning)


_S = Standing
# The possible standings toward each subject, the strongest first.
STANDINGS: Mapping[Subject, tuple[Standing, ...]] = {
    Subject.COMPANY: (_S.ADMIN, _S.MEMBER, _S.OUTSIDER),
    Subject.DRAFT: (_S.MAKER, _S.STRANGER),
    Subject.COMMITMENT: (
        _S.ADMIN, _S.MANAGER, _S.OWNER, _S.MAKER, _S.LISTED, _S.STRANGER, _S.OUTSIDER
    ),
    Subject.CUSTOMER_CARD: (
        _S.CUSTOMER, _S.ADMIN, _S.MANAGER, _S.OWNER, _S.MAKER, _S.LISTED, _S.STRANGER, _S.OUTSIDER
    ),
    Subject.CUSTOMER: (
        _S.ADMIN, _S.MANAGER, _S.CLAIMANT, _S.DEPUTY, _S.LISTED, _S.PARTICIPANT, _S.STRANGER, _S.OUTSIDER
    ),
    Subject.CUSTOMER_SETTINGS: (
        _S.ADMIN, _S.MANAGER, _S.CLAIMANT, _S.DEPUTY, _S.LISTED, _S.STRANGER, _S.OUTSIDER
    ),
}  # fmt: skip

_COMPANY, _COMMITMENT, _SETTINGS = Subject.COMPANY, Subject.COMMITMENT, Subject.CUSTOMER_SETTINGS
_INSIDE = (_S.ADMIN, _S.MEMBER)
_ANSWERABLE = (_S.ADMIN, _S.MANAGER, _S.OWNER, _S.MAKER)
_IN_CHARGE = (_S.ADMIN, _S.MANAGER, _S.CLAIMANT, _S.DEPUTY)
RULES: Mapping[Right, Rule] = {
    Right.USE: _rule(_COMPANY, "use the bot at all, beyond answering a customer card", *_INSIDE),
    Right.MAKE: _rule(_COMPANY, "make a commitment", *_INSIDE),
    Right.OWN: _rule(_COMPANY, "be the owner of commitments, or a manager", *_INSIDE),
    Right.LIST: _rule(_COMPANY, "list what one may see", *_INSIDE),
    Right.LIST_EVERYTHING: _rule(_COMPANY, "list every commitment and customer", _S.ADMIN),
    Right.SET_POLICY: _rule(
        _COMPANY, "set the reminders of a tier or of everyone, and the company's working time", _S.ADMIN
    ),
    Right.ASSIGN_MANAGERS: _rule(_COMPANY, "set whom people report to", _S.ADMIN),
    Right.CONNECT: _rule(
        _COMPANY, "connect a workspace of Slack and a tenant of Teams: make a code, enter one, confirm", _S.ADMIN
    ),
    Right.CONTINUE_DRAFT: _rule(Subject.DRAFT, "answer the questions about a draft, or drop it", _S.MAKER),
    Right.SEE: _rule(_COMMITMENT, "see it, its history and its notifications", *_ANSWERABLE, _S.LISTED),
    Right.CHANGE: _rule(
        _COMMITMENT,
        "deliver, move, edit, hand over, cancel, snooze or undo it, tell and update the customer",
        *_ANSWERABLE,
    ),
    Right.NOTE: _rule(_COMMITMENT, "leave a note on it, for colleagues", *_ANSWERABLE, _S.LISTED),
    Right.AGREE: _rule(_COMMITMENT, "record that the customer said they have it", *_ANSWERABLE),
    Right.ANSWER: _rule(Subject.CUSTOMER_CARD, "answer as the customer: received, not yet; ask for news", _S.CUSTOMER),
    Right.SEE_CUSTOMER: _rule(Subject.CUSTOMER, "see its settings and its people", *_IN_CHARGE, _S.LISTED),
    Right.SEE_MANAGER: _rule(
        Subject.CUSTOMER, "see its channel and who manages it", *_IN_CHARGE, _S.LISTED, _S.PARTICIPANT
    ),
    Right.SET_UP_CUSTOMER: _rule(
        _SETTINGS, "create it, set its first channel, and change any other setting", *_IN_CHARGE, _S.LISTED
    ),
    # Another channel, a longer list or a new manager discloses existing commitments to new people.
    Right.MOVE_CHANNEL: _rule(_SETTINGS, "change its channel to another", *_IN_CHARGE),
    Right.LIST_PEOPLE: _rule(_SETTINGS, "put people on its list, and take them off it", *_IN_CHARGE),
    Right.NAME_MANAGER: _rule(_SETTINGS, "name somebody else as its first manager", _S.ADMIN, _S.CLAIMANT, _S.DEPUTY),
    # Only where nothing is kept for anybody else: nobody becomes manager of what others do.
    Right.BECOME_MANAGER: _rule(_SETTINGS, "name oneself as its first manager", _S.ADMIN, _S.CLAIMANT),
    Right.ARCHIVE_CUSTOMER: _rule(
        _SETTINGS, "archive it, bring it back, and merge it with another that one may merge", *_IN_CHARGE
    ),
    Right.REPLACE_MANAGER: _rule(_SETTINGS, "replace its manager", _S.ADMIN, _S.MANAGER),
}


def is_allowed(right: Right, standing: Standing) -> bool:
    return standing in RULES[right].allowed
