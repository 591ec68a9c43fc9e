"""Bars for misrepresentation as officers record them, and the lifting of one that was recorded by mistake."""

from __future__ import annotations

from express_entry.api import officers
from express_entry.api import officershapes as shapes
from express_entry.law import places
from express_entry.law.text import Text
from express_entry.profile.answers import folded

from .acts import Act, Doing
from .fields import DAY, NOTE_LENGTH, SELECT, TEXT, WORDS, Asking
from .filefacts import country_said


def _bar(doing: Doing) -> None:
    day = doing.values.day("begins")
    assert day is not None
    who = {name: doing.values.text(name) or None for name in ("profile", *_WHO)}
    born = doing.values.day("date_of_birth")
    body = shapes.BarIn(**who, date_of_birth=born, begins=day, basis=doing.values.text("basis"))
    officers.bar(doing.request, body)


_WHO = ("passport_country", "passport_number", "family_name", "given_names")


def _bar_asked(doing: Doing) -> tuple[Asking, ...]:
    said = {code: country_said(code, doing.voice) for code in places.countries()}
    countries = tuple(sorted(said.items(), key=lambda each: folded(each[1])))
    return (
        Asking("profile", TEXT, PROFILE, PROFILE_HINT, needed=False, most=10),
        Asking("passport_country", SELECT, PASSPORT_COUNTRY, PASSPORT_HINT, countries, needed=False),
        Asking("passport_number", TEXT, PASSPORT_NUMBER, needed=False, most=40),
        Asking("family_name", TEXT, FAMILY_NAME, NAME_HINT, needed=False),
        Asking("given_names", TEXT, GIVEN_NAMES, needed=False),
        Asking("date_of_birth", DAY, BORN_ON, needed=False),
        Asking("begins", DAY, BEGINS, BEGINS_HINT),
        Asking("basis", TEXT, BASIS, BASIS_HINT),
    )


def _lift(doing: Doing) -> None:
    body = shapes.LiftingIn(reason=doing.values.text("reason"), provision=doing.values.text("provision"))
    officers.lift(doing.request, doing.key, body)


def _discard(doing: Doing) -> None:
    officers.discard_lifting(doing.request, doing.key)


def _lifting(doing: Doing) -> tuple[Asking, ...]:  # noqa: ARG001 - of one shape with the others
    return (Asking("reason", WORDS, LIFT_WHY, most=NOTE_LENGTH), Asking("provision", TEXT, LIFT_BASIS))


PROFILE = Text("Number of the profile", "Numéro du profil")
PROFILE_HINT = Text(
    "For example, E000000123. Whoever has no profile here is named below.",
    "Par exemple : E000000123. Une personne qui n'a pas de profil ici se désigne ci-dessous.",
)
PASSPORT_COUNTRY = Text("Country of the passport", "Pays du passeport")
PASSPORT_HINT = Text(
    "Whoever states this passport is refused at the door. Nothing of it is kept but a digest.",
    "Quiconque indique ce passeport est refusé à l'entrée. Il n'en est conservé qu'une empreinte.",
)
PASSPORT_NUMBER = Text("Number of the passport", "Numéro du passeport")
FAMILY_NAME, GIVEN_NAMES = Text("Family name", "Nom de famille"), Text("Given names", "Prénoms")
NAME_HINT = Text(
    "With the date of birth: whoever is so named and born waits for an officer. Who is in the pool already stays there "
    "and is listed for an officer to look at.",
    "Avec la date de naissance : quiconque porte ce nom et est né ce jour attend un agent. Qui est déjà dans le bassin "
    "y reste et figure sur une liste à examiner par un agent.",
)
BORN_ON = Text("Date of birth", "Date de naissance")
BEGINS = Text("From which day on?", "À partir de quelle date ?")
BEGINS_HINT = Text(
    "The day of the final determination or, found in Canada, that on which a removal order was enforced.",
    "Le jour de la décision définitive ou, si constatées au Canada, celui de l'exécution de la mesure de renvoi.",
)
BASIS = Text("On which decision does it rest?", "Sur quelle décision repose-t-elle ?")
BASIS_HINT = Text("Its number and its provision.", "Son numéro et sa disposition.")
LIFT_WHY = Text("Why was it recorded by mistake?", "Pourquoi a-t-elle été consignée par erreur ?")
LIFT_BASIS = Text("Provision or decision that the lifting rests on", "Disposition ou décision qui fonde la levée")

ACTS = (
    Act(
        "bar",
        "bar.record",
        Text("Record a bar that was found elsewhere", "Consigner une interdiction constatée ailleurs"),
        Text("Record the bar", "Consigner l'interdiction"),
        Text("The bar is recorded.", "L'interdiction est consignée."),
        _bar,
        _bar_asked,
        lead=Text(
            "Name a profile; or, of somebody who has none here, a passport, or a family name with the date of birth. A "
            "refusal for misrepresentation that two officers decide here records its bar by itself.",
            "Désignez un profil; ou, pour une personne qui n'en a pas ici, un passeport, ou un nom de famille avec la "
            "date de naissance. Un refus pour fausses déclarations que deux agents décident ici consigne son "
            "interdiction de lui-même.",
        ),
        warning=Text(
            "Whatever profile the person has is in no round from now on. A mistake is lifted by two officers.",
            "Tout profil de la personne n'est plus d'aucune ronde. Une erreur se lève à deux agents.",
        ),
        back="bars",
    ),
    Act(
        "lifting",
        "bar.lift",
        Text(
            "Draft the lifting of a bar recorded by mistake", "Rédiger la levée d'une interdiction consignée par erreur"
        ),
        Text("Draft the lifting", "Rédiger la levée"),
        Text("The lifting waits for an authorising officer.", "La levée attend un agent autorisateur."),
        _lift,
        _lifting,
        back="bars",
    ),
    Act(
        "lifting_drop",
        "bar.lift",
        Text("Discard the lifting of a bar", "Abandonner la levée d'une interdiction"),
        Text("Discard the lifting", "Abandonner la levée"),
        Text("The lifting is discarded.", "La levée est abandonnée."),
        _discard,
        warning=Text(
            "The bar stays as it is, and another lifting of it can be drafted.",
            "L'interdiction reste telle quelle, et une autre levée peut en être rédigée.",
        ),
        back="bars",
    ),
)
