"""What a check of a profile document found: as a document, and as lines to read."""

from __future__ import annotations

from typing import Any, NamedTuple

from express_entry.law.text import Language, Text
from express_entry.profile import Problem, ProfileError, Syntax, UnreadableProfile, warnings

from .documents import profile_at
from .faults import MOST_SHOWN_OF_A_NAME, printable
from .page import Page


class Check(NamedTuple):
    """One document: why it is refused, if it is, and what is doubtful in it."""

    file: str
    error: ProfileError | None
    warnings: tuple[Problem, ...]


def checked(file: str, syntax: Syntax | None) -> Check:
    """A file, read and checked."""
    try:
        profile = profile_at(file, syntax)
    except ProfileError as error:
        return Check(file, error, ())
    return Check(file, None, tuple(warnings(profile)))


def as_document(check: Check, language: Language) -> dict[str, Any]:
    """A check in plain values, words in one language."""
    error = check.error
    return {
        "file": check.file,
        "valid": error is None,
        "problem_count": 0 if error is None else error.total,
        "problems": [] if error is None else [problem_document(each, language) for each in error.problems],
        "line": error.line if isinstance(error, UnreadableProfile) else None,
        "column": error.column if isinstance(error, UnreadableProfile) else None,
        "warnings": [problem_document(each, language) for each in check.warnings],
    }


def problem_document(problem: Problem, language: Language) -> dict[str, Any]:
    """A problem, or something worth a second look, in plain values."""
    return {
        "path": problem.path,
        "related": list(problem.related),
        "value": problem.value,
        "message": problem.message.say(language),
        "accepted": problem.accepted.say(language),
        "suggestion": problem.suggestion.say(language) if problem.suggestion else None,
    }


def render(page: Page, check: Check, language: Language) -> None:
    """A line for a document that is accepted, with what is doubtful in it; nothing for one that is refused."""
    if check.error is not None:
        return
    text = DOUBTFUL if check.warnings else SOUND
    page.say(text.of(file=shown(check.file)).say(language), style="open" if check.warnings else "good")
    for warning in check.warnings:
        page.item(warning.say(language))


def complaint(check: Check, language: Language) -> str:
    """Every problem of a document that is refused, as lines; nothing for one that is accepted."""
    if check.error is None:
        return ""
    return f"{AT.of(file=shown(check.file), problems=check.error).say(language)}\n"


def shown(file: str) -> str:
    """The name of a file, safe to print."""
    return printable(file, MOST_SHOWN_OF_A_NAME)


SOUND = Text("{file}: no problem", "{file} : aucun problème")
DOUBTFUL = Text("{file}: no problem, but worth a second look:", "{file} : aucun problème, mais à vérifier :")
AT = Text("{file}: {problems}", "{file} : {problems}")
