package markdown_test

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/parindex/parindex/remediation/internal/office/markdown"
	"github.com/parindex/parindex/remediation/internal/office/sample"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const joiner = "\u2060"

var (
	escapedSign = regexp.MustCompile(`\\[!-/:-@\[-` + "`" + `{-~]`)
	activeSign  = regexp.MustCompile("[`*_{}\\[\\]<>&|~#$\\\\]")
	link        = regexp.MustCompile(`(?i)www\.|[a-z]://|@[\pL\d]`)
	blockSign   = regexp.MustCompile(`^(?:[-+=:]|[0-9]+[.)])(?: |$)|^[-+=:]{2}`)
)

// checkMarkdown compares each line with that of a harmless text: the same signs
// mean something, and without them it is the text.
func checkMarkdown(t *testing.T, s string) {
	t.Helper()
	got := strings.Split(string(sample.Written(t, markdown.Write, sample.Everywhere(s))), "\n")
	if sample.Blank(s) {
		return
	}
	file, err := harmless()
	require.NoError(t, err)
	want := strings.Split(string(file), "\n")
	require.Len(t, got, len(want))
	signs := func(line string) string {
		return strings.Join(activeSign.FindAllString(escapedSign.ReplaceAllString(line, ""), -1), "")
	}
	core := strings.Trim(sample.Cleaned(s), " ")
	for i, line := range got {
		assert.Equal(t, signs(want[i]), signs(line), line)
		assert.NotRegexp(t, link, strings.ReplaceAll(line, `\`, ""))
		if !blockSign.MatchString(want[i]) {
			assert.NotRegexp(t, blockSign, line)
		}
		if strings.Contains(want[i], "X") || want[i] == "" || strings.Contains(want[i], "--") ||
			strings.Contains(want[i], "Recipients") || strings.HasSuffix(want[i], ";") || strings.HasSuffix(want[i], "x.") {
			continue // texts that the writer changes, or none
		}
		literal := escapedSign.ReplaceAllStringFunc(strings.ReplaceAll(line, joiner, ""),
			func(e string) string { return e[1:] })
		assert.Contains(t, literal, strings.TrimSpace(strings.ReplaceAll(core, joiner, "")), fmt.Sprintf("line %d", i))
	}
}

// harmless is the document written with a text that means nothing.
var harmless = sync.OnceValues(func() ([]byte, error) {
	var b bytes.Buffer
	err := markdown.Write(&b, sample.Everywhere("x"))
	return b.Bytes(), err
})

func Fuzz(f *testing.F) { sample.Fuzz(f, checkMarkdown) }
