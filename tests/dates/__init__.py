"""Financial years, quarters, periods, working days and notice."""
