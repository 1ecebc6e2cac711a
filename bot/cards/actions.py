"""The names of everything that can be said, pressed and submitted. Surfaces register exactly these."""

from enum import StrEnum


class Verb(StrEnum):
    """The commands; what people type for them is a setting."""

    COMMIT = "commit"
    COMMITMENTS = "commitments"
    OVERDUE = "overdue"
    CUSTOMER = "customer"


class Press(StrEnum):
    """The buttons."""

    EDIT = "edit"
    UNDO = "undo"
    TELL = "tell"
    DONE = "done"
    MOVE = "move"
    SNOOZE = "snooze"
    GIVE = "give"
    CANCEL = "cancel"
    HISTORY = "history"
    WHY = "why"
    OPEN = "open"
    RECEIVED = "received"
    NOT_YET = "not_yet"
    AGREED = "agreed"
    CHOOSE_DATE = "choose_date"
    PICK_DATE = "pick_date"
    CHOOSE_CUSTOMER = "choose_customer"
    PICK_CUSTOMER = "pick_customer"
    NEW_CUSTOMER = "new_customer"
    NO_CUSTOMER = "no_customer"
    PROMISE = "promise"
    DROP_DRAFT = "drop_draft"
    PAGE = "page"


class Submit(StrEnum):
    """The forms."""

    EDIT = "edit_form"
    MOVE = "move_form"
    SNOOZE = "snooze_form"
    GIVE = "give_form"
    CANCEL = "cancel_form"
    TELL = "tell_form"
    NOT_YET = "not_yet_form"
    PICK_DATE = "pick_date_form"
    NEW_CUSTOMER = "new_customer_form"
    PICK_CUSTOMER = "pick_customer_form"
