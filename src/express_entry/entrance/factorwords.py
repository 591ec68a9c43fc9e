"""What the pages say of second factors."""

from __future__ import annotations

from express_entry.law.text import Text

from . import keptwords

TITLE = Text("Second factor", "Second facteur")
LEAD = Text(
    "Something that you have, beside the password that you know: whoever steals the one still lacks the other.",
    "Quelque chose que vous avez, en plus du mot de passe que vous savez : qui vole l'un n'a pas encore l'autre.",
)
WANTED = Text(
    "A role of yours needs a second factor here. Add one, and everything is open to you.",
    "Un de vos rôles exige ici un second facteur. Ajoutez-en un, et tout vous est ouvert.",
)
FIRST_ENDS = Text(
    "The first one ends every other session, every token for programs and every secret address of a calendar: make "
    "those that you need anew.",
    "Le premier met fin à toutes les autres sessions, à tous les jetons pour des programmes et à toutes les adresses "
    "secrètes de calendriers : créez à nouveau ceux qu'il vous faut.",
)
KEPT_HERE = keptwords.KEPT_HERE
AUTHENTICATOR = Text("Authenticator", "Authentificateur")
AUTHENTICATOR_WHAT = Text(
    "A program on a phone or computer that shows six digits, new ones every half minute.",
    "Un programme, sur un téléphone ou un ordinateur, qui affiche six chiffres, renouvelés chaque demi-minute.",
)
SINCE = Text("Added", "Ajouté")
ADD_AUTHENTICATOR = Text("Add an authenticator", "Ajouter un authentificateur")
REMOVE_AUTHENTICATOR = Text("Remove the authenticator", "Retirer l'authentificateur")
PASSKEYS = Text("Passkeys", "Clés d'accès")
PASSKEYS_WHAT = Text(
    "A key that your phone, computer or a security key keeps; you show it by a finger, a face or a code.",
    "Une clé que garde votre téléphone, votre ordinateur ou une clé de sécurité; vous la montrez par un doigt, un "
    "visage ou un code.",
)
ADD_PASSKEY = Text("Add a passkey", "Ajouter une clé d'accès")
PASSKEY_CAPTION = Text("Your passkeys", "Vos clés d'accès")
NAME = Text("Name of the passkey", "Nom de la clé d'accès")
NAME_HINT = Text(
    "By which you will know it, such as “my phone”.", "Auquel vous la reconnaîtrez, comme « mon téléphone »."
)
MADE = Text("Added", "Ajoutée")
USED = Text("Last used", "Dernière utilisation")
NEVER = Text("not yet", "pas encore")
REMOVE = Text("Remove", "Retirer")
ACTION = Text("What you can do", "Ce que vous pouvez faire")
CODES = Text("Recovery codes", "Codes de récupération")
CODES_LEFT = Text("Codes left", "Codes restants")
CODES_OF = Text("of", "sur")
CODES_WHAT = Text(
    "For when a phone is lost: each takes the place of the second factor, once.",
    "Pour quand un téléphone est perdu : chacun remplace le second facteur, une fois.",
)
CODES_COME = Text("They come with the first second factor.", "Ils viennent avec le premier second facteur.")
NEW_CODES = Text("Draw new codes", "Tirer de nouveaux codes")
CODES_KEEP = Text(
    "Print them or write them down, and keep them where you keep papers that matter. They are not shown again.",
    "Imprimez-les ou notez-les, et gardez-les avec vos papiers importants. Ils ne seront plus montrés.",
)
CODES_GONE = Text(
    "Ten new codes take the place of those you have, which are then good for nothing.",
    "Dix nouveaux codes remplacent ceux que vous avez, qui ne servent alors plus à rien.",
)
CODES_DONE = Text("I have kept them", "Je les ai gardés")
ADDED = Text("The second factor is added.", "Le second facteur est ajouté.")
REMOVED = Text("The second factor is removed.", "Le second facteur est retiré.")
SCAN = Text("1. Scan the square with your authenticator", "1. Balayez le carré avec votre authentificateur")
SQUARE = Text("Square with the key for your authenticator", "Carré qui contient la clé de votre authentificateur")
KEY = Text("Or type this key", "Ou tapez cette clé")
ON_THIS_DEVICE = Text("Open in an authenticator on this device", "Ouvrir dans un authentificateur sur cet appareil")
TYPE = Text("2. Type the code that it shows", "2. Tapez le code qu'il affiche")
FIRST_CODE = Text("Six digits", "Six chiffres")
ADD = Text("Add it", "L'ajouter")
MAKE = Text("Make the passkey", "Créer la clé d'accès")
NEEDS_SCRIPT = Text(
    "Passkeys need script in the browser, and a browser that knows them; here one of the two is missing. An "
    "authenticator works without.",
    "Les clés d'accès exigent des scripts dans le navigateur, et un navigateur qui les connaît; ici, l'un des deux "
    "manque. Un authentificateur s'en passe.",
)
NEEDS_NAME = Text(
    "A passkey belongs to the name of a host, and this page was opened by an address of numbers. Open the service by "
    "its name, on this machine “localhost”.",
    "Une clé d'accès appartient au nom d'un hôte, et cette page a été ouverte par une adresse en chiffres. Ouvrez le "
    "service par son nom, sur cette machine « localhost ».",
)
FAILED = Text(
    "The browser did not do it. Try again, or take an authenticator.",
    "Le navigateur ne l'a pas fait. Réessayez, ou prenez un authentificateur.",
)
SURE = Text("Remove this second factor?", "Retirer ce second facteur ?")
SURE_WHAT = Text(
    "It will sign nobody in any more. Where it is the last one, your recovery codes go too, and the password alone is "
    "enough.",
    "Il n'ouvrira plus aucune session. S'il est le dernier, vos codes de récupération disparaissent aussi, et le mot "
    "de passe suffit alors.",
)
KEEP = Text("Keep it", "Le garder")
SECOND = Text("One more step", "Encore une étape")
SECOND_WHY = Text("Your account has a second factor.", "Votre compte a un second facteur.")
SHOW_PASSKEY = Text("Use a passkey", "Utiliser une clé d'accès")
OR_CODE = Text("Or type a code", "Ou tapez un code")
CODE = Text("Code", "Code")
CODE_HINT = Text(
    "The six digits of your authenticator, or a recovery code.",
    "Les six chiffres de votre authentificateur, ou un code de récupération.",
)
LOST = Text(
    "Everything lost? Only whoever runs the service can help, once they know that it is you.",
    "Tout est perdu ? Seule la personne qui exploite le service peut aider, une fois qu'elle sait que c'est bien vous.",
)
BACK_TO_ACCOUNT = Text("Back to your account", "Retour à votre compte")
