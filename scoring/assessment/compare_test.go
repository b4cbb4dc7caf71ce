package assessment_test

import (
	"encoding/json"
	"fmt"
	"log"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What the appraisal changed, by whom: together 0.83 points of the self-score of 5.46.
func ExampleState_Compare() {
	c, err := exampleState().Compare("self", "appraisal")
	if err != nil {
		log.Fatal(err)
	}
	for _, step := range c.Total.Steps {
		fmt.Println(step.Before.Least, "→", step.After.Least, step.Items, step.Text.In(rubric.English))
	}
	fmt.Println("together", c.Total.Difference.Least)
	// Output:
	// 5.46 → 5.23 [1] dossiers in time changed from 85% to 78.5% (Bùi Thị B)
	// 5.23 → 4.63 [2] points changed from 2 to 1.5 (Bùi Thị B)
	// together -0.83
}

func compared(t *testing.T, st *assessment.State, from, to string) *assessment.Comparison {
	t.Helper()
	c, err := st.Compare(from, to)
	require.NoError(t, err)
	b, err := json.Marshal(c)
	require.NoError(t, err)
	out := &assessment.Comparison{}
	require.NoError(t, json.Unmarshal(b, out))
	require.Equal(t, c, out)
	return out
}

// TestCompare: each kind of record that can move a score, what it says and what it moves.
func TestCompare(t *testing.T) {
	self := []string{"kind: figure, round: self, by: A, input: on_time, new: 80", "kind: figure, round: self, by: A, input: done, new: 3",
		"kind: figure, round: self, by: A, input: late, new: 0", "kind: figure, round: self, by: A, input: has_office, new: true",
		"kind: figure, round: self, by: A, input: good, new: 0", "kind: points, round: self, by: A, item: '1.3', new: 2",
		"kind: evidence, round: self, by: A, item: '1.4', evidence: {id: e, number: 7/BC}",
		"kind: survey, round: appraisal, by: S, item: '3', answers: {good: 4}"}
	for _, tt := range []struct {
		name    string
		records []string // in the second round, behind the survey
		least   []string // of the final score, of each step but the survey's
		most    []string
		items   []string // of the last step
		vi, en  string
	}{
		{"a figure", []string{"kind: figure, round: appraisal, by: B, input: on_time, old: 80, new: 45, why: Sai"},
			[]string{"-3.4"}, []string{"-3.4"}, []string{"1.1", "4.1.2", "4.2.2"}, // 1.4, 4 − 2 of which 3 counted, and 1
			"sửa tỷ lệ đúng hạn từ 80% thành 45% (B)", "rate in time changed from 80% to 45% (B)"},
		{"two records, then one of them undone", []string{
			"kind: figure, round: appraisal, by: B, input: done, old: 3, new: 0, why: Sai",
			"kind: note, round: appraisal, by: B, text: Xem lại",
			"kind: figure, round: appraisal, by: B, input: done, old: 0, new: 3, why: Đúng"},
			[]string{"-2", "2"}, []string{"-2", "2"}, []string{"1.2"},
			"sửa số việc đã làm từ 0 thành 3 (B)", "tasks done changed from 0 to 3 (B)"},
		{"a figure is taken back", []string{"kind: figure, round: appraisal, by: B, input: done, old: 3, why: Sai"},
			[]string{"-2"}, []string{"0"}, []string{"1.2"},
			"rút số việc đã làm, trước là 3 (B)", "tasks done taken back, it was 3 (B)"},
		{"points", []string{"kind: points, round: appraisal, by: B, item: '1.3', old: 2, new: 1.25, why: Sai"},
			[]string{"-0.75"}, []string{"-0.75"}, []string{"1.3"}, "sửa điểm từ 2 thành 1,25 (B)", "points changed from 2 to 1.25 (B)"},
		{"a judgement", []string{"kind: points, round: appraisal, by: B, item: '1.1', new: 3"},
			[]string{"-0.2"}, []string{"-0.2"}, []string{"1.1"}, "chấm 3 điểm (B)", "points set to 3 (B)"},
		{"a refusal, and another piece", []string{"kind: refusal, round: appraisal, by: B, item: '1.4', piece: e, why: Sai",
			"kind: evidence, round: appraisal, by: B, item: '1.4', evidence: {id: f, file: bc.pdf}"},
			[]string{"-2", "2"}, []string{"-2", "2"}, []string{"1.4"}, "nộp tài liệu bc.pdf (B)", "document bc.pdf shown (B)"},
		{"a refusal", []string{"kind: refusal, round: appraisal, by: B, item: '1.4', piece: e, why: Sai"},
			[]string{"-2"}, []string{"-2"}, []string{"1.4"}, "loại tài liệu 7/BC (B)", "document 7/BC refused (B)"},
		{"answers are corrected", []string{"kind: survey, round: appraisal, by: B, item: '3', old_answers: {good: 4}, answers: {good: 2, bad: 2}, why: Sai"},
			[]string{"-3"}, []string{"-3"}, []string{"3"}, "sửa kết quả điều tra (B)", "answers to the survey changed (B)"},
		{"the survey was not held", []string{"kind: survey, round: appraisal, by: B, survey: people, not_held: true"},
			[]string{"-0.2"}, []string{"-0.2"}, []string{"3"}, // 23.2 × 30 ÷ 24 = 29
			"Điều tra người dân: ghi là không tổ chức điều tra (B)", "Survey of people: stated not to be held (B)"},
		{"a waiver", []string{"kind: figure, round: appraisal, by: B, input: late, old: 0, new: 1, why: Sai",
			"kind: waiver, round: appraisal, by: B, item: '1.5', why: Lũ, waiver: {approver: Sở Nội vụ, from: 2026-01-01}"},
			[]string{"-3", "1.5"}, []string{"-3", "1.5"}, []string{"1.5"}, "miễn theo Sở Nội vụ (B)", "waived by Sở Nội vụ (B)"},
		{"a waiver is taken back", []string{"kind: figure, round: appraisal, by: B, input: late, old: 0, new: 1, why: Sai",
			"kind: waiver, round: appraisal, by: B, item: '1.5', why: Lũ, waiver: {approver: Sở Nội vụ, from: 2026-01-01}",
			"kind: waiver, round: appraisal, by: B, item: '1.5', why: Sai, old_waiver: {approver: Sở Nội vụ, from: 2026-01-01}"},
			[]string{"-3", "1.5", "-1.5"}, []string{"-3", "1.5", "-1.5"}, []string{"1.5"},
			"rút việc miễn theo Sở Nội vụ (B)", "the waiver by Sở Nội vụ taken back (B)"},
		{"answers are taken back", []string{"kind: survey, round: appraisal, by: B, item: '3', old_answers: {good: 4}, why: Sai"},
			[]string{"-6"}, []string{"0"}, []string{"3"}, "rút kết quả điều tra (B)", "answers to the survey taken back (B)"},
		{"the survey was held after all", []string{"kind: survey, round: appraisal, by: B, survey: people, not_held: true",
			"kind: survey, round: appraisal, by: B, survey: people, why: Sai"},
			[]string{"-0.2", "0.2"}, []string{"-0.2", "0.2"}, []string{"3"},
			"Điều tra người dân: ghi là có tổ chức điều tra (B)", "Survey of people: stated to be held (B)"},
		{"nothing that moves a score", []string{"kind: opinion, round: appraisal, by: B, item: '1.1', text: Đồng ý",
			"kind: evidence, round: appraisal, by: B, item: '1.1', evidence: {id: f, number: 8/BC}",
			"kind: lock, round: appraisal, by: B"}, nil, nil, nil, "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := compared(t, ledgerState(t, ledgerRubric, append(slices.Clone(self), tt.records...)...), "self", "appraisal")
			checkChanges(t, c)
			survey, steps := c.Total.Steps[0], c.Total.Steps[1:]
			assert.Equal(t, []string{"3"}, survey.Items)
			assert.Equal(t, "nhập kết quả điều tra (S)", survey.Text.VI)
			assert.Equal(t, "answers to the survey stated (S)", survey.Text.EN)
			assert.Equal(t, 7, survey.Record)
			var least, most []string
			for _, step := range steps {
				least, most = append(least, step.Difference.Least.String()), append(most, step.Difference.Most.String())
			}
			assert.Equal(t, tt.least, least)
			assert.Equal(t, tt.most, most)
			if len(steps) > 0 {
				last := steps[len(steps)-1]
				assert.Equal(t, tt.items, last.Items)
				assert.Equal(t, []string{tt.vi, tt.en}, []string{last.Text.VI, last.Text.EN})
				assert.Equal(t, 7+len(tt.records), last.Record)
			}
		})
	}
}

// checkChanges checks that steps follow from each other and add up.
func checkChanges(t testing.TB, c *assessment.Comparison) {
	for _, change := range append([]*assessment.Change{&c.Total}, c.Items...) {
		at, least, most := change.Before, decimal.Zero, decimal.Zero
		for _, step := range change.Steps {
			require.True(t, step.Before.Equal(at))
			require.True(t, step.After.Least.Sub(step.Before.Least).Equal(step.Difference.Least))
			require.True(t, step.After.Most.Sub(step.Before.Most).Equal(step.Difference.Most))
			require.False(t, step.Text.IsZero())
			at, least, most = step.After, least.Add(step.Difference.Least), most.Add(step.Difference.Most)
		}
		require.True(t, at.Equal(change.After))
		require.True(t, least.Equal(change.After.Least.Sub(change.Before.Least)) && least.Equal(change.Difference.Least))
		require.True(t, most.Equal(change.After.Most.Sub(change.Before.Most)) && most.Equal(change.Difference.Most))
	}
}

// TestCompareAddsUp: the kind of fault is a change of the score that no record made, or two
// did. Between any two rounds of random years the steps add up at both ends, the ends are
// those of the rounds, and each step is what folding the records so far comes to.
func TestCompareAddsUp(t *testing.T) {
	instances := *years
	moved, folded, several := 0, 0, 0
	for seed := range instances {
		y := newYear(t, rand.New(rand.NewPCG(uint64(seed), 21)))
		st := y.fold(t)
		from, to := y.IntN(len(st.Rounds)), y.IntN(len(st.Rounds))
		from, to = min(from, to), max(from, to)
		c, err := st.Compare(st.Rounds[from].Name, st.Rounds[to].Name)
		require.NoError(t, err)
		if seed%50 == 0 {
			c = compared(t, st, st.Rounds[from].Name, st.Rounds[to].Name)
		}
		checkChanges(t, c)
		before, after := st.Rounds[from].Result, st.Rounds[to].Result
		require.True(t, c.Total.Before.Equal(before.Total.FinalRange), "seed %d\n%s", seed, y.Tree)
		require.True(t, c.Total.After.Equal(after.Total.FinalRange), "seed %d\n%s", seed, y.Tree)
		for _, it := range after.Leaves() {
			i := slices.IndexFunc(c.Items, func(c *assessment.Change) bool { return c.Code == it.Code })
			if i < 0 {
				require.True(t, it.Range.Equal(before.Item(it.Code).Range), "seed %d, %s\n%s", seed, it.Code, y.Tree)
				continue
			}
			require.True(t, c.Items[i].Before.Equal(before.Item(it.Code).Range))
			require.True(t, c.Items[i].After.Equal(it.Range))
		}
		if len(c.Total.Steps) > 0 {
			moved++
		}
		if len(c.Total.Steps) > 1 {
			several++
		}
		if seed%10 == 0 {
			folded += y.refold(t, st, c, from, to)
		}
	}
	enough.Enough(t, "records that moved the score", moved, instances, 150)
	enough.Enough(t, "several of them", several, instances, 30)
	enough.Enough(t, "steps folded again", folded, instances, 20)
}

// refold holds every step against the state of the records so far.
func (y *randomYear) refold(t *testing.T, st *assessment.State, c *assessment.Comparison, from, to int) (steps int) {
	s, err := scoring.Compile(y.rubric, nil)
	require.NoError(t, err)
	a := &assessment.Assessment{Unit: scoring.Unit{ID: "u"}}
	at := c.Total.Before
	for i, round := range st.Rounds[:to+1] {
		for _, record := range round.Records {
			a.Records = append(a.Records, y.records[record])
			if i <= from {
				continue
			}
			so, err := assessment.Fold(s, a, rubric.Date{Year: 2026, Month: 2, Day: 1})
			require.NoError(t, err)
			k := slices.IndexFunc(c.Total.Steps, func(c assessment.Change) bool { return c.Record == record })
			if k >= 0 {
				steps++
				at = c.Total.Steps[k].After
			}
			require.True(t, at.Equal(so.Rounds[to].Result.Total.FinalRange), "record %d\n%s", record, y.Tree)
		}
	}
	return steps
}

// TestCompareMended: a record contradicts what stands, and the next one mends that: it has
// the change of both.
func TestCompareMended(t *testing.T) {
	st := ledgerState(t, relatedRubric, "kind: figure, round: self, by: A, input: done, new: 4",
		"kind: figure, round: self, by: A, input: planned, new: 4",
		"kind: figure, round: appraisal, by: B, input: planned, old: 4, new: 2, why: Sai",
		"kind: figure, round: appraisal, by: B, input: done, old: 4, new: 1, why: Sai")
	c := compared(t, st, "self", "appraisal")
	checkChanges(t, c)
	require.Len(t, c.Total.Steps, 1)
	assert.Equal(t, 3, c.Total.Steps[0].Record)
	assert.Equal(t, "-4", c.Total.Difference.Least.String()) // 4 + 2 to 1 + 1
	assert.Equal(t, []string{"1", "2"}, c.Total.Steps[0].Items)
}

// TestCompareFaults: rounds in the wrong order, unknown ones, states that cannot be asked,
// and a round with itself.
func TestCompareFaults(t *testing.T) {
	st := ledgerState(t, ledgerRubric)
	_, err := st.Compare("appraisal", "self")
	assert.Equal(t, `the round "appraisal" comes after the round "self"`, locale.In(locale.English, err))
	assert.Equal(t, `vòng "appraisal" đứng sau vòng "self"`, locale.In(locale.Vietnamese, err))
	for _, names := range [][2]string{{"x", "self"}, {"self", "x"}} {
		_, err = st.Compare(names[0], names[1])
		assert.EqualError(t, err, `the rubric has no round "x"`)
	}
	for _, st := range []*assessment.State{nil, {}} {
		_, err = st.Compare("self", "appraisal")
		assert.Error(t, err)
	}
	c := compared(t, st, "self", "self")
	assert.Empty(t, c.Items)
	assert.Empty(t, c.Total.Steps)
	assert.Equal(t, "0", c.Total.Difference.Least.String())
}

// TestStatesAreShared: several goroutines ask one state, and each gets the same.
func TestStatesAreShared(t *testing.T) {
	y := newYear(t, rand.New(rand.NewPCG(7, 20)))
	st := y.fold(t)
	ledger, err := st.Ledger("second")
	require.NoError(t, err)
	changes, err := st.Compare("self", "second")
	require.NoError(t, err)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 20 {
				l, err := st.Ledger("second")
				assert.NoError(t, err)
				assert.Equal(t, ledger, l)
				c, err := st.Compare("self", "second")
				assert.NoError(t, err)
				assert.Equal(t, changes, c)
			}
		})
	}
	all.Wait()
}

// BenchmarkCompare compares two rounds, the second with 100 records over 90 leaves.
func BenchmarkCompare(b *testing.B) {
	benchmarkYear(b, func(st *assessment.State) { st.Compare("self", "appraisal") })
}

// BenchmarkLedger makes the ledger of a round with 90 leaves.
func BenchmarkLedger(b *testing.B) {
	benchmarkYear(b, func(st *assessment.State) { st.Ledger("appraisal") })
}
