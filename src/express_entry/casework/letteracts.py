"""What the office asks in writing: sent, given more time, closed, no longer asked."""

from __future__ import annotations

from datetime import timedelta

from express_entry.api import letters as api
from express_entry.api.gate import now
from express_entry.application.examinationrows import LetterKind
from express_entry.law.days import day_of
from express_entry.law.text import Text

from .acts import Act, Doing
from .fields import DAY, RADIOS, WORDS, Asking

USUAL_DAYS = 30
"""Days to answer that stand in the form at first; the officer says how many it is to be."""
LANGUAGES = (("en", Text("English", "anglais")), ("fr", Text("French", "français")))


def _send(doing: Doing) -> None:
    values = doing.values
    body = api.LetterIn(
        text=values.text("text"),
        kind=LetterKind(values.text("kind")),
        answer_by=values.day("answer_by"),
        language="fr" if values.text("language") == "fr" else "en",
    )
    api.send(doing.request, doing.number, body)


def _letter(doing: Doing) -> tuple[Asking, ...]:
    by = day_of(now()) + timedelta(days=USUAL_DAYS)
    return (
        Asking("kind", RADIOS, KIND, options=tuple((each.value, each.words) for each in LetterKind)),
        Asking("text", WORDS, TEXT, TEXT_HINT),
        Asking("language", RADIOS, LANGUAGE, options=LANGUAGES, value=doing.language),
        Asking("answer_by", DAY, ANSWER_BY, ANSWER_HINT, value=by.isoformat()),
    )


def _extend(doing: Doing) -> None:
    day = doing.values.day("answer_by")
    assert day is not None
    api.extend(doing.request, doing.number, doing.key, api.ExtensionIn(answer_by=day))


def _longer(doing: Doing) -> tuple[Asking, ...]:  # noqa: ARG001 - of one shape with the others
    return (Asking("answer_by", DAY, NEW_DAY),)


def _close(doing: Doing) -> None:
    api.close(doing.request, doing.number, doing.key)


def _cancel(doing: Doing) -> None:
    api.cancel(doing.request, doing.number, doing.key)


KIND = Text("What kind of letter is it?", "De quel genre de lettre s'agit-il ?")
TEXT = Text("What you ask, in words", "Ce que vous demandez, en mots")
TEXT_HINT = Text(
    "The person reads exactly this. Say what is asked, of whom, and in what form.",
    "La personne lit exactement ceci. Dites ce qui est demandé, à qui, et sous quelle forme.",
)
LANGUAGE = Text("In which language is it written?", "Dans quelle langue est-ce écrit ?")
ANSWER_BY = Text("Last day to answer, or the day of the interview", "Dernier jour pour répondre, ou date de l'entrevue")
ANSWER_HINT = Text(
    "An answer after that day is taken and shown as late; nothing is refused by a clock.",
    "Une réponse reçue après cette date est acceptée et signalée en retard; aucune horloge ne refuse rien.",
)
NEW_DAY = Text("The new last day to answer", "Le nouveau dernier jour pour répondre")

ACTS = (
    Act(
        "letter",
        "letter.send",
        Text("Write to the applicant", "Écrire au demandeur"),
        Text("Send the letter", "Envoyer la lettre"),
        Text("The letter about {number} was sent.", "La lettre au sujet de {number} a été envoyée."),
        _send,
        _letter,
        warning=Text("A letter that went out is not changed. It can be given more time, closed, or no longer asked.",
                     "Une lettre partie ne se modifie pas. Son délai peut être prolongé; elle peut être close ou "
                     "annulée."),
    ),
    Act(
        "extend",
        "letter.settle",
        Text("Give more time to answer", "Accorder plus de temps pour répondre"),
        Text("Give more time", "Accorder ce délai"),
        Text("There is more time to answer.", "Le délai de réponse est prolongé."),
        _extend,
        _longer,
        warning=Text("A time that was given is not taken back.", "Un délai accordé n'est pas repris."),
    ),
    Act(
        "close",
        "letter.settle",
        Text("Close the letter", "Clore la lettre"),
        Text("Close the letter", "Clore la lettre"),
        Text("The letter is closed.", "La lettre est close."),
        _close,
        lead=Text("Its answer was looked at, or none came.", "La réponse a été examinée, ou aucune n'est venue."),
    ),
    Act(
        "cancel",
        "letter.settle",
        Text("Ask no longer", "Ne plus demander"),
        Text("Ask no longer", "Ne plus demander"),
        Text("What the letter asked is no longer asked.", "Ce que la lettre demandait n'est plus demandé."),
        _cancel,
        warning=Text("The person is told so in writing, by the letter below.",
                     "La personne en est informée par écrit, par la lettre ci-dessous."),
    ),
)  # fmt: skip
