"""The offer of a company to be one with a workspace of the other platform, and the one-time code for it."""

import re
import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import compare_digest
from typing import Final, Literal, Self

Platform = Literal["slack", "teams"]
LETTERS: Final[dict[Platform, str]] = {"teams": "T", "slack": "S"}
"""The letter that the numbers of a joining workspace take; see numbers.py."""
EXPIRES: Final = timedelta(minutes=30)
MOST_WRONG: Final = 5
_TRIES_COUNT_FOR: Final = timedelta(hours=1)
_SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: none is taken for another
_SELECTOR, _SECRET = 4, 16  # 80 bits are secret
CODE: Final = rf"[{_SIGNS}]{{4}}(?:[-\s]?[{_SIGNS}]{{4}}){{4}}"
_CODE = re.compile(CODE, re.IGNORECASE)


def is_code(text: str) -> bool:
    """Whether a text has the form of a code."""
    return _CODE.fullmatch(text.strip()) is not None


def new_code() -> str:
    """Return a random code, in groups of four signs."""
    return "-".join("".join(secrets.choice(_SIGNS) for _ in range(4)) for _ in range((_SELECTOR + _SECRET) // 4))


def selector_of(code: str) -> str:
    """Return the part of a code by which its offer is found."""
    return _plain(code)[:_SELECTOR]


def _digest(code: str) -> str:
    return sha256(_plain(code)[_SELECTOR:].encode()).hexdigest()


def _plain(code: str) -> str:
    return re.sub(r"[-\s]", "", code).upper()


@dataclass(frozen=True, slots=True)
class Connection:
    """What a company offered, who asked, and the wrong codes it entered itself.

    While `selector` is set, its code may be entered until `expires_at`. `joining` is the company that entered it; until
    `expires_at` an admin of the offering side may confirm.
    """

    selector: str | None = None
    digest: str | None = None
    offered_by: str | None = None
    platform: Platform | None = None
    expires_at: datetime | None = None
    wrong: int = 0
    joining: str | None = None
    asked_by: str | None = None
    tries: int = 0
    tries_since: datetime | None = None

    def offering(self, code: str, by: str, platform: Platform, now: datetime) -> Self:
        """Return it with a new code in place of every earlier offer."""
        return replace(
            self, selector=selector_of(code), digest=_digest(code), offered_by=by, platform=platform,
            expires_at=now + EXPIRES, wrong=0, joining=None, asked_by=None,
        )  # fmt: skip

    def is_of(self, code: str) -> bool:
        """Whether a code is the one that was offered; takes equally long for every wrong one."""
        return self.digest is not None and compare_digest(self.digest, _digest(code))

    def is_open(self, now: datetime) -> bool:
        return self.expires_at is not None and now < self.expires_at

    def asked(self, joining: str, by: str, now: datetime) -> Self:
        """Return it with the code used up, waiting for an admin of the offering side."""
        return replace(
            self, selector=None, digest=None, joining=joining, asked_by=by, expires_at=now + EXPIRES, wrong=0
        )  # fmt: skip

    def withdrawn(self) -> Self:
        """Return it with no offer."""
        return replace(self, selector=None, digest=None, expires_at=None, wrong=0, joining=None, asked_by=None)

    def after_a_wrong_try(self, now: datetime) -> Self:
        """Return it with one more wrong code entered by this company."""
        if self.tries_since is None or now - self.tries_since >= _TRIES_COUNT_FOR:
            return replace(self, tries=1, tries_since=now)
        return replace(self, tries=self.tries + 1)

    def has_tried_too_often(self, now: datetime) -> bool:
        recent = self.tries_since is not None and now - self.tries_since < _TRIES_COUNT_FOR
        return recent and self.tries >= MOST_WRONG
