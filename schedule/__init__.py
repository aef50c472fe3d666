"""Who is where when: blocks, duties, absences, covers, passes, trips, the day."""
