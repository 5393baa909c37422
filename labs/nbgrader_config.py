"""nbgrader's settings for every lab: as it comes, but for the words that a learner finds in place of a solution."""

import os
import sys
from pathlib import Path

c = get_config()  # type: ignore[name-defined]  # noqa: F821 - nbgrader defines it

c.ClearSolutions.code_stub = {"python": "# Your code here"}
c.ClearSolutions.text_stub = "Your answer here."

# Each kernel would print a notice about its transport, in the middle of a progress bar.
c.Execute.extra_arguments = ["--log-level=ERROR"]

# nbgrader runs `alembic` by its name. It lies beside this Python, whose folder need not be on the path.
_commands = str(Path(sys.executable).parent)
if _commands not in os.environ.get("PATH", "").split(os.pathsep):
    os.environ["PATH"] = os.pathsep.join(filter(None, [_commands, os.environ.get("PATH", "")]))
