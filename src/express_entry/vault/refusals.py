"""Why a file is not taken: every reason at once, each with the field, the value and what is accepted."""

from __future__ import annotations

from ..law.text import Language, Reason, Text

FIELD = "file"
"""The field that every reason is about."""


class Refused(ValueError):
    """A file that is not taken; nothing of it was kept. :attr:`reasons` say why, in both languages."""

    def __init__(self, *reasons: Reason) -> None:
        super().__init__("\n".join(reason.say("en") for reason in reasons))
        self.reasons = reasons
        self.field = FIELD

    def say(self, language: Language) -> str:
        """The sentences in one language, a line each."""
        return "\n".join(reason.say(language) for reason in self.reasons)


class NotNow(Refused):
    """A file that could not be looked at now, through no fault of its own (HTTP: 503); nothing of it was kept."""


ACCEPTED = Text("PDF, JPEG, PNG or TIFF", "PDF, JPEG, PNG ou TIFF")

EMPTY = Text(
    "file: 0 bytes. Accepted: a file with something in it.",
    "file : 0 octet. Valeurs acceptées : un fichier qui contient quelque chose.",
)
TOO_LARGE = Text(
    "file: more than {most} bytes; no more of it was read. Accepted: at most {most} bytes for each field.",
    "file : plus de {most} octets; le reste n'a pas été lu. Valeurs acceptées : au plus {most} octets par champ.",
)
CUT_SHORT = Text(
    "file: the upload ended before the file did. Accepted: the same file once more.",
    "file : le téléversement a pris fin avant le fichier. Accepté : le même fichier de nouveau.",
)
NOT_A_KIND = Text(
    "file: its content is {found}. Accepted: {accepted}, told by the content and not by the name.",
    "file : son contenu est {found}. Valeurs acceptées : {accepted}, selon le contenu et non selon le nom.",
)
WORD = Text(
    "file: its content is {found}. Accepted: {accepted}. Documents of Word (DOC, DOCX) are not taken here, since "
    "nothing that is kept up opens them safely: save it as PDF, and upload that.",
    "file : son contenu est {found}. Valeurs acceptées : {accepted}. Les documents Word (DOC, DOCX) ne sont pas pris "
    "ici, car rien de bien tenu à jour ne les ouvre de façon sûre : enregistrez-le en PDF, et téléversez celui-ci.",
)
LATE_HEADER = Text(
    "file: a PDF that begins only after {count} other bytes. Accepted: a PDF that begins with %PDF-.",
    "file : un PDF qui ne commence qu'après {count} autres octets. Valeurs acceptées : un PDF qui commence par %PDF-.",
)
OTHER_EXTENSION = Text(
    'file: its name ends in "{extension}", and its content is {found}. Accepted: a name that ends in {endings}, or the '
    "file that the name speaks of.",
    "file : son nom finit par « {extension} », et son contenu est {found}. Valeurs acceptées : un nom qui finit par "
    "{endings}, ou le fichier dont le nom parle.",
)
ALSO_ZIP = Text(
    "file: it is {found} and a ZIP archive at once. Accepted: a file that is one thing only.",
    "file : il est à la fois {found} et une archive ZIP. Valeurs acceptées : un fichier qui n'est qu'une seule chose.",
)
DAMAGED = Text(
    "file: {found} that cannot be opened as it stands (it is damaged, or not written by the rules). Accepted: one that "
    "opens without repair: print or save it anew.",
    "file : {found} qui ne s'ouvre pas tel quel (il est endommagé, ou n'est pas écrit selon les règles). Valeurs "
    "acceptées : un fichier qui s'ouvre sans réparation : imprimez-le ou enregistrez-le de nouveau.",
)
TOO_COSTLY = Text(
    "file: opening it takes more memory or time than a document of {most} bytes needs. Accepted: a scan or a PDF that "
    "opens at once: print or save it anew.",
    "file : l'ouvrir demande plus de mémoire ou de temps que n'en demande un document de {most} octets. Valeurs "
    "acceptées : une numérisation ou un PDF qui s'ouvre aussitôt : imprimez-le ou enregistrez-le de nouveau.",
)
MANY_PAGES = Text(
    "file: {count} pages. Accepted: from 1 to {most} pages.",
    "file : {count} pages. Valeurs acceptées : de 1 à {most} pages.",
)
MANY_PIXELS = Text(
    "file: a picture of {width} × {height} pixels. Accepted: at most {most} pixels.",
    "file : une image de {width} × {height} pixels. Valeurs acceptées : au plus {most} pixels.",
)
UNPACKS = Text(
    "file: what is compressed in it unpacks to more than {most} bytes, or cannot be unpacked to see. Accepted: less.",
    "file : ce qui y est comprimé donne plus de {most} octets, ou ne peut pas être décomprimé pour le savoir. Valeurs "
    "acceptées : moins.",
)
LARGE_COPY = Text(
    "file: a copy of it that is safe to show has more than {most} bytes. Accepted: a scan at 300 dots an inch.",
    "file : une copie qui se montre sans danger a plus de {most} octets. Valeurs acceptées : une numérisation à 300 "
    "points par pouce.",
)
ANIMATED = Text(
    "file: a picture of {count} frames. Accepted: one still picture.",
    "file : une image de {count} vues. Valeurs acceptées : une seule image fixe.",
)
ENCRYPTED = Text(
    "file: an encrypted or password-protected PDF. Accepted: one that opens without a password and without "
    "restrictions: print it to a PDF.",
    "file : un PDF chiffré ou protégé par mot de passe. Valeurs acceptées : un PDF qui s'ouvre sans mot de passe et "
    "sans restriction : imprimez-le en PDF.",
)
ACTIVE = Text(
    "file: a PDF with {what} in it. Accepted: a PDF of pages alone: print it to a PDF, or scan it.",
    "file : un PDF qui contient {what}. Valeurs acceptées : un PDF de pages seulement : imprimez-le en PDF, ou "
    "numérisez-le.",
)
INFECTED = Text(
    'file: the scanner found "{signature}" in it. Accepted: a file in which it finds nothing.',
    "file : l'analyse y a trouvé « {signature} ». Valeurs acceptées : un fichier où elle ne trouve rien.",
)
NO_SCANNER = Text(
    "file: it was not taken, since the scanner ({scanner}) gave no usable answer. Accepted: the same file again later.",
    "file : il n'a pas été pris, car l'analyse ({scanner}) n'a pas donné de réponse utilisable. Accepté : le même "
    "fichier plus tard.",
)
BUSY = Text(
    "file: it was not taken, since too many files are being opened. Accepted: the same file again in a minute.",
    "file : il n'a pas été pris, car trop de fichiers sont en cours d'ouverture. Accepté : le même fichier dans une "
    "minute.",
)
