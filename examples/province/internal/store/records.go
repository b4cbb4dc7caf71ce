package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"github.com/parindex/parindex/scoring/assessment"
)

// Edition is an edition of the rubric as it was sent.
type Edition struct {
	Hash string // SHA-256 of its canonical form
	File []byte
	By   string
	At   string
}

func (e *Edition) scan() []any { return []any{&e.Hash, &e.File, &e.By, &e.At} }

// AddEdition keeps an edition; one that is there stays as it is.
func (d *DB) AddEdition(ctx context.Context, hash string, file []byte, by string, at time.Time) error {
	_, err := d.ExecContext(ctx, `INSERT INTO editions (hash, file, added, at) VALUES ($1, $2, $3, $4)
		ON CONFLICT (hash) DO NOTHING`, hash, file, by, instant(at))
	return err
}

// Editions returns all editions, the newest first.
func (d *DB) Editions(ctx context.Context) ([]Edition, error) {
	return all(ctx, d, (*Edition).scan, "SELECT hash, file, added, at FROM editions ORDER BY at DESC, hash")
}

// Edition returns the edition with a hash.
func (d *DB) Edition(ctx context.Context, hash string) (Edition, error) {
	return first(ctx, d, (*Edition).scan, "SELECT hash, file, added, at FROM editions WHERE hash = $1", hash)
}

// Adopt puts an edition in force.
func (d *DB) Adopt(ctx context.Context, hash, by string, at time.Time) error {
	_, err := d.ExecContext(ctx, "INSERT INTO adoptions (edition, adopted, at) VALUES ($1, $2, $3)", hash, by, instant(at))
	return err
}

// Adopted returns the hash of the edition in force; the error is sql.ErrNoRows where there is none.
func (d *DB) Adopted(ctx context.Context) (string, error) {
	return first(ctx, d, func(s *string) []any { return []any{s} },
		"SELECT edition FROM adoptions ORDER BY seq DESC LIMIT 1")
}

// Records returns the records of a unit under an edition, in order.
func (d *DB) Records(ctx context.Context, edition, unit string) ([]assessment.Record, error) {
	bodies, err := all(ctx, d, func(b *[]byte) []any { return []any{b} },
		"SELECT body FROM records WHERE edition = $1 AND unit = $2 ORDER BY number", edition, unit)
	if err != nil {
		return nil, err
	}
	out := make([]assessment.Record, len(bodies))
	for i, body := range bodies {
		if err := json.Unmarshal(body, &out[i]); err != nil {
			return nil, fmt.Errorf("record %d of %s: %w", i, unit, err)
		}
	}
	return out, nil
}

// Count returns how many records a unit has under an edition.
func (d *DB) Count(ctx context.Context, edition, unit string) (int, error) {
	return first(ctx, d, func(n *int) []any { return []any{n} },
		"SELECT COUNT(*) FROM records WHERE edition = $1 AND unit = $2", edition, unit)
}

// Counts returns how many records every unit has under an edition, by unit.
func (d *DB) Counts(ctx context.Context, edition string) (map[string]int, error) {
	type count struct {
		unit    string
		records int
	}
	counts, err := all(ctx, d, func(c *count) []any { return []any{&c.unit, &c.records} },
		"SELECT unit, COUNT(*) FROM records WHERE edition = $1 GROUP BY unit", edition)
	out := make(map[string]int, len(counts))
	for _, c := range counts {
		out[c.unit] = c.records
	}
	return out, err
}

// Append adds records of a unit behind those that the caller has read, all or none. The error is
// ErrStale where others have added some meanwhile: read, and check, once more.
func (d *DB) Append(ctx context.Context, edition, unit string, behind int, records []assessment.Record, account int64) error {
	tx, err := d.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for i, r := range records {
		body, err := json.Marshal(r)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO records (edition, unit, number, account, body)
			VALUES ($1, $2, $3, $4, $5)`, edition, unit, behind+i, account, string(body)); err != nil {
			if clash(err) {
				return ErrStale
			}
			return err
		}
	}
	return tx.Commit()
}

// State returns the stored state of a unit; the error is sql.ErrNoRows where there is none.
func (d *DB) State(ctx context.Context, edition, unit string) ([]byte, error) {
	return first(ctx, d, func(b *[]byte) []any { return []any{b} },
		"SELECT body FROM states WHERE edition = $1 AND unit = $2", edition, unit)
}

// KeepState stores the state of a unit in place of an older one.
func (d *DB) KeepState(ctx context.Context, edition, unit string, records int, asOf string, body []byte) error {
	_, err := d.ExecContext(ctx, `INSERT INTO states (edition, unit, records, as_of, body) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (edition, unit) DO UPDATE SET records = $3, as_of = $4, body = $5
		WHERE states.records <= $3`, edition, unit, records, asOf, string(body))
	return err
}

// DropStates forgets all states, which are computed again when they are asked for.
func (d *DB) DropStates(ctx context.Context) error {
	_, err := d.ExecContext(ctx, "DELETE FROM states")
	return err
}

// AddFile keeps a file under its hash, which it returns in hexadecimal.
func (d *DB) AddFile(ctx context.Context, kind string, body []byte) (string, error) {
	sum := sha256.Sum256(body)
	hash := hex.EncodeToString(sum[:])
	_, err := d.ExecContext(ctx, `INSERT INTO files (sha256, type, body) VALUES ($1, $2, $3)
		ON CONFLICT (sha256) DO NOTHING`, hash, kind, body)
	return hash, err
}

// File is a file as it was sent.
type File struct {
	Type string // media type, by its content
	Body []byte
}

// File returns a file by its hash.
func (d *DB) File(ctx context.Context, hash string) (File, error) {
	return first(ctx, d, func(f *File) []any { return []any{&f.Type, &f.Body} }, "SELECT type, body FROM files WHERE sha256 = $1", hash)
}

// Publication is what was published by a decision.
type Publication struct {
	Seq      int64
	Edition  string
	Number   string // of the decision
	Revision int    // counts those by an edition, from 1
	Account  int64
	At       string
	Body     []byte // JSON
}

func (p *Publication) scan() []any {
	return []any{&p.Seq, &p.Edition, &p.Number, &p.Revision, &p.Account, &p.At, &p.Body}
}

const publicationColumns = "seq, edition, number, revision, account, at, body"

// Publish adds a publication and returns its number in the database. The error is ErrStale where
// there is one of that revision already.
func (d *DB) Publish(ctx context.Context, p Publication, at time.Time) (seq int64, err error) {
	err = d.QueryRowContext(ctx, `INSERT INTO publications (edition, number, revision, account, at, body)
		VALUES ($1, $2, $3, $4, $5, $6) RETURNING seq`, p.Edition, p.Number, p.Revision, p.Account, instant(at), string(p.Body)).Scan(&seq)
	if clash(err) {
		err = ErrStale
	}
	return seq, err
}

// Publications returns what was published, the newest first.
func (d *DB) Publications(ctx context.Context) ([]Publication, error) {
	return all(ctx, d, (*Publication).scan, "SELECT "+publicationColumns+" FROM publications ORDER BY seq DESC")
}

// Publication returns a publication by its number in the database; the error is sql.ErrNoRows
// where there is none.
func (d *DB) Publication(ctx context.Context, seq int64) (Publication, error) {
	return first(ctx, d, (*Publication).scan, "SELECT "+publicationColumns+" FROM publications WHERE seq = $1", seq)
}

// KeepPlan adds a version of a unit's plan, numbered from 1. The error is ErrStale where there is
// one of that number already.
func (d *DB) KeepPlan(ctx context.Context, edition, unit string, number int, account int64, at time.Time, body []byte) error {
	_, err := d.ExecContext(ctx, "INSERT INTO plans (edition, unit, number, account, at, body) VALUES ($1, $2, $3, $4, $5, $6)",
		edition, unit, number, account, instant(at), string(body))
	if clash(err) {
		return ErrStale
	}
	return err
}

// PlannedUnder returns the edition that the newest plan of a unit was made for; the error is
// sql.ErrNoRows where there is none.
func (d *DB) PlannedUnder(ctx context.Context, unit string) (edition string, err error) {
	return first(ctx, d, func(s *string) []any { return []any{s} },
		"SELECT edition FROM plans WHERE unit = $1 ORDER BY seq DESC LIMIT 1", unit)
}

// PlanVersion is a version of a unit's plan.
type PlanVersion struct {
	Number int    // from 1
	By     string // the name of who made it
	At     string
	Body   []byte // JSON
}

// Plan returns the newest version of a unit's plan; the error is sql.ErrNoRows where there is none.
func (d *DB) Plan(ctx context.Context, edition, unit string) (PlanVersion, error) {
	return first(ctx, d, func(v *PlanVersion) []any { return []any{&v.Number, &v.By, &v.At, &v.Body} },
		`SELECT p.number, a.name, p.at, p.body FROM plans p JOIN accounts a ON a.id = p.account
		WHERE p.edition = $1 AND p.unit = $2 ORDER BY p.number DESC LIMIT 1`, edition, unit)
}
