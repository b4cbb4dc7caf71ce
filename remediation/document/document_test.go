package document_test

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/remediation/document/xlsx"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestNothingToWrite(t *testing.T) {
	for _, d := range []*document.Document{nil, {}} {
		var b bytes.Buffer
		for _, err := range []error{d.WriteDOCX(&b), d.WriteHTML(&b), d.WriteMarkdown(&b), xlsx.Write(&b, d)} {
			assert.EqualError(t, err, "the document is nil")
		}
		assert.Zero(t, b.Len())
	}
}

// A program links no library that it has no use for: neither one for spreadsheets nor
// fonts for points and plans, and none for spreadsheets for documents.
func TestLinks(t *testing.T) {
	const sheets, fonts = "github.com/xuri/excelize", "github.com/go-fonts/"
	for _, test := range []struct {
		folder        string
		sheets, fonts bool
	}{
		{"../../scoring", false, false}, {"..", false, false}, {".", false, true}, {"./xlsx", true, true},
		{"../../examples/ytich", false, true},
	} {
		out, err := exec.Command("go", "list", "-deps", test.folder).Output()
		require.NoError(t, err)
		assert.Equal(t, test.sheets, strings.Contains(string(out), sheets), "%s: a library for spreadsheets", test.folder)
		assert.Equal(t, test.fonts, strings.Contains(string(out), fonts), "%s: fonts", test.folder)
	}
}
