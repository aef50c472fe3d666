TRUNCATE scale_sitting, scale_fact;

-- Who sat down with whom on which day. A para's sittings of a day come one after the other.
INSERT INTO scale_sitting
SELECT pg_temp.id_at(began, 's ' || t.k || ' ' || d.n), t.k, t.number, t.device, t.para, t.target, t.version,
       t.student, t.kind, d.n, d.day, d.midnight, began, 600,
       CASE t.kind WHEN 1 THEN t.trials ELSE (9 * power(pg_temp.draw(t.k, d.n, 2), 1.5))::int END,
       least(0.97, greatest(0.03, t.lift + 0.5 * d.n / %(days)s + 0.3 * (pg_temp.draw(t.k, d.n, 3) - 0.5)))
  FROM scale_target t
  JOIN scale_day d ON d.week = %(week)s
 CROSS JOIN LATERAL (SELECT d.midnight + make_interval(mins => 525 + 12 * t.slot) AS began) b
 WHERE pg_temp.draw(t.k, d.n, 1) < t.share;

-- Every tap. 1 correct, 2 incorrect, 3 no response, 5 it happened; prompts 2 gestural, 4 model, 5 partial physical;
-- prompters 0 nobody, 1 a peer, 2 an adult.
INSERT INTO scale_fact
SELECT pg_temp.id_at(at, 't ' || s.k || ' ' || s.n || ' ' || i), 'trial', 1, s.id, s.number, s.device, s.para, i, s.n,
       at, response, prompt, CASE WHEN prompt IS NULL THEN NULL WHEN prompt = 0 THEN 0 WHEN c < 0.15 THEN 1 ELSE 2 END
  FROM scale_sitting s
 CROSS JOIN LATERAL generate_series(1, s.taps) AS i
 CROSS JOIN LATERAL (
   SELECT s.began + make_interval(secs => s.seconds * i / (s.taps + 1)) AS at,
          pg_temp.draw(s.k, s.n * 1000 + i, 4) AS a,
          pg_temp.draw(s.k, s.n * 1000 + i, 5) AS b,
          pg_temp.draw(s.k, s.n * 1000 + i, 6) AS c
 ) chances
 CROSS JOIN LATERAL (
   SELECT CASE WHEN s.kind = 2 THEN 5 WHEN a < s.alone OR b < 0.7 THEN 1 WHEN b < 0.9 THEN 2 ELSE 3 END AS response,
          CASE WHEN s.kind = 2 OR (a >= s.alone AND b >= 0.7) THEN NULL WHEN a < s.alone THEN 0
               WHEN b < 0.4 THEN 2 WHEN b < 0.6 THEN 4 ELSE 5 END AS prompt
 ) outcome;

INSERT INTO scale_fact (id, word, rank, sitting, number, device, para, day_n, at)
SELECT id, 'session.start', 0, id, number, device, para, n, began FROM scale_sitting
UNION ALL
SELECT pg_temp.id_at(began + make_interval(secs => seconds), 'e ' || k || ' ' || n), 'session.end', 2, id, number,
       device, para, n, began + make_interval(secs => seconds)
  FROM scale_sitting;

ANALYZE scale_sitting, scale_fact;

-- Each device sent its day at half past three.
INSERT INTO datacollection_batch (id, device_id, received_at, clock_skew, app_version)
SELECT DISTINCT pg_temp.id_at(midnight + interval '930 minutes', 'b ' || number || ' ' || n), device,
       midnight + interval '930 minutes', 0, ''
  FROM scale_sitting;

INSERT INTO datacollection_record (id, device_id, seq, kind, actor_id, made_at, said_at, batch_id, digest)
SELECT f.id, f.device, d.have + row_number() OVER (PARTITION BY f.number ORDER BY f.at, f.rank, f.id), f.word, f.para,
       f.at, f.at, pg_temp.id_at(day.midnight + interval '930 minutes', 'b ' || f.number || ' ' || f.day_n),
       sha256(uuid_send(f.id))
  FROM scale_fact f
  JOIN scale_device d ON d.number = f.number
  JOIN scale_day day ON day.n = f.day_n
 ORDER BY f.id;

UPDATE scale_device d SET have = d.have + sent.count
  FROM (SELECT number, count(*) FROM scale_fact GROUP BY number) sent
 WHERE sent.number = d.number;

INSERT INTO datacollection_session (id, target_id, version_id, student_id, recorder_id, purpose, setting, partner,
       school_day, began_at, counts, source)
SELECT id, target, version, student, para, 'teaching', '', '', day, began, 'own', 'device'
  FROM scale_sitting ORDER BY id;

INSERT INTO datacollection_trial (id, session_id, n, at, response, prompt, prompter, item)
SELECT id, sitting, n, at, response, prompt, prompter, '' FROM scale_fact WHERE word = 'trial' ORDER BY id;

INSERT INTO datacollection_sessionmark (id, session_id, kind, at, reason)
SELECT id, sitting, 'end', at, 'finished' FROM scale_fact WHERE word = 'session.end' ORDER BY id;

-- What iep.measures makes of them; a test holds the two to the same numbers.
INSERT INTO datacollection_sessionsummary (session_id, ended_at, observed_seconds, n, numerator, denominator, score,
       evaluated, tallies, calc_version, calculated_at)
SELECT s.id, s.began + make_interval(secs => s.seconds), s.seconds,
       CASE s.kind WHEN 1 THEN t.answered ELSE t.happened END,
       CASE s.kind WHEN 1 THEN t.at_0 ELSE t.happened END,
       CASE s.kind WHEN 1 THEN t.answered ELSE s.seconds END,
       CASE s.kind WHEN 1 THEN round(t.at_0 * 100.0 / nullif(t.answered, 0), 6) ELSE t.happened END,
       s.kind = 2 OR t.answered >= 5,
       CASE s.kind WHEN 2 THEN '{}'::jsonb ELSE jsonb_strip_nulls(jsonb_build_object(
         'correct_independent', t.at_0, 'correct_peer', t.peer, 'correct_adult', t.adult, 'correct_unstated', 0,
         'not_correct', t.missed, 'no_response', t.silent, 'no_opportunity', 0, 'correction', 0,
         'correct_at_0', nullif(t.at_0, 0), 'correct_at_2', nullif(t.at_2, 0), 'correct_at_4', nullif(t.at_4, 0),
         'correct_at_5', nullif(t.at_5, 0))) END,
       1, s.midnight + interval '930 minutes'
  FROM scale_sitting s
  JOIN (
    SELECT f.sitting AS id,
           count(*) FILTER (WHERE f.response IN (1, 2, 3)) AS answered,
           count(*) FILTER (WHERE f.response = 5) AS happened,
           count(*) FILTER (WHERE f.response IN (2, 3)) AS missed,
           count(*) FILTER (WHERE f.response = 3) AS silent,
           count(*) FILTER (WHERE f.response = 1 AND f.prompt > 0 AND f.prompter = 1) AS peer,
           count(*) FILTER (WHERE f.response = 1 AND f.prompt > 0 AND f.prompter = 2) AS adult,
           count(*) FILTER (WHERE f.prompt = 0) AS at_0,
           count(*) FILTER (WHERE f.prompt = 2) AS at_2,
           count(*) FILTER (WHERE f.prompt = 4) AS at_4,
           count(*) FILTER (WHERE f.prompt = 5) AS at_5
      FROM scale_fact f GROUP BY f.sitting
  ) t ON t.id = s.id
 ORDER BY s.id;
