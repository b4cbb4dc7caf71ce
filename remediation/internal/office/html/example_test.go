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
		if strings.Contains(line, "16/19") {
			fmt.Print(line)
		}
	}
	// Output:
	// <title>1. Steering: 16/19</title>
	// <text class="chart-text" x="956" y="50" font-size="22" text-anchor="end">16/19</text>
}
