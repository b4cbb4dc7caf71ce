// Package ooxml reads what the packages docx and xlsx write, for their tests and for
// package decree: the parts of a package, and the elements of a part.
package ooxml

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// MaxPart is how many bytes a part may have when it is unpacked.
const MaxPart = 64 << 20

// Parts returns the parts of a package by name.
func Parts(file []byte) (map[string][]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, err
	}
	parts := map[string][]byte{}
	for _, f := range z.File {
		if _, twice := parts[f.Name]; twice {
			return nil, fmt.Errorf("the part %q is there twice", f.Name)
		}
		if parts[f.Name], err = unpack(f); err != nil {
			return nil, fmt.Errorf("part %q: %w", f.Name, err)
		}
	}
	return parts, nil
}

func unpack(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, MaxPart+1))
	if err == nil && len(data) > MaxPart {
		err = fmt.Errorf("more than %d bytes", MaxPart)
	}
	return data, err
}

// Node is an element of a part; names are without their namespaces.
type Node struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Children []*Node    `xml:",any"`
	Data     string     `xml:",chardata"`
}

// Parse returns the root element of a part.
func Parse(part []byte) (*Node, error) {
	n := new(Node)
	if err := xml.Unmarshal(part, n); err != nil {
		return nil, err
	}
	return n, nil
}

// Name is the name of the element, empty for one that is not there.
func (n *Node) Name() string { return n.XMLName.Local }

// All returns the elements of this name below n, at any depth, in order.
func (n *Node) All(name string) []*Node {
	var found []*Node
	for _, c := range n.Children {
		if c.Name() == name {
			found = append(found, c)
		}
		found = append(found, c.All(name)...)
	}
	return found
}

// Of returns the children of this name.
func (n *Node) Of(name string) []*Node {
	var found []*Node
	for _, c := range n.Children {
		if c.Name() == name {
			found = append(found, c)
		}
	}
	return found
}

// At follows child names; an element that is not there is empty.
func (n *Node) At(path ...string) *Node {
	for _, name := range path {
		next := new(Node)
		if of := n.Of(name); len(of) > 0 {
			next = of[0]
		}
		n = next
	}
	return n
}

// Attr is an attribute, empty if it is not there.
func (n *Node) Attr(name string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// Val is the value of the element at the path.
func (n *Node) Val(path ...string) string { return n.At(path...).Attr("val") }

// Text is the text of a paragraph or more, line ends and tabs as in Go.
func (n *Node) Text() string {
	var b strings.Builder
	n.text(&b)
	return b.String()
}

func (n *Node) text(b *strings.Builder) {
	switch n.Name() {
	case "t":
		b.WriteString(n.Data)
	case "br":
		b.WriteByte('\n')
	case "tab":
		b.WriteByte('\t')
	}
	for _, c := range n.Children {
		c.text(b)
	}
}

// Texts are the texts of the paragraphs below n that have any.
func (n *Node) Texts() []string {
	var all []string
	for _, p := range n.All("p") {
		if s := p.Text(); s != "" {
			all = append(all, s)
		}
	}
	return all
}
