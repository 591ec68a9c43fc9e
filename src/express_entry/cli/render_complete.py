"""The completeness of an application as a page; what an officer may doubt stands in a part of its own."""

from __future__ import annotations

from collections.abc import Sequence

from express_entry.assessment.shape import DISCLAIMER
from express_entry.law.citations import cited
from express_entry.law.text import Language, Sayable, Text
from express_entry.review import Completeness, Doubt
from express_entry.review.shapes import said, written

from .page import Column, Page, Row, Styled


def render(page: Page, found: Completeness, doubts: Sequence[Doubt], language: Language, *, supposed: bool) -> None:
    """What is missing with its provision, what a return means, and apart from it what an officer may doubt."""
    page.title(TITLE.say(language))
    page.say((SUPPOSED if supposed else RECEIVED).of(at=written(found.fees.received)).say(language))
    page.blank()
    _verdict(page, found, language)
    if found.missing:
        page.heading(MISSING.say(language))
        rows: list[Row] = [
            [
                item.gate.say(language),
                _called(item.title, item.id, language),
                Styled(item.reason.say(language), "bad"),
                cited(item.citation, language),
            ]
            for item in found.missing
        ]
        page.table([Column(), Column(share=1), Column(share=1), Column()], rows)
        page.heading(RETURN.say(language))
        for reason, citation in found.consequences:
            page.item(f"{reason.say(language)} ({cited(citation, language)})")
    if found.needs:
        page.heading(NOT_KNOWN.say(language))
        for need in found.needs:
            page.item(need, style="open")
    page.blank()
    standard = found.standard
    page.say(
        STANDARD.of(share=standard.share_percent, months=standard.months, until=standard.until).say(language),
        style="faint",
    )
    _doubts(page, doubts, language)
    page.heading(ASSUMPTIONS.say(language))
    for text in said(found.assumptions, language):
        page.item(text)
    page.blank()
    page.say(DISCLAIMER[language], style="faint")


def _verdict(page: Page, found: Completeness, language: Language) -> None:
    if found.complete is True:
        page.say(COMPLETE.say(language), style="good")
    elif found.complete is False:
        page.say(INCOMPLETE.of(count=len(found.missing)).say(language), style="bad")
    else:
        page.say(OPEN.say(language), style="open")


def _doubts(page: Page, doubts: Sequence[Doubt], language: Language) -> None:
    page.heading(DOUBTS.say(language))
    page.say((APART if doubts else NO_DOUBTS).say(language))
    for item in doubts:
        about = _called(item.title, item.about, language)
        page.item(DOUBT.of(about=about, why=item.reason, citation=cited(item.citation, language)).say(language))


def _called(title: Sayable | None, name: str, language: Language) -> str:
    """A document by its title, with the id under which a case names it; what is no document its gate says already."""
    if title is None:
        return name if "/" in name else ""
    return CALLED.of(title=title, id=name).say(language)


TITLE = Text("Completeness of an application (R10)", "Intégralité d'une demande (R10)")
RECEIVED = Text("Received at {at}.", "Reçue le {at}.")
SUPPOSED = Text("As if received at {at}.", "Comme si elle était reçue le {at}.")
COMPLETE = Text("✓ Complete: nothing here would return it.", "✓ Complète : rien ici ne la ferait retourner.")
INCOMPLETE = Text("✗ Incomplete: {count} missing.", "✗ Incomplète : éléments manquants : {count}.")
OPEN = Text(
    "? Nothing is surely missing, but not everything is known.",
    "? Rien ne manque à coup sûr, mais tout n'est pas connu.",
)
MISSING = Text("What would return it", "Ce qui la ferait retourner")
RETURN = Text("What a return means", "Ce que signifie un retour")
NOT_KNOWN = Text("What would settle the rest", "Ce qui trancherait le reste")
STANDARD = Text(
    "Service standard: {share} per cent of complete applications are decided within {months} months of receipt, here "
    "by {until}; a standard and no right.",
    "Norme de service : {share} pour cent des demandes complètes sont décidées dans les {months} mois qui suivent la "
    "réception, ici d'ici le {until}; une norme, et non un droit.",
)
CALLED = Text("{title}: {id}", "{title} : {id}")
DOUBTS = Text("What an officer may doubt", "Ce dont un agent peut douter")
DOUBT = Text("{about}: {why} ({citation})", "{about} : {why} ({citation})")
APART = Text(
    "None of this returns an application: it is weighed later, or never.",
    "Rien de ceci ne fait retourner une demande : c'est apprécié plus tard, ou jamais.",
)
NO_DOUBTS = Text("Nothing was seen.", "Rien n'a été relevé.")
ASSUMPTIONS = Text("Assumptions", "Hypothèses")
