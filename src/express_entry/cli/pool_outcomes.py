"""``express-entry pool corrections``, ``restore``, ``extend``: what rests on a wrong table, and what is made good."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from express_entry.law.text import Language, Text, say_value

from . import guide_pool
from .desks import As, desk, pool
from .options import Format, Lang, as_json, language_of
from .page import Column, Page
from .streams import new_page, write, write_json

if TYPE_CHECKING:
    from express_entry.application.corrections import Reconsidered
    from express_entry.pool.corrections import Touched
    from express_entry.pool.otherends import End
    from express_entry.pool.outcomes import Outcome
    from express_entry.pool.states import ProfileState

Number = Annotated[str, typer.Argument(metavar="E000000123", help=guide_pool.PROFILE_NUMBER.en, show_default=False)]
Basis = Annotated[str, typer.Option("--basis", metavar="A10.2 …", help=guide_pool.RESTORE_BASIS.en)]
ExtendBasis = Annotated[str, typer.Option("--basis", metavar="A10.2 …", help=guide_pool.EXTEND_BASIS.en)]


def corrections(form: Format = "text", lang: Lang = None) -> None:
    """Print what rests on a law that is no longer held for its day."""
    language, in_json = language_of(lang), as_json(form)
    with pool("pool corrections"):
        from express_entry.application.corrections import reconsidered
        from express_entry.pool.corrections import touched

        found, findings = touched(), tuple(reconsidered())
        if in_json:
            write_json(
                {"laws": [_document(each) for each in found], "findings": [each.as_document() for each in findings]}
            )
            return
        page = new_page()
        if not found and not findings:
            page.say(NOTHING_TOUCHED.say(language))
        for each in found:
            law = LAW_APPLIED.of(law=each.fingerprint[:12]) if each.fingerprint else LAW_UNKNOWN.of()
            page.heading(law.say(language))
            page.pairs(_pairs(each, language))
            _render_outcomes(page, each.outcomes, language)
            _render_ends(page, each.ends, language)
        _render_findings(page, findings, language)
    write(page.text)


def _document(each: Touched) -> dict[str, Any]:
    return {
        "law": each.fingerprint,
        "tables": list(each.tables),
        "rounds": list(each.rounds),
        "profiles": each.profiles,
        "outcomes": [outcome.as_document() for outcome in each.outcomes],
        "ends": [end.as_document() for end in each.ends],
    }


def _pairs(each: Touched, language: Language) -> list[tuple[str, str]]:
    others = sum(outcome.differs for outcome in each.outcomes)
    ends = [(ENDS.say(language), say_value(len(each.ends), language))] if each.ends else []
    return [
        (TABLES.say(language), ", ".join(each.tables)),
        (ROUNDS.say(language), ", ".join(each.rounds) or "–"),
        (STANDINGS.say(language), say_value(each.profiles, language)),
        (ENDED.say(language), OF_THEM.of(many=len(each.outcomes), others=others).say(language)),
        *ends,
    ]


def _render_outcomes(page: Page, outcomes: Iterable[Outcome], language: Language) -> None:
    """Who ended under that law: those who would not have come first."""
    rows = [
        (each.number, each.instant.isoformat(), _said(each.then, language), _said(each.now, language))
        for each in sorted(outcomes, key=lambda each: (not each.differs, each.number))
    ]
    if rows:
        page.table([Column(text.say(language)) for text in (PROFILE, INSTANT, THEN, NOW)], rows)


def _render_ends(page: Page, ends: Iterable[End], language: Language) -> None:
    """The offers, drafts and bars that end at another instant."""
    rows = [
        (
            each.subject,
            each.since.isoformat(),
            (LAPSED_AT.of(end=each.end.isoformat()).say(language) if each.lapsed else each.end.isoformat()),
            each.lawful.isoformat(),
        )
        for each in ends
    ]
    if rows:
        page.table([Column(text.say(language)) for text in (SUBJECT, COUNTED_FROM, END, NOW)], rows)


def _said(state: ProfileState | None, language: Language) -> str:
    from express_entry.pool.statewords import words_of_state

    return (UNKNOWN if state is None else words_of_state(state)).say(language)


def _render_findings(page: Page, findings: Iterable[Reconsidered], language: Language) -> None:
    rows = [
        (
            each.application,
            str(each.finding),
            each.instant.isoformat(),
            (UNKNOWN if each.now is None else OTHERWISE if each.differs else THE_SAME).say(language),
        )
        for each in sorted(findings, key=lambda each: (not each.differs, each.finding))
    ]
    if rows:
        page.heading(FINDINGS.say(language))
        page.table([Column(text.say(language)) for text in (APPLICATION, FINDING, INSTANT, NOW)], rows)


def restore(number: Number, *, basis: Basis, actor: As, lang: Lang = None) -> None:
    """Put a profile back into the pool, or to its invitation, and say with which instants."""
    language = language_of(lang)
    with pool("pool restore"):
        from express_entry.pool import restoring
        from express_entry.pool.profiles import instant_of_row
        from express_entry.pool.states import InvitationState, ProfileState

        made = restoring.restore(desk(actor), number, legal_basis=basis)
        invitation = made.invitations.filter(state=InvitationState.ISSUED.value).first()
        if not ProfileState(made.state).live:
            told = ASKED.of(number=made.number)
        elif invitation is not None:
            told = REOPENED.of(number=made.number, last=invitation.answer_by)
        else:
            told = RESTORED.of(
                number=made.number,
                points="–" if made.points is None else made.points,
                submitted=str(instant_of_row(made.submitted)),
                expires=str(instant_of_row(made.expires)),
            )
    write(f"{told.say(language)}\n")


def extend(*, basis: ExtendBasis, actor: As, lang: Lang = None) -> None:
    """Give the rest of their time to those whose running period a wrong table cut short, and say how many."""
    language = language_of(lang)
    with pool("pool extend"):
        from express_entry.pool import extending

        done = extending.extend(desk(actor), legal_basis=basis)
        told = extending.EXTENDED.of(**done._asdict())
    write(f"{told.say(language)}\n")


NOTHING_TOUCHED = Text(
    "Nothing rests on a law that was corrected since.", "Rien ne repose sur un droit corrigé depuis."
)
LAW_APPLIED = Text("Applied: the law {law}…", "Droit appliqué : {law}…")
LAW_UNKNOWN = Text("Applied: a law that was not kept", "Droit appliqué : un droit qui n'a pas été conservé")
TABLES = Text("Tables that say otherwise now", "Tables qui disent maintenant autre chose")
ROUNDS = Text("Rounds", "Rondes")
STANDINGS = Text("Profiles in the pool or invited", "Profils dans le bassin ou invités")
ENDED = Text("Removed, found ineligible, expired or lapsed", "Retirés, jugés non admissibles, expirés ou caducs")
OF_THEM = Text(
    "{many}; {others} of them would not have ended by the corrected law",
    "{many}; dont {others} n'auraient pas pris fin selon le droit corrigé",
)
PROFILE, INSTANT = Text("Profile", "Profil"), Text("Since (UTC)", "Depuis (UTC)")
THEN, NOW = Text("Then", "Alors"), Text("By the corrected law", "Selon le droit corrigé")
UNKNOWN = Text("cannot be assessed any more", "ne peut plus être évalué")
ENDS = Text("Offers, drafts and bars with another end", "Offres, ébauches et interdictions dont la fin est une autre")
SUBJECT = Text("Profile or bar", "Profil ou interdiction")
COUNTED_FROM = Text("Counted from (UTC)", "Compté depuis (UTC)")
END, LAPSED_AT = Text("End (UTC)", "Fin (UTC)"), Text("{end}, lapsed", "{end}, caduque")
FINDINGS = Text("Findings on files", "Constats sur des dossiers")
APPLICATION, FINDING = Text("Application", "Demande"), Text("Finding", "Constat")
THE_SAME = Text("the same", "le même")
OTHERWISE = Text("another: have it worked out anew", "un autre : à faire établir de nouveau")
RESTORED = Text(
    "{number} is back in the pool with {points} points, submitted at {submitted}, until {expires}.",
    "{number} est de retour dans le bassin avec {points} points, présenté le {submitted}, jusqu'au {expires}.",
)
ASKED = Text(
    "{number} stays as it is: its name and birth date are those of another live profile, or of a barred person. Once "
    "an officer says, in a browser or over the API, that it is another person's, restore it again.",
    "{number} reste tel quel : son nom et sa date de naissance sont ceux d'un autre profil en cours, ou d'une personne "
    "interdite. Une fois qu'un agent a dit, dans un navigateur ou par l'API, qu'il est d'une autre personne, "
    "rétablissez-le de nouveau.",
)
REOPENED = Text(
    "The invitation of {number} is open again, until {last}.",
    "L'invitation de {number} est de nouveau ouverte, jusqu'au {last}.",
)
