package remediation

import (
	"errors"
	"slices"

	"github.com/parindex/parindex/remediation/tracking"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/shopspring/decimal"
)

// Progress is what has become of a plan by a later day. It is a plain value that
// the caller owns; its JSON form reads back to an equal value.
type Progress struct {
	Schema  int              `json:"schema"`
	Edition rubric.Edition   `json:"edition"`
	Unit    scoring.Unit     `json:"unit"`
	Date    rubric.Date      `json:"date"`
	Actions []ActionProgress `json:"actions"` // in the plan's order
	Losses  []LossProgress   `json:"losses"`  // deficits and penalties, in the plan's order
	// New and NewPenalties are those that the plan does not have.
	New          []Deficit `json:"new"`
	NewPenalties []Penalty `json:"new_penalties"`
	// Before and After are the final scores by the plan and now, with the range still
	// possible where figures are missing. Gained is how much more the latter is.
	Before scoring.Range `json:"before"`
	After  scoring.Range `json:"after"`
	Gained scoring.Range `json:"gained"`
	// Recovered is the sum over Losses, Accepted that of what is lost now and accepted, and
	// Open that of the rest that is.
	Recovered scoring.Range `json:"recovered"`
	Open      scoring.Range `json:"open"`
	Accepted  scoring.Range `json:"accepted"`
}

// ProgressStatus says what has become of an action, or of a loss.
type ProgressStatus string

// The statuses, of actions by the figures first and then by what was recorded of them. An
// action that is not done and past its deadline is overdue; one of which the figures
// declared do not say whether it is done is not.
const (
	// What the plan aims at is reached: the points of its targets or, without any, the
	// maximum.
	ProgressDone    ProgressStatus = "done"
	ProgressPartly  ProgressStatus = "partly"  // something is surely won back
	ProgressOpen    ProgressStatus = "open"    // nothing is
	ProgressOverdue ProgressStatus = "overdue" // surely not done, after the deadline; of an action
	ProgressMissing ProgressStatus = "missing" // figures that are not declared yet decide it
	ProgressFailed  ProgressStatus = "failed"  // a rule gave no valid points
	// The items do not count any more: nothing is lost there, and nothing was won back.
	ProgressExcluded ProgressStatus = "excluded"
	ProgressNone     ProgressStatus = "none" // of an action for no deficit or penalty: no figure tells
	// Those who carry the action out recorded it as done or have evidence of that, and the
	// figures do not show it, or not yet.
	ProgressClaimed ProgressStatus = "claimed"
	// The action was approved, or figures showed it done once ([Plan.Record]), and by these
	// figures it surely is not.
	ProgressDegraded ProgressStatus = "degraded"
	ProgressBlocked  ProgressStatus = "blocked"  // of an action that is held up, and neither done nor overdue
	ProgressAccepted ProgressStatus = "accepted" // the loss, or every loss of the action, is not to be won back
)

// ActionProgress is what has become of an action.
type ActionProgress struct {
	ID       string         `json:"id"`
	Status   ProgressStatus `json:"status"`
	Deadline rubric.Date    `json:"deadline,omitzero"`
	Codes    []string       `json:"codes"` // of its deficits and penalties
	// Overdue says that it surely is not done and its deadline is past, whatever Status
	// says of it, Blocked what holds it up if it is not done.
	Overdue bool           `json:"overdue,omitempty"`
	Blocked tracking.Block `json:"blocked,omitzero"`
	// Recovered, Open and Accepted are the sums over these, see [Progress].
	Recovered scoring.Range `json:"recovered"`
	Open      scoring.Range `json:"open"`
	Accepted  scoring.Range `json:"accepted"`
}

// LossProgress is what has become of a deficit or a penalty.
type LossProgress struct {
	Code   string         `json:"code"`
	Status ProgressStatus `json:"status"`
	// Before is what was lost by the plan, Open what is lost now, and Recovered what is
	// won back of it (negative where more is lost).
	Before    scoring.Range `json:"before"`
	Recovered scoring.Range `json:"recovered"`
	Open      scoring.Range `json:"open"`
	// Aimed says that the plan has a target for it.
	Aimed  bool        `json:"aimed"`
	Reason rubric.Text `json:"reason,omitzero"` // of what is still lost, or not known
	// Missing are the inputs without an exact figure, of a loss that is Missing.
	Missing []string `json:"missing,omitempty"`
}

// Progress scores later facts of the plan's unit and holds them against the plan. What the
// round of the plan set ([Plan].Set) stays: a later round says more ([Plan.ProgressRound]).
// An action is overdue on the days after its deadline, if it is not done; the day
// is the caller's, and without one nothing is overdue. What is recorded for later days
// ([Action].Tracking, Accepted) does not count yet. The error is that of the
// facts, or says that scorer or facts are not those of the plan's edition
// ([scoring.ErrEdition]) and unit ([scoring.ErrUnit]), or that the plan has codes which
// the rubric has not ([scoring.ErrUnknownItem]).
func (p *Plan) Progress(s *scoring.Scorer, later scoring.Facts, day rubric.Date) (*Progress, error) {
	if p == nil || s == nil || s.Rubric() == nil {
		return nil, progressNeeds.Say()
	}
	if err := p.isFor(s, later.Unit.ID, day); err != nil {
		return nil, err
	}
	if len(p.Set) > 0 {
		held, err := assessment.Hold(s, later, p.Set)
		if err != nil {
			return nil, err
		}
		r, err := held.Score(later)
		if err != nil {
			return nil, err
		}
		return p.progress(s, r, p.Set, day)
	}
	r, err := s.Score(later)
	if err != nil {
		return nil, err
	}
	return p.progress(s, r, nil, day)
}

// ProgressRound is [Plan.Progress] by a later round of the unit: by its figures and by what it
// set, so that evidence which was shown since, and another judgement, count. Rounds are read
// by the scorer that folded them. The error is as there, for the round in place of facts.
func (p *Plan) ProgressRound(s *scoring.Scorer, later *assessment.Round, day rubric.Date) (*Progress, error) {
	switch {
	case later == nil || later.Result == nil:
		return nil, roundNeeds.Say()
	case p == nil || s == nil || s.Rubric() == nil:
		return nil, progressNeeds.Say()
	}
	if err := p.isFor(s, later.Result.Unit.ID, day); err != nil {
		return nil, err
	}
	if e := later.Result.Edition; e != p.Edition {
		return nil, roundOfEdition.Say(later.Name, e.SHA256, e.Rubric)
	}
	return p.progress(s, later.Result, later.Set, day)
}

// isFor reports whether progress of the plan can be told by a scorer, of a unit, on a day.
func (p *Plan) isFor(s *scoring.Scorer, unit string, day rubric.Date) error {
	switch {
	case decimals.HoldsLong(p):
		return planTooLong.Say()
	case !day.IsZero() && !isDay(day):
		return noSuchDay.Say(day)
	case s.Edition() != p.Edition:
		return planOfEdition.Say(p.Edition.SHA256, p.Edition.Rubric, s.Edition().SHA256)
	case unit != p.Unit.ID:
		return planOfUnit.Say(p.Unit.ID, unit)
	}
	return nil
}

// progress holds a later result, with what was set in it, against the plan.
func (p *Plan) progress(s *scoring.Scorer, r *scoring.Result, set []assessment.Setting, day rubric.Date) (*Progress, error) {
	if err := p.checkCodes(r); err != nil {
		return nil, err
	}
	out := &Progress{
		Schema: jsonform.Schema, Edition: p.Edition, Unit: p.Unit, Date: day, Actions: []ActionProgress{},
		Losses: []LossProgress{},
		New:    []Deficit{}, NewPenalties: []Penalty{},
		Before:    rangeOf(p.Results.Total.FinalRange.Least, p.Results.Total.FinalRange.Most),
		After:     rangeOf(r.Total.FinalRange.Least, r.Total.FinalRange.Most),
		Recovered: noRange(), Open: noRange(), Accepted: noRange(),
	}
	out.Gained = out.After.Minus(out.Before)
	for _, d := range p.Deficits {
		out.loss(r.Item(d.Code), d.Code, d.LostRange, d.Range.Least, p.aim(d.Code, day), false)
	}
	for _, x := range p.Penalties {
		out.loss(r.Item(x.Code), x.Code, x.Range, x.Range.Most, p.aim(x.Code, day), true)
	}
	of := s.Rubric()
	for _, d := range Deficits(r) {
		if !slices.ContainsFunc(p.Deficits, func(was Deficit) bool { return was.Code == d.Code }) {
			d.Kind = kindOf(d, of, set)
			out.New = append(out.New, d)
		}
	}
	for _, x := range penalties(r) {
		if !slices.ContainsFunc(p.Penalties, func(was Penalty) bool { return was.Code == x.Code }) {
			out.NewPenalties = append(out.NewPenalties, x)
		}
	}
	for _, a := range p.Actions {
		out.action(a, day)
	}
	return out, nil
}

// checkCodes lists the codes of a plan that cannot be those of its rubric and of its
// own deficits and penalties: such as were edited, or are another rubric's.
func (p *Plan) checkCodes(r *scoring.Result) error {
	var faults []error
	add := func(s locale.Sentence, args ...any) { faults = append(faults, s.Say(args...)) }
	all, penalties := leaves(r)
	bonus := 0
	if r.Bonus() != nil {
		bonus = len(penaltyLeaves(r.Bonus().Items))
	}
	in := map[string]locale.Sentence{}
	for i, it := range all {
		switch {
		case i >= penalties:
			in[it.Code] = penaltyNamed
		case i < penalties-bonus:
			in[it.Code] = deficitNamed
		}
	}
	seen := map[string]locale.Sentence{}
	check := func(code string, kind locale.Sentence) {
		switch {
		case in[code] != kind:
			add(lossOfOther, kind.Say(code))
		case seen[code].Code != "":
			add(lossTwice, kind.Say(code))
		}
		seen[code] = kind
	}
	for _, d := range p.Deficits {
		check(d.Code, deficitNamed)
	}
	for _, x := range p.Penalties {
		check(x.Code, penaltyNamed)
	}
	for _, a := range p.Accepted {
		if seen[a.Code].Code == "" {
			add(acceptedOfNoLoss, a.Code)
		}
	}
	ids := map[string]bool{}
	for _, a := range p.Actions {
		if ids[a.ID] {
			add(twoActions, a.ID)
		}
		ids[a.ID] = true
		for _, code := range a.Deficits {
			if seen[code] != deficitNamed {
				add(actionOfNoLoss, a.ID, deficitNamed.Say(code))
			}
		}
		for _, code := range a.Penalties {
			if seen[code] != penaltyNamed {
				add(actionOfNoLoss, a.ID, penaltyNamed.Say(code))
			}
		}
		for _, t := range a.Targets {
			for _, e := range t.Effects {
				if r.Item(e.Code) == nil {
					add(targetOfNoItem, t.ID, e.Code)
				}
			}
		}
	}
	return errors.Join(faults...)
}

// aimed is what the plan's targets do to a leaf.
type aimed struct {
	gain     decimal.Decimal // what they win back
	excluded bool            // they leave it out of the maximum
	accepted bool            // it is not to be won back
}

// aim returns what the plan's targets do to a leaf, and whether its loss is accepted.
func (p *Plan) aim(code string, day rubric.Date) aimed {
	out := aimed{gain: zero(), accepted: p.accepted(code, day)}
	for _, t := range p.targets() {
		for _, e := range t.Effects {
			if e.Code == code {
				out.gain, out.excluded = add(out.gain, e.Gain), out.excluded || e.Excluded
			}
		}
	}
	return out
}

// loss says what has become of what an item lost, whose sure points were some.
func (g *Progress) loss(it *scoring.Item, code string, before scoring.Range, was decimal.Decimal, aim aimed,
	penalty bool) {
	l := LossProgress{Code: code, Before: before, Recovered: noRange(), Open: noRange(),
		Aimed: aim.gain.IsPositive() || aim.excluded}
	if excluded(it) && !penalty {
		l.Status = ProgressExcluded
		g.Losses = append(g.Losses, l)
		return
	}
	switch list := deficitsOf(it, ""); {
	case penalty:
		l.Open = rangeOf(it.Range.Least, it.Range.Most)
	case list != nil:
		l.Open = list[0].LostRange
	}
	l.Recovered = before.Minus(l.Open)
	// Targets promise points that are sure: those of the least that a leaf has.
	won := subtract(sure(it, penalty), was)
	if penalty {
		won = won.Neg()
	}
	switch {
	case l.Open.Most.IsZero() || aim.gain.IsPositive() && !aim.excluded && won.GreaterThanOrEqual(aim.gain):
		l.Status = ProgressDone
	case it.Status == scoring.Failed:
		l.Status = ProgressFailed
	case aim.accepted:
		l.Status = ProgressAccepted
	case !l.Open.Known():
		l.Status, l.Missing = ProgressMissing, slices.Clone(it.Missing)
	case l.Recovered.Least.IsPositive():
		l.Status = ProgressPartly
	default:
		l.Status = ProgressOpen
	}
	if !l.Open.Most.IsZero() {
		l.Reason = it.Reason
	}
	g.Losses = append(g.Losses, l)
	l.addTo(&g.Recovered, &g.Open, &g.Accepted)
}

// addTo adds the loss to sums.
func (l LossProgress) addTo(recovered, open, accepted *scoring.Range) {
	if *recovered = recovered.Plus(l.Recovered); l.Status == ProgressAccepted {
		open = accepted
	}
	*open = open.Plus(l.Open)
}

// action says what has become of an action, by its losses and by what was recorded.
func (g *Progress) action(a Action, day rubric.Date) {
	out := ActionProgress{ID: a.ID, Deadline: a.Deadline, Codes: append(slices.Clone(a.Deficits), a.Penalties...),
		Recovered: noRange(), Open: noRange(), Accepted: noRange()}
	var unknown ProgressStatus // of a loss of which it is not known whether it is done
	done, notDone, some, counts, accepted := true, false, false, false, true
	for _, l := range g.Losses {
		if !slices.Contains(out.Codes, l.Code) || l.Status == ProgressExcluded {
			continue
		}
		counts = true
		l.addTo(&out.Recovered, &out.Open, &out.Accepted)
		some = some || l.Recovered.Least.IsPositive()
		accepted = accepted && l.Status == ProgressAccepted
		switch {
		case l.Status == ProgressDone || l.Status == ProgressAccepted || len(a.Targets) > 0 && !l.Aimed:
		case l.Status == ProgressMissing || l.Status == ProgressFailed:
			done = false
			if unknown != ProgressFailed {
				unknown = l.Status
			}
		default:
			done, notDone = false, true
		}
	}
	t := a.Tracking
	claimed, confirmed := recorded(t, day), confirmed(t, day)
	late := !day.IsZero() && !a.Deadline.IsZero() && after(day, a.Deadline)
	out.Overdue = late && (notDone || len(out.Codes) == 0 && !claimed)
	if (!done || len(out.Codes) == 0 && !claimed) && by(t.Blocked.Since, day) {
		out.Blocked = t.Blocked
	}
	switch {
	case len(out.Codes) == 0 && claimed:
		out.Status = ProgressClaimed
	case len(out.Codes) == 0:
		out.Status = ProgressNone
	case !counts:
		out.Status = ProgressExcluded
	case accepted:
		out.Status = ProgressAccepted
	case done:
		out.Status = ProgressDone
	case notDone && confirmed:
		out.Status = ProgressDegraded
	case claimed:
		out.Status = ProgressClaimed
	case out.Overdue:
		out.Status = ProgressOverdue
	case out.Blocked != tracking.Block{}:
		out.Status = ProgressBlocked
	case notDone && some:
		out.Status = ProgressPartly
	case unknown != "":
		out.Status = unknown
	default:
		out.Status = ProgressOpen
	}
	g.Actions = append(g.Actions, out)
}

// confirmed reports whether somebody approved an action by a day, or figures showed it
// done.
func confirmed(t tracking.Record, day rubric.Date) bool {
	return t.Approved != tracking.Decision{} && by(t.Approved.On, day) || !t.Reached.IsZero() && by(t.Reached, day)
}

// recorded reports whether an action is recorded as done by a day, in any way.
func recorded(t tracking.Record, day rubric.Date) bool {
	return confirmed(t, day) || !t.Done.IsZero() && by(t.Done, day) ||
		slices.ContainsFunc(t.Evidence, func(e tracking.Evidence) bool { return by(e.Date, day) })
}
