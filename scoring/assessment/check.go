package assessment

import (
	"slices"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// fields says which of the fields of a record each kind needs, which it may have, and of
// which it needs one at least.
var fields = map[Kind]struct{ needs, may, oneOf []string }{
	Stated:    {needs: []string{"input"}, oneOf: []string{"new", "old"}},
	Typed:     {needs: []string{"item"}, oneOf: []string{"new", "old"}},
	Claimed:   {needs: []string{"item"}, oneOf: []string{"case", "old_case"}},
	Shown:     {needs: []string{"item", "evidence"}},
	Refused:   {needs: []string{"item", "piece", "why"}},
	Explained: {needs: []string{"item", "text"}},
	Opined:    {needs: []string{"item", "text"}},
	Noted:     {needs: []string{"text"}, may: []string{"item"}},
	Surveyed:  {may: []string{"survey", "item", "not_held", "answers", "old_answers"}},
	Waived:    {needs: []string{"item", "why"}, oneOf: []string{"waiver", "old_waiver"}},
	Locked:    {},
	Reopened:  {needs: []string{"why"}},
}

// shape checks that a record has the fields of its kind.
func (f *fold) shape(i int, r *Record) {
	for _, need := range [...]struct {
		key string
		is  bool
	}{{"by", r.By != ""}, {"authority", !r.Authority.IsZero()}, {"at", !r.At.IsZero()}} {
		if !need.is {
			f.fault(i, r, "", needsField.Say(need.key))
		}
	}
	if r.Revision < 0 {
		f.fault(i, r, "revision", badRevision.Say(r.Revision))
	}
	f.form(i, r)
	of, known := fields[r.Kind]
	if !known {
		f.fault(i, r, "kind", unknownKind.SayShort(string(r.Kind), spelling.Suggest(string(r.Kind), kinds)))
		return
	}
	one := len(of.oneOf) == 0
	for _, has := range [...]struct {
		key string
		is  bool
	}{
		{"input", r.Input != ""}, {"item", r.Item != ""}, {"old", !r.Old.IsZero()}, {"new", !r.New.IsZero()},
		{"case", r.Case != 0}, {"old_case", r.OldCase != 0}, {"evidence", r.Evidence != nil}, {"piece", r.Piece != ""},
		{"text", !r.Text.IsZero()}, {"survey", r.Survey != ""}, {"not_held", r.NotHeld}, {"answers", r.Answers != nil},
		{"old_answers", r.OldAnswers != nil}, {"waiver", r.Waiver != nil}, {"old_waiver", r.OldWaiver != nil},
		{"why", !r.Why.IsZero()},
	} {
		needed, either := slices.Contains(of.needs, has.key), slices.Contains(of.oneOf, has.key)
		switch {
		case needed && !has.is:
			f.fault(i, r, "", needsField.Say(has.key))
		case has.is && !needed && !either && has.key != "why" && !slices.Contains(of.may, has.key):
			f.fault(i, r, has.key, takesNoField.Say(has.key))
		}
		one = one || either && has.is
	}
	if !one {
		f.fault(i, r, "", needsField.Say(of.oneOf[0]))
	}
}

// check checks what a record says against the rubric and the current values. Figures in it are
// brought to their normal form.
func (f *fold) check(i int, r *Record, l *layer) {
	var n *rules.Node
	if r.Item != "" {
		if n = f.leaves[r.Item]; n == nil {
			if it := f.c.Rubric.Item(r.Item); it != nil {
				f.fault(i, r, "item", notALeaf.SayShort(it.Code))
			} else {
				f.fault(i, r, "item", rules.UnknownItem(f.c.Rubric, r.Item))
			}
			return
		}
	}
	switch r.Kind {
	case Stated:
		f.checkFigure(i, r, l)
	case Typed:
		f.checkPoints(i, r, l, n)
	case Claimed:
		f.checkClaim(i, r, l, n)
	case Shown:
		f.checkEvidence(i, r)
	case Refused:
		f.checkRefusal(i, r, l)
	case Surveyed:
		f.checkSurvey(i, r, l, n)
	case Waived:
		f.checkWaiver(i, r, l, n)
	}
}

// checkClaim checks that an item has the case that is said to hold.
func (f *fold) checkClaim(i int, r *Record, l *layer, n *rules.Node) {
	switch most := len(n.Item.Cases); {
	case most == 0:
		f.fault(i, r, "item", noClaim.SayShort(r.Item))
		return
	case r.Case < 0 || r.Case > most:
		f.fault(i, r, "case", noSuchCase.SayShort(r.Item, most, r.Case))
	}
	was, _ := stands(l, claimsOf, r.Item)
	f.changes(i, r, "old_case", was.value == r.OldCase, was.value != 0 && was.value != r.Case,
		numberedCase(was.value), numberedCase(r.OldCase))
}

// noneYet is what sentences call the value of what has none.
var noneYet = nothing.Say()

// numberedCase is a case as sentences name it.
func numberedCase(number int) locale.Speaker {
	if number == 0 {
		return noneYet
	}
	return theCase.Say(number)
}

// changes checks that a record knows what it changes, and says why. It is not called where
// what it says instead is at fault.
func (f *fold) changes(i int, r *Record, key string, same, changed bool, was, old locale.Speaker) {
	switch {
	case !same:
		f.fault(i, r, key, conflict.SayShort(was, old))
	case changed && r.Why.IsZero():
		f.fault(i, r, "", needsWhy.Say())
	}
}
