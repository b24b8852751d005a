"""Reports to a committee: header, recommendations, sections, papers, clearance, exempt notices."""
