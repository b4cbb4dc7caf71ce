package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// parsed runs the command with -json and reads what it prints.
func parsed(t *testing.T, code int, doc any, args ...string) {
	t.Helper()
	got := call(t, append(args, "-json")...)
	require.Equal(t, code, got.code, got.err)
	assert.Empty(t, got.err)
	require.NoError(t, json.Unmarshal([]byte(got.out), doc), got.out)
}

func TestCheckJSON(t *testing.T) {
	var doc struct {
		Schema   int
		Verdicts struct{ Proved, Refuted, Undecided int }
		Findings []struct {
			File, Item, Property, Outcome string
			Line, Column                  int
			Message                       struct{ VI, EN string }
			Example                       *verify.Example
		}
		Warnings []struct {
			File, Item, Property, Outcome string
			Line, Column                  int
			Message                       struct{ VI, EN string }
		}
		Proved []json.RawMessage
		Faults []struct {
			File         string
			Path, Code   string
			Message      struct{ VI, EN string }
			Line, Column int
		}
		Files []struct {
			File     string
			Edition  *struct{ Rubric, SHA256 string }
			Verdicts struct{ Proved, Refuted, Undecided int }
		}
	}
	parsed(t, 1, &doc, "check", "findings.yaml")
	assert.Equal(t, 1, doc.Schema)
	assert.Equal(t, 2, doc.Verdicts.Refuted)
	assert.Equal(t, 4, doc.Verdicts.Undecided)
	assert.Positive(t, doc.Verdicts.Proved)
	assert.Len(t, doc.Findings, 6)
	require.Len(t, doc.Warnings, 1)
	w := doc.Warnings[0]
	assert.Equal(t, "findings.yaml  used warned 11:12", fmt.Sprintf("%s %s %s %s %d:%d", w.File, w.Item, w.Property, w.Outcome, w.Line, w.Column))
	assert.Empty(t, doc.Faults)
	assert.Empty(t, doc.Proved)
	f := doc.Findings[0]
	assert.Equal(t, "findings.yaml 1.1 failure refuted 17:73", fmt.Sprintf("%s %s %s %s %d:%d", f.File, f.Item, f.Property, f.Outcome, f.Line, f.Column))
	assert.Equal(t, "90", f.Example.Facts["rate_in"].String())
	assert.Equal(t, "findings-2025", doc.Files[0].Edition.Rubric)

	parsed(t, 0, &doc, "check", "demo.yaml", "-all")
	assert.Zero(t, doc.Verdicts.Refuted+doc.Verdicts.Undecided)
	require.Len(t, doc.Warnings, 1)
	assert.Equal(t, "total ở mẫu số nhưng không được ghi fixed: true: kế hoạch có thể khuyên giảm số liệu này; ghi fixed: true nếu đơn vị không tự quyết định được", doc.Warnings[0].Message.VI)
	assert.Len(t, doc.Proved, doc.Verdicts.Proved)
	assert.NotNil(t, doc.Findings)

	doc.Files = nil
	parsed(t, 1, &doc, "check", "faulty.yaml", "demo.yaml")
	require.Len(t, doc.Faults, 3)
	assert.Equal(t, "faulty.yaml 5:6", fmt.Sprintf("%s %d:%d", doc.Faults[0].File, doc.Faults[0].Line, doc.Faults[0].Column))
	assert.Nil(t, doc.Files[0].Edition)
	assert.NotNil(t, doc.Files[1].Edition)
	assert.Zero(t, doc.Files[0].Verdicts.Proved)
}

func TestTestJSON(t *testing.T) {
	var doc struct {
		Passed, Failed int
		Failures       []struct {
			File, Case, Item, Want, Got string
			Line, Column                int
		}
		Coverage *struct {
			Cases, Sides, Boundaries json.Number
			Missing                  []struct{ Item, Kind string }
		}
		Mutants *struct {
			Killed, Equivalent, Survived int
			Survivors                    []struct{ Item, Kind string }
		}
	}
	parsed(t, 1, &doc, "test", "demo.yaml", "-cover", "-mutate")
	assert.Equal(t, "7 0", fmt.Sprint(doc.Passed, doc.Failed))
	assert.Equal(t, "87.5 80 63.6", fmt.Sprintf("%s %s %s", doc.Coverage.Cases, doc.Coverage.Sides, doc.Coverage.Boundaries))
	assert.NotEmpty(t, doc.Coverage.Missing)
	assert.Positive(t, doc.Mutants.Killed)
	assert.Len(t, doc.Mutants.Survivors, doc.Mutants.Survived)

	doc.Coverage, doc.Mutants = nil, nil
	parsed(t, 1, &doc, "test", "demo.yaml", "failing.cases.yaml", "-mutate")
	assert.Equal(t, "1 1", fmt.Sprint(doc.Passed, doc.Failed))
	f := doc.Failures[0]
	assert.Equal(t, "failing.cases.yaml 6:21 a reprimand 2.1 1 0", fmt.Sprintf("%s %d:%d %s %s %s %s", f.File, f.Line, f.Column, f.Case, f.Item, f.Want, f.Got))
	assert.Nil(t, doc.Mutants, "mutants say nothing where cases fail")
	assert.Nil(t, doc.Coverage)
}

// TestSuggested: the suggested cases are cases of the file's own format, they pass,
// and with them nothing is missing.
func TestSuggested(t *testing.T) {
	suggested := call(t, "suggest", "demo.yaml")
	require.Equal(t, 0, suggested.code, suggested.err)
	cases, err := os.ReadFile("testdata/demo.cases.yaml")
	require.NoError(t, err)
	_, added, ok := strings.Cut(suggested.out, "cases:\n")
	require.True(t, ok)
	all := strings.Replace(string(cases), "cases:\n", "cases:\n"+added, 1)
	got := callWith(t, all, "test", "demo.yaml", "-", "-cover", "-floor", "100")
	assert.Equal(t, 0, got.code, got.out+got.err)

	var doc struct {
		Edition struct{ Rubric string }
		Cases   []verify.Example
	}
	parsed(t, 0, &doc, "suggest", "demo.yaml")
	assert.Equal(t, "demo-2025", doc.Edition.Rubric)
	assert.Len(t, doc.Cases, strings.Count(suggested.out, "- name:"))
}

// TestSuggestedFile: suggested cases are written into a new file only.
func TestSuggestedFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "more.cases.yaml")
	got := call(t, "suggest", "-o", file, "demo.yaml")
	require.Equal(t, 0, got.code, got.err)
	assert.Empty(t, got.out)
	src, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, call(t, "suggest", "demo.yaml").out, string(src))

	require.NoError(t, os.WriteFile(file, []byte("mine"), 0o644))
	got = call(t, "suggest", "-lang", "en", "-o", file, "demo.yaml")
	assert.Equal(t, 2, got.code)
	assert.Contains(t, got.err, "exists already and is not overwritten")
	src, err = os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, "mine", string(src))
	left, err := os.ReadDir(filepath.Dir(file))
	require.NoError(t, err)
	assert.Len(t, left, 1, "nothing is left beside it")
}

func TestResultsJSON(t *testing.T) {
	var result scoring.Result
	parsed(t, 0, &result, "score", "demo.yaml", "units/binh.yaml")
	assert.Equal(t, "7.7", result.Total.Final.Decimal.String())
	assert.Equal(t, "Fair", result.Total.Band.EN)
	parsed(t, 1, &result, "score", "findings.yaml", "findings-facts.yaml")
	assert.Equal(t, scoring.Failed, result.Item("1.2").Status)

	var explanation struct {
		Item         struct{ Code, Points string }
		Steps        []scoring.Step
		Improvements []struct{ Gain string }
	}
	parsed(t, 0, &explanation, "explain", "demo.yaml", "units/binh.yaml", "1.1")
	assert.Equal(t, "1.1 1", explanation.Item.Code+" "+explanation.Item.Points)
	assert.Equal(t, "no yes", string(explanation.Steps[0].Held+" "+explanation.Steps[1].Held))
	assert.Equal(t, "1", explanation.Improvements[0].Gain)

	var plan remediation.Plan
	parsed(t, 0, &plan, "plan", "demo.yaml", "units/binh.yaml", "-catalogue", "catalogue.yaml", "-published", "published.yaml")
	assert.Equal(t, "2.2 2.3", strings.Join(plan.Uncovered(), " "))
	assert.Equal(t, "discipline", strings.Join(plan.Idle, " "))
	assert.Len(t, plan.Contradictions, 2)
}

func TestRankJSON(t *testing.T) {
	for ties, want := range map[string]string{
		"competition": "an 1, cuong 1, binh 3, dung 4, ", "dense": "an 1, cuong 1, binh 2, dung 3, ", "modified": "an 2, cuong 2, binh 3, dung 4, ",
		"fractional": "an 1.5, cuong 1.5, binh 3, dung 4, ",
	} {
		var doc struct {
			Rule   struct{ Ties string }
			Groups []struct {
				Group string
				Units []struct {
					Rank, ID, Final string
				}
				Missing []struct{ ID, Least, Most string }
			}
		}
		parsed(t, 0, &doc, "rank", "-ties", ties, "demo.yaml", "units/dung.yaml", "units/gaps.yaml", "units/cuong.yaml", "units/em.yaml", "units/binh.yaml", "units/an.yaml")
		got := ""
		for _, u := range doc.Groups[0].Units {
			got += fmt.Sprintf("%s %s, ", u.ID, u.Rank)
		}
		assert.Equal(t, want, got, ties)
		assert.Equal(t, "gaps 3 6.33", doc.Groups[0].Missing[0].ID+" "+doc.Groups[0].Missing[0].Least+" "+doc.Groups[0].Missing[0].Most)
		assert.Equal(t, "mountain commune", doc.Groups[1].Group)
	}
}

func TestDiffJSON(t *testing.T) {
	var doc struct {
		Old, New struct{ Rubric string }
		Changes  []struct {
			Kind, Part, Name, Key string
			Old, New              json.RawMessage
		}
		Rules    struct{ Same, Rewritten, Different, Undecided int }
		Compared []struct {
			Old, New, Outcome      string
			Rewritten              bool
			OldExample, NewExample *verify.Example
		}
	}
	parsed(t, 1, &doc, "diff", "demo.yaml", "demo-2026.yaml")
	assert.Equal(t, "demo-2025 demo-2026", doc.Old.Rubric+" "+doc.New.Rubric)
	got := map[string]bool{}
	for _, c := range doc.Changes {
		got[strings.Join([]string{c.Kind, c.Part, c.Name, c.Key}, " ")] = true
	}
	for _, want := range []string{
		"changed rubric  decision.number", "changed input total max", "removed input has_villages ", "added input initiatives ",
		"moved item 2.2 code", "removed item 2.2 ", "added item 2.1 ", "changed item 2.3 step", "removed bonus T.1 ", "added penalty P.1 ",
		"changed band Tốt from", "removed band Khá ",
	} {
		assert.True(t, got[want], "%s: not in %v", want, got)
	}
	assert.Equal(t, "{3 2 1 0}", fmt.Sprint(doc.Rules))
	outcomes := ""
	for _, c := range doc.Compared {
		outcomes += fmt.Sprintf("%s-%s %s %t, ", c.Old, c.New, c.Outcome, c.Rewritten)
	}
	assert.Equal(t, "1.1-1.1 refuted true, 1.2-1.2 proved true, 2.1-2.2 proved true, ", outcomes)

	var same struct{ Changes, Compared []any }
	parsed(t, 0, &same, "diff", "demo.yaml", "demo.yaml")
	assert.Empty(t, same.Changes)
}

func TestFaultsJSON(t *testing.T) {
	for _, args := range [][]string{{"score", "faulty.yaml", "units/an.yaml"}, {"test", "demo.yaml", "unknown.cases.yaml"}, {"score", "demo.yaml", "faulty-facts.yaml"}} {
		var doc struct {
			Faults []struct {
				File       string
				Path, Code string
				Message    struct{ VI, EN string }
				Line       int
			}
		}
		parsed(t, 1, &doc, args...)
		require.NotEmpty(t, doc.Faults, args)
		for _, f := range doc.Faults {
			assert.NotZero(t, f.Line)
			assert.NotEmpty(t, f.Path)
			assert.NotEmpty(t, f.Code)
			assert.NotEqual(t, f.Message.VI, f.Message.EN)
		}
	}
}
