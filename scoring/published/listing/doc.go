// Package listing reads a table of the results of many units as an authority published it,
// and says where it contradicts itself or the computed results.
//
//	package main
//
//	import (
//		"fmt"
//		"log"
//
//		"github.com/parindex/parindex/rubric"
//		"github.com/parindex/parindex/scoring/published/listing"
//	)
//
//	const file = `Đơn vị;Điểm thẩm định;Điểm điều tra xã hội học;Tổng điểm;Xếp hạng
//	Thủ Dầu Một;51,75;32,83;84,58;1
//	Tân Uyên;48,75;33,25;82,00;2
//	Bàu Bàng;47,45;32,82;82,07;3
//	`
//
//	func main() {
//		l, err := listing.Read("results.csv", []byte(file), nil)
//		if err != nil {
//			log.Fatal(err) // every fault, as file: cell: message
//		}
//		report, err := l.Check(nil)
//		if err != nil {
//			log.Fatal(err)
//		}
//		for _, f := range report.Findings {
//			fmt.Println(f.Kind, f.Cell, f.Text.In(rubric.English))
//		}
//	}
//
// One total is not the sum of its parts; that it would also be out of its rank follows, and is
// not told again:
//
//	contradiction D4 Bàu Bàng: total printed 82.07, its parts add up to 80.27
//
// # Files
//
// Columns are known by their headings, in Vietnamese or English, in one row or several:
//
//	TT, STT                                  a running number
//	Mã đơn vị, Đơn vị, Nhóm, Khối            the unit's ID, its name, its group
//	Điểm thẩm định (65), Điểm ĐTXHH, Khảo sát, Điểm thưởng, Điểm trừ
//	                                         parts, with the maximum of all units
//	1, 1.2. Cải cách thể chế, Lĩnh vực 3     items; with a rubric, its codes and titles
//	Tổng điểm, Thang điểm, Chỉ số (%)        the total, its maximum, its percentage
//	Xếp hạng, Xếp hạng theo điểm thẩm định   ranks, by the total or by what is named
//	Xếp loại, Số đơn vị, Tỷ lệ (%)           bands, and tables that count them
//
// What a heading does not say, [Options].Roles does. Rows of means (Trung bình), of maxima
// (Điểm tối đa) and of the names of groups stand among the units; texts around the table are
// notes.
//
// # Precision
//
// A [Figure] keeps the decimals that it is printed with. Everything is compared at them: 84.6
// agrees with a computed 84.58, 84.60 does not. Figures that were rounded one by one need not
// add up to the rounded sum. A difference that this explains is a finding of the kind
// [Rounding], with the bound that was used: a unit of the last decimal for each part. What is
// beyond it is a [Contradiction].
//
// # Ranks
//
// Tables seldom say how equal scores are ranked, and ranks are often those of numbers before
// they were rounded. A [Reading] says for each way to rank, by each number, printed and
// unrounded, whether the printed ranks come about so, and which units are against it first.
//
// # Results
//
// [Listing.Against] holds the listing against computed results, unit by unit, as package
// published does of one unit. All is listed and nothing is repaired; who is right is for
// people to say.
//
// read.go, read_rows.go and headings.go have how files are read, rows.go and sums.go how rows are
// checked and which cell is blamed, readings.go how ranks come about.
//
// Left out: tables in PDF, and looking for tables that authorities publish.
package listing
