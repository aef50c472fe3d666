"""The database's own word on who publishes: a provider only what their own discipline teaches (P6)."""

import pgtrigger

# Asked only when a draft goes into force (IN_FORCE from NULL). HAVING without GROUP BY makes one group of the
# publisher's memberships at that moment: refused where all of them are a provider's, and it is not their own
# teaching. bool_and of no rows is NULL, so who is not on the team (another rule's matter) passes here.
RULE = """
IF NEW.in_force IS NOT NULL AND OLD.in_force IS NULL AND EXISTS (
    SELECT 1 FROM {of} AS thing {join}
      JOIN students_membership AS member ON member.student_id = {student}
     WHERE thing.id = NEW.of_id AND member.user_id = NEW.published_by_id
       AND member.during @> NEW.published_at
    HAVING bool_and(member.team_role = 'provider')
       AND NOT (NEW.source = 'teaching' AND bool_or({is_own}))
) THEN
    RAISE EXCEPTION 'A provider publishes what their own discipline teaches, and no decision (%)', NEW.id
       USING ERRCODE = 'integrity_constraint_violation';
END IF;
RETURN NEW;
"""


def _trigger(**names: str) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name="own_discipline",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        func=RULE.format(**names),
    )


def of_discipline(of: str) -> pgtrigger.Trigger:
    """For versions of a thing (its table) that has a student and a discipline."""
    return _trigger(of=of, join="", student="thing.student_id", is_own="member.discipline = thing.discipline")


def of_the_team(of: str) -> pgtrigger.Trigger:
    """For versions of what stands in a plan and belongs to no discipline."""
    join = "JOIN iep_plan AS plan ON plan.id = thing.plan_id"
    return _trigger(of=of, join=join, student="plan.student_id", is_own="false")


def of_a_plan() -> pgtrigger.Trigger:
    return _trigger(of="iep_plan", join="", student="thing.student_id", is_own="false")
