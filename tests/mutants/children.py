"""Forked children that run tests: they inherit what the parent has imported and collected."""

import os
from collections.abc import Callable, Sequence
from typing import cast

import pytest
from _pytest.runner import runtestprotocol


def passes(item: pytest.Item) -> bool:
    """Run a test, and take down all but the fixtures of the session."""
    reports = runtestprotocol(item, log=False, nextitem=cast(pytest.Item, item.session))
    return not any(one.failed for one in reports)


def silence() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def results_of(works: Sequence[Callable[[], bytes]]) -> list[bytes]:
    """Run each in a child of its own; return what they return."""
    pipes = []
    for work in works:
        reading, writing = os.pipe()
        if os.fork() == 0:
            os.close(reading)
            silence()
            with os.fdopen(writing, "wb") as out:
                out.write(work())
            os._exit(0)
        os.close(writing)
        pipes.append(reading)
    answers = []
    for reading in pipes:
        with os.fdopen(reading, "rb") as answer:
            answers.append(answer.read())
    for _ in works:
        os.wait()
    return answers
