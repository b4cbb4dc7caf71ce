package assessment

import (
	"math/big"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// leaf returns the account of a leaf: from its maximum by what was stated, judged, shown
// and waived to its points.
func (b *bookkeeper) leaf(n *rules.Node, it *scoring.Item) *Account {
	out := accountFor(it)
	d := descend(it.Max.Rat())
	if o := b.f.outcome(b.st, n); o.Excluded && !o.Counts && o.Failure == nil {
		d.to(it.Range.Least.Rat(), ByExclusion, b.setBy(n), orTitle(it.Reason, ByExclusion))
		out.Causes = d.end()
		return out
	}
	b.earned(d, n, it)
	kind := ByMissing
	if it.Status == scoring.Failed {
		kind = ByFailure
	}
	d.to(it.Range.Least.Rat(), kind, -1, orTitle(it.Reason, kind))
	out.Causes = d.end()
	return out
}

// earned goes down to the most points that a leaf can have.
func (b *bookkeeper) earned(d *descent, n *rules.Node, it *scoring.Item) {
	own, now := b.base(b.own.row, n), b.base(b.st.row, n)
	if o := b.st.surveys[n.Index]; o != nil {
		own, now = base{}, baseOf(rules.Ruled{Outcome: *o}, n)
	}
	judged, unproved, waived := b.st.judged[n.Index], b.st.evidenceless[n.Index], b.st.waived[n.Index]
	later := judged != nil || unproved != nil || waived != nil
	switch {
	case own.points != nil && now.points != nil && own.points.Cmp(now.points) != 0:
		b.first(d, n, own, true)
		b.appraised(d, n, now.points)
	case own.points != nil && now.points == nil && later:
		b.first(d, n, own, true)
	case now.points != nil:
		b.first(d, n, now, false)
	}
	if judged != nil {
		_, by := b.typed(n)
		d.to(judged.Lo, ByJudgement, by, judged.Branches[0].Reason)
	}
	if unproved != nil {
		d.to(unproved.Hi, ByEvidence, -1, unproved.Branches[0].Reason)
	}
	if waived != nil && waived.Counts {
		d.to(waived.Hi, ByWaiver, b.setBy(n), waived.Branches[0].Reason)
	}
	if !later && now.points == nil {
		d.to(it.Range.Most.Rat(), firstKind(n), -1, atMost.Say(it.Range.Most))
	}
}

// firstKind returns what takes the first points of a leaf.
func firstKind(n *rules.Node) CauseKind {
	switch it := n.Item; {
	case it.Reported && (it.Survey != "" || it.Source == rubric.Survey):
		return BySurvey
	case it.Reported:
		return ByJudgement
	}
	return ByRule
}

// first goes down to what the rule gives, or what was typed or answered, first exactly,
// then rounded; own says that it is by what the unit stated.
func (b *bookkeeper) first(d *descent, n *rules.Node, is base, own bool) {
	record, why, kind := -1, locale.Speaker(nil), firstKind(n)
	switch o := b.st.surveys[n.Index]; {
	case o != nil:
		kind, record, why = BySurvey, b.setBy(n), orTitle(b.reason(n.Item.Code), BySurvey)
	case n.Item.Survey != "":
		a, _ := stands(b.l, answersOn, n.Item.Code)
		record, why = a.by, answered.Say(is.points, n.Item.Max)
	case n.Item.Reported:
		_, record = b.typed(n)
		if by, changed := b.own.points[n.Item.Code]; changed && own {
			record = by
		}
		why = b.f.saidBy(record)
	case own:
		why = orTitle(b.own.reason(b, n.Item.Code), kind)
	default:
		why = orTitle(b.reason(n.Item.Code), kind)
	}
	d.to(is.exact, kind, record, why)
	d.to(is.points, ByRounding, -1, roundedTo.SayShort(is.exact, is.points))
}

func (b *bookkeeper) reason(code string) rubric.Text {
	if it := b.byRules(code); it != nil {
		return it.Reason
	}
	return rubric.Text{}
}

// orTitle returns a text, or what its kind is called where there is none.
func orTitle(t rubric.Text, kind CauseKind) locale.Speaker {
	if t.IsZero() {
		return kindTitles[kind].Say()
	}
	return t
}

// typed returns the points that stand of a leaf, and the record that has them; -1 if none.
func (b *bookkeeper) typed(n *rules.Node) (scoring.Figure, int) {
	if p, is := stands(b.l, pointsOf, n.Item.Code); is {
		return p.value, p.by
	}
	return scoring.Figure{}, -1
}

// setBy returns the record by which a leaf is waived or its survey says nothing; -1 if by
// none.
func (b *bookkeeper) setBy(n *rules.Node) int {
	if b.st.waived[n.Index] != nil {
		w, _ := stands(b.l, waiversOf, n.Item.Code)
		return w.by
	}
	if b.st.surveys[n.Index] != nil {
		for _, found := range b.st.findings {
			if found.Item == n.Item.Code && (found.Kind == SurveyNotHeld || found.Kind == TooFewAnswers) {
				return found.Record
			}
		}
	}
	return -1
}

// base is what a leaf comes to before anything is judged, unproved or waived: its points
// before and after rounding, nil where they are not known or the leaf is excluded.
type base struct{ exact, points *big.Rat }

func (b *bookkeeper) base(row rules.Row, n *rules.Node) base {
	out := baseOf(b.f.c.Ruled(row, n), n)
	if q := b.f.survey(n.Item.Survey); q != nil && out.points != nil {
		if a, is := stands(b.l, answersOn, n.Item.Code); is && a.value != nil {
			share := a.value.share(q)
			out.exact = share.Mul(share, n.Item.Max.Rat())
		}
	}
	return out
}

func baseOf(r rules.Ruled, n *rules.Node) base {
	o := &r.Outcome
	if status := o.Status(); status == rules.Missing || status == rules.Failed || !o.Counts {
		return base{}
	}
	out := base{o.Lo, o.Lo}
	if r.Exact != nil {
		out.exact = r.Exact
	} else if share, is := rules.ShareOf(o.Branches[0].Policy); is {
		out.exact = share.Mul(share, n.Item.Max.Rat())
	}
	return out
}
