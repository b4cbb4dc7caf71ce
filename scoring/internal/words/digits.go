package words

import (
	"math/big"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// Digits writes numbers of one sentence for officials. A number that no decimal
// equals is cut and marked with ≈; everything else is written in full.
//
// One cut number goes without the mark, as it does in every published table: the
// percentage that a unit has reached, where it shows the usual two places, 77,78%.
// The mark stands where more places than two were needed (≈ 89,997%), where fewer are
// shown, as these would pass for an exact number (≈ 90%, ≈ 77,8%), and on limits,
// which nobody is to miss by what was cut. See [Digits.percent].
//
// A sentence that compares numbers must not contradict itself by cutting them:
// 89.997 against 90 is not "≈ 90, required at least 90". So all numbers that stand
// together are cut at the same places, and [Digits.Apart] takes as many as keep
// them in their order.
type Digits struct {
	Places int                   // at least two
	Mode   decimals.RoundingMode // of points, that of the rubric; else half up
}

// leastPlaces are the decimal places of a number that is cut, unless it takes more.
const leastPlaces = 2

// mostOwnPlaces are the most places of a threshold that numbers beside it are
// written with.
const mostOwnPlaces = 6

// Apart returns digits that keep the numbers of every group apart which are
// different, and in their order. Nil numbers are passed over. All groups are looked
// at together: two numbers can differ at three places and not at four.
func (d Digits) Apart(groups ...[]*big.Rat) Digits {
	d.Places = max(d.Places, leastPlaces)
	endless := false
	for i, group := range groups {
		var list []*big.Rat
		for _, v := range group {
			if v == nil {
				continue
			}
			list = append(list, v)
			if own, finite := interval.Places(v); !finite {
				endless = true
			} else if own <= mostOwnPlaces {
				d.Places = max(d.Places, own)
			}
		}
		groups[i] = list
	}
	for endless && slices.ContainsFunc(groups, func(list []*big.Rat) bool { return !d.keeps(list) }) {
		d.Places++
	}
	return d
}

// keeps reports whether numbers are written in their order, different ones
// differently.
func (d Digits) keeps(list []*big.Rat) bool {
	cut := make([]*big.Rat, len(list))
	for i, v := range list {
		cut[i], _ = d.cut(v)
		for k := range i {
			if cut[i].Cmp(cut[k]) != v.Cmp(list[k]) {
				return false
			}
		}
	}
	return true
}

// cut returns a number as it is written, and whether that is only about the number.
func (d Digits) cut(v *big.Rat) (written *big.Rat, about bool) {
	if _, finite := interval.Places(v); finite {
		return v, false
	}
	mode := d.Mode
	if mode == "" {
		mode = decimals.HalfUp
	}
	return interval.Round(v, max(d.Places, leastPlaces), mode), true
}

// Write writes a number: 89,5; ≈ 89,997.
func (d Digits) Write(l locale.Lang, v *big.Rat) string {
	v, about := d.cut(v)
	text := l.Decimal(formula.ToDecimal(v))
	if about {
		return "≈ " + text
	}
	return text
}

// percent writes what was reached of a percentage, without the sign: 77,78; ≈ 89,997;
// ≈ 90.
func (d Digits) percent(l locale.Lang, v *big.Rat) string {
	text := d.Write(l, v)
	if cut, _ := d.cut(v); d.Places <= leastPlaces {
		if shown, _ := interval.Places(cut); shown == leastPlaces {
			return strings.TrimPrefix(text, "≈ ")
		}
	}
	return text
}

// thousands writes the whole part of a number in groups: 4.260, 12.345,5.
func thousands(text, separator string) string {
	start := strings.IndexAny(text, "0123456789")
	if start < 0 {
		return text
	}
	end := start
	for end < len(text) && text[end] >= '0' && text[end] <= '9' {
		end++
	}
	out := text[end:]
	for end-start > 3 {
		out = separator + text[end-3:end] + out
		end -= 3
	}
	return text[:end] + out
}
