package oscal_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/remediation/oscal"
	"github.com/parindex/parindex/remediation/tracking"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/published"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the golden files")

func date(year int, month time.Month, day int) rubric.Date {
	return rubric.Date{Year: year, Month: month, Day: day}
}

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func known(s string) decimal.NullDecimal { return decimal.NewNullDecimal(dec(s)) }

var today = date(2023, time.July, 1)

// recorded is a plan with everything that people record, whose sentences are its own.
func recorded() *remediation.Plan {
	text := func(vi, en string) rubric.Text { return rubric.Text{VI: vi, EN: en} }
	office := rubric.Plain("Văn phòng")
	deficit := func(code, max, lost string, kind catalogue.Kind, title, reason rubric.Text) remediation.Deficit {
		return remediation.Deficit{Code: code, Title: title, Area: code[:1], Max: dec(max), Points: known("0"), Lost: known(lost), Kind: kind, Reason: reason}
	}
	decided := tracking.Decision{By: rubric.Plain("Chủ tịch"), On: date(2023, time.June, 1), Why: text("chờ phần mềm", "waits for the software")}
	p := &remediation.Plan{
		Edition: rubric.Edition{Rubric: "r", SHA256: strings.Repeat("0a", 32)}, Decision: rubric.Decision{Number: "258/QĐ-UBND"}, Period: 2022,
		Unit: scoring.Unit{ID: "y-tich", Name: text("UBND xã Y Tịch", "People's Committee of Y Tịch")}, Title: text("Kế hoạch khắc phục", "Remediation plan"),
		Head:         catalogue.Head{Number: "/KH-UBND", Date: catalogue.PaperDate{Year: 2023, Month: time.February}},
		Illustrative: true,
		Deficits: []remediation.Deficit{
			deficit("1.5", "3", "3", catalogue.KindCount, text("Sáng kiến", "Initiatives"), text("không có sáng kiến", "there was none")),
			deficit("2.1", "2", "1", catalogue.KindSurvey, text("Hài lòng", "Satisfaction"), rubric.Text{}),
			deficit("5.3", "2", "2", catalogue.KindRate, text("Đánh giá", "Ratings"), text("dưới 95%", "below 95%")),
			{Code: "7.6", Title: text("Hồ sơ", "Files"), Area: "7", Max: dec("1.5"), LostRange: scoring.Range{Least: dec("0.25"), Most: dec("1.5")}, Kind: catalogue.KindMissing, Illustrative: true},
		},
		Penalties: []remediation.Penalty{{Code: "P1", Title: text("Báo cáo chậm", "Late reports"), Points: known("0.5")}},
		Actions: []remediation.Action{
			{ID: "ideas", Deficits: []string{"1.5"}, Solution: text("Phát động sáng kiến", "Ask for initiatives"), Points: dec("3"), Least: dec("3"), Gain: dec("3"),
				Targets: []remediation.Target{{ID: "n", Goal: text("ít nhất 1", "at least 1"), Illustrative: true}}},
			{ID: "ratings", Deficits: []string{"5.3", "2.1"}, Solution: text("Nâng chất lượng", "Raise quality"), Points: dec("3"), Least: dec("3")},
			{ID: "late", Penalties: []string{"P1"}, Deficits: []string{}, Solution: text("Báo cáo đúng hạn", "Report on time"), Derived: true},
		},
		Results: remediation.Results{Total: scoring.Total{Final: known("89")},
			Published: &published.Table{Source: rubric.Decision{Date: date(2023, time.January, 30)}}},
		Accepted: []tracking.Acceptance{{Code: "2.1", Decision: decided, Until: date(2023, time.December, 31)}},
	}
	p.Actions[0].Assignment = catalogue.Assignment{Lead: office, Support: rubric.Plain("Công an xã"), Deadline: date(2023, time.October, 31), Deliverable: text("Báo cáo", "Report")}
	p.Actions[0].Tracking = tracking.Record{
		Start: date(2023, time.February, 1), Started: date(2023, time.March, 1), Blocked: tracking.Block{Since: date(2023, time.April, 3), Why: rubric.Plain("x")},
		Moved:     []tracking.DeadlineChange{{From: date(2023, time.June, 30), To: date(2023, time.October, 31), Decision: decided}},
		Resources: tracking.Resources{Text: rubric.Plain("hai người"), Money: known("12.5"), Unit: rubric.Plain("triệu đồng")},
	}
	p.Actions[1].Lead, p.Actions[1].Deadline = office, date(2023, time.May, 31)
	p.Actions[1].Tracking = tracking.Record{
		Done: date(2023, time.May, 20), Approved: tracking.Decision{On: date(2023, time.May, 25)},
		Evidence: []tracking.Evidence{{Number: "21/BC-UBND", Date: date(2023, time.May, 20), Issuer: rubric.Plain("UBND xã"), File: "21.pdf"}, {Note: rubric.Plain("ghi chú")}},
	}
	return p
}

func TestGolden(t *testing.T) {
	p := recorded()
	got, err := oscal.POAM(p, today, nil)
	require.NoError(t, err)
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile("testdata/recorded.poam.json", got, 0o644))
	}
	want, err := os.ReadFile("testdata/recorded.poam.json")
	require.NoError(t, err)
	assert.Equal(t, string(want), string(got))
	again, err := oscal.POAM(p, today, nil)
	require.NoError(t, err)
	assert.Equal(t, string(got), string(again))
}

// fields are the fields that objects of OSCAL 1.1 have where this package writes them, as
// its schema of POA&Ms lists them; an exclamation mark stands behind the required ones.
var fields = map[string]string{
	"":                              "plan-of-action-and-milestones!",
	"plan-of-action-and-milestones": "uuid! metadata! import-ssp system-id local-definitions observations risks findings poam-items! back-matter",
	"metadata":                      "title! published last-modified! version! oscal-version! revisions document-ids props links roles locations parties responsible-parties actions remarks",
	"props":                         "name! uuid ns value! class group remarks",
	"links":                         "href! rel media-type resource-fragment text",
	"roles":                         "id! title! short-name description props links remarks",
	"parties":                       "uuid! type! name short-name external-ids props links email-addresses telephone-numbers addresses location-uuids member-of-organizations remarks",
	"system-id":                     "identifier-type id!",
	"observations":                  "uuid! title description! props links methods! types origins subjects relevant-evidence collected! expires remarks",
	"subjects":                      "subject-uuid! type! title props links remarks",
	"risks":                         "uuid! title! description! statement! props links status! origins threat-ids characterizations mitigating-factors deadline remediations risk-log related-observations",
	"remediations":                  "uuid! lifecycle! title! description! props links origins required-assets tasks remarks",
	"tasks":                         "uuid! type! title! description props links timing dependencies tasks associated-activities subjects responsible-roles remarks",
	"timing":                        "on-date within-date-range at-frequency",
	"on-date":                       "date!",
	"within-date-range":             "start! end!",
	"responsible-roles":             "role-id! props links party-uuids remarks",
	"risk-log":                      "entries!",
	"entries":                       "uuid! title description start! end props links logged-by status-change related-responses remarks",
	"related-responses":             "response-uuid! props links related-tasks remarks",
	"related-observations":          "observation-uuid!",
	"related-risks":                 "risk-uuid!",
	"poam-items":                    "uuid title! description! props links origins related-findings related-observations related-risks remarks",
	"origins":                       "actors! related-tasks",
	"actors":                        "type! actor-uuid! role-id props links",
	"back-matter":                   "resources",
	"resources":                     "uuid! title description props document-ids citation rlinks base64 remarks",
}

var (
	uuids  = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
	tokens = regexp.MustCompile(`^(\pL|_)(\pL|\pN|[.\-_])*$`)
	texts  = regexp.MustCompile(`^\S(.*\S)?$`)
	times  = regexp.MustCompile(`^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T00:00:00\+07:00$`)
)

// values are the values that a field may have: by its form, or by the list of them.
var values = map[string]any{
	"uuid": uuids, "subject-uuid": uuids, "observation-uuid": uuids, "risk-uuid": uuids, "response-uuid": uuids, "actor-uuid": uuids, "party-uuids": uuids,
	"name": texts, "value": texts, "title": texts, "description": texts, "statement": texts, "id": texts, "version": texts,
	"role-id": tokens, "collected": times, "last-modified": times, "deadline": times, "start": times, "end": times, "date": times,
	"methods": []string{"EXAMINE", "INTERVIEW", "TEST", "UNKNOWN"}, "lifecycle": []string{"recommendation", "planned", "completed"},
	"status":        []string{"open", "investigating", "remediating", "deviation-requested", "deviation-approved", "closed"},
	"status-change": []string{"open", "investigating", "remediating", "deviation-requested", "deviation-approved", "closed"},
	"types":         []string{"finding"}, "type": []string{"organization", "party", "milestone"}, "oscal-version": []string{"1.1.2"}, "rel": []string{"reference"},
}

// shape holds a document against fields and values, and collects what is defined in it and
// what refers to that.
type shape struct {
	t             *testing.T
	defined, uses map[string]int
	checked       int
}

func (s *shape) check(name string, v any) {
	switch v := v.(type) {
	case map[string]any:
		known, is := fields[name]
		require.True(s.t, is, "an object %q", name)
		for _, field := range strings.Fields(known) {
			if required, is := strings.CutSuffix(field, "!"); is {
				assert.Contains(s.t, v, required, name)
			}
		}
		for field, value := range v {
			assert.Contains(s.t, strings.Fields(strings.ReplaceAll(known, "!", "")), field, name)
			if name == "props" && field == "name" {
				assert.Regexp(s.t, tokens, value)
			}
			s.check(field, value)
		}
	case []any:
		assert.NotEmpty(s.t, v, name)
		for _, x := range v {
			s.check(name, x)
		}
	case string:
		s.checked++
		switch may := values[name].(type) {
		case *regexp.Regexp:
			assert.Regexp(s.t, may, v, name)
		case []string:
			assert.Contains(s.t, may, v, name)
		}
		switch {
		case name == "uuid":
			s.defined[v]++
		case strings.HasSuffix(name, "-uuid") || name == "party-uuids":
			s.uses[v]++
		case name == "href":
			s.uses[strings.TrimPrefix(v, "#")]++
		}
	default:
		assert.Fail(s.t, "a value of another kind", "%s: %T", name, v)
	}
}

func checkShape(t *testing.T, b []byte) {
	t.Helper()
	var doc any
	require.NoError(t, json.Unmarshal(b, &doc))
	s := &shape{t: t, defined: map[string]int{}, uses: map[string]int{}}
	s.check("", doc)
	assert.Greater(t, s.checked, 20)
	for id, n := range s.defined {
		assert.Equal(t, 1, n, "%s is defined more than once", id)
	}
	for id := range s.uses {
		assert.Equal(t, 1, s.defined[id], "%s leads nowhere", id)
	}
}

// TestShape: the fields, the forms of values and the references are those of OSCAL.
func TestShape(t *testing.T) {
	p := recorded()
	for _, opts := range []*oscal.Options{nil, {Lang: rubric.English}, {Progress: progressOf(p)}} {
		b, err := oscal.POAM(p, today, opts)
		require.NoError(t, err)
		checkShape(t, b)
	}
	checkShape(t, mustPOAM(t, &remediation.Plan{Unit: scoring.Unit{ID: " u "}, Deficits: []remediation.Deficit{{Code: "1", Title: rubric.Plain("a\n b")}}}))
	checkShape(t, mustPOAM(t, &remediation.Plan{Unit: scoring.Unit{ID: "u"}, Actions: []remediation.Action{{ID: "x", Deficits: []string{"9"}}}}))
	checkShape(t, mustPOAM(t, &remediation.Plan{Unit: scoring.Unit{ID: "u"}, Actions: []remediation.Action{{}}, Penalties: []remediation.Penalty{{}}}))
}

// progressOf is a progress in which the ratings are won back.
func progressOf(p *remediation.Plan) *remediation.Progress {
	return &remediation.Progress{
		Edition: p.Edition, Unit: p.Unit, Losses: []remediation.LossProgress{{Code: "5.3", Status: remediation.ProgressDone}, {Code: "1.5", Status: remediation.ProgressPartly}},
		Actions: []remediation.ActionProgress{{ID: "ratings", Status: remediation.ProgressDone}, {ID: "ideas", Status: remediation.ProgressPartly, Overdue: true}},
	}
}

func mustPOAM(t *testing.T, p *remediation.Plan) []byte {
	b, err := oscal.POAM(p, today, nil)
	require.NoError(t, err)
	return b
}

// document is what tests look at.
type document struct {
	POAM struct {
		UUID     string
		Metadata struct {
			Title   string
			Parties []struct{ UUID, Name string }
		}
		Observations []struct{ UUID, Title, Description string }
		Risks        []struct {
			UUID, Title, Statement, Status, Deadline string
			Remediations                             []struct{ UUID, Lifecycle string }
			Log                                      struct {
				Entries []struct{ Title, Description, Start string }
			} `json:"risk-log"`
		}
		Items []struct {
			UUID, Title, Description string
			Props                    []struct{ Name, Value string }
		} `json:"poam-items"`
	} `json:"plan-of-action-and-milestones"`
}

func written(t *testing.T, p *remediation.Plan, day rubric.Date, opts *oscal.Options) document {
	b, err := oscal.POAM(p, day, opts)
	require.NoError(t, err)
	var d document
	require.NoError(t, json.Unmarshal(b, &d))
	return d
}

// TestContent: what the plan says stands where a reader of POA&Ms looks for it.
func TestContent(t *testing.T) {
	p := recorded()
	d := written(t, p, today, &oscal.Options{Lang: rubric.English})
	var risks []string
	for _, r := range d.POAM.Risks {
		text := fmt.Sprintf("%s: %s, %s, %.10s", strings.Fields(r.Title)[0], r.Statement, r.Status, r.Deadline)
		for _, x := range r.Remediations {
			text += ", " + x.Lifecycle
		}
		risks = append(risks, text)
	}
	assert.Equal(t, []string{
		"1.5: points lost: 3 of at most 3, remediating, 2023-10-31, planned", "2.1: points lost: 1 of at most 2, deviation-approved, 2023-05-31, completed",
		"5.3: points lost: 2 of at most 2, open, 2023-05-31, completed", "7.6: points lost: 0.25 to 1.5 of at most 1.5, open, ",
		"P1: points off: 0.5, open, , recommendation",
	}, risks)
	var log []string
	for _, e := range d.POAM.Risks[0].Log.Entries {
		log = append(log, fmt.Sprintf("%.10s %s: %s", e.Start, e.Title, e.Description))
	}
	assert.Equal(t, []string{
		"2023-03-01 begun: ", "2023-04-03 held up: x", "2023-06-01 deadline moved from 30 June 2023 to 31 October 2023: waits for the software",
	}, log)
	require.Len(t, d.POAM.Items, 4)
	assert.Equal(t, "7.6 Files: there is no action", d.POAM.Items[3].Title+": "+d.POAM.Items[3].Description)
	assert.Contains(t, fmt.Sprint(d.POAM.Items[0].Props), "{money 12.5 triệu đồng}")
	assert.Len(t, d.POAM.Metadata.Parties, 3, "the unit, and two who lead or support")
	assert.Equal(t, "2.1 Satisfaction", d.POAM.Observations[1].Description, "no reason is made up")

	// Later records do not count yet, acceptances end, and progress closes.
	d = written(t, p, date(2023, time.February, 15), nil)
	assert.Equal(t, []string{"open", "open"}, []string{d.POAM.Risks[0].Status, d.POAM.Risks[1].Status})
	assert.Empty(t, d.POAM.Risks[0].Log.Entries)
	assert.Equal(t, "open", written(t, p, date(2024, time.January, 1), nil).POAM.Risks[1].Status)
	d = written(t, p, today, &oscal.Options{Progress: progressOf(p)})
	assert.Equal(t, "remediating, closed", d.POAM.Risks[0].Status+", "+d.POAM.Risks[2].Status)
	assert.Contains(t, fmt.Sprint(d.POAM.Items[0].Props), "{status partly} {overdue true}")
}

// TestUUIDs: the same thing has the same UUID in every export, other things and other
// units have others, and a document with another content has another.
func TestUUIDs(t *testing.T) {
	p := recorded()
	first, later := written(t, p, today, nil), written(t, p, date(2023, time.August, 1), &oscal.Options{Lang: rubric.English})
	assert.NotEqual(t, first.POAM.UUID, later.POAM.UUID)
	for i, r := range first.POAM.Risks {
		assert.Equal(t, r.UUID, later.POAM.Risks[i].UUID)
		assert.Equal(t, first.POAM.Observations[i].UUID, later.POAM.Observations[i].UUID)
		assert.NotEqual(t, r.UUID, first.POAM.Observations[i].UUID)
	}
	for i, x := range first.POAM.Items {
		assert.Equal(t, x.UUID, later.POAM.Items[i].UUID)
	}
	p.Unit.ID = "other"
	other := written(t, p, today, nil)
	assert.NotEqual(t, first.POAM.Risks[0].UUID, other.POAM.Risks[0].UUID)
}

func TestRefused(t *testing.T) {
	p := recorded()
	other := *progressOf(p)
	other.Unit.ID = "v"
	nobody, nothing := *p, *p
	nobody.Unit.ID = " "
	nothing.Actions, nothing.Deficits, nothing.Penalties = nil, nil, nil
	for _, tt := range []struct {
		p    *remediation.Plan
		day  rubric.Date
		opts *oscal.Options
		want string
	}{
		{nil, today, nil, "there is no plan"}, {p, rubric.Date{}, nil, "there is no day "}, {p, date(2023, 2, 30), nil, "there is no day 2023-02-30"},
		{p, date(12023, 2, 3), nil, "there is no day 12023-02-03"}, {p, today, &oscal.Options{Lang: "fr"}, `unknown language "fr"`},
		{p, today, &oscal.Options{Progress: &other}, "the progress is that of another plan"},
		{&nobody, today, nil, "the plan's unit has no ID"}, {&nothing, today, nil, "the plan has no losses and no actions"},
	} {
		_, err := oscal.POAM(tt.p, tt.day, tt.opts)
		assert.EqualError(t, err, tt.want)
	}
}

// The POA&M of a plan with one action.
func ExamplePOAM() {
	plan := &remediation.Plan{
		Unit:    scoring.Unit{ID: "y-tich"},
		Actions: []remediation.Action{{ID: "files", Solution: rubric.Plain("Keep electronic work files")}},
	}
	b, err := oscal.POAM(plan, rubric.Date{Year: 2026, Month: time.July, Day: 1}, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	var doc struct {
		POAM struct {
			Items []struct{ Title string } `json:"poam-items"`
		} `json:"plan-of-action-and-milestones"`
	}
	if err := json.Unmarshal(b, &doc); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(doc.POAM.Items[0].Title)
	// Output: Keep electronic work files
}
