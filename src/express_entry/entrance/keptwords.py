"""What the pages say of a form that was sent before somebody was to show who they are."""

from __future__ import annotations

from express_entry.law.text import Text

KEPT_HERE = Text(
    "What you sent was not done yet. It is kept on this page for an hour: once you are signed in, you see it and send "
    "it. If you need another page first, it opens in another tab: come back to this one.",
    "Ce que vous avez envoyé n'est pas encore fait. C'est conservé sur cette page pendant une heure : une fois votre "
    "session ouverte, vous le voyez et l'envoyez. S'il vous faut d'abord une autre page, elle s'ouvre dans un autre "
    "onglet : revenez à celui-ci.",
)
TITLE = Text("You are signed in: send it now", "Votre session est ouverte : envoyez maintenant")
LEAD = Text(
    "This is what you were about to send. It was not done yet: look at it, and send it.",
    "Voici ce que vous alliez envoyer. Ce n'est pas encore fait : regardez, puis envoyez.",
)
PAGE = Text("The page it stands on", "La page où cela figure")
NAME, VALUE = Text("Field", "Champ"), Text("What you typed or chose", "Ce que vous avez saisi ou choisi")
CAPTION = Text("What is sent", "Ce qui est envoyé")
NOTHING_TYPED = Text("empty", "vide")
FILES = Text(
    "Files cannot be kept: choose these again.", "Les fichiers ne peuvent être conservés : choisissez-les de nouveau."
)
CHOOSE = Text("Choose the file again: {what}", "Choisissez de nouveau le fichier : {what}")
BEFORE = Text("Before, you chose", "Vous aviez choisi")
SEND = Text("Send it", "Envoyer")
NOT_SEND = Text("Do not send it", "Ne pas envoyer")
GONE = Text(
    "What you had sent before signing in was kept for an hour, which is over. It was not done: type it again.",
    "Ce que vous aviez envoyé avant d'ouvrir la session était conservé une heure, qui est passée. Ce n'est pas fait : "
    "saisissez-le de nouveau.",
)
OF_ANOTHER = Text(
    "What was sent before you signed in is another account's. It was not done, and you do not see it.",
    "Ce qui a été envoyé avant l'ouverture de votre session est d'un autre compte. Ce n'est pas fait, et vous ne le "
    "voyez pas.",
)
