"""Sphinx settings of the book: _config.yml and _toc.yml, as Jupyter Book translates them, and what they cannot say.

`make book` runs Sphinx itself on this file, not `jupyter-book build`: two extensions that Jupyter Book always
loads put scripts of other sites on every page.
"""

import hashlib
import os
import shutil
from pathlib import Path

from jupyter_book.config import get_final_config

CHAPTERS = Path(__file__).resolve().parent
REPOSITORY = CHAPTERS.parent
CACHES = REPOSITORY / "_build" / "executed"
KERNELS = REPOSITORY / "_build" / "ipython"
# No notice at every kernel's start; and what a cell prints is sent when the cell has ended, so that it is one
# box on the page. Sent every fifth of a second, as is usual, it falls in two boxes now and then.
KERNEL_SETTINGS = """\
get_config().IPKernelApp.log_level = "ERROR"
get_config().IPKernelApp.exec_lines = ["import sys; sys.stdout.flush_interval = 600"]
"""
DATA = Path(os.environ.get("LEO_DATA") or REPOSITORY / "_build" / "leo" / "sample")


def what_outputs_rest_on() -> str:
    """Hash of everything besides a chapter's own cells that its outputs depend on.

    The cache of executed chapters knows their code only; keyed by this as well, it cannot serve a number
    that other data, another version of a library or other code of ours has made stale.
    """
    digest = hashlib.sha256()
    sources = (REPOSITORY / "synthetic_data").rglob("*")
    for path in [
        REPOSITORY / "constraints.txt",
        CHAPTERS / "learning_leo.mplstyle",
        DATA / "manifest.json",
        *sorted(path for path in sources if path.suffix in {".py", ".csv"}),
    ]:
        digest.update(path.name.encode())
        digest.update(path.read_bytes() if path.exists() else b"missing")
    digest.update(KERNEL_SETTINGS.encode())
    return digest.hexdigest()[:16]


def remove_stale_caches(keep: str) -> None:
    """Remove the executed chapters of earlier data and code."""
    if CACHES.is_dir():
        for folder in CACHES.iterdir():
            if folder.name != keep:
                shutil.rmtree(folder)


def isolate_kernels() -> None:
    """Have chapters run without the settings of whoever builds them, and with those of the book."""
    profile = KERNELS / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "ipython_kernel_config.py").write_text(KERNEL_SETTINGS)
    os.environ["IPYTHONDIR"] = str(KERNELS)


_settings, _ = get_final_config(
    user_yaml=REPOSITORY / "_config.yml",
    cli_config={"latex_individualpages": False},
    sourcedir=CHAPTERS,
    raise_on_invalid=True,
)
globals().update(_settings)

extensions = [name for name in _settings["extensions"] if name not in {"sphinx_thebe", "sphinx_comments"}]
external_toc_path = str(REPOSITORY / "_toc.yml")
# Named after their content: when that changes, Sphinx sees another setting and reads every chapter anew.
nb_execution_cache_path = str(CACHES / what_outputs_rest_on())
remove_stale_caches(keep=Path(nb_execution_cache_path).name)
isolate_kernels()
