"""Golden Thread: a council's promises, plans, figures, risks, money and reports, joined."""
