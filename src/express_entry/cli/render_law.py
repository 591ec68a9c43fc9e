"""The law as pages: the tables of a day, one table, two days compared, the gaps, and the state of the record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from express_entry.law import Consolidation, Gap, Law, Table, Version
from express_entry.law.citations import cited
from express_entry.law.differences import Change, Comparison, Difference
from express_entry.law.integrity import Finding
from express_entry.law.tables import OPEN
from express_entry.law.text import Language, Text

from .known import later
from .page import Cell, Column, Page, Row, Style, Styled
from .render_values import brief, outline, render_values

_CONFIDENCE: dict[str, Text] = {
    "high": Text("high", "élevée"),
    "medium": Text("medium", "moyenne"),
    "low": Text("low", "faible"),
}
_CONFIDENCE_STYLE: dict[str, Style] = {"low": "bad", "medium": "open"}


def render_tables(page: Page, law: Law, day: date, language: Language) -> None:
    """Every table in force on a day, a line each."""
    page.title(LAW_ON.of(day=day).say(language))
    since, until = law.since[0], law.until[0] if law.until else None
    text = SHAPE_UNTIL if until else SHAPE
    page.say(text.of(since=since, until=until, verified=law.verified).say(language))
    later(page, law, day, language)
    page.say(FINGERPRINT.of(fingerprint=law.fingerprint).say(language), style="faint")
    for gap in law.gaps:
        page.say(GAP_LINE.of(table=gap.table, reason=gap.reason).say(language), style="open")
    page.blank()
    heads = [f"{TABLE.say(language)}\n  {TITLE.say(language)}", f"{VERSION.say(language)}\n{INSTRUMENT.say(language)}"]
    columns = [Column(heads[0], share=2), Column(heads[1])]
    rows: list[Row] = [
        [
            f"{name}\n  {law.table(name).title.say(language)}",
            f"{version.id}\n{version.instrument}",
            *_trust(version, language),
        ]
        for name, version in law.versions.items()
    ]
    page.table([*columns, Column(VERIFIED.say(language)), Column(TRUST.say(language))], rows)


def _trust(version: Version, language: Language) -> list[Cell]:
    known = Styled(_CONFIDENCE[version.confidence].say(language), _CONFIDENCE_STYLE.get(version.confidence, "plain"))
    return [version.verified.isoformat(), Styled(NOT_KNOWN.say(language), "bad") if version.gap else known]


# ----------------------------------------------------------------------------------------------------------- one table


def render_table(page: Page, table: Table, day: date, law: Consolidation, language: Language) -> None:
    """A table with the version of a day in full, and the history of all."""
    page.title(TABLE_TITLE.of(table=table.id, title=table.title).say(language))
    version = table.in_force(day)
    if version is None:
        page.say(NOT_IN_FORCE.of(day=day).say(language), style="open")
    else:
        _version(page, table, version, day, law, language)
    page.heading(HISTORY.say(language))
    rows: list[Row] = [
        [
            each.id,
            _span(each, language),
            each.instrument,
            _CONFIDENCE[each.confidence].say(language),
            _told(each, language),
        ]
        for each in table.versions
    ]
    heads = [VERSION, IN_FORCE, INSTRUMENT, TRUST]
    page.table([*(Column(head.say(language)) for head in heads), Column(CHANGES.say(language), share=1)], rows)


def _version(page: Page, table: Table, version: Version, day: date, law: Consolidation, language: Language) -> None:
    instrument = law.instruments.get(version.instrument)
    title = version.instrument if instrument is None else f"{instrument.title.say(language)} ({version.instrument})"
    trust = _CONFIDENCE[version.confidence].say(language)
    page.pairs(
        [
            (VERSION.say(language), version.id),
            (IN_FORCE.say(language), _span(version, language)),
            (INSTRUMENT.say(language), title),
            (PROVISION.say(language), cited(version.citation, language)),
            (RECORDED.say(language), version.recorded.isoformat()),
            (VERIFIED.say(language), version.verified.isoformat()),
            (TRUST.say(language), f"{trust} – {version.basis}" if version.basis else trust),
        ]
    )
    if version.single_source:
        page.say(SINGLE_SOURCE.say(language), style="open")
    page.heading((VALUES_NOT_KNOWN if version.gap else VALUES).of(day=day).say(language))
    if version.gap:
        _missing(page, version.gap, version.missing, language)
    else:
        render_values(page, table, version, language)
    _items(page, ASSUMPTIONS.say(language), [text.say(language) for text in version.assumptions])
    _items(page, CORRECTIONS.say(language), [brief(each, language) for each in version.corrections])
    _items(page, SOURCES.say(language), version.sources)


def _items(page: Page, heading: str, items: Sequence[str]) -> None:
    if items:
        page.heading(heading)
        for item in items:
            page.item(item)


def _missing(page: Page, reason: Text, missing: Sequence[Text], language: Language) -> None:
    page.say(reason.say(language), style="open")
    if missing:
        page.say(MISSING.say(language))
        for text in missing:
            page.item(text.say(language))


def _span(version: Version, language: Language) -> str:
    if version.to == OPEN:
        return SINCE.of(first=version.from_).say(language)
    # A change that took hold during a day leaves that day to both versions.
    clock = "" if version.from_time == time.min else f" {version.from_time:%H:%M}"
    return f"{version.from_.isoformat()}{clock} – {version.to.isoformat()}"


def _told(version: Version, language: Language) -> str:
    """What a version changed; of a gap, what is not known."""
    told = version.changes.say(language) if version.changes else ""
    if version.gap:
        told = (
            f"{NOT_KNOWN.say(language)}: {version.gap.say(language)}"
            if not told
            else f"{told} ({NOT_KNOWN.say(language)})"
        )
    return told


# ------------------------------------------------------------------------------------------------------ two days, gaps


def render_comparison(page: Page, comparison: Comparison, language: Language) -> None:
    """Every table that differs between two days, and how."""
    first, other = comparison.days
    page.title(COMPARED.of(first=first, other=other).say(language))
    if not comparison.changes:
        page.say(NOTHING_CHANGED.say(language))
    for change in comparison.changes:
        page.heading(TABLE_TITLE.of(table=change.table.id, title=change.table.title).say(language))
        _change(page, change, comparison.law, language)


def _change(page: Page, change: Change, law: Consolidation, language: Language) -> None:
    before, after = (version.id if version else NONE.say(language) for version in (change.before, change.after))
    page.say(VERSIONS.of(before=before, after=after).say(language), style="faint")
    for version in change.between:
        instrument = law.instruments.get(version.instrument)
        title = instrument.title if instrument else version.instrument
        page.item(STEP.of(day=version.from_, title=title, citation=cited(version.citation, language)).say(language))
        if version.changes:
            page.say(version.changes.say(language), indent=4)
    if change.after is not None and change.after.gap:
        _missing(page, change.after.gap, change.after.missing, language)
    if change.values:
        heads = [Column(VALUE.say(language), share=2), Column(BEFORE.say(language), share=2)]
        rows: list[Row] = [_difference(difference, language) for difference in change.values]
        page.table([*heads, Column(AFTER.say(language), share=2)], rows, indent=2)
    elif change.before is None and change.after is not None and not change.after.gap:
        for line in outline(change.after.values, language, "  "):
            page.say(line)


def _difference(difference: Difference, language: Language) -> list[Cell]:
    before, after = (brief(value, language) for value in (difference.before, difference.after))
    if difference.of_list:
        before = REMOVED.of(items=before).say(language) if difference.before else "–"
        after = ADDED.of(items=after).say(language) if difference.after else "–"
    return [difference.path, Styled(before, "bad"), Styled(after, "good")]


def render_gaps(page: Page, law: Consolidation, language: Language) -> None:
    """Every gap of the law, with what is missing and where it is known from."""
    if not law.gaps:
        page.say(NO_GAPS.say(language))
    for gap in law.gaps:
        page.title(TABLE_TITLE.of(table=gap.table, title=law.tables[gap.table].title).say(language))
        page.pairs(
            [
                (IN_FORCE.say(language), _gap_span(gap, language)),
                (PROVISION.say(language), cited(gap.citation, language)),
            ]
        )
        _missing(page, gap.reason, gap.missing, language)
        _items(page, SOURCES.say(language), gap.sources)


def _gap_span(gap: Gap, language: Language) -> str:
    if gap.to == OPEN:
        return SINCE.of(first=gap.from_).say(language)
    return f"{gap.from_.isoformat()} – {gap.to.isoformat()}"


def render_findings(page: Page, findings: Sequence[Finding], language: Language) -> None:
    """What is wrong with the record, and what is worth knowing about it."""
    errors = sum(finding.severity == "error" for finding in findings)
    page.say(COUNTED.of(errors=errors, notices=len(findings) - errors).say(language), style="bad" if errors else "good")
    for finding in findings:
        page.item(finding.say(language), style="bad" if finding.severity == "error" else "plain")


LAW_ON = Text("The law on {day}", "Le droit au {day}")
SHAPE = Text(
    "In this shape since {since}; no later change is known. Every table was compared with its sources on {verified} "
    "or later.",
    "Sous cette forme depuis le {since}; aucune modification ultérieure n'est connue. Chaque table a été comparée à "
    "ses sources le {verified} ou après.",
)
SHAPE_UNTIL = Text(
    "In this shape since {since}, until a change on {until}. Every table was compared with its sources on {verified} "
    "or later.",
    "Sous cette forme depuis le {since}, jusqu'à une modification le {until}. Chaque table a été comparée à ses "
    "sources le {verified} ou après.",
)
FINGERPRINT = Text("Fingerprint: {fingerprint}", "Empreinte : {fingerprint}")
GAP_LINE = Text("NOT KNOWN – {table}: {reason}", "INCONNU – {table} : {reason}")
TABLE = Text("table", "table")
TITLE = Text("title", "titre")
VERSION = Text("version", "version")
INSTRUMENT = Text("instrument", "instrument")
VERIFIED = Text("verified", "vérifié")
RECORDED = Text("recorded", "consigné")
TRUST = Text("confidence", "fiabilité")
PROVISION = Text("provision", "disposition")
IN_FORCE = Text("in force", "en vigueur")
CHANGES = Text("what it changed", "ce qu'elle a changé")
SINCE = Text("since {first}", "depuis le {first}")
NOT_KNOWN = Text("values not known", "valeurs inconnues")
TABLE_TITLE = Text("{table} – {title}", "{table} – {title}")
NOT_IN_FORCE = Text(
    "No version of this table is in force on {day}.", "Aucune version de cette table n'est en vigueur au {day}."
)
HISTORY = Text("History", "Historique")
SINGLE_SOURCE = Text(
    "Rests on a single source, in part or whole.", "Repose sur une seule source, en tout ou en partie."
)
VALUES = Text("Values on {day}", "Valeurs au {day}")
VALUES_NOT_KNOWN = Text("Values on {day}: NOT KNOWN", "Valeurs au {day} : INCONNUES")
ASSUMPTIONS = Text("Assumptions", "Hypothèses")
CORRECTIONS = Text("Corrections", "Corrections")
SOURCES = Text("Sources", "Sources")
MISSING = Text("What is not known:", "Ce qui n'est pas connu :")
COMPARED = Text("The law from {first} to {other}", "Le droit du {first} au {other}")
NOTHING_CHANGED = Text("No table differs between the two days.", "Aucune table ne diffère entre les deux dates.")
VERSIONS = Text("version {before} → {after}", "version {before} → {after}")
NONE = Text("none", "aucune")
STEP = Text("{day}: {title} ({citation})", "{day} : {title} ({citation})")
VALUE = Text("value", "valeur")
BEFORE = Text("before", "avant")
AFTER = Text("after", "après")
REMOVED = Text("removed: {items}", "retirés : {items}")
ADDED = Text("added: {items}", "ajoutés : {items}")
NO_GAPS = Text(
    "No gap: the values of every known change are known.",
    "Aucune lacune : les valeurs de toute modification connue sont connues.",
)
COUNTED = Text("{errors} errors, {notices} notices", "{errors} erreurs, {notices} avis")
