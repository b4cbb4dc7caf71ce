package web_test

import (
	"bytes"
	"net/http"
	"strings"
	"testing"

	"github.com/parindex/parindex/examples/province/internal/seed"
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/remediation/document/xlsx"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/parindex/parindex/scoring/form"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// ranked is the cohort of the units that have submitted their sheets, by the scores of a round.
func (s *site) ranked(round string) (*cohort.Cohort, *cohort.Ranking) {
	s.t.Helper()
	years, err := s.office.Years(s.t.Context())
	require.NoError(s.t, err)
	var results []*scoring.Result
	var roster []scoring.Unit
	for _, y := range years {
		roster = append(roster, y.Unit)
		if y.State.Round("self").Locked {
			results = append(results, y.State.Round(round).Result)
		}
	}
	c, err := cohort.FromResults(years[0].Scorer.Rubric(), results)
	require.NoError(s.t, err)
	c, err = c.WithRoster(roster)
	require.NoError(s.t, err)
	k, err := c.Rank(nil)
	require.NoError(s.t, err)
	return c, k
}

// TestCohort: ranks, bands, quotas and losses are those of the library, in either language.
func TestCohort(t *testing.T) {
	s := newSite(t)
	b := s.as("hoidong")
	for _, round := range []string{"council", "self"} {
		c, k := s.ranked(round)
		page := b.page("/cohort?round=" + round)
		placed, absent := 0, 0
		for _, g := range k.Groups {
			for _, u := range g.Units {
				before, _, found := strings.Cut(page, `<a href="/queue/`+u.Unit.ID+`">`)
				require.True(t, found, u.Unit.ID)
				assert.True(t, strings.HasSuffix(before, `<td class="n">`+u.Place.In(locale.Vietnamese)+`</td> <th scope="row">`), u.Unit.ID)
				of := row(t, page, `<a href="/queue/`+u.Unit.ID+`">`)
				assert.Contains(t, of, `<td class="n">`+written(u.Range, locale.Vietnamese)+`</td> <td><p>`+u.Band.VI+`</p>`)
				assert.Contains(t, of, u.Provisional().VI)
				placed++
			}
			for _, u := range g.Unknown {
				of := row(t, page, `<a href="/queue/`+u.Unit.ID+`">`)
				assert.Contains(t, of, written(u.Range, locale.Vietnamese))
				assert.Contains(t, of, u.Open[0].Text.VI)
			}
			for _, u := range g.Absent {
				assert.Contains(t, row(t, page, `<a href="/queue/`+u.ID+`">`), "chưa nộp phiếu")
				absent++
			}
		}
		assert.Equal(t, 1, absent, "the ward that has just begun")
		if round == "council" {
			assert.Greater(t, placed, 15)
		}
		bands, err := c.Bands(nil)
		require.NoError(t, err)
		for _, g := range bands.Groups {
			assert.Contains(t, page, `<th scope="row">`+g.Bands[0].Name.VI+`</th><td class="n">`)
		}
		quotas, err := c.Quotas(nil)
		require.NoError(t, err)
		require.Len(t, quotas, 3)
		for _, q := range quotas {
			assert.Contains(t, page, "<li>"+q.Text.VI)
		}
		for _, g := range c.Summary(nil).Groups {
			assert.Contains(t, page, "<p>"+g.Text().VI+".</p>")
			assert.Contains(t, page, g.MostLost()[0].Text().VI)
		}
		assert.Positive(t, strings.Count(page, `<svg `))
		assert.NotContains(t, page, "style=")
	}
	b.post("/lang", "lang", "en")
	page, summary := b.page("/cohort"), func() cohort.Summary { c, _ := s.ranked("council"); return *c.Summary(nil) }()
	for _, g := range summary.Groups {
		assert.Contains(t, page, "<p>"+g.Text().EN+".</p>")
	}
	assert.Equal(t, http.StatusNotFound, b.get("/cohort?round=nowhere").status)
}

// TestCohortFiles: the files are those that the library writes.
func TestCohortFiles(t *testing.T) {
	s := newSite(t)
	b := s.as("congbo")
	c, k := s.ranked("council")
	results, places := c.Ordered(k)
	var csv bytes.Buffer
	require.NoError(t, form.WriteResultsCSV(&csv, results, &form.ResultOptions{Ranks: places}))
	got := b.get("/cohort.csv")
	assert.Equal(t, csv.String(), got.body)
	assert.Equal(t, "attachment; filename=ket-qua.csv", got.header.Get("Content-Disposition"))

	bands, err := c.Bands(nil)
	require.NoError(t, err)
	quotas, err := c.Quotas(nil)
	require.NoError(t, err)
	d, err := document.NewOverview(&document.Overview{Rubric: c.Rubric(), Summary: c.Summary(nil), Ranking: k, Bands: bands, Quotas: quotas}, nil)
	require.NoError(t, err)
	for path, write := range map[string]func(*bytes.Buffer) error{
		"/cohort/report":      func(w *bytes.Buffer) error { return d.WriteHTML(w) },
		"/cohort/report.docx": func(w *bytes.Buffer) error { return d.WriteDOCX(w) },
		"/cohort.xlsx":        func(w *bytes.Buffer) error { return xlsx.Write(w, d) },
	} {
		var want bytes.Buffer
		require.NoError(t, write(&want))
		got := b.get(path)
		assert.Equal(t, http.StatusOK, got.status, path)
		assert.True(t, want.String() == got.body, path)
		assert.Equal(t, "nosniff", got.header.Get("X-Content-Type-Options"))
	}
	policy := b.get("/cohort/report").header.Get("Content-Security-Policy")
	assert.Contains(t, policy, "default-src 'none'")
	assert.NotContains(t, policy, "script-src")
}

// TestCohortRoles: units see how all stand, with a way to their own sheet alone; readers see
// what is published.
func TestCohortRoles(t *testing.T) {
	s := newSite(t)
	page := s.as("lanhdao").page("/cohort")
	assert.Contains(t, page, `<a href="/sheet/`+seed.Begun+`">`)
	assert.NotContains(t, page, `"/queue/`)
	assert.NotContains(t, page, `"/sheet/ward-02"`)
	reader := s.as("xem")
	assert.Equal(t, "/publications", reader.get("/cohort").path)
	for _, path := range []string{"/cohort/report", "/cohort/report.docx", "/cohort.csv", "/cohort.xlsx"} {
		assert.Equal(t, http.StatusForbidden, reader.get(path).status, path)
	}
}
