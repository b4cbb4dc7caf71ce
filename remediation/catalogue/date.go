package catalogue

import (
	"fmt"
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
)

// PaperDate is the date of a paper. Where the day is written in by hand when the paper
// is signed, Day is 0 and the month stands alone: 2023-02 in files and in JSON. The zero
// PaperDate is no date.
type PaperDate rubric.Date

// String writes 2023-02-15 or 2023-02, and nothing for the zero PaperDate.
func (d PaperDate) String() string {
	switch {
	case d == PaperDate{}:
		return ""
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, int(d.Month))
	}
	return rubric.Date(d).String()
}

// MarshalText writes what String returns.
func (d PaperDate) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads 2023-02-15 or 2023-02; an empty text is the zero PaperDate.
func (d *PaperDate) UnmarshalText(b []byte) error {
	if t, err := time.Parse("2006-01", string(b)); err == nil {
		*d = PaperDate{Year: t.Year(), Month: t.Month()}
		return nil
	}
	var day rubric.Date
	if err := day.UnmarshalText(b); err != nil {
		return fmt.Errorf("expected a date such as 2023-01-30 or a month such as 2023-01, got %q", b)
	}
	*d = PaperDate(day)
	return nil
}

// paperDateOf reads a date of which the day may be open.
func paperDateOf(n source.Node) PaperDate {
	t, month := n.DateOrMonth()
	d := PaperDate(rubric.DateOf(t))
	if month {
		d.Day = 0
	}
	return d
}
