"""Reading a school's roster (OneRoster CSV 1.1 and 1.2): read, check, compare, apply all of it or nothing.

source    a folder or a zip, with limits         shapes, values   what stands in which column
reading   bytes to rows, with their lines        staging          rows to temporary tables
checks    what only the whole set can show       schools, people, places, missing    the comparison
run       one pass to read, one transaction to compare and apply
"""
