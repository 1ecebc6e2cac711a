"""Named zones: 5pm PT, 9am KST, 17:00 UTC+9, 15:00 (London time), 한국 시간 오후 3시."""

from datetime import timedelta, timezone
from zoneinfo import ZoneInfo

from commitments.language.grammar import rule
from commitments.language.scene import Scene
from commitments.language.values import Mark, Place
from commitments.language.words.places import UNCLEAR_ZONES


@rule("MOMENT", "TIME|MOMENT ZONE", "TIME|MOMENT ( ZONE )")
def with_zone(scene: Scene, mark: Mark, zone: Place) -> Mark | None:
    """Read tonight PT; this afternoon (PT): the day and the hour are those of the zone."""
    return _placed(scene, mark, zone)


@rule("TIME", "TIME ZONE", "TIME ( ZONE )")
def time_with_zone(scene: Scene, mark: Mark, zone: Place) -> Mark | None:
    """Read Friday 5pm PT; 17:00 UTC; 9am KST Wednesday: the day and the hour are those of the zone."""
    return _placed(scene, mark, zone)


@rule("MOMENT", "TIME|MOMENT OFFSET", "TIME|MOMENT ( OFFSET )")
def with_offset(_: Scene, mark: Mark, offset: timedelta) -> Mark | None:
    """Read Friday 17:00 UTC+9; 09:00 +0530: the day and the hour are those of the offset."""
    return mark._replace(zone=timezone(offset)) if mark.clock else None


@rule("ZONE", "ZONENAME", "ZONENAME time", "CITY local? time", "REGION", "REGION standard|daylight? time")
def zone(_: Scene, place: Place) -> Place:
    """Take 5pm PT; 9am Seoul time; 5pm Eastern: a zone."""
    return place


@rule("CITY", "new|los|san|hong|tel|sao|são|kuala|chi CITYEND")
def city_of_two_words(_: Scene, place: Place) -> Place:
    """Take 9am New York time: a city."""
    return place


@rule("KZONED", "미국? KZONE|ZONENAME 표준시? 시간|시각|시간으로|기준 기준?", "미국? KZONE|ZONENAME 표준시 기준?")
def korean_zone(_: Scene, place: Place) -> Place:
    """Take 한국 시간 오후 3시; 내일 오후 5시 KST 기준: a zone."""
    return place


@rule("TIME", "KZONED TIME")
@rule("MOMENT", "KZONED WHEN", "WHEN KZONED", "WHEN ( KZONED )", "KZONED 으로? WHEN")
def in_zone(scene: Scene, first: Mark | Place, second: Mark | Place) -> Mark | None:
    """Read 한국 시간 오후 3시; 내일 오후 5시 KST 기준: the day and the hour are those of the zone."""
    place, mark = (first, second) if isinstance(first, Place) else (second, first)
    return _placed(scene, mark, place) if isinstance(mark, Mark) and isinstance(place, Place) else None


@rule("TIME", "ZONENAME 로? TIME")
@rule("MOMENT", "ZONENAME 로? MOMENT")
def zone_before(scene: Scene, place: Place, mark: Mark) -> Mark | None:
    """Read UTC 09:00; 금요일 EST 9am: the day and the hour are those of the zone."""
    return None if mark.weak else _placed(scene, mark, place)


@rule("TIME", "OFFSET TIME")
def offset_before(_: Scene, offset: timedelta, mark: Mark) -> Mark | None:
    """Read UTC+9 18:00: the day and the hour are those of the offset."""
    return None if mark.weak or not mark.clock else mark._replace(zone=timezone(offset))


def _placed(scene: Scene, mark: Mark, place: Place) -> Mark | None:
    """Put a clock time into a zone; a short name of the speaker's own zone means that one (CST in Shanghai).

    A short name that differs from place to place (AST) makes the time unclear.
    """
    if mark.clock is None:
        return None
    if place.short and place.short in scene.zone_names:
        return mark._replace(zone_name=place.short, weak=False)
    if place.name:
        return mark._replace(zone=ZoneInfo(place.name), weak=False)
    return mark._replace(unclear=True, weak=False) if place.short.lower() in UNCLEAR_ZONES else None
