package scoring

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// answer is what a question came to.
type answer struct {
	found  solve.Truth
	facts  []interval.Domain
	reason rubric.Text
}

// ask starts a question, which f puts by calling Found for regions whose facts
// answer it.
func (p *prover) ask(f func(q *solve.Search)) answer {
	q := solve.NewSearch(p.domains, p.steps, p.near)
	q.StopOn(p.done)
	f(q)
	var a answer
	a.found, a.facts, a.reason = q.Answer()
	return a
}

// find asks whether any of some regions has facts.
func (p *prover) find(in func(q *solve.Search) regions) answer {
	return p.ask(func(q *solve.Search) { foundIn(q, in(q)) })
}

func foundIn(q *solve.Search, in regions) {
	for r := range in {
		q.Found(r)
	}
}

// never judges a property that facts could refute.
func (p *judge) never(property Property, at place, a answer, proved rubric.Text, refuted func(e *Example) rubric.Text) {
	d := Verdict{Property: property, Outcome: Proved, Message: proved}
	switch a.found {
	case solve.Yes:
		d.Outcome, d.Example = Refuted, exampleOf(p.rubric, p.node, propertyName(property), a.facts)
		d.Message = refuted(d.Example)
	case solve.Unknown:
		d.undecided(proved, a.reason)
	}
	p.add(d, at)
}

// exists judges a property that facts prove.
func (p *judge) exists(property Property, at place, a answer, proved rubric.Text, refuted func() rubric.Text) {
	d := Verdict{Property: property, Outcome: Proved, Message: proved}
	switch a.found {
	case solve.Yes:
		d.Example = exampleOf(p.rubric, p.node, propertyName(property), a.facts)
	case solve.Unknown:
		d.undecided(proved, a.reason)
	default:
		d.Outcome, d.Message = Refuted, refuted()
	}
	p.add(d, at)
}

func (p *judge) add(d Verdict, at place) {
	d.Item = p.item.Code
	if it, isItem := at.owner.(*rubric.Item); isItem {
		d.Item = it.Code
	}
	if c, isCase := at.owner.(*rubric.Case); isCase {
		d.Illustrative = c.Illustrative
	}
	d.Illustrative = d.Illustrative || p.illustrative
	d.place(p.rubric.Place(at.owner, at.key, at.index))
	p.verdicts = append(p.verdicts, d)
}

func (d *Verdict) undecided(what, reason rubric.Text) {
	d.Outcome = Undecided
	d.Message = rubric.Say(undecidedBecause, reason, what)
}

// propertyName returns what examples of a property are called.
func propertyName(property Property) rubric.Text {
	vi, known := map[Property]string{
		PropertyRange: "giới hạn điểm", PropertyStep: "bước điểm", PropertyFailure: "lỗi khi tính", PropertyReachable: "trường hợp xảy ra",
		PropertyMatters: "có tác dụng", PropertyDistinct: "cho điểm khác", PropertyFull: "đạt điểm tối đa", PropertyLeast: "điểm thấp nhất",
		PropertyOverlap: "chồng lấn", PropertyGap: "bỏ sót", PropertyRises: "tăng theo", PropertyFalls: "giảm theo",
	}[property]
	if !known {
		vi = string(property)
	}
	return rubric.Text{VI: vi, EN: string(property)}
}
