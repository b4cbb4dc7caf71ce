package rubric

import (
	"iter"

	"github.com/parindex/parindex/rubric/decimals"
	"github.com/shopspring/decimal"
)

// number is a number of a rubric, and where it stands.
type number struct {
	value decimal.Decimal
	owner any // as for [Rubric.Fault]
	key   string
	what  about
}

// tooLong yields the numbers of a rubric made in Go that a file may not hold, as
// [decimals.TooLong] has it. They are looked for before anything is computed.
func (r *Rubric) tooLong() iter.Seq[number] {
	most := r.digits()
	return func(yield func(number) bool) {
		for n := range r.numbers() {
			if decimals.TooLong(n.value, most) && !yield(n) {
				return
			}
		}
	}
}

// numbers yields every number of a rubric whose items are a tree.
func (r *Rubric) numbers() iter.Seq[number] {
	return func(yield func(number) bool) {
		if !yield(number{r.Max, nil, "max", about{thing: theRubric}}) {
			return
		}
		for i := range r.Inputs {
			in := &r.Inputs[i]
			what := called(inputNamed, in.Name)
			if !yield(number{in.Min.Decimal, in, "min", what}) || !yield(number{in.Max.Decimal, in, "max", what}) {
				return
			}
		}
		if !r.numbersOfParameters(yield) || !r.numbersOfSurveys(yield) {
			return
		}
		for it := range r.everything() {
			what := called(itemNamed, it.Code)
			for _, n := range []number{
				{it.Max, it, "max", what}, {it.Min, it, "min", what}, {it.Step, it, "step", what},
				{it.NotApplicable.Share, it, "not_applicable", what}, {it.NotArising.Share, it, "not_arising", what},
				{it.Waiver.Share, it, "waiver", what},
			} {
				if !yield(n) {
					return
				}
			}
		}
		for _, a := range []*Adjustment{r.Bonus, r.Penalty} {
			if a != nil && !yield(number{a.Cap, a, "cap", about{thing: anAdjustment}}) {
				return
			}
		}
		if f := r.Final; f != nil && (!yield(number{f.Floor.Decimal, f, "floor", about{thing: theFinal}}) ||
			!yield(number{f.Ceiling.Decimal, f, "ceiling", about{thing: theFinal}})) {
			return
		}
		for i := range r.Bands {
			b := &r.Bands[i]
			what := called(bandNamed, b.Name.EN)
			if !yield(number{b.From, b, "from", what}) || !yield(number{b.Below.Decimal, b, "below", what}) {
				return
			}
		}
		for i := range r.Quotas {
			if q := &r.Quotas[i]; !yield(number{q.Most, q, "most", about{thing: aQuota}}) {
				return
			}
		}
	}
}

// numbersOfSurveys yields the numbers of the surveys, and reports whether more are wanted.
func (r *Rubric) numbersOfSurveys(yield func(number) bool) bool {
	for i := range r.Surveys {
		q := &r.Surveys[i]
		what := called(surveyNamed, q.Name)
		if !yield(number{q.TooFew.Share, q, "too_few", what}) || !yield(number{q.NotHeld.Share, q, "not_held", what}) {
			return false
		}
		for _, list := range [][]Option{q.Answers, q.Respondents} {
			for j := range list {
				if !yield(number{list[j].Value.Decimal, &list[j], "value", what}) {
					return false
				}
			}
		}
	}
	return true
}
