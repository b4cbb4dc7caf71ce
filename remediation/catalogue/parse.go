package catalogue

import (
	"slices"
	"strings"

	"github.com/parindex/parindex/remediation/internal/names"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
)

// Parse reads a catalogue (YAML or JSON) and checks it against the
// rubric that it names:
//
//	rubric: chi-lang-commune-2022
//	title: {vi: ..., en: ...}
//	head: {superior: ..., issuer: ..., number: /KH-UBND, place: ..., date: 2023-02}   # each optional; or a day, 2023-02-15
//	legal_bases: [...]                    # optional, like all to the next comment
//	opening: {vi: ..., en: ...}
//	purposes: [...]
//	requirements: [...]
//	keep_up: {vi: ..., en: ...}
//	reasons: {"1.5": {vi: ..., en: ...}}  # of losses, by the code of the leaf, in place of the rubric's
//	assignment: {lead: ..., deadline: 2023-12-31}   # where an action has none of its own
//	actions:
//	  - id: ideas
//	    for: ["1.5"]                      # items and areas
//	    solution: {vi: ..., en: ...}
//	    lead: {vi: ..., en: ...}          # optional, like the next three
//	    support: {vi: ..., en: ...}
//	    deadline: 2023-12-31
//	    deliverable: {vi: ..., en: ...}
//	  - id: rates                         # for what no action above is for
//	    kinds: [rate, count]              # of reasons; also inputs: [electronic_rate]
//	    solution: {vi: "Nâng kết quả tiêu chí {code}: {target}", en: "Raise item {code}: {target}"}
//	responsibilities: [{who: ..., task: ...}]
//	closing: {vi: ..., en: ...}
//	recipients: [...]
//	signatory: {authority: [...], position: ..., name: ...}   # each optional
//
// An action for an unknown code, input or kind is a fault, and so is an unknown
// placeholder, or a reason of what is not a leaf. A nil limits means the defaults. The error is a [source.Faults].
func Parse(file string, src []byte, r *rubric.Rubric, limits *source.Limits) (*Catalogue, error) {
	if r == nil {
		return nil, source.Faults{{Message: names.NoRubric.Say()}}
	}
	doc := source.Read(file, src, limits)
	m := doc.Root().Mapping()
	m.Schema()
	if _, ok := r.ReadName(m.Need("rubric")); !ok {
		return nil, doc.Err()
	}
	c := &Catalogue{
		Rubric:       r.ID,
		Title:        source.As[rubric.Text](m.Need("title")),
		Head:         headOf(m.Get("head")),
		LegalBases:   textsOf(m.Get("legal_bases")),
		Opening:      source.As[rubric.Text](m.Get("opening")),
		Purposes:     textsOf(m.Get("purposes")),
		Requirements: textsOf(m.Get("requirements")),
		KeepUp:       source.As[rubric.Text](m.Get("keep_up")),
		Closing:      source.As[rubric.Text](m.Get("closing")),
		Recipients:   textsOf(m.Get("recipients")),
	}
	if n := m.Get("assignment"); n.Present() {
		f := n.Mapping()
		c.Assignment = assignmentOf(f)
		f.Close()
	}
	c.Reasons = reasonsOf(m.Get("reasons"), r)
	seen, known := map[string]bool{}, [3]knownNames{{list: kinds}, {list: names.Inputs(r)}}
	for it := range r.All() {
		known[2].list = append(known[2].list, it.Code)
	}
	for i := range known {
		known[i].set = map[string]bool{}
		for _, name := range known[i].list {
			known[i].set[name] = true
		}
	}
	looks := map[string]string{} // the first ID of each look
	for _, n := range m.Need("actions").Items() {
		s := solutionOf(n, known)
		look := spelling.Skeleton(s.ID)
		switch first, alike := looks[look]; {
		case s.ID == "":
		case seen[s.ID]:
			n.Fault(duplicateAction, locale.Short(s.ID))
		case alike:
			n.Add(lookAlike.Say(locale.Short(first)).Of(names.Action.Say(locale.Short(s.ID))))
		default:
			looks[look] = s.ID
		}
		seen[s.ID] = true
		c.Actions = append(c.Actions, s)
	}
	for _, n := range m.Get("responsibilities").Items() {
		f := n.Mapping()
		c.Responsibilities = append(c.Responsibilities,
			Responsibility{source.As[rubric.Text](f.Need("who")), source.As[rubric.Text](f.Need("task"))})
		f.Close()
	}
	if n := m.Get("signatory"); n.Present() {
		f := n.Mapping()
		c.Signatory = Signatory{
			Authority: textsOf(f.Get("authority")),
			Position:  source.As[rubric.Text](f.Get("position")),
			Name:      source.As[rubric.Text](f.Get("name")),
		}
		f.Close()
	}
	m.Close()
	return c, doc.Err()
}

func headOf(n source.Node) Head {
	if !n.Present() {
		return Head{}
	}
	m := n.Mapping()
	h := Head{
		Superior: source.As[rubric.Text](m.Get("superior")),
		Issuer:   source.As[rubric.Text](m.Get("issuer")),
		Number:   m.Get("number").String(),
		Place:    source.As[rubric.Text](m.Get("place")),
		Date:     paperDateOf(m.Get("date")),
	}
	m.Close()
	return h
}

func assignmentOf(m *source.Mapping) Assignment {
	return Assignment{
		Lead:        textOf(m.Get("lead")),
		Support:     textOf(m.Get("support")),
		Deadline:    rubric.DateOf(m.Get("deadline").Date()),
		Deliverable: textOf(m.Get("deliverable")),
	}
}

// reasonsOf reads reasons by the codes of leaves.
func reasonsOf(n source.Node, r *rubric.Rubric) map[string]rubric.Text {
	if !n.Present() {
		return nil
	}
	items, codes := map[string]*rubric.Item{}, []string{}
	for it := range r.All() {
		items[it.Code], codes = it, append(codes, it.Code)
	}
	out := map[string]rubric.Text{}
	for key, text := range n.Mapping().All() {
		code := key.String()
		switch it := items[code]; {
		case it == nil:
			key.Fault(noSuchItem, locale.Short(code), key.Suggest(code, codes))
		case len(it.Items) > 0:
			key.Fault(reasonOfNoLeaf, locale.Short(code))
		}
		out[code] = source.As[rubric.Text](text)
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// knownNames are names of what actions can be for.
type knownNames struct {
	list []string
	set  map[string]bool
}

// solutionOf reads an action; known are the kinds of reasons, the inputs and the items.
func solutionOf(n source.Node, known [3]knownNames) Solution {
	m := n.Mapping()
	s := Solution{
		ID:         m.Need("id").Name(),
		Solution:   textOf(m.Need("solution")),
		Assignment: assignmentOf(m),
	}
	s.For = namesOf(m.Get("for"), known[2], noSuchItem)
	s.Inputs = namesOf(m.Get("inputs"), known[1], names.NoSuchInput)
	for _, kind := range namesOf(m.Get("kinds"), known[0], noSuchKind) {
		s.Kinds = append(s.Kinds, Kind(kind))
	}
	if !m.Get("for").Present() && !m.Get("inputs").Present() && !m.Get("kinds").Present() {
		n.Fault(actionForNothing)
	}
	m.Close()
	return s
}

// namesOf reads a list of known names.
func namesOf(n source.Node, known knownNames, unknown locale.Sentence) []string {
	if !n.Present() {
		return nil
	}
	var out []string
	seen, faulty := map[string]bool{}, false
	for _, item := range n.Items() {
		switch name := item.String(); {
		case seen[name]:
			item.Fault(twiceInList, locale.Short(name))
		case !known.set[name]:
			item.Fault(unknown, locale.Short(name), item.Suggest(name, known.list))
			faulty = true
		default:
			seen[name] = true
			out = append(out, name)
		}
	}
	if n.IsSequence() && out == nil && !faulty {
		n.Fault(actionForNoItem)
	}
	return out
}

// placeholders are the names that texts of a catalogue can have in braces.
var placeholders = []string{"code", "title", "max", "points", "lost", "reason", "target", "unit", "period"}

// textOf reads a text with placeholders.
func textOf(n source.Node) rubric.Text {
	t := source.As[rubric.Text](n)
	reported := map[string]bool{}
	t.Expand(func(_ locale.Lang, name string) string {
		if !slices.Contains(placeholders, name) && !reported[name] {
			reported[name] = true
			n.Fault(unknownPlaceholder, locale.Short(name), n.Suggest(name, placeholders))
		}
		return ""
	})
	for _, text := range []string{t.VI, t.EN} {
		if strings.Count(text, "{") != strings.Count(text, "}") {
			n.Fault(openBrace)
			break
		}
	}
	return t
}

// textsOf reads a list of texts.
func textsOf(n source.Node) []rubric.Text {
	var out []rubric.Text
	for _, item := range n.Items() {
		out = append(out, source.As[rubric.Text](item))
	}
	return out
}
