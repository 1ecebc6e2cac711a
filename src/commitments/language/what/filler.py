"""Removes filler around what was promised: "Hi team, I'll … thanks!", 제가 … 감사합니다."""

import re

_OPENING = re.compile(
    r"(?:(?:hi|hey|hello|dear)(?:\s(?:all|team|everyone|everybody|folks|guys|there|both))?(?:[\s,!:–]|[.-](?=\s))+"
    r"|(?:ok|okay|sure|yes|yep|yup|great|got it|fyi(?: team| all)?|quick note|reminder|note to self|todo|to do"
    r"|(?:well |duly )?noted(?: with thanks)?|will do|on it|cheers|sounds good|of course"
    r"|sure thing|no problem|no worries|absolutely|certainly|perfect"
    r"|(?:many )?thank(?:s| you)(?: (?:again|so much|very much))?(?: for [^,.!:]{1,40})?)"
    r"(?:\s?[,!:]+|\s?[.–—-]+(?=\s))\s?"
    r"|(?:(?:ok|okay|right|well|so|yeah|yes|sure|now|alright|and)\s){1,3}"
    r"(?=will\s|gonna\s|sending\s|(?:i|we)(?:['’]|\s(?:will|am|are|can|shall)\s))"
    r"|(?:please|pls|plz)\s?[:,]\s?"
    r"|(?:please|kindly) (?:be (?:advised|informed|aware)|note)(?: that)?\s|(?:please|kindly) (?=expect\s)"
    r"|(?:(?:please|kindly) )?expect (?=(?:the|an?|our|my)\s)"
    r"|(?:안녕하세요|안녕하십니까|네(?!\s(?:번|개|명|가지|건|곳|장|시|달|차례))|넵|넹|ㅇㅇ|ㅇㅋ|ㄴㄴ|예|알겠습니다|확인했습니다|참고로)"
    r"[\s,.!~:]+)",
    re.IGNORECASE,
)
# "Just spoke with Acme. I'll send it to them": what was is no part of the promise, unless it says what "it" is.
_BACKGROUND = re.compile(
    r"(?:(?:(?:i|we)(?:['’]ve| have)?(?: just)?|just)"
    r" (?:(?!promised|agreed|committed|pledged)\w{3,12}ed|got|had an?|met|saw|spoken?|heard|been|came)"
    r"|talked|spoke|(?:good|great|nice|quick) (?:call|chat|meeting|talk|sync))(?!\w)[^.!?]{0,120}[.!?]\s"
    r"(?=(?:i|we)(?:['’]ll| will)\s(?!.*(?<!\w)(?:it|this|that|these|those|(?<!for )(?<!to )(?<!with )them)(?!\w)))",
    re.IGNORECASE,
)
_FIRST_PERSON = (
    r"(?:i|we|our team|my team|the team)(?:(?:['’]ll| will| shall)(?: be able to)?|(?:['’]m|['’]re| am| are| is)"
    r" (?:going to|gonna|about to|committed to|committing to)| gonna"
    r"| (?:hereby )?(?:promised?|commit(?:ted)?|agreed?|pledge) to| need(?:s)? to| ha(?:ve|s) to"
    r"| must|['’]ve got to| gotta| want to|['’]d like to| would like to| plan to| can)"
)
_ADVERB = r"(?: (?:definitely|certainly|surely|absolutely|also|then|just|gladly|happily|personally|now))?"
_HOPE = (
    r"(?: (?:try(?:ing)? (?:to|and)|do (?:our|my) best to|aim(?:ing)? to|hop(?:e|ing) to|should be able to"
    r"|might be able to|may be able to|see if (?:i|we) can))?"
)
_WILL_DO = re.compile(
    rf"(?:(?:{_FIRST_PERSON}|let['’]s|lets|let me|please|pls|plz|kindly|remind me to|make sure to"
    rf"|be sure to|don['’]t forget to"
    rf"|(?:i|we) (?:should be able|hope|try|aim|might be able|may be able) to|promised? to|need to|gonna|going to"
    rf"|will(?= (?!not )[a-z])|(?:i|we)(?:['’](?:m|re)| am| are)(?= [a-z]{{2,15}}ing )"
    r"|(?:can|could|would|will) (?:you|we|i|someone|somebody)(?: please)?)"
    rf"{_ADVERB}{_HOPE}(?: to(?=\s[a-z])| be(?=\s[a-z]{{2,15}}ing\s))?"
    r"|(?:try to|hope to|aim to)|(?:제가|저희가|저희는|저는|저희|우리가|우리는|내가|나는))(?:,?\s|$)",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"[\s,.!–-]*(?<!\w)(?:please|pls|plz|thanks(?: (?:a lot|so much|again|all|team|everyone))?|many thanks"
    r"|thank you(?: (?:so|very) much)?|thx|tysm|ty|cheers|ok|okay"
    r"|감사합니다|감사해요|고맙습니다|고마워요|ㅎㅎ+|ㅋㅋ+|ㅠㅠ*|ㅜㅜ*|\^\^)"
    r"[\s.!?~)]*$",
    re.IGNORECASE,
)
_THANKS_SIGN = re.compile("[pP][lL]|[tT][hH]|[tT][yY]|[cC][hH]|[oO][kK]|[감고ㅎㅋㅠㅜ^]")
_LONGEST_THANKS = 50  # characters, with punctuation and spaces around it
_ROUNDS = 3  # "Hi team, please …" has two such parts in front


def without_filler(text: str) -> str:
    """Return `text` without greeting, "I will", "please" and thanks; unchanged where nothing else is left."""
    rest = text
    for _ in range(_ROUNDS):
        head = _OPENING.match(rest) or _WILL_DO.match(rest) or ("ll " in rest and _BACKGROUND.match(rest))
        if not head:
            break
        rest = rest[head.end() :]
    rest = _without_thanks(rest)
    return rest if rest.strip() else text


def _without_thanks(text: str) -> str:
    for _ in range(_ROUNDS):
        tail = max(0, len(text) - _LONGEST_THANKS)
        thanks = _THANKS.search(text, tail) if _THANKS_SIGN.search(text, tail) else None
        if thanks is None:
            break
        text = text[: thanks.start()]
    return text
