"""Takes the pictures of the pages of officers, auditors and administrators, over a demo of its own.

``make pictures`` runs it: it needs a browser, and the pictures are to be looked at, so no test takes them.
"""

from __future__ import annotations

from collections.abc import Mapping

from docs.generator.studio import browser, demo, take
from express_entry.law import Language
from express_entry.law.text import LANGUAGES

SIZE = 4000
OFFICER: Mapping[Language, Mapping[str, tuple[str, int]]] = {
    "en": {
        "home": ("/en/pool-and-rounds/", 1130),
        "pool": ("/en/pool-and-rounds/pool/", 1750),
        "preview": ("/en/pool-and-rounds/rounds/demo-1/preview/", 1420),
        "round": ("/en/pool-and-rounds/rounds/autumn-1/", 1750),
    },
    "fr": {
        "home": ("/fr/bassin-et-rondes/", 1190),
        "pool": ("/fr/bassin-et-rondes/bassin/", 1750),
        "preview": ("/fr/bassin-et-rondes/rondes/demo-1/apercu/", 1440),
        "round": ("/fr/bassin-et-rondes/rondes/autumn-1/", 1800),
    },
}
AUDITOR: Mapping[Language, Mapping[str, tuple[str, int]]] = {
    "en": {
        "trail": ("/en/audit-trail/?action=round.*", 1420),
    },
    "fr": {
        "trail": ("/fr/piste-de-verification/?action=round.*", 1440),
    },
}
"""Pages by who looks at them, with how much of each is taken."""
HELD = (
    *("--grouping", "general", "--programs", "cec,fsw,fst", "--invitations", "150"),
    *("--basis", "A10.3(1)(h.1)-(j.1)"),
)


def main() -> None:
    """Takes every picture anew and says how large each is."""
    with demo(SIZE) as studio, browser() as running:
        studio.hold("autumn-1", *HELD)
        with studio.served():
            for language in LANGUAGES:
                for role, pages in (("round_officer", OFFICER), ("auditor", AUDITOR)):
                    with studio.entered(running, role, language) as page:
                        for name, (place, height) in pages[language].items():
                            page.goto(studio.address + place)
                            take(page, f"office-{name}.{language}.png", height=height)


if __name__ == "__main__":
    main()
