"""Mistakes in .env and in names of settings, which would otherwise be passed over: each is one sentence."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from io import StringIO
from itertools import chain
from pathlib import Path
from typing import Final

from dotenv.parser import Binding, parse_stream

# Ratios of difflib. In the file, which is ours, a word may be missing (SLACK_TOKEN); the environment is shared with
# other programs.
_CLOSE, _CLOSER = 0.84, 0.88
_SHORT: Final = 6  # letters; other programs have variables like our short ones


@dataclass(frozen=True, slots=True)
class Names:
    """Names of settings in small letters: all of them, those that went before, and those that have a value."""

    settings: Collection[str]
    old: Collection[str]
    in_use: Collection[str]


def find_mistake(file: Path, environment: Iterable[str], known: Names) -> str:
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
    written = [one.key for one in bindings if one.key]
    longer = [name for name in environment if len(name) >= _SHORT]
    mistakes = chain(
        _unreadable(file, bindings), _repeated(file, bindings),
        _misspelt(written, known, _CLOSE), _misspelt(longer, known, _CLOSER),
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


def _misspelt(names: Iterable[str], known: Names, ratio: float) -> Iterator[str]:
    """Yield sentences on names that are almost a setting, unless that setting has a value too."""
    for name in (name.lower() for name in names):
        is_known = name in known.settings or name in known.old
        meant = [] if is_known else get_close_matches(name, known.settings, n=1, cutoff=ratio)
        if meant and meant[0] not in known.in_use:
            yield f"{name.upper()} is not a setting: did you mean {meant[0].upper()}?"


def _line(binding: Binding) -> int:
    """Return the line of a binding; the parser counts the empty lines above it as its own."""
    text = binding.original.string
    return binding.original.line + text[: len(text) - len(text.lstrip())].count("\n")
