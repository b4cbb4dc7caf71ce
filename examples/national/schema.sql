-- Rows are only ever added. The same text serves SQLite and PostgreSQL.

-- What provinces pushed, as it came.
CREATE TABLE files (
	sha256  bytea PRIMARY KEY,
	content bytea NOT NULL
);

-- The pushes that were accepted, in their order: of figures of the same unit and year those of
-- the last count.
CREATE TABLE pushes (
	number   bigint PRIMARY KEY,
	sha256   bytea NOT NULL REFERENCES files (sha256),
	edition  bytea NOT NULL,
	year     integer NOT NULL,
	units    integer NOT NULL,
	accepted text NOT NULL
);

-- What units came to, once for each edition and facts. Push and row say where the facts
-- stand. Points are in units of the last decimal place of the edition, null where they are not
-- known.
CREATE TABLE results (
	edition  bytea NOT NULL,
	facts    bytea NOT NULL,
	unit     text NOT NULL,
	province text NOT NULL,
	status   text NOT NULL,
	points   bigint,
	band     text NOT NULL,
	push     bigint NOT NULL,
	row      integer NOT NULL,
	PRIMARY KEY (edition, facts, unit)
);

-- What was published, and what other rules would change; once for each state of the figures.
CREATE TABLE publications (
	edition  bytea NOT NULL,
	figures  bytea NOT NULL,
	accepted text NOT NULL,
	country  text NOT NULL,  -- the national table, JSON
	scored   bytea NOT NULL, -- Parquet
	decision bytea NOT NULL, -- HTML
	PRIMARY KEY (edition, figures)
);

CREATE TABLE effects (
	edition    bytea NOT NULL,
	variants   bytea NOT NULL, -- SHA-256 of the file
	figures    bytea NOT NULL,
	comparison text NOT NULL,  -- JSON
	PRIMARY KEY (edition, variants, figures)
);
