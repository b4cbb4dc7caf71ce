package interval

import "math/big"

// Never is what stands for a date that did not come: the day after 9999-12-31, the last
// that can be written. So it is later than every day. It is never changed.
var Never = big.NewRat(2_932_897, 1)

// MayBeNever reports whether a date may be one that did not come.
func (v Domain) MayBeNever() bool { return v.Type == Date && v.Numbers.Contains(Never) }

// Days returns the days that a date can be.
func (v Domain) Days() Domain {
	v.Numbers = v.Numbers.Intersect(Interval{Hi: Never, HiOpen: true})
	return v
}
