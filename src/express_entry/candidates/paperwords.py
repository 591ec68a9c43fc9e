"""What the pages of documents and fees say."""

from __future__ import annotations

from express_entry.law.text import Text

TITLE = Text("Documents", "Documents")
LEAD = Text(
    "One file for each: PDF, JPEG, PNG or TIFF, at most {most} MB, without a password. Put several pages into one "
    "file first.",
    "Un fichier pour chacun : PDF, JPEG, PNG ou TIFF, d'au plus {most} Mo, sans mot de passe. Réunissez d'abord "
    "plusieurs pages en un seul fichier.",
)
LIST_OF = Text("Documents: {who}", "Documents : {who}")
DOCUMENT, NEEDED, STATE = Text("Document", "Document"), Text("Needed", "Exigé"), Text("State", "État")
UNTIL = Text("Counts", "Valable")
THERE = Text("handed in", "déposé")
EXPLAINED = Text("explained", "expliqué")
NOT_THERE = Text("not handed in yet", "pas encore déposé")
OPEN = Text("Open", "Ouvrir")
LATER = Text("Asked for later", "Demandés plus tard")
LATER_TEXT = Text(
    "Do not send these with the application: the office asks for them later.",
    "N'envoyez pas ceux-ci avec la demande : le bureau les demande plus tard.",
)
UNTIL_DAY = Text("until {day}", "jusqu'au {day}")
TOO_EARLY = Text("until {day}: not long enough", "jusqu'au {day} : trop court")
FROM_DAY = Text("issued from {day} on", "délivré à partir du {day}")

# --- one slot
WHY_TITLE = Text("Why it is asked for", "Pourquoi il est demandé")
MUST_SHOW = Text("What it must show", "Ce qu'il doit montrer")
FORM_TITLE = Text("In what form", "Sous quelle forme")
RELY_TITLE = Text("How long it counts", "Combien de temps il est valable")
IF_TODAY = Text("if issued today: until {day}", "s'il est délivré aujourd'hui : jusqu'au {day}")
RUNS_OUT = Text("It runs out too early: get another one.", "Il expire trop tôt : procurez-vous-en un autre.")
FILE = Text("The document", "Le document")
FILE_HINT = Text("PDF, JPEG, PNG or TIFF", "PDF, JPEG, PNG ou TIFF")
NO_FILE = Text("Choose a file", "Choisissez un fichier")
KEEPS = Text("This is the case: {rule}", "C'est le cas : {rule}")
EXPLAINS = Text("This file explains why the document is missing", "Ce fichier explique pourquoi le document manque")
EXPLAINS_HINT = Text("In its place: {what}", "À sa place : {what}")
ISSUED_ON = Text("The date on the document", "La date inscrite sur le document")
ISSUED_HINT = Text(
    "It sets the last day on which the document counts.",
    "Elle détermine le dernier jour où le document est valable.",
)
UPLOAD = Text("Hand it in", "Le déposer")
UPLOADING = Text("Uploading", "Téléversement")
UPLOAD_FAILED = Text(
    "The connection broke, and the document was not handed in. Try again.",
    "La connexion a été interrompue et le document n'a pas été déposé. Réessayez.",
)
UPLOADED = Text("The document is handed in.", "Le document est déposé.")
CHECKED = Text(
    "A file is checked before it is accepted, then sealed. You can open it, and so can a firm that you appointed, "
    "case officers who have no personal interest in your file, and auditors; each time is recorded.",
    "Un fichier est vérifié avant d'être accepté, puis scellé. Peuvent l'ouvrir : vous, le cabinet que vous avez "
    "mandaté, les agents qui n'ont pas d'intérêt personnel dans votre dossier, et les vérificateurs; chaque ouverture "
    "est consignée.",
)
IS_THERE = Text("Your file", "Votre fichier")
SIZE_PAGES = Text("{size} kB, pages: {pages}, handed in {day}", "{size} ko, pages : {pages}, déposé le {day}")
SAFE_COPY = Text("Download the copy that is safe to open", "Télécharger la copie qui s'ouvre sans danger")
ORIGINAL = Text("Download the file as it was handed in", "Télécharger le fichier tel qu'il a été déposé")
TOLD = Text(
    "Each download is noted in the audit trail.", "Chaque téléchargement est noté dans la piste de vérification."
)
REMOVE = Text("Remove it", "Le retirer")
REMOVE_TITLE = Text("Remove this document?", "Retirer ce document ?")
REMOVE_DRAFT = Text("The file is deleted.", "Le fichier est supprimé.")
REMOVE_LATER = Text(
    "You can hand in another. The office keeps the old one, marked as replaced.",
    "Vous pouvez en déposer un autre. Le bureau conserve l'ancien, marqué comme remplacé.",
)
REMOVED = Text("The document is removed.", "Le document est retiré.")
OF_LETTER = Text("Document for the answer to letter {letter}", "Document pour la réponse à la lettre {letter}")
NO_VAULT = Text("This service keeps no documents.", "Ce service ne conserve pas de documents.")

# --- fees
FEES_TITLE = Text("Fees", "Frais")
FEES_LEAD = Text(
    "In Canadian dollars, by the rates of the day on which the application was received; until then, of today. The "
    "processing fee is paid before the application is handed in; the right of permanent residence fee may be paid "
    "until the visa.",
    "En dollars canadiens, aux tarifs du jour de la réception de la demande; d'ici là, à ceux d'aujourd'hui. Les frais "
    "de traitement se paient avant de présenter la demande; les frais relatifs au droit de résidence permanente "
    "peuvent l'être jusqu'au visa.",
)
FEES_CAPTION = Text(
    "Each fee, what was paid of it and what is left", "Chaque frais, ce qui en a été payé et ce qui reste"
)
FEE, DUE, PAID, LEFT = Text("Fee", "Frais"), Text("Due", "Dû"), Text("Paid", "Payé"), Text("Left", "Reste")
ALL_TOGETHER = Text("Total", "Total")
FOR_WHOM_TITLE = Text("For whom", "Pour qui")
FOR_WHOM_CAPTION = Text("What each person pays, and why", "Ce que chaque personne paie, et pourquoi")
WHO, AMOUNT, REASON = Text("Person", "Personne"), Text("Amount", "Montant"), Text("Why", "Motif")
BETWEEN = Text("{low} to {high}", "{low} à {high}")
PAY_TITLE = Text("How to pay", "Comment payer")
PAY_OFFLINE = Text(
    "This service takes no money itself. Pay as the office tells you, with the number {number}; an officer records the "
    "payment, and it then appears here.",
    "Ce service n'encaisse pas lui-même. Payez comme le bureau vous l'indique, avec le numéro {number}; un agent "
    "consigne le paiement, qui apparaît alors ici.",
)
PAY_NOW = Text("Pay {amount}: {fee}", "Payer {amount} : {fee}")
PAID_NOW = Text("The payment is made.", "Le paiement est fait.")
PAYMENTS_TITLE, PAYMENTS_CAPTION = Text("What you paid", "Ce que vous avez payé"), Text("Payments", "Paiements")
RECEIPT, ON = Text("Receipt", "Reçu"), Text("On", "Le")
REFUNDS_TITLE, REFUNDS_CAPTION = Text("What is repaid", "Ce qui est remboursé"), Text("Repayments", "Remboursements")
REPAID, OWED = Text("repaid {day}", "remboursé le {day}"), Text("owed", "dû")
PROVISION = Text("Provision", "Disposition")
LETTER_INSTEAD = Text(
    "no funds are asked for: a letter that says why goes here",
    "aucuns fonds ne sont exigés : une lettre qui dit pourquoi y est déposée",
)
