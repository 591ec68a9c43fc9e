"""``express-entry account``: what operators do with accounts, their roles and their tokens."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from express_entry.law.text import Text

from . import guide_accounts
from .command import Branch, Leaf, asked_first
from .desks import desk, pool
from .faults import BadInput, quoted
from .options import Format, Lang, as_json, language_of, one_of, whole_number
from .page import Column
from .streams import new_page, write, write_json

app = typer.Typer(cls=Branch, add_completion=False, callback=asked_first, help=guide_accounts.ACCOUNT.en)

Email = Annotated[
    str, typer.Argument(metavar=guide_accounts.EMAIL.en, help=guide_accounts.EMAIL_OF.en, show_default=False)
]
Named = Annotated[
    str, typer.Argument(metavar=guide_accounts.ROLE.en, help=guide_accounts.ROLE_OF.en, show_default=False)
]
About = Annotated[str, typer.Option("--about", metavar=guide_accounts.ABOUT.en, help=guide_accounts.ABOUT_WHAT.en)]
Password = Annotated[bool, typer.Option("--password", help=guide_accounts.PASSWORD.en)]
Speaks = Annotated[str, typer.Option("--speaks", metavar="en|fr", help=guide_accounts.SPEAKS.en)]
Name = Annotated[str, typer.Option("--name", metavar=guide_accounts.ABOUT.en, help=guide_accounts.TOKEN_NAME.en)]
Days = Annotated[str, typer.Option("--days", metavar="N", help=guide_accounts.TOKEN_DAYS.en)]
Key = Annotated[
    str,
    typer.Argument(metavar=guide_accounts.TOKEN_NUMBER.en, help=guide_accounts.TOKEN_NUMBER_OF.en, show_default=False),
]
Slug = Annotated[
    str, typer.Argument(metavar=guide_accounts.FIRM.en, help=guide_accounts.FIRM_SLUG.en, show_default=False)
]
FirmName = Annotated[
    str, typer.Argument(metavar=guide_accounts.ABOUT.en, help=guide_accounts.FIRM_NAME.en, show_default=False)
]
OPERATOR = "operator"
"""Under which name the audit trail tells of what is done at this command line."""
MOST_TOKENS = 10**15


@app.command(cls=Leaf, help=guide_accounts.ACCOUNT_CREATE.en)
def create(email: Email, *, password: Password = False, speaks: Speaks = "en", lang: Lang = None) -> None:
    """Make an account without roles."""
    language, spoken = language_of(lang), one_of("--speaks", speaks, ("en", "fr"))
    secret = sys.stdin.readline().rstrip("\r\n") if password else None
    with pool("account create"):
        from express_entry.accounts import operators

        made = operators.create(desk(OPERATOR), email=email, password=secret, language="fr" if spoken == "fr" else "en")
    write(f"{_CREATED.of(email=made.email, pseudonym=made.pseudonym).say(language)}\n")


@app.command(cls=Leaf, help=guide_accounts.ACCOUNT_GRANT.en)
def grant(email: Email, role: Named, about: About = "", lang: Lang = None) -> None:
    """Give an account a role."""
    language = language_of(lang)
    with pool("account grant"):
        from express_entry.accounts import operators
        from express_entry.accounts.roles import Role

        given = Role(one_of("ROLE", role, [each.value for each in Role]))
        operators.grant(desk(OPERATOR), email=email, role=given, about=about)
    write(f"{_GRANTED.of(role=given.words).say(language)}\n")


@app.command(cls=Leaf, help=guide_accounts.ACCOUNT_UNGRANT.en)
def ungrant(email: Email, role: Named, lang: Lang = None) -> None:
    """Take a role from an account."""
    language = language_of(lang)
    with pool("account ungrant"):
        from express_entry.accounts import operators
        from express_entry.accounts.roles import Role

        taken = Role(one_of("ROLE", role, [each.value for each in Role]))
        operators.withdraw(desk(OPERATOR), email=email, role=taken)
    write(f"{_UNGRANTED.of(role=taken.words).say(language)}\n")


@app.command(cls=Leaf, help=guide_accounts.ACCOUNT_TOKEN.en)
def token(email: Email, name: Name, days: Days = "90", form: Format = "text", lang: Lang = None) -> None:
    """Issue a token, and print it."""
    language, in_json = language_of(lang), as_json(form)
    many = whole_number("--days", days, most=366)
    with pool("account token"):
        from express_entry.accounts import operators, tokens

        made, text = tokens.issue(desk(OPERATOR), operators.known(email), name=name, days=many)
    if in_json:
        write_json({"token": text, "number": made.id, "expires": made.expires.isoformat()})
    else:
        write(f"{_ISSUED.of(number=str(made.id), day=made.expires.date()).say(language)}\n{text}\n")


@app.command(cls=Leaf, help=guide_accounts.ACCOUNT_REVOKE.en)
def revoke(number: Key, lang: Lang = None) -> None:
    """Make a token useless."""
    language = language_of(lang)
    key = whole_number("NUMBER", number, most=MOST_TOKENS)
    with pool("account revoke"):
        from express_entry.accounts import tokens

        tokens.revoke(desk(OPERATOR), key)
    write(f"{_REVOKED.of(number=number).say(language)}\n")


@app.command(cls=Leaf, help=guide_accounts.ACCOUNT_CLOSE.en)
def close(email: Email, lang: Lang = None) -> None:
    """Close an account."""
    language = language_of(lang)
    with pool("account close"):
        from express_entry.accounts import operators

        operators.close(desk(OPERATOR), email=email)
    write(f"{_CLOSED.say(language)}\n")


@app.command(cls=Leaf, help=guide_accounts.ACCOUNT_FIRM.en)
def firm(slug: Slug, name: FirmName, lang: Lang = None) -> None:
    """Register a firm."""
    language = language_of(lang)
    if not name.isprintable():
        raise BadInput(_ODD.of(value=quoted(name)))
    with pool("account firm"):
        from express_entry.accounts import operators

        operators.add_firm(desk(OPERATOR), slug=slug, name=name)
    write(f"{_FIRM.of(slug=slug).say(language)}\n")


@app.command("demo", cls=Leaf, help=guide_accounts.ACCOUNT_DEMO.en)
def demo_(form: Format = "text", lang: Lang = None) -> None:
    """Make an account in every role over a demo pool, and print them."""
    language, in_json = language_of(lang), as_json(form)
    with pool("account demo"):
        from express_entry.accounts.demo import demo_accounts
        from express_entry.accounts.roles import Role

        made = demo_accounts(desk(OPERATOR))
    if in_json:
        accounts = {role.value: made.emails[role] for role in made.emails}
        write_json({"password": made.phrase, "accounts": accounts, "second_case_officer": made.second})
        return
    page = new_page()
    rows = [(made.emails[role], role.words.say(language)) for role in made.emails]
    rows.append((made.second, Role.CASE_OFFICER.words.say(language)))
    page.table([Column(), Column(share=1)], rows)
    write(f"{_DEMO.of(phrase=made.phrase).say(language)}\n{page.text}")
    if made.waits:
        write(f"{_WAITS.of(number=made.waits).say(language)}\n")


@app.command("list", cls=Leaf, help=guide_accounts.ACCOUNT_LIST.en)
def list_(form: Format = "text", lang: Lang = None) -> None:
    """Print every account."""
    language, in_json = language_of(lang), as_json(form)
    with pool("account list"):
        from express_entry.accounts.operators import listed

        found = list(listed())
    if in_json:
        write_json(
            [
                {
                    "email": each.email,
                    "account": each.pseudonym,
                    "active": each.active,
                    "roles": list(each.roles),
                    "tokens": [
                        {
                            "number": key.id,
                            "name": key.name,
                            "expires": key.expires.isoformat(),
                            "used": None if key.used is None else key.used.isoformat(),
                        }
                        for key in each.tokens
                    ],
                }
                for each in found
            ]
        )
        return
    page = new_page()
    rows = [
        (
            each.email,
            each.pseudonym,
            ", ".join(each.roles) if each.active else _CLOSED.say(language),
            ", ".join(f"{key.id} {key.name} ({key.expires.date()})" for key in each.tokens),
        )
        for each in found
    ]
    page.table([Column(), Column(), Column(share=1), Column(share=1)], rows)
    write(page.text)


_CREATED = Text(
    "Account {email} made; the audit trail calls it {pseudonym}.",
    "Compte {email} créé; la piste de vérification le nomme {pseudonym}.",
)
_GRANTED = Text("Role given: {role}.", "Rôle donné : {role}.")
_UNGRANTED = Text("Role taken: {role}.", "Rôle retiré : {role}.")
_ISSUED = Text(
    "Token {number}, good until {day}. It is not shown again:",
    "Jeton {number}, valable jusqu'au {day}. Il n'est plus montré ensuite :",
)
_REVOKED = Text("Token {number} revoked.", "Jeton {number} révoqué.")
_CLOSED = Text("Account closed.", "Compte fermé.")
_DEMO = Text(
    "Demo accounts, all under the password “{phrase}”, which is another one each time:",
    "Comptes de démonstration, tous sous le mot de passe « {phrase} », un autre à chaque fois :",
)
_WAITS = Text(
    "The round {number} is drafted by the round officer, and waits for the authorising officer.",
    "La ronde {number} est rédigée par l'agent des rondes, et attend l'agent autorisateur.",
)
_FIRM = Text("Firm {slug} registered.", "Cabinet {slug} inscrit.")
_ODD = Text("NAME: {value} holds signs that do not print.", "NOM : {value} contient des signes qui ne s'impriment pas.")
