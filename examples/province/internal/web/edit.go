package web

import (
	"net/http"
	"strings"

	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
)

// edit is a field of a plan in a page. One of text, line, date and paper is where it stands.
type edit struct {
	Name   string
	Label  rubric.Text
	Long   bool
	Shown  string // as it stands, for people
	Text   string // as it was typed, or as it stands
	Was    string // as it stood when the page was made
	Fault  string
	Theirs string // what somebody else has put there meanwhile

	text   *rubric.Text
	line   *string
	date   *rubric.Date
	paper  *catalogue.PaperDate
	needed bool
}

// Date reports whether it is a day. That of a paper may be a month alone.
func (e edit) Date() bool { return e.date != nil }

// now is what stands in the field.
func (e *edit) now(l locale.Lang) string {
	switch {
	case e.text != nil:
		return e.text.In(l)
	case e.line != nil:
		return *e.line
	case e.date != nil && !e.date.IsZero():
		return e.date.String()
	case e.paper != nil:
		return e.paper.String()
	}
	return ""
}

var errDay = refuse(http.StatusUnprocessableEntity, "Ngày không hợp lệ: viết năm-tháng-ngày, ví dụ 2026-11-30.",
	"This is no day: write year-month-day, such as 2026-11-30.")

// day reads a day as browsers send it, 2026-11-30; an empty text is none.
func (e *edit) day() (d rubric.Date, err error) {
	if e.Text == "" {
		return d, nil
	}
	if d.UnmarshalText([]byte(e.Text)) != nil {
		return d, errDay
	}
	return d, nil
}

// put puts what was typed into the plan. A text that is changed in one language is that in both.
func (e *edit) put() error {
	day, err := rubric.Date{}, error(nil)
	switch {
	case e.needed && e.Text == "":
		return refuse(http.StatusUnprocessableEntity, "Không được để trống.", "This must not be empty.")
	case e.text != nil && e.Text == "":
		*e.text = rubric.Text{}
	case e.text != nil:
		*e.text = rubric.Plain(e.Text)
	case e.line != nil:
		*e.line = e.Text
	case e.date != nil:
		if day, err = e.day(); err == nil {
			*e.date = day
		}
	case e.paper != nil:
		if e.paper.UnmarshalText([]byte(e.Text)) != nil {
			err = errDay
		}
	}
	return err
}

// fieldsOf sets what stands in the fields.
func fieldsOf(l locale.Lang, edits []edit) []edit {
	for i := range edits {
		e := &edits[i]
		e.Text = e.now(l)
		e.Was, e.Shown = e.Text, e.Text
		if e.date != nil && !e.date.IsZero() {
			e.Shown = e.date.Written(l)
		}
	}
	return edits
}

// typed puts what was typed into the fields that the visitor has changed, and returns the status
// of the answer: that of a conflict where somebody else has changed the same field, and of a
// fault where a text cannot be what it is for.
func typed(v *visit, edits []edit) int {
	status := http.StatusOK
	for i := range fieldsOf(v.lang, edits) {
		e := &edits[i]
		if !v.r.PostForm.Has(e.Name) {
			continue
		}
		stands := e.Text
		e.Text, e.Was = line(v.r.PostForm.Get(e.Name)), line(v.r.PostForm.Get("was:"+e.Name))
		mine := e.Text != e.Was
		theirs := line(stands) != e.Was
		e.Was = stands
		switch {
		case !mine:
			e.Text = stands
		case theirs && e.Text != line(stands):
			e.Theirs, status = stands, http.StatusConflict
			if stands == "" {
				e.Theirs = message{"(để trống)", "(empty)"}.in(v.lang)
			}
		default:
			if err := e.put(); err != nil {
				_, e.Fault = v.explain(err)
				status = max(status, http.StatusUnprocessableEntity)
			}
		}
	}
	return status
}

// line is a text on one line, as papers have it: what a browser sends has its own line ends.
func line(s string) string { return strings.Join(strings.Fields(s), " ") }
