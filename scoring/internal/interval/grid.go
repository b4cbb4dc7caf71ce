package interval

import "math/big"

// Grid says which numbers a set is restricted to.
type Grid uint8

// The grids. [GridOf] returns those of more decimal places.
const (
	Dense Grid = iota // any number
	Whole             // whole numbers
)

// mostPlaces are the most decimal places of a grid; what would need more is dense.
const mostPlaces = 18

// GridOf returns the grid of the numbers with at most so many decimal places.
func GridOf(places int) Grid {
	if places > mostPlaces {
		return Dense
	}
	return Whole + Grid(places)
}

// Places returns how many decimal places the numbers of a grid have at most; not ok
// for any number.
func (g Grid) Places() (places int, ok bool) { return int(g) - int(Whole), g != Dense }

// Step returns the distance of two neighbours on a grid, which is not dense.
func (g Grid) Step() *big.Rat { return UnitOf(int(g - Whole)) }

// scale returns how many numbers of a grid there are to one.
func (g Grid) scale() *big.Rat { return new(big.Rat).Inv(g.Step()) }

// Has reports whether a number is on the grid.
func (g Grid) Has(v *big.Rat) bool {
	switch {
	case g == Dense || v.IsInt():
		return true
	case g == Whole:
		return false
	}
	places, finite := Places(v)
	return finite && places <= int(g-Whole)
}

// Down returns the greatest number of a grid that is not above another.
func (g Grid) Down(v *big.Rat) *big.Rat {
	switch {
	case g == Dense || v.IsInt():
		return v
	case g == Whole:
		return Floor(v)
	}
	x := new(big.Rat).Mul(v, g.scale())
	return x.Mul(Floor(x), g.Step())
}

// Up returns the least number of a grid that is not below another.
func (g Grid) Up(v *big.Rat) *big.Rat {
	if g != Dense && v.IsInt() {
		return v
	}
	return Negative(g.Down(Negative(v)))
}

// and returns the numbers that are on both grids: those of the coarser one.
func (g Grid) and(h Grid) Grid {
	if g == Dense || h != Dense && h < g {
		return h
	}
	return g
}

// Or returns a grid that has the numbers of both, their sums and differences.
func (g Grid) Or(h Grid) Grid {
	if g == Dense || h == Dense {
		return Dense
	}
	return max(g, h)
}

// product returns a grid that has the products of the numbers of two.
func (g Grid) product(h Grid) Grid {
	if g == Dense || h == Dense {
		return Dense
	}
	return GridOf(int(g-Whole) + int(h-Whole))
}

// times returns a grid that has the multiples of the numbers of another by c.
func (g Grid) times(c *big.Rat) Grid {
	if g == Dense || !c.IsInt() {
		return Dense
	}
	return g
}
