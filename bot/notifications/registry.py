"""Maps each kind of notification to its composer: the `COMPOSERS` of all modules in this package."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

import bot.notifications
from commitments.application.composition import Composer, Composers
from commitments.domain.notifications.kinds import PayloadType


@cache
def composers() -> Composers:
    """Return the composers of all kinds. The modules are imported once."""
    found: dict[PayloadType, Composer] = {}
    for module in iter_modules(bot.notifications.__path__):
        if module.name not in {"registry", "handler"}:
            found |= import_module(f"{bot.notifications.__name__}.{module.name}").COMPOSERS
    return MappingProxyType(found)
