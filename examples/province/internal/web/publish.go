package web

import (
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/parindex/parindex/examples/province/internal/province"
	"github.com/parindex/parindex/examples/province/internal/store"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
)

// publicationsPage lists what was published, for publishers with a form to publish.
type publicationsPage struct {
	List    []publication
	Publish bool
	Working []scoring.Unit // not through with the last round: they have no result, if the decision says so
	Seen    int            // publications by the edition in force
	Typed   province.Decision
	Date    string // as it was typed
	Faults  map[string]string
	Said    string
	Failed  bool
}

type publication struct {
	Seq int64
	*province.Published
}

func (v *visit) publications() error {
	p, err := v.openPublications()
	if err != nil {
		return err
	}
	v.show(http.StatusOK, "publications", p)
	return nil
}

func (v *visit) openPublications() (*publicationsPage, error) {
	stored, err := v.office.DB.Publications(v.ctx())
	if err != nil {
		return nil, err
	}
	p := &publicationsPage{Publish: v.account.Role == store.Publisher, Date: v.office.Today().String(), Faults: map[string]string{}}
	p.Typed.Issuer = rubric.Plain(v.account.Office)
	for _, s := range stored {
		of := publication{s.Seq, &province.Published{}}
		if err := json.Unmarshal(s.Body, of.Published); err != nil {
			return nil, err
		}
		p.List = append(p.List, of)
	}
	if !p.Publish {
		return p, nil
	}
	s, err := v.office.Standing(v.ctx(), "")
	if err != nil {
		return nil, err
	}
	p.Working = s.Working()
	for _, of := range p.List {
		if of.Ranking.Edition == s.Scorer.Edition() {
			p.Seen++
		}
	}
	return p, nil
}

// publish publishes the results by a decision. Where something keeps it from that, the page says
// what, with all that was typed.
func (v *visit) publish() error {
	p, err := v.openPublications()
	if err != nil {
		return err
	}
	text := func(name string) string { return strings.TrimSpace(v.r.PostFormValue(name)) }
	p.Date = text("date")
	p.Typed = province.Decision{Number: text("number"), Issuer: rubric.Plain(text("issuer")), Reason: rubric.Plain(text("reason")),
		Without: text("without") == "yes"}
	fault := func(field, vi, en string) { p.Faults[field] = message{vi, en}.in(v.lang) }
	if p.Typed.Number == "" {
		fault("number", "Cần số, ký hiệu của quyết định.", "The decision needs a number.")
	} else if slices.ContainsFunc(p.List, func(of publication) bool { return of.Decision.Number == p.Typed.Number }) {
		fault("number", "Đã công bố theo quyết định số này.", "A decision of this number has been published.")
	}
	if p.Typed.Issuer.IsZero() {
		fault("issuer", "Cần cơ quan ban hành.", "The decision needs an issuer.")
	}
	if p.Typed.Date.UnmarshalText([]byte(p.Date)) != nil || p.Typed.Date.IsZero() {
		fault("date", "Cần ngày ban hành.", "The decision needs a date.")
	}
	seen, err := strconv.Atoi(v.r.PostFormValue("seen"))
	if err != nil {
		return refuse(http.StatusUnprocessableEntity, "Thiếu dữ liệu của trang; hãy mở lại trang.", "The page sent too little; open it again.")
	}
	if seen > 0 && p.Typed.Reason.IsZero() {
		fault("reason", "Cần lý do thay kết quả đã công bố.", "What has been published is replaced only with a reason.")
	}
	status := http.StatusUnprocessableEntity
	switch {
	case len(p.Working) > 0 && !p.Typed.Without || seen != p.Seen:
		err = province.ErrWorking
		if seen != p.Seen {
			err = store.ErrStale
		}
	case len(p.Faults) == 0:
		var seq int64
		if seq, err = v.office.Publish(v.ctx(), &v.account, p.Typed, seen); err == nil {
			v.redirect("/publications/" + strconv.FormatInt(seq, 10))
			return nil
		}
	}
	switch {
	case errors.Is(err, province.ErrWorking):
		status, p.Said = http.StatusConflict, message{"Chưa công bố: còn đơn vị chưa xong vòng cuối. Hãy đợi, hoặc công bố mà không có kết quả của các đơn vị đó.",
			"Nothing was published: units are not through with the last round. Wait, or publish without results of theirs."}.in(v.lang)
	case errors.Is(err, store.ErrStale):
		status, p.Said = http.StatusConflict, message{"Chưa công bố: người khác vừa công bố kết quả. Hãy xem lại danh sách.",
			"Nothing was published: somebody else has published meanwhile. Look at the list again."}.in(v.lang)
	case err != nil:
		return err
	default:
		p.Said = message{"Chưa công bố: xem các ô bị lỗi.", "Nothing was published: see the fields that are wrong."}.in(v.lang)
	}
	p.Failed = true
	v.show(status, "publications", p)
	return nil
}

// publicationPage is what was published, for the province held against what is computed now.
type publicationPage struct {
	publication
	Tables  []publishedTable
	Checked *province.Checked // nil for those who only read
}

type publishedTable struct {
	Title rubric.Text
	Rows  []publishedRow
}

type publishedRow struct {
	placeRow
	Receipt string // hash of the result
	Changed bool   // it is another one now
}

// openPublication reads the publication that the address names, with the rules that it is by.
func (v *visit) openPublication() (*publication, *scoring.Scorer, error) {
	seq, err := strconv.ParseInt(v.r.PathValue("seq"), 10, 64)
	if err != nil {
		return nil, nil, errNotFound
	}
	of, _, err := v.office.Publication(v.ctx(), seq)
	if err != nil {
		return nil, nil, err
	}
	s, err := v.office.Edition(v.ctx(), of.Ranking.Edition.SHA256)
	return &publication{seq, of}, s, err
}

func (v *visit) publication() error {
	of, s, err := v.openPublication()
	if err != nil {
		return err
	}
	p := &publicationPage{publication: *of}
	if is(&v.account, province_...) {
		if p.Checked, err = v.office.Check(v.ctx(), of.Published); err != nil {
			return err
		}
	}
	for _, g := range of.Ranking.Groups {
		table := publishedTable{Title: groupTitle(s.Rubric(), g.Name)}
		for _, r := range v.rows(g) {
			of, has := of.Receipts[r.Unit.ID]
			row := publishedRow{placeRow: r, Receipt: of.Result}
			if !has {
				row.Notes = []rubric.Text{{VI: "không có kết quả", EN: "no result"}}
			}
			row.Changed = p.Checked != nil && p.Checked.Changed[r.Unit.ID]
			table.Rows = append(table.Rows, row)
		}
		p.Tables = append(p.Tables, table)
	}
	v.show(http.StatusOK, "publication", p)
	return nil
}

// publicationDOCX sends the decision with its annex.
func (v *visit) publicationDOCX() error {
	of, s, err := v.openPublication()
	if err != nil {
		return err
	}
	paper := &document.Paper{Lang: v.lang, Head: catalogue.Head{Issuer: of.Decision.Issuer, Number: of.Decision.Number,
		Date: catalogue.PaperDate(of.Decision.Date)}}
	d, err := document.NewDecision(nil, document.ResultsOf(of.Ranking, s.Rubric()), paper)
	if err != nil {
		return err
	}
	return v.send("quyet-dinh-"+v.r.PathValue("seq")+".docx", letter, d.WriteDOCX)
}
