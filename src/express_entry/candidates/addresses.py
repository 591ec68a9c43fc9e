"""Where the pages of this section stand, in each language."""

from __future__ import annotations

from express_entry.law.text import Language, Text
from express_entry.pages.addresses import address
from express_entry.pages.sections import Section


def _profile(en: str, fr: str) -> Text:
    return Text(f"my-file/profiles/<str:number>/{en}", f"mon-dossier/profils/<str:number>/{fr}")


def _application(en: str, fr: str) -> Text:
    return Text(f"my-file/applications/<str:number>/{en}", f"mon-dossier/demandes/<str:number>/{fr}")


SECTION = Section(
    "candidates",
    {
        "home": Text("my-file/", "mon-dossier/"),
        # ------------------------------------------------------------------------------------------------- profiles
        "start": Text("my-file/new-profile/", "mon-dossier/nouveau-profil/"),
        "take_over": Text("my-file/new-profile/from-assessment/", "mon-dossier/nouveau-profil/de-l-evaluation/"),
        "profile": _profile("", ""),
        "person": _profile("who-you-are/", "qui-vous-etes/"),
        "answers": _profile("answers/", "reponses/"),
        "questions": _profile("questions/", "questions/"),
        "effect": _profile("effect/", "effet/"),
        "save": _profile("save/", "enregistrer/"),
        "profile_file": _profile("document/", "document/"),
        "submit": _profile("submit/", "presenter/"),
        "withdraw": _profile("withdraw/", "retirer/"),
        "discard": _profile("discard/", "abandonner/"),
        "result": _profile("result/", "resultat/"),
        "rank": _profile("rank/", "rang/"),
        "proof": _profile("rounds/<str:round_number>/proof/", "rondes/<str:round_number>/preuve/"),
        "nomination": _profile("nomination/", "designation/"),
        "nomination_letter": _profile("nomination/letter/", "designation/lettre/"),
        "nomination_answer": _profile("nomination/<str:answer>/", "designation/<str:answer>/"),
        "invitation": _profile("invitation/", "invitation/"),
        "decline": _profile("invitation/decline/", "invitation/decliner/"),
        "apply": _profile("invitation/apply/", "invitation/demande/"),
        "invitation_letter": _profile("invitation/letter/", "invitation/lettre/"),
        "calendar": _profile("calendar/", "calendrier/"),
        # --------------------------------------------------------------------------------------------- applications
        "application": _application("", ""),
        "declared": _application("profile/", "profil/"),
        "declared_questions": _application("profile/questions/", "profil/questions/"),
        "declared_person": _application("who-you-are/", "qui-vous-etes/"),
        "family": _application("family/", "famille/"),
        "addresses": _application("addresses/", "adresses/"),
        "activities": _application("activities/", "activites/"),
        "counsel": _application("representative/", "representant/"),
        "declarations": _application("declarations/", "declarations/"),
        "papers": _application("documents/", "documents/"),
        "paper": _application("documents/slot/<path:item>/", "documents/emplacement/<path:item>/"),
        "paper_file": _application("documents/<int:key>/copy/", "documents/<int:key>/copie/"),
        "paper_remove": _application("documents/<int:key>/remove/", "documents/<int:key>/retirer/"),
        "fees": _application("fees/", "frais/"),
        "check": _application("check/", "verification/"),
        "hand_in": _application("hand-in/", "presenter/"),
        "application_discard": _application("discard/", "abandonner/"),
        "application_withdraw": _application("withdraw/", "retirer/"),
        "letter": _application("letters/<int:key>/", "lettres/<int:key>/"),
        "changes": _application("changes/", "changements/"),
        "issued": _application("issued/<str:key>/", "emises/<str:key>/"),
        # -------------------------------------------------------------------------------------------- one's own records
        "history": Text("my-file/history/", "mon-dossier/historique/"),
        "records": Text("my-file/records/", "mon-dossier/renseignements/"),
        "copy": Text("my-file/records/copy/", "mon-dossier/renseignements/copie/"),
        "correct": Text("my-file/records/correct/", "mon-dossier/renseignements/corriger/"),
        "erase": Text("my-file/records/erase/", "mon-dossier/renseignements/effacer/"),
        "erase_now": Text("my-file/records/erase/confirm/", "mon-dossier/renseignements/effacer/confirmer/"),
        "recall": Text(
            "my-file/records/erase/<str:code>/recall/", "mon-dossier/renseignements/effacer/<str:code>/rappel/"
        ),
        "representative": Text("my-file/representative/", "mon-dossier/representant/"),
        "representative_end": Text("my-file/representative/<int:key>/end/", "mon-dossier/representant/<int:key>/fin/"),
    },
)
"""The pages of candidates: profile, rank, invitation, application, and one's own records."""


def link(name: str, language: Language, **parts: object) -> str:
    """The address of a page of this section."""
    return address(f"{SECTION.name}:{name}", language, **{part: str(value) for part, value in parts.items()})
