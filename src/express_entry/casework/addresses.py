"""Where the pages of this section stand, in each language."""

from __future__ import annotations

from express_entry.law.text import Text
from express_entry.pages.sections import Section

from . import slugs  # noqa: F401 - the words that stand in these addresses


def _file(english: str, french: str) -> Text:
    """An address below that of a file."""
    return Text(f"files/<str:number>/{english}", f"dossiers/<str:number>/{french}")


LIST_ADDRESSES = {
    "home": Text("files/", "dossiers/"),
    "queue": Text("files/queues/<queue_en:queue>/", "dossiers/listes/<queue_fr:queue>/"),
    "find": Text("files/find/", "dossiers/trouver/"),
}
REQUEST_ADDRESSES = {
    "reviews": Text("files/same-person/", "dossiers/meme-personne/"),
    "review": Text("files/same-person/<str:profile>/", "dossiers/meme-personne/<str:profile>/"),
    "bars": Text("files/bars/", "dossiers/interdictions/"),
    "bar": Text("files/bars/record/", "dossiers/interdictions/consigner/"),
    "lifting_drop": Text("files/bars/<str:key>/discard/", "dossiers/interdictions/<str:key>/abandonner/"),
    "lifting": Text("files/bars/<str:key>/lift/", "dossiers/interdictions/<str:key>/lever/"),
    "outcomes": Text("files/corrected-tables/", "dossiers/tables-corrigees/"),
    "extension": Text("files/corrected-tables/extend/", "dossiers/tables-corrigees/prolonger/"),
    "restoration": Text(
        "files/corrected-tables/<str:profile>/restore/", "dossiers/tables-corrigees/<str:profile>/retablir/"
    ),
    "erasures": Text("files/erasures/", "dossiers/effacements/"),
    "erasure": Text("files/erasures/<str:code>/", "dossiers/effacements/<str:code>/"),
    "corrections": Text("files/corrections/", "dossiers/corrections/"),
    "correction": Text("files/corrections/<str:code>/", "dossiers/corrections/<str:code>/"),
    "correction_refused": Text("files/corrections/<str:code>/refuse/", "dossiers/corrections/<str:code>/refuser/"),
    "notices": Text("files/notices/", "dossiers/avis/"),
    "notice": Text("files/notices/<str:key>/again/", "dossiers/avis/<str:key>/renvoyer/"),
}
FILE_ADDRESSES = {
    "file": _file("", ""),
    "document": _file("documents/<str:key>/", "documents/<str:key>/"),
    "finding": _file("findings/<str:key>/", "constats/<str:key>/"),
    "letter_issued": _file("issued/<str:key>/", "lettres-emises/<str:key>/"),
    "take": _file("take/", "prendre/"),
    "assign": _file("assign/", "attribuer/"),
    "interest": _file("interest/", "interet/"),
    "note": _file("notes/new/", "notes/nouvelle/"),
    "complete": _file("complete/", "constater-complete/"),
    "give_back": _file("return/", "retourner/"),
    "test": _file("test/", "verification/"),
    "find_holds": _file("findings/<str:key>/find/", "constats/<str:key>/se-prononcer/"),
    "track": _file("tracks/<track_en:kind>/", "volets/<track_fr:kind>/"),
    "letter": _file("letters/new/", "lettres/nouvelle/"),
    "extend": _file("letters/<str:key>/extend/", "lettres/<str:key>/prolonger/"),
    "close": _file("letters/<str:key>/close/", "lettres/<str:key>/clore/"),
    "cancel": _file("letters/<str:key>/cancel/", "lettres/<str:key>/annuler/"),
    "seen": _file("changes/<str:key>/seen/", "changements/<str:key>/examine/"),
    "form": _file("documents/<str:key>/form/", "documents/<str:key>/forme/"),
    "payment": _file("payments/new/", "paiements/nouveau/"),
    "refund": _file("refunds/<fee_en:fee>/", "remboursements/<fee_fr:fee>/"),
    "approve": _file("approve/", "approuver/"),
    "refuse": _file("refuse/", "refuser/"),
    "confirm": _file("confirm/", "confirmer/"),
    "send_back": _file("send-back/", "renvoyer/"),
    "reopen": _file("reopen/", "reprendre/"),
    "visa": _file("visa/", "visa/"),
    "land": _file("landing/", "etablissement/"),
}
SECTION = Section("casework", {**LIST_ADDRESSES, **REQUEST_ADDRESSES, **FILE_ADDRESSES})
