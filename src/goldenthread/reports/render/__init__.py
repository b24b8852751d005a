"""A composed report as files: Word, accessible PDF, web page and spreadsheet."""

from goldenthread.reports.render.every import FORMATS, file_name, render_all
from goldenthread.reports.render.html import LinkFor, observation_link, render_html, render_html_page
from goldenthread.reports.render.pdf import PdfError, render_pdf
from goldenthread.reports.render.spreadsheet import render_spreadsheet
from goldenthread.reports.render.word import TemplateError, render_word

__all__ = [
    "FORMATS",
    "LinkFor",
    "PdfError",
    "TemplateError",
    "file_name",
    "observation_link",
    "render_all",
    "render_html",
    "render_html_page",
    "render_pdf",
    "render_spreadsheet",
    "render_word",
]
