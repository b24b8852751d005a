"""Who may read what is published: everybody. There is no other answer, and no other question.

Everything in a snapshot was cleared for the public when the quarter's facts were gathered, so a page never looks at who
is asking; a public page that did could say more to one reader than to another. Every view names its policy, and a test
walks every address and asserts what each kind of visitor is given.
"""

from collections.abc import Callable
from typing import Any

Policy = Callable[[Any], bool]


def anyone(user: Any) -> bool:
    """A published page or file: for everybody, signed in or not."""
    return True
