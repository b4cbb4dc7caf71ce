package scoring_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/internal/treetest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const knockOut = `rubric: knock-out
title: {vi: Thử, en: Trial}
decision: {number: 1/QĐ, issuer: X, date: 2025-01-15}
period: 2025
max: 10
points: {places: 2, rounding: half-up}
exclusion: whole
groups: [commune, ward]
inputs:
  - {name: x, type: number, min: 0, max: 10, title: X}
  - {name: disciplined, type: count, title: {vi: Số người bị kỷ luật, en: Disciplined officials},
     unit: {vi: người, en: officials}}
  - {name: staff, type: count, title: {vi: Tổng số cán bộ, en: Officials}}
  - {name: leader, type: bool, title: {vi: Người đứng đầu bị kỷ luật, en: The head was disciplined}}
  - {name: survey, type: bool, title: {vi: Có khảo sát, en: A survey was held}}
areas:
  - {code: "1", title: {vi: Chỉ đạo, en: Steering}, max: 8, score: 0.8 * x}
  - {code: "2", title: {vi: Khảo sát, en: Survey}, max: 2, applies: survey, not_applicable: exclude, score: 0.2 * x}
bands:
`

// TestPassedOver: the kind of fault is a band that a unit misses though it has the points,
// and nobody is told why.
func TestPassedOver(t *testing.T) {
	facts := func(x any, more ...any) map[string]any {
		out := map[string]any{"x": x, "disciplined": 0, "staff": 20, "leader": false, "survey": true}
		for i := 0; i < len(more); i += 2 {
			if out[more[i].(string)] = more[i+1]; more[i+1] == nil {
				delete(out, more[i].(string))
			}
		}
		return out
	}
	for _, tt := range []struct {
		name     string
		bands    []string
		group    string
		facts    map[string]any
		band     string
		passed   []string
		deciding []string
		vi       string
	}{
		{"a condition that holds", []string{"{name: A, from: 9, when: disciplined == 0}", "{name: B, from: 0}"}, "ward",
			facts(10), "A", nil, nil, ""},
		{"a band that is not reached", []string{"{name: A, from: 9, when: disciplined == 0}", "{name: B, from: 0}"}, "ward",
			facts(8, "disciplined", 2), "B", nil, nil, ""},
		{"one condition", []string{"{name: A, from: 9, when: disciplined == 0}", "{name: B, from: 0}"}, "ward",
			facts(9, "disciplined", 2), "B",
			[]string{"A no: disciplined officials came to 2"},
			[]string{"disciplined: disciplined is 2, == 0 by 2"},
			"có 2 người bị kỷ luật"},
		{"two conditions", []string{"{name: A, from: 9, when: 'not leader and disciplined <= 1'}",
			"{name: B, from: 8, when: disciplined <= 2}", "{name: C, from: 0}"}, "ward",
			facts(10, "disciplined", 3, "leader", true), "C",
			[]string{"A no: the head was disciplined; disciplined officials came to 3, above 1",
				"B no: disciplined officials came to 3, above 2"},
			[]string{"leader: leader is true, == false", "disciplined: disciplined is 3, <= 1 by 2",
				"disciplined: disciplined is 3, <= 2 by 1"},
			"người đứng đầu bị kỷ luật; có 3 người bị kỷ luật, trên 1 người"},
		{"no band left", []string{"{name: A, from: 0, when: disciplined == 0}"}, "ward",
			facts(9, "disciplined", 1), "",
			[]string{"A no: disciplined officials came to 1"},
			[]string{"disciplined: disciplined is 1, == 0 by 1"},
			"có 1 người bị kỷ luật"},
		{"points and an index", []string{"{name: A, from: 5, when: \"points('2') > 1.5 and index('1') >= 80\"}", "{name: B, from: 0}"},
			"ward", facts("7.5"), "B",
			[]string{"A no: points of item 2 (Survey) reached 1.5, not above 1.5; index of item 1 (Steering) reached 75%, below 80%"},
			[]string{": points('2') is 1.5, > 1.5 by 0", ": index('1') is 75, >= 80 by 5"},
			"điểm mục 2 (Khảo sát) đạt 1,5, chưa trên 1,5; chỉ số mục 1 (Chỉ đạo) đạt 75%, dưới 80%"},
		{"a formula over indexes", []string{"{name: A, from: 5, when: \"index('1') + index('2') >= 160\"}", "{name: B, from: 0}"},
			"ward", facts("7.5"), "B",
			[]string{"A no: index of item 1 (Steering) plus index of item 2 (Survey) reached 150%, below 160%"},
			[]string{": index('1') + index('2') is 150, >= 160 by 10"},
			"chỉ số mục 1 (Chỉ đạo) cộng chỉ số mục 2 (Khảo sát) đạt 150%, dưới 160%"},
		{"the index of what is excluded", []string{"{name: A, from: 5, when: \"index('2') >= 50\"}", "{name: B, from: 0}"},
			"ward", facts(9, "survey", false), "? A B",
			[]string{"A not_arising: all of item 2 (Survey) is left out of the maximum, so it has no index"}, nil,
			"mục 2 (Khảo sát) bị loại hết khỏi thang điểm nên không có chỉ số"},
		{"a condition that fails before an index without a value", []string{
			"{name: A, from: 5, when: \"disciplined == 0 and index('2') >= 50\"}", "{name: B, from: 0}"},
			"ward", facts(9, "survey", false, "disciplined", 1), "B",
			[]string{"A no: disciplined officials came to 1"},
			[]string{"disciplined: disciplined is 1, == 0 by 1"},
			"có 1 người bị kỷ luật"},
		{"a rate of 0 of 0", []string{"{name: A, from: 5, when: 'rate(disciplined, staff) < 5'}", "{name: B, from: 0}"},
			"ward", facts(9, "staff", 0), "? A B",
			[]string{"A not_arising: a rate is 0 of 0"},
			nil, "tỷ lệ là 0 trên 0"},
		{"a division by zero", []string{"{name: A, from: 5, when: 'disciplined / staff < 0.05'}", "{name: B, from: 0}"},
			"ward", facts(9, "staff", 0, "disciplined", 1), "? A B",
			[]string{"A failed: division by zero"},
			nil, "chia cho 0"},
		{"a rate", []string{"{name: A, from: 5, when: 'rate(disciplined, staff) < 5'}", "{name: B, from: 0}"},
			"ward", facts(9, "disciplined", 2), "B",
			[]string{"A no: the rate of disciplined officials to officials came to 10% (2 of 20), not below 5%"},
			[]string{": rate(disciplined, staff) is 10, < 5 by 5"},
			"tỷ lệ người bị kỷ luật trên tổng số cán bộ là 10% (2/20), không dưới 5%"},
		{"an unknown figure", []string{"{name: A, from: 5, when: disciplined == 0}", "{name: B, from: 0}"}, "ward",
			facts(9, "disciplined", nil), "? A B", nil, nil, ""},
		{"a bound that leaves it open", []string{"{name: A, from: 5, when: disciplined <= 1}", "{name: B, from: 0}"}, "ward",
			facts(9, "disciplined", scoring.Bound{AtLeast: scoring.Known(1)}), "? A B", nil, nil, ""},
		{"a bound that does not", []string{"{name: A, from: 5, when: disciplined == 0}", "{name: B, from: 0}"}, "ward",
			facts(9, "disciplined", scoring.Bound{AtLeast: scoring.Known(1)}), "B",
			[]string{"A no: there were disciplined officials, required 0 officials"},
			[]string{"disciplined: disciplined is >= 1, == 0 by >= 1"},
			"có người bị kỷ luật"},
		{"a score that perhaps reaches it", []string{"{name: A, from: 5, when: disciplined == 0}", "{name: B, from: 0}"}, "ward",
			facts(nil, "disciplined", 1, "x", nil), "B", nil, nil, ""},
		{"a score that is a range and surely reaches it", []string{"{name: A, from: 4, when: disciplined == 0}",
			"{name: B, from: 0}"}, "ward",
			facts(scoring.Bound{AtLeast: scoring.Known(6)}, "disciplined", 1), "B",
			[]string{"A no: disciplined officials came to 1"},
			[]string{"disciplined: disciplined is 1, == 0 by 1"},
			"có 1 người bị kỷ luật"},
		{"below one that is open", []string{"{name: A, from: 9, when: leader}", "{name: B, from: 8, when: disciplined == 0}",
			"{name: C, from: 0}"}, "ward", facts(9, "disciplined", 1, "leader", nil), "? A C",
			[]string{"B no: disciplined officials came to 1"},
			[]string{"disciplined: disciplined is 1, == 0 by 1"},
			"có 1 người bị kỷ luật"},
		{"the band of another group", []string{"{name: A, from: 5, group: commune, when: disciplined == 0}",
			"{name: B, from: 0, group: commune}", "{name: W, from: 0, group: ward}"}, "ward",
			facts(9, "disciplined", 1), "W", nil, nil, ""},
		{"the band of the group", []string{"{name: A, from: 5, group: ward, when: disciplined == 0}",
			"{name: B, from: 0, group: ward}", "{name: C, from: 0, group: commune}"}, "ward",
			facts(9, "disciplined", 1), "B",
			[]string{"A no: disciplined officials came to 1"},
			[]string{"disciplined: disciplined is 1, == 0 by 1"},
			"có 1 người bị kỷ luật"},
		{"no group, and one has no such band", []string{"{name: A, from: 5, group: ward, when: disciplined == 0}",
			"{name: B, from: 0, group: ward}", "{name: B, from: 0, group: commune}"}, "",
			facts(9, "disciplined", 1), "? B B", nil, nil, ""},
		{"no group, and the band is for all", []string{"{name: A, from: 5, when: disciplined == 0}", "{name: B, from: 0}"}, "",
			facts(9, "disciplined", 1), "B",
			[]string{"A no: disciplined officials came to 1"},
			[]string{"disciplined: disciplined is 1, == 0 by 1"},
			"có 1 người bị kỷ luật"},
		{"a group that a condition asks for", []string{"{name: A, from: 5, when: \"group == 'commune'\"}", "{name: B, from: 0}"},
			"ward", facts(9), "B",
			[]string{"A no: object group came out as “ward”, not “commune”"},
			[]string{"group: group is ward, == commune"},
			"nhóm đối tượng ở mức “ward”, chưa đạt mức “commune”"},
		{"a name for a part", []string{"{name: A, from: 5, when: 'let r = disciplined * 2; r < 3'}", "{name: B, from: 0}"},
			"ward", facts(9, "disciplined", 2), "B",
			[]string{"A no: disciplined officials times 2 came to 4, not below 3"},
			[]string{": disciplined * 2 is 4, < 3 by 1"},
			"số người bị kỷ luật nhân 2 là 4, không dưới 3"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := ruletest.CompileFile(t, knockOut+"  - "+strings.Join(tt.bands, "\n  - ")+"\n")
			got, err := s.Score(scoring.Facts{Unit: scoring.Unit{Group: tt.group}, Inputs: ruletest.Figures(tt.facts)})
			require.NoError(t, err)
			band := got.Total.Band.EN
			if got.Total.PossibleBands != nil {
				band = "?"
			}
			for _, b := range got.Total.PossibleBands {
				band += " " + b.EN
			}
			assert.Equal(t, tt.band, band)
			var passed, deciding []string
			for _, p := range got.Total.PassedOver {
				passed = append(passed, fmt.Sprintf("%s %s: %s", p.Name.EN, p.Held, because(t, p).EN))
				at := slices.IndexFunc(s.Rubric().Bands, func(b rubric.Band) bool { return b.Name == p.Name })
				assert.Equal(t, s.Rubric().Bands[at].When, p.Condition)
				for _, c := range p.Deciding {
					text := fmt.Sprintf("%s: %s is %s, %s %s", c.Input, c.Subject, c.Observed, c.Operator, c.Required)
					if c.Distance != "" {
						text += " by " + c.Distance
					}
					deciding = append(deciding, text)
				}
			}
			assert.Equal(t, tt.passed, passed)
			assert.Equal(t, tt.deciding, deciding)
			vi := ""
			if passed != nil {
				vi = because(t, got.Total.PassedOver[0]).VI
			}
			assert.Equal(t, tt.vi, vi)

			src, err := json.Marshal(got)
			require.NoError(t, err)
			assert.Equal(t, passed != nil, strings.Contains(string(src), `"passed_over"`))
			var back scoring.Result
			require.NoError(t, json.Unmarshal(src, &back))
			assert.Equal(t, got.Total, back.Total)
			assert.True(t, got.Equal(&back))
		})
	}
}

// because returns what the reason of a band that is passed over says behind its opening.
func because(t *testing.T, p scoring.PassedBand) rubric.Text {
	t.Helper()
	openings := rubric.Text{VI: "đủ điểm xếp loại %s nhưng không được xếp loại này do ",
		EN: "the final score reaches %s, but that band is not given because "}
	if p.Held != scoring.HeldNo {
		openings = rubric.Text{VI: "đủ điểm xếp loại %s nhưng không xét được điều kiện của mức này: ",
			EN: "the final score reaches %s, but the condition of that band cannot be decided: "}
	}
	vi, isVI := strings.CutPrefix(p.Reason.VI, fmt.Sprintf(openings.VI, p.Name.VI))
	en, isEN := strings.CutPrefix(p.Reason.EN, fmt.Sprintf(openings.EN, p.Name.EN))
	assert.True(t, isVI && isEN, p.Reason)
	return rubric.Text{VI: vi, EN: en}
}

// TestPassedOverTrees: of random rubrics all bands that a final score reaches above that of
// the unit are passed over, no others, and each has a reason.
func TestPassedOverTrees(t *testing.T) {
	enough.NotUnderRace(t)
	rounds, checked := 300, 0
	if testing.Short() {
		rounds = 60
	}
	for seed := range rounds {
		tree := treetest.New(rand.New(rand.NewPCG(uint64(seed), 14)))
		s := compileTree(t, tree)
		bands := s.Rubric().Bands
		for f := range tree.All(tree.Unknown()) {
			r, err := s.Score(factsOf(f))
			require.NoError(t, err)
			if !r.Total.Final.Valid {
				continue
			}
			var want, got []string
			for _, b := range bands {
				if b.Name == r.Total.Band {
					break
				}
				if r.Total.Final.Decimal.GreaterThanOrEqual(b.From) {
					want = append(want, b.Name.EN)
				}
			}
			for _, p := range r.Total.PassedOver {
				got = append(got, p.Name.EN)
				if p.Held == scoring.HeldNo {
					require.NotEmpty(t, p.Deciding, "seed %d\n%s", seed, tree)
				}
				require.Contains(t, p.Reason.VI, "đủ điểm xếp loại "+p.Name.VI)
				require.NotContains(t, p.Reason.VI+p.Reason.EN, "('", "the rule language")
			}
			if r.Total.PossibleBands == nil {
				require.Equal(t, want, got, "seed %d, facts %v\n%s", seed, f, tree)
				checked += len(got)
			}
		}
	}
	assert.Greater(t, checked, rounds/4)
}
