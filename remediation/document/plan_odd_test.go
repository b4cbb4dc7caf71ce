package document_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/published"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
)

func TestNewRefuses(t *testing.T) {
	_, err := document.New(nil, nil)
	assert.EqualError(t, err, "a document needs a plan")
	_, err = document.New(&remediation.Plan{}, &document.Options{Lang: "fr"})
	assert.EqualError(t, err, `unknown language "fr": "vi" or "en"`)
}

// checkEnd checks that the body ends with a sentence that says so.
func checkEnd(t *testing.T, d *office.Document) {
	t.Helper()
	text := bodyOf(d)
	if d.Lang == rubric.Vietnamese {
		assert.True(t, strings.HasSuffix(text, "./."), "%q", text[max(0, len(text)-80):])
		assert.Equal(t, 1, strings.Count(text, "./."))
		return
	}
	assert.True(t, strings.HasSuffix(text, ".") && !strings.Contains(text, "./."), "%q", text[max(0, len(text)-80):])
}

func TestPlanEnds(t *testing.T) {
	yTich := planOfYTich(t)
	closed, idle := *yTich, *yTich
	closed.Closing = rubric.Text{VI: "Yêu cầu cán bộ, công chức nghiêm túc thực hiện./.",
		EN: "All officials are asked to carry it out."}
	idle.Responsibilities, idle.Actions, idle.KeepUp = nil, nil, nil
	facts, gaps := planOfCommune(t, "facts"), planOfCommune(t, "gaps")
	for _, p := range []*remediation.Plan{yTich, &closed, &idle, facts, gaps, {}} {
		for _, l := range bothLanguages {
			checkEnd(t, documentOf(t, p, document.Options{Lang: l}))
		}
	}
}

func TestPlanOfNothing(t *testing.T) {
	d := documentOf(t, &remediation.Plan{}, document.Options{Draft: true})
	assert.Equal(t, "BẢN DỰ THẢO", d.Draft)
	assert.Equal(t, "… ban hành Kế hoạch như sau:\nI. KẾT QUẢ\nChưa có kết quả chấm điểm.\n"+
		"Trên đây là Kế hoạch duy trì, nâng cao chỉ số cải cách hành chính./.", bodyOf(d))
	assert.Equal(t, "Duy trì, nâng cao chỉ số cải cách hành chính", d.Subject)
	assert.Empty(t, d.Appendices)
	assert.Equal(t, []string{"Lưu: VT"}, d.Recipients)
	assert.Equal(t, office.Signature{Blank: true}, d.Signature)
	assert.Empty(t, chartsOf(d))
}

// Plans made in Go can lack anything; every row still has its cells.
func TestPlanWithoutAnyOneField(t *testing.T) {
	all := reflect.TypeFor[remediation.Plan]()
	for i := range all.NumField() {
		p := *planOfYTich(t)
		p.Optimum = &remediation.Optimum{}
		reflect.ValueOf(&p).Elem().Field(i).SetZero()
		for _, form := range forms {
			for _, l := range bothLanguages {
				d := documentOf(t, &p, document.Options{Lang: l, Form: form})
				if form != document.Note {
					checkEnd(t, d)
				}
				checkShape(t, d, all.Field(i).Name)
			}
		}
	}
}

// forms are the forms of a plan's document.
var forms = []document.Form{document.Short, document.Full, document.Note}

// checkShape checks that every row of a table has its cells, and that no list is empty.
func checkShape(t *testing.T, d *office.Document, name string) {
	t.Helper()
	bodies := [][]office.Block{d.Body}
	for _, a := range d.Appendices {
		bodies = append(bodies, a.Body)
	}
	for _, body := range bodies {
		for _, b := range body {
			assert.Empty(t, b.Faults(), name)
			if l, ok := b.(office.List); ok {
				assert.NotEmpty(t, l, name)
			}
		}
	}
}

func TestOddPlans(t *testing.T) {
	one := decimal.NewNullDecimal(decimal.NewFromInt(1))
	for i, p := range []remediation.Plan{
		{Deficits: []remediation.Deficit{{}}, Actions: []remediation.Action{{}}, KeepUp: []remediation.KeepUp{{}}},
		{Deficits: []remediation.Deficit{{Code: "x", Area: "9"}},
			Actions: []remediation.Action{{Deficits: []string{"x", "y"}, Penalties: []string{"z"}}}},
		{Actions: []remediation.Action{{Deficits: []string{"none"}, Targets: []remediation.Target{{}},
			Open: []remediation.OutOfReach{{}}}}},
		{Results: remediation.Results{Areas: []remediation.Area{{}, {Code: "1", Score: scoring.Score{Applicable: one}},
			{Code: "1", Score: scoring.Score{Points: one}}}}},
		{Results: remediation.Results{Published: &published.Table{Rank: published.Rank{Place: -1}, SelfScore: one},
			Bonus:   scoring.Range{Least: one.Decimal, Most: one.Decimal},
			Penalty: scoring.Range{Most: one.Decimal}, Total: scoring.Total{Max: one.Decimal}}},
		{Optimum: &remediation.Optimum{Curve: []improve.CurvePoint{{Effort: one.Decimal}, {}}}},
		{Optimum: &remediation.Optimum{Curve: make([]improve.CurvePoint, 50)}},
		{Penalties: []remediation.Penalty{{}}, Contradictions: []published.Contradiction{{}},
			Responsibilities: []catalogue.Responsibility{{}}},
		{Recipients: []rubric.Text{{}}, LegalBases: []rubric.Text{{}}, Purposes: []rubric.Text{{}},
			Closing: rubric.Plain("./."), Head: catalogue.Head{Number: " / "}},
	} {
		for _, form := range forms {
			for _, l := range bothLanguages {
				checkShape(t, documentOf(t, &p, document.Options{Lang: l, Form: form}), fmt.Sprint(i))
			}
		}
	}
}

// An area that is scored itself, without items, is said once, with its reason.
func TestAreaWithoutItems(t *testing.T) {
	p := *planOfYTich(t)
	p.Deficits = []remediation.Deficit{{Code: "3", Area: "3", Title: rubric.Plain("Cải cách thủ tục hành chính"), Reason: rubric.Plain("không báo cáo")}}
	text := bodyOf(documentOf(t, &p, document.Options{Form: document.Short}))
	assert.Contains(t, text, "3. Cải cách thủ tục hành chính: thang điểm 17 điểm, xã đạt 17 điểm (điểm trừ 0 điểm), do không báo cáo.\n4. ")
}

// TestPlanOfPenaltyRow: a row that only takes points off has no maximum, which 0 is not.
func TestPlanOfPenaltyRow(t *testing.T) {
	half := decimal.RequireFromString("0.5")
	deficit := remediation.Deficit{Code: "1.4", Title: rubric.Plain("Late"), Penalty: true, Status: scoring.Scored,
		Points: decimal.NewNullDecimal(half.Neg()), Range: scoring.Range{Least: half.Neg(), Most: half.Neg()},
		Lost: decimal.NewNullDecimal(half), LostRange: scoring.Range{Least: half, Most: half}, Reason: rubric.Plain("2 reports")}
	p := *planOfYTich(t)
	p.Deficits = append([]remediation.Deficit{deficit}, p.Deficits...)
	for l, want := range map[locale.Lang]string{
		rubric.Vietnamese: "1.4. Late: điểm trừ, đã trừ 0,5 điểm",
		rubric.English:    "1.4. Late: only takes points off, 0.5 points off; reason: 2 reports.",
	} {
		assert.Contains(t, bodyOf(documentOf(t, &p, document.Options{Lang: l, Form: document.Short})), want)
	}
}
