"""The weekly report (V6): due by each school's own time, computed once, drawn as a page and as a PDF, signed.

beat -> due.py (Job rows) -> worker -> making.py -> numbers.py (asks the sections) -> report_page.py -> Report
"""
