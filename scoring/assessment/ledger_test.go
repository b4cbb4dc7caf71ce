package assessment_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// ledgerRubric has a leaf for each kind of cause. Its numbers are made up.
const ledgerRubric = `
rubric: ledger-2025
title: {vi: Bộ chỉ số, en: Rubric}
decision: {number: 1/QĐ-UBND, issuer: UBND tỉnh, date: 2025-01-15}
period: 2025
max: 30
points: {places: 2, rounding: half-up}
exclusion: whole
illustrative: true
inputs:
  - {name: on_time, type: percent, title: {vi: Tỷ lệ đúng hạn, en: Rate in time}}
  - {name: done, type: count, title: {vi: Số việc đã làm, en: Tasks done}}
  - {name: late, type: count, title: {vi: Số báo cáo chậm, en: Late reports}}
  - {name: has_office, type: bool, title: {vi: Có bộ phận một cửa, en: Has a one-stop office}}
  - {name: good, type: count, title: {vi: Số sáng kiến, en: Initiatives}}
surveys:
  - {name: people, title: {vi: Điều tra người dân, en: Survey of people}, least: 3, too_few: zero, not_held: exclude,
     answers: [{name: good, value: 1}, {name: bad, value: 0}]}
rounds:
  - {name: self, title: {vi: Tự chấm, en: Self-score}, self: true}
  - {name: appraisal, title: {vi: Thẩm định, en: Appraisal}}
areas:
  - code: "1"
    title: {vi: Điều hành, en: Steering}
    max: 12
    items:
      - {code: "1.1", title: Rate, max: 4, judged: true, score: full * on_time / 100}
      - {code: "1.2", title: Share, max: 2, score: "full * min(done, 3) / 3"}
      - {code: "1.3", title: Report, max: 2, reported: true}
      - {code: "1.4", title: Shown, max: 2, score: full, evidence: [{vi: Báo cáo, en: Report}], no_evidence: zero}
      - {code: "1.5", title: Waived, max: 2, cases: [{when: late == 0, score: full}, {score: 0}], waiver: {share: 0.75}}
  - {code: "2", title: {vi: Một cửa, en: One-stop}, max: 6, applies: has_office, not_applicable: exclude, waiver: exclude, score: full}
  - {code: "3", title: {vi: Hài lòng, en: Satisfaction}, max: 6, reported: true, source: survey, survey: people}
  - code: "4"
    title: {vi: Kết hợp, en: Combined}
    max: 6
    items:
      - {code: "4.1", title: Capped, max: 3, combine: capped, items: [
          {code: "4.1.1", title: X, max: 2, cases: [{when: late <= 5, score: full}, {score: 0}]},
          {code: "4.1.2", title: Y, max: 2, cases: [{when: on_time >= 50, score: full}, {score: 0}]}]}
      - {code: "4.2", title: Least, max: 3, combine: least, items: [
          {code: "4.2.1", title: X, max: 3, cases: [{when: late <= 5, score: full}, {score: 1}]},
          {code: "4.2.2", title: Y, max: 3, cases: [{when: on_time >= 50, score: full}, {score: 2}]}]}
bonus: {cap: 1, items: [{code: "B", title: Bonus, max: 2, score: "min(full, good)"}]}
penalty: {cap: 1, items: [{code: "P", title: Penalty, max: 3, score: "min(full, late)"}]}
final: {floor: 2, ceiling: 30}
bands: [{name: A, from: 20}, {name: B, from: 0}]
`

// ledgerOf folds records, each a line of the file, and returns the ledger of a round as it
// reads back from JSON.
func ledgerOf(t *testing.T, file, round string, records ...string) *assessment.Ledger {
	t.Helper()
	l, err := ledgerState(t, file, records...).Ledger(round)
	require.NoError(t, err)
	return readBack(t, l)
}

func ledgerState(t *testing.T, file string, records ...string) *assessment.State {
	t.Helper()
	r, err := rubric.Parse("rubric.yaml", []byte(file), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	src := "rubric: " + r.ID + "\nunit: {id: u, name: Unit}\nrecords:\n"
	for _, line := range records {
		src += "  - {authority: Office, at: 2026-01-05, " + line + "}\n"
	}
	if len(records) == 0 {
		src += "  []\n"
	}
	a, err := assessment.Parse("year.yaml", []byte(src), r, nil)
	require.NoError(t, err)
	st, err := assessment.Fold(s, a, rubric.Date{Year: 2026, Month: 2, Day: 1})
	require.NoError(t, err)
	return st
}

func readBack(t *testing.T, l *assessment.Ledger) *assessment.Ledger {
	t.Helper()
	b, err := json.Marshal(l)
	require.NoError(t, err)
	out := &assessment.Ledger{}
	require.NoError(t, json.Unmarshal(b, out))
	require.Equal(t, l, out)
	return out
}

// imbalance returns what is wrong with an account: the rest that its causes leave.
func imbalance(a *assessment.Account) error {
	rest := new(big.Rat).Sub(a.Max.Rat(), a.Points.Rat())
	for _, c := range a.Causes {
		points, ok := c.Rat()
		switch {
		case !ok:
			return fmt.Errorf("%q: %s is no number", a.Code, c.Points)
		case points.Sign() == 0:
			return fmt.Errorf("%q: an empty cause %s", a.Code, c.Kind)
		case c.Text.VI == "" || c.Text.EN == "":
			return fmt.Errorf("%q: %s has no text", a.Code, c.Kind)
		}
		rest.Sub(rest, points)
	}
	if rest.Sign() != 0 {
		return fmt.Errorf("%q: %s − %s leaves %s", a.Code, a.Max, a.Points, rest.RatString())
	}
	return nil
}

// imbalances returns the first imbalance of a ledger, and how many accounts it looked at.
func imbalances(l *assessment.Ledger) (accounts int, err error) {
	var all func(list []*assessment.Account) error
	all = func(list []*assessment.Account) error {
		for _, a := range list {
			accounts++
			if err := imbalance(a); err != nil {
				return err
			}
			if err := all(a.Items); err != nil {
				return err
			}
		}
		return nil
	}
	for _, list := range [][]*assessment.Account{{&l.Total}, l.Areas, l.Bonus, l.Penalty} {
		if err := all(list); err != nil {
			return accounts, err
		}
	}
	return accounts, nil
}

// causes writes the causes of an account.
func causes(a *assessment.Account) []string {
	out := []string{}
	for _, c := range a.Causes {
		out = append(out, string(c.Kind)+" "+c.Points)
	}
	return out
}

// TestLedger: each cause alone, and all of them together.
func TestLedger(t *testing.T) {
	const (
		full = "kind: figure, round: self, by: A, input: "
		seen = "kind: figure, round: appraisal, by: B, why: Sai, input: "
		item = "kind: points, round: appraisal, by: B, item: "
	)
	// Everything that earns all points but for items 1.3 and 3, which others give.
	sound := []string{full + "on_time, new: 100", full + "done, new: 3", full + "late, new: 0", full + "has_office, new: true",
		full + "good, new: 0", "kind: points, round: self, by: A, item: '1.3', new: 2",
		"kind: evidence, round: self, by: A, item: '1.4', evidence: {id: e, number: 7/BC}",
		"kind: survey, round: appraisal, by: B, item: '3', answers: {good: 4}"}
	for _, tt := range []struct {
		name, item string
		without    []int // of the sound records
		records    []string
		points     string
		causes     []string
		vi, en     string // of the last cause
		record     int    // of the last cause
	}{
		{name: "nothing is lost", points: "30", causes: []string{}},
		{name: "rule", item: "1.1", without: []int{0}, records: []string{full + "on_time, new: 90"}, points: "3.6",
			causes: []string{"rule 0.4"}, vi: "tỷ lệ đúng hạn chỉ đạt 90%", en: "rate in time reached only 90%", record: -1},
		{name: "a third, rounded", item: "1.2", without: []int{1}, records: []string{full + "done, new: 1"}, points: "0.67",
			causes: []string{"rule 4/3", "rounding -1/300"}, vi: "làm tròn 2/3 thành 0,67", en: "rounded from 2/3 to 0.67", record: -1},
		{name: "appraisal cuts", item: "1.1", records: []string{seen + "on_time, old: 100, new: 78.5"}, points: "3.14",
			causes: []string{"appraisal_cut 0.86"}, record: 8,
			vi: "thẩm định trừ 0,86 điểm: sửa tỷ lệ đúng hạn từ 100% thành 78,5% (B)",
			en: "the appraisal lowered the points by 0.86: rate in time changed from 100% to 78.5% (B)"},
		{name: "appraisal gives", item: "1.1", without: []int{0},
			records: []string{full + "on_time, new: 50", seen + "on_time, old: 50, new: 75"}, points: "3",
			causes: []string{"rule 2", "appraisal_cut -1"}, record: 8,
			vi: "thẩm định cộng 1 điểm: sửa tỷ lệ đúng hạn từ 50% thành 75% (B)",
			en: "the appraisal raised the points by 1: rate in time changed from 50% to 75% (B)"},
		{name: "a figure that the unit did not state is no cut", item: "1.1", without: []int{0},
			records: []string{"kind: figure, round: appraisal, by: B, input: on_time, new: 75"}, points: "3",
			causes: []string{"rule 1"}, vi: "tỷ lệ đúng hạn chỉ đạt 75%", en: "rate in time reached only 75%", record: -1},
		{name: "cut to what is excluded", item: "2", records: []string{seen + "has_office, old: true, new: false"}, points: "0",
			causes: []string{"exclusion 6"}, record: -1,
			vi: "không có bộ phận một cửa nên không áp dụng, loại khỏi thang điểm",
			en: "there is no one-stop office, so the item does not apply; it is left out of the maximum"},
		{name: "typed by the unit", item: "1.3", without: []int{5},
			records: []string{"kind: points, round: self, by: A, item: '1.3', new: 1.5"}, points: "1.5",
			causes: []string{"judgement 0.5"}, vi: "do A chấm: Office", en: "set by A: Office", record: 7},
		{name: "typed points are cut", item: "1.3", without: []int{5},
			records: []string{"kind: points, round: self, by: A, item: '1.3', new: 1.5", item + "'1.3', old: 1.5, new: 0.25, why: Sai"},
			points:  "0.25", causes: []string{"judgement 0.5", "appraisal_cut 1.25"}, record: 8,
			vi: "thẩm định trừ 1,25 điểm: sửa điểm từ 1,5 thành 0,25 (B)",
			en: "the appraisal lowered the points by 1.25: points changed from 1.5 to 0.25 (B)"},
		{name: "judged on top of a cut", item: "1.1", without: []int{0},
			records: []string{full + "on_time, new: 90", seen + "on_time, old: 90, new: 80", item + "'1.1', new: 2, why: Trễ"}, points: "2",
			causes: []string{"rule 0.4", "appraisal_cut 0.4", "judgement 1.2"}, vi: "do B chấm: Trễ", en: "set by B: Trễ", record: 9},
		{name: "judged higher than the rule", item: "1.1", without: []int{0},
			records: []string{full + "on_time, new: 50", item + "'1.1', new: 4"}, points: "4",
			causes: []string{"rule 2", "judgement -2"}, vi: "do B chấm: Office", en: "set by B: Office", record: 8},
		{name: "judged where the rule says nothing", item: "1.1", without: []int{0}, records: []string{item + "'1.1', new: 1"}, points: "1",
			causes: []string{"judgement 3"}, vi: "do B chấm: Office", en: "set by B: Office", record: 7},
		{name: "no evidence", item: "1.4", without: []int{6}, points: "0", causes: []string{"evidence 2"}, record: -1,
			vi: "không có tài liệu kiểm chứng (Báo cáo)", en: "there is no evidence (Report)"},
		{name: "evidence is refused", item: "1.4",
			records: []string{"kind: refusal, round: appraisal, by: B, item: '1.4', piece: e, why: Sai"}, points: "0",
			causes: []string{"evidence 2"}, record: -1,
			vi: "tài liệu kiểm chứng bị loại (Báo cáo)", en: "the evidence was refused (Report)"},
		{name: "waived with points", item: "1.5", without: []int{2},
			records: []string{full + "late, new: 1",
				"kind: waiver, round: appraisal, by: B, item: '1.5', why: Lũ, waiver: {approver: Sở, from: 2026-01-01}"},
			points: "1.5", causes: []string{"rule 2", "waiver -1.5"}, vi: "được miễn theo Sở: Lũ", en: "waived by Sở: Lũ", record: 8},
		{name: "waived and excluded", item: "2", without: []int{3},
			records: []string{"kind: waiver, round: appraisal, by: B, item: '2', why: Lũ, waiver: {approver: Sở, from: 2026-01-01}"},
			points:  "0", causes: []string{"exclusion 6"}, vi: "được miễn theo Sở: Lũ", en: "waived by Sở: Lũ", record: 7},
		{name: "answers", item: "3", without: []int{7},
			records: []string{"kind: survey, round: appraisal, by: B, item: '3', answers: {good: 5, bad: 2}"}, points: "4.29",
			causes: []string{"survey 12/7", "rounding -3/700"}, vi: "làm tròn 30/7 thành 4,29", en: "rounded from 30/7 to 4.29", record: -1},
		{name: "too few answers", item: "3", without: []int{7},
			records: []string{"kind: survey, round: appraisal, by: B, item: '3', answers: {good: 2}"}, points: "0",
			causes: []string{"survey 6"}, vi: "Điều tra người dân: có 2 phiếu hợp lệ, ít hơn mức tối thiểu 3",
			en: "Survey of people: 2 answered, fewer than the minimum of 3", record: 7},
		{name: "survey not held", item: "3", without: []int{7},
			records: []string{"kind: survey, round: appraisal, by: B, survey: people, not_held: true"}, points: "0",
			causes: []string{"exclusion 6"}, vi: "Điều tra người dân: không tổ chức điều tra", en: "Survey of people: the survey was not held", record: 7},
		{name: "not known", item: "1.1", without: []int{0}, points: "0", causes: []string{"missing 4"}, record: -1,
			vi: "chưa đủ số liệu về tỷ lệ đúng hạn", en: "not enough is known of rate in time"},
		{name: "known by a bound", item: "1.1", without: []int{0}, records: []string{full + "on_time, new: {at_least: 50, at_most: 75}"},
			points: "2", causes: []string{"rule 1", "missing 1"}, record: -1,
			vi: "chưa đủ số liệu về tỷ lệ đúng hạn", en: "not enough is known of rate in time"},
		{name: "capped", item: "4.1", without: []int{2}, records: []string{full + "late, new: 6"}, points: "2", // 2 of 2 + 2 at most 3
			causes: []string{"rule 2", "cap -1"}, vi: "các mục con cộng lại tính không quá 3 điểm",
			en: "the items below count for at most 3 together", record: -1},
		{name: "the least", item: "4.2", without: []int{0, 2}, records: []string{full + "late, new: 6", full + "on_time, new: 10"}, points: "1",
			causes: []string{"rule 3", "least -1"}, vi: "chỉ tính mục con có ít điểm nhất", // (3−1) + (3−2), of which 2 count
			en: "only the item below with the fewest points counts", record: -1},
		{name: "an area", item: "4", without: []int{0, 2}, records: []string{full + "late, new: 6", full + "on_time, new: 10"}, points: "1",
			causes: []string{"rule 7", "cap -1", "least -1"}, vi: "chỉ tính mục ít điểm nhất", en: "only the fewest points count", record: -1},
		{name: "rescaled", without: []int{0, 3}, records: []string{full + "on_time, new: 90", full + "has_office, new: false"},
			points: "29.5", causes: []string{"exclusion 6", "rule 0.4", "exclusion -5.9"}, // 23.6 × 30 ÷ 24
			vi: "quy đổi do có mục không tính", en: "rescaled for the items that are excluded", record: -1},
		{name: "rescaled and rounded", without: []int{1, 3}, records: []string{full + "done, new: 1", full + "has_office, new: false"},
			points: "28.34", causes: []string{"exclusion 6", "rule 4/3", "rounding -1/300", "exclusion -5.6675", "rounding -0.0025"}, // 22.67 × 1.25
			vi: "làm tròn 28,3375 thành 28,34", en: "rounded from 28.3375 to 28.34", record: -1},
		{name: "bonus at its cap", without: []int{0, 4}, records: []string{full + "on_time, new: 50", full + "good, new: 3"}, points: "29",
			causes: []string{"rule 2", "bonus -2", "cap 1"}, vi: "điểm thưởng 2, chỉ tính 1", en: "a bonus of 2, of which 1 counts", record: -1},
		{name: "penalty at its cap", without: []int{2}, records: []string{full + "late, new: 2"}, points: "27",
			causes: []string{"rule 2", "penalty 2", "cap -1"}, vi: "điểm phạt 2, chỉ tính 1", en: "a penalty of 2, of which 1 counts", record: -1},
		{name: "penalty not known", without: []int{2}, records: []string{full + "late, new: {at_most: 2}"}, points: "27",
			causes: []string{"missing 2", "missing 1"}, vi: "chưa đủ số liệu; điểm phạt có thể đến 1",
			en: "not enough is known; the penalty may come to 1", record: -1},
		{name: "floor", without: []int{0, 1, 2, 3, 4, 5, 6, 7}, records: []string{full + "on_time, new: 0", full + "done, new: 0",
			full + "late, new: 6", full + "has_office, new: false", full + "good, new: 0", "kind: points, round: self, by: A, item: '1.3', new: 0",
			"kind: survey, round: appraisal, by: B, item: '3', answers: {bad: 9}", item + "'1.1', new: 0"}, points: "2",
			causes: []string{"exclusion 6", "rule 15", "survey 6", "judgement 2", "evidence 2", "cap -1", "least -1", "exclusion -0.25", "penalty 3",
				"cap -2", "floor -1.75"}, // 1 × 30 ÷ 24 − 1
			vi: "0,25 điểm, được nâng lên mức thấp nhất 2", en: "0.25, raised to the floor of 2", record: -1},
		{name: "ceiling", without: []int{4}, records: []string{full + "good, new: 1"}, points: "30", causes: []string{"bonus -1", "ceiling 1"},
			vi: "31 điểm, chỉ tính đến mức cao nhất 30", en: "31, cut at the ceiling of 30", record: -1},
		{name: "a penalty by the appraisal", item: "P", records: []string{seen + "late, old: 0, new: 2"}, points: "2",
			causes: []string{"rule 3", "appraisal_cut -2"}, record: 8,
			vi: "thẩm định tăng điểm phạt thêm 2: sửa số báo cáo chậm từ 0 thành 2 (B)",
			en: "the appraisal raised the penalty by 2: late reports changed from 0 to 2 (B)"},
		{name: "the penalty's account", item: "P", without: []int{2}, records: []string{full + "late, new: 2"}, points: "2",
			causes: []string{"rule 1"}, vi: "có 2 báo cáo chậm", en: "late reports came to 2", record: -1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var records []string
			for i, r := range sound {
				if !slices.Contains(tt.without, i) {
					records = append(records, r)
				}
			}
			l := ledgerOf(t, ledgerRubric, "appraisal", append(records, tt.records...)...)
			_, err := imbalances(l)
			require.NoError(t, err)
			a := l.Account(tt.item)
			assert.Equal(t, tt.points, a.Points.String())
			require.Equal(t, tt.causes, causes(a))
			if len(a.Causes) > 0 {
				last := a.Causes[len(a.Causes)-1]
				assert.Equal(t, []string{tt.vi, tt.en}, []string{last.Text.VI, last.Text.EN})
				assert.Equal(t, tt.record, last.Record)
			}
		})
	}
}

// relatedRubric has figures that can contradict each other.
const relatedRubric = `
rubric: related-2025
title: R
decision: {number: 1/QĐ, issuer: X, date: 2025-01-15}
period: 2025
max: 6
points: {places: 2, rounding: half-up}
illustrative: true
inputs:
  - {name: done, type: count, title: {vi: Số việc xong, en: Tasks done}}
  - {name: planned, type: count, title: {vi: Số việc giao, en: Tasks planned}}
relations: [{holds: done <= planned, title: {vi: Không quá số việc giao, en: No more than planned}}]
rounds: [{name: self, title: S, self: true}, {name: appraisal, title: A}]
areas:
  - {code: "1", title: Done, max: 4, cases: [{when: done >= 4, score: full}, {score: 1}]}
  - {code: "2", title: Share, max: 2, not_arising: zero, score: "share(done, planned)"}
`

// TestLedgerOfContradiction: what the unit stated and what the appraiser added of the rest
// contradict each other. Then the unit's own last round decides what its figures come to.
func TestLedgerOfContradiction(t *testing.T) {
	l := ledgerOf(t, relatedRubric, "appraisal", "kind: figure, round: self, by: A, input: done, new: 9",
		"kind: figure, round: appraisal, by: B, input: done, old: 9, new: 3, why: Sai",
		"kind: figure, round: appraisal, by: B, input: planned, new: 6")
	_, err := imbalances(l)
	require.NoError(t, err)
	assert.Equal(t, []string{"appraisal_cut 3"}, causes(l.Account("1")))
	assert.Equal(t, []string{"rule 1"}, causes(l.Account("2")), "the unit's share was never known")
}

// TestLedgerOfRules: a rule that gives no valid points, a policy whose points are rounded,
// rows that only take points off, and an indicator without points.
func TestLedgerOfRules(t *testing.T) {
	const file = `
rubric: rules-2025
title: R
decision: {number: 1/QĐ, issuer: X, date: 2025-01-15}
period: 2025
max: 5
points: {places: 2, rounding: half-up}
illustrative: true
inputs: [{name: x, type: number, title: X}, {name: late, type: count, title: {vi: Số lần chậm, en: Late}}]
rounds: [{name: self, title: S, self: true}]
areas:
  - {code: "1", title: Fails, max: 2, score: x}
  - {code: "2", title: Nothing arose, max: 1, arises: late > 5, not_arising: {share: 0.125}, score: full}
  - code: "3"
    title: Rows
    max: 2
    items:
      - {code: "3.1", title: Full, max: 2, score: full}
      - {code: "3.2", title: Row, max: 0, min: -1, cases: [{when: late > 0, score: -1}, {score: 0}]}
      - {code: "3.3", title: Shown, unscored: true}
`
	l := ledgerOf(t, file, "self", "kind: figure, round: self, by: A, input: x, new: 3", "kind: figure, round: self, by: A, input: late, new: 1")
	_, err := imbalances(l)
	require.NoError(t, err)
	for code, want := range map[string][]string{"1": {"failed 2"}, "2": {"rule 0.875", "rounding -0.005"}, "3": {"rule 1"}, "3.1": {},
		"3.2": {"rule 1"}, "": {"rule 1.875", "rounding -0.005", "failed 2"}} {
		assert.Equal(t, want, causes(l.Account(code)), code)
	}
	assert.Nil(t, l.Account("3.3"))
	assert.Equal(t, "the points could not be computed: its points (3) are above the maximum 2", l.Account("1").Causes[0].Text.EN)
}

// TestLedgerOfLongNumbers: exact points of more digits than anybody reads.
func TestLedgerOfLongNumbers(t *testing.T) {
	file := "rubric: long-2025\ntitle: L\ndecision: {number: 1/QĐ, issuer: X, date: 2025-01-15}\nperiod: 2025\nmax: 2\n" +
		"points: {places: 2, rounding: half-up}\nillustrative: true\nrounds: [{name: self, title: S, self: true}]\n" +
		"inputs: [{name: x, type: number, title: X, min: 0, max: 1}]\nareas:\n  - {code: \"1\", title: T, max: 2, score: full * x" +
		strings.Repeat(" * x", 64) + "}\n"
	l := ledgerOf(t, file, "self", "kind: figure, round: self, by: A, input: x, new: 0.999999999999999999")
	_, err := imbalances(l)
	require.NoError(t, err)
	require.Len(t, l.Total.Causes, 2)
	assert.Greater(t, len(l.Total.Causes[0].Points), 1000)
	assert.Equal(t, "2", l.Total.Points.String())
	assert.Less(t, len(l.Account("1").Causes[1].Text.VI), 1010)
}

// TestLedgerOfWhatWasFolded: the host goes on with its records; the state does not.
func TestLedgerOfWhatWasFolded(t *testing.T) {
	y := newYear(t, rand.New(rand.NewPCG(4, 20)))
	st := y.fold(t)
	before, err := st.Ledger("second")
	require.NoError(t, err)
	for i := range y.records {
		r := &y.records[i]
		if r.Evidence != nil {
			r.Evidence.ID = "other"
		}
		if r.Waiver != nil {
			r.Waiver.Until = rubric.Date{Year: 2026, Month: 1, Day: 1}
		}
		for _, of := range r.Answers {
			clear(of)
		}
		*r = assessment.Record{}
	}
	after, err := st.Ledger("second")
	require.NoError(t, err)
	assert.Equal(t, before, after)
}

// TestLedgerFaults: a round that the rubric does not have, and a state that cannot be asked.
func TestLedgerFaults(t *testing.T) {
	st := ledgerState(t, ledgerRubric)
	_, err := st.Ledger("apraisal")
	assert.Equal(t, `the rubric has no round "apraisal"; did you mean "appraisal"?`, locale.In(locale.English, err))
	assert.Equal(t, `bộ chỉ số không có vòng "apraisal"; có phải là "appraisal"?`, locale.In(locale.Vietnamese, err))
	b, err := json.Marshal(st)
	require.NoError(t, err)
	read := &assessment.State{}
	require.NoError(t, json.Unmarshal(b, read))
	for _, st := range []*assessment.State{nil, {}, read} {
		_, err = st.Ledger("appraisal")
		assert.EqualError(t, err, "the state was read from a document and only says what came out; fold the records again")
	}
	for _, text := range []string{"", "x", "1/0", "1e9", "1/2/3", "--1", strings.Repeat("9", 200_000)} {
		_, ok := assessment.Cause{Points: text}.Rat()
		assert.False(t, ok, text)
	}
	assert.Nil(t, (*assessment.Ledger)(nil).Account(""))
	l, err := st.Ledger("appraisal")
	require.NoError(t, err)
	assert.Nil(t, l.Account("9"))
}

// benchmarkYear runs something on the state of 90 leaves with a record each, and 100 records
// that change them.
func benchmarkYear(b *testing.B, do func(*assessment.State)) {
	file := "rubric: bench\ntitle: B\ndecision: {number: 1/QĐ, issuer: X, date: 2025-01-15}\nperiod: 2025\nmax: 90\n" +
		"points: {places: 2, rounding: half-up}\nillustrative: true\nrounds: [{name: self, title: S, self: true}, {name: appraisal, title: A}]\n"
	inputs, areas := "inputs:\n", "areas:\n"
	var records []assessment.Record
	add := func(round string, i int, old, figure scoring.Figure) {
		records = append(records, assessment.Record{Kind: assessment.Stated, Round: round, By: "A", Authority: rubric.Plain("X"),
			At: time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC), Why: rubric.Plain("W"), Input: fmt.Sprint("x", i), Old: old, New: figure})
	}
	for i := range 90 {
		inputs += fmt.Sprintf("  - {name: x%d, type: percent, title: X}\n", i)
		areas += fmt.Sprintf("  - {code: \"%d\", title: T, max: 1, cases: [{when: x%[2]d >= 80, score: full}, {score: x%[2]d / 100}]}\n", i+1, i)
		add("self", i, scoring.Figure{}, scoring.Known(85))
	}
	now := make([]int, 90)
	for k := range 100 {
		i, old := k%90, 85
		if now[i] > 0 {
			old = now[i]
		}
		now[i] = 40 + k%50
		add("appraisal", i, scoring.Known(old), scoring.Known(now[i]))
	}
	r, err := rubric.Parse("bench.yaml", []byte(file+inputs+areas), nil)
	require.NoError(b, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(b, err)
	st, err := assessment.Fold(s, &assessment.Assessment{Records: records}, rubric.Date{})
	require.NoError(b, err)
	for b.Loop() {
		do(st)
	}
}
