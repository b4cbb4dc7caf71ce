package remediation_test

import (
	"context"
	"encoding/json"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/published"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// aimRubric has inputs of every type, with options that look like something else.
const aimRubric = `rubric: aims
title: A
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 9
points: {places: 2, rounding: half-up}
inputs:
  - {name: tỷ_lệ, type: percent, title: P}
  - {name: done, type: count, title: D}
  - {name: size, type: number, title: S}
  - {name: trained, type: bool, title: T}
  - {name: issued, type: date, title: I}
  - {name: state, type: enum, title: E, options: [đúng_hạn, "true", "2025-01-31", "80", "none"]}
areas:
  - {code: "1", title: One, max: 6, score: "state == '80' and trained and issued <= date('2025-06-30') ? full : done > 3 or size < 0 ? 1 : 0"}
  - {code: "sáu", title: Two, max: 3, score: "min(full, tỷ_lệ / 30)"}
bands: [{name: {vi: "Tốt", en: Good}, from: 8}, {name: "Khá: 'x'", from: 0}]
`

// someWords are of Vietnamese, and of what YAML and JSON have a meaning for.
func someWords(r *rand.Rand) string {
	some := []string{"Xã", "Chi Lăng", "80%", ":", "#", "'", `"`, `\`, "&", "<", "-", "ệ", "ê", "😀", "\u2028", "null", "true", "none", "1.50", "2025-01-01", "\n", "\t", "{code}", "{target}"}
	out := "x"
	for range 1 + r.IntN(4) {
		out += some[r.IntN(len(some))]
	}
	return out
}

func someText(r *rand.Rand) rubric.Text {
	return one(r, rubric.Text{}, rubric.Plain(someWords(r)), rubric.Text{VI: someWords(r), EN: someWords(r)})
}

func filledText(r *rand.Rand) rubric.Text {
	return one(r, rubric.Plain(someWords(r)), rubric.Text{VI: someWords(r), EN: someWords(r)})
}

func someDate(r *rand.Rand) rubric.Date {
	return one(r, rubric.Date{}, rubric.Date{Year: 1970, Month: 1, Day: 1}.Plus(19_000+r.Int64N(2000)))
}

func amount(r *rand.Rand) decimal.Decimal {
	return decimals.Canonical(decimal.New(r.Int64N(100_000), -r.Int32N(4)))
}

// orNone returns the number, or the zero value for none, as files are read.
func orNone(d decimal.Decimal) decimal.Decimal {
	if d.IsZero() {
		return decimal.Decimal{}
	}
	return d
}

func someEffort(r *rand.Rand, in *rubric.Input) remediation.Effort {
	if r.IntN(6) == 0 {
		return remediation.Effort{Stays: true}
	}
	e := remediation.Effort{Fixed: orNone(amount(r))}
	if in == nil || in.Type.Numeric() || in.Type == rubric.DateIn {
		e.PerUnit = orNone(amount(r))
		from, effort := decimal.Zero, decimal.Zero
		for range r.IntN(4) {
			from, effort = decimals.Canonical(from.Add(dec("0.5"))), decimals.Canonical(effort.Add(amount(r)))
			e.Steps = append(e.Steps, remediation.EffortStep{From: from, Effort: effort})
		}
	}
	if in == nil {
		return e
	}
	options := []string{"true", "false"}
	if in.Type == rubric.Enum {
		options = nil
		for _, o := range in.Options {
			options = append(options, o.Name)
		}
	}
	switch {
	case in.Type == rubric.Enum || in.Type == rubric.Bool:
		for _, o := range options {
			if r.IntN(2) == 0 {
				if e.Options == nil {
					e.Options = map[string]decimal.Decimal{}
				}
				e.Options[o] = amount(r)
			}
		}
		if in.Type == rubric.Enum && r.IntN(2) == 0 {
			e.Within.OneOf = options[:1+r.IntN(3)]
		}
	case in.Type == rubric.DateIn:
		if day := someDate(r); !day.IsZero() {
			e.Within = one(r, scoring.Bound{AtLeast: scoring.Known(day)}, scoring.Bound{Below: scoring.Known(day)})
		}
	default:
		limit := decimals.Canonical(decimal.New(1+r.Int64N(99), 0))
		e.Within = one(r, scoring.Bound{}, scoring.Bound{AtMost: scoring.Known(limit)}, scoring.Bound{Above: scoring.Known(limit)})
	}
	return e
}

// TestAimJSON: what is marshalled is a file that is read to an equal aim; what is read
// without the rubric is written to the same bytes, and read with it to an equal aim.
func TestAimJSON(t *testing.T) {
	rb, err := rubric.Parse("aims.yaml", []byte(aimRubric), nil)
	require.NoError(t, err)
	r := rand.New(rand.NewPCG(10, 5))
	moved := 0
	for range 1500 {
		a := remediation.Aim{
			Rubric: one(r, "aims", ""), Unit: someText(r), Next: one(r, 0, r.IntN(1001)),
			Goal: one(r, remediation.Goal{Total: decimal.NewNullDecimal(amount(r))}, remediation.Goal{Band: one(r, "Tốt", "Good", "Khá: 'x'")},
				remediation.Goal{Effort: decimal.NewNullDecimal(amount(r))}, remediation.Goal{Rank: 1 + r.IntN(2), Rivals: []decimal.Decimal{amount(r), amount(r)}}),
		}
		for i := range rb.Inputs {
			if in := &rb.Inputs[i]; r.IntN(3) > 0 {
				if a.Efforts == nil {
					a.Efforts = map[string]remediation.Effort{}
				}
				a.Efforts[in.Name] = someEffort(r, in)
				moved++
			}
		}
		if e := someEffort(r, nil); !e.Stays && r.IntN(2) == 0 {
			a.Otherwise = &e
		}
		b, err := json.Marshal(a)
		require.NoError(t, err)
		parsed, err := remediation.ParseAim("a.json", b, rb, nil)
		require.NoError(t, err, string(b))
		require.Equal(t, &a, parsed, string(b))
		var read remediation.Aim
		require.NoError(t, json.Unmarshal(b, &read), string(b))
		again, err := json.Marshal(&read)
		require.NoError(t, err)
		require.Equal(t, string(b), string(again))
		for name, e := range a.Efforts { // limits stay texts without the rubric
			got := read.Efforts[name]
			e.Within, got.Within = scoring.Bound{}, scoring.Bound{}
			require.Equal(t, e, got)
		}
		a.Efforts, read.Efforts = nil, nil
		require.Equal(t, a, read)
	}
	assert.Greater(t, moved, 4000)

	stays := remediation.Aim{Goal: remediation.Goal{Band: "Good"}, Otherwise: &remediation.Effort{Stays: true, Fixed: dec("1")}}
	b, err := json.Marshal(stays)
	require.NoError(t, err)
	assert.Equal(t, `{"schema":1,"goal":{"band":"Good"}}`, string(b), "to stay is what there is without an effort")
	for _, a := range []remediation.Aim{{Next: -1}, {Next: 1001}} {
		_, err := json.Marshal(a)
		assert.Error(t, err, "no file can say that")
	}
	s, err := scoring.Compile(rb, nil)
	require.NoError(t, err)
	_, err = remediation.Optimize(context.Background(), s, scoring.Facts{}, &remediation.Aim{Rubric: "other", Goal: remediation.Goal{Band: "Good"}}, nil)
	assert.EqualError(t, err, `the aim is for the rubric "other", not for "aims"`)
}

// TestReadersOfHandwrittenAims: an aim in JSON that somebody wrote is read alike by both,
// and both refuse the same.
func TestReadersOfHandwrittenAims(t *testing.T) {
	rb, err := rubric.Parse("aims.yaml", []byte(aimRubric), nil)
	require.NoError(t, err)
	src := `{"rubric": "aims", "goal": {"total": 7.50}, "otherwise": "none", "efforts": {"done": {"fixed": 1, "steps": [{"from": 1, "effort": 2.50}], "within": {"at_most": 9}}, "trained": "none", "state": {"options": {}}}}`
	want, err := remediation.ParseAim("a.json", []byte(src), rb, nil)
	require.NoError(t, err)
	var a remediation.Aim
	require.NoError(t, json.Unmarshal([]byte(src), &a))
	assert.Equal(t, want, &a)
	for from, to := range map[string]string{
		`"goal": {`: `"goals": {`, `"total": 7.50`: `"total": 7.50, "total": 8`, `"fixed": 1`: `"Fixed": 1`, `"from": 1, `: ``, `"trained": "none"`: `"trained": "nothing"`,
		`"at_most": 9`: `"at_most": null`, `7.50`: `7.5e1`, `{"rubric"`: `{"schema": 2, "rubric"`, `"otherwise": "none"`: `"otherwise": []`, `"options": {}`: `"options": {"80": "x"}`,
	} {
		require.Contains(t, src, from)
		faulty := []byte(strings.Replace(src, from, to, 1))
		_, err := remediation.ParseAim("a.json", faulty, rb, nil)
		assert.Error(t, err, to)
		assert.Error(t, json.Unmarshal(faulty, &remediation.Aim{}), to)
	}
}

// TestCatalogueJSON: what is marshalled is a file that is read to an equal catalogue,
// with the rubric or without.
func TestCatalogueJSON(t *testing.T) {
	rb, err := rubric.Parse("aims.yaml", []byte(aimRubric), nil)
	require.NoError(t, err)
	r := rand.New(rand.NewPCG(10, 6))
	plain := func() rubric.Text { return rubric.Text{VI: "Số {x}: " + someWords(r), EN: someWords(r)} }
	texts := func() []rubric.Text {
		var out []rubric.Text
		for range r.IntN(3) {
			out = append(out, plain())
		}
		return out
	}
	assignment := func() catalogue.Assignment {
		return catalogue.Assignment{Lead: someText(r), Support: someText(r), Deadline: someDate(r), Deliverable: someText(r)}
	}
	actions := 0
	for range 1000 {
		c := catalogue.Catalogue{
			Rubric: "aims", Title: plain(), LegalBases: texts(), Opening: someText(r), Purposes: texts(), Requirements: texts(), KeepUp: someText(r),
			Head:       one(r, catalogue.Head{}, catalogue.Head{Superior: someText(r), Number: one(r, "", "15/KH-UBND"), Place: someText(r), Date: one(r, catalogue.PaperDate(someDate(r)), catalogue.PaperDate{Year: 2023, Month: 1 + time.Month(r.IntN(12))})}),
			Assignment: assignment(), Closing: someText(r), Recipients: texts(), Signatory: one(r, catalogue.Signatory{}, catalogue.Signatory{Authority: texts(), Position: someText(r), Name: plain()}),
			Reasons: one(r, nil, map[string]rubric.Text{"1": plain(), "sáu": plain()}),
		}
		for _, id := range []string{"a", "b: 'c'", "7"}[:r.IntN(4)] {
			s := catalogue.Solution{ID: id, Solution: filledText(r), Assignment: assignment()}
			s.For = one(r, nil, []string{"1"}, []string{"sáu", "1"})
			s.Inputs = one(r, nil, []string{"tỷ_lệ"})
			if s.Kinds = one(r, nil, []catalogue.Kind{"rate", "count"}); s.For == nil && s.Inputs == nil {
				s.Kinds = []catalogue.Kind{"missing"}
			}
			c.Actions = append(c.Actions, s)
			actions++
		}
		if r.IntN(2) == 0 {
			c.Responsibilities = []catalogue.Responsibility{{Who: plain(), Task: plain()}}
		}
		b, err := json.Marshal(c)
		require.NoError(t, err)
		parsed, err := catalogue.Parse("c.json", b, rb, nil)
		require.NoError(t, err, string(b))
		require.Equal(t, &c, parsed, string(b))
		var read catalogue.Catalogue
		require.NoError(t, json.Unmarshal(b, &read), string(b))
		require.Equal(t, c, read)
	}
	assert.Greater(t, actions, 1000)
	var c catalogue.Catalogue
	assert.EqualError(t, json.Unmarshal([]byte(`{"rubric":"r","title":"T","actions":[{"id":"a","solution":"s","leed":"x"}]}`), &c), `catalogue: actions[0].leed: unknown key; did you mean "lead"?`)
	assert.EqualError(t, json.Unmarshal([]byte(`{"rubric":"r","title":"T","title":"T","actions":[]}`), &c), `catalogue: title: the key stands there twice`)
	assert.EqualError(t, json.Unmarshal([]byte(`{"schema":7,"rubric":"r","title":"T","actions":[]}`), &c), `catalogue: this document has schema 7; schema 1 is read`)
	_, err = catalogue.Parse("c.json", []byte(`{"schema":7,"rubric":"aims","title":"T","actions":[]}`), rb, nil)
	assert.EqualError(t, err, `c.json:1:11: this file has schema 7; schema 1 is read`)
}

// shares reports whether two values hold a slice, map or pointer in common, and where.
func shares(a, b reflect.Value) []string {
	held := map[uintptr]string{}
	var walk func(v reflect.Value, path string, visit func(at uintptr, path string))
	walk = func(v reflect.Value, path string, visit func(at uintptr, path string)) {
		switch v.Kind() {
		case reflect.Pointer, reflect.Interface:
			if v.IsNil() {
				return
			}
			if v.Kind() == reflect.Pointer {
				visit(v.Pointer(), path)
			}
			walk(v.Elem(), path, visit)
		case reflect.Slice:
			if v.Len() > 0 {
				visit(v.Pointer(), path)
			}
			for i := range v.Len() {
				walk(v.Index(i), path+"[]", visit)
			}
		case reflect.Map:
			if v.Len() > 0 {
				visit(v.Pointer(), path)
			}
			for _, value := range v.Seq2() {
				walk(value, path+"{}", visit)
			}
		case reflect.Struct:
			for i := range v.NumField() {
				if f := v.Type().Field(i); f.IsExported() {
					walk(v.Field(i), path+"."+f.Name, visit)
				}
			}
		}
	}
	walk(a, "", func(at uintptr, path string) { held[at] = path })
	var out []string
	walk(b, "", func(at uintptr, path string) {
		if was, is := held[at]; is {
			out = append(out, was+" = "+path)
		}
	})
	return out
}

// within reports whether parts of one value share a slice or map with each other.
func within(t *testing.T, name string, v any) {
	t.Helper()
	rv := reflect.Indirect(reflect.ValueOf(v))
	for i := range rv.NumField() {
		for k := range i {
			if rv.Type().Field(i).IsExported() && rv.Type().Field(k).IsExported() {
				assert.Empty(t, shares(rv.Field(i), rv.Field(k)), "%s: %s and %s", name, rv.Type().Field(i).Name, rv.Type().Field(k).Name)
			}
		}
	}
}

// TestPlansAreTheCallers: plans, optima and progress reports are values that the caller
// owns: they share nothing that can be changed with what they were made from, nor do
// their parts with each other; and nothing that they were made from is changed.
func TestPlansAreTheCallers(t *testing.T) {
	s := demoScorer(t)
	r := s.Rubric()
	f, err := scoring.ParseFacts("binh", read(t, demo+"units/binh.yaml"), r, nil)
	require.NoError(t, err)
	catalogue, err := catalogue.Parse("c", read(t, "../examples/parindex/testdata/catalogue-full.yaml"), r, nil)
	require.NoError(t, err)
	aim, err := remediation.ParseAim("a", read(t, demo+"aim.yaml"), r, nil)
	require.NoError(t, err)
	published := published.Table{Unit: f.Unit, Rows: []published.Row{{Code: "1", Points: nullDec("9")}}}
	given := []any{&f, catalogue, aim, &published}
	before := jsonform.Clone(given)
	assert.Empty(t, shares(reflect.ValueOf(given), reflect.ValueOf(before)))

	optimum, err := remediation.Optimize(context.Background(), s, f, aim, nil)
	require.NoError(t, err)
	require.NotEmpty(t, optimum.Best.Targets)
	require.NotEmpty(t, optimum.Next)
	opts := &remediation.Options{Published: &published, Optimum: optimum}
	plan, err := remediation.NewPlan(context.Background(), s, f, catalogue, opts)
	require.NoError(t, err)
	require.NotEmpty(t, plan.LegalBases)
	progress, err := plan.Progress(s, f, rubric.Date{Year: 2026, Month: 1, Day: 1})
	require.NoError(t, err)
	result, err := s.Score(f)
	require.NoError(t, err)
	deficits := remediation.Deficits(result)
	require.NotEmpty(t, deficits)

	values := map[string]any{"optimum": optimum, "plan": plan, "progress": progress, "deficits": &deficits}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		assert.Empty(t, shares(reflect.ValueOf(given), reflect.ValueOf(values[name])), name)
		for _, other := range slices.Sorted(maps.Keys(values)) {
			if name < other {
				assert.Empty(t, shares(reflect.ValueOf(values[name]), reflect.ValueOf(values[other])), "%s and %s", name, other)
			}
		}
		if name != "deficits" {
			within(t, name, values[name])
		}
	}
	for _, area := range result.Areas() {
		assert.Empty(t, shares(reflect.ValueOf(area), reflect.ValueOf(&deficits)), "a result and its deficits")
	}
	assert.Equal(t, before, given, "what was given is not changed")
}
