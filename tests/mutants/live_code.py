"""Puts a fault into the running program: functions keep their identity and get the code of the mutant."""

import functools
import gc
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType

from tests.mutants.mutations import Mutant, mutated


class Unplantable(Exception):
    """The function is not in the program, or its code needs other variables around it."""


def caches_of(folder: Path) -> list[tuple[str, "functools._lru_cache_wrapper[object]"]]:
    """Return the caches of functions under a folder, each with its file."""
    caches = (one for one in gc.get_objects() if isinstance(one, functools._lru_cache_wrapper))
    found = [(one.__wrapped__.__code__.co_filename, one) for one in caches if isinstance(one.__wrapped__, FunctionType)]
    return [(file, cache) for file, cache in found if file.startswith(str(folder))]


class Program:
    """The functions of the running program, found once: children made by `fork` inherit them."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._functions: dict[tuple[str, str], list[FunctionType]] = defaultdict(list)
        for one in gc.get_objects():
            if isinstance(one, FunctionType):
                self._functions[one.__code__.co_filename, one.__code__.co_qualname].append(one)
        self._caches = caches_of(root)

    def plant(self, mutant: Mutant) -> None:
        """Put the fault into every function made from the mutant's source. Raise `Unplantable` where there is none."""
        path = self._root / mutant.module
        module = compile(mutated(path.read_text("utf-8"), mutant.number), str(path), "exec", dont_inherit=True)
        new = next((one for one in _codes(module) if one.co_qualname == mutant.function), None)
        functions = self._functions[str(path), mutant.function]
        if new is None or not functions or any(one.__code__.co_freevars != new.co_freevars for one in functions):
            raise Unplantable
        for function in functions:
            function.__code__ = new
        for file, cache in self._caches:
            if file.startswith(str(path.parent)):
                cache.cache_clear()  # what it keeps was worked out without the fault


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)
