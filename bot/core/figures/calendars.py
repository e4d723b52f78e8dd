"""Names of months and weekdays, as skeletons; other languages' months come from the CLDR."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from bot.core.quotes.vocabulary import word_set

_MONTH_ROWS = (
    "january february march april may june july august september october november december",
    "jan feb mar apr may jun jul aug sept oct nov dec",
    "januar februar marz april mai juni juli august september oktober november dezember",
    "janner feber mrz apr mai jun jul aug sep okt nov dez",
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "janv fevr mars avr mai juin juil aout sept oct nov dec",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ene feb mar abr may jun jul ago setiembre oct nov dic",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "gen feb mar apr mag giu lug ago settembre ott nov dic",
    "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
    "jan fev mar abr mai jun jul ago setembro out nov dez",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "jan feb mrt apr mei jun jul aug sep okt nov dec",
)
_WEEKDAY_ROWS = (
    "monday tuesday wednesday thursday friday saturday sunday",
    "mon tues wed thurs fri sat sun",
    "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "montags dienstags mittwochs donnerstags freitags sonnabend sonntags",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "lunes martes miercoles jueves viernes sabado domingo",
    "lunedi martedi mercoledi giovedi venerdi sabato domenica",
    "segunda-feira terca-feira quarta-feira quinta-feira sexta-feira sabado domingo",
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
)
_LOCALES = (
    "sv da nb fi pl cs sk hu ro uk ru bg el tr hr sl lt lv et id vi ar ar_LB ar_DZ he fa hi bn th"
)

IN_CAPITALS = word_set(
    """
    january february march april may june july august september october november december jan feb
    mar apr jun jul aug sept sep oct nov dec januar februar marz mai juni juli oktober dezember okt
    dez janner feber
    """
) - {"juni", "juli", "oktober"}
"""Months written with a capital wherever they are months; "18 may have died" names none."""


def _numbered(rows: tuple[str, ...]) -> dict[str, int]:
    return {name: number for row in rows for number, name in enumerate(row.split(), 1)}


MONTHS: Mapping[str, int] = _numbered(_MONTH_ROWS) | {"sep": 9}
"""Skeleton of a month's name or short form -> its number."""

FULL_MONTHS = frozenset(name for row in _MONTH_ROWS[::2] for name in row.split())
"""Month names that stand without a day."""

WEEKDAYS: Mapping[str, int] = _numbered(_WEEKDAY_ROWS)
"""Skeleton of a weekday's name -> its number, Monday being 1."""

SHORT_WEEKDAYS = frozenset(_WEEKDAY_ROWS[1].split())
"""Short forms, which are other words too."""


@cache
def foreign_months() -> Mapping[str, int]:
    """Return the month names of languages beyond the seven, from the CLDR; slow the first time."""
    return dict(_cldr())


def _cldr() -> Iterator[tuple[str, int]]:
    from babel.dates import get_month_names

    from bot.core.figures.plain import skeleton

    for locale in _LOCALES.split():
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context=context, locale=locale).items():
                    bare = skeleton(name).rstrip(".")
                    if not any(map(str.isdigit, bare)):
                        yield bare, number
