"""Words that put a date into the customer's zone: their time, your Tuesday, 현지 시간."""

import re

_SIGN = re.compile(
    r"(?<!\w)(?:their|your|his|her|local|customer(?:['’]s)?|client(?:['’]s)?)(?!\w)|현지|그쪽|고객사?\s?(?:시간|시각)",
    re.IGNORECASE,
)


def speaks_of_their_time(text: str) -> bool:
    """Whether a date in the text may be one of the customer's zone; when in doubt, True."""
    return _SIGN.search(text) is not None
