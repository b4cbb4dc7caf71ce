package interval

import (
	"math/big"
	"slices"
)

// Middle returns the value from which no end of a bounded set of numbers is farther
// than the other, of whole numbers the one before it.
func (v Domain) Middle() (_ Domain, bounded bool) {
	if v.Type != Number && v.Type != Date || v.Known() || v.Numbers.Lo == nil || v.Numbers.Hi == nil {
		return v, false
	}
	at := new(big.Rat).Add(v.Numbers.Lo, v.Numbers.Hi)
	at.Quo(at, big.NewRat(2, 1))
	v.Numbers = Exactly(v.Numbers.Grid.Down(at))
	return v, true
}

// Far returns how far a number or date is at most from one that is known, nil where
// nothing says.
func Far(from, to Domain) *big.Rat {
	at, known := to.Numbers.Single()
	if !known || from.Numbers.Lo == nil || from.Numbers.Hi == nil || to.Type != Number && to.Type != Date {
		return nil
	}
	if from.MayBeNever() || to.MayBeNever() {
		return nil // no number of days
	}
	lo, hi := new(big.Rat).Sub(at, from.Numbers.Lo), new(big.Rat).Sub(at, from.Numbers.Hi)
	if lo.Abs(lo).Cmp(hi.Abs(hi)) > 0 {
		return lo
	}
	return hi
}

// Except returns what is left of a value without others of its type.
func (v Domain) Except(others []Domain) []Domain {
	switch v.Type {
	case Bool, Text:
		for _, o := range others {
			v.Bools &^= o.Bools
			v.Texts = Filter(v.Texts, func(s string) bool { return !slices.Contains(o.Texts, s) })
		}
		if v.Empty() {
			return nil
		}
		return []Domain{v}
	}
	left := []Interval{v.Numbers}
	for _, o := range others {
		left = Outside(left, o.Numbers)
		if o.Numbers.Lo == nil && o.Numbers.Hi == nil {
			left = nil
		}
	}
	var out []Domain
	for _, n := range left {
		out = append(out, Domain{Type: v.Type, Numbers: n})
	}
	return out
}

// Few returns all values of a set of whole numbers, dates, options or truth values,
// nil if there are more than so many, or not only such.
func (v Domain) Few(most int) []Domain {
	var out []Domain
	switch v.Type {
	case Bool:
		return Ends(v)
	case Text:
		for _, s := range v.Texts {
			out = append(out, TextDomain(s))
		}
	default:
		if v.Numbers.Lo == nil || v.Numbers.Hi == nil || v.Numbers.Grid == Dense {
			return nil
		}
		step := v.Numbers.Grid.Step()
		for x := v.Numbers.Lo; Cmp(x, v.Numbers.Hi) <= 0; x = new(big.Rat).Add(x, step) {
			if len(out) == most {
				return nil
			}
			out = append(out, Domain{Type: v.Type, Numbers: Exactly(x)})
		}
	}
	if len(out) > most {
		return nil
	}
	return out
}

// Domain is what is known of a formula's value: the set it lies in. Which field
// counts follows from Type.
type Domain struct {
	Type    Type
	Numbers Interval // Number, and Date as days since 1970-01-01
	Bools   Bools    // Bool
	Texts   []string // Text, sorted
}

// Bools is a set of truth values.
type Bools uint8

// The sets of truth values.
const (
	IsFalse Bools = 1 << iota
	IsTrue
	Either = IsFalse | IsTrue
)

func BoolsOf(canTrue, canFalse bool) Bools {
	var b Bools
	if canTrue {
		b |= IsTrue
	}
	if canFalse {
		b |= IsFalse
	}
	return b
}

// NumberDomain returns the value of a number known to lie in the set.
func NumberDomain(n Interval) Domain { return Domain{Type: Number, Numbers: n.Normal()} }

// DateDomain returns the value of a date whose day number lies in the set.
func DateDomain(n Interval) Domain {
	n.Grid = Whole
	return Domain{Type: Date, Numbers: n.Normal()}
}

// BoolDomain returns a truth value.
func BoolDomain(b bool) Domain { return Domain{Type: Bool, Bools: BoolsOf(b, !b)} }

// TextDomain returns a text known to be one of the options.
func TextDomain(options ...string) Domain {
	texts := slices.Clone(options)
	slices.Sort(texts)
	return Domain{Type: Text, Texts: slices.Compact(texts)}
}

// Empty reports whether no value is possible.
func (v Domain) Empty() bool {
	switch v.Type {
	case Bool:
		return v.Bools == 0
	case Text:
		return len(v.Texts) == 0
	}
	return v.Numbers.Empty()
}

// Known reports whether just one value is possible.
func (v Domain) Known() bool {
	switch v.Type {
	case Bool:
		return v.Bools != Either
	case Text:
		return len(v.Texts) == 1
	}
	_, ok := v.Numbers.Single()
	return ok
}

// Equal reports whether two sets are the same.
func (v Domain) Equal(w Domain) bool {
	return v.Type == w.Type && v.Bools == w.Bools && slices.Equal(v.Texts, w.Texts) &&
		v.Numbers.Grid == w.Numbers.Grid && v.Numbers.SameEnds(w.Numbers)
}

// Intersect returns the values that lie in both sets, which are of one type.
func (v Domain) Intersect(w Domain) Domain {
	switch v.Type {
	case Bool:
		v.Bools &= w.Bools
	case Text:
		v.Texts = Filter(v.Texts, func(s string) bool { return slices.Contains(w.Texts, s) })
	default:
		v.Numbers = v.Numbers.Intersect(w.Numbers)
	}
	return v
}

// Union returns the values that are in either set; between numbers, also those
// between them.
func (v Domain) Union(w Domain) Domain {
	switch v.Type {
	case Bool:
		v.Bools |= w.Bools
	case Text:
		return TextDomain(append(slices.Clone(v.Texts), w.Texts...)...)
	default:
		v.Numbers = v.Numbers.Hull(w.Numbers)
	}
	return v
}

// UnionOf returns the union of some sets of one type, of which there is at least one.
func UnionOf(list []Domain) Domain {
	all := list[0]
	if all.Type == Text {
		var texts []string
		for _, v := range list {
			texts = append(texts, v.Texts...)
		}
		return TextDomain(texts...)
	}
	for _, v := range list[1:] {
		all = all.Union(v)
	}
	return all
}

func Filter(texts []string, keep func(string) bool) []string {
	var out []string
	for _, s := range texts {
		if keep(s) {
			out = append(out, s)
		}
	}
	return out
}

// Compare returns which truth values a comparison can have.
func Compare(op string, a, b Domain) Bools {
	switch op {
	case "!=":
		return Swap(Compare("==", a, b))
	case ">":
		return Compare("<", b, a)
	case ">=":
		return Compare("<=", b, a)
	case "<":
		return BoolsOf(Below(a.Numbers, b.Numbers, true), Below(b.Numbers, a.Numbers, false))
	case "<=":
		return BoolsOf(Below(a.Numbers, b.Numbers, false), Below(b.Numbers, a.Numbers, true))
	}
	common := !a.Intersect(b).Empty()
	return BoolsOf(common, !common || !a.Known() || !b.Known())
}

func Swap(b Bools) Bools { return BoolsOf(b&IsFalse != 0, b&IsTrue != 0) }

// Below reports whether some x of a and y of b have x < y, or x <= y if not strict.
func Below(a, b Interval, strict bool) bool {
	if a.Lo == nil || b.Hi == nil {
		return true
	}
	c := Cmp(a.Lo, b.Hi)
	return c < 0 || c == 0 && !strict && !a.LoOpen && !b.HiOpen
}

// TooLong reports whether an end of the set has outgrown what is computed.
func (a Interval) TooLong() bool { return tooLong(a.Lo) || tooLong(a.Hi) }

func tooLong(v *big.Rat) bool {
	return v != nil && (v.Num().BitLen() > MaxBits || v.Denom().BitLen() > MaxBits)
}

// WithoutLongEnds makes the ends infinite that have outgrown what is computed.
func (a Interval) WithoutLongEnds() Interval {
	if tooLong(a.Lo) {
		a.Lo, a.LoOpen = nil, false
	}
	if tooLong(a.Hi) {
		a.Hi, a.HiOpen = nil, false
	}
	return a
}

// MaxBits bounds numerator and denominator of an intermediate result: some
// 1,200 digits, far above any score and low enough that no expression within
// the size limit can occupy a machine.
const MaxBits = 4096
