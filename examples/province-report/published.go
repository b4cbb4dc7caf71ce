package main

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/parindex/parindex/scoring/published/listing"
)

// publishedTables are results that authorities published, with the means that they state.
// The folder says where the figures come from.
var publishedTables = []struct {
	file  string
	title rubric.Text
	role  listing.Role
	mean  string
}{
	{"data/binh-duong-districts-2017.csv",
		rubric.Text{VI: "Các huyện của Bình Dương, 2017", EN: "Districts of Binh Duong, 2017"}, listing.Total, "78.39"},
	{"data/thanh-hoa-departments-2024.csv",
		rubric.Text{VI: "Các sở, ngành của Thanh Hóa, 2024", EN: "Departments of Thanh Hoa, 2024"}, listing.Index, "85.41"},
	{"data/band-counts.csv", rubric.Text{VI: "Số đơn vị theo mức xếp loại ở bốn địa phương", EN: "Units by band in four places"},
		"", ""},
}

// tableCheck is a published table held against itself.
type tableCheck struct {
	Title  rubric.Text     `json:"title"`
	Report *listing.Report `json:"report"`
	// Notes say how the percentages of the bands that it counts add up.
	Notes []rubric.Text `json:"notes,omitempty"`
}

// checkPublished holds the published tables against themselves.
func checkPublished() (out []tableCheck, err error) {
	for _, of := range publishedTables {
		src, err := files.ReadFile(of.file)
		if err != nil {
			return nil, err
		}
		l, err := listing.Read(of.file, src, nil)
		if err != nil {
			return nil, err
		}
		if of.mean != "" {
			mean, err := listing.Printed(of.mean)
			if err != nil {
				return nil, err
			}
			l.Means = append(l.Means, listing.Mean{Role: of.role, Value: mean})
		}
		report, err := l.Check(nil)
		if err != nil {
			return nil, err
		}
		notes, err := bandNotes(l.Shares)
		if err != nil {
			return nil, err
		}
		out = append(out, tableCheck{of.title, report, notes})
	}
	return out, nil
}

// bandNotes says of every place whose units a table counts by band how their percentages add
// up, each rounded on its own.
func bandNotes(shares []listing.Share) (out []rubric.Text, err error) {
	counts := map[string][]int64{}
	var places []string
	for _, s := range shares {
		if counts[s.Group] == nil {
			places = append(places, s.Group)
		}
		counts[s.Group] = append(counts[s.Group], int64(s.Units))
	}
	for _, place := range places {
		s, err := cohort.Percentages(counts[place], nil)
		if err != nil {
			return nil, err
		}
		out = append(out, rubric.Text{VI: place + ": " + s.Note.VI, EN: place + ": " + s.Note.EN})
	}
	return out, nil
}

// texts are the findings, then by which ways of ranking the printed ranks come about, then
// the notes.
func (c tableCheck) texts() (out []rubric.Text) {
	for _, f := range c.Report.Findings {
		out = append(out, f.Text)
	}
	for _, r := range c.Report.Readings {
		out = append(out, r.Text)
	}
	return append(out, c.Notes...)
}
