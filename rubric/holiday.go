package rubric

import (
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/source"
)

// Holiday is a day, or a run of days, that is no working day: workdays in rules does not
// count it. A public holiday that falls on a Saturday or Sunday is one anyway.
type Holiday struct {
	// Date is the day; of several it is zero, and they go from From to To.
	Date Date `json:"date,omitzero"`
	From Date `json:"from,omitzero"`
	To   Date `json:"to,omitzero"`
	// Title is what is celebrated, Source the document that says so.
	Title  Text `json:"title"`
	Source Text `json:"source,omitzero"`
	// Illustrative marks days that are an example: no document says so.
	Illustrative bool `json:"illustrative,omitempty"`
}

// Days returns the first and the last day.
func (h Holiday) Days() (first, last Date) {
	if !h.Date.IsZero() {
		return h.Date, h.Date
	}
	return h.From, h.To
}

// MarshalJSON writes the holiday as it stands in rubric files.
func (h Holiday) MarshalJSON() ([]byte, error) { return jsonform.Marshal(h) }

// UnmarshalJSON reads what MarshalJSON writes; it does not validate.
func (h *Holiday) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, h) }

func dateOf(n source.Node) Date { return DateOf(n.Date()) }

func (r *Rubric) readHoliday(h *Holiday, n source.Node) {
	f := r.fields(h, n)
	*h = Holiday{
		Date:         value(f, "date", dateOf),
		From:         value(f, "from", dateOf),
		To:           value(f, "to", dateOf),
		Title:        source.As[Text](f.get("title")),
		Source:       source.As[Text](f.get("source")),
		Illustrative: f.get("illustrative").Bool(),
	}
	f.Close()
}

// mostHolidays bounds the days of a run.
const mostHolidays = 366

func (v *validator) holidays() {
	for i := range v.r.Holidays {
		h := &v.r.Holidays[i]
		what := about{thing: aHoliday}
		if !h.Title.IsZero() {
			what = called(holidayNamed, h.Title.EN)
		}
		v.made(h, what, nil, h.Title, h.Source)
		v.text(h.Title, h, "title", what)
		if h.Source.IsZero() && !h.Illustrative && !v.r.Broken(h, "source") {
			v.fault(h, "source", what, holidayNoSource)
		}
		first, last := h.Days()
		switch {
		case v.r.Broken(h, "date") || v.r.Broken(h, "from") || v.r.Broken(h, "to"):
		case first.IsZero() || last.IsZero() || !h.Date.IsZero() && (!h.From.IsZero() || !h.To.IsZero()):
			v.fault(h, "date", what, holidayDates)
		case last.DayNumber() < first.DayNumber() || last.DayNumber()-first.DayNumber() >= mostHolidays:
			v.fault(h, "to", what, holidayRun, first, last, mostHolidays)
		}
	}
}
