"""`python -m scorecard`."""

from scorecard.cli import main

if __name__ == "__main__":
    main()
