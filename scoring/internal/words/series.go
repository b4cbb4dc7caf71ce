package words

import (
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// title writes the title of an input or, where a series is told of as a whole, that of its
// series.
func (p *phraser) title(in *rubric.Input) string {
	if of := in.Series(); of != nil && p.each {
		in = of
	}
	if p.within {
		return Lowered(title(in, p.Lang))
	}
	return title(in, p.Lang)
}

// over writes a sum, a mean, a count, the least or the greatest: of numbers, of conditions
// and of series.
func (p *phraser) over(s formula.Shape) string {
	var parts []string
	args := formula.Arguments(s.Args)
	for _, a := range args {
		before := p.each
		p.each = a.Series
		text := ""
		if s.Op == "count" {
			text = p.condition(a.Nodes[0])
		} else {
			text = p.operand(a.Nodes[0], atomic)
		}
		parts, p.each = append(parts, text), before
	}
	if s.Op == "count" {
		if len(args) == 1 && args[0].Series {
			return p.Pick("số kỳ có ", "the number of periods with ") + parts[0]
		}
		return p.Pick("số điều kiện đạt trong (", "the number of conditions met of (") + strings.Join(parts, "; ") + ")"
	}
	what := map[string]string{
		"sum": p.Pick("tổng của ", "the sum of "), "mean": p.Pick("trung bình của ", "the mean of "),
		"min": p.Pick("số nhỏ nhất trong ", "the least of "), "max": p.Pick("số lớn nhất trong ", "the greatest of "),
	}[s.Op]
	if formula.TypeOf(s.Args[0]) == interval.Date {
		what = map[string]string{"min": p.Pick("ngày sớm nhất trong ", "the earliest of "),
			"max": p.Pick("ngày muộn nhất trong ", "the latest of ")}[s.Op]
	}
	return what + p.list(parts, p.Pick("và", "and"))
}
