-- The tables of Jdbc in MariaDB. May be run again; times are milliseconds since 1970.
-- Names and keys are told apart by case: hence the collation.

-- One row a session: a hash of its id, a keyed hash of whose it is, the sealed content.
CREATE TABLE IF NOT EXISTS jaxrs_sessions (
  session_key varchar(43) NOT NULL PRIMARY KEY,
  subject     varchar(43),
  version     bigint NOT NULL,
  created     bigint NOT NULL,
  expires     bigint NOT NULL,
  content     mediumtext NOT NULL,
  INDEX jaxrs_sessions_subject (subject),
  INDEX jaxrs_sessions_expires (expires)
) ENGINE=InnoDB CHARACTER SET ascii COLLATE ascii_bin;

-- Logins of one subject wait for each other here, where its sessions are counted.
CREATE TABLE IF NOT EXISTS jaxrs_session_locks (
  stripe integer NOT NULL PRIMARY KEY
) ENGINE=InnoDB;
INSERT IGNORE INTO jaxrs_session_locks (stripe)
  WITH RECURSIVE stripes (stripe) AS (
    SELECT 0 UNION ALL SELECT stripe + 1 FROM stripes WHERE stripe < 255
  )
  SELECT stripe FROM stripes;

-- Ended sessions, and subjects whose sessions up to a mark are ended.
CREATE TABLE IF NOT EXISTS jaxrs_ended_sessions (
  handle  varchar(43) NOT NULL PRIMARY KEY,
  expires bigint NOT NULL,
  INDEX jaxrs_ended_sessions_expires (expires)
) ENGINE=InnoDB CHARACTER SET ascii COLLATE ascii_bin;
CREATE TABLE IF NOT EXISTS jaxrs_ended_subjects (
  subject varchar(43) NOT NULL PRIMARY KEY,
  mark    bigint NOT NULL,
  expires bigint NOT NULL,
  INDEX jaxrs_ended_subjects_expires (expires)
) ENGINE=InnoDB CHARACTER SET ascii COLLATE ascii_bin;
