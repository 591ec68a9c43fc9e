"""Files to look at: a dozen and more invented applications, each at another point of its way.

They are made by the ordinary use cases, by a clock that goes through the months before an instant; so they come before
whatever else the audit trail of the demo tells. Nobody in them is real.
"""

from __future__ import annotations

import copy
from datetime import datetime, timedelta
from functools import partial
from typing import NamedTuple

from express_entry.law.days import day_of
from express_entry.pool import intake
from express_entry.profile import check as checked

from . import assigning, changing, concluding, deciding, drafting
from .demopeople import Invented
from .demostory import ROUNDS, STARTED, SUBMITTED, File, Seal, Step, Story
from .examinationrows import DecisionKind, LetterKind

PASSPORT = "principal/passport"


class Plan(NamedTuple):
    """A file: its name in the demo, which round invited its person, and what happens to it."""

    name: str
    round: int
    file: File
    steps: list[Step]


def make_files(end: datetime, seal: Seal) -> dict[str, str]:
    """Make the files, as of an instant, and return their numbers by the names of their plans.

    To be called on a store in which nothing happened yet.

    :param seal: keeps a made-up document that bears a title.
    """
    story = Story(end, seal)
    story.comes_to(ROUNDS[0][1] + SUBMITTED + 1)
    story.appoint()
    every = plans(story)
    steps = [step for plan in every for step in plan.steps]
    for place in range(len(ROUNDS)):
        steps += _round(story, place, [plan.file for plan in every if plan.round == place])
    for step in sorted(steps, key=lambda each: -each.days):
        story.comes_to(step.days)
        step.act()
    return {plan.name: plan.file.number for plan in every}


def _round(story: Story, place: int, files: list[File]) -> list[Step]:
    """Profiles submitted, a round that invites them all, and their applications started."""
    number, days = ROUNDS[place]
    return [
        *(Step(days + SUBMITTED, partial(story.submit, file)) for file in files),
        Step(days, partial(story.hold, number, len(files))),
        *(Step(days - STARTED, partial(story.start, file)) for file in files),
    ]


def plans(story: Story) -> list[Plan]:
    """Every file with its steps."""
    return [*_concluded(story), *_under_way(story), *_new(story)]


def _concluded(story: Story) -> list[Plan]:
    """From the first round: landed, with a visa, refused, barred, approved, to be decided."""
    first, second = story.first, story.second
    landed = File(Invented("Ana", "Silva", "PT", 30, "21231"))
    visa = File(Invented("Rafael", "Pereira", "BR", 33, "41220", family=True))
    refused = File(Invented("Kofi", "Mensah", "GH", 36, "13110", abroad=2))
    barred = File(Invented("Viktor", "Marek", "CZ", 35, "63200", abroad=2))
    approved = File(Invented("Mei", "Tan", "SG", 29, "21231"))
    settled = File(Invented("Priya", "Nair", "IN", 31, "31301"))
    return [
        Plan("landed", 0, landed, [
            *_examined(story, landed, 186, 178),
            Step(120, lambda: story.approve(landed, first)),
            Step(110, lambda: story.issue(landed, first)),
            Step(40, lambda: concluding.land(first, landed.number, nothing_changed=True)),
        ]),
        Plan("visa", 0, visa, [
            *_examined(story, visa, 184, 176),
            Step(60, lambda: story.approve(visa, first)),
            Step(50, lambda: story.issue(visa, first)),
        ]),
        Plan("refused", 0, refused, [
            Step(182, lambda: story.hand_in(refused, right=True)),
            Step(170, lambda: story.accept(refused, second)),
            Step(70, lambda: story.refuse(refused, second, DecisionKind.REFUSAL, NO_WORK, "R87.1(2)")),
            Step(66, lambda: deciding.confirm(first, refused.number)),
        ]),
        Plan("barred", 0, barred, [
            Step(180, lambda: story.hand_in(barred)),
            Step(168, lambda: story.accept(barred, second)),
            Step(130, lambda: story.ask(barred, second, LetterKind.FAIRNESS, NO_SUCH_EMPLOYER, 30)),
            Step(90, lambda: story.refuse(barred, second, DecisionKind.MISREPRESENTATION, MADE_UP, "A40(1)(a)")),
            Step(85, lambda: deciding.confirm(first, barred.number)),
        ]),
        Plan("approved", 0, approved, [
            *_examined(story, approved, 160, 150),
            Step(6, lambda: story.approve(approved, first)),
        ]),
        Plan("settled", 0, settled, _examined(story, settled, 192, 185)),
    ]  # fmt: skip


def _examined(story: Story, file: File, received: int, accepted: int) -> list[Step]:
    """Handed in, found complete, every track settled, by the first officer."""
    return [
        Step(received, lambda: story.hand_in(file)),
        Step(accepted, lambda: story.accept(file, story.first)),
        Step(accepted - 20, lambda: story.settle(file, story.first)),
    ]


def _under_way(story: Story) -> list[Plan]:
    """From the second round: letters, a change, a refusal that waits for a second officer, trouble under A11.2."""
    first, second = story.first, story.second
    overdue = File(Invented("Amina", "Diallo", "SN", 32, "41220"))
    answered = File(Invented("Lucas", "Moreau", "FR", 30, "63200"))
    changed = File(Invented("Sofia", "Rossi", "IT", 28, "21231"))
    proposed = File(Invented("Daniel", "Okafor", "NG", 34, "13110", abroad=2))
    doubtful = File(Invented("Jin", "Park", "KR", 37, "21231", abroad=4))
    return [
        Plan("overdue", 1, overdue, [
            Step(60, lambda: story.hand_in(overdue)),
            Step(52, lambda: story.accept(overdue, first)),
            Step(45, lambda: story.ask(overdue, first, LetterKind.REQUEST, A_LETTER, 30)),
        ]),
        Plan("answered", 1, answered, [
            Step(58, lambda: story.hand_in(answered)),
            Step(50, lambda: story.accept(answered, first)),
            Step(40, lambda: story.ask(answered, first, LetterKind.REQUEST, A_POLICE_CERTIFICATE, 60)),
            Step(5, lambda: story.answer(answered, "The certificate is enclosed.", "police certificate")),
        ]),
        Plan("changed", 1, changed, [
            *_examined(story, changed, 56, 48),
            Step(9, lambda: changing.tell(story.applicant, changed.number, "marriage",
                                          happened=day_of(story.now) - timedelta(days=2))),
        ]),
        Plan("proposed", 1, proposed, [
            Step(54, lambda: story.hand_in(proposed)),
            Step(46, lambda: story.accept(proposed, second)),
            Step(4, lambda: story.refuse(proposed, second, DecisionKind.REFUSAL, NO_WORK, "R87.1(2)")),
        ]),
        Plan("doubtful", 1, doubtful, [
            Step(53, lambda: _declare_less(story, doubtful)),
            Step(52, lambda: story.hand_in(doubtful)),
            Step(44, lambda: story.accept(doubtful, first)),
            Step(43, lambda: assigning.note(first, doubtful.number, A_NOTE)),
        ]),
    ]  # fmt: skip


def _declare_less(story: Story, file: File) -> None:
    """The forms state two years less of work abroad, and a lower result, than the profile that was ranked."""
    stated = copy.deepcopy(file.stated)
    abroad = stated["work"][0]
    abroad["from"] = f"{int(abroad['from'][:4]) + 3}{abroad['from'][4:]}"
    stated["language_tests"][0]["writing"] = 6.0
    drafting.declare(story.applicant, file.number, file.who.form(stated))


def _new(story: Story) -> list[Plan]:
    """From the third round: received, with and without an officer; and somebody who may be somebody else."""
    incomplete = File(Invented("Omar", "Haddad", "MA", 31, "63200"))
    complete = File(Invented("Grace", "Adeyemi", "NG", 29, "31301"))
    family = File(Invented("Mateo", "Vargas", "CO", 34, "41220", family=True))
    latest = File(Invented("Yuki", "Sato", "JP", 28, "21231"))
    return [
        Plan("incomplete", 2, incomplete, [
            Step(15, lambda: story.hand_in(incomplete, without=PASSPORT)),
            Step(8, lambda: story.give(incomplete, story.first)),
        ]),
        Plan("complete", 2, complete, [
            Step(14, lambda: story.hand_in(complete)),
            Step(8, lambda: story.give(complete, story.first)),
        ]),
        Plan("family", 2, family, [Step(7, lambda: story.hand_in(family))]),
        Plan("latest", 2, latest, [
            Step(3, lambda: story.hand_in(latest)),
            Step(2, lambda: _same_name_twice(story)),
        ]),
    ]  # fmt: skip


def _same_name_twice(story: Story) -> None:
    """Two profiles of one name and birth date, the second without a passport: an officer says whether they are one."""
    who = Invented("Camille", "Lefebvre", "BE", 27, "41220")
    for passport in (True, False):
        stated = who.profile(day_of(story.now))
        if not passport:
            del stated["person"]["passport"]
        number = intake.start(story.applicant, checked(stated)).number
        intake.submit(story.applicant, number)


NO_WORK = (
    "The reference letters do not show one year of skilled work in Canada within the three years before the "
    "application: the duties described are not those of the occupation declared."
)
NO_SUCH_EMPLOYER = (
    "The employer named in the reference letter says that nobody of this name worked there. Please say what you have "
    "to say about it."
)
MADE_UP = "The reference letter was made up; no answer came to the procedural fairness letter."
A_LETTER = "Please send a reference letter from your employer that states your duties, hours and pay."
A_POLICE_CERTIFICATE = "Please send a police certificate that was issued within the last six months."
A_NOTE = "Work abroad and the result of the test are lower in the forms than in the profile that was ranked."
