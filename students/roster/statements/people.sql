-- name: students
CREATE TEMP TABLE roster_student ON COMMIT DROP AS
SELECT u.*, s.id AS known FROM roster_user u
LEFT JOIN students_student s ON s.source = %(source)s AND s.source_id = u.id AND s.source_id <> ''
WHERE NOT u.gone AND (s.id IS NOT NULL OR EXISTS (
    SELECT FROM roster_role r WHERE r.person = u.id AND r.role = 'student' AND NOT r.gone))

-- name: new_students
INSERT INTO students_student
    (id, legal_name, used_name, sort_as, sort_key, pronouns, say_it, picture, source, source_id)
SELECT new_id, legal_name, used_name, sort_as, sort_key, pronouns, '', '', %(source)s, id
FROM roster_student WHERE known IS NULL

-- name: renamed_students
-- A name in use that a person wrote here stands; the legal name is the school's to say.
UPDATE students_student s SET
    legal_name = n.legal_name, sort_as = n.sort_as, sort_key = n.sort_key,
    used_name = CASE WHEN s.used_name = '' THEN n.used_name ELSE s.used_name END
FROM roster_student n
WHERE n.known = s.id AND (s.legal_name <> n.legal_name OR (s.used_name = '' AND n.used_name <> ''))

-- name: enrolments
-- What the set says (one school for each student: that of today, the primary one first), beside what
-- holds; `act`: what is to be done about it.
CREATE TEMP TABLE roster_enrolment ON COMMIT DROP AS
WITH said AS (
    SELECT DISTINCT ON (s.id)
        s.id AS student, m.school, coalesce(u.grade, '') AS grade, r.starts AS given, r.ends,
        coalesce(r.starts, f.starts, (SELECT starts FROM roster_year)) AS starts
    FROM roster_role r
    JOIN students_student s ON s.source = %(source)s AND s.source_id = r.person AND s.source_id <> ''
    JOIN roster_school m ON m.org = r.org AND m.is_school
    LEFT JOIN roster_user u ON u.id = r.person AND NOT u.gone
    LEFT JOIN roster_since f ON f.person = r.person
    WHERE r.role = 'student' AND NOT r.gone
    ORDER BY s.id,
        (%(today)s BETWEEN coalesce(r.starts, %(today)s) AND coalesce(r.ends, %(today)s)) DESC,
        r.is_primary DESC, r.place, r.starts DESC NULLS LAST, r.line
), held AS (
    SELECT e.student_id AS student, count(*) AS n, max(pg_temp.roster_until(e.during)) AS last_end,
           count(*) FILTER (WHERE pg_temp.roster_until(e.during) > %(today)s) AS n_current
    FROM students_enrolment e JOIN said ON said.student = e.student_id
    GROUP BY e.student_id
)
SELECT said.*, pg_temp.roster_id() AS new_id, now.id AS now_id, lower(now.during) AS now_starts,
    CASE
        WHEN held.n IS NULL THEN 'new'
        WHEN now.id IS NULL AND said.given >= held.last_end THEN 'new'
        WHEN now.id IS NULL THEN 'over'
        WHEN now.school_id = said.school AND said.grade IN ('', now.grade) THEN
            CASE WHEN pg_temp.roster_cut(now.during, said.ends) <> now.during THEN 'end' ELSE 'same' END
        WHEN held.n_current > 1 THEN 'same'
        -- Somebody moved them here by hand, and the file still has the old school: it comes after
        WHEN EXISTS (
            SELECT FROM students_transfer t JOIN students_enrolment o ON o.id = t.old_id
            WHERE t.new_id = now.id AND t.taken_back_at IS NULL AND o.school_id = said.school
                AND t.first > %(today)s::date - 14) THEN 'moved'
        -- Of the set itself, or of today; a later day of another making is somebody's plan
        WHEN lower(now.during) >= %(today)s AND lower(now.during) IN (%(today)s, said.starts) THEN 'amend'
        WHEN lower(now.during) > %(today)s THEN 'planned'
        ELSE 'move'
    END AS act
FROM said
LEFT JOIN held ON held.student = said.student
LEFT JOIN LATERAL (
    SELECT e.id, e.school_id, e.grade, e.during FROM students_enrolment e
    WHERE e.student_id = said.student AND pg_temp.roster_until(e.during) > %(today)s
    ORDER BY lower(e.during) LIMIT 1
) AS now ON true

-- name: dates_of_enrolments
UPDATE roster_enrolment SET
    starts = CASE WHEN act = 'new' THEN least(starts, coalesce(ends, starts))
                  WHEN given > now_starts AND given <= %(today)s THEN given
                  ELSE %(today)s END,
    ends = CASE WHEN act = 'move' AND ends < %(today)s THEN NULL ELSE ends END
WHERE act IN ('new', 'move')

-- name: end_enrolments
UPDATE students_enrolment e SET during = pg_temp.roster_cut(e.during, n.ends)
FROM roster_enrolment n WHERE n.act = 'end' AND e.id = n.now_id

-- name: leave_schools
UPDATE students_enrolment e SET during = daterange(lower(e.during), n.starts)
FROM roster_enrolment n WHERE n.act = 'move' AND e.id = n.now_id

-- name: amend_enrolments
UPDATE students_enrolment e SET
    school_id = n.school, grade = CASE n.grade WHEN '' THEN e.grade ELSE n.grade END
FROM roster_enrolment n WHERE n.act = 'amend' AND e.id = n.now_id

-- name: new_enrolments
INSERT INTO students_enrolment (id, student_id, school_id, grade, during)
SELECT new_id, student, school, grade, daterange(starts, ends + 1)
FROM roster_enrolment WHERE act IN ('new', 'move')

-- name: gone_students
-- Whom a set of changes deletes, ends on the day that it names.
UPDATE students_enrolment e SET during = pg_temp.roster_cut(e.during, g.on_day)
FROM (
    SELECT s.id AS student, NULL::uuid AS school, u.gone_on AS on_day
    FROM roster_user u
    JOIN students_student s ON s.source = %(source)s AND s.source_id = u.id AND s.source_id <> ''
    WHERE u.gone
    UNION
    SELECT s.id, m.school, r.gone_on
    FROM roster_role r
    JOIN students_student s ON s.source = %(source)s AND s.source_id = r.person AND s.source_id <> ''
    JOIN roster_school m ON m.org = r.org
    WHERE r.gone AND r.role = 'student'
) AS g
WHERE e.student_id = g.student AND (g.school IS NULL OR g.school = e.school_id)
    AND e.school_id IN (SELECT school FROM roster_ours)
    AND pg_temp.roster_cut(e.during, g.on_day) <> e.during

-- name: by_school
SELECT k.name, n.grade, count(*) FROM roster_enrolment n JOIN staff_school k ON k.id = n.school
GROUP BY 1, 2 ORDER BY 1, lpad(n.grade, 3, '0') LIMIT %(listed)s

-- name: same_person
-- A person decided that the account with this e-mail is this teacher's; only where it is of this district.
UPDATE staff_user k SET source = %(source)s, source_id = u.id FROM roster_user u
WHERE u.id = ANY(%(same)s) AND NOT u.gone AND k.email = u.email AND k.source_id = ''
    AND EXISTS (SELECT FROM roster_role r WHERE r.person = u.id AND r.role = 'teacher' AND NOT r.gone)
    AND EXISTS (SELECT FROM staff_post p JOIN roster_ours o ON o.school = p.school_id WHERE p.user_id = k.id)
    AND NOT EXISTS (SELECT FROM staff_user other
        WHERE other.source = %(source)s AND other.source_id = u.id AND other.source_id <> '')

-- name: teachers
CREATE TEMP TABLE roster_teacher ON COMMIT DROP AS
SELECT u.*, k.id AS known, holder.id AS holder,
    CASE WHEN k.id IS NOT NULL THEN ''
         WHEN NOT u.enabled THEN 'disabled'
         WHEN u.email IS NULL THEN 'no_email'
         WHEN holder.id IS NOT NULL THEN 'taken'
         ELSE '' END AS left_out
FROM roster_user u
LEFT JOIN staff_user k ON k.source = %(source)s AND k.source_id = u.id AND k.source_id <> ''
LEFT JOIN staff_user holder ON holder.email = u.email AND holder.id IS DISTINCT FROM k.id
WHERE NOT u.gone AND (k.id IS NOT NULL OR EXISTS (
    SELECT FROM roster_role r WHERE r.person = u.id AND r.role = 'teacher' AND NOT r.gone))

-- name: new_teachers
-- The password is unusable: Django takes what begins with “!” for none. They set one by mail.
INSERT INTO staff_user
    (id, password, email, language, is_active, legal_name, used_name, sort_as, sort_key, pronouns, say_it,
     source, source_id)
SELECT new_id, '!' || replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), email, 'en-us',
    true, legal_name, used_name, sort_as, sort_key, pronouns, '', %(source)s, id
FROM roster_teacher WHERE known IS NULL AND left_out = ''

-- name: renamed_teachers
UPDATE staff_user k SET
    legal_name = n.legal_name, sort_as = n.sort_as, sort_key = n.sort_key,
    used_name = CASE WHEN k.used_name = '' THEN n.used_name ELSE k.used_name END
FROM roster_teacher n
WHERE n.known = k.id AND (k.legal_name <> n.legal_name OR (k.used_name = '' AND n.used_name <> ''))

-- name: left_out
SELECT left_out, count(*) FROM roster_teacher WHERE left_out <> '' GROUP BY 1

-- name: other_email
SELECT count(*) FROM roster_teacher n JOIN staff_user k ON k.id = n.known WHERE k.email <> n.email

-- name: taken
-- Those to decide about, and those of whom it was said already. The account of somebody who works only
-- elsewhere is not this district's to join to anybody.
SELECT n.id, n.legal_name, n.line, n.holder, k.source_id = '' AND EXISTS (
    SELECT FROM staff_post p JOIN roster_ours o ON o.school = p.school_id WHERE p.user_id = n.holder)
FROM roster_teacher n JOIN staff_user k ON k.id = n.holder
WHERE n.left_out = 'taken'
UNION ALL
SELECT n.id, n.legal_name, n.line, n.known, true FROM roster_teacher n WHERE n.id = ANY(%(same)s)
    AND n.known IS NOT NULL
ORDER BY 3 LIMIT %(listed)s

-- name: others
SELECT DISTINCT u.legal_name, r.role, u.sort_key
FROM roster_role r JOIN roster_user u ON u.id = r.person
WHERE NOT r.gone AND r.role NOT IN ('guardian', 'parent', 'relative', 'student', 'teacher')
ORDER BY 3, 2 LIMIT %(listed)s

-- name: count_others
SELECT
    count(DISTINCT person) FILTER (WHERE role NOT IN ('guardian', 'parent', 'relative', 'student', 'teacher')),
    count(DISTINCT person) FILTER (WHERE role IN ('guardian', 'parent', 'relative'))
FROM roster_role WHERE NOT gone

-- name: posts
CREATE TEMP TABLE roster_post ON COMMIT DROP AS
WITH said AS (
    SELECT DISTINCT ON (k.id, m.school)
        k.id AS person, m.school, r.starts AS given, r.ends,
        coalesce(r.starts, f.starts, (SELECT starts FROM roster_year)) AS starts
    FROM roster_role r
    JOIN staff_user k ON k.source = %(source)s AND k.source_id = r.person AND k.source_id <> ''
    JOIN roster_school m ON m.org = r.org
    LEFT JOIN roster_user u ON u.id = r.person
    LEFT JOIN roster_since f ON f.person = r.person
    WHERE r.role = 'teacher' AND NOT r.gone AND coalesce(u.enabled, true) AND NOT coalesce(u.gone, false)
    ORDER BY k.id, m.school, r.starts DESC NULLS LAST, r.line
), held AS (
    SELECT user_id AS person, school_id AS school, max(pg_temp.roster_until(during)) AS last_end
    FROM staff_post WHERE role = 'gened' GROUP BY 1, 2
)
SELECT said.*, pg_temp.roster_id() AS new_id,
    CASE WHEN held.last_end IS NULL OR said.given >= held.last_end THEN 'new'
         WHEN held.last_end <= %(today)s THEN 'over'
         WHEN said.ends + 1 < held.last_end THEN 'end'
         ELSE 'same' END AS act
FROM said LEFT JOIN held USING (person, school)

-- name: new_posts
INSERT INTO staff_post (id, user_id, school_id, role, during)
SELECT new_id, person, school, 'gened', daterange(least(starts, coalesce(ends, starts)), ends + 1)
FROM roster_post WHERE act = 'new'

-- name: end_posts
UPDATE staff_post p SET during = pg_temp.roster_cut(p.during, n.ends) FROM roster_post n
WHERE n.act = 'end' AND p.user_id = n.person AND p.school_id = n.school AND p.role = 'gened'
    AND pg_temp.roster_cut(p.during, n.ends) <> p.during

-- name: gone_teachers
UPDATE staff_post p SET during = pg_temp.roster_cut(p.during, g.on_day)
FROM (
    SELECT k.id AS person, NULL::uuid AS school, u.gone_on AS on_day
    FROM roster_user u JOIN staff_user k ON k.source = %(source)s AND k.source_id = u.id AND k.source_id <> ''
    WHERE u.gone
    UNION
    SELECT k.id, m.school, r.gone_on
    FROM roster_role r
    JOIN staff_user k ON k.source = %(source)s AND k.source_id = r.person AND k.source_id <> ''
    JOIN roster_school m ON m.org = r.org
    WHERE r.gone AND r.role = 'teacher'
) AS g
WHERE p.user_id = g.person AND p.role = 'gened' AND (g.school IS NULL OR g.school = p.school_id)
    AND p.school_id IN (SELECT school FROM roster_ours)
    AND pg_temp.roster_cut(p.during, g.on_day) <> p.during
