package web

import (
	"net/http"
	"strconv"

	"github.com/parindex/parindex/examples/province/internal/province"
	"github.com/parindex/parindex/examples/province/internal/store"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/parindex/parindex/scoring/form"
)

// sheetPage is the sheet of a unit in a round, with one item of it.
type sheetPage struct {
	*province.Year
	Round  *assessment.Round
	Write  bool // the visitor may write into the round
	Lock   bool // and may submit it
	Reopen bool
	Item   *itemPage
	Chosen bool   // the item was chosen in the tree, and is where to go on
	Said   string // what was done, or why it was not
	Failed bool
}

// itemPage is an item of the sheet: what is asked, what it comes to and why.
type itemPage struct {
	Of       *rubric.Item
	Area     *rubric.Item // nil of bonus and penalty
	Scored   *scoring.Item
	Known    *assessment.Item
	Fields   []field
	Write    bool
	Conflict bool
	// What was typed and is not stored, with whether a reason is wanted.
	Why, Remark string
	Unexplained bool
}

// field is one figure of a form in the page.
type field struct {
	*form.Field
	Text    string // as it was typed, or as it stands
	Was     string // as it stood when the page was made
	Choices []string
	Fault   string
	Theirs  string // what somebody else has stated meanwhile
	By      string // who, and when
}

// writes reports whether the visitor may write into the round of a unit's year.
func (v *visit) writes(y *province.Year, round *assessment.Round) bool {
	return !round.Locked && round == y.State.Current() && v.wrote(y, round)
}

// wrote reports whether the visitor writes into the round while it is open.
func (v *visit) wrote(y *province.Year, round *assessment.Round) bool {
	switch {
	case round.Self:
		return v.account.Of(y.Unit.ID)
	case round == y.State.Last():
		return v.account.Role == store.Council
	}
	return v.account.Role == store.Appraiser
}

// has reports whether an item is one of the areas of the account; bonus and penalty are for those
// who have all.
func (v *visit) has(r *rubric.Rubric, code string) bool {
	area := r.AreaOf(code)
	return v.account.Areas == "" || area != nil && v.account.Has(area.Code)
}

// openSheet reads the year of the unit that the address names, in the round that it asks for.
func (v *visit) openSheet() (*sheetPage, error) {
	y, err := v.office.Year(v.ctx(), v.r.PathValue("unit"))
	if err != nil {
		return nil, err
	}
	p := &sheetPage{Year: y, Round: y.State.Current()}
	if name := v.r.FormValue("round"); name != "" {
		if p.Round = y.State.Round(name); p.Round == nil {
			return nil, errNotFound
		}
	}
	p.Write = v.writes(y, p.Round)
	p.Lock = p.Write && v.account.Role != store.Scorer && v.account.Areas == ""
	p.Reopen = v.account.Role == store.Council && p.Round.Locked
	return p, nil
}

// sheet shows a sheet at its first item.
func (v *visit) sheet() error {
	p, err := v.openSheet()
	if err != nil {
		return err
	}
	p.show(v, p.Round.Items[0].Code)
	v.show(http.StatusOK, "sheet", p)
	return nil
}

// openItem is openSheet at the item that the address names.
func (v *visit) openItem() (*sheetPage, error) {
	p, err := v.openSheet()
	if err != nil {
		return nil, err
	}
	if !p.show(v, v.r.PathValue("item")) {
		return nil, errNotFound
	}
	return p, nil
}

// show sets the item of the page.
func (p *sheetPage) show(v *visit, code string) bool {
	r := p.Scorer.Rubric()
	it := r.Item(code)
	if it == nil || !it.Leaf() {
		return false
	}
	p.Item = &itemPage{Of: it, Area: r.AreaOf(code), Scored: p.Round.Result.Item(code), Write: p.Write && v.has(r, code)}
	p.Item.Known = p.Round.Item(code)
	figures := p.Round.Figures()
	for _, of := range v.fields(p, it) {
		p.Item.Fields = append(p.Item.Fields, v.field(of, figures))
	}
	return true
}

// field is a field of a form with the figure that facts have of it.
func (v *visit) field(of *form.Field, facts scoring.Facts) field {
	text := of.Write(of.Figure(facts), v.lang)
	f := field{Field: of, Text: text, Was: text}
	for _, choice := range of.Choices() {
		f.Choices = append(f.Choices, of.Write(choice, v.lang))
	}
	return f
}

// fields are those that an item reads, with the points that are typed for it in an appraisal.
func (v *visit) fields(p *sheetPage, it *rubric.Item) []*form.Field {
	fields, err := v.office.Form(p.Scorer)
	if err != nil {
		return nil
	}
	out := fields.OfItem(it.Code)
	if it.Judged && !p.Round.Self {
		out = append(out, fields.Field(source.Path("points", it.Code)))
	}
	if last := p.Round.Items[len(p.Round.Items)-1]; it.Code == last.Code { // with those of no item, such as of bands
		for of := range fields.All() {
			if len(of.Items) == 0 {
				out = append(out, of)
			}
		}
	}
	return out
}

func (v *visit) item() error {
	p, err := v.openItem()
	if err != nil {
		return err
	}
	p.Chosen = v.r.Header.Get("HX-Request") != ""
	v.show(http.StatusOK, "sheet", p)
	return nil
}

// history shows all that was recorded of an item.
func (v *visit) history() error {
	p, err := v.openItem()
	if err != nil {
		return err
	}
	entries, err := p.State.History(p.Item.Of.Code)
	if err != nil {
		return err
	}
	v.show(http.StatusOK, "history", map[string]any{"Sheet": p, "Entries": entries})
	return nil
}

// lock submits the round: it takes no more records.
func (v *visit) lock() error { return v.turn(assessment.Locked) }

// reopen lets the round go on.
func (v *visit) reopen() error { return v.turn(assessment.Reopened) }

func (v *visit) turn(kind assessment.Kind) error {
	p, err := v.openSheet()
	if err != nil {
		return err
	}
	if kind == assessment.Locked && !p.Lock || kind == assessment.Reopened && !p.Reopen {
		return errForbidden
	}
	revision, _ := strconv.Atoi(v.r.PostFormValue("revision"))
	_, err = v.office.Add(v.ctx(), &v.account, p.Unit.ID, assessment.Record{Kind: kind, Round: p.Round.Name,
		Revision: revision, Why: rubric.Plain(v.r.PostFormValue("why"))})
	if err != nil {
		return err
	}
	v.redirect("/sheet/" + p.Unit.ID)
	return nil
}

// leaf is a leaf in the tree of a sheet.
type leaf struct {
	Item        *scoring.Item
	Unit, Round string
	Here        bool
}

// Leaf is a leaf as the tree shows it.
func (p *sheetPage) Leaf(it *scoring.Item) leaf {
	return leaf{it, p.Unit.ID, p.Round.Name, it.Code == p.Item.Of.Code}
}

// InArea reports whether the item that is shown stands in an area.
func (p *sheetPage) InArea(code string) bool {
	return p.Item.Area != nil && p.Item.Area.Code == code
}

// Adjusted are the leaves of bonus and penalty.
func (p *sheetPage) Adjusted() (out []*scoring.Item) {
	for _, a := range []*scoring.Adjustment{p.Round.Result.Bonus(), p.Round.Result.Penalty()} {
		if a != nil {
			for _, it := range a.Items {
				out = it.Leaves(out)
			}
		}
	}
	return out
}

// Open is how many leaves lack figures.
func (p *sheetPage) Open() (n int) {
	for _, area := range p.Round.Result.Areas() {
		for _, it := range area.Leaves(nil) {
			if !it.Range.Known() {
				n++
			}
		}
	}
	return n
}
