package docx_test

import (
	"encoding/xml"
	"strings"
	"sync"
	"testing"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/docx"
	"github.com/parindex/parindex/remediation/internal/office/sample"
	"github.com/stretchr/testify/require"
)

// node is an element of a part; names are without their namespaces.
type node struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Children []*node    `xml:",any"`
	Data     string     `xml:",chardata"`
}

func parse(t testing.TB, parts map[string][]byte, name string) *node {
	t.Helper()
	require.Contains(t, parts, name)
	n := new(node)
	require.NoError(t, xml.Unmarshal(parts[name], n), name)
	return n
}

// readDOCX returns the main part of the written document.
func readDOCX(t testing.TB, d *office.Document) *node {
	t.Helper()
	return parse(t, sample.Unzip(t, sample.Written(t, docx.Write, d)), "word/document.xml")
}

// planDOCX are the parts of the plan, which takes its time to write.
func planDOCX(t testing.TB) map[string][]byte {
	t.Helper()
	thePlan.Do(func() { thePlan.parts = sample.Unzip(t, sample.Written(t, docx.Write, sample.Plan())) })
	return thePlan.parts
}

var thePlan struct {
	sync.Once
	parts map[string][]byte
}

// shortPlan is the plan without its body.
func shortPlan() *office.Document {
	d := sample.Plan()
	d.Body = nil
	return d
}

func (n *node) name() string { return n.XMLName.Local }

// all returns the elements of this name below n, at any depth, in order.
func (n *node) all(name string) []*node {
	var found []*node
	for _, c := range n.Children {
		if c.name() == name {
			found = append(found, c)
		}
		found = append(found, c.all(name)...)
	}
	return found
}

// at follows child names; an element that is not there is empty.
func (n *node) at(path ...string) *node {
	for _, name := range path {
		next := new(node)
		for _, c := range n.Children {
			if c.name() == name {
				next = c
				break
			}
		}
		n = next
	}
	return n
}

func (n *node) attr(name string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// val is the value of the element at the path.
func (n *node) val(path ...string) string { return n.at(path...).attr("val") }

// text is the text of a paragraph or more, line ends and tabs as in Go.
func (n *node) text() string {
	var b strings.Builder
	var add func(*node)
	add = func(n *node) {
		switch n.name() {
		case "t":
			b.WriteString(n.Data)
		case "br":
			b.WriteByte('\n')
		case "tab":
			b.WriteByte('\t')
		}
		for _, c := range n.Children {
			add(c)
		}
	}
	add(n)
	return b.String()
}

// texts are the texts of the paragraphs below n that have any.
func (n *node) texts() []string {
	var all []string
	for _, p := range n.all("p") {
		if s := p.text(); s != "" {
			all = append(all, s)
		}
	}
	return all
}

// paragraph returns the paragraph that reads so.
func (n *node) paragraph(t testing.TB, text string) *node {
	t.Helper()
	for _, p := range n.all("p") {
		if p.text() == text {
			return p
		}
	}
	require.Fail(t, "no paragraph", "%q", text)
	return nil
}
