package scoring_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/receipt"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
)

const sealedRubric = `rubric: sealed
title: {vi: Thử, en: Trial}
decision: {number: 1/QĐ, issuer: X, date: 2025-01-15}
period: 2025
max: 10
points: {places: 2, rounding: half-up}
groups: [commune, ward]
inputs:
  - {name: tỷ_lệ, type: percent, title: {vi: Tỷ lệ, en: Rate}}
  - {name: settled, type: count, title: {vi: Số hồ sơ đã giải quyết, en: Settled}}
  - {name: received, type: count, title: {vi: Số hồ sơ, en: Received}}
  - {name: issued, type: date, never: true, title: {vi: Ngày ban hành, en: Issued}}
  - {name: trained, type: bool, each: [q1, q2], title: {vi: Đã tập huấn, en: Trained}}
  - {name: plan, type: enum, options: [on_time, late, none], title: {vi: Kế hoạch, en: Plan}}
relations:
  - {holds: settled <= received, title: {vi: Giải quyết không quá số nhận, en: No more are settled than received}}
areas:
  - {code: "1", title: {vi: Một, en: One}, max: 6, cases: [
     {when: "tỷ_lệ >= 80 and settled > 3 and plan != 'none'", score: full},
     {when: "issued < never and trained.q1", score: 2.5}, {score: 0}]}
  - {code: "2", title: {vi: Hai, en: Two}, max: 4, reported: true}
bands: [{name: Tốt, from: 8, when: settled > 10}, {name: Khá, from: 0}]
`

// sealedFacts are the facts that the tests of receipts change.
func sealedFacts() scoring.Facts {
	return scoring.Facts{
		Unit: scoring.Unit{ID: "xã-an", Name: rubric.Text{VI: "Xã An", EN: "An commune"}, Group: "ward"},
		Inputs: map[string]scoring.Figure{"tỷ_lệ": scoring.Known("76.5"), "settled": scoring.Known(20),
			"issued": scoring.Known("2025-01-31"), "trained.q1": scoring.Known(true), "plan": scoring.Known("late"),
			"received": scoring.Within(scoring.Bound{AtLeast: scoring.Known(18)})},
		Points: map[string]scoring.Figure{"2": scoring.Known("3.5")},
	}
}

func receiptOf(t *testing.T, s *scoring.Scorer, f scoring.Facts) receipt.Receipt {
	t.Helper()
	got, err := s.Score(f)
	require.NoError(t, err)
	require.True(t, got.Intact())
	return got.Receipt()
}

// TestReceipt: what is hashed of facts is what the documentation says, without what
// relations say of a figure.
func TestReceipt(t *testing.T) {
	s := ruletest.CompileFile(t, sealedRubric)
	got := receiptOf(t, s, sealedFacts())
	sum := sha256.Sum256([]byte(`["unit","xã-an"]
["name","Xã An","An commune"]
["group","ward"]
["input","tỷ_lệ","76.5"]
["input","settled","20"]
["input","received",">= 18"]
["input","issued","2025-01-31"]
["input","trained.q1","true"]
["input","plan","late"]
["points","2","3.5"]
`))
	assert.Equal(t, receipt.Receipt{Schema: 1, Version: receipt.Version, Edition: s.Rubric().Edition(),
		Rounding: decimals.Rounding{Places: 2, Mode: decimals.HalfUp}, Facts: hex.EncodeToString(sum[:]), Result: got.Result}, got)
	assert.Len(t, got.Result, 64)
	none := sha256.Sum256(nil)
	assert.Equal(t, hex.EncodeToString(none[:]), receiptOf(t, s, scoring.Facts{}).Facts)

	assert.Zero(t, (*scoring.Result)(nil).Receipt())
	assert.Zero(t, new(scoring.Result).Receipt())
	assert.False(t, (*scoring.Result)(nil).Intact())
	assert.False(t, new(scoring.Result).Intact())
}

// TestReceiptOfEqualFacts: the kind of fault is a receipt that differs though nothing else
// was declared.
func TestReceiptOfEqualFacts(t *testing.T) {
	s := ruletest.CompileFile(t, sealedRubric)
	within := func(b scoring.Bound) scoring.Figure { return scoring.Within(b) }
	for name, tt := range map[string][2]map[string]scoring.Figure{
		"zeros at the end": {{"tỷ_lệ": scoring.Known("76.50")}, {"tỷ_lệ": scoring.Known("76.5")}},
		"zeros in front":   {{"settled": scoring.Known("020")}, {"settled": scoring.Known(20)}},
		"a decimal":        {{"tỷ_lệ": scoring.Known(ruletest.Dec("76.500"))}, {"tỷ_lệ": scoring.Known("76.5")}},
		"a bound of one value": {
			{"tỷ_lệ": within(scoring.Bound{AtLeast: scoring.Known("76.5"), AtMost: scoring.Known("76.5")})},
			{"tỷ_lệ": scoring.Known("76.5")}},
		"bounds of a count": {{"received": within(scoring.Bound{Above: scoring.Known(17)})},
			{"received": within(scoring.Bound{AtLeast: scoring.Known("17.5")})}},
		"a missing figure": {{"received": {}}, {}},
		"a bound of all":   {{"received": within(scoring.Bound{AtLeast: scoring.Known(0)})}, {}},
		"no bound":         {{"plan": within(scoring.Bound{})}, {}},
		"all options":      {{"plan": within(scoring.Bound{OneOf: []string{"on_time", "late", "none"}})}, {}},
		"one option":       {{"plan": within(scoring.Bound{OneOf: []string{"late", "late"}})}, {"plan": scoring.Known("late")}},
		"options in other order": {{"plan": within(scoring.Bound{OneOf: []string{"late", "none"}})},
			{"plan": within(scoring.Bound{OneOf: []string{"none", "late"}})}},
		"days": {{"issued": within(scoring.Bound{Above: scoring.Known("2025-01-30")})},
			{"issued": within(scoring.Bound{AtLeast: scoring.Known("2025-01-31")})}},
		"another Unicode form": {{norm.NFD.String("tỷ_lệ"): scoring.Known(76)}, {"tỷ_lệ": scoring.Known(76)}},
	} {
		var got [2]receipt.Receipt
		for i, inputs := range tt {
			f := sealedFacts()
			f.Inputs = inputs
			got[i] = receiptOf(t, s, f)
		}
		assert.Equal(t, got[0], got[1], name)
	}
	odd := sealedFacts()
	odd.Unit.ID, odd.Unit.Name.VI = norm.NFD.String(odd.Unit.ID), norm.NFD.String(odd.Unit.Name.VI)
	odd.Points = map[string]scoring.Figure{"2": scoring.Known("3.50")}
	assert.Equal(t, receiptOf(t, s, sealedFacts()), receiptOf(t, s, odd))
	for _, src := range []string{
		"unit: {id: a}\nfacts: {settled: 20, plan: late, tỷ_lệ: 76.5}\npoints: {\"2\": 3.5}\n",
		"points: {\"2\": 3.50}\nfacts: {plan: late, tỷ_lệ: 76.50, settled: 20}\nunit: {id: a}\n",
	} {
		f, err := scoring.ParseFacts("f.yaml", []byte("rubric: sealed\n"+src), s.Rubric(), nil)
		require.NoError(t, err)
		assert.Equal(t, receiptOf(t, s, scoring.Facts{Unit: scoring.Unit{ID: "a"}, Inputs: map[string]scoring.Figure{
			"settled": scoring.Known(20), "plan": scoring.Known("late"), "tỷ_lệ": scoring.Known("76.5")},
			Points: map[string]scoring.Figure{"2": scoring.Known("3.5")}}), receiptOf(t, s, f))
	}
}

// TestReceiptOfOtherFacts: the kind of fault is a change that leaves a receipt as it was.
func TestReceiptOfOtherFacts(t *testing.T) {
	s := ruletest.CompileFile(t, sealedRubric)
	was := receiptOf(t, s, sealedFacts())
	seen := map[string]string{was.Facts: "the facts"}
	set := func(name string, v scoring.Figure) func(*scoring.Facts) {
		return func(f *scoring.Facts) { f.Inputs[name] = v }
	}
	within := func(name string, b scoring.Bound) func(*scoring.Facts) { return set(name, scoring.Within(b)) }
	for name, change := range map[string]func(*scoring.Facts){
		"a figure":                   set("tỷ_lệ", scoring.Known("76.51")),
		"a figure of the same score": set("tỷ_lệ", scoring.Known("12")),
		"a figure missing":           set("settled", scoring.Figure{}),
		"one more":                   set("trained.q2", scoring.Known(true)),
		"it is not so":               set("trained.q1", scoring.Known(false)),
		"a day":                      set("issued", scoring.Known("2025-02-01")),
		"never":                      set("issued", scoring.Known("never")),
		"an option":                  set("plan", scoring.Known("none")),
		"some options":               within("plan", scoring.Bound{OneOf: []string{"late", "none"}}),
		"a bound":                    within("received", scoring.Bound{AtLeast: scoring.Known(19)}),
		"another end of it":          within("received", scoring.Bound{AtLeast: scoring.Known(18), AtMost: scoring.Known(90)}),
		"a bound as narrow as what relations leave": within("received", scoring.Bound{AtLeast: scoring.Known(20)}),
		"an open end":  within("tỷ_lệ", scoring.Bound{Below: scoring.Known(90)}),
		"a closed end": within("tỷ_lệ", scoring.Bound{AtMost: scoring.Known(90)}),
		"points":       func(f *scoring.Facts) { f.Points["2"] = scoring.Known("3.51") },
		"points by a bound": func(f *scoring.Facts) {
			f.Points["2"] = scoring.Within(scoring.Bound{AtLeast: scoring.Known(3)})
		},
		"no points":          func(f *scoring.Facts) { f.Points = nil },
		"points of no use":   func(f *scoring.Facts) { f.Points["2"] = scoring.Known("4.5") },
		"the group":          func(f *scoring.Facts) { f.Unit.Group = "commune" },
		"no group":           func(f *scoring.Facts) { f.Unit.Group = "" },
		"the ID":             func(f *scoring.Facts) { f.Unit.ID = "xã-ba" },
		"the name":           func(f *scoring.Facts) { f.Unit.Name.VI = "Xã Án" },
		"the other name":     func(f *scoring.Facts) { f.Unit.Name.EN = "Án commune" },
		"a line in the name": func(f *scoring.Facts) { f.Unit.Name.VI = "Xã An\n[\"group\",\"ward\"]" },
	} {
		f := sealedFacts()
		change(&f)
		got := receiptOf(t, s, f)
		assert.Empty(t, seen[got.Facts], name)
		seen[got.Facts] = name
		assert.NotEqual(t, was, got, name)
		assert.Equal(t, was.Edition, got.Edition, name)
	}
	assert.Len(t, seen, 25)

	item := s.Rubric().Item("1")
	item.Cases[1].Score = "2.51"
	variant, err := s.With(item)
	require.NoError(t, err)
	got := receiptOf(t, variant, sealedFacts())
	assert.Equal(t, was.Facts, got.Facts)
	assert.NotEqual(t, was.Edition, got.Edition)
	assert.NotEqual(t, was.Result, got.Result)
	down := receiptOf(t, ruletest.CompileFile(t, strings.Replace(sealedRubric, "half-up", "down", 1)), sealedFacts())
	assert.Equal(t, decimals.Down, down.Rounding.Mode)
	assert.NotEqual(t, was.Edition, down.Edition)
}

// TestReceiptOfSet: what an assessment decides in place of a rule is part of the facts, also
// where the points are those of the rule.
func TestReceiptOfSet(t *testing.T) {
	s := ruletest.CompileFile(t, strings.Replace(sealedRubric, "groups:", "exclusion: whole\ngroups:", 1))
	inside := rules.Hook.Compiled(s)
	n, why := inside.Leaves[0], rubric.Plain("X")
	seen := map[string]bool{receiptOf(t, s, sealedFacts()).Facts: true}
	for _, o := range []rules.Outcome{n.Set(big.NewRat(5, 2), why), n.Set(big.NewRat(3, 1), why),
		n.SetBy(s.Rubric(), rubric.Policy{Kind: rubric.PolicyExclude}, why),
		n.SetBy(s.Rubric(), rubric.Policy{Kind: rubric.PolicyError}, why)} {
		got, err := rules.Hook.Score(inside, sealedFacts(), map[int]rules.Outcome{n.Index: o})
		require.NoError(t, err)
		require.True(t, got.(*scoring.Result).Intact())
		seen[got.(*scoring.Result).Receipt().Facts] = true
	}
	assert.Len(t, seen, 5)
}

// TestReceiptOfStored: a result that was read has the receipt that it was stored with; one
// changed byte is noticed when the facts are scored again, and outside of the receipt also
// without them.
func TestReceiptOfStored(t *testing.T) {
	enough.NotUnderRace(t)
	s := ruletest.CompileFile(t, sealedRubric)
	scored, err := s.Score(sealedFacts())
	require.NoError(t, err)
	stored, err := json.Marshal(scored)
	require.NoError(t, err)
	again, err := s.Score(sealedFacts())
	require.NoError(t, err)
	var read scoring.Result
	require.NoError(t, json.Unmarshal(stored, &read))
	assert.Equal(t, again.Receipt(), read.Receipt())
	assert.True(t, read.Intact())
	assert.True(t, again.Equal(&read))
	twice, err := json.Marshal(read)
	require.NoError(t, err)
	assert.Equal(t, string(stored), string(twice))

	outside := strings.Index(string(stored), `,"receipt":{`)
	require.Positive(t, outside)
	changed, unread := 0, 0
	for i, was := range stored {
		for _, by := range []byte{'1', 'a', '"'} {
			if by == was {
				continue
			}
			src := slices.Clone(stored)
			src[i] = by
			var read scoring.Result
			if json.Unmarshal(src, &read) != nil {
				unread++
				continue
			}
			changed++
			require.False(t, again.Equal(&read), "byte %d: %s", i, src[max(0, i-20):i+1])
			if i < outside {
				require.False(t, read.Intact(), "byte %d: %s", i, src[max(0, i-20):i+1])
			}
		}
	}
	assert.Greater(t, changed, 1000)
	assert.Greater(t, unread, 1000)

	without := append(slices.Clone(stored[:outside]), '}')
	read = scoring.Result{}
	require.NoError(t, json.Unmarshal(without, &read))
	assert.Zero(t, read.Receipt())
	assert.False(t, read.Intact())
	plain, err := json.Marshal(read)
	require.NoError(t, err)
	assert.Equal(t, string(without), string(plain))
}

// TestReceiptOfRandomFacts: facts that are written to JSON and read again have the same
// receipt, and those of which one figure is another have another.
func TestReceiptOfRandomFacts(t *testing.T) {
	enough.NotUnderRace(t)
	s := ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, "whole"), nil)
	r := rand.New(rand.NewPCG(*ruletest.SeedFlag, 61))
	rounds, same, other := 400, 0, 0
	if testing.Short() {
		rounds = 100
	}
	for _, f := range ruletest.SomeUnits(rounds, 7) {
		result, err := s.Score(f)
		if err != nil {
			continue
		}
		was := result.Receipt()
		require.True(t, result.Intact())
		src, err := json.Marshal(f)
		require.NoError(t, err)
		var read scoring.Facts
		require.NoError(t, json.Unmarshal(src, &read))
		require.Equal(t, was, receiptOf(t, s, read), "%s", src)
		same++

		names := slices.Sorted(maps.Keys(f.Inputs))
		if len(names) == 0 {
			continue
		}
		name := names[r.IntN(len(names))]
		if _, known := f.Inputs[name].Number(); !known {
			continue
		}
		read.Inputs[name] = scoring.Known(fmt.Sprintf("%d", 3+r.IntN(60)))
		if read.Inputs[name].Equal(f.Inputs[name]) {
			continue
		}
		changed, err := s.Score(read)
		if err != nil {
			continue
		}
		require.NotEqual(t, was.Facts, changed.Receipt().Facts, "%s of %s", name, src)
		require.False(t, result.Equal(changed))
		other++
	}
	assert.Greater(t, same, rounds/3)
	assert.Greater(t, other, rounds/10)
}
