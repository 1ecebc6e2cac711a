"""The sentences that only Slack needs; each is shown to the one person who acted."""

from typing import Final

from commitments.model import Language

FORM_TOO_LATE: Final[dict[Language, str]] = {
    "en": "Slack gave up before the form could open. Please try again.",
    "ko": "양식을 열기 전에 Slack의 제한 시간이 지났습니다. 다시 시도해 주세요.",
}
UNKNOWN_COMMAND: Final[dict[Language, str]] = {
    "en": "I don't know that command. {help} shows what I can do.",
    "ko": "모르는 명령입니다. {help}에서 할 수 있는 일을 볼 수 있습니다.",
}
UNKNOWN_ACTION: Final[dict[Language, str]] = {
    "en": "That button is from an older version and does nothing any more. {help} shows what I can do.",
    "ko": "이전 버전의 버튼이라 더 이상 동작하지 않습니다. {help}에서 할 수 있는 일을 볼 수 있습니다.",
}
FAILED: Final[dict[Language, str]] = {
    "en": "Something went wrong on our side. Please try again in a moment.",
    "ko": "저희 쪽에서 문제가 생겼습니다. 잠시 후 다시 시도해 주세요.",
}
