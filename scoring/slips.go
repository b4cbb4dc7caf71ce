package scoring

import (
	"fmt"
	"math/big"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/shopspring/decimal"
)

// slips warns of what is in order and yet seldom meant in the conditions and the rules
// of leaves. An input that is divided by, or counted from, in several places is warned
// of once: it is the input that has to be fixed, or not.
func (s *compiled) slips(chosen []*node) []Verdict {
	l := &slipLister{scorer: s, warned: map[int]bool{}, list: []Verdict{}}
	for _, n := range chosen {
		p := &judge{prover: newProver(s.rubric, n, n.blank, 0)}
		for i, g := range n.guards {
			if g.item == n.item || s.firstBelow(g.item) == n {
				l.expression(p, g.cond, p.place(guardAt(i)))
			}
		}
		for i, rc := range n.cases {
			if rc.when != nil {
				l.expression(p, rc.when, p.place(conditionAt(i)))
			}
			l.expression(p, rc.score, p.place(scoreAt(i)))
		}
		l.list = append(l.list, p.verdicts...)
	}
	return l.list
}

type slipLister struct {
	scorer *compiled
	warned map[int]bool // of inputs that are not fixed, by slot
	list   []Verdict
}

// expression adds the warnings of an expression of a leaf.
func (l *slipLister) expression(p *judge, f formula.Node, at place) {
	input := func(slot int) *rubric.Input { return &l.scorer.rubric.Inputs[p.uses[slot]] }
	for _, slip := range formula.Slips(f, func(slot int) bool { return toHundred(input(slot)) }) {
		d := Verdict{Outcome: Warned}
		switch slip.Kind {
		case formula.NotWhole:
			d.Property, d.Message = PropertyWhole, notWhole(&slip)
		case formula.Fraction:
			d.Property, d.Message = PropertyPercent, fraction(&slip)
		default:
			in, slot := input(slip.Slot), p.uses[slip.Slot]
			if in.Fixed || l.warned[slot] {
				continue
			}
			l.warned[slot] = true
			d.Property, d.Message = PropertyFixed, notFixed(in.Name, slip.Kind)
		}
		at.index = slip.Pos
		p.add(d, at)
	}
}

// toHundred reports whether the values of an input go from 0 to 100, or on from there.
func toHundred(in *rubric.Input) bool {
	_, most := in.Domain()
	return in.Type == rubric.Percent && !(most.Valid && most.Decimal.LessThanOrEqual(decimal.NewFromInt(1)))
}

func notWhole(slip *formula.Slip) rubric.Text {
	if !slip.Thousands {
		return text("%s là số nguyên nhưng được so sánh với %s, không phải số nguyên",
			"%s is a whole number and is compared with %s, which is none", slip.Subject, slip.Number)
	}
	const (
		vi = "%s là số nguyên nhưng được so sánh với %s, tức %s: " +
			"dấu chấm là dấu thập phân, không phân cách hàng nghìn"
		en = "%s is a whole number and is compared with %s, which is %s: " +
			"the point is a decimal point and does not separate thousands"
	)
	return rubric.Text{
		VI: fmt.Sprintf(vi, slip.Subject, slip.Number, digits{}.write(rubric.Vietnamese, slip.Value)),
		EN: fmt.Sprintf(en, slip.Subject, slip.Number, digits{}.write(rubric.English, slip.Value)),
	}
}

func fraction(slip *formula.Slip) rubric.Text {
	const (
		vi = "%s là tỷ lệ phần trăm, từ 0 đến 100, nhưng được so sánh với %s; nếu muốn nói %s%% thì viết %s"
		en = "%s is a percentage, from 0 to 100, and is compared with %s; where %s%% is meant, write %s"
	)
	percent := new(big.Rat).Mul(slip.Value, big.NewRat(100, 1))
	size := new(big.Rat).Abs(percent)
	written := digits{}.write(rubric.English, percent) // in the rule language
	return rubric.Text{
		VI: fmt.Sprintf(vi, slip.Subject, slip.Number, digits{}.write(rubric.Vietnamese, size), written),
		EN: fmt.Sprintf(en, slip.Subject, slip.Number, digits{}.write(rubric.English, size), written),
	}
}

func notFixed(name string, kind formula.SlipKind) rubric.Text {
	if kind == formula.FirstDay {
		return text("days đếm từ ngày %s, không được ghi fixed: true: kế hoạch có thể khuyên dời ngày này; "+
			"ghi fixed: true nếu đơn vị không tự quyết định được",
			"days counts from %s, which is not fixed: a plan may advise to move that day; "+
				"write fixed: true if it is not in the unit's hands", name)
	}
	return text("%s ở mẫu số nhưng không được ghi fixed: true: kế hoạch có thể khuyên giảm số liệu này; "+
		"ghi fixed: true nếu đơn vị không tự quyết định được",
		"%s is divided by and is not fixed: a plan may advise to lower it; "+
			"write fixed: true if it is not in the unit's hands", name)
}
