"""Which journey looks at which kind of page with axe: promised here, noted down as it is done, compared at its end.

A kind of page is a template; one with ``!`` says what is wrong with its form. Whoever adds a template finds a place
for it below, and looks at it in that journey (:func:`.accessibility.breaks_nothing`). The promises hold for a journey
alone, in whichever process it runs. What a journey looks at in one language only is looked at in the other by
``make journeys``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tests.journeys.turning import SECOND

LOOKED: set[str] = set()
"""What the journey at hand has looked at: template and language."""

LANGUAGES = ("en", "fr")

PROMISED: Mapping[str, Mapping[str, str]] = {
    "test_assessment::test_pages_without_questions_are_for_everybody": {
        "both": "pages/home pages/about pages/assessment pages/open pages/fault",
    },
    "test_assessment::test_every_page_of_the_interview_is_for_everybody_on_a_phone": {
        "both": "pages/assessment! pages/open! pages/broken pages/questions pages/questions! pages/answers "
        "pages/result pages/result! pages/checklist",
    },
    "test_rounds_and_law::test_no_rule_of_accessibility_is_broken_by_day_by_night_or_on_a_phone": {
        "both": "pages/rounds pages/charts pages/round pages/law pages/law_table pages/law_changes pages/what_if "
        "pages/what_if_table pages/what_if_change",
        "second": "pages/rounds! pages/round! pages/law_changes! pages/what_if_table!",
    },
    "test_entrance::test_somebody_registers_and_signs_in_with_each_second_factor": {
        "both": "entrance/register entrance/sent entrance/confirm entrance/confirm! entrance/broken entrance/sign_in "
        "entrance/second entrance/again entrance/waiting entrance/recover entrance/recovery entrance/account "
        "entrance/language entrance/password entrance/email entrance/new_email entrance/factors entrance/authenticator "
        "entrance/passkey entrance/codes entrance/no_factor entrance/sessions entrance/tokens entrance/no_token "
        "entrance/events",
        "second": "entrance/register! entrance/sign_in! entrance/second! entrance/again! entrance/recover! "
        "entrance/recovery! entrance/password! entrance/email! entrance/authenticator! entrance/tokens!",
    },
    "test_candidates::test_every_page_is_for_everybody_wide_by_day_and_narrow_by_night": {
        "both": "candidates/home candidates/start candidates/take_over candidates/profile candidates/person "
        "candidates/answers candidates/questions candidates/questions! candidates/effect candidates/confirm "
        "candidates/result candidates/rank candidates/nomination candidates/invitation candidates/calendar "
        "candidates/application candidates/form candidates/spells candidates/counsel candidates/papers "
        "candidates/paper candidates/fees candidates/check candidates/history candidates/records candidates/correct "
        "candidates/representative "
        "representatives/documents representatives/documents!",
        "second": "candidates/start! candidates/person! candidates/form! candidates/spells! candidates/counsel! "
        "candidates/paper! candidates/confirm! candidates/correct! candidates/representative!",
    },
    "test_whole_way::test_from_an_account_to_an_approval": {
        "both": "candidates/letter candidates/letter! candidates/changes candidates/changes!",
    },
    "test_firms_and_provinces::test_no_rule_of_accessibility_is_broken_on_any_page_of_a_firm_or_a_province": {
        "both": "representatives/home representatives/client representatives/scenarios representatives/scenarios! "
        "representatives/report representatives/report! representatives/act representatives/import "
        "representatives/import! representatives/imported representatives/appointments representatives/name "
        "provincial/home provincial/find "
        "provincial/find! provincial/interest provincial/interest! provincial/nominate provincial/nominate! "
        "provincial/list provincial/list! provincial/listed provincial/reconcile provincial/reconcile! "
        "provincial/reconciled provincial/withdraw",
    },
    "test_entrance::test_by_keyboard_alone_and_without_script_somebody_comes_in_and_ends_a_session": {
        "both": "entrance/kept",
    },
    "test_office::test_two_officers_hold_a_round_an_auditor_verifies_it_and_every_page_is_for_everybody": {
        "both": "office/home office/pool office/days office/rounds office/draft office/draft! office/round "
        "office/invited office/excluded office/missed "
        "office/preview office/preview! office/ask office/verify office/correct office/correct! office/correction "
        "office/liftings office/trail office/trail! office/trail_check office/accounts office/account office/account! "
        "office/account_new office/account_new! office/secret office/asked_roles office/firms office/firms! "
        "office/allocations office/allocations! office/officers pages/pool_rounds",
    },
    "test_browser::test_no_rule_of_accessibility_is_broken_on_any_kind_of_page": {
        "both": "casework/home casework/queue casework/file casework/act casework/act! casework/check casework/finding "
        "casework/letter_issued casework/requests",
    },
}
"""By file, journey and language (``both``, or the ``second`` alone): the kinds of pages that it looks at."""


def promised(journey: str, languages: Sequence[str] = LANGUAGES) -> set[str]:
    """What a journey looks at, in some of its languages.

    >>> sorted(promised("of_nobody"))
    []
    """
    entry = PROMISED.get(journey, {})
    return {
        f"{kind} {language}"
        for language in languages
        for kind in (entry.get("both", "") + " " + (entry.get("second", "") if language == SECOND else "")).split()
    }


def missing(journey: str, languages: Sequence[str], looked: Iterable[str]) -> list[str]:
    """What a journey promised to look at and did not."""
    return sorted(promised(journey, languages) - set(looked))
