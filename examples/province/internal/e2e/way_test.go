package e2e_test

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/parindex/parindex/examples/province/internal/province"
	"github.com/parindex/parindex/examples/province/internal/seed"
	"github.com/parindex/parindex/examples/province/internal/store"
	"github.com/parindex/parindex/examples/province/internal/testdb"
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// sheet is what the ward states, as its people type it, with what the item then has in the tree.
var sheet = []struct {
	item   string
	fields []string // names and texts by turns
	points string
}{
	{"1.2", []string{"inputs.tasks_done", "30"}, ""},
	{"1.3", []string{`inputs["report.q1"]`, "đúng hạn", `inputs["report.q2"]`, "đúng hạn", `inputs["report.q3"]`, "chậm", `inputs["report.q4"]`, "đúng hạn"}, "3,5/4"},
	{"1.4", []string{"inputs.initiatives", "2"}, "1,5/3"},
	{"2.1", []string{"inputs.documents_due", "12", "inputs.documents_issued", "11"}, "4,58/5"},
	{"2.2", []string{"inputs.documents_reviewed", "Có"}, "3/3"},
	{"3.1", []string{"inputs.published_rate", "97,5%"}, "2/4"},
	{"3.2", []string{"inputs.dossiers", "1.250", "inputs.dossiers_on_time", "1.240"}, "8/8"},
	{"3.3", []string{"inputs.complaints", "40", "inputs.complaints_answered", "38"}, "3,8/4"},
	{"4.1", []string{"inputs.deputies_within", "Có"}, "3/3"},
	{"4.2", []string{"inputs.posts", "40", "inputs.staff", "38"}, "5/5"},
	{"5.1", []string{"inputs.trained_rate", "82,35"}, "3,29/4"},
	{"5.2", []string{"inputs.disciplined", "0"}, "4/4"},
	{"5.3", []string{`points["5.3"]`, "1,5"}, "1,5/2"},
	{"6.1", []string{"inputs.disbursed_rate", "91,2"}, "6,38/7"},
	{"6.2", []string{"inputs.findings_made", "5", "inputs.findings_settled", "4"}, "3,2/4"},
	{"7.1", []string{"inputs.electronic_rate", "76,19"}, "3,81/5"},
	{"7.2", []string{"inputs.online_rate", "71,25"}, "4,28/6"},
	{"7.3", []string{"inputs.work_files_rate", "80"}, "3/3"},
	{"B", []string{"inputs.praised", "Không"}, "0/1"},
	{"P", []string{"inputs.false_figures", "0", "inputs.leader_disciplined", "Không"}, "0/2"},
}

// round is what the stored records of a unit come to in a round, as the library has it.
func (s *site) round(t *testing.T, unit, name string) *assessment.Round {
	t.Helper()
	y, err := province.New(s.office.DB, testdb.Now).Year(t.Context(), unit)
	require.NoError(t, err)
	return y.State.Round(name)
}

// points are those that a range of them is in pages.
func points(r scoring.Range) string {
	least, most := scoring.Known(r.Least).In(rubric.Vietnamese), scoring.Known(r.Most).In(rubric.Vietnamese)
	if least == most {
		return least
	}
	return least + "–" + most
}

// stands asserts that the sheet in the browser says what the library makes of the records.
func (b *browser) stands(round *assessment.Round) {
	b.t.Helper()
	assert.Equal(b.t, points(round.Result.Total.FinalRange), b.text(".total b"))
	shown := value[map[string]string](b, `Object.fromEntries([...document.querySelectorAll(".tree li a")].map(a => [a.id.slice(5), a.querySelector("b").textContent]))`)
	want := map[string]string{}
	for _, known := range round.Items {
		it := round.Result.Item(known.Code)
		want[it.Code] = points(it.Range) + "/" + scoring.Known(it.Max).In(rubric.Vietnamese)
	}
	assert.Equal(b.t, want, shown)
}

// TestTheWholeWay goes with a ward from its first figure to the plan, in the browser, on both
// databases: what people see is what the library makes of the records, at every stage.
func TestTheWholeWay(t *testing.T) {
	t.Run("sqlite", func(t *testing.T) { wholeWay(t, start(t)) })
	t.Run("postgres", func(t *testing.T) {
		s := serve(t, testdb.Open(t, testdb.Postgres(t)))
		require.NoError(t, seed.Province(t.Context(), s.office, testdb.Password))
		wholeWay(t, s)
	})
}

func wholeWay(t *testing.T, s *site) {
	const ward = "ward-01"
	scorer := s.browser(t)
	scorer.open("/")
	scorer.fill("#login", "cham")
	scorer.fill("#password", testdb.Password)
	scorer.press("main form button")
	scorer.wait(`location.pathname === "/sheet/ward-01"`)

	// A fault stands at its field, and is mended.
	scorer.item("1.2")
	before := scorer.text("#score")
	scorer.fill(of("inputs.tasks_done"), "1001")
	scorer.press("#save")
	assert.Equal(t, "true", value[string](scorer, `document.querySelector("#item [name='inputs.tasks_done']").getAttribute("aria-invalid")`))
	assert.Contains(t, scorer.text("#fault1"), "1000")
	assert.Empty(t, s.round(t, ward, "self").Facts.Inputs["tasks_done"], "nothing is stored")

	// The points are those of what is being typed, and the whole is still a range, a narrower one.
	scorer.fill(of("inputs.tasks_done"), "1")
	scorer.wait(`document.querySelector("#live #total")`)
	assert.NotEqual(t, before, scorer.text("#score"))
	first := scorer.text("#score")
	scorer.fill(of("inputs.tasks_done"), "2")
	scorer.wait(fmt.Sprintf(`document.querySelector("#score").innerText.trim() !== %q`, first))
	assert.Empty(t, s.round(t, ward, "self").Facts.Inputs["tasks_done"], "nothing is stored")

	for _, item := range sheet {
		scorer.item(item.item)
		for i := 0; i < len(item.fields); i += 2 {
			scorer.fill(of(item.fields[i]), item.fields[i+1])
		}
		scorer.press("#save")
		require.Equal(t, "Đã lưu.", scorer.text("#said"), item.item)
		if item.points != "" {
			assert.Equal(t, item.points, scorer.text(`.tree a[aria-current] b`), item.item)
		}
	}
	pdf := filepath.Join(t.TempDir(), "bao-cao.pdf")
	require.NoError(t, os.WriteFile(pdf, []byte("%PDF-1.4\n%âãÏÓ\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"), 0o600))
	for _, item := range []string{"1.1", "1.4", "2.2"} {
		scorer.item(item)
		scorer.fill("#number", "15/BC-UBND")
		scorer.do("choose a file", chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{pdf}))
		scorer.press(".upload button")
		require.Contains(t, scorer.text(".pieces"), "15/BC-UBND", item)
	}
	scorer.stands(s.round(t, ward, "self"))

	leader := s.as(t, "lanhdao")
	leader.open("/sheet/ward-01")
	leader.lock()
	leader.says(".rounds", "đã khoá")
	assert.True(t, s.round(t, ward, "self").Locked)

	// The appraiser has figures of their own, refuses a document and asks for an explanation.
	appraiser := s.as(t, "thamdinh")
	appraiser.open("/queue/ward-01")
	appraiser.open("/sheet/ward-01/7.1")
	appraiser.fill(of("inputs.electronic_rate"), "70")
	appraiser.fill("#why", "theo hệ thống quản lý văn bản")
	appraiser.press("#save")
	require.Equal(t, "Đã lưu.", appraiser.text("#said"))
	appraiser.fill("#remark", "Đề nghị giải trình số liệu văn bản điện tử")
	appraiser.press("form[action*=remark] button")
	appraiser.item("2.2")
	appraiser.fill(".pieces [name=why]", "báo cáo không có chữ ký")
	appraiser.press(".pieces button")
	assert.Contains(t, appraiser.text(".pieces"), "không chấp nhận")
	for _, outside := range [][]string{{"8.1", "inputs.sipas", "85,5"}, {"8.2", `points["8.2"]`, "6,1"}} {
		appraiser.item(outside[0])
		appraiser.fill(of(outside[1]), outside[2])
		appraiser.press("#save")
		require.Equal(t, "Đã lưu.", appraiser.text("#said"), outside[0])
	}
	appraised := s.round(t, ward, "appraisal")
	appraiser.stands(appraised)
	assert.Equal(t, "3.5", appraised.Result.Item("7.1").Range.Least.String(), "5 × 70 %")
	appraiser.lock()

	// The unit explains, and everybody ends their round.
	scorer.open("/sheet/ward-01/7.1")
	assert.Contains(t, scorer.text(".remarks"), "Đề nghị giải trình số liệu văn bản điện tử")
	scorer.fill("#remark", "Một số văn bản mật chỉ gửi bản giấy")
	scorer.press("form[action*=remark] button")
	leader.open("/sheet/ward-01")
	leader.lock()
	council := s.as(t, "hoidong")
	council.open("/sheet/ward-01/7.1")
	assert.Contains(t, council.text(".remarks"), "Một số văn bản mật chỉ gửi bản giấy")
	council.lock()
	final := s.round(t, ward, "council")
	require.True(t, final.Locked)
	council.stands(final)
	council.open("/sheet/ward-01/7.1/history")
	for _, said := range []string{"76,19", "70%", "theo hệ thống quản lý văn bản", "Vi Thị Dung", "Lý Văn An"} {
		assert.Contains(t, council.text(".history"), said)
	}
	council.open("/cohort")
	council.says("main", "Phường số 1 (ví dụ) "+points(final.Result.Total.FinalRange))

	// The others come to their end without a browser, and the results are published.
	publisher := s.as(t, "congbo")
	publisher.open("/publications")
	publisher.says("main", "chưa xong vòng cuối")
	s.finish(t)
	publisher.open("/publications")
	publisher.fill("#number", "258/QĐ-MINH-HOẠ")
	publisher.fill("#issuer", "UBND tỉnh (minh hoạ)")
	publisher.press("main form button")
	publisher.open("/publications/1")
	publisher.says("#checked", "Tính lại từ hồ sơ cho đúng kết quả đã công bố.")
	publisher.says("main", points(final.Result.Total.FinalRange))
	publisher.says("main", final.Result.Receipt().Result)
	publisher.look("publication-vi")
	reader := s.as(t, "xem")
	reader.open("/publications/1")
	reader.says("h1", "258/QĐ-MINH-HOẠ")
	reader.says("main", "Phường số 1 (ví dụ)")

	// The plan, as it is edited, is the paper that the library makes of it.
	leader.open("/plan/ward-01")
	leader.press("#make")
	leader.do("edit", chromedp.Click(chromedp.CSS("article details summary")))
	leader.fill("article [name=lead]", "Văn phòng UBND phường")
	leader.press("article form button")
	leader.says("article .assigned", "Văn phòng UBND phường")
	y, err := s.office.Year(t.Context(), ward)
	require.NoError(t, err)
	stored, err := s.office.Plan(t.Context(), y)
	require.NoError(t, err)
	assert.True(t, stored.Plan.Results.Total.FinalRange.Least.Equal(final.Result.Total.FinalRange.Least))
	paper, err := document.New(stored.Plan, &document.Options{Lang: rubric.Vietnamese})
	require.NoError(t, err)
	var want bytes.Buffer
	require.NoError(t, paper.WriteDOCX(&want))
	assert.True(t, bytes.Equal(want.Bytes(), leader.download("/plan/ward-01/plan.docx")), "byte for byte")
}

// finish takes all units through their last round.
func (s *site) finish(t *testing.T) {
	t.Helper()
	by := func(login string) *store.Account {
		a, err := s.office.DB.AccountByLogin(t.Context(), login)
		require.NoError(t, err)
		return &a
	}
	years, err := s.office.Years(t.Context())
	require.NoError(t, err)
	for _, y := range years {
		outside := []assessment.Record{
			{Kind: assessment.Stated, Round: "appraisal", Input: "sipas", New: scoring.Known(80)},
			{Kind: assessment.Typed, Round: "appraisal", Item: "8.2", New: scoring.Known(6)},
		}
		for _, round := range []string{"self", "appraisal", "explanation", "council"} {
			if y.State.Round(round).Locked {
				continue
			}
			records := []assessment.Record{{Kind: assessment.Locked, Round: round}}
			if round == "appraisal" && y.State.Round(round).Facts.Inputs["sipas"].IsZero() {
				records = append(outside, records...)
			}
			_, err := s.office.Add(t.Context(), by("hoidong"), y.Unit.ID, records...)
			require.NoError(t, err, y.Unit.ID)
		}
	}
}

// download is what the address has for the session of the browser.
func (b *browser) download(path string) []byte {
	b.t.Helper()
	answer, err := b.client.Get(b.site.url + path)
	require.NoError(b.t, err)
	defer answer.Body.Close()
	require.Equal(b.t, http.StatusOK, answer.StatusCode)
	body, err := io.ReadAll(answer.Body)
	require.NoError(b.t, err)
	return body
}
