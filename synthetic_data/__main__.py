"""Run the command as ``python -m synthetic_data``."""

from synthetic_data.cli import main

raise SystemExit(main())
