"""Finds Korean pledges by a verb that serves somebody and an ending that only a first person uses."""

import re
from collections.abc import Iterator

from commitments.language.languages.korean import delivery_words, exclusion_words, pledge_words
from commitments.language.pledges.pledge_dates import DateSlot

_ENDING = re.compile(
    rf"(?P<first>{pledge_words.FIRST_PERSON})|(?P<anybody>{pledge_words.ANY_PERSON})|약속\s?(?:드립니다|드려요|합니다)"
    r"|(?<=드리)(?:죠|지요)(?![가-힣])|(?<=[내해려유달]\s|[보내해려유달]{2})드림(?![가-힣])"
)
_GIVES, _LIMITED, _PLANNED = (
    re.compile(f"{stems}$") for stems in (pledge_words.GIVES, pledge_words.LIMITED, pledge_words.PLANNED)
)
# 내일까지 할게요, 월요일에 정리하겠습니다: who says so to others answers them, when the date is next to the verb.
_JUST_DOES = re.compile(rf"(?:(?<!\S)(?:하|할)|{pledge_words.LIMITED}|{pledge_words.GIVES})$")
_NEXT_TO = re.compile(
    rf"(?:\s?{pledge_words.ADVERB}){{0,4}}\s?(?:(?:\S{{0,7}}[^\s로]\s)?\S{{0,4}}?(?:{pledge_words.LIMITED}|{pledge_words.GIVES})|하|할)"
)
_OWN = re.compile(f"{exclusion_words.FOR_ONESELF}$")
_QUOTED = re.compile(r"[\s~)>》〉」’'*]{0,3}(?:라[고며더네는니]|하고|했|하[시셨더]|시전)")
_NOT = re.compile(r"(?<![가-힣])(?:못\s?|안\s)(?:[가-힣]{1,6}\s?)?$")
# "I ask you", "I'll buy lunch", "I'll tell him to".
_ASKS = re.compile(
    rf"(?:{exclusion_words.REQUESTS}(?:해|을|를)?(?:\s?(?:좀|하나만?|꼭|한번|먼저))?|{exclusion_words.FAVOURS}\S{{0,2}}"
    rf"|{exclusion_words.PERSONAL_TIDYING}[을를도]?\s?(?:좀\s)?정리|{exclusion_words.MEALS}[을를은는도]?\s?(?:\S{{1,6}}\s)?(?:사|쏴|쏘)|[라다냐]고)"
    r"\s?(?:드리|드릴|하|할|주|줄|올리|올릴|보내|보낼|해\s?(?:두|둘|드리|드릴))$"
)
_OTHERS = (
    "업체|고객사|협력사|파트너사|거래처|벤더|팀|대리|과장|부장|차장|사원|은행|기사|담당자|상담원"
    "|센터|본사|매장|지점|공장|대리점|매니저"
)
_THEIRS = re.compile(
    rf"(?:[가-힣](?:님이|님께서|씨가)|(?:{_OTHERS})(?:님|분)?(?:가|이|에서|께서))\s(?!\S{{1,8}}[신한던]\s)"
)
# 기사님이 방문하도록 하겠습니다: we see to it; 담당자가 방문드릴: humble of one of ours.
_LETS_DO = re.compile(r"(?:도록|게)\s?하$")
_SENT_BY_US = re.compile(r"(?:담당자|상담원|기사|엔지니어|매니저)(?:님|분)?(?:가|이|께서)\s.{0,40}드[리릴]$")
_SUBJECT = re.compile(r"[가-힣](?:가|이|에서|께서)\s")
_MEETING = re.compile(rf"(?:{exclusion_words.MEETINGS}|발표|식사)(?:[은는을를]|\s\d{{1,3}}분\s)")
_MEETING_THERE = re.compile(rf"{exclusion_words.MEETINGS}(?:에서|\s?때)\s|뵙고|만나서")
_AGENT = re.compile(
    r"제가|저희가|우리가|당사|저는|저희는|내가|저희\s?(?:팀|쪽|개발팀|담당자|엔지니어)|우리\s?(?:팀|쪽)"
)
_FOR_YOU = ("드리", "드릴", "하", "주", "줄")
_HUMBLE = re.compile(r"(?:드리|드릴|주|줄|드리(?:도록|는\s?걸로|는\s?것으로|기로)\s?하|보내|보낼|올리|올릴)$")
# 목요일까지 보내드립니다: a limit and the verb side by side need no subject.
_BY_THEN_SENT = re.compile(rf"까지는?\s(?:꼭\s|반드시\s)?(?:보내|{pledge_words.SENT})\s?(?:해\s?)?드$")
_OURS, _OWNING, _COMES = (
    re.compile(pledge_words.OURS),
    re.compile(delivery_words.OWNING),
    re.compile(delivery_words.COMES),
)
_BOUND = re.compile(r"까지|이내|내로|안에|안으로|중으로|중에|(?<!오)전에")
_AHEAD = re.compile(r"내일|낼|모레|명일|익일|이따|다음|담주|차주")
# After a date: the noun, the past or the event that it belongs to, or a verb of others or one that fails.
_NOUN = re.compile(rf"\s?(?:[가-힣]{{0,4}}\s?{exclusion_words.MEETINGS}|{exclusion_words.DAILY_ITEMS}|자\s)")
_PAST = re.compile(r"\s(?:\S{1,6}\s)?\S{0,5}(?:신|던|린|[받은]은|나온|나눈|보낸|된|난|한)\s")
_TO_COME = re.compile(r"\s\S{0,5}(?:있을|[할될쓸볼]|열릴|마감인|[되하리]는|있는)\s[가-힣]")
_SINCE = re.compile(r"(?:부터|지난|최근)\s?$")
_AFTER = re.compile(r"(?:후|뒤|이후|다음|고)(?:에)?\s$")
_LENGTH = re.compile(r"(?:\d|하루|이틀|사흘|일주일)\s?(?:영업일|일|시간|주|분)?\s?(?:이내|안|내)")
_SO_LONG = re.compile(r"\s?(?:동안|간|치|분|짜리|더|이상)(?![가-힣]{2})")
_AGO = re.compile(r"(?:\d|하루|이틀|사흘)\s?(?:일|시간|분|주)?\s?전에?$")
_BARE = re.compile(r"\d{1,2}일|[월화수목금토일]요일")
_PERIOD = re.compile(r"[주월달년기말]\s?(?:간|치|분)?\s[가-힣]{1,8}\s")
_OTHER_VERB = re.compile(
    r"다고|라고|셔서|[셨았었했됐갔왔]|주실|오실|어렵|힘들|불가|못\s|안\s?[되돼]|(?<!마)무리[가이입예고]"
)


def find_korean_pledges(sentence: str) -> Iterator[DateSlot]:
    """Return the date slot of each pledge: what one of us promises to do for somebody else."""
    for match in _ENDING.finditer(sentence):
        before = sentence[: match.start()]
        if _QUOTED.match(sentence, match.end()) or _serves_nobody(before):
            continue
        serves = _serves(match, before)
        if serves is not None:
            yield DateSlot(before, needs_limit=not serves, belongs_elsewhere=_belongs_elsewhere)
        if match["first"] and _JUST_DOES.search(before):
            yield DateSlot(before, belongs_elsewhere=_stands_apart)
    if takes_ownership(sentence) and announces_delivery(sentence):
        yield DateSlot(sentence, belongs_elsewhere=_belongs_elsewhere)


def takes_ownership(sentence: str) -> bool:
    """Whether a sentence names us as those who do it."""
    return _OWNING.search(sentence) is not None


def announces_delivery(sentence: str) -> bool:
    """Whether a sentence announces a delivery: 내일 나갑니다."""
    return _COMES.search(sentence) is not None


def _serves_nobody(before: str) -> bool:
    """Whether nothing is done, or the speaker asks for something, or others do it."""
    stem = before[-24:]
    if _NOT.search(stem) or _ASKS.search(stem) or _MEETING_THERE.search(before):
        return True
    theirs = _THEIRS.search(before) is not None and not _AGENT.search(before)
    return theirs and not _LETS_DO.search(stem) and not _SENT_BY_US.search(before)


def _serves(match: re.Match[str], before: str) -> bool | None:
    """Whether a verb serves somebody: True, False where it does so only with a limit, None where it serves nobody."""
    stem, named = before[-24:], _OURS.search(before) is not None
    if match["anybody"]:
        meant = named or (stem.endswith("드릴") and not _SUBJECT.search(before))
        meant = meant or _BY_THEN_SENT.search(before) is not None
        return False if meant and _PLANNED.search(stem) else None
    if _MEETING.search(before) and not stem.endswith(_FOR_YOU):
        return None
    if _GIVES.search(stem) or not match["first"]:
        return named or _HUMBLE.search(stem) is not None or not match["first"]
    return False if _LIMITED.search(stem) or (named and not _OWN.search(stem)) else None


def _stands_apart(before: str, date: str, rest: str) -> bool:
    """Whether more than a few words stand between a date and a verb that says little: 월요일에 (바로) 할게요."""
    return _NEXT_TO.fullmatch(rest) is None or _belongs_elsewhere(before, date, rest)


def _belongs_elsewhere(before: str, date: str, rest: str) -> bool:
    """Whether a date belongs to something other than the verb at the end of the rest."""
    if _OTHER_VERB.search(rest) or "부터" in date or _SINCE.search(before) or _SO_LONG.match(rest) or _AGO.search(date):
        return True
    if _AFTER.search(before) and _LENGTH.match(date):
        return True
    if _BOUND.search(date):
        return False
    if (_PAST.match(rest) and not _AHEAD.match(date)) or _TO_COME.match(rest):
        return True
    if _BARE.fullmatch(date.strip()) and rest.strip().count(" "):
        return True
    return not date.endswith("에") and bool(_NOUN.match(rest) or _PERIOD.match(date[-1] + rest))
