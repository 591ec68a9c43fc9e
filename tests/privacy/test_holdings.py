"""Every column of every table is declared: whose it is, who sees it, and what an erasure leaves of it."""

from __future__ import annotations

from collections import defaultdict

import pytest
from django.apps import apps
from django.db import models

from express_entry.pool.holdings import Holding, Kind, holdings
from express_entry.privacy.titles import TITLES

ALL = tuple(holdings())
COUNTED = defaultdict(list)
for _each in ALL:
    COUNTED[_each.model].append(_each)


def named(holding: Holding) -> list[str]:
    return [*holding.shown.split(), *holding.hidden, *holding.plain.split()]


def missing(model: type[models.Model], declared: list[Holding]) -> list[str]:
    """What keeps a table from being declared whole: columns that are named nowhere, twice, or are none."""
    columns = sorted(field.name for field in model._meta.concrete_fields)
    return [
        f"{model._meta.label}: {sorted(named(holding))} is declared, {columns} is there"
        for holding in declared
        if sorted(named(holding)) != columns
    ] or ([] if declared else [f"{model._meta.label}: nothing is declared"])


def test_every_column_of_every_table_is_declared_once_and_no_other() -> None:
    """A table of tomorrow that nobody declares fails here: say in the module ``held`` of its application what it is."""
    tables = apps.get_models(include_auto_created=True)
    assert [each for model in tables for each in missing(model, COUNTED[model._meta.label])] == []
    assert {each.model for each in ALL} == {model._meta.label for model in tables}


def test_a_column_that_is_forgotten_is_found() -> None:
    """The walk above would be no check without this."""
    profile = next(each for each in ALL if each.model == "pool.Profile")
    model = profile.table
    assert missing(model, []) != []
    assert missing(model, [Holding(profile.model, profile.kind, shown=profile.shown)]) != []
    assert missing(model, [profile]) == []


@pytest.mark.parametrize("holding", ALL, ids=[f"{place}-{each.model}" for place, each in enumerate(ALL)])
def test_what_is_about_somebody_is_erased_or_says_why_it_stays(holding: Holding) -> None:
    if not holding.is_personal:
        assert not holding.shown
        assert not holding.hidden
        assert holding.kind is Kind.NONE
        return
    assert holding.kind is not Kind.NONE
    if holding.erased is None:
        assert holding.stays is None
        return
    assert holding.stays is not None
    assert set(holding.erased) <= set(named(holding))
    # A digest tells people apart as long as it stands.
    digests = {name for name in holding.hidden if name in {"identity", "name_key", "line", "salt", "code"}}
    assert digests <= set(holding.erased) or holding.kind is Kind.BAR


def test_a_table_of_people_has_a_name_in_both_languages() -> None:
    assert {each.model for each in ALL if each.is_personal} == set(TITLES)


def test_what_refers_to_a_row_that_goes_goes_first_or_lets_go_of_it() -> None:
    """Rows are erased table by table: none may rest on one that is gone before."""
    going = [each for each in ALL if each.is_personal and each.erased is None]
    places = {each.model: place for place, each in enumerate(going)}
    for holding in going:
        for field in holding.table._meta.concrete_fields:
            if isinstance(field, models.ForeignKey) and field.remote_field.on_delete is models.PROTECT:
                of = field.remote_field.model._meta.label
                assert of not in places or of == "pool.Person" or places[holding.model] < places[of], (holding, of)
