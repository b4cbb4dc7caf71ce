package assessment

import (
	"cmp"
	"slices"
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
)

// Preview returns what the round would come to with some records more, such as those that
// [Round.Changes] makes of a page while somebody fills it in: with evidence, waivers and all
// else that stands, as [Fold] would have it. Nothing is stored, and the round itself stays as
// it is. Records need not yet say who made them, when and why; where sentences name that, an
// ellipsis stands for it.
//
// The error is that of [Append] for the records, or of [Fold] where the figures contradict
// each other, or of a round that was read from JSON. [Assessment.FieldOf] names the fields of
// its faults.
func (r *Round) Preview(records ...Record) (*Round, error) {
	if r == nil || r.fold == nil || r.of == nil {
		return nil, notFolded.Say()
	}
	f := r.fold.afresh()
	a := *f.a
	a.Records = slices.Clone(a.Records)
	for i := range records {
		a.Records = append(a.Records, *f.drafted(&records[i]))
	}
	f.a, f.entered, f.found, f.told, f.needsAsOf = &a, nil, 0, nil, false
	for i := range a.Records {
		f.enter(i, &a.Records[i])
	}
	if err := f.faults.Err(); err != nil {
		return nil, err
	}
	l := f.layer(r.Name)
	st, err := f.settle(l)
	switch {
	case err != nil:
		return nil, err
	case f.needsAsOf:
		return nil, source.Faults{{Message: needsAsOf.Say()}}
	}
	return f.round(l, st)
}

// drafted returns a record in normal form, with something for what it does not say yet; it
// is made on the day of the state.
func (f *fold) drafted(r *Record) *Record {
	const open = "…"
	out := r.normal()
	out.By = cmp.Or(out.By, open)
	if out.Authority.IsZero() {
		out.Authority = rubric.Plain(open)
	}
	if out.Why.IsZero() {
		out.Why = rubric.Plain(open)
	}
	if out.At.IsZero() {
		day := f.asOf
		if day.IsZero() {
			day = rubric.Date{Year: 1970, Month: 1, Day: 1}
		}
		out.At = time.Date(day.Year, day.Month, day.Day, 0, 0, 0, 0, time.UTC)
	}
	return out
}
