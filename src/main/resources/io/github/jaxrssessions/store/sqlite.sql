-- The tables of Jdbc in SQLite. May be run again; times are milliseconds since 1970.

-- One row a session: a hash of its id, a keyed hash of whose it is, the sealed content.
CREATE TABLE IF NOT EXISTS jaxrs_sessions (
  session_key text NOT NULL PRIMARY KEY,
  subject     text,
  version     integer NOT NULL,
  created     integer NOT NULL,
  expires     integer NOT NULL,
  content     text NOT NULL
);
CREATE INDEX IF NOT EXISTS jaxrs_sessions_subject ON jaxrs_sessions (subject);
CREATE INDEX IF NOT EXISTS jaxrs_sessions_expires ON jaxrs_sessions (expires);

-- Logins wait for each other here, where the sessions of a subject are counted.
CREATE TABLE IF NOT EXISTS jaxrs_session_locks (
  stripe integer NOT NULL PRIMARY KEY
);
INSERT OR IGNORE INTO jaxrs_session_locks (stripe)
  WITH RECURSIVE stripes (stripe) AS (
    SELECT 0 UNION ALL SELECT stripe + 1 FROM stripes WHERE stripe < 255
  )
  SELECT stripe FROM stripes;

-- Ended sessions, and subjects whose sessions up to a mark are ended.
CREATE TABLE IF NOT EXISTS jaxrs_ended_sessions (
  handle  text NOT NULL PRIMARY KEY,
  expires integer NOT NULL
);
CREATE INDEX IF NOT EXISTS jaxrs_ended_sessions_expires ON jaxrs_ended_sessions (expires);
CREATE TABLE IF NOT EXISTS jaxrs_ended_subjects (
  subject text NOT NULL PRIMARY KEY,
  mark    integer NOT NULL,
  expires integer NOT NULL
);
CREATE INDEX IF NOT EXISTS jaxrs_ended_subjects_expires ON jaxrs_ended_subjects (expires);
