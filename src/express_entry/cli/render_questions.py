"""The questions of an interview as a person reads them: heading, question, choices, explanation."""

from __future__ import annotations

from datetime import date

from express_entry.law.language import printed_range
from express_entry.law.text import Language, Reason, Sayable, Text
from express_entry.profile import Problem, answers
from express_entry.profile.answers import Offer
from express_entry.profile.consistency import ABILITY_NAMES
from express_entry.profile.interview import Interview
from express_entry.profile.questions import Kind, Question
from express_entry.profile.studies import designated_organizations
from express_entry.profile.tree import NOTHING, found
from express_entry.profile.vocabulary import words_for

from .page import Column, Page, Row


def heading(page: Page, question: Question, language: Language) -> None:
    """What the next questions are about."""
    page.heading(" · ".join(each.say(language) for each in question.headings or (CANDIDATE,)))


def choices(page: Page, question: Question, language: Language) -> None:
    """The choices of a question, each with its number."""
    if question.kind is Kind.FIELD and question.slot.choices:
        _numbered(page, list(words_for(question.slot.choices).values()), language)


def offered(page: Page, offer: Offer, language: Language) -> None:
    """What may have been meant, each with its number."""
    page.say(WHICH.say(language), indent=4)
    _numbered(page, [words for _, words in offer.values], language)


def _numbered(page: Page, some: list[Sayable] | list[Text], language: Language) -> None:
    rows: list[Row] = [[str(number), words.say(language)] for number, words in enumerate(some, 1)]
    page.table([Column(right=True), Column(share=1)], rows, indent=4)


def prompt(interview: Interview, question: Question, language: Language) -> str:
    """The question itself, with how to answer it and what stands there already."""
    hints = [_how(interview, question, language)]
    value = interview.answer_to(question)
    if value is not NOTHING:
        hints.append(NOW.of(value=answers.say(question, value)).say(language))
    elif question.place in interview.passed:
        hints.append(NOW.of(value=answers.left_open(question)).say(language))
    elif answers.left_open(question) is not answers.UNKNOWN:
        hints.append(ENTER.of(value=answers.left_open(question)).say(language))
    told = "; ".join(filter(None, hints))
    return f"  {question.asked.say(language)}{f' [{told}]' if told else ''} > "


def _how(interview: Interview, question: Question, language: Language) -> str:
    if question.kind is not Kind.FIELD or question.slot.kind is bool:
        return YES_OR_NO.say(language)
    if question.slot.choices:
        return ""
    if question.name in ABILITY_NAMES:
        return _scale(interview, question, language)
    return HOW.get(answers.sort(question.slot), Text("", "")).say(language)


def _scale(interview: Interview, question: Question, language: Language) -> str:
    """The scores that the test prints, where that is known."""
    sitting = question.path[:-1]
    test, taken, scale = (found(interview.tree, (*sitting, name)) for name in ("test", "taken", "scale"))
    day = None if taken is NOTHING else date.fromisoformat(taken)
    known = None if test is NOTHING else printed_range(test, question.name, day, None if scale is NOTHING else scale)
    if known is None:
        return ""
    lowest, highest, step = known
    return SCALE.of(lowest=lowest, highest=highest, step=step).say(language)


def explanation(page: Page, interview: Interview, question: Question, language: Language) -> None:
    """What is asked, what is accepted, and what it means to leave it open."""
    meaning = question.meaning.say(language)
    page.say(f"{meaning[:1].upper()}{meaning[1:].rstrip('.')}.", indent=4, style="faint")
    if question.kind is Kind.FIELD and question.slot.kind is not bool and not question.slot.choices:
        page.say(ACCEPTED.of(accepted=question.slot.accepted).say(language), indent=4, style="faint")
    if question.name == "organization":
        names = ", ".join(designated_organizations(interview.law))
        page.say(DESIGNATED.of(names=names).say(language), indent=4, style="faint")
    page.say(_open(question).say(language), indent=4, style="faint")
    page.say(KEYS.say(language), indent=4, style="faint")


def _open(question: Question) -> Text:
    if question.required:
        return NEEDED
    if question.ends:
        return GOES_ON
    if question.kind is Kind.ANOTHER:
        return NO_MORE
    return NOT_CLAIMED if question.claimed else LEFT_OPEN


def problem_told(problem: Problem, asked: Question, interview: Interview) -> Reason:
    """Why an answer cannot be: the other answers that it disagrees with are named as they were asked."""
    names = {each.place: _named(each) for each in interview.questions}
    others = [names[place] for place in (problem.path, *problem.related) if place in names and place != asked.place]
    said: Reason = (REFUSED_BESIDE if others else REFUSED).of(
        message=problem.message, accepted=problem.accepted, others=others
    )
    return WITH_GUESS.of(said=said, guess=problem.suggestion) if problem.suggestion else said


def named(question: Question) -> Reason:
    """A question as it is spoken of elsewhere."""
    return _named(question)


def _named(question: Question) -> Reason:
    words = [*question.headings, question.asked]
    template = Text(*(" · ".join(f"{{part{place}}}" for place in range(len(words))),) * 2)
    return template.of(**{f"part{place}": each for place, each in enumerate(words)})


CANDIDATE = Text("Candidate", "Candidat")
YES_OR_NO = Text("yes/no", "oui/non")
HOW = {
    "Day": Text("YYYY-MM-DD", "AAAA-MM-JJ"),
    "Country": Text("name or code", "nom ou code"),
    "Province": Text("name or code", "nom ou code"),
    "Noc": Text("words of its title, or its NOC code", "mots de son titre, ou son code de la CNP"),
    "Currency": Text("three letters, as CAD", "trois lettres, comme CAD"),
    "Amount": Text("digits", "chiffres"),
}
SCALE = Text("{lowest} to {highest}, in steps of {step}", "de {lowest} à {highest}, par pas de {step}")
NOW = Text("now: {value}", "actuellement : {value}")
ENTER = Text("Enter: {value}", "Entrée : {value}")
WHICH = Text("Which one? Its number, or other words:", "Lequel ? Son numéro, ou d'autres mots :")
ACCEPTED = Text("Accepted: {accepted}.", "Accepté : {accepted}.")
DESIGNATED = Text("Designated: {names}, or a full name.", "Désignés : {names}, ou un nom complet.")
NEEDED = Text("No profile can be without it.", "Aucun profil ne peut s'en passer.")
GOES_ON = Text("Enter says that it still goes on.", "Entrée dit que cela dure encore.")
NO_MORE = Text("Enter says that there is no other.", "Entrée dit qu'il n'y en a pas d'autre.")
NOT_CLAIMED = Text("Enter says no: it is not claimed.", "Entrée dit non : ce n'est pas revendiqué.")
LEFT_OPEN = Text(
    "Enter leaves it unknown: the assessment says where it matters, and guesses nothing.",
    "Entrée le laisse inconnu : l'évaluation dit où cela compte, et ne devine rien.",
)
KEYS = Text(
    "< goes back one question, > on to the first open one, - makes an answer unknown. Ctrl-C stops.",
    "< revient d'une question, > va à la première question ouverte, - rend une réponse inconnue. Ctrl-C arrête.",
)
REFUSED = Text("✗ {message}. Accepted: {accepted}.", "✗ {message}. Accepté : {accepted}.")
REFUSED_BESIDE = Text(
    "✗ {message} (see also: {others}). Accepted: {accepted}.",
    "✗ {message} (voir aussi : {others}). Accepté : {accepted}.",
)
WITH_GUESS = Text("{said} {guess}", "{said} {guess}")
