"""Sets the middle of a very long text aside while it is read, and puts it back into what was promised."""

WINDOW = 1000  # of a longer text, at most so many characters of its head and of its tail are read
_FOLD = "\x1a"  # no cleaned text holds it


def set_middle_aside(text: str) -> tuple[str, str]:
    """Give cleaned `text` with its middle folded away, and that middle, which of all but the longest texts is ""."""
    if len(text) <= 2 * WINDOW:
        return text, ""
    start = _or(text.rfind(" ", 0, WINDOW), WINDOW)
    end = _or(text.find(" ", len(text) - WINDOW), len(text) - WINDOW)
    return f"{text[:start]} {_FOLD} {text[end:]}", text[start:end].strip()


def restore_middle(what: str, middle: str) -> str:
    """Put the middle back in its place, or at the end where the reading took its place away."""
    if _FOLD in what or not middle:
        return what.replace(_FOLD, middle)
    return f"{what} {middle}".strip()


def _or(found: int, otherwise: int) -> int:
    return found if found >= 0 else otherwise
