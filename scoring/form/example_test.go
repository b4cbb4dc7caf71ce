package form_test

import (
	"bytes"
	"errors"
	"fmt"
	"log"
	"os"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/form"
)

func must[T any](v T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return v
}

func exampleScorer() *scoring.Scorer {
	r := must(rubric.Parse("rubric.yaml", must(os.ReadFile("testdata/rubric.yaml")), nil))
	return must(scoring.Compile(r, nil))
}

// A form goes out with what is known, and comes back with what was filled in.
func ExampleWrite() {
	scorer := exampleScorer()
	var file bytes.Buffer
	err := form.Write(&file, scorer, &form.Options{Facts: &scoring.Facts{
		Unit:   scoring.Unit{ID: "y-tich", Name: rubric.Plain("UBND xã Y Tịch"), Group: "commune"},
		Inputs: map[string]scoring.Figure{"electronic": scoring.Known("85.5")},
	}})
	if err != nil {
		log.Fatal(err)
	}
	filled := must(form.Read("form.xlsx", file.Bytes(), scorer, nil))
	fmt.Println(filled.Facts.Unit.ID, filled.Facts.Inputs["electronic"], filled.Rows[0].Cell)
	// Output: y-tich 85.5 Biểu khai!H17
}

// A page of a web application has the fields of the form, shows faults at theirs, and keeps
// what is right.
func ExampleNew() {
	page := must(form.New(exampleScorer()))
	for _, of := range page.OfItem("2.1") {
		fmt.Printf("%s: %s (%s)\n", of.Path, of.Input.Title.VI, of.How().VI)
	}
	posted := map[string]string{"inputs.electronic": "85,5%", "inputs.portal": "có lẽ"}
	facts, err := page.Read(posted, scoring.Facts{})
	var faults source.Faults
	errors.As(err, &faults)
	for _, f := range faults {
		fmt.Println(f.Path, "-", f.In(rubric.Vietnamese))
	}
	fmt.Println(facts.Inputs["electronic"])
	// Output:
	// inputs.electronic: Tỷ lệ văn bản điện tử (Tỷ lệ phần trăm, từ 0 đến 100, nhiều nhất 2 chữ số thập phân)
	// inputs.portal: Có cổng thông tin (Có hoặc Không)
	// inputs.portal - cần có hoặc không, không phải "có lẽ"
	// 85.5
}

func ExampleField_Read() {
	dossiers := must(form.New(exampleScorer())).Field("inputs.dossiers")
	for _, text := range []string{"18.450 hồ sơ", "từ 1 trở lên", "12,5"} {
		figure, err := dossiers.Read(text)
		if err != nil {
			fmt.Println(locale.In(rubric.Vietnamese, err))
			continue
		}
		fmt.Printf("%s: %s, %s\n", figure, dossiers.Write(figure, rubric.Vietnamese), dossiers.Write(figure, rubric.English))
	}
	// Output:
	// 18450: 18450, 18450
	// {at_least: 1}: từ 1 trở lên, at least 1
	// số đếm là số nguyên, không phải 12,5
}

func ExampleRead() {
	const saved = `parindex:form:1:forms-2025:0,,figure,evidence
unit.id,,y-tich,
inputs.electronic,Tỷ lệ văn bản điện tử,105%,
inputs.dossiers,Số hồ sơ,18.450,Báo cáo số 12/BC-UBND
inputs.sent,Ngày gửi báo cáo,31/13/2025,
`
	filled, err := form.Read("form.csv", []byte(saved), exampleScorer(), nil)
	fmt.Println(err)
	fmt.Println(filled.Facts.Inputs["dossiers"], filled.Rows[1].Evidence)
	// Output:
	// form.csv: C3: 105 is outside its domain, [0, 100]
	// form.csv: C5: expected a date such as 31/12/2025 (day, month, year), got "31/13/2025"; leave an unknown figure empty
	// 18450 Báo cáo số 12/BC-UBND
}

func ExampleReadTable() {
	const table = "TT;Mã đơn vị;Tên đơn vị;Số hồ sơ;Số hồ sơ đúng hạn\n" +
		"1;a;UBND xã A;1.250;1.250\n" +
		"2;b;UBND xã B;980;1.002\n"
	read := must(form.ReadTable("table.csv", []byte(table), exampleScorer(), nil))
	for _, u := range read.Units {
		fmt.Println(u.Facts.Unit.Name.VI, u.Facts.Inputs["dossiers"], len(u.Faults))
	}
	fmt.Println(read.Units[1].Faults[0])
	// Output:
	// UBND xã A 1250 0
	// UBND xã B 980 1
	// table.csv: D3: contradicts the relation "No more dossiers are on time than there are" (Dossiers: 980 dossiers; Dossiers on time: 1002 dossiers)
}

func ExampleWriteResultsCSV() {
	scorer := exampleScorer()
	result := must(scorer.Score(scoring.Facts{Unit: scoring.Unit{ID: "a", Group: "ward"}, Inputs: map[string]scoring.Figure{
		"electronic": scoring.Known(90), "portal": scoring.Known(true), "dossiers": scoring.Known(3), "on_time": scoring.Known(2),
		"money": scoring.Known(1500)}, Points: map[string]scoring.Figure{"2.4": scoring.Known("0.9")}}))
	var out bytes.Buffer
	if err := form.WriteResultsCSV(&out, []*scoring.Result{result}, &form.ResultOptions{Lang: rubric.English}); err != nil {
		log.Fatal(err)
	}
	// It begins with what tells spreadsheet programs that it is UTF-8, and its lines end as RFC 4180 has it.
	fmt.Print(strings.NewReplacer("\ufeff", "", "\r\n", "\n").Replace(out.String()))
	// Output:
	// rank,unit.id,unit.name,unit.group,1,2,final,least,most,index,band,open
	// ,a,,ward,,5.23,,5.23,13.23,,,"the facts do not decide the points of 1.1, 1.2, 1.3, 1.4"
}
