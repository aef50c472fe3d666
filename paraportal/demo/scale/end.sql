UPDATE datacollection_device SET have = d.have FROM scale_device d WHERE d.device = datacollection_device.id;

-- Each pair of para and supervising teacher met in seven weeks of ten, with the first of their students.
CREATE TEMP TABLE scale_contact ON COMMIT DROP AS
SELECT pg_temp.id_at(began, 'c ' || pair.n || ' ' || day.n) AS id, pair.para_id, pair.supervisor_id, pair.school_id,
       pair.student_id, day.day, began,
       5 + (25 * pg_temp.draw(pair.n, day.n, 8))::int AS minutes,
       (ARRAY['observation', 'modeling', 'co_teaching', 'debrief', 'data_review'])[
         1 + (4 * pg_temp.draw(pair.n, day.n, 9))::int] AS kind,
       pg_temp.draw(pair.n, day.n, 10) < 0.8 AS is_confirmed
  FROM (
    SELECT row_number() OVER (ORDER BY a.para_id, a.supervisor_id) AS n, a.para_id, a.supervisor_id,
           (array_agg(a.student_id ORDER BY a.student_id))[1] AS student_id,
           (array_agg(e.school_id ORDER BY a.student_id))[1] AS school_id
      FROM students_assignment a JOIN students_enrolment e ON e.student_id = a.student_id
     GROUP BY a.para_id, a.supervisor_id
  ) pair
  JOIN (SELECT DISTINCT para FROM scale_target) here ON here.para = pair.para_id
  JOIN (
    SELECT week, (array_agg(n ORDER BY n)) AS ns FROM scale_day GROUP BY week
  ) w ON pg_temp.draw(pair.n, w.week, 7) < 0.7
  JOIN scale_day day ON day.n = w.ns[1 + (pair.n + w.week) %% cardinality(w.ns)]
 CROSS JOIN LATERAL (SELECT day.midnight + make_interval(mins => 540 + (pair.n %% 300)::int) AS began) b;

INSERT INTO supervision_contact (id, para_id, supervisor_id, school_id, kind, began_at, school_day, minutes, note, made_at)
SELECT id, para_id, supervisor_id, school_id, kind, began, day, minutes, '', began + make_interval(mins => minutes)
  FROM scale_contact ORDER BY id;

INSERT INTO supervision_contactstudent (id, contact_id, student_id)
SELECT pg_temp.id_at(began, 'cs ' || id), id, student_id FROM scale_contact ORDER BY id;

INSERT INTO supervision_contactconfirmation (id, contact_id, by_id, at, agrees, note)
SELECT pg_temp.id_at(began, 'cc ' || id), id, para_id, began + interval '6 hours', true, ''
  FROM scale_contact WHERE is_confirmed ORDER BY id;
