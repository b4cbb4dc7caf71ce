package rubric

import (
	"slices"

	"github.com/parindex/parindex/rubric/locale"
)

// rounds checks the rounds of an assessment.
func (v *validator) rounds() {
	v.notEmpty(nil, "rounds", len(v.r.Rounds), about{thing: theRubric})
	seen, like := map[string]bool{}, lookalikes{}
	for i := range v.r.Rounds {
		round := &v.r.Rounds[i]
		what := called(roundNamed, round.Name)
		v.made(round, what, []string{round.Name}, round.Title)
		v.need(round.Name != "", round, "name", about{thing: aRound})
		v.text(round.Title, round, "title", what)
		switch {
		case round.Name == "" || v.r.Broken(round, "name"):
		case !isIdentifier(round.Name):
			v.fault(round, "name", what, noIdentifier)
		case seen[round.Name]:
			v.fault(round, "name", about{}, duplicateRound, locale.Short(round.Name))
		default:
			v.alike(like, round.Name, round, "name", what)
		}
		seen[round.Name] = true
		v.notEmpty(round, "records", len(round.Records), what)
		v.records(round, what)
	}
}

// records checks the kinds of records that a round takes.
func (v *validator) records(round *Round, what about) {
	seen := map[string]bool{}
	for i, kind := range round.Records {
		at := &round.Records[i]
		switch {
		case !slices.Contains(records, kind):
			if !v.unread(at, "") {
				v.fault(at, "", what, unknownWord, "records", locale.Short(kind), locale.List(records))
			}
		case seen[kind]:
			v.fault(at, "", what, recordTwice, kind)
		case round.Self && slices.Contains(ofOthers, kind):
			v.fault(at, "", what, recordOfOthers, kind, locale.List(ofOthers))
		}
		seen[kind] = true
	}
}
