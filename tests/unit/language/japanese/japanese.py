"""Japanese, as a language of the reader."""

from commitments.language.languages.language import Language, Script
from commitments.language.tokens.words_around import WordsAround
from tests.unit.language.japanese import rules, words

JAPANESE = Language(
    code="ja",
    date_words=words.date_words,
    rules=(rules,),
    script=Script("ぁ-んァ-ヶー一-龯々", words.RUN_ON, words.STARTS, words.numeral),
    month_first=True,
    around=WordsAround(
        joints=frozenset({"に", "は", "の"}),
        closers=frozenset({"まで", "までに", "までには", "以内", "以内に"}),
        genitives=frozenset({"の"}),
    ),
)
