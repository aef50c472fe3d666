"""Who we serve: students, enrolments, teams, assignments, duties, the school day, safety cards, the access log."""
