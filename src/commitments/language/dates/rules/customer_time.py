"""Clock times in the customer's zone, which the reader knows: 5pm their time, 현지 시간 오후 5시."""

from commitments.language.dates.grammar import rule
from commitments.language.dates.values import ParsedDate
from commitments.language.line_context import LineContext


@rule("TIME", "TIME ,? THEIRS", "TIME ( THEIRS )", "THEIRS TIME")
def time_of_theirs(_: LineContext, *said: ParsedDate | str) -> ParsedDate | None:
    """Read 5pm their time; EOD your time; 현지 시간 오후 5시: that clock time in the customer's zone."""
    return _theirs(said)


@rule("MOMENT", "MOMENT ,? THEIRS", "MOMENT ( THEIRS )", "THEIRS MOMENT")
def moment_of_theirs(_: LineContext, *said: ParsedDate | str) -> ParsedDate | None:
    """Read tonight your time; 현지 시간 내일 오후 5시: that moment in the customer's zone."""
    return _theirs(said)


def _theirs(said: tuple[ParsedDate | str, ...]) -> ParsedDate | None:
    parsed = next((one for one in said if isinstance(one, ParsedDate)), None)
    return parsed._replace(theirs=True, weak=False) if parsed else None
