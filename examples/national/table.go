package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/exact"
)

// countryTable is the national table: every province, and all together.
type countryTable struct {
	Edition      rubric.Edition `json:"edition"`
	Title        rubric.Text    `json:"title"`
	Illustrative bool           `json:"illustrative"`
	Bands        []string       `json:"bands"` // from the highest down
	Provinces    []countryLine  `json:"provinces"`
	All          countryLine    `json:"all"`
}

// countryLine is a province, or all. Two figures are both published as the mean percentage; they
// differ where not the same maximum applies to all units.
type countryLine struct {
	Name              string       `json:"name"`
	Units             int64        `json:"units"`
	Known             int64        `json:"known"` // with a final score; only these count
	MeanOfPercentages exact.Number `json:"mean_of_percentages"`
	PercentageOfMeans exact.Number `json:"percentage_of_means"`
	Bands             []int64      `json:"bands"`
	Best              string       `json:"best"`
	Worst             string       `json:"worst"`
}

// countryOf summarises the provinces, and merges what they come to.
func countryOf(ctx context.Context, c *current) (*countryTable, error) {
	r := c.edition.rubric
	t := &countryTable{Edition: r.Edition(), Title: r.Title, Illustrative: r.Illustrative, Bands: bandNames(r)}
	var all cohort.Accumulator
	t.All.Bands = make([]int64, len(t.Bands))
	for _, name := range c.names() {
		table, err := columnar.FromColumns(ctx, c.edition.scorer, c.provinces[name].table(), nil)
		if err != nil {
			return nil, err
		}
		totals, err := columnar.Score(ctx, c.edition.scorer, table, nil, nil)
		if err != nil {
			return nil, err
		}
		var province cohort.Accumulator
		if err := province.Add(totals); err != nil {
			return nil, err
		}
		if err := all.Merge(&province); err != nil {
			return nil, err
		}
		l := countryLine{Name: name, Bands: make([]int64, len(t.Bands))}
		l.summarise(province.Summary(nil))
		for _, band := range totals.Bands() {
			for i, of := range t.Bands {
				if of == band.VI {
					l.Bands[i]++
					t.All.Bands[i]++
				}
			}
		}
		t.Provinces = append(t.Provinces, l)
	}
	t.All.summarise(all.Summary(nil))
	return t, nil
}

func (l *countryLine) summarise(s *cohort.Summary) {
	l.Units, l.Known = s.All.Units, s.All.Known
	l.MeanOfPercentages, l.PercentageOfMeans = s.All.MeanOfPercentages, s.All.PercentageOfMeans
	if l.Known > 0 {
		l.Best, l.Worst = extreme(s.All.Most), extreme(s.All.Least)
	}
}

// extreme names one of the units that have a score; how many more have it is said, too.
func extreme(e cohort.Extreme) string {
	text := fmt.Sprintf("%s %s", e.Units[0].ID, e.Final.StringFixed(2))
	if e.Count > 1 {
		text += fmt.Sprintf(" (+%d)", e.Count-1)
	}
	return text
}

// hundredths writes a percentage with two places, so that a column of them is easy to read.
func hundredths(n exact.Number, l locale.Lang) string {
	text := n.Round(decimals.Rounding{Places: 2, Mode: decimals.HalfUp}).StringFixed(2)
	if l == locale.Vietnamese {
		text = strings.Replace(text, ".", ",", 1)
	}
	return text
}

// print writes the table for people.
func (t *countryTable) print(w io.Writer, l locale.Lang) error {
	say := func(vi, en string) string { return rubric.Text{VI: vi, EN: en}.In(l) }
	fmt.Fprintf(w, "%s\n", t.Title.In(l))
	if t.Illustrative {
		fmt.Fprintln(w, say("Minh hoạ: không cơ quan nào ban hành bộ chỉ số này, mọi số liệu đều không có thật.",
			"Illustrative: no authority decided this rubric, and no figure is real."))
	}
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	head := []string{say("Tỉnh", "Province"), say("Số xã", "Communes"), say("Có điểm", "Scored"),
		say("Bình quân tỷ lệ (%)", "Mean of percentages"), say("Tỷ lệ của bình quân (%)", "Percentage of means")}
	head = append(head, t.Bands...)
	head = append(head, say("Cao nhất", "Best"), say("Thấp nhất", "Worst"))
	fmt.Fprintln(out, strings.Join(head, "\t"))
	for _, line := range append(t.Provinces, t.All) {
		if line.Name == "" {
			line.Name = say("Cả nước", "The country")
		}
		cells := []string{line.Name, fmt.Sprint(line.Units), fmt.Sprint(line.Known),
			hundredths(line.MeanOfPercentages, l), hundredths(line.PercentageOfMeans, l)}
		for _, n := range line.Bands {
			cells = append(cells, fmt.Sprint(n))
		}
		fmt.Fprintln(out, strings.Join(append(cells, line.Best, line.Worst), "\t"))
	}
	return out.Flush()
}
