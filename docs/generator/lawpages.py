"""The law as pages: one an instrument, one a table with its whole history, and one of the gaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from express_entry.law import Consolidation, Instrument, Table, Text, Version
from express_entry.law.citations import cited
from express_entry.reports.lawblocks import Voice
from express_entry.reports.lawlabels import CONFIDENCE, FACTS, INSTRUMENT_KINDS, TABLE_KINDS
from express_entry.reports.lawvalues import shown

from .page import Page, Sheet, bullets, markdown, table

GAPS = "gaps"


def law_pages(law: Consolidation) -> Iterator[Page]:
    """Every page about the law, but the index."""
    for instrument in law.instruments.values():
        yield Page(instrument_page(instrument.id), instrument.title, partial(_instrument, law, instrument))
    for of in law.tables.values():
        yield Page(table_page(of.id), of.title, partial(_table, law, of))
    yield Page(GAPS, GAPS_TITLE, partial(_gaps, law))


def instrument_page(identity: str) -> str:
    """The page of an instrument."""
    return f"instruments/{identity}"


def table_page(identity: str) -> str:
    """The page of a table."""
    return f"tables/{identity}"


# -------------------------------------------------------------------------------------------------------- instruments


def _instrument(law: Consolidation, item: Instrument, sheet: Sheet) -> Iterator[str]:
    other = item.title.fr if sheet.language == "en" else item.title.en
    yield f"*{other}*"
    yield table(["", ""], [[sheet.say(head), value] for head, value in _instrument_facts(sheet, item) if value])
    yield sheet.say(item.notes) if item.notes else ""
    yield from _sources(sheet, item.sources)
    set_by = [version for version in law.versions() if version.instrument == item.id]
    yield f"## {sheet.say(TABLES_SET)}"
    yield _tables_set(sheet, law, set_by) or sheet.say(NONE_SET)


def _instrument_facts(sheet: Sheet, item: Instrument) -> Iterator[tuple[Text, str]]:
    yield KIND, sheet.say(INSTRUMENT_KINDS.get(item.kind, item.kind))
    yield CITATION, cited(item.citation, sheet.language)
    yield IN_FORCE, str(item.in_force or sheet.say(NOT_RECORDED))
    yield ANNOUNCED, str(item.announced or "")
    yield from _record(sheet, item)
    yield IDENTITY, f"`{item.id}`"


def _record(sheet: Sheet, item: Instrument | Version) -> Iterator[tuple[Text, str]]:
    """How sure it is and since when."""
    yield RECORDED, str(item.recorded)
    yield VERIFIED, str(item.verified)
    sure = sheet.say(CONFIDENCE[item.confidence])
    yield CONFIDENCE_HEAD, sheet.say(BASIS.of(sure=sure, basis=item.basis)) if item.basis else sure


def _sources(sheet: Sheet, sources: Iterable[str]) -> Iterator[str]:
    listed = bullets(sources)
    if listed:
        yield sheet.say(SOURCES)
        yield listed


def _tables_set(sheet: Sheet, law: Consolidation, versions: Iterable[Version]) -> str:
    rows = [
        [
            sheet.link(law.tables[version.table].title, table_page(version.table)),
            _days(sheet, version),
            cited(version.citation, sheet.language),
        ]
        for version in versions
    ]
    return table([sheet.say(head) for head in (TABLE, DAYS, CITATION)], rows)


# ------------------------------------------------------------------------------------------------------------- tables


def _table(law: Consolidation, of: Table, sheet: Sheet) -> Iterator[str]:
    yield f"`{of.id}` · {sheet.say(TABLE_KINDS.get(of.kind, of.kind))}"
    yield _read_from(sheet, law, of)
    if len(of.versions) > 1:
        yield f"## {sheet.say(HISTORY)}"
        yield _history(sheet, of)
    for version in _newest(of):
        yield from _version(sheet, law, of, version)


def _read_from(sheet: Sheet, law: Consolidation, of: Table) -> str:
    """Which facts a factor reads and to which section and pair its points go."""
    facts = of.attributes.get("facts")
    if not facts:
        return ""
    prefix, section = of.id.rpartition("/")[0], of.attributes["section"]
    titles = law.tables[f"{prefix}/sections"].attributes["section_titles"]
    where = sheet.link(titles[section][sheet.language], table_page(f"{prefix}/sections"))
    names = [f"{sheet.say(FACTS.get(fact, fact))} (`{fact}`)" for fact in facts]
    return sheet.say(READS.of(facts=names, section=where))


def _newest(of: Table) -> Iterable[Version]:
    return reversed(of.versions)


def _history(sheet: Sheet, of: Table) -> str:
    rows = [
        [_days(sheet, item), cited(item.citation, sheet.language), _what_changed(sheet, item)] for item in _newest(of)
    ]
    # Many tables change their figures only, and those stand below: no column of dashes then.
    columns = 3 if any(what for _, _, what in rows) else 2
    return table([sheet.say(head) for head in (DAYS, CITATION, WHAT)][:columns], (row[:columns] for row in rows))


def _what_changed(sheet: Sheet, version: Version) -> str:
    what = version.gap or version.changes
    return sheet.say(what) if what else ""


def _version(sheet: Sheet, law: Consolidation, of: Table, version: Version) -> Iterator[str]:
    words = _days(sheet, version)
    yield f"## {words[:1].upper()}{words[1:]}"
    yield sheet.say(version.changes) if version.changes else ""
    yield from _gap(sheet, version)
    yield from map(markdown, shown(Voice(sheet.language), of, version))
    yield from _factors(sheet, law, version)
    yield table(["", ""], [[sheet.say(head), value] for head, value in _version_facts(sheet, law, version)])
    yield from _sources(sheet, version.sources)
    for head, texts in ((ASSUMED, version.assumptions), (CORRECTED, _corrections(sheet, version))):
        yield f"**{sheet.say(head)}**" if texts else ""
        yield bullets(sheet.say(text) for text in texts)


def _version_facts(sheet: Sheet, law: Consolidation, version: Version) -> Iterator[tuple[Text, str]]:
    instrument = law.instruments[version.instrument]
    yield INSTRUMENT, sheet.link(instrument.title, instrument_page(instrument.id))
    yield CITATION, cited(version.citation, sheet.language)
    yield from _record(sheet, version)
    if version.single_source:
        yield SOURCES_COUNTED, sheet.say(SINGLE)


def _gap(sheet: Sheet, version: Version) -> Iterator[str]:
    if version.gap is None:
        return
    yield f"> **{sheet.say(GAP)}** {_sentence(sheet.say(version.gap))}"
    yield sheet.say(MISSING)
    yield bullets(sheet.say(text) for text in version.missing)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."


def _corrections(sheet: Sheet, version: Version) -> list[str]:
    return ["; ".join(f"{key}: {sheet.say(value)}" for key, value in item.items()) for item in version.corrections]


def _factors(sheet: Sheet, law: Consolidation, version: Version) -> Iterator[str]:
    """The tables that a version of a ranking is made of, as in force on its first day."""
    prefix = version.values.get("factors_of")
    if not isinstance(prefix, str):
        return
    factors = [
        (table_, table_.in_force(version.from_)) for name, table_ in law.tables.items() if name.startswith(prefix)
    ]
    yield sheet.say(MADE_OF)
    yield bullets(
        f"{sheet.link(table_.title, table_page(table_.id))} ({cited(found.citation, sheet.language)})"
        for table_, found in factors
        if found
    )


def _days(sheet: Sheet, version: Version) -> str:
    first = SINCE if version.to == date.max else FROM_TO
    words = sheet.say(first.of(first=version.from_, last=version.to))
    at = version.from_time
    return words if not at.hour and not at.minute else f"{words} ({sheet.say(FROM_TIME.of(time=f'{at:%H:%M}'))})"


# --------------------------------------------------------------------------------------------------------------- gaps


def _gaps(law: Consolidation, sheet: Sheet) -> Iterator[str]:
    yield sheet.say(WHAT_A_GAP_IS)
    for gap in law.gaps:
        title = law.tables[gap.table].title
        yield f"## {sheet.say(title)} ({gap.version})"
        yield _sentence(sheet.say(gap.reason))
        yield sheet.say(
            IN_TABLE.of(table=sheet.link(title, table_page(gap.table)), citation=cited(gap.citation, sheet.language))
        )
        yield sheet.say(MISSING)
        yield bullets(sheet.say(text) for text in gap.missing)
        yield from _sources(sheet, gap.sources)
    yield "" if law.gaps else sheet.say(NO_GAP)


GAPS_TITLE = Text("Gaps in the law recorded here", "Lacunes dans le droit consigné ici")
WHAT_A_GAP_IS = Text(
    "A gap is a change that is known to exist and whose values are not known. Nothing is computed with it: a score on "
    "such a day has no total, and the score under the last known rules stands beside it, labelled so. A file of law "
    "that states the values closes the gap: see [the format](../how-to/law-file.md).",
    "Une lacune est une modification dont l'existence est connue et dont les valeurs ne le sont pas. Rien n'est "
    "calculé avec elle : une note ce jour-là n'a pas de total, et la note selon les dernières règles connues figure à "
    "côté, désignée comme telle. Un fichier de droit qui donne les valeurs comble la lacune : voir [le "
    "format](../how-to/law-file.fr.md).",
)
IN_TABLE = Text("Table: {table}, {citation}", "Table : {table}, {citation}")
NO_GAP = Text("None is recorded.", "Aucune n'est consignée.")
KIND, CITATION, IDENTITY = Text("Kind", "Nature"), Text("Citation", "Référence"), Text("Identifier", "Identifiant")
IN_FORCE, ANNOUNCED = Text("In force", "En vigueur"), Text("Announced", "Annoncé")
NOT_RECORDED = Text("not recorded", "non consigné")
RECORDED, VERIFIED = Text("Recorded", "Consigné"), Text("Last verified", "Dernière vérification")
CONFIDENCE_HEAD = Text("Confidence", "Confiance (motif en anglais)")
BASIS = Text("{sure}: {basis}", "{sure} : {basis}")
SOURCES = Text("Sources:", "Sources (en anglais) :")
SOURCES_COUNTED, SINGLE = Text("Rests on", "Repose sur"), Text("**a single source**", "**une seule source**")
TABLES_SET = Text("Tables it set", "Tables qu'il a fixées")
NONE_SET = Text(
    "None directly: other instruments and tables rest on it.",
    "Aucune directement : d'autres instruments et tables s'appuient sur lui.",
)
TABLE, DAYS, INSTRUMENT = Text("Table", "Table"), Text("Days", "Jours"), Text("Instrument", "Instrument")
HISTORY, WHAT = Text("History", "Historique"), Text("What changed", "Ce qui a changé")
READS = Text("Reads {facts}; points go to {section}.", "Se fonde sur {facts}; les points vont à {section}.")
GAP, MISSING = Text("Gap.", "Lacune."), Text("What is missing:", "Ce qui manque :")
ASSUMED = Text("Assumptions", "Hypothèses")
CORRECTED = Text("Corrections", "Corrections")
MADE_OF = Text("The ranking of these days:", "Le classement de ces jours :")
SINCE = Text("since {first}", "depuis le {first}")
FROM_TO = Text("from {first} to {last}", "du {first} au {last}")
FROM_TIME = Text("from {time} Eastern Time on the first day", "à partir de {time}, heure de l'Est, le premier jour")
