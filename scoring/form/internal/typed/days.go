package typed

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/sheet"
	"github.com/parindex/parindex/scoring/internal/words"
)

// day reads a day, that none came, or limits of one.
func (r Reader) day(in *rubric.Input, c sheet.Cell) ([]scoring.Figure, error) {
	switch c.Kind {
	case sheet.Number:
		n, ok := sheet.NumberOf(c.Text)
		if !ok || c.Format != sheet.Date {
			return nil, numberForDate.Say(locale.Short(c.Text))
		}
		d, ok := r.Epoch.DayOf(n)
		if !ok {
			return nil, noSuchSerial.Say(locale.Short(c.Text))
		}
		return []scoring.Figure{scoring.Known(d)}, nil
	case sheet.Day:
		d, ok := dayOf(c.Text[:min(len(c.Text), 10)])
		if !ok {
			return nil, notDay.Say(locale.Short(c.Text))
		}
		return []scoring.Figure{scoring.Known(d)}, nil
	case sheet.Text:
		if never[spelling.Fold(c.Text)] {
			if !in.Never {
				return nil, notNever.Say(locale.Short(c.Text))
			}
			return []scoring.Figure{scoring.Known(words.Never)}, nil
		}
		if d, ok := dayOf(c.Text); ok {
			return []scoring.Figure{scoring.Known(d)}, nil
		}
		if bounds := r.bounds(in, c.Text); bounds != nil {
			return bounds, nil
		}
	}
	return nil, notDay.Say(locale.Short(c.Text))
}

var (
	dayFirst  = regexp.MustCompile(`^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$`)
	yearFirst = regexp.MustCompile(`^(\d{4})-(\d{2})-(\d{2})$`)
	inWords   = regexp.MustCompile(`^(\d{1,2}) tháng (\d{1,2}) năm (\d{4})$`)
	inEnglish = regexp.MustCompile(`^(\d{1,2}) ([a-z]{3,9}) (\d{1,4})$`)
)

// dayOf reads a day: 31/12/2025, 2025-12-31, ngày 31 tháng 12 năm 2025, 31 December 2025.
// The day stands before the month, as in Vietnam.
func dayOf(text string) (rubric.Date, bool) {
	text = strings.TrimSpace(strings.TrimPrefix(strings.ToLower(text), "ngày "))
	if m := yearFirst.FindStringSubmatch(text); m != nil {
		return onCalendar(m[3], m[2], m[1])
	}
	for _, form := range []*regexp.Regexp{dayFirst, inWords} {
		if m := form.FindStringSubmatch(text); m != nil {
			return onCalendar(m[1], m[2], m[3])
		}
	}
	if m := inEnglish.FindStringSubmatch(text); m != nil {
		for month := time.January; month <= time.December; month++ {
			if name := strings.ToLower(month.String()); m[2] == name || m[2] == name[:3] {
				return onCalendar(m[1], strconv.Itoa(int(month)), m[3])
			}
		}
	}
	return rubric.Date{}, false
}

func onCalendar(day, month, year string) (rubric.Date, bool) {
	var of [3]int
	for i, s := range []string{year, month, day} {
		of[i], _ = strconv.Atoi(s) // digits, a few of them
	}
	t := time.Date(of[0], time.Month(of[1]), of[2], 0, 0, 0, 0, time.UTC)
	d := rubric.Date{Year: of[0], Month: time.Month(of[1]), Day: of[2]}
	return d, rubric.DateOf(t) == d
}
