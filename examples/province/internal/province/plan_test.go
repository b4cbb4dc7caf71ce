package province_test

import (
	"bytes"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/parindex/parindex/examples/province/internal/province"
	"github.com/parindex/parindex/examples/province/internal/seed"
	"github.com/parindex/parindex/examples/province/internal/store"
	"github.com/parindex/parindex/examples/province/internal/testdb"
	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Each of many who change a plan at the same time changes what the one before has made of it.
func TestManyChangeOnePlan(t *testing.T) {
	testdb.All(t, func(t *testing.T, open func() *store.DB) {
		office := province.New(open(), testdb.Now)
		require.NoError(t, office.Adopt(t.Context(), seed.Rubric, "test"))
		require.NoError(t, office.DB.AddUnit(t.Context(), scoring.Unit{ID: "a", Group: "ward"}))
		by := store.Account{Login: "a", Name: "A", Office: "B", Role: store.Leader, Unit: "a"}
		require.NoError(t, office.DB.AddAccount(t.Context(), &by))
		year, err := office.Year(t.Context(), "a")
		require.NoError(t, err)

		const many = 8
		var all sync.WaitGroup
		for range many {
			all.Go(func() {
				assert.NoError(t, office.ChangePlan(t.Context(), &by, year, func(now *province.Plan) (*province.Plan, error) {
					n := 0
					if now != nil {
						n = len(now.Later.Points)
					}
					next := scoring.Facts{Points: map[string]scoring.Figure{}}
					for i := range n + 1 {
						next.Points[string(rune('a'+i))] = scoring.Known(i)
					}
					return &province.Plan{Later: &next}, nil
				}))
			})
		}
		all.Wait()
		last, err := office.Plan(t.Context(), year)
		require.NoError(t, err)
		assert.Equal(t, many, last.Number)
		assert.Len(t, last.Later.Points, many)
	})
}

// A plan for one year is carried out in the next, when another rubric is in force: it stays the
// plan of the unit, and the figures that are stated then show what has become of it.
func TestPlansAreFollowedIntoTheNextYear(t *testing.T) {
	office := province.New(testdb.Open(t, testdb.Seeded(t)), testdb.Now)
	by, err := office.DB.AccountByLogin(t.Context(), "lanhdao-ward-02")
	require.NoError(t, err)
	year, err := office.PlanYear(t.Context(), "ward-02")
	require.NoError(t, err)
	require.NoError(t, office.ChangePlan(t.Context(), &by, year, func(*province.Plan) (*province.Plan, error) {
		made, err := office.NewPlan(t.Context(), year, nil)
		return &province.Plan{Plan: made}, err
	}))
	next := bytes.Replace(seed.Rubric, []byte("period: 2025"), []byte("period: 2026"), 1)
	require.NoError(t, office.Adopt(t.Context(), next, "test"))

	recovered := func(why string) string {
		t.Helper()
		same, err := office.PlanYear(t.Context(), "ward-02")
		require.NoError(t, err)
		require.Equal(t, year.Scorer.Edition(), same.Scorer.Edition())
		plan, err := office.Plan(t.Context(), same)
		require.NoError(t, err)
		g, err := office.Progress(t.Context(), same, plan)
		require.NoError(t, err, why)
		require.True(t, g.Recovered.Known())
		return g.Recovered.Least.String()
	}
	state := func(input string, f scoring.Figure) {
		t.Helper()
		_, err := office.Add(t.Context(), &by, "ward-02", assessment.Record{Kind: assessment.Stated, Round: "self", Input: input, New: f})
		require.NoError(t, err)
	}
	assert.Equal(t, "0", recovered("nothing is stated yet"))
	state("electronic_rate", scoring.Known("90"))
	assert.Equal(t, "1.52", recovered("7.1 is at full marks"))
	state("tasks", scoring.Known(1))
	assert.Equal(t, "0", recovered("six tasks of one cannot be done: the sheet is half filled in"))
	state("tasks_done", scoring.Known(1))
	assert.Equal(t, "2.23", recovered("and 1.2"))
}

// What a round takes for want of evidence is in the plan, with what is to be shown.
func TestPlansSayWhatEvidenceIsMissing(t *testing.T) {
	office := province.New(testdb.Open(t, testdb.Seeded(t)), func() time.Time { return testdb.Now().AddDate(1, 0, 0) })
	office.Catalogues = seed.Catalogues
	years, err := office.Years(t.Context())
	require.NoError(t, err)
	const missing = "1.1"
	at := slices.IndexFunc(years, func(y *province.Year) bool {
		return y.State.Last().Locked && slices.ContainsFunc(y.State.Last().Findings, func(f assessment.Finding) bool {
			return f.Kind == assessment.EvidenceMissing && f.Item == missing
		})
	})
	require.GreaterOrEqual(t, at, 0)
	year := years[at]
	plan, err := office.NewPlan(t.Context(), year, nil)
	require.NoError(t, err)
	i := slices.IndexFunc(plan.Deficits, func(d remediation.Deficit) bool { return d.Code == missing })
	require.GreaterOrEqual(t, i, 0)
	assert.Contains(t, plan.Deficits[i].Reason.VI, "tài liệu kiểm chứng")
	assert.True(t, slices.ContainsFunc(plan.Actions, func(a remediation.Action) bool {
		return slices.ContainsFunc(a.Targets, func(x remediation.Target) bool { return slices.Contains(x.Evidence, missing) })
	}))
}
