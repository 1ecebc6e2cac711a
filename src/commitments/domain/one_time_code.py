"""One-time codes: offered on one platform, entered on the other, stored as a digest."""

import re
import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import compare_digest
from typing import Final, Self

EXPIRES: Final = timedelta(minutes=30)
_MOST_WRONG: Final = 5
_TRIES_COUNT_FOR: Final = timedelta(hours=1)
_SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: none is taken for another
_SELECTOR, _SECRET = 4, 16  # 80 bits are secret
_DASHES: Final = "-‐‑–−"  # phones make others of hyphens
_CODE: Final = rf"[{_SIGNS}]{{4}}(?:[{_DASHES}\s]?[{_SIGNS}]{{4}}){{4}}"
WHOLE_CODE: Final = rf"(?<!\w){_CODE}(?!\w)"
_ANYWHERE = re.compile(_CODE, re.IGNORECASE)
_SHOWN = re.compile(rf"[{_SIGNS}]{{4}}(?:[{_DASHES}][{_SIGNS}]{{4}}){{4}}", re.IGNORECASE)


def is_code(text: str) -> bool:
    """Whether a text is no more than a code as it is shown: five short words may be a promise."""
    return _SHOWN.fullmatch(text.strip()) is not None


def code_in(text: str) -> str | None:
    """Return the first code in a text, with blanks or dashes between its groups or none; None without one."""
    found = _ANYWHERE.search(text)
    return found[0] if found else None


def new_code() -> str:
    """Return a random code, in groups of four signs."""
    return "-".join("".join(secrets.choice(_SIGNS) for _ in range(4)) for _ in range((_SELECTOR + _SECRET) // 4))


def selector_of(code: str) -> str:
    """Return the part of a code by which its offer is found."""
    return _plain(code)[:_SELECTOR]


def _digest(code: str) -> str:
    return sha256(_plain(code)[_SELECTOR:].encode()).hexdigest()


def _plain(code: str) -> str:
    return re.sub(rf"[{_DASHES}\s]", "", code).upper()


@dataclass(frozen=True, slots=True)
class OneTimeCode:
    """A code that was offered, the wrong ones that were entered in its place, and those that its owner entered.

    While `selector` is set, the code may be entered until `expires_at`.
    """

    selector: str | None = None
    digest: str | None = None
    expires_at: datetime | None = None
    wrong: int = 0
    tries: int = 0
    tries_since: datetime | None = None

    def with_code(self, code: str, now: datetime) -> Self:
        """Return it with a new code in place of every earlier one."""
        return replace(self, selector=selector_of(code), digest=_digest(code), expires_at=now + EXPIRES, wrong=0)

    def accepts(self, code: str, now: datetime) -> bool:
        """Whether a code is the one that was offered, in time; takes equally long for every wrong one."""
        return self.digest is not None and compare_digest(self.digest, _digest(code)) and self.is_open(now)

    def is_open(self, now: datetime) -> bool:
        return self.expires_at is not None and now < self.expires_at

    def without_code(self) -> Self:
        """Return it with no code that may be entered."""
        return replace(self, selector=None, digest=None, expires_at=None, wrong=0)

    def after_a_wrong_entry(self) -> Self:
        """Return it with one more wrong code entered in its place; the last that is allowed ends it."""
        wrong = replace(self, wrong=self.wrong + 1)
        return wrong if wrong.wrong < _MOST_WRONG else wrong.without_code()

    def after_a_wrong_try(self, now: datetime) -> Self:
        """Return it with one more wrong code entered by its owner."""
        if self.tries_since is None or now - self.tries_since >= _TRIES_COUNT_FOR:
            return replace(self, tries=1, tries_since=now)
        return replace(self, tries=self.tries + 1)

    def has_tried_too_often(self, now: datetime) -> bool:
        recent = self.tries_since is not None and now - self.tries_since < _TRIES_COUNT_FOR
        return recent and self.tries >= _MOST_WRONG
