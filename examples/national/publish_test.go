package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"testing"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parindex/parindex/examples/rubrics"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/parindex/parindex/scoring/columnar"
)

// TestCountry: what all provinces push is scored, published, and compared with variants, once
// however often it is asked for.
func TestCountry(t *testing.T) {
	const units = pushed * countryUnits / provinces
	onEach(t, func(t *testing.T, db string) {
		ctx, all := context.Background(), testEditions(t, 2024, 2025)
		e := all[1]
		d := open(t, db, all, 2)
		earlier, want := pushAll(t, d, all[0], countryUnits), pushAll(t, d, e, countryUnits)
		require.NoError(t, d.drain(ctx))
		got, err := d.digest(ctx, e)
		require.NoError(t, err)
		assert.Equal(t, want, got)
		got, err = d.digest(ctx, all[0])
		require.NoError(t, err)
		assert.Equal(t, earlier, got)

		p, err := d.publish(ctx, e)
		require.NoError(t, err)
		var table countryTable
		require.NoError(t, json.Unmarshal(p.country, &table))
		assert.Len(t, table.Provinces, pushed)
		assert.Equal(t, int64(units), table.All.Units)
		assert.Greater(t, table.All.Known, int64(units*9/10))
		if pushed == provinces {
			assert.Less(t, table.All.Known, table.All.Units, "some have not sent all figures")
		}
		assert.Equal(t, []string{"A", "B", "C", "D"}, table.Bands)
		assert.True(t, table.Illustrative)
		var sum, banded int64
		for _, line := range table.Provinces {
			sum += line.Units
		}
		for _, n := range table.All.Bands {
			banded += n
		}
		assert.Equal(t, table.All.Units, sum)
		assert.GreaterOrEqual(t, banded, table.All.Known, "all scores have a band, and some that are open")
		assert.Contains(t, string(p.decision), fmt.Sprintf("Xã số %d<", units))
		again, err := d.publish(ctx, e)
		require.NoError(t, err)
		assert.Equal(t, p, again)
		assert.Equal(t, 1, counted(t, d, `SELECT count(*) FROM publications`))

		for range 2 {
			effects, err := d.whatIf(ctx, []byte(rubrics.CommuneVariants), e, []int{2024, 2025})
			require.NoError(t, err)
			require.Len(t, effects, 2)
			for i, c := range effects {
				assert.Equal(t, all[i].hash, c.Edition.SHA256)
				assert.Equal(t, units, c.Units)
				assert.Len(t, c.Variants, 4)
			}
			assert.NotEqual(t, effects[0].Variants, effects[1].Variants)
		}
		assert.Equal(t, 2, counted(t, d, `SELECT count(*) FROM effects`))
		_, err = d.whatIf(ctx, []byte("rubric: other"), e, []int{2025})
		assert.ErrorContains(t, err, "variants.yaml:1:")
	})
}

// TestLaterPush: figures of a unit that come again count in place of the earlier ones, which are
// kept; the same figures again change nothing, and nothing is published before all is scored.
func TestLaterPush(t *testing.T) {
	onEach(t, func(t *testing.T, db string) {
		ctx, all := context.Background(), testEditions(t, 2025)
		e := all[0]
		d := open(t, db, all, 0)
		assert.ErrorContains(t, d.publishable(ctx, e), "nobody has pushed figures of 2025")
		first := push(t, e, 0, 340)
		_, _, err := d.accept(ctx, first)
		require.NoError(t, err)
		assert.ErrorContains(t, d.publishable(ctx, e), "10 of 10 units are not scored yet; nothing is published")
		works := open(t, db, all, 1)
		require.NoError(t, works.drain(ctx))
		require.NoError(t, d.publishable(ctx, e))
		before, err := d.publish(ctx, e)
		require.NoError(t, err)

		number, _, err := d.accept(ctx, first)
		require.NoError(t, err)
		assert.EqualValues(t, 2, number)
		require.NoError(t, works.drain(ctx))
		assert.Equal(t, 10, counted(t, d, `SELECT count(*) FROM results`))
		assert.Equal(t, 1, counted(t, d, `SELECT count(*) FROM files`))

		corrected := country(e, 0, 340)
		at := slicesIndex(e.columns, "dossiers_received")
		corrected.data[at].Numbers[3] += 1000
		corrected.data[at].Known[3] = true
		corrected.units[4].Group = "mountainous"
		for i := range corrected.data {
			corrected.data[i].Known[5] = corrected.data[i].Known[5] && i%2 == 0
		}
		part := new(bytes.Buffer)
		require.NoError(t, corrected.write(part, 2025))
		_, _, err = d.accept(ctx, part.Bytes())
		require.NoError(t, err)
		require.NoError(t, works.drain(ctx))
		assert.Equal(t, 13, counted(t, d, `SELECT count(*) FROM results`), "three units have other facts")
		assert.Equal(t, 10, counted(t, d, `SELECT count(*) FROM (SELECT DISTINCT unit FROM results) AS units`))
		after, err := d.publish(ctx, e)
		require.NoError(t, err)
		assert.NotEqual(t, before.scored, after.scored)

		_, _, err = d.accept(ctx, first)
		require.NoError(t, err)
		require.NoError(t, d.publishable(ctx, e), "what was scored once need not be scored again")
		require.NoError(t, works.drain(ctx))
		assert.Equal(t, 13, counted(t, d, `SELECT count(*) FROM results`))

		require.NoError(t, d.do(ctx, `UPDATE results SET points = points + 1 WHERE unit = 'xa-0000001'`))
		assert.ErrorContains(t, d.publishable(ctx, e), `unit "xa-0000001": the stored result is not what its figures come to`)
	})
}

func slicesIndex(columns []column, name string) int {
	for i, c := range columns {
		if c.name == name {
			return i
		}
	}
	return -1
}

// TestScored: the results that are published as Parquet are those of the library unit by unit,
// in exact decimals, with nulls where a score is not known.
func TestScored(t *testing.T) {
	ctx, e := context.Background(), testEditions(t, 2025)[0]
	c := &current{edition: e, all: newFigures(e, 0), provinces: map[string]*figures{}}
	f, err := openFigures(push(t, e, 4, 6800), editions{e})
	require.NoError(t, err)
	require.NoError(t, c.add(f, map[string]bool{}))
	c.table, err = columnar.FromColumns(ctx, e.scorer, c.all.table(), nil)
	require.NoError(t, err)
	for i := range c.table.Len() {
		c.hashes = append(c.hashes, c.table.FactsHash(i))
	}
	totals, err := columnar.Score(ctx, e.scorer, c.table, nil, nil)
	require.NoError(t, err)
	p, err := publicationOf(ctx, c, totals, "vi")
	require.NoError(t, err)
	units, err := cohort.FromTotals(totals)
	require.NoError(t, err)

	file, err := parquet.OpenFile(bytes.NewReader(p.scored), int64(len(p.scored)))
	require.NoError(t, err)
	sum, _ := file.Lookup("edition")
	assert.Equal(t, e.hash, sum)
	points, known := readBack(t, file, scoredPoints), 0
	areas := map[string][]parquet.Value{}
	for _, a := range e.rubric.Areas {
		areas[a.Code] = readBack(t, file, scoredArea+a.Code)
	}
	bands, facts, ids := readBack(t, file, scoredBand), readBack(t, file, scoredFacts), readBack(t, file, unitID)
	require.Len(t, points, 200)
	for i := range points {
		r := units.Result(i)
		assert.Equal(t, r.Unit.ID, string(ids[i].ByteArray()))
		assert.Equal(t, r.Receipt().Facts, hexOf(facts[i].ByteArray()))
		assert.Equal(t, !r.Total.Final.Valid, points[i].IsNull())
		if r.Total.Final.Valid {
			known++
			assert.Equal(t, r.Total.Final.Decimal.Shift(2).IntPart(), points[i].Int64())
			assert.Equal(t, r.Total.Band.VI, string(bands[i].ByteArray()))
		}
		for _, a := range r.Areas() {
			assert.Equal(t, a.Score.Status != scoring.Scored, areas[a.Code][i].IsNull())
			if a.Score.Status == scoring.Scored {
				assert.Equal(t, a.Score.Points.Decimal.Shift(2).IntPart(), areas[a.Code][i].Int64())
			}
		}
	}
	assert.Greater(t, known, 150)
	assert.Less(t, known, 200)
	leaf, _ := file.Schema().Lookup(scoredPoints)
	assert.Equal(t, &format.DecimalType{Scale: 2, Precision: 18}, leaf.Node.Type().LogicalType().Value)
	assert.Equal(t, parquet.Int64, leaf.Node.Type().Kind())
	assert.Equal(t, decimals.HalfUp, e.rubric.Points.Mode)
}

// readBack returns the values of a column of a file.
func readBack(t *testing.T, file *parquet.File, name string) (out []parquet.Value) {
	t.Helper()
	leaf, is := file.Schema().Lookup(name)
	require.True(t, is, name)
	f := &figuresFile{file: file, rows: int(file.NumRows())}
	require.NoError(t, f.values(leaf.ColumnIndex, 0, f.rows, func(_ int, v parquet.Value) { out = append(out, v.Clone()) }))
	return out
}
