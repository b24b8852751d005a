"""How pages look: layout, components, status marks, charts and the council's own colours."""
