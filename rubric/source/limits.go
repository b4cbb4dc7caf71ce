package source

// Limits bounds what is read from outside. A zero field takes the default; the
// zero Limits and a nil *Limits are the defaults.
type Limits struct {
	Bytes  int // size of a file; default 4 MiB
	Depth  int // nesting of mappings and sequences; default 64
	Nodes  int // values in a file, those behind an alias counted at every use; default 200,000
	Digits int // digits of a number, before and after the decimal point each; default 18
}

// OrDefault returns the limits with every zero field replaced by its default.
func (l *Limits) OrDefault() Limits {
	out := Limits{Bytes: 4 << 20, Depth: 64, Nodes: 200_000, Digits: 18}
	if l == nil {
		return out
	}
	for _, f := range []struct {
		to   *int
		from int
	}{{&out.Bytes, l.Bytes}, {&out.Depth, l.Depth}, {&out.Nodes, l.Nodes}, {&out.Digits, l.Digits}} {
		if f.from > 0 {
			*f.to = f.from
		}
	}
	return out
}
