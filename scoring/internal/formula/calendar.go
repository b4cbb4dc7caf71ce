package formula

import (
	"math/big"
	"slices"
	"sort"
	"time"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// Calendar says which days are working days: Monday to Friday without holidays. A nil
// Calendar has no holidays.
type Calendar struct {
	holidays []int64 // those from Monday to Friday by their numbers, sorted
	years    map[int]bool
}

// NewCalendar returns the calendar with holidays, by their day numbers in any order.
func NewCalendar(holidays []int64) *Calendar {
	c := &Calendar{years: map[int]bool{}}
	for _, day := range holidays {
		c.years[time.Unix(day*86400, 0).UTC().Year()] = true
		if weekday(day) < 5 {
			c.holidays = append(c.holidays, day)
		}
	}
	slices.Sort(c.holidays)
	c.holidays = slices.Compact(c.holidays)
	return c
}

// CountsWorkdays reports whether a formula counts working days.
func CountsWorkdays(n Node) bool {
	found := false
	walk(n, func(n Node) {
		c, is := n.(*Call)
		found = found || is && c.Host == nil && c.Name == "workdays"
	})
	return found
}

// weekday returns 0 for Monday to 6 for Sunday. The day 0, 1970-01-01, was a Thursday.
func weekday(day int64) int64 { return ((day+3)%7 + 7) % 7 }

// until returns the number of working days up to a day, counted from 1969-12-29, a
// Monday: below zero for days before it.
func (c *Calendar) until(day int64) int64 {
	weeks := (day + 3 - weekday(day)) / 7
	out := 5*weeks + min(weekday(day)+1, 5)
	if c != nil {
		before, _ := slices.BinarySearch(c.holidays, day+1)
		out -= int64(before)
	}
	return out
}

// Until returns the number of working days up to a day. It never falls from one day to
// the next, and workdays is the difference of two of them.
func (c *Calendar) Until(day *big.Rat) *big.Rat { return big.NewRat(c.until(day.Num().Int64()), 1) }

// Has reports whether holidays of a year are known.
func (c *Calendar) Has(year int) bool { return c != nil && c.years[year] }

// Holidays returns how many working days the holidays take.
func (c *Calendar) Holidays() int64 {
	if c == nil {
		return 0
	}
	return int64(len(c.holidays))
}

// DaysWith returns the days up to which the number of working days lies in a set: all
// days from the first to the last.
func (c *Calendar) DaysWith(count interval.Interval) interval.Interval {
	count.Grid = interval.Whole
	count = count.Normal()
	out := interval.Interval{Grid: interval.Whole}
	if count.Lo != nil && count.Lo.Num().IsInt64() {
		out.Lo = big.NewRat(c.first(count.Lo.Num().Int64()), 1)
	}
	if count.Hi != nil && count.Hi.Num().IsInt64() {
		out.Hi = big.NewRat(c.first(count.Hi.Num().Int64()+1)-1, 1)
	}
	return out
}

// first returns the first day up to which there are so many working days.
func (c *Calendar) first(count int64) int64 {
	const most = 1 << 40 // days, far beyond all that are written
	count = min(max(count, -most), most)
	from := (count-8)/5*7 - 14
	span := (count+c.Holidays()+8)/5*7 + 14 - from
	return from + int64(sort.Search(int(span), func(i int) bool { return c.until(from+int64(i)) >= count }))
}
