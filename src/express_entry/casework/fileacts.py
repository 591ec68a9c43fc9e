"""Who has a file: taken, given to somebody, left alone because of an interest of one's own, noted on."""

from __future__ import annotations

from express_entry.accounts.roles import Role
from express_entry.accounts.users import Grant
from express_entry.api import casework as api
from express_entry.api.applicationshapes import Words
from express_entry.application.models import Officer
from express_entry.law.text import Text

from .acts import Act, Doing
from .fields import RADIOS, WORDS, Asking


def colleagues() -> dict[str, str]:
    """The case officers who are here, by pseudonym with the address of their account."""
    gone = Officer.objects.filter(active=False).values("pseudonym")
    rows = Grant.objects.filter(role=Role.CASE_OFFICER.value, user__is_active=True).exclude(user__pseudonym__in=gone)
    return dict(rows.order_by("user__email").values_list("user__pseudonym", "user__email"))


def _take(doing: Doing) -> None:
    api.assign(doing.request, doing.number, api.OfficerIn(officer=doing.request.caller.pseudonym))


def _officers(doing: Doing) -> tuple[Asking, ...]:
    options = tuple(colleagues().items())
    return (Asking("officer", RADIOS, OFFICER, OFFICER_HINT, options=options, value=doing.application.owner),)


def _assign(doing: Doing) -> None:
    api.assign(doing.request, doing.number, api.OfficerIn(officer=doing.values.text("officer")))


def _interest(doing: Doing) -> None:
    api.interest(doing.request, doing.number, api.OfficerIn(officer=doing.values.text("officer")))


def _interested(doing: Doing) -> tuple[Asking, ...]:
    own = doing.request.caller.pseudonym
    return (Asking("officer", RADIOS, WHOSE, options=tuple(colleagues().items()), value=own),)


def _note(doing: Doing) -> None:
    api.write(doing.request, doing.number, Words(text=doing.values.text("text")))


def _noted(doing: Doing) -> tuple[Asking, ...]:  # noqa: ARG001 - of one shape with the others
    return (Asking("text", WORDS, NOTE, NOTE_HINT),)


OFFICER = Text("To which officer?", "À quel agent ?")
OFFICER_HINT = Text(
    "Only officers who are here are listed. An officer with an interest in the file cannot have it.",
    "Seuls les agents en poste figurent ici. Un agent qui a un intérêt dans le dossier ne peut pas l'avoir.",
)
WHOSE = Text("Whose interest?", "L'intérêt de qui ?")
NOTE = Text("Your note", "Votre note")
NOTE_HINT = Text(
    "A note cannot be changed. It is erased with the person's records; the audit trail tells only that there is one.",
    "Une note ne se modifie pas. Elle est effacée avec les dossiers de la personne; la piste de vérification dit "
    "seulement qu'il y en a une.",
)

ACTS = (
    Act(
        "take",
        "application.assign",
        Text("Take this file", "Prendre ce dossier"),
        Text("Take the file", "Prendre le dossier"),
        Text("The file {number} is yours.", "Le dossier {number} est à vous."),
        _take,
        lead=Text("The file is then yours; whoever had it has it no more.",
                  "Le dossier est alors le vôtre; la personne qui l'avait ne l'a plus."),
    ),
    Act(
        "assign",
        "application.assign",
        Text("Give the file to an officer", "Confier le dossier à un agent"),
        Text("Give the file", "Confier le dossier"),
        Text("The file {number} was given to an officer.", "Le dossier {number} a été confié à un agent."),
        _assign,
        _officers,
    ),
    Act(
        "interest",
        "application.interest",
        Text("An officer's own interest in the file", "L'intérêt personnel d'un agent dans le dossier"),
        Text("Note the interest", "Consigner l'intérêt"),
        Text("The interest is noted; the file is closed to that officer.",
             "L'intérêt est consigné; le dossier est fermé à cet agent."),
        _interest,
        _interested,
        lead=Text("Whoever knows the person, or has anything to gain or lose by the decision, does not work on the "
                  "file.",
                  "Quiconque connaît la personne, ou a quoi que ce soit à gagner ou à perdre par la décision, ne "
                  "traite pas le dossier."),
        warning=Text("The officer no longer sees the file, and an interest is not taken back.",
                     "L'agent ne voit plus le dossier, et un intérêt ne se retire pas."),
        back="home",
    ),
    Act(
        "note",
        "note.write",
        Text("Write a note on the file", "Écrire une note au dossier"),
        Text("Keep the note", "Conserver la note"),
        Text("The note is on the file.", "La note est au dossier."),
        _note,
        _noted,
    ),
)  # fmt: skip
