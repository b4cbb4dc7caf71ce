package web_test

import (
	"bytes"
	"fmt"
	"html"
	"net/http"
	"strings"
	"testing"

	"github.com/parindex/parindex/examples/province/internal/store"
	"github.com/parindex/parindex/examples/province/internal/testdb"
	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const tracked = "/plan/" + planned + "/progress"

// follows is the progress of the stored plan by the library, with figures in place of those
// of the last round.
func (s *site) follows(later map[string]scoring.Figure) *remediation.Progress {
	y := s.year(planned)
	facts := y.State.Last().Facts
	inputs := map[string]scoring.Figure{}
	for name, f := range facts.Inputs {
		inputs[name] = f
	}
	for name, f := range later {
		inputs[name] = f
	}
	facts.Inputs = inputs
	g, err := s.plan().Progress(y.Scorer, facts, rubric.DateOf(testdb.Now()))
	require.NoError(s.t, err)
	return g
}

// status is what has become of an action.
func status(g *remediation.Progress, id string) remediation.ProgressStatus {
	for _, a := range g.Actions {
		if a.ID == id {
			return a.Status
		}
	}
	return ""
}

func TestProgressIsThatOfTheLibrary(t *testing.T) {
	s, leader := withPlan(t)
	first := leader.get(tracked)
	require.Equal(t, http.StatusOK, first.status, first.body)
	assert.Contains(t, first.body, `<b id="recovered">0</b>`)

	// The figures that the action of the one-stop shop is to reach.
	later, fields := map[string]scoring.Figure{}, []string{}
	for _, target := range s.action("one-stop").Targets {
		for _, c := range target.Changes {
			later[c.Input] = c.Figure
			_, form, _ := strings.Cut(first.body, `name="was:inputs.`+c.Input+`" value="`)
			was, _, _ := strings.Cut(form, `"`)
			fields = append(fields, "was:inputs."+c.Input, was, "inputs."+c.Input, c.Figure.In(rubric.Vietnamese))
		}
	}
	require.Len(t, later, 3)
	records := len(s.year(planned).Assessment.Records)
	done := leader.post(tracked, fields...)
	require.Equal(t, http.StatusOK, done.status, done.body)
	require.Equal(t, tracked, done.path)
	assert.Len(t, s.year(planned).Assessment.Records, records, "the sheet stays as it is")

	want := s.follows(later)
	assert.Equal(t, remediation.ProgressDone, status(want, "one-stop"))
	page := html.UnescapeString(done.body)
	vi := func(d scoring.Range) string { return scoring.Known(d.Least).In(rubric.Vietnamese) }
	assert.Contains(t, page, fmt.Sprintf(`<b id="score">%s → %s</b>`, vi(want.Before), vi(want.After)))
	assert.Contains(t, page, fmt.Sprintf(`<b id="recovered">%s</b>`, vi(want.Recovered)))
	assert.Contains(t, page, fmt.Sprintf(`<b id="open">%s</b>`, vi(want.Open)))
	assert.Equal(t, "12.12", want.Recovered.Least.String())
	for _, a := range want.Actions {
		assert.Contains(t, page, ">"+a.Status.In(rubric.Vietnamese)+"</span>")
	}
	assert.Equal(t, "2026-03-02", s.action("one-stop").Tracking.Reached.String(), "that figures showed it done is recorded")

	d, err := document.NewProgressReport(s.plan(), want, nil)
	require.NoError(t, err)
	var report bytes.Buffer
	require.NoError(t, d.WriteDOCX(&report))
	assert.Equal(t, report.String(), leader.get(tracked+".docx").body, "byte for byte")

	// Later still a figure falls again, and a plan that is made anew keeps the figures.
	leader.post(tracked, "was:inputs.dossiers_on_time", later["dossiers_on_time"].In(rubric.Vietnamese), "inputs.dossiers_on_time", "20")
	later["dossiers_on_time"] = scoring.Known(20)
	assert.Equal(t, remediation.ProgressDegraded, status(s.follows(later), "one-stop"))
	leader.post("/plan/" + planned)
	assert.Contains(t, leader.get(tracked).body, remediation.ProgressDegraded.In(rubric.Vietnamese))
}

func TestFaultsAndConflictsOfLaterFigures(t *testing.T) {
	s, leader := withPlan(t)
	other := s.as("lanhdao-" + planned)
	was := s.year(planned).State.Last().Facts.Inputs["electronic_rate"].In(rubric.Vietnamese)
	before := s.plan()
	for text, says := range map[string]string{"105": "105", "nhiều": "nhiều"} {
		got := leader.post(tracked, "was:inputs.electronic_rate", was, "inputs.electronic_rate", text)
		assert.Equal(t, http.StatusUnprocessableEntity, got.status)
		assert.Regexp(t, `value="`+text+`"[^>]*aria-invalid="true"`, got.body)
		assert.Regexp(t, `class="fault" id="fault\d+">[^<]*`+says, got.body)
	}
	got := leader.post(tracked, "was:inputs.dossiers_on_time", "30", "inputs.dossiers_on_time", "3.000")
	assert.Equal(t, http.StatusUnprocessableEntity, got.status)
	assert.Contains(t, got.body, "Số hồ sơ đúng hạn không vượt số đã giải quyết")
	assert.Equal(t, before, s.plan())

	leader.post(tracked, "was:inputs.electronic_rate", was, "inputs.electronic_rate", "90")
	conflict := other.post(tracked, "was:inputs.electronic_rate", was, "inputs.electronic_rate", "91")
	assert.Equal(t, http.StatusConflict, conflict.status)
	assert.Contains(t, conflict.body, `name="was:inputs.electronic_rate" value="90"`)
	assert.Contains(t, conflict.body, `name="inputs.electronic_rate" value="91"`)
	assert.Contains(t, conflict.body, "<b>90</b>")
	assert.Equal(t, tracked, other.post(tracked, "was:inputs.electronic_rate", "90", "inputs.electronic_rate", "91").path)
}

func TestWhatWasDoneIsRecorded(t *testing.T) {
	s, leader := withPlan(t)
	path := tracked + "/one-stop"
	done := leader.post(path, "was:started", "", "started", "2026-02-01", "was:done", "", "done", "2026-03-01", "evidence", "21/BC-UBND",
		"was:blocked", "", "blocked", "chờ phần mềm", "deadline", "2026-09-30", "deadline-why", "tỉnh nâng cấp phần mềm", "approve", "yes")
	require.Equal(t, tracked, done.path, done.body)
	a := s.action("one-stop")
	assert.Equal(t, "2026-02-01", a.Tracking.Started.String())
	assert.Equal(t, "2026-03-01", a.Tracking.Done.String())
	assert.Equal(t, "21/BC-UBND", a.Tracking.Evidence[0].Number)
	assert.Equal(t, "chờ phần mềm", a.Tracking.Blocked.Why.VI)
	assert.Equal(t, "2026-09-30", a.Deadline.String())
	require.Len(t, a.Tracking.Moved, 1)
	assert.Equal(t, "2026-06-30", a.Tracking.Moved[0].From.String())
	assert.Equal(t, "tỉnh nâng cấp phần mềm", a.Tracking.Moved[0].Decision.Why.VI)
	assert.Contains(t, a.Tracking.Approved.By.VI, "Lãnh đạo Phường số 2")
	page := html.UnescapeString(done.body)
	assert.Contains(t, page, "30/06/2026 → 30/09/2026: tỉnh nâng cấp phần mềm")
	assert.Contains(t, page, s.follows(nil).Actions[3].Status.In(rubric.Vietnamese))
	require.Equal(t, "one-stop", s.follows(nil).Actions[3].ID)

	before := s.plan()
	without := leader.post(path, "deadline", "2026-10-31", "evidence", "22/BC-UBND")
	assert.Equal(t, http.StatusUnprocessableEntity, without.status, "a deadline is moved for a reason")
	assert.Contains(t, without.body, `name="evidence" value="22/BC-UBND"`, "what was typed is not lost")
	assert.Equal(t, before, s.plan())
	conflict := leader.post(path, "was:done", "", "done", "2026-03-02")
	assert.Equal(t, http.StatusConflict, conflict.status)
	assert.Contains(t, conflict.body, "<b>2026-03-01</b>")
	assert.Equal(t, before, s.plan())
}

func TestWhoRecordsProgress(t *testing.T) {
	s, _ := withPlan(t)
	leader, err := s.office.DB.AccountByLogin(t.Context(), "lanhdao-"+planned)
	require.NoError(t, err)
	scorer := store.Account{Login: "cham-02", Name: "Mã Thị Lan", Office: "Văn phòng", Role: store.Scorer, Unit: planned, Areas: "1 2", Password: leader.Password}
	require.NoError(t, s.office.DB.AddAccount(t.Context(), &scorer))

	b := s.as("cham-02")
	assert.Equal(t, tracked, b.post(tracked+"/steering", "was:done", "", "done", "2026-03-01").path)
	assert.Equal(t, "2026-03-01", s.action("steering").Tracking.Done.String())
	b.post(tracked+"/steering", "approve", "yes")
	assert.True(t, s.action("steering").Tracking.Approved.By.IsZero(), "only the leader takes it as done")
	assert.Equal(t, http.StatusForbidden, b.post(tracked+"/steering", "deadline", "2026-12-01", "deadline-why", "vì").status)
	tasks := s.year(planned).State.Last().Facts.Inputs["tasks_done"].In(rubric.Vietnamese)
	assert.Equal(t, tracked, b.post(tracked, "was:inputs.tasks_done", tasks, "inputs.tasks_done", "7").path)
	assert.Equal(t, http.StatusForbidden, b.post(tracked, "was:inputs.dossiers_on_time", "30", "inputs.dossiers_on_time", "31").status, "another area")
	assert.Equal(t, http.StatusForbidden, b.post("/plan/"+planned+"/head", "was:number", "/KH-UBND", "number", "1/KH-UBND").status)

	for login, may := range map[string]int{"thamdinh": 200, "hoidong": 200, "congbo": 200, "xem": 403, "lanhdao-ward-03": 403} {
		b := s.as(login)
		assert.Equal(t, may, b.get(tracked).status, login)
		assert.Equal(t, may, b.get(tracked+".docx").status, login)
		assert.Equal(t, http.StatusForbidden, b.post(tracked).status, login)
		assert.Equal(t, http.StatusForbidden, b.post(tracked+"/steering").status, login)
	}
}
