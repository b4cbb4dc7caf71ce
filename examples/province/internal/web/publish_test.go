package web_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/parindex/parindex/examples/province/internal/province"
	"github.com/parindex/parindex/examples/province/internal/store"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// finish locks the rounds of all units that are not locked yet.
func (s *site) finish() {
	s.t.Helper()
	years, err := s.office.Years(s.t.Context())
	require.NoError(s.t, err)
	for _, y := range years {
		for _, round := range y.State.Rounds {
			if !round.Locked {
				_, err := s.office.Add(s.t.Context(), &store.Account{ID: 1, Name: "Hội đồng", Office: "Hội đồng"}, y.Unit.ID,
					assessment.Record{Kind: assessment.Locked, Round: round.Name, Revision: round.Revision})
				require.NoError(s.t, err)
			}
		}
	}
}

// TestPublish: results are published once everybody is through, as the library ranks them, with
// the receipt of every result; a second decision is a revision with a reason.
func TestPublish(t *testing.T) {
	s := newSite(t)
	b := s.as("congbo")
	fields := []string{"number", "9/QĐ-MINH-HOẠ", "date", "2026-03-02", "issuer", "UBND tỉnh (ví dụ)", "seen", "0", "reason", ""}
	page := b.page("/publications")
	assert.Contains(t, page, "Chưa công bố kết quả nào.")
	assert.Contains(t, page, "Phường số 1 (ví dụ)</a></li>")
	assert.Contains(t, page, `name="without" value="yes" required`)
	early := b.post("/publications", fields...)
	assert.Equal(t, http.StatusConflict, early.status)
	assert.Contains(t, early.body, "Phường số 1 (ví dụ)</a></li>", "it names who is not through")

	s.finish()
	for field, c := range map[string]struct{ value, want string }{
		"number": {"  ", "Cần số, ký hiệu"}, "date": {"2026-02-30", "Cần ngày"}, "issuer": {"", "Cần cơ quan"},
	} {
		wrong := append([]string{}, fields...)
		for i := 0; i < len(wrong); i += 2 {
			if wrong[i] == field {
				wrong[i+1] = c.value
			}
		}
		got := b.post("/publications", wrong...)
		assert.Equal(t, http.StatusUnprocessableEntity, got.status)
		assert.Contains(t, got.body, `id="`+field+`-fault">`+c.want)
		assert.Equal(t, 1, strings.Count(got.body, `aria-invalid="true"`))
	}
	got := b.post("/publications", fields...)
	require.Equal(t, "/publications/1", got.path, got.body)

	_, k := s.ranked("council")
	page = b.page("/publications/1")
	assert.Contains(t, page, "9/QĐ-MINH-HOẠ")
	placed := 0
	for _, g := range k.Groups {
		for _, u := range g.Units {
			of := row(t, page, `<a href="/queue/`+u.Unit.ID+`">`)
			assert.Contains(t, of, `<td class="n">`+written(u.Range, locale.Vietnamese)+`</td> <td><p>`+u.Band.VI)
			y := s.year(u.Unit.ID)
			assert.Contains(t, of, ">"+y.State.Last().Result.Receipt().Result+"<")
			placed++
		}
	}
	assert.Equal(t, 26, placed, "the others are through without all of their figures")
	assert.Contains(t, page, "đúng kết quả đã công bố")
	assert.NotContains(t, page, "nay khác")

	stored, _, err := s.office.Publication(t.Context(), 1)
	require.NoError(t, err)
	want, err := json.Marshal(k)
	require.NoError(t, err)
	have, err := json.Marshal(stored.Ranking)
	require.NoError(t, err)
	assert.JSONEq(t, string(want), string(have))

	again := append([]string{}, fields...)
	again[1] = "10/QĐ-MINH-HOẠ"
	assert.Equal(t, http.StatusConflict, b.post("/publications", again...).status, "the page is older than the first decision")
	again[7] = "1"
	got = b.post("/publications", again...)
	assert.Equal(t, http.StatusUnprocessableEntity, got.status)
	assert.Contains(t, got.body, `id="reason-fault">Cần lý do`)
	assert.Contains(t, got.body, `value="10/QĐ-MINH-HOẠ"`, "what was typed is not lost")
	again[9] = "Đính chính"
	assert.Equal(t, "/publications/2", b.post("/publications", again...).path)
	again[7] = "2"
	assert.Contains(t, b.post("/publications", again...).body, "Đã công bố theo quyết định số này")
	assert.Contains(t, b.page("/publications/2"), "Lần công bố 2. Lý do thay: Đính chính.")
}

// TestPublishWithout: units that are not through are published without a result where the decision
// says so; that they go on later does not make the published table another one.
func TestPublishWithout(t *testing.T) {
	s := newSite(t)
	b := s.as("congbo")
	standing, err := s.office.Standing(t.Context(), "")
	require.NoError(t, err)
	working := standing.Working()
	require.Len(t, working, 10)
	got := b.post("/publications", "number", "9", "date", "2026-03-02", "issuer", "A", "seen", "0", "without", "yes")
	require.Equal(t, "/publications/1", got.path, got.body)
	stored, _, err := s.office.Publication(t.Context(), 1)
	require.NoError(t, err)
	assert.True(t, stored.Decision.Without)
	assert.Len(t, stored.Receipts, len(standing.Years)-len(working))
	page := b.page("/publications/1")
	for _, u := range working {
		assert.NotContains(t, stored.Receipts, u.ID)
		assert.Contains(t, row(t, page, `<a href="/queue/`+u.ID+`">`), "không có kết quả")
	}
	s.finish()
	assert.Contains(t, b.page("/publications/1"), "đúng kết quả đã công bố")
}

// TestPublishedAgainstComputed: a score that is changed afterwards is told, by unit and by what
// of the table follows; what was published stays as it is.
func TestPublishedAgainstComputed(t *testing.T) {
	s := newSite(t)
	unit := moved(s).Unit.ID
	s.finish()
	publisher := s.as("congbo")
	require.Equal(t, "/publications/1", publisher.post("/publications", "number", "9", "date", "2026-03-02", "issuer", "A", "seen", "0").path)
	before := publisher.page("/publications/1")
	y := s.year(unit)
	council := &store.Account{ID: 1, Name: "Bế Văn Giang", Office: "Hội đồng"}
	last := y.State.Last()
	_, err := s.office.Add(t.Context(), council, y.Unit.ID, assessment.Record{Kind: assessment.Reopened, Round: last.Name, Revision: last.Revision, Why: rubric.Plain("Khiếu nại")})
	require.NoError(t, err)
	sixty := last.Facts
	sixty.Inputs = map[string]scoring.Figure{"sipas": scoring.Known("60")}
	records, err := s.year(y.Unit.ID).State.Last().Changes(sixty)
	require.NoError(t, err)
	require.Len(t, records, 1)
	records[0].Why = rubric.Plain("Điều tra lại")
	_, err = s.office.Add(t.Context(), council, y.Unit.ID, records...)
	require.NoError(t, err)

	page := publisher.page("/publications/1")
	assert.Contains(t, page, "không còn cho kết quả đã công bố")
	assert.Equal(t, 1, strings.Count(page, "nay khác"))
	assert.Contains(t, row(t, page, `<a href="/queue/`+y.Unit.ID+`">`), "nay khác")
	assert.Equal(t, row(t, before, `<a href="/queue/ward-02">`), row(t, page, `<a href="/queue/ward-02">`))
	was := written(last.Result.Total.FinalRange, locale.Vietnamese)
	assert.Contains(t, row(t, page, `<a href="/queue/`+y.Unit.ID+`">`), was, "the published score")
	now := written(s.year(y.Unit.ID).State.Last().Result.Total.FinalRange, locale.Vietnamese)
	assert.NotEqual(t, was, now)
	_, findings, _ := strings.Cut(page, `id="checked"`)
	findings, _, _ = strings.Cut(findings, "<table")
	assert.Contains(t, findings, "<li>")
	assert.Contains(t, findings, now)

	reader := s.as("xem")
	page = reader.page("/publications/1")
	assert.Contains(t, page, was)
	assert.NotContains(t, page, now, "what is not published is not for readers")
	assert.NotContains(t, page, "nay khác")
	assert.Equal(t, http.StatusNotFound, reader.get("/publications/2").status)
	assert.Equal(t, http.StatusNotFound, reader.get("/publications/x").status)
	assert.Equal(t, http.StatusForbidden, reader.post("/publications", "number", "10", "seen", "1").status)
	assert.NotContains(t, reader.page("/publications"), "<form method=\"post\" action=\"/publications\"")
	assert.NotContains(t, s.as("hoidong").page("/publications"), "<form method=\"post\" action=\"/publications\"")
}

// TestDecision: the decision is the library's, of what is stored.
func TestDecision(t *testing.T) {
	s := newSite(t)
	s.finish()
	b := s.as("congbo")
	require.Equal(t, "/publications/1", b.post("/publications", "number", "9/QĐ", "date", "2026-03-02", "issuer", "UBND tỉnh", "seen", "0").path)
	_, k := s.ranked("council")
	d, err := document.NewDecision(nil, document.ResultsOf(k, s.year("ward-02").Scorer.Rubric()), &document.Paper{
		Head: catalogue.Head{Issuer: rubric.Plain("UBND tỉnh"), Number: "9/QĐ", Date: catalogue.PaperDate{Year: 2026, Month: 3, Day: 2}}})
	require.NoError(t, err)
	var want bytes.Buffer
	require.NoError(t, d.WriteDOCX(&want))
	got := b.get("/publications/1/decision.docx")
	assert.Equal(t, "attachment; filename=quyet-dinh-1.docx", got.header.Get("Content-Disposition"))
	assert.True(t, want.String() == got.body)
	b.post("/lang", "lang", "en")
	assert.Contains(t, b.page("/publications/1"), "Results published by decision 9/QĐ")
}

// TestPublishersAtOnce: of decisions that are sent at once one is the first, and the others are
// told so.
func TestPublishersAtOnce(t *testing.T) {
	s := newSite(t)
	s.finish()
	const publishers = 8
	status := make(chan int, publishers)
	var all sync.WaitGroup
	for i := range publishers {
		b := s.as("congbo")
		all.Go(func() {
			status <- b.post("/publications", "number", fmt.Sprint(i), "date", "2026-03-02", "issuer", "A", "seen", "0").status
		})
	}
	all.Wait()
	close(status)
	count := map[int]int{}
	for code := range status {
		count[code]++
	}
	assert.Equal(t, map[int]int{http.StatusOK: 1, http.StatusConflict: publishers - 1}, count)
	stored, err := s.office.DB.Publications(t.Context())
	require.NoError(t, err)
	assert.Len(t, stored, 1)
	var of province.Published
	require.NoError(t, json.Unmarshal(stored[0].Body, &of))
	assert.Equal(t, 1, of.Revision)
}
