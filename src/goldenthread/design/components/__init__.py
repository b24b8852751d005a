"""GOV.UK Design System components as functions from parameters to safe HTML.

Each gives the same document as the macro of that name in govuk-frontend, which its fixtures hold in the
tests; `goldenthread.design.templatetags.design` gives each to templates as a tag.
"""

from goldenthread.design.components.choices import checkboxes, radios
from goldenthread.design.components.content import button, details, inset_text, panel, tag, warning_text
from goldenthread.design.components.fields import file_upload, select, text_input, textarea
from goldenthread.design.components.figures import chart_figure, figure
from goldenthread.design.components.footer import footer
from goldenthread.design.components.labels import error_message, fieldset, hint, label
from goldenthread.design.components.messages import empty, error_summary, notification_banner
from goldenthread.design.components.navigation import (
    back_link,
    breadcrumbs,
    header,
    phase_banner,
    service_navigation,
    skip_link,
    tabs,
)
from goldenthread.design.components.paging import pagination
from goldenthread.design.components.tables import summary_list, table

__all__ = [
    "back_link",
    "breadcrumbs",
    "button",
    "chart_figure",
    "checkboxes",
    "details",
    "empty",
    "error_message",
    "error_summary",
    "fieldset",
    "figure",
    "file_upload",
    "footer",
    "header",
    "hint",
    "inset_text",
    "label",
    "notification_banner",
    "pagination",
    "panel",
    "phase_banner",
    "radios",
    "select",
    "service_navigation",
    "skip_link",
    "summary_list",
    "table",
    "tabs",
    "tag",
    "text_input",
    "textarea",
    "warning_text",
]
