package web

import (
	"html/template"
	"io"
	"net/http"
	"slices"

	"github.com/parindex/parindex/examples/province/internal/province"
	"github.com/parindex/parindex/examples/province/internal/store"
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/remediation/document/xlsx"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/parindex/parindex/scoring/form"
)

// cohortPage compares the units by the scores of a round.
type cohortPage struct {
	*province.Standing
	Groups []placesOf
	Charts []document.Chart
}

// standing compares the units in the round that the address asks for.
func (v *visit) standing() (*province.Standing, error) {
	s, err := v.office.Standing(v.ctx(), v.r.FormValue("round"))
	if err == nil && s == nil {
		err = errNotFound
	}
	return s, err
}

// cohort shows how the units stand. Who only reads goes to what is published.
func (v *visit) cohort() error {
	if v.account.Role == store.Reader {
		v.redirect("/publications")
		return nil
	}
	s, err := v.standing()
	if err != nil {
		return err
	}
	p := &cohortPage{Standing: s}
	if s.Cohort != nil {
		report, err := v.report(s)
		if err != nil {
			return err
		}
		p.Groups, p.Charts = v.places(s), report.Charts()
	}
	v.show(http.StatusOK, "cohort", p)
	return nil
}

// report is the whole report on the standing of the units.
func (v *visit) report(s *province.Standing) (*document.Document, error) {
	if s.Cohort == nil {
		return nil, errNotFound
	}
	return document.NewOverview(s.Report, &document.Paper{Lang: v.lang})
}

// reportPolicy is that of the report, a page of the library's with its style in it and nothing else.
const reportPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// cohortReport shows the report as a page of its own.
func (v *visit) cohortReport() error {
	d, err := v.cohortDocument()
	if err != nil {
		return err
	}
	v.w.Header().Set("Content-Security-Policy", reportPolicy)
	v.w.Header().Set("Content-Type", "text/html; charset=utf-8")
	return d.WriteHTML(v.w)
}

func (v *visit) cohortDocument() (*document.Document, error) {
	s, err := v.standing()
	if err != nil {
		return nil, err
	}
	return v.report(s)
}

// cohortDOCX sends the report for Word.
func (v *visit) cohortDOCX() error {
	d, err := v.cohortDocument()
	if err != nil {
		return err
	}
	return v.send("tong-hop.docx", letter, d.WriteDOCX)
}

// cohortXLSX sends the tables of the report as a workbook.
func (v *visit) cohortXLSX() error {
	d, err := v.cohortDocument()
	if err != nil {
		return err
	}
	return v.send("tong-hop.xlsx", workbook, func(w io.Writer) error { return xlsx.Write(w, d) })
}

// cohortCSV sends the results of every unit, area by area, for programs.
func (v *visit) cohortCSV() error {
	s, err := v.standing()
	if err != nil {
		return err
	}
	if s.Cohort == nil {
		return errNotFound
	}
	results, places := s.Cohort.Ordered(s.Report.Ranking)
	return v.send("ket-qua.csv", "text/csv; charset=utf-8", func(w io.Writer) error {
		return form.WriteResultsCSV(w, results, &form.ResultOptions{Lang: v.lang, Ranks: places})
	})
}

// placesOf is an object group in the ranking, with what else there is to say of it.
type placesOf struct {
	Title   rubric.Text
	Rows    []placeRow
	Summary *cohort.GroupSummary
	Lost    []cohort.ItemSummary
	Bands   []cohort.BandCount
	Note    rubric.Text // on the percentages of the bands
	Quotas  []cohort.QuotaCheck
}

// placeRow is a unit in its group: one with a place, one of which figures are missing, or one
// without a score sheet.
type placeRow struct {
	Unit   scoring.Unit
	Href   string // its page, if the visitor may see it
	Place  string
	Open   bool // the place, or the score, may still be another one
	Points *scoring.Range
	Bands  []rubric.Text
	Notes  []rubric.Text
}

// places are the groups in the order of the rubric.
func (v *visit) places(s *province.Standing) (out []placesOf) {
	for i := range s.Report.Summary.Groups {
		of := &s.Report.Summary.Groups[i]
		g := placesOf{Title: of.Title, Summary: of, Lost: of.MostLost()}
		g.Lost = g.Lost[:min(5, len(g.Lost))]
		for _, k := range s.Report.Ranking.Groups {
			if k.Name == of.Name {
				g.Rows = v.rows(k)
			}
		}
		for _, b := range s.Report.Bands.Groups {
			if b.Name == of.Name {
				g.Bands, g.Note = b.Bands, b.Note
				for _, rest := range []cohort.BandCount{b.None, b.Open} {
					if rest.Units > 0 {
						g.Bands = append(g.Bands, rest)
					}
				}
			}
		}
		for _, q := range s.Report.Quotas {
			if q.Group == of.Name {
				g.Quotas = append(g.Quotas, q)
			}
		}
		out = append(out, g)
	}
	return out
}

func (v *visit) rows(k cohort.Group) (out []placeRow) {
	add := func(u scoring.Unit) *placeRow {
		row := placeRow{Unit: u, Place: "–"}
		if is(&v.account, province_...) {
			row.Href = "/queue/" + u.ID
		} else if v.account.Of(u.ID) {
			row.Href = "/sheet/" + u.ID
		}
		out = append(out, row)
		return &out[len(out)-1]
	}
	for i, u := range slices.Concat(k.Units, k.Unknown) {
		row := add(u.Unit)
		row.Points, row.Open = &u.Range, !u.Provisional().IsZero()
		if row.Bands = u.PossibleBands; len(row.Bands) == 0 && !u.Band.IsZero() {
			row.Bands = []rubric.Text{u.Band}
		}
		if i < len(k.Units) {
			row.Place = u.Place.In(v.lang)
		}
		for _, reason := range u.Open {
			row.Notes = append(row.Notes, reason.Text)
		}
		if row.Open {
			row.Notes = append(row.Notes, u.Provisional())
		}
	}
	for _, u := range k.Absent {
		add(u).Notes = []rubric.Text{{VI: "chưa nộp phiếu", EN: "has not submitted its sheet"}}
	}
	return out
}

// Picture is a chart as markup: the library escapes what is in it.
func (p *cohortPage) Picture(svg string) template.HTML { return template.HTML(svg) }
