package statistics

import (
	"math/big"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/shopspring/decimal"
)

// Options say how a [Description] is made. The zero Options, and nil, mean the defaults.
type Options struct {
	Quantiles QuantileType `json:"quantiles,omitempty"` // of the quartiles; Linear if zero
	// Rounding is that of the standard deviation, and of all numbers in sentences: two
	// places, half-up, if nil.
	Rounding *decimals.Rounding `json:"rounding,omitempty"`
}

func (o *Options) rounding() decimals.Rounding {
	if o == nil || o.Rounding == nil {
		return decimals.Rounding{Places: 2, Mode: decimals.HalfUp}
	}
	return *o.Rounding
}

// Description is the usual statistics of a distribution. It is data; its JSON form reads
// back to an equal value. Of no values all numbers are 0.
type Description struct {
	N      int64        `json:"n"`
	Mean   exact.Number `json:"mean"`
	Least  exact.Number `json:"least"`
	Lower  exact.Number `json:"lower_quartile"`
	Median exact.Number `json:"median"` // by Quantiles, too
	Upper  exact.Number `json:"upper_quartile"`
	Most   exact.Number `json:"most"`
	// Quantiles is the definition of the quartiles and of the median.
	Quantiles          QuantileType `json:"quantile_type"`
	Range              exact.Number `json:"range"`               // Most − Least
	InterquartileRange exact.Number `json:"interquartile_range"` // Upper − Lower
	MeanDeviation      exact.Number `json:"mean_deviation"`      // from the mean
	PopulationVariance exact.Number `json:"population_variance"`
	SampleVariance     exact.Number `json:"sample_variance"` // 0 of fewer than two values
	// PopulationDeviation is the square root of PopulationVariance, rounded by Rounding.
	PopulationDeviation decimal.Decimal   `json:"population_deviation"`
	Rounding            decimals.Rounding `json:"rounding"`
}

// Describe returns the statistics of the values. An unknown type of quantile, or a rounding
// to other than 0 to 6 places, is taken as the default.
func (d *Distribution) Describe(o *Options) *Description {
	r, t := o.rounding(), Linear
	if o != nil && o.Quantiles.Known() {
		t = o.Quantiles.orDefault()
	}
	if r.Places < 0 || r.Places > 6 || r.Mode == "" {
		r = (*Options)(nil).rounding()
	}
	quarter := func(k int64) exact.Number { return d.quantile(exact.Of(big.NewRat(k, 4)), t) }
	out := &Description{
		N: d.N(), Mean: d.Mean(), Least: d.Least(), Lower: quarter(1), Median: quarter(2), Upper: quarter(3), Most: d.Most(),
		Quantiles: t, Range: d.Range(), MeanDeviation: d.MeanDeviation(), Rounding: r,
		PopulationVariance: d.PopulationVariance(), SampleVariance: d.SampleVariance(),
		PopulationDeviation: d.PopulationDeviation(r),
	}
	out.InterquartileRange = out.Upper.Minus(out.Lower)
	return out
}

// Text says the statistics in one sentence without its full stop, with the type of the
// quartiles. Numbers are rounded there.
func (d Description) Text() rubric.Text {
	if d.N == 0 {
		return rubric.Say(nothingToDescribe)
	}
	r := func(n exact.Number) decimal.Decimal { return n.Round(d.Rounding) }
	return rubric.Say(described, d.N, r(d.Mean), r(d.Median), r(d.Lower), r(d.Upper),
		int(d.Quantiles.orDefault()), authors, d.PopulationDeviation, r(d.Least), r(d.Most))
}

// MarshalJSON writes numbers as strings.
func (d Description) MarshalJSON() ([]byte, error) { return jsonform.Marshal(d) }

// UnmarshalJSON reads what MarshalJSON writes.
func (d *Description) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, d) }
