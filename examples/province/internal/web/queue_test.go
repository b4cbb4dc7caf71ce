package web_test

import (
	"bytes"
	"html"
	"net/http"
	"strings"
	"testing"

	"github.com/parindex/parindex/examples/province/internal/province"
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/remediation/document/xlsx"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// written is a range as pages write it.
func written(r scoring.Range, l locale.Lang) string {
	if r.Known() {
		return l.Decimal(r.Least)
	}
	return l.Decimal(r.Least) + "–" + l.Decimal(r.Most)
}

// row is the row of a table that begins with a text.
func row(t *testing.T, page, begins string) string {
	t.Helper()
	_, after, found := strings.Cut(page, begins)
	require.True(t, found, begins)
	out, _, _ := strings.Cut(after, "</tr>")
	return out
}

// TestQueue: every unit stands in the queue with its scores, and the filters part them.
func TestQueue(t *testing.T) {
	s := newSite(t)
	b := s.as("thamdinh")
	years, err := s.office.Years(t.Context())
	require.NoError(t, err)
	page := b.page("/queue")
	found := map[string]int{}
	for _, y := range years {
		of := row(t, page, `<a href="/queue/`+y.Unit.ID+`">`)
		assert.Contains(t, of, `<td class="n">`+written(y.State.Rounds[0].Result.Total.FinalRange, locale.Vietnamese)+`</td>`)
		state := "through"
		if !y.State.Current().Locked {
			state = y.State.Current().Name
		}
		if state != "self" {
			assert.Contains(t, of, `<td class="n">`+written(y.State.Last().Result.Total.FinalRange, locale.Vietnamese)+`</td>`)
		}
		found[state]++
	}
	assert.Len(t, found, 4)
	for state, want := range found {
		some := b.page("/queue?at=" + state)
		assert.Equal(t, want, strings.Count(some, `<th scope="row">`), state)
		assert.Contains(t, some, `aria-current="true">`)
	}
	assert.Equal(t, len(years), strings.Count(page, `<th scope="row">`))
	for _, caption := range []string{"Sở, ban, ngành", "Phường", "Xã"} {
		assert.Contains(t, page, "<caption>"+caption+"</caption>")
	}
	b.post("/lang", "lang", "en")
	assert.Contains(t, b.page("/queue"), "<caption>Communes</caption>")
}

// page is a page that has to be there, with its white space made plain.
func (b *browser) page(path string) string {
	b.t.Helper()
	got := b.get(path)
	require.Equal(b.t, http.StatusOK, got.status, path)
	return html.UnescapeString(strings.Join(strings.Fields(got.body), " "))
}

// moved is a unit that may explain a figure that the appraiser has changed.
func moved(s *site) *province.Year {
	s.t.Helper()
	years, err := s.office.Years(s.t.Context())
	require.NoError(s.t, err)
	for _, y := range years {
		for _, record := range y.Assessment.Records {
			if record.Round == "appraisal" && record.Input == "electronic_rate" && y.State.Current().Name == "explanation" {
				return y
			}
		}
	}
	s.t.Fatal("no such unit")
	return nil
}

// TestAppraisal: the page of a unit has what differs, who moved it and why, the open questions
// and where the points went, all as the library has it.
func TestAppraisal(t *testing.T) {
	s := newSite(t)
	y := moved(s)
	b := s.as("thamdinh")
	page := b.page("/queue/" + y.Unit.ID)
	c, err := y.State.Compare("self", "council")
	require.NoError(t, err)
	assert.NotEmpty(t, c.Items)
	for _, it := range c.Items {
		of := row(t, page, `<a href="/sheet/`+y.Unit.ID+`/`+it.Code+`">`)
		assert.Contains(t, of, written(it.Before, locale.Vietnamese)+`</td><td class="n">`+written(it.After, locale.Vietnamese))
		for _, step := range it.Steps {
			assert.Contains(t, of, step.Text.VI+": theo số liệu theo dõi")
			assert.Contains(t, step.Text.VI, "Vi Thị Dung")
		}
	}
	assert.Contains(t, page, `id="appraised">`+written(c.Total.After, locale.Vietnamese)+`<`)
	l, err := y.State.Ledger("council")
	require.NoError(t, err)
	for _, account := range append(l.Areas, &l.Total) {
		name := account.Code + ". " + account.Title.VI
		if account.Code == "" {
			name = "Tổng điểm</th> <td class=\"n\">100"
		}
		of := row(t, page, `<th scope="row">`+name)
		for _, cause := range l.Summary(account.Code) {
			assert.Contains(t, of, "<p>"+cause.Text.VI+": ")
		}
		assert.True(t, strings.HasSuffix(of, `<td class="n">`+locale.Vietnamese.Decimal(account.Points)+`</td> `), of)
	}

	assert.NotContains(t, page, "chờ giải trình")
	council := s.as("hoidong")
	require.Equal(t, "/sheet/"+y.Unit.ID, council.post("/rounds/"+y.Unit.ID+"/reopen?round=appraisal", "revision", "1", "why", "Cần làm rõ").path)
	asked := b.post("/sheet/"+y.Unit.ID+"/7.1/remark?round=appraisal", "kind", "opinion", "text", "Đề nghị giải trình số liệu")
	assert.Equal(t, http.StatusOK, asked.status)
	page = b.page("/queue/" + y.Unit.ID)
	assert.Contains(t, page, "chờ giải trình")
	assert.Contains(t, page, "<b>Vi Thị Dung</b> (Sở Nội vụ): Đề nghị giải trình số liệu")
}

// TestQueueRoles: units do not see how others are appraised.
func TestQueueRoles(t *testing.T) {
	s := newSite(t)
	for login, want := range map[string]int{"thamdinh": 200, "hoidong": 200, "congbo": 200, "cham": 403, "lanhdao": 403, "xem": 403} {
		b := s.as(login)
		for _, path := range []string{"/queue", "/queue/ward-01", "/queue/ward-01/appraisal.docx", "/queue/ward-01/appraisal.xlsx"} {
			assert.Equal(t, want, b.get(path).status, login+path)
		}
	}
	assert.Equal(t, http.StatusNotFound, s.as("thamdinh").get("/queue/no-such-unit").status)
}

// TestAppraisalFiles: the appraisal table is the library's, of the records of the year.
func TestAppraisalFiles(t *testing.T) {
	s := newSite(t)
	y := moved(s)
	b := s.as("hoidong")
	d, err := document.NewRound(y.Assessment, y.State, "council", nil)
	require.NoError(t, err)
	var docx, book bytes.Buffer
	require.NoError(t, d.WriteDOCX(&docx))
	require.NoError(t, xlsx.Write(&book, d))
	for ending, want := range map[string]string{"docx": docx.String(), "xlsx": book.String()} {
		got := b.get("/queue/" + y.Unit.ID + "/appraisal." + ending)
		require.Equal(t, http.StatusOK, got.status)
		assert.True(t, want == got.body, "the file is another one: "+ending)
		assert.Equal(t, "attachment; filename=tham-dinh-"+y.Unit.ID+"."+ending, got.header.Get("Content-Disposition"))
	}
}
