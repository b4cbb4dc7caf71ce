package web_test

import (
	"bytes"
	"context"
	"fmt"
	"mime/multipart"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/examples/province/internal/province"
	"github.com/parindex/parindex/examples/province/internal/seed"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/cover"
	"github.com/parindex/parindex/scoring/policy"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// edited is the illustrative rubric with some texts replaced.
func edited(t *testing.T, replaced ...string) string {
	t.Helper()
	for i := 0; i < len(replaced); i += 2 {
		require.Contains(t, string(seed.Rubric), replaced[i])
	}
	return strings.NewReplacer(replaced...).Replace(string(seed.Rubric))
}

// sendRubric sends the files of a rubric.
func (b *browser) sendRubric(files map[string]string) answer {
	b.t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for field, content := range files {
		part, err := w.CreateFormFile(field, field+".yaml")
		require.NoError(b.t, err)
		_, err = part.Write([]byte(content))
		require.NoError(b.t, err)
	}
	require.NoError(b.t, w.Close())
	r, err := b.Post(b.url+"/rubrics", w.FormDataContentType(), &body)
	return b.read(r, err)
}

// stricter is a rubric that asks for the same figures and has another limit.
func stricter(t *testing.T) string {
	return edited(t, "{value: 85, from: 2025-01-01", "{value: 95, from: 2025-01-01", "12/QĐ-MINH-HOẠ", "13/QĐ-MINH-HOẠ")
}

func TestRubricFaults(t *testing.T) {
	s := newSite(t)
	b := s.as("hoidong")
	page := b.page("/rubrics")
	assert.Equal(t, 1, strings.Count(page, "đang áp dụng"))
	editions, err := s.office.DB.Editions(t.Context())
	require.NoError(t, err)

	faulty := edited(t, "max: 100\n", "max: 99\n", "type: percent\n    title: {vi: Ngưỡng", "type: percnt\n    title: {vi: Ngưỡng")
	_, want := province.Compile("rubric.yaml", []byte(faulty))
	require.Error(t, want)
	got := b.sendRubric(map[string]string{"rubric": faulty})
	assert.Equal(t, http.StatusUnprocessableEntity, got.status)
	assert.Equal(t, strings.Count(want.Error(), "rubric.yaml:"), strings.Count(got.body, `<tr><th scope="row">`), want.Error())
	for i, line := range strings.Split(faulty, "\n") {
		if strings.Contains(line, "percnt") {
			assert.Contains(t, got.body, fmt.Sprintf(`<th scope="row">%d:11</th>`, i+1))
			assert.Contains(t, got.body, "<code>type: percnt</code>")
		}
	}
	empty := b.sendRubric(nil)
	assert.Equal(t, http.StatusUnprocessableEntity, empty.status)
	garbage := b.sendRubric(map[string]string{"rubric": "\x00<script>alert(1)</script>: ["})
	assert.Equal(t, http.StatusUnprocessableEntity, garbage.status)
	assert.NotContains(t, garbage.body, "<script>alert")
	after, err := s.office.DB.Editions(t.Context())
	require.NoError(t, err)
	assert.Len(t, after, len(editions), "nothing is stored")
}

// TestRubricReview: proofs, cases that are missing, differences and effects are the library's.
func TestRubricReview(t *testing.T) {
	s := newSite(t)
	b := s.as("hoidong")
	inForce, err := s.office.Scorer(t.Context())
	require.NoError(t, err)
	draft, err := province.Compile("rubric.yaml", []byte(stricter(t)))
	require.NoError(t, err)
	at := "/rubrics/" + draft.Edition().SHA256
	got := b.sendRubric(map[string]string{"rubric": stricter(t)})
	require.Equal(t, at, got.path, got.body)
	page := b.page(at)
	now, err := s.office.Scorer(t.Context())
	require.NoError(t, err)
	assert.Equal(t, inForce.Edition(), now.Edition(), "it is stored, not adopted")

	ctx := context.Background()
	proofs, err := verify.Rules(ctx, draft, nil)
	require.NoError(t, err)
	assert.Contains(t, page, fmt.Sprintf(`id="proofs">%d điều được chứng minh, %d điều bị bác bỏ, %d điều chưa rõ`, proofs.Proved, proofs.Refuted, proofs.Undecided))
	for _, v := range proofs.Findings() {
		assert.Contains(t, page, v.Message.VI)
	}
	cases, err := cover.Suggest(ctx, draft, nil)
	require.NoError(t, err)
	assert.Contains(t, page, fmt.Sprintf(`id="suggested">Không có tệp trường hợp kiểm thử; cần %d trường hợp`, len(cases)))
	c, err := verify.Editions(ctx, inForce, draft, nil)
	require.NoError(t, err)
	assert.Contains(t, page, fmt.Sprintf(`id="rules">%d quy tắc như cũ, %d khác`, c.Rules.Same, c.Rules.Different))
	assert.Positive(t, c.Rules.Different)
	for _, of := range c.Changes {
		assert.Contains(t, page, "<td>"+of.Key+"</td><td><code>"+string(of.Old)+"</code></td><td><code>"+string(of.New)+"</code></td>")
	}

	var facts []scoring.Facts
	years, err := s.office.Years(ctx)
	require.NoError(t, err)
	for _, y := range years {
		if y.State.Round("self").Locked {
			facts = append(facts, y.State.Last().Facts)
		}
	}
	table, err := columnar.FromFacts(ctx, inForce, slices.Values(facts), nil)
	require.NoError(t, err)
	effect, err := policy.CompareEdition(ctx, inForce, table, draft.Rubric(), nil)
	require.NoError(t, err)
	assert.Positive(t, effect.Lose)
	assert.Contains(t, page, `id="effect">`+effect.Changes.Text().VI+".")
	for _, u := range effect.Widest {
		assert.Contains(t, page, "<li>"+u.Text().VI+"</li>")
	}
	for _, g := range effect.Groups {
		assert.Contains(t, page, g.Changes.Text().VI)
	}
	b.post("/lang", "lang", "en")
	assert.Contains(t, b.page(at), `id="effect">`+effect.Changes.Text().EN+".")
}

// TestRubricCases: cases that come with a rubric are held against it.
func TestRubricCases(t *testing.T) {
	s := newSite(t)
	b := s.as("hoidong")
	const cases = `rubric: province-2025-rounds
cases:
  - {name: đủ, facts: {tasks: 4, tasks_done: 4}, expect: {"1.2": 5}}
  - {name: sai, facts: {tasks: 4, tasks_done: 4}, expect: {"1.2": 1}}
`
	got := b.sendRubric(map[string]string{"rubric": stricter(t), "cases": cases})
	require.Equal(t, http.StatusOK, got.status)
	assert.Contains(t, got.body, `id="tested">1 trường hợp đúng, 1 trường hợp sai.`)
	assert.Contains(t, got.body, "<li>4:67 sai: mục 1.2: cần 1, được 5</li>")
	assert.NotContains(t, got.body, `id="suggested"`)
	draft, err := province.Compile("rubric.yaml", []byte(stricter(t)))
	require.NoError(t, err)
	reached := cover.New(draft)
	for range 2 {
		require.NoError(t, reached.Add(scoring.Facts{Inputs: map[string]scoring.Figure{"tasks": scoring.Known(4), "tasks_done": scoring.Known(4)}}, "1.2"))
	}
	report, err := reached.Report(t.Context(), nil)
	require.NoError(t, err)
	assert.Positive(t, report.Total.Reached)
	assert.Contains(t, got.body, fmt.Sprintf(`id="reached">%d/%d<`, report.Total.Reached, report.Total.Of))

	got = b.sendRubric(map[string]string{"rubric": stricter(t), "cases": "rubric: another\ncases: []\n"})
	assert.Equal(t, http.StatusOK, got.status, "the rubric is in order")
	assert.Contains(t, got.body, "another")
	assert.Equal(t, http.StatusNotFound, b.get(got.path+"?cases=nothing").status)
}

// TestAdopt: a rubric comes into force when it fits, and once more has to be said where the year
// has begun.
func TestAdopt(t *testing.T) {
	s := newSite(t)
	b := s.as("hoidong")
	at := b.sendRubric(map[string]string{"rubric": stricter(t)}).path
	page := b.page(at)
	assert.Contains(t, page, `name="again"`)
	years, err := s.office.Years(t.Context())
	require.NoError(t, err)
	records := 0
	for _, y := range years {
		records += len(y.Assessment.Records)
	}
	assert.Contains(t, page, fmt.Sprintf("Đã có %d bản ghi của %d đơn vị", records, len(years)))
	before := s.year(seed.Begun)
	got := b.post(at + "/adopt")
	assert.Equal(t, http.StatusConflict, got.status)
	assert.Contains(t, got.body, "Hãy xác nhận")
	assert.Equal(t, before.Scorer.Edition(), s.year(seed.Begun).Scorer.Edition())

	assert.Equal(t, "/rubrics", b.post(at+"/adopt", "again", "yes").path)
	after := s.year(seed.Begun)
	assert.Equal(t, strings.TrimPrefix(at, "/rubrics/"), after.Scorer.Edition().SHA256)
	assert.Empty(t, after.Assessment.Records, "units begin anew")
	assert.Equal(t, http.StatusConflict, b.post(at+"/adopt", "again", "yes").status, "it is in force already")
	b.page("/queue")
	b.page("/cohort")
	back := "/rubrics/" + before.Scorer.Edition().SHA256
	assert.NotContains(t, b.page(back), `name="again"`, "nobody has recorded anything under the new one")
	assert.Equal(t, "/rubrics", b.post(back+"/adopt").path)
	assert.Len(t, s.year(seed.Begun).Assessment.Records, len(before.Assessment.Records), "no record is lost")

	next := b.sendRubric(map[string]string{"rubric": edited(t, "period: 2025", "period: 2026", "rubric: province-2025-rounds", "rubric: province-2026")})
	require.Equal(t, http.StatusOK, next.status)
	assert.NotContains(t, next.body, `name="again"`, "another year")
	assert.Equal(t, "/rubrics", b.post(next.path+"/adopt").path)

	for name, c := range map[string]struct{ file, want string }{
		"a group is missing": {edited(t, "commune", "village"), "nhóm đối tượng commune"},
		"no self round":      {edited(t, "    self: true\n    records: [figure, points, claim, evidence, explanation, note]", "    records: [note]"), "tự chấm điểm"},
	} {
		sent := b.sendRubric(map[string]string{"rubric": c.file})
		require.Equal(t, http.StatusOK, sent.status, name)
		assert.Contains(t, sent.body, c.want, name)
		assert.Equal(t, http.StatusConflict, b.post(sent.path+"/adopt", "again", "yes").status, name)
	}
}

// TestRubricOfOtherFigures: what cannot be said of the units is said to be so, with the reason.
func TestRubricOfOtherFigures(t *testing.T) {
	s := newSite(t)
	b := s.as("hoidong")
	more := edited(t, "inputs:\n", "inputs:\n  - {name: portal, type: bool, title: Cổng}\n")
	got := b.sendRubric(map[string]string{"rubric": more})
	require.Equal(t, http.StatusOK, got.status)
	assert.Contains(t, got.body, `id="unfit"`)
	assert.Contains(t, got.body, "inputs")
	assert.NotContains(t, got.body, `id="effect"`)
	for login, want := range map[string]int{"thamdinh": 403, "congbo": 403, "cham": 403, "xem": 403} {
		other := s.as(login)
		for _, path := range []string{"/rubrics", got.path} {
			assert.Equal(t, want, other.get(path).status, login+path)
		}
		assert.Equal(t, want, other.sendRubric(map[string]string{"rubric": more}).status)
		assert.Equal(t, want, other.post(got.path+"/adopt").status)
	}
	assert.Equal(t, http.StatusNotFound, b.get("/rubrics/none").status)
}
