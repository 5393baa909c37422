"""The command ``labs-author``: start a lab, check its text and its checks, build learners' copies, report."""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import synthetic_data
from labs.authoring.build import GIVEN_SEED, build, chosen_sources, given_population
from labs.authoring.command import OneLineParser, exit_code
from labs.authoring.mark import as_text, mark_bank
from labs.authoring.mutants import complaints, trials, try_mutants
from labs.authoring.new import new_lab
from labs.authoring.packs import temporary_population
from labs.authoring.report import as_table, report
from labs.authoring.run import population_in_use
from labs.checking.lab import LABS

#: Seeds of the two small populations on which mutants are tried.
TRIAL_SEEDS = (7, 11)

OUT = LABS.parent / "_build" / "labs"


def main(arguments: Sequence[str] | None = None, labs: Path = LABS) -> int:
    """Run one command; its exit code is 0, 1 if an answer bank fails, or 2 for a mistake said in a line."""

    def run() -> int:
        chosen = _parser().parse_args(arguments)
        return int(chosen.run(chosen, labs))

    return exit_code("labs-author", run)


def _parser() -> argparse.ArgumentParser:
    parser = OneLineParser(prog="labs-author", description="Check labs, and make what their readers use.")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    command = commands.add_parser("new-lab", help="start a lab with one example question")
    command.set_defaults(run=_new_lab)
    command.add_argument("name", metavar="NAME", help="such as 08-local-areas")

    command = commands.add_parser("build", help="make learners' copies and the answers that checks read")
    command.set_defaults(run=_build)
    command.add_argument("--out", type=Path, default=OUT, metavar="DIR", help="default: _build/labs")
    command.add_argument(
        "--population",
        type=Path,
        metavar="DIR",
        help="data that learners see (default: what LEO_DATA names, or else the sample)",
    )
    command.add_argument("--lab", action="append", metavar="NAME", help="only this lab; may be repeated")
    command.add_argument(
        "--no-practice",
        action="store_true",
        help="leave out the expected answers: checks judge the form only",
    )
    command.add_argument("--quiet", action="store_true", help="no progress bar")

    command = commands.add_parser("lint", help="check that each lab's text and its questions agree")
    command.set_defaults(run=_lint)
    command.add_argument("lab", nargs="*", metavar="LAB", help="default: every lab")

    command = commands.add_parser("bank", help="mark each lab's answer bank")
    command.set_defaults(run=_bank)
    command.add_argument(
        "--all", action="store_true", help="show every mark and message, not only the wrong ones"
    )
    command.add_argument(
        "--population", type=Path, metavar="DIR", help="data to mark on (default: as for build)"
    )
    command.add_argument("lab", nargs="*", metavar="LAB", help="default: every lab")

    command = commands.add_parser(
        "mutants", help="put small mistakes into references: does the check see them?"
    )
    command.set_defaults(run=_mutants)
    command.add_argument("--all", action="store_true", help="show every mutant and how it fared")
    command.add_argument("--quiet", action="store_true", help="no progress bar")
    command.add_argument("lab", nargs="*", metavar="LAB", help="default: every lab")

    command = commands.add_parser("report", help="one table of all labs")
    command.set_defaults(run=_report)
    command.add_argument("--json", action="store_true", help="as JSON")
    command.add_argument("--quiet", action="store_true", help="no progress bar")
    command.add_argument("lab", nargs="*", metavar="LAB", help="default: every lab")
    return parser


def _new_lab(chosen: argparse.Namespace, labs: Path) -> int:
    folder = new_lab(chosen.name, labs)
    print(
        f"{folder} has one example question. Next: write, then try `labs-author lint`, `bank` and `mutants`."
    )
    return 0


def _build(chosen: argparse.Namespace, labs: Path) -> int:
    sources = chosen_sources(chosen.lab, labs)
    population = population_folder(chosen.population)
    build(sources, chosen.out, population, not chosen.no_practice, progress=not chosen.quiet)
    return 0


def _lint(chosen: argparse.Namespace, labs: Path) -> int:
    sources = chosen_sources(chosen.lab, labs)
    print(f"{len(sources)} lab{'' if len(sources) == 1 else 's'} in order")
    return 0


def _bank(chosen: argparse.Namespace, labs: Path) -> int:
    sources = chosen_sources(chosen.lab, labs)
    population = population_folder(chosen.population)
    failed = 0
    with given_population(GIVEN_SEED) as given:
        for source in sources:
            marks = mark_bank(source, population, given())
            wrong = [mark for mark in marks if not mark.as_wanted]
            failed += len(wrong)
            if chosen.all or wrong:
                print(as_text(marks if chosen.all else wrong))
            answers = len({mark.answer for mark in marks})
            print(f"{source.lab.name}: {answers} answers, {len(marks)} marks, {len(wrong)} not as wanted")
    return 1 if failed else 0


def _mutants(chosen: argparse.Namespace, labs: Path) -> int:
    failed = 0
    with _trial_populations() as (population, other):
        for source in chosen_sources(chosen.lab, labs):
            outcomes = try_mutants(source, trials(source, population, other), not chosen.quiet)
            if chosen.all:
                for outcome in outcomes:
                    mutant = outcome.mutant
                    change = f"{mutant.line}  ->  {mutant.becomes}"
                    print(f"{outcome.fate:<8} | {mutant.question} | {mutant.operator} | {change}")
            found = complaints(source, outcomes)
            failed += len(found)
            for line in found:
                print(line)
            fates = [outcome.fate for outcome in outcomes]
            caught, survived = fates.count("caught"), fates.count("survived")
            rest = len(fates) - caught - survived
            print(
                f"{source.lab.name}: {caught} of {caught + survived} mutants caught; {rest} stopped by themselves"
            )
    return 1 if failed else 0


def _report(chosen: argparse.Namespace, labs: Path) -> int:
    sources = chosen_sources(chosen.lab, labs)
    with _trial_populations() as (population, other):
        reports = [report(source, population, other, not chosen.quiet) for source in sources]
    print(
        json.dumps([dataclasses.asdict(r) for r in reports], indent=1) if chosen.json else as_table(reports)
    )
    return 0


@contextlib.contextmanager
def _trial_populations() -> Iterator[tuple[Path, Path]]:
    with contextlib.ExitStack() as stack:
        first, second = (stack.enter_context(temporary_population(seed)) for seed in TRIAL_SEEDS)
        yield first, second


def population_folder(named: Path | None) -> Path:
    """The folder of the population called for, or else of the current one; raises ``LeoError`` if not whole."""
    if named is None:
        return Path(synthetic_data.population()["folder"])
    with population_in_use(named.expanduser().resolve()):
        return Path(synthetic_data.population()["folder"])
