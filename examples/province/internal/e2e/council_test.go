package e2e_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/parindex/parindex/examples/province/internal/seed"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// elsewhere are the pages that the test below looks at, which TestPages does not.
var elsewhere = []string{"GET /rubrics", "GET /rubrics/{hash}"}

// The council sends a rubric with a fault, then one in order, and reads what it would do.
func TestRubricPages(t *testing.T) {
	s := start(t)
	b := s.as(t, "hoidong")
	send := func(name, old, by string) {
		require.Contains(t, string(seed.Rubric), old)
		file := filepath.Join(t.TempDir(), name)
		require.NoError(t, os.WriteFile(file, []byte(strings.Replace(string(seed.Rubric), old, by, 1)), 0o644))
		b.do("choose a file", chromedp.SetUploadFiles(chromedp.CSS("#rubric"), []string{file}))
		b.press("main form button")
	}
	b.open("/rubrics")
	b.look("rubrics-vi")
	send("faulty.yaml", "max: 100\n", "max: 99\n")
	assert.Contains(t, b.text("#faults"), "max: 99")
	b.look("rubrics-faults-vi")
	b.open("/rubrics")
	send("stricter.yaml", "{value: 85, from: 2025-01-01", "{value: 95, from: 2025-01-01")
	assert.Contains(t, b.text("#effect"), "đơn vị giảm")
	b.look("rubric-vi")
	b.do("confirm", chromedp.Click(chromedp.CSS("#again")))
	b.press("main form button")
	assert.Contains(t, b.text("main"), "đang áp dụng")
}
