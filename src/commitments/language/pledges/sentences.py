"""Splits a chat message into the sentences that its author says in their own name.

Quotations, code, logs and pasted conversations are left out.
"""

import re
from collections.abc import Iterator

from commitments.language.text.normalization import normalize
from commitments.language.text.word_patterns import word_set

MAX_LENGTH = 10_000  # characters of a message that are read
MAX_SENTENCE_LENGTH = 600  # a longer piece without a full stop is no sentence of chat
MAX_SENTENCES = 150  # sentences of a message that are read

_CODE = re.compile(r"```[^`]{0,4000}```|`[^`\n]{1,300}`")
_QUOTES = re.compile(
    r"\"[^\"]{1,400}\"|“[^”]{1,400}”|「[^」]{1,400}」|『[^』]{1,400}』|‘[^‘]{1,400}?’(?![a-z])"
    r"|(?<![\w'])'(?=\w)(?:[^\"\s]|\s(?!')){4,200}?(?<=[\w.!?~])'(?![a-z])"
)
_TAG = (
    r"(?:jira|bot|alert|build|monitor|deploy|github|ci\b|pagerduty|\d|알림|자동|봇|지라|모니터|결재|배포|시스템"
    r"|공지(?!\s?(?:회신|답변)))"
)
_BOT = re.compile(
    rf"^\W{{0,3}}(?:[\w-]{{0,20}}bot:|reminder:)|^⏰|🤖|^\[[^\]]{{0,20}}{_TAG}[^\]]{{0,20}}\]|봇(?:입니다|이에요|예요|\s?:)"
    r"|\b(?:i['’]m|i\sam|this\sis)\s(?:the\s|a\s|your\s)?\w{0,20}bot\b|\bauto-?reply|no-?reply|do\snot\sreply"
    r"|\bautomat(?:ed|ic)\s(?:reply|response|message|notification|e?mail|reminder)|contacting\s(?:our\s)?support"
    r"|message\swas\sreceived|ticket\s#?\d{1,9}\shas\sbeen|out\sof\s(?:the\s)?office"
    r"|(?:i['’]m|i\sam|currently)\s(?:on\s(?:vacation|leave|pto|holiday)|away|ooo)"
    r"|자동(?:으로)?\s?(?:응답|회신|발송|알림|생성|전송)|문의(?:해|를)?\s?(?:주셔서|남겨)|접수(?:되었|됐)습니다|접수\s?번호"
    r"|다시\s?알려\s?드|재알림|알리미|리마인더|web발신|알림톡|발신\s?전용|(?:택배|통운|센터|카드|은행)입니다"
    r"|(?:부재|휴가)\s?중(?!이?(?:라|어서|여서|니까|지만)|인데)|상담\s?(?:시간|가능)|(?:영업|업무)\s?시간[이은외]",
    re.IGNORECASE,
)
_NOT_SPEECH = re.compile(
    r"^(?:>|//|/\*|<!--|--\s|\$\s|#\s?(?:todo|fixme)|todo[:(]|fixme\b|(?-i:WARN|INFO|ERROR|DEBUG|TRACE)\b"
    r"|\d{4}-\d\d-\d\d[t\s]\d\d:\d\d|\[?\d{1,2}:\d{2}\]?\s(?:[ap]m\s)?\w{1,20}\s?:|\w{1,10}\s[>|]\s|\[[^\]]{1,12}\]\s?\[[^\]]{0,6}\d{1,2}:\d{2}"
    r"|(?:fix|feat|chore|docs)(?:\([^)]{1,30}\))?:)|[🎵🎶]",
    re.IGNORECASE,
)
# "Jane: I'll send it", 김대리: 보내드릴게요
_LABELS = "Hi\\b|Hey|Thanks|Heads|Update|Status|Note|Action|Plan|Next|Sorry|Ok|Yes|No\\b|Also|Edit|Correction"
_PASTED = re.compile(
    rf"^@?(?!{_LABELS})[A-Z][a-z]{{1,15}}(?:\s[A-Z][a-z]{{1,15}})?(?:\s[\[(]?\d{{1,2}}:\d{{2}}[^:]{{0,5}})?:\s[Ii]\b"
    r"|^(?!참고|요약|추가|정정|일정|결론)[가-힣]{2,4}\s?:|^[가-힣]{1,4}\s?(?:님|대리|과장|팀장|부장|차장|사원|대표|매니저)님?\s?:"
)
# What follows is somebody else's speech.
_SPEAKS = re.compile(
    r"\b(?:wrote|said|says)\s?:|\b(?:reply|answer|response)\b[^:]{0,30}:"
    r"|\b(?:he|she|they)\s(?:goes|went|(?:was|were|is)\slike)\s?[:,]?\s(?=(?:i|we|yeah|yes|ok)\b)"
    r"|\bin\s(?:the|their|our|his|her)\s(?:contract|e?mail|sow|proposal)\s?:"
    r"|-original\smessage-|forwarded\smessage|^from\s?:|보낸\s?사람\s?:|^\S{2,10}\s\[?(?:오전|오후)?\s?\d{1,2}:\d{2}(?:\s?[ap]m)?\]?$"
    r"|(?<![가-힣])왈\s?[:,]|(?:말씀|답변|회신|답장|메일|원문|내용|메시지|문자|카톡)\S{0,6}\s?:",
    re.IGNORECASE,
)
# A clause with "but we" or "so I" stands alone: what it follows neither dates nor hedges it.
_END = re.compile(
    r"[.!?…。]{1,5}(?=\s|$)|(?<=[다요오죠])[~,ㅋㅎㅠㅜ^]{0,5}\s(?!라[고며더네는니]|하[시더셨고]|했)|;\s"
    r"|,?\s(?:but|so)\s(?=(?:i|we|our)\b)|,?\s(?:and|but)\s(?=if\b)|(?<=시고)[,\s]\s?",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\s(?=\(?[1-9]\)\s|[①-⑨])")  # 1) we send it 2) you sign it
_KOREAN_END = re.compile(
    r"(?:니다|세요|시오|어요|아요|해요|네요|까요|나요|게요|예요|에요|지요|구요|고요|여요|죠|시고)$"
)
_ABBREVIATIONS = word_set(
    """a.m p.m inc corp ltd co dr mr ms mrs no vs e.g i.e approx jan feb mar apr jun jul aug sep sept oct nov dec
    mon tue tues wed thu thur thurs fri sat sun st"""
)


def sentences(text: str) -> list[str]:
    """Return the author's own sentences, each in one line. Never raises."""
    found: list[str] = []
    for line in _lines(text):
        end = _SPEAKS.search(line)
        if not (_NOT_SPEECH.search(line) or _PASTED.search(line)):
            own = _QUOTES.sub(" ", line[: end.start()] if end else line)
            for item in _ITEM.split(own.replace("’", "'").replace("´", "'"), MAX_SENTENCES):
                found += _split(item)
        if end or len(found) >= MAX_SENTENCES:
            break
    return found[:MAX_SENTENCES]


def posted_by_bot(text: str) -> bool:
    """Whether a bot or an automatic reply posted a message."""
    return any(_BOT.search(line) for line in _lines(text))


def _lines(text: str) -> Iterator[str]:
    for line in _CODE.sub(" ", text[:MAX_LENGTH]).splitlines():
        if line and not line.isspace():
            yield normalize(line).strip()


def _split(line: str) -> list[str]:
    parts, start = [], 0
    for match in _END.finditer(line):
        if _is_sentence_end(line[start : match.start()], match.group()):
            parts.append(line[start : match.end()].strip())
            start = match.end()
        if len(parts) == MAX_SENTENCES:
            break
    parts.append(line[start:].strip())
    return [part for part in parts if part and len(part) <= MAX_SENTENCE_LENGTH]


def _is_sentence_end(said: str, match: str) -> bool:
    """Whether a sentence ends here, as it does not at the dots of "p.m." and "12. 4." or at most spaces."""
    last = said.rsplit(None, 1)[-1].casefold() if said.strip() else ""
    if match == ".":
        return last not in _ABBREVIATIONS and not (last.isdigit() and len(last) < 3)
    return match[0] in ".!?…。;" or match.strip(" ,").isalpha() or _KOREAN_END.search(last) is not None
