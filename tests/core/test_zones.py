from __future__ import annotations

from datetime import UTC, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.cities import CITIES, COUNTRIES, FIRST, SHORT_NAMES
from bot.core.schedule import zone_names
from bot.core.zones import (
    ZoneChoice,
    days_name,
    find_zones,
    load_zones,
    parse_days,
    parse_time,
    zone_of,
)

NOW = datetime(2026, 1, 15, 12, tzinfo=UTC)
SUMMER = datetime(2026, 7, 15, 12, tzinfo=UTC)


def first(typed: str) -> str:
    return find_zones(typed, now=NOW)[0].name


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("new york", "New York (America/New_York, UTC-5)"),
        ("  NEW   Y", "New York (America/New_York, UTC-5)"),
        ("berlin", "Berlin (Europe/Berlin, UTC+1)"),
        ("Europe/Ber", "Berlin (Europe/Berlin, UTC+1)"),
        ("kyiv", "Kyiv (Europe/Kyiv, UTC+2)"),
        ("kiev", "Kyiv (Europe/Kyiv, UTC+2)"),
        ("Київ", "Kyiv (Europe/Kyiv, UTC+2)"),
        ("Calcutta", "Kolkata (Asia/Kolkata, UTC+5:30)"),
        ("Asia/Calcutta", "Kolkata (Asia/Kolkata, UTC+5:30)"),
        ("são paulo", "São Paulo (America/Sao_Paulo, UTC-3)"),
        ("sao paulo", "São Paulo (America/Sao_Paulo, UTC-3)"),
        ("St. John's", "St. John’s (America/St_Johns, UTC-3:30)"),
        ("munich", "Munich (Europe/Berlin, UTC+1)"),
        ("Lodz", "Łódź (Europe/Warsaw, UTC+1)"),
        ("germany", "Berlin (Europe/Berlin, UTC+1)"),
        ("USA", "New York (America/New_York, UTC-5)"),
        ("東京", "Tokyo (Asia/Tokyo, UTC+9)"),
        ("pst", "Los Angeles (America/Los_Angeles, UTC-8)"),
        ("utc", "UTC (UTC±0)"),
        ("GMT", "UTC (UTC±0)"),
        ("utc+5:45", "Kathmandu (Asia/Kathmandu, UTC+5:45)"),
        ("-3:30", "St. John’s (America/St_Johns, UTC-3:30)"),
        ("berlni", "Berlin (Europe/Berlin, UTC+1)"),
    ],
)
def test_zone_is_found_by_what_people_call_it(typed: str, shown: str) -> None:
    assert first(typed) == shown


def test_country_is_found_in_its_own_language() -> None:
    assert "America/Sao_Paulo" in {choice.value for choice in find_zones("Brasil", now=NOW)}


def test_offset_is_the_present_one() -> None:
    assert find_zones("berlin", now=SUMMER) == [
        ZoneChoice("Berlin (Europe/Berlin, UTC+2)", "Europe/Berlin")
    ]
    assert "Europe/Berlin" in {choice.value for choice in find_zones("+2", now=SUMMER)}
    assert "Europe/Berlin" not in {choice.value for choice in find_zones("+2", now=NOW)}


def test_cities_stand_before_countries_and_those_of_most_people_first() -> None:
    values = [choice.value for choice in find_zones("united states", now=NOW)]
    assert values[0] == "America/New_York"
    assert find_zones("mexico", now=NOW)[0].value == "America/Mexico_City"


def test_before_anything_is_typed_known_zones_are_offered() -> None:
    assert tuple(choice.value for choice in find_zones(" ", now=NOW)) == FIRST


def test_no_more_are_offered_than_wanted() -> None:
    assert len(find_zones("a", now=NOW)) == 25
    assert len(find_zones("a", now=NOW, limit=3)) == 3


@pytest.mark.parametrize("typed", ["zz", "xyzzyx", "+23"])
def test_nothing_is_offered_for_nonsense(typed: str) -> None:
    assert find_zones(typed, now=NOW) == []


@settings(deadline=None)
@given(typed=st.text(max_size=30))
def test_whatever_is_typed_only_current_zones_are_offered(typed: str) -> None:
    load_zones()
    for choice in find_zones(typed, now=NOW):
        assert choice.value in zone_names()
        assert zone_of(choice.value) == choice.value
        assert len(choice.name) <= 100


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("america/argentina/buenos_aires", "America/Argentina/Buenos_Aires"),
        ("Berlin", "Europe/Berlin"),
        ("MUNICH", "Europe/Berlin"),
        ("Zürich", "Europe/Zurich"),
        ("sao paulo", "America/Sao_Paulo"),
        ("Europe/Kiev", "Europe/Kyiv"),
        ("Calcutta", "Asia/Kolkata"),
        ("US/Eastern", "America/New_York"),
        ("Japan", "Asia/Tokyo"),
        ("est", "America/New_York"),
        ("Utc", "UTC"),
        ("etc/gmt+5", "Etc/GMT+5"),
        ("IST", None),
        ("Germany", None),
        ("Berl", None),
        ("Factory", None),
        ("Europe", None),
        ("", None),
    ],
)
def test_zone_is_taken_where_only_one_can_be_meant(typed: str, zone: str | None) -> None:
    assert zone_of(typed) == zone


def test_own_lists_name_zones_that_are_there() -> None:
    assert {*CITIES, *SHORT_NAMES, *FIRST} <= zone_names()
    assert len(FIRST) == len(set(FIRST)) == 25
    assert all(len(code) == 2 for code in COUNTRIES)


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("8", time(8)),
        (" 08 ", time(8)),
        ("8:30", time(8, 30)),
        ("08:30", time(8, 30)),
        ("8.30", time(8, 30)),
        ("8h30", time(8, 30)),
        ("20h", time(20)),
        ("0830", time(8, 30)),
        ("2359", time(23, 59)),
        ("8am", time(8)),
        ("8 AM", time(8)),
        ("8:30 pm", time(20, 30)),
        ("8:30 p.m.", time(20, 30)),
        ("12am", time(0)),
        ("12:15 pm", time(12, 15)),
        ("20 Uhr", time(20)),
        ("8 o’clock", time(8)),
        ("８：３０", time(8, 30)),
        ("noon", time(12)),
        ("Midnight", time(0)),
        ("0:00", time(0)),
        ("", None),
        ("24:00", None),
        ("8:60", None),
        ("8:3", None),
        ("830", None),
        ("13 pm", None),
        ("0 am", None),
        ("-8", None),
        ("8:30:15", None),
        ("tomorrow", None),
    ],
)
def test_time_of_day_is_read(typed: str, at: time | None) -> None:
    assert parse_time(typed) == at


@given(st.times())
def test_each_time_is_read_as_it_is_written(at: time) -> None:
    at = at.replace(second=0, microsecond=0, fold=0)
    for pattern in ("%H:%M", "%H.%M", "%Hh%M", "%H%M", "%I:%M %p", "%I.%M%p"):
        assert parse_time(at.strftime(pattern)) == at


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("daily", (0, 1, 2, 3, 4, 5, 6)),
        ("every day", (0, 1, 2, 3, 4, 5, 6)),
        ("all", (0, 1, 2, 3, 4, 5, 6)),
        ("Weekdays", (0, 1, 2, 3, 4)),
        ("every weekday", (0, 1, 2, 3, 4)),
        ("working days", (0, 1, 2, 3, 4)),
        ("weekend", (5, 6)),
        ("week ends", (5, 6)),
        ("mon, wed", (0, 2)),
        ("wed mon", (0, 2)),
        ("Mondays", (0,)),
        ("every Tuesday and Thursday", (1, 3)),
        ("tue/thurs", (1, 3)),
        ("monday-friday", (0, 1, 2, 3, 4)),
        ("mon – thu", (0, 1, 2, 3)),
        ("mon to wed, sun", (0, 1, 2, 6)),
        ("fri-mon", (0, 4, 5, 6)),
        ("weekdays and sunday", (0, 1, 2, 3, 4, 6)),
        ("sat-sat", (5,)),
        ("Mo-Fr", (0, 1, 2, 3, 4)),
        ("Di, Do", (1, 3)),
        ("lundi et mercredi", (0, 2)),
        ("miércoles", (2,)),
        ("täglich", (0, 1, 2, 3, 4, 5, 6)),
        ("Friday.", (4,)),
        ("", None),
        (",", None),
        ("every", None),
        ("sometimes", None),
        ("every other day", None),
        ("mon-", None),
        ("mon-wed-fri", None),
        ("mon, never", None),
    ],
)
def test_days_are_read(typed: str, days: tuple[int, ...] | None) -> None:
    assert parse_days(typed) == days


@pytest.mark.parametrize(
    ("days", "name"),
    [
        (range(7), "every day"),
        ((4, 3, 2, 1, 0), "weekdays"),
        ((5, 6), "weekends"),
        ((0,), "Mondays"),
        ((0, 2, 4), "Mon, Wed, Fri"),
    ],
    ids=["all", "weekdays", "weekends", "one", "some"],
)
def test_days_are_named(days: tuple[int, ...], name: str) -> None:
    assert days_name(days) == name


@given(st.sets(st.integers(0, 6), min_size=1))
def test_named_days_are_read_again(days: set[int]) -> None:
    assert parse_days(days_name(days)) == tuple(sorted(days))


@given(st.text(max_size=20))
def test_no_text_makes_trouble(typed: str) -> None:
    days = parse_days(typed)
    assert days is None or set(days) <= set(range(7))
    at = parse_time(typed)
    assert at is None or at.replace(minute=0) == time(at.hour)
