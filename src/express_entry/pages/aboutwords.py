"""What the service says about itself: whose it is, what it keeps, and for whom it works."""

from __future__ import annotations

from express_entry.law.text import Text

TITLE = Text("About this service", "À propos de ce service")
WHO_TITLE = Text("What this is, and what it is not", "Ce que c'est, et ce que ce n'est pas")
WHO_TEXT = Text(
    "It works out, from the law as it stood on a day, who is eligible under Express Entry, with how many points, and "
    "why. It is independent: it is not a service of the Government of Canada, is not endorsed by it, and decides "
    "nothing.",
    "Il établit, selon le droit tel qu'il était à une date, qui est admissible dans Entrée express, avec combien de "
    "points, et pourquoi. Il est indépendant : ce n'est pas un service du gouvernement du Canada, qui ne l'approuve "
    "pas, et il ne décide rien.",
)
WHO_LAW = Text(
    "It gives information, not legal advice. Where the law leaves a question open, the result lists what was assumed.",
    "Il donne de l'information, et non des conseils juridiques. Là où le droit laisse une question ouverte, le "
    "résultat énumère ce qui a été supposé.",
)
PRIVACY_TITLE = Text("Privacy", "Vie privée")
PRIVACY_ANSWERS = Text(
    "Your answers travel with the page, sealed against changes, and come back with your next click. The service works "
    "out the result and forgets them: nothing that you enter in an assessment is stored here. To keep it, save the "
    "document on your own device.",
    "Vos réponses voyagent avec la page, scellées contre toute modification, et reviennent avec votre prochain clic. "
    "Le service établit le résultat et les oublie : rien de ce que vous entrez dans une évaluation n'est conservé ici. "
    "Pour le garder, enregistrez le document sur votre propre appareil.",
)
PRIVACY_COOKIES = Text(
    "A page with a form sets one cookie, which shows that the form came from here. Nobody is followed, and nothing is "
    "fetched from anywhere else.",
    "Une page qui a un formulaire dépose un seul témoin, qui montre que le formulaire vient d'ici. Personne n'est "
    "suivi, et rien n'est demandé ailleurs.",
)
PRIVACY_LOG = Text(
    "The log holds which page was asked for and how long it took; not who asked, and nothing that was entered.",
    "Le journal indique quelle page a été demandée et combien de temps elle a pris; ni qui l'a demandée, ni rien de "
    "ce qui a été entré.",
)
ACCESS_TITLE = Text("Accessibility", "Accessibilité")
ACCESS_TEXT = Text(
    "Every page works with a keyboard, with a screen reader, on a phone, enlarged to 400 %, in light and in dark, and "
    "without scripts. Drawings always have their table or their words. The pages are tested against the Web Content "
    "Accessibility Guidelines 2.2, level AA, in both languages.",
    "Chaque page fonctionne au clavier, avec un lecteur d'écran, sur un téléphone, agrandie à 400 %, en clair et en "
    "sombre, et sans scripts. Chaque graphique est accompagné de son tableau ou d'un texte. Les pages sont mises à "
    "l'épreuve selon les Règles pour l'accessibilité des contenus Web 2.2, niveau AA, dans les deux langues.",
)
KEY_TITLE = Text("Signatures", "Signatures")
KEY_TEXT = Text(
    "What this service publishes of a round is signed. The key by which anybody can check it:",
    "Ce que ce service publie d'une ronde est signé. La clé qui permet à quiconque de le vérifier :",
)
KEY_LINK = Text("public key", "clé publique")
PROGRAMS_TITLE = Text("For software", "Pour les logiciels")
PROGRAMS_TEXT = Text(
    "The same assessments are given over HTTP, and from a terminal by the command express-entry.",
    "Les mêmes évaluations sont données par HTTP, et dans un terminal par la commande express-entry.",
)
API_LINK = Text("Description of the API (OpenAPI)", "Description de l'API (OpenAPI)")
SOURCE_TEXT = Text(
    "The source and the documentation of what runs here:",
    "Le code source et la documentation de ce qui s'exécute ici :",
)
CONTACT_TITLE = Text("Whoever runs this service", "L'exploitant de ce service")
CONTACT_TEXT = Text("Questions and remarks go to:", "Questions et remarques :")
CONTACT_NONE = Text(
    "Whoever runs this service has given no address at which they can be reached.",
    "L'exploitant de ce service n'a indiqué aucune adresse où le joindre.",
)
