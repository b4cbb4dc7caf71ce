package form

import (
	"cmp"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// Options are how a form is written. The zero Options and a nil *Options are the
// defaults.
type Options struct {
	Lang locale.Lang // of its texts; Vietnamese if empty
	// Facts are what is known of the unit already: its ID, name and group, and figures
	// that stand in the cells from the start. A form for any unit has none.
	Facts *scoring.Facts
	// Last are the figures of the year before, which are shown beside those to be filled
	// in; the column is left out if nil. Those of another edition are shown by the names of
	// the inputs that both have.
	Last *scoring.Facts
}

func (o *Options) orDefault() Options {
	out := Options{}
	if o != nil {
		out = *o
	}
	out.Lang = cmp.Or(out.Lang, rubric.Vietnamese)
	if out.Facts == nil {
		out.Facts = &scoring.Facts{}
	}
	return out
}

// check returns what is wrong with facts that a host made.
func check(s *rules.Compiled, f scoring.Facts) error {
	_, err := rules.Hook.Row(s, f)
	return err
}
