"""Receipt and examination: complete or returned, the test of A11.2, the tracks, changes, the form of documents."""

from __future__ import annotations

from typing import Any, Literal, cast

from express_entry.api import examinations as api
from express_entry.api import letters as letters_api
from express_entry.api import papers
from express_entry.api.applicationshapes import Noted, NotedOrNot
from express_entry.api.problems import Problem
from express_entry.application.asked import checklist_of
from express_entry.application.checking import check
from express_entry.application.drafting import form_of
from express_entry.application.examinationrows import TrackKind
from express_entry.application.keeping import NO_SUCH
from express_entry.law.text import Text
from express_entry.pool.faults import NotFound, Unacceptable
from express_entry.profile import dump
from express_entry.review.presented import FORM_RULES
from express_entry.review.secondday import CITATIONS
from express_entry.review.shapes import as_completeness

from .acts import Act, Doing
from .completenessshown import because, each_once
from .fields import BOXES, DAY, NOTE_LENGTH, RADIOS, WORDS, Asking
from .voice import Voice

To = Literal["passed", "not_met", "waived", "open"]


def _note(label: Text, hint: Text | None = None, *, needed: bool = True) -> Asking:
    return Asking("note", WORDS, label, hint, needed=needed, most=NOTE_LENGTH)


# --------------------------------------------------------------------------------------------------------- completeness


def _complete(doing: Doing) -> None:
    api.complete(doing.request, doing.number, NotedOrNot(note=doing.values.text("note")))


def _why_complete(doing: Doing) -> tuple[Asking, ...]:
    found = check(doing.application, doing.application.received_at).completeness
    return (_note(REASON, WHY_COMPLETE if found.complete is not True else None, needed=found.complete is not True),)


def _give_back(doing: Doing) -> None:
    missing = _missing(doing)
    chosen = doing.values.boxes.get("missing", [])
    left = [words for key, words in missing if key not in chosen]
    if left:
        raise Unacceptable(NOT_CONFIRMED.of(), fields={"missing": NOT_CONFIRMED.of()})
    api.give_back(doing.request, doing.number, Noted(note=doing.values.text("note")))


def _missing(doing: Doing) -> tuple[tuple[str, str], ...]:
    """What R10 asks and is not there, by its place on the list, with why and the provision."""
    found, voice = check(doing.application, doing.application.received_at), doing.voice
    document = as_completeness(found.completeness, (), voice.language)
    return tuple((several[0]["id"], _because(several, voice)) for several in each_once(document["missing"]))


def _because(several: list[dict[str, Any]], voice: Voice) -> str:
    said = because(several, voice)
    why = voice.say("; ".join(each["reason"] for each in several))
    return f"{voice.pair(several[0]['title'] or several[0]['id'], why)} ({said['citation']})"


def _why_back(doing: Doing) -> tuple[Asking, ...]:
    options = _missing(doing)
    asked = (Asking("missing", BOXES, CONFIRM_EACH, CONFIRM_HINT, options=options),) if options else ()
    return (*asked, _note(REASON, FOR_THE_FILE))


# ------------------------------------------------------------------------------------------------------------ the test


def _test(doing: Doing) -> None:
    declared = doing.values.text("facts") == "declared"
    accepted = dump(form_of(doing.application).profile) if declared else None
    stated = api.AtVisaIn(
        authorized_to_work=YES_OR_NO.get(doing.values.text("authorized")),
        offer_stands=YES_OR_NO.get(doing.values.text("offer_stands")),
        offer_until=doing.values.day("offer_until"),
    )
    body = api.RetestIn(accepted=accepted, visa=doing.values.day("visa"), at_visa=stated)
    api.ask(doing.request, doing.number, body)


def _facts(doing: Doing) -> tuple[Asking, ...]:
    ways = (("ranked", AS_RANKED), ("declared", AS_DECLARED))
    asked = (Asking("facts", RADIOS, WHICH_FACTS, WHICH_HINT, options=ways, value="ranked"),)
    if doing.application.program not in CITATIONS:
        return asked
    visa = Asking("visa", DAY, VISA_DAY, VISA_HINT.of(citation=CITATIONS[doing.application.program]), needed=False)
    if form_of(doing.application).profile.job_offer is None:
        return (*asked, visa)
    known = (("yes", YES), ("no", NO), ("", NOT_KNOWN))
    return (
        *asked,
        visa,
        Asking("authorized", RADIOS, AUTHORIZED, AUTHORIZED_HINT, options=known, needed=False),
        Asking("offer_stands", RADIOS, STANDS, options=known, needed=False),
        Asking("offer_until", DAY, OFFER_UNTIL, OFFER_HINT, needed=False),
    )


def _find(doing: Doing) -> None:
    holds = doing.values.text("holds") == "yes"
    api.find(doing.request, doing.number, doing.key, api.FindingIn(holds=holds, note=doing.values.text("note")))


def _holds(doing: Doing) -> tuple[Asking, ...]:  # noqa: ARG001 - of one shape with the others
    return (
        Asking("holds", RADIOS, HOLDS, HOLDS_HINT, options=(("yes", IT_HOLDS), ("no", IT_DOES_NOT))),
        _note(REASON, FOR_THE_FILE),
    )


# ---------------------------------------------------------------------------------------------------------- the tracks


def _track(doing: Doing) -> None:
    values = doing.values
    try:
        body = api.TrackIn(to=cast("To", values.text("to")), until=values.day("until"), note=values.text("note"))
        api.settle(doing.request, doing.number, _kind(doing), body)
    except Unacceptable as fault:
        # What is called valid_until below is called until in a request.
        fields = {"until" if name == "valid_until" else name: said for name, said in fault.fields.items()}
        raise Unacceptable(*fault.reasons, fields=fields) from None


def _kind(doing: Doing) -> TrackKind:
    try:
        return TrackKind(doing.parts["kind"])
    except ValueError:
        raise Problem(404, "not-found") from None


def _to(doing: Doing) -> tuple[Asking, ...]:
    kind = _kind(doing)
    ways = tuple(
        (value, words) for value, words in TO.items() if not (value == "waived" and kind is TrackKind.ELIGIBILITY)
    )
    until = (Asking("until", DAY, UNTIL, UNTIL_HINT, needed=False),) if kind is TrackKind.MEDICAL else ()
    return (Asking("to", RADIOS, kind.words, options=ways), *until, _note(REASON, TRACK_REASON, needed=False))


# -------------------------------------------------------------------------------------------- changes and the form seen


def _seen(doing: Doing) -> None:
    letters_api.look(doing.request, doing.number, doing.key)


def _form(doing: Doing) -> None:
    kept = set(doing.values.boxes.get("kept", []))
    seen = {rule: rule in kept for rule in _rules(doing)}
    papers.see(doing.request, doing.number, doing.key, papers.FormIn(form=seen))


def _rules(doing: Doing) -> dict[str, Text]:
    """The rules of form of a document, as the list of the application has them, and that it can be read."""
    application = doing.application
    row = application.uploads.filter(id=doing.key, withdrawn__isnull=True).first()
    if row is None:
        raise NotFound(NO_SUCH.of(number=doing.number, value=doing.parts["key"]))
    listed = checklist_of(application, form_of(application), application.received_at).items
    rules = {rule.id: rule.words for each in listed if each.id == row.item for rule in each.form}
    return {name: words for name, words in rules.items() if name in FORM_RULES} | {"readable": READABLE}


def _rules_kept(doing: Doing) -> tuple[Asking, ...]:
    return (Asking("kept", BOXES, KEPT, KEPT_HINT, options=tuple(_rules(doing).items())),)


READABLE = Text("it can be read", "il est lisible")
REASON = Text("Reason", "Motif")
WHY_COMPLETE = Text(
    "Something is missing by the list. Say why the application is taken all the same: what was beyond the person's "
    "control.",
    "Selon la liste, il manque quelque chose. Dites pourquoi la demande est retenue malgré tout : ce qui échappait à "
    "la volonté de la personne.",
)
FOR_THE_FILE = Text("It is kept on the file.", "Il est conservé au dossier.")
CONFIRM_EACH = Text("What is missing: confirm each", "Ce qui manque : confirmez chaque élément")
CONFIRM_HINT = Text(
    "All of it stands in the letter. If one of them is not so, go back and note what you saw of the document.",
    "Tout cela figure dans la lettre. Si l'un de ces points est inexact, revenez en arrière et consignez ce que vous "
    "avez vu du document.",
)
NOT_CONFIRMED = Text(
    "not everything that the letter would say is confirmed.", "tout ce que dirait la lettre n'est pas confirmé."
)
WHICH_FACTS = Text(
    "Which facts do you accept for the day of the invitation?",
    "Quels faits retenez-vous pour le jour de l'invitation ?",
)
WHICH_HINT = Text(
    "Where the forms and the documents show that something was not so, what is declared now takes the place of what "
    "was ranked. For the day of receipt, the forms count in any case.",
    "Si les formulaires et les documents montrent qu'un fait était inexact, ce qui est déclaré maintenant remplace ce "
    "qui a été classé. Pour le jour de la réception, les formulaires comptent de toute façon.",
)
AS_RANKED = Text("those that were ranked", "ceux qui ont été classés")
AS_DECLARED = Text("those that the forms declare", "ceux que les formulaires déclarent")
VISA_DAY = Text("On which day is the visa to be issued?", "À quelle date le visa doit-il être délivré ?")
VISA_HINT = Text(
    "The class asks again on the day of the visa ({citation}). Leave it empty for the tests at invitation and receipt "
    "alone.",
    "La catégorie pose de nouveau ses exigences au jour du visa ({citation}). Laissez vide pour les seules "
    "vérifications à l'invitation et à la réception.",
)
YES_OR_NO = {"yes": True, "no": False}
YES, NO, NOT_KNOWN = Text("Yes", "Oui"), Text("No", "Non"), Text("Not known", "Inconnu")
AUTHORIZED = Text(
    "Is a valid work permit held on that day, or work authorized (R186)?",
    "Ce jour-là, un permis de travail valide est-il détenu, ou le travail autorisé (R186) ?",
)
AUTHORIZED_HINT = Text(
    "Where it is not known, the authorization that the forms declare counts until its last day.",
    "Si c'est inconnu, l'autorisation que déclarent les formulaires compte jusqu'à son dernier jour.",
)
STANDS = Text("Does the offer of employment still stand?", "L'offre d'emploi tient-elle encore ?")
OFFER_UNTIL = Text("What is the last day of the work offered?", "Quel est le dernier jour du travail offert ?")
OFFER_HINT = Text(
    "It is asked to run for a year after the visa. Leave it empty for an offer without an end.",
    "Il doit courir un an après la délivrance du visa. Laissez vide pour une offre sans fin.",
)
HOLDS = Text("What do you find?", "Que constatez-vous ?")
HOLDS_HINT = Text(
    "The software only works it out. Which of the two readings of A11.2 counts, and what follows, is for you to find.",
    "Le logiciel ne fait que calculer. Laquelle des deux lectures de L11.2 compte, et ce qui s'ensuit, c'est à vous "
    "de le constater.",
)
IT_HOLDS = Text("A11.2 stands in the way of nothing", "L11.2 ne fait obstacle à rien")
IT_DOES_NOT = Text("the requirement of A11.2 is not met", "l'exigence de L11.2 n'est pas remplie")
TO = {
    "passed": Text("passed", "réussi"),
    "not_met": Text("not met", "non respecté"),
    "waived": Text("not asked for", "non exigé"),
    "open": Text("open again", "rouvert"),
}
UNTIL = Text("Last day of the medical certificate", "Dernier jour du certificat médical")
UNTIL_HINT = Text("Asked for where the track is passed (R30(3)).", "Exigé si le volet est réussi (R30(3)).")
TRACK_REASON = Text("Needed for everything but a pass.", "Nécessaire pour tout, sauf une réussite.")
KEPT = Text("Which rules of form does the document keep?", "Quelles règles de forme le document respecte-t-il ?")
KEPT_HINT = Text(
    "What you tick is kept; what you do not tick is not. It comes before what the applicant said of it.",
    "Ce qui est coché est respecté; le reste ne l'est pas. Cela prime sur ce que le demandeur en a dit.",
)

ACTS = (
    Act(
        "complete",
        "application.complete",
        Text("Find the application complete", "Constater que la demande est complète"),
        Text("Find it complete", "Constater qu'elle est complète"),
        Text("The application {number} is complete: its tracks are open.",
             "La demande {number} est complète : ses volets sont ouverts."),
        _complete,
        _why_complete,
        lead=Text("Processing begins; the service standard counts from receipt all the same.",
                  "Le traitement commence; la norme de service se compte tout de même de la réception."),
        warning=Text("An application that was found complete is not returned any more: it is examined and decided.",
                     "Une demande constatée complète n'est plus retournée : elle est examinée et tranchée."),
    ),
    Act(
        "give_back",
        "application.complete",
        Text("Return the application as incomplete", "Retourner la demande comme incomplète"),
        Text("Return the application", "Retourner la demande"),
        Text("The application {number} was returned.", "La demande {number} a été retournée."),
        _give_back,
        _why_back,
        lead=Text("That is no refusal: every fee comes back. But the invitation is spent, and the person needs a new "
                  "profile (R12).",
                  "Ce n'est pas un refus : tous les frais sont remboursés. Mais l'invitation est épuisée, et la "
                  "personne a besoin d'un nouveau profil (R12)."),
        warning=Text("The application ends, and the letter below goes out with it.",
                     "La demande prend fin, et la lettre ci-dessous part avec elle."),
    ),
    Act(
        "test",
        "finding.ask",
        Text("Have the test of A11.2 worked out anew", "Faire refaire la vérification de L11.2"),
        Text("Work it out", "Faire le calcul"),
        Text("The test was worked out anew.", "La vérification a été refaite."),
        _test,
        _facts,
        lead=Text("It is kept beside those before; the finding on it is yours again.",
                  "Elle est conservée à côté des précédentes; il vous revient de nouveau de vous prononcer."),
    ),
    Act(
        "find_holds",
        "finding.make",
        Text("Your finding on the test of A11.2", "Votre constat sur la vérification de L11.2"),
        Text("Keep the finding", "Conserver le constat"),
        Text("Your finding is on the file.", "Votre constat est au dossier."),
        _find,
        _holds,
        warning=Text("A finding is not changed. Who thinks otherwise later has the test worked out anew.",
                     "Un constat ne se modifie pas. Qui change d'avis fait refaire la vérification."),
    ),
    Act(
        "track",
        "track.settle",
        Text("Settle or reopen a track", "Régler ou rouvrir un volet"),
        Text("Keep it", "Conserver"),
        Text("The track was changed.", "Le volet a été modifié."),
        _track,
        _to,
    ),
    Act(
        "seen",
        "change.see",
        Text("A change was looked at", "Un changement a été examiné"),
        Text("I have looked at it", "Je l'ai examiné"),
        Text("The change is noted as looked at.", "Le changement est consigné comme examiné."),
        _seen,
    ),
    Act(
        "form",
        "document.see",
        Text("The form of the document, as you saw it", "La forme du document, telle que vous l'avez vue"),
        Text("Keep what I saw", "Conserver ce que j'ai vu"),
        Text("What you saw of the document is noted.", "Ce que vous avez vu du document est consigné."),
        _form,
        _rules_kept,
    ),
)  # fmt: skip
