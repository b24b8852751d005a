"""What the record has that a pack's rows can belong to, found by title or reference, word for word."""

from __future__ import annotations

from collections import defaultdict
from difflib import get_close_matches

from goldenthread.loading.packs.rows import Kind
from goldenthread.loading.problems import shown
from goldenthread.performance.models import Indicator
from goldenthread.plan.models import Theme
from goldenthread.risks.models import Risk


class Known:
    """The indicators, themes and risks of the record."""

    def __init__(self) -> None:
        self.references: dict[Kind, set[str]] = {}
        self.titles: dict[Kind, dict[str, list[str]]] = {}
        self.kinds = dict(Indicator.objects.values_list("reference", "result_kind"))
        for kind, model in (("indicator", Indicator), ("theme", Theme), ("risk", Risk)):
            self._take(kind, list(model.objects.values_list("reference", "title")))  # type: ignore[arg-type]

    def _take(self, kind: Kind, rows: list[tuple[str, str]]) -> None:
        self.references[kind] = {reference for reference, _ in rows}
        titled: dict[str, list[str]] = defaultdict(list)
        for reference, title in rows:
            titled[_plain(title)].append(reference)
        self.titles[kind] = titled

    def find(self, kind: Kind, title: str, reference: str) -> tuple[str | None, str]:
        """The reference of the one thing that is called so, or None and why there is none."""
        if reference and reference.lower() in self.references[kind]:
            return reference.lower(), ""
        titled = self.titles[kind].get(_plain(title), [])
        if len(titled) == 1:
            return titled[0], ""
        if titled:
            return None, f"{len(titled)} in the record are called so: {', '.join(sorted(titled))}"
        near = get_close_matches(_plain(title), self.titles[kind], n=1, cutoff=0.75)
        meant = f"; is it {shown(near[0])} ({self.titles[kind][near[0]][0]})?" if near else ""
        return None, f"no {kind} in the record is called so{meant}"

    def add(self, reference: str, title: str, result_kind: str) -> None:
        """Takes up an indicator that is made now."""
        self.references["indicator"].add(reference)
        self.titles["indicator"].setdefault(_plain(title), []).append(reference)
        self.kinds[reference] = result_kind


def _plain(title: str) -> str:
    return " ".join(title.split()).casefold()
