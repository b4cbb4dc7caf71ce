// Package form takes figures in and out of spreadsheets, which is where officials have
// them: a form for one unit, a table of many, results. It also has the fields of a form for
// hosts that ask for figures in pages of their own.
//
//	package main
//
//	import (
//		"fmt"
//		"log"
//		"os"
//
//		"github.com/parindex/parindex/rubric"
//		"github.com/parindex/parindex/scoring"
//		"github.com/parindex/parindex/scoring/form"
//	)
//
//	func main() {
//		r := must(rubric.Parse("rubric.yaml", must(os.ReadFile("rubric.yaml")), nil))
//		scorer := must(scoring.Compile(r, nil))
//		switch {
//		case len(os.Args) < 2: // the blank form
//			blank := must(os.Create("form.xlsx"))
//			defer blank.Close()
//			if err := form.Write(blank, scorer, nil); err != nil {
//				log.Fatal(err)
//			}
//		default: // a form that was filled in
//			filled, err := form.Read(os.Args[1], must(os.ReadFile(os.Args[1])), scorer, nil)
//			if err != nil {
//				log.Fatal(err) // form.xlsx: Biểu khai!H12: 105 is outside its domain, [0, 100]
//			}
//			result := must(scorer.Score(filled.Facts))
//			fmt.Println(result.Unit.ID, result.Total.FinalRange.Least, result.Total.FinalRange.Most)
//		}
//	}
//
//	func must[T any](v T, err error) T {
//		if err != nil {
//			log.Fatal(err)
//		}
//		return v
//	}
//
// [Write] makes the form, [Read] reads it. [WriteTable] and [WriteTableCSV] make a table
// with a row for each unit; [ReadTable] reads one, also one that another program made.
// [WriteResults] and [WriteResultsCSV] write the results of units. A form or table of a
// rubric has no other state than its cells: hidden codes in it name the rubric, its
// edition, and the figure of each row or column, so that their order, their texts and the
// language do not matter, and neither does the program that saved it.
//
// # What a cell may say
//
//	number     76,5   76.5   85%   1.234 hồ sơ   1 234 567   0.85 in a cell formatted as %
//	yes or no  có   không   x   yes   no   TRUE   1   0
//	option     its title in either language, or its name
//	date       31/12/2025   2025-12-31   31 tháng 12 năm 2025, or a cell formatted as a date
//	           chưa nộp   chưa thực hiện   never: where the rubric says never: true
//	bound      dưới 95%   từ 1 trở lên   từ 70 đến dưới 90   <95   >= 1   at least 3
//	nothing    an empty cell, or chưa có số liệu: the figure is missing
//
// Capitals, spaces and, in words, accents may be typed in any way. Nothing is guessed.
// 1.234 is 1234 where a count is asked for, since a count has no decimals, and 1.234 of a
// percentage, which 1234 cannot be; of a number that can be either it is a fault, unless
// [ReadOptions] has the sign for decimals. The day stands before the month. A number where
// a date belongs, a date where a number belongs (which programs make of 1/2), and 85% of
// what is no percentage are faults.
//
// CSV has to be saved with the cells as they are shown, which programs do unless they are
// told otherwise: else they may write dates with the month first.
//
// A number that is stored as one is taken from its digits and rounded to the fifteen that
// spreadsheets show: 76.549999999999997 is how some store 76.55. No binary float is
// computed with. A time of day behind a date is left out. A formula counts by the value
// that is stored with it, which the remarks say; without one it is a fault.
//
// # Pages
//
// A host with pages of its own takes the fields from [New]: their titles, how they are filled
// in, and which items read them. What is typed into a page is read as a cell is:
//
//	page, err := form.New(scorer) // once; goroutines may share it
//	...
//	for _, of := range page.OfItem("2.1") {
//		show(of.Path, of.Input.Title, of.How(), of.Write(of.Figure(facts), rubric.Vietnamese))
//	}
//	...
//	facts, err = page.Read(posted, facts) // texts by path
//	var faults source.Faults
//	if errors.As(err, &faults) {
//		// each has the Path of its field, and says itself in both languages
//	}
//
// # Faults
//
// A fault has its cell (source.Fault.Cell) and prints as file: sheet!cell: message. All
// come at once: of a form in one list, of a table for each unit, so that a faulty unit
// stops no other. What the rubric knows of figures is checked by the scorer itself:
// domains, decimals, relations, groups. Points of reported items are checked by their
// minimum, maximum and step already here, where the cell is known.
//
// A form for another rubric is refused. One for another edition of the same rubric is
// read, and a remark says so: people fill in a form for weeks, while titles are corrected.
//
// # Files from outside
//
// [ReadOptions] bounds the size of a file, packed and unpacked, and its sheets, rows,
// columns, cells. Workbooks are read by code of this package's own, which takes from them
// the stored values and nothing else. Macros, links to other files, pictures, comments are
// never looked at; encrypted workbooks, XLS, ODS and XLSB are refused by name. In CSV a
// text that a spreadsheet program could take for a formula is written with an apostrophe
// before it, which is taken away when it is read.
//
// # What is left out
//
// Points of survey and external sources have rows like all others: who fills in which row
// is for the host to say. Relations are no conditions of cells in tables, whose rows would
// become slow; reading checks them. Evidence is a text here, not a file.
package form
