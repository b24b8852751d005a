"""Money read from a pack: budget forecasts, savings, fees and charges."""
