"""Tells a hope from a promise: "we'll try", "should be able to", 검토해 보겠습니다, 노력하겠습니다."""

import re

_ENGLISH = (
    r"try(?:ing)?(?:\s(?:to|our|my)|(?=[,.!]|\sand|$))|do\s(?:our|my)\sbest|best\seffort|hop(?:e|ing)\sto|hopefully"
    r"|should\sbe\sable|(?:might|may|could)\s(?:be|have|get|send|do|ship|take)|probably|perhaps|maybe|possibly"
    r"|aim(?:ing)?\s(?:to|for)|see\s(?:if|whether|what)\s(?:we|i)|(?:we'll|i'll|will)\ssee|look\sinto"
    r"|if\s(?:at\sall\s)?possible|can(?:no|')t\spromise|no\spromises|not\ssure|tentative(?:ly)?|ideally"
    r"|with\s(?:any|a\sbit\sof)\sluck"
)
_KOREAN = (
    r"보겠(?:습니다|어요|음)|볼게요|볼께요|보도록\s?하|보려고|노력(?:하겠|할게|해|하도록|중)|애써|힘써"
    r"|가능하(?:면|다면)|가능한\s?한\s?(?!빨리)|될\s?것\s?같|할\s?수\s?있을\s?것|[가-힣]\s?것\s?같(?:습니다|아요|은데)|아마|글쎄"
    r"|확답|장담|미정|잠정|희망합니다|목표로"
)
_HEDGE = re.compile(rf"(?<!\w)(?:{_ENGLISH})(?!\w)|{_KOREAN}", re.IGNORECASE)


def hedged(text: str) -> bool:
    """Tell whether `text` only hopes or tries: no promise yet."""
    return _HEDGE.search(text.replace("’", "'")) is not None
