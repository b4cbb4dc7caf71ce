// Package seed makes an illustrative province: units in three object groups, accounts of every
// role, and the records of a year that has got as far in every unit as chance has it. Nothing in
// it is real.
package seed

import (
	"context"
	_ "embed"
	"fmt"
	"math/rand/v2"

	"github.com/alexedwards/argon2id"
	"github.com/parindex/parindex/examples/province/internal/province"
	"github.com/parindex/parindex/examples/province/internal/store"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/shopspring/decimal"
)

// Rubric is the illustrative rubric.
//
//go:embed rubric.yaml
var Rubric []byte

//go:embed catalogue.yaml
var catalogue []byte

// Catalogues has the illustrative catalogue of actions, for the illustrative rubric.
var Catalogues = map[string][]byte{"province-2025-rounds": catalogue}

// kinds are the object groups, with how many units they have.
var kinds = []struct {
	group, vi, en string
	count         int
}{
	{"department", "Sở số %d (ví dụ)", "Department %d (an illustration)", 6},
	{"ward", "Phường số %d (ví dụ)", "Ward %d (an illustration)", 10},
	{"commune", "Xã số %d (ví dụ)", "Commune %d (an illustration)", 14},
}

// Units are the units of the province. The first ward has just begun its year; of the others
// some are being appraised, and most are through.
func Units() (out []scoring.Unit) {
	for _, k := range kinds {
		for i := range k.count {
			out = append(out, scoring.Unit{ID: fmt.Sprintf("%s-%02d", k.group, i+1), Group: k.group,
				Name: rubric.Text{VI: fmt.Sprintf(k.vi, i+1), EN: fmt.Sprintf(k.en, i+1)}})
		}
	}
	return out
}

// Begun is the unit whose year has just begun.
const Begun = "ward-01"

// Accounts are the accounts to try, one of every role and some that have only some areas.
var Accounts = []store.Account{
	{Login: "cham", Name: "Lý Văn An", Office: "Văn phòng Phường số 1", Role: store.Scorer, Unit: Begun},
	{Login: "cham-12", Name: "Hoàng Thị Bình", Office: "Văn phòng Phường số 1", Role: store.Scorer, Unit: Begun, Areas: "1 2"},
	{Login: "lanhdao", Name: "Nông Văn Chung", Office: "Chủ tịch UBND Phường số 1", Role: store.Leader, Unit: Begun},
	{Login: "thamdinh", Name: "Vi Thị Dung", Office: "Sở Nội vụ", Role: store.Appraiser},
	{Login: "thamdinh-34", Name: "Lương Văn Em", Office: "Sở Nội vụ", Role: store.Appraiser, Areas: "3 4"},
	{Login: "hoidong", Name: "Bế Văn Giang", Office: "Hội đồng thẩm định", Role: store.Council},
	{Login: "congbo", Name: "Triệu Thị Hà", Office: "Văn phòng UBND tỉnh", Role: store.Publisher},
	{Login: "xem", Name: "Đặng Văn Khánh", Office: "Cổng thông tin", Role: store.Reader},
}

// Province fills an empty database. All accounts have the password.
func Province(ctx context.Context, office *province.Province, password string) error {
	hash, err := argon2id.CreateHash(password, argon2id.DefaultParams)
	if err != nil {
		return err
	}
	if err := office.Adopt(ctx, Rubric, "minh hoạ"); err != nil {
		return err
	}
	accounts := make([]store.Account, len(Accounts))
	for i, a := range Accounts {
		a.Password = hash
		if err := office.DB.AddAccount(ctx, &a); err != nil {
			return err
		}
		accounts[i] = a
	}
	appraiser, council := &accounts[3], &accounts[5]
	for i, u := range Units() {
		if err := office.DB.AddUnit(ctx, u); err != nil {
			return err
		}
		leader := store.Account{Login: "lanhdao-" + u.ID, Name: "Lãnh đạo " + u.Name.VI, Office: "UBND " + u.Name.VI,
			Role: store.Leader, Unit: u.ID, Password: hash}
		if err := office.DB.AddAccount(ctx, &leader); err != nil {
			return err
		}
		if err := year(ctx, office, u, i, &leader, appraiser, council); err != nil {
			return fmt.Errorf("%s: %w", u.ID, err)
		}
	}
	return nil
}

// year records a unit's year, which has got as far as chance has it.
func year(ctx context.Context, office *province.Province, u scoring.Unit, i int, leader, appraiser, council *store.Account) error {
	g := &unit{rand.New(rand.NewPCG(uint64(i), 2025)), 45 + i*17%45}
	facts := g.facts()
	if u.ID == Begun {
		facts.Inputs = map[string]scoring.Figure{"plan_date": facts.Inputs["plan_date"], "tasks": facts.Inputs["tasks"]}
		facts.Points = nil
	}
	y, err := office.Year(ctx, u.ID)
	if err != nil {
		return err
	}
	self := y.State.Rounds[0]
	records, err := self.Changes(facts)
	if err != nil {
		return err
	}
	for k, code := range []string{"1.1", "1.4", "2.2"} {
		if u.ID != Begun && g.succeeds(30) {
			records = append(records, assessment.Record{Kind: assessment.Shown, Round: self.Name, Item: code,
				Evidence: &assessment.Evidence{ID: fmt.Sprintf("tl-%d", k+1), Number: fmt.Sprintf("%d/BC-MINH-HOẠ", 10+k), Date: rubric.Date{Year: 2026, Month: 1, Day: 9}}})
		}
	}
	if _, err := office.Add(ctx, leader, u.ID, records...); err != nil || u.ID == Begun {
		return err
	}
	lock := func(by *store.Account, round string) error {
		_, err := office.Add(ctx, by, u.ID, assessment.Record{Kind: assessment.Locked, Round: round})
		return err
	}
	if err := lock(leader, "self"); err != nil || i%10 == 3 {
		return err // waits for its appraisal
	}
	outside := scoring.Facts{
		Inputs: map[string]scoring.Figure{"sipas": scoring.Known(decimal.New(int64(7000+28*g.skill-g.IntN(600)), -2))},
		Points: map[string]scoring.Figure{"8.2": scoring.Known(decimal.New(int64(400+4*g.skill-g.IntN(120)), -2))},
	}
	if y, err = office.Year(ctx, u.ID); err != nil {
		return err
	}
	if g.succeeds(0) {
		outside.Inputs["electronic_rate"] = scoring.Known(decimal.New(int64(6000+g.IntN(2000)), -2))
	}
	if records, err = y.State.Round("appraisal").Changes(outside); err != nil {
		return err
	}
	for k := range records {
		records[k].Why = rubric.Text{VI: "theo số liệu theo dõi", EN: "by the figures on record"}
	}
	if _, err := office.Add(ctx, appraiser, u.ID, records...); err != nil || i%10 == 5 {
		return err // is being appraised
	}
	if err := lock(appraiser, "appraisal"); err != nil || i%10 == 8 {
		return err // may explain
	}
	if err := lock(leader, "explanation"); err != nil {
		return err
	}
	return lock(council, "council")
}

// unit makes the figures of one unit: the greater its skill, from 0 to 100, the better they are.
type unit struct {
	*rand.Rand
	skill int
}

func (g *unit) succeeds(more int) bool { return g.IntN(100) < min(98, g.skill+more) }

func (g *unit) facts() scoring.Facts {
	f := scoring.Facts{Inputs: map[string]scoring.Figure{}, Points: map[string]scoring.Figure{
		"5.3": scoring.Known(decimal.New(int64(g.IntN(5)*5), -1)),
	}}
	for _, pair := range [][2]string{{"tasks", "tasks_done"}, {"documents_due", "documents_issued"}, {"dossiers", "dossiers_on_time"},
		{"complaints", "complaints_answered"}, {"findings_made", "findings_settled"}} {
		total := 1 + g.IntN(40)
		f.Inputs[pair[0]], f.Inputs[pair[1]] = scoring.Known(total), scoring.Known(total*min(100, g.skill+g.IntN(40))/100)
	}
	for _, rate := range []string{"published_rate", "trained_rate", "disbursed_rate", "electronic_rate", "online_rate", "work_files_rate"} {
		f.Inputs[rate] = scoring.Known(decimal.New(int64(min(10000, 100*(g.skill+g.IntN(35))+g.IntN(100))), -2))
	}
	for _, yes := range []string{"documents_reviewed", "deputies_within"} {
		f.Inputs[yes] = scoring.Known(g.succeeds(25))
	}
	for _, no := range []string{"praised", "leader_disciplined"} {
		f.Inputs[no] = scoring.Known(!g.succeeds(35))
	}
	for _, quarter := range []string{"q1", "q2", "q3", "q4"} {
		sent := "on_time"
		if !g.succeeds(20) {
			sent = "late"
		}
		f.Inputs["report."+quarter] = scoring.Known(sent)
	}
	posts := 20 + g.IntN(60)
	f.Inputs["posts"], f.Inputs["staff"] = scoring.Known(posts), scoring.Known(posts-5+g.IntN(7))
	f.Inputs["initiatives"] = scoring.Known(g.IntN(5))
	f.Inputs["disciplined"] = scoring.Known(g.IntN(5) / 4)
	f.Inputs["false_figures"] = scoring.Known(g.IntN(8) / 7)
	f.Inputs["plan_date"] = scoring.Known(rubric.Date{Year: 2025, Month: 1, Day: 10}.Plus(int64(g.IntN(50))))
	return f
}
