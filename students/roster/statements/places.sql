-- name: changed_sections
UPDATE students_section k SET name = left(c.name, 120), school_id = m.school
FROM roster_class c JOIN roster_school m ON m.org = c.school
WHERE NOT c.gone AND k.source = %(source)s AND k.source_id = c.id AND k.source_id <> ''
    AND (k.name <> left(c.name, 120) OR k.school_id <> m.school)

-- name: new_sections
INSERT INTO students_section (id, school_id, name, source, source_id)
SELECT c.new_id, m.school, left(c.name, 120), %(source)s, c.id
FROM roster_class c JOIN roster_school m ON m.org = c.school
WHERE NOT c.gone AND NOT EXISTS (
    SELECT FROM students_section k WHERE k.source = %(source)s AND k.source_id = c.id AND k.source_id <> '')

-- name: places
-- The terms of a class say when it is, where an enrollment does not. Two terms of one place that touch or
-- overlap are one stay.
CREATE TEMP TABLE roster_place ON COMMIT DROP AS
WITH term AS (
    SELECT c.id AS class, min(t.starts) AS starts, max(t.ends) AS ends
    FROM roster_class c
    CROSS JOIN LATERAL unnest(c.terms) AS named(id)
    JOIN roster_session t ON t.id = named.id
    GROUP BY c.id
), said AS (
    SELECT k.id AS section, s.id AS student, t.id AS person,
        coalesce(r.starts, least(term.starts, r.ends), least((SELECT starts FROM roster_year), r.ends))
            AS starts,
        coalesce(r.ends, term.ends) AS ends
    FROM roster_member r
    JOIN students_section k ON k.source = %(source)s AND k.source_id = r.class AND k.source_id <> ''
    LEFT JOIN students_student s ON r.role = 'student'
        AND s.source = %(source)s AND s.source_id = r.person AND s.source_id <> ''
    LEFT JOIN staff_user t ON r.role = 'teacher'
        AND t.source = %(source)s AND t.source_id = r.person AND t.source_id <> ''
    LEFT JOIN term ON term.class = r.class
    WHERE NOT r.gone AND (s.id IS NOT NULL OR t.id IS NOT NULL)
), stay AS (
    SELECT section, student, person,
        unnest(range_agg(daterange(starts, CASE WHEN ends >= starts THEN ends + 1 END))) AS during
    FROM said GROUP BY section, student, person
)
SELECT *, coalesce(student, person) AS who, pg_temp.roster_id() AS new_id FROM stay

-- name: standing
-- Places that stand in these classes, in the same words.
CREATE TEMP TABLE roster_standing ON COMMIT DROP AS
SELECT m.id, m.section_id AS section, coalesce(m.student_id, m.user_id) AS who, m.during
FROM students_sectionmember m JOIN students_section k ON k.id = m.section_id
WHERE k.source = %(source)s AND k.school_id IN (SELECT school FROM roster_ours)

-- name: changed_places
-- One stay against one stay: what overlaps several was set by hand, and stands. What ended stays ended.
WITH pairs AS (
    SELECT s.id, s.during AS before, n.during,
        count(*) OVER (PARTITION BY s.id) AS said, count(*) OVER (PARTITION BY n.new_id) AS held
    FROM roster_place n
    JOIN roster_standing s ON s.section = n.section AND s.who = n.who AND s.during && n.during
)
UPDATE students_sectionmember m SET during = p.during FROM pairs p
WHERE m.id = p.id AND p.said = 1 AND p.held = 1 AND p.before <> p.during
    AND pg_temp.roster_until(p.before) > %(today)s

-- name: new_places
INSERT INTO students_sectionmember (id, section_id, student_id, user_id, during)
SELECT n.new_id, n.section, n.student, n.person, n.during FROM roster_place n
WHERE NOT EXISTS (SELECT FROM roster_standing s
    WHERE s.section = n.section AND s.who = n.who AND s.during && n.during)

-- name: gone_places
UPDATE students_sectionmember m SET during = pg_temp.roster_cut(m.during, g.on_day)
FROM (
    SELECT p.id, r.gone_on AS on_day
    FROM roster_member r
    JOIN students_section k ON k.source = %(source)s AND k.source_id = r.class AND k.source_id <> ''
    LEFT JOIN students_student s ON s.source = %(source)s AND s.source_id = r.person AND s.source_id <> ''
    LEFT JOIN staff_user t ON t.source = %(source)s AND t.source_id = r.person AND t.source_id <> ''
    JOIN roster_standing p ON p.section = k.id AND p.who = coalesce(s.id, t.id)
    WHERE r.gone AND NOT EXISTS (SELECT FROM roster_place n
        WHERE n.section = p.section AND n.who = p.who AND n.during && p.during)
    UNION
    SELECT p.id, c.gone_on
    FROM roster_class c
    JOIN students_section k ON k.source = %(source)s AND k.source_id = c.id AND k.source_id <> ''
    JOIN roster_standing p ON p.section = k.id
    WHERE c.gone
    UNION
    SELECT p.id, u.gone_on
    FROM roster_user u
    LEFT JOIN students_student s ON s.source = %(source)s AND s.source_id = u.id AND s.source_id <> ''
    LEFT JOIN staff_user t ON t.source = %(source)s AND t.source_id = u.id AND t.source_id <> ''
    JOIN roster_standing p ON p.who = coalesce(s.id, t.id)
    WHERE u.gone
) AS g
WHERE m.id = g.id AND pg_temp.roster_cut(m.during, g.on_day) <> m.during
