-- +goose Up
CREATE TABLE units (
  id      TEXT PRIMARY KEY,
  name_vi TEXT NOT NULL,
  name_en TEXT NOT NULL,
  kind    TEXT NOT NULL            -- the object group of the rubric
);
CREATE TABLE accounts (
  id       INTEGER PRIMARY KEY,
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
  data   BLOB NOT NULL,
  expiry REAL NOT NULL
);
CREATE INDEX sessions_by_expiry ON sessions (expiry);

-- What follows is only ever added to.
CREATE TABLE editions (
  hash  TEXT PRIMARY KEY,          -- SHA-256 of the canonical form
  file  BLOB NOT NULL,             -- as it was sent
  added TEXT NOT NULL,             -- by whom
  at    TEXT NOT NULL
);
CREATE TABLE adoptions (
  seq     INTEGER PRIMARY KEY,     -- the last one is in force
  edition TEXT NOT NULL REFERENCES editions,
  adopted TEXT NOT NULL,
  at      TEXT NOT NULL
);
CREATE TABLE records (
  seq     INTEGER PRIMARY KEY,
  edition TEXT NOT NULL REFERENCES editions,
  unit    TEXT NOT NULL REFERENCES units,
  number  INTEGER NOT NULL,        -- its index in the assessment: two writers cannot both have it
  account INTEGER NOT NULL REFERENCES accounts,
  body    TEXT NOT NULL,           -- an assessment.Record
  UNIQUE (edition, unit, number)
);
CREATE TABLE files (
  sha256 TEXT PRIMARY KEY,
  type   TEXT NOT NULL,            -- as it was sniffed
  body   BLOB NOT NULL
);
CREATE TABLE publications (
  seq     INTEGER PRIMARY KEY,
  edition TEXT NOT NULL REFERENCES editions,
  number  TEXT NOT NULL,           -- of the decision
  revision INTEGER NOT NULL,       -- of the results: two publishers cannot both have it
  account INTEGER NOT NULL REFERENCES accounts,
  at      TEXT NOT NULL,
  body    TEXT NOT NULL,
  UNIQUE (edition, revision)
);
CREATE TABLE plans (
  seq     INTEGER PRIMARY KEY,
  edition TEXT NOT NULL REFERENCES editions,
  unit    TEXT NOT NULL REFERENCES units,
  number  INTEGER NOT NULL,        -- of the version: two writers cannot both have it
  account INTEGER NOT NULL REFERENCES accounts,
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
CREATE TRIGGER editions_stay BEFORE UPDATE ON editions BEGIN SELECT RAISE(ABORT, 'editions are only ever added to'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER editions_remain BEFORE DELETE ON editions BEGIN SELECT RAISE(ABORT, 'editions are only ever added to'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER adoptions_stay BEFORE UPDATE ON adoptions BEGIN SELECT RAISE(ABORT, 'adoptions are only ever added to'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER adoptions_remain BEFORE DELETE ON adoptions BEGIN SELECT RAISE(ABORT, 'adoptions are only ever added to'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER records_stay BEFORE UPDATE ON records BEGIN SELECT RAISE(ABORT, 'records are only ever added to'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER records_remain BEFORE DELETE ON records BEGIN SELECT RAISE(ABORT, 'records are only ever added to'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER files_stay BEFORE UPDATE ON files BEGIN SELECT RAISE(ABORT, 'files are only ever added to'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER files_remain BEFORE DELETE ON files BEGIN SELECT RAISE(ABORT, 'files are only ever added to'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER publications_stay BEFORE UPDATE ON publications BEGIN SELECT RAISE(ABORT, 'publications are only ever added to'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER publications_remain BEFORE DELETE ON publications BEGIN SELECT RAISE(ABORT, 'publications are only ever added to'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER plans_stay BEFORE UPDATE ON plans BEGIN SELECT RAISE(ABORT, 'plans are only ever added to'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER plans_remain BEFORE DELETE ON plans BEGIN SELECT RAISE(ABORT, 'plans are only ever added to'); END;
-- +goose StatementEnd
