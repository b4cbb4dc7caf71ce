package rubric

import (
	"fmt"
	"time"

	"github.com/parindex/parindex/rubric/locale"
)

// Date is a calendar date without time or zone. The zero Date is no date.
// As text and in JSON it is written 2023-01-30.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf returns the date that a time shows in its own zone; the zero time has
// the zero Date.
func DateOf(t time.Time) Date {
	if t.IsZero() {
		return Date{}
	}
	y, m, d := t.Date()
	return Date{y, m, d}
}

// Plus returns the date so many days later.
func (d Date) Plus(days int64) Date {
	return DateOf(time.Unix((d.DayNumber()+days)*86400, 0).UTC())
}

// DayNumber returns the number of days from 1970-01-01.
func (d Date) DayNumber() int64 {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).Unix() / 86400
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// String writes 2023-01-30, and nothing for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// Written writes the date for people: 30/01/2023 in Vietnamese, 30 January 2023 in English.
func (d Date) Written(l locale.Lang) string {
	if l == English {
		return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year)
	}
	return fmt.Sprintf("%02d/%02d/%d", d.Day, int(d.Month), d.Year)
}

// MarshalText writes what String returns.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads 2023-01-30; an empty text is the zero Date.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	t, err := time.Parse(time.DateOnly, string(b))
	if err != nil {
		return fmt.Errorf("expected a date such as 2023-01-30, got %q", b)
	}
	*d = DateOf(t)
	return nil
}
