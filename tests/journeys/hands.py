"""How somebody acts on a page: with a mouse, or with nothing but keys, and then sees at each control where they are."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Protocol

from playwright.sync_api import FileChooser, FilePayload, Locator, Page
from playwright.sync_api import TimeoutError as NotInTime

Upload = Path | FilePayload


class Hand(Protocol):
    """What people do with the controls of a page."""

    def press(self, what: Locator) -> None:
        """A link, a button or the summary of a part that opens."""

    def fill(self, what: Locator, text: str) -> None:
        """A field, whatever stood in it before."""

    def choose(self, what: Locator, value: str) -> None:
        """Out of a list, by its value."""

    def check(self, what: Locator) -> None:
        """A box, or one of several circles."""

    def upload(self, what: Locator, file: Upload) -> None:
        """A file, into its field."""


class Mouse:
    """Points at what is wanted."""

    def press(self, what: Locator) -> None:
        what.click()

    def fill(self, what: Locator, text: str) -> None:
        what.fill(text)

    def choose(self, what: Locator, value: str) -> None:
        what.select_option(value)

    def check(self, what: Locator) -> None:
        what.check()

    def upload(self, what: Locator, file: Upload) -> None:
        what.set_input_files(file)


class Keys:
    """Tab to the control, and never anything but keys there; where the focus is can be seen."""

    def press(self, what: Locator) -> None:
        reach(what)
        what.press("Enter")  # it has the focus; unlike the bare key, this waits for the page that follows

    def fill(self, what: Locator, text: str) -> None:
        keys = reach(what).keyboard
        keys.press("ControlOrMeta+A")
        keys.type(text) if text else keys.press("Delete")
        assert what.input_value() == text, what

    def choose(self, what: Locator, value: str) -> None:
        keys = reach(what).keyboard
        keys.type(what.evaluate(LETTERS, value))
        further = what.evaluate(FURTHER, value)
        for _ in range(abs(further)):
            keys.press("ArrowDown" if further > 0 else "ArrowUp")
        assert what.input_value() == value, what

    def check(self, what: Locator) -> None:
        keys = reach(what).keyboard
        blank, further = what.evaluate(ARROWS)
        if blank:
            keys.press("Space")
        for _ in range(further):
            keys.press("ArrowDown")
        assert what.is_checked(), what

    def upload(self, what: Locator, file: Upload) -> None:
        page = reach(what)
        page.on("filechooser", _nothing)  # else the browser stops listening for choosers after each, and misses some
        for patience in (3_000, 3_000, 30_000):
            with suppress(NotInTime):
                with page.expect_file_chooser(timeout=patience) as chooser:
                    page.keyboard.press("Space")
                chooser.value.set_files(file)
                return
        raise AssertionError(f"no file can be chosen by the keyboard: {page.url}")


def _nothing(_: FileChooser) -> None:
    """Whoever waits for a chooser takes it."""


MOUSE: Hand = Mouse()
KEYS: Hand = Keys()
BEFORE_SKIPPING, MOST_TURNS = 3, 12
"""After how many stops it is shorter to skip to the content; how often one may look again where the focus is."""


def reach(what: Locator) -> Page:
    """Tabs until a control has the focus, which can be seen to have it; from a new page by way of its first link.

    How many stops lie between is only reckoned: that the focus has come there is read from the page, every time.
    """
    page = what.page
    for _ in range(MOST_TURNS):
        at = what.evaluate(WHERE)
        if at["there"]:
            assert at["seen"], f"the focus cannot be seen: {page.url} {what}"
            return page
        if at["new"] and at["main"] and at["stops"] > BEFORE_SKIPPING:
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            continue
        for _ in range(abs(at["stops"]) or 1):
            page.keyboard.press("Tab" if at["stops"] >= 0 else "Shift+Tab")
    raise AssertionError(f"no way by the keyboard: {page.url} {what}")


WHERE = """(it) => {
    const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
        .filter(e => e.tabIndex >= 0 && !e.disabled && e.type !== 'hidden'
            && e.checkVisibility({ visibilityProperty: true }));
    const circle = (e) => e.type === 'radio';
    const one = (a, b) => a === b || (circle(a) && circle(b) && a.name === b.name && a.form === b.form);
    const stop = (e) => !circle(e) || e.checked
        || (!stops.some(o => one(o, e) && o.checked) && e === stops.find(o => one(o, e)));
    const now = document.activeElement, new_ = now === document.body;
    const order = stops.filter(stop), to = order.findIndex(e => one(e, it));
    let from = order.findIndex(e => one(e, now));
    if (from < 0 && !new_) {
        const later = order.findIndex(e => now.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING);
        from = (later < 0 ? order.length : later) - (to >= later && later >= 0 ? 1 : 0);
    }
    const style = getComputedStyle(now), box = now.getBoundingClientRect();
    return {
        there: !new_ && one(now, it), new: new_, stops: to < 0 ? 0 : to - from,
        main: it.closest('main') !== null && document.querySelector('.skip') !== null,
        seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
            && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
}"""
"""How many stops of the Tab key lie between the focus and a control; of circles Tab reaches the one that is chosen."""
LETTERS = """(it, value) => [...it.options].find(o => o.value === value).label.match(/^[ -~]{0,12}/)[0]"""
"""What a keyboard without accents types of a label; arrows do the rest."""
FURTHER = """(it, value) => { const all = [...it.options].filter(o => !o.disabled);
    return all.findIndex(o => o.value === value) - all.findIndex(o => o.selected); }"""
ARROWS = """(it) => { const blank = !it.checked && it === document.activeElement;
    if (it.type !== 'radio') return [blank, 0];
    const all = [...document.querySelectorAll('input[type=radio]')]
        .filter(o => o.name === it.name && o.form === it.form);
    const at = all.findIndex(o => o === document.activeElement);
    return [blank, (all.indexOf(it) - at + all.length) % all.length]; }"""
"""Whether the space bar takes what has the focus, and how many arrows lead on to another circle of its group."""
