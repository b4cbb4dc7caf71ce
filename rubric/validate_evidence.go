package rubric

import (
	"iter"
	"slices"

	"github.com/parindex/parindex/rubric/locale"
)

// judgement checks what an item says of those who appraise it: whether they may set its
// points, what follows without evidence, and what it is worth where it is waived.
func (v *validator) judgement(it *Item, what about) {
	if it.Unscored { // see unscored
		return
	}
	if ruled := len(it.Cases) > 0 || it.Rule != ""; it.Judged && !(it.Leaf() && ruled) && !v.brokenRule(it) {
		v.fault(it, "judged", what, judgedOfOther)
	}
	v.evidence(it, what)
	v.waiver(it, what)
}

// brokenRule reports whether an item has a rule that could not be read.
func (v *validator) brokenRule(it *Item) bool {
	return it.Leaf() && slices.ContainsFunc([]string{"cases", "score", "rule"}, func(key string) bool {
		return v.unread(it, key) || v.r.Broken(it, key)
	})
}

func (v *validator) evidence(it *Item, what about) {
	if it.NoEvidence != "" && !slices.Contains(noEvidence, string(it.NoEvidence)) {
		v.known(string(it.NoEvidence), noEvidence, it, "no_evidence", what)
		return
	}
	switch {
	case it.NoEvidence == "" && !it.EvidenceBy.IsZero() && !v.stated(it, "no_evidence"):
		v.fault(it, "evidence_by", what, evidenceByAlone)
	case it.NoEvidence == "":
	case !it.Leaf():
		v.fault(it, "no_evidence", what, leavesAlone, "no_evidence")
	case len(it.Evidence) == 0 && !v.r.Broken(it, "evidence"):
		v.fault(it, "no_evidence", what, noEvidenceNamed)
	case it.NoEvidence == PolicyZero && it.penalty():
		v.fault(it, "no_evidence", what, zeroOfPenalty)
	case it.NoEvidence == PolicyZero && it.Min.IsPositive():
		v.fault(it, "no_evidence", what, zeroBelowMin, it.Min)
	}
}

func (v *validator) waiver(it *Item, what about) {
	switch kind := string(it.Waiver.Kind); {
	case it.Waiver.IsZero():
		return
	case slices.Contains(policyKinds, kind) && !slices.Contains(waivers, kind):
		v.fault(it, "waiver", what, waiverKind, kind, locale.List(waivers))
	case !it.Leaf():
		v.fault(it, "waiver", what, leavesAlone, "waiver")
	}
	v.worth(it, what, "waiver", it.Waiver)
}

// outside yields the items of the bonus and the penalty.
func (r *Rubric) outside() iter.Seq[*Item] {
	return walking(r.lists()[1:]...)
}

// unearned reports items of the bonus and the penalty that could be waived, which nobody has
// to earn, and items of the penalty that nobody would lose by showing no evidence.
func (v *validator) unearned() {
	if p := v.r.Penalty; p != nil {
		for it := range walking(p.Items) {
			if it.NoEvidence == PolicyZero {
				v.fault(it, "no_evidence", called(itemNamed, it.Code), zeroOfPenalty)
			}
		}
	}
	for it := range v.r.outside() {
		if !it.Waiver.IsZero() {
			v.fault(it, "waiver", called(itemNamed, it.Code), waiverOutside)
		}
	}
}
