package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestRubric(t *testing.T) {
	table := newTable(leafCount)
	assert.Len(t, table.leaves, 88)
	assert.Equal(t, int64(100_00), table.max)
	assert.Len(t, table.inputs, 105)
	for _, n := range []int{10, 90, 300} {
		_, err := compile(newTable(n))
		assert.NoError(t, err, "%d leaves", n)
	}
}

func TestFactsRepeat(t *testing.T) {
	table := newTable(leafCount)
	assert.Equal(t, newFacts(table, 5, 3), newFacts(table, 5, 3))
	assert.NotEqual(t, newFacts(table, 5, 3), newFacts(table, 5, 4))
}

// halves counts the leaves of a unit whose points lie exactly between two
// hundredths. Only there may an engine that computes in floats be off, and by
// no more than one hundredth.
func halves(f *facts, u int) (n int64) {
	for _, l := range f.leaves {
		switch l.shape {
		case shapeProportional, shapeFloored:
			if l.full*f.percent(u, l.inputs[0])%10000 == 5000 {
				n++
			}
		case shapeBands, shapeOptions, shapeDone:
			n += l.full % 2
		}
	}
	return n
}

func TestEnginesAgree(t *testing.T) {
	const units = 200
	f := newFacts(newTable(leafCount), units, 42)
	ours, err := prepareScore(f)
	require.NoError(t, err)
	want := make([]int64, units)
	require.NoError(t, ours(want))
	for _, e := range engines {
		t.Run(e.name, func(t *testing.T) {
			run, err := e.prepare(f)
			require.NoError(t, err)
			got := make([]int64, units)
			require.NoError(t, run(got))
			if e.exact {
				assert.Equal(t, want, got)
				return
			}
			differ := 0
			for u := range got {
				assert.LessOrEqual(t, max(got[u]-want[u], want[u]-got[u]), halves(f, u), "unit %d", u+1)
				if got[u] != want[u] {
					differ++
				}
			}
			t.Logf("%d of %d units differ, all at exact halves", differ, units)
		})
	}
}

// Equal totals say little where a rule always gives the same: the facts have to
// reach full points and none in every shape.
func TestFactsReachAllOutcomes(t *testing.T) {
	for shape := range shapes {
		var leaf []leaf
		for _, l := range newTable(leafCount).leaves {
			if l.shape == shape {
				leaf = append(leaf, l)
				break
			}
		}
		l := leaf[0]
		alone := &table{leaves: leaf, areas: 1, max: l.full}
		for i, in := range l.inputs {
			in.slot = alone.width[in.kind]
			alone.width[in.kind]++
			alone.inputs, l.inputs[i] = append(alone.inputs, in), in
		}
		run, err := prepareHandInt64(newFacts(alone, 500, 1))
		require.NoError(t, err)
		totals := make([]int64, 500)
		require.NoError(t, run(totals))
		assert.Contains(t, totals, l.full, "shape %d", shape)
		if shape != shapeProportional {
			assert.Contains(t, totals, int64(0), "shape %d", shape)
		}
	}
}

func TestReport(t *testing.T) {
	f := newFacts(newTable(leafCount), 8, 1)
	generated, err := synthetic(f)
	require.NoError(t, err)
	communes, err := newRealFacts(8, 1)
	require.NoError(t, err)
	shipped, err := real(communes)
	require.NoError(t, err)
	p := plan{rounds: 1, slice: time.Millisecond}
	for _, c := range []*contest{generated, shipped} {
		require.NoError(t, c.check())
		require.NoError(t, p.measure(c.units, c.subjects))
	}
	r := newReport(f, p, generated, shipped)
	r.realWork = &realWork{WhatIf: 1, ReadCell: 20, Million: 4}

	var text bytes.Buffer
	require.NoError(t, r.print(&text))
	b, err := json.Marshal(r)
	require.NoError(t, err)
	var decoded struct {
		NsPerUnit map[string]float64 `json:"ns_per_unit"`
		WhatIf    float64            `json:"whatif_s"`
		ReadCell  float64            `json:"read_cell_ns"`
		Million   float64            `json:"million_s"`
	}
	require.NoError(t, json.Unmarshal(b, &decoded))
	assert.Equal(t, []float64{1, 20, 4}, []float64{decoded.WhatIf, decoded.ReadCell, decoded.Million})
	for _, s := range slices.Concat(generated.subjects, shipped.subjects) {
		assert.Contains(t, text.String(), s.name)
		assert.Positive(t, decoded.NsPerUnit[s.name], s.name)
	}
}

// TestReadme: every table has its place in the README.
func TestReadme(t *testing.T) {
	r := newReport(&facts{table: &table{}}, plan{},
		&contest{baseline: baseline, reference: "b", subjects: []*subject{{name: "b", ns: []float64{7500}}, {name: baseline, ns: []float64{500}}}},
		&contest{baseline: realBaseline, subjects: []*subject{{name: realBaseline, ns: []float64{1234567}, allocs: 10}}})
	r.realWork, r.Scaling = &realWork{WhatIf: 0.8125, ReadCell: 9.2, Million: 3.9}, &scalingReport{
		Cores: []cores{{Door: "score", Units: 4096, Cores: 2, SpeedUp: 1.9}}}
	src, err := os.ReadFile("README.md")
	require.NoError(t, err)
	file := filepath.Join(t.TempDir(), "README.md")
	require.NoError(t, os.WriteFile(file, src, 0o644))
	require.NoError(t, r.writeReadme(file))
	got, err := os.ReadFile(file)
	require.NoError(t, err)
	for _, row := range []string{
		"| `hand_int64` | 0.5 | 1 | 0 | not compared |\n| `b` | 7.5 | 15 | 0 | reference |\n<!-- end -->",
		"| `real_hand_int64` | 1,235 | 1 | 10 | not compared |\n<!-- end -->",
		"(`whatif_s`) | 0.81 s |", "(`read_cell_ns`) | 9.2 ns |", "(`million_s`) | 3.9 s |", "| `score` | 4,096 | 1.90 |\n<!-- end -->",
	} {
		assert.Contains(t, string(got), row)
	}
	require.NoError(t, os.WriteFile(file, nil, 0o644))
	assert.ErrorContains(t, r.writeReadme(file), "has no place for the figures")
}

func TestQuantile(t *testing.T) {
	assert.Equal(t, 3.0, median([]float64{9, 1, 3}))
	assert.Equal(t, 2.5, median([]float64{4, 1, 2, 3}))
	assert.Equal(t, 1.75, quantile([]float64{1, 2, 3, 4}, 0.25))
	assert.Equal(t, 7.0, median([]float64{7}))
}
