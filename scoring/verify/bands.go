package verify

import (
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/solve"
	"github.com/shopspring/decimal"
)

// bandJudge proves, of every group of units that the bands name, that every final score
// has a band, and finds bands that none has.
type bandJudge struct {
	scorer   *rules.Compiled
	budget   *rules.Budget
	final    rules.Bounds // that final scores can be, or wider
	lowest   *lowestUnit  // facts that come to little
	verdicts []Verdict
	warnings []Verdict
}

func banded(s *rules.Compiled, b *rules.Budget) (verdicts, warnings []Verdict) {
	if len(s.Rubric.Bands) == 0 {
		return nil, nil
	}
	j := &bandJudge{scorer: s, budget: b, final: finals(s)}
	for _, table := range rules.BandTables(s.Rubric) {
		j.verdicts = append(j.verdicts, j.table(table))
		for _, band := range table {
			j.reached(band)
		}
	}
	return j.verdicts, j.warnings
}

// finals returns what final scores can be, or more than that.
func finals(s *rules.Compiled) rules.Bounds {
	x := s.NewSpread(s.UnknownRow(), s.All())
	for _, n := range x.Leaves {
		x.Parts[n.Index] = s.Slow(x.Row, n)
	}
	return x.Final()
}

// table proves that every final score of a group has a band.
func (j *bandJudge) table(table []*rubric.Band) Verdict {
	band := table[len(table)-1]
	what := rubric.Say(everyBand)
	if band.Group != "" {
		what = rubric.Say(everyBandOfGroup, rules.GroupTitle(j.scorer.Rubric, band.Group))
	}
	d := Verdict{Property: PropertyBand, Outcome: Proved, Message: what,
		Illustrative: j.scorer.Rubric.Illustrative || band.Illustrative}
	d.place(j.scorer.Rubric.Place(band, "from", -1))
	if j.scorer.Book.Decimal(j.final.Lo).LessThan(band.From) {
		if l := j.least(); l.found && l.final.LessThan(band.From) {
			d.Outcome, d.Example = Refuted, l.example(band.Group)
			d.Message = rubric.Say(belowLowestBand, l.final, band.From, band.Name, d.Example.someFacts())
			return d
		}
		d.Outcome = Undecided
		d.Message = rubric.Say(lowestBandUndecided, what)
	}
	if slices.ContainsFunc(table, func(b *rubric.Band) bool { return b.When != "" }) {
		j.conditions(table, &d)
	}
	return d
}

// least returns facts that come to as low a final score as is found.
func (j *bandJudge) least() *lowestUnit {
	if j.lowest == nil {
		limit := decimal.Zero // below all bands of all groups
		for _, band := range j.scorer.Rubric.Bands {
			limit = decimal.Min(limit, band.From)
		}
		j.lowest = findLowest(j.scorer, limit, j.budget)
	}
	return j.lowest
}

// conditions proves that some condition of the bands that every final score reaches holds,
// and that no condition lacks a value.
func (j *bandJudge) conditions(table []*rubric.Band, d *Verdict) {
	var reached, all []rules.BandCondition
	open := true // no band without a condition is reached by all
	for _, b := range table {
		always := !j.scorer.Book.Decimal(j.final.Lo).LessThan(b.From)
		c, conditioned := j.scorer.Condition(b)
		switch {
		case conditioned && always:
			reached = append(reached, c)
			fallthrough
		case conditioned:
			all = append(all, c)
		case always:
			open = false
		}
	}
	group := table[0].Group
	type question struct {
		of   []rules.BandCondition
		wish rules.BandWish
	}
	var asked []question
	if open {
		asked = append(asked, question{reached, rules.BandFails})
	}
	for _, c := range all {
		if c.MayFail() {
			asked = append(asked, question{[]rules.BandCondition{c}, rules.BandHasNoValue})
		}
	}
	for _, q := range asked {
		a := j.scorer.BandFacts(q.of, q.wish, group, j.budget)
		if a.Found == solve.No {
			continue
		}
		if e := j.without(a, q.of, group); e != nil {
			*d = Verdict{Property: d.Property, Outcome: Refuted, Example: e, Illustrative: d.Illustrative, Line: d.Line,
				Column: d.Column, Message: rubric.Say(noBandHolds, e.Points.Decimal, e.someFacts())}
			return
		}
		if d.Outcome == Proved {
			d.Outcome, d.Message = Undecided, rubric.Say(bandsUndecided, d.Message)
		}
	}
}

// without returns a unit without a band, made of facts that were found for conditions and
// of others that let its leaves be scored: such as come to little, and then to more and
// more, since bands that are not reached are not asked.
func (j *bandJudge) without(a rules.Answer, of []rules.BandCondition, group string) *Example {
	scorer := rules.Hook.Scorer(j.scorer).(*scoring.Scorer)
	named := scoring.Facts{Inputs: map[string]scoring.Figure{}}
	if a.Found == solve.Yes {
		for _, c := range of {
			for _, slot := range c.Inputs(j.scorer) {
				if slot != j.scorer.Inputs.Group {
					named.Inputs[j.scorer.Inputs.Scalars[slot].Name] = rules.Hook.Figure(a.Facts[slot]).(scoring.Figure)
				} else if group == "" {
					group = a.Facts[slot].Texts[0]
				}
			}
		}
	}
	l := j.least()
	at, final := over(named, l.facts), decimal.NullDecimal{}
	tries := append([]scoring.Facts{at}, slices.Concat(l.tried, j.most(), l.tried)...)
	for _, f := range tries {
		if !j.budget.Spend(tryLeafSteps * len(j.scorer.Leaves)) {
			return nil
		}
		f = over(named, over(f, at))
		f.Unit.Group = group
		r, err := scorer.Score(f)
		if err != nil || !r.Total.Final.Valid {
			continue
		}
		if !r.Total.NoBand.IsZero() {
			unit := &lowestUnit{engine: l.engine, facts: f, found: true, final: r.Total.Final.Decimal}
			return unit.example(group)
		}
		if !final.Valid || r.Total.Final.Decimal.GreaterThan(final.Decimal) {
			at, final = f, r.Total.Final
		}
	}
	return nil
}

// most returns facts for which each leaf earns the most that one of its cases gives.
func (j *bandJudge) most() (out []scoring.Facts) {
	for _, n := range j.scorer.Leaves {
		p := rules.NewProver(j.scorer.Rubric, n, n.Unconstrained, j.budget.Question())
		p.Budget = j.budget
		for i := range n.Cases {
			v := p.CaseRange(i).Hi
			if v == nil {
				continue
			}
			if a := p.Ask(func(q *solve.Search) { giving(p, q, i, v) }); a.Found == solve.Yes {
				out = append(out, scoring.Facts{Inputs: exampleOf(j.scorer.Rubric, n, rubric.Text{}, a.Facts).Facts})
			}
		}
		if n.Item.Reported {
			most := formula.ToDecimal(n.Grid.Within(n.Grid.Allowed).Hi)
			out = append(out, scoring.Facts{Points: map[string]scoring.Figure{n.Item.Code: scoring.Known(most)}})
		}
	}
	return out
}

// reached warns of a band that no unit has: no final score comes up to it, or its
// condition never holds.
func (j *bandJudge) reached(b *rubric.Band) {
	d := Verdict{Property: PropertyReachable, Outcome: Warned, Illustrative: j.scorer.Rubric.Illustrative || b.Illustrative}
	c, conditioned := j.scorer.Condition(b)
	switch {
	case j.scorer.Book.Decimal(j.final.Hi).LessThan(b.From):
		d.place(j.scorer.Rubric.Place(b, "from", -1))
		d.Message = rubric.Say(bandTooHigh, b.Name, b.From, j.scorer.Book.Decimal(j.final.Hi))
	case conditioned && j.scorer.BandFacts([]rules.BandCondition{c}, rules.BandHolds, b.Group, j.budget).Found == solve.No:
		d.place(j.scorer.Rubric.Place(b, "when", 0))
		d.Message = rubric.Say(bandNeverHolds, b.Name)
	default:
		return
	}
	j.warnings = append(j.warnings, d)
}

// emptied proves that something of every source counts, where the rubric does not say what
// an empty source gives.
func emptied(s *rules.Compiled, b *rules.Budget) (out []Verdict) {
	if s.Rubric.EmptySource != "" {
		return nil
	}
	for _, e := range s.Emptied(b) {
		what := rubric.Say(sourceCounts, e.Source)
		d := Verdict{Property: PropertySource, Outcome: Proved, Message: what, Illustrative: s.Rubric.Illustrative}
		d.place(s.Rubric.Place(nil, "exclusion", -1))
		switch e.Found {
		case solve.Yes:
			d.Outcome, d.Example = Refuted, emptyExample(s, e)
			d.Message = rubric.Say(sourceEmpty, e.Source, d.Example.someFacts())
		case solve.Unknown:
			d.undecided(what, e.Reason)
		}
		out = append(out, d)
	}
	return out
}

// emptyExample makes a test case of facts that exclude all of a source.
func emptyExample(s *rules.Compiled, e rules.Emptied) *Example {
	out := &Example{Name: rubric.Say(totalSource, e.Source), Facts: map[string]scoring.Figure{}, Status: scoring.Scored}
	for slot, v := range e.Facts {
		in := s.Inputs.Scalars[slot]
		if slot == s.Inputs.Group {
			out.Group = v.Texts[0]
			continue
		}
		out.Facts[in.Name] = rules.Hook.Figure(v).(scoring.Figure)
		if v.Type == interval.Text && plain.MatchString(v.Texts[0]) {
			out.Texts = append(out.Texts, in.Name)
		}
	}
	slices.Sort(out.Texts)
	return out
}
