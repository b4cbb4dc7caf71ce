package cover_test

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cover"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// reached lists the parts of a report as "kind text want: times", those that are
// impossible with "-".
func reached(r *cover.Report) (out []string) {
	for _, rule := range r.Rules {
		for _, p := range rule.Parts {
			times := fmt.Sprint(p.Reached)
			if p.Impossible {
				times = "-"
			}
			out = append(out, strings.TrimSpace(string(p.Kind)+" "+p.Text+" "+p.Want)+": "+times)
		}
	}
	return out
}

func TestCoverageOfCases(t *testing.T) {
	s := authored(t, `    applies: small or late > 0
    not_applicable: zero
    cases:
      - {when: ratio >= 80 and state == 'on_time', score: full}
      - {when: late in 1..2, score: 1}
      - {score: 0}`)
	c := cover.New(s)
	for _, facts := range []map[string]any{
		{"small": true, "late": 0, "ratio": "80", "state": "on_time"},
		{"small": true, "late": 3, "ratio": "79.99", "state": "late"},  // neither late > 0 nor the state is looked at
		{"small": false, "late": 0, "ratio": "80.01", "state": "none"}, // does not apply
		{"small": true, "ratio": scoring.Bound{Below: scoring.Known(80)}},
		{"small": true, "late": 2, "ratio": scoring.Bound{AtLeast: scoring.Known("79.99"), Below: scoring.Known(80)}},
		// small is not known, and the condition holds all the same
		{"late": 7, "ratio": "90", "state": scoring.Bound{OneOf: []string{"late", "none"}}},
	} {
		require.NoError(t, c.Add(scoring.Facts{Inputs: ruletest.Figures(facts)}, "1"))
	}
	report := ruletest.Report(t, c)
	assert.Equal(t, []string{
		"side small true: 4", "side small false: 1",
		"side late > 0 true: 0", "side late > 0 false: 1",
		"boundary late > 0 below: -", "boundary late > 0 at: 1", "boundary late > 0 above: 0",
		"case ratio >= 80 and state == 'on_time': full: 1",
		"side ratio >= 80 true: 2", "side ratio >= 80 false: 3",
		"boundary ratio >= 80 below: 2", "boundary ratio >= 80 at: 1", "boundary ratio >= 80 above: 0",
		"side state == 'on_time' true: 1", "side state == 'on_time' false: 1",
		"option state on_time: 1", "option state late: 0", "option state none: 0",
		"case late in 1..2: 1: 1",
		"side late in 1..2 true: 1", "side late in 1..2 false: 2",
		"boundary late >= 1 below: 0", "boundary late >= 1 at: 0", "boundary late <= 2 at: 1", "boundary late <= 2 above: 1",
		"case 0: 2",
	}, reached(report))
	assert.Equal(t, cover.Share{Reached: 3, Of: 3}, report.Cases)
	assert.Equal(t, cover.Share{Reached: 9, Of: 10}, report.Sides)
	assert.Equal(t, cover.Share{Reached: 5, Of: 9}, report.Boundaries)
	assert.Equal(t, cover.Share{Reached: 1, Of: 3}, report.Options)
	assert.Equal(t, cover.Share{Reached: 18, Of: 25}, report.Total)
	assert.Equal(t, "72", report.Total.Percent().String())
	assert.Equal(t, "100", report.Bands.Percent().String())

	above := report.Rules[0].Parts[12]
	assert.Equal(t, [4]int{23, 16, 23, 27}, [4]int{above.Line, above.Column, above.EndLine, above.EndColumn})
	require.NotNil(t, above.Example)
	assert.Equal(t, rubric.Text{VI: "1: ratio >= 80, ngay trên", EN: "1: ratio >= 80, just above"}, above.Example.Name)
	assert.Equal(t, "80.01", above.Example.Facts["ratio"].String())
	require.NoError(t, c.Add(scoring.Facts{Inputs: above.Example.Facts}))
	assert.Equal(t, 1, ruletest.Report(t, c).Rules[0].Parts[12].Reached)

	require.NoError(t, report.Floor(ruletest.Dec("33.3")))
	assert.EqualError(t, report.Floor(ruletest.Dec("60")),
		"coverage below 60%: boundary values 5 of 9 (55.5%); options 1 of 3 (33.3%)")
}

func TestCoverageOfFormulas(t *testing.T) {
	s := authored(t, "    score: \"bands(ratio, '>90', full, '[70,90]', late > 2 ? 1 : 0.5, '<70', 0)\"",
		"    not_arising: zero\n    score: \"let r = rate(done, total); r >= 60 ? min(full, r / 50) : 0\"",
		"    cases:\n      - {when: \"done in [2, 4] or sent == date('2025-03-01')\", score: full}\n      - {score: 0}",
		"    reported: true")
	c := cover.New(s)
	add := func(facts map[string]any, codes ...string) {
		t.Helper()
		require.NoError(t, c.Add(scoring.Facts{Inputs: ruletest.Figures(facts)}, codes...))
	}
	add(map[string]any{"ratio": 70, "late": 2}, "1")
	add(map[string]any{"done": 0, "total": 0}, "2") // not arising: nothing is compared
	add(map[string]any{"done": 6, "total": 10}, "2")
	add(map[string]any{"done": 4}, "3") // the date is not looked at
	report := ruletest.Report(t, c)
	assert.Equal(t, []string{
		"case bands(ratio, \">90\", full, \"[70,90]\", late > 2 ? 1 : 0.5, \"<70\", 0): 1",
		"band ratio >90: 0", "band ratio [70,90]: 1", "band ratio <70: 0",
		"boundary ratio = 70 below: 0", "boundary ratio = 70 at: 1", "boundary ratio = 70 above: 0",
		"boundary ratio = 90 below: 0", "boundary ratio = 90 at: 0", "boundary ratio = 90 above: 0",
		"side late > 2 true: 0", "side late > 2 false: 1",
		"boundary late > 2 below: 0", "boundary late > 2 at: 1", "boundary late > 2 above: 0",
		"case let r = rate(done, total); r >= 60 ? min(full, r / 50) : 0: 2",
		"side r >= 60 true: 1", "side r >= 60 false: 0",
		"boundary r >= 60 below: 0", "boundary r >= 60 at: 1", "boundary r >= 60 above: 0",
		"case done in [2, 4] or sent == date('2025-03-01'): full: 1",
		"side done in [2, 4] true: 1", "side done in [2, 4] false: 0",
		"option done 2: 0", "option done 4: 1",
		"side sent == date('2025-03-01') true: 0", "side sent == date('2025-03-01') false: 0",
		"boundary sent == date('2025-03-01') below: 0", "boundary sent == date('2025-03-01') at: 0",
		"boundary sent == date('2025-03-01') above: 0",
		"case 0: 0",
	}, reached(report))
	for _, rule := range report.Rules {
		for _, p := range rule.Parts {
			if p.Reached == 0 {
				require.NotNil(t, p.Example, p.Text)
				require.NoError(t, c.Add(scoring.Facts{Inputs: p.Example.Facts}, p.Example.Item))
			}
		}
	}
	full := ruletest.Report(t, c)
	assert.Equal(t, full.Total.Of, full.Total.Reached)
	assert.NoError(t, full.Floor(ruletest.Dec("100")))

	assert.ErrorContains(t, c.Add(scoring.Facts{}, "7"), `the rubric has no item "7"`)
	assert.ErrorContains(t, c.Add(scoring.Facts{Inputs: ruletest.Figures(map[string]any{"ratios": 1})}),
		`did you mean "ratio"?`)
	assert.Equal(t, full, ruletest.Report(t, c), "faulty facts are not taken down")
}

// TestCoverageUnits: just below is a day, one, a hundredth, or what the limit is
// written with.
func TestCoverageUnits(t *testing.T) {
	s := authored(t, "    cases:\n      - {when: ratio > 33.335, score: 1}\n      - {when: \"days(sent, date('2025-03-01')) > 5\", score: 0.5}\n      - {when: done > total, score: 2}\n      - {score: 0}")
	got := map[string]any{}
	for _, p := range ruletest.Report(t, cover.New(s)).Rules[0].Parts {
		if p.Kind == "boundary" && p.Example != nil {
			got[p.Text+" "+p.Want] = [...]any{p.Example.Facts["ratio"].String(), p.Example.Facts["sent"].String(),
				p.Example.Facts["done"].String(), p.Example.Facts["total"].String()}
		}
	}
	assert.Equal(t, map[string]any{
		"ratio > 33.335 below":                     [...]any{"33.334", "2025-12-31", "0", "0"},
		"ratio > 33.335 at":                        [...]any{"33.335", "2025-12-31", "0", "0"},
		"ratio > 33.335 above":                     [...]any{"33.336", "2025-12-31", "0", "0"},
		"days(sent, date('2025-03-01')) > 5 below": [...]any{"0", "2025-02-25", "0", "0"},
		"days(sent, date('2025-03-01')) > 5 at":    [...]any{"0", "2025-02-24", "0", "0"},
		"days(sent, date('2025-03-01')) > 5 above": [...]any{"0", "2025-02-23", "0", "0"},
		"done > total below":                       [...]any{"0", "2025-12-31", "0", "1"},
		"done > total at":                          [...]any{"0", "2025-12-31", "0", "0"},
		"done > total above":                       [...]any{"0", "2025-12-31", "1", "0"},
	}, got)
}

// TestCoverageOfAncestors: the condition of an area belongs to the area, and is
// reached through any leaf below it; examples are for a leaf with a rule.
func TestCoverageOfAncestors(t *testing.T) {
	s := authored(t, `    applies: small
    not_applicable: exclude
    items:
      - {code: '1.1', title: A, max: 0.5, reported: true}
      - {code: '1.2', title: B, max: 1.5, score: full * ratio / 100}`)
	c := cover.New(s)
	require.NoError(t, c.Add(scoring.Facts{Inputs: ruletest.Figures(map[string]any{"small": false})}, "1.1"))
	report := ruletest.Report(t, c)
	require.Len(t, report.Rules, 2)
	assert.Equal(t, "1", report.Rules[0].Item)
	assert.Equal(t, []string{"side small true: 0", "side small false: 1", "case full * ratio / 100: 0"}, reached(report))
	assert.Equal(t, "1.2", report.Rules[0].Parts[0].Example.Item)
}

func TestReportJSON(t *testing.T) {
	report := ruletest.Report(t, cover.New(authored(t, "    score: \"small ? full : bands(ratio, '>=50', 1, '<50', 0)\"")))
	b, err := json.Marshal(report)
	require.NoError(t, err)
	var back cover.Report
	require.NoError(t, json.Unmarshal(b, &back))
	assert.Equal(t, report, &back)
	assert.ErrorContains(t, json.Unmarshal([]byte(strings.Replace(string(b), `"schema":1`, `"schema":2`, 1)), &back),
		"schema")
}

func TestCoverageHTML(t *testing.T) {
	src := `rubric: page
title: Page
decision: {number: '1', issuer: A, date: 2025-01-01}
period: 2025
max: 1
points: {places: 2, rounding: half-up}
inputs:
  - {name: tỷ_lệ, type: percent, title: "<script>alert(1)</script>"}
  - {name: late, type: count, title: Late}
areas:
  - code: "1"
    title: "<b>Số hóa</b>"
    max: 1
    cases:
      - when: tỷ_lệ >= 80 and
          late == 0
        score: full
      - {score: 0}  # <!-- note -->
`
	r, err := rubric.Parse("page.yaml", []byte(src), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	c := cover.New(s)
	require.NoError(t, c.Add(scoring.Facts{Inputs: ruletest.Figures(map[string]any{"tỷ_lệ": 80, "late": 0})}))
	var page strings.Builder
	require.NoError(t, ruletest.Report(t, c).HTML(&page, []byte(src), rubric.Vietnamese))
	out := page.String()
	assert.NotContains(t, out, "<script")
	assert.NotContains(t, out, "<b>")
	assert.NotContains(t, out, "<!--")
	assert.NotContains(t, out, "http")
	assert.Contains(t, out, `<html lang="vi">`)
	assert.Contains(t, out, `<th scope="row">trường hợp</th><td class="number">1</td><td class="number">2</td><td class="number">50</td>`)
	assert.Contains(t, out, "when: <span class=\"some\" title=\"✓ điều kiện đúng (1)\n✗ điều kiện sai (0)\n✗ biên ngay dưới (0)\n✓ biên bằng (1)\n✗ biên ngay trên (0)\">◐tỷ_lệ &gt;= 80</span> and\n")
	assert.Contains(t, out, "          <span class=\"some\" title=\"✓ điều kiện đúng (1)\n✗ điều kiện sai (0)\n∅ biên ngay dưới (0)\n✓ biên bằng (1)\n✗ biên ngay trên (0)\">◐late == 0</span>\n")
	assert.Contains(t, out, `score: <span class="all" title="✓ trường hợp (1)">✓full</span>`)
	assert.Contains(t, out, `{score: <span class="none" title="✗ trường hợp (0)">✗0</span>}  # &lt;!-- note --&gt;`)
	assert.Contains(t, out, `<h3>1 &lt;b&gt;Số hóa&lt;/b&gt;: 5 trên 11 (45,4%)</h3>`)

	// Without its marks the page shows the source as it is.
	_, pre, _ := strings.Cut(out, "<pre>")
	pre, _, _ = strings.Cut(pre, "</pre>")
	text := regexp.MustCompile(`<a [^>]*>\d+</a>|<[^>]*>|[✓◐✗∅]`).ReplaceAllString(pre, "")
	text = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&#34;", `"`, "&#39;", "'", "&amp;", "&").Replace(text)
	assert.Equal(t, src, text)
	require.NoError(t, ruletest.Report(t, c).HTML(&page, []byte("another\nfile"), rubric.English),
		"a file that does not fit does no harm")
}

func TestCoverageOfNothing(t *testing.T) {
	for _, s := range []*scoring.Scorer{nil, {}} {
		c := cover.New(s)
		assert.Error(t, c.Add(scoring.Facts{}))
		assert.Empty(t, ruletest.Report(t, c).Rules)
		_, err := cover.Mutants(context.Background(), s, nil)
		assert.Error(t, err)
		_, err = cover.Suggest(context.Background(), s, nil)
		assert.Error(t, err)
	}
}

func TestCoverageInParallel(t *testing.T) {
	c := cover.New(authored(t, "    score: \"ratio >= 50 ? full : 0\""))
	var group sync.WaitGroup
	for i := range 100 {
		group.Go(func() {
			assert.NoError(t, c.Add(scoring.Facts{Inputs: ruletest.Figures(map[string]any{"ratio": i})}))
			ruletest.Report(t, c)
		})
	}
	group.Wait()
	assert.Equal(t, []string{
		"case ratio >= 50: full: 50", "side ratio >= 50 true: 50", "side ratio >= 50 false: 50",
		"boundary ratio >= 50 below: 0", "boundary ratio >= 50 at: 1", "boundary ratio >= 50 above: 0", "case 0: 50",
	}, reached(ruletest.Report(t, c)))
}

func ExampleNew() {
	s := authored(new(testing.T), "    cases:\n      - {when: ratio >= 80, score: full}\n      - {score: 0}")
	c := cover.New(s)
	for _, ratio := range []string{"80", "12.5"} { // of two test cases
		if err := c.Add(scoring.Facts{Inputs: ruletest.Figures(map[string]any{"ratio": ratio})}, "1"); err != nil {
			panic(err)
		}
	}
	report, err := c.Report(context.Background(), nil)
	if err != nil {
		panic(err)
	}
	fmt.Print(report.Text(rubric.English))
	// Output:
	// cases: 2 of 2 (100%)
	// sides of conditions: 2 of 2 (100%)
	// boundary values: 1 of 3 (33.3%)
	// options: 0 of 0 (100%)
	// bands: 0 of 0 (100%)
	// in all: 5 of 7 (71.4%)
	//
	// 1 Leaf: 5 of 7 (71.4%)
	//   authored.yaml:21:16: boundary ratio >= 80: just below (ratio = 79.99)
	//   authored.yaml:21:16: boundary ratio >= 80: just above (ratio = 80.01)
}

func BenchmarkCoverage(b *testing.B) {
	c := cover.New(authored(b, "    cases:\n      - {when: ratio >= 80 and not small, score: full}\n      - {when: late in 1..2, score: 1}\n      - {score: 0}"))
	f := scoring.Facts{Inputs: ruletest.Figures(map[string]any{"ratio": 10, "small": true, "late": 2})}
	b.Run("add", func(b *testing.B) {
		for b.Loop() {
			require.NoError(b, c.Add(f))
		}
	})
	b.Run("report", func(b *testing.B) {
		for b.Loop() {
			ruletest.Report(b, c)
		}
	})
}
