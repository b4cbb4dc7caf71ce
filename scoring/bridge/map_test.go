package bridge_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring/bridge"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const head = "earlier: y2025\nlater: y2026\n"

// leavesOf writes leaves of one point each, with their titles: "1=One".
func leavesOf(list ...string) (areas string) {
	for _, l := range list {
		code, title, _ := strings.Cut(l, "=")
		areas += fmt.Sprintf("  - {code: %q, title: %q, max: 1, score: full}\n", code, title)
	}
	return areas
}

// TestFaultsOfMaps: what is wrong with a map is told with its place, all at once.
func TestFaultsOfMaps(t *testing.T) {
	earlier := compile(t, "2025", "4", lateInput+rateInput, leavesOf("1=One", "2=Two")+
		`  - {code: "3", title: Three, max: 2, combine: capped, items: [{code: "3.1", title: P, max: 2, score: full}, `+
		`{code: "3.2", title: Q, max: 2, score: full}]}`+"\n"+
		`  - {code: "4", title: Off, max: 0, min: -1, score: "late > 0 ? -1 : 0"}`+"\n"+
		"bonus: {cap: 1, items: [{code: B, title: B, max: 1, score: full}]}\n").Rubric()
	later := compile(t, "2026", "2", lateInput, leavesOf("1=One", "2=Two")).Rubric()
	const whole = `items: [{from: "1", to: "1"}, {from: "2", to: "2"}, {from: "3"}, {from: ["4"]}]` + "\n"
	for _, tt := range []struct{ src, want string }{
		{head + whole, ""},
		{head + `items: [{from: ["1", "2"], to: ["1", "2"]}, {from: "3"}, {from: "4"}]`, ""},
		{"earlier: y2024\nlater: y2026\n" + whole, `m.yaml:1:10: the map is of the rubric "y2024", not of "y2025"`},
		{head + `items: [{from: "1", to: "1"}, {from: "2"}, {from: "3"}, {from: "4"}]`,
			`m.yaml:3:8: these items of the rubric "y2026" are in no link: 2`},
		{head + `items: [{from: "1", to: "1"}, {from: "1", to: "2"}, {from: "2"}, {from: "3"}, {from: "4"}]`,
			`m.yaml:3:38: "1" is linked above already`},
		{head + `items: [{from: "1", to: "1"}, {from: "2", to: "2"}, {from: ["3.1", "3.2"]}, {from: "3"}, {from: "4"}]`,
			`m.yaml:3:61: the points of item "3.1" do not simply add up; link item "3" as a whole
m.yaml:3:68: the points of item "3.2" do not simply add up; link item "3" as a whole`},
		{head + `items: [{from: "1", to: "1"}, {from: "2"}, {from: "3"}, {from: "4", to: "2"}]`,
			`m.yaml:3:57: items with a maximum cannot be linked with items that only take points off`},
		{head + `items: [{from: "1", to: "1"}, {from: "2", to: "2"}, {from: "3"}, {from: "4"}, {from: B}, {to: "22"}, {}]`,
			`m.yaml:3:86: item "B" belongs to the bonus or the penalty, which are compared on their own
m.yaml:3:95: the rubric has no item "22"; did you mean "2"?
m.yaml:3:102: at least one code is needed under from or to`},
		{head + whole + "inputs: [{from: late, to: lat}, {from: online, to: late}, {from: late, to: late}]",
			`m.yaml:4:27: "lat" is not an input of the rubric; did you mean "late"?
m.yaml:4:66: "late" is linked above already
m.yaml:4:76: "late" is linked above already`},
		{head + `items: [{form: "1", to: "1"}]`, `m.yaml:3:10: unknown key "form"; did you mean "from"?`},
	} {
		m, err := bridge.ParseMap("m.yaml", []byte(tt.src), earlier, later, nil)
		if tt.want == "" {
			require.NoError(t, err)
			b, err := json.Marshal(m)
			require.NoError(t, err)
			again, err := bridge.ParseMap("m.json", b, earlier, later, nil)
			require.NoError(t, err, string(b))
			assert.Equal(t, m, again)
			var read bridge.Map
			require.NoError(t, json.Unmarshal(b, &read))
			assert.Equal(t, m, &read)
			assert.Equal(t, m, m.Inverse().Inverse())
			continue
		}
		var faults source.Faults
		require.ErrorAs(t, err, &faults, tt.src)
		assert.Equal(t, tt.want, err.Error())
	}
}

// TestProposals: what can be read off titles and codes is proposed; splits and mergers only
// where an item became a leaf or a leaf an item with items.
func TestProposals(t *testing.T) {
	under := func(code, title string, leaves ...string) string {
		text := fmt.Sprintf("  - code: %q\n    title: %q\n    max: %d\n    items:\n", code, title, len(leaves))
		for _, l := range leaves {
			text += "    " + strings.ReplaceAll(leavesOf(l), "\n  ", "\n      ")
		}
		return text
	}
	for _, tt := range []struct{ name, old, new, most, want string }{
		{"same", leavesOf("1=One", "2=Two"), leavesOf("1=One", "2=Two"), "22", "same [1] [1]; same [2] [2]"},
		{"recoded", leavesOf("1=One", "2=Two"), leavesOf("1=Two", "2=One"), "22",
			"recoded [1] [2] proposed; recoded [2] [1] proposed"},
		{"new title", leavesOf("1=One", "2=Two"), leavesOf("1=One", "2=Second"), "22", "same [1] [1]; same [2] [2] proposed"},
		{"gone and new", leavesOf("1=One", "2=Two"), leavesOf("1=One", "3=Three"), "22",
			"same [1] [1]; gone [2] [] proposed; new [] [3] proposed"},
		{"split", leavesOf("1=One", "2=Two"), under("1", "One", "1.1=A", "1.2=B") + leavesOf("2=Two"), "23",
			"split [1] [1.1 1.2] proposed; same [2] [2]"},
		{"merged", under("1", "One", "1.1=A", "1.2=B") + leavesOf("2=Two"), leavesOf("1=One", "2=Two"), "32",
			"merged [1.1 1.2] [1] proposed; same [2] [2]"},
		{"one part stays", under("1", "One", "1.1=A", "1.2=B"), leavesOf("1=One", "2=A"), "22",
			"recoded [1.1] [2] proposed; recoded [1.2] [1] proposed"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			earlier, later := compile(t, "2025", tt.most[:1], rateInput, tt.old), compile(t, "2026", tt.most[1:], rateInput, tt.new)
			m, err := bridge.Propose(context.Background(), earlier, later, nil)
			require.NoError(t, err)
			var got []string
			for _, l := range m.Items {
				text := fmt.Sprint(l.Kind(), " ", l.From, " ", l.To)
				if l.Proposed {
					text += " proposed"
				}
				got = append(got, text)
			}
			assert.Equal(t, tt.want, strings.Join(got, "; "))
			b, err := json.Marshal(m)
			require.NoError(t, err)
			_, err = bridge.ParseMap("m.json", b, earlier.Rubric(), later.Rubric(), nil)
			require.NoError(t, err)
		})
	}
}

// FuzzParseMap: whatever the bytes, ParseMap returns; a map without a fault is written and
// read again to an equal value.
func FuzzParseMap(f *testing.F) {
	f.Add([]byte(mapFile))
	f.Add([]byte("earlier: demo-2025\nlater: demo-2026\nitems: [{from: ['1', '2'], to: ['1', '3'], proposed: true, note: Gộp}]\n" +
		"inputs: [{from: late, to: late, kept: true}]\n"))
	f.Add([]byte("earlier: demo-2025\nlater: demo-2026\nitems: [{from: '1', to: []}, {to: ['1', '1']}, {}]\n"))
	parsed := func(file string) *rubric.Rubric {
		r, err := rubric.Parse("rubric.yaml", []byte(file), nil)
		require.NoError(f, err)
		return r
	}
	earlier, later := parsed(edition2025), parsed(edition2026)
	f.Fuzz(func(t *testing.T, src []byte) {
		m, err := bridge.ParseMap("m.yaml", src, earlier, later, nil)
		if err != nil {
			var faults source.Faults
			require.ErrorAs(t, err, &faults)
			return
		}
		b, err := json.Marshal(m)
		require.NoError(t, err)
		back, err := bridge.ParseMap("m.json", b, earlier, later, nil)
		require.NoError(t, err, string(b))
		assert.Equal(t, m, back)
	})
}
