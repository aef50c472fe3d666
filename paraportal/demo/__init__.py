"""Kettle Ridge School District: an invented district with a year of believable data, for trying things out.

What is prescribed and what happened is data in `students/` and pure, seeded chance; it enters through the
same actions and sync handlers as everything else.
"""
