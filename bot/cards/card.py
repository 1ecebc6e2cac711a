"""Neutral cards and forms. All texts are plain text: each platform's renderer escapes them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Literal

_MOST_MENTIONED = 3

Style = Literal["plain", "primary", "danger"]


@dataclass(frozen=True, slots=True)
class Button:
    """A button. `action` is its name in the registry; `value` (≤2,000 characters) is passed to the action.

    `spoken` is what a screen reader says, where the label alone would be the same as that of other buttons.
    """

    action: str
    label: str
    value: str = ""
    style: Style = "plain"
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; line breaks are kept. `strong` means bold."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A small grey line."""

    text: str


@dataclass(frozen=True, slots=True)
class Field:
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Fields:
    """Labelled values, one per line."""

    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Buttons:
    """A row of at most five buttons."""

    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list: a bold title (a link when `url` is given), a detail line, its buttons.

    With `menu`, its label for screen readers, the buttons (at most five) stand in one menu beside the title.
    """

    title: str
    detail: str = ""
    url: str = ""
    buttons: tuple[Button, ...] = ()
    menu: str = ""


@dataclass(frozen=True, slots=True)
class Divider:
    """A thin line."""


@dataclass(frozen=True, slots=True)
class Mention:
    person: str
    name: str


@dataclass(frozen=True, slots=True)
class Mentions:
    """People who are to notice a message in a channel. Of those who are there, the first three are mentioned."""

    people: tuple[Mention, ...]

    def there(self, is_there: Callable[[str], bool]) -> "Mentions":
        """Return those who are there, at most three."""
        return Mentions(tuple(one for one in self.people if is_there(one.person))[:_MOST_MENTIONED])


Block = Text | Note | Fields | Buttons | Item | Divider | Mentions


@dataclass(frozen=True, slots=True)
class Card:
    """A message: a title in bold and blocks below it. The title alone must make sense in a notification."""

    title: str
    blocks: tuple[Block, ...] = ()

    @property
    def mentions(self) -> bool:
        return any(isinstance(block, Mentions) for block in self.blocks)

    def mentioning(self, is_there: Callable[[str], bool]) -> "Card":
        """Return it with mentions of those only who are there."""
        blocks = (one.there(is_there) if isinstance(one, Mentions) else one for one in self.blocks)
        return replace(self, blocks=tuple(blocks))


@dataclass(frozen=True, slots=True)
class TextInput:
    """A text input of one line, or of several when `multiline`."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    multiline: bool = False
    optional: bool = False
    max_length: int = 1000


@dataclass(frozen=True, slots=True)
class DateInput:
    """A date picker; answered as YYYY-MM-DD."""

    name: str
    label: str
    value: date | None = None


@dataclass(frozen=True, slots=True)
class TimeInput:
    """A time picker; answered as HH:MM."""

    name: str
    label: str
    value: time | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a choice; `value` ≤150 characters, `label` ≤75."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class ChoiceInput:
    """A menu of at most 100 options; answered by the value of the chosen one."""

    name: str
    label: str
    options: tuple[Option, ...]
    value: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class PersonInput:
    """A person picker; answered by the person's id."""

    name: str
    label: str
    value: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class CheckInput:
    """A checkbox; answered as "yes" or ""."""

    name: str
    label: str
    checked: bool = False


Input = TextInput | DateInput | TimeInput | ChoiceInput | PersonInput | CheckInput


def is_required(field: Input) -> bool:
    """Whether an input must be answered."""
    return not isinstance(field, CheckInput) and not (
        isinstance(field, TextInput | ChoiceInput | PersonInput) and field.optional
    )


@dataclass(frozen=True, slots=True)
class Form:
    """A dialog. `title`, `submit` and `close` are ≤24 characters; `value` is returned with the answers.

    `missing` is what is said of an input that must be answered and is not, where the platform lets us say it.
    """

    action: str
    title: str
    submit: str
    close: str
    value: str = ""
    intro: tuple[Block, ...] = ()
    inputs: tuple[Input, ...] = ()
    missing: str = ""
