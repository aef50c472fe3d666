"""What happened: sync, sessions, trials, corrections, summaries, graphs."""
