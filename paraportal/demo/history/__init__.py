"""What happened in the demo district: pure and seeded. Nothing here knows the database."""
