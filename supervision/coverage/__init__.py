"""Is every para supervised, by whom, how lately, how much, against what the district expects (S2).

    load.py     rows of the database, set by set, in a constant number of queries
    figures.py  pure: rows -> clocks, amounts, states; what a figure means stands there and nowhere else
    rules.py    the policy rows, parsed

One line is a *pair*: a para and one of their supervising teachers, at the school of the students whom the
para serves under that teacher.
"""
