-- name: make_id
-- UUIDv7 (RFC 9562) of the clock and random bits: PostgreSQL has one of its own from 18 on only.
CREATE OR REPLACE FUNCTION pg_temp.roster_id() RETURNS uuid LANGUAGE sql VOLATILE AS $$
    SELECT (lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0')
            || '7' || substr(bits, 14))::uuid
    FROM (SELECT replace(gen_random_uuid()::text, '-', '') AS bits) AS random
$$

-- name: make_cut
-- `during` without what lies after `last_day` (NULL: whole); its first day always stays, for it was so.
CREATE OR REPLACE FUNCTION pg_temp.roster_cut(during daterange, last_day date) RETURNS daterange
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN last_day IS NULL THEN during
                ELSE during * daterange(NULL, greatest(last_day, lower(during)) + 1) END
$$

-- name: make_until
-- The first day without it; infinity where it has no end. What was taken back never held.
CREATE OR REPLACE FUNCTION pg_temp.roster_until(during daterange) RETURNS date LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN isempty(during) THEN '-infinity'::date ELSE coalesce(upper(during), 'infinity'::date) END
$$

-- name: ours
-- Every school of the district.
CREATE TEMP TABLE roster_ours ON COMMIT DROP AS
SELECT id AS school FROM staff_school WHERE id = %(top)s OR parent_id = %(top)s

-- name: schools
-- Each organization that is a school here.
CREATE TEMP TABLE roster_school ON COMMIT DROP AS
SELECT k.source_id AS org, k.id AS school,
       (k.parent_id IS NOT NULL OR coalesce(o.kind = 'school', false)) AS is_school
FROM staff_school k
JOIN roster_ours ours ON ours.school = k.id
LEFT JOIN roster_org o ON o.id = k.source_id
WHERE k.source = %(source)s AND k.source_id <> ''

-- name: roles_of_users
-- 1.1 has no roles.csv: a user has one role, the same at each of the organizations.
INSERT INTO roster_role (line, id, gone, gone_on, person, role, org, is_primary, place)
SELECT u.line, u.id || ' ' || o.org, u.gone, u.gone_on, u.id, u.role, o.org, o.place = 1, o.place
FROM roster_user u
CROSS JOIN LATERAL unnest(u.orgs) WITH ORDINALITY AS o(org, place)

-- name: since
-- The day from which a person belongs to a school where roles.csv does not say it: that of the first class.
CREATE TEMP TABLE roster_since ON COMMIT DROP AS
SELECT person, min(starts) AS starts FROM roster_member WHERE NOT gone GROUP BY person

-- name: year
-- Else that of the school year, else today.
CREATE TEMP TABLE roster_year ON COMMIT DROP AS
SELECT coalesce(max(starts) FILTER (WHERE starts <= %(today)s), min(starts), %(today)s) AS starts
FROM roster_session WHERE kind = 'schoolYear' AND NOT gone
