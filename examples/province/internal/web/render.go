package web

import (
	"bytes"
	"embed"
	"html/template"
	"io"
	"io/fs"
	"math/big"
	"net/http"
	"strings"
	"time"

	"github.com/parindex/parindex/examples/province/internal/store"
	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/shopspring/decimal"
)

//go:embed pages
var files embed.FS

// pages are the templates of every page, by language and name.
type pages map[locale.Lang]map[string]*template.Template

// readPages reads pages/NAME.html, each with the frame around it and the parts that pages share.
func readPages(demo bool) (pages, error) {
	names, err := fs.Glob(files, "pages/*.html")
	if err != nil {
		return nil, err
	}
	out := pages{}
	for _, lang := range []locale.Lang{locale.Vietnamese, locale.English} {
		out[lang] = map[string]*template.Template{}
		for _, name := range names {
			t, err := template.New("frame.html").Funcs(functions(lang, demo)).ParseFS(files, "pages/frame.html", "pages/parts.html", name)
			if err != nil {
				return nil, err
			}
			out[lang][strings.TrimSuffix(strings.TrimPrefix(name, "pages/"), ".html")] = t
		}
	}
	return out, nil
}

// functions are what templates can call, in a language.
func functions(l locale.Lang, demo bool) template.FuncMap {
	return template.FuncMap{
		"t":      func(vi, en string) string { return message{vi, en}.in(l) },
		"text":   func(t rubric.Text) string { return t.In(l) },
		"say":    func(m locale.Message) string { return m.In(l) },
		"lang":   func() string { return string(l) },
		"demo":   func() bool { return demo },
		"number": func(d decimal.Decimal) string { return scoring.Known(d).In(l) },
		"figure": func(f scoring.Figure) string { return f.In(l) },
		"points": func(r scoring.Range) string {
			if r.Known() {
				return scoring.Known(r.Least).In(l)
			}
			return scoring.Known(r.Least).In(l) + "–" + scoring.Known(r.Most).In(l)
		},
		"signed": func(r scoring.Range) string {
			if !r.Known() { // by how much a score grew that was not known is no number to read
				return ""
			}
			return minus(l.Decimal(r.Least))
		},
		"taken": func(c assessment.Cause) string {
			points, ok := c.Rat()
			if !ok {
				return ""
			}
			if points.Neg(points); !exact(points) { // nobody reads a fraction of large numbers
				return "≈ " + minus(l.Decimal(decimal.RequireFromString(points.FloatString(4))))
			}
			return minus(l.Rat(points))
		},
		"moment": moment,
		"status": func(s remediation.ProgressStatus) string { return s.In(l) },
		"day":    func(d rubric.Date) string { return d.Written(l) },
		"is":     func(a *store.Account, roles ...store.Role) bool { return is(a, roles...) },
		"role":   func(r store.Role) string { return roleNames[r].in(l) },
	}
}

// exact reports whether a number has no more decimals than it is shown with.
func exact(v *big.Rat) bool {
	return new(big.Rat).Mul(v, big.NewRat(10_000, 1)).IsInt()
}

// minus gives a difference that is written out its sign: +0,5 or −0,5.
func minus(number string) string {
	switch {
	case strings.HasPrefix(number, "-"):
		return "−" + number[1:]
	case number == "0":
		return number
	}
	return "+" + number
}

// moment is when something was recorded, to the minute.
func moment(at time.Time) string { return at.Format("15:04 02/01/2006") }

func is(a *store.Account, roles ...store.Role) bool {
	for _, r := range roles {
		if a.Role == r {
			return true
		}
	}
	return false
}

var roleNames = map[store.Role]message{
	store.Scorer:    {"Người tự chấm điểm", "Self-scorer"},
	store.Leader:    {"Lãnh đạo đơn vị", "Leader of the unit"},
	store.Appraiser: {"Người thẩm định", "Appraiser"},
	store.Council:   {"Hội đồng thẩm định", "Council"},
	store.Publisher: {"Người công bố", "Publisher"},
	store.Reader:    {"Người xem", "Reader"},
}

// page is what every template gets.
type page struct {
	Account *store.Account
	Path    string
	Part    bool // only a part of the page is wanted, by the script
	Data    any
}

// show writes a page, or the template "part" of it where the script asks for a part.
func (v *visit) show(status int, name string, data any) {
	part := v.r.Header.Get("HX-Request") != ""
	t := v.pages[v.lang][name]
	entry := "frame.html"
	if part && t.Lookup("part") != nil {
		entry = "part"
	} else if part { // such as an error: a page of its own
		v.w.Header().Set("HX-Retarget", "body")
		v.w.Header().Set("HX-Reswap", "innerHTML")
	}
	v.write(status, t, entry, page{&v.account, v.r.URL.Path, entry == "part", data})
}

// write writes a template. It is rendered whole before the first byte is sent.
func (v *visit) write(status int, t *template.Template, entry string, data page) {
	var out bytes.Buffer
	if err := t.ExecuteTemplate(&out, entry, data); err != nil {
		v.log.ErrorContext(v.ctx(), "page failed", "path", v.r.URL.Path, "error", err)
		http.Error(v.w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
		return
	}
	v.w.Header().Set("Content-Type", "text/html; charset=utf-8")
	v.w.WriteHeader(status)
	_, _ = out.WriteTo(v.w) // the visitor has gone: nobody is left to tell
}

// Types of files that are sent.
const (
	workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	letter   = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
)

// send sends a file to be saved. It is made whole before the first byte is sent.
func (v *visit) send(name, kind string, write func(io.Writer) error) error {
	var out bytes.Buffer
	if err := write(&out); err != nil {
		return err
	}
	return v.attach(name, kind, out.Bytes())
}
