package scoring_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring/columnar"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cover"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// spoil changes everything in a value that can be changed through its slices, maps and
// pointers, and returns how much that was.
func spoil(v reflect.Value) int {
	n := 0
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			n = spoil(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			n += spoil(v.Index(i))
		}
	case reflect.Map:
		for key := range v.Seq() {
			n++
			v.SetMapIndex(key, reflect.Zero(v.Type().Elem()))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				n += spoil(v.Field(i))
			}
		}
		if v.Type().PkgPath() == reflect.TypeFor[decimal.Decimal]().PkgPath() && v.CanSet() {
			v.Set(reflect.Zero(v.Type()))
			n++
		}
	case reflect.String:
		if v.CanSet() {
			v.SetString(v.String() + "?")
			n++
		}
	case reflect.Bool:
		if v.CanSet() {
			v.SetBool(!v.Bool())
			n++
		}
	case reflect.Int:
		if v.CanSet() {
			v.SetInt(v.Int() + 1)
			n++
		}
	}
	return n
}

// saidBy is all that a scorer says of some facts, in bytes.
func saidBy(t *testing.T, s *scoring.Scorer, facts []scoring.Facts) string {
	t.Helper()
	var out strings.Builder
	add := func(v any, err error) {
		t.Helper()
		require.NoError(t, err)
		b, err := json.Marshal(v)
		require.NoError(t, err)
		out.Write(b)
	}
	fmt.Fprintln(&out, s.Edition(), s.Rubric().Edition())
	for _, f := range facts {
		add(s.Score(f))
		add(s.Explain(f, "1.1"))
		add(improve.RangeOf(context.Background(), s, f, "", nil))
		add(improve.Leaf(context.Background(), s, f, "1.3", nil))
	}
	add(verify.Rules(context.Background(), s, nil))
	add(cover.Suggest(context.Background(), s, nil))
	return out.String()
}

// TestScorersStandAlone: whatever is done to what a scorer was made of, or to what it
// gives away, it scores and says the same, under the same edition. The first line of
// the test's kind is `it := *r.Item(code); it.Cases[0].Score = "0"`, by which one scorer
// carried two editions.
func TestScorersStandAlone(t *testing.T) {
	body := fmt.Sprintf(ruletest.AllKinds, "whole")
	var r *rubric.Rubric
	s := ruletest.Compile(t, body, nil)
	file, err := s.Rubric().MarshalJSON()
	require.NoError(t, err)
	r, err = rubric.Parse("r.json", file, nil)
	require.NoError(t, err)
	s, err = scoring.Compile(r, nil)
	require.NoError(t, err)
	facts := ruletest.SomeUnits(6, 3)
	want := saidBy(t, s, facts)
	variantOf := s.Rubric().Item("1.1").Clone()
	variantOf.Cases[0].Score = "0"
	variant, err := s.With(variantOf)
	require.NoError(t, err)
	other := saidBy(t, variant, facts)
	require.NotEqual(t, want, other)

	it := *r.Item("1.1")
	it.Cases[0].Score = "0"
	assert.Equal(t, want, saidBy(t, s, facts), "the item of the rubric that was compiled")
	for name, v := range map[string]any{
		"the rubric that was compiled":    r,
		"the rubric that is given away":   s.Rubric(),
		"the item of a variant":           variantOf,
		"the rubric of a variant":         variant.Rubric(),
		"the item of a rubric given away": s.Rubric().Item("1.1"),
	} {
		assert.Greater(t, spoil(reflect.ValueOf(v)), 5, name)
		assert.Equal(t, want, saidBy(t, s, facts), name)
		assert.Equal(t, other, saidBy(t, variant, facts), name)
	}

	var nobody *scoring.Scorer
	assert.Nil(t, nobody.Rubric())
	assert.Nil(t, (&scoring.Scorer{}).Rubric())
	assert.Equal(t, rubric.Edition{}, nobody.Edition())
	assert.Equal(t, rubric.Edition{}, (&scoring.Scorer{}).Edition())
}

// TestOptionsAreCopied: rules and functions stay what they were when they were compiled,
// and a rule that changes its item changes its own copy.
func TestOptionsAreCopied(t *testing.T) {
	opts := &scoring.Options{
		Rules: []scoring.Rule{{Name: "own", Doc: "d", Inputs: []string{"a", "b"}, Run: func(c scoring.Call) (decimal.Decimal, rubric.Text, error) {
			c.Item.Max = c.Item.Max.Add(ruletest.Dec("1"))
			c.Item.Evidence[0].VI += "?"
			return c.Number("a").Sub(c.Number("b")), rubric.Plain(c.Item.Max.String() + c.Item.Evidence[0].VI), nil
		}}},
		Functions: []scoring.Function{{Name: "twice", Doc: "d", Params: []rubric.InputType{rubric.Number}, Call: func(args []any) (decimal.Decimal, error) {
			return args[0].(decimal.Decimal).Mul(ruletest.Dec("2")), nil
		}}},
	}
	s := compileOwn(t, `max: 10
inputs: [{name: a, type: count, title: A}, {name: b, type: count, title: B}]
areas:
  - {code: "1", title: One, max: 9, rule: own, evidence: [e]}
  - {code: "2", title: Two, max: 1, score: "min(full, twice(b))"}
`, opts)
	f := scoring.Facts{Inputs: ruletest.Figures(map[string]any{"a": 5, "b": 0})}
	for range 3 {
		result, err := s.Score(f)
		require.NoError(t, err)
		assert.Equal(t, "5 10e?", result.Item("1").Points.Decimal.String()+" "+result.Item("1").Reason.VI)
		assert.Equal(t, "0", result.Item("2").Points.Decimal.String())
		opts.Rules[0].Inputs[0], opts.Rules[0].Inputs[1] = "b", "a"
		opts.Functions[0].Params[0] = rubric.Bool
		opts.Rules[0].Name, opts.Functions[0].Name = "other", "other"
		opts.Rules, opts.Functions = nil, nil
		opts = &scoring.Options{Rules: make([]scoring.Rule, 1), Functions: make([]scoring.Function, 1)}
		opts.Rules[0].Inputs, opts.Functions[0].Params = make([]string, 2), make([]rubric.InputType, 1)
	}
	it := s.Rubric().Item("2")
	it.Cases[0].Score = "min(full, twice(a))"
	variant, err := s.With(it)
	require.NoError(t, err)
	result, err := variant.Score(f)
	require.NoError(t, err)
	assert.Equal(t, "1", result.Item("2").Points.Decimal.String(), "a variant has the functions, too")
}

// TestFactsAreNotKept: what was made of facts stays what it was when the facts change,
// also what is written out only later.
func TestFactsAreNotKept(t *testing.T) {
	enough.NotUnderRace(t)
	s := ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, "whole"), nil)
	want, kept := ruletest.SomeUnits(200, 4), ruletest.SomeUnits(200, 4)
	bounds := 0
	for i := range kept {
		for name, v := range kept[i].Inputs {
			if b, is := v.Bound(); is {
				bounds++
				kept[i].Inputs[name] = scoring.Within(b)
			}
		}
	}
	require.Greater(t, bounds, 50)
	table, err := columnar.FromFacts(context.Background(), s, slices.Values(kept), nil)
	require.NoError(t, err)
	var results []*scoring.Result
	for _, f := range kept {
		result, err := s.Score(f)
		require.NoError(t, err)
		results = append(results, result)
	}
	var streamed []*scoring.Result
	for result, err := range s.Stream(context.Background(), slices.Values(kept)) {
		require.NoError(t, err)
		streamed = append(streamed, result)
	}
	for _, f := range kept {
		for _, v := range f.Inputs {
			if b, is := v.Bound(); is {
				for i := range b.OneOf {
					b.OneOf[i] = "?"
				}
			}
		}
		clear(f.Inputs)
		clear(f.Points)
	}
	totals, err := columnar.Score(context.Background(), s, table, nil, nil)
	require.NoError(t, err)
	for i, f := range want {
		fresh, err := s.Score(f)
		require.NoError(t, err)
		require.True(t, fresh.Equal(results[i]), "unit %d", i)
		require.True(t, fresh.Equal(streamed[i]), "unit %d", i)
		require.Equal(t, fresh.Total.Final, totals.Final(i))
	}
}

// TestWhatIsReturnedIsTheCallers: what one call returns has nothing in common with what
// the next returns, except a result's items, which are shared and read-only, as
// [scoring.Result.Areas] says: no scorer relies on them.
func TestWhatIsReturnedIsTheCallers(t *testing.T) {
	enough.NotUnderRace(t)
	s := ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, "whole"), nil)
	facts := ruletest.SomeUnits(5, 6)
	want := saidBy(t, s, facts)
	coverage := cover.New(s)
	for _, f := range facts {
		require.NoError(t, coverage.Add(f))
	}
	report := func() string {
		b, err := json.Marshal(ruletest.Report(t, coverage))
		require.NoError(t, err)
		return string(b)
	}
	covered := report()
	mutants, err := cover.Mutants(context.Background(), s, &verify.Options{Items: []string{"1.1"}, Work: scoring.Work{Steps: 1000}})
	require.NoError(t, err)
	changed, err := mutants[0].Changes(facts[0])
	require.NoError(t, err)
	result, err := s.Score(facts[0])
	require.NoError(t, err)
	explanation, err := s.Explain(facts[0], "1.1")
	require.NoError(t, err)
	improvements, err := improve.Leaf(context.Background(), s, scoring.Facts{Inputs: ruletest.Figures(map[string]any{"state": "none", "trained": true, "done": 1})}, "1.3", nil)
	require.NoError(t, err)
	ranged, err := improve.RangeOf(context.Background(), s, facts[0], "", nil)
	require.NoError(t, err)
	verification, err := verify.Rules(context.Background(), s, nil)
	require.NoError(t, err)
	examples, err := cover.Suggest(context.Background(), s, nil)
	require.NoError(t, err)
	movable := map[string]scoring.Bound{}
	for _, in := range s.Rubric().Inputs {
		movable[in.Name] = scoring.Bound{}
	}
	lever := func() string {
		levers, err := improve.FindLevers(context.Background(), s, facts[0], maps.Clone(movable), nil)
		require.NoError(t, err)
		text := fmt.Sprintf("%+v %s", levers.List, levers.Final(make([]int, len(levers.List))))
		spoil(reflect.ValueOf(levers.List))
		return text
	}
	moved := lever()
	for name, v := range map[string]any{
		"areas": result.Areas(), "leaves": result.Leaves(), "item": result.Item("1.1"), "bonus": result.Bonus(), "explanation": explanation,
		"improvements": improvements, "range": ranged, "verification": verification, "examples": examples, "report": ruletest.Report(t, coverage),
	} {
		assert.Positive(t, spoil(reflect.ValueOf(v)), name)
	}
	assert.Equal(t, want, saidBy(t, s, facts))
	assert.Equal(t, covered, report())
	assert.Equal(t, moved, lever())
	for _, m := range mutants {
		m.Item, m.Change = "?", rubric.Text{}
		if m.Kill != nil {
			clear(m.Kill.Facts)
		}
	}
	again, err := mutants[0].Changes(facts[0])
	require.NoError(t, err)
	assert.Equal(t, changed, again)
}

// TestVariantsRefuseWhatCompileRefuses: a variant has to pass every check of an item
// that compiling the whole rubric makes, with the same faults. Among them is a rule that
// does not read the input any more that the points are said to rise with.
func TestVariantsRefuseWhatCompileRefuses(t *testing.T) {
	opts := &scoring.Options{Rules: []scoring.Rule{{Name: "own", Doc: "d", Inputs: []string{"b"}, Run: func(scoring.Call) (decimal.Decimal, rubric.Text, error) {
		return decimal.Zero, rubric.Text{}, nil
	}}}}
	s := compileOwn(t, `max: 4
inputs:
  - {name: a, type: percent, title: A}
  - {name: b, type: count, title: B}
  - {name: c, type: enum, options: [x, y], title: C}
areas:
  - code: "1"
    title: One
    max: 4
    applies: c == 'x'
    not_applicable: zero
    items:
      - {code: "1.1", title: T, max: 2, rises_with: a, cases: [{when: a >= 80, score: full, reason: "{a}"}, {score: 0}]}
      - {code: "1.2", title: T, max: 2, falls_with: [b], score: "max(0, full - b)"}
bonus: {cap: 1, items: [{code: B, title: T, max: 2, rises_with: b, score: "min(full, b)"}]}
`, opts)
	all := 0
	for _, tt := range []struct {
		name   string
		change func(it *rubric.Item)
	}{
		{"another input", func(it *rubric.Item) { it.Cases = []rubric.Case{{Score: "a > 50 and b > 1 ? 1 : 0"}} }},
		{"the claimed input no longer read", func(it *rubric.Item) {
			it.Cases = []rubric.Case{{When: "c == 'y'", Score: "full"}, {Score: "0"}}
		}},
		{"a constant", func(it *rubric.Item) { it.Cases = []rubric.Case{{Score: "1"}} }},
		{"a Go rule that does not read it", func(it *rubric.Item) { it.Cases, it.Rule, it.RisesWith = nil, "own", []string{"a"} }},
		{"a Go rule", func(it *rubric.Item) { it.Cases, it.Rule, it.RisesWith, it.FallsWith = nil, "own", nil, nil }},
		{"no such Go rule", func(it *rubric.Item) { it.Cases, it.Rule, it.RisesWith, it.FallsWith = nil, "ow", nil, nil }},
		{"claims of unknown inputs", func(it *rubric.Item) { it.RisesWith = []string{"zz"} }},
		{"claims of an enum", func(it *rubric.Item) { it.FallsWith = append(it.FallsWith, "c") }},
		{"claims twice", func(it *rubric.Item) { it.RisesWith, it.FallsWith = []string{"a"}, []string{"a"} }},
		{"a condition of another type", func(it *rubric.Item) { it.Cases[0].When = "a + 1" }},
		{"unknown names", func(it *rubric.Item) { it.Cases[0].Score = "aa + bb" }},
		{"points of another type", func(it *rubric.Item) { it.Cases[0].Score = "c" }},
		{"too long", func(it *rubric.Item) { it.Cases[0].Score = strings.Repeat("1 + ", 4000) + "a" }},
		{"no score", func(it *rubric.Item) { it.Cases[0].Score = "" }},
		{"no cases", func(it *rubric.Item) { it.Cases = nil }},
		{"no last case", func(it *rubric.Item) { it.Cases = []rubric.Case{{When: "a > 3 or b > 3", Score: "1"}} }},
		{"a case behind the last", func(it *rubric.Item) { it.Cases = append(it.Cases, rubric.Case{Score: "1"}) }},
		{"two origins", func(it *rubric.Item) { it.Rule = "own" }},
		{"no title", func(it *rubric.Item) { it.Title = rubric.Text{} }},
		{"an empty text", func(it *rubric.Item) { it.Title = rubric.Text{VI: " ", EN: "x"} }},
		{"a reason of unknown inputs", func(it *rubric.Item) { it.Cases[0].Reason = rubric.Plain("{zz}") }},
		{"a reason with half a brace", func(it *rubric.Item) { it.Cases[0].Reason = rubric.Plain("{a") }},
		{"min above max", func(it *rubric.Item) { it.Min = ruletest.Dec("3") }},
		{"more places than points", func(it *rubric.Item) { it.Min = ruletest.Dec("0.001") }},
		{"a negative step", func(it *rubric.Item) { it.Step = ruletest.Dec("-1") }},
		{"a condition without policy", func(it *rubric.Item) { it.Applies = "a > 0" }},
		{"a policy without condition", func(it *rubric.Item) { it.NotApplicable = rubric.Policy{Kind: rubric.PolicyZero} }},
		{"a condition that is none", func(it *rubric.Item) {
			it.Arises, it.NotArising = "b +", rubric.Policy{Kind: rubric.PolicyZero}
		}},
		{"an unknown policy", func(it *rubric.Item) { it.Arises, it.NotArising = "b > 0", rubric.Policy{Kind: "half"} }},
		{"a share above one", func(it *rubric.Item) {
			it.Arises, it.NotArising = "b > 0", rubric.Policy{Kind: rubric.PolicyShare, Share: ruletest.Dec("2")}
		}},
		{"exclusion that is not rescaled", func(it *rubric.Item) {
			it.Arises, it.NotArising = "b > 0", rubric.Policy{Kind: rubric.PolicyExclude}
		}},
		{"a rate of 0 of 0", func(it *rubric.Item) { it.Cases = []rubric.Case{{Score: "rate(b, b) > a ? 1 : 0"}} }},
		{"a rate that need not arise", func(it *rubric.Item) {
			it.Cases, it.NotArising = []rubric.Case{{Score: "rate(b, b) > a ? 1 : 0"}}, rubric.Policy{Kind: rubric.PolicyZero}
		}},
		{"two faults", func(it *rubric.Item) { it.Title, it.Cases[0].Score = rubric.Text{}, "zz" }},
		{"nothing", func(*rubric.Item) {}},
	} {
		for _, code := range []string{"1.1", "1.2", "B"} {
			it := s.Rubric().Item(code)
			tt.change(it)
			_, got := s.With(it)
			r := s.Rubric()
			*r.Item(code) = *it.Clone()
			_, want := scoring.Compile(r, opts)
			all++
			assert.Equal(t, messages(t, want), messages(t, got), "%s: %s", code, tt.name)
		}
	}
	assert.Equal(t, 105, all)
	it := s.Rubric().Item("1.1")
	it.Cases = []rubric.Case{{Score: "min(full, b)"}}
	_, err := s.With(it)
	assert.EqualError(t, err, `test.yaml: item "1.1": rises_with names "a", which its rule does not read`)
}

// compileOwn compiles a rubric with inputs of its own.
func compileOwn(t *testing.T, body string, opts *scoring.Options) *scoring.Scorer {
	t.Helper()
	head := "rubric: own\ntitle: O\ndecision: {number: '1', issuer: A, date: 2025-01-01}\nperiod: 2025\npoints: {places: 2, rounding: half-up}\n"
	r, err := rubric.Parse("test.yaml", []byte(head+body), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, opts)
	require.NoError(t, err)
	return s
}

// messages returns the messages of faults, whose places differ.
func messages(t *testing.T, err error) []string {
	if err == nil {
		return nil
	}
	var faults source.Faults
	require.ErrorAs(t, err, &faults)
	var out []string
	for _, f := range faults {
		out = append(out, f.Message.EN)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
