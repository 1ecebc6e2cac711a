"""The messages that the played Slack took, in memory for whoever looks, and in a file for whoever judges."""

import json
import re
import time
from collections import defaultdict
from pathlib import Path
from types import TracebackType
from typing import Any, Self

Json = dict[str, Any]
_LABEL = re.compile(r"C-\d+")


class Messages:
    """Keeps messages by channel and thread; each is in the file before anybody hears that it was taken."""

    def __init__(self, log: Path) -> None:
        self.address = ""
        self._file = log.open("a", encoding="utf-8")
        self._channels: dict[str, list[Json]] = defaultdict(list)
        self._threads: dict[tuple[str, str], list[Json]] = defaultdict(list)
        self._by_ts: dict[tuple[str, str], Json] = {}
        self._last = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._file.close()

    def take(self, channel: str, text: str, *, note: Json, thread: str | None = None, **fields: Any) -> str:
        """Keep a message, write it down with `note`, and give its ts, which is newer than every other."""
        ts = self._next_ts()
        kept = {"ts": ts, "text": text, **({"thread_ts": thread} if thread else {}), **fields}
        (self._threads[channel, thread] if thread else self._channels[channel]).append(kept)
        self._by_ts[channel, ts] = kept
        labels = sorted(set(_LABEL.findall(text)))
        when = {"wall": time.time(), "monotonic": time.monotonic()}
        line = {"channel": channel, "ts": ts, "thread": thread, "labels": labels, "text": text, **when, **note}
        self._file.write(json.dumps(line) + "\n")
        self._file.flush()
        return ts

    def edit(self, channel: str, ts: str, text: str) -> None:
        """Change a message that is there; another is left alone."""
        if kept := self._by_ts.get((channel, ts)):
            kept["text"] = text

    def newest_first(self, channel: str) -> list[Json]:
        """Give what stands in a channel; replies are in their threads only."""
        return self._channels[channel][::-1]

    def thread(self, channel: str, ts: str) -> list[Json]:
        """Give a thread from its first message, which may be older than we are."""
        first = self._by_ts.get((channel, ts), {"ts": ts, "text": ""})
        return [first, *self._threads[channel, ts]]

    def _next_ts(self) -> str:
        self._last = max(self._last + 1, time.time_ns() // 1000)
        return f"{self._last // 1_000_000}.{self._last % 1_000_000:06}"
