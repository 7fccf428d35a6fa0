"""`python -m flows.cli`: the command where it is not installed."""

from flows.cli import main

if __name__ == "__main__":
    main()
