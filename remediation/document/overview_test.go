package document_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/bridge"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/parindex/parindex/scoring/influence"
	"github.com/parindex/parindex/scoring/policy"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// unitsRubric is for made-up units; %s is what it says of groups.
const unitsRubric = `rubric: units
title: {vi: Bộ chỉ số, en: Index}
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 10
points: {places: 2, rounding: half-up}
illustrative: true
%s
inputs:
  - {name: online, type: percent, title: {vi: Hồ sơ trực tuyến, en: Online dossiers}}
  - {name: done, type: percent, title: {vi: Việc hoàn thành, en: Work done}}
areas:
  - {code: "1", title: {vi: Trực tuyến, en: Online}, max: 6, score: "online >= 50 ? full : full * online / 100"}
  - {code: "2", title: {vi: Công việc, en: Work}, max: 4, score: full * done / 100}
bands:
  - {name: {vi: Tốt, en: Good}, from: 8}
  - {name: {vi: Khá, en: Fair}, from: 0, below: 8}
quotas: [{bands: [Tốt], most: 20, illustrative: true}]
`

const twoGroups = `groups:
  - {name: commune, title: {vi: Xã, en: Communes}}
  - {name: ward, title: {vi: Phường, en: Wards}}`

const someVariants = `rubric: units
variants:
  - name: stricter
    title: {vi: Chặt hơn, en: Stricter}
    illustrative: true
    items: [{code: "1", score: "online >= 90 ? full : full * online / 100"}]
`

// overviewOf compares made-up units: the figures are online and done, −1 where it is missing.
func overviewOf(t testing.TB, groups string, units ...madeUp) *document.Overview {
	t.Helper()
	r, err := rubric.Parse("r", fmt.Appendf(nil, unitsRubric, groups), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	of := func(more int) (out []scoring.Facts) {
		for _, u := range units {
			f := scoring.Facts{Unit: scoring.Unit{ID: u.id, Group: u.group, Name: rubric.Plain("Đơn vị " + u.id)},
				Inputs: map[string]scoring.Figure{}}
			if u.online >= 0 {
				f.Inputs["online"] = scoring.Known(min(100, u.online+more))
			}
			if u.done >= 0 {
				f.Inputs["done"] = scoring.Known(u.done)
			}
			out = append(out, f)
		}
		return out
	}
	ctx := context.Background()
	table, err := columnar.FromFacts(ctx, s, slices.Values(of(0)), nil)
	require.NoError(t, err)
	totals, err := columnar.Score(ctx, s, table, nil, nil)
	require.NoError(t, err)
	c, err := cohort.FromTotals(totals)
	require.NoError(t, err)
	o := &document.Overview{Rubric: r, Summary: c.Summary(nil)}
	o.Ranking, err = c.Rank(nil)
	require.NoError(t, err)
	o.Bands, err = c.Bands(nil)
	require.NoError(t, err)
	o.Quotas, err = c.Quotas(nil)
	require.NoError(t, err)
	o.Drops, err = influence.Drops(ctx, totals, nil)
	require.NoError(t, err)
	o.Thresholds, err = influence.Thresholds(ctx, s, table, nil)
	require.NoError(t, err)
	set, err := policy.Parse("v", []byte(someVariants), r, nil)
	require.NoError(t, err)
	o.Variants, err = policy.Compare(ctx, s, table, set, nil)
	require.NoError(t, err)
	m, err := bridge.Propose(ctx, s, s, nil)
	require.NoError(t, err)
	b, err := bridge.Compare(ctx, bridge.Year{Scorer: s, Units: slices.Values(of(0))},
		bridge.Year{Scorer: s, Units: slices.Values(of(15))}, m, nil)
	require.NoError(t, err)
	o.Change = b.Report()
	return o
}

type madeUp struct {
	id, group    string
	online, done int
}

var inGroups = []madeUp{
	{"a", "commune", 95, 90}, {"b", "commune", 60, 80}, {"c", "commune", 40, 75}, {"d", "commune", -1, 50},
	{"e", "ward", 70, 100}, {"f", "ward", 30, 65},
}

// text is a paper as Markdown, with plain spaces.
func text(t testing.TB, o *document.Overview, lang string) string {
	t.Helper()
	d, err := document.NewOverview(o, &document.Paper{Lang: rubric.Vietnamese})
	if lang == "en" {
		d, err = document.NewOverview(o, &document.Paper{Lang: rubric.English})
	}
	require.NoError(t, err)
	var b, html strings.Builder
	require.NoError(t, d.WriteMarkdown(&b))
	require.NoError(t, d.WriteHTML(&html))
	require.NoError(t, d.WriteDOCX(&strings.Builder{}))
	return strings.ReplaceAll(b.String(), "\u00a0", " ")
}

// headings are the headings of sections.
func headings(markdown string) (out []string) {
	for line := range strings.Lines(markdown) {
		if title, is := strings.CutPrefix(line, "## "); is {
			if number, rest, parted := strings.Cut(strings.TrimSpace(title), ". "); parted && strings.Trim(number, "IV") == "" {
				out = append(out, rest)
			}
		}
	}
	return out
}

// TestOverview: both languages have every section, numbered without a gap.
func TestOverview(t *testing.T) {
	o := overviewOf(t, twoGroups, inGroups...)
	o.Checks = []document.OverviewCheck{{Title: rubric.Text{VI: "Bảng A", EN: "Table A"}},
		{Title: rubric.Text{VI: "Bảng B", EN: "Table B"}, Texts: []rubric.Text{{VI: "sai một ô", EN: "one cell is wrong"}}}}
	o.Notes = []rubric.Text{{VI: "Ghi chú cuối", EN: "A last note"}}
	vi, en := text(t, o, "vi"), text(t, o, "en")
	assert.Equal(t, []string{"KẾT QUẢ CHUNG", "XẾP HẠNG", "XẾP LOẠI", "CÁC NỘI DUNG MẤT ĐIỂM", "NẾU QUY TẮC THAY ĐỔI",
		"SO SÁNH VỚI NĂM TRƯỚC", "KIỂM TRA SỐ LIỆU"}, headings(vi))
	assert.Equal(t, []string{"RESULTS", "RANKS", "BANDS", "WHERE POINTS ARE LOST", "UNDER OTHER RULES", "AGAINST THE YEAR BEFORE",
		"CHECKS"}, headings(en))
	for _, want := range []string{"Communes", "Wards", "All units", "Đơn vị a", "Stricter", "Nothing was found.", "One cell is wrong",
		"A last note.", "Đơn vị d", "PLACES OF ALL UNITS", "Without one item", "Quotas of bands"} {
		assert.Contains(t, en, want)
	}
	for _, want := range []string{"9,6", "Tất cả các đơn vị", "Chặt hơn", "Không phát hiện sai lệch."} {
		assert.Contains(t, vi, want)
	}
	for _, is := range []string{vi, en} {
		assert.NotContains(t, is, "%!")
		assert.NotContains(t, is, "..\n")
	}
}

// TestOverviewParts: a part that is absent has no section, and the others stay as they are.
func TestOverviewParts(t *testing.T) {
	full := func() *document.Overview { return overviewOf(t, twoGroups, inGroups...) }
	all := headings(text(t, full(), "en"))
	for name, c := range map[string]struct {
		leave func(*document.Overview)
		gone  string
	}{
		"ranking":  {func(o *document.Overview) { o.Ranking = nil }, "RANKS"},
		"bands":    {func(o *document.Overview) { o.Bands, o.Quotas = nil, nil }, "BANDS"},
		"variants": {func(o *document.Overview) { o.Variants = nil }, "UNDER OTHER RULES"},
		"none":     {func(o *document.Overview) { o.Variants = &policy.Comparison{} }, "UNDER OTHER RULES"},
		"years":    {func(o *document.Overview) { o.Change = nil }, "AGAINST THE YEAR BEFORE"},
		"no years": {func(o *document.Overview) { o.Change = &bridge.Report{} }, "AGAINST THE YEAR BEFORE"},
		"no ranks": {func(o *document.Overview) { o.Ranking = &cohort.Ranking{} }, "RANKS"},
		"no bands": {func(o *document.Overview) { o.Bands, o.Quotas = &cohort.BandTable{}, nil }, "BANDS"},
		"rubric":   {func(o *document.Overview) { o.Rubric = nil }, ""},
		"drops":    {func(o *document.Overview) { o.Drops, o.Thresholds = nil, &influence.Report{} }, ""},
	} {
		o := full()
		c.leave(o)
		want := slices.DeleteFunc(slices.Clone(all), func(h string) bool { return h == c.gone })
		assert.Equal(t, want, headings(text(t, o, "en")), name)
	}
	o := full()
	assert.Equal(t, []string{"RESULTS", "WHERE POINTS ARE LOST"}, headings(text(t, &document.Overview{Summary: o.Summary}, "en")))
	assert.Equal(t, []string{"RESULTS"}, headings(text(t, &document.Overview{Summary: &cohort.Summary{}}, "en")), "of no units")
}

// TestOverviewKeeps: what stands in a section is not lost with another part of it.
func TestOverviewKeeps(t *testing.T) {
	o := overviewOf(t, twoGroups, inGroups...)
	o.Bands = nil
	assert.Contains(t, text(t, o, "en"), "Quotas of bands", "quotas without the table of bands")

	o = overviewOf(t, twoGroups, madeUp{"a", "commune", 100, 100}, madeUp{"b", "commune", 100, 100})
	o.Overlaps = []influence.Overlap{{Items: [2]string{"1", "2"}, Kind: influence.SomeFigures, Inputs: []string{"online"},
		Figures: []rubric.Text{{VI: "Hồ sơ trực tuyến", EN: "Online dossiers"}}}}
	assert.Contains(t, text(t, o, "en"), "Items that count the same figure", "where nobody lost a point")
	o.Summary = &cohort.Summary{}
	assert.Contains(t, text(t, o, "en"), "Items that count the same figure", "where nobody has a score")
}

// TestOverviewWithoutGroups: units without groups are one list, which has no group of its own
// beside all units.
func TestOverviewWithoutGroups(t *testing.T) {
	o := overviewOf(t, "", madeUp{"a", "", 95, 90}, madeUp{"b", "", 60, 80}, madeUp{"c", "", 20, 10})
	for _, lang := range []string{"vi", "en"} {
		is := text(t, o, lang)
		assert.Contains(t, is, "Đơn vị c")
		assert.Equal(t, 1, strings.Count(is, map[string]string{"vi": "| Tất cả các đơn vị | 3 |", "en": "| All units | 3 |"}[lang]))
		assert.NotContains(t, is, map[string]string{"vi": "Không chia nhóm", "en": "No group"}[lang])
		assert.NotContains(t, is, map[string]string{"vi": "Chỉ số bình quân theo nhóm", "en": "Mean index by object group"}[lang],
			"a chart of one bar")
		assert.NotContains(t, is, "%!")
	}
}

// TestOverviewOfNoScores: units of which nothing is known do not count as zero.
func TestOverviewOfNoScores(t *testing.T) {
	o := overviewOf(t, twoGroups, madeUp{"a", "commune", -1, -1}, madeUp{"b", "ward", -1, 50})
	is := text(t, o, "en")
	assert.Contains(t, is, "Đơn vị a")
	assert.Contains(t, is, "Communes: there are no units.")
	assert.NotContains(t, is, "Final scores", "a table of nothing")
	assert.NotContains(t, is, "Places 1 to 5", "likewise")
	assert.NotContains(t, is, "AGAINST THE YEAR BEFORE", "no unit has scores in both years")
}

// TestOverviewErrors: what is of no use is an error and no panic.
func TestOverviewErrors(t *testing.T) {
	_, err := document.NewOverview(nil, nil)
	assert.EqualError(t, err, "a report on units needs their summary")
	_, err = document.NewOverview(&document.Overview{}, nil)
	assert.EqualError(t, err, "a report on units needs their summary")
	_, err = document.NewOverview(&document.Overview{Summary: &cohort.Summary{}}, &document.Paper{Lang: "fr"})
	assert.EqualError(t, err, `unknown language "fr": "vi" or "en"`)
	o := overviewOf(t, twoGroups, inGroups...)
	o.Variants.Variants[0].Sum = decimal.New(1, 5000)
	_, err = document.NewOverview(o, nil)
	assert.ErrorContains(t, err, "more than 1000 digits")

	zeros := &document.Overview{Summary: &cohort.Summary{Groups: make([]cohort.GroupSummary, 2)},
		Ranking: &cohort.Ranking{Groups: []cohort.Group{{Units: make([]cohort.Ranked, 1), Unknown: make([]cohort.Ranked, 1),
			Absent: make([]scoring.Unit, 1)}}},
		Bands:  &cohort.BandTable{Groups: make([]cohort.BandGroup, 1)},
		Quotas: []cohort.QuotaCheck{{Over: make([]cohort.Ranked, 1)}}, Drops: &influence.Report{Effects: make([]influence.Effect, 1)},
		Overlaps: make([]influence.Overlap, 1), Variants: &policy.Comparison{Variants: make([]policy.Effect, 1)},
		Change: &bridge.Report{Whole: bridge.Group{Units: 1, Mean: bridge.Parts{Change: exact.Of(1)}}, Units: make([]bridge.Change, 1)},
		Checks: make([]document.OverviewCheck, 1), Notes: make([]rubric.Text, 1)}
	assert.NotEmpty(t, text(t, zeros, "vi"))
	assert.NotEmpty(t, text(t, zeros, "en"))
}

// The report is made of what package cohort and its neighbours say of units.
func ExampleNewOverview() {
	r, err := rubric.Parse("rubric.yaml", fmt.Appendf(nil, unitsRubric, ""), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	s, err := scoring.Compile(r, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	var units []scoring.Facts
	for id, online := range map[string]int{"An Phú": 95, "Bình Minh": 40} {
		units = append(units, scoring.Facts{Unit: scoring.Unit{ID: id},
			Inputs: map[string]scoring.Figure{"online": scoring.Known(online), "done": scoring.Known(75)}})
	}
	c, err := cohort.Score(context.Background(), s, slices.Values(units), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	ranking, err := c.Rank(nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	d, err := document.NewOverview(&document.Overview{Rubric: r, Summary: c.Summary(nil), Ranking: ranking},
		&document.Paper{Lang: rubric.English})
	markdown(d, err, "| 1 |")
	// Output:
	// | 1 | An Phú | 9.00 | Good |
	// | 1 | Online | 6.00 | 1 | 3.60 | 70.00 |
	// | 1 | Online | 60.00 | 58.33 | 100.00 |
	// | 1 | An Phú | 9.00 | Good |
}
