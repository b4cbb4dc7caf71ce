package bridge_test

import (
	"context"
	"encoding/json"
	"iter"
	"slices"
	"testing"

	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/bridge"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/peers"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
)

// TestFiguresThatDoNotFit: a figure that the other edition does not take is missing there,
// whatever the reason, and leaves open only what reads it.
func TestFiguresThatDoNotFit(t *testing.T) {
	const state = `  - {name: state, type: enum, title: State, options: [early, %, none]}` + "\n"
	const byState = `  - {code: "1", title: One, max: 5, score: "state == 'none' ? 0 : full"}
  - {code: "2", title: Two, max: 5, score: full * online / 100}
`
	for _, tt := range []struct {
		name, old, new, oldAreas, newAreas string
		was, is                            map[string]any
		want, open                         string
	}{
		{"an option that the later edition has not", area(state, "late") + rateInput, area(state, "due") + rateInput, byState,
			byState, map[string]any{"state": "late", "online": 40}, map[string]any{"state": "none", "online": 60},
			"-4 = 0 + 0 + 1 + 0 + -5", "item 1 by the rules of 2026 on the figures of 2025: State not known"},
		{"an option that both have", area(state, "late") + rateInput, area(state, "due") + rateInput, byState, byState,
			map[string]any{"state": "early", "online": 40}, map[string]any{"state": "none", "online": 60},
			"-4 = 0 + 0 + -4 + 0 + 0", ""},
		{"a number beyond the domain", lateInput, "  - {name: late, type: count, max: 3, title: Late}\n",
			leafOf("max(0, full - late)"), leafOf("max(0, full - late / 2)"), map[string]any{"late": 4}, map[string]any{"late": 2},
			"3 = 0 + 0 + 0 + 0 + 3", "item 1 by the rules of 2026 on the figures of 2025: Late not known"},
		{"another type", "  - {name: late, type: bool, title: Late}\n", lateInput, leafOf("late ? 0 : full"),
			leafOf("max(0, full - late)"), map[string]any{"late": true}, map[string]any{"late": 1},
			"9 = 0 + 0 + 0 + 0 + 9", "item 1 by the rules of 2025 on the figures of 2026: Late not known"},
		{"figures that contradict a relation", lateInput + rateInput, lateInput + rateInput +
			"relations:\n  - {holds: late <= online, title: Relation}\n", leafOf("full * online / 100"), leafOf("full * online / 100"),
			map[string]any{"late": 50, "online": 40}, map[string]any{"late": 0, "online": 60},
			"2 = 0 + 0 + 0 + 0 + 2", "item 1 by the rules of 2026 on the figures of 2025: Online rate not known"},
		{"a rule that fails", lateInput, lateInput, leafOf("max(0, full - late)"), leafOf("full / late"), map[string]any{"late": 0},
			map[string]any{"late": 2}, "-5 = 0 + 0 + 0 + 0 + -5",
			"item 1 by the rules of 2026 on the figures of 2025: rubric.yaml:11:51: item \"1\": division by zero"},
		{"a part of an item whose parts do not add up", rateInput, rateInput + lateInput, leafOf("full * online / 100"),
			`  - {code: "1", title: One, max: 10, combine: least, items: [{code: "1.1", title: P, max: 10, score: full}, ` +
				`{code: "1.2", title: Q, max: 10, score: "max(0, full - late)"}]}` + "\n",
			map[string]any{"online": 50}, map[string]any{"online": 60, "late": 3}, "2 = 0 + 0 + 0 + 0 + 2",
			"item 1.2 by the rules of 2026 on the figures of 2025: Late reports not known"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			was, is := compile(t, "2025", "10", tt.old, tt.oldAreas), compile(t, "2026", "10", tt.new, tt.newAreas)
			b := bridged(t, year(was, unit("u", tt.was)), year(is, unit("u", tt.is)))
			c := b.Unit(0)
			assert.Equal(t, tt.want, written(c.Parts))
			var open []string
			for _, row := range c.Rows {
				for _, why := range row.Open {
					open = append(open, why.Text.EN)
				}
			}
			if tt.open == "" {
				assert.Empty(t, open)
				return
			}
			assert.Contains(t, open, tt.open)
		})
	}
}

// leafOf is a leaf of ten points.
func leafOf(score string) string {
	return `  - {code: "1", title: One, max: 10, score: "` + score + "\"}\n"
}

// TestSeriesAndNames: a series goes by its members, also under another name, and a name that
// the map gives to another input is not taken for the same.
func TestSeriesAndNames(t *testing.T) {
	was := compile(t, "2025", "10", "  - {name: reports, type: count, each: [q1, q2], title: Reports}\n"+rateInput,
		leafOf("min(full, sum(reports))"))
	is := compile(t, "2026", "10", "  - {name: sent, type: count, each: [q1, q2], title: Sent}\n"+
		"  - {name: reports, type: count, title: Other}\n", leafOf("min(full, 2 * sum(sent))"))
	m := &bridge.Map{Earlier: "y2025", Later: "y2026", Items: []bridge.Link{{From: []string{"1"}, To: []string{"1"}}},
		Inputs: []bridge.Renamed{{From: "reports", To: "sent"}}}
	b := bridgedBy(t, year(was, unit("u", map[string]any{"reports.q1": 1, "reports.q2": 2})),
		year(is, unit("u", map[string]any{"sent.q1": 1, "sent.q2": 1, "reports": 9})), m)
	// s00 = 0.3, s01 = 0.2, s10 = 0.6, s11 = 0.4.
	assert.Equal(t, "1 = 2.5 + 0 + -1.5 + 0 + 0", written(b.Unit(0).Parts))
}

// TestGroups: the sums of groups are those of their units, and a unit whose group another
// edition has not is scored there as the unit that it is under that edition.
func TestGroups(t *testing.T) {
	edition := func(year, groups, score string) *scoring.Scorer {
		return ruletest.CompileFile(t, "rubric: y"+year+"\ntitle: Y\ndecision: {number: \"1\", issuer: A, date: "+year+
			"-01-01}\nperiod: "+year+"\nmax: 10\npoints: {places: 2, rounding: half-up}\ngroups: "+groups+"\ninputs:\n"+rateInput+
			"areas:\n"+leafOf(score))
	}
	was := edition("2025", "[{name: commune, title: Commune}, {name: town, title: Town}]",
		"group == 'town' ? full * online / 200 : full * online / 100")
	is := edition("2026", "[{name: commune, title: Commune}, {name: ward, title: Ward}]",
		"group == 'ward' ? full * online / 200 : full * online / 100")
	in := func(id, group string, online int) scoring.Facts {
		f := unit(id, map[string]any{"online": online})
		f.Unit.Group = group
		return f
	}
	b := bridged(t, year(was, in("a", "commune", 40), in("b", "town", 40), in("c", "commune", 20)),
		year(is, in("a", "commune", 50), in("b", "ward", 60), in("c", "commune", 80)))
	assert.Equal(t, "1 = 0 + 0 + 1 + 0 + 0", written(b.Unit(0).Parts))
	assert.Equal(t, "1 = 0 + 0 + 1 + 0 + 0", written(b.Unit(1).Parts))
	assert.Equal(t, "town", b.Unit(1).EarlierGroup)
	r := b.Summary()
	require.Len(t, r.Groups, 2)
	assert.Equal(t, "commune 7 = 0 + 0 + 7 + 0 + 0", r.Groups[0].Name+" "+written(r.Groups[0].Sum))
	assert.Equal(t, "3.5 = 0 + 0 + 3.5 + 0 + 0", written(r.Groups[0].Mean))
	assert.Equal(t, "ward 1 = 0 + 0 + 1 + 0 + 0", r.Groups[1].Name+" "+written(r.Groups[1].Sum))
	assert.Equal(t, "8 = 0 + 0 + 8 + 0 + 0", written(r.Whole.Sum))
	assert.Equal(t, 3, r.Whole.Rows[0].Rose)
	assert.Equal(t, "8", r.Whole.Rows[0].Size.String())
}

// TestGroupsAreOneHoweverTyped: a group whose accents were typed in another way is the same.
func TestGroupsAreOneHoweverTyped(t *testing.T) {
	edition := func(year string) *scoring.Scorer {
		return ruletest.CompileFile(t, "rubric: y"+year+"\ntitle: Y\ndecision: {number: \"1\", issuer: A, date: "+year+
			"-01-01}\nperiod: "+year+"\nmax: 10\npoints: {places: 2, rounding: half-up}\ngroups: [{name: xã, title: X}]\ninputs:\n"+
			rateInput+"areas:\n"+leafOf("full * online / 100"))
	}
	apart := norm.NFD.String("xã")
	in := func(id, group string, online int) scoring.Facts {
		f := unit(id, map[string]any{"online": online})
		f.Unit.Group = group
		return f
	}
	b := bridged(t, year(edition("2025"), in("a", "xã", 40), in("b", apart, 40)),
		year(edition("2026"), in("a", apart, 50), in("b", "xã", 60)))
	assert.Empty(t, b.Unit(0).EarlierGroup)
	assert.Empty(t, b.Unit(1).EarlierGroup)
	r := b.Summary()
	require.Len(t, r.Groups, 1)
	assert.Equal(t, "xã 3 = 0 + 0 + 3 + 0 + 0", r.Groups[0].Name+" "+written(r.Groups[0].Sum))
}

// TestRelativeFigures: what the best of the group reached is that of all units of the year,
// those among them that the other year has not.
func TestRelativeFigures(t *testing.T) {
	edition := func(year, score string) *scoring.Scorer { return compile(t, year, "10", rateInput, leafOf(score)) }
	was := edition("2025", "full * online / 100")
	is := edition("2026", "peer_best(online) > 0 ? full * online / peer_best(online) : 0")
	of := func(id string, online any) scoring.Facts { return unit(id, map[string]any{"online": online}) }
	units := [2][]scoring.Facts{{of("a", 40), of("gone", 80)}, {of("new", 90), of("a", 45)}}
	b := bridged(t, year(was, units[0]...), year(is, units[1]...))
	// s00 = 0.4, s01 = 0.45, s10 = 40/80, s11 = 45/90.
	assert.Equal(t, "1 = 0.75 + 0 + 0.25 + 0 + 0", written(b.Unit(0).Parts))
	complete, err := peers.Complete(context.Background(), is, slices.Values(units[1]), nil)
	require.NoError(t, err)
	again := bridged(t, year(was, units[0]...), bridge.Year{Scorer: is, Units: complete})
	assert.Equal(t, written(b.Unit(0).Parts), written(again.Unit(0).Parts))
	units[0][1] = of("gone", nil)
	c := bridged(t, year(was, units[0]...), year(is, units[1]...)).Unit(0)
	assert.Equal(t, "1 = 0 + 0 + 0 + 0 + 1", written(c.Parts))
	require.Len(t, c.Rows[0].Open, 1)
	assert.Equal(t, []string{"peer_best(online)"}, c.Rows[0].Open[0].Inputs)
}

// TestChain: the changes of years in a row add up to that over all of them.
func TestChain(t *testing.T) {
	var years []bridge.Year
	for i, most := range []string{"4", "10", "6"} {
		s := compile(t, []string{"2024", "2025", "2026"}[i], most, rateInput, area(proportion, most))
		years = append(years, year(s, rated(50+10*i)))
	}
	chain, err := bridge.Chain(context.Background(), years, nil, nil)
	require.NoError(t, err)
	require.Len(t, chain, 2)
	sum := plus(chain[0].Unit(0).Parts, chain[1].Unit(0).Parts)
	assert.Equal(t, bridged(t, years[0], years[2]).Unit(0).Parts.Change.String(), sum.Change.String())
	assert.Equal(t, "2.2 = 0 + 0.7 + 1.5 + 0 + 0", written(sum))
	_, err = bridge.Chain(context.Background(), years, []*bridge.Map{nil}, nil)
	assert.EqualError(t, err, "there are 1 maps for 3 years; each two years in a row need one")
}

// TestFaultsOfYears: faults of callers are told, all of them.
func TestFaultsOfYears(t *testing.T) {
	was, is := compile(t, "2025", "10", rateInput, leafOf("full")), compile(t, "2026", "10", rateInput, leafOf("full"))
	fine := year(was, rated(50))
	for _, tt := range []struct {
		later bridge.Year
		m     *bridge.Map
		want  string
	}{
		{year(is, unit("a", nil), unit("a", nil), unit("", nil)), nil, `year 2026: the unit "a" has facts twice` + "\n" +
			"year 2026: unit 3 has no ID, by which it could be found in the other year"},
		{year(is, rated(120)), nil, `year 2026: unit "u": input "online": 120 is outside its domain, [0, 100]`},
		{bridge.Year{Scorer: is}, nil, "there are no units"},
		{year(is, rated(50)), &bridge.Map{}, `the map is of the rubric "", not of "y2025"` + "\n" +
			`the map is of the rubric "", not of "y2026"` + "\n" +
			`these items of the rubric "y2025" are in no link: 1` + "\n" +
			`these items of the rubric "y2026" are in no link: 1`},
	} {
		_, err := bridge.Compare(context.Background(), fine, tt.later, tt.m, nil)
		if assert.Error(t, err) {
			assert.Equal(t, tt.want, err.Error())
		}
	}
	var faults source.Faults
	_, err := bridge.Compare(context.Background(), fine, year(is, rated(120)), nil, nil)
	assert.ErrorAs(t, err, &faults)
	ended, end := context.WithCancel(context.Background())
	end()
	_, err = bridge.Compare(ended, fine, year(is, rated(50)), nil, nil)
	assert.ErrorIs(t, err, context.Canceled)
}

// TestProgress: progress is told once for each of the four scorings and ends with all of it.
func TestProgress(t *testing.T) {
	was, is := compile(t, "2025", "10", rateInput, leafOf("full")), compile(t, "2026", "10", rateInput, leafOf("full"))
	var told [][2]int
	w := &scoring.Work{Progress: func(done, of int) { told = append(told, [2]int{done, of}) }}
	_, err := bridge.Compare(context.Background(), year(was, rated(50)), year(is, rated(50)), nil, w)
	require.NoError(t, err)
	assert.Equal(t, [][2]int{{1, 4}, {2, 4}, {3, 4}, {4, 4}}, told)
}

// TestReportReadsBack: a report reads back to an equal value, and no units are an empty one.
func TestReportReadsBack(t *testing.T) {
	was, is := compile(t, "2025", "10", rateInput, leafOf("full * online / 300")), compile(t, "2026", "10", rateInput+lateInput,
		`  - {code: "1", title: One, max: 7, score: full * online / 100}`+"\n"+
			`  - {code: "2", title: Two, max: 3, score: "max(0, full - late)"}`+"\n")
	for _, units := range [][]scoring.Facts{{unit("a", map[string]any{"online": 61, "late": 1}), unit("b", nil)}, nil} {
		b := bridged(t, year(was, rated(50), unit("a", map[string]any{"online": 70})), bridge.Year{Scorer: is, Units: seq(units)})
		want := b.Report()
		text, err := json.Marshal(want)
		require.NoError(t, err)
		var read bridge.Report
		require.NoError(t, json.Unmarshal(text, &read))
		assert.Equal(t, want, &read)
	}
}

func seq(units []scoring.Facts) iter.Seq[scoring.Facts] { return slices.Values(units) }
