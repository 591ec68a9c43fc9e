"""``express-entry profile new``: questions in the terminal, and a profile document that is saved as it goes."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from express_entry.law.text import Language, Sayable, Text

from . import guide_options
from .faults import IN_PART, INTERRUPTED
from .histories import shown
from .options import Lang, language_of, law_with, today
from .streams import flush, new_page, write

if TYPE_CHECKING:
    from express_entry.profile.answering import Refused
    from express_entry.profile.answers import Offer, Value
    from express_entry.profile.interview import Interview
    from express_entry.profile.questions import Question

    from .interview_file import InterviewFile

LONGEST_LINE = 10_000
"""Characters of an answer; no field takes a tenth of them."""

Output = Annotated[
    str, typer.Option("-o", "--output", metavar=guide_options.FILE.en, help=guide_options.NEW_PROFILE.en)
]


def new(output: Output = "profile.json", lang: Lang = None) -> None:
    """Ask for a profile, question by question, and print the first assessment at the end."""
    language, day = language_of(lang), today()
    from .interview_file import InterviewFile

    file = InterviewFile(output)
    interview = file.begun(law_with(None).on(day), day)
    dialogue = Dialogue(file, language)
    dialogue.greet(interview)
    try:
        interview = dialogue.hold(interview)
    except (EOFError, KeyboardInterrupt) as stop:
        # The question that was not answered stands on this line.
        write("\n")
        dialogue.say((STOPPED if file.path.exists() else STOPPED_AT_ONCE).of(file=shown(file.path)))
        flush()
        raise typer.Exit(INTERRUPTED if isinstance(stop, KeyboardInterrupt) else IN_PART) from None
    file.finish()
    _assessed(interview, file, day, language)


def _assessed(interview: Interview, file: InterviewFile, day: date, language: Language) -> None:
    from express_entry.assessment import assess

    from .render_assess import render

    page = new_page()
    page.blank()
    page.say(DONE.of(file=shown(file.path)).say(language), style="good")
    person = interview.profile().person
    if person.passport is None and not person.family_name:
        page.say(NOBODY.of(file=shown(file.path)).say(language))
    page.blank()
    render(page, assess(interview.profile(), on=day, law=interview.law), language)
    write(page.text)


class Told(NamedTuple):
    """What came of a line: the interview, and choices that were offered and wait for a number."""

    interview: Interview
    offer: Offer | None = None


class Dialogue:
    """Questions on standard output, answers from standard input, a terminal or not."""

    def __init__(self, file: InterviewFile, language: Language) -> None:
        self.file, self.language = file, language
        self.terminal = sys.stdin is not None and sys.stdin.isatty()
        self.about: tuple[object, ...] = ()
        self.listed = ""
        _read_utf8()
        if self.terminal:
            _edit_lines()

    def say(self, what: Sayable, *, indent: int = 0) -> None:
        """A sentence on lines of its own."""
        page = new_page()
        page.say(what.say(self.language), indent=indent)
        write(page.text)

    def greet(self, interview: Interview) -> None:
        """What this is, how to answer, and how far it has come before."""
        self.say(GREETING.of(file=shown(self.file.path)))
        answered, _ = interview.progress
        if answered:
            self.say(GOING_ON.of(count=answered))

    def hold(self, interview: Interview) -> Interview:
        """Ask until nothing is open, and save after every answer.

        :raises EOFError: where the answers end before.
        :raises KeyboardInterrupt: where the person has had enough.
        """
        offer = None
        while question := interview.question:
            self._introduce(question)
            before = interview
            interview, offer = self._take(interview, question, self._line(interview, question), offer)
            if (interview.tree, interview.passed, interview.aside) != (before.tree, before.passed, before.aside):
                self.file.save(before, interview)
                self._remark(before, interview)
        return interview

    def _introduce(self, question: Question) -> None:
        """Above a question: what it is about, where that is something else than before, and its choices, once."""
        from . import render_questions as render

        page = new_page()
        if question.within != self.about:
            render.heading(page, question, self.language)
        if question.place != self.listed:
            render.choices(page, question, self.language)
        self.about, self.listed = question.within, question.place
        write(page.text)

    def _line(self, interview: Interview, question: Question) -> str:
        """What is typed in answer to a question."""
        from .render_questions import prompt

        asked = prompt(interview, question, self.language)
        if self.terminal:
            flush()
            return input(asked)
        write(asked)
        flush()
        line = _next_line()
        # On a terminal the answer stands behind its question; so it does here.
        write(line if line.endswith("\n") else f"{line}\n")
        return line

    def _take(self, interview: Interview, question: Question, line: str, offer: Offer | None) -> Told:
        """What a line does: it explains, goes about, or answers."""
        from express_entry.profile import answering

        text = line.strip()
        if text == "?":
            self._explain(interview, question)
            return Told(interview, offer)
        if text in ("<", ">"):
            return Told(interview.back() if text == "<" else interview.forward())
        if offer is not None and not text:
            return Told(interview)
        try:
            if text in ("", "-"):
                keeps = not text and interview.is_answered(question)
                return Told(answering.keep(interview) if keeps else answering.leave_open(interview))
            return self._answer(interview, question, text, offer)
        except answering.Refused as error:
            self._refuse(error, question, interview)
            return Told(interview)

    def _answer(self, interview: Interview, question: Question, text: str, offer: Offer | None) -> Told:
        from express_entry.profile import answering, answers

        from . import render_questions as render

        try:
            read = _chosen(text, offer) or answers.read(question, text, self.language)
        except answers.NotUnderstood as error:
            self.say(NOT_UNDERSTOOD.of(error=error), indent=4)
            return Told(interview)
        if isinstance(read, answers.Offer):
            page = new_page()
            render.offered(page, read, self.language)
            write(page.text)
            return Told(interview, read)
        now = answering.answer(interview, read.value)
        understood = answers.say(question, read.value)
        if not isinstance(read.value, bool) and understood.say(self.language) != text:
            self.say(UNDERSTOOD.of(value=understood), indent=4)
        return Told(now)

    def _explain(self, interview: Interview, question: Question) -> None:
        from . import render_questions as render

        page = new_page()
        render.explanation(page, interview, question, self.language)
        write(page.text)

    def _refuse(self, error: Refused, question: Question, interview: Interview) -> None:
        from .render_questions import problem_told

        for problem in error.problems:
            self.say(problem_told(problem, question, interview), indent=4)

    def _remark(self, before: Interview, now: Interview) -> None:
        """What a person should know that follows from an answer: what is put aside, what is doubtful."""
        from .render_questions import named

        asked = {each.place: each for each in (*now.questions, *before.questions)}
        for place, question in asked.items():
            if place in now.aside and place not in before.aside:
                self.say(PUT_ASIDE.of(question=named(question)), indent=4)
        known = before.doubts()
        for doubt in now.doubts():
            if doubt not in known:
                self.say(DOUBTFUL.of(message=doubt.message, accepted=doubt.accepted), indent=4)


def _next_line() -> str:
    """The next line of standard input; what is longer than any answer is cut, and belongs to no other answer.

    :raises EOFError: where there is none.
    """
    line = rest = "" if sys.stdin is None else sys.stdin.readline(LONGEST_LINE)
    if not line:
        raise EOFError
    while rest and not rest.endswith("\n"):
        rest = sys.stdin.readline(LONGEST_LINE)
    return line


def _chosen(text: str, offer: Offer | None) -> Value | None:
    """The value behind a number, where values were offered."""
    from express_entry.profile.answers import Value

    if offer is None or not (text.isascii() and text.isdigit() and len(text) < 3):
        return None
    return Value(offer.values[int(text) - 1][0]) if 1 <= int(text) <= len(offer.values) else None


def _read_utf8() -> None:
    """Read answers as UTF-8 under any locale; a byte that is none is refused with its answer, and breaks nothing."""
    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="surrogateescape")


def _edit_lines() -> None:
    """Arrow keys move in the line, where the system has the library for it; what was typed is kept nowhere."""
    try:
        import readline
    except ImportError:
        return
    readline.set_auto_history(False)


GREETING = Text(
    "Questions for a profile. Each answer is saved at once in {file}. Enter leaves a question unknown, or an answer as "
    "it is; ? explains, < goes back, > goes on to the first open question, - makes an answer unknown. Ctrl-C stops, "
    "and the same command goes on from there.",
    "Questions pour un profil. Chaque réponse est enregistrée aussitôt dans {file}. Entrée laisse une question "
    "inconnue, ou une réponse telle quelle; ? explique, < revient en arrière, > va à la première question ouverte, - "
    "rend une réponse inconnue. Ctrl-C arrête, et la même commande reprend là.",
)
GOING_ON = Text("Going on: {count} questions are answered.", "Suite : {count} questions ont une réponse.")
STOPPED = Text(
    "Stopped. The answers so far are in {file}; the same command goes on from there.",
    "Arrêté. Les réponses données sont dans {file}; la même commande reprend là.",
)
STOPPED_AT_ONCE = Text("Stopped. Nothing was answered.", "Arrêté. Aucune réponse n'a été donnée.")
DONE = Text(
    "Every question is answered. The profile is in {file}; express-entry assess reads it on any day.",
    "Toutes les questions ont une réponse. Le profil est dans {file}; express-entry assess le lit à toute date.",
)
NOBODY = Text(
    "It says of nobody who it is: before it can be submitted to a pool, write person.passport (country and number), or "
    "person.family_name, person.given_names, into {file}. An assessment needs neither.",
    "Il ne dit pas de qui il s'agit : avant de pouvoir le présenter à un bassin, inscrivez person.passport (country et "
    "number), ou person.family_name et person.given_names, dans {file}. Une évaluation n'en a pas besoin.",
)
NOT_UNDERSTOOD = Text("✗ {error}", "✗ {error}")
UNDERSTOOD = Text("→ {value}", "→ {value}")
PUT_ASIDE = Text(
    "Put aside, since it no longer applies or no longer fits: {question}.",
    "Mis de côté, car cela ne s'applique plus ou ne concorde plus : {question}.",
)
DOUBTFUL = Text("Worth a second look: {message} ({accepted}).", "À vérifier : {message} ({accepted}).")
