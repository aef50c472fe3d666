"""Benchmarks. Each prints figures with the ratio to a floor measured in the same run: machines are noisy,
a ratio holds. The budgets stand in `figures.py`; docs/operate/scale.md says what they mean."""
