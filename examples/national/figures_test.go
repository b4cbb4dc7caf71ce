package main

import (
	"bytes"
	"context"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
)

func hexOf(b []byte) string { return hex.EncodeToString(b) }

// TestFigures: figures that are written and read back are the same, decimals and nulls, too,
// read as a whole or in parts that lie across row groups and pages.
func TestFigures(t *testing.T) {
	e := testEditions(t, 2025)[0]
	want := country(e, 3, 34*4500)
	missing := 0
	for i := range want.data {
		for k := range want.data[i].Known {
			if (k+i)%97 == 0 {
				want.data[i].Known[k] = false
				missing++
			}
		}
	}
	require.Greater(t, missing, 4000)
	b := new(bytes.Buffer)
	require.NoError(t, want.write(b, 2025))
	f, err := openFigures(b.Bytes(), editions{e})
	require.NoError(t, err)
	require.Equal(t, 4500, f.rows)
	whole, parts := newFigures(e, 0), newFigures(e, 0)
	require.NoError(t, f.read(whole, 0, f.rows, nil))
	for from := 0; from < f.rows; from += 700 {
		require.NoError(t, f.read(parts, from, min(f.rows, from+700), nil))
	}
	assert.Equal(t, whole, parts)
	assert.Equal(t, want.units, whole.units)
	assert.Equal(t, want.provinces, whole.provinces)
	for i, c := range e.columns {
		x, y := &want.data[i], &whole.data[i]
		require.Equal(t, x.Known, y.Known, c.name)
		require.Equal(t, x.Places, y.Places, c.name)
		for k, known := range x.Known {
			if known {
				require.Equal(t, figureAt(x, c.kind, k), figureAt(y, c.kind, k), "%s of row %d", c.name, k)
			}
		}
	}
	keep := make([]bool, f.rows)
	keep[0], keep[1999], keep[2000], keep[4499] = true, true, true, true
	some := newFigures(e, 0)
	require.NoError(t, f.read(some, 0, f.rows, keep))
	assert.Equal(t, []scoring.Unit{want.units[0], want.units[1999], want.units[2000], want.units[4499]}, some.units)
}

// figureAt returns the k-th figure of a column.
func figureAt(c *columnar.Column, kind rubric.InputType, k int) any {
	switch kind {
	case rubric.Bool:
		return c.Bools[k]
	case rubric.DateIn:
		return c.Days[k]
	case rubric.Enum:
		return c.Names[c.Options[k]]
	}
	return c.Numbers[k]
}

// plainColumn is a column of a hand-written file.
func plainColumn(name string, node parquet.Node, values ...parquet.Value) outColumn {
	return outColumn{name, node, func(i int) parquet.Value { return values[i] }}
}

// file writes a file of two units, with other columns in place of those of the same name.
func file(t *testing.T, other ...outColumn) []byte {
	t.Helper()
	text := func(s string) parquet.Value { return parquet.ByteArrayValue([]byte(s)) }
	columns := []outColumn{
		plainColumn(unitID, parquet.String(), text("xa-1"), text("xa-2")),
		plainColumn(unitProvince, parquet.String(), text("Tỉnh số 01"), text("Tỉnh số 01")),
		plainColumn(unitYear, parquet.Int(32), parquet.Int32Value(2025), parquet.Int32Value(2025)),
	}
	for _, c := range other {
		placed := false
		for i := range columns {
			if columns[i].name == c.name {
				columns[i], placed = c, true
			}
		}
		if !placed {
			columns = append(columns, c)
		}
	}
	b := new(bytes.Buffer)
	require.NoError(t, writeParquet(b, "figures", columns, 2, nil))
	return b.Bytes()
}

// TestDecimals: a number is the same whatever integers and decimal places a file holds it in.
func TestDecimals(t *testing.T) {
	ctx, e := context.Background(), testEditions(t, 2025)[0]
	null := parquet.NullValue()
	for want, c := range map[string]outColumn{
		"61.5 ":   plainColumn("inspected_rate", parquet.Decimal(1, 9, parquet.Int32Type), parquet.Int32Value(615), null),
		"61.57 ":  plainColumn("inspected_rate", decimalNode(2), parquet.Int64Value(6157), null),
		" 61.571": plainColumn("inspected_rate", decimalNode(3), null, parquet.Int64Value(61571)),
		"61.123456789012345 ": plainColumn("inspected_rate", decimalNode(15),
			parquet.Int64Value(61_123_456_789_012_345), null),
		"61 99": plainColumn("inspected_rate", parquet.Int(64), parquet.Int64Value(61), parquet.Int64Value(99)),
		"7 8": plainColumn("inspected_rate", parquet.Leaf(parquet.Int32Type), parquet.Int32Value(7),
			parquet.Int32Value(8)),
	} {
		f, err := openFigures(file(t, c), editions{e})
		require.NoError(t, err)
		require.NoError(t, f.check(ctx))
		got := newFigures(e, 0)
		require.NoError(t, f.read(got, 0, 2, nil))
		table, err := columnar.FromColumns(ctx, e.scorer, got.table(), nil)
		require.NoError(t, err)
		for i, text := range strings.Split(want, " ") {
			facts := scoring.Facts{Unit: got.units[i], Inputs: map[string]scoring.Figure{}}
			if text != "" {
				facts.Inputs["inspected_rate"] = scoring.Known(text)
			}
			one, err := e.scorer.Score(facts)
			require.NoError(t, err)
			assert.Equal(t, one.Receipt().Facts, table.FactsHash(i), "%q of %q", text, want)
		}
	}
}

// TestRefused: a push with faults is refused as a whole, with all of them.
func TestRefused(t *testing.T) {
	text := func(s string) parquet.Value { return parquet.ByteArrayValue([]byte(s)) }
	whole := parquet.Int64Value
	d := open(t, t.TempDir()+"/national.db", testEditions(t, 2025), 0)
	for name, tt := range map[string]struct {
		content []byte
		want    []string
	}{
		"columns": {file(t,
			plainColumn("inspected_rat", decimalNode(2), whole(1), whole(2)),
			plainColumn("late_reports", parquet.Leaf(parquet.DoubleType), parquet.DoubleValue(1), parquet.DoubleValue(2)),
			plainColumn("plan_issued", parquet.String(), text("có"), text("không")),
			plainColumn("plan_date", parquet.Int(64), whole(20300), whole(20301)),
			plainColumn("inspection_plan", parquet.Leaf(parquet.BooleanType), parquet.BooleanValue(true),
				parquet.BooleanValue(true)),
			plainColumn("points.1.1.1", decimalNode(2), whole(1), whole(2)),
			plainColumn(unitGroup, parquet.Int(32), parquet.Int32Value(1), parquet.Int32Value(1)),
		), []string{
			`column "unit.group": it is INT(32,true) on INT32, not text`,
			`column "plan_issued": it is STRING on BYTE_ARRAY, not BOOLEAN`,
			`column "plan_date": it is INT(64,true) on INT64, not DATE`,
			`column "late_reports": it is DOUBLE, not an integer or a DECIMAL on INT32 or INT64`,
			`column "inspection_plan": it is BOOLEAN, not text`,
			`column "inspected_rat": the edition of 2025 has no such figure; did you mean "inspected_rate"?`,
			`column "points.1.1.1": the edition of 2025 has no such figure`,
		}},
		"rows": {file(t,
			plainColumn(unitID, parquet.String(), text("xa-1"), text("xa-1")),
			plainColumn("inspected_rate", decimalNode(2), whole(10001), whole(-1)),
			plainColumn("inspection_plan", parquet.String(), text("lat"), text("late")),
			plainColumn("plan_tasks", parquet.Int(64), whole(3), whole(3)),
			plainColumn("plan_tasks_done", parquet.Int(64), whole(3), whole(4)),
			plainColumn("late_reports", decimalNode(1), whole(15), whole(20)),
		), []string{
			`unit "xa-1": row 2: the unit comes twice`,
			`unit "xa-1": input "inspected_rate": `,
			`"inspection_plan": `, `did you mean "late"?`,
			`unit "xa-1": contradicts the relation "No more tasks are completed than planned"`,
			`unit "xa-1": input "late_reports": a count is a whole number, not 1.5`,
		}},
		"nobody": {file(t, plainColumn(unitID, parquet.String(), parquet.NullValue(), text("")),
			plainColumn(unitProvince, parquet.String(), text("a"), parquet.NullValue())), []string{
			`row 1: column "unit.id": it is empty`, `row 2: column "unit.id": it is empty`,
			`row 2: column "unit.province": it is empty`}},
		"years": {file(t, plainColumn(unitYear, parquet.Int(32), parquet.Int32Value(2024), parquet.Int32Value(2025))),
			[]string{`column "unit.year": a push is of one year, not of 2`}},
		"year": {file(t, plainColumn(unitYear, parquet.Int(32), parquet.Int32Value(1999), parquet.Int32Value(1999))),
			[]string{"no edition is of 1999; there are those of 2025"}},
		"year as text": {file(t, plainColumn(unitYear, parquet.String(), text("2025"), text("2025"))),
			[]string{`column "unit.year": there is no such column of integers`}},
		"too many digits": {file(t, plainColumn("inspected_rate", parquet.Int(64), whole(1<<62), whole(1))),
			[]string{`row 1: column "inspected_rate": the number does not fit`}},
		"no Parquet": {[]byte("unit.id;plan_issued"), []string{"it is no Parquet file"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := d.accept(context.Background(), tt.content)
			require.Error(t, err)
			for _, want := range tt.want {
				assert.ErrorContains(t, err, want)
			}
			if name == "columns" {
				assert.Len(t, strings.Split(err.Error(), "\n"), len(tt.want))
			}
			for _, table := range []string{"files", "pushes", "river_job"} {
				assert.Zero(t, counted(t, d, fmt.Sprintf(`SELECT count(*) FROM %s`, table)))
			}
		})
	}
}
