package docx_test

import (
	"sync"
	"testing"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/docx"
	"github.com/parindex/parindex/remediation/internal/office/ooxml"
	"github.com/parindex/parindex/remediation/internal/office/sample"
	"github.com/stretchr/testify/require"
)

// node is an element of a part.
type node = ooxml.Node

func parse(t testing.TB, parts map[string][]byte, name string) *node {
	t.Helper()
	require.Contains(t, parts, name)
	n, err := ooxml.Parse(parts[name])
	require.NoError(t, err, name)
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

// paragraph returns the paragraph that reads so.
func paragraph(t testing.TB, in *node, text string) *node {
	t.Helper()
	for _, p := range in.All("p") {
		if p.Text() == text {
			return p
		}
	}
	require.Fail(t, "no paragraph", "%q", text)
	return nil
}
