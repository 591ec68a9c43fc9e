"""Provisions as either language cites them.

The law's data cites as officers do in English: ``A`` for the Act, ``R`` for the Regulations, ``MI`` for the
Ministerial Instructions. French cites the same provisions by ``L``, ``R`` and ``IM``, a paragraph as ``a)`` and a
subparagraph as ``(i)``, and has its own words for the few that stand around them. What is in neither form, such as the
citation in a file of law of somebody's own, is left as it was written.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .text import Language


def cited(citation: str, language: Language) -> str:
    """A provision, or several, as a language cites them."""
    return _in_french(citation) if language == "fr" else citation


@lru_cache(maxsize=1024)
def _in_french(citation: str) -> str:
    for pattern, french in _WORDS:
        citation = pattern.sub(french, citation)
    return _RUN.sub(lambda run: _paragraphs(run.group()), citation)


def _paragraphs(run: str) -> str:
    """``(2)(e)(ii)`` as ``(2)e)(ii)``: of a paragraph's letter French writes the closing bracket alone."""
    said, after_letter = "", False
    for part in _PART.findall(run):
        letter = part[1].isalpha()
        said += part[1:] if letter and not after_letter else part
        after_letter = letter
    return said


_PART = re.compile(r"\((?:\d+(?:\.\d+)?|[a-z](?:\.\d+)?|[ivx]+)\)")
_RUN = re.compile(f"(?:{_PART.pattern})+")

_WORDS = tuple(
    (re.compile(english), french)
    for english, french in (
        (r"\bCanada Gazette, Part I, extra\b", "Gazette du Canada, partie I, édition spéciale"),
        (r"\bmade (?=\d)", "données le "),
        (r"\bsigned (?=\d)", "signées le "),
        (r"\bamendment in force (?=\d)", "modification en vigueur le "),
        (r"\bno provision before MI\b", "aucune disposition avant les IM"),
        (r"\bprovision added by MI\b", "disposition ajoutée par les IM"),
        (r"\badded by MI\b", "ajouté par les IM"),
        (r"\bas amended by MI\b", "modifié par les IM"),
        (r"\bas amended in\b", "version modifiée en"),
        (r"\bnumber not verified\b", "numéro non vérifié"),
        (r"\bnot seen\b", "non vu"),
        (r"\bno source found\b", "aucune source trouvée"),
        (r"\bprogram delivery instructions\b", "instructions sur l'exécution des programmes"),
        (r"\bdepartment's guidance\b", "lignes directrices du ministère"),
        (r"\bdepartment's notice\b", "avis du ministère"),
        (r"\bdepartment's proof of funds page\b", "page du ministère sur la preuve de fonds"),
        (r"\blanguage test results\b", "résultats des tests de langue"),
        (r"\bbefore\b", "avant"),
        (r"\bS\.C\. (\d+), c\.", r"L.C. \1, ch."),
        (r"\(IRPA\)", "(LIPR)"),
        (r"\(IRPR\)", "(RIPR)"),
        (r"\bSOR/", "DORS/"),
        (r"\bMI\b", "IM"),
        (r"\bss?\.(?=\d)", "art.\N{NO-BREAK SPACE}"),
        (r"\bA(?=\d)", "L"),
    )
)
