"""What goes wrong with dates and periods, said so that a person can mend it."""

from __future__ import annotations

PERIOD_EXAMPLES = (
    "2023-24",
    "2023-24 Q2",
    "12 months to September 2018",
    "Autumn 2017",
    "April 2023 to September 2023",
    "as at 30 September 2023",
)
"""Ways of writing a period that are always understood, for error messages and forms."""

DATE_EXAMPLES = ("2023-09-30", "30 September 2023", "30/09/2023")
"""Ways of writing a day that are always understood."""

_LONGEST_QUOTE = 60


def quoted(text: str) -> str:
    """`text` in quotation marks on one line, cut so that a pasted page does not fill a message."""
    line = "".join(letter if letter.isprintable() else " " for letter in text[: _LONGEST_QUOTE + 1])
    short = line if len(line) <= _LONGEST_QUOTE else line[: _LONGEST_QUOTE - 1] + "…"
    return f'"{short}"'


class DatesError(ValueError):
    """The parent of every error that `goldenthread.dates` raises for bad input."""


class _ReadingError(DatesError):
    """Text that could not be read: what was written, what is wrong with it, what would do instead."""

    def __init__(self, text: str, problem: str, examples: tuple[str, ...]) -> None:
        self.text = text
        self.problem = problem
        self.examples = examples
        super().__init__(text, problem, examples)

    def __str__(self) -> str:
        start = f"{quoted(self.text)}: " if self.text else ""
        return f"{start}{self.problem}. Write it like {_either(self.examples)}."


class PeriodError(_ReadingError):
    """A period that cannot be: the text (empty when made from numbers), the problem, accepted examples."""

    def __init__(self, text: str, problem: str, examples: tuple[str, ...] = PERIOD_EXAMPLES) -> None:
        super().__init__(text, problem, examples)


class DateError(_ReadingError):
    """A day that cannot be: no such date, or the weekday written beside it is another day's."""

    def __init__(self, text: str, problem: str, examples: tuple[str, ...] = DATE_EXAMPLES) -> None:
        super().__init__(text, problem, examples)


class WorkingDayError(DatesError):
    """A working-day sum that cannot be answered: a year outside the calendar, a count below one."""


def _either(examples: tuple[str, ...]) -> str:
    if len(examples) == 1:
        return examples[0]
    return f"{', '.join(examples[:-1])} or {examples[-1]}"
