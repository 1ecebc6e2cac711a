"""Finds the mark of what stays inside: "internal: …", "(internal) …", 내부: …, [내부용]."""

import re

from commitments.language.mention_syntax import MENTION

_WORD = r"(?:internal(?:ly| only| use only)?|내부용?|내부\s?전용|사내용?)"
_MARK = rf"[*_~]{{0,2}}(?:[(\[【「]\s?{_WORD}\s?[)\]】」]\s?[:：]?|{_WORD}\s?[:：]|{_WORD}\s[-–—](?=\s))[*_~]{{0,2}}\s*"
_AT_START = re.compile(rf"^[\s>•*-]{{0,6}}?{_MARK}", re.IGNORECASE)
_AFTER_OWNER = re.compile(rf"^(\s*(?:{MENTION}|@[\w.-]{{1,64}})[\s,:]{{1,4}}){_MARK}", re.IGNORECASE)

_ITEM_OF_A_LIST = re.compile(r"^\s*[•*-]\s[^\n]*\n")


def split_internal(text: str) -> tuple[str, bool]:
    """Return a text without the mark at its start, and whether it has one."""
    mark = _AT_START.match(text)
    return (text[mark.end() :], True) if mark else (text, False)


def split_leading_internal(line: str) -> tuple[str, bool]:
    """Return a promise without the mark at its start or after its owner, and whether it has one.

    The mark of the first item of a list is not that of the whole list: it stays, for the item to be read.
    """
    if _ITEM_OF_A_LIST.match(line):
        return line, False
    after = _AFTER_OWNER.match(line)
    return (after[1] + line[after.end() :], True) if after else split_internal(line)
