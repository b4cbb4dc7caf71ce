package remediation

import (
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
)

// Catalogue holds what the host (or an official) puts into plans: the texts
// around them and the actions that win points back. It is read-only once in use
// and may be shared by goroutines.
type Catalogue struct {
	Rubric           string           `json:"rubric"` // the rubric whose items it is for
	Title            rubric.Text      `json:"title"`
	LegalBases       []rubric.Text    `json:"legal_bases,omitempty"`
	Purposes         []rubric.Text    `json:"purposes,omitempty"`
	Requirements     []rubric.Text    `json:"requirements,omitempty"`
	KeepUp           rubric.Text      `json:"keep_up,omitzero"` // for areas without a loss
	Actions          []Solution       `json:"actions"`
	Responsibilities []Responsibility `json:"responsibilities,omitempty"`
	Recipients       []rubric.Text    `json:"recipients,omitempty"`
	Signatory        Signatory        `json:"signatory,omitzero"`
}

// Solution is an action that a catalogue offers for items of a rubric.
type Solution struct {
	ID       string      `json:"id"`  // unique in the catalogue
	For      []string    `json:"for"` // codes of items or areas; a code stands for all below it
	Solution rubric.Text `json:"solution"`
	Assignment
}

// Assignment says who does an action, by when, and what comes of it. What is
// not decided yet is absent.
type Assignment struct {
	Lead        rubric.Text `json:"lead,omitzero"`
	Support     rubric.Text `json:"support,omitzero"`
	Deadline    rubric.Date `json:"deadline,omitzero"`
	Deliverable rubric.Text `json:"deliverable,omitzero"`
}

// Responsibility says who carries the plan out.
type Responsibility struct {
	Who  rubric.Text `json:"who"`
	Task rubric.Text `json:"task"`
}

// Signatory is who signs the plan.
type Signatory struct {
	Position rubric.Text `json:"position"`
	Name     rubric.Text `json:"name"`
}

// ParseCatalogue reads a catalogue (YAML or JSON) and checks it against the
// rubric that it names:
//
//	rubric: chi-lang-commune-2022
//	title: {vi: ..., en: ...}
//	keep_up: {vi: ..., en: ...}
//	actions:
//	  - id: ideas
//	    for: ["1.5"]
//	    solution: {vi: ..., en: ...}
//	    lead: {vi: ..., en: ...}          # optional, like the next three
//	    support: {vi: ..., en: ...}
//	    deadline: 2023-12-31
//	    deliverable: {vi: ..., en: ...}
//
// An action for an unknown code is a fault. A nil limits means the defaults. The
// error is a [source.Faults].
func ParseCatalogue(file string, src []byte, r *rubric.Rubric, limits *source.Limits) (*Catalogue, error) {
	doc := source.Read(file, src, limits)
	m := doc.Root().Mapping()
	scoring.CheckRubric(m.Need("rubric"), r)
	c := &Catalogue{
		Rubric:       r.ID,
		Title:        rubric.TextOf(m.Need("title")),
		LegalBases:   rubric.TextsOf(m.Get("legal_bases")),
		Purposes:     rubric.TextsOf(m.Get("purposes")),
		Requirements: rubric.TextsOf(m.Get("requirements")),
		KeepUp:       rubric.TextOf(m.Get("keep_up")),
		Recipients:   rubric.TextsOf(m.Get("recipients")),
	}
	seen := map[string]bool{}
	for _, n := range m.Need("actions").Items() {
		s := solutionOf(n, r)
		if seen[s.ID] && s.ID != "" {
			n.Faultf("duplicate action %q", s.ID)
		}
		seen[s.ID] = true
		c.Actions = append(c.Actions, s)
	}
	for _, n := range m.Get("responsibilities").Items() {
		f := n.Mapping()
		c.Responsibilities = append(c.Responsibilities, Responsibility{rubric.TextOf(f.Need("who")), rubric.TextOf(f.Need("task"))})
		f.Close()
	}
	if n := m.Get("signatory"); n.Present() {
		f := n.Mapping()
		c.Signatory = Signatory{rubric.TextOf(f.Need("position")), rubric.TextOf(f.Need("name"))}
		f.Close()
	}
	m.Close()
	return c, doc.Err()
}

func solutionOf(n source.Node, r *rubric.Rubric) Solution {
	m := n.Mapping()
	s := Solution{
		ID:       m.Need("id").Filled(),
		Solution: rubric.TextOf(m.Need("solution")),
		Assignment: Assignment{
			Lead:        rubric.TextOf(m.Get("lead")),
			Support:     rubric.TextOf(m.Get("support")),
			Deadline:    rubric.DateOf(m.Get("deadline").Date()),
			Deliverable: rubric.TextOf(m.Get("deliverable")),
		},
	}
	var codes []string
	for it := range r.All() {
		codes = append(codes, it.Code)
	}
	list := m.Need("for")
	for _, c := range list.Items() {
		if code := c.String(); !slices.Contains(codes, code) {
			c.Faultf("the rubric has no item %q%s", code, source.Suggest(code, codes))
		} else if slices.Contains(s.For, code) {
			c.Faultf("item %q stands in this list twice", code)
		} else {
			s.For = append(s.For, code)
		}
	}
	if list.IsSequence() && len(s.For) == 0 {
		list.Faultf("the action is for no item")
	}
	m.Close()
	return s
}
