package remediation

import (
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/parindex/parindex/scoring/improve"
)

// ofRound makes a planner one for a round: what the round set stays whatever the figures, and
// the result is the round's.
func (p *planner) ofRound(round *assessment.Round) error {
	r := round.Result
	switch {
	case r == nil:
		return roundNeeds.Say()
	case r.Edition != p.base.Edition():
		return roundOfEdition.Say(round.Name, r.Edition.SHA256, r.Edition.Rubric)
	case r.Unit.ID != p.facts.Unit.ID:
		return roundOfUnit.Say(round.Name, r.Unit.ID, p.facts.Unit.ID)
	}
	held, err := assessment.Hold(p.base, p.facts, round.Set)
	if err != nil {
		return err
	}
	p.scorer = held.Caching()
	now, err := p.scorer.Score(p.facts)
	if err != nil {
		return err
	}
	if code, same := alike(r, now); !same {
		return roundOfFacts.Say(round.Name, code)
	}
	p.now, p.round = r, round
	return nil
}

// alike reports whether two results give the same, or the first item where they do not.
func alike(a, b *scoring.Result) (code string, same bool) {
	all, _ := leaves(a)
	others, _ := leaves(b)
	if len(all) != len(others) {
		return "", false
	}
	equal := func(a, b scoring.Range) bool { return a.Least.Equal(b.Least) && a.Most.Equal(b.Most) }
	for i, it := range all {
		if is := others[i]; it.Code != is.Code || !equal(it.Range, is.Range) || !equal(it.LostRange, is.LostRange) ||
			it.Points.Valid != is.Points.Valid || it.Applicable.Valid != is.Applicable.Valid {
			return it.Code, false
		}
	}
	return "", equal(a.Total.FinalRange, b.Total.FinalRange)
}

// set returns what a round set of a leaf, the last of it that applies.
func setOf(list []assessment.Setting, code string) *assessment.Setting {
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].Item == code {
			return &list[i]
		}
	}
	return nil
}

// set returns what the planner's round set, nothing without one.
func (p *planner) set() []assessment.Setting {
	if p.round == nil {
		return nil
	}
	return p.round.Set
}

// unproved reports whether a leaf has no points for lack of evidence.
func (p *planner) unproved(code string) bool {
	return slices.ContainsFunc(p.set(), func(x assessment.Setting) bool {
		return x.Item == code && x.Kind == assessment.SetUnproved
	})
}

// shown returns the scorer by which the evidence that some targets are about is there.
func (p *planner) shown(list []Target) (*scoring.Scorer, error) {
	var codes []string
	for _, t := range list {
		codes = append(codes, t.Evidence...)
	}
	if codes == nil {
		return p.scorer, nil
	}
	slices.Sort(codes)
	key := strings.Join(codes, "\n")
	if s := p.proved[key]; s != nil {
		return s, nil
	}
	left := slices.DeleteFunc(slices.Clone(p.set()), func(x assessment.Setting) bool {
		return x.Kind == assessment.SetUnproved && slices.Contains(codes, x.Item)
	})
	s, err := assessment.Hold(p.base, p.facts, left)
	if err != nil {
		return nil, err
	}
	if p.proved == nil {
		p.proved = map[string]*scoring.Scorer{}
	}
	s = s.Caching()
	p.proved[key] = s
	return s, nil
}

// reached scores what targets come to together.
func (p *planner) reached(list []Target) (*scoring.Result, error) {
	s, err := p.shown(list)
	if err != nil {
		return nil, err
	}
	return s.Score(p.with(movesOf(list)...))
}

// movesOf returns the changes of targets.
func movesOf(list []Target) []improve.Move {
	var out []improve.Move
	for _, t := range list {
		out = append(out, t.move())
	}
	return out
}

// evidence returns the targets that are to show what there is no evidence of, each for a
// deficit that this surely wins something of: what the rule gives of the figures.
func (p *planner) evidence(deficits []Deficit) ([]Target, error) {
	var out []Target
	for _, d := range deficits {
		if !p.unproved(d.Code) {
			continue
		}
		t := Target{ID: "evidence:" + d.Code, Evidence: []string{d.Code}, Changes: []improve.Change{}}
		then, err := p.reached([]Target{t})
		if err != nil {
			return nil, err
		}
		if t.Effects = p.effects(then); !t.touches(d.Code) {
			continue
		}
		it := p.rubric.Item(d.Code)
		t.Gain, t.Uncertain = subtract(then.Total.FinalRange.Least, p.now.Total.FinalRange.Least), p.uncertain(then)
		t.Way = rubric.Say(showEvidence, d.Code, documentsOf(it))
		t.Goal, t.Illustrative = t.Way, it.Illustrative || p.rubric.Illustrative
		t.Text = p.gains(t.Way, &t)
		out = append(out, t)
	}
	return out, nil
}

// documentsOf lists the evidence that an item asks for.
func documentsOf(it *rubric.Item) rubric.Text {
	var vi, en []string
	for _, t := range it.Evidence {
		vi, en = append(vi, t.VI), append(en, t.EN)
	}
	return rubric.Text{VI: strings.Join(vi, "; "), EN: strings.Join(en, "; ")}
}

// settled says why no figure wins back a deficit that the round set; not where rules decide
// it, or may give more than what is set.
func (p *planner) settled(code string, out *OutOfReach) (bool, error) {
	x := setOf(p.set(), code)
	if x == nil {
		return false, nil
	}
	it := p.rubric.Item(code)
	switch {
	case p.unproved(code):
		then, err := p.reached([]Target{{Evidence: []string{code}}})
		if err != nil {
			return false, err
		}
		out.Kind, out.Text = ReachEvidence, rubric.Say(lacksEvidence, documentsOf(it))
		gain := subtract(then.Item(code).Range.Least, p.now.Item(code).Range.Least)
		if gain.IsPositive() {
			out.Text = rubric.Say(lacksOnlyEvidence, documentsOf(it), pointsOf(gain))
		}
	case x.Kind == assessment.SetJudged:
		out.Kind, out.Text = ReachJudgement, rubric.Say(judgedIs, x.Reason)
	case x.Kind == assessment.SetSurvey:
		out.judged(it)
		out.Text = rubric.Text{VI: out.Text.VI + ": " + x.Reason.VI, EN: out.Text.EN + ": " + x.Reason.EN}
	default:
		return false, nil
	}
	return true, nil
}
