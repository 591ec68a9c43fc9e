"""Making good what a wrong table did: whom it ended is restored, whose time still runs is given the rest of it."""

from __future__ import annotations

from express_entry.api import outcomes
from express_entry.law import Text
from express_entry.pool.extending import EXTENDED
from express_entry.pool.outcomelist import listed
from express_entry.pool.states import ProfileState
from express_entry.pool.statewords import words_of_state
from express_entry.reports.typography import number

from . import outcomewords as words
from . import requestwords
from .acts import Act, Doing
from .fields import NOTE_LENGTH, WORDS, Asking
from .outcomepages import state_said, tables_said


def _restore(doing: Doing) -> None:
    body = outcomes.RestorationIn(legal_basis=doing.values.text("legal_basis"))
    outcomes.restore(doing.request, doing.parts["profile"], body)


def _told(doing: Doing) -> Text:
    """That it is restored, or that an officer has to say first whose it is."""
    profile = outcomes.to_restore(doing.request, doing.parts["profile"])
    return words.RESTORED if ProfileState(profile.state).live else words.ASKED


def _basis(doing: Doing) -> tuple[Asking, ...]:  # noqa: ARG001 - of one shape with the others
    return (Asking("legal_basis", WORDS, words.BASIS, words.BASIS_HINT, most=NOTE_LENGTH),)


def _facts(doing: Doing) -> list[tuple[str, str]]:
    """What became of the profile, and what would have become of it; nothing that it states."""
    profile, voice = outcomes.to_restore(doing.request, doing.parts["profile"]), doing.voice
    told = [
        (voice.say(requestwords.PROFILE), profile.number),
        (voice.say(requestwords.STANDS), voice.capital(words_of_state(ProfileState(profile.state)))),
    ]
    found = listed(profile)
    if found is not None:
        told += [
            (voice.say(words.SINCE), voice.day_of(found.outcome.instant)),
            (voice.say(words.NOW), state_said(found.outcome.now, voice)),
            (voice.say(words.TABLES), tables_said(found, voice)),
        ]
    return told


def _extend(doing: Doing) -> None:
    body = outcomes.ExtensionIn(legal_basis=doing.values.text("legal_basis"))
    doing.figures = outcomes.extend(doing.request, body).model_dump()


def _running(doing: Doing) -> list[tuple[str, str]]:
    """How many periods would be extended."""
    say, found = doing.voice.say, outcomes.running_periods(doing.request)
    return [
        (say(words.SHORT_PROFILES), number(found.profiles, doing.language)),
        (say(words.SHORT_INVITATIONS), number(found.invitations, doing.language)),
    ]


ACTS = (
    Act(
        "extension",
        "outcome.extend",
        words.EXTEND_TITLE,
        words.EXTEND_BUTTON,
        EXTENDED,
        _extend,
        _basis,
        lead=words.EXTEND_LEAD,
        back="outcomes",
        facts=_running,
        apart=True,
    ),
    Act(
        "restoration",
        "outcome.restore",
        words.RESTORE_TITLE,
        words.RESTORE_BUTTON,
        words.RESTORED,
        _restore,
        _basis,
        lead=words.RESTORE_LEAD,
        warning=words.WARNING,
        back="outcomes",
        facts=_facts,
        told=_told,
    ),
)
