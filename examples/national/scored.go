package main

import (
	"encoding/hex"
	"io"

	"github.com/parquet-go/parquet-go"

	"github.com/parindex/parindex/scoring/cohort"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/exact"
)

// The columns of a file of results, besides those of the units. Points that are not known are
// nulls, with the status that says why.
const (
	scoredFacts  = "facts"  // the hash of the facts, 32 bytes
	scoredStatus = "status" // scored, missing, failed, not_applicable
	scoredPoints = "points" // DECIMAL
	scoredBand   = "band"
	scoredPlace  = "place" // in the object group; of units that share it the better one
	scoredArea   = "area." // and the code: DECIMAL
)

// writeScored writes what the units came to as Parquet, with the edition in its metadata.
func writeScored(w io.Writer, c *current, totals *columnar.Totals, ranks *cohort.Ranking) error {
	units, finals, bands := c.all.units, totals.Finals(), totals.Bands()
	places := map[string]exact.Number{}
	for _, g := range ranks.Groups {
		for _, u := range g.Units {
			places[u.Unit.ID] = u.Place
		}
	}
	points := func(of *columnar.Scores) func(i int) parquet.Value {
		return func(i int) parquet.Value {
			if !of.Known[i] {
				return parquet.NullValue()
			}
			return parquet.Int64Value(of.Points[i])
		}
	}
	columns := []outColumn{
		{unitID, parquet.String(), func(i int) parquet.Value { return textValue(units[i].ID) }},
		{unitName, parquet.String(), func(i int) parquet.Value { return textValue(units[i].Name.VI) }},
		{unitGroup, parquet.String(), func(i int) parquet.Value { return textValue(units[i].Group) }},
		{unitProvince, parquet.String(), func(i int) parquet.Value { return textValue(c.all.provinces[i]) }},
		{unitYear, parquet.Int(32), func(int) parquet.Value { return parquet.Int32Value(int32(c.edition.year)) }},
		{scoredFacts, parquet.Leaf(parquet.FixedLenByteArrayType(32)), func(i int) parquet.Value {
			hash, err := hex.DecodeString(c.hashes[i])
			if err != nil {
				return parquet.NullValue() // there is no such hash
			}
			return parquet.FixedLenByteArrayValue(hash)
		}},
		{scoredStatus, parquet.Enum(), func(i int) parquet.Value { return textValue(finals.Status[i].String()) }},
		{scoredPoints, decimalNode(finals.Places), points(finals)},
		{scoredBand, parquet.Enum(), func(i int) parquet.Value { return textValue(bands[i].VI) }},
		{scoredPlace, parquet.Int(32), func(i int) parquet.Value {
			place, has := places[units[i].ID]
			if !has {
				return parquet.NullValue()
			}
			return parquet.Int32Value(int32(place.Rat().Num().Int64()))
		}},
	}
	for _, area := range c.edition.rubric.Areas {
		of, err := totals.Item(area.Code)
		if err != nil {
			return err
		}
		columns = append(columns, outColumn{scoredArea + area.Code, decimalNode(of.Places), points(of)})
	}
	e := c.edition.rubric.Edition()
	return writeParquet(w, "results", columns, len(units), map[string]string{
		"edition": e.SHA256, "rubric": e.Rubric, "decision": e.Decision})
}
