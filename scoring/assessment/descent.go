package assessment

import (
	"math/big"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
)

// descent goes from a maximum down to points and keeps every step as a cause. Whatever the
// steps are, their sum is what lies between its two ends.
type descent struct {
	at     *big.Rat
	causes []Cause
}

func descend(from *big.Rat) *descent { return &descent{at: from} }

// to goes on to a number, because of something that a record did; -1 is none.
func (d *descent) to(v *big.Rat, kind CauseKind, record int, because locale.Speaker) {
	by := new(big.Rat).Sub(d.at, v)
	d.at = v
	if by.Sign() == 0 {
		return
	}
	text := rubric.Text{VI: because.In(locale.Vietnamese), EN: because.In(locale.English)}
	d.causes = append(d.causes, Cause{kind, written(by), text, record})
}

// by goes down by some points.
func (d *descent) by(points *big.Rat, kind CauseKind, because locale.Speaker) {
	d.to(new(big.Rat).Sub(d.at, points), kind, -1, because)
}

// take goes down by what the items below lost, added up by the kinds of causes.
func (d *descent) take(items []*Account) {
	sums := map[CauseKind]*big.Rat{}
	for _, it := range items {
		for _, c := range it.Causes {
			if sums[c.Kind] == nil {
				sums[c.Kind] = new(big.Rat)
			}
			if points, is := new(big.Rat).SetString(c.Points); is { // it is: written has written it
				sums[c.Kind].Add(sums[c.Kind], points)
			}
		}
	}
	for _, kind := range causeKinds {
		if sum := sums[kind]; sum != nil {
			d.by(sum, kind, kindTitles[kind].Say())
		}
	}
}

// end returns the causes of the way to a number that is reached.
func (d *descent) end() []Cause {
	if d.causes == nil {
		return []Cause{}
	}
	return d.causes
}

// written writes a number exactly, as a decimal if it is one, else as a fraction.
func written(v *big.Rat) string { return locale.English.Rat(v) }
