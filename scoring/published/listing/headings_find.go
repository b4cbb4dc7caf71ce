package listing

import (
	"slices"
	"strings"
)

// farthest is the last row that headings may begin in, and how many they may take.
const (
	farthest    = 50
	mostHeading = 6
)

// findHeadings finds the rows of the headings, from first up to below, which is not one of
// them.
func (r *reading) findHeadings() (first, below int, found bool) {
	for row := range min(len(r.sheet.Rows), farthest) {
		units, bandsAt := []int(nil), -1
		for column := range r.sheet.Rows[row] {
			switch r.role(column, r.text(row, column)) {
			case Name, ID:
				units = append(units, column)
			case Band: // of a table that counts the units of every band
				bandsAt = column
			}
		}
		if len(units) == 0 && bandsAt >= 0 {
			units = []int{bandsAt}
		}
		if len(units) == 0 {
			continue
		}
		below = row + 1
		for below < len(r.sheet.Rows) && below < row+mostHeading && r.continues(below, units) {
			below++
		}
		named, figures, counts, bands := false, false, false, false
		for column, texts := range r.headingTexts(row, below) {
			c := r.headings.of(texts)
			if given, key := r.given(column, texts); key != "" {
				c = given
			}
			named, figures = named || c.Role == Name || c.Role == ID, figures || isFigure(c.Role)
			counts, bands = counts || c.Role == Units, bands || c.Role == Band
		}
		if named && figures || counts && bands {
			return row, below, true
		}
	}
	return 0, 0, false
}

// role returns what a single heading says, or the options say of it.
func (r *reading) role(column int, text string) Role {
	if text == "" || len(text) > 500 {
		return ""
	}
	if given, key := r.given(column, []string{text}); key != "" {
		return given.Role
	}
	return r.headings.column(text).Role
}

// continues reports whether a row goes on with headings: it has texts, none of them in the
// columns of the units, and no figures but codes.
func (r *reading) continues(row int, units []int) bool {
	texts := false
	for column := range r.sheet.Rows[row] {
		text := r.text(row, column)
		switch {
		case text == "":
		case slices.Contains(units, column):
			return false
		case r.isNumber(row, column) && r.headings.item(text) == "":
			return false
		case !r.isNumber(row, column):
			texts = true
		}
	}
	return texts
}

// headingTexts returns, by column, the headings from the top down. One that stands above
// several columns stands in the first of them, as merged cells are stored: it is that of
// those on its right, too, which have headings below and none beside it.
func (r *reading) headingTexts(first, below int) [][]string {
	width := 0
	for row := first; row < below; row++ {
		width = max(width, len(r.sheet.Rows[row]))
	}
	out := make([][]string, width)
	for row := first; row < below; row++ {
		above := ""
		for column := range width {
			text := r.text(row, column)
			child := row+1 < below && r.text(row+1, column) != ""
			switch {
			case text != "":
				if above = ""; child {
					above = text
				}
			case child && above != "":
				text = above
			default:
				above = ""
			}
			if text != "" {
				out[column] = append(out[column], text)
			}
		}
	}
	return out
}

// of reads the headings of a column: together, and else the lowest of them that says
// something alone. Those of units and groups go by the lowest alone.
func (h *headings) of(texts []string) (out Column) {
	if len(texts) == 0 {
		return Column{}
	}
	title := strings.Join(texts, " ")
	lowest := h.column(texts[len(texts)-1])
	switch lowest.Role {
	case ID, Name, Group, Units, Other:
		lowest.Title = title
		return lowest
	}
	if out = h.column(title); out.Role == "" {
		out = lowest
	}
	for i := len(texts) - 2; i >= 0 && out.Role == ""; i-- {
		out = h.column(texts[i])
	}
	if out.Of == "" && len(texts) > 1 && h.rubric != nil {
		for _, text := range texts {
			if code := h.item(text); code != "" && out.Role != Rank {
				if out.Of = code; out.Role == Total || out.Role == "" {
					out.Role = Item
				}
			}
		}
	}
	out.Title = title
	return out
}
