"""What officers answer beside the files: who is who, corrections, erasures, notices tried again."""

from __future__ import annotations

from express_entry.api import notices as notices_api
from express_entry.api import officers
from express_entry.api import officershapes as shapes
from express_entry.api import privacy as privacy_api
from express_entry.api import privacyshapes as privacy_shapes
from express_entry.api.gate import now
from express_entry.application.applications import key_of as application_key
from express_entry.application.drafting import form_of
from express_entry.application.keeping import found as application_found
from express_entry.application.lifecycle import ApplicationState
from express_entry.law.days import day_of
from express_entry.law.text import Text
from express_entry.pool.faults import Conflict, NotFound, PoolFault
from express_entry.pool.keeping import found as profile_found
from express_entry.pool.keeping import stated
from express_entry.pool.models import Review
from express_entry.pool.profiles import Profile
from express_entry.privacy.documentplaces import value_at, with_value
from express_entry.privacy.rows import Correction
from express_entry.profile import dump
from express_entry.review import EVENTS

from . import requestwords as words
from .acts import Act, Doing
from .concerned import numbers_of
from .corrected import field_named
from .fields import DAY, NOTE_LENGTH, RADIOS, SELECT, TEXT, WORDS, Asking
from .filefacts import country_said, value_said

Facts = list[tuple[str, str]]


def _reason(label: Text, hint: Text | None = None, name: str = "reason") -> Asking:
    return Asking(name, WORDS, label, hint, most=NOTE_LENGTH)


# -------------------------------------------------------------------------------------------------------- who is who


def _settle(doing: Doing) -> None:
    body = shapes.SettlementIn(same=doing.values.text("same") == "yes", note=doing.values.text("note"))
    officers.settle(doing.request, doing.parts["profile"], body)


def _who(doing: Doing) -> tuple[Asking, ...]:  # noqa: ARG001 - of one shape with the others
    options = (("yes", SAME), ("no", OTHERS))
    return (Asking("same", RADIOS, SAME_PERSON, SAME_HINT, options=options), _reason(WHY, name="note"))


def _both(doing: Doing) -> Facts:
    """What the two profiles state of who it is, one after the other."""
    officers.require_no_stake_in(doing.request, doing.parts["profile"])
    profile = profile_found(doing.parts["profile"])
    waiting = Review.objects.filter(profile=profile, settled__isnull=True).select_related("other")
    others = [each.other for each in waiting if each.other is not None]
    return [line for each in (profile, *others) for line in _stated_of(each, doing)]


def _stated_of(profile: Profile, doing: Doing) -> Facts:
    voice, person = doing.voice, dump(stated(profile))["person"]
    passport = person.get("passport") or {}
    told = (
        (NAME, " ".join(filter(None, (person.get("given_names"), person.get("family_name"))))),
        (BORN, value_said(person.get("date_of_birth"), voice)),
        (PASSPORT, " ".join(filter(None, (country_said(passport.get("country"), voice), passport.get("number"))))),
        (CITIZEN, ", ".join(country_said(code, voice) for code in person.get("citizenships") or ())),
        (LIVES, country_said(person.get("country_of_residence"), voice)),
        (SUBMITTED, doing.voice.day_of(profile.submitted)),
    )
    return [(doing.voice.pair(profile.number, name), str(value or doing.voice.say(NOT_STATED))) for name, value in told]


# -------------------------------------------------------------------------------------------------------- corrections


def _about(doing: Doing) -> Correction:
    """The request; whoever may not answer it is not shown what it is about either."""
    return privacy_api.to_settle(doing.request, doing.parts["code"])


def _tree(about: str) -> dict[str, object]:
    """The document that a correction is about, as it stands.

    :raises NotFound: where it was erased.
    """
    try:
        if application_key(about) is not None:
            return dict(form_of(application_found(about)).tree)
        return dump(stated(profile_found(about)))
    except Conflict as fault:
        raise NotFound(*fault.reasons) from None


def _correct(doing: Doing) -> None:
    asked, values = _about(doing), doing.values
    changed = with_value(_tree(asked.about), asked.field, values.text("value"))
    code, reason = doing.parts["code"], values.text("reason")
    if application_key(asked.about) is None:
        body = privacy_shapes.CorrectedProfileIn(document=changed, reason=reason)
        privacy_api.correct_profile(doing.request, code, body)
        return
    event = values.text("event") or None
    form = privacy_shapes.CorrectedFormIn(form=changed, event=event, happened=values.day("happened"), reason=reason)
    privacy_api.correct_form(doing.request, code, form)


def _corrected(doing: Doing) -> tuple[Asking, ...]:
    asked = _about(doing)
    more: tuple[Asking, ...] = ()
    if application_key(asked.about) is not None and _was_handed_in(asked.about):
        events = tuple((each.id, each.title) for each in EVENTS)
        more = (
            Asking("event", SELECT, EVENT, EVENT_HINT, options=events),
            Asking("happened", DAY, HAPPENED, value=day_of(now()).isoformat()),
        )
    return (Asking("value", TEXT, VALUE, VALUE_HINT), *more, _reason(WHY, READ_BY_THEM))


def _was_handed_in(about: str) -> bool:
    return application_found(about).state != ApplicationState.DRAFT.value


def _correction_facts(doing: Doing) -> Facts:
    asked, say = _about(doing), doing.voice.say
    try:
        tree = _tree(asked.about)
        now_there, field = value_at(tree, asked.field), field_named(asked.about, asked.field, doing.voice)
    except PoolFault:
        now_there, field = None, asked.field
    return [
        (say(words.CONCERNS), asked.about),
        (say(words.FIELD), field),
        (say(STANDS_NOW), value_said(now_there, doing.voice)),
        (say(words.SAID), asked.words),
        (say(words.ASKED), doing.voice.day_of(asked.asked)),
    ]


def _refuse_correction(doing: Doing) -> None:
    body = privacy_shapes.RefusalIn(reason=doing.values.text("reason"))
    privacy_api.refuse(doing.request, doing.parts["code"], body)


def _refusal(doing: Doing) -> tuple[Asking, ...]:  # noqa: ARG001 - of one shape with the others
    return (_reason(WHY, READ_BY_THEM),)


# ------------------------------------------------------------------------------------------------ erasures and notices


def _decide(doing: Doing) -> None:
    body = privacy_shapes.DecisionIn(agree=doing.values.text("agree") == "yes", reason=doing.values.text("reason"))
    privacy_api.decide(doing.request, doing.parts["code"], body)


def _agree(doing: Doing) -> tuple[Asking, ...]:  # noqa: ARG001 - of one shape with the others
    options = (("yes", AGREE), ("no", DISAGREE))
    return (Asking("agree", RADIOS, DECISION, options=options), _reason(WHY, READ_BY_THEM))


def _erasure_facts(doing: Doing) -> Facts:
    asked, say = privacy_api.to_decide(doing.request, doing.parts["code"]), doing.voice.say
    found = privacy_shapes.erasure_of(asked, now(), doing.language)
    kept = "; ".join(f"{each.reason} ({each.citation})" for each in found.kept_by or ())
    return [
        (say(words.CONCERNS), numbers_of([found.code])[found.code]),
        (say(words.ASKED), doing.voice.day_of(found.asked)),
        (say(words.STANDS), doing.voice.capital(found.title)),
        (say(words.KEPT_BY), doing.voice.capital(kept) if kept else say(words.KEPT_BY_NOTHING)),
    ]


def _again(doing: Doing) -> None:
    notices_api.retry(doing.request, doing.key)


WHY = Text("Reason", "Motif")
READ_BY_THEM = Text("The person reads it.", "La personne le lit.")
SAME_PERSON = Text("Is it the same person?", "Est-ce la même personne ?")
SAME_HINT = Text(
    "The same person's second profile is withdrawn, and a barred person's is barred, in the pool too. Another person's "
    "goes into the pool as of its own submission. One that is in the pool or invited already, or has ended, else stays "
    "as it is; one that has ended can then be restored where it is another person's.",
    "Le second profil de la même personne est retiré, et celui d'une personne interdite est visé par l'interdiction, "
    "dans le bassin aussi. Celui d'une autre personne entre dans le bassin à la date de sa présentation. Celui qui est "
    "déjà dans le bassin ou déjà invité, ou qui a pris fin, reste sinon tel quel; celui qui a pris fin peut ensuite "
    "être rétabli s'il est d'une autre personne.",
)
SAME = Text("the same person", "la même personne")
OTHERS = Text("two persons", "deux personnes")
NAME, BORN = Text("name", "nom"), Text("date of birth", "date de naissance")
PASSPORT, CITIZEN = Text("passport", "passeport"), Text("citizenship", "citoyenneté")
LIVES, SUBMITTED = Text("lives in", "pays de résidence"), Text("submitted on", "présenté le")
NOT_STATED = Text("not stated", "non indiqué")
VALUE = Text("What is to stand there", "Ce qui doit y figurer")
VALUE_HINT = Text(
    "As the document has it: a day as YYYY-MM-DD, a country as two letters.",
    "Tel que dans le document : une date AAAA-MM-JJ, un pays en deux lettres.",
)
EVENT = Text("As which change is it told?", "Comme quel changement est-ce signalé ?")
EVENT_HINT = Text(
    "After receipt, a correction is a change with its consequences.",
    "Après la réception, une correction est un changement, avec ses conséquences.",
)
HAPPENED = Text("When did it happen?", "Quand est-ce survenu ?")
STANDS_NOW = Text("What stands there now", "Ce qui y figure maintenant")
DECISION = Text("What do you decide?", "Que décidez-vous ?")
AGREE, DISAGREE = Text("agree to the erasure", "accepter l'effacement"), Text("refuse it", "le refuser")

ACTS = (
    Act(
        "review",
        "review.settle",
        Text("Is it the same person?", "Est-ce la même personne ?"),
        Text("Keep the answer", "Conserver la réponse"),
        Text("The answer is kept.", "La réponse est conservée."),
        _settle,
        _who,
        warning=Text(
            "The profile is withdrawn or barred, or enters the pool or stays there.",
            "Le profil est retiré ou visé par l'interdiction, ou entre dans le bassin ou y reste.",
        ),
        back="reviews",
        facts=_both,
    ),
    Act(
        "correction",
        "correction.settle",
        Text("Correct the record", "Corriger le dossier"),
        Text("Correct it", "Corriger"),
        Text("The record is corrected.", "Le dossier est corrigé."),
        _correct,
        _corrected,
        warning=Text("The record is changed, with all that follows; the version before is kept.",
                     "Le dossier est modifié, avec tout ce qui s'ensuit; la version précédente est conservée."),
        back="corrections",
        facts=_correction_facts,
        instead="correction_refused",
    ),
    Act(
        "correction_refused",
        "correction.settle",
        Text("Leave the record as it is", "Laisser le dossier tel quel"),
        Text("Leave it", "Le laisser"),
        Text("The record stays as it is; the request is noted on it.",
             "Le dossier reste tel quel; mention de la demande y est portée."),
        _refuse_correction,
        _refusal,
        warning=Text("The request is closed, and noted on the record with your reason.",
                     "La demande est close, et mention en est portée au dossier avec votre motif."),
        back="corrections",
        facts=_correction_facts,
    ),
    Act(
        "erasure",
        "erasure.decide",
        Text("Decide on an erasure", "Décider d'un effacement"),
        Text("Decide", "Décider"),
        Text("Your decision is kept.", "Votre décision est conservée."),
        _decide,
        _agree,
        warning=Text("What is agreed to is erased for good, on the first day on which nothing keeps it.",
                     "Ce qui est accepté est effacé pour de bon, le premier jour où rien ne le retient."),
        back="erasures",
        facts=_erasure_facts,
    ),
    Act(
        "notice",
        "notice.retry",
        Text("Try the notice again", "Renvoyer l'avis"),
        Text("Try again", "Réessayer"),
        Text("The notice will be tried again.", "L'avis sera renvoyé."),
        _again,
        lead=Text("It is sent with the next run of the notices.", "Il part avec le prochain envoi des avis."),
        back="notices",
    ),
)  # fmt: skip
