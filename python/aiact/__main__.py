"""``python -m aiact``: the command line."""

from aiact._cli import run

run()
