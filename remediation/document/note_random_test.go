package document_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// randomRubric makes a rubric of a few areas, in which items may be excluded, may not
// arise, share figures and are given by appraisers, with bonus and penalty. The first
// item of every source always applies.
type randomRubric struct {
	*rand.Rand
	inputs []string // declarations
	names  []string // of the inputs
	values map[string][]scoring.Figure
}

func (g *randomRubric) of(list ...string) string { return list[g.IntN(len(list))] }

// input declares an input or takes one that is there.
func (g *randomRubric) input(kind string) string {
	if g.IntN(8) == 0 {
		for _, name := range g.names {
			if strings.HasPrefix(name, kind) {
				return name
			}
		}
	}
	name := fmt.Sprint(kind, len(g.names))
	g.names = append(g.names, name)
	g.inputs = append(g.inputs, fmt.Sprintf("  - {name: %s, type: %s, title: %s}\n", name, kind, strings.ToUpper(name)))
	switch kind {
	case "percent":
		g.values[name] = []scoring.Figure{scoring.Known(0), scoring.Known(40), scoring.Known(70), scoring.Known("85.5"), scoring.Known(90), scoring.Known(100)}
	case "count":
		g.values[name] = []scoring.Figure{scoring.Known(0), scoring.Known(1), scoring.Known(2), scoring.Known(3), scoring.Known(7)}
	default:
		g.values[name] = []scoring.Figure{scoring.Known(true), scoring.Known(false)}
	}
	return name
}

// rule writes what an item of a maximum gives.
func (g *randomRubric) rule(top string) string {
	switch g.IntN(6) {
	case 0:
		p := g.input("percent")
		return fmt.Sprintf("cases: [{when: %s >= 90, score: full}, {when: %s >= 70, score: %s}, {score: 0}]", p, p,
			half(top))
	case 1:
		return fmt.Sprintf(`score: "full * %s / 100"`, g.input("percent"))
	case 2:
		return fmt.Sprintf(`score: "max(0, full - %s * 0.25)"`, g.input("count"))
	case 3:
		return fmt.Sprintf("cases: [{when: %s and %s >= 1, score: full}, {score: 0}]", g.input("bool"), g.input("count"))
	case 4:
		return fmt.Sprintf(`not_arising: %s, score: "full * rate(%s, %s) / 100", min: 0`, g.of("exclude", "full"),
			"count_done", "count_all")
	}
	return "reported: true"
}

func half(top string) string {
	return decimal.RequireFromString(top).Div(decimal.NewFromInt(2)).String()
}

// rubric writes a rubric and lists the codes of its reported items.
func (g *randomRubric) rubric() string {
	g.values = map[string][]scoring.Figure{"count_done": {scoring.Known(0), scoring.Known(1), scoring.Known(2)}, "count_all": {scoring.Known(0), scoring.Known(2), scoring.Known(4)}}
	g.names = []string{"count_done", "count_all"}
	g.inputs = []string{"  - {name: count_done, type: count, max: 2, title: Done}\n",
		"  - {name: count_all, type: count, fixed: true, title: All}\n"}
	var areas strings.Builder
	total := decimal.Zero
	sources := map[string]bool{}
	exclusion := g.of("none", "whole", "by-source")
	for a := range 1 + g.IntN(3) {
		var items strings.Builder
		area := decimal.Zero
		for i := range 1 + g.IntN(3) {
			top := g.of("0.5", "1", "1.5", "2", "3", "2.75")
			area = area.Add(decimal.RequireFromString(top))
			source := ""
			if exclusion == "by-source" {
				source = g.of("appraisal", "survey")
			}
			rule := g.rule(top)
			if strings.HasPrefix(rule, "not_arising: exclude") && (!sources[source] || exclusion == "none") {
				rule = "reported: true"
			}
			if g.IntN(3) == 0 && sources[source] && exclusion != "none" {
				rule += fmt.Sprintf(", applies: %s, not_applicable: exclude", g.input("bool"))
			}
			sources[source] = true
			if source != "" {
				rule += ", source: " + source
			}
			code := fmt.Sprintf("%d.%d", a+1, i+1)
			if strings.HasPrefix(rule, "reported") {
				g.values["points "+code] = []scoring.Figure{scoring.Known(0), scoring.Known(half(top)), scoring.Known(top)}
			}
			fmt.Fprintf(&items, "      - {code: %q, title: Item %s, max: %s, %s}\n", code, code, top, rule)
		}
		total = total.Add(area)
		fmt.Fprintf(&areas, "  - code: %q\n    title: Area %d\n    max: %s\n    items:\n%s", fmt.Sprint(a+1), a+1, area,
			items.String())
	}
	adjustments := ""
	if g.IntN(2) == 0 {
		adjustments += fmt.Sprintf("bonus:\n  cap: 1\n  items:\n    - {code: B1, title: Bonus, max: 2, score: "+
			"\"min(full, %s)\"}\n", g.input("count"))
	}
	if g.IntN(2) == 0 {
		adjustments += fmt.Sprintf("penalty:\n  cap: 1.5\n  items:\n    - {code: P1, title: Late, max: 2, score: "+
			"\"min(full, %s * 0.5)\"}\n    - {code: P2, title: Wrong, max: 1, cases: [{when: %s, score: full}, {score: "+
			"0}]}\n", g.input("count"), g.input("bool"))
	}
	return fmt.Sprintf("rubric: random\ntitle: R\ndecision: {number: '1', issuer: A, date: 2025-01-01}\nperiod: "+
		"2025\nmax: %s\npoints: {places: 2, rounding: half-up}\nexclusion: %s\ninputs:\n%sareas:\n%s%s",
		total, exclusion, strings.Join(g.inputs, ""), areas.String(), adjustments)
}

// facts chooses values; some are left out.
func (g *randomRubric) facts(missing int) scoring.Facts {
	f := scoring.Facts{Unit: scoring.Unit{ID: "u"}, Inputs: map[string]scoring.Figure{}, Points: map[string]scoring.Figure{}}
	for name := range g.values {
		f.Inputs[name] = scoring.Figure{}
	}
	return g.complete(f, missing)
}

// complete fills in what facts do not have yet, or leaves it out.
func (g *randomRubric) complete(f scoring.Facts, missing int) scoring.Facts {
	out := scoring.Facts{Unit: f.Unit, Inputs: map[string]scoring.Figure{}, Points: maps.Clone(f.Points)}
	for _, name := range append([]string{}, g.sorted()...) {
		code, points := strings.CutPrefix(name, "points ")
		v := g.values[name][g.IntN(len(g.values[name]))]
		leave := g.IntN(100) < missing
		switch {
		case points && out.Points[code].IsZero() && !leave:
			out.Points[code] = v
		case points:
		case !f.Inputs[name].IsZero():
			out.Inputs[name] = f.Inputs[name]
		case !leave:
			out.Inputs[name] = v
		}
	}
	return out
}

func (g *randomRubric) sorted() []string {
	var names []string
	for name := range g.values {
		names = append(names, name)
	}
	return sortedStrings(names)
}

// printed is a number of a table, or the range from the least to the most.
type printed struct{ least, most decimal.Decimal }

func readCell(t testing.TB, c office.Cell) printed {
	t.Helper()
	var ends []decimal.Decimal
	for _, part := range strings.Split(c.Text, "–") {
		ends = append(ends, readNumber(t, part))
	}
	require.LessOrEqual(t, len(ends), 2, c.Text)
	if len(ends) == 1 {
		require.True(t, c.Number.Valid && c.Number.Decimal.Equal(ends[0]), c.Text)
	}
	return printed{ends[0], ends[len(ends)-1]}
}

func readNumber(t testing.TB, s string) decimal.Decimal {
	t.Helper()
	v, err := decimal.NewFromString(strings.NewReplacer("−", "-", ",", ".").Replace(s))
	require.NoError(t, err, s)
	return v
}

func (p printed) plus(q printed) printed { return printed{p.least.Add(q.least), p.most.Add(q.most)} }

func (p printed) equal(q printed) bool { return p.least.Equal(q.least) && p.most.Equal(q.most) }

func (p printed) holds(v decimal.Decimal) bool {
	return p.least.LessThanOrEqual(v) && p.most.GreaterThanOrEqual(v)
}

// columns reads the maximum, the points and the loss of a row, which have to agree.
func columns(t testing.TB, r office.Row) [3]printed {
	t.Helper()
	var out [3]printed
	for i := range out {
		out[i] = readCell(t, r.Cells[2+i])
		require.True(t, out[i].least.LessThanOrEqual(out[i].most))
	}
	top, got, lost := out[0], out[1], out[2]
	if top.least.Equal(top.most) {
		require.True(t, lost.least.Equal(top.most.Sub(got.most)) && lost.most.Equal(top.most.Sub(got.least)), "%v", r.Cells)
	}
	require.True(t, lost.least.GreaterThanOrEqual(decimal.Zero) && lost.most.LessThanOrEqual(top.most), "%v", r.Cells)
	return out
}

var (
	rowGain  = regexp.MustCompile(`\+([0-9,]+)\x{a0}điểm`)
	sumGain  = regexp.MustCompile(`cộng lại là ([0-9,]+)\x{a0}điểm`)
	lastGain = regexp.MustCompile(`điểm cuối cùng tăng (−?[0-9,]+)\x{a0}điểm`)
)

// The kinds of faults: a table whose rows do not add up, where a total is a range or
// items are excluded; a row that promises more than it lost; gains that do not add up
// to the gain that is printed. The tables of random plans are read, and the ranges in
// them are held against random completions of the facts.
func TestTablesOfRandomPlansAddUp(t *testing.T) {
	g := &randomRubric{Rand: rand.New(rand.NewPCG(10, 16))}
	plans, ranges, excluded, gains, steps, completed := 0, 0, 0, 0, 0, 0
	for range 40 {
		src := g.rubric()
		r, err := rubric.Parse("random.yaml", []byte(src), nil)
		require.NoError(t, err, src)
		s, err := scoring.Compile(r, nil)
		require.NoError(t, err, src)
		for _, missing := range []int{0, 35} {
			f := g.facts(missing)
			p, err := remediation.NewPlan(context.Background(), s, f, nil, nil)
			require.NoError(t, err, "%s\n%v", src, f)
			d := documentOf(t, p, document.Options{Form: document.Note})
			plans++
			if len(p.Deficits)+len(p.Penalties) == 0 {
				require.Empty(t, d.Appendices)
				continue
			}
			t.Run(fmt.Sprint(plans), func(t *testing.T) {
				defer func() {
					if t.Failed() {
						t.Logf("%s\n%v %v\n%s", src, f.Inputs, f.Points, dump(t, d))
					}
				}()
				areas := checkTables(t, d, p)
				if !p.Results.Total.Final.Valid {
					ranges++
				}
				if len(office.Tables(d.Appendices[0].Body)[0].Notes) > 0 && strings.Contains(strings.Join(office.Tables(d.Appendices[0].Body)[0].Notes, " "), "không áp dụng") {
					excluded++
				}
				if checkFinal(t, d, p) {
					steps++
				}
				if checkGains(t, d, p) {
					gains++
				}
				for range 3 {
					result, err := s.Score(g.complete(f, 0))
					require.NoError(t, err)
					if slices.ContainsFunc(result.Leaves(), func(it *scoring.Item) bool { return it.Status == scoring.Failed }) {
						continue
					}
					for i, it := range result.Areas() {
						require.True(t, it.Points.Valid || it.Applicable.Decimal.IsZero())
						require.True(t, areas[i][0].holds(it.Applicable.Decimal), "what applies of area %s: %s", it.Code,
							it.Applicable.Decimal)
						require.True(t, areas[i][1].holds(it.Points.Decimal), "points of area %s: %s", it.Code, it.Points.Decimal)
						require.True(t, areas[i][2].holds(it.Lost.Decimal), "lost in area %s: %s", it.Code, it.Lost.Decimal)
					}
					completed++
				}
			})
		}
	}
	require.Equal(t, 80, plans)
	require.Greater(t, ranges, 25)
	require.Greater(t, excluded, 12)
	require.Greater(t, gains, 40)
	require.Greater(t, steps, 25)
	require.Greater(t, completed, 80)
	t.Logf("%d plans: %d ranges, %d with exclusions, %d with gains, %d with steps to the final score, %d completions",
		plans, ranges, excluded, gains, steps, completed)
}

// checkTables adds up the table of areas and the appendix, which have to agree, and
// returns the areas.
func checkTables(t *testing.T, d *office.Document, p *remediation.Plan) (areas [][3]printed) {
	t.Helper()
	sum := func(a, b [3]printed) [3]printed {
		for i := range a {
			a[i] = a[i].plus(b[i])
		}
		return a
	}
	same := func(what string, a, b [3]printed) {
		for i := range a {
			require.True(t, a[i].equal(b[i]), "%s: column %d has %v, the rows %v", what, i, a[i], b[i])
		}
	}
	var all [3]printed
	for _, b := range d.Body {
		table, ok := b.(*office.Table)
		if !ok {
			continue
		}
		for _, r := range table.Rows {
			if c := columns(t, r); r.Kind == office.Total {
				same("areas", c, all)
			} else {
				areas, all = append(areas, c), sum(all, c)
			}
		}
	}
	require.Len(t, areas, len(p.Results.Areas))
	var rows, total [3]printed
	area, some := 0, false
	for _, r := range office.Tables(d.Appendices[0].Body)[0].Rows {
		switch r.Kind {
		case office.Group:
			rows = [3]printed{}
		case office.Ordinary:
			rows, some = sum(rows, columns(t, r)), true
		case office.Subtotal:
			c := columns(t, r)
			if some { // else it stands for itself
				same("subtotal", c, rows)
			}
			rows, some = [3]printed{}, false
			same("subtotal and area", c, areas[area])
			total, area = sum(total, c), area+1
		case office.Total:
			same("total", columns(t, r), total)
			same("both tables", total, all)
			return areas
		}
	}
	t.Fatal("there is no total")
	return nil
}

// checkFinal follows the rows from the total to the final score.
func checkFinal(t *testing.T, d *office.Document, p *remediation.Plan) (more bool) {
	t.Helper()
	var level printed
	last := false
	for _, r := range office.Tables(d.Appendices[0].Body)[0].Rows {
		switch {
		case r.Kind == office.Total:
			level, more = readCell(t, r.Cells[3]), true
		case !more:
		case r.Cells[1].Text == "Điểm sau quy đổi":
			level = readCell(t, r.Cells[3])
		case r.Cells[1].Text == "Điểm cuối cùng":
			last = true
			require.True(t, level.equal(readCell(t, r.Cells[3])), "the steps come to %v, not to %s", level, r.Cells[3].Text)
		default:
			level = level.plus(readCell(t, r.Cells[3]))
		}
	}
	require.True(t, level.equal(printed{p.Results.Total.FinalRange.Least, p.Results.Total.FinalRange.Most}), "%v", level)
	return last
}

// checkGains adds up the gains of the rows: none is more than the row lost, and
// together they are what the note says.
func checkGains(t *testing.T, d *office.Document, p *remediation.Plan) bool {
	t.Helper()
	sum := decimal.Zero
	for _, r := range office.Tables(d.Appendices[0].Body)[0].Rows {
		if r.Kind != office.Ordinary {
			continue
		}
		row := decimal.Zero
		for _, m := range rowGain.FindAllStringSubmatch(r.Cells[6].Text, -1) {
			row = row.Add(readNumber(t, m[1]))
		}
		lost := r.Cells[4]
		if r.Cells[1].Text == "Điểm phạt" {
			penalty := readCell(t, r.Cells[3])
			require.True(t, row.LessThanOrEqual(penalty.least.Neg()), "%v", r.Cells)
			continue
		}
		if lost.Text == "" {
			continue
		}
		// Of points that are sure it can win all that are not: of an item that may be left
		// out, more than that loses, of which nothing is sure.
		top, got := readCell(t, r.Cells[2]), readCell(t, r.Cells[3])
		require.True(t, row.LessThanOrEqual(top.most.Sub(got.least)), "%v", r.Cells)
		if top.least.Equal(top.most) {
			require.True(t, row.LessThanOrEqual(readCell(t, lost).most), "%v", r.Cells)
		}
		sum = sum.Add(row)
	}
	notes := strings.Join(office.Tables(d.Appendices[0].Body)[0].Notes, "\n")
	m := sumGain.FindStringSubmatch(notes)
	if m == nil {
		require.True(t, sum.IsZero(), "the rows gain %s, of which no note tells", sum)
		return false
	}
	require.True(t, sum.Equal(readNumber(t, m[1])), "the rows gain %s: %s", sum, notes)
	final := lastGain.FindStringSubmatch(notes)
	require.NotNil(t, final)
	require.True(t, readNumber(t, final[1]).Equal(p.Outcome.Gain), notes)
	return true
}

func sortedStrings(list []string) []string {
	slices.Sort(list)
	return list
}
