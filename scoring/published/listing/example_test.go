package listing_test

import (
	"fmt"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/scoring/published/listing"
)

// The program of the package comment.
func Example() {
	const file = `Đơn vị;Điểm thẩm định;Điểm điều tra xã hội học;Tổng điểm;Xếp hạng
Thủ Dầu Một;51,75;32,83;84,58;1
Tân Uyên;48,75;33,25;82,00;2
Bàu Bàng;47,45;32,82;82,07;3
`
	l, err := listing.Read("results.csv", []byte(file), nil)
	if err != nil {
		fmt.Println(err) // every fault, as file: cell: message
		return
	}
	report, err := l.Check(nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range report.Findings {
		fmt.Println(f.Kind, f.Cell, f.Text.In(rubric.English))
	}
	// Output:
	// contradiction D4 Bàu Bàng: total printed 82.07, its parts add up to 80.27
}

func ExampleRead() {
	_, err := listing.Read("results.csv", []byte("unit,total,rank\nA,84.58,1\nB,eighty,2\n"), nil)
	fmt.Println(err)
	// Output:
	// results.csv: B3: "eighty" is not a number as tables print it
}

// A stated mean is added to a table that does not print it.
func ExampleListing_Check() {
	l, err := listing.Read("results.csv", []byte("unit,index,rank\nA,90.05,1\nB,90.02,2\nC,90.02,3\n"), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	mean, err := listing.Printed("90.03")
	if err != nil {
		fmt.Println(err)
		return
	}
	l.Means = append(l.Means, listing.Mean{Role: listing.Index, Value: mean})
	report, err := l.Check(nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(report.Findings), "findings, mean holds as", report.Means[0].Kind)
	for _, r := range report.Readings {
		if r.Ties == ranking.Competition {
			fmt.Println(r.Reproduces, r.Text.In(rubric.English))
		}
	}
	// Output:
	// 0 findings, mean holds as mean_of_figures
	// false competition ranks (1, 2, 2, 4) by index (%) as printed: they are not the printed ranks, first of C
	// true competition ranks (1, 2, 2, 4) by index (%) before rounding: they can be the printed ranks
}

func ExampleListing_Places() {
	l, err := listing.Read("results.csv", []byte("unit,total\nA,82.00\nB,84.58\nC,82.0\n"), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(l.Places(listing.Total, "", ranking.Fractional))
	// Output:
	// [2.5 1 2.5]
}

func ExamplePrinted() {
	f, err := listing.Printed("87.60")
	fmt.Println(f, f.In(rubric.Vietnamese), f.Places(), err)
	// Output:
	// 87.60 87,60 2 <nil>
}
