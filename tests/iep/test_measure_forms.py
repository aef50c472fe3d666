"""What the form of a target asks for each measure, keeps, says and refuses. No database is needed."""

from dataclasses import dataclass

import pytest

from core.declared import text, whole
from core.declared_form import form_fields
from iep.measures.base import NOT_OBSERVED, Axis, PointUnit, Settings
from iep.measures.frequency import Frequency
from iep.measures.registry import MEASURES, register
from iep.models import TargetVersion
from iep.targets.forms import TargetForm, initial_target
from tests.iep.plan_form_helpers import COUNT, TARGET

# What of a chain is asked for only where one step is trained
TRAINING = {"training_step", "training_percent", "training_sessions"}
# What a teacher types for each measure, and what is stored of it
TYPED = {
    "task_analysis": (
        {
            "steps": "Wet hands\nRub\n\nRinse\nRub ",
            "counts_through": "gestural",
            "chaining": "backward",
            "training_step": "3",
            "training_percent": "80",
            "training_sessions": "4",
        },
        {
            "v": 1,
            "counts_through": "gestural",
            "chaining": "backward",
            "training_step": 3,
            "training_percent": "80",
            "training_sessions": 4,
        },
    ),
    "duration": (
        {"told": "mean", "unit": "minutes", "point": "week"},
        {"v": 1, "told": "mean", "unit": "minutes", "point": "week"},
    ),
    "latency": ({"told": "median", "minimum_trials": "3", "trials": "5"}, {"v": 1, "told": "median"}),
    "partial_interval": (
        {"intervals": "20", "seconds": "15", "minimum_trials": "10"},
        {"v": 1, "intervals": 20, "seconds": 15},
    ),
    "rating": (
        {"lowest": "0", "highest": "4", "anchors": "4: calm\n0 = upset\n2) a: b", "told": "mean"},
        {
            "v": 1,
            "lowest": 0,
            "highest": 4,
            "anchors": [[0, "upset"], [2, "a: b"], [4, "calm"]],
            "told": "mean",
        },
    ),
    "permanent_product": ({"out_of": "20"}, {"v": 1, "out_of": 20}),
}
TYPED["whole_interval"] = TYPED["momentary_interval"] = TYPED["partial_interval"]
COMMON = {name: value for name, value in COUNT.items() if name not in {"point", "measure", "shown"}}


def typed(measure, **changed):
    prompts = {"levels": ["independent", "gestural"]} if measure == "task_analysis" else {}
    return TargetForm(data=COMMON | prompts | TYPED[measure][0] | {"measure": measure} | changed)


def said(form):
    return dict(form.preview())


def test_every_measure_has_a_form():
    for measure in MEASURES:
        form = TargetForm(initial={"measure": measure.key})
        assert form.chosen is measure
        assert set(form_fields(measure.settings_type)) - {"day_minutes", *TRAINING} <= form.fields.keys()


@pytest.mark.parametrize("measure", TYPED)
def test_what_is_typed_is_stored_and_opens_again(measure):
    form = typed(measure)
    assert form.is_valid(), form.errors
    content = form.content()
    assert content["settings"] == TYPED[measure][1]
    version = TargetVersion(**content)
    assert version.teaching.settings.to_json() == TYPED[measure][1]
    again = TargetForm(data=TargetForm(initial=initial_target(version)).values())
    assert again.is_valid(), again.errors
    assert again.content() == content


def test_steps_keep_their_order_and_may_repeat():
    form = typed("task_analysis")
    assert form.is_valid()
    assert form.content()["steps"] == ["Wet hands", "Rub", "Rinse", "Rub"]
    assert said(form)["How it is taken"].startswith(
        "4 steps. From the last step (backward); now teach step 3: Rinse."
    )


def test_a_whole_chain_has_no_training_step():
    form = TargetForm(initial={"measure": "task_analysis"})
    assert "training_step" not in form.fields
    assert "training_step" in TargetForm(initial={"measure": "task_analysis", "chaining": "forward"}).fields


@pytest.mark.parametrize(
    ("measure", "sentence"),
    [
        ("duration", "Each episode is timed; the score is the mean time of an episode."),
        ("latency", "The time from the cue to the response is taken; the score is the median."),
        (
            "partial_interval",
            "20 intervals of 15 s, 5 min together. Yes: it happened at any time in the interval.",
        ),
        ("rating", "0 to 4: 0 upset, 2 a: b, 4 calm."),
        ("permanent_product", "A work sample, scored out of 20 points unless it has others."),
    ],
)
def test_the_form_says_how_it_is_taken(measure, sentence):
    assert said(typed(measure))["How it is taken"] == sentence


def test_interval_measures_warn_while_the_plan_is_written():
    assert "Suen and Ary" in said(typed("whole_interval"))["Good to know"]
    assert "Good to know" not in said(typed("rating"))


@pytest.mark.parametrize(
    ("measure", "mastered"),
    [
        ("duration", "At least 4 min, in 3 of 4 weeks."),
        ("latency", "At least 4 s (median), in 3 of 4 sessions, with at least 3 responses each."),
        ("rating", "At least 4 (calm), in 3 of 4 sessions."),
        ("permanent_product", "At least 4 % of the points, in 3 of 4 sessions."),
    ],
)
def test_the_criterion_is_in_the_unit_of_the_measure(measure, mastered):
    assert said(typed(measure))["Mastered when"] == mastered


@pytest.mark.parametrize(
    ("choice", "unit", "threshold"),
    [
        ({"measure": "duration"}, "seconds", None),
        ({"measure": "duration", "told": "percent"}, "%", 90),
        ({"measure": "duration", "unit": "minutes"}, "minutes", None),
        ({"measure": "rating"}, "on the scale", None),
        ({"measure": "rating", "highest": 100}, "on the scale", None),
        ({"measure": "task_analysis"}, "%", 90),
        ({"measure": "momentary_interval"}, "%", 90),
    ],
)
def test_the_field_of_the_criterion_has_the_unit_of_the_score(choice, unit, threshold):
    form = TargetForm(initial=choice)
    assert (form._unit(), form["threshold"].value()) == (unit, threshold)


def test_a_criterion_in_minutes_does_not_become_a_percentage():
    form = TargetForm(initial={"measure": "duration", "unit": "minutes", "threshold": "4"})
    data = form.values() | {"told": "percent", "asked": " ".join(form.fields)}
    assert TargetForm(data=data).redrawn()["threshold"].value() == 90
    assert TargetForm(data=data | {"told": "total"}).redrawn()["threshold"].value() == "4"


def test_a_choice_that_the_next_measure_does_not_have_is_forgotten():
    form = TargetForm(initial={"measure": "duration", "told": "percent"})
    data = form.values() | {"measure": "latency", "asked": " ".join(form.fields)}
    assert TargetForm(data=data).redrawn()["told"].value() == "mean"


@pytest.mark.parametrize(
    ("measure", "changed", "field"),
    [
        ("task_analysis", {"steps": ""}, "steps"),
        ("task_analysis", {"steps": "One"}, "steps"),
        ("task_analysis", {"steps": "x" * 101 + "\nb"}, "steps"),
        ("task_analysis", {"steps": "\n".join("abc" * 20)}, "steps"),
        ("task_analysis", {"training_step": "5"}, "training_step"),
        ("task_analysis", {"training_step": "0"}, "training_step"),
        ("task_analysis", {"training_percent": "101"}, "training_percent"),
        ("task_analysis", {"training_sessions": "0"}, "training_sessions"),
        ("task_analysis", {"chaining": "sideways"}, "chaining"),
        ("task_analysis", {"counts_through": "model"}, "counts_through"),
        ("duration", {"told": "longest"}, "told"),
        ("duration", {"told": "percent", "threshold": "101"}, "threshold"),
        ("latency", {"told": "total"}, "told"),
        ("partial_interval", {"intervals": "0"}, "intervals"),
        ("partial_interval", {"intervals": "501"}, "intervals"),
        ("partial_interval", {"seconds": "0.5"}, "seconds"),
        ("partial_interval", {"minimum_trials": "21"}, "minimum_trials"),
        ("rating", {"lowest": "4"}, "highest"),
        ("rating", {"anchors": "calm"}, "anchors"),
        ("rating", {"anchors": "5: over"}, "anchors"),
        ("rating", {"anchors": "1: a\n1: b"}, "anchors"),
        ("rating", {"anchors": "1:"}, "anchors"),
        ("rating", {"threshold": "5"}, "threshold"),
        ("rating", {"lowest": "2", "highest": "6", "anchors": "", "threshold": "1"}, "threshold"),
        ("permanent_product", {"out_of": "0"}, "out_of"),
        ("permanent_product", {"threshold": "101"}, "threshold"),
    ],
)
def test_each_error_stands_at_its_field(measure, changed, field):
    form = typed(measure, **changed)
    assert not form.is_valid()
    assert list(form.errors) == [field]


def test_a_measure_without_steps_or_items_keeps_none():
    form = TargetForm(data=TARGET | {"steps": "a\nb"})
    assert form.is_valid()
    assert form.content()["steps"] == []
    assert typed("task_analysis").fields.keys().isdisjoint({"items", "trials", "minimum_trials"})


def test_what_a_measure_says_when_nothing_was_seen_is_never_zero():
    for measure in MEASURES:
        nothing = measure.score([], 0, measure.parse(None))
        assert measure.show(nothing, measure.parse(None)) == NOT_OBSERVED


@pytest.mark.parametrize(
    "measure", [key for key in TYPED if key not in {"whole_interval", "momentary_interval"}]
)
def test_naughty_values_are_answered_in_words(measure):
    naughty = ("", "\0", "a\0b: \ud800", "-1e999", "NaN", "9" * 400, "²: ½", "\ufeff\u200b: \u202e")
    for field in TYPED[measure][0]:
        for value in naughty:
            form = typed(measure, **{field: value})
            if form.is_valid():
                TargetVersion(**form.content()).teaching  # noqa: B018 - read, as it is before it is stored
            form.preview()
            form.redrawn().preview()


# --- The criterion: all that mastery can judge by ------------------------------------------------------


def mastered(form):
    assert form.is_valid(), form.errors
    return said(form)["Mastered when"]


def test_a_criterion_looks_at_another_figure_than_the_graph():
    assert "statistic" not in TargetForm(data=COUNT).fields
    total = typed("duration", statistic="total", threshold="30", staff="1")
    assert mastered(total) == "At least 30 min in total, in 3 of 4 weeks."
    assert total.content()["criterion"]["statistic"] == "total"
    share = typed("duration", statistic="percent", threshold="40", staff="1")
    assert mastered(share).startswith("At least 40 % of the observed time")
    assert "At most 100" in typed("duration", statistic="percent", threshold="101").errors["threshold"][0]
    assert "statistic" in typed("duration", statistic="median").errors
    rating = typed("rating", statistic="median", threshold="3", staff="1")
    assert mastered(rating).startswith("At least 3 as the median")
    again = TargetForm(data=TargetForm(initial=initial_target(TargetVersion(**rating.content()))).values())
    assert again.is_valid(), again.errors
    assert again.content() == rating.content()


def test_help_that_counts_for_mastery_alone_and_probes_that_are_judged():
    form = TargetForm(data=TARGET | {"prompt_level": "gestural", "purpose": "probe", "x": "2", "y": "3"})
    words = mastered(form)
    assert words.startswith("At least 80 % correct with help up to “Gestural”, in 2 of 3 probes")
    criterion = form.content()["criterion"]
    assert (criterion["prompt_level"], criterion["purpose"]) == ("gestural", "probe")
    assert form.content()["settings"]["counts_through"] == "independent"
    assert TargetForm(initial=initial_target(TargetVersion(**form.content())))["purpose"].value() == "probe"
    wrong = TargetForm(data=TARGET | {"prompt_level": "full_physical"})
    assert wrong.errors["prompt_level"] == ["This prompt level is not among those on the recorder."]


def test_where_data_is_a_weekly_probe_the_probes_are_judged():
    form = TargetForm(data=TARGET | {"rhythm": "weekly_probe"})
    assert "probes in a row" in mastered(form)
    assert TargetForm(initial=initial_target(TargetVersion(**form.content())))["purpose"].value() == ""


def test_another_figure_brings_its_own_unit_and_forgets_the_number():
    chosen = TargetForm(data=COMMON | TYPED["duration"][0] | {
        "measure": "duration", "statistic": "percent", "shown": "duration: minutes", "threshold": "12",
    }).redrawn()  # fmt: skip
    assert chosen["threshold"].value() == 90


# --- A measure is added by declaring it -----------------------------------------------------------------


def test_a_measure_is_added_by_one_class(monkeypatch):
    monkeypatch.setattr(MEASURES, "_items", dict(MEASURES._items))

    @dataclass(frozen=True, kw_only=True)
    class SmileSettings(Settings):
        WHAT = "Smile settings"
        ROWS = (("teeth", "place"),)
        teeth: int = whole(4, low=1, high=32, label="Teeth that show")
        place: str = text("", label="Where")

    @register
    class Smiles(Frequency):
        key, title, settings_type = "smiles", "Smiles", SmileSettings

        def point_unit(self, settings):
            return PointUnit.DAY

        def sentence(self, settings):
            return f"A smile shows {settings.teeth} teeth."

        def axis(self, settings):
            return Axis("Smiles")

    asked = TargetForm(initial={"measure": "smiles"})
    assert [asked[name].label for name in ("teeth", "place")] == ["Teeth that show", "Where"]
    form = TargetForm(data=COMMON | {"measure": "smiles", "teeth": "6", "place": "Snack"})
    assert form.is_valid(), form.errors
    content = form.content()
    assert content["settings"] == {"v": 1, "teeth": 6, "place": "Snack"}
    assert said(form)["How it is taken"] == "A smile shows 6 teeth."
    version = TargetVersion(**content)
    assert version.teaching.settings == SmileSettings(teeth=6, place="Snack")
    assert initial_target(version)["teeth"] == 6
    assert list(TargetForm(data=form.data | {"teeth": "33"}).errors) == ["teeth"]
