package rubric

import (
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/shopspring/decimal"
)

// Relative figures say how the figure of a unit stands among those of the units of its
// object group. Rules write them as functions of an input, and so their names are written.
const (
	peerBest  = "peer_best"
	peerSum   = "peer_sum"
	peerRank  = "peer_rank"
	peerCount = "peer_count"
	lowest    = ", 'lowest'"
)

// relativeTitles says what a relative figure is, behind the title of what it compares.
var relativeTitles = map[string]locale.Sentence{
	peerBest: groupHighest, peerBest + lowest: groupLowest, peerSum: groupSum,
	peerRank: groupRank, peerRank + lowest: groupRankLowest, peerCount: groupCount,
}

// Compared returns the input whose figures a relative figure compares, as [Rubric.Input]
// returns one; nil for other inputs.
func (in *Input) Compared() *Input {
	if in == nil {
		return nil
	}
	return in.compared
}

// relative returns a relative figure as an input: peer_best(x), peer_sum(x), peer_rank(x)
// or peer_count(x) of a numeric input x that is no series; nil where the name is none. It
// is [External], since the cohort makes it and no unit does, and fixed.
func (r *Rubric) relative(name string) *Input {
	function, args, called := strings.Cut(name, "(")
	args, closed := strings.CutSuffix(args, ")")
	of, low := strings.CutSuffix(args, lowest)
	title := function
	if low {
		title += lowest
	}
	said, is := relativeTitles[title]
	at := slices.IndexFunc(r.Inputs, func(in Input) bool { return in.Name == of })
	if !called || !closed || !is || at < 0 {
		return nil
	}
	x := &r.Inputs[at]
	if len(x.Each) > 0 || !x.Type.Numeric() {
		return nil
	}
	out := &Input{Name: name, Type: x.Type, Unit: x.Unit, Min: x.Min, Max: x.Max, Places: x.Places, Fixed: true,
		Source: External, Illustrative: x.Illustrative, compared: x, Title: Say(said, x.Title)}
	switch least, most := x.Domain(); function {
	case peerSum:
		if x.Type == Percent {
			out.Type, out.Unit = Number, Say(percentagePoints)
		}
		// One unit has a figure, and others add nothing below zero, or nothing above it.
		if out.Min = least; !least.Valid || decimals.Compare(least.Decimal, decimal.Zero) < 0 {
			out.Min = decimal.NullDecimal{}
		}
		if out.Max = most; !most.Valid || decimals.Compare(most.Decimal, decimal.Zero) > 0 {
			out.Max = decimal.NullDecimal{}
		}
	case peerRank, peerCount:
		out.Type, out.Unit, out.Places = Count, Text{}, nil
		out.Min, out.Max = decimal.NewNullDecimal(decimal.NewFromInt(1)), decimal.NullDecimal{}
	}
	return out
}
