"""Time zones by abbreviation, and the places by which people name a time zone: 5pm PT, 9am Seoul time."""

from commitments.language.dates.values import ZoneName
from commitments.language.dates.zones import UNCLEAR_ZONES

_LOS_ANGELES, _DENVER, _CHICAGO, _NEW_YORK = (
    "America/Los_Angeles", "America/Denver", "America/Chicago", "America/New_York",
)  # fmt: skip

ZONES = {
    "utc": "UTC", "gmt": "UTC", "z": "UTC",
    "pt": _LOS_ANGELES, "pst": _LOS_ANGELES, "pdt": _LOS_ANGELES,
    "mt": _DENVER, "mst": _DENVER, "mdt": _DENVER, "ct": _CHICAGO, "cst": _CHICAGO, "cdt": _CHICAGO,
    "et": _NEW_YORK, "est": _NEW_YORK, "edt": _NEW_YORK,
    "akst": "America/Anchorage", "akdt": "America/Anchorage", "hst": "Pacific/Honolulu", "hdt": "America/Adak",
    "ndt": "America/St_Johns", "kst": "Asia/Seoul", "jst": "Asia/Tokyo", "sgt": "Asia/Singapore",
    "hkt": "Asia/Hong_Kong", "ist": "Asia/Kolkata", "pkt": "Asia/Karachi", "wib": "Asia/Jakarta",
    "wita": "Asia/Makassar", "idt": "Asia/Jerusalem", "bst": "Europe/London", "cet": "Europe/Paris",
    "cest": "Europe/Paris", "eet": "Europe/Helsinki", "eest": "Europe/Helsinki", "msk": "Europe/Moscow",
    "sast": "Africa/Johannesburg", "acst": "Australia/Adelaide", "acdt": "Australia/Adelaide",
    "aest": "Australia/Sydney", "aedt": "Australia/Sydney", "awst": "Australia/Perth",
    "nzst": "Pacific/Auckland", "nzdt": "Pacific/Auckland", "chst": "Pacific/Guam",
}  # fmt: skip

# Abbreviations that are also English words: only the speaker's own zone may be meant.
OWN_ZONES = ("cat", "eat", "met", "wat", "west", "wet", "wit")

REGIONS = {"pacific": _LOS_ANGELES, "mountain": _DENVER, "central": _CHICAGO, "eastern": _NEW_YORK}
CITIES = {
    "amsterdam": "Europe/Amsterdam", "netherlands": "Europe/Amsterdam", "athens": "Europe/Athens",
    "atlanta": _NEW_YORK, "auckland": "Pacific/Auckland", "austin": _CHICAGO, "bangalore": "Asia/Kolkata",
    "bangkok": "Asia/Bangkok", "beijing": "Asia/Shanghai", "bengaluru": "Asia/Kolkata", "berlin": "Europe/Berlin",
    "boston": _NEW_YORK, "brisbane": "Australia/Brisbane", "brussels": "Europe/Brussels", "cairo": "Africa/Cairo",
    "chicago": _CHICAGO, "china": "Asia/Shanghai", "copenhagen": "Europe/Copenhagen", "dallas": _CHICAGO,
    "delhi": "Asia/Kolkata", "denver": _DENVER, "dubai": "Asia/Dubai", "dublin": "Europe/Dublin",
    "france": "Europe/Paris", "frankfurt": "Europe/Berlin", "geneva": "Europe/Zurich", "germany": "Europe/Berlin",
    "hanoi": "Asia/Ho_Chi_Minh", "helsinki": "Europe/Helsinki", "houston": _CHICAGO, "india": "Asia/Kolkata",
    "ireland": "Europe/Dublin", "israel": "Asia/Jerusalem", "istanbul": "Europe/Istanbul", "jakarta": "Asia/Jakarta",
    "japan": "Asia/Tokyo", "johannesburg": "Africa/Johannesburg", "korea": "Asia/Seoul", "korean": "Asia/Seoul",
    "lisbon": "Europe/Lisbon", "london": "Europe/London", "madrid": "Europe/Madrid", "manila": "Asia/Manila",
    "melbourne": "Australia/Melbourne", "miami": _NEW_YORK, "milan": "Europe/Rome", "montreal": "America/Toronto",
    "moscow": "Europe/Moscow", "mumbai": "Asia/Kolkata", "munich": "Europe/Berlin", "nairobi": "Africa/Nairobi",
    "osaka": "Asia/Tokyo", "oslo": "Europe/Oslo", "paris": "Europe/Paris", "perth": "Australia/Perth",
    "prague": "Europe/Prague", "rome": "Europe/Rome", "saigon": "Asia/Ho_Chi_Minh", "seattle": _LOS_ANGELES,
    "seoul": "Asia/Seoul", "shanghai": "Asia/Shanghai", "singapore": "Asia/Singapore",
    "stockholm": "Europe/Stockholm", "sydney": "Australia/Sydney", "taipei": "Asia/Taipei", "taiwan": "Asia/Taipei",
    "tokyo": "Asia/Tokyo", "toronto": "America/Toronto", "uk": "Europe/London", "vancouver": "America/Vancouver",
    "vienna": "Europe/Vienna", "warsaw": "Europe/Warsaw", "zurich": "Europe/Zurich",
}  # fmt: skip
# The last words of names of two: New York, San Francisco, Tel Aviv.
CITY_ENDS = {
    "york": _NEW_YORK, "angeles": _LOS_ANGELES, "francisco": _LOS_ANGELES, "jose": _LOS_ANGELES,
    "kong": "Asia/Hong_Kong", "aviv": "Asia/Jerusalem", "paulo": "America/Sao_Paulo",
    "lumpur": "Asia/Kuala_Lumpur", "minh": "Asia/Ho_Chi_Minh",
}  # fmt: skip


def zone_of_abbreviation(text: str) -> str | None:
    """Return the IANA zone that people mean by an abbreviation, with its summer time: New York's for EST and ET."""
    return ZONES.get(text.strip().casefold())


def zone_abbreviations() -> dict[str, ZoneName]:
    """Return each abbreviation with its zone; those valid only as the speaker's own zone have no IANA name."""
    unnamed = {word: ZoneName("", word.upper()) for word in (*OWN_ZONES, *UNCLEAR_ZONES)}
    return unnamed | {word: ZoneName(name, word.upper()) for word, name in ZONES.items()}


def named(table: dict[str, str]) -> dict[str, ZoneName]:
    return {word: ZoneName(name) for word, name in table.items()}
