"""What keeps a stored document from being kept or opened: each fault says so in both languages, and names no person."""

from __future__ import annotations

from ..law.text import Language, Reason, Text


class VaultFault(Exception):
    """A document that cannot be sealed, opened or destroyed as things stand."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.say("en"))
        self.reason = reason

    def say(self, language: Language) -> str:
        """What is wrong, as a sentence in one language."""
        return self.reason.say(language)


class Missing(VaultFault):
    """No document has this handle."""


class Tampered(VaultFault):
    """A sealed document is not, byte for byte, what was sealed under this handle."""


class WrongKey(VaultFault):
    """A document was sealed under a key that is not among those of the service."""


class Unkept(VaultFault):
    """The store did not do what it was asked."""


NO_DOCUMENT = Text("no document has this handle.", "aucun document ne porte cet identifiant.")
TAMPERED = Text(
    "document {handle}: what is stored is not what was sealed. It was not opened. Accepted: the file of a backup.",
    "document {handle} : ce qui est conservé n'est pas ce qui a été scellé. Il n'a pas été ouvert. Accepté : le "
    "fichier d'une sauvegarde.",
)
WRONG_KEY = Text(
    "document {handle}: it was sealed under the key {key}, which is not among the keys of the service. Accepted: that "
    "key as a further line of the file document-key; a backup has it.",
    "document {handle} : il a été scellé par la clé {key}, qui n'est pas parmi celles du service. Accepté : cette "
    "clé, à une ligne de plus du fichier document-key; une sauvegarde l'a.",
)
NO_KEY = Text(
    "there is no key to seal documents with. Accepted: lines of 64 hexadecimal digits, as migrate writes one.",
    "il n'y a pas de clé pour sceller les documents. Accepté : des lignes de 64 chiffres hexadécimaux, comme migrate "
    "en écrit une.",
)
UNKEPT = Text(
    "the store of documents did not answer as it should ({error}). Accepted: the same again once it does.",
    "le lieu de conservation des documents n'a pas répondu comme il faut ({error}). Accepté : la même chose une fois "
    "qu'il répond.",
)
