"""A corporate plan: its vision, its span of years, pillars, themes and outcomes."""
