"""How learning is measured. Pure Python: no Django, no database, no clock.

    measure = MEASURES.get(version.measure)
    settings = measure.parse(version.settings, Ladder.from_json(version.ladder))
    settings = replace(settings, steps=read_steps(version.steps))  # iep.teaching.Teaching reads all of it
    seconds = observed_seconds(session.began_at, marks, [trial.at for trial in trials])
    score = criterion.judged(measure.score(trials, seconds, settings))
    mastery = criterion.evaluate(points, measure, settings)

To add a measure, add a module with a class marked `@register`. Its source stands in its docstrings.
"""

from .registry import MEASURES

MEASURES.discover(__name__)
