"""What stands in an address for a list, a track or a fee: words of the language of the address, never its code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.urls import register_converter

from express_entry.application.examinationrows import TrackKind
from express_entry.application.queues import Queue
from express_entry.law.text import LANGUAGES, Text
from express_entry.review import Kind


class Slugs:
    """Codes by the words that an address has for them, as Django's converters read and write them."""

    regex = "[a-z-]+"
    words: ClassVar[Mapping[str, str]] = {}
    """The word in the address of each code."""

    def to_python(self, value: str) -> str:
        """The code of a word.

        :raises ValueError: where it is none, which is no address.
        """
        found = next((code for code, word in self.words.items() if word == value), None)
        if found is None:
            raise ValueError
        return found

    def to_url(self, value: str) -> str:
        """The word for a code.

        :raises ValueError: where it is none.
        """
        if value not in self.words:
            raise ValueError
        return self.words[value]


QUEUES: Mapping[str, Text] = {
    Queue.TO_CHECK.value: Text("to-check", "a-verifier"),
    Queue.TO_EXAMINE.value: Text("to-examine", "a-examiner"),
    Queue.TO_DECIDE.value: Text("to-decide", "a-decider"),
    Queue.TO_ISSUE.value: Text("to-issue", "visa-a-delivrer"),
    Queue.TO_LAND.value: Text("to-land", "etablissement-a-venir"),
    Queue.ANSWERS.value: Text("answers", "reponses"),
    Queue.CHANGES.value: Text("changes", "changements"),
    Queue.OVERDUE.value: Text("overdue", "en-retard"),
    Queue.SECOND_LOOK.value: Text("second-look", "second-regard"),
    Queue.WITHOUT_OWNER.value: Text("without-owner", "sans-agent"),
    Queue.REFUNDS.value: Text("refunds", "remboursements"),
}
TRACKS: Mapping[str, Text] = {
    TrackKind.ELIGIBILITY.value: Text("eligibility", "admissibilite"),
    TrackKind.MEDICAL.value: Text("medical", "medical"),
    TrackKind.CRIMINALITY.value: Text("criminality", "criminalite"),
    TrackKind.SECURITY.value: Text("security", "securite"),
    TrackKind.BIOMETRICS.value: Text("biometrics", "biometrie"),
}
FEES: Mapping[str, Text] = {
    Kind.PROCESSING.value: Text("processing", "traitement"),
    Kind.RIGHT.value: Text("right-of-permanent-residence", "droit-de-residence-permanente"),
    Kind.BIOMETRICS.value: Text("biometrics", "biometrie"),
}


def _register(name: str, slugs: Mapping[str, Text]) -> None:
    """Let addresses name their codes so: ``<queue_en:queue>``, ``<queue_fr:queue>``."""
    for language in LANGUAGES:
        words = {code: text.say(language) for code, text in slugs.items()}
        register_converter(type(f"{name}_{language}", (Slugs,), {"words": words}), f"{name}_{language}")


for _name, _slugs in (("queue", QUEUES), ("track", TRACKS), ("fee", FEES)):
    _register(_name, _slugs)
