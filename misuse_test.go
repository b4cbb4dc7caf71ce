package parindex_test

import (
	"context"
	"encoding"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"hash/fnv"
	"io"
	"io/fs"
	"iter"
	"maps"
	"math"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/scoringtest"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// functions are all exported functions of the library's packages;
// TestMisuseIsWhole fails where one is missing.
var functions = map[string]any{
	"rubric.CompareCodes":        rubric.CompareCodes,
	"rubric.DateOf":              rubric.DateOf,
	"rubric.DateOfDay":           rubric.DateOfDay,
	"rubric.DecisionOf":          rubric.DecisionOf,
	"rubric.Parse":               rubric.Parse,
	"rubric.Plain":               rubric.Plain,
	"rubric.TextOf":              rubric.TextOf,
	"rubric.TextsOf":             rubric.TextsOf,
	"source.Canonical":           source.Canonical,
	"source.ParseDecimal":        source.ParseDecimal,
	"source.Read":                source.Read,
	"source.Suggest":             source.Suggest,
	"scoring.CheckRubric":        scoring.CheckRubric,
	"scoring.CompareRules":       scoring.CompareRules,
	"scoring.Compile":            scoring.Compile,
	"scoring.FigureOf":           scoring.FigureOf,
	"scoring.ParseFacts":         scoring.ParseFacts,
	"scoring.ParsePublished":     scoring.ParsePublished,
	"scoring.Reconcile":          scoring.Reconcile,
	"scoringtest.ReadCases":      scoringtest.ReadCases,
	"scoringtest.Run":            scoringtest.Run,
	"scoringtest.RunErrors":      scoringtest.RunErrors,
	"scoringtest.RunScorer":      scoringtest.RunScorer,
	"remediation.Deficits":       remediation.Deficits,
	"remediation.NewPlan":        remediation.NewPlan,
	"remediation.Optimize":       remediation.Optimize,
	"remediation.ParseAim":       remediation.ParseAim,
	"remediation.ParseCatalogue": remediation.ParseCatalogue,
	"document.New":               document.New,
}

// types are all exported types with methods.
var types = []reflect.Type{
	reflect.TypeFor[rubric.Date](), reflect.TypeFor[rubric.Input](), reflect.TypeFor[rubric.InputType](),
	reflect.TypeFor[rubric.Item](), reflect.TypeFor[rubric.Lang](), reflect.TypeFor[rubric.Policy](),
	reflect.TypeFor[rubric.Rubric](), reflect.TypeFor[rubric.Text](),
	reflect.TypeFor[source.Document](), reflect.TypeFor[source.Fault](), reflect.TypeFor[source.Faults](),
	reflect.TypeFor[source.Limits](), reflect.TypeFor[source.Mapping](), reflect.TypeFor[source.Node](),
	reflect.TypeFor[source.Span](),
	reflect.TypeFor[scoring.Call](), reflect.TypeFor[scoring.Coverage](), reflect.TypeFor[scoring.CoverageReport](),
	reflect.TypeFor[scoring.Example](), reflect.TypeFor[scoring.Explanation](), reflect.TypeFor[scoring.Facts](),
	reflect.TypeFor[scoring.Move](), reflect.TypeFor[scoring.Mutant](), reflect.TypeFor[scoring.Result](),
	reflect.TypeFor[scoring.Scale](), reflect.TypeFor[scoring.Scorer](), reflect.TypeFor[scoring.Share](),
	reflect.TypeFor[scoring.Status](), reflect.TypeFor[scoring.Table](), reflect.TypeFor[scoring.Tally](),
	reflect.TypeFor[scoring.Totals](), reflect.TypeFor[scoring.Verification](),
	reflect.TypeFor[scoringtest.Cases](), reflect.TypeFor[scoringtest.Failure](), reflect.TypeFor[scoringtest.Report](),
	reflect.TypeFor[remediation.Plan](), reflect.TypeFor[document.Document](),
}

// libraryFolders are the folders of the library's packages.
func libraryFolders(t *testing.T) []string {
	var out []string
	require.NoError(t, filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || !d.IsDir():
			return err
		case path == "examples" || d.Name() == "internal" || d.Name() == "testdata" || len(path) > 1 && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		}
		out = append(out, path)
		return nil
	}))
	return out
}

// TestMisuseIsWhole: every exported function and every type with exported methods is
// in the tables that TestMisuse goes through.
func TestMisuseIsWhole(t *testing.T) {
	var known []string
	for _, of := range types {
		known = append(known, of.String())
	}
	seen := 0
	for _, folder := range libraryFolders(t) {
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		require.NoError(t, err)
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
			require.NoError(t, err)
			for _, d := range file.Decls {
				f, is := d.(*ast.FuncDecl)
				if !is || !f.Name.IsExported() {
					continue
				}
				if f.Recv == nil {
					seen++
					assert.Contains(t, functions, file.Name.Name+"."+f.Name.Name, "an exported function that TestMisuse does not call")
					continue
				}
				of := f.Recv.List[0].Type
				if star, is := of.(*ast.StarExpr); is {
					of = star.X
				}
				if id, is := of.(*ast.Ident); is && id.IsExported() {
					seen++
					assert.Contains(t, known, file.Name.Name+"."+id.Name, "a type whose method %s TestMisuse does not call", f.Name.Name)
				}
			}
		}
	}
	assert.Greater(t, seen, 100)
}

// TestMisuse calls every exported function and method with nil and zero values, and
// with structures that are only partly filled in: nil elements in lists, zero values
// behind pointers, numbers out of range. Whatever comes back, nothing panics: the
// answer is an error or empty.
//
// What is left out can have no other answer: methods of values on a nil pointer, which
// panic before they are reached; unmarshalling into a nil pointer, which encoding/json
// refuses itself; a test without a [testing.TB], which could not fail; and the methods
// of [scoring.Call], whose panic fails the item of the rule that makes it.
func TestMisuse(t *testing.T) {
	const rounds = 100
	made := newSamples(t)
	calls := 0
	try := func(name string, f reflect.Value) {
		t.Run(name, func(t *testing.T) {
			for round := range rounds {
				h := fnv.New64a()
				io.WriteString(h, name)
				g := &arbitrary{samples: made, rand: rand.New(rand.NewPCG(h.Sum64(), uint64(round))), plain: round == 0}
				calls++
				g.call(t, f)
			}
		})
	}
	for _, name := range slices.Sorted(maps.Keys(functions)) {
		try(name, reflect.ValueOf(functions[name]))
	}
	for _, of := range types {
		if of == reflect.TypeFor[scoring.Call]() {
			continue
		}
		// Every method, the receiver as its first argument.
		values := map[string]bool{}
		for i := range of.NumMethod() {
			m := of.Method(i)
			values[m.Name] = true
			try(of.String()+"."+m.Name, m.Func)
		}
		for i := range reflect.PointerTo(of).NumMethod() {
			if m := reflect.PointerTo(of).Method(i); !values[m.Name] {
				try("*"+of.String()+"."+m.Name, m.Func)
			}
		}
	}
	assert.Greater(t, calls, 100*rounds)
}

// arbitrary makes values of any type.
type arbitrary struct {
	samples map[reflect.Type][]reflect.Value // proper values, and ones that no one would pass
	rand    *rand.Rand
	plain   bool // zero values alone
}

func (g *arbitrary) call(t *testing.T, f reflect.Value) {
	in := make([]reflect.Value, f.Type().NumIn())
	for i := range in {
		in[i] = reflect.New(f.Type().In(i)).Elem()
		switch of := in[i].Type(); {
		case of == reflect.TypeFor[testing.TB]():
			in[i].Set(reflect.ValueOf(quiet{}))
		case !g.plain:
			g.fill(in[i], 5)
		}
	}
	if len(in) == 2 && unmarshals(in[0].Type()) && in[0].IsNil() && in[1].Type() == reflect.TypeFor[[]byte]() {
		in[0].Set(reflect.New(in[0].Type().Elem()))
	}
	defer func() {
		if p := recover(); p != nil {
			t.Errorf("panic: %v\n%s", p, written(in))
		}
	}()
	var out []reflect.Value
	if f.Type().IsVariadic() {
		out = f.CallSlice(in)
	} else {
		out = f.Call(in)
	}
	for _, v := range out {
		g.use(v)
	}
}

// use reads what came back, and keeps some of it for the calls to come.
func (g *arbitrary) use(v reflect.Value) {
	switch v.Kind() {
	case reflect.Interface:
		if err, is := v.Interface().(error); is && err != nil {
			_ = err.Error()
		}
	case reflect.Func:
		n := 0 // an iterator
		for range seq(v) {
			if n++; n == 100 {
				break
			}
		}
	case reflect.Pointer, reflect.Struct, reflect.Slice, reflect.Map:
		if list := g.samples[v.Type()]; !v.IsZero() && len(list) < 30 {
			g.samples[v.Type()] = append(list, v)
		}
	}
}

func unmarshals(of reflect.Type) bool {
	return of.Implements(reflect.TypeFor[json.Unmarshaler]()) || of.Implements(reflect.TypeFor[encoding.TextUnmarshaler]())
}

func seq(v reflect.Value) iter.Seq[int] {
	return func(yield func(int) bool) {
		if v.Type().In(0).NumIn() == 1 {
			for range v.Seq() {
				if !yield(0) {
					return
				}
			}
			return
		}
		for range v.Seq2() {
			if !yield(0) {
				return
			}
		}
	}
}

// written writes arguments for a reader.
func written(in []reflect.Value) string {
	var b strings.Builder
	for i, v := range in {
		text := fmt.Sprintf("%#v", v)
		fmt.Fprintf(&b, "argument %d: %.2000s\n", i, text)
	}
	return b.String()
}

// fill sets a variable to something.
func (g *arbitrary) fill(v reflect.Value, depth int) {
	of := v.Type()
	if list := g.samples[of]; len(list) > 0 && g.rand.IntN(3) > 0 {
		v.Set(list[g.rand.IntN(len(list))])
		return
	}
	if depth == 0 || g.rand.IntN(6) == 0 {
		return // the zero value
	}
	switch of.Kind() {
	case reflect.Pointer:
		if of.Elem().PkgPath() == "" || strings.HasPrefix(of.Elem().PkgPath(), "github.com/parindex") {
			p := reflect.New(of.Elem())
			if g.rand.IntN(3) > 0 {
				g.fill(p.Elem(), depth-1)
			}
			v.Set(p)
		}
	case reflect.Struct:
		for i := range of.NumField() {
			if of.Field(i).IsExported() {
				g.fill(v.Field(i), depth-1)
			}
		}
	case reflect.Slice:
		list := reflect.MakeSlice(of, g.rand.IntN(3), 3)
		for i := range list.Len() {
			g.fill(list.Index(i), depth-1)
		}
		v.Set(list)
	case reflect.Map:
		m := reflect.MakeMap(of)
		for range g.rand.IntN(3) {
			key, value := reflect.New(of.Key()).Elem(), reflect.New(of.Elem()).Elem()
			g.fill(key, depth-1)
			g.fill(value, depth-1)
			m.SetMapIndex(key, value)
		}
		v.Set(m)
	case reflect.Int, reflect.Int64, reflect.Int32, reflect.Int8, reflect.Int16:
		n := []int64{-1, 1, 2, 7, math.MinInt64, math.MaxInt64}[g.rand.IntN(6)]
		if !v.OverflowInt(n) {
			v.SetInt(n)
		}
	case reflect.Uint8, reflect.Uint64, reflect.Uint:
		v.SetUint([]uint64{1, 2, 7, 255}[g.rand.IntN(4)])
	case reflect.Bool:
		v.SetBool(g.rand.IntN(2) == 0)
	case reflect.String:
		v.SetString([]string{"1", "x", "1.1", "{x}", "\xff", "a\x00b", "1e9999", "-5", "2025-01-31", "Điểm", "r", "u", "A", "lead", "late"}[g.rand.IntN(15)])
	case reflect.Interface:
		if of.NumMethod() == 0 { // any: a figure
			pick := []any{nil, 1, -1, "1", "x", true, 1.5, decimal.New(5, -1), decimal.New(1, 2000), rubric.Date{Year: 2025, Month: 1, Day: 31}, rubric.Date{Month: 77},
				time.Time{}, scoring.Bound{}, scoring.Bound{AtLeast: scoring.Bound{}}, scoring.Bound{OneOf: []string{""}}, []int(nil), (*int)(nil), struct{}{}}
			if p := pick[g.rand.IntN(len(pick))]; p != nil {
				v.Set(reflect.ValueOf(p))
			}
		}
	}
}

// quiet is a test that takes down nothing.
type quiet struct{ testing.TB }

func (quiet) Helper()               {}
func (quiet) Errorf(string, ...any) {}
func (quiet) Logf(string, ...any)   {}
func (quiet) Name() string          { return "quiet" }

const sampleRubric = `rubric: r
title: R
decision: {number: 1/QĐ, issuer: X, date: 2025-01-15}
period: 2025
max: 10
points: {places: 2, rounding: half-up}
exclusion: by-source
inputs:
  - {name: x, type: count, title: X}
  - {name: p, type: percent, title: P}
  - {name: e, type: enum, options: [on_time, late], title: E}
  - {name: d, type: date, title: D}
areas:
  - {code: "1", title: A, max: 4, applies: x >= 0, not_applicable: exclude, cases: [{when: "p >= 80 and d <= date('2025-03-31')", score: full}, {when: p >= 50, score: 1}, {score: 0}]}
  - {code: "2", title: B, max: 3, source: survey, reported: true}
  - {code: "3", title: C, max: 3, cases: [{when: e == 'on_time', score: "min(full, x)"}, {score: 0}]}
bonus: {cap: 1, items: [{code: B1, title: D, max: 1, score: "min(full, 0.5 * x)"}]}
penalty: {cap: 1, items: [{code: P1, title: E, max: 1, score: "min(full, x / 4)"}]}
bands: [{name: A, from: 8}, {name: B, from: 0}]
`

func newSamples(t *testing.T) map[reflect.Type][]reflect.Value {
	out := map[reflect.Type][]reflect.Value{}
	add := func(values ...any) {
		for _, v := range values {
			out[reflect.TypeOf(v)] = append(out[reflect.TypeOf(v)], reflect.ValueOf(v))
		}
	}
	as := func(of reflect.Type, values ...any) {
		for _, v := range values {
			out[of] = append(out[of], reflect.ValueOf(v))
		}
	}
	r, err := rubric.Parse("r.yaml", []byte(sampleRubric), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	f := scoring.Facts{Unit: scoring.Unit{ID: "u", Name: rubric.Plain("U")}, Inputs: map[string]any{"x": 1, "p": 60, "e": "late"}, Points: map[string]any{"2": 2}}
	result, err := s.Score(f)
	require.NoError(t, err)
	table, err := s.Table(slices.Values([]scoring.Facts{f, {}}))
	require.NoError(t, err)
	totals, err := s.Totals(table, nil)
	require.NoError(t, err)
	mutants, err := s.Mutants(nil)
	require.NoError(t, err)
	plan, err := remediation.NewPlan(s, f, nil, nil)
	require.NoError(t, err)
	aim, err := remediation.ParseAim("aim.yaml", []byte("rubric: r\ngoal: {band: A}\nunit: days\nefforts: {x: {per_unit: 1}, p: {per_unit: 2}}\n"), r, nil)
	require.NoError(t, err)
	paper, err := document.New(plan, nil)
	require.NoError(t, err)
	cases, err := scoringtest.ReadCases("cases.yaml", []byte("rubric: r\ncases:\n  - {name: a, facts: {x: 1, p: 60, e: late, d: 2025-01-31}, expect: {\"1\": 1}}\n"), s, nil)
	require.NoError(t, err)
	coverage := s.Coverage()
	require.NoError(t, coverage.Add(f))
	levers, rest, err := s.Levers(f, map[string]scoring.Bound{"x": {}, "p": {}})
	require.NoError(t, err)
	scales, _, err := s.Scales(levers, rest)
	require.NoError(t, err)
	doc := source.Read("doc.yaml", []byte("a: 1\nb: [x, 2]\nc: {d: 2025-01-31}\n"), nil)
	root := doc.Root()
	other, err := rubric.Parse("r.yaml", []byte(sampleRubric), nil)
	require.NoError(t, err)
	stranger, err := scoring.Compile(other, nil)
	require.NoError(t, err)
	add(r, s, stranger, &scoring.Scorer{}, f, result, table, totals, mutants[0], &scoring.Mutant{}, plan, aim, paper, cases, coverage, rest, levers[0], scales[0],
		doc, root, root.Mapping(), root.Mapping().Get("b"), (&source.Document{}).Root(), coverage.Report(),
		&scoring.Coverage{}, &scoring.Table{}, &scoring.Totals{}, &scoring.Result{}, &rubric.Rubric{}, &source.Mapping{}, &source.Document{}, &document.Document{}, &scoringtest.Cases{})
	verification, err := s.Verify(nil)
	require.NoError(t, err)
	add(verification, verification.Verdicts[0], r.Item("1"), r.Input("x"), *r.Input("p"))
	as(reflect.TypeFor[[]byte](), []byte("{}"), []byte("null"), []byte(`{"schema":1,"areas":[null],"rules":[null],"verdicts":[null]}`), []byte("rubric: r\n"), []byte(sampleRubric))
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	as(reflect.TypeFor[context.Context](), context.Background(), ended)
	as(reflect.TypeFor[io.Writer](), io.Discard)
	as(reflect.TypeFor[iter.Seq[scoring.Facts]](), slices.Values([]scoring.Facts{f, {}}))
	as(reflect.TypeFor[document.Block](), document.Heading{}, document.Heading{Level: -1, Text: "x"}, document.Paragraph{}, document.List{nil}, (*document.Table)(nil), &document.Table{},
		&document.Table{Columns: []document.Column{{Width: -1}}, Rows: []document.Row{{}, {Kind: 99, Cells: make([]document.Cell, 4)}}}, (*document.Chart)(nil), &document.Chart{},
		&document.Chart{Kind: document.Bars, Bars: []document.Bar{{}}}, &document.Chart{Kind: document.Curve, Points: []document.Point{{}}})
	add(rubric.PolicyShare, rubric.HalfUp, rubric.Percent, rubric.Enum, rubric.English, rubric.ExclusionWhole, rubric.Survey)
	add(decimal.New(1, 0), decimal.New(-1, 0), decimal.New(25, -2), decimal.New(1, 30))
	add(func(scoring.Call) (decimal.Decimal, rubric.Text, error) { panic("a rule") })
	add(func([]any) (decimal.Decimal, error) { return decimal.Decimal{}, nil })
	return out
}
