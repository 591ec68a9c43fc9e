"""``express-entry pool status`` and ``show``: how the pool and one profile stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from express_entry.law.text import Language, Text, say_value

from . import guide_pool
from .desks import desk, pool
from .options import Format, Lang, as_json, language_of
from .page import Column, Page
from .streams import new_page, write, write_json

if TYPE_CHECKING:
    from express_entry.pool.clock import Summary
    from express_entry.pool.profiles import Profile
    from express_entry.pool.showing import Happened

Number = Annotated[str, typer.Argument(metavar="E000000123", help=guide_pool.PROFILE_NUMBER.en, show_default=False)]


def status(form: Format = "text", lang: Lang = None) -> None:
    """Print how the pool stands."""
    language, in_json = language_of(lang), as_json(form)
    with pool("pool status"):
        from express_entry.pool.showing import status_of
        from express_entry.service import signing, starting

        signer = signing.signer(starting.set_up().places)
        found = {
            **status_of(desk().clock()),
            "public_key": None if signer is None else signer.public_key.hex(),
        }
    if in_json:
        write_json(found)
        return
    page = new_page()
    page.title(POOL.say(language))
    page.pairs(
        [
            (LAW.say(language), str(found["law"] or "–")),
            (RANKED_BY.say(language), _ranking(found, language)),
            (DUE.say(language), (YES if found["due"] else NO).say(language)),
            (KEY.say(language), found["public_key"] or "–"),
            (TRAIL.say(language), f"{found['trail']['sequence']} {found['trail']['digest']}"),
        ]
    )
    page.heading(STATES.say(language))
    states = {_said(state, language): many for state, many in found["states"].items()}
    _counted(page, states, language)
    page.heading(BANDS.say(language))
    _counted(page, found["bands"], language)
    if found["deadlines"]:
        page.heading(DEADLINES.say(language))
        _counted(page, found["deadlines"], language)
    write(page.text)


def _counted(page: Page, found: Mapping[str, int], language: Language) -> None:
    """How many there are of each."""
    page.table([Column(), Column(right=True)], [(name, say_value(many, language)) for name, many in found.items()])


def _said(state: str, language: Language, kind: str = "profile") -> str:
    """A state of one kind of thing in words."""
    from express_entry.pool.states import KINDS
    from express_entry.pool.statewords import words_of_state

    of_kind = next(each for each, name in KINDS.items() if name == kind)
    return words_of_state(of_kind(state)).say(language)


def _stage(kind: str, what: dict[str, Any], language: Language) -> str:
    """An invitation or a nomination on one line."""
    rest = [_cell(value, language) for name, value in what.items() if name != "state"]
    return ", ".join([_said(what["state"], language, kind), *rest])


def _ranking(found: dict[str, Any], language: Language) -> str:
    if found["not_ranked"]:
        return str(found["not_ranked"][language])
    text = BY_LAST_KNOWN if found["last_known_rules"] else BY_LAW
    return text.of(version=found["ranking"] or "–").say(language)


def show(number: Number, form: Format = "text", lang: Lang = None) -> None:
    """Print how one profile stands and what happened to it."""
    language, in_json = language_of(lang), as_json(form)
    with pool("pool show"):
        from express_entry.pool.keeping import found as profile_found
        from express_entry.pool.showing import document_of, history_of
        from express_entry.privacy.notes import note_documents

        profile = profile_found(number)
        document, history = document_of(profile), history_of(profile)
        document["corrections"] = note_documents(number, language)
        if in_json:
            write_json({**document, "history": [each.as_document(language) for each in history]})
            return
        page = new_page()
        _render_profile(page, profile, document, history, language)
        write(page.text)


def _render_profile(
    page: Page, profile: Profile, document: dict[str, Any], history: list[Happened], language: Language
) -> None:
    page.title(PROFILE.of(number=profile.number).say(language))
    names = {
        "state": STATE,
        "submitted": SUBMITTED,
        "expires": EXPIRES,
        "points": POINTS,
        "programs": PROGRAMS,
        "categories": CATEGORIES,
        "due": TURNS,
    }
    shown = {**document, "state": _said(document["state"], language)}
    pairs = [(text.say(language), _cell(shown[name], language)) for name, text in names.items()]
    if document["last_known_rules"]:
        pairs.append((RANKED_BY.say(language), BY_LAST_KNOWN.of(version=document["ranking"]).say(language)))
    invitation, nomination = document["invitation"], document["nomination"]
    if invitation is not None:
        pairs.append((INVITATION.say(language), _stage("invitation", invitation, language)))
    if nomination is not None:
        pairs.append((NOMINATION.say(language), _stage("nomination", nomination, language)))
    page.pairs(pairs)
    _render_notes(page, document["corrections"], language)
    page.heading(HISTORY.say(language))
    page.table(
        [Column(), Column(share=1), Column()],
        [
            (each.instant.isoformat(sep=" ", timespec="seconds")[:19], each.say(language), each.actor)
            for each in history
        ],
    )


def _render_notes(page: Page, notes: list[dict[str, Any]], language: Language) -> None:
    """What was asked to be corrected of a profile and was not."""
    if not notes:
        return
    page.heading(NOT_CORRECTED.say(language))
    names = ("field", "words", "title", "reason", "settled_by")
    columns = [Column(), Column(share=1), Column(), Column(share=1), Column()]
    page.table(columns, [tuple(_cell(each[name], language) for name in names) for each in notes])


def _cell(value: Any, language: Language) -> str:
    if value is None or value == []:
        return "–"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return say_value(value, language)


def clock_document(summary: Summary) -> dict[str, Any]:
    """What a run of the clock did, in plain values."""
    law = summary.law
    return {
        "at": summary.at.isoformat(),
        "done": dict(sorted(summary.done.items())),
        "law": None if law is None else law.fingerprint,
        "last_known_rules": law is not None and law.last_known,
        "not_ranked": summary.gap,
    }


def render_clock(page: Page, summary: Summary, language: Language) -> None:
    """What a run of the clock did, as a page."""
    page.say(RAN.of(at=summary.at.isoformat(sep=" ", timespec="seconds")[:19]).say(language))
    for kind, many in sorted(summary.done.items()):
        page.item(f"{kind}: {many}")
    if not summary.done:
        page.item(NOTHING_DUE.say(language))
    if summary.gap:
        page.say(NOT_RANKED.say(language), style="bad")
    elif summary.law is not None and summary.law.last_known:
        page.say(BY_LAST_KNOWN.of(version=summary.law.ranking).say(language), style="open")


NO_SUCH_TIME = Text(
    "--at: {value} cannot be. Accepted: an instant that is past, and not before the last entry of the audit trail "
    "({since}).",
    "--at : {value} est impossible. Valeurs acceptées : un instant passé, et pas avant la dernière entrée de la piste "
    "de vérification ({since}).",
)
POOL = Text("The pool", "Le bassin")
LAW = Text("Law applied to everybody", "Droit appliqué à tous")
RANKED_BY = Text("Ranked by", "Classement selon")
BY_LAW = Text("the ranking in force ({version})", "le système de classement en vigueur ({version})")
BY_LAST_KNOWN = Text(
    "the last known rules ({version}): the points of the ranking in force are not known",
    "les dernières règles connues ({version}) : les points du système en vigueur ne sont pas connus",
)
DUE = Text("The clock has something to do", "L'horloge a quelque chose à faire")
YES, NO = Text("yes", "oui"), Text("no", "non")
KEY = Text("Public key of what is published", "Clé publique de ce qui est publié")
TRAIL = Text("Head of the audit trail", "Tête de la piste de vérification")
STATES = Text("Profiles by state", "Profils par état")
BANDS = Text("In the pool, by points", "Dans le bassin, par points")
DEADLINES = Text("Open invitations by their last day", "Invitations ouvertes selon leur dernier jour")
PROFILE = Text("Profile {number}", "Profil {number}")
STATE = Text("State", "État")
SUBMITTED = Text("Submitted", "Présenté")
EXPIRES = Text("In the pool until", "Dans le bassin jusqu'au")
POINTS = Text("Points", "Points (total)")
PROGRAMS = Text("Programs", "Programmes")
CATEGORIES = Text("Categories", "Catégories")
TURNS = Text("Next change at the earliest", "Prochain changement au plus tôt")
INVITATION = Text("Invitation", "Invitation (état)")
NOMINATION = Text("Nomination", "Désignation")
NOT_CORRECTED = Text("Asked to be corrected, and not corrected", "Corrections demandées et non faites")
HISTORY = Text("What happened", "Ce qui est arrivé")
RAN = Text("The clock ran at {at} UTC.", "L'horloge a été mise à l'instant {at} UTC.")
NOTHING_DUE = Text("nothing was due", "il n'y avait rien à faire")
NOT_RANKED = Text(
    "Nobody is ranked: the points of the ranking in force are not known.",
    "Personne n'est classé : les points du système de classement en vigueur ne sont pas connus.",
)
