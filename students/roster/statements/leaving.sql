-- name: stood
-- Who was at which school before anything changes.
CREATE TEMP TABLE roster_stood ON COMMIT DROP AS
SELECT e.id, e.student_id AS student, e.school_id AS school, e.during FROM students_enrolment e
WHERE pg_temp.roster_until(e.during) > %(today)s AND e.school_id IN (SELECT school FROM roster_ours)

-- name: left
-- Who goes from a school with this set: student, school, first day without it, the next school. Not who only
-- has a last day in a role, which is the end of every school year, until that day is over; and not who goes
-- on there in another grade. Only those to whom somebody is tied.
SELECT s.student, s.school,
    CASE WHEN e.school_id <> s.school THEN lower(e.during) ELSE upper(e.during) END AS first,
    CASE WHEN e.school_id <> s.school THEN e.school_id ELSE n.school_id END AS next
FROM roster_stood s
JOIN students_enrolment e ON e.id = s.id
LEFT JOIN roster_enrolment r ON r.now_id = s.id AND r.act = 'end'
LEFT JOIN students_enrolment n ON n.student_id = s.student AND lower(n.during) = upper(e.during)
WHERE (e.school_id <> s.school
       OR (e.during <> s.during AND (r.now_id IS NULL OR upper(e.during) <= %(today)s)))
    AND (n.school_id IS NULL OR n.school_id <> s.school)
    AND (EXISTS (SELECT FROM students_membership m WHERE m.student_id = s.student)
         OR EXISTS (SELECT FROM students_assignment a WHERE a.student_id = s.student))
ORDER BY s.student
