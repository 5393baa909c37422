"""What the commands for labs share: a mistake is said in one line, and has its exit code."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import NoReturn

from labs.checking.contract import ContractError
from labs.checking.pack import PackError
from synthetic_data import LeoError


class OneLineParser(argparse.ArgumentParser):
    """A parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        raise LeoError(f"{message} (see `{self.prog} --help`)")


def exit_code(program: str, run: Callable[[], int]) -> int:
    """What ``run`` returns, or 2 for a mistake of the user's, said in a line, or 130 where it was stopped."""
    try:
        return run()
    except (LeoError, PackError, ContractError) as error:
        for line in str(error).splitlines():
            print(f"{program}: {line}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(f"{program}: stopped; run it again to go on", file=sys.stderr)
        return 130
