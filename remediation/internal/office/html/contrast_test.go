package html_test

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation/internal/office/html"
	"github.com/parindex/parindex/remediation/internal/office/sample"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// luminance is that of a colour, by WCAG 2.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	if len(hex) == 4 {
		hex = string([]byte{'#', hex[1], hex[1], hex[2], hex[2], hex[3], hex[3]})
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		require.NoError(t, err, hex)
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// TestContrast has text at 4.5 to 1 and graphics at 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11),
// light, dark and in print.
func TestContrast(t *testing.T) {
	css, err := os.ReadFile("page.css")
	require.NoError(t, err)
	root := regexp.MustCompile(`:root \{([^}]*)\}`)
	colour := regexp.MustCompile(`--([a-z]+): (#[0-9a-f]{3,6});`)
	themes := root.FindAllStringSubmatch(string(css), -1)
	require.Len(t, themes, 3)
	for i, name := range []string{"light", "dark", "print"} {
		colours := map[string]string{}
		for _, c := range colour.FindAllStringSubmatch(themes[i][1], -1) {
			colours[c[1]] = c[2]
		}
		for _, pair := range []struct {
			on, under string
			least     float64
		}{
			{"ink", "paper", 4.5}, {"ink", "fill", 4.5}, {"muted", "paper", 4.5}, {"accent", "paper", 4.5},
			{"line", "paper", 3}, {"bar", "paper", 3}, {"loss", "paper", 3}, {"gain", "paper", 3}, {"edge", "paper", 3},
		} {
			require.Contains(t, colours, pair.on, name)
			got := contrast(t, colours[pair.on], colours[pair.under])
			assert.GreaterOrEqual(t, got, pair.least, "%s: %s on %s", name, pair.on, pair.under)
		}
	}
	fills := regexp.MustCompile(`class="(chart-[a-z]+)"[^>]* fill="(#[0-9a-f]{6})"`).FindAllStringSubmatch(
		string(sample.Written(t, html.Write, sample.Plan())), -1)
	seen := map[string]bool{}
	for _, fill := range fills {
		seen[fill[1]] = true
		assert.GreaterOrEqual(t, contrast(t, fill[2], "#ffffff"), 3.0, "%s, where no style sheet says otherwise", fill[1])
	}
	assert.Len(t, seen, 4, "bar, loss, chosen, edge")
	for _, class := range []string{"chart-bar", "chart-loss", "chart-chosen", "chart-gain", "chart-edge"} {
		assert.Contains(t, strings.ReplaceAll(string(css), ", .", " {."), "."+class+" {", "a colour of the page")
	}
}
