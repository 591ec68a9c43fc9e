"""A page of text for a terminal or a file: headings, paragraphs, lists and tables that fit a width.

Rendered here and not with a library, because the library that would do it takes a quarter of the time that a whole
assessment may take, only to load. Text is wrapped at spaces (a no-break space is not one), columns are aligned, and a
table that is too wide for the page is set as a list. Colour is added to text that reads the same without it.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

Style = Literal["plain", "strong", "faint", "good", "bad", "open", "title"]

_CODES: dict[Style, str] = {"strong": "1", "faint": "2", "good": "32", "bad": "31", "open": "33", "title": "1;36"}

NARROWEST, WIDEST, USUAL = 40, 120, 100
"""Characters on a line: the bounds, and the width where nobody says another."""

_GAP = 2
"""Spaces between two columns."""
_LEAST = 14
"""The narrowest that a column of running text may be before its table is set as a list."""


class Styled(NamedTuple):
    """Text in a style; in a table a line break in it stays one."""

    text: str
    style: Style = "plain"


Cell = str | Styled


class Column(NamedTuple):
    """A column of a table: its head, its side, and its share of what is left for text that may be wrapped.

    A column without a share is as wide as its longest text.
    """

    head: str = ""
    right: bool = False
    share: int = 0


class Across(NamedTuple):
    """A row that begins a group of rows, set strong; what it has no cells for is empty."""

    cells: Sequence[Cell]


Row = Sequence[Cell] | Across


class Page:
    """Lines of text under construction; ``width`` in characters."""

    def __init__(self, width: int = USUAL, *, colour: bool = False) -> None:
        self.width = max(NARROWEST, min(width, WIDEST))
        self.colour = colour
        self.lines: list[str] = []

    @property
    def text(self) -> str:
        """The page, each line ended."""
        return "".join(f"{line}\n" for line in self.lines)

    def blank(self) -> None:
        """An empty line, unless the page is empty or has one already."""
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def title(self, text: str) -> None:
        """The heading of the page, underlined."""
        wrapped = _wrapped(text, self.width)
        rule = "═" * max(map(len, wrapped))
        self.blank()
        self.lines += [self._in(line, "title") for line in (*wrapped, rule)]

    def heading(self, text: str) -> None:
        """The heading of a section, over a line across the page."""
        self.blank()
        self.lines += [self._in(line, "strong") for line in _wrapped(text, self.width)]
        self.lines.append(self._in("─" * self.width, "faint"))

    def say(self, text: str, *, indent: int = 0, style: Style = "plain") -> None:
        """A paragraph; a line break in the text stays one."""
        wrapped = _wrapped(text, self.width - indent)
        self.lines += [f"{' ' * indent}{self._in(line, style)}" if line else "" for line in wrapped]

    def item(self, text: str, *, mark: str = "-", indent: int = 2, style: Style = "plain") -> None:
        """An item of a list, its lines aligned behind the mark."""
        inner = indent + len(mark) + 1
        first, *others = _wrapped(text, self.width - inner)
        self.lines.append(f"{' ' * indent}{self._in(f'{mark} {first}', style)}")
        self.lines += [f"{' ' * inner}{self._in(line, style)}" for line in others]

    def pairs(self, pairs: Iterable[tuple[str, Cell]]) -> None:
        """Names and what stands for them, side by side."""
        self.table([Column(), Column(share=1)], [(Styled(name, "faint"), value) for name, value in pairs])

    def table(self, columns: Sequence[Column], rows: Sequence[Row], *, indent: int = 0) -> None:
        """Rows under the heads of their columns; a list where the page is too narrow for them."""
        widths = _widths(columns, rows, self.width - indent)
        if widths is None:
            for row in rows:
                self._entry(columns, _cells(row), indent)
            return
        if any(column.head for column in columns):
            self._row(columns, [Styled(column.head, "faint") for column in columns], widths, indent)
        for row in rows:
            self._row(columns, _cells(row), widths, indent)

    def _row(self, columns: Sequence[Column], cells: Sequence[Cell], widths: Sequence[int], indent: int) -> None:
        wrapped = [_wrapped(_text(cell), width) for cell, width in zip(cells, widths, strict=False)]
        for number in range(max(map(len, wrapped))):
            line, used, start = "", 0, indent
            for column, cell, lines, width in zip(columns, cells, wrapped, widths, strict=False):
                part = lines[number] if number < len(lines) else ""
                place = start + (width - len(part) if column.right else 0)
                if part:
                    line, used = f"{line}{' ' * (place - used)}{self._in(part, _style(cell))}", place + len(part)
                start += width + _GAP
            self.lines.append(line)

    def _entry(self, columns: Sequence[Column], cells: Sequence[Cell], indent: int) -> None:
        """A row as a few lines: what is short and the first running text, then the other running texts below."""
        first = next((place for place, column in enumerate(columns) if column.share), -1)
        row = [(column, place == first, cell) for place, (column, cell) in enumerate(zip(columns, cells, strict=False))]
        self._flow([cell for column, leads, cell in row if leads or not column.share], indent)
        for column, leads, cell in row:
            if column.share and not leads and _text(cell):
                self.say(_text(cell), indent=indent + 4, style=_style(cell))

    def _flow(self, cells: Sequence[Cell], indent: int) -> None:
        """Cells one behind the other, on as many lines as they need."""
        line, used = "", 0
        lead = _text(cells[0])
        deeper = indent + len(lead) - len(lead.lstrip(" ")) + _GAP
        for cell in cells:
            for part in _wrapped(_text(cell), self.width - deeper):
                if used and used + _GAP + len(part) > self.width:
                    self.lines.append(line)
                    line, used = " " * (deeper - _GAP), deeper - _GAP
                before = _GAP if used else indent
                if part:
                    line, used = f"{line}{' ' * before}{self._in(part, _style(cell))}", used + before + len(part)
        self.lines.append(line)

    def _in(self, text: str, style: Style) -> str:
        if not self.colour or style == "plain" or not text:
            return text
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m"


def _cells(row: Row) -> Sequence[Cell]:
    if not isinstance(row, Across):
        return row
    return [cell if isinstance(cell, Styled) else Styled(cell, "strong") for cell in row.cells]


def _text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell.text


def _style(cell: Cell) -> Style:
    return "plain" if isinstance(cell, str) else cell.style


_BOUND = ((" :", "\u00a0:"), (" ?", "\u00a0?"), (" !", "\u00a0!"), ("« ", "«\u00a0"), (" »", "\u00a0»"))
"""French sets a space before some signs; no line may begin with the sign."""


def _wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most ``width``, at least one; spaces that begin a line indent all it becomes."""
    for mark, bound in _BOUND:
        text = text.replace(mark, bound)
    if len(text) <= width and "\n" not in text:
        return [text]
    return [line for part in text.split("\n") for line in _folded(part, width)]


def _folded(text: str, width: int) -> list[str]:
    words = text.lstrip(" ")
    before = text[: len(text) - len(words)]
    wrapper = textwrap.TextWrapper(
        max(width, len(before) + 1), initial_indent=before, subsequent_indent=before, break_on_hyphens=False
    )
    return wrapper.wrap(words) or [""]


def _widths(columns: Sequence[Column], rows: Sequence[Row], width: int) -> list[int] | None:
    """Characters for each column; None where running text would have too few."""
    wanted = [max(map(len, column.head.split("\n"))) for column in columns]
    for row in rows:
        for place, cell in enumerate(_cells(row)):
            wanted[place] = max(wanted[place], *map(len, _text(cell).split("\n")))
    left = width - _GAP * (len(columns) - 1)
    left -= sum(want for want, column in zip(wanted, columns, strict=True) if not column.share)
    shares = {place: column.share for place, column in enumerate(columns) if column.share}
    # What wants less than its share takes what it wants, and leaves the rest to the others.
    for place in sorted(shares, key=lambda place: wanted[place] / columns[place].share):
        given = min(wanted[place], left * shares[place] // sum(shares.values()))
        if given < min(wanted[place], _LEAST):
            return None
        wanted[place], left = given, left - given
        del shares[place]
    return wanted if left >= 0 else None
