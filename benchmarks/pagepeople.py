"""Whoever acts beside the demo of the measured pages, by the clock of this moment: rounds, nominations, accounts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from django.test.utils import override_settings

from express_entry.accounts import operators
from express_entry.accounts.demo import FIRM, PROVINCE, email_of
from express_entry.accounts.firms import appoint
from express_entry.accounts.roles import Role
from express_entry.accounts.users import User
from express_entry.application import uploads
from express_entry.application.asked import checklist_of
from express_entry.application.demopapers import made_up_paper
from express_entry.application.demopeople import Invented
from express_entry.application.demostory import File, Story
from express_entry.application.drafting import form_of
from express_entry.application.keeping import found
from express_entry.law.days import day_of
from express_entry.pool import intake, provinces, publishing, rounds, running
from express_entry.pool.demo import BASIS
from express_entry.pool.models import Profile
from express_entry.pool.profiles import key_of
from express_entry.pool.units import Desk
from express_entry.profile import check as checked
from express_entry.selection import Grouping
from express_entry.service.vaults import vault_of_settings

LAWS = Path(__file__).parents[1] / "tests" / "pool"
WRONG, SHORT = LAWS / "wrong_validity.toml", LAWS / "wrong_pool_period.toml"
"""Files of law that were wrong for a while: by the one somebody was kept out, by the other somebody's time is short."""
OLD = timedelta(days=500)
INVITED = 25
"""Invitations of a round, for whoever was nominated and stands highest."""
PAPERS = 3
"""Documents in a draft of an application."""


class People(Story):
    """Everybody who acts beside the demo."""

    def __init__(self) -> None:
        vault = vault_of_settings()
        looked = vault.inspect(made_up_paper("a made-up document"), name="made-up.pdf")
        super().__init__(datetime.now(UTC), lambda _: vault.seal(looked))
        self.now, self.many = self.end, 0

    def desk(self, actor: str) -> Desk:
        """Somebody, at this moment."""
        return Desk(actor, lambda: datetime.now(UTC))

    def of(self, role: Role) -> Desk:
        """The account of the demo in a role."""
        return self.desk(self.account(role).pseudonym)

    @staticmethod
    def account(role: Role) -> User:
        """The same as a row."""
        return User.objects.get(email=email_of(role))

    def another(self, name: str, *roles: Role, password: str | None = None) -> User:
        """An account of nobody in the demo."""
        made = operators.create(self.system, email=f"bench-{name}@example.org", password=password, language="en")
        for role in roles:
            operators.grant(self.system, email=made.email, role=role)
        return made

    @staticmethod
    def other(name: str) -> User:
        """One of these, once it was made."""
        return User.objects.get(email=f"bench-{name}@example.org")

    # ------------------------------------------------------------------------------------------------- on their way

    def drafts(self, name: str, *, family: bool = False) -> File:
        """Somebody with a draft."""
        self.many += 1
        file = File(Invented(name.capitalize(), "Bench", "PT", 27 + self.many, "21231", family=family))
        file.stated = file.who.profile(day_of(self.now))
        file.profile = intake.start(self.applicant, checked(file.stated)).number
        return file

    def enters(self, name: str, *, family: bool = False) -> File:
        """Somebody in the pool."""
        file = self.drafts(name, family=family)
        intake.submit(self.applicant, file.profile)
        return file

    def kept_out(self, law: Path, tested: date | None = None) -> str:
        """The number of somebody who came to the door while a file of law was wrong."""
        self.many += 1
        stated = Invented("Wrong", f"Bench {self.many}", "PT", 27 + self.many, "21231").profile(day_of(self.now))
        if tested is not None:
            stated["language_tests"][0]["taken"] = tested.isoformat()
        with override_settings(LAW_FILES=[law]):
            number = intake.start(self.applicant, checked(stated)).number
            intake.submit(self.applicant, number)
        return number

    def signs_in(self, file: File) -> User:
        """An account of the person of a profile, for whom the firm of the demo acts too."""
        user = self.another(file.who.given.casefold(), Role.CANDIDATE)
        person = self.row(file).person_id
        assert person is not None
        user.grants.update(person=person)
        appoint(self.desk(user.pseudonym), person, FIRM, until=None)
        return user

    def is_offered(self, file: File) -> None:
        """A nomination is offered."""
        row, today = self.row(file), day_of(self.now)
        certificate = f"BENCH-{row.id}"
        provinces.offer(
            self.of(Role.PROVINCE), PROVINCE, row.number, code=row.code, certificate=certificate, issued=today
        )

    def is_nominated(self, file: File) -> None:
        """A nomination is accepted."""
        self.is_offered(file)
        provinces.accept(self.applicant, file.profile)

    def hold_for_nominees(self, number: str, *, publish: bool) -> None:
        """A round of those whom a province nominated."""
        officer = self.of(Role.ROUND_OFFICER)
        rounds.draft(officer, rounds.Draft(number, Grouping.PROGRAM, ("pnp",), self.now, BASIS, invitations=INVITED))
        rounds.authorise(self.of(Role.AUTHORISING_OFFICER), number)
        running.run(officer, number)
        if publish:
            publishing.publish(officer, number, None)

    def begins_to_apply(self, file: File) -> None:
        """An application with its forms and some documents."""
        self.start(file)
        application = found(file.number)
        items = checklist_of(application, form_of(application), self.now).items
        for each in [each.id for each in items if each.stage == "application" and not each.needs][:PAPERS]:
            uploads.attach(self.applicant, file.number, each, self.seal(each))

    @staticmethod
    def row(file: File) -> Profile:
        """The profile of somebody."""
        return Profile.objects.get(id=key_of(file.profile) or 0)
