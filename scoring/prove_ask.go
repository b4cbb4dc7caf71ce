package scoring

import (
	"fmt"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
)

// answer is what a question came to.
type answer struct {
	found  formula.Truth
	facts  []formula.Value
	reason string
}

// ask starts a question, which f puts by following ways and calling Found where
// they lead to facts that answer it.
func (p *prover) ask(f func(q *formula.Search)) answer {
	q := formula.NewSearch(p.domains, p.steps, p.near)
	f(q)
	var a answer
	a.found, a.facts, a.reason = q.Answer()
	return a
}

// never judges a property that facts could refute.
func (p *prover) never(property string, at place, a answer, proved rubric.Text, refuted func(e *Example) rubric.Text) {
	d := Verdict{Property: property, Outcome: Proved, Message: proved}
	switch a.found {
	case formula.Yes:
		d.Outcome, d.Example = Refuted, p.example(p.rubric, property, a.facts)
		d.Message = refuted(d.Example)
	case formula.Unknown:
		d.undecided(proved, a.reason)
	}
	p.add(d, at)
}

// exists judges a property that facts prove.
func (p *prover) exists(property string, at place, a answer, proved rubric.Text, refuted func() rubric.Text) {
	d := Verdict{Property: property, Outcome: Proved, Message: proved}
	switch a.found {
	case formula.Yes:
		d.Example = p.example(p.rubric, property, a.facts)
	case formula.Unknown:
		d.undecided(proved, a.reason)
	default:
		d.Outcome, d.Message = Refuted, refuted()
	}
	p.add(d, at)
}

func (p *prover) add(d Verdict, at place) {
	d.Item = p.item.Code
	if it, isItem := at.owner.(*rubric.Item); isItem {
		d.Item = it.Code
	}
	if c, isCase := at.owner.(*rubric.Case); isCase {
		d.Illustrative = c.Illustrative
	}
	d.Illustrative = d.Illustrative || p.illustrative
	d.place(p.rubric.Fault(at.owner, at.key, at.index, ""))
	p.verdicts = append(p.verdicts, d)
}

func (d *Verdict) undecided(what rubric.Text, reason string) {
	d.Outcome = Undecided
	d.Message = rubric.Text{
		VI: "không quyết định được (" + reason + "): " + what.VI,
		EN: "undecided (" + reason + "): " + what.EN,
	}
}

// text forms a message in both languages from the same parts.
func text(vi, en string, args ...any) rubric.Text {
	return rubric.Text{VI: fmt.Sprintf(vi, args...), EN: fmt.Sprintf(en, args...)}
}
