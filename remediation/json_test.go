package remediation_test

import (
	"context"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cover"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/published"
	"github.com/parindex/parindex/scoring/scoringtest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const demo = "../examples/parindex/testdata/"

func read(t testing.TB, file string) []byte {
	t.Helper()
	src, err := os.ReadFile(file)
	require.NoError(t, err)
	return src
}

func demoScorer(t testing.TB) *scoring.Scorer {
	t.Helper()
	r, err := rubric.Parse("demo.yaml", read(t, demo+"demo.yaml"), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	return s
}

// made are the values that the library makes or reads of one unit, by name: every
// document, and the lists that a host may store on their own.
func made(t testing.TB) map[string]any {
	t.Helper()
	s := demoScorer(t)
	r := s.Rubric()
	facts := func(unit string) scoring.Facts {
		f, err := scoring.ParseFacts(unit, read(t, demo+"units/"+unit+".yaml"), r, nil)
		require.NoError(t, err)
		return f
	}
	f, gaps := facts("binh"), facts("gaps")
	out := map[string]any{"rubric": r, "facts": &f, "gaps": &gaps}
	add := func(name string, v any, err error) {
		t.Helper()
		require.NoError(t, err, name)
		out[name] = v
	}
	result, err := s.Score(f)
	add("result", result, err)
	open, err := s.Score(gaps)
	add("result with gaps", open, err)
	explanation, err := s.Explain(f, "1.1")
	add("explanation", explanation, err)
	improvements, err := improve.Leaf(context.Background(), s, f, "1.1", nil)
	require.NotEmpty(t, improvements.List)
	add("improvements", improvements, err)
	still, err := improve.RangeOf(context.Background(), s, gaps, "", nil)
	add("range", still, err)
	known, err := improve.RangeOf(context.Background(), s, f, "1.1", nil)
	require.Empty(t, known.Inputs)
	add("range without inputs", known, err)
	verification, err := verify.Rules(context.Background(), s, nil)
	add("verification", verification, err)
	record := cover.New(s)
	require.NoError(t, record.Add(f))
	coverage, err := record.Report(context.Background(), nil)
	add("coverage", coverage, err)
	it := r.Item("1.1").Clone()
	it.Cases[0].When = "electronic_rate > 80"
	variant, err := s.With(it)
	require.NoError(t, err)
	comparison, err := verify.Compare(context.Background(), s, "1.1", variant, "1.1", nil)
	add("comparison", comparison, err)
	examples, err := cover.Suggest(context.Background(), s, nil)
	add("examples", &examples, err)
	cases, err := scoringtest.ReadCases("failing.cases.yaml", read(t, demo+"failing.cases.yaml"), s, nil)
	require.NoError(t, err)
	out["report"] = cases.Check(s)
	table, err := published.Parse("published.yaml", read(t, demo+"published.yaml"), r, nil)
	add("published", &table, err)
	contradictions, err := published.Reconcile(result, table)
	add("contradictions", &contradictions, err)
	deficits := remediation.Deficits(result)
	out["deficits"] = &deficits
	catalogue, err := catalogue.Parse("catalogue.yaml", read(t, demo+"catalogue.yaml"), r, nil)
	add("catalogue", catalogue, err)
	aim, err := remediation.ParseAim("aim.yaml", read(t, demo+"aim.yaml"), r, nil)
	add("aim", aim, err)
	optimum, err := remediation.Optimize(context.Background(), s, f, aim, nil)
	require.NotEmpty(t, optimum.Best.Targets)
	add("optimum", optimum, err)
	far, err := remediation.Optimize(context.Background(), s, f, &remediation.Aim{Goal: remediation.Goal{Total: nullDec("10.5")}, Otherwise: &remediation.Effort{Fixed: dec("1.50")}}, nil)
	require.NotEmpty(t, far.OutOfReach)
	add("optimum out of reach", far, err)
	plan, err := remediation.NewPlan(context.Background(), s, f, catalogue, &remediation.Options{Published: &table, Optimum: optimum})
	add("plan", plan, err)
	bare, err := remediation.NewPlan(context.Background(), s, facts("dung"), nil, nil)
	add("plan from the rules", bare, err)
	progress, err := plan.Progress(s, f, rubric.Date{Year: 2026, Month: 6, Day: 1})
	add("progress", progress, err)
	return out
}

// unmarked are the documents that may leave their schema out, since people write them.
var unmarked = []string{"rubric", "facts", "gaps", "published", "catalogue", "aim"}

// editions are the documents that belong to an edition.
var editions = map[string]string{
	"result": "edition", "result with gaps": "edition", "explanation": "edition", "improvements": "edition", "range": "edition", "range without inputs": "edition",
	"verification": "edition", "coverage": "edition", "comparison": "new_edition", "report": "edition", "optimum": "edition",
	"optimum out of reach": "edition", "plan": "edition", "plan from the rules": "edition", "progress": "edition",
}

// TestDocumentsReadBack: what is written is read to an equal value, and written again
// to the same bytes. Facts, whose types their JSON does not say, have a test of their
// own, and so have results and rubrics, which hold more than their fields.
func TestDocumentsReadBack(t *testing.T) {
	for name, v := range made(t) {
		t.Run(name, func(t *testing.T) {
			b, err := json.Marshal(v)
			require.NoError(t, err)
			back := reflect.New(reflect.TypeOf(v).Elem()).Interface()
			require.NoError(t, json.Unmarshal(b, back), string(b))
			if _, is := back.(*scoring.Result); !is && !slices.Contains([]string{"rubric", "facts", "gaps", "aim"}, name) {
				assert.Equal(t, v, back)
			}
			again, err := json.Marshal(back)
			require.NoError(t, err)
			assert.Equal(t, string(b), string(again))
		})
	}
}

// TestDocumentsAreReadStrictly: another schema, none, an edition that is none, keys
// that are unknown, twice there or spelled otherwise, and keys that are missing are
// errors for every document: what was not read in full would be taken for the whole.
func TestDocumentsAreReadStrictly(t *testing.T) {
	checked := 0
	for name, v := range made(t) {
		b, err := json.Marshal(v)
		require.NoError(t, err)
		src := string(b)
		refuse := func(src, want string) {
			t.Helper()
			checked++
			back := reflect.New(reflect.TypeOf(v).Elem()).Interface()
			err := json.Unmarshal([]byte(src), back)
			assert.ErrorContains(t, err, want, "%s: %.200s", name, src)
			assert.True(t, src[0] != '{' || reflect.ValueOf(back).Elem().IsZero(), "%s: what cannot be read changes nothing", name)
		}
		if src[0] != '{' { // a list
			refuse(strings.Replace(src, "{", `{"unknown":1,`, 1), "unknown")
			continue
		}
		first := src[1 : strings.Index(src, ":")+1]
		require.Equal(t, `"schema":`, first, name)
		require.True(t, strings.HasPrefix(src, `{"schema":1,`), name)
		rest := strings.TrimPrefix(src, `{"schema":1,`)
		refuse(`{"schema":7,`+rest, "schema")
		if name != "rubric" { // a file, in which quotes say nothing
			refuse(`{"schema":"1",`+rest, "schema")
		}
		refuse(`{"schema":1,"schema":1,`+rest, "schema")
		refuse(`{"schema":1,"unknown":1,`+rest, "unknown")
		key := rest[1:strings.Index(rest, `":`)]
		refuse(`{"schema":1,"`+strings.ToUpper(key)+`"`+rest[len(key)+2:], strings.ToUpper(key))
		refuse(`{"schema":1,"`+key+`":null,`+rest, key)
		if !slices.Contains(unmarked, name) {
			refuse("{"+rest, "schema")
		}
		if at, has := editions[name]; has {
			sum := demoScorer(t).Edition().SHA256
			require.Contains(t, src, sum)
			refuse(strings.Replace(src, sum, "", 1), "edition")
			refuse(strings.Replace(src, sum, strings.ToUpper(sum), 1), "edition")
			refuse(strings.Replace(src, `"`+at+`":`, `"other":`, 1), "other")
			from := strings.Index(src, `"`+at+`":`)
			to := from + strings.Index(src[from:], "}") + 2
			refuse(src[:from]+src[to:], at)
		}
	}
	assert.Greater(t, checked, 150)
}

// TestSwitchesChangeNoByte: a host's switches of the decimal package change no byte of
// a document, of a part of one that is marshalled on its own, or of an edition's hash.
func TestSwitchesChangeNoByte(t *testing.T) {
	values := made(t)
	edition := demoScorer(t).Edition()
	written := func() map[string]string {
		out := map[string]string{}
		for name, v := range values {
			parts(t, name, reflect.ValueOf(v), out)
		}
		return out
	}
	want := written()
	require.Greater(t, len(want), 500)
	for name, set := range map[string]func(on bool){
		"without quotes":      func(on bool) { decimal.MarshalJSONWithoutQuotes = on },
		"trailing zeros":      func(on bool) { decimal.TrimTrailingZeros = !on },
		"scientific notation": func(on bool) { decimal.UseScientificNotation = on },
	} {
		func() {
			set(true)
			defer set(false)
			for path, b := range written() {
				require.Equal(t, want[path], b, "%s: %s", name, path)
			}
			assert.Equal(t, edition, demoScorer(t).Edition(), name)
		}()
	}
	// Also of what is computed while the switch is on.
	decimal.MarshalJSONWithoutQuotes = true
	defer func() { decimal.MarshalJSONWithoutQuotes = false }()
	values = made(t)
	assert.Equal(t, want, written())
}

// decimalPath is the package of the numbers.
var decimalPath = reflect.TypeFor[decimal.Decimal]().PkgPath()

// parts writes every struct and list in a value on its own.
func parts(t *testing.T, path string, v reflect.Value, out map[string]string) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			parts(t, path, v.Elem(), out)
		}
		return
	case reflect.Slice:
		for i := range v.Len() {
			parts(t, fmt.Sprintf("%s[%d]", path, i), v.Index(i), out)
		}
	case reflect.Struct:
		if v.Type().PkgPath() == decimalPath {
			return // the package's own type has the form that the host has chosen
		}
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				parts(t, path+"."+f.Name, v.Field(i), out)
			}
		}
	default:
		return
	}
	if v.Kind() == reflect.Slice && v.Type().Elem().PkgPath() == decimalPath {
		return
	}
	b, err := json.Marshal(v.Interface())
	require.NoError(t, err, path)
	out[path] = string(b)
}

// TestEveryTypeHasItsJSON goes through the source of the packages whose values hosts
// store: an exported type that holds numbers of the decimal package or figures of any
// type, or that embeds a type with a JSON form of its own, needs methods of its own, or
// its bytes depend on a host's switch, or are those of what it embeds.
func TestEveryTypeHasItsJSON(t *testing.T) {
	exempt := []string{
		"scoring.Call", "scoring.Rule", "scoring.Function", "scoring.Options", // functions, which have no JSON form
		"scoringtest.Cases", "scoringtest.Case", // read from YAML alone
		"remediation.Options",
	}
	methods, holds, embeds := map[string]int{}, map[string]bool{}, map[string][]string{}
	for _, dir := range []string{"../rubric", "../scoring", "../scoring/verify", "../scoring/cover", "../scoring/improve",
		"../scoring/published", "../scoring/published/listing", "../scoring/cohort", "../scoring/policy", "../scoring/bridge",
		"../scoring/influence", "../scoring/statistics", "../scoring/scoringtest", "./catalogue", "./tracking", "."} {
		paths, err := filepath.Glob(filepath.Join(dir, "*.go"))
		require.NoError(t, err)
		require.NotEmpty(t, paths)
		for _, path := range paths {
			if strings.HasSuffix(path, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			require.NoError(t, err)
			name := file.Name.Name
			for _, d := range file.Decls {
				switch d := d.(type) {
				case *ast.FuncDecl:
					if d.Recv != nil && (d.Name.Name == "MarshalJSON" || d.Name.Name == "UnmarshalJSON") {
						methods[name+"."+strings.TrimPrefix(typeText(d.Recv.List[0].Type), "*")]++
					}
				case *ast.GenDecl:
					for _, spec := range d.Specs {
						if spec, is := spec.(*ast.TypeSpec); is && spec.Name.IsExported() {
							read := name + "." + spec.Name.Name
							holds[read], embeds[read] = held(name, spec.Type)
						}
					}
				}
			}
		}
	}
	checked := 0
	for name := range holds {
		needs := holds[name]
		for _, embedded := range embeds[name] {
			needs = needs || holds[embedded]
		}
		if !needs || slices.Contains(exempt, name) {
			continue
		}
		checked++
		assert.Equal(t, 2, methods[name], "%s needs MarshalJSON and UnmarshalJSON; see json.go of its package", name)
	}
	assert.GreaterOrEqual(t, checked, 33)
	for _, name := range exempt {
		assert.Contains(t, holds, name)
	}
}

// held reports whether a type holds numbers or figures, and what it embeds.
func held(pkg string, typ ast.Expr) (numbers bool, embedded []string) {
	fields, is := typ.(*ast.StructType)
	if !is {
		return strings.Contains(typeText(typ), "decimal."), nil
	}
	for _, f := range fields.Fields.List {
		typ := typeText(f.Type)
		if len(f.Names) == 0 {
			if !strings.Contains(typ, ".") {
				typ = pkg + "." + strings.TrimPrefix(typ, "*")
			}
			embedded = append(embedded, typ)
			continue
		}
		if f.Names[0].IsExported() && (strings.Contains(typ, "decimal.") || strings.HasSuffix(typ, "any")) {
			numbers = true
		}
	}
	return numbers, embedded
}

// typeText writes a type, without the types of functions.
func typeText(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.StarExpr:
		return "*" + typeText(e.X)
	case *ast.SelectorExpr:
		return typeText(e.X) + "." + e.Sel.Name
	case *ast.ArrayType:
		return "[]" + typeText(e.Elt)
	case *ast.MapType:
		return "map[" + typeText(e.Key) + "]" + typeText(e.Value)
	}
	return ""
}

// TestWhatHasNoJSON: what means something only beside its scorer is not written as
// something that cannot be read.
func TestWhatHasNoJSON(t *testing.T) {
	s := demoScorer(t)
	levers, err := improve.FindLevers(context.Background(), s, scoring.Facts{}, map[string]scoring.Bound{"done": {}}, nil)
	require.NoError(t, err)
	efforts := make([]decimal.NullDecimal, len(levers.List[0].Moves))
	efforts[0].Valid = true
	choices, err := levers.Choose(context.Background(), [][]decimal.NullDecimal{efforts}, &scoring.Work{Steps: 1})
	require.NoError(t, err)
	mutants, err := cover.Mutants(context.Background(), s, &verify.Options{Items: []string{"1.1"}, Work: scoring.Work{Steps: 100}})
	require.NoError(t, err)
	require.NotEmpty(t, mutants)
	for _, v := range []any{levers, levers.List[0], levers.List[0].Moves, levers.List[0].Moves[0], choices, mutants, mutants[0], *mutants[0]} {
		_, err := json.Marshal(v)
		assert.ErrorContains(t, err, "has no JSON form", "%T", v)
	}
	for _, v := range []any{&improve.Lever{}, &improve.Move{}, &improve.Levers{}, &improve.Choices{}, &cover.Mutant{}} {
		assert.ErrorContains(t, json.Unmarshal([]byte(`{}`), v), "has no JSON form", "%T", v)
	}
}
