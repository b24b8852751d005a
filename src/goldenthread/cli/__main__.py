"""`python -m goldenthread.cli`, where the environment's own scripts are not on the path."""

from goldenthread.cli import main

if __name__ == "__main__":
    main()
