package docx

import (
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/text"
)

const cellMargin = 85 // 1.5 mm

// columnWidths divides the width of a table among its columns by their parts, to
// the last twip. A column gets at least its longest word where the others can
// spare it, since Word breaks words that are too long anywhere ("31/12/202-3"); where they
// cannot, only numbers, dates and codes do.
func (w *writer) columnWidths(t *office.Table, f frame) []int {
	least, sum := make([]int, len(t.Columns)), 0
	for i := range t.Columns {
		least[i] = w.longestWord(t, i, f.size*twipsOfHalfPoint, f.width/4) + 2*cellMargin + 10
		sum += least[i]
	}
	if sum > f.width {
		sum = 0
		for i, c := range t.Columns {
			if c.Kind == office.Texts {
				least[i] = 0
			}
			sum += least[i]
		}
	}
	if sum > f.width {
		clear(least)
	}
	// Columns that would be too narrow get what they need and share no more.
	parts, _ := t.Parts()
	settled := make([]bool, len(t.Columns))
	for {
		all := shares(parts, settled, least, f.width)
		again := false
		for i, width := range all {
			if !settled[i] && width < least[i] {
				settled[i], again = true, true
			}
		}
		if !again {
			return all
		}
	}
}

// shares gives settled columns their least width and divides the rest.
func shares(parts []int, settled []bool, least []int, width int) []int {
	sum := 0
	for i, p := range parts {
		if settled[i] {
			width -= least[i]
		} else {
			sum += p
		}
	}
	all := make([]int, len(parts))
	upTo, given := 0, 0
	for i, p := range parts {
		if settled[i] {
			all[i] = least[i]
			continue
		}
		upTo += p
		all[i] = int(int64(width)*int64(upTo)/int64(sum)) - given
		given += all[i]
	}
	return all
}

// longestWord is how long the longest word of the column is, at most limit. Groups
// run across the table and do not count.
func (w *writer) longestWord(t *office.Table, column, size, limit int) int {
	longest := 0
	measure := func(s string, bold bool) {
		for word := range text.Words(s) {
			longest = max(longest, w.ruler.Length(word, bold, size, limit))
		}
	}
	measure(t.Columns[column].Title, true)
	for _, r := range t.Rows {
		if r.Kind != office.Group {
			measure(cellText(t.Columns[column], r.Cells[column]), r.Kind != office.Ordinary)
		}
	}
	return longest
}
