package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/urfave/cli/v3"
)

func (a *app) assessVerb() verb {
	return verb{
		name: "assess", args: "RUBRIC YEAR", least: 2, most: 2,
		short: a.say("tổng hợp một năm đánh giá của đơn vị", "fold the records of a unit's year into rounds"),
		long: a.say(
			"Từ các bản ghi của một năm (số liệu, điểm, tài liệu kiểm chứng, giải trình, ý kiến, phiếu điều tra, miễn trừ), in\ntừng vòng với trạng thái, điểm cuối cùng và xếp loại; rồi điểm tự chấm và điểm của vòng sau cùng, hoặc vòng -round, đặt\ncạnh nhau, và những điều cần xem xét. Bản ghi không khớp với các bản ghi trước là lỗi, mọi lỗi hiện ra cùng lúc.\nHạn nộp tài liệu và miễn trừ tính theo ngày -as-of.\nVới -md, -html, -docx, -xlsx, ghi bảng thẩm định (vòng tự chấm: bảng tự chấm điểm) thành tệp thay vì in ra.",
			"From the records of a year (figures, points, evidence, explanations, opinions, answers to surveys, waivers) it prints\nevery round with its state, final score and band, then the self-score beside the points of the last round, or of\n-round, and what somebody has to look at. A record that does not follow from those before it is a fault; all faults\ncome at once. Evidence is due and waivers are in force by the day -as-of.\nWith -md, -html, -docx and -xlsx the appraisal table (of a self round the self-score table) is written into files\ninstead.",
		),
		flags: append([]cli.Flag{
			&cli.StringFlag{
				Name: "as-of",
				Usage: a.say(
					"ngày tính hạn nộp tài liệu và miễn trừ, ví dụ 2026-02-15: `NGÀY`",
					"the day by which evidence and waivers are judged, such as 2026-02-15: a `DATE`",
				),
			},
			&cli.StringFlag{
				Name:  "round",
				Usage: a.say("vòng được in, mặc định là vòng sau cùng: `TÊN`", "the round to print, by default the last: a `NAME`"),
			},
			&cli.StringFlag{
				Name: "compare",
				Usage: a.say(
					"bản ghi nào làm thay đổi điểm giữa hai vòng, ví dụ self,appraisal_2: `VÒNG,VÒNG`",
					"which records moved points between two rounds, such as self,appraisal_2: `FROM,TO`",
				),
			},
			&cli.BoolFlag{
				Name:  "ledger",
				Usage: a.say("vì sao từ điểm tối đa còn điểm đạt, theo từng nguyên nhân", "what became of the maximum, by cause"),
			},
		}, a.documentFlags(a.say("bảng thẩm định", "the appraisal table"))...),
		run: a.assess,
	}
}

// year is a unit's year as it was read and folded.
type year struct {
	scorer  *scoring.Scorer
	records *assessment.Assessment
	state   *assessment.State
}

func (a *app) assess(cmd *cli.Command, args []string) error {
	y, err := a.year(cmd, args[0], args[1])
	if err != nil {
		return err
	}
	round, err := a.round(y, cmd.String("round"))
	if err != nil {
		return err
	}
	if view, err := a.view(cmd); view != "" || err != nil {
		if err == nil {
			err = a.show(cmd, y, round, view)
		}
		return err
	}
	written, err := a.writeDocuments(cmd, func(string) (*document.Document, error) { return a.appraisal(y, round) })
	switch {
	case err != nil:
		return err
	case a.asJSON:
		err = a.print(y.state)
	case !written:
		a.printYear(y, round)
	}
	if err == nil && failed(round.Result) {
		err = errFound
	}
	return err
}

// views are the flags that ask for something else than the rounds.
var views = []string{"compare", "ledger"}

// view returns the one that is asked for; none if that is the rounds.
func (a *app) view(cmd *cli.Command) (string, error) {
	asked := slices.DeleteFunc(slices.Clone(views), func(name string) bool { return !cmd.IsSet(name) })
	if len(asked) == 0 {
		return "", nil
	}
	for _, f := range formats {
		if cmd.IsSet(f.name) {
			asked = append(asked, f.name)
		}
	}
	if len(asked) > 1 {
		return "", a.troublef("-%s và -%s không dùng cùng lúc", "-%s and -%s cannot be used together", asked[0], asked[1])
	}
	return asked[0], nil
}

// show prints something else of a year than its rounds.
func (a *app) show(cmd *cli.Command, y *year, round *assessment.Round, view string) error {
	switch view {
	case "compare":
		c, err := a.compare(y, cmd.String(view))
		if err == nil && a.asJSON {
			return a.print(c)
		} else if err == nil {
			a.printComparison(y, c)
		}
		return err
	default:
		l, err := y.state.Ledger(round.Name)
		if err == nil && a.asJSON {
			return a.print(l)
		} else if err == nil {
			a.printLedger(y, round, l)
		}
		return err
	}
}

// year reads a rubric and the records of a unit, and folds them.
func (a *app) year(cmd *cli.Command, rubricFile, recordsFile string) (*year, error) {
	var asOf rubric.Date
	if text := cmd.String("as-of"); asOf.UnmarshalText([]byte(text)) != nil || cmd.IsSet("as-of") && asOf.IsZero() {
		return nil, a.troublef(
			"-as-of nhận một ngày như 2026-02-15, không nhận %q",
			"-as-of is a date such as 2026-02-15, not %q",
			text,
		)
	}
	y := &year{}
	var err error
	if y.scorer, err = a.compile(rubricFile); err != nil {
		return nil, err
	}
	src, err := a.read(recordsFile)
	if err != nil {
		return nil, err
	}
	if y.records, err = assessment.Parse(recordsFile, src, y.scorer.Rubric(), nil); err != nil {
		return nil, err
	}
	y.state, err = assessment.Fold(y.scorer, y.records, asOf)
	var faults source.Faults
	if errors.As(err, &faults) && slices.ContainsFunc(faults, func(f *source.Fault) bool { return f.Message.Code == "needs_as_of" }) {
		return nil, a.troublef(
			"cần tuỳ chọn -as-of NGÀY: có miễn trừ hoặc hạn nộp tài liệu",
			"the flag -as-of DATE is needed: there are waivers, or days by which evidence is due",
		)
	}
	return y, err
}

// round returns the round with a name, or the last one.
func (a *app) round(y *year, name string) (*assessment.Round, error) {
	if name == "" {
		return y.state.Last(), nil
	}
	if r := y.state.Round(name); r != nil {
		return r, nil
	}
	var names []string
	for _, r := range y.state.Rounds {
		names = append(names, r.Name)
	}
	return nil, a.troublef(
		"không có vòng %q; các vòng: %s%s", "there is no round %q; the rounds are %s%s",
		name, strings.Join(names, ", "), spelling.Suggest(name, names).In(a.lang),
	)
}

// self returns the self round that a round is held against: the last at or before it in
// which the unit states figures or points; nil if there is none.
func (y *year) self(of *assessment.Round) (self *assessment.Round) {
	for i, r := range y.state.Rounds {
		takes := y.scorer.Rubric().Rounds[i].Records
		states := func(k string) bool { return k == string(assessment.Stated) || k == string(assessment.Typed) }
		if r.Self && (len(takes) == 0 || slices.ContainsFunc(takes, states)) {
			self = r
		}
		if r == of {
			return self
		}
	}
	return nil
}

func (a *app) printYear(y *year, round *assessment.Round) {
	p := a.printer()
	a.printHead(p, y.scorer.Rubric(), y.state.Unit)
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
	self := y.self(round)
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
	if it.Status != scoring.Scored && len(it.Items) == 0 {
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
	out := named(e)
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

// named returns how people name a document: by its number, or else by its file.
func named(e assessment.Piece) string { return cmp.Or(e.Number, e.File) }

func (a *app) remark(k assessment.Kind) string {
	switch k {
	case assessment.Explained:
		return a.say("giải trình: ", "explanation: ")
	case assessment.Opined:
		return a.say("ý kiến thẩm định: ", "opinion: ")
	}
	return a.say("ghi chú: ", "note: ")
}

func (a *app) printFindings(p *printer, r *assessment.Round) {
	if len(r.Findings) == 0 {
		return
	}
	p.printf("\n%s\n", p.in(bold, fmt.Sprintf(a.say("Cần xem xét (%d)", "To be looked at (%d)"), len(r.Findings))))
	for _, f := range r.Findings {
		p.printf("  %s %s\n", pad(f.Item, 8), p.in(yellow, f.Text.In(a.lang)))
	}
}
