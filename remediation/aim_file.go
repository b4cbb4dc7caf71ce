package remediation

import (
	"errors"

	"github.com/parindex/parindex/remediation/internal/names"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// maxNext bounds the next best sets that a file can ask for.
const maxNext = 1000

// ParseAim reads an aim (YAML or JSON) and checks it against the rubric that it
// names:
//
//	rubric: chi-lang-commune-2022
//	goal: {total: 95}                # or {band: Tốt}, {rank: 3, rivals: [95.5, 94, 93]}, {effort: 40}
//	unit: {vi: ngày công, en: days}  # of effort
//	next: 3                          # how many of the next best sets are wanted
//	efforts:
//	  electronic_rate: {fixed: 2, per_unit: 0.5, within: {at_most: 95}}
//	  plan_issued: {options: {on_time: 3, late: 1}}
//	  report_date: {per_unit: 1, within: {at_least: 2025-12-01}}
//	  late_reports: {steps: [{from: 1, effort: 2}, {from: 3, effort: 5}]}
//	  disciplined: none              # it stays as it is
//	otherwise: {fixed: 1}            # for all other inputs that are not fixed; without it they stay
//
// A nil limits means the defaults. The error is a [source.Faults].
func ParseAim(file string, src []byte, r *rubric.Rubric, limits *source.Limits) (*Aim, error) {
	if r == nil {
		return nil, source.Faults{{Message: names.NoRubric.Say()}}
	}
	doc := source.Read(file, src, limits)
	m := doc.Root().Mapping()
	name, ok := r.ReadHead(m)
	if !ok {
		return nil, doc.Err()
	}
	a := &Aim{Rubric: name, Unit: source.As[rubric.Text](m.Get("unit")), Goal: goalOf(m.Need("goal"), r)}
	if n := m.Get("next"); n.Present() {
		if a.Next = n.Int(); a.Next < 0 || a.Next > maxNext {
			n.Fault(nextRange)
		}
	}
	if n := m.Get("efforts"); n.Present() {
		f := n.Mapping()
		for key, value := range f.All() {
			name := key.String()
			in := r.Input(name)
			if in == nil {
				key.Fault(names.NoSuchInput, locale.Short(name), key.Hint(func() locale.Message { return r.SuggestInput(name) }))
				continue
			}
			e := effortOf(value, in)
			if in.Fixed && !e.Stays {
				key.Fault(fixedInput, locale.Short(name))
			}
			if a.Efforts == nil {
				a.Efforts = map[string]Effort{}
			}
			a.Efforts[in.Name] = e
		}
	}
	if n := m.Get("otherwise"); n.Present() && !isNone(n) {
		e := effortOf(n, nil)
		a.Otherwise = &e
	}
	m.Close()
	return a, doc.Err()
}

func goalOf(n source.Node, r *rubric.Rubric) Goal {
	var g Goal
	if !n.Present() {
		return g
	}
	m := n.Mapping()
	number := func(n source.Node) decimal.NullDecimal {
		if !n.Present() {
			return decimal.NullDecimal{}
		}
		return decimal.NewNullDecimal(n.Decimal())
	}
	g.Total, g.Effort, g.Band = number(m.Get("total")), number(m.Get("effort")), m.Get("band").String()
	if rank := m.Get("rank"); rank.Present() {
		if g.Rank = rank.Int(); g.Rank < 1 {
			rank.Fault(rankRange)
		}
		for _, rival := range m.Need("rivals").Items() {
			g.Rivals = append(g.Rivals, rival.Decimal())
		}
	}
	m.Close()
	// The band is checked again for the unit's group.
	groups := []string{""}
	for _, b := range r.Bands {
		groups = append(groups, b.Group)
	}
	var wrong error
	for _, group := range groups {
		if _, err := g.required(r, group); err == nil {
			return g
		} else if wrong == nil || group == "" {
			wrong = err
		}
	}
	if wrong != nil {
		n.Add(locale.MessageOf(wrong))
	}
	return g
}

func isNone(n source.Node) bool { return n.IsScalar() && n.String() == "none" }

// effortOf reads an effort; in is nil for one of many inputs.
func effortOf(n source.Node, in *rubric.Input) Effort {
	if isNone(n) {
		return Effort{Stays: true}
	}
	m := n.Mapping()
	amount := func(n source.Node) decimal.Decimal {
		if !n.Present() {
			return decimal.Zero
		}
		return n.Decimal()
	}
	e := Effort{Fixed: amount(m.Get("fixed")), PerUnit: amount(m.Get("per_unit"))}
	for _, s := range m.Get("steps").Items() {
		f := s.Mapping()
		e.Steps = append(e.Steps, EffortStep{f.Need("from").Decimal(), f.Need("effort").Decimal()})
		f.Close()
	}
	if in != nil {
		if options := m.Get("options"); options.Present() {
			for key, value := range options.Mapping().All() {
				if e.Options == nil {
					e.Options = map[string]decimal.Decimal{}
				}
				e.Options[key.String()] = value.Decimal()
			}
		}
		if within := m.Get("within"); within.Present() {
			var f scoring.Figure
			f.Read(within, in)
			bound, ok := f.Bound()
			if !ok && within.IsScalar() {
				within.Fault(howToLimit)
			}
			e.Within = bound
		}
	}
	m.Close()
	of := effortOfOthers.Say()
	if in == nil {
		in = &rubric.Input{Type: rubric.Number}
	} else {
		of = effortNamed.Say(in.Name)
	}
	var faults source.Faults
	if err := e.check(of, in); errors.As(err, &faults) {
		for _, f := range faults {
			n.Add(f.Message)
		}
	}
	return e
}
