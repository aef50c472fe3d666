-- Tables that live as long as the transaction. %(seed)s chooses the chances.
CREATE TEMP TABLE scale_target (
  k bigint, number int, target uuid, version uuid, student uuid, para uuid, device uuid,
  kind smallint, share float8, trials int, slot int, lift float8
) ON COMMIT DROP;

CREATE TEMP TABLE scale_day (n int, week int, day date, midnight timestamptz) ON COMMIT DROP;

CREATE TEMP TABLE scale_device (number int PRIMARY KEY, device uuid, have bigint) ON COMMIT DROP;

CREATE TEMP TABLE scale_sitting (
  id uuid, k bigint, number int, device uuid, para uuid, target uuid, version uuid, student uuid,
  kind smallint, n int, day date, midnight timestamptz, began timestamptz, seconds int, taps int, alone float8
) ON COMMIT DROP;

CREATE TEMP TABLE scale_fact (
  id uuid, word text, rank smallint, sitting uuid, number int, device uuid, para uuid, n int, day_n int,
  at timestamptz, response smallint, prompt smallint, prompter smallint
) ON COMMIT DROP;

-- A number from 0 up to 1, of two keys and what it is for.
CREATE FUNCTION pg_temp.draw(a bigint, b bigint, what bigint) RETURNS float8 LANGUAGE sql IMMUTABLE AS $$
  SELECT (hashint8extended(a * 1000003 + b, %(seed)s * 1000 + what) & 1073741823) / 1073741824.0::float8
$$;

-- A UUIDv7 (RFC 9562) of this moment; the rest of it follows from the seed and the key.
CREATE FUNCTION pg_temp.id_at(at timestamptz, key text) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT overlay(overlay(md5(%(seed)s || ' ' || key)
    PLACING lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' FROM 1 FOR 13)
    PLACING '8' FROM 17 FOR 1)::uuid
$$;
