"""The students of the demo district, a module each: who, which day, what is promised."""
