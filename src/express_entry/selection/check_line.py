"""Check one person's line of a round of invitations against the published result / Vérifier la ligne d'une personne.

    python check_line.py proof.json result.json --public-key KEY [--lang en|fr]

This file stands alone, which is why all of it is in one: copy it, read it, run it. It needs Python 3.11 or later and
nothing else, no network and none of the software that held the round. ``proof.json`` is what the person was given,
``result.json`` what the office published, KEY the office's public key (64 hexadecimal digits, or a file that holds
them) from a place that you trust.

Exit codes: 0, the line is proven; 1, it is not: something was changed, or belongs to another round; 2, a file or an
option cannot be read.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import sys
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

PROOF = "express-entry/line-proof@1"
PUBLISHED = "express-entry/published-result@1"
RESULT = "express-entry/round-result@4"
COUNTED = ("express-entry/round-result@1", "express-entry/round-result@2")
RESULTS = (*COUNTED, "express-entry/round-result@3", RESULT)
"""Every version of a result; a line follows from the same fields of each."""
PLACES, OTHERS_FROM = 2**32, 2**31
"""Since version 3 every tree has so many places, filled or not: whoever is not ranked stands from the second on.

In version 3 they stand there one behind the other, since version 4 each at a place of its own that was drawn.
"""


class Refused(ValueError):
    """The line is not proven; says why in both languages."""

    code = 1

    def __init__(self, en: str, fr: str) -> None:
        super().__init__(en)
        self.en, self.fr = en, fr

    def say(self, language: str) -> str:
        """Why, in one language."""
        return self.fr if language == "fr" else self.en


class Unreadable(Refused):
    """A document or an option is not one that this file can read."""

    code = 2


# --- reading ---------------------------------------------------------------------------------------------------------


def canonical(tree: object) -> bytes:
    """The one way to write a tree of texts, whole numbers, true, false and null: sorted keys, no spaces, ASCII."""
    return json.dumps(tree, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False).encode("ascii")


def parsed(data: bytes, name: str) -> dict[str, Any]:
    """The JSON object in some bytes; a key that stands twice, or a number that is not whole, is refused."""
    try:
        tree = json.loads(data.decode("utf-8"), object_pairs_hook=_once, parse_float=_whole, parse_constant=_whole)
    except (ValueError, RecursionError) as fault:
        raise Unreadable(
            f"{name}: this cannot be read: {fault}. Accepted: JSON with whole numbers.",
            f"{name} : illisible : {fault}. Valeurs acceptées : du JSON aux nombres entiers.",
        ) from None
    if type(tree) is not dict:
        raise Unreadable(
            f"{name}: this is not an object. Accepted: {{…}}.",
            f"{name} : n'est pas un objet. Valeurs acceptées : {{…}}.",
        )
    return tree


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice / une clé figure deux fois")
    return found


def _whole(text: str) -> NoReturn:
    raise ValueError(f"{text[:40]}: not a whole number / pas un nombre entier")


class Kind(NamedTuple):
    """What a field may hold: a test, and the accepted values in words that need no language."""

    test: Callable[[Any], bool]
    accepted: str

    def or_null(self) -> Kind:
        """The same, or nothing."""
        return Kind(lambda value: value is None or self.test(value), f"{self.accepted}, null")


def _like(pattern: str, accepted: str = "") -> Kind:
    return Kind(lambda value: type(value) is str and re.fullmatch(pattern, value) is not None, accepted or pattern)


def exactly(name: str) -> Kind:
    """This text and no other."""
    return Kind(lambda value: type(value) is str and value == name, name)


def _is_instant(value: Any) -> bool:
    try:
        return WRITTEN.test(value) and instant_of(value) is not None
    except ValueError:
        return False


def instant_of(text: str) -> datetime:
    """The instant that a text like 2023-07-05T13:38:22.000000Z stands for."""
    return datetime.fromisoformat(text)


OBJECT = Kind(lambda value: type(value) is dict, "{…}")
COUNT = Kind(lambda value: type(value) is int and 0 <= value < 2**63, "0, 1, 2, …")
WHOLE = Kind(lambda value: type(value) is int, "…, -1, 0, 1, …")
TRUTH = Kind(lambda value: type(value) is bool, "true, false")
ANY_TEXT = Kind(lambda value: type(value) is str, '"…"')
HASH, LONG = _like("[0-9a-f]{64}"), _like("[0-9a-f]{128}")
A_NAME = "[A-Za-z0-9_.-]{1,64}"
NAME = _like(A_NAME)
PATH = Kind(
    lambda value: type(value) is list and len(value) < 64 and all(map(HASH.test, value)), f"[{HASH.accepted}, …]"
)
SECONDS = _like("-?[0-9]{1,12}[.][0-9]{6}", "-1.000000")
AN_INSTANT = "[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}[.][0-9]{6}Z"
WRITTEN = _like(AN_INSTANT, "2023-07-05T13:38:22.000000Z")
INSTANT = Kind(_is_instant, WRITTEN.accepted)

A_PROOF = {
    "format": exactly(PROOF),
    "round": NAME,
    "line": OBJECT,
    "margin": OBJECT,
    "salt": HASH,
    "index": COUNT,
    "leaves": COUNT,
    "path": PATH,
    "result": HASH,
}
A_LINE = {
    "number": NAME,
    "invited": TRUTH,
    "rank": COUNT.or_null(),
    "program": NAME.or_null(),
    "points": COUNT.or_null(),
    "submitted": INSTANT,
    "exclusion": NAME.or_null(),
}
A_MARGIN = {"points": WHOLE.or_null(), "seconds": SECONDS.or_null()}
PUBLICATION = {
    "format": exactly(PUBLISHED),
    "engine": ANY_TEXT,
    "result": OBJECT,
    "trail": OBJECT.or_null(),
    "signature": OBJECT.or_null(),
}
SIGNATURE = {"algorithm": exactly("Ed25519"), "key": HASH, "value": LONG}
A_RESULT = {
    "format": Kind(lambda value: type(value) is str and value in RESULTS, ", ".join(RESULTS)),
    "instruction": OBJECT,
    "last_known_rules": TRUTH,
    "invited": COUNT,
    "cutoff": COUNT.or_null(),
    "tie_break": INSTANT.or_null(),
    "decided_by_number": TRUTH,
    "root": HASH,
}
A_COUNTED_RESULT = {"ranked": COUNT, "leaves": COUNT}
"""What a result before version 3 says besides: how many are ranked, and how many leaves the tree has."""


def check_fields(tree: Mapping[str, Any], name: str, kinds: Mapping[str, Kind], *, more: bool = False) -> None:
    """Refuse an object that has not the fields of a document, each with a value that it may have.

    :raises Unreadable: naming the field, the value and what is accepted.
    """
    listed = ", ".join(kinds)
    for field in [] if more else sorted(set(tree) - set(kinds)):
        raise Unreadable(
            f"{name}: {field[:40]!r} is not known. Accepted: {listed}.",
            f"{name} : {field[:40]!r} n'est pas connu. Valeurs acceptées : {listed}.",
        )
    for field, kind in kinds.items():
        if field not in tree or not kind.test(tree[field]):
            value = repr(tree[field])[:80] if field in tree else "-"
            raise Unreadable(
                f"{name}, {field}: {value} cannot be. Accepted: {kind.accepted}.",
                f"{name}, {field} : {value} est impossible. Valeurs acceptées : {kind.accepted}.",
            )


# --- the tree of hashes (RFC 6962, RFC 9162 2.1.3.2) -----------------------------------------------------------------


def leaf_hash(salt: bytes, line: bytes) -> bytes:
    """The hash of one person's line; without the salt nobody can try out lines until one fits."""
    return hashlib.sha256(b"\x00" + salt + line).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees; the first byte keeps a node from passing for a leaf."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def root_of(leaf: bytes, index: int, leaves: int, path: list[bytes]) -> bytes | None:
    """The root that a leaf leads to by the hashes beside its way up; None where those are too few or too many."""
    if not 0 <= index < leaves:
        return None
    place, last = index, leaves - 1
    for beside in path:
        if last == 0:
            return None
        if place & 1 or place == last:
            leaf = node_hash(beside, leaf)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            leaf = node_hash(leaf, beside)
        place, last = place >> 1, last >> 1
    return leaf if last == 0 else None


# --- the signature (Ed25519, RFC 8032 5.1) ---------------------------------------------------------------------------

Point = tuple[int, int, int, int]
"""A point of the curve as X, Y, Z, T with x = X/Z, y = Y/Z, xy = T/Z."""
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def added(one: Point, other: Point) -> Point:
    """The sum of two points (RFC 8032, 5.1.4)."""
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c = 2 * one[3] * other[3] * D % P
    d = 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(number: int, point: Point) -> Point:
    """A point added to itself so many times. Not in constant time: it is given nothing secret."""
    total: Point = (0, 1, 1, 0)
    while number:
        if number & 1:
            total = added(total, point)
        point, number = added(point, point), number >> 1
    return total


def encoded(point: Point) -> bytes:
    """A point as 32 bytes: y, and the lowest bit of x as the highest (RFC 8032, 5.1.2)."""
    inverse = pow(point[2], -1, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def decoded(data: bytes) -> Point | None:
    """The point that 32 bytes stand for; None where they stand for none (RFC 8032, 5.1.3)."""
    number = int.from_bytes(data, "little")
    odd, y = number >> 255, number & (1 << 255) - 1
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * ROOT_OF_MINUS_ONE % P
    if x * x % P != square or (x == 0 and odd):
        return None
    x = P - x if x & 1 != odd else x
    return (x, y, 1, x * y % P)


def _base() -> Point:
    point = decoded((4 * pow(5, -1, P) % P).to_bytes(32, "little"))
    assert point is not None
    return point


BASE = _base()


def signed_by(key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether a signature is that of a public key under a message (RFC 8032, 5.1.7)."""
    if len(key) != 32 or len(signature) != 64:
        return False
    point, scalar = decoded(key), int.from_bytes(signature[32:], "little")
    if point is None or scalar >= ORDER:
        return False
    drawn = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    minus = (P - point[0], point[1], 1, P - point[3])
    return encoded(added(times(scalar, BASE), times(drawn, minus))) == signature[:32]


def signed_bytes(published: Mapping[str, Any]) -> bytes:
    """What the signature of a published result stands under: everything in it but the signature."""
    return canonical({name: value for name, value in published.items() if name != "signature"})


# --- the checks ------------------------------------------------------------------------------------------------------


def check(proof_data: bytes, published_data: bytes, key: bytes | None) -> dict[str, Any]:
    """The proof, where everything in it follows from the published result; without a key, whoever published that.

    :raises Refused: with the first thing that does not hold; :class:`Unreadable` where a document is none.
    """
    proof, published = _proof_of(proof_data), _published_of(published_data)
    if key is not None:
        _check_signature(published, key)
    result = published["result"]
    if proof["round"] != result["instruction"].get("number"):
        raise Refused(*OTHER_ROUND)
    if proof["result"] != hashlib.sha256(canonical(result)).hexdigest():
        raise Refused(*OTHER_RESULT)
    leaf = leaf_hash(bytes.fromhex(proof["salt"]), canonical(proof["line"]))
    root = root_of(leaf, proof["index"], proof["leaves"], [bytes.fromhex(beside) for beside in proof["path"]])
    if root is None or root.hex() != result["root"] or proof["leaves"] != places_of(result)[1]:
        raise Refused(*NOT_IN_RESULT)
    if not follows(proof["line"], proof["index"], result):
        raise Refused(*CONTRADICTION)
    if proof["margin"] != margin_of(proof["line"], result):
        raise Refused(*OTHER_MARGIN)
    return proof


def _proof_of(data: bytes) -> dict[str, Any]:
    proof = parsed(data, "proof")
    check_fields(proof, "proof", A_PROOF)
    check_fields(proof["line"], "proof, line", A_LINE)
    check_fields(proof["margin"], "proof, margin", A_MARGIN)
    return proof


def _published_of(data: bytes) -> dict[str, Any]:
    published = parsed(data, "result")
    check_fields(published, "result", PUBLICATION)
    check_fields(published["result"], "result", A_RESULT, more=True)
    if published["result"]["format"] in COUNTED:
        check_fields(published["result"], "result", A_COUNTED_RESULT, more=True)
    if published["signature"] is not None:
        check_fields(published["signature"], "result, signature", SIGNATURE)
    return published


def _check_signature(published: Mapping[str, Any], key: bytes) -> None:
    signature = published["signature"]
    if signature is None:
        raise Refused(*NOT_SIGNED)
    if signature["key"] != key.hex():
        raise Refused(*OTHER_KEY)
    if not signed_by(key, signed_bytes(published), bytes.fromhex(signature["value"])):
        raise Refused(*BAD_SIGNATURE)


def places_of(result: Mapping[str, Any]) -> tuple[int, int]:
    """From which place of the tree on stand those who are not ranked, and how many places there are.

    Since version 3 both are the same for every round, so that neither says how many people the pool held.
    """
    return (result["ranked"], result["leaves"]) if result["format"] in COUNTED else (OTHERS_FROM, PLACES)


def follows(line: Mapping[str, Any], index: int, result: Mapping[str, Any]) -> bool:
    """Whether a line can be so by the counts, the lowest score and the tie-break of the result.

    The leaves stand in the order of the ranking, and those who are not ranked after them: no two hold one rank.
    """
    rank, invited, others_from = line["rank"], line["invited"], places_of(result)[0]
    if invited != (line["program"] is not None) or (rank is None) != (line["exclusion"] is not None):
        return False
    if rank is None:
        return not invited and index >= others_from
    if line["points"] is None or not 1 <= rank <= others_from or index != rank - 1:
        return False
    return invited is (rank <= result["invited"]) and _side_of(line, result) in (None, invited)


def _side_of(line: Mapping[str, Any], result: Mapping[str, Any]) -> bool | None:
    """In or out, by the published lowest score and tie-break; None where only the profile number can have decided."""
    points, cutoff, tie_break = line["points"], result["cutoff"], result["tie_break"]
    if cutoff is None or points != cutoff:
        return cutoff is not None and bool(points > cutoff)
    if tie_break is None or line["submitted"] == tie_break:
        return None if result["decided_by_number"] else True
    return instant_of(line["submitted"]) < instant_of(tie_break)


def margin_of(line: Mapping[str, Any], result: Mapping[str, Any]) -> dict[str, Any]:
    """How far a line is from the last invitation: points above it, and at equal points seconds before it."""
    if line["rank"] is None or result["cutoff"] is None:
        return {"points": None, "seconds": None}
    points = line["points"] - result["cutoff"]
    if points != 0 or result["tie_break"] is None:
        return {"points": points, "seconds": None}
    return {"points": 0, "seconds": seconds(instant_of(result["tie_break"]) - instant_of(line["submitted"]))}


def seconds(span: timedelta) -> str:
    """A span in seconds, to the microsecond: -1.000000."""
    whole, rest = divmod(abs(span), timedelta(seconds=1))
    return f"{'-' if span < timedelta(0) else ''}{whole}.{rest.microseconds:06d}"


# --- words -----------------------------------------------------------------------------------------------------------

NOT_SIGNED = ("The published result is not signed.", "Le résultat publié n'est pas signé.")
OTHER_KEY = (
    "The published result is signed with another key than the one given.",
    "Le résultat publié est signé d'une autre clé que celle qui est donnée.",
)
BAD_SIGNATURE = (
    "The signature is not that of the published result: one of the two was changed.",
    "La signature n'est pas celle du résultat publié : l'un des deux a été modifié.",
)
OTHER_ROUND = ("The proof is about another round.", "La preuve porte sur une autre ronde.")
OTHER_RESULT = (
    "The proof belongs to another result than the published one.",
    "La preuve se rapporte à un autre résultat que celui qui est publié.",
)
NOT_IN_RESULT = (
    "This line is not in the published result: the line, its salt or its path was changed.",
    "Cette ligne n'est pas dans le résultat publié : la ligne, son sel ou son chemin a été modifié.",
)
CONTRADICTION = (
    "The line is in the published result and contradicts it: the result is wrong. Keep both documents.",
    "La ligne est dans le résultat publié et le contredit : le résultat est erroné. Conservez les deux documents.",
)
OTHER_MARGIN = (
    "The margin does not follow from the line and the published result: it was changed.",
    "L'écart ne découle pas de la ligne et du résultat publié : il a été modifié.",
)
UNSIGNED = (
    "The signature was NOT checked: anybody may have made this result.",
    "La signature n'a PAS été vérifiée : n'importe qui peut avoir produit ce résultat.",
)
CHECKED = ("The signature is that of the key given.", "La signature est celle de la clé donnée.")
LAST_KNOWN_RULES = (
    "The ranking of that day was not known: the points are those of the last known ranking.",
    "Le classement de ce jour n'était pas connu : les points sont ceux du dernier classement connu.",
)

REASONS = {
    "draft": ("not submitted: a draft", "non présenté : une ébauche"),
    "ineligible": ("not eligible for the pool", "non admissible au bassin"),
    "invited": ("already holds an invitation", "a déjà reçu une invitation, encore ouverte"),
    "lapsed": (
        "an invitation on this profile lapsed",
        "une invitation reçue avec ce profil est devenue caduque",
    ),
    "applied": ("has applied", "a présenté une demande"),
    "withdrawn": ("withdrawn", "retiré"),
    "expired": ("expired", "expiré"),
    "barred": ("barred for misrepresentation", "exclu pour fausses déclarations"),
    "nomination_ended": (
        "the nomination on this profile was withdrawn or renounced; only a new profile is ranked again",
        (
            "la désignation acceptée avec ce profil a été retirée, ou le candidat y a renoncé; seul un nouveau profil "
            "est classé de nouveau"
        ),
    ),
    "not_yet_submitted": ("submitted after the round", "présenté après la ronde"),
    "no_program": ("eligible for no program", "admissible à aucun programme"),
    "nominee_not_covered": (
        "a nominee, who may be invited as a nominee only; the round does not cover nominees",
        (
            "candidat d'une province, qui ne peut être invité qu'à ce titre; la ronde ne vise pas les candidats des "
            "provinces"
        ),
    ),
    "not_a_nominee": (
        "not a nominee of a province or territory",
        "n'est pas le candidat d'une province ou d'un territoire",
    ),
    "not_in_program": (
        "not eligible for a program that the round covers",
        "non admissible à un programme visé par la ronde",
    ),
    "not_in_category": ("not in the category of the round", "hors de la catégorie de la ronde"),
    "points_not_known": ("the points are not known", "les points ne sont pas connus"),
}


def told(proof: Mapping[str, Any], language: str) -> str:
    """A proven line in one language."""
    line, margin, french = proof["line"], proof["margin"], language == "fr"
    number, rank, points, program = line["number"], line["rank"], line["points"], line["program"]
    begins = f"Ronde {proof['round']}, profil {number} : " if french else f"Round {proof['round']}, profile {number}: "
    if rank is None:
        en, fr = REASONS.get(line["exclusion"], (line["exclusion"],) * 2)
        return f"{begins}non classé : {fr}." if french else f"{begins}not ranked: {en}."
    if line["invited"]:
        outcome = f"invité ({program}), rang {rank}" if french else f"invited ({program}), rank {rank}"
    else:
        outcome = f"non invité, rang {rank}" if french else f"not invited, rank {rank}"
    return f"{begins}{outcome}, {points} points{_margin_told(margin, french)}."


def rules_told(published_data: bytes, language: str) -> str:
    """A line of its own where a round was held under the last known ranking; nothing where the day's was known."""
    if not _published_of(published_data)["result"]["last_known_rules"]:
        return ""
    return f"{LAST_KNOWN_RULES[language == 'fr']}\n"


def _margin_told(margin: Mapping[str, Any], french: bool) -> str:
    points, span = margin["points"], margin["seconds"]
    if points is None:
        return ""
    if points != 0:
        side = ("au-dessus" if points > 0 else "au-dessous") if french else ("above" if points > 0 else "below")
        return (
            f", {abs(points)} {side} de la note la plus basse" if french else f", {abs(points)} {side} the lowest score"
        )
    lowest = ", la note la plus basse" if french else ", the lowest score"
    if span is None:
        return lowest
    if span == "0.000000":
        return f"{lowest}; présenté à l'instant de départage" if french else f"{lowest}; submitted at the tie-break"
    late = span.startswith("-")
    side = ("après" if late else "avant") if french else ("after" if late else "before")
    length = span.lstrip("-")
    if french:
        return f"{lowest}; présenté {length.replace('.', ',')} s {side} l'instant de départage"
    return f"{lowest}; submitted {length} s {side} the tie-break"


# --- the command -----------------------------------------------------------------------------------------------------


def main(arguments: list[str] | None = None) -> int:
    """Check the files that a command line names, and say what was found; the exit code."""
    options = _options().parse_args(arguments)
    try:
        key = None if options.without_signature else key_of(options.public_key)
        published = _content(options.result)
        proof = check(_content(options.proof), published, key)
    except Refused as refused:
        wrong = {"en": ("NOT PROVEN. ", "CANNOT BE READ. "), "fr": ("NON PROUVÉ. ", "ILLISIBLE. ")}
        sys.stdout.write(f"{wrong[options.lang][refused.code - 1]}{refused.say(options.lang)}\n")
        return refused.code
    signature = (UNSIGNED if key is None else CHECKED)[options.lang == "fr"]
    rules = rules_told(published, options.lang)
    proven = "PROUVÉ." if options.lang == "fr" else "PROVEN."
    sys.stdout.write(f"{proven} {told(proof, options.lang)}\n{rules}{signature}\n")
    return 0


def key_of(stated: str) -> bytes:
    """The public key that an option states, as digits or as the name of a file that holds them."""
    text = stated if HASH.test(stated) else _content(stated).decode("utf-8", "replace").strip()
    if not HASH.test(text):
        raise Unreadable(
            f"--public-key: {text[:80]!r} is not a key. Accepted: {HASH.accepted}, or a file that holds it.",
            f"--public-key : {text[:80]!r} n'est pas une clé. Valeurs acceptées : {HASH.accepted}, ou un fichier qui "
            "la contient.",
        )
    return bytes.fromhex(text)


def _content(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except (OSError, ValueError) as fault:
        raise Unreadable(f"{name}: {fault}", f"{name} : {fault}") from None


def _options() -> argparse.ArgumentParser:
    about = "Check one line of a round against the published result. / Vérifier une ligne d'une ronde."
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("proof", help="the person's proof / la preuve de la personne")
    parser.add_argument("result", help="the published result / le résultat publié")
    trust = parser.add_mutually_exclusive_group(required=True)
    trust.add_argument("--public-key", help="the office's public key / la clé publique du bureau")
    trust.add_argument("--without-signature", action="store_true", help="do not check it / ne pas la vérifier")
    system = os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    spoken = "fr" if system.startswith("fr") else "en"
    parser.add_argument("--lang", choices=("en", "fr"), default=spoken, help="language / langue")
    return parser


if __name__ == "__main__":
    sys.exit(main())
