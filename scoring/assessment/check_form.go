package assessment

import (
	"strings"
	"unicode/utf8"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/spelling"
)

// form checks that a record can be written into a file and read back, so that a host which
// stores what [Append] returns can always read it again. [Parse] checks files itself; records
// made in Go can hold what no file can.
func (f *fold) form(i int, r *Record) {
	if _, err := r.At.MarshalText(); err != nil {
		f.fault(i, r, "at", noSuchTime.Say())
	}
	f.line(i, r, "by", r.By)
	f.text(i, r, "authority", r.Authority)
	f.text(i, r, "why", r.Why)
	f.text(i, r, "text", r.Text)
	if e := r.Evidence; e != nil {
		f.name(i, r, "evidence.id", e.ID)
		f.name(i, r, "evidence.number", e.Number)
		f.date(i, r, "evidence.date", e.Date)
		f.text(i, r, "evidence.issuer", e.Issuer)
		f.line(i, r, "evidence.page", e.Page)
		f.line(i, r, "evidence.file", e.File)
	}
	if w := r.Waiver; w != nil {
		f.text(i, r, "waiver.approver", w.Approver)
		f.date(i, r, "waiver.from", w.From)
		f.date(i, r, "waiver.until", w.Until)
	}
}

// name checks a name, which may be absent.
func (f *fold) name(i int, r *Record, key, name string) {
	if _, flaw := spelling.NameFlaw(name); name != "" && !flaw.IsZero() {
		f.fault(i, r, key, keyHolds.Say(key, flaw))
		return
	}
	f.line(i, r, key, name)
}

// line checks a text in no particular language, which may be absent.
func (f *fold) line(i int, r *Record, key, text string) {
	if text != "" {
		f.text(i, r, key, rubric.Plain(text))
	}
}

// text checks a text, which may be absent; a text that is there is so in both languages.
func (f *fold) text(i int, r *Record, key string, t rubric.Text) {
	if t.IsZero() {
		return
	}
	for at, text := range [...]string{t.VI, t.EN} {
		if at > 0 && text == t.VI {
			break
		}
		_, flaw := spelling.TextFlaw(text)
		switch {
		case strings.TrimSpace(text) == "":
			f.fault(i, r, key, keyBlank.Say(key))
		case !utf8.ValidString(text):
			f.fault(i, r, key, keyNotUTF8.Say(key))
		case !flaw.IsZero():
			f.fault(i, r, key, keyHolds.Say(key, flaw))
		default:
			continue
		}
		return
	}
}

// date checks a date, which may be absent.
func (f *fold) date(i int, r *Record, key string, d rubric.Date) {
	if !onCalendar(d) {
		f.fault(i, r, key, noSuchDate.Say(d))
	}
}

// onCalendar reports whether there is such a day, in a year of four digits, or none at all.
func onCalendar(d rubric.Date) bool {
	var read rubric.Date
	return read.UnmarshalText([]byte(d.String())) == nil && read == d
}
