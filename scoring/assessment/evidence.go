package assessment

import (
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// evidence takes the points of leaves that nothing shows, as the rubric says.
func (f *fold) evidence(st *settled, l *layer) {
	for _, n := range f.c.Leaves {
		it := n.Item
		if it.NoEvidence == "" {
			continue
		}
		shown, left, inTime := listed(l, shownOf, it.Code), 0, 0
		for _, by := range shown {
			r := &f.a.Records[by]
			late := !it.EvidenceBy.IsZero() && r.day().DayNumber() > it.EvidenceBy.DayNumber()
			if late {
				st.find(EvidenceLate, it.Code, by,
					evidenceLate.Say(r.Evidence.Name(), day(r.day()), day(it.EvidenceBy)))
			}
			if _, refused := stands(l, refusedOf, r.Evidence.id()); !refused {
				if left++; !late {
					inTime++
				}
			}
		}
		wanted := documents(it.Evidence)
		switch {
		case inTime > 0:
		case !it.EvidenceBy.IsZero() && f.asOf.IsZero():
			f.needsAsOf = true
		case !it.EvidenceBy.IsZero() && f.asOf.DayNumber() <= it.EvidenceBy.DayNumber():
			st.find(EvidenceDue, it.Code, -1, evidenceDue.Say(wanted, day(it.EvidenceBy)))
		default:
			f.unproved(st, n, wanted, len(shown) > 0 && left == 0)
		}
	}
}

// unproved settles a leaf of which no evidence counts.
func (f *fold) unproved(st *settled, n *rules.Node, wanted rubric.Text, refused bool) {
	it := n.Item
	why := withoutEvidence.Say(wanted)
	switch {
	case refused:
		why = allRefused.Say(wanted)
	case !it.EvidenceBy.IsZero():
		why = withoutEvidenceBy.Say(day(it.EvidenceBy), wanted)
	}
	o := f.outcome(st, n)
	if nothingToProve(o) {
		return
	}
	st.find(EvidenceMissing, it.Code, -1, why)
	if it.NoEvidence == rubric.PolicyZero {
		zero := n.Set(new(big.Rat), rubric.Text{VI: why.VI, EN: why.EN})
		f.sets(st, SetUnproved, n, -1, zero)
		none := o.AtMost(zero)
		putAt(&st.evidenceless, n.Index, &none)
	}
}

// waivers settles the leaves that are waived for the unit.
func (f *fold) waivers(st *settled, l *layer) {
	for code, waived := range sorted(together(l, waiversOf)) {
		switch w := waived.value; {
		case w == nil: // taken back
		case f.asOf.IsZero():
			f.needsAsOf = true
		case f.asOf.DayNumber() < w.From.DayNumber():
			st.find(WaiverFuture, code, waived.by, waiverFuture.Say(day(w.From)))
		case !w.Until.IsZero() && f.asOf.DayNumber() > w.Until.DayNumber():
			st.find(WaiverExpired, code, waived.by, waiverExpired.Say(day(w.Until)))
		default:
			f.waive(st, f.leaves[code], waived)
		}
	}
}

// waive gives a leaf what it is worth where it is waived, unless it has that without.
func (f *fold) waive(st *settled, n *rules.Node, waived standing[*Waiver]) {
	gives := n.SetBy(f.c.Rubric, n.Item.Waiver,
		rubric.Say(waivedBecause, waived.value.Approver, f.a.Records[waived.by].Why))
	o := f.outcome(st, n)
	switch {
	case outOfScale(o):
		st.find(WaiverOrphaned, n.Item.Code, waived.by, waiverOrphanExcluded.Say())
	case nothingToWaive(n, o, gives):
		st.find(WaiverOrphaned, n.Item.Code, waived.by, waiverOrphan.Say(f.c.Book.Decimal(f.c.Book.Units(o.Lo))))
	default:
		f.sets(st, SetWaived, n, waived.by, gives)
		worth := waivedTo(o, gives)
		putAt(&st.waived, n.Index, &worth)
	}
}

// nothingToProve reports whether a leaf has no points that evidence could show.
func nothingToProve(o rules.Outcome) bool {
	return o.Excluded && !o.Counts || o.Counts && !o.Excluded && o.Hi.Sign() <= 0
}

// outOfScale reports whether a leaf does not count.
func outOfScale(o rules.Outcome) bool { return o.Failure == nil && !o.Counts }

// nothingToWaive reports whether a leaf surely has what a waiver gives.
func nothingToWaive(n *rules.Node, o, gives rules.Outcome) bool {
	return o.Failure == nil && o.Counts && !o.Excluded &&
		(o.Lo.Cmp(n.Item.Max.Rat()) >= 0 || gives.Counts && o.Lo.Cmp(gives.Hi) >= 0)
}

// waivedTo returns what a leaf is worth where it is waived.
func waivedTo(o, gives rules.Outcome) rules.Outcome {
	if gives.Counts {
		return o.AtLeast(gives)
	}
	return gives
}

// withoutStop returns a sentence to go on from, within another one.
func withoutStop(t rubric.Text) locale.Speaker {
	within := func(s string) string {
		s = strings.TrimSuffix(s, ".")
		first, size := utf8.DecodeRuneInString(s)
		return string(unicode.ToLower(first)) + s[size:]
	}
	return rubric.Text{VI: within(t.VI), EN: within(t.EN)}
}

// documents lists what evidence is asked for.
func documents(list []rubric.Text) rubric.Text {
	var vi, en []string
	for _, t := range list {
		vi, en = append(vi, t.VI), append(en, t.EN)
	}
	return rubric.Text{VI: strings.Join(vi, "; "), EN: strings.Join(en, "; ")}
}

// day is a date as sentences have it.
type day rubric.Date

// In writes the date in a language.
func (d day) In(l locale.Lang) string { return rubric.Date(d).Written(l) }
