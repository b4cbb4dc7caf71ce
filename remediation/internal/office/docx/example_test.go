package docx_test

import (
	"bytes"
	"fmt"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/chart"
	"github.com/parindex/parindex/remediation/internal/office/docx"
	"github.com/parindex/parindex/remediation/internal/office/sample"
)

func ExampleWrite() {
	d := sample.Made()
	d.Body = append(d.Body, office.Heading{Level: 4}, &chart.Chart{Kind: chart.Curve})
	fmt.Println(docx.Write(new(bytes.Buffer), d))
	d.Body = d.Body[:3]
	fmt.Println(docx.Write(new(bytes.Buffer), d))
	// Output:
	// body block 4: heading of level 4, not 1 to 3
	// body block 5: a curve without points
	// <nil>
}
