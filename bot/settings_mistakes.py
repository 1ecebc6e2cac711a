"""Mistakes in .env and in names of settings, which would otherwise be passed over: each is one sentence."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from io import StringIO
from itertools import chain
from pathlib import Path
from typing import Final

from dotenv.parser import Binding, parse_stream

# Ratios of difflib: for a name that is refused anyway, and for one of the environment, which other programs share.
_CLOSE, _CLOSER = 0.7, 0.88
_SHORT: Final = 6  # letters; other programs have variables like our short ones
_OURS: Final = ("slack_", "teams_", "keep_", "commitments_", "metrics_")
_SYNONYMS: Final = {
    "timezone": "zone", "time_zone": "zone", "tz": "zone", "locale": "language", "lang": "language",
    "bind": "host", "bind_address": "host", "address": "host", "interface": "host", "region": "country",
    "owner": "admins", "owners": "admins", "managers": "admins", "role": "commitments_role",
    "db": "database_url", "dsn": "database_url", "database": "database_url", "postgres_url": "database_url",
    "token": "slack_bot_token", "slack_bot": "slack_bot_token", "secret": "slack_signing_secret",
    "secret_key": "encryption_key", "fernet_key": "encryption_key", "page": "local_page", "web_page": "local_page",
    "debug": "log_level", "verbose": "log_level", "loglevel": "log_level", "log": "log_level",
    "retention_days": "keep_closed_days", "workers": "max_concurrent_requests",
}  # fmt: skip
"""What people call settings otherwise, where the letters do not tell."""
COMPOSES: Final = frozenset({"postgres_password", "listen", "published_port"})
"""What compose.yaml itself reads from .env."""
_COMPOSES_OWN: Final = ("compose_", "docker_", "buildkit_")
# What Kubernetes and links of Docker put beside a container, named after a service such as "commitments".
_SERVICE_LINK: Final = re.compile(r".+_service_(host|port(_\w+)?)|.+_port_\d+_(tcp|udp|sctp)(_(proto|port|addr))?")


@dataclass(frozen=True, slots=True)
class Names:
    """Names of settings in small letters: all of them, those that went before, and those that have a value."""

    settings: Collection[str]
    old: Collection[str]
    in_use: Collection[str]


def find_mistake(file: Path, environment: Mapping[str, str | None], known: Names) -> str:
    """Return a sentence on the first mistake in the file or the environment's names, "" if there is none."""
    bindings: list[Binding] = []
    if file.exists() and not file.is_fifo():  # reading would empty a pipe
        try:
            bindings = list(parse_stream(StringIO(file.read_bytes().decode("utf-8-sig"))))
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            return f"{file} is not UTF-8 (line {line}): save it as UTF-8."
        except OSError as error:
            return f"{file} cannot be read ({error.strerror})."
    mistakes = chain(
        _unreadable(file, bindings), _repeated(file, bindings),
        _unknown_in_file(file, bindings, environment, known), _unknown_in_environment(environment, known),
    )  # fmt: skip
    return next(mistakes, "")


def _unreadable(file: Path, bindings: Iterable[Binding]) -> Iterator[str]:
    for one in bindings:
        if one.error or (one.key is not None and one.value is None):
            yield f"Line {_line(one)} of {file} is not NAME=value."


def _repeated(file: Path, bindings: Iterable[Binding]) -> Iterator[str]:
    seen: dict[str, int] = {}
    for one in bindings:
        name = (one.key or "").upper()
        if name in seen:
            yield f"{name} stands twice in {file} (lines {seen[name]} and {_line(one)}): keep one."
        if name:
            seen[name] = _line(one)


def _unknown_in_file(
    file: Path, bindings: Iterable[Binding], environment: Mapping[str, str | None], known: Names
) -> Iterator[str]:
    """Yield sentences on names of the file, which is ours, that are no settings.

    One that is in the environment too was exported from the file for another program, unless it looks like ours.
    """
    for one in bindings:
        name = (one.key or "").lower()
        if not name or _is_known(name, known) or name in COMPOSES or name.startswith(_COMPOSES_OWN):
            continue
        meant = _meant(name, known, _CLOSE)
        if meant or name.startswith(_OURS) or name not in environment:
            yield _refusal(f"{name.upper()} (line {_line(one)} of {file})", meant)


def _unknown_in_environment(environment: Mapping[str, str | None], known: Names) -> Iterator[str]:
    """Yield sentences on names that begin like ours, or are almost a setting that has no value."""
    for name, value in environment.items():
        if _is_known(name, known) or _is_service_link(name, value or ""):
            continue
        if name.startswith(_OURS):
            yield _refusal(name.upper(), _meant(name, known, _CLOSE))
        elif len(name) >= _SHORT:
            meant = get_close_matches(name, known.settings, n=1, cutoff=_CLOSER)
            if meant and meant[0] not in known.in_use:
                yield _refusal(name.upper(), meant[0])


def _is_known(name: str, known: Names) -> bool:
    return name in known.settings or name in known.old


def _is_service_link(name: str, value: str) -> bool:
    """Whether an orchestrator set this for a service: COMMITMENTS_SERVICE_HOST, COMMITMENTS_PORT=tcp://…."""
    return _SERVICE_LINK.fullmatch(name) is not None or (name.endswith("_port") and "://" in value)


def _meant(name: str, known: Names, ratio: float) -> str:
    close = get_close_matches(name, [*known.settings, *COMPOSES], n=1, cutoff=ratio)
    return _SYNONYMS.get(name) or next(iter(close), "")


def _refusal(name: str, meant: str) -> str:
    return f"{name} is not a setting: " + (f"did you mean {meant.upper()}?" if meant else ".env.example lists them.")


def _line(binding: Binding) -> int:
    """Return the line of a binding; the parser counts the empty lines above it as its own."""
    text = binding.original.string
    return binding.original.line + text[: len(text) - len(text.lstrip())].count("\n")
