"""The values of a version of a table in words, by the kind of its table: what the reference and the pages show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from express_entry.law import Table, Text, Version
from express_entry.law.citations import cited
from express_entry.law.facts import ABILITIES
from express_entry.law.occupations import find
from express_entry.law.places import province
from express_entry.law.programnames import PROGRAM_NAMES
from express_entry.law.programtable import programs_in

from . import lawdocuments, lawpoints
from .lawblocks import Blocks, Voice, grid, items
from .lawlabels import AS_THEY_ARE, CONFIDENCE, PLAIN, ability, label, word

VALUE = Text("Value", "Valeur")
FAMILY = Text("Members of the family", "Membres de la famille")
DOLLARS = Text("Canadian dollars", "Dollars canadiens")
LEVEL = Text("Level", "Niveau")
OCCUPATIONS = Text("{count} occupations of NOC 2021:", "{count} professions de la CNP 2021 :")
PRINTED = Text("scores printed on the report", "résultats imprimés sur le relevé")
STEPS_OF = Text("{low} to {high} by {step}", "de {low} à {high} par {step}")
SITTINGS = Text("Sittings from {first}", "Séances à partir du {first}")
SITTINGS_TO = Text("Sittings to {last}", "Séances jusqu'au {last}")
SITTINGS_BOTH = Text("Sittings from {first} to {last}", "Séances du {first} au {last}")
EVERY_SITTING = Text("Every sitting", "Toutes les séances")
LOWEST_SCORE = Text(
    "The lowest printed score that reaches each level:", "Le plus bas résultat imprimé qui atteint chaque niveau :"
)
SCALE_PRINTED = Text("scale printed on the report: {scale}", "échelle imprimée sur le relevé : {scale}")
ORGANIZATION, ABBREVIATION = Text("Organization", "Organisme"), Text("Abbreviation", "Sigle")
SINCE, FOR = Text("Designated since", "Désigné depuis"), Text("For", "Pour")
CONFIDENCE_HEAD = Text("Confidence", "Confiance")
ONLY_IF = Text("{occupations}, only if {condition}", "{occupations}, seulement si {condition}")
OTHERS = Text(
    "others' assessments issued before {day} stay accepted (confidence: {confidence})",
    "les évaluations d'autres organismes délivrées avant le {day} restent acceptées (confiance : {confidence})",
)


def shown(voice: Voice, of: Table, version: Version) -> Blocks:
    """The values of a version; nothing for a gap, nor for a ranking, whose factors are tables of their own."""
    if version.gap is not None or of.kind == "ranking":
        return
    if of.kind in _POINTS:
        yield from _POINTS[of.kind](voice, of, version)
    else:
        yield from _OTHERS.get(of.kind, _figures)(voice, version)


def _figures(voice: Voice, version: Version) -> Blocks:
    """Keys and values; amounts by the size of a family, and lists of occupations, on their own."""
    values = version.values
    rows = [
        [_capital(voice.say(label(key))), say(voice, key, value)]
        for key, value in values.items()
        if key not in PLAIN and key != "amounts"
    ]
    yield from _amounts(voice, values.get("amounts", ()))
    yield grid(["", voice.say(VALUE)], rows)
    codes = values.get("occupations", ())
    yield voice.say(OCCUPATIONS.of(count=len(codes))) if codes else ""
    yield items(occupation(voice, code) for code in codes)


def _amounts(voice: Voice, amounts: Any) -> Blocks:
    rows = [[str(size), voice.say(amount)] for size, amount in enumerate(amounts, start=1)]
    yield grid([voice.say(FAMILY), voice.say(DOLLARS)], rows, numbers=1)


def occupation(voice: Voice, code: str) -> str:
    """An occupation by its code and title."""
    found = find(code)
    return found.say(voice.language) if found else code


def say(voice: Voice, key: str, value: Any) -> str:
    """One value in words: four levels by ability, provisions by requirement, words of the vocabulary."""
    if isinstance(value, Mapping):
        return _mapping(voice, value)
    if isinstance(value, list) and len(value) == len(ABILITIES) and all(isinstance(item, int) for item in value):
        return ", ".join(f"{voice.say(ability(name))} {level}" for name, level in zip(ABILITIES, value, strict=True))
    if isinstance(value, list):
        return ", ".join(say(voice, key, item) for item in value) or "–"
    if isinstance(value, str):
        found = province(value) if key == "except" else None
        return voice.say(found or (value if key in AS_THEY_ARE else word(value)))
    # A year or an hour count is not grouped by thousands: 2021, 1560.
    return str(value) if key in ("edition", "year_hours") or isinstance(value, date) else voice.say(value)


def _mapping(voice: Voice, value: Mapping[str, Any]) -> str:
    if set(value) == {"en", "fr"}:
        return str(value[voice.language])
    return " · ".join(f"{voice.say(label(name))} {_provision(voice, item)}" for name, item in value.items())


def _provision(voice: Voice, value: Any) -> str:
    return cited(value, voice.language) if isinstance(value, str) else str(value)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


# --------------------------------------------------------------------------------------------------- kinds of their own


def _scale(voice: Voice, version: Version) -> Blocks:
    """A language test: for each span of sittings, the lowest score that reaches each level."""
    head = [voice.say(LEVEL), *(_capital(voice.say(ability(name))) for name in ABILITIES)]
    yield voice.say(LOWEST_SCORE)
    for scale in version.values["scales"]:
        yield f"**{_sittings(voice, scale)}**"
        steps = [voice.say(STEPS_OF.of(low=low, high=high, step=step)) for low, high, step in scale["printed_scores"]]
        rows = [[str(row[0]), *map(voice.say, row[1:])] for row in scale["minimum"]]
        yield grid(head, [*rows, [f"*{voice.say(PRINTED)}*", *steps]], numbers=len(ABILITIES))


def _sittings(voice: Voice, scale: Mapping[str, Any]) -> str:
    first, last = scale.get("sat_from"), scale.get("sat_to")
    texts = {
        (True, True): SITTINGS_BOTH,
        (True, False): SITTINGS,
        (False, True): SITTINGS_TO,
        (False, False): EVERY_SITTING,
    }
    words = voice.say(texts[first is not None, last is not None].of(first=first, last=last))
    printed = scale.get("printed")
    return f"{words} ({voice.say(SCALE_PRINTED.of(scale=printed))})" if printed else words


def _organizations(voice: Voice, version: Version) -> Blocks:
    heads = (ABBREVIATION, ORGANIZATION, SINCE, FOR, CONFIDENCE_HEAD)
    rows = [
        [
            entry["acronym"],
            entry["name"][voice.language],
            str(entry["designated_from"]),
            _scope(voice, entry),
            voice.say(CONFIDENCE[entry["confidence"]]),
        ]
        for entry in version.values["organizations"]
    ]
    yield grid([voice.say(head) for head in heads], rows)


def _scope(voice: Voice, entry: Mapping[str, Any]) -> str:
    words = ", ".join(occupation(voice, code) for code in entry["occupations"]) or voice.say(word(entry["kind"]))
    if "only_if" in entry:
        words = voice.say(ONLY_IF.of(occupations=words, condition=entry["only_if"][voice.language]))
    before = entry.get("others_accepted_if_issued_before")
    if before is None:
        return words
    sure = CONFIDENCE[entry["others_accepted_confidence"]]
    return f"{words}; {voice.say(OTHERS.of(day=before, confidence=sure))}"


def _programs(voice: Voice, version: Version) -> Blocks:
    rows = [
        [voice.say(PROGRAM_NAMES[each.slug]), f"`{each.slug}`", voice.say(RULES[each.rules])]
        for each in programs_in(version)
    ]
    yield grid([voice.say(head) for head in (PROGRAM, SLUG, TESTED_BY)], rows)


_POINTS: Mapping[str, Callable[[Voice, Table, Version], Blocks]] = {
    "steps": lawpoints.steps,
    "abilities": lawpoints.steps,
    "matrix": lawpoints.matrix,
    "sections": lawpoints.sections,
}
_OTHERS: Mapping[str, Callable[[Voice, Version], Blocks]] = {
    "scale": _scale,
    "organizations": _organizations,
    "programs": _programs,
    "document": lawdocuments.document,
    "document_forms": lawdocuments.forms,
    "document_fields": lawdocuments.fields,
}
PROGRAM = Text("Program", "Programme")
SLUG = Text("Name in files", "Nom dans les fichiers")
TESTED_BY = Text("Tested by", "Évalué selon")
RULES = {
    "skilled_workers": Text("the rules of skilled workers (R75-83)", "les règles des travailleurs qualifiés (R75-83)"),
    "canadian_experience": Text(
        "the rules of Canadian experience (R87.1)", "les règles de l'expérience canadienne (R87.1)"
    ),
    "skilled_trades": Text("the rules of skilled trades (R87.2)", "les règles des métiers spécialisés (R87.2)"),
    "general": Text("its table of requirements alone", "sa seule table d'exigences"),
    "nomination": Text("a nomination, and another program (R87)", "une désignation, et un autre programme (R87)"),
}
"""By which rules a program is tested."""
