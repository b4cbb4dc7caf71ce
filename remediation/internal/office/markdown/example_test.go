package markdown_test

import (
	"fmt"
	"os"

	"github.com/parindex/parindex/remediation/internal/office/markdown"
	"github.com/parindex/parindex/remediation/internal/office/sample"
)

func ExampleWrite() {
	if err := markdown.Write(os.Stdout, sample.Made()); err != nil {
		fmt.Println(err)
	}
	// Output:
	// # PLAN
	//
	// **Win back what was lost in 2022**
	//
	// ## I. Results
	//
	// The commune has **89 of 100** points.
	//
	// **Points by area**
	//
	// Area 1 has 16 of 19 points.
	//
	// ***Recipients:***
	//
	// - Office of the committee;
	// - Archive.
	//
	// **CHAIR**
	//
	// **Vương Văn Sơn**
	//
	// ## APPENDIX
	//
	// | Item | Lost |
	// | --- | ---: |
	// | **1. Steering** |  |
	// | 1.5. Initiatives | 3 |
	// | **Sum** | **3** |
}
