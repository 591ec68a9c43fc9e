"""Where the pages of this section stand, in each language."""

from __future__ import annotations

from express_entry.law.text import Text
from express_entry.pages.sections import Section

_ROUND = Text("pool-and-rounds/rounds/<str:number>/", "bassin-et-rondes/rondes/<str:number>/")


def _of_round(en: str, fr: str) -> Text:
    return Text(_ROUND.en + en, _ROUND.fr + fr)


SECTION = Section(
    "office",
    {
        "home": Text("pool-and-rounds/", "bassin-et-rondes/"),
        "pool": Text("pool-and-rounds/pool/", "bassin-et-rondes/bassin/"),
        "days": Text("pool-and-rounds/pool/days/", "bassin-et-rondes/bassin/jours/"),
        "rounds": Text("pool-and-rounds/rounds/", "bassin-et-rondes/rondes/"),
        "rounds_file": Text("pool-and-rounds/files/<str:form>/", "bassin-et-rondes/fichiers/<str:form>/"),
        "draft": Text("pool-and-rounds/new-round/", "bassin-et-rondes/nouvelle-ronde/"),
        "round": _ROUND,
        "preview": _of_round("preview/", "apercu/"),
        "authorise": _of_round("authorise/", "autoriser/"),
        "discard": _of_round("discard/", "abandonner/"),
        "run": _of_round("run/", "tenir/"),
        "publish": _of_round("publish/", "publier/"),
        "excluded": _of_round("not-ranked/", "non-classes/"),
        "excluded_file": _of_round("preview/not-ranked/<str:reason>/", "apercu/non-classes/<str:reason>/"),
        "invited": _of_round("invited/", "invites/"),
        "invited_file": _of_round("invited/file/", "invites/fichier/"),
        "missed": _of_round("missed-people/", "personnes-oubliees/"),
        "missed_file": _of_round("missed/", "oublies/"),
        "verify": _of_round("verification/", "verification/"),
        "result": _of_round("result/", "resultat/"),
        "result_page": _of_round("result-page/", "page-du-resultat/"),
        "correct": _of_round("new-correction/", "nouvelle-correction/"),
        "correction": _of_round("corrections/<int:key>/", "corrections/<int:key>/"),
        "carry_out": _of_round("corrections/<int:key>/carry-out/", "corrections/<int:key>/executer/"),
        "drop": _of_round("corrections/<int:key>/discard/", "corrections/<int:key>/abandonner/"),
        "liftings": Text("pool-and-rounds/bars/", "bassin-et-rondes/interdictions/"),
        "lifting": Text("pool-and-rounds/bars/<int:key>/", "bassin-et-rondes/interdictions/<int:key>/"),
        "lifting_drop": Text(
            "pool-and-rounds/bars/<int:key>/discard/", "bassin-et-rondes/interdictions/<int:key>/abandonner/"
        ),
        "trail": Text("audit-trail/", "piste-de-verification/"),
        "trail_file": Text("audit-trail/files/<str:form>/", "piste-de-verification/fichiers/<str:form>/"),
        "trail_check": Text("audit-trail/verification/", "piste-de-verification/verification/"),
        "accounts": Text("accounts/", "comptes/"),
        "account_new": Text("accounts/new/", "comptes/nouveau/"),
        "account": Text("accounts/<str:pseudonym>/", "comptes/<str:pseudonym>/"),
        "account_grant": Text("accounts/<str:pseudonym>/roles/", "comptes/<str:pseudonym>/roles/"),
        "account_take": Text("accounts/<str:pseudonym>/roles/<str:role>/", "comptes/<str:pseudonym>/roles/<str:role>/"),
        "account_close": Text("accounts/<str:pseudonym>/close/", "comptes/<str:pseudonym>/fermer/"),
        "account_unlock": Text("accounts/<str:pseudonym>/factors/", "comptes/<str:pseudonym>/facteurs/"),
        "account_token": Text("accounts/<str:pseudonym>/tokens/", "comptes/<str:pseudonym>/jetons/"),
        "account_revoke": Text(
            "accounts/<str:pseudonym>/tokens/<int:key>/", "comptes/<str:pseudonym>/jetons/<int:key>/"
        ),
        "asked_roles": Text("roles-asked-for/", "roles-demandes/"),
        "asked_role": Text("roles-asked-for/<int:key>/", "roles-demandes/<int:key>/"),
        "asked_role_refuse": Text("roles-asked-for/<int:key>/refusal/", "roles-demandes/<int:key>/refus/"),
        "firms": Text("firms/", "cabinets/"),
        "allocations": Text("allocations/", "allocations/"),
        "officers": Text("officers/", "agents/"),
    },
)
