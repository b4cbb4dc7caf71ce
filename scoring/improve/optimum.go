package improve

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/shopspring/decimal"
)

// Choices are all ways to choose one move of every lever, each with the effort of its
// moves: [Levers.Choose] makes them. They belong to their levers, have no JSON form, and
// serve one goroutine at a time.
type Choices struct {
	// Whole says that the work allowed sufficed to weigh every choice. Otherwise the best
	// that were weighed stand for all.
	Whole    bool
	levers   *Levers
	efforts  [][]int64 // by lever and move, in units; negative for moves that are left out
	places   int32     // of the unit of efforts
	units    []unit
	options  [][]option // by unit
	choosers []*chooser
	ways     int              // that may be weighed
	shorter  map[[2]int][]int // moves of a lever that are less than one, by lever and move
}

// Choice is one move of every lever.
type Choice struct {
	Moves  []int           // by lever: their numbers in [Lever.Moves]
	Effort decimal.Decimal // of all of them
	Final  decimal.Decimal // that is sure, as [Levers.Final] has it
}

// waysPerStep is how many ways to choose are weighed in one step.
const waysPerStep = 100

// nextPart is the part of the work allowed that goes into the next best choices.
const nextPart = 500

// Choose weighs all ways to choose one move of every lever. Efforts are by lever and move,
// none of them negative; a move whose effort is not Valid is left out. A nil w means the
// defaults. Of levers that share a leaf the least effort is found for every sum that they
// can make; other choices that make the same are none of the next best. The error says that
// efforts are missing, or that sums do not fit into 64 bits; or it is that of the context
// once it has ended.
func (l *Levers) Choose(ctx context.Context, efforts [][]decimal.NullDecimal, w *scoring.Work) (*Choices, error) {
	if l == nil || l.book == nil {
		return nil, errors.New("the levers were not made by a scorer")
	}
	b, err := rules.NewBudget(ctx, (*rules.Work)(w))
	if err != nil {
		return nil, err
	}
	ways := b.Steps(math.MaxInt/waysPerStep) * waysPerStep
	c := &Choices{levers: l, ways: ways, shorter: map[[2]int][]int{}}
	if err = c.weigh(efforts); err != nil {
		return nil, err
	}
	c.units = l.units
	for _, u := range c.units {
		c.options = append(c.options, u.options(l, c.efforts))
	}
	scales, whole, err := l.scales(c.options)
	if err != nil {
		return nil, err
	}
	c.Whole = whole
	for i := range scales {
		chooser := c.chooser(&scales[i])
		c.Whole = chooser.prepare(ctx, &ways) && c.Whole
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		c.choosers = append(c.choosers, chooser)
		b.Tell(i+1, len(scales))
	}
	return c, nil
}

// weigh takes over the efforts, in a unit that all are whole numbers of.
func (c *Choices) weigh(efforts [][]decimal.NullDecimal) error {
	list := c.levers.List
	for i := range list {
		if len(efforts) != len(list) || len(efforts[i]) != len(list[i].Moves) || len(efforts[i]) == 0 ||
			!efforts[i][0].Valid {
			return errors.New("efforts are needed of every move of every lever, and that of the first must be known")
		}
		for _, e := range efforts[i] {
			switch {
			case !e.Valid:
			case e.Decimal.IsNegative():
				return errors.New("an effort is negative")
			case decimals.TooLong(e.Decimal, formula.MaxDigits):
				return fmt.Errorf("an effort has more than %d digits before or after the point", formula.MaxDigits)
			default:
				c.places = max(c.places, -e.Decimal.Exponent())
			}
		}
	}
	most := new(big.Int)
	for i := range list {
		greatest := new(big.Int)
		takes := make([]int64, len(efforts[i]))
		for k, e := range efforts[i] {
			if takes[k] = -1; !e.Valid {
				continue
			}
			units := e.Decimal.Shift(c.places).BigInt()
			if units.Cmp(greatest) > 0 {
				greatest = units
			}
			takes[k] = units.Int64()
		}
		c.efforts = append(c.efforts, takes)
		if most.Add(most, greatest); most.Cmp(big.NewInt(math.MaxInt64)) > 0 {
			return effortsTooLong.Say(list[i].Inputs, c.places)
		}
	}
	return nil
}

// effort returns units of effort as a decimal.
func (c *Choices) effort(units int64) decimal.Decimal { return decimal.New(units, -c.places) }

// CurvePoint is a point of the curve of effort and points, see [Choices.Curve].
type CurvePoint struct {
	Effort decimal.Decimal `json:"effort"`
	Final  decimal.Decimal `json:"final"`
}

// Curve returns the most points for every effort, of the choices that were weighed, from
// what is sure now on: from each to the next, more effort wins nothing. The first takes
// no effort.
func (c *Choices) Curve(now decimal.Decimal) []CurvePoint {
	if !c.made() {
		return nil
	}
	list := []state{{0, least(c.levers.book, now)}} // effort and final score
	for _, ch := range c.choosers {
		none := &partial{chooser: ch}
		for class, states := range ch.fronts[0].states {
			others, fits := none.with(class)
			if !fits {
				continue
			}
			finals := make([]state, len(states))
			for i, s := range states {
				finals[i] = state{s.effort, ch.scale.final(s.points, others)}
			}
			list = merge(nil, list, finals, state{})
		}
	}
	out := make([]CurvePoint, len(list))
	for i, s := range list {
		out[i] = CurvePoint{Effort: c.effort(s.effort), Final: c.levers.book.Decimal(s.points)}
	}
	return out
}

// Cheapest returns the choice that reaches a final score with the least effort, and the
// next best, at most count. Of the next only those are listed that are minimal: to leave
// out a change or to move a figure less far would miss the score. Stays says that it is
// known to be reached as things are; the first choice then moves nothing. All says that
// no more are missing for want of work.
func (c *Choices) Cheapest(final decimal.Decimal, count int, stays bool) (list []Choice, all bool) {
	if !c.made() {
		return nil, true
	}
	return c.best(wish{required: least(c.levers.book, final)}, count, stays)
}

// Richest returns the choice with the most points within a budget of effort, and the next
// best as [Choices.Cheapest] does: to do less would make fewer points.
func (c *Choices) Richest(budget decimal.Decimal, count int) (list []Choice, all bool) {
	if !c.made() {
		return nil, true
	}
	return c.best(wish{most: true, budget: wholeUnits(budget, c.places)}, count, false)
}

func (c *Choices) best(w wish, count int, stays bool) (list []Choice, all bool) {
	stay := make([]int, len(c.levers.List))
	if stays {
		list = append(list, c.choice(stay, 0))
	}
	if len(list) >= count {
		return list, true
	}
	all = each(c.choosers, w, c.ways/nextPart, func(p *partial) bool {
		picks := c.picks(p)
		if len(list) > 0 && (c.idle(picks, w, p.final) || stays && slices.Equal(picks, stay)) {
			return true
		}
		list = append(list, c.choice(picks, p.total))
		return len(list) < count
	})
	return list, all || len(list) >= count
}

// Stay returns the choice that moves nothing.
func (c *Choices) Stay() Choice {
	if !c.made() {
		return Choice{}
	}
	return c.choice(make([]int, len(c.levers.List)), 0)
}

func (c *Choices) made() bool { return c != nil && c.levers != nil }

func (c *Choices) choice(picks []int, effort int64) Choice {
	return Choice{Moves: picks, Effort: c.effort(effort), Final: c.levers.Final(picks)}
}

// final returns the final score of moves by lever, that of no scale being nothing.
func (c *Choices) final(picks []int) int64 {
	sum := c.levers.sum(picks)
	for _, ch := range c.choosers {
		if points, others := ch.scale.split(sum); ch.scale.fits(others) {
			return ch.scale.final(points, others)
		}
	}
	return math.MinInt64
}

// idle reports whether a change of a choice could be left out or be less: the goal
// is reached, or as many points are, all the same.
func (c *Choices) idle(picks []int, w wish, final int64) bool {
	goal := w.required
	if w.most {
		goal = final
	}
	for i, move := range picks {
		for _, other := range c.less(i, move) {
			picks[i] = other
			final := c.final(picks)
			picks[i] = move
			if final >= goal {
				return true
			}
		}
	}
	return false
}

// less returns the moves of a lever that are less than one.
func (c *Choices) less(lever, move int) []int {
	out, done := c.shorter[[2]int{lever, move}]
	if done {
		return out
	}
	moves := c.levers.List[lever].Moves
	for other := range moves {
		if c.efforts[lever][other] >= 0 && moves[other].within(moves[move]) && !moves[move].within(moves[other]) {
			out = append(out, other)
		}
	}
	c.shorter[[2]int{lever, move}] = out
	return out
}

// within reports whether every change of a move is one of another, or a shorter way.
func (m Move) within(other Move) bool {
	for _, x := range m.Changes {
		if !slices.ContainsFunc(other.Changes, func(y Change) bool {
			return x.Input == y.Input && (x.Figure.Equal(y.Figure) ||
				x.By.Valid && y.By.Valid && x.By.Decimal.LessThanOrEqual(y.By.Decimal))
		}) {
			return false
		}
	}
	return true
}
