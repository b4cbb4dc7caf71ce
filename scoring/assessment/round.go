package assessment

import (
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// round returns a round with what it comes to.
func (f *fold) round(l *layer, st *settled) (*Round, error) {
	out := &Round{Name: l.of.Name, Title: l.of.Title, Self: l.of.Self, Revision: l.revision, Locked: l.locked,
		Records: slices.Clone(l.records), Facts: st.facts, Result: st.result, Findings: st.findings, of: l, scorer: f.scorer}
	if out.Records == nil {
		out.Records = []int{}
	}
	if len(st.waived) > 0 && st.unwaived == nil {
		var err error
		if st.unwaived, err = f.score(st.facts, st.set(evidenceStep)); err != nil {
			return nil, err
		}
	}
	out.WithoutWaivers = st.unwaived
	items := make([]Item, len(f.c.Leaves))
	for i, n := range f.c.Leaves {
		items[i] = f.item(l, n, st)
		out.Items = append(out.Items, &items[i])
	}
	if out.Findings == nil {
		out.Findings = []Finding{}
	}
	return out, nil
}

// item returns what stands of a leaf.
func (f *fold) item(l *layer, n *rules.Node, st *settled) Item {
	code := n.Item.Code
	it := Item{Code: code, Basis: basisOf(n, st.judged[n.Index] != nil)}
	for _, by := range listed(l, shownOf, code) {
		p := Piece{Evidence: *f.a.Records[by].Evidence, Record: by, RefusedBy: -1}
		if refused, is := stands(l, refusedOf, p.id()); is {
			p.RefusedBy = refused
		}
		it.Evidence = append(it.Evidence, p)
	}
	for _, by := range listed(l, remarksOf, code) {
		r := &f.a.Records[by]
		it.Remarks = append(it.Remarks, Remark{r.Kind, r.Text, by})
	}
	if c, is := st.claims[code]; is {
		it.Claim = &c
	}
	return it
}

func basisOf(n *rules.Node, judged bool) Basis {
	switch it := n.Item; {
	case it.Source == rubric.Survey:
		return FromSurvey
	case it.Source == rubric.External:
		return FromExternal
	case it.Reported || judged:
		return Appraised
	}
	return Computed
}

// step is a step in which what a leaf comes to is settled, each on top of the one before.
type step int

const (
	ruleStep     step = iota // by its rule, or the points that were typed or answered
	judgedStep               // what is judged in its place
	evidenceStep             // without points where there is no evidence
	waiverStep               // what it is worth where it is waived
)

// settled is what stands in a round, on its way to a score. The maps are by the index of
// a leaf: what a step makes of it.
type settled struct {
	facts                        scoring.Facts
	row                          rules.Row
	surveys                      map[int]*rules.Outcome // of a survey not held, or with too few answers
	judged, evidenceless, waived map[int]*rules.Outcome
	claims                       map[string]Claim
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

// settle scores what stands in a round.
func (f *fold) settle(l *layer) (*settled, error) {
	st := &settled{facts: scoring.Facts{Rubric: f.c.Rubric.ID, Unit: f.a.Unit}}
	st.facts.Inputs = values(together(l, figuresOf))
	typed := values(together(l, pointsOf))
	f.typed(st, typed)
	silent := f.answered(st, l)
	var err error
	if st.row, err = rules.Hook.Row(f.c, st.facts); err != nil {
		return nil, f.ofRound(l, err)
	}
	f.unanswered(st, silent)
	f.judge(st, l)
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

// judge sets the points that are judged, with who judged and why.
func (f *fold) judge(st *settled, l *layer) {
	for code, p := range together(l, pointsOf) {
		n := f.leaves[code]
		if d, is := p.value.Number(); is && !n.Item.Reported {
			r := &f.a.Records[p.by]
			why := r.Why
			if why.IsZero() {
				why = r.Authority
			}
			o := n.Set(d.Rat(), rubric.Say(judgedBy, r.By, why))
			putAt(&st.judged, n.Index, &o)
		}
	}
}

func putAt(m *map[int]*rules.Outcome, at int, o *rules.Outcome) {
	if *m == nil {
		*m = map[int]*rules.Outcome{}
	}
	(*m)[at] = o
}

// silence is what follows for an item whose survey says nothing.
type silence struct {
	of     *rules.Node
	policy rubric.Policy
	why    locale.Message
}

// answered takes over what respondents answered, and returns the items of surveys that say
// nothing.
func (f *fold) answered(st *settled, l *layer) (silent []silence) {
	for _, n := range f.c.Leaves {
		q := f.survey(n.Item.Survey)
		if q == nil {
			continue
		}
		code := n.Item.Code
		if held, is := stands(l, notHeldOf, q.Name); is && held.value {
			why := surveyNotHeld.Say(q.Title)
			st.find(SurveyNotHeld, code, held.by, why)
			silent = append(silent, silence{n, q.NotHeld, why})
			continue
		}
		a, is := stands(l, answersOn, code)
		if !is || a.value == nil {
			continue // nothing yet
		}
		if why := a.value.tooFew(q); !why.IsZero() {
			st.find(TooFewAnswers, code, a.by, why)
			silent = append(silent, silence{n, q.TooFew, why})
			continue
		}
		share := a.value.share(q)
		points := n.Grid.Round(share.Mul(share, n.Item.Max.Rat()))
		st.facts.Points[code] = scoring.Known(f.c.Book.Decimal(f.c.Book.Units(points)))
	}
	return silent
}

// unanswered settles items whose survey says nothing by the policy for that, where they
// apply; without one they stay open.
func (f *fold) unanswered(st *settled, silent []silence) {
	for _, s := range silent {
		if !s.policy.IsZero() {
			o := f.c.Unanswered(st.row, s.of, s.policy, rubric.Text{VI: s.why.VI, EN: s.why.EN})
			putAt(&st.surveys, s.of.Index, &o)
		}
	}
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

// claims holds the cases that somebody says to hold against the figures.
func (f *fold) claims(st *settled, l *layer) {
	claims := together(l, claimsOf)
	for code, c := range sorted(claims) {
		if c.value == 0 {
			continue // taken back
		}
		n := f.leaves[code]
		ruled := f.c.Ruled(st.row, n)
		may := slices.Contains(ruled.Cases, c.value)
		claim := Claim{Case: c.value, Record: c.by, Held: scoring.HeldNo}
		by := f.a.Records[c.by].By
		switch {
		case may && ruled.Settled:
			claim.Held = scoring.HeldYes
		case may || ruled.Outcome.Failure != nil:
			claim.Held = scoring.HeldUndecided
			st.find(ClaimOpen, code, c.by, claimOpen.Say(by, c.value))
		default:
			st.find(ClaimRefuted, code, c.by, claimRefuted.Say(by, c.value, f.refuting(st, code, c.value, ruled.Cases)))
		}
		put(&st.claims, code, claim)
	}
}

// refuting says why a case does not hold: the condition that fails, that the item does not
// apply or did not arise, or which cases it is.
func (f *fold) refuting(st *settled, code string, claimed int, cases []int) locale.Speaker {
	x, err := f.scorer.Explain(st.facts, code)
	if err != nil {
		return noCaseHolds.Say()
	}
	for _, step := range x.Steps {
		outside := len(cases) == 0 && step.Case == 0 && step.Held != scoring.HeldYes
		if outside || step.Case == claimed && (step.Held == scoring.HeldNo || step.Held == scoring.HeldNotArising) {
			return withoutStop(step.Text)
		}
	}
	if len(cases) == 0 {
		return noCaseHolds.Say()
	}
	names := make([]string, len(cases))
	for i, c := range cases {
		names[i] = itoa(c)
	}
	return otherCaseHolds.Say(locale.List(names))
}
