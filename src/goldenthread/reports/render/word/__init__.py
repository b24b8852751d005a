"""The report as a Word document."""

from goldenthread.reports.render.word.package import TemplateError
from goldenthread.reports.render.word.rendering import render_word, tag_of

__all__ = ["TemplateError", "render_word", "tag_of"]
