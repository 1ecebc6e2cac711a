"""The people and rooms of the local chat."""

from dataclasses import replace
from typing import Final

from bot.web.chat_message import Profile, Room
from commitments.domain.channel import Channel
from commitments.domain.company import Company
from commitments.domain.person import Person, Role

ALICE: Final = "UALICE"
MINHO: Final = "UMINHO"
SAM: Final = "USAM"
CAROL: Final = "UCAROL"
ACME: Final = "CACME"
TEAM: Final = "CTEAM"

PEOPLE: Final = (
    Profile(Person(ALICE, "Alice Kim", "Asia/Seoul", "en", "KR", manager=SAM), "account_manager"),
    Profile(Person(MINHO, "Minho Lee", "Asia/Seoul", "ko", "KR", manager=SAM), "engineer"),
    Profile(Person(SAM, "Sam Rivera", "Europe/London", "en", "GB", Role.ADMIN), "manager"),
    Profile(Person(CAROL, "Carol Diaz", "America/New_York", "en", "US", Role.OUTSIDER), "customer"),
)

ROOMS: Final = (
    Room(Channel(ACME, "acme", shared=True), frozenset({ALICE, MINHO, SAM, CAROL})),
    Room(Channel(TEAM, "team", shared=False), frozenset({ALICE, MINHO, SAM})),
)


def local_workspace(known: Company, url: str) -> Company:
    """Return the local page's company at the page's address; what people set in it is left as it is."""
    return replace(known, name="Commitments", zone="Asia/Seoul", country="KR", admins=(SAM,), url=url)
