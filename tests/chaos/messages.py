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
        self._write({"channel": channel, "ts": ts, "thread": thread, "text": text}, note)
        return ts

    def edit(self, channel: str, ts: str, text: str, note: Json) -> None:
        """Change a message, and write that down; one that is older than we are is left alone."""
        if kept := self._by_ts.get((channel, ts)):
            kept["text"] = text
        self._write({"channel": channel, "ts": ts, "text": text}, note)

    def _write(self, what: Json, note: Json) -> None:
        when = {"wall": time.time(), "monotonic": time.monotonic()}
        line = {**what, "labels": sorted(set(_LABEL.findall(what["text"]))), **when, **note}
        self._file.write(json.dumps(line) + "\n")
        self._file.flush()

    def renumber(self, old: str, new: str) -> None:
        """Return a channel another id: its messages move along."""
        self._channels[new] = self._channels.pop(old, [])
        for channel, ts in [key for key in self._threads if key[0] == old]:
            self._threads[new, ts] = self._threads.pop((channel, ts))
        for channel, ts in [key for key in self._by_ts if key[0] == old]:
            self._by_ts[new, ts] = self._by_ts.pop((channel, ts))

    def newest_first(self, channel: str) -> list[Json]:
        """Return what stands in a channel; replies are in their threads only."""
        return self._channels[channel][::-1]

    def thread(self, channel: str, ts: str) -> list[Json]:
        """Return a thread from its first message, which may be older than we are."""
        first = self._by_ts.get((channel, ts), {"ts": ts, "text": ""})
        return [first, *self._threads[channel, ts]]

    def _next_ts(self) -> str:
        self._last = max(self._last + 1, time.time_ns() // 1000)
        return f"{self._last // 1_000_000}.{self._last % 1_000_000:06}"
