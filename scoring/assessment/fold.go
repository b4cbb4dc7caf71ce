package assessment

import (
	"errors"
	"slices"
	"strconv"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// Fold makes the state of every round from the records of an assessment. asOf is the day
// by which waivers and deadlines of evidence are read; it may be zero where there are none.
//
// The error is a [source.Faults] with every record that does not follow from those before
// it, behind which errors.Is finds [ErrLocked], [ErrRevision], [ErrConflict],
// [ErrNotAllowed], or [scoring.ErrFacts] where the figures of a round contradict each
// other. A refused record changes nothing of what the others are held against.
func Fold(s *scoring.Scorer, a *Assessment, asOf rubric.Date) (*State, error) {
	if !onCalendar(asOf) {
		return nil, source.Faults{{Message: noSuchDate.Say(asOf)}}
	}
	a = a.kept()
	f, err := newFold(s, a, asOf)
	if err != nil {
		return nil, err
	}
	for i := range a.Records {
		f.enter(i, &a.Records[i])
	}
	out := &State{Schema: jsonform.Schema, Edition: s.Edition(), Unit: a.Unit, AsOf: asOf, fold: f}
	var below *settled
	for _, l := range f.layers {
		st := below
		if st == nil || l.says() {
			if st, err = f.settle(l); err != nil {
				faults, are := err.(source.Faults)
				if !are {
					return nil, err
				}
				f.faults = append(f.faults, faults...)
				below = nil
				continue
			}
		}
		r, err := f.round(l, st)
		if err != nil {
			return nil, err
		}
		out.Rounds, below = append(out.Rounds, r), st
	}
	if f.needsAsOf {
		f.faults = append(f.faults, &source.Fault{Message: needsAsOf.Say()})
	}
	if err := f.faults.Err(); err != nil {
		return nil, err
	}
	return out, nil
}

// Append returns an assessment with some records more: all of them, or none. They are
// entered one after the other, so that each may follow from those before it. The error is
// that of [Fold] for the records, or for those before them: another record came first, the
// round is locked, the figure is none. Its faults count the records of both
// ([Assessment.FieldOf]). Figures that contradict each other are left to Fold, since the next
// record may be what mends them; only a lock is refused as long as those of its round do.
func Append(s *scoring.Scorer, a *Assessment, records ...Record) (*Assessment, error) {
	f, err := newFold(s, a, rubric.Date{})
	if err != nil {
		return nil, err
	}
	out := *a
	out.Records = append(slices.Clip(a.Records), records...)
	f.a = &out
	for i := range out.Records {
		f.enter(i, out.Records[i].normal())
		if r := f.entered[i]; i >= len(a.Records) && r != nil && r.Kind == Locked && len(f.faults) == 0 {
			if _, err := f.settle(f.layer(r.Round)); err != nil {
				return nil, err
			}
		}
	}
	if err := f.faults.Err(); err != nil {
		return nil, err
	}
	return &out, nil
}

// fold is an assessment on its way to a state.
type fold struct {
	scorer *scoring.Scorer
	c      *rules.Compiled
	a      *Assessment
	asOf   rubric.Date
	layers []*layer
	leaves map[string]*rules.Node
	// entered are the records that were admitted, with their names and figures in normal form.
	entered map[int]*Record
	pieces  map[string]bool // IDs of pieces of evidence
	faults  source.Faults
	found   int             // faults of records, also those that are only counted
	told    map[string]bool // faults of facts that a round before has
	// needsAsOf says that something depends on the day, which is not known.
	needsAsOf bool
}

// mostFaults bounds the faults of an assessment that are told.
const mostFaults = 1000

func newFold(s *scoring.Scorer, a *Assessment, asOf rubric.Date) (*fold, error) {
	c, err := rules.Inside(s)
	switch {
	case err != nil:
		return nil, err
	case a == nil:
		return nil, source.Faults{{Message: noAssessment.Say()}}
	case a.Rubric != "" && a.Rubric != c.Rubric.ID:
		why := otherRubric.As(scoring.ErrEdition).SayShort(a.Rubric, c.Rubric.ID)
		return nil, source.Faults{{Path: "rubric", Message: why}}
	case len(c.Rubric.Rounds) == 0:
		return nil, source.Faults{{Message: noRounds.Say()}}
	}
	if why := c.Rubric.NoGroup(a.Unit.Group); !why.IsZero() {
		why.Kind = errors.Join(scoring.ErrFacts, why.Kind)
		return nil, source.Faults{{Path: source.Path("unit", "group"), Message: why}}
	}
	f := &fold{scorer: s, c: c, a: a, asOf: asOf, pieces: map[string]bool{},
		leaves: make(map[string]*rules.Node, len(c.Leaves))}
	for _, n := range c.Leaves {
		f.leaves[n.Item.Code] = n
	}
	f.layers = f.newLayers()
	return f, nil
}

// newLayers returns the rounds of the rubric without records.
func (f *fold) newLayers() []*layer {
	out := make([]*layer, len(f.c.Rubric.Rounds))
	for i := range f.c.Rubric.Rounds {
		out[i] = &layer{of: &f.c.Rubric.Rounds[i], revision: 1}
		if i > 0 {
			out[i].below = out[i-1]
		}
	}
	return out
}

// enter holds a record in normal form against the current values, and applies it where it agrees with them.
func (f *fold) enter(i int, r *Record) {
	l := f.layer(r.Round)
	before := f.found
	f.shape(i, r)
	switch {
	case l == nil:
		f.fault(i, r, "round", f.noRound(r.Round))
	case f.found > before: // whatever else is wrong may follow from that
	default:
		f.admit(i, r, l)
		f.check(i, r, l)
	}
	if f.found == before {
		put(&f.entered, i, r)
		f.apply(i, r, l)
	}
}

// noRound says that the rubric has no round with a name.
func (f *fold) noRound(name string) locale.Message {
	names := make([]string, len(f.layers))
	for k, l := range f.layers {
		names[k] = l.of.Name
	}
	return unknownRound.SayShort(name, spelling.Suggest(name, names))
}

func (f *fold) layer(name string) *layer {
	for _, l := range f.layers {
		if l.of.Name == name {
			return l
		}
	}
	return nil
}

// fault adds a fault of a record, at its place in the file.
func (f *fold) fault(i int, r *Record, key string, m locale.Message) {
	f.found++
	f.faults.Add(mostFaults, func() *source.Fault {
		out := r.at.Fault(-1, m.Of(theRecord.Say(i+1, string(r.Kind))))
		out.Path = source.Path("records") + "[" + strconv.Itoa(i) + "]"
		if key != "" {
			out.Path += "." + key
		}
		return out
	})
}

// admit checks that a round takes a record.
func (f *fold) admit(i int, r *Record, l *layer) {
	switch revision := r.revision(); {
	case r.Kind == Reopened && !l.locked:
		f.fault(i, r, "round", notLocked.Say(l.of.Name))
	case l.locked && r.Kind != Reopened:
		f.fault(i, r, "revision", lockedRound.Say(l.of.Name, l.revision, revision))
	case revision != l.revision:
		f.fault(i, r, "revision", otherRevision.Say(l.of.Name, l.revision, revision))
	}
	if r.Kind == Locked || r.Kind == Reopened {
		return
	}
	apart := []Kind{Refused, Opined, Surveyed, Waived} // what a unit does not write itself
	if l.of.Self && slices.Contains(apart, r.Kind) ||
		len(l.of.Records) > 0 && !slices.Contains(l.of.Records, string(r.Kind)) {
		f.fault(i, r, "kind", roundTakesNo.Say(l.of.Name))
	}
}

// apply makes what a record says the current value.
func (f *fold) apply(i int, r *Record, l *layer) {
	l.records = append(l.records, i)
	switch r.Kind {
	case Stated:
		put(&l.figures, r.Input, standing[scoring.Figure]{r.New, i})
	case Typed:
		put(&l.points, r.Item, standing[scoring.Figure]{r.New, i})
	case Claimed:
		put(&l.claims, r.Item, standing[int]{r.Case, i})
	case Shown:
		f.pieces[r.Evidence.id()] = true
		put(&l.shown, r.Item, append(l.shown[r.Item], i))
	case Refused:
		put(&l.refused, r.Piece, i)
	case Explained, Opined, Noted:
		put(&l.remarks, r.Item, append(l.remarks[r.Item], i))
	case Surveyed:
		if r.Item != "" {
			put(&l.answers, r.Item, standing[Answers]{r.Answers, i})
		} else {
			put(&l.notHeld, r.Survey, standing[bool]{r.NotHeld, i})
		}
	case Waived:
		put(&l.waivers, r.Item, standing[*Waiver]{r.Waiver, i})
	case Locked:
		l.locked = true
	case Reopened:
		l.locked, l.revision = false, l.revision+1
	}
}
