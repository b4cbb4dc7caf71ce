-- +goose Up
CREATE TABLE units (
  id      TEXT PRIMARY KEY,
  name_vi TEXT NOT NULL,
  name_en TEXT NOT NULL,
  kind    TEXT NOT NULL            -- the object group of the rubric
);
CREATE TABLE accounts (
  id       BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  login    TEXT NOT NULL UNIQUE,
  name     TEXT NOT NULL,
  office   TEXT NOT NULL,          -- in whose authority records are made
  role     TEXT NOT NULL,
  unit     TEXT NOT NULL DEFAULT '',
  areas    TEXT NOT NULL DEFAULT '', -- codes of areas, separated by spaces; empty is all
  password TEXT NOT NULL DEFAULT '', -- hash; empty where the account signs in by single sign-on
  subject  TEXT NOT NULL DEFAULT ''  -- of single sign-on
);
CREATE UNIQUE INDEX accounts_by_subject ON accounts (subject) WHERE subject <> '';
CREATE TABLE sessions (
  token  TEXT PRIMARY KEY,
  data   BYTEA NOT NULL,
  expiry TIMESTAMPTZ NOT NULL
);
CREATE INDEX sessions_by_expiry ON sessions (expiry);

-- What follows is only ever added to.
CREATE TABLE editions (
  hash  TEXT PRIMARY KEY,          -- SHA-256 of the canonical form
  file  BYTEA NOT NULL,            -- as it was sent
  added TEXT NOT NULL,             -- by whom
  at    TEXT NOT NULL
);
CREATE TABLE adoptions (
  seq     BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- the last one is in force
  edition TEXT NOT NULL REFERENCES editions,
  adopted TEXT NOT NULL,
  at      TEXT NOT NULL
);
CREATE TABLE records (
  seq     BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  edition TEXT NOT NULL REFERENCES editions,
  unit    TEXT NOT NULL REFERENCES units,
  number  INTEGER NOT NULL,        -- its index in the assessment: two writers cannot both have it
  account BIGINT NOT NULL REFERENCES accounts,
  body    TEXT NOT NULL,           -- an assessment.Record
  UNIQUE (edition, unit, number)
);
CREATE TABLE files (
  sha256 TEXT PRIMARY KEY,
  type   TEXT NOT NULL,            -- as it was sniffed
  body   BYTEA NOT NULL
);
CREATE TABLE publications (
  seq     BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  edition TEXT NOT NULL REFERENCES editions,
  number  TEXT NOT NULL,           -- of the decision
  revision INTEGER NOT NULL,       -- of the results: two publishers cannot both have it
  account BIGINT NOT NULL REFERENCES accounts,
  at      TEXT NOT NULL,
  body    TEXT NOT NULL,
  UNIQUE (edition, revision)
);
CREATE TABLE plans (
  seq     BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  edition TEXT NOT NULL REFERENCES editions,
  unit    TEXT NOT NULL REFERENCES units,
  number  INTEGER NOT NULL,        -- of the version: two writers cannot both have it
  account BIGINT NOT NULL REFERENCES accounts,
  at      TEXT NOT NULL,
  body    TEXT NOT NULL,
  UNIQUE (edition, unit, number)
);

-- Computed from the records, dropped and computed again at any time.
CREATE TABLE states (
  edition TEXT NOT NULL,
  unit    TEXT NOT NULL,
  records INTEGER NOT NULL,        -- how many it was folded from
  as_of   TEXT NOT NULL,
  body    TEXT NOT NULL,
  PRIMARY KEY (edition, unit)
);

-- +goose StatementBegin
CREATE FUNCTION only_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% are only ever added to', TG_TABLE_NAME;
END $$;
-- +goose StatementEnd
CREATE TRIGGER stay BEFORE UPDATE OR DELETE OR TRUNCATE ON editions     EXECUTE FUNCTION only_added();
CREATE TRIGGER stay BEFORE UPDATE OR DELETE OR TRUNCATE ON adoptions    EXECUTE FUNCTION only_added();
CREATE TRIGGER stay BEFORE UPDATE OR DELETE OR TRUNCATE ON records      EXECUTE FUNCTION only_added();
CREATE TRIGGER stay BEFORE UPDATE OR DELETE OR TRUNCATE ON files        EXECUTE FUNCTION only_added();
CREATE TRIGGER stay BEFORE UPDATE OR DELETE OR TRUNCATE ON publications EXECUTE FUNCTION only_added();
CREATE TRIGGER stay BEFORE UPDATE OR DELETE OR TRUNCATE ON plans        EXECUTE FUNCTION only_added();

-- The server works as a role that may add, and change nothing but what is not a record.
-- +goose StatementBegin
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'parindex_server') THEN
    CREATE ROLE parindex_server NOLOGIN;
    GRANT parindex_server TO CURRENT_USER;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL; -- databases of one server share it
END $$;
-- +goose StatementEnd
-- +goose StatementBegin
DO $$ BEGIN
  IF NOT pg_has_role('parindex_server', 'MEMBER') THEN
    GRANT parindex_server TO CURRENT_USER;
  END IF;
END $$;
-- +goose StatementEnd
GRANT SELECT, INSERT ON units, accounts, editions, adoptions, records, files, publications, plans TO parindex_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON sessions, states TO parindex_server;
