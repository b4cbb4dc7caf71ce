package source

// Limits bounds what is read from outside. A zero field takes the default; the
// zero Limits and a nil *Limits are the defaults.
type Limits struct {
	Bytes int // size of a file; default 4 MiB
	Depth int // nesting of mappings and sequences; default 64
	// Nodes bounds the values in a file and the keys and values of its mappings,
	// those behind an alias counted at every use, and also the marks that can part
	// values in YAML (, : ? [ { & * ! and a dash before a space), wherever they stand;
	// default 100,000. Of quotes there may be four times as many.
	Nodes  int
	Digits int // digits of a number, before and after the decimal point each; default 18
	Faults int // faults that are told; default 1,000. The others are counted.
}

// OrDefault returns the limits with every zero field replaced by its default.
func (l *Limits) OrDefault() Limits {
	out := Limits{Bytes: 4 << 20, Depth: 64, Nodes: 100_000, Digits: 18, Faults: 1000}
	if l == nil {
		return out
	}
	for _, f := range []struct {
		to   *int
		from int
	}{{&out.Bytes, l.Bytes}, {&out.Depth, l.Depth}, {&out.Nodes, l.Nodes}, {&out.Digits, l.Digits},
		{&out.Faults, l.Faults}} {
		if f.from > 0 {
			*f.to = f.from
		}
	}
	return out
}
