"""The weekly report (V6): due by each school's own time, computed once, drawn as a page and as a PDF, signed.

beat -> due.py (Job rows) -> worker -> making.py -> numbers.py (rows to numbers) -> pdf.py -> Report
"""
