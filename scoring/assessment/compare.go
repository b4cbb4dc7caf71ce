package assessment

import (
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// Comparison is what the records of some rounds changed: of the final score and of every
// leaf. [State.Compare] makes it. It is data and read-only once made; goroutines may share
// it.
type Comparison struct {
	Schema  int            `json:"schema"`
	Edition rubric.Edition `json:"edition"`
	Unit    scoring.Unit   `json:"unit"`
	From    string         `json:"from"` // by their names
	To      string         `json:"to"`
	// Total is the change of the final score, Items those of the leaves that any record
	// moved, in the order of the rubric, those of bonus and penalty after the others.
	Total Change    `json:"total"`
	Items []*Change `json:"items"`
}

// Change is what became of a number of points, either by one record or, with its steps, by
// all of them. Each step begins with what the one before it came to, so that the
// differences of the steps add up to that of the whole, at both ends of the range.
type Change struct {
	Code   string        `json:"code,omitempty"` // of a leaf; empty of the final score
	Title  rubric.Text   `json:"title"`
	Before scoring.Range `json:"before"`
	After  scoring.Range `json:"after"`
	// Difference is After − Before, end by end. The least may rise more than the most.
	Difference scoring.Range `json:"difference"`
	// Record is the index of the record that made a step, and Text what it did, by whom, for
	// officials; Record is -1 of all steps together.
	Record int         `json:"record"`
	Text   rubric.Text `json:"text,omitzero"`
	// Steps are what the records changed, in their order; a record that moved nothing has
	// none. Of the final score, there is one for each record that moved a leaf, with Items as
	// the codes of these.
	Steps []Change `json:"steps,omitempty"`
	Items []string `json:"items,omitempty"`
}

// Compare says what changed from the end of a round to the end of another one, which is not
// before it, and which records changed it. It begins with what the first round came to and
// adds the records of the rounds behind it one by one, in the order of the rounds and of the
// records in them, and scores the unit anew after each. So a record counts for what it changed
// on top of those before it; in another order it might have changed more or less.
//
// What the unit lost from its self-score to the final score is the difference from the round
// of the one to that of the other, with its sign turned.
//
// Figures of a record may contradict others until a later record mends that: then what both
// changed counts for the later one. The days of waivers and of evidence are read by the same
// day everywhere ([State.AsOf]). The error is one of a state that was read from JSON, of
// names that no rounds have, or of a first round after the second.
func (s *State) Compare(from, to string) (*Comparison, error) {
	first, err := s.folded(from)
	if err != nil {
		return nil, err
	}
	last, err := s.folded(to)
	if err != nil {
		return nil, err
	}
	start, end := slices.Index(s.fold.layers, first), slices.Index(s.fold.layers, last)
	if start > end {
		return nil, roundsTurned.SayShort(first.of.Name, last.of.Name)
	}
	f := s.fold.afresh()
	for i, l := range f.layers[:start+1] {
		for _, record := range s.fold.layers[i].records {
			f.again(record, l)
		}
	}
	c := &comparison{f: f, top: f.layers[end]}
	if err := c.begin(); err != nil {
		return nil, err
	}
	for i := start + 1; i <= end; i++ {
		for _, record := range s.fold.layers[i].records {
			if f.again(record, f.layers[i]) {
				c.step(record)
			}
		}
	}
	out := &Comparison{Schema: jsonform.Schema, Edition: s.Edition, Unit: s.Unit, From: first.of.Name, To: last.of.Name,
		Total: *c.total, Items: []*Change{}}
	for _, leaf := range c.leaves {
		if leaf.Steps != nil {
			out.Items = append(out.Items, leaf)
		}
	}
	return out, nil
}

// MarshalJSON writes the comparison with its schema and edition.
func (c Comparison) MarshalJSON() ([]byte, error) { return jsonform.Write(c) }

// UnmarshalJSON reads what MarshalJSON writes.
func (c *Comparison) UnmarshalJSON(b []byte) error { return jsonform.Read("comparison", b, c) }

// MarshalJSON writes the change as a [Comparison] has it.
func (c Change) MarshalJSON() ([]byte, error) { return jsonform.Marshal(c) }

// UnmarshalJSON reads what MarshalJSON writes.
func (c *Change) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, c) }

// afresh returns the assessment with no record entered.
func (f *fold) afresh() *fold {
	out := *f
	out.pieces, out.faults = map[string]bool{}, nil
	out.layers = out.newLayers()
	return &out
}

// moving are the kinds of records that can move a score.
var moving = []Kind{Stated, Typed, Shown, Refused, Surveyed, Waived}

// again applies a record that was admitted before, if it can move a score.
func (f *fold) again(i int, l *layer) bool {
	r := f.entered[i]
	if !slices.Contains(moving, r.Kind) {
		return false
	}
	f.apply(i, r, l)
	return true
}

// comparison is a [Comparison] in the making.
type comparison struct {
	f      *fold
	top    *layer // the round that is compared to
	total  *Change
	leaves []*Change
	// now are the points of every leaf so far, and the final score after them.
	now []rules.Bounds
}

// begin notes the points before any step.
func (c *comparison) begin() (err error) {
	if c.now, err = c.f.bounds(c.top); err != nil {
		return err
	}
	start := func(code string, title rubric.Text, at rules.Bounds) *Change {
		r := c.f.ranged(at)
		return &Change{Code: code, Title: title, Before: r, After: r, Record: -1, Difference: difference(r, r)}
	}
	for i, n := range c.f.c.Leaves {
		c.leaves = append(c.leaves, start(n.Item.Code, n.Item.Title, c.now[i]))
	}
	c.total = start("", c.f.c.Rubric.Title, c.now[len(c.leaves)])
	return nil
}

// step notes what a record changed.
func (c *comparison) step(record int) {
	now, err := c.f.bounds(c.top)
	if err != nil {
		return // figures that contradict each other, for the time being
	}
	did := c.f.did(record)
	text := rubric.Text{VI: did.VI, EN: did.EN}
	var moved []string
	for i, leaf := range c.leaves {
		if now[i] != c.now[i] {
			moved = append(moved, leaf.Code)
			leaf.add(record, text, c.f.ranged(now[i]), nil)
		}
	}
	if final := len(c.leaves); moved != nil || now[final] != c.now[final] {
		c.total.add(record, text, c.f.ranged(now[final]), moved)
	}
	c.now = now
}

// add adds a step to a change.
func (c *Change) add(record int, text rubric.Text, to scoring.Range, items []string) {
	c.Steps = append(c.Steps, Change{Code: c.Code, Title: c.Title, Before: c.After, After: to,
		Difference: difference(c.After, to), Record: record, Text: text, Items: items})
	c.After, c.Difference = to, difference(c.Before, to)
}

// difference returns what the ends of a range changed by.
func difference(from, to scoring.Range) scoring.Range {
	return scoring.Range{Least: decimals.Canonical(to.Least.Sub(from.Least)), Most: decimals.Canonical(to.Most.Sub(from.Most))}
}

func (f *fold) ranged(b rules.Bounds) scoring.Range {
	return scoring.Range{Least: f.c.Book.Decimal(b.Lo), Most: f.c.Book.Decimal(b.Hi)}
}

// bounds returns the points that every leaf can have in a round, and after
// them what the final score can be.
func (f *fold) bounds(l *layer) ([]rules.Bounds, error) {
	st, err := f.settle(l)
	if err != nil {
		return nil, err
	}
	e := f.c.NewEngine()
	defer f.c.Engines.Put(e)
	row := st.row
	row.Set = st.set(waiverStep)
	entries := e.LeafPoints(row)
	out := make([]rules.Bounds, 0, len(f.c.Leaves)+1)
	for _, n := range f.c.Leaves {
		leaf := e.Fold(n, entries)
		out = append(out, leaf.Points)
	}
	ledger := e.Ledger(entries)
	final, _, _ := ledger.Final()
	return append(out, final), nil
}
