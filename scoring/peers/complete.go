package peers

import (
	"context"
	"iter"
	"maps"
	"slices"

	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// Options say of whom relative figures are. A nil *Options means the defaults.
type Options struct {
	// Known leaves out the units whose figure is not known exactly, and those whose group is
	// not known: peer_count(x) is then the number of units whose x is known, and they alone
	// are ranked. A unit that is left out gets no relative figures of x.
	Known bool
}

// Names returns the relative figures that the rules of a scorer read, by the names that
// they have in facts; of peer_mean(x) these are peer_sum(x) and peer_count(x). There are
// none of a scorer that was not made by [scoring.Compile].
func Names(s *scoring.Scorer) []string {
	c, err := rules.Inside(s)
	if err != nil {
		return nil
	}
	var out []string
	for _, f := range c.Inputs.Relative {
		out = append(out, c.Inputs.Scalars[f.Slot].Name)
	}
	return out
}

// Complete returns the facts of units with their relative figures, in the order of the
// units, which are not changed. It reads the units once, and the sequence that it returns
// reads them again whenever it is read: they have to be the same each time. Of what it read
// it keeps as many numbers as there are units for each rank that rules read, and otherwise
// no more than there are groups. The sequence may be read by several goroutines if units
// may.
//
// The error lists the faults of all units as FromFacts of package columnar does; figures that are
// relative and given are faults, too. It is that of the context once this has ended, which
// has no part in the sequence; with an error this is empty. Where no rule reads relative figures the units are returned
// as they are, and not read.
func Complete(ctx context.Context, s *scoring.Scorer, units iter.Seq[scoring.Facts],
	o *Options) (iter.Seq[scoring.Facts], error) {
	c, err := rules.Inside(s)
	switch {
	case err != nil:
		return nobody, err
	case ctx == nil:
		return nobody, rules.ErrNoContext
	case units == nil:
		return nobody, errNoUnits
	case ctx.Err() != nil:
		return nobody, ctx.Err()
	case len(c.Inputs.Relative) == 0:
		return units, nil
	}
	if o == nil {
		o = &Options{}
	}
	p := newPass(c, o.Known)
	number, sound := 0, true
	for f := range units {
		if number++; number%checkEvery == 0 && ctx.Err() != nil {
			return nobody, ctx.Err()
		}
		sound = p.add(f) && sound
	}
	if !sound {
		if err := p.faults(ctx, units); err != nil {
			return nobody, err
		}
	}
	p.close()
	return func(yield func(scoring.Facts) bool) {
		if yield == nil {
			return
		}
		for f := range units {
			if !yield(p.complete(f)) {
				return
			}
		}
	}, nil
}

// nobody is a sequence of no units.
func nobody(func(scoring.Facts) bool) {}

// checkEvery is how many units are read until the context is asked again.
const checkEvery = 256

// pass is what is known of the groups of units after all were read.
type pass struct {
	c      *rules.Compiled
	known  bool
	of     []int        // slots of the inputs that are compared
	ranked map[int]bool // of these, those of which rules read ranks
	// groups are by name; each has a group of figures for each input that is compared.
	groups   map[string][]*figures
	unplaced []*figures // of units whose group is not known
}

func newPass(c *rules.Compiled, known bool) *pass {
	p := &pass{c: c, known: known, ranked: map[int]bool{}, groups: map[string][]*figures{}}
	for _, r := range c.Inputs.Relative {
		if !slices.Contains(p.of, r.Of) {
			p.of = append(p.of, r.Of)
		}
		p.ranked[r.Of] = p.ranked[r.Of] || r.Function == "peer_rank"
	}
	p.unplaced = p.newGroup()
	return p
}

func (p *pass) newGroup() []*figures {
	out := make([]*figures, len(p.of))
	for i, slot := range p.of {
		out[i] = newFigures(&p.c.Inputs.Columns[slot], p.ranked[slot])
	}
	return out
}

// groupOf returns the name of the group that a unit is in; placed reports whether it is
// known.
func (p *pass) groupOf(f scoring.Facts) (name string, placed bool) {
	if p.c.Inputs.Group < 0 {
		return "", true
	}
	name = spelling.Normalize(f.Unit.Group)
	return name, name != ""
}

// figure returns what facts say of an input that is compared, and where that stands in a
// column.
func (p *pass) figure(inputs map[string]scoring.Figure, slot int) (v interval.Interval, at int64, err error) {
	in := p.c.Inputs.Scalars[slot]
	is, err := rules.Hook.Domain(in, inputs[in.Name])
	if err != nil {
		return v, 0, err
	}
	return is.Numbers, p.c.Inputs.Column(slot, is), nil
}

// add takes down the figures of a unit; not sound where they have faults.
func (p *pass) add(f scoring.Facts) (sound bool) {
	inputs, twice := spelling.NormalizeKeys(f.Inputs)
	if twice != "" || !p.c.Rubric.NoGroup(f.Unit.Group).IsZero() {
		return false
	}
	for _, r := range p.c.Inputs.Relative {
		if _, given := inputs[p.c.Inputs.Scalars[r.Slot].Name]; given {
			return false
		}
	}
	name, placed := p.groupOf(f)
	group := p.unplaced
	if placed {
		if group = p.groups[name]; group == nil {
			group = p.newGroup()
			p.groups[name] = group
		}
	}
	for i, slot := range p.of {
		v, at, err := p.figure(inputs, slot)
		switch {
		case err != nil:
			return false
		case p.known && (!placed || !single(v)):
		case placed:
			group[i].add(v, at)
		default:
			group[i].addPerhaps(v, at)
		}
	}
	return true
}

// faults lists what is wrong with the facts of all units.
func (p *pass) faults(ctx context.Context, units iter.Seq[scoring.Facts]) error {
	var out source.Faults
	number := 0
	for f := range units {
		if number++; number%checkEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		inputs, _ := spelling.NormalizeKeys(f.Inputs)
		var own source.Faults
		for _, r := range p.c.Inputs.Relative {
			name := p.c.Inputs.Scalars[r.Slot].Name
			if _, given := inputs[name]; given {
				own = append(own, &source.Fault{Path: source.Path("inputs", name), Message: figureGiven.Say(name)})
			}
		}
		if _, err := rules.Hook.Row(p.c, f); err != nil {
			out = append(out, rules.OfUnit(f.Unit.ID, number, err)...)
		}
		if own != nil {
			out = append(out, rules.OfUnit(f.Unit.ID, number, own)...)
		}
	}
	return out.Err()
}

// close makes the figures ready once all units were read.
func (p *pass) close() {
	for _, x := range p.unplaced {
		x.close()
	}
	for _, group := range p.groups {
		for i, x := range group {
			x.close()
			x.make(p.c.Inputs.Relative, p.unplaced[i])
		}
	}
}

func single(v interval.Interval) bool {
	_, is := v.Single()
	return is
}

// complete returns facts with the relative figures of the unit.
func (p *pass) complete(f scoring.Facts) scoring.Facts {
	name, placed := p.groupOf(f)
	group := p.groups[name]
	if !placed || group == nil {
		return f
	}
	own, _ := spelling.NormalizeKeys(f.Inputs)
	out := make(map[string]scoring.Figure, len(f.Inputs)+len(p.c.Inputs.Relative))
	maps.Copy(out, f.Inputs)
	for i, slot := range p.of {
		v, at, err := p.figure(own, slot)
		if err != nil || p.known && !single(v) {
			continue
		}
		for k, r := range p.c.Inputs.Relative {
			if r.Of != slot {
				continue
			}
			is := group[i].made[k]
			if r.Function == "peer_rank" {
				is = whole(group[i].ranks.rank(v, at, r.Lowest, p.unplaced[i].ranks))
			}
			if !is.IsZero() {
				out[p.c.Inputs.Scalars[r.Slot].Name] = is
			}
		}
	}
	f.Inputs = out
	return f
}
