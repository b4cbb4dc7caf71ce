package web_test

import (
	"bytes"
	"html"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/remediation/document/xlsx"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// planned is the unit whose plan the tests make: its year is through.
const planned = "ward-02"

// plan is the plan of the unit as it is stored.
func (s *site) plan() *remediation.Plan {
	p, err := s.office.Plan(s.t.Context(), s.year(planned))
	require.NoError(s.t, err)
	return p.Plan
}

// action is an action of the stored plan.
func (s *site) action(id string) *remediation.Action {
	p := s.plan()
	i := slices.IndexFunc(p.Actions, func(a remediation.Action) bool { return a.ID == id })
	require.GreaterOrEqual(s.t, i, 0, id)
	return &p.Actions[i]
}

// withPlan is a site where the leader of the unit has made its plan.
func withPlan(t *testing.T) (*site, *browser) {
	s := newSite(t)
	leader := s.as("lanhdao-" + planned)
	made := leader.post("/plan/" + planned)
	require.Equal(t, http.StatusOK, made.status, made.body)
	require.Equal(t, "/plan/"+planned, made.path)
	return s, leader
}

// docx is a plan as the library writes it.
func docx(t *testing.T, p *remediation.Plan, l locale.Lang) string {
	d, err := document.New(p, &document.Options{Lang: l})
	require.NoError(t, err)
	var out bytes.Buffer
	require.NoError(t, d.WriteDOCX(&out))
	return out.String()
}

func TestThePlanIsThatOfTheLibrary(t *testing.T) {
	s := newSite(t)
	leader := s.as("lanhdao-" + planned)
	assert.Contains(t, leader.get("/plan/"+planned).body, "Đơn vị chưa lập kế hoạch.")
	assert.Equal(t, http.StatusNotFound, leader.get("/plan/"+planned+"/plan.docx").status)
	leader.post("/plan/" + planned)

	y := s.year(planned)
	want, err := s.office.NewPlan(t.Context(), y, nil)
	require.NoError(t, err)
	assert.Equal(t, want, s.plan())
	assert.Equal(t, y.State.Last().Result.Total, want.Results.Total)
	assert.Equal(t, "council", want.Round)

	page := html.UnescapeString(leader.get("/plan/" + planned).body)
	assert.Contains(t, page, "Bản số 1: Lãnh đạo Phường số 2 (ví dụ), 09:00 02/03/2026.")
	for _, a := range want.Actions {
		assert.Contains(t, page, a.Solution.VI)
		for _, target := range a.Targets {
			assert.Contains(t, page, target.Text.VI)
		}
	}
	for _, d := range want.Deficits {
		assert.Contains(t, page, d.Reason.VI)
	}
	for _, lack := range want.Check() {
		assert.Contains(t, page, lack.Text.VI)
	}

	paper := leader.get("/plan/" + planned + "/plan.docx")
	assert.Equal(t, docx(t, want, rubric.Vietnamese), paper.body, "byte for byte")
	assert.Equal(t, "attachment; filename=plan-ward-02.docx", paper.header.Get("Content-Disposition"))
	d, err := document.New(want, &document.Options{Form: document.Note})
	require.NoError(t, err)
	var tables bytes.Buffer
	require.NoError(t, xlsx.Write(&tables, d))
	assert.Equal(t, tables.String(), leader.get("/plan/"+planned+"/plan.xlsx").body)

	leader.post("/lang", "lang", "en", "back", "/")
	assert.Contains(t, html.UnescapeString(leader.get("/plan/"+planned).body), want.Actions[0].Solution.EN)
	assert.Equal(t, docx(t, want, rubric.English), leader.get("/plan/"+planned+"/plan.docx").body)
}

func TestEditsStayWhenThePlanIsMadeAnew(t *testing.T) {
	s, leader := withPlan(t)
	before := s.action("one-stop")
	done := leader.post("/plan/"+planned+"/actions/one-stop", "was:lead", before.Lead.VI, "lead", "Trung tâm Phục vụ hành chính công",
		"was:deadline", before.Deadline.String(), "deadline", "2026-07-15", "was:support", before.Support.VI, "support", before.Support.VI)
	require.Equal(t, "/plan/"+planned, done.path, done.body)
	leader.post("/plan/"+planned+"/head", "was:number", "/KH-UBND", "number", "15/KH-UBND", "was:date", "", "date", "2026-03", "was:name", "", "name", "Nông Văn Chung")
	leader.post("/plan/"+planned+"/accepted", "code", "8.2", "why", "điều tra hai năm một lần", "until", "2026-12-31")

	check := func() {
		t.Helper()
		a := s.action("one-stop")
		assert.Equal(t, rubric.Plain("Trung tâm Phục vụ hành chính công"), a.Lead)
		assert.Equal(t, "2026-07-15", a.Deadline.String())
		assert.Equal(t, before.Support, a.Support, "what was not changed keeps both languages")
		p := s.plan()
		assert.Equal(t, "15/KH-UBND", p.Head.Number)
		assert.Equal(t, "2026-03", p.Head.Date.String())
		assert.Equal(t, "Nông Văn Chung", p.Signatory.Name.VI)
		require.Len(t, p.Accepted, 1)
		assert.Equal(t, "8.2", p.Accepted[0].Code)
		assert.Equal(t, "2026-12-31", p.Accepted[0].Until.String())
		assert.Equal(t, "2026-03-02", p.Accepted[0].Decision.On.String())
	}
	check()
	leader.post("/plan/" + planned)
	check()
	stored, err := s.office.Plan(t.Context(), s.year(planned))
	require.NoError(t, err)
	assert.Equal(t, 5, stored.Number, "every change is a version")
	assert.Equal(t, docx(t, stored.Plan, rubric.Vietnamese), leader.get("/plan/"+planned+"/plan.docx").body)

	leader.post("/plan/"+planned+"/accepted", "code", "8.2", "take-back", "yes")
	assert.Empty(t, s.plan().Accepted)
}

func TestTwoWhoEditOnePlan(t *testing.T) {
	s, leader := withPlan(t)
	other := s.as("lanhdao-" + planned)
	was := s.action("one-stop").Lead.VI
	path := "/plan/" + planned + "/actions/one-stop"
	leader.post(path, "was:lead", was, "lead", "Phòng A")
	// Another field of the same action is no conflict, and neither is the same text.
	assert.Equal(t, "/plan/"+planned, other.post(path, "was:lead", was, "lead", was, "was:support", s.action("one-stop").Support.VI, "support", "Phòng C").path)
	assert.Equal(t, "/plan/"+planned, other.post(path, "was:lead", was, "lead", "Phòng A").path)
	assert.Equal(t, "Phòng A", s.action("one-stop").Lead.VI)

	conflict := other.post(path, "was:lead", was, "lead", "Phòng B", "was:deliverable", s.action("one-stop").Deliverable.VI, "deliverable", "Báo cáo tháng")
	assert.Equal(t, http.StatusConflict, conflict.status)
	assert.Contains(t, conflict.body, `value="Phòng B"`, "what was typed is not lost")
	assert.Contains(t, conflict.body, "<b>Phòng A</b>")
	assert.NotEqual(t, "Báo cáo tháng", s.action("one-stop").Deliverable.VI, "all or nothing")
	_, form, _ := strings.Cut(conflict.body, `id="a-one-stop"`)
	assert.Equal(t, "Phòng A", answer{body: form}.value(t, "was:lead"))
	assert.Equal(t, "/plan/"+planned, other.post(path, "was:lead", "Phòng A", "lead", "Phòng B").path)
	assert.Equal(t, "Phòng B", s.action("one-stop").Lead.VI)
}

func TestWhatCannotStandInAPlan(t *testing.T) {
	s, leader := withPlan(t)
	before := s.plan()
	for name, c := range map[string]struct {
		path   string
		fields []string
		status int
		says   string
	}{
		"no day":          {"/actions/one-stop", []string{"was:deadline", "2026-06-30", "deadline", "30/02/2026"}, 422, "Ngày không hợp lệ"},
		"no solution":     {"/actions/one-stop", []string{"was:solution", before.Actions[3].Solution.VI, "solution", " "}, 422, "Không được để trống"},
		"no such action":  {"/actions/nothing", []string{"was:lead", "", "lead", "A"}, 404, "không còn giải pháp này"},
		"no such loss":    {"/accepted", []string{"code", "4.1", "why", "vì"}, 422, "không có tiêu chí mất điểm này"},
		"without reason":  {"/accepted", []string{"code", "8.1", "why", "  "}, 422, "Cần ghi lý do"},
		"until no day":    {"/accepted", []string{"code", "8.1", "why", "vì", "until", "mai"}, 422, "Ngày không hợp lệ"},
		"date of a paper": {"/head", []string{"was:date", "", "date", "tháng ba"}, 422, "Ngày không hợp lệ"},
	} {
		t.Run(name, func(t *testing.T) {
			got := leader.post("/plan/"+planned+c.path, c.fields...)
			assert.Equal(t, c.status, got.status)
			assert.Contains(t, got.body, c.says)
			assert.Equal(t, before, s.plan())
		})
	}
	require.Equal(t, before.Actions[3].ID, "one-stop")
}

func TestWhoSeesAndWritesAPlan(t *testing.T) {
	s, _ := withPlan(t)
	for login, may := range map[string]struct{ read, write int }{
		"lanhdao-ward-02": {200, 200}, "lanhdao-ward-03": {403, 403}, "cham": {403, 403}, "thamdinh": {200, 403},
		"hoidong": {200, 403}, "congbo": {200, 403}, "xem": {403, 403},
	} {
		b := s.as(login)
		for _, path := range []string{"", "/plan.docx", "/plan.xlsx"} {
			assert.Equal(t, may.read, b.get("/plan/"+planned+path).status, "%s GET %s", login, path)
		}
		for _, path := range []string{"", "/actions/one-stop", "/head"} {
			assert.Equal(t, may.write, b.post("/plan/"+planned+path).status, "%s POST %s", login, path)
		}
		page := b.get("/plan/" + planned).body
		assert.Equal(t, may.write == 200, strings.Contains(page, `id="make"`), login)
	}
}
