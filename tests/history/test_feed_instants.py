from __future__ import annotations

import calendar
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from express_entry.history.instants import MONTHS, read_day, read_instant, spell_day, spell_instant
from express_entry.law.text import LANGUAGES, Language
from tests.history.feedmaking import oddities

INSTANT = datetime(2026, 8, 7, 10, 8, 20, tzinfo=UTC)

SPELLINGS = [
    "August 7, 2026 at 10:08:20 UTC",
    "August 07, 2026 at 10:08:20 UTC",
    "August 7, 2026, at 10:08:20 UTC",
    "August 7, 2026 10:08:20 UTC",
    "August 7,2026 10:08:20 UTC",
    "August 7 2026 at 10:08:20 UTC",
    "August 7. 2026 at 10:08:20 UTC",
    "August 7th 2026 at 10:08:20 UTC",
    "August 7th, 2026 at 10:08:20 UTC",
    "August 7, 2026 at10:08:20 UTC",
    "August 7, 2026  at   10:08:20 UTC",
    " August 7, 2026 at 10:08:20 UTC ",
    "August 7, 2026 at 10:08:20",
    "August 7, 2026 at 10:08:20 GMT",
    "August 7, 2026 at 10:08:20 AM UTC",
    "August 7, 2026 at 2026-08-07 10:08:20 UTC",
    "Aug. 7, 2026 at 10:08:20 UTC",
    "AUGUST 7, 2026 AT 10:08:20 utc",
    "7 August 2026 at 10:08:20 UTC",
    "2026-08-07T10:08:20Z",
    "2026-08-07T10:08:20+00:00",
    "2026-08-07 10:08:20",
    "2026-08-07T10:08:20.000Z",
    "7 août 2026 à 10:08:20 UTC",
    "07 août 2026 à 10:08:20 UTC",
    "le 7 août 2026, à 10:08:20 (UTC)",
    "7 aout 2026 a 10:08:20",
    "7 août 2026 à 10 h 08 min 20 s UTC",
    "7 août 2026 à 10\u00a0h\u00a008\u00a0min\u00a020\u00a0s TUC",
    "7 août 2026 à 10h08 20",
    "7\u202faoût\u00a02026 à10:08:20 UTC",
    "7 aou\u0302t 2026 à 10:08:20 UTC",
]

NOT_READ = [
    "",
    "August 7, 2026",
    "10:08:20 UTC",
    "at 10:08:20 UTC",
    "August 7, 2026 at 10:08 UTC",
    "August 7, 2026 at 10:08:20 EST",
    "August 7, 2026 at 10:08:20 -04:00",
    "August 7, 2026 at 12:08:20 AM UTC",
    "August 7, 2026 at 10:08:20 AM PM UTC",
    "August 7, 2026 at 24:08:20 UTC",
    "August 7, 2026 at 10:60:20 UTC",
    "August 7, 2026 at 10:08:200 UTC",
    "August 32, 2026 at 10:08:20 UTC",
    "February 29, 2026 at 10:08:20 UTC",
    "August 7, 26 at 10:08:20 UTC",
    "August 7, 20266 at 10:08:20 UTC",
    "August 7 8, 2026 at 10:08:20 UTC",
    "August September 7, 2026 at 10:08:20 UTC",
    "Augustus 7, 2026 at 10:08:20 UTC",
    "August st 7, 2026 at 10:08:20 UTC",
    "August 7, 2026 at 2026-08-08 10:08:20 UTC",
    "August 7, 2026 at 10:08:20 at 11:08:20 UTC",
    "August 7, 2026 at around 10:08:20 UTC",
    "08/07/2026 10:08:20",
    "August 7, 2026 at \uff11\uff10:08:20 UTC",
    "<b>August 7, 2026 at 10:08:20 UTC</b>",
    "August 7, 2026 at 10:08:20 UTC" + " " * 200,
]


@pytest.mark.parametrize("text", SPELLINGS)
def test_every_spelling_of_an_instant_is_read(text: str) -> None:
    assert read_instant(text) == (INSTANT, False)


@pytest.mark.parametrize("text", NOT_READ)
def test_an_instant_of_which_any_part_is_not_understood_is_not_read(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any text of the message will do
        read_instant(text, year=2026)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_oddity_of_the_feed_is_read_as_the_history_has_it(language: Language) -> None:
    for odd in oddities(language):
        if odd["number"] != "357":  # the one that is corrected, not read
            read = read_instant(odd["text"], year=int(odd["read_as"][:4]))
            assert read.instant == datetime.fromisoformat(odd["read_as"]), odd["what"]


def test_the_oddities_are_of_every_kind_that_is_known() -> None:
    assert {odd["what"] for odd in oddities("en")} == {
        "AM or PM after a 24-hour time",
        "ISO inside the text",
        "a day that is not that of the round",
        "blank before or after",
        "comma before at",
        "hour of one digit",
        "no UTC",
        "no at",
        "no blank after at",
        "no blank after the comma, no at",
        "no comma",
        "no year",
        "ordinal day",
        "ordinal day, no comma",
        "period for comma",
        "two blanks",
        "two blanks, hour of one digit",
    }
    assert len({odd["what"] for odd in oddities("fr")}) == 22


def test_a_text_without_a_year_takes_the_year_that_is_given_and_says_so() -> None:
    expected = (datetime(2021, 10, 7, 16, 38, 21, tzinfo=UTC), True)
    assert read_instant("October 7 at 16:38:21 UTC", year=2021) == expected
    assert read_instant("7 octobre à 16:38:21 UTC", year=2021) == expected
    with pytest.raises(ValueError):  # noqa: PT011
        read_instant("October 7 at 16:38:21 UTC")


@pytest.mark.parametrize(
    ("time", "hour"),
    [
        ("20:19:59 PM", 20),
        ("15:48:39 AM", 15),
        ("04:22:17 AM", 4),
        ("0:22:17 AM", 0),
        ("00:22:17 PM", 0),
        ("4:22:17 PM", 16),
        ("11:59:59 PM", 23),
        ("12:22:17 PM", 12),
    ],
)
def test_a_half_of_the_day_counts_only_where_the_hour_leaves_it_open(time: str, hour: int) -> None:
    assert read_instant(f"August 7, 2026 at {time} UTC").instant.hour == hour


def test_a_day_is_read_without_a_time_only() -> None:
    expected = date(2026, 8, 3)
    for text in ("August 3, 2026", "August 3rd, 2026", "3 août 2026", "2026-08-03", "Aug 3 2026", "le 3 août 2026"):
        assert read_day(text) == expected
    for text in ("August 3, 2026 at 10:00:00", "August 2026", "12-04-2023", "3 août 2026 PM"):
        with pytest.raises(ValueError):  # noqa: PT011
            read_day(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_month_is_read_by_its_name_and_cut_short(language: Language) -> None:
    for month, name in enumerate(MONTHS[language], 1):
        assert read_day(f"9 {name} 2026") == date(2026, month, 9)
    for month in range(1, 13):
        assert read_day(f"{calendar.month_abbr[month]} 9, 2026") == date(2026, month, 9)
    assert read_day("9 juil. 2026") == date(2026, 7, 9)
    assert read_day("9 févr. 2026") == date(2026, 2, 9)
    with pytest.raises(ValueError):  # noqa: PT011
        read_day("9 jui 2026")


INSTANTS = st.datetimes(datetime(2015, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001
    lambda instant: instant.replace(microsecond=0)
)


@given(instant=INSTANTS, language=st.sampled_from(LANGUAGES))
def test_what_is_spelled_is_read_again(instant: datetime, language: Language) -> None:
    assert read_instant(spell_instant(instant, language)) == (instant, False)
    assert read_day(spell_day(instant.date(), language)) == instant.date()


@given(instant=INSTANTS, language=st.sampled_from(LANGUAGES), data=st.data())
def test_an_instant_is_read_in_any_combination_of_spellings(
    instant: datetime, language: Language, data: st.DataObject
) -> None:
    def pick(*choices: str) -> str:
        return data.draw(st.sampled_from(choices))

    name = MONTHS[language][instant.month - 1]
    month = pick(name, name.upper(), f"{calendar.month_abbr[instant.month]}.")
    day = pick(f"{instant.day}", f"{instant.day:02}", f"{instant.day}{pick('st', 'nd', 'rd', 'th', 'er', 'e')}")
    blank = pick(" ", "  ", "\u00a0", "\u202f")
    worded = pick(f"{month}{blank}{day}", f"{day}{blank}{month}") + pick(", ", " ", ". ", ",") + str(instant.year)
    at = pick(" at ", " à ", ", at ", " ", " at", f" at {instant:%Y-%m-%d} ", f" {instant:%Y-%m-%d}T")
    time = pick(f"{instant:%H:%M:%S}", f"{instant.hour}:{instant:%M:%S}", f"{instant:%H h %M min %S s}")
    text = pick("", " ") + worded + at + time + pick(" UTC", "", " ")
    assert read_instant(text).instant == instant
