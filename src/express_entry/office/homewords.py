"""What the first page of this section says, and the tasks that wait."""

from __future__ import annotations

from express_entry.law.text import Text

TITLE = Text("Pool and rounds", "Bassin et rondes")
WAITS = Text("What is about to happen", "Ce qui est sur le point d'arriver")
NOTHING = Text("Nothing waits for anybody.", "Rien n'attend personne.")
PLACES = Text("Go to", "Aller à")
DRAFTED = Text(
    "Round {number} is drafted: {many} invitations, {whom}. It waits to be authorised by another officer.",
    "La ronde {number} est rédigée : {many} invitations, {whom}. Elle attend l'autorisation d'un autre agent.",
)
AUTHORISED = Text(
    "Round {number} is authorised and can be held now: {many} invitations, {whom}.",
    "La ronde {number} est autorisée et peut être tenue dès maintenant : {many} invitations, {whom}.",
)
AUTHORISED_LATER = Text(
    "Round {number} is authorised and can be held from {at} on: {many} invitations, {whom}.",
    "La ronde {number} est autorisée et peut être tenue à partir du {at} : {many} invitations, {whom}.",
)
RUN = Text(
    "Round {number} was held; its result waits to be published.",
    "La ronde {number} a été tenue; son résultat attend d'être publié.",
)
CORRECTION = Text(
    "A correction of round {number} is drafted. It waits to be authorised by another officer.",
    "Une correction de la ronde {number} est rédigée. Elle attend l'autorisation d'un autre agent.",
)
LIFTINGS_WAIT = Text(
    "Liftings of bars wait to be authorised: {many}.", "Des levées d'interdiction attendent l'autorisation : {many}."
)
CLOCK_DUE = Text(
    "The clock of the pool has something to do first: a round runs it by itself.",
    "L'horloge du bassin a quelque chose à faire d'abord : une ronde s'en charge d'elle-même.",
)
TURN = Text("The law changes next on {day}: {tables}.", "Le droit change ensuite le {day} : {tables}.")
NO_TURN = Text("No further change of the law is known.", "Aucune autre modification du droit n'est connue.")
TAG_DRAFTED = Text("To authorise", "À autoriser")
TAG_AUTHORISED = Text("To hold", "À tenir")
TAG_RUN = Text("To publish", "À publier")
TAG_WAITS = Text("Waits", "En attente")
POOL = Text("The pool at a glance", "Le bassin d'un coup d'œil")
POOL_TEXT = Text(
    "Everybody by points and by grouping, as of this moment.", "Tous, par points et par regroupement, à cet instant."
)
DAYS = Text("The pool day by day", "Le bassin jour par jour")
DAYS_TEXT = Text(
    "Arrivals, expiries, standings that change of themselves, answers that are due.",
    "Arrivées, expirations, situations qui changent d'elles-mêmes, réponses attendues.",
)
TO_ROUNDS = Text("Rounds of this pool", "Rondes de ce bassin")
ROUNDS_TEXT = Text(
    "Draft, preview, authorise, hold, publish, verify and correct.",
    "Rédiger, prévoir, autoriser, tenir, publier, vérifier et corriger.",
)
LIFTINGS = Text("Bars to be lifted", "Interdictions à lever")
LIFTINGS_TEXT = Text(
    "Bars that were recorded by mistake, as another officer says.",
    "Interdictions consignées par erreur, selon un autre agent.",
)
OUTCOMES = Text("Touched by a corrected table", "Touchés par une table corrigée")
OUTCOMES_TEXT = Text(
    "Whom a table that was wrong removed or kept out of the pool; a case officer restores them.",
    "Qui une table erronée a retiré du bassin ou en a écarté; un agent des dossiers les rétablit.",
)
TRAIL = Text("Audit trail", "Piste de vérification")
TRAIL_TEXT = Text(
    "Search everything that was done, take it along, verify the chain.",
    "Chercher dans tout ce qui a été fait, l'exporter, vérifier la chaîne.",
)
ALLOCATIONS = Text("Allocations of the provinces", "Allocations des provinces")
ALLOCATIONS_TEXT = Text(
    "How many nominations each may make in a year, and how many it made.",
    "Le nombre de désignations que chaque province peut faire dans une année, et le nombre de celles qu'elle a faites.",
)
ACCOUNTS = Text("Accounts and roles", "Comptes et rôles")
ACCOUNTS_TEXT = Text(
    "Who may do what; firms, allocations, officers who left.",
    "Qui peut faire quoi; cabinets, allocations, agents partis.",
)
