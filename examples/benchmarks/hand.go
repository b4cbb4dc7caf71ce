package main

import "github.com/shopspring/decimal"

// handLeaf is a leaf as hand-written code would keep it: numbers only.
type handLeaf struct {
	shape            shape
	a, b             int32 // slots of the inputs
	full, half, each int64
	hi, lo           int64
}

func handLeaves(t *table) []handLeaf {
	leaves := make([]handLeaf, len(t.leaves))
	for i, l := range t.leaves {
		h := handLeaf{
			shape: l.shape,
			a:     int32(l.inputs[0].slot),
			full:  l.full,
			half:  (l.full + 1) / 2,
			each:  l.each,
			hi:    l.hi,
			lo:    l.lo,
		}
		if len(l.inputs) > 1 {
			h.b = int32(l.inputs[1].slot)
		}
		leaves[i] = h
	}
	return leaves
}

// prepareHandInt64 is the yardstick: what a competent person would write by
// hand for one rubric. Points are hundredths, rates hundredths of a percent, so
// a share of full is full·rate/10000, rounded once.
func prepareHandInt64(f *facts) (run, error) {
	leaves := handLeaves(f.table)
	return func(totals []int64) error {
		for u := range totals {
			percents := f.percents[u*f.width[percent]:][:f.width[percent]]
			counts := f.counts[u*f.width[count]:][:f.width[count]]
			enums := f.enums[u*f.width[enum]:][:f.width[enum]]
			bools := f.bools[u*f.width[boolean]:][:f.width[boolean]]
			var total int64
			for i := range leaves {
				l := &leaves[i]
				switch l.shape {
				case shapeBands:
					if rate := percents[l.a]; rate > l.hi {
						total += l.full
					} else if rate >= l.lo {
						total += l.half
					}
				case shapeThreshold:
					if percents[l.a] >= l.hi {
						total += l.full
					}
				case shapeOptions:
					switch enums[l.a] {
					case 0:
						total += l.full
					case 1:
						total += l.half
					}
				case shapeClean:
					if counts[l.a] == 0 {
						total += l.full
					}
				case shapeBoth:
					if bools[l.a] && bools[l.b] {
						total += l.full
					}
				case shapeProportional:
					total += (l.full*percents[l.a] + 5000) / 10000
				case shapeFloored:
					if rate := percents[l.a]; rate >= l.hi {
						total += (l.full*rate + 5000) / 10000
					}
				case shapeEarned:
					total += min(l.full, l.each*counts[l.a])
				case shapeDeducted:
					total += max(0, l.full-l.each*counts[l.a])
				case shapeDone:
					if done, of := counts[l.a]*10000, counts[l.b]; of > 0 {
						if done >= l.hi*of {
							total += l.full
						} else if done >= l.lo*of {
							total += l.half
						}
					}
				}
			}
			totals[u] = total
		}
		return nil
	}, nil
}

// column returns the figures of one slot for all units side by side.
func column[T any](rows []T, width int) [][]T {
	columns := make([][]T, width)
	for i, v := range rows {
		columns[i%width] = append(columns[i%width], v)
	}
	return columns
}

// prepareHandColumns turns the loops round: which rule a leaf has is decided once
// for all units. It is what a door for many units can be compared with.
func prepareHandColumns(f *facts) (run, error) {
	leaves := handLeaves(f.table)
	percents, counts := column(f.percents, f.width[percent]), column(f.counts, f.width[count])
	enums, bools := column(f.enums, f.width[enum]), column(f.bools, f.width[boolean])
	return func(totals []int64) error {
		clear(totals)
		for i := range leaves {
			l := leaves[i]
			switch l.shape {
			case shapeBands:
				for u, rate := range percents[l.a][:len(totals)] {
					var p int64
					if rate >= l.lo {
						p = l.half
					}
					if rate > l.hi {
						p = l.full
					}
					totals[u] += p
				}
			case shapeThreshold:
				for u, rate := range percents[l.a][:len(totals)] {
					var p int64
					if rate >= l.hi {
						p = l.full
					}
					totals[u] += p
				}
			case shapeOptions:
				points := [4]int64{l.full, l.half, 0, 0}
				for u, option := range enums[l.a][:len(totals)] {
					totals[u] += points[option&3]
				}
			case shapeClean:
				for u, n := range counts[l.a][:len(totals)] {
					var p int64
					if n == 0 {
						p = l.full
					}
					totals[u] += p
				}
			case shapeBoth:
				b := bools[l.b][:len(totals)]
				for u, a := range bools[l.a][:len(totals)] {
					if a && b[u] {
						totals[u] += l.full
					}
				}
			case shapeProportional:
				for u, rate := range percents[l.a][:len(totals)] {
					totals[u] += (l.full*rate + 5000) / 10000
				}
			case shapeFloored:
				for u, rate := range percents[l.a][:len(totals)] {
					if rate >= l.hi {
						totals[u] += (l.full*rate + 5000) / 10000
					}
				}
			case shapeEarned:
				for u, n := range counts[l.a][:len(totals)] {
					totals[u] += min(l.full, l.each*n)
				}
			case shapeDeducted:
				for u, n := range counts[l.a][:len(totals)] {
					totals[u] += max(0, l.full-l.each*n)
				}
			case shapeDone:
				of := counts[l.b][:len(totals)]
				for u, n := range counts[l.a][:len(totals)] {
					var p int64
					if n*10000 >= l.lo*of[u] {
						p = l.half
					}
					if n*10000 >= l.hi*of[u] {
						p = l.full
					}
					if of[u] == 0 {
						p = 0
					}
					totals[u] += p
				}
			}
		}
		return nil
	}, nil
}

// prepareHandDecimal is hand_int64 with another type of number, and with the
// same turns of thought: no division where a product or a shift does.
func prepareHandDecimal(f *facts) (run, error) {
	type decimalLeaf struct {
		shape                    shape
		a, b                     int32
		full, half, each, hi, lo decimal.Decimal
	}
	leaves := make([]decimalLeaf, len(f.leaves))
	for i, h := range handLeaves(f.table) {
		leaves[i] = decimalLeaf{h.shape, h.a, h.b, decimal.New(h.full, -2), decimal.New(h.full*5, -3),
			decimal.New(h.each, -2), decimal.New(h.hi, -2), decimal.New(h.lo, -2)}
	}
	allPercents, allCounts := make([]decimal.Decimal, len(f.percents)), make([]decimal.Decimal, len(f.counts))
	for i, v := range f.percents {
		allPercents[i] = asDecimal(v).(decimal.Decimal)
	}
	for i, v := range f.counts {
		allCounts[i] = decimal.New(v, 0)
	}
	return func(totals []int64) error {
		for u := range totals {
			percents := allPercents[u*f.width[percent]:][:f.width[percent]]
			counts := allCounts[u*f.width[count]:][:f.width[count]]
			enums := f.enums[u*f.width[enum]:][:f.width[enum]]
			bools := f.bools[u*f.width[boolean]:][:f.width[boolean]]
			var total decimal.Decimal
			for i := range leaves {
				l := &leaves[i]
				var points decimal.Decimal
				switch l.shape {
				case shapeBands:
					if rate := percents[l.a]; rate.GreaterThan(l.hi) {
						points = l.full
					} else if rate.GreaterThanOrEqual(l.lo) {
						points = l.half
					}
				case shapeThreshold:
					if percents[l.a].GreaterThanOrEqual(l.hi) {
						points = l.full
					}
				case shapeOptions:
					switch enums[l.a] {
					case 0:
						points = l.full
					case 1:
						points = l.half
					}
				case shapeClean:
					if counts[l.a].IsZero() {
						points = l.full
					}
				case shapeBoth:
					if bools[l.a] && bools[l.b] {
						points = l.full
					}
				case shapeProportional:
					points = l.full.Mul(percents[l.a]).Shift(-2)
				case shapeFloored:
					if rate := percents[l.a]; rate.GreaterThanOrEqual(l.hi) {
						points = l.full.Mul(rate).Shift(-2)
					}
				case shapeEarned:
					if points = l.each.Mul(counts[l.a]); points.GreaterThan(l.full) {
						points = l.full
					}
				case shapeDeducted:
					if points = l.full.Sub(l.each.Mul(counts[l.a])); points.IsNegative() {
						points = decimal.Decimal{}
					}
				case shapeDone:
					if of := counts[l.b]; of.IsPositive() {
						done := counts[l.a].Shift(2)
						if done.GreaterThanOrEqual(l.hi.Mul(of)) {
							points = l.full
						} else if done.GreaterThanOrEqual(l.lo.Mul(of)) {
							points = l.half
						}
					}
				}
				total = total.Add(points.Round(2))
			}
			totals[u] = cents(total)
		}
		return nil
	}, nil
}

// cents returns points in hundredths, without an allocation where they have two
// decimals already.
func cents(d decimal.Decimal) int64 {
	if d.Exponent() == -2 {
		return d.CoefficientInt64()
	}
	return d.Shift(2).IntPart()
}
