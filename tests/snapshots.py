"""Golden files (syrupy): one file for each, beside its test in `__snapshots__/`, in the form that a reader knows.

A difference is shown line by line; `--snapshot-update` accepts it (CONTRIBUTING.md, Tests).
"""

import json
from collections.abc import Iterator
from typing import Any

from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

HOW_TO_ACCEPT = "If this is intended: make test ARGS='--lf --snapshot-update', then read the change in git diff."


class TextGolden(SingleFileSnapshotExtension):
    """A golden text."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"

    def diff_lines(self, serialized_data: Any, snapshot_data: Any) -> Iterator[str]:
        yield from super().diff_lines(serialized_data, snapshot_data)
        yield HOW_TO_ACCEPT


class JsonGolden(TextGolden):
    """A golden JSON value; keys keep their order, as Slack's payloads do."""

    file_extension = "json"

    def serialize(self, data: Any, **_: Any) -> str:
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


class HtmlGolden(TextGolden):
    """A golden piece of HTML."""

    file_extension = "html"
