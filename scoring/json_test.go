package scoring_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring/columnar"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/published"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// oddOptions are options whose names look like something else.
var oddOptions = []string{"đúng_hạn", "true", "2025-01-31", "80", "null", "~", "no: {x} # y", "- 'a' \"b\"", "01",
	"1e3"}

func oddRubric(t testing.TB) *rubric.Rubric {
	t.Helper()
	options, err := jsonform.Marshal(oddOptions)
	require.NoError(t, err)
	r, err := rubric.Parse("odd.yaml", []byte(`rubric: odd
title: Odd
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 10
points: {places: 2, rounding: half-up}
inputs:
  - {name: tỷ_lệ, type: percent, title: Rate}
  - {name: done, type: count, title: Done}
  - {name: size, type: number, title: Size}
  - {name: trained, type: bool, title: Trained}
  - {name: issued, type: date, title: Issued}
  - {name: state, type: enum, title: State, options: `+string(options)+`}
areas:
  - code: "1"
    title: One
    max: 4
    cases:
      - {when: "tỷ_lệ >= 50 and trained and issued <= date('2025-06-30')", score: full}
      - {when: "done > 3 or size < 0 or state == 'true' or state == '80'", score: 2}
      - {score: 0}
  - {code: "2.10", title: Two, max: 3, reported: true}
  - {code: "sáu", title: Three, max: 3, reported: true}
`), nil)
	require.NoError(t, err)
	return r
}

// words makes texts of Vietnamese and of what YAML and JSON have a meaning for.
func words(r *rand.Rand) string {
	some := []string{"Xã", "Chi Lăng", "80%", ":", "#", "{", "}", "'", `"`, `\`, "&", "<", ">", "-", "ệ",
		"e\u0302\u0323", "😀", "\u00a0", "\u2028", "null", "true", "1.50", "2025-01-01", "\n", "\t", "/"}
	var out []string
	for range 1 + r.IntN(5) {
		out = append(out, some[r.IntN(len(some))])
	}
	return spelling.Normalize("x" + strings.Join(out, []string{"", " "}[r.IntN(2)]))
}

// name makes a text that a name or a code can be: without characters that nobody sees.
func name(r *rand.Rand) string {
	for {
		if s := words(r); validName(s) {
			return s
		}
	}
}

func validName(s string) bool {
	_, flaw := spelling.NameFlaw(s)
	return flaw.IsZero()
}

func anyText(r *rand.Rand) rubric.Text {
	switch r.IntN(3) {
	case 0:
		return rubric.Text{}
	case 1:
		return rubric.Plain(words(r))
	}
	return rubric.Text{VI: words(r), EN: words(r)}
}

func anyUnit(r *rand.Rand) scoring.Unit {
	return scoring.Unit{ID: name(r), Name: anyText(r), Group: []string{"", "xã", name(r)}[r.IntN(3)]}
}

// anyNumber returns a number in the representation that files are read into.
func anyNumber(r *rand.Rand, from, to int64, places int32) decimal.Decimal {
	p := r.Int32N(places + 1)
	scale := int64(math.Pow10(int(p)))
	return decimals.Canonical(decimal.New(from*scale+r.Int64N((to-from)*scale+1), -p))
}

func anyDate(r *rand.Rand) rubric.Date {
	return rubric.Date{Year: 1970, Month: 1, Day: 1}.Plus(19_000 + r.Int64N(2_000))
}

// anyFacts returns facts as a file with them would be read.
func anyFacts(r *rand.Rand) scoring.Facts {
	f := scoring.Facts{Rubric: []string{"odd", ""}[r.IntN(2)], Unit: anyUnit(r)}
	bounded := func(value func() any) any {
		switch r.IntN(6) {
		case 0:
			return scoring.Bound{AtLeast: ruletest.Figure(value())}
		case 1:
			return scoring.Bound{Above: ruletest.Figure(value())}
		case 2:
			return scoring.Bound{AtMost: ruletest.Figure(value())}
		case 3:
			return scoring.Bound{Below: ruletest.Figure(value())}
		}
		return value()
	}
	figures := map[string]func() any{
		"tỷ_lệ":   func() any { return bounded(func() any { return anyNumber(r, 1, 99, 15) }) },
		"done":    func() any { return bounded(func() any { return anyNumber(r, 1, 1_000_000, 0) }) },
		"size":    func() any { return bounded(func() any { return anyNumber(r, -1000, 1000, 12) }) },
		"trained": func() any { return r.IntN(2) == 0 },
		"issued":  func() any { return bounded(func() any { return anyDate(r) }) },
		"state": func() any {
			if r.IntN(2) == 0 {
				return oddOptions[r.IntN(len(oddOptions))]
			}
			some := slices.Clone(oddOptions)
			r.Shuffle(len(some), func(i, k int) { some[i], some[k] = some[k], some[i] })
			return scoring.Bound{OneOf: some[:1+r.IntN(3)]}
		},
	}
	for _, name := range slices.Sorted(maps.Keys(figures)) {
		if r.IntN(4) > 0 {
			if f.Inputs == nil {
				f.Inputs = map[string]scoring.Figure{}
			}
			f.Inputs[name] = ruletest.Figure(figures[name]())
		}
	}
	for _, code := range []string{"2.10", "sáu"} {
		if r.IntN(2) == 0 {
			if f.Points == nil {
				f.Points = map[string]scoring.Figure{}
			}
			f.Points[code] = ruletest.Figure(bounded(func() any { return anyNumber(r, 0, 2, 2) }))
		}
	}
	return f
}

// TestFactsJSON: what is marshalled is a file that is read to equal facts; what is
// read without the rubric scores the same, is written to the same bytes, and is read
// with the rubric to equal facts.
func TestFactsJSON(t *testing.T) {
	enough.NotUnderRace(t)
	rb := oddRubric(t)
	s, err := scoring.Compile(rb, nil)
	require.NoError(t, err)
	r := rand.New(rand.NewPCG(10, 3))
	bounds, options, dates := 0, 0, 0
	for range 2000 {
		f := anyFacts(r)
		b, err := json.Marshal(f)
		require.NoError(t, err)
		parsed, err := scoring.ParseFacts("f.json", b, rb, nil)
		require.NoError(t, err, string(b))
		require.Equal(t, f, parsed, string(b))
		var read scoring.Facts
		require.NoError(t, json.Unmarshal(b, &read), string(b))
		again, err := json.Marshal(read)
		require.NoError(t, err)
		require.Equal(t, string(b), string(again))
		want, err := s.Score(f)
		require.NoError(t, err)
		got, err := s.Score(read)
		require.NoError(t, err)
		require.True(t, want.Equal(got), string(b))
		for name, v := range f.Inputs {
			if _, is := v.Bound(); is {
				bounds++
			}
			if name == "state" {
				options++
			}
			if name == "issued" {
				dates++
			}
		}
	}
	assert.Greater(t, min(bounds, options, dates), 1000)
}

// TestGoFiguresInJSON: figures of all kinds are written as they are read, a missing one
// not at all, and what could not be read is an error.
func TestGoFiguresInJSON(t *testing.T) {
	rb := oddRubric(t)
	day := rubric.Date{Year: 2025, Month: 3, Day: 31}
	until := rubric.Date{Year: 2025, Month: 6, Day: 30}
	for _, tt := range []struct {
		name string
		f    scoring.Figure
		want any
	}{
		{"done", scoring.Known(3), ruletest.Dec("3")}, {"done", scoring.Known(1 << 40), ruletest.Dec("1099511627776")},
		{"done", scoring.Known("3"), ruletest.Dec("3")},
		{"size", scoring.Known(ruletest.Dec("1.50")), ruletest.Dec("1.5")},
		{"size", scoring.Known(decimal.New(12, 2)), ruletest.Dec("1200")}, {"trained", scoring.Known(true), true},
		{"issued", scoring.Known(day), day}, {"issued", scoring.Known("2025-03-31"), day},
		{"issued", scoring.Within(scoring.Bound{AtLeast: scoring.Known(day), Below: scoring.Known("2025-06-30")}),
			scoring.Bound{AtLeast: scoring.Known(day), Below: scoring.Known(until)}},
		{"size", scoring.Within(scoring.Bound{Above: scoring.Known(3), AtMost: scoring.Known("4.50")}),
			scoring.Bound{Above: scoring.Known(3), AtMost: scoring.Known(ruletest.Dec("4.5"))}},
	} {
		b, err := json.Marshal(scoring.Facts{Unit: scoring.Unit{ID: "u"}, Inputs: map[string]scoring.Figure{tt.name: tt.f}})
		require.NoError(t, err)
		f, err := scoring.ParseFacts("f.json", b, rb, nil)
		require.NoError(t, err, string(b))
		assert.Equal(t, ruletest.Figure(tt.want), f.Inputs[tt.name], "%s", tt.f)
	}
	nested := scoring.Bound{AtLeast: scoring.Within(scoring.Bound{})}
	for _, f := range []scoring.Figure{scoring.Known(decimal.New(1, 2000)), scoring.Within(nested)} {
		_, err := json.Marshal(scoring.Facts{Unit: scoring.Unit{ID: "u"}, Inputs: map[string]scoring.Figure{"size": f}})
		assert.Error(t, err)
		_, err = json.Marshal(scoring.Facts{Unit: scoring.Unit{ID: "u"}, Points: map[string]scoring.Figure{"2.10": f}})
		assert.Error(t, err)
	}
	missing, err := json.Marshal(scoring.Facts{Unit: scoring.Unit{ID: "u"},
		Inputs: map[string]scoring.Figure{"size": {}}})
	require.NoError(t, err)
	assert.JSONEq(t, `{"schema":1,"unit":{"id":"u"}}`, string(missing))
	// No option at all is not any option: it is refused at both doors.
	none := scoring.Facts{Unit: scoring.Unit{ID: "u"},
		Inputs: ruletest.Figures(map[string]any{"state": scoring.Bound{OneOf: []string{}}})}
	b, err := json.Marshal(none)
	require.NoError(t, err)
	assert.Contains(t, string(b), `{"one_of":[]}`)
	_, err = scoring.ParseFacts("f.json", b, rb, nil)
	assert.ErrorContains(t, err, "no value of the input lies within the bounds")
	var back scoring.Facts
	require.NoError(t, json.Unmarshal(b, &back))
	assert.Equal(t, none, back)
}

// TestFactsOfAnotherRubric: facts know what they were declared for.
func TestFactsOfAnotherRubric(t *testing.T) {
	rb := oddRubric(t)
	s, err := scoring.Compile(rb, nil)
	require.NoError(t, err)
	f := scoring.Facts{Rubric: "even", Unit: scoring.Unit{ID: "u"}}
	_, err = s.Score(f)
	assert.EqualError(t, err, `these facts are for the rubric "even", not for "odd"`)
	_, err = columnar.FromFacts(context.Background(), s, slices.Values([]scoring.Facts{f}), nil)
	assert.EqualError(t, err, `unit "u": these facts are for the rubric "even", not for "odd"`)
	b, err := json.Marshal(f)
	require.NoError(t, err)
	_, err = scoring.ParseFacts("f.json", b, rb, nil)
	assert.EqualError(t, err, `f.json:1:22: this file is for the rubric "even", not for "odd"`)
	f.Rubric = "odd"
	result, err := s.Score(f)
	require.NoError(t, err)
	_, err = published.Reconcile(result, published.Table{Rubric: "even", Unit: f.Unit})
	assert.EqualError(t, err, `the table is for the rubric "even", the result for "odd"`)
}

// TestPublishedJSON: what is marshalled is a table that is read to an equal value, with
// the rubric or without.
func TestPublishedJSON(t *testing.T) {
	enough.NotUnderRace(t)
	rb := oddRubric(t)
	r := rand.New(rand.NewPCG(10, 4))
	null := func() decimal.NullDecimal {
		if r.IntN(2) == 0 {
			return decimal.NullDecimal{}
		}
		return decimal.NewNullDecimal(anyNumber(r, -5, 100, 3))
	}
	row := func(code string) published.Row {
		return published.Row{Code: code, Max: null(), Points: null(), Lost: null()}
	}
	rows := 0
	for range 1000 {
		p := published.Table{
			Rubric: []string{"odd", ""}[r.IntN(2)], Unit: anyUnit(r), Total: row(""), SelfScore: null(), Band: anyText(r),
			Source: rubric.Decision{Number: name(r), Issuer: rubric.Text{VI: words(r), EN: words(r)}, Date: anyDate(r),
				Note: anyText(r)},
		}
		if r.IntN(2) == 0 {
			p.Rank = published.Rank{Place: r.IntN(20), Of: 20}
		}
		for _, code := range []string{"1", "2.10", "sáu"} {
			if r.IntN(2) == 0 {
				p.Rows = append(p.Rows, row(code))
				rows++
			}
		}
		b, err := json.Marshal(p)
		require.NoError(t, err)
		parsed, err := published.Parse("p.json", b, rb, nil)
		require.NoError(t, err, string(b))
		require.Equal(t, p, parsed, string(b))
		var read published.Table
		require.NoError(t, json.Unmarshal(b, &read), string(b))
		require.Equal(t, p, read)
	}
	assert.Greater(t, rows, 1000)
}

// TestReadersOfHandwrittenJSON: what the Parse functions read of JSON that somebody else
// wrote, with numbers and without a schema, json.Unmarshal reads, too.
func TestReadersOfHandwrittenJSON(t *testing.T) {
	rb := oddRubric(t)
	facts := []byte(`{"rubric": "odd", "unit": {"id": "u", "name": "Xã"}, "inputs": {"tỷ_lệ": 76.50, "done": {"at_least": 3, "below": 5.5}, "trained": true}, "points": {"2.10": 1.25}}`)
	want, err := scoring.ParseFacts("f.json", facts, rb, nil)
	require.NoError(t, err)
	var f scoring.Facts
	require.NoError(t, json.Unmarshal(facts, &f))
	assert.Equal(t, want, f, "numbers are read from their digits")
	table := []byte(`{"rubric": "odd", "unit": {"id": "u"}, "source": {"number": "9", "issuer": "A", "date": "2025-01-01"}, "total": {"max": 10, "points": 9.50}, "items": [{"code": "1", "lost": 0.5}]}`)
	parsed, err := published.Parse("p.json", table, rb, nil)
	require.NoError(t, err)
	var p published.Table
	require.NoError(t, json.Unmarshal(table, &p))
	assert.Equal(t, parsed, p)
	for src, want := range map[string]string{
		`{"unit":{"id":"u"},"source":{"number":"9","issuer":"A","date":"2025-01-01"},"total":{},"total":{}}`: "published table: total: the key stands there twice",
		`{"unit":{"id":"u"},"source":{"number":"9","issuer":"A","date":"2025-01-01"},"total":{"point":9}}`:   `published table: total.point: unknown key; did you mean "points"?`,
		`{"schema":2,"unit":{"id":"u"},"source":{"number":"9","issuer":"A","date":"2025-01-01"},"total":{}}`: "published table: this document has schema 2; schema 1 is read",
		`{"unit":{"id":"u"},"source":{"number":"9","issuer":"A","date":"2025-01-32"},"total":{}}`:            `published table: source.date: expected a date such as 2023-01-30, got "2025-01-32"`,
		fmt.Sprintf(`{"unit":{"id":"u"},"source":{"number":"9","issuer":"A","date":"2025-01-01"},"total":{"max":"%s"}}`,
			"1e9"): `published table: total.max: expected a number, got "1e9"; write it without an exponent`,
	} {
		before := published.Table{Rubric: "before"}
		assert.EqualError(t, json.Unmarshal([]byte(src), &before), want)
		assert.Equal(t, published.Table{Rubric: "before"}, before)
	}
}
