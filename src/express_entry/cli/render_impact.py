"""The impact of a law on a pool as a page of text: figures first, then who, then rounds, then what is assumed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from express_entry.assessment.shape import DISCLAIMER
from express_entry.history.distribution import WIDE_BANDS
from express_entry.impact import words
from express_entry.impact.findings import CutOff, Impact, Measures
from express_entry.law.text import Language, Text
from express_entry.reports import impactwords

from .page import Cell, Column, Page, Row, Styled


def render(page: Page, impact: Impact, language: Language) -> None:
    """Everything that came of it, as a page."""
    page.title(words.TITLE.say(language))
    named = (
        (words.POOL, words.pool_named(impact)),
        (words.FROM, words.law_named(impact.before)),
        (words.TO, words.law_named(impact.after)),
    )
    page.pairs([(name.say(language), words.say(what, language)) for name, what in named])
    for notice in impact.notices:
        page.blank()
        page.say(notice.say(language), style="open")
    _whole(page, impact.whole, language)
    _bands(page, impact, language)
    _moves(page, impact, language)
    _differences(page, impact, language)
    _factors(page, impact, language)
    _groups(page, impact, language)
    _rounds(page, impact.cut_offs, language)
    page.heading(words.ASSUMPTIONS.say(language))
    for remark in impact.remarks:
        page.item(remark.say(language))
    page.blank()
    laws = {"before": impact.before.law.fingerprint, "after": impact.after.law.fingerprint}
    page.say(words.FINGERPRINTS.of(**laws).say(language), style="faint")
    page.say(DISCLAIMER[language], style="faint")


def _whole(page: Page, whole: Measures, language: Language) -> None:
    page.heading(words.WHOLE.say(language))
    rows: list[tuple[Text, str]] = [
        (name, f"{words.figure(count, language)} ({impactwords.share(count, whole.people, language)})")
        for name, count in ((words.GAIN, whole.gain), (words.LOSE, whole.lose), (words.SAME, whole.same))
    ]
    if whole.people:
        rows += [
            (words.MEAN_BEFORE, impactwords.mean(whole, whole.before, language)),
            (words.MEAN_AFTER, impactwords.mean(whole, whole.after, language)),
            (words.MEAN_DIFFERENCE, impactwords.difference(whole, language)),
            (words.LARGEST_GAIN, words.signed(max(whole.most or 0, 0), language)),
            (words.LARGEST_LOSS, words.signed(min(whole.least or 0, 0), language)),
        ]
    page.table([Column(), Column(right=True)], [(Styled(name.say(language), "faint"), what) for name, what in rows])


def _bands(page: Page, impact: Impact, language: Language) -> None:
    page.heading(words.BANDS.say(language))
    after = impactwords.after_by_band(impact)
    rows = [
        (str(band), *impactwords.people(measures, language), words.figure(after[band], language))
        for band, measures in impact.wide_bands.items()
    ]
    _table(page, (words.BAND, *impactwords.PEOPLE, words.AFTER), rows, language)


def _moves(page: Page, impact: Impact, language: Language) -> None:
    page.heading(words.MOVES.say(language))
    moves = impact.wide_moves
    rows: list[Row] = []
    for one in WIDE_BANDS:
        cells: list[Cell] = [str(one)]
        for other in WIDE_BANDS:
            people = moves[one, other]
            text = words.figure(people, language) if people else "·"
            cells.append(Styled(text, "strong") if people and one != other else text)
        rows.append(cells)
    heads = [Column(words.BEFORE_AFTER.say(language)), *(Column(str(band), right=True) for band in WIDE_BANDS)]
    page.table(heads, rows)


def _differences(page: Page, impact: Impact, language: Language) -> None:
    page.heading(words.DIFFERENCES.say(language))
    rows = [
        (
            each.say(language),
            words.figure(each.people, language),
            impactwords.share(each.people, impact.whole.people, language),
        )
        for each in words.ranges(impact.spread)
    ]
    _table(page, (words.DIFFERENCE, words.PEOPLE, words.SHARE), rows, language)


def _factors(page: Page, impact: Impact, language: Language) -> None:
    page.heading(words.FACTORS.say(language))
    changed = impact.parts_that_change
    if not changed:
        page.say(words.NO_FACTOR.say(language))
        return
    rows = [
        (
            words.say(words.part_named(part), language),
            words.figure(part.measures.gain, language),
            words.figure(part.measures.lose, language),
            impactwords.mean(part.measures, part.measures.before, language),
            impactwords.mean(part.measures, part.measures.after, language),
            impactwords.difference(part.measures, language),
        )
        for part in changed
    ]
    heads = (words.FACTOR, words.GAIN, words.LOSE, words.MEAN_BEFORE, words.MEAN_AFTER, words.MEAN_DIFFERENCE)
    _table(page, heads, rows, language, share=1)


def _groups(page: Page, impact: Impact, language: Language) -> None:
    if not impact.groups:
        return
    page.heading(words.GROUPS.say(language))
    rows = [(group.title.say(language), *impactwords.people(group.measures, language)) for group in impact.groups]
    _table(page, (words.GROUPING, *impactwords.PEOPLE), rows, language, share=1)


def _rounds(page: Page, rounds: Sequence[CutOff], language: Language) -> None:
    if not rounds:
        return
    page.heading(words.ROUNDS.say(language))
    rows = []
    for each in rounds:
        told = (
            each.invitations,
            *words.cut_offs_of(each),
            words.moved(each.newly, each.newly_at_least),
            words.moved(each.no_longer, each.no_longer_at_least),
        )
        rows.append((each.title.say(language), *(words.say(it, language) for it in told)))
    heads = (
        words.GROUPING,
        words.INVITATIONS,
        words.CUT_OFF_BEFORE,
        words.CUT_OFF_AFTER,
        words.NEWLY,
        words.NO_LONGER,
    )
    _table(page, heads, rows, language, share=1)
    ties = [(each, words.tie_breaks_of(each)) for each in rounds if each.before.tie_break or each.after.tie_break]
    if ties:
        page.blank()
        lines = [
            (each.title.say(language), words.figure(each.invitations, language), *instants) for each, instants in ties
        ]
        _table(page, _TIES, lines, language, share=1)


_TIES = (words.GROUPING, words.INVITATIONS, words.TIE_BREAK_BEFORE, words.TIE_BREAK_AFTER)


def _table(page: Page, heads: Iterable[Text], rows: Sequence[Row], language: Language, *, share: int = 0) -> None:
    columns = [Column(head.say(language), right=place > 0, share=0) for place, head in enumerate(heads)]
    page.table([columns[0]._replace(share=share), *columns[1:]], rows)
