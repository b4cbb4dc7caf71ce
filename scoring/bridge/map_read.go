package bridge

import (
	"fmt"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// ParseMap reads a map (YAML or JSON):
//
//	earlier: demo-2025                # IDs of the rubrics
//	later: demo-2026
//	items:
//	  - {from: "1.1", to: "1.1"}
//	  - {from: "1.2", to: ["1.2", "1.3"], note: ...}   # split; merged the other way
//	  - {to: "4.5"}                   # new
//	  - {from: "3.4"}                 # gone
//	inputs:
//	  - {from: rate_online, to: online_rate}
//	  - {from: founded, to: founded, kept: true}       # a day that is not of the year that is scored
//
// The error is a [source.Faults]: what is wrong with the file, and leaves of an edition that
// are in no link or in two. A nil limits means the defaults.
func ParseMap(file string, src []byte, earlier, later *rubric.Rubric, limits *source.Limits) (*Map, error) {
	if earlier == nil || later == nil {
		return nil, source.Faults{{Message: rules.NoRubric.Say()}}
	}
	doc := source.Read(file, src, limits)
	r := &mapReader{nodes: map[string]source.Node{}}
	top := doc.Root().Mapping()
	top.Schema()
	out := &Map{Items: []Link{}}
	names := top.Need("earlier")
	out.Earlier = r.note("earlier", names).Filled()
	out.Later = r.note("later", top.Need("later")).Filled()
	for i, n := range r.note("items", top.Need("items")).Items() {
		at := fmt.Sprintf("items[%d]", i)
		m := r.note(at, n).Mapping()
		link := Link{
			From:     r.codes(at+".from", m.Get("from")),
			To:       r.codes(at+".to", m.Get("to")),
			Proposed: m.Get("proposed").Bool(),
			Note:     source.As[rubric.Text](m.Get("note")),
		}
		m.Close()
		out.Items = append(out.Items, link)
	}
	for i, n := range top.Get("inputs").Items() {
		at := fmt.Sprintf("inputs[%d]", i)
		m := r.note(at, n).Mapping()
		in := Renamed{
			From:     r.note(at+".from", m.Need("from")).Name(),
			To:       r.note(at+".to", m.Need("to")).Name(),
			Kept:     m.Get("kept").Bool(),
			Proposed: m.Get("proposed").Bool(),
		}
		m.Close()
		out.Inputs = append(out.Inputs, in)
	}
	top.Close()
	if err := doc.Err(); err != nil {
		return nil, err
	}
	c := newChecker(out, [2]*rubric.Rubric{earlier, later}, func(path string, m locale.Message) {
		node, is := r.nodes[path]
		if !is {
			node = top.Node()
		}
		node.Add(m)
	})
	c.check()
	if err := doc.Err(); err != nil {
		return nil, err
	}
	return out, nil
}

// mapReader notes where the values of a file stand, by their paths.
type mapReader struct{ nodes map[string]source.Node }

func (r *mapReader) note(path string, n source.Node) source.Node {
	r.nodes[path] = n
	return n
}

// codes reads one code or a list of codes.
func (r *mapReader) codes(path string, n source.Node) (out []string) {
	if !n.IsSequence() {
		if n.Present() {
			out = append(out, r.note(path+"[0]", n).Name())
		}
		return out
	}
	for i, code := range n.Items() {
		out = append(out, r.note(fmt.Sprintf("%s[%d]", path, i), code).Name())
	}
	return out
}
