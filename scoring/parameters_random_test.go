package scoring_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// datedValue is a value with its days as texts, which compare as days do.
type datedValue struct{ value, from, until string }

// datedRule is a rule that names the parameters p, by the day of sent, and q, of the period.
type datedRule struct {
	values []datedValue
	of     string // the value of q
	never  bool
	score  string
}

// file writes a rubric. With a day the names of the parameters are replaced by their values
// on that day, and where there is none by a division by zero.
func (r *datedRule) file(day string) string {
	score, parameters := r.score, ""
	if day == "" {
		parameters = "parameters:\n  - {name: p, type: number, title: P, as_of: sent, values: ["
		for i, v := range r.values {
			if i > 0 {
				parameters += ", "
			}
			parameters += "{value: " + v.value + ", from: " + v.from + ", source: S"
			if v.until != "" {
				parameters += ", until: " + v.until
			}
			parameters += "}"
		}
		parameters += "]}\n  - {name: q, type: count, title: Q, values: [{value: " + r.of + ", from: 2024-01-01, until: 2024-12-31, source: S}]}\n"
	} else {
		is := "(1 / zero)"
		for _, v := range r.values {
			if day != "never" && day >= v.from && (v.until == "" || day <= v.until) {
				is = "(" + v.value + ")"
			}
		}
		score = strings.NewReplacer("@p", is, "@q", r.of).Replace(score)
	}
	score = strings.ReplaceAll(score, "@", "")
	return `rubric: r
title: t
decision: {number: "1", issuer: x, date: 2024-01-01}
period: 2024
max: 10
points: {places: 3, rounding: half-up}
inputs:
  - {name: x, type: number, min: -5, max: 20, places: 1, title: X}
  - {name: n, type: count, max: 9, title: N}
  - {name: zero, type: count, max: 0, title: Zero}
  - {name: sent, type: date, never: ` + strconv.FormatBool(r.never) + `, title: Sent}
` + parameters + "areas: [{code: \"1\", title: a, max: 10, min: -1000, not_arising: zero, score: \"" + score + "\"}]\n"
}

// datedScores are rules in which the parameters stand in every kind of place.
var datedScores = []string{
	"x >= @p ? full : 0",
	"x >= @p and n < @q ? full : n",
	"n > @q or x < @p ? 1 : 2",
	"not (@p <= x) ? 0.5 : 7.5",
	"@p < x <= @p + 3 ? full : 0",
	"max(0, min(full, x - @p))",
	"clamp(x, @p, @p + 2) / 4",
	"n in 0..@q ? full : @p / 20",
	"x in [@p, @q] ? full : 0",
	"let limit = 2 * @p; x >= limit ? full : (x >= @p ? full / 2 : 0)",
	"bands(x - @p, '<0', 0, '[0,2)', @p / 10, '>=2', 5)",
	"rate(n, @q + 1) / 100 + round(@p / 7, 1)",
	"share(n, 9) - @p / 10",
	"sent <= date('2023-06-30') ? @p / 10 : x / (@p + 6)",
	"@p / 10",
	"-@p * @q / 100",
	"x == @p ? 3 : abs(x - @p) / 100",
	"count(x >= @p, n >= @q, x > 2 * @p)",
}

// someDated returns a rule with random values.
func someDated(r *rand.Rand) *datedRule {
	out := &datedRule{of: strconv.Itoa(r.IntN(6)), never: r.IntN(2) == 0, score: datedScores[r.IntN(len(datedScores))]}
	day := rubric.Date{Year: 2022, Month: 1, Day: 1}.Plus(r.Int64N(300))
	if r.IntN(4) == 0 {
		day = rubric.Date{Year: 1, Month: 1, Day: 2}
	}
	for i := range 1 + r.IntN(4) {
		v := datedValue{value: decimal.New(r.Int64N(160)-40, -1).String(), from: day.String()}
		if i == 0 {
			day = rubric.Date{Year: 2022, Month: 12, Day: 1}
		}
		if day = day.Plus(1 + r.Int64N(400)); i < 3 || r.IntN(2) == 0 {
			v.until = day.Plus(-1).String()
		}
		out.values = append(out.values, v)
	}
	if last := &out.values[len(out.values)-1]; r.IntN(2) == 0 {
		last.until = ""
	}
	return out
}

// days are the first and last days of the values, those beside them, and days of each.
func (r *datedRule) days() []string {
	out := []string{"0001-01-02", "9999-12-31"}
	for _, v := range r.values {
		for _, text := range []string{v.from, v.until} {
			var at rubric.Date
			if at.UnmarshalText([]byte(text)) != nil || at.IsZero() {
				continue
			}
			for _, by := range []int64{-1, 0, 1, 20} {
				if day := at.Plus(by); day.Year > 0 && day.String() > "0001-01-01" {
					out = append(out, day.String())
				}
			}
		}
	}
	if r.never {
		out = append(out, "never")
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// TestParametersAsNumbers: an item that names parameters comes to the same as one with the
// numbers of the day in their places, however it is scored: by its kernel, by its formula,
// by columns. It fails on days without a value where the other divides by zero. Where the
// day is not known, its range is all that the days give.
func TestParametersAsNumbers(t *testing.T) {
	enough.NotUnderRace(t)
	const instances = 300
	random := rand.New(rand.NewPCG(7, 24))
	checked, failed, kernels, ranges := 0, 0, 0, 0
	for range instances {
		rule := someDated(random)
		s := ruletest.CompileFile(t, rule.file(""))
		inside, err := rules.Inside(s)
		require.NoError(t, err)
		leaf := inside.Leaves[0]
		if leaf.Kernel != nil {
			kernels++
		}
		x, n := decimal.New(random.Int64N(250)-50, -1), random.IntN(10)
		with := func(day string) scoring.Facts {
			f := scoring.Facts{Inputs: map[string]scoring.Figure{"x": scoring.Known(x), "n": scoring.Known(n), "zero": scoring.Known(0)}}
			if day != "" {
				f.Inputs["sent"] = scoring.Known(day)
			}
			return f
		}
		days := rule.days()
		var all []scoring.Facts
		var want []*scoring.Item
		least, most, fails := decimal.NullDecimal{}, decimal.NullDecimal{}, false
		for _, day := range days {
			plain, err := ruletest.CompileFile(t, rule.file(day)).Score(with(day))
			require.NoError(t, err)
			all, want = append(all, with(day)), append(want, plain.Item("1"))
			result, err := s.Score(with(day))
			require.NoError(t, err)
			got, should := result.Item("1"), plain.Item("1")
			require.Equal(t, should.Status, got.Status, "%s on %s: %s", rule.file(""), day, got.Error.EN)
			require.Equal(t, should.Points, got.Points, "%s on %s", rule.file(""), day)
			checked++
			switch {
			case got.Status == scoring.Failed:
				failed++
				fails = true
			case !least.Valid || got.Points.Decimal.LessThan(least.Decimal):
				least = got.Points
			}
			if got.Points.Valid && (!most.Valid || got.Points.Decimal.GreaterThan(most.Decimal)) {
				most = got.Points
			}

			row, err := rules.Hook.Row(inside, with(day))
			require.NoError(t, err)
			o := leaf.Evaluate(inside.Rubric, inside.Vars(row, leaf))
			assert.Equal(t, should.Status == scoring.Failed, o.Failure != nil, "%s on %s", rule.file(""), day)
			if o.Failure == nil && o.Lo != nil {
				assert.Equal(t, should.Points.Decimal.Rat(), o.Lo, "%s on %s", rule.file(""), day)
			}
		}
		table, err := columnar.FromFacts(context.Background(), s, slices.Values(all), nil)
		require.NoError(t, err)
		totals, err := columnar.Score(context.Background(), s, table, nil, nil)
		require.NoError(t, err)
		column, err := totals.Item("1")
		require.NoError(t, err)
		for i, it := range want {
			assert.Equal(t, it.Points, column.At(i), "%s on %s", rule.file(""), days[i])
		}
		if strings.Contains(rule.score, "sent") || fails {
			continue // the days tried need not be all kinds; what may fail has no range
		}
		open, err := s.Score(with(""))
		require.NoError(t, err)
		ranges++
		assert.Equal(t, fmt.Sprint(least.Decimal, most.Decimal), fmt.Sprint(open.Item("1").Range.Least, open.Item("1").Range.Most),
			rule.file(""))
	}
	enough.Enough(t, "days", checked, instances, 5000)
	enough.Enough(t, "failures", failed, instances, 1000)
	enough.Enough(t, "kernels", kernels, instances, 500)
	enough.Enough(t, "ranges", ranges, instances, 30)
}
