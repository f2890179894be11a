"""`python -m pressmark`, for a checkout that is not installed."""

from pressmark.cli import main

main(prog_name="pressmark")
