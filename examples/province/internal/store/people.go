package store

import (
	"context"
	"slices"
	"strings"

	"github.com/parindex/parindex/scoring"
)

// Role is what an account may do.
type Role string

// The roles of the procedure.
const (
	Scorer    Role = "scorer"    // states the figures of a unit, perhaps of some areas only
	Leader    Role = "leader"    // of a unit: submits its sheet and answers for its plan
	Appraiser Role = "appraiser" // appraises the sheets of all units, perhaps of some areas only
	Council   Role = "council"   // decides on the scores, reopens rounds, adopts rubrics
	Publisher Role = "publisher" // publishes results by a decision
	Reader    Role = "reader"    // reads what is published
)

// Roles are all roles.
var Roles = []Role{Scorer, Leader, Appraiser, Council, Publisher, Reader}

// Account is somebody who signs in.
type Account struct {
	ID       int64
	Login    string
	Name     string
	Office   string // in whose authority records are made
	Role     Role
	Unit     string // of scorers and leaders
	Areas    string // codes, separated by spaces; empty is all
	Password string // hash; empty for single sign-on
	Subject  string // of single sign-on
}

// Of reports whether the account is one of the unit.
func (a *Account) Of(unit string) bool { return a.Unit != "" && a.Unit == unit }

// Has reports whether the area is one of the account.
func (a *Account) Has(area string) bool {
	return a.Areas == "" || slices.Contains(strings.Fields(a.Areas), area)
}

const accountColumns = "id, login, name, office, role, unit, areas, password, subject"

func (a *Account) scan() []any {
	return []any{&a.ID, &a.Login, &a.Name, &a.Office, &a.Role, &a.Unit, &a.Areas, &a.Password, &a.Subject}
}

// AddAccount adds an account; its ID is given by the database.
func (d *DB) AddAccount(ctx context.Context, a *Account) error {
	return d.writer.QueryRowContext(ctx, `INSERT INTO accounts (login, name, office, role, unit, areas, password, subject)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
		a.Login, a.Name, a.Office, a.Role, a.Unit, a.Areas, a.Password, a.Subject).Scan(&a.ID)
}

// Accounts returns all accounts.
func (d *DB) Accounts(ctx context.Context) ([]Account, error) {
	return all(ctx, d, (*Account).scan, "SELECT "+accountColumns+" FROM accounts ORDER BY id")
}

// Account returns the account with an ID; the error is sql.ErrNoRows where there is none.
func (d *DB) Account(ctx context.Context, id int64) (Account, error) {
	return first(ctx, d, (*Account).scan, "SELECT "+accountColumns+" FROM accounts WHERE id = $1", id)
}

// AccountByLogin returns the account that signs in with a password.
func (d *DB) AccountByLogin(ctx context.Context, login string) (Account, error) {
	return first(ctx, d, (*Account).scan,
		"SELECT "+accountColumns+" FROM accounts WHERE login = $1 AND password <> ''", login)
}

// AccountBySubject returns the account that signs in by single sign-on.
func (d *DB) AccountBySubject(ctx context.Context, subject string) (Account, error) {
	return first(ctx, d, (*Account).scan,
		"SELECT "+accountColumns+" FROM accounts WHERE subject = $1 AND subject <> ''", subject)
}

// AddUnit adds a unit that is scored.
func (d *DB) AddUnit(ctx context.Context, u scoring.Unit) error {
	_, err := d.ExecContext(ctx, "INSERT INTO units (id, name_vi, name_en, kind) VALUES ($1, $2, $3, $4)",
		u.ID, u.Name.VI, u.Name.EN, u.Group)
	return err
}

func scanUnit(u *scoring.Unit) []any {
	return []any{&u.ID, &u.Name.VI, &u.Name.EN, &u.Group}
}

// Unit returns a unit; the error is sql.ErrNoRows where there is none.
func (d *DB) Unit(ctx context.Context, id string) (scoring.Unit, error) {
	return first(ctx, d, scanUnit, "SELECT id, name_vi, name_en, kind FROM units WHERE id = $1", id)
}

// Units returns the units of the province, by object group and ID.
func (d *DB) Units(ctx context.Context) ([]scoring.Unit, error) {
	return all(ctx, d, scanUnit, "SELECT id, name_vi, name_en, kind FROM units ORDER BY kind, id")
}
