package assessment

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// step is a step in which what a leaf comes to is settled, each on top of the one before.
type step int

const (
	ruleStep     step = iota // by its rule, or the points that were typed or answered
	judgedStep               // what is judged in its place
	evidenceStep             // without points where there is no evidence
	waiverStep               // what it is worth where it is waived
)

// settled is a round on its way to a score. The maps are by the index of
// a leaf: what a step makes of it.
type settled struct {
	facts                        scoring.Facts
	row                          rules.Row
	surveys                      map[int]*rules.Outcome // of a survey not held, or with too few answers
	judged, evidenceless, waived map[int]*rules.Outcome
	claims                       map[string]Claim
	settings                     []Setting // in the order of the steps
	findings                     []Finding
	result                       *scoring.Result
	unwaived                     *scoring.Result // without waivers; nil where nothing is waived
}

// set returns the leaves that are set up to a step.
func (st *settled) set(upTo step) map[int]rules.Outcome {
	out := map[int]rules.Outcome{}
	for at, of := range []map[int]*rules.Outcome{st.surveys, st.judged, st.evidenceless, st.waived} {
		if at > int(upTo) {
			break
		}
		for i, o := range of {
			out[i] = *o
		}
	}
	return out
}

// settle scores a round.
func (f *fold) settle(l *layer) (*settled, error) {
	st := &settled{facts: scoring.Facts{Rubric: f.c.Rubric.ID, Unit: f.a.Unit}}
	st.facts.Inputs = values(together(l, figuresOf))
	typed := together(l, pointsOf)
	f.typed(st, values(typed))
	silent := f.answered(st, l)
	var err error
	if st.row, err = rules.Hook.Row(f.c, st.facts); err != nil {
		return nil, f.ofRound(l, err)
	}
	f.unanswered(st, silent)
	f.judge(st, typed)
	f.evidence(st, l)
	f.waivers(st, l)
	f.claims(st, l)
	st.result, err = f.score(st.facts, st.set(waiverStep))
	return st, err
}

func values(m map[string]standing[scoring.Figure]) map[string]scoring.Figure {
	out := make(map[string]scoring.Figure, len(m))
	for name, v := range m {
		if !v.value.IsZero() {
			out[name] = v.value
		}
	}
	return out
}

// ofRound says of which round the facts are at fault, at the record of the figure. What is
// at fault in a round before is not told again.
func (f *fold) ofRound(l *layer, err error) error {
	faults, are := err.(source.Faults)
	if !are {
		return err
	}
	at := map[string]int{}
	for name, v := range together(l, figuresOf) {
		at[source.Path("inputs", name)] = v.by
	}
	out := source.Faults{}
	for _, fault := range faults {
		key := fault.Path + "\n" + fault.Message.EN
		if f.told[key] {
			continue
		}
		put(&f.told, key, true)
		of := &source.Fault{Message: fault.Message}
		if by, is := at[fault.Path]; is {
			of = f.a.Records[by].at.Fault(-1, fault.Message)
		}
		of.Message = of.Message.Of(l.of.Title)
		of.Path = source.Path("rounds", l.of.Name) + "." + fault.Path
		out = append(out, of)
	}
	return out
}

func (f *fold) score(facts scoring.Facts, set map[int]rules.Outcome) (*scoring.Result, error) {
	out, err := rules.Hook.Score(f.c, facts, set)
	if err != nil {
		return nil, err
	}
	return out.(*scoring.Result), nil
}

// typed takes over points that somebody typed: those of reported items are facts, the
// others stand in place of what the rule gives.
func (f *fold) typed(st *settled, points map[string]scoring.Figure) {
	st.facts.Points = map[string]scoring.Figure{}
	for code, p := range points {
		if n := f.leaves[code]; n.Item.Reported {
			st.facts.Points[code] = p
		}
	}
}

// judge sets the points that are judged, with who judged and why. A judgement takes
// the place of what the rule earns, not of what follows where the item does not apply.
func (f *fold) judge(st *settled, points map[string]standing[scoring.Figure]) {
	for code, p := range sorted(points) {
		n := f.leaves[code]
		d, is := p.value.Number()
		if !is || n.Item.Reported {
			continue
		}
		ruled := f.c.Outcome(st.row, n)
		if status := ruled.Status(); status == rules.NotApplicable || status == rules.NotArising {
			st.find(JudgementIdle, code, p.by, judgementIdle.Say(d))
			continue
		}
		said := f.judgedBy(p.by)
		o := n.Set(d.Rat(), rubric.Text{VI: said.VI, EN: said.EN})
		f.sets(st, SetJudged, n, p.by, o)
		putAt(&st.judged, n.Index, &o)
	}
}

// judgedBy says who typed points, and why, or by what authority.
func (f *fold) judgedBy(record int) locale.Message {
	r := &f.a.Records[record]
	why := r.Why
	if why.IsZero() {
		why = r.Authority
	}
	return judgedBy.Say(r.By, why)
}

func putAt(m *map[int]*rules.Outcome, at int, o *rules.Outcome) {
	if *m == nil {
		*m = map[int]*rules.Outcome{}
	}
	(*m)[at] = o
}

func (st *settled) find(kind FindingKind, code string, record int, m locale.Message) {
	st.findings = append(st.findings, Finding{kind, code, record, rubric.Text{VI: m.VI, EN: m.EN}})
}

// outcome returns what a leaf comes to by the steps so far.
func (f *fold) outcome(st *settled, n *rules.Node) rules.Outcome {
	for _, of := range []map[int]*rules.Outcome{st.waived, st.evidenceless, st.judged, st.surveys} {
		if o := of[n.Index]; o != nil {
			return *o
		}
	}
	return f.c.Outcome(st.row, n)
}
