"""`python -m pressmark`: the command without an installed script."""

from pressmark.cli import main

main()
