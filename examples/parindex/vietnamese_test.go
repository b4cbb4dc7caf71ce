package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// stated returns the faults that the bad files of the repository state: behind #!,
// after their place.
func stated(t *testing.T) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	require.NoError(t, filepath.WalkDir("../..", func(path string, _ os.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".bad.yaml") {
			return err
		}
		src, err := os.ReadFile(path)
		require.NoError(t, err)
		for line := range strings.Lines(string(src)) {
			if _, fault, ok := strings.Cut(line, "#! "); ok {
				_, message, _ := strings.Cut(fault, ": ")
				out[strings.TrimSpace(message)] = true
			}
		}
		return nil
	}))
	return out
}

// TestVietnamese: every fault that the bad files of the repository state is said in
// Vietnamese, too.
func TestVietnamese(t *testing.T) {
	a := &app{lang: rubric.Vietnamese}
	messages := stated(t)
	assert.Greater(t, len(messages), 100)
	for message := range messages {
		if message == "this fault is not there" || message == "expected a number" {
			continue // none, and the start of several
		}
		assert.NotEqual(t, message, a.message(message))
		assert.NotContains(t, a.message(message), "%!")
	}
	for en, vi := range map[string]string{
		`item "1.1": unknown name "ful"; did you mean "full"?`:               `mục "1.1": không có tên "ful"; có phải là "full"?`,
		`a.yaml:3:4: item "1.1": division by zero`:                           `a.yaml:3:4: mục "1.1": chia cho 0`,
		`input "x": 101 is outside its domain, [0, 100]`:                     `chỉ tiêu "x": 101 nằm ngoài miền giá trị [0, 100]`,
		`expected a number, got "3,5"; write the decimal point, not a comma`: `cần một số, không phải "3,5"; dùng dấu chấm thập phân, không dùng dấu phẩy`,
		`expected a list, got nothing`:                                       `cần một danh sách, không phải để trống`,
		"nobody says this":                                                   "nobody says this",
		"the text is empty\nthe file is empty":                               "văn bản trống\ntệp trống",
	} {
		assert.Equal(t, vi, a.message(en))
	}
	a.lang = rubric.English
	assert.Equal(t, "the text is empty", a.message("the text is empty"))
}

// TestVietnameseTexts: a sentence and its translation have as many places, and no
// sentence is hidden by one before it.
func TestVietnameseTexts(t *testing.T) {
	a := &app{lang: rubric.Vietnamese}
	fill := strings.NewReplacer("%d", "7", "%q", `"x"`, "%s", "y")
	for _, text := range faultTexts {
		assert.Equal(t, strings.Count(text[0], "%"), strings.Count(text[1], "%"), text[0])
		assert.Equal(t, fill.Replace(text[1]), strings.NewReplacer(`"x"`, "y", "7", "y").Replace(a.message(fill.Replace(text[0]))), text[0])
	}
}
