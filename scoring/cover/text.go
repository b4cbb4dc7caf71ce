package cover

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
)

// Text writes the report for people: the totals, and what was not reached, rule by
// rule.
func (r *Report) Text(l locale.Lang) string {
	if r == nil {
		r = &Report{}
	}
	var b strings.Builder
	w := coverWords[l == rubric.English]
	for _, kind := range partKinds {
		fmt.Fprintf(&b, "%s: %s\n", w[string(kind)], r.of(kind).in(l))
	}
	fmt.Fprintf(&b, "%s: %s\n", w["total"], r.Total.in(l))
	for _, rule := range r.Rules {
		if rule.Total.Reached == rule.Total.Of {
			continue
		}
		fmt.Fprintf(&b, "\n%s %s: %s\n", rule.Item, rule.Title.In(l), rule.Total.in(l))
		for _, p := range rule.Parts {
			if p.Reached > 0 || p.Impossible {
				continue
			}
			fmt.Fprintf(&b, "  %s:%d:%d: %s\n", cmp.Or(r.File, "-"), p.Line, p.Column, p.in(l))
		}
	}
	return b.String()
}

// in writes a share in a language.
func (s Share) in(l locale.Lang) string {
	of := map[bool]string{true: "of", false: "trên"}[l == rubric.English]
	return fmt.Sprintf("%d %s %d (%s%%)", s.Reached, of, s.Of, l.Decimal(s.Percent()))
}

// in writes a part in a language, with the facts that would reach it.
func (p *Part) in(l locale.Lang) string {
	w := coverWords[l == rubric.English]
	text := w[string(p.Kind)+" one"] + " " + p.Text
	if p.Want != "" {
		text += ": " + cmp.Or(w[p.Want], p.Want)
	}
	if p.Example != nil {
		text += p.Example.Figures()
	}
	return text
}

// coverWords are the words of reports, in English and in Vietnamese.
var coverWords = map[bool]map[string]string{
	true: {
		"case": "cases", "side": "sides of conditions", "boundary": "boundary values", "option": "options", "band": "bands",
		"total":    "in all",
		"case one": "case", "side one": "condition", "boundary one": "boundary", "option one": "option", "band one": "band",
		"below": "just below", "at": "equal", "above": "just above",
	},
	false: {
		"case": "trường hợp", "side": "hai phía của điều kiện", "boundary": "giá trị biên", "option": "lựa chọn",
		"band": "khoảng", "total": "tất cả",
		"case one": "trường hợp", "side one": "điều kiện", "boundary one": "biên", "option one": "lựa chọn",
		"band one": "khoảng",
		"true":     "đúng", "false": "sai", "below": "ngay dưới", "at": "bằng", "above": "ngay trên",
	},
}
