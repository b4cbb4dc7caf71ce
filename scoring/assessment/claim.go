package assessment

import (
	"slices"
	"strconv"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
)

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
		names[i] = strconv.Itoa(c)
	}
	return otherCaseHolds.Say(locale.List(names))
}
