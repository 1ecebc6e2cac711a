"""Sets the middle of a very long text aside while the text is read, and restores it in the result."""

WINDOW = 1000  # characters of the head and of the tail of a longer text that are read
_PLACEHOLDER = "\x1a"  # normalized text never contains it


def set_middle_aside(text: str) -> tuple[str, str]:
    """Return normalized `text` without its middle, and the middle, which is "" for all but very long texts."""
    if len(text) <= 2 * WINDOW:
        return text, ""
    start = _or_default(text.rfind(" ", 0, WINDOW), WINDOW)
    end = _or_default(text.find(" ", len(text) - WINDOW), len(text) - WINDOW)
    return f"{text[:start]} {_PLACEHOLDER} {text[end:]}", text[start:end].strip()


def restore_middle(what: str, middle: str) -> str:
    """Put the middle back in its place, or at the end if its place is gone."""
    if _PLACEHOLDER in what or not middle:
        return what.replace(_PLACEHOLDER, middle)
    return f"{what} {middle}".strip()


def _or_default(found: int, otherwise: int) -> int:
    return found if found >= 0 else otherwise
