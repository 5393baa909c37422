"""The command ``synthetic-leo``."""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import textwrap
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NoReturn

from synthetic_data import catalogue, request, store
from synthetic_data.errors import LeoError
from synthetic_data.plan import COHORTS, POPULATIONS


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0, 1 if figures are missed, or 2 after one line on standard error."""
    try:
        chosen = _parser().parse_args(arguments)
        code = chosen.run(chosen) or 0
        print(end="", flush=True)
    except LeoError as error:
        print(f"synthetic-leo: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt as stop:
        print(f"synthetic-leo: stopped; {stop or 'nothing was written'}", file=sys.stderr)
        return 130
    except OSError as error:
        # Python must not try again to write what it still holds when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        # A reader that has had enough (`synthetic-leo views | head`) is no error.
        if not isinstance(error, BrokenPipeError):
            print(f"synthetic-leo: cannot write the output: {error.strerror or error}", file=sys.stderr)
            return 2
        return 0
    return code


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        raise LeoError(f"{message} (see `{self.prog} --help`)")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="synthetic-leo",
        description="Make and look at a synthetic copy of the Longitudinal Education Outcomes (LEO) data.",
        epilog="LEO_DATA names the folder of the current population; without it, it is the sample that "
        "`make data` makes.",
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    command = _add(commands, "generate", _generate, "make a population and write it as Parquet files")
    names = "; ".join(f"{name}: {each.people:,} people, {each.purpose}" for name, each in POPULATIONS.items())
    command.add_argument(
        "--population",
        metavar="NAME",
        help=f"one that has a name, instead of people, seed and cohorts ({names})",
    )
    command.add_argument("--people", metavar="N", help="number of people, 1 or more")
    command.add_argument("--seed", metavar="S", help="any whole number from 0")
    command.add_argument(
        "--out",
        required=True,
        metavar="DIR",
        help="folder to write; must be new or empty. Until all is written, the work lies in DIR.partial, "
        "from which the same command goes on after a stop",
    )
    command.add_argument("--workers", default="1", metavar="W", help="number of processes (default: 1)")
    command.add_argument(
        "--engine",
        default="processes",
        choices=("processes", "spark"),
        help="who makes the blocks of people: processes of this machine, or Spark, which needs the extra `spark` "
        "and Java 17 (default: processes)",
    )
    command.add_argument(
        "--faults",
        default="all",
        metavar="NAMES",
        help="all, none, or names with commas between them (default: all; `synthetic-leo faults` lists them)",
    )
    command.add_argument(
        "--cohorts",
        metavar="YEARS",
        help="years in which people end Key Stage 4, such as 2002-2007 or 2005,2011 (default: 2002-2021)",
    )
    command.add_argument(
        "--variables",
        default=request.MODELLED,
        metavar="WHICH",
        help="modelled, all (the whole form), or a request file in the columns of the form (default: modelled)",
    )
    command.add_argument(
        "--truth", metavar="DIR", help="write what is true behind the records to this folder too"
    )
    command.add_argument(
        "--replace",
        action="store_true",
        help="replace another population in DIR once the new one is whole, and an unfinished one at once",
    )
    command.add_argument("--quiet", action="store_true", help="no progress bar")

    command = _add(commands, "export", _export, "copy the current population into DuckDB files")
    command.add_argument(
        "--duckdb",
        required=True,
        metavar="DIR",
        help="folder for a file of each database, such as LEO_i2.duckdb",
    )
    command.add_argument(
        "--project",
        default=store.PROJECT,
        metavar="NAME",
        help=f"name of the schema (default: {store.PROJECT})",
    )
    command.add_argument("--quiet", action="store_true", help="no progress bar")

    command = _add(commands, "linkage", _linkage, "make two files to practise record linkage on")
    command.add_argument("--people", required=True, metavar="N", help="number of people, 1 or more")
    command.add_argument("--seed", required=True, metavar="S", help="any whole number from 0")
    command.add_argument("--out", required=True, metavar="DIR", help="folder to write; must be new or empty")
    command.add_argument(
        "--truth", metavar="DIR", help="write who is who, and what went wrong, to this folder"
    )
    command.add_argument(
        "--faults",
        default="all",
        metavar="NAMES",
        help="all, none, or names with commas between them (default: all; `synthetic-leo faults --linkage` "
        "lists them)",
    )
    command.add_argument(
        "--cohorts",
        metavar="YEARS",
        help="years in which people end Key Stage 4, such as 2002-2007 or 2005,2011 (default: 2002-2021)",
    )
    command.add_argument(
        "--format", default="parquet", metavar="FORMAT", help="parquet or csv (default: parquet)"
    )
    command.add_argument("--quiet", action="store_true", help="no progress bar")

    command = _add(
        commands, "views", _views, "list all views of LEO, and how many of their columns are modelled"
    )
    command.add_argument(
        "--population",
        action="store_true",
        help="what the current population holds; otherwise no data are needed",
    )
    command.add_argument("--json", action="store_true", help="as JSON, with the names of all columns")

    command = _add(commands, "describe", _describe, "show or search the data dictionary; needs no data")
    command.add_argument("view", metavar="VIEW", nargs="?", help="name of a view, in any case")
    command.add_argument(
        "column", metavar="COLUMN", nargs="?", help="name of one column; year and term may be left out"
    )
    command.add_argument(
        "--search", metavar="WORDS", help="find variables by words, such as 'free school meals', in all views"
    )
    command.add_argument("--all", action="store_true", help="columns that are not modelled, too")

    command = _add(commands, "faults", _faults, "list the faults that can be planted in the records")
    command.add_argument(
        "--linkage", action="store_true", help="those of the two files that `synthetic-leo linkage` makes"
    )
    command.add_argument("--json", action="store_true", help="as JSON")

    command = _add(commands, "calibrate", _calibrate, "compare a fresh population with published figures")
    command.epilog = (
        "The exit code is 1 if a published figure is missed by more than its band and the margin of error. The "
        "margin knows people, not districts: with few people, who share a district or two, expect some misses."
    )
    command.add_argument(
        "--people", default="200000", metavar="N", help="people in each of two populations (default: 200000)"
    )
    command.add_argument(
        "--seed", default="2023", metavar="S", help="any whole number from 0 (default: 2023)"
    )
    command.add_argument(
        "--order",
        default="worst",
        choices=("worst", "table"),
        help="worst gap first, or as published (default: worst)",
    )
    command.add_argument("--json", action="store_true", help="as JSON, with sources and reasons")
    command.add_argument(
        "--pictures",
        metavar="DIR",
        help="draw them too, as a page in this folder, which must be new or empty",
    )
    command.add_argument(
        "--store", action="store_true", help="keep the outcome in the package, for the book and its tests"
    )
    command.add_argument("--quiet", action="store_true", help="no progress bar")
    return parser


def _add(
    commands: Any, name: str, run: Callable[[argparse.Namespace], int | None], help: str
) -> argparse.ArgumentParser:
    description = help[0].upper() + help[1:] + "."
    command: argparse.ArgumentParser = commands.add_parser(name, help=help, description=description)
    command.set_defaults(run=run)
    return command


def _generate(chosen: argparse.Namespace) -> None:
    from synthetic_data.scale import generate

    signal.signal(signal.SIGTERM, signal.default_int_handler)
    people, seed, cohorts = _who(chosen)
    made = generate(
        people=people,
        seed=seed,
        out=chosen.out,
        workers=_whole("workers", chosen.workers, 1),
        faults=_fault_list(chosen.faults),
        cohorts=cohorts,
        truth=chosen.truth,
        progress=_bar(chosen),
        replace=chosen.replace,
        engine=chosen.engine,
        variables=chosen.variables,
    )
    rows = sum(view["rows"] for view in made["views"].values())
    print(
        f"{chosen.out} holds {made['people']:,} people and {rows:,} rows in {len(made['views'])} views "
        f"(population {made['population'][:12]})"
    )


def _who(chosen: argparse.Namespace) -> tuple[int, int, Iterable[int] | None]:
    """Return people, seed and cohorts, whether given by a name or one by one."""
    if chosen.population is None:
        if chosen.people is None or chosen.seed is None:
            raise LeoError(
                "say how many people and which seed (--people, --seed), or name a population (--population)"
            )
        return (
            _whole("people", chosen.people, 1),
            _whole("seed", chosen.seed, 0),
            _cohort_list(chosen.cohorts),
        )
    if chosen.people or chosen.seed or chosen.cohorts:
        raise LeoError("a population that has a name has its people, seed and cohorts: leave those out")
    if chosen.population not in POPULATIONS:
        raise LeoError(f"there is no population {chosen.population!r}; there are {', '.join(POPULATIONS)}")
    named = POPULATIONS[chosen.population]
    return named.people, named.seed, named.cohorts


def _linkage(chosen: argparse.Namespace) -> None:
    from synthetic_data.linkage.files import make_linkage

    signal.signal(signal.SIGTERM, signal.default_int_handler)
    made = make_linkage(
        people=_whole("people", chosen.people, 1),
        seed=_whole("seed", chosen.seed, 0),
        out=chosen.out,
        truth=chosen.truth,
        faults=_fault_list(chosen.faults),
        cohorts=_cohort_list(chosen.cohorts),
        file_format=chosen.format,
        progress=_bar(chosen),
    )
    files = " and ".join(f"{each['file']} ({each['rows']:,} rows)" for each in made["files"].values())
    print(f"{chosen.out} holds {files} about {made['people']:,} people")


def _export(chosen: argparse.Namespace) -> None:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    for file in store.export(chosen.duckdb, chosen.project, progress=_bar(chosen)):
        print(file)


def _bar(chosen: argparse.Namespace) -> bool:
    """Say whether someone is there to watch a progress bar."""
    return not chosen.quiet and sys.stderr.isatty()


def _views(chosen: argparse.Namespace) -> None:
    from synthetic_data import views

    listed = views("population" if chosen.population else "all")
    if chosen.json:
        print(json.dumps(listed, indent=1))
        return
    counts = [[v["database"], v["view"], len(v["columns"]), len(v["modelled"])] for v in listed]
    print(_table(["database", "view", "columns", "modelled"], counts))


def _describe(chosen: argparse.Namespace) -> None:
    from synthetic_data.linkage.columns import described

    if chosen.search is not None:
        if chosen.view or chosen.all:
            raise LeoError("name a view or search, not both")
        _print_found(catalogue.search(chosen.search))
        return
    if not chosen.view:
        raise LeoError("name a view (`synthetic-leo views` lists all), or use --search WORDS")
    view = described(chosen.view) or catalogue.view(chosen.view, modelled_only=False)
    entries = catalogue.dictionary(view, chosen.column, chosen.all)
    usual = catalogue.SOURCES["form"] if view.database else view.source
    name = f"{view.database}.{view.name}" if view.database else view.name
    print(name + (f", {catalogue.span(view.years)}" if view.years else ""))
    print(f"Name of the view from: {view.source}")
    print(f"Names of columns from: {usual}{f', tab {view.tab}' if view.tab else ''}, unless said otherwise")
    for entry in entries:
        structural = "; structural" if entry["modelled"] == "no" else ""
        years = entry["years"] or "no years given"
        print()
        print(f"{entry['name']} ({entry['type']}; {years}; missing: {entry['missing']}{structural})")
        codes = f"Codes: {entry['codes']}" if entry["codes"] else ""
        also = f"Also spelled: {entry['also']}" if entry["also"] else ""
        source = f"Name from: {entry['source']}" if entry["source"] != usual else ""
        for line in (entry["description"], codes, also, source):
            if line:
                print(textwrap.fill(line, 100, initial_indent="    ", subsequent_indent="    "))
    more = len(view.columns) - len(entries)
    if more and not chosen.column:
        print(f"\nThe form has {more:,} more columns here, which are not modelled: --all lists them too.")


def _print_found(entries: list[dict[str, str]]) -> None:
    """Print what a search found: what is modelled with its description, the rest in a line each."""
    for entry in entries:
        structural = "; structural" if entry["modelled"] == "no" else ""
        print(f"{entry['name']} ({entry['type']}; {entry['years'] or 'no years given'}{structural})")
        print(f"    in {entry['views']}")
        if not structural:
            print(textwrap.fill(entry["description"], 100, initial_indent="    ", subsequent_indent="    "))


def _faults(chosen: argparse.Namespace) -> None:
    from synthetic_data.faults import FAULTS
    from synthetic_data.linkage.faults import FAULTS as LINKAGE_FAULTS

    # The longest text goes last, where it may run on.
    heads = ["name", "group", "rate", "description", "evidence"]
    faults: Iterable[Any] = FAULTS
    if chosen.linkage:
        heads = ["name", "about", "education", "tax", "more", "description", "evidence"]
        faults = LINKAGE_FAULTS
    _show([{head: getattr(fault, head) for head in heads} for fault in faults], chosen.json)


def _calibrate(chosen: argparse.Namespace) -> int:
    from synthetic_data import calibration

    people, seed = _whole("people", chosen.people, 1), _whole("seed", chosen.seed, 0)
    draw = None
    if chosen.pictures is not None:
        from synthetic_data.calibration.pictures import page_in

        draw = page_in(chosen.pictures)
    compared = calibration.calibrate(people, seed, progress=_bar(chosen))
    if draw is not None:
        draw(compared)
    if chosen.store:
        calibration.store_run(compared, people, seed)
    shown = calibration.worst_first(compared) if chosen.order == "worst" else compared
    if not chosen.json:
        shown = shown[list(calibration.SHOWN)]
    # As JSON has it, a figure that a small population does not give is null.
    _show(json.loads(shown.to_json(orient="records")), chosen.json)
    if not chosen.json:
        print(calibration.summary(compared))
    return int(calibration.missed(compared).any())


def _show(entries: list[dict[str, Any]], as_json: bool) -> None:
    if as_json:
        print(json.dumps(entries, indent=1))
    elif entries:
        print(_table(list(entries[0]), [list(entry.values()) for entry in entries]))


def _table(heads: list[str], rows: Iterable[list[Any]]) -> str:
    """Lay out a table in columns, numbers to the right."""
    body = [list(row) for row in rows]
    text = [heads, *([_cell(cell) for cell in row] for row in body)]
    widths = [max(len(row[place]) for row in text) for place in range(len(heads))]
    right = [not any(isinstance(row[place], str) for row in body) for place in range(len(heads))]
    lines = (
        "  ".join(
            cell.rjust(width) if to_right else cell.ljust(width)
            for cell, width, to_right in zip(row, widths, right, strict=True)
        )
        for row in text
    )
    return "\n".join(line.rstrip() for line in lines)


def _cell(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"
    if value is None:
        return "-"
    if isinstance(value, dict):
        return ", ".join(f"{key} x {times:g}" for key, times in value.items()) or "-"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _whole(name: str, text: str, least: int) -> int:
    try:
        number = int(text)
    except ValueError:
        number = least - 1
    if number < least:
        raise LeoError(f"{name} must be a whole number of {least} or more, not {text!r}")
    return number


def _fault_list(text: str) -> list[str] | None:
    if text == "all":
        return None
    names = [name.strip() for name in text.split(",") if name.strip()]
    if not names:
        raise LeoError("faults are all, none, or names with commas between them")
    return [] if names == ["none"] else names


def _cohort_list(text: str | None) -> list[int] | None:
    """Read ``2002-2007`` or ``2005,2011``."""
    if text is None:
        return None
    years: list[int] = []
    for part in text.split(","):
        first, dash, last = part.partition("-")
        try:
            span = range(int(first), int(last if dash else first) + 1)
        except ValueError:
            span = range(0)
        if not span:
            raise LeoError(f"cohorts are years such as 2002-2007 or 2005,2011, not {text!r}")
        # One year too many is enough to be refused: those of 2002-99999999999 would not fit into memory.
        years.extend(span[: len(COHORTS) + 1])
    return years
