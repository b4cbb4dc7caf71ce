package html_test

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/parindex/parindex/remediation/internal/office/html"
	"github.com/parindex/parindex/remediation/internal/office/sample"
)

func ExampleWrite() {
	var page bytes.Buffer
	if err := html.Write(&page, sample.Made()); err != nil {
		fmt.Println(err)
		return
	}
	for line := range strings.Lines(page.String()) {
		if strings.Contains(line, "16/19") || strings.Contains(line, "<svg") {
			line, _, _ = strings.Cut(line, " role=")
			line = strings.TrimSpace(line) + "\n"
			fmt.Print(line)
		}
	}
	// Output:
	// <svg xmlns="http://www.w3.org/2000/svg" class="chart-svg chart-bars" lang="en"
	// <title>1. Steering: 16/19</title>
	// <text class="chart-text" x="956" y="50" font-size="22" text-anchor="end">16/19</text>
	// <svg xmlns="http://www.w3.org/2000/svg" class="chart-svg chart-bars chart-narrow" lang="en"
	// <title>1. Steering: 16/19</title>
	// <text class="chart-text" x="476" y="74" font-size="22" text-anchor="end">16/19</text>
}
