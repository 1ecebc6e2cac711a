"""Databases as releases left them, kept as text, and the promise that the present code takes them over.

`release_0_1_0.jsonl` is a workspace that has been lived in with release 0.1.0 (schema revision 0003): one line a row,
`{"table": …, "row": …}`, moments in ISO 8601, lengths of time in microseconds. `living.py` wrote it by driving that
release; it runs with today's code too, but then writes what today's code writes. So the file stays as it is, and a new
release gets a file of its own.
"""
