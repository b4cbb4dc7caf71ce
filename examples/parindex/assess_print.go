package main

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
)

// printYear prints the rounds of a year, then one of them item by item.
func (a *app) printYear(y *year, round *assessment.Round) {
	p := a.printer()
	a.printHead(p, y.rubric, y.state.Unit)
	if !y.state.AsOf.IsZero() {
		p.printf("%s %s\n", a.say("Tính đến hết ngày", "By"), y.state.AsOf.Written(a.lang))
	}
	a.printRounds(p, y.state)
	a.printItems(p, y, round)
	a.printTotal(p, round.Result)
	if w := round.WithoutWaivers; w != nil {
		t := w.Total
		p.printf("%s %s\n", pad(a.say("Nếu không có miễn trừ", "Without the waivers"), 26),
			a.number(t.Final, t.FinalRange.Least, t.FinalRange.Most))
	}
	a.printFindings(p, round)
}

// printRounds prints a line for every round.
func (a *app) printRounds(p *printer, s *assessment.State) {
	p.printf("\n%s\n", p.in(bold, fmt.Sprintf("%s %s %s  %s", pad(a.say("Vòng", "Round"), 24), pad(a.say("Trạng thái", "State"), 24),
		padLeft(a.say("Điểm", "Score"), 11), a.say("Xếp loại", "Band"))))
	for _, r := range s.Rounds {
		t := r.Result.Total
		band := t.Band.In(a.lang)
		if band == "" {
			band = a.say("chưa rõ", "not known")
		}
		p.printf("%s %s %s  %s\n", pad(r.Title.In(a.lang), 24), pad(a.stateOf(r), 24),
			padLeft(a.number(t.Final, t.FinalRange.Least, t.FinalRange.Most), 11), band)
	}
}

// stateOf says whether a round takes records, and at which revision it is.
func (a *app) stateOf(r *assessment.Round) string {
	out := a.say("đang mở", "open")
	switch {
	case r.Locked:
		out = a.say("đã khoá", "locked")
	case len(r.Records) == 0:
		out = a.say("chưa có bản ghi", "no records yet")
	}
	if r.Revision > 1 {
		out += fmt.Sprintf(a.say(", lần sửa %d", ", revision %d"), r.Revision)
	}
	return out
}

// printItems prints the items of a round, with what the unit gave itself.
func (a *app) printItems(p *printer, y *year, round *assessment.Round) {
	self := y.state.Self(round.Name)
	head := []string{a.say("Tối đa", "Max"), round.Title.In(a.lang)}
	if self == round {
		self = nil
	}
	if self != nil {
		head = []string{head[0], self.Title.In(a.lang), head[1], a.say("Chênh lệch", "Change")}
	}
	t := &yearTable{app: a, p: p, round: round, self: self}
	t.width = make([]int, len(head))
	p.printf("\n")
	line := pad(a.say("Mã", "Code"), 12)
	for i, h := range head {
		t.width[i] = max(7, width(h))
		if i > 0 {
			t.width[i] = max(11, width(h))
		}
		line += " " + padLeft(h, t.width[i])
	}
	p.printf("%s\n", p.in(bold, line+"  "+a.say("Nội dung", "Title")))
	for i, list := range lists(round.Result) {
		if i > 0 {
			p.printf("%s\n", p.in(bold, a.adjustmentName(round.Result, i)))
		}
		penalty := i > 0 && round.Result.Penalty() != nil && i == len(lists(round.Result))-1
		for _, it := range list {
			t.item(it, 0, i == 0 || penalty)
		}
	}
}

// yearTable prints the items of a round beside those of a self round, which may be nil.
type yearTable struct {
	*app
	p           *printer
	round, self *assessment.Round
	width       []int
}

// item prints an item with those below it, and with the reasons of its points unless it is
// of the bonus, of which nothing can be lost.
func (t *yearTable) item(it *scoring.Item, depth int, reasons bool) {
	points := func(it *scoring.Item) string { return t.number(it.Points, it.Range.Least, it.Range.Most) }
	cells := []string{t.lang.Decimal(it.Max), points(it)}
	if t.self != nil {
		before := t.self.Result.Item(it.Code)
		cells = []string{cells[0], points(before), cells[1], t.change(before, it)}
	}
	line := pad(strings.Repeat("  ", depth)+it.Code, 12)
	for i, c := range cells {
		line += " " + padLeft(c, t.width[i])
	}
	colour, note := plain, ""
	switch {
	case it.Status == scoring.Failed:
		colour = red
	case it.Status == scoring.Missing:
		colour = yellow
	case depth == 0:
		colour = bold
	}
	switch {
	case it.Unscored:
		note = " [" + t.say("không chấm điểm", "unscored") + "]"
	case it.Status != scoring.Scored && len(it.Items) == 0:
		note = " [" + t.status(it.Status) + "]"
	}
	t.p.printf("%s\n", t.p.in(colour, line+"  "+it.Title.In(t.lang)+note))
	if len(it.Items) == 0 {
		t.remarks(it, reasons)
	}
	for _, child := range it.Items {
		t.item(child, depth+1, reasons)
	}
}

// change writes how many points more or less an item has.
func (t *yearTable) change(before, after *scoring.Item) string {
	switch {
	case !before.Points.Valid || !after.Points.Valid:
		return "–"
	case before.Points.Decimal.Equal(after.Points.Decimal):
		return ""
	}
	return t.signed(after.Points.Decimal.Sub(before.Points.Decimal))
}

// remarks prints why a leaf has its points, and what was shown and said of it.
func (t *yearTable) remarks(it *scoring.Item, reasons bool) {
	margin := strings.Repeat(" ", 14)
	full := it.Lost.Valid && it.Lost.Decimal.IsZero()
	if why := cmp.Or(it.Error.In(t.lang), it.Reason.In(t.lang)); why != "" && reasons && !full {
		t.p.printf("%s%s\n", margin, t.p.in(dim, "↳ "+why))
	}
	of := t.round.Item(it.Code)
	if of == nil {
		return
	}
	for _, piece := range of.Evidence {
		t.p.printf("%s%s\n", margin, t.p.in(dim, "· "+t.say("tài liệu: ", "evidence: ")+t.piece(piece)))
	}
	for _, r := range of.Remarks {
		t.p.printf("%s%s\n", margin, t.p.in(dim, "· "+t.remark(r.Kind)+r.Text.In(t.lang)))
	}
}

// piece names a piece of evidence, and says whether it counts.
func (a *app) piece(e assessment.Piece) string {
	out := e.Name()
	if !e.Date.IsZero() {
		out += a.say(" ngày ", " of ") + e.Date.Written(a.lang)
	}
	if issuer := e.Issuer.In(a.lang); issuer != "" {
		out += ", " + issuer
	}
	if e.RefusedBy >= 0 {
		out += a.say(" (bị loại)", " (refused)")
	}
	return out
}

// remark says what kind of remark follows.
func (a *app) remark(k assessment.Kind) string {
	switch k {
	case assessment.Explained:
		return a.say("giải trình: ", "explanation: ")
	case assessment.Opined:
		return a.say("ý kiến thẩm định: ", "opinion: ")
	}
	return a.say("ghi chú: ", "note: ")
}

// printFindings lists what somebody has to look at in a round.
func (a *app) printFindings(p *printer, r *assessment.Round) {
	if len(r.Findings) == 0 {
		return
	}
	p.printf("\n%s\n", p.in(bold, fmt.Sprintf(a.say("Cần xem xét (%d)", "To be looked at (%d)"), len(r.Findings))))
	for _, f := range r.Findings {
		p.printf("  %s %s\n", pad(f.Item, 8), p.in(yellow, f.Text.In(a.lang)))
	}
}
