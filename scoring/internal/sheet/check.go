package sheet

import (
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/parindex/parindex/rubric/locale"
)

// Check returns what keeps a file from being read within limits, also by a library that
// makes room for every cell that a sheet names and those before it: empty ones are
// counted, too, in every part of the archive that has any.
func (b *Book) Check() error {
	for i := range b.Names {
		if _, err := b.Sheet(i); err != nil {
			return err
		}
	}
	if b.CSV {
		return nil
	}
	for _, part := range slices.Sorted(maps.Keys(b.pack.parts)) {
		if !strings.HasSuffix(part, ".xml") {
			continue
		}
		err := b.pack.read(part, b.pack.extent)
		var said locale.Message
		if errors.As(err, &said) && said.Code == notAWorkbook.Code && said.Args != nil {
			if inner, is := said.Args[0].(locale.Message); is && inner.Code == badPart.Code {
				continue // up to there it is within limits
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// extent counts the cells of a part.
func (p *pack) extent(x *reader) error {
	cells, row, column := 0, 0, 0
	for x.next() {
		switch x.start {
		case "row":
			row, column = row+1, 0
			if n, err := strconv.Atoi(x.attr("r")); err == nil {
				row = max(row, n)
			} else if x.attr("r") != "" {
				return tooManyRows.Say(p.limits.Rows)
			}
		case "c":
			column++
			if r, c, ok := parseRef(x.attr("r")); ok {
				row, cells, column = max(row, r+1), cells+max(0, c+1-column), max(column, c+1)
			}
			cells++
		}
		switch {
		case row > p.limits.Rows:
			return tooManyRows.Say(p.limits.Rows)
		case column > p.limits.Columns:
			return tooManyColumns.Say(p.limits.Columns)
		case cells > p.limits.Cells:
			return tooManyCells.Say(p.limits.Cells)
		}
	}
	return nil
}
