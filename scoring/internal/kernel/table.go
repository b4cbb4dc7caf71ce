package kernel

// tableLoop is for all numbers that no other loop has. It takes a pass for each digit,
// and one or more for what they lead to.
type tableLoop struct {
	*piecewise
}

func (l *tableLoop) add(b *block, out []int64) {
	b.derive(l.derived)
	index := b.register(registerIndex)
	clear(index)
	stride := int64(1)
	for i := range l.digits {
		d := &l.digits[i]
		b.addDigit(index, d, stride)
		stride *= int64(d.values())
	}
	switch {
	case len(l.digits) == 0:
		constantLoop(l.base[0]).add(b, out)
		for i := range l.parts {
			addTimes(out, b.sum(linear{terms: l.parts[i].terms}, registerA), 1)
		}
	case len(l.parts) == 0:
		index := index[:len(out)]
		for i, at := range index {
			out[i] += l.base[at]
		}
	default:
		index, base := index[:len(out)], l.base
		for i := range l.parts {
			q := &l.parts[i]
			x, mask := b.sum(linear{terms: q.terms}, registerA)[:len(out)], q.mask[:len(base)]
			if i > 0 {
				for i, at := range index {
					out[i] += x[i] & mask[at]
				}
				continue
			}
			for i, at := range index {
				out[i] += base[at] + x[i]&mask[at]
			}
		}
	}
}

// addDigit adds a multiple of a digit to the index.
func (b *block) addDigit(index []int64, d *digit, stride int64) {
	if len(d.at) == 1 && len(d.terms) == 2 {
		x, y := b.variable(d.terms[0].variable)[:len(index)], b.variable(d.terms[1].variable)[:len(index)]
		k, l, at := d.terms[0].k, d.terms[1].k, d.at[0]
		for i := range index {
			index[i] += stride & -truth(k*x[i]+l*y[i] >= at)
		}
		return
	}
	x := b.sum(linear{terms: d.terms}, registerA)[:len(index)]
	if len(d.at) <= 4 {
		for _, at := range d.at {
			for i := range index {
				index[i] += stride & -truth(x[i] >= at)
			}
		}
		return
	}
	for i := range index {
		index[i] += stride * int64(d.rank(x[i]))
	}
}
