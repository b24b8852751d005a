"""What is published as open data: the same facts as the pages, as tables that a spreadsheet or a program reads."""

from goldenthread.publications.opendata.csv_files import csv_of, safe_cell
from goldenthread.publications.opendata.tables import TABLES, Table

__all__ = ["TABLES", "Table", "csv_of", "safe_cell"]
