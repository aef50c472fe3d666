-- name: missing
CREATE TEMP TABLE roster_missing ON COMMIT DROP AS
SELECT 'enrolment' AS kind, e.id, s.id AS person, e.school_id AS school, s.sort_key
FROM students_enrolment e JOIN students_student s ON s.id = e.student_id
WHERE %(is_whole)s AND s.source = %(source)s AND pg_temp.roster_until(e.during) > %(today)s
    AND e.school_id IN (SELECT school FROM roster_ours)
    AND NOT EXISTS (SELECT FROM roster_role r WHERE r.person = s.source_id AND r.role = 'student')
UNION ALL
SELECT 'post', p.id, k.id, p.school_id, k.sort_key
FROM staff_post p JOIN staff_user k ON k.id = p.user_id
WHERE %(is_whole)s AND k.source = %(source)s AND p.role = 'gened'
    AND pg_temp.roster_until(p.during) > %(today)s
    AND p.school_id IN (SELECT school FROM roster_ours)
    AND NOT EXISTS (SELECT FROM roster_post n WHERE n.person = k.id AND n.school = p.school_id)

-- name: left_places
CREATE TEMP TABLE roster_left ON COMMIT DROP AS
SELECT s.id FROM roster_standing s
WHERE %(is_whole)s AND pg_temp.roster_until(s.during) > %(today)s AND NOT EXISTS (
    SELECT FROM roster_place n WHERE n.section = s.section AND n.who = s.who AND n.during && s.during)

-- name: count_missing
SELECT kind, count(*) FROM roster_missing GROUP BY kind UNION ALL SELECT 'place', count(*) FROM roster_left

-- name: list_missing
SELECT kind, id, person, school FROM roster_missing ORDER BY kind, sort_key, id LIMIT %(listed)s

-- name: end_enrolments
UPDATE students_enrolment r SET during = pg_temp.roster_cut(r.during, d.last_day)
FROM roster_missing x JOIN unnest(%(ids)s::uuid[], %(days)s::date[]) AS d(id, last_day) ON d.id = x.id
WHERE x.kind = 'enrolment' AND r.id = x.id AND pg_temp.roster_cut(r.during, d.last_day) <> r.during

-- name: end_posts
UPDATE staff_post r SET during = pg_temp.roster_cut(r.during, d.last_day)
FROM roster_missing x JOIN unnest(%(ids)s::uuid[], %(days)s::date[]) AS d(id, last_day) ON d.id = x.id
WHERE x.kind = 'post' AND r.id = x.id AND pg_temp.roster_cut(r.during, d.last_day) <> r.during

-- name: end_places_of_people
-- Their places in classes of that school end with them.
UPDATE students_sectionmember m SET during = pg_temp.roster_cut(m.during, d.last_day)
FROM roster_missing x
JOIN unnest(%(ids)s::uuid[], %(days)s::date[]) AS d(id, last_day) ON d.id = x.id
JOIN students_section k ON k.school_id = x.school
WHERE m.section_id = k.id AND (m.student_id = x.person OR m.user_id = x.person)
    AND pg_temp.roster_cut(m.during, d.last_day) <> m.during

-- name: end_places
UPDATE students_sectionmember m SET during = pg_temp.roster_cut(m.during, %(last_day)s)
FROM roster_left x WHERE m.id = x.id AND pg_temp.roster_cut(m.during, %(last_day)s) <> m.during
