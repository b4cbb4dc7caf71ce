package remediation

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// optimizeSteps bounds the work of [Optimize] unless the aim says otherwise: ways
// to choose that are weighed.
const optimizeSteps = 20_000_000

// Optimize finds the cheapest set of changes of figures with which a unit reaches
// a goal, the next best sets, and the curve of effort and points.
//
// It follows the rules of the rubric, exactly ([scoring.Scorer.Levers]): figures
// that no rule reads together are moved apart, and every way to move the others is
// weighed. Scores are those that are sure: a figure that is not known counts for
// the worst it can be until it is moved. Every set that is returned has been
// scored. Where the work allowed did not suffice, or a rule cannot be inverted, the
// answer is the best that was found and says so.
//
// The error is that of the facts, or lists what is wrong with the aim.
func Optimize(s *scoring.Scorer, f scoring.Facts, a *Aim) (*Optimum, error) {
	if s == nil || s.Rubric() == nil || a == nil {
		return nil, errors.New("there is no scorer or no aim")
	}
	efforts, err := a.efforts(s.Rubric())
	required, wrong := a.Goal.required(s.Rubric(), f.Unit.Group)
	if err = errors.Join(wrong, err); err != nil {
		return nil, err
	}
	p, err := newPlanner(s, f)
	if err != nil {
		return nil, err
	}
	levers, rest, err := s.Levers(f, movable(efforts))
	if err != nil {
		return nil, err
	}
	o := &optimizer{planner: p, aim: a, efforts: efforts, out: &Optimum{
		Schema: rubric.Schema, Edition: s.Rubric().Edition(), Unit: f.Unit, Goal: a.Goal, EffortUnit: a.Unit,
		Required: required, Now: p.now.Total.FinalLeast, Illustrative: s.Rubric().Illustrative,
	}}
	o.levers, o.unmoved, o.want.required = levers, rest, required
	if err := o.weigh(); err != nil {
		return nil, err
	}
	if err := o.prepare(); err != nil {
		return nil, err
	}
	return o.out, o.answer()
}

// optimizer finds an [Optimum].
type optimizer struct {
	*planner
	aim      *Aim
	efforts  map[string]Effort
	levers   []scoring.Lever
	unmoved  scoring.Tally
	takes    [][]int64 // effort by lever and move, in units
	places   int32     // of the unit of efforts
	want     wish
	choosers []*chooser
	out      *Optimum
}

func (o *optimizer) doubt(vi, en string) {
	t := rubric.Text{VI: vi, EN: en}
	if !slices.Contains(o.out.Doubts, t) {
		o.out.Doubts = append(o.out.Doubts, t)
	}
}

// weigh gives every move its effort.
func (o *optimizer) weigh() error {
	efforts := make([][]decimal.NullDecimal, len(o.levers))
	for i := range o.levers {
		l := &o.levers[i]
		if l.Open != "" {
			o.doubt("có thể còn cách thay đổi khác đối với: "+o.names(l.Inputs, rubric.Vietnamese), "there may be other ways to move "+o.names(l.Inputs, rubric.English)+": "+l.Open)
		}
		for _, m := range l.Moves {
			effort, ok := o.effort(m)
			efforts[i] = append(efforts[i], decimal.NullDecimal{Decimal: effort, Valid: ok})
			if !ok {
				o.doubt("không tính được công sức khi chưa biết số liệu hiện tại: "+o.names(l.Inputs, rubric.Vietnamese), "what it takes to move a figure that is not known cannot be computed: "+o.names(l.Inputs, rubric.English))
				continue
			}
			o.places = max(o.places, -effort.Exponent())
		}
	}
	most := new(big.Int)
	for i := range o.levers {
		l := &o.levers[i]
		greatest := new(big.Int)
		var moves []scoring.Move
		var takes []int64
		for k, m := range l.Moves {
			if !efforts[i][k].Valid {
				continue
			}
			units := efforts[i][k].Decimal.Shift(o.places).BigInt()
			if units.Cmp(greatest) > 0 {
				greatest = units
			}
			moves, takes = append(moves, m), append(takes, units.Int64())
		}
		l.Moves, o.takes = moves, append(o.takes, takes)
		if most.Add(most, greatest); most.Cmp(big.NewInt(math.MaxInt64)) > 0 {
			return fmt.Errorf("the efforts have too many digits to be added up (that of %v has %d places)", l.Inputs, o.places)
		}
	}
	if e := o.aim.Goal.Effort; e.Valid {
		units := e.Decimal.Shift(o.places).Truncate(0).BigInt()
		if o.want.budget = math.MaxInt64; units.IsInt64() {
			o.want.budget = units.Int64()
		}
	}
	return nil
}

// effort returns what a move takes.
func (o *optimizer) effort(m scoring.Move) (out decimal.Decimal, ok bool) {
	for _, c := range m.Changes {
		e, ok := o.efforts[c.Input].of(c)
		if !ok {
			return out, false
		}
		out = out.Add(e)
	}
	return out, true
}

func (o *optimizer) units(v int64) decimal.Decimal { return canonical(decimal.New(v, -o.places)) }

// prepare makes the fronts, for every way in which items can be excluded.
func (o *optimizer) prepare() error {
	scales, err := o.scorer.Scales(o.levers, o.unmoved)
	if err != nil {
		return err
	}
	steps := cmp.Or(o.aim.Steps, optimizeSteps)
	whole := true
	for _, scale := range scales {
		c := &chooser{scale: scale}
		c.rest.points, c.rest.others = scale.Split(o.unmoved)
		for i, l := range o.levers {
			var list []choice
			for k, m := range l.Moves {
				points, others := scale.Split(m.Tally)
				list = append(list, choice{state{o.takes[i][k], points}, others})
			}
			c.choices = append(c.choices, list)
		}
		whole = c.prepare(&steps) && whole
		o.choosers = append(o.choosers, c)
	}
	if !whole {
		o.doubt("không xét hết các cách kết hợp trong giới hạn tính toán", "the work allowed did not suffice to weigh every combination")
	}
	return nil
}

// answer fills in the answer.
func (o *optimizer) answer() error {
	o.curve()
	o.out.Most = o.out.Curve[len(o.out.Curve)-1].Final
	o.out.Reached = !o.out.Required.Valid || o.out.Most.GreaterThanOrEqual(o.out.Required.Decimal)
	if !o.out.Reached { // the cheapest set with the most points stands in
		o.want.required = decimal.NewNullDecimal(o.out.Most)
	}
	found := 0
	var failed error
	all := each(o.choosers, o.want, cmp.Or(o.aim.Steps, optimizeSteps)/10, func(p *partial) bool {
		if found > 0 && o.idle(p) {
			return true
		}
		var set Set
		if set, failed = o.set(p); failed != nil {
			return false
		}
		if found++; found == 1 {
			o.out.Best = set
		} else {
			o.out.Next = append(o.out.Next, set)
		}
		return found <= o.aim.Next
	})
	if failed != nil {
		return failed
	}
	o.out.Proved = found > 0 && len(o.out.Doubts) == 0 // the best comes first
	if !all && found <= o.aim.Next {
		o.doubt("danh sách phương án tiếp theo có thể chưa đủ", "the list of the next best sets may not be whole")
	}
	if !o.out.Reached {
		if err := o.outOfReach(); err != nil {
			return err
		}
	}
	for _, t := range o.out.Best.Targets {
		o.out.Illustrative = o.out.Illustrative || t.Illustrative
	}
	return nil
}

// curve writes the fronts of all levers as one.
func (o *optimizer) curve() {
	type point struct {
		effort int64
		final  decimal.Decimal
	}
	var all []point
	for _, c := range o.choosers {
		none := &partial{chooser: c}
		for class, list := range c.fronts[0].states {
			if !none.fits(class) {
				continue
			}
			for _, s := range list {
				all = append(all, point{s.effort, none.with(class, s.points)})
			}
		}
	}
	slices.SortFunc(all, func(a, b point) int { return cmp.Or(cmp.Compare(a.effort, b.effort), b.final.Cmp(a.final)) })
	for _, p := range all {
		if n := len(o.out.Curve); n == 0 || p.final.GreaterThan(o.out.Curve[n-1].Final) {
			o.out.Curve = append(o.out.Curve, CurvePoint{o.units(p.effort), canonical(p.final)})
		}
	}
}

// idle reports whether a change of a choice could be left out or be less: the goal
// is reached, or as many points are, all the same.
func (o *optimizer) idle(p *partial) bool {
	goal := p.final
	if o.want.required.Valid {
		goal = o.want.required.Decimal
	}
	picks := p.picks()
	for i, pick := range picks {
		is := p.choices[i][pick]
		for other, c := range p.choices[i] {
			if other == pick || c.effort > is.effort || !less(o.levers[i].Moves[other], o.levers[i].Moves[pick]) {
				continue
			}
			t := o.unmoved
			for k, pick := range picks {
				if k == i {
					pick = other
				}
				t = t.Plus(o.levers[k].Moves[pick].Tally)
			}
			if o.scorer.Final(t).GreaterThanOrEqual(goal) {
				return true
			}
		}
	}
	return false
}

// less reports whether every change of a move is one of another, or a shorter way.
func less(a, b scoring.Move) bool {
	for _, x := range a.Changes {
		if !slices.ContainsFunc(b.Changes, func(y scoring.Change) bool {
			return x.Input == y.Input && (x.Figure == y.Figure || x.By.Valid && y.By.Valid && x.By.Decimal.LessThanOrEqual(y.By.Decimal))
		}) {
			return false
		}
	}
	return true
}

// set scores a choice and writes it out.
func (o *optimizer) set(p *partial) (Set, error) {
	var moves []scoring.Move
	for i, pick := range p.picks() {
		if m := o.levers[i].Moves[pick]; len(m.Changes) > 0 {
			moves = append(moves, m)
		}
	}
	out, err := o.planner.set(moves, o.effort)
	if err != nil {
		return out, err
	}
	out.Effort = o.units(p.total)
	if !out.Final.Equal(p.final) {
		o.doubt("số liệu chưa đủ để biết tiêu chí nào bị loại trừ", "the facts leave open which items are excluded")
	}
	return out, nil
}
