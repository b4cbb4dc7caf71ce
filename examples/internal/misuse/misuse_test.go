// Package misuse_test calls everything that the library exports with nil, zero and odd
// values. It stands outside the packages that it tests, since it goes through all of
// them.
package misuse_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"hash/fnv"
	"io"
	"io/fs"
	"maps"
	"math/big"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/exact"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/remediation/document/xlsx"
	"github.com/parindex/parindex/remediation/oscal"
	"github.com/parindex/parindex/remediation/tracking"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/parindex/parindex/scoring/audit"
	"github.com/parindex/parindex/scoring/bridge"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/parindex/parindex/scoring/cover"
	"github.com/parindex/parindex/scoring/form"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/influence"
	"github.com/parindex/parindex/scoring/peers"
	"github.com/parindex/parindex/scoring/policy"
	"github.com/parindex/parindex/scoring/published"
	"github.com/parindex/parindex/scoring/published/listing"
	"github.com/parindex/parindex/scoring/receipt"
	"github.com/parindex/parindex/scoring/scoringtest"
	"github.com/parindex/parindex/scoring/statistics"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// functions are all exported functions of the library's packages;
// TestMisuseIsWhole fails where one is missing.
var functions = map[string]any{
	"jsonform.Read":             jsonform.Read,
	"jsonform.Write":            jsonform.Write,
	"spelling.Fold":             spelling.Fold,
	"spelling.Titled":           spelling.Titled,
	"spelling.MeantTitled":      spelling.MeantTitled,
	"spelling.Control":          spelling.Control,
	"spelling.Deceptive":        spelling.Deceptive,
	"spelling.Nearest":          spelling.Nearest,
	"jsonform.Canonical":        jsonform.Canonical,
	"decimals.Format":           decimals.Format,
	"spelling.Invisible":        spelling.Invisible,
	"locale.List":               locale.List,
	"jsonform.Marshal":          jsonform.Marshal,
	"source.Path":               source.Path,
	"locale.Define":             locale.Define,
	"locale.In":                 locale.In,
	"locale.MessageOf":          locale.MessageOf,
	"spelling.Meant":            spelling.Meant,
	"spelling.NameFlaw":         spelling.NameFlaw,
	"spelling.Normalize":        spelling.Normalize,
	"spelling.NormalizeAll":     spelling.NormalizeAll,
	"locale.Short":              locale.Short,
	"spelling.Skeleton":         spelling.Skeleton,
	"spelling.TextFlaw":         spelling.TextFlaw,
	"spelling.Typed":            spelling.Typed,
	"jsonform.Unmarshal":        jsonform.Unmarshal,
	"jsonform.Clone":            jsonform.Clone[*remediation.Plan],
	"spelling.NormalizeKeys":    spelling.NormalizeKeys[any],
	"spelling.CompareCodes":     spelling.CompareCodes,
	"rubric.DateOf":             rubric.DateOf,
	"rubric.Parse":              rubric.Parse,
	"rubric.Plain":              rubric.Plain,
	"rubric.Say":                rubric.Say,
	"source.As":                 source.As[rubric.Text],
	"decimals.Canonical":        decimals.Canonical,
	"decimals.Compare":          decimals.Compare,
	"decimals.TooLong":          decimals.TooLong,
	"decimals.HoldsLong":        decimals.HoldsLong,
	"decimals.Parse":            decimals.Parse,
	"source.Read":               source.Read,
	"spelling.Suggest":          spelling.Suggest,
	"assessment.Append":         assessment.Append,
	"assessment.Fold":           assessment.Fold,
	"assessment.Hold":           assessment.Hold,
	"assessment.Parse":          assessment.Parse,
	"bridge.Chain":              bridge.Chain,
	"bridge.Compare":            bridge.Compare,
	"bridge.ParseMap":           bridge.ParseMap,
	"bridge.Propose":            bridge.Propose,
	"cohort.FromResults":        cohort.FromResults,
	"peers.Complete":            peers.Complete,
	"peers.Names":               peers.Names,
	"cohort.FromTotals":         cohort.FromTotals,
	"cohort.Percentages":        cohort.Percentages,
	"cohort.Score":              cohort.Score,
	"columnar.FromColumns":      columnar.FromColumns,
	"columnar.FromFacts":        columnar.FromFacts,
	"columnar.Score":            columnar.Score,
	"verify.Editions":           verify.Editions,
	"cover.Mutants":             cover.Mutants,
	"cover.New":                 cover.New,
	"cover.Suggest":             cover.Suggest,
	"improve.Divisors":          improve.Divisors,
	"improve.FindLevers":        improve.FindLevers,
	"improve.Leaf":              improve.Leaf,
	"improve.RangeOf":           improve.RangeOf,
	"improve.Surveyed":          improve.Surveyed,
	"verify.Compare":            verify.Compare,
	"verify.Rules":              verify.Rules,
	"scoring.Compile":           scoring.Compile,
	"exact.Of":                  exact.Of[int64],
	"exact.Of of a fraction":    exact.Of[*big.Rat],
	"scoring.Known":             scoring.Known[decimal.Decimal],
	"scoring.Known of a text":   scoring.Known[string],
	"scoring.Known of a day":    scoring.Known[rubric.Date],
	"scoring.Known of a number": scoring.Known[int64],
	"scoring.Within":            scoring.Within,
	"scoring.ParseFacts":        scoring.ParseFacts,
	"form.Check":                form.Check,
	"form.New":                  form.New,
	"form.Read":                 form.Read,
	"form.ReadTable":            form.ReadTable,
	"form.Write":                form.Write,
	"form.WriteResults":         form.WriteResults,
	"form.WriteResultsCSV":      form.WriteResultsCSV,
	"form.WriteTable":           form.WriteTable,
	"form.WriteTableCSV":        form.WriteTableCSV,
	"audit.ParseSheet":          audit.ParseSheet,
	"audit.SheetOf":             audit.SheetOf,
	"audit.Verify":              audit.Verify,
	"audit.VerifyResult":        audit.VerifyResult,
	"audit.Replay":              audit.Replay,
	"audit.ReplayDocument":      audit.ReplayDocument,
	"policy.Compare":            policy.Compare,
	"policy.CompareEdition":     policy.CompareEdition,
	"policy.Parse":              policy.Parse,
	"published.Parse":           published.Parse,
	"published.Reconcile":       published.Reconcile,
	"listing.Printed":           listing.Printed,
	"listing.Read":              listing.Read,
	"scoringtest.ReadCases":     scoringtest.ReadCases,
	"influence.Drops":           influence.Drops,
	"influence.Overlaps":        influence.Overlaps,
	"influence.Thresholds":      influence.Thresholds,
	"statistics.New":            statistics.New,
	"scoringtest.Run":           scoringtest.Run,
	"scoringtest.RunErrors":     scoringtest.RunErrors,
	"scoringtest.RunScorer":     scoringtest.RunScorer,
	"remediation.Deficits":      remediation.Deficits,
	"remediation.NewPlan":       remediation.NewPlan,
	"remediation.Optimize":      remediation.Optimize,
	"remediation.ParseAim":      remediation.ParseAim,
	"catalogue.Parse":           catalogue.Parse,
	"document.New":              document.New,
	"xlsx.Write":                xlsx.Write,
	"oscal.POAM":                oscal.POAM,

	"document.NewProgressReport": document.NewProgressReport,
	"document.NewSelfScore":      document.NewSelfScore,
	"document.NewAppraisal":      document.NewAppraisal,
	"document.NewRound":          document.NewRound,
	"document.NewResults":        document.NewResults,
	"document.NewOverview":       document.NewOverview,
	"document.NewDecision":       document.NewDecision,
	"document.ResultsOf":         document.ResultsOf,
}

// types are all exported types with methods.
var types = []reflect.Type{
	reflect.TypeFor[rubric.Date](), reflect.TypeFor[rubric.Input](), reflect.TypeFor[rubric.InputType](),
	reflect.TypeFor[rubric.Item](), reflect.TypeFor[locale.Lang](), reflect.TypeFor[locale.Message](), reflect.TypeFor[locale.Sentence](), reflect.TypeFor[rubric.Policy](),
	reflect.TypeFor[rubric.Rubric](), reflect.TypeFor[rubric.Text](),
	reflect.TypeFor[source.Document](), reflect.TypeFor[source.Fault](), reflect.TypeFor[source.Faults](),
	reflect.TypeFor[source.Limits](), reflect.TypeFor[source.Mapping](), reflect.TypeFor[source.Node](),
	reflect.TypeFor[source.Span](),
	reflect.TypeFor[scoring.Call](), reflect.TypeFor[cover.Coverage](), reflect.TypeFor[cover.Report](),
	reflect.TypeFor[verify.Example](), reflect.TypeFor[scoring.Explanation](), reflect.TypeFor[scoring.Facts](),
	reflect.TypeFor[improve.Levers](), reflect.TypeFor[improve.Choices](), reflect.TypeFor[improve.Choice](),
	reflect.TypeFor[improve.Move](), reflect.TypeFor[cover.Mutant](), reflect.TypeFor[scoring.Result](),
	reflect.TypeFor[scoring.Scorer](), reflect.TypeFor[cover.Share](),
	reflect.TypeFor[scoring.Status](), reflect.TypeFor[columnar.Table](),
	reflect.TypeFor[columnar.Totals](), reflect.TypeFor[columnar.Scores](), reflect.TypeFor[verify.Report](),
	reflect.TypeFor[scoringtest.Cases](), reflect.TypeFor[scoringtest.Failure](), reflect.TypeFor[scoringtest.Report](),
	reflect.TypeFor[remediation.Plan](), reflect.TypeFor[document.Document](),
	reflect.TypeFor[remediation.Action](),
	reflect.TypeFor[remediation.ActionProgress](),
	reflect.TypeFor[remediation.Aim](),
	reflect.TypeFor[remediation.Area](),
	reflect.TypeFor[scoring.Range](),
	reflect.TypeFor[catalogue.Catalogue](),
	reflect.TypeFor[catalogue.Assignment](),
	reflect.TypeFor[catalogue.PaperDate](),
	reflect.TypeFor[tracking.Resources](),
	reflect.TypeFor[improve.CurvePoint](),
	reflect.TypeFor[remediation.Deficit](),
	reflect.TypeFor[remediation.Effect](),
	reflect.TypeFor[remediation.Effort](),
	reflect.TypeFor[remediation.EffortStep](),
	reflect.TypeFor[remediation.Goal](),
	reflect.TypeFor[remediation.LossProgress](),
	reflect.TypeFor[remediation.Optimum](),
	reflect.TypeFor[remediation.OutOfReach](),
	reflect.TypeFor[remediation.Outcome](),
	reflect.TypeFor[remediation.Penalty](),
	reflect.TypeFor[remediation.Progress](),
	reflect.TypeFor[remediation.ProgressStatus](),
	reflect.TypeFor[remediation.Results](),
	reflect.TypeFor[remediation.Set](),
	reflect.TypeFor[remediation.Target](),
	reflect.TypeFor[rubric.Adjustment](),
	reflect.TypeFor[rubric.Band](), reflect.TypeFor[rubric.Decision](), reflect.TypeFor[rubric.Relation](),
	reflect.TypeFor[rubric.Holiday](), reflect.TypeFor[rubric.Option](), reflect.TypeFor[rubric.Questionnaire](), reflect.TypeFor[rubric.Round](),
	reflect.TypeFor[rubric.Parameter](),
	reflect.TypeFor[rubric.ParameterValue](),
	reflect.TypeFor[rubric.Final](),
	reflect.TypeFor[rubric.Edition](),
	reflect.TypeFor[scoring.Adjustment](),
	reflect.TypeFor[scoring.Bound](), reflect.TypeFor[scoring.Figure](),
	reflect.TypeFor[improve.Change](),
	reflect.TypeFor[published.Contradiction](),
	reflect.TypeFor[audit.Sheet](), reflect.TypeFor[audit.Row](), reflect.TypeFor[audit.Total](), reflect.TypeFor[audit.Difference](),
	reflect.TypeFor[improve.Improvement](),
	reflect.TypeFor[improve.Improvements](),
	reflect.TypeFor[improve.Influence](),
	reflect.TypeFor[scoring.Item](),
	reflect.TypeFor[improve.Lever](),
	reflect.TypeFor[published.Table](),
	reflect.TypeFor[improve.JointRange](),
	reflect.TypeFor[published.Row](),
	reflect.TypeFor[listing.Figure](), reflect.TypeFor[listing.Listing](), reflect.TypeFor[listing.Report](),
	reflect.TypeFor[verify.Comparison](),
	reflect.TypeFor[scoring.Score](),
	reflect.TypeFor[scoring.Total](),
	reflect.TypeFor[scoring.Unit](),
	reflect.TypeFor[assessment.Assessment](), reflect.TypeFor[assessment.Record](), reflect.TypeFor[assessment.Answers](),
	reflect.TypeFor[assessment.State](), reflect.TypeFor[assessment.Round](),
	reflect.TypeFor[assessment.Item](), reflect.TypeFor[assessment.Piece](), reflect.TypeFor[assessment.Evidence](), reflect.TypeFor[assessment.Finding](),
	reflect.TypeFor[assessment.Ledger](), reflect.TypeFor[assessment.Account](), reflect.TypeFor[assessment.Cause](),
	reflect.TypeFor[assessment.Comparison](), reflect.TypeFor[assessment.Entry](), reflect.TypeFor[assessment.Change](),
	reflect.TypeFor[policy.Set](), reflect.TypeFor[policy.Variant](), reflect.TypeFor[policy.Comparison](),
	reflect.TypeFor[policy.Effect](), reflect.TypeFor[policy.Changes](), reflect.TypeFor[policy.UnitEffect](),
	reflect.TypeFor[bridge.Bridge](), reflect.TypeFor[bridge.Map](), reflect.TypeFor[bridge.Link](),
	reflect.TypeFor[bridge.Report](), reflect.TypeFor[bridge.Change](), reflect.TypeFor[bridge.Group](), reflect.TypeFor[bridge.Parts](),
	reflect.TypeFor[cohort.Cohort](), reflect.TypeFor[cohort.Ranking](), reflect.TypeFor[exact.Number](),
	reflect.TypeFor[cohort.Ranked](), reflect.TypeFor[cohort.BandTable](), reflect.TypeFor[cohort.Shares](),
	reflect.TypeFor[cohort.QuotaCheck](), reflect.TypeFor[cohort.Gap](), reflect.TypeFor[ranking.Quota](),
	reflect.TypeFor[cohort.Accumulator](), reflect.TypeFor[cohort.Summary](), reflect.TypeFor[cohort.GroupSummary](),
	reflect.TypeFor[cohort.ItemSummary](), reflect.TypeFor[cohort.Weight](),
	reflect.TypeFor[influence.Report](), reflect.TypeFor[influence.Effect](), reflect.TypeFor[influence.Overlap](),
	reflect.TypeFor[cohort.BandGroup](),
	reflect.TypeFor[cohort.BandCount](),
	reflect.TypeFor[cohort.Extreme](),
	reflect.TypeFor[policy.GroupEffect](),
	reflect.TypeFor[policy.ItemEffect](),
	reflect.TypeFor[policy.ItemMove](),
	reflect.TypeFor[receipt.Receipt](),
	reflect.TypeFor[form.Form](), reflect.TypeFor[form.Field](),
	reflect.TypeFor[statistics.Distribution](), reflect.TypeFor[statistics.Description](), reflect.TypeFor[statistics.QuantileType](),
	reflect.TypeFor[verify.EditionComparison](),
}

// root is the folder of the module.
const root = "../../.."

// libraryFolders are the folders of the library's packages.
func libraryFolders(t *testing.T) []string {
	var out []string
	require.NoError(t, filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || !d.IsDir():
			return err
		case path == filepath.Join(root, "examples") || d.Name() == "internal" || d.Name() == "testdata" || path != root && strings.HasPrefix(d.Name(), "."):
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

// TestPages: no package has more names than a reader takes in: types, functions, and
// groups of constants and variables, of which those of an enum count with its type.
func TestPages(t *testing.T) {
	for _, folder := range libraryFolders(t) {
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		require.NoError(t, err)
		names := 0
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
			require.NoError(t, err)
			for _, d := range file.Decls {
				names += exported(d)
			}
		}
		assert.LessOrEqual(t, names, 30, folder)
	}
}

// exported returns how many names a declaration has on the page of its package.
func exported(d ast.Decl) (names int) {
	if f, is := d.(*ast.FuncDecl); is {
		if f.Recv == nil && f.Name.IsExported() {
			return 1
		}
		return 0
	}
	group := 0
	for _, spec := range d.(*ast.GenDecl).Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			if spec.Name.IsExported() {
				names++
			}
		case *ast.ValueSpec:
			if spec.Names[0].IsExported() && !ofEnum(spec) {
				group = 1
			}
		}
	}
	return names + group
}

// ofEnum reports whether a constant has a type, by its declaration or its value.
func ofEnum(spec *ast.ValueSpec) bool {
	if spec.Type != nil || len(spec.Values) == 0 {
		return true
	}
	call, is := spec.Values[0].(*ast.CallExpr)
	if !is {
		return false
	}
	_, is = call.Fun.(*ast.Ident)
	return is
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
