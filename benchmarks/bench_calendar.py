"""Latency of planning backward over a year of working time."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from benchmarks.timing import Figures, percentiles
from commitments.domain.calendar import Calendar

_DUE = datetime(2026, 10, 15, 9, tzinfo=UTC)


def run() -> dict[str, Figures]:
    seoul = Calendar(ZoneInfo("Asia/Seoul"), "KR")
    return {
        "two_hours_before": percentiles(lambda: seoul.subtract_working_time(_DUE, timedelta(hours=2)), 2000),
        "ninety_days_before": percentiles(lambda: seoul.add_working_days(_DUE.date(), -90), 500),
    }
