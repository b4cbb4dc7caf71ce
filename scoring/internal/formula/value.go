package formula

import (
	"math/big"
	"slices"
)

// Value is what is known of a formula's value: the set it lies in. Which field
// counts follows from Type.
type Value struct {
	Type  Type
	Num   Num      // Number, and Date as days since 1970-01-01
	Bools Bools    // Bool
	Texts []string // Text, sorted
}

// Bools is a set of truth values.
type Bools uint8

// The sets of truth values.
const (
	IsFalse Bools = 1 << iota
	IsTrue
	Either = IsFalse | IsTrue
)

func boolsOf(canTrue, canFalse bool) Bools {
	var b Bools
	if canTrue {
		b |= IsTrue
	}
	if canFalse {
		b |= IsFalse
	}
	return b
}

// NumberValue returns the value of a number known to lie in the set.
func NumberValue(n Num) Value { return Value{Type: Number, Num: n.normal()} }

// DateValue returns the value of a date whose day number lies in the set.
func DateValue(n Num) Value {
	n.Whole = true
	return Value{Type: Date, Num: n.normal()}
}

// BoolValue returns a truth value.
func BoolValue(b bool) Value { return Value{Type: Bool, Bools: boolsOf(b, !b)} }

// TextValue returns a text known to be one of the options.
func TextValue(options ...string) Value {
	texts := slices.Clone(options)
	slices.Sort(texts)
	return Value{Type: Text, Texts: slices.Compact(texts)}
}

// Empty reports whether no value is possible.
func (v Value) Empty() bool {
	switch v.Type {
	case Bool:
		return v.Bools == 0
	case Text:
		return len(v.Texts) == 0
	}
	return v.Num.Empty()
}

// Known reports whether just one value is possible.
func (v Value) Known() bool {
	switch v.Type {
	case Bool:
		return v.Bools != Either
	case Text:
		return len(v.Texts) == 1
	}
	_, ok := v.Num.Single()
	return ok
}

// Intersect returns the values that lie in both sets, which are of one type.
func (v Value) Intersect(w Value) Value {
	switch v.Type {
	case Bool:
		v.Bools &= w.Bools
	case Text:
		v.Texts = filter(v.Texts, func(s string) bool { return slices.Contains(w.Texts, s) })
	default:
		v.Num = v.Num.Intersect(w.Num)
	}
	return v
}

// Union returns the values that are in either set; between numbers, also those
// between them.
func (v Value) Union(w Value) Value {
	switch v.Type {
	case Bool:
		v.Bools |= w.Bools
	case Text:
		return TextValue(append(slices.Clone(v.Texts), w.Texts...)...)
	default:
		v.Num = v.Num.hull(w.Num)
	}
	return v
}

func filter(texts []string, keep func(string) bool) []string {
	var out []string
	for _, s := range texts {
		if keep(s) {
			out = append(out, s)
		}
	}
	return out
}

// compare returns which truth values a comparison can have.
func compare(op string, a, b Value) Bools {
	switch op {
	case "!=":
		return swap(compare("==", a, b))
	case ">":
		return compare("<", b, a)
	case ">=":
		return compare("<=", b, a)
	case "<":
		return boolsOf(below(a.Num, b.Num, true), below(b.Num, a.Num, false))
	case "<=":
		return boolsOf(below(a.Num, b.Num, false), below(b.Num, a.Num, true))
	}
	common := !a.Intersect(b).Empty()
	return boolsOf(common, !common || !a.Known() || !b.Known())
}

func swap(b Bools) Bools { return boolsOf(b&IsFalse != 0, b&IsTrue != 0) }

// below reports whether some x of a and y of b have x < y, or x <= y if not strict.
func below(a, b Num, strict bool) bool {
	if a.Lo == nil || b.Hi == nil {
		return true
	}
	c := a.Lo.Cmp(b.Hi)
	return c < 0 || c == 0 && !strict && !a.LoOpen && !b.HiOpen
}

// tooLong reports whether an end of the set has outgrown what is computed.
func (a Num) tooLong() bool { return tooLong(a.Lo) || tooLong(a.Hi) }

func tooLong(v *big.Rat) bool {
	return v != nil && (v.Num().BitLen() > maxBits || v.Denom().BitLen() > maxBits)
}

// withoutLongEnds makes the ends infinite that have outgrown what is computed.
func (a Num) withoutLongEnds() Num {
	if tooLong(a.Lo) {
		a.Lo, a.LoOpen = nil, false
	}
	if tooLong(a.Hi) {
		a.Hi, a.HiOpen = nil, false
	}
	return a
}

// maxBits bounds numerator and denominator of an intermediate result: some
// 1,200 digits, far above any score and low enough that no expression within
// the size limit can occupy a machine.
const maxBits = 4096
