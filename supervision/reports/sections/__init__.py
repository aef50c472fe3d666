"""The sections of the weekly report, a module each: see `supervision/reports/report_section.py`."""
