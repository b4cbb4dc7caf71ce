package policy

import (
	"fmt"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/shopspring/decimal"
)

// Parse reads a file of variants (YAML or JSON) of a rubric:
//
//	rubric: commune-2025
//	variants:
//	  - name: stricter
//	    title: {vi: "...", en: "..."}
//	    illustrative: true             # or source: the document that proposes it
//	    items:                         # as in a rubric's file; what is not said stays
//	      - code: "7.1.3"
//	        cases: [{when: electronic_rate >= 90, score: full}, {score: 0}]
//	      - {code: "7.1.4", max: 2}    # the maxima above follow; 0 is refused, it would say nothing
//	    drop: ["7.2.5"]                # items that go
//	    parameters:
//	      - {name: limit, values: [{value: 85, from: 2025-01-01, illustrative: true}]}
//	    bands: [{name: ..., from: 92}, {name: ..., from: 0}]
//	    bonus_cap: 1                   # also penalty_cap
//	    final: {floor: 0, ceiling: 100}
//	  - {name: both, of: [lighter, stricter]}  # others before it, in this order
//
// It applies every variant and checks what comes out, but for expressions, which
// [Set.Check] does. A nil limits means the defaults. The error is a [source.Faults], each
// with its place in this file or, where a change does not fit what stays, in that of the
// rubric.
func Parse(file string, src []byte, r *rubric.Rubric, limits *source.Limits) (*Set, error) {
	if r == nil {
		return nil, source.Faults{{Message: rules.NoRubric.Say()}}
	}
	doc := source.Read(file, src, limits)
	m := doc.Root().Mapping()
	name, ok := r.ReadHead(m)
	if !ok {
		return nil, doc.Err()
	}
	p := newReader(r)
	p.set.Rubric = name
	list := m.Need("variants")
	for _, n := range list.Items() {
		p.faulty = append(p.faulty, n.Faulty(func() { p.variant(n) }))
	}
	m.Close()
	p.set.faults(r, func(i int, key string, k int, m locale.Message) {
		switch {
		case i < 0:
			list.Add(m)
		case key == "" && p.faulty[i], key == "name" && p.set.Variants[i].Name == "": // told already
		default:
			p.at(i, key, k).Add(m)
		}
	})
	faults := doc.Faults()
	if len(faults) == 0 && doc.Complete() {
		for i := range p.set.Variants {
			if _, err := p.set.valid(p.set.draft, i); err != nil {
				faults = append(faults, p.placed(i, faultsOf(err))...)
			}
		}
	}
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return p.set, nil
}

// reader reads a file of variants.
type reader struct {
	set   *Set
	nodes []source.Node            // of the variants
	keys  []map[string]source.Node // of each
	// faulty says which could not be read as they were meant.
	faulty []bool
}

func (p *reader) variant(n source.Node) {
	m, keys := n.Mapping(), map[string]source.Node{}
	get := func(key string) source.Node {
		keys[key] = m.Get(key)
		return keys[key]
	}
	d := p.set.draft
	keys["name"] = m.Need("name")
	v := Variant{
		Name:         keys["name"].Name(),
		Title:        source.As[rubric.Text](get("title")),
		Note:         source.As[rubric.Text](get("note")),
		Source:       get("source").Filled(),
		Illustrative: get("illustrative").Bool(),
		Of:           names(get("of")),
		Items:        d.ReadItems(get("items")),
		Drop:         names(get("drop")),
		Parameters:   d.ReadParameters(get("parameters")),
		Bands:        d.ReadBands(get("bands")),
		BonusCap:     get("bonus_cap").NullDecimal(),
		PenaltyCap:   get("penalty_cap").NullDecimal(),
		Final:        d.ReadFinal(get("final")),
	}
	p.zeros(v.Name, keys["items"], v.Items)
	m.Close()
	p.set.Variants = append(p.set.Variants, v)
	p.nodes, p.keys = append(p.nodes, n), append(p.keys, keys)
}

// zeros tells numbers of items that are given as zero where the rubric has another: what is
// zero stays, so they would change nothing.
func (p *reader) zeros(variant string, list source.Node, items []*rubric.Item) {
	nodes := list.Items()
	if len(nodes) != len(items) {
		return // told already
	}
	for i, n := range nodes {
		if items[i] == nil || !n.IsMapping() {
			continue
		}
		m := n.Mapping()
		if was := p.set.draft.Item(items[i].Code); was != nil {
			for _, of := range []struct {
				key     string
				was, is decimal.Decimal
			}{{"max", was.Max, items[i].Max}, {"min", was.Min, items[i].Min}, {"step", was.Step, items[i].Step}} {
				if at := m.Get(of.key); at.Present() && of.is.IsZero() && !of.was.IsZero() &&
					!p.set.draft.Broken(items[i], of.key) {
					at.Fault(zeroStays, locale.Short(variant), of.key, locale.Short(items[i].Code))
				}
			}
		}
		p.zeros(variant, m.Get("items"), items[i].Items)
	}
}

func names(n source.Node) (out []string) {
	for _, name := range n.Items() {
		out = append(out, name.Name())
	}
	return out
}

// at returns the node of a variant, of a key of it, or of an element there.
func (p *reader) at(i int, key string, k int) source.Node {
	n := p.nodes[i]
	if of := p.keys[i][key]; of.Present() {
		n = of
	}
	if k >= 0 && n.IsSequence() {
		if items := n.Items(); k < len(items) {
			n = items[k]
		}
	}
	return n
}

// placed gives faults without a place that of their variant.
func (p *reader) placed(i int, faults source.Faults) source.Faults {
	for _, f := range faults {
		if f.Pos == (source.Pos{}) {
			at := p.nodes[i].Span().Fault(-1, f.Message)
			f.File, f.Pos, f.Path = at.File, at.Pos, at.Path
		}
	}
	return faults
}

// place returns the path of a key of a variant.
func place(i int, key string, k int) string {
	out := fmt.Sprintf("variants[%d]", i)
	if key != "" {
		out += "." + key
	}
	if k >= 0 {
		out += fmt.Sprintf("[%d]", k)
	}
	return out
}
