"""The fees of an application as a page: each charge, the totals, what is repaid."""

from __future__ import annotations

from express_entry.assessment.shape import DISCLAIMER
from express_entry.checklist.people import person_named
from express_entry.law import Consolidation
from express_entry.law.answers import Between, Number, low
from express_entry.law.citations import cited
from express_entry.law.days import day_of
from express_entry.law.text import Language, Text, say_value
from express_entry.review import Ending, Fees, Kind, refunds_of
from express_entry.review.fees import high, needs_of
from express_entry.review.refunds import Refund
from express_entry.review.shapes import said, written

from .page import Across, Cell, Column, Page, Row, Styled


def render(page: Page, fees: Fees, law: Consolidation, language: Language) -> None:
    """Everything that an application costs, and when which of it is due."""
    page.title(TITLE.of(received=written(fees.received)).say(language))
    for kind in Kind:
        _kind(page, kind, fees, language)
    page.heading(TOTALS.say(language))
    rows = [(WITH_APPLICATION, fees.due_with_application), (BEFORE_VISA, fees.totals[Kind.RIGHT])]
    rows += [(GIVING, fees.totals[Kind.BIOMETRICS]), (ALL, fees.total)]
    page.table([Column(share=1), Column(right=True)], [(text.say(language), _cell(n, language)) for text, n in rows])
    needs = needs_of(fees.totals.values())
    if needs:
        page.say(NEEDS.of(needs=list(needs)).say(language), style="open")
    _refunds(page, fees, law, language)
    page.heading(ASSUMPTIONS.say(language))
    for text in said(fees.assumptions, language):
        page.item(text)
    page.blank()
    page.say(DISCLAIMER[language], style="faint")


def _kind(page: Page, kind: Kind, fees: Fees, language: Language) -> None:
    own = [charge for charge in fees.charges if charge.kind is kind]
    if not own:
        return
    page.heading(kind.say(language))
    rows: list[Row] = []
    for charge in own:
        who = person_named(charge.member.name) or charge.member.role
        why = charge.reason.say(language)
        mark: Cell = Styled(_LOW.say(language), "open") if charge.confidence == "low" else ""
        amount = _cell(charge.amount, language)
        rows.append([who.say(language), amount, why, mark, cited(charge.citation, language)])
    rows.append(Across([TOTAL.say(language), _said(fees.totals[kind], language)]))
    page.table([Column(), Column(right=True), Column(share=1), Column(), Column()], rows)


def _refunds(page: Page, fees: Fees, law: Consolidation, language: Language) -> None:
    page.heading(REPAID.say(language))
    rows: list[Row] = []
    for ending in Ending:
        refunds = refunds_of(ending, (), on=day_of(fees.received), law=law)
        rows.append([ending.say(language), *(_repaid(item, language) for item in refunds)])
    heads = [Column(), *(Column(kind.say(language), share=1) for kind in Kind)]
    page.table(heads, rows)


def _repaid(item: Refund, language: Language) -> Cell:
    if item.repaid is None:
        return Styled(NOT_KNOWN.say(language), "open")
    return Styled((COMES_BACK if item.repaid else KEPT).say(language), "good" if item.repaid else "faint")


def _cell(number: Number, language: Language) -> Cell:
    return Styled(_said(number, language), "open") if isinstance(number, Between) else _said(number, language)


def _said(number: Number, language: Language) -> str:
    if isinstance(number, Between):
        return FROM_TO.of(least=low(number), most=high(number)).say(language)
    return say_value(number, language)


TITLE = Text("Fees of an application received at {received}", "Frais d'une demande reçue le {received}")
TOTALS = Text("When it is due (Canadian dollars)", "Quand c'est dû (dollars canadiens)")
WITH_APPLICATION = Text("with the application", "avec la demande")
BEFORE_VISA = Text(
    "before the visa issues (completeness never asks for it)", "avant le visa (l'intégralité ne l'exige jamais)"
)
GIVING = Text(
    "for biometrics (completeness never asks for them)", "pour la biométrie (l'intégralité ne l'exige jamais)"
)
ALL = Text("all together", "en tout")
TOTAL = Text("total", "total")
NEEDS = Text("Not known; this would settle it: {needs}", "Inconnu; il faudrait savoir : {needs}")
REPAID = Text("What is repaid", "Ce qui est remboursé")
COMES_BACK = Text("✓ repaid", "✓ remboursés")
KEPT = Text("✗ kept", "✗ conservés")
NOT_KNOWN = Text("? not known", "? inconnu")
FROM_TO = Text("{least} to {most}", "de {least} à {most}")
ASSUMPTIONS = Text("Assumptions", "Hypothèses")
_LOW = Text("low confidence", "confiance faible")
