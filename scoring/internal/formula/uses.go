package formula

import (
	"math/big"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// Use is one place where a formula reads a variable, by what it is read in.
type Use struct {
	Kind UseKind
	// Node is the rate or share, the count of days, or the comparison; nil of a plain use.
	Node Node
	// Of is what reads the variable within it, With the total, the first day, or the other
	// variable.
	Of, With Node
}

// UseKind says in what a variable is read.
type UseKind uint8

// The kinds of uses.
const (
	UsePlain   UseKind = iota + 1
	UseRate            // a part of a rate or share, above the total
	UseDays            // the last day of a count of days from another variable
	UseAgainst         // compared with another variable
)

// Uses lists where a formula reads a variable.
func Uses(root Node, slot int) []Use {
	var out []Use
	var visit func(n Node)
	visit = func(n Node) {
		switch n := n.(type) {
		case *Variable:
			if n.Slot == slot {
				out = append(out, Use{Kind: UsePlain})
			}
			return
		case *Call:
			switch n.Name {
			case "rate", "share":
				if reads(n.Args[0], slot) && !reads(n.Args[1], slot) {
					out = append(out, Use{UseRate, n, n.Args[0], n.Args[1]})
					return
				}
			case "days", "workdays":
				if slotOf(n.Args[1]) == slot && isVariable(n.Args[0]) && slotOf(n.Args[0]) != slot {
					out = append(out, Use{UseDays, n, n.Args[1], n.Args[0]})
					return
				}
			}
		case *Binary:
			if _, compares := negated[n.Op]; compares && isVariable(n.L) && isVariable(n.R) {
				for _, side := range [][2]Node{{n.L, n.R}, {n.R, n.L}} {
					if slotOf(side[0]) == slot && slotOf(side[1]) != slot {
						out = append(out, Use{UseAgainst, n, side[0], side[1]})
						return
					}
				}
			}
		}
		for _, child := range children(n) {
			visit(child)
		}
	}
	visit(root)
	return out
}

// Threshold is a constant, or a value of a parameter, that something is compared with.
type Threshold struct {
	At *big.Rat
	// Above says that the limit itself lies on the upper side: of >= and <, not of > and <=.
	Above bool
}

// Thresholds lists the constants that a formula compares a part of it with, itself or by the
// name of a let, and the ends of bands that it is looked up in.
func Thresholds(root, part Node) []Threshold {
	text := String(part)
	names := map[int]bool{}
	is := func(n Node) bool { return String(n) == text || names[slotOf(n)] && isVariable(n) }
	var out []Threshold
	walk(root, func(n Node) {
		switch n := n.(type) {
		case *Let:
			if is(n.Init) {
				names[n.Slot] = true
			}
		case *Binary:
			op, other := n.Op, n.R
			if _, compares := negated[op]; !compares {
				return
			}
			if !is(n.L) {
				op, other = Flipped[op], n.L
			}
			if TypeOf(other) != interval.Number || !is(n.L) && !is(n.R) {
				return
			}
			for _, at := range limits(other) {
				out = append(out, Threshold{at, op != ">" && op != "<="})
			}
		case *BandTable:
			if !is(n.X) {
				return
			}
			for _, b := range n.Bands {
				if b.Of.Lo != nil {
					out = append(out, Threshold{b.Of.Lo, !b.Of.LoOpen})
				}
				if b.Of.Hi != nil {
					out = append(out, Threshold{b.Of.Hi, b.Of.HiOpen})
				}
			}
		}
	})
	return out
}

// ObserveRates names the rates that a formula is made of, with what is known of them; nothing
// where it reads an input besides.
func ObserveRates(n Node, vars []interval.Domain) []Atom {
	var out []Atom
	only := true
	var visit func(n Node)
	visit = func(n Node) {
		switch n := n.(type) {
		case *Variable:
			only = only && vars[n.Slot].Type == 0 // the name of a let
			return
		case *Call:
			if n.Name != "rate" {
				break
			}
			Variables(n, func(slot int) { only = only && vars[slot].Type != 0 })
			o := Eval(n, vars)
			if only = only && o.HasValue; only && !containsSubject(out, n) {
				out = append(out, Atom{Slot: -1, Subject: n, Observed: o.Value})
			}
			return
		}
		for _, child := range children(n) {
			visit(child)
		}
	}
	if visit(n); !only {
		return nil
	}
	return out
}

func containsSubject(atoms []Atom, n Node) bool {
	for _, a := range atoms {
		if String(a.Subject) == String(n) {
			return true
		}
	}
	return false
}
