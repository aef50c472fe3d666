"""The statements of coverage. Each sees the same sets; what they mean stands in `figures.py`.

`%(schools)s`, `%(today)s`, `%(monday)s`, `%(month)s`: arrays side by side, a place for each school.
"""

# `given`: contacts that stand, of the paras and of the teachers concerned, as far as clocks look back.
# `licensed`: on which days a supervisor's licence meets the rule of a school, as one set of days: a school's
# own rule comes before its district's. The same as `LicenceRules`; test_licensed_days.py compares them.
SETS = """
WITH school AS MATERIALIZED (
  SELECT s.*, d.time_zone
    FROM unnest(%(schools)s::uuid[], %(today)s::date[], %(monday)s::date[], %(month)s::date[])
      AS s(id, today, monday, month)
    JOIN staff_school d ON d.id = s.id
), tie AS MATERIALIZED (
  SELECT e.school_id, a.supervisor_id, a.para_id, a.student_id, lower(a.during) AS began
    FROM school s
    JOIN students_enrolment e ON e.school_id = s.id AND e.during @> s.today
    JOIN students_assignment a ON a.student_id = e.student_id AND a.during @> s.today
   WHERE (%(supervisor)s::uuid IS NULL OR a.supervisor_id = %(supervisor)s::uuid)
     AND (%(para)s::uuid IS NULL OR a.para_id = %(para)s::uuid)
), given AS MATERIALIZED (
  SELECT c.id, c.para_id, c.supervisor_id, c.school_id, c.school_day, c.minutes, c.kind
    FROM supervision_contact c
   WHERE c.school_day >= %(floor)s AND c.began_at <= %(at)s
     AND (c.para_id IN (SELECT para_id FROM tie) OR c.supervisor_id IN (SELECT supervisor_id FROM tie))
     AND NOT EXISTS (SELECT 1 FROM supervision_contactwithdrawal w
                      WHERE w.contact_id = c.id AND w.at <= %(at)s)
), own AS (
  SELECT school_id, value, during FROM staff_policy WHERE key = 'licence.supervisor'
), rule AS MATERIALIZED (
  SELECT school_id, value, datemultirange(during) AS days FROM own
  UNION ALL
  SELECT c.id, p.value, datemultirange(p.during) - COALESCE(
           (SELECT range_agg(o.during) FROM own o WHERE o.school_id = c.id), '{}'::datemultirange)
    FROM own p JOIN staff_school c ON c.parent_id = p.school_id
), licensed AS MATERIALIZED (
  SELECT g.supervisor_id, g.school_id, range_agg(both_hold.days) AS days
    FROM (SELECT supervisor_id, school_id FROM given UNION SELECT supervisor_id, school_id FROM tie) g
    JOIN rule r ON r.school_id = g.school_id
    JOIN staff_licence l ON l.user_id = g.supervisor_id AND jsonb_exists_any(r.value, ARRAY[l.kind, 'any'])
   CROSS JOIN LATERAL (SELECT datemultirange(l.valid) * r.days AS days) AS both_hold
   GROUP BY 1, 2
), judged AS MATERIALIZED (
  SELECT g.*, COALESCE(l.days @> g.school_day, false) AS counts
    FROM given g LEFT JOIN licensed l USING (supervisor_id, school_id)
)
"""

# One statement, for the sets are made once: its rows are of three sorts. Each has the same columns, and those
# that are not its own are empty: sort, four ids, three texts, three days, four answers, ten numbers.

# When a teacher last met a student (a contact that included them, a session that the teacher recorded), and
# last viewed at their data (the pages, a contact for it).
TIES = """, contacts AS (
  SELECT j.supervisor_id, w.student_id, max(j.school_day) AS met,
         max(j.school_day) FILTER (WHERE j.kind = 'data_review') AS viewed
    FROM judged j JOIN supervision_contactstudent w ON w.contact_id = j.id
   WHERE j.counts GROUP BY 1, 2
), met AS (
  SELECT supervisor_id, para_id, max(school_day) AS day FROM judged WHERE counts GROUP BY 1, 2
), pair AS (
  SELECT school_id, supervisor_id, para_id, min(began) AS began FROM tie GROUP BY 1, 2, 3
)
SELECT 'tie', t.school_id, t.supervisor_id, t.para_id, t.student_id, NULL, NULL, NULL, t.began,
       GREATEST(c.met, recorded.day), GREATEST(c.viewed, (r.at AT TIME ZONE s.time_zone)::date),
       NULL::boolean, NULL::boolean, NULL::boolean, NULL::boolean, {numbers}
  FROM tie t
  JOIN school s ON s.id = t.school_id
  LEFT JOIN contacts c USING (supervisor_id, student_id)
  LEFT JOIN supervision_dataview r
    ON r.teacher_id = t.supervisor_id AND r.student_id = t.student_id AND r.at <= %(at)s
  LEFT JOIN LATERAL (
    SELECT one.school_day AS day FROM datacollection_session one
     WHERE one.recorder_id = t.supervisor_id AND one.student_id = t.student_id
       AND one.school_day BETWEEN %(floor)s AND s.today
     ORDER BY one.school_day DESC LIMIT 1
  ) recorded ON true
""".format(numbers=", ".join(["NULL::bigint"] * 10))  # noqa: S608 - ten times nothing

PAIRS = """
UNION ALL
SELECT 'pair', p.school_id, p.supervisor_id, p.para_id, NULL, COALESCE(NULLIF(v.used_name, ''), v.legal_name),
       COALESCE(NULLIF(u.used_name, ''), u.legal_name), u.sort_key, p.began, m.day, NULL,
       COALESCE(l.days @> s.today, false),
       u.is_active AND EXISTS (SELECT 1 FROM staff_post o
                WHERE o.user_id = p.para_id AND o.role = 'para' AND o.during @> s.today),
       EXISTS (SELECT 1 FROM schedule_duty d WHERE d.para_id = p.para_id AND d.during @> s.today),
       EXISTS (SELECT 1 FROM schedule_staffabsence a WHERE a.person_id = p.para_id AND a.during @> s.today
                  AND a.minutes = int4range(0, 1440)), {numbers}
  FROM pair p
  JOIN school s ON s.id = p.school_id
  JOIN staff_user u ON u.id = p.para_id
  JOIN staff_user v ON v.id = p.supervisor_id
  LEFT JOIN met m ON m.supervisor_id = p.supervisor_id AND m.para_id = p.para_id
  LEFT JOIN licensed l ON l.supervisor_id = p.supervisor_id AND l.school_id = p.school_id
""".format(numbers=", ".join(["NULL"] * 10))  # noqa: S608 - the same

_AMOUNT = """
  count(*) FILTER (WHERE j.counts AND j.school_day >= {since}),
  COALESCE(sum(j.minutes) FILTER (WHERE j.counts AND j.school_day >= {since}), 0),
  count(*) FILTER (WHERE j.counts AND j.school_day >= {since} AND said.id IS NULL),
  count(*) FILTER (WHERE j.counts AND j.school_day >= {since} AND NOT said.agrees),
  count(*) FILTER (WHERE NOT j.counts AND j.school_day >= {since})"""

AMOUNTS = f"""
UNION ALL
SELECT 'amount', t.school_id, NULL, t.para_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
       NULL, {_AMOUNT.format(since="t.monday")}, {_AMOUNT.format(since="t.month")}
  FROM (SELECT DISTINCT tie.school_id, tie.para_id, s.monday, s.month
          FROM tie JOIN school s ON s.id = tie.school_id) t
  JOIN judged j ON j.para_id = t.para_id AND j.school_day >= LEAST(t.monday, t.month)
  LEFT JOIN supervision_contactconfirmation said ON said.contact_id = j.id AND said.at <= %(at)s
 GROUP BY t.school_id, t.para_id
"""  # noqa: S608 - the two words above

COVERAGE = SETS + TIES + PAIRS + AMOUNTS
