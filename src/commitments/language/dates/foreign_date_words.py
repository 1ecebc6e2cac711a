"""Words of other languages that indicate a date, which dateparser then resolves.

For each language (its dateparser code): words that make a date the deadline, days that stand alone,
weekdays (which need one of those words before or after them) and months (which need a number).
"""

from typing import NamedTuple


class Signs(NamedTuple):
    """The signs of a date in one language: alternatives of a regular expression."""

    before: str
    alone: str
    weekdays: str
    months: str = ""
    after: str = ""


SIGNS = {
    "de": Signs(
        before="bis|bis zum|bis spätestens|spätestens|vor|am",
        alone="morgen|übermorgen",
        weekdays="montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag",
        months="januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember",
    ),
    "fr": Signs(
        before="avant|avant le|d'ici|d'ici le|d'ici à|pour|pour le|le",
        alone="demain|après-demain",
        weekdays="lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
        months="janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    ),
    "es": Signs(
        before="para|para el|antes del|el|hasta el",
        alone="mañana|pasado mañana",
        weekdays="lunes|martes|miércoles|jueves|viernes|sábado|domingo",
        months="enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
    ),
    "ja": Signs(before="", alone="明日|明後日", weekdays="[月火水木金土日]曜日", after="までに|まで"),
    "zh": Signs(before="", alone="明天|后天", weekdays="(?:星期|周)[一二三四五六日]", after="之前|以前|前"),
}
