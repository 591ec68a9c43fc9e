"""Takes the pictures of a candidate's pages: somebody of a demo pool changes a profile, is invited, and applies.

``make pictures`` runs it: it needs a browser, and the pictures are to be looked at, so no test takes them.
"""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Page

from docs.generator.studio import browser, demo, take
from express_entry.law import Language
from express_entry.law.text import LANGUAGES

HOME: Mapping[Language, str] = {"en": "/en/my-file/", "fr": "/fr/mon-dossier/"}
OF_PROFILE: Mapping[Language, Mapping[str, str]] = {
    "en": {"rank": "rank", "answers": "answers", "effect": "effect", "invitation": "invitation"},
    "fr": {"rank": "rang", "answers": "reponses", "effect": "effet", "invitation": "invitation"},
}
PROFILES: Mapping[Language, str] = {"en": "profiles", "fr": "profils"}
SKILLS = ("speaking", "listening", "reading", "writing")
ROUND = ("--grouping", "general", "--programs", "cec,fsw,fst", "--invitations", "150", "--basis", "A10.3(1)(h.1)-(j.1)")


def main() -> None:
    """Takes every picture anew and says how large each is."""
    with demo(2000) as studio, browser() as running:
        studio.tell("pool", "clock")
        with studio.served():
            number = ""
            for language in LANGUAGES:
                with studio.entered(running, "candidate", language) as page:
                    number = _of_the_pool(page, studio.address, language)
            studio.hold("autumn-1", *ROUND)
            for language in LANGUAGES:
                with studio.entered(running, "candidate", language) as page:
                    page.goto(studio.address + _place("invitation", language, number))
                    take(page, f"candidate-invitation.{language}.png", height=1300)


def _of_the_pool(page: Page, address: str, language: Language) -> str:
    """The rank of somebody, and what an edit would change; the number of the profile."""
    number = page.locator("main table a").first.inner_text().strip()
    page.goto(address + _place("rank", language, number))
    take(page, f"candidate-rank.{language}.png", height=1100)
    page.goto(address + _place("answers", language, number))
    page.locator("button[value='language_tests[0].speaking']").click()
    for skill in SKILLS:
        page.locator(f"[name='language_tests[0].{skill}']").fill("9")
    page.locator("button[value=answers]").click()
    page.locator(f"[formaction='{_place('effect', language, number)}']").click()
    take(page, f"candidate-effect.{language}.png", height=1200)
    return number


def _place(name: str, language: Language, number: str) -> str:
    return f"{HOME[language]}{PROFILES[language]}/{number}/{OF_PROFILE[language][name]}/"


if __name__ == "__main__":
    main()
