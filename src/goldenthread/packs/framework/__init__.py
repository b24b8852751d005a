"""A quarterly report on a plan's framework: pillars, themes, outcomes, headline counts, and the figures of the text."""
