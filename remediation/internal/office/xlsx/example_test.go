package xlsx_test

import (
	"bytes"
	"fmt"

	"github.com/parindex/parindex/remediation/internal/office/sample"
	"github.com/parindex/parindex/remediation/internal/office/xlsx"
	"github.com/xuri/excelize/v2"
)

func ExampleWrite() {
	var file bytes.Buffer
	if err := xlsx.Write(&file, sample.Made()); err != nil {
		fmt.Println(err)
		return
	}
	book, err := excelize.OpenReader(&file)
	if err != nil {
		fmt.Println(err)
		return
	}
	value, _ := book.GetCellValue("APPENDIX", "B6")
	formula, _ := book.GetCellFormula("APPENDIX", "B6")
	fmt.Println(value, formula)
	// Output: 3 SUM(B5)
}
