package document_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

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
	got := strings.Split(string(written(t, "md", everywhere(s))), "\n")
	if blank(s) {
		return
	}
	want := strings.Split(string(harmless(t, "md")), "\n")
	require.Len(t, got, len(want))
	signs := func(line string) string {
		return strings.Join(activeSign.FindAllString(escapedSign.ReplaceAllString(line, ""), -1), "")
	}
	core := strings.Trim(cleaned(s), " ")
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
		literal := escapedSign.ReplaceAllStringFunc(strings.ReplaceAll(line, joiner, ""), func(e string) string { return e[1:] })
		assert.Contains(t, literal, strings.TrimSpace(strings.ReplaceAll(core, joiner, "")), fmt.Sprintf("line %d", i))
	}
}
