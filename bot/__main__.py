"""`python -m bot` is the `precis` command."""

from bot.cli import main

main()
