"""The impact of a law on a pool as a page: every chart has each of its numbers in a table beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from express_entry.assessment.shape import DISCLAIMER
from express_entry.history.distribution import WIDE_BANDS
from express_entry.impact import words
from express_entry.impact.findings import Impact, Measures
from express_entry.impact.handedon import handed_on
from express_entry.law import Language, Text
from express_entry.law.text import say_value

from . import impactwords
from .impactdrawing import WIDTHS, Legend, Pair, Split, moves, pairs, splits
from .report import (
    Block,
    Bullets,
    Cell,
    Column,
    Drawing,
    Fact,
    Headline,
    Letterhead,
    Notice,
    Paragraph,
    Report,
    Row,
    Section,
    Table,
)
from .typography import NO_BREAK, sentence, typeset
from .webpage import webpage


def page(impact: Impact, language: Language) -> str:
    """The page, complete in itself."""
    return webpage(compose(impact, language))


def compose(impact: Impact, language: Language) -> Report:
    """What the page says, in one language and in order."""
    impact = handed_on(impact)
    it = Composer(impact, language)
    return Report(
        language=language,
        on=impact.after.day,
        title=it.say(words.TITLE),
        letterhead=Letterhead(),
        facts=(
            Fact(it.say(words.POOL), it.say(words.pool_named(impact))),
            Fact(it.say(words.FROM), it.say(words.law_named(impact.before))),
            Fact(it.say(words.TO), it.say(words.law_named(impact.after))),
        ),
        notices=tuple(it.notices()),
        headline=it.headline(),
        sections=tuple(it.sections()),
        closing=(
            typeset(DISCLAIMER[language], language),
            it.say(_FINGERPRINT_BEFORE.of(fingerprint=impact.before.law.fingerprint)),
            it.say(_FINGERPRINT_AFTER.of(fingerprint=impact.after.law.fingerprint)),
        ),
        words={"skip": it.say(_SKIP), "page": ""},
    )


class Composer(NamedTuple):
    """The parts of the page of one impact in one language."""

    impact: Impact
    language: Language

    def say(self, what: object) -> str:
        """Words or a number as the language sets them."""
        return typeset(say_value(what, self.language), self.language)

    def figure(self, amount: float, decimals: int = 0) -> str:
        """A number."""
        return typeset(words.figure(amount, self.language, decimals), self.language)

    def share(self, part: int, whole: int) -> str:
        """A part of a whole in percent."""
        return impactwords.share(part, whole, self.language).replace(" ", NO_BREAK)

    # ------------------------------------------------------------------------------------------------ before reading on

    def notices(self) -> Iterator[Notice]:
        """What must be known before a figure is read."""
        said = [self.say(reason) for reason in self.impact.notices]
        if said:
            yield Notice(self.say(_FIRST), said[0], tuple(said[1:]))

    def headline(self) -> Headline:
        """How many have other points, and what it means."""
        whole = self.impact.whole
        changed = whole.gain + whole.lose
        meaning = [self.say(words.CHANGED.of(lose=whole.lose, people=whole.people, gain=whole.gain, same=whole.same))]
        if whole.people:
            before, after = (impactwords.mean(whole, amount, self.language) for amount in (whole.before, whole.after))
            difference = impactwords.difference(whole, self.language)
            meaning.append(self.say(_MEANS.of(before=before, after=after, difference=difference)))
        for each in self.impact.cut_offs:
            if each.kind == "everyone":
                one, other = words.cut_offs_of(each)
                meaning.append(self.say(_LINE_MOVES.of(many=each.invitations, before=one, after=other)))
        scale = _SCALE.of(people=whole.people, share=self.share(changed, whole.people))
        return Headline(self.say(_CHANGED), self.figure(changed), self.say(scale), tuple(meaning))

    def sections(self) -> Iterator[Section]:
        """Every part, each with its chart where it has one."""
        bands: list[Block] = [self._bands_drawing(), self._bands_table(), self._band_split()]
        yield self._section("bands", words.BANDS, bands)
        yield self._section("moves", words.MOVES, [self._moves_table()])
        yield self._section("differences", words.DIFFERENCES, [*self._differences_drawing(), self._differences_table()])
        yield self._section("factors", words.FACTORS, [self._factors_table()])
        if self.impact.groups:
            yield self._section("groups", words.GROUPS, [self._groups_drawing(), self._groups_table()])
        if self.impact.cut_offs:
            yield self._section("rounds", words.ROUNDS, [*self._rounds_drawing(), *self._rounds_tables()])
        remarks = tuple(sentence(self.say(reason)) for reason in self.impact.remarks)
        yield self._section("assumptions", words.ASSUMPTIONS, [Bullets(remarks)])

    def drawings(self) -> list[tuple[str, Drawing]]:
        """The charts with the titles of their sections, for a picture."""
        return [
            (section.title, block)
            for section in self.sections()
            for block in section.blocks
            if isinstance(block, Drawing)
        ]

    # ------------------------------------------------------------------------------------------------------------ parts

    def _section(self, id_: str, title: Text, blocks: Sequence[Block]) -> Section:
        return Section(id_, self.say(title), tuple(blocks))

    def _bands_drawing(self) -> Drawing:
        after = impactwords.after_by_band(self.impact)
        rows = [
            Pair(str(band), it.people, after[band], (self.figure(it.people), self.figure(after[band])))
            for band, it in self.impact.wide_bands.items()
        ]
        return self._drawn(pairs, rows, (_BEFORE, _AFTER), _BANDS_DRAWN)

    def _bands_table(self) -> Table:
        after = impactwords.after_by_band(self.impact)
        rows = [(str(band), *self._people(it), self.figure(after[band])) for band, it in self.impact.wide_bands.items()]
        return self._table("bands-table", _BANDS_TOLD, (words.BAND, *_PEOPLE, words.AFTER), rows)

    def _band_split(self) -> Block:
        groups = [(str(band), it) for band, it in self.impact.wide_bands.items()]
        return self._shares(groups, _BANDS_SPLIT, _NOBODY)

    def _moves_table(self) -> Table:
        found = self.impact.wide_moves
        rows = [
            (str(one), *(self.figure(found[one, other]) if found[one, other] else "·" for other in WIDE_BANDS))
            for one in WIDE_BANDS
        ]
        heads = (words.BEFORE_AFTER, *(Text(str(band), str(band)) for band in WIDE_BANDS))
        return self._table("moves-table", _MOVES_TOLD, heads, rows, captioned=True)

    def _differences_drawing(self) -> Iterator[Drawing]:
        rows = []
        for each in words.ranges(self.impact.spread):
            lose, gain = (each.people, 0) if each.most < 0 else (0, each.people) if each.least > 0 else (0, 0)
            if lose or gain:
                said = (self.figure(lose) if lose else "", self.figure(gain) if gain else "")
                rows.append(Split(each.say(self.language), lose, gain, said))
        if rows:
            yield self._drawn(splits, rows, (words.LOSE, words.GAIN), _DIFFERENCES_DRAWN)

    def _differences_table(self) -> Table:
        whole = self.impact.whole.people
        rows = [
            (each.say(self.language), self.figure(each.people), self.share(each.people, whole))
            for each in words.ranges(self.impact.spread)
        ]
        heads = (words.DIFFERENCE, words.PEOPLE, words.SHARE)
        return self._table("differences-table", _DIFFERENCES_TOLD, heads, rows)

    def _factors_table(self) -> Block:
        rows = [
            (
                self.say(words.part_named(part)),
                self.figure(part.measures.gain),
                self.figure(part.measures.lose),
                impactwords.mean(part.measures, part.measures.before, self.language),
                impactwords.mean(part.measures, part.measures.after, self.language),
                impactwords.difference(part.measures, self.language),
            )
            for part in self.impact.parts_that_change
        ]
        if not rows:
            return Bullets((self.say(words.NO_FACTOR),))
        heads = (words.FACTOR, words.GAIN, words.LOSE, words.MEAN_BEFORE, words.MEAN_AFTER, words.MEAN_DIFFERENCE)
        return self._table("factors-table", _FACTORS_TOLD, heads, rows)

    def _groups_drawing(self) -> Block:
        groups = [(self.say(group.title), group.measures) for group in self.impact.groups]
        return self._shares(groups, _GROUPS_DRAWN, _NOBODY_IN_GROUPS)

    def _groups_table(self) -> Table:
        rows = [(self.say(group.title), *self._people(group.measures)) for group in self.impact.groups]
        return self._table("groups-table", _GROUPS_TOLD, (words.GROUPING, *_PEOPLE), rows)

    def _rounds_drawing(self) -> Iterator[Drawing]:
        """The rounds that have a line under both laws; the others would only stretch the scale."""
        rows = []
        for each in filter(impactwords.has_line, self.impact.cut_offs):
            assert each.before.cutoff is not None
            assert each.after.cutoff is not None
            before, after = (self.say(it) for it in words.cut_offs_of(each))
            label = f"{self.say(each.title)}, {self.figure(each.invitations)}"
            rows.append(Pair(label, each.before.cutoff, each.after.cutoff, (before, after)))
        if rows:
            about = _ROUNDS_DRAWN if len(rows) == len(self.impact.cut_offs) else _SOME_ROUNDS_DRAWN
            yield self._drawn(moves, rows, (_BEFORE, _AFTER), about)

    def _rounds_tables(self) -> Iterator[Table]:
        rows, ties = [], []
        for each in self.impact.cut_offs:
            head = (self.say(each.title), self.figure(each.invitations))
            counts = ((each.newly, each.newly_at_least), (each.no_longer, each.no_longer_at_least))
            told = (*words.cut_offs_of(each), *(words.moved(*pair) for pair in counts))
            rows.append((*head, *(self.say(it) for it in told)))
            if each.before.tie_break or each.after.tie_break:
                ties.append((*head, *words.tie_breaks_of(each)))
        heads = (words.GROUPING, words.INVITATIONS, words.CUT_OFF_BEFORE, words.CUT_OFF_AFTER)
        yield self._table("rounds-table", _ROUNDS_TOLD, (*heads, words.NEWLY, words.NO_LONGER), rows)
        if ties:
            heads = (*heads[:2], words.TIE_BREAK_BEFORE, words.TIE_BREAK_AFTER)
            yield self._table("ties-table", _TIES_TOLD, heads, ties, captioned=True)

    # ------------------------------------------------------------------------------------------------ tables and charts

    def _table(
        self,
        id_: str,
        caption: Text,
        heads: Sequence[Text],
        rows: Sequence[Sequence[str]],
        *,
        captioned: bool = False,
    ) -> Table:
        said = (self.say(head).replace("\n", " ") for head in heads)
        columns = tuple(Column(head, place > 0, int(place == 0)) for place, head in enumerate(said))
        made = tuple(Row(tuple(Cell(typeset(text, self.language)) for text in row)) for row in rows)
        return Table(id_, self.say(caption), columns, made, captioned)

    def _drawn(
        self,
        draw: Callable[[Sequence[Any], Legend, int], str],
        rows: Sequence[Any],
        legend: Sequence[Text],
        about: Text,
    ) -> Drawing:
        wide, narrow = (draw(rows, Legend(*map(self.say, legend)), width) for width in WIDTHS)
        told = "; ".join(self._row_told(row, legend) for row in rows)
        caption = self.say(about)
        return Drawing(wide, narrow, f"{caption} {told}", caption)

    def _row_told(self, row: Pair | Split, legend: Sequence[Text]) -> str:
        """A row of a chart in words, each of its numbers with what it is."""
        named = (f"{self.say(series).lower()} {said}" for series, said in zip(legend, row.said, strict=True) if said)
        return self.say(_ROW.of(label=row.label, told=", ".join(named)))

    def _shares(self, groups: Sequence[tuple[str, Measures]], about: Text, nobody: Text) -> Block:
        """Which share of each group loses and which gains, or a sentence where nobody does."""
        if not any(it.gain or it.lose for _, it in groups):
            return Paragraph(self.say(nobody))
        rows = [self._split(label, it) for label, it in groups]
        return self._drawn(splits, rows, (words.LOSE, words.GAIN), about)

    def _split(self, label: str, it: Measures) -> Split:
        lose, gain = (count / it.people if it.people else 0.0 for count in (it.lose, it.gain))
        return Split(label, lose, gain, (self.share(it.lose, it.people), self.share(it.gain, it.people)))

    def _people(self, it: Measures) -> tuple[str, ...]:
        """The measures that the terminal has as well, and the shares that are drawn."""
        count, gain, lose, same, difference = impactwords.people(it, self.language)
        shares = (self.share(it.gain, it.people), self.share(it.lose, it.people))
        return count, gain, shares[0], lose, shares[1], same, difference


_PEOPLE = (
    *impactwords.PEOPLE[:2],
    Text("Share that gains", "Part qui gagne"),
    impactwords.PEOPLE[2],
    Text("Share that loses", "Part qui perd"),
    *impactwords.PEOPLE[3:],
)
_ROW = Text("{label}: {told}", "{label} : {told}")
_NOBODY = Text("Nobody gains or loses points.", "Personne ne gagne ni ne perd de points.")
_NOBODY_IN_GROUPS = Text(
    "In no program and no category does anybody gain or lose points.",
    "Dans aucun programme ni aucune catégorie, personne ne gagne ni ne perd de points.",
)
_BEFORE, _AFTER = Text("before", "avant"), Text("after", "après")
_SKIP = Text("Skip to the results", "Aller aux résultats")
_FIRST = Text("Before reading on", "Avant de lire la suite")
_CHANGED = Text("People whose score changes", "Personnes dont la note change")
_SCALE = Text("of {people} scored ({share})", "sur {people} évaluées ({share})")
_MEANS = Text(
    "The mean score goes from {before} to {after} ({difference}).",
    "La note moyenne passe de {before} à {after} ({difference}).",
)
_LINE_MOVES = Text(
    "The cut-off of a round of {many} invitations for everybody goes from {before} to {after}.",
    "Le seuil d'une ronde de {many} invitations pour tout le monde passe de {before} à {after}.",
)
_BANDS_DRAWN = Text("People in each band, before and after.", "Personnes dans chaque tranche, avant et après.")
_BANDS_SPLIT = Text(
    "Share of each band, by the score before, that loses and that gains.",
    "Part de chaque tranche, selon la note d'avant, qui perd et qui gagne.",
)
_BANDS_TOLD = Text("People by the band of their score before", "Personnes selon la tranche de leur note d'avant")
_MOVES_TOLD = Text(
    "People by their band before (rows) and after (columns)",
    "Personnes selon leur tranche avant (lignes) et après (colonnes)",
)
_DIFFERENCES_DRAWN = Text(
    "How many people lose or gain how many points.", "Combien de personnes perdent ou gagnent combien de points."
)
_DIFFERENCES_TOLD = Text("People by difference", "Personnes selon l'écart")
_FACTORS_TOLD = Text(
    "Points by factor, before the caps of its pair and section; subtotals after them",
    "Points selon le facteur, avant les plafonds de sa paire et de sa section; sous-totaux après ceux-ci",
)
_GROUPS_DRAWN = Text(
    "Share of each program and category that loses and that gains.",
    "Part de chaque programme et catégorie qui perd et qui gagne.",
)
_GROUPS_TOLD = Text("People by program and category", "Personnes selon le programme et la catégorie")
_ROUNDS_DRAWN = Text(
    "The cut-off of each grouping and number of invitations, before and after.",
    "Le seuil de chaque regroupement et nombre d'invitations, avant et après.",
)
_SOME_ROUNDS_DRAWN = Text(
    "The cut-off of each grouping and number of invitations, before and after; a round that invites everybody, or "
    "nobody, is in the table alone.",
    "Le seuil de chaque regroupement et nombre d'invitations, avant et après; une ronde qui invite tout le monde, ou "
    "personne, n'est que dans la table.",
)
_ROUNDS_TOLD = Text("Cut-offs under both laws", "Seuils selon les deux droits")
_TIES_TOLD = Text(
    "Tie-breaks: the instant of submission of the last person invited",
    "Bris d'égalité : l'instant de présentation de la dernière personne invitée",
)
_FINGERPRINT_BEFORE = Text(
    "Fingerprint of the law before (SHA-256): {fingerprint}", "Empreinte du droit d'avant (SHA-256) : {fingerprint}"
)
_FINGERPRINT_AFTER = Text(
    "Fingerprint of the law after (SHA-256): {fingerprint}", "Empreinte du droit d'après (SHA-256) : {fingerprint}"
)
