"""What the pages say where one signs in."""

from __future__ import annotations

from express_entry.law.text import Text

from . import keptwords

TITLE = Text("Sign in", "Ouvrir une session")
EMAIL = Text("E-mail address", "Adresse électronique")
PASSWORD = Text("Password", "Mot de passe")
SIGNED_OUT = Text("You are signed out.", "Votre session est fermée.")
FORGOT = Text("I do not remember my password", "J'ai oublié mon mot de passe")
NO_ACCOUNT = Text("No account yet?", "Pas encore de compte ?")
REGISTER = Text("Create an account", "Créer un compte")
ACCOUNT_FOR = Text(
    "An account is for your own profile and application. To see whether you qualify you need none.",
    "Un compte sert à votre propre profil et à votre demande. Pour savoir si vous êtes admissible, il n'en faut pas.",
)
WITHOUT = Text("Assess yourself without one", "S'évaluer sans compte")
KEPT_HERE = keptwords.KEPT_HERE
AGAIN = Text("Show that it is you", "Montrez que c'est bien vous")
AGAIN_WHY = Text(
    "What comes next matters for your account, and you signed in more than 15 minutes ago.",
    "La suite touche votre compte, et votre session est ouverte depuis plus de 15 minutes.",
)
DEMO = Text("This is a demonstration", "Ceci est une démonstration")
DEMO_WHAT = Text(
    "Everybody in this pool is invented. These accounts show it from every side; they share one password, which "
    "“express-entry account demo” prints (“make run” does so at its end) and which is another one each time.",
    "Toutes les personnes de ce bassin sont inventées. Ces comptes le montrent de tous les côtés; ils ont un même "
    "mot de passe, que « express-entry account demo » affiche (« make run » le fait à la fin) et qui change à "
    "chaque fois.",
)
DEMO_CAPTION = Text("Accounts of the demonstration", "Comptes de la démonstration")
DEMO_ROLE = Text("Role", "Rôle")
DEMO_EMAIL = Text("E-mail address", "Adresse électronique")
DEMO_LOOK = Text("What there is to look at", "Ce qu'il y a à voir")
