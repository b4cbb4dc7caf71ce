// Package setup loads what a province begins with from three files, with all that is wrong with
// them at once:
//
//   - units.csv with the columns id, name, name_en and group: the units that are scored, with their
//     object group of the rubric. IDs are parts of addresses.
//   - accounts.csv with the columns login, name, office, role, unit, areas and subject: who signs
//     in. The role is scorer, leader, appraiser, council, publisher or reader; scorers and leaders
//     are of a unit, all others of none; scorers and appraisers may have some areas only, by
//     their codes with spaces between them. The subject is how the single sign-on calls them.
//   - rubric.yaml, a rubric of the library.
//
// The tables may be parted by commas or, as some spreadsheets have it, by semicolons.
package setup

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/parindex/parindex/examples/province/internal/province"
	"github.com/parindex/parindex/examples/province/internal/store"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
)

// Load reads the files of a directory into an empty database. What is wrong with them is
// [source.Faults], and nothing is stored then. If it ends before all is stored, for want of space
// perhaps, begin with another database.
func Load(ctx context.Context, office *province.Province, dir string) error {
	if err := empty(ctx, office.DB); err != nil {
		return err
	}
	file, err := os.ReadFile(filepath.Join(dir, "rubric.yaml"))
	if err != nil {
		return err
	}
	var faults source.Faults
	s, err := province.Compile(filepath.Join(dir, "rubric.yaml"), file)
	var r *rubric.Rubric
	switch {
	case err == nil:
		r = s.Rubric()
		for _, lack := range province.Unfit(r, nil) {
			faults = append(faults, &source.Fault{File: filepath.Join(dir, "rubric.yaml"), Message: lack})
		}
	case !errors.As(err, &faults):
		return err
	}
	units, more, err := readUnits(filepath.Join(dir, "units.csv"), r)
	faults = append(faults, more...)
	if err != nil {
		return err
	}
	accounts, more, err := readAccounts(filepath.Join(dir, "accounts.csv"), r, units)
	faults = append(faults, more...)
	if err != nil {
		return err
	}
	if err := faults.Err(); err != nil {
		return err
	}
	for _, u := range units {
		if err := office.DB.AddUnit(ctx, u); err != nil {
			return err
		}
	}
	for i := range accounts {
		if err := office.DB.AddAccount(ctx, &accounts[i]); err != nil {
			return err
		}
	}
	return office.Adopt(ctx, file, "setup")
}

// empty refuses a database that has something in it.
func empty(ctx context.Context, db *store.DB) error {
	units, err := db.Units(ctx)
	if err != nil {
		return err
	}
	accounts, err := db.Accounts(ctx)
	if err != nil {
		return err
	}
	editions, err := db.Editions(ctx)
	if err == nil && len(units)+len(accounts)+len(editions) > 0 {
		err = errors.New("the database is not empty")
	}
	return err
}

func readUnits(name string, r *rubric.Rubric) (out []scoring.Unit, _ source.Faults, _ error) {
	t, err := readTable(name, "id", "name", "name_en", "group")
	if err != nil {
		return nil, nil, err
	}
	for t.next() {
		u := scoring.Unit{ID: t.need("id"), Name: rubric.Text{VI: t.need("name"), EN: t.get("name_en")}, Group: t.get("group")}
		if u.Name.EN == "" {
			u.Name.EN = u.Name.VI
		}
		if u.ID != "" && !partOfAddress.MatchString(u.ID) {
			t.fault("id", badID, u.ID)
		}
		if slices.ContainsFunc(out, func(other scoring.Unit) bool { return other.ID == u.ID }) {
			t.fault("id", twice, u.ID)
		}
		if r != nil {
			t.oneOf("group", u.Group, groups(r))
		}
		out = append(out, u)
	}
	return out, t.faults, nil
}

// groups are the object groups of a rubric; one without any has units of none.
func groups(r *rubric.Rubric) []string {
	out := []string{}
	for _, g := range r.Groups {
		out = append(out, g.Name)
	}
	if len(out) == 0 {
		out = append(out, "")
	}
	return out
}

func readAccounts(name string, r *rubric.Rubric, units []scoring.Unit) (out []store.Account, _ source.Faults, _ error) {
	t, err := readTable(name, "login", "name", "office", "role", "unit", "areas", "subject")
	if err != nil {
		return nil, nil, err
	}
	for t.next() {
		a := store.Account{Login: t.need("login"), Name: t.need("name"), Office: t.need("office"), Role: store.Role(t.need("role")),
			Unit: t.get("unit"), Areas: t.get("areas"), Subject: t.need("subject")}
		for _, other := range out {
			if a.Login != "" && a.Login == other.Login {
				t.fault("login", twice, a.Login)
			}
			if a.Subject != "" && a.Subject == other.Subject {
				t.fault("subject", twice, a.Subject)
			}
		}
		t.oneOf("role", string(a.Role), names(store.Roles))
		t.checkUnit(a, units)
		t.checkAreas(a, r)
		out = append(out, a)
	}
	return out, t.faults, nil
}

func names(roles []store.Role) (out []string) {
	for _, r := range roles {
		out = append(out, string(r))
	}
	return out
}

func (t *table) checkUnit(a store.Account, units []scoring.Unit) {
	switch of := a.Role == store.Scorer || a.Role == store.Leader; {
	case of && a.Unit == "":
		t.fault("unit", needsUnit, string(a.Role))
	case !of && a.Unit != "" && slices.Contains(store.Roles, a.Role):
		t.fault("unit", noUnit, string(a.Role))
	case a.Unit != "":
		ids := make([]string, len(units))
		for i, u := range units {
			ids[i] = u.ID
		}
		t.oneOf("unit", a.Unit, ids)
	}
}

func (t *table) checkAreas(a store.Account, r *rubric.Rubric) {
	if a.Areas == "" {
		return
	}
	if a.Role != store.Scorer && a.Role != store.Appraiser && slices.Contains(store.Roles, a.Role) {
		t.fault("areas", noAreas, string(a.Role))
	}
	if r == nil {
		return
	}
	var codes []string
	for _, area := range r.Areas {
		codes = append(codes, area.Code)
	}
	for _, code := range strings.Fields(a.Areas) {
		t.oneOf("areas", code, codes)
	}
}
