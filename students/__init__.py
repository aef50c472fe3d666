"""Who we serve: students, teams, assignments, duties, the school day, safety cards, the access log."""
