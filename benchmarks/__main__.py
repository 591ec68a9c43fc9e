"""``python -m benchmarks``: prints the tables; with ``--write`` also writes the pages of the reference."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence

from . import report
from .cases import cases
from .timing import Case, Measured, measure

ROUNDS = 21
MILLION = 1_000_000
KINDS = ("single", "bulk", "pool", "pages", "load")


def measured(chosen: Iterable[Case], rounds: int, calls: int | None = None) -> list[Measured]:
    """Every case measured."""
    return [measure(case, rounds, calls) for case in chosen]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures what is asked for and prints it."""
    options = _options(arguments)
    if options.only in {None, "single"}:
        one_by_one(options.rounds, write=options.write)
    if options.only in {None, "bulk"}:
        many_at_once(options.rows, options.agreement, write=options.write)
    if options.only in {None, "pool"}:
        of_a_pool(options.profiles, options.documents or options.profiles, write=options.write)
    if options.only in {None, "pages", "load"}:
        of_the_pages(options, write=options.write)


def one_by_one(rounds: int, *, write: bool) -> None:
    """One candidate at a time."""
    found = measured(cases(), rounds)
    print(report.terminal(found))
    print(f"\n{report.machine()}; {rounds} rounds\n")
    if write:
        report.write(found)


def many_at_once(rows: int, agreement: int, *, write: bool) -> None:
    """Many candidates at once, and as many again held to the scalar rule."""
    from . import agreement as agreeing
    from . import bulkreport
    from .bulk import Run
    from .results import BY_KEY

    values: dict[str, float] = {}
    for key, value in Run(rows).figures():
        values[key] = value
        print(bulkreport.line(BY_KEY[key], values), flush=True)
    agreed = {}
    for name, many in agreeing.agreements(agreement) if agreement else ():
        agreed[name] = many
        print(f"{name}: {many:,} random rows agree in every factor, subtotal and total", flush=True)
    found = bulkreport.found(rows, values, agreed)
    print(bulkreport.summary(found))
    if write:
        bulkreport.write(found)


def of_a_pool(profiles: int, documents: int, *, write: bool) -> None:
    """A pool of so many rows, one of four times as many, and one of so many documents, on both databases."""
    from . import poolreport
    from .pool import INVITATIONS, PROFILES, SUBMISSIONS, Sizes, figures

    share = profiles / PROFILES
    sizes = Sizes(profiles, 4 * profiles, documents, int(INVITATIONS * share), max(100, int(SUBMISSIONS * share)))
    values: dict[str, dict[str, float]] = {}
    for database, key, value in figures(sizes):
        values.setdefault(database, {})[key] = value
        print(poolreport.line(database, key, value, sizes), flush=True)
    found = poolreport.found(sizes, values)
    print(poolreport.summary(found))
    if write:
        poolreport.write(found)


def of_the_pages(options: argparse.Namespace, *, write: bool) -> None:
    """The time of every page on a demo pool, and many candidates at once; both, or the one that is asked for."""
    from . import pagereport, pages
    from .pageload import CANDIDATES

    rounds = max(1, options.rounds // 3)  # every page has several addresses, each as often

    with pages.demo(options.demo) as environment:
        run = pagereport.begun(options.demo)
        if options.only != "load":
            run = run._replace(rounds=rounds, pages=pagereport.gathered(pages.times(environment, rounds)))
            print("\n".join(pagereport.lines(run)), flush=True)
        if options.only != "pages":
            done = pages.load(environment, CANDIDATES, options.seconds)
            run = run._replace(seconds=options.seconds, load=done)
            print(pagereport.load_line(run), flush=True)
    print(pagereport.summary(run))
    if write:
        pagereport.write(run)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Speed, as ratios to a floor.")
    parser.add_argument("--write", action="store_true", help="also write the pages in docs/reference")
    parser.add_argument("--only", choices=KINDS, help="one candidate at a time, many, a pool, pages, load")
    parser.add_argument("--demo", type=int, default=20_000, metavar="N", help="profiles behind the pages (20,000)")
    parser.add_argument("--seconds", type=int, default=120, metavar="N", help="how long candidates come at once (120)")
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N", help=f"rounds of each case ({ROUNDS})")
    parser.add_argument("--rows", type=int, default=10 * MILLION, metavar="N", help="candidates at once (10 million)")
    parser.add_argument("--profiles", type=int, default=250_000, metavar="N", help="profiles of the pool (250,000)")
    parser.add_argument(
        "--documents", type=int, metavar="N", help="profiles with documents, where they are to be fewer"
    )
    parser.add_argument(
        "--agreement",
        type=int,
        default=MILLION,
        metavar="N",
        help="random rows held to the scalar rule under each version of the law (a million)",
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
