"""The command ``labs-author``: build learners' copies, check a lab's text, mark its answer bank."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import synthetic_data
from labs.authoring.build import GIVEN_SEED, build, chosen_sources, given_population
from labs.authoring.mark import as_text, mark_bank
from labs.authoring.run import population_in_use
from labs.checking.contract import ContractError
from labs.checking.lab import LABS
from labs.checking.pack import PackError
from synthetic_data import LeoError

OUT = LABS.parent / "_build" / "labs"


class OneLineParser(argparse.ArgumentParser):
    """A parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        raise LeoError(f"{message} (see `{self.prog} --help`)")


def main(arguments: Sequence[str] | None = None, labs: Path = LABS) -> int:
    """Run one command; its exit code is 0, 1 if an answer bank fails, or 2 for a mistake said in a line."""
    try:
        chosen = _parser().parse_args(arguments)
        return int(chosen.run(chosen, labs))
    except (LeoError, PackError, ContractError) as error:
        for line in str(error).splitlines():
            print(f"labs-author: {line}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("labs-author: stopped; run it again to go on", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = OneLineParser(prog="labs-author", description="Check labs, and make what their readers use.")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

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
    return parser


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


def population_folder(named: Path | None) -> Path:
    """The folder of the population called for, or else of the current one; raises ``LeoError`` if not whole."""
    if named is None:
        return Path(synthetic_data.population()["folder"])
    with population_in_use(named.expanduser().resolve()):
        return Path(synthetic_data.population()["folder"])
