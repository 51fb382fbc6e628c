-- The tables of Jdbc in H2. May be run again; times are milliseconds since 1970.

-- One row a session: a hash of its id, a keyed hash of whose it is, the sealed content.
CREATE TABLE IF NOT EXISTS jaxrs_sessions (
  session_key varchar(43) PRIMARY KEY,
  subject     varchar(43),
  version     bigint NOT NULL,
  created     bigint NOT NULL,
  expires     bigint NOT NULL,
  content     varchar(90000) NOT NULL
);
CREATE INDEX IF NOT EXISTS jaxrs_sessions_subject ON jaxrs_sessions (subject);
CREATE INDEX IF NOT EXISTS jaxrs_sessions_expires ON jaxrs_sessions (expires);

-- Logins of one subject wait for each other here, where its sessions are counted.
CREATE TABLE IF NOT EXISTS jaxrs_session_locks (
  stripe integer PRIMARY KEY
);
MERGE INTO jaxrs_session_locks (stripe) KEY (stripe)
  SELECT x FROM system_range(0, 255);

-- Ended sessions, and subjects whose sessions up to a mark are ended.
CREATE TABLE IF NOT EXISTS jaxrs_ended_sessions (
  handle  varchar(43) PRIMARY KEY,
  expires bigint NOT NULL
);
CREATE INDEX IF NOT EXISTS jaxrs_ended_sessions_expires ON jaxrs_ended_sessions (expires);
CREATE TABLE IF NOT EXISTS jaxrs_ended_subjects (
  subject varchar(43) PRIMARY KEY,
  mark    bigint NOT NULL,
  expires bigint NOT NULL
);
CREATE INDEX IF NOT EXISTS jaxrs_ended_subjects_expires ON jaxrs_ended_subjects (expires);
