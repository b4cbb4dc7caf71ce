package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/scoring"
)

func (r report) actions(p *remediation.Plan) {
	r.heading("GIẢI PHÁP KHẮC PHỤC", "ACTIONS")
	for i, a := range p.Actions {
		r.printf("  %d. %s\n", i+1, a.Solution.In(r.lang))
		var says []string
		if of := slices.Concat(a.Deficits, a.Penalties); len(of) > 0 {
			says = append(
				says,
				fmt.Sprintf(
					r.pick("cho %s; mất %s", "for %s; %s lost"),
					strings.Join(of, ", "),
					r.within(scoring.Range{Least: a.Least, Most: a.Points}),
				),
			)
		}
		switch {
		case len(a.Targets) == 0:
		case a.Uncertain:
			says = append(
				says,
				fmt.Sprintf(
					r.pick(
						"đạt mục tiêu thì điểm chắc chắn đạt được tăng %s",
						"the score that is sure gains %s with the targets",
					),
					r.lang.Decimal(a.Gain),
				),
			)
		default:
			says = append(
				says,
				fmt.Sprintf(
					r.pick("đạt mục tiêu thì điểm cuối cùng tăng %s", "the final score gains %s with the targets"),
					r.lang.Decimal(a.Gain),
				),
			)
		}
		r.printf("     %s\n", strings.Join(says, ", "))
		for _, t := range a.Targets {
			if !a.Derived { // else they are the solution
				r.printf(
					r.pick("     mục tiêu: %s%s\n", "     target: %s%s\n"),
					t.Text.In(r.lang),
					r.mark(t.Illustrative),
				)
			}
		}
		var later []string // what targets leave out on purpose needs no more words
		for _, o := range a.Open {
			if o.Kind == "later" {
				later = append(
					later,
					fmt.Sprintf("%s (%s)", o.Code, r.within(scoring.Range{Least: o.Lost.Least, Most: o.Lost.Most})),
				)
			} else {
				r.open("     ", o)
			}
		}
		if later != nil {
			r.printf(
				r.pick("     chưa đưa vào mục tiêu: %s\n", "     without a target for now: %s\n"),
				strings.Join(later, ", "),
			)
		}
		r.assignment(a.Assignment)
	}
	if len(p.Actions) == 0 {
		r.printf("  %s\n", r.list(nil))
	}
}

// open says what is not won back, and why.
func (r report) open(margin string, o remediation.OutOfReach) {
	r.printf(
		"%s"+r.pick("còn mất %s ở %s: %s\n", "%s still lost of %s: %s\n"),
		margin,
		r.within(scoring.Range{Least: o.Lost.Least, Most: o.Lost.Most}),
		o.Code,
		o.Text.In(r.lang),
	)
}

// assignment writes what is decided of who does an action, by when.
func (r report) assignment(a catalogue.Assignment) {
	for _, part := range []struct{ vi, en, is string }{
		{"chủ trì", "lead", a.Lead.In(r.lang)}, {"phối hợp", "support", a.Support.In(r.lang)}, {"sản phẩm", "deliverable", a.Deliverable.In(r.lang)},
	} {
		if part.is != "" {
			r.printf("     %s: %s\n", r.pick(part.vi, part.en), part.is)
		}
	}
	if !a.Deadline.IsZero() {
		r.printf("     %s: %s\n", r.pick("thời hạn", "deadline"), a.Deadline.Written(r.lang))
	}
}

func (r report) outcome(p *remediation.Plan) {
	r.heading("KẾT QUẢ DỰ KIẾN", "OUTCOME")
	if !slices.ContainsFunc(p.Actions, func(a remediation.Action) bool { return len(a.Targets) > 0 }) {
		if p.Complete {
			r.printf("  %s\n", r.pick("không có mục tiêu nào", "there is no target"))
		} else {
			r.printf("  %s\n", r.pick("chưa tìm được mục tiêu nào", "no target was found"))
			r.doubts(p)
		}
		return
	}
	if !p.OutcomeHolds() {
		r.printf(
			"  %s\n",
			r.pick("mục tiêu đã thay đổi, cần tính lại", "the targets were changed: it has to be computed anew"),
		)
		return
	}
	text := r.pick("  Đạt mọi mục tiêu: từ %s lên %s (%s)%s\n", "  With every target reached: from %s to %s (%s)%s\n")
	if p.Outcome.Uncertain {
		text = r.pick(
			"  Đạt mọi mục tiêu: điểm chắc chắn đạt được từ %s lên %s (%s)%s\n",
			"  With every target reached: the score that is sure from %s to %s (%s)%s\n",
		)
	}
	r.printf(
		text,
		r.lang.Decimal(
			p.Results.Total.FinalRange.Least,
		),
		r.points(p.Outcome.Final),
		r.signed(p.Outcome.Gain),
		r.band(p.Outcome.Band),
	)
	if len(p.Outcome.Open) > 0 {
		r.printf(
			"  %s\n",
			r.pick(
				"Đó là điểm chắc chắn; điểm cuối cùng có thể cao hơn:",
				"These are the points that are sure; the final score can be more:",
			),
		)
		r.why("    ", p.Outcome.Open)
	}
	r.doubts(p)
}

// doubts says why other targets may win back more, unless that is said of the optimum.
func (r report) doubts(p *remediation.Plan) {
	if p.Complete || p.Optimum != nil {
		return
	}
	r.printf(
		"  %s\n",
		r.pick("Chưa chứng minh là không lấy lại được nhiều điểm hơn:", "Not proved that no more can be won back:"),
	)
	for _, d := range p.Doubts {
		r.printf("    – %s\n", d.In(r.lang))
	}
}

func (r report) keepUp(p *remediation.Plan) {
	if len(p.KeepUp) > 0 {
		r.heading("DUY TRÌ", "KEEP UP")
	}
	for _, k := range p.KeepUp {
		if k.Task.IsZero() {
			r.printf("  %-6s %s\n", k.Code, k.Title.In(r.lang))
			continue
		}
		r.printf("  %-6s %s: %s\n", k.Code, k.Title.In(r.lang), k.Task.In(r.lang))
	}
}

func (r report) responsibilities(p *remediation.Plan) {
	if len(p.Responsibilities) > 0 {
		r.heading("TỔ CHỨC THỰC HIỆN", "RESPONSIBILITIES")
	}
	for _, x := range p.Responsibilities {
		r.printf("  %s: %s\n", x.Who.In(r.lang), x.Task.In(r.lang))
	}
}

func (r report) coverage(p *remediation.Plan) {
	r.heading("ĐỘ PHỦ", "COVERAGE")
	r.printf(r.pick("  Điểm mất chưa có giải pháp: %s\n", "  Deficits without an action: %s\n"), r.list(p.Uncovered()))
	var accepted []string
	for _, a := range p.Accepted {
		text := a.Code
		if !a.Until.IsZero() {
			text += fmt.Sprintf(r.pick(" (đến %s)", " (until %s)"), a.Until.Written(r.lang))
		}
		accepted = append(accepted, text)
	}
	if accepted != nil {
		r.printf(r.pick("  Điểm mất được chấp nhận, không khắc phục: %s\n", "  Losses that are accepted: %s\n"), r.list(accepted))
	}
	r.printf(r.pick("  Giải pháp không ứng với điểm mất: %s\n", "  Actions without a deficit: %s\n"), r.list(p.Idle))
}

// lacks writes what the plan lacks: first what keeps it from being signed. Deficits
// without an action stand in the coverage, contradictions under a heading of their own.
func (r report) lacks(p *remediation.Plan) {
	var blocks, others, blanks []string
	for _, l := range p.Check() {
		text := l.Text.In(r.lang)
		switch l.Kind {
		case remediation.LackUncovered, remediation.LackContradiction:
			continue
		case remediation.LackNumber:
			blanks = append(blanks, r.pick("số", "number"))
			continue
		case remediation.LackDate:
			blanks = append(blanks, r.pick("ngày ban hành", "date"))
			continue
		case remediation.LackPlace:
			blanks = append(blanks, r.pick("địa danh", "place"))
			continue
		case remediation.LackLegalBasis:
			blanks = append(blanks, r.pick("căn cứ", "legal basis"))
			continue
		case remediation.LackSignatory:
			blanks = append(blanks, r.pick("người ký", "signatory"))
			continue
		case remediation.LackLead:
			text = r.pick("chưa có đơn vị, người chủ trì", "no lead") + r.numbers(p, l.Actions)
		case remediation.LackDeadline:
			text = r.pick("chưa có thời hạn", "no deadline") + r.numbers(p, l.Actions)
		case remediation.LackTarget:
			text = r.pick("chưa có mục tiêu tính được từ số liệu", "no target that can be computed") + r.numbers(p, l.Actions)
		}
		if l.Kind == remediation.LackLeftOver {
			for _, left := range p.LeftOver {
				text += "\n    – " + left.Text.In(r.lang)
			}
		}
		if l.Blocks {
			blocks = append(blocks, text)
		} else {
			others = append(others, text)
		}
	}
	if blanks != nil {
		others = append(others, r.pick("văn bản còn để trống: ", "blanks of the paper: ")+strings.Join(blanks, ", "))
	}
	for _, part := range []struct {
		vi, en string
		lines  []string
	}{
		{"CẦN XỬ LÝ TRƯỚC KHI KÝ", "TO BE SETTLED BEFORE IT IS SIGNED", blocks},
		{"CẦN BỔ SUNG, CÂN NHẮC", "STILL TO BE SETTLED", others},
	} {
		if part.lines != nil {
			r.heading(part.vi, part.en)
		}
		for _, line := range part.lines {
			r.printf("  %s\n", line)
		}
	}
}

// numbers names actions by the numbers that they have in the report.
func (r report) numbers(p *remediation.Plan, ids []string) string {
	var numbers []int
	for i, a := range p.Actions {
		if slices.Contains(ids, a.ID) {
			numbers = append(numbers, i+1)
		}
	}
	return r.pick(": giải pháp ", ": actions ") + ranges(numbers)
}

// ranges writes rising numbers: 1–3, 5.
func ranges(numbers []int) string {
	var out []string
	for i := 0; i < len(numbers); {
		end := i
		for end+1 < len(numbers) && numbers[end+1] == numbers[end]+1 {
			end++
		}
		if end > i {
			out = append(out, fmt.Sprintf("%d–%d", numbers[i], numbers[end]))
		} else {
			out = append(out, fmt.Sprint(numbers[i]))
		}
		i = end + 1
	}
	return strings.Join(out, ", ")
}
