"""What letters say, in both languages. A change of these words is another edition: kept letters say what they said."""

from __future__ import annotations

from express_entry.law import Text

from .kinds import Ask

NOT_GOVERNMENT = Text(
    "This letter was made with independent software. It is not a letter of the Government of Canada, and only the "
    "department decides on an application.",
    "Cette lettre a été produite par un logiciel indépendant. Ce n'est pas une lettre du gouvernement du Canada, et "
    "seul le ministère tranche une demande.",
)
IN_BOTH = Text(
    "This letter can be had in English and in French; both say the same.",
    "Cette lettre existe en français et en anglais; les deux disent la même chose.",
)
SKIP, PAGE = Text("Skip to the letter", "Aller à la lettre"), Text("page {page} of {pages}", "page {page} sur {pages}")
TO, APPLICATION, PROFILE = Text("To", "À"), Text("Application", "Demande"), Text("Profile", "Profil")
CLASS, DATED, LETTER = Text("Class", "Catégorie"), Text("Date", "Date"), Text("Letter", "Lettre")
ANSWER_BY, LAST_DAY = Text("Answer by", "Répondre au plus tard le"), Text("Last day", "Dernier jour")
CERTIFICATE, CERTIFIED = Text("Certificate", "Certificat"), Text("Certificate dated", "Certificat daté du")
WHAT, WHY, PROVISION = (
    Text("Item", "Élément"),
    Text("What is missing", "Ce qui manque"),
    Text("Provision", "Disposition"),
)
NUMBERED = Text("{title} (letter {letter})", "{title} (lettre {letter})")
ABOUT = Text("{title}: {what} (letter {letter})", "{title} : {what} (lettre {letter})")
DOLLARS = Text("{amount} Canadian dollars", "{amount} dollars canadiens")

INVITED = Text(
    "On {day}, in round {round}, you were invited to apply for permanent residence in the class named above, and in "
    "no other (A10.1(1), 10.2(1)(b)).",
    "Le {day}, dans la ronde {round}, vous avez été invité à présenter une demande de résidence permanente dans la "
    "catégorie ci-dessus, et dans aucune autre (L10.1(1), 10.2(1)b)).",
)
INVITED_UNTIL = Text(
    "The last day to hand in the application, with its documents and the processing fee, is {last}. An invitation to "
    "which no application answers by then lapses, and the profile can never be invited again (A10.1(6)).",
    "Le dernier jour pour présenter la demande, avec ses documents et les frais de traitement, est le {last}. Une "
    "invitation restée sans demande devient caduque, et le profil ne peut plus jamais être invité (L10.1(6)).",
)
INVITED_OR_NOT = Text(
    "The invitation can also be declined until then. The profile then goes back into the pool with its own instant of "
    "submission, if it still qualifies (A10.1(7)).",
    "L'invitation peut aussi être refusée jusque-là. Le profil retourne alors dans le bassin avec son propre instant "
    "de présentation, s'il est encore admissible (L10.1(7)).",
)
NOMINATED = Text(
    "On {day} you accepted the nomination of this province or territory: {province}. Its certificate is named above.",
    "Le {day}, vous avez accepté la désignation de cette province ou de ce territoire : {province}. Son certificat "
    "figure ci-dessus.",
)
NOMINATED_POINTS = Text(
    "The ranking of that day gives {points} points for it, which you have at once ({provision}).",
    "Le classement de ce jour accorde {points} points pour elle, que vous avez aussitôt ({provision}).",
)
NOMINATED_LAST_KNOWN = Text(
    "The ranking that was known last gives {points} points for it ({provision}). It has changed since, and the points "
    "of that day are found in no source.",
    "Le dernier classement connu accorde {points} points pour elle ({provision}). Il a changé depuis, et les points de "
    "ce jour ne se trouvent dans aucune source.",
)
NOMINATED_ONLY = Text(
    "As long as it stands you can be invited in the class named above, and in no other, by a round that covers it "
    "(A10.1(1.1)).",
    "Tant qu'elle tient, vous pouvez être invité dans la catégorie ci-dessus, et dans aucune autre, par une ronde qui "
    "la vise (L10.1(1.1)).",
)
NOMINATED_STANDS = Text(
    "An invitation is not certain. Should you be invited, the nomination has to be in force on the day on which the "
    "application is handed in (R87(2)).",
    "Une invitation n'est pas certaine. Si vous êtes invité, la désignation doit être en vigueur le jour où la demande "
    "est présentée (R87(2)).",
)
NOMINATED_ENDS = Text(
    "If the province withdraws it, or you renounce it, its points and the class go at once (MI, s. 28). The profile "
    "then takes part in no more rounds: you withdraw it and submit a new one, with a new instant of submission.",
    "Si la province la retire, ou si vous y renoncez, ses points et la catégorie disparaissent aussitôt (IM, art. 28). "
    "Le profil ne participe alors plus à aucune ronde : vous le retirez et en présentez un nouveau, avec un nouvel "
    "instant de présentation.",
)
ACKNOWLEDGED = Text(
    "Your application was received on {day} and found complete (R10). It is now in process.",
    "Votre demande a été reçue le {day} et trouvée complète (R10). Elle est maintenant en traitement.",
)
STANDARD = Text(
    "The service standard is {months} months from the day of receipt, met for {percent} per cent of applications: for "
    "yours until {until} ({source}). It is a standard and no right.",
    "La norme de service est de {months} mois à compter du jour de la réception, atteinte pour {percent} pour cent des "
    "demandes : pour la vôtre jusqu'au {until} ({source}). C'est une norme et non un droit.",
)
TELL_CHANGES = Text(
    "Tell the office of what changes meanwhile: a marriage, a separation, a birth, a new passport, work, an address, a "
    "representative (A16(1)).",
    "Signalez au bureau ce qui change entre-temps : mariage, séparation, naissance, nouveau passeport, travail, "
    "adresse, représentant (L16(1)).",
)
RETURNED = Text(
    "Your application, received on {day}, is returned because it is not complete (R10, R12). That is not a refusal, "
    "and no decision on what it says.",
    "Votre demande, reçue le {day}, vous est retournée parce qu'elle n'est pas complète (R10, R12). Ce n'est ni un "
    "refus, ni une décision sur ce qu'elle contient.",
)
MISSING = Text("What is missing, and by which provision", "Ce qui manque, et selon quelle disposition")
RETURNED_REPAID = Text(
    "All fees that were paid come back: {amount} (R12).", "Tous les frais payés sont remboursés : {amount} (R12)."
)
RETURNED_NEXT = Text(
    "The invitation is used up. To be invited again takes a new profile, with a new instant of submission.",
    "L'invitation est épuisée. Pour être invité de nouveau, il faut un nouveau profil, avec un nouvel instant de "
    "présentation.",
)
ASKED = {
    Ask.REQUEST: Text(
        "The office asks you for something before it goes on with your application (A16(1)). Answer by {day}.",
        "Le bureau vous demande quelque chose avant de poursuivre l'examen de votre demande (L16(1)). Répondez au plus "
        "tard le {day}.",
    ),
    Ask.FAIRNESS: Text(
        "An officer has a concern about your application, told below. Nothing is decided: you can answer it, with "
        "documents where you have some, by {day}. The answer is looked at before any decision.",
        "Un agent a une préoccupation au sujet de votre demande, exposée ci-dessous. Rien n'est décidé : vous pouvez y "
        "répondre, documents à l'appui s'il y en a, au plus tard le {day}. La réponse est examinée avant toute "
        "décision.",
    ),
    Ask.INTERVIEW: Text(
        "You are asked to an interview on {day} (A16(1)).", "Vous êtes convoqué à une entrevue le {day} (L16(1))."
    ),
    Ask.BIOMETRICS: Text(
        "You are asked to give your biometrics by {day} (A10.01, R12.1-12.9). They are no part of the application, "
        "which is not returned for want of them (R10(2.2)).",
        "Vous êtes prié de fournir vos données biométriques au plus tard le {day} (L10.01, R12.1-12.9). Elles ne font "
        "pas partie de la demande, qui n'est pas retournée faute de celles-ci (R10(2.2)).",
    ),
}
OFFICER_ASKS = Text("In the officer's words", "Dans les mots de l'agent")
ANSWER_WHERE = Text(
    "Answer in your account. Documents that belong to the answer go into the slot letter/{letter}.",
    "Répondez dans votre compte. Les documents qui accompagnent la réponse vont dans l'emplacement letter/{letter}.",
)
MORE_TIME = Text(
    "Where the time is too short, ask the office for more before that day.",
    "Si le délai est trop court, demandez-en davantage au bureau avant cette date.",
)
EXTENDED = Text(
    "You have more time to answer letter {letter} ({what}): until {day}.",
    "Vous avez plus de temps pour répondre à la lettre {letter} ({what}) : jusqu'au {day}.",
)
NO_LONGER = Text(
    "Letter {letter} ({what}) needs no answer any more.", "La lettre {letter} ({what}) n'appelle plus de réponse."
)
APPROVED = Text(
    "Your application was approved on {day} ({provision}).", "Votre demande a été approuvée le {day} ({provision})."
)
FEE_LEFT = Text(
    "Before the visa is issued, the right of permanent residence fee is due (R303(3)): {due}, of which {paid} were "
    "paid. {left} are left to pay.",
    "Avant la délivrance du visa, les frais relatifs au droit de résidence permanente sont dus (R303(3)) : {due}, dont "
    "{paid} ont été payés. Il reste {left} à payer.",
)
FEE_LEFT_AT_MOST = Text(
    "Before the visa is issued, the right of permanent residence fee is due (R303(3)): at most {due}, of which {paid} "
    "were paid. At most {left} are left to pay.",
    "Avant la délivrance du visa, les frais relatifs au droit de résidence permanente sont dus (R303(3)) : au plus "
    "{due}, dont {paid} ont été payés. Il reste au plus {left} à payer.",
)
FEE_PAID = Text(
    "The right of permanent residence fee ({due}) is paid (R303(3)).",
    "Les frais relatifs au droit de résidence permanente ({due}) sont payés (R303(3)).",
)
NOT_YET_RESIDENT = Text(
    "This is not the visa, and nobody is a permanent resident by it. Tell the office at once of what changes (R51).",
    "Cette lettre n'est pas le visa, et personne ne devient résident permanent par elle. Signalez sans tarder au "
    "bureau ce qui change (R51).",
)
VISA = Text(
    "Your permanent resident visa was issued on {day}. It can be used until {last} (R71.1).",
    "Votre visa de résident permanent a été délivré le {day}. Il peut être utilisé jusqu'au {last} (R71.1).",
)
VISA_CHANGES = Text(
    "Before you become a permanent resident, tell an officer of a marriage, a separation, and of any other fact that "
    "changed since the visa (R51).",
    "Avant de devenir résident permanent, déclarez à un agent un mariage, une séparation et tout autre fait qui a "
    "changé depuis le visa (R51).",
)
REFUSED = Text(
    "Your application was refused on {day} ({provision}). One officer proposed it, and another confirmed it.",
    "Votre demande a été refusée le {day} ({provision}). Un agent l'a proposé, et un autre l'a confirmé.",
)
MISREPRESENTED = Text(
    "Your application was refused for misrepresentation on {day} ({provision}). One officer proposed it, and another "
    "confirmed it.",
    "Votre demande a été refusée pour fausses déclarations le {day} ({provision}). Un agent l'a proposé, et un autre "
    "l'a confirmé.",
)
REASONS = Text("Reasons", "Motifs")
BARRED = Text(
    "No new profile can be submitted before {day} (A10.1(4), 40(2)(a)).",
    "Aucun nouveau profil ne peut être présenté avant le {day} (L10.1(4), 40(2)a)).",
)
REFUSED_FEES = Text(
    "The processing fee is kept; {amount} come back (R303(4)).",
    "Les frais de traitement sont conservés; {amount} sont remboursés (R303(4)).",
)
REFUSED_NO_FEES = Text("The processing fee is kept.", "Les frais de traitement sont conservés.")
REFUSED_NEXT = Text(
    "Leave to have the decision reviewed can be asked of the Federal Court (A72). The invitation is used up.",
    "L'autorisation de faire contrôler la décision peut être demandée à la Cour fédérale (L72). L'invitation est "
    "épuisée.",
)
