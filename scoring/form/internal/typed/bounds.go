package typed

import (
	"regexp"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// limits are the words before a limit, the longer ones first, and which limit it is.
var limits = []struct{ word, limit string }{
	{"không vượt quá ", "<="}, {"không muộn hơn ", "<="}, {"nhiều nhất ", "<="}, {"không quá ", "<="},
	{"chậm nhất ", "<="}, {"tối đa ", "<="}, {"at most ", "<="}, {"up to ", "<="}, {"đến ", "<="}, {"by ", "<="},
	{"không dưới ", ">="}, {"tối thiểu ", ">="}, {"ít nhất ", ">="}, {"at least ", ">="}, {"from ", ">="}, {"từ ", ">="},
	{"more than ", ">"}, {"above ", ">"}, {"after ", ">"}, {"over ", ">"}, {"trên ", ">"}, {"hơn ", ">"}, {"sau ", ">"},
	{"less than ", "<"}, {"nhỏ hơn ", "<"}, {"ít hơn ", "<"}, {"before ", "<"}, {"under ", "<"}, {"below ", "<"},
	{"trước ", "<"}, {"dưới ", "<"},
	{">=", ">="}, {"<=", "<="}, {"≥", ">="}, {"≤", "<="}, {">", ">"}, {"<", "<"},
}

// fromTo is a stretch: từ 70 đến dưới 90.
var fromTo = regexp.MustCompile(`^(từ|from) (.+) (đến|to) (dưới |trước |below |before )?(.+)$`)

// bounds reads what is known of a figure only by limits (dưới 95%, từ 1 trở lên, <95):
// all that it can be, nothing where the text says no limits.
func (r Reader) bounds(in *rubric.Input, text string) []scoring.Figure {
	text = strings.ToLower(text)
	if m := fromTo.FindStringSubmatch(text); m != nil {
		upper := "không quá "
		if m[4] != "" {
			upper = "dưới "
		}
		text = "từ " + m[2] + " và " + upper + m[5]
	}
	all := []scoring.Bound{{}}
	for _, part := range strings.Split(strings.ReplaceAll(text, " and ", " và "), " và ") {
		limit, values := r.limit(in, part)
		if limit == "" {
			return nil
		}
		var next []scoring.Bound
		for _, b := range all {
			for _, v := range values {
				if with, ok := limited(b, limit, v); ok {
					next = append(next, with)
				}
			}
		}
		if all = next; len(all) > 16 {
			return nil
		}
	}
	return figures(all, scoring.Within)
}

// limit reads one limit: which, and the values that it can be at.
func (r Reader) limit(in *rubric.Input, text string) (limit string, values []scoring.Figure) {
	text = strings.TrimSpace(text)
	for _, l := range limits {
		rest, is := strings.CutPrefix(text, l.word)
		if !is {
			continue
		}
		rest = strings.TrimSpace(rest)
		if l.limit == ">=" {
			rest = strings.TrimSpace(strings.TrimSuffix(rest, "trở lên"))
		}
		if in.Type == rubric.DateIn {
			d, ok := dayOf(rest)
			if !ok {
				return "", nil
			}
			return l.limit, []scoring.Figure{scoring.Known(d)}
		}
		list, err := r.numbers(in, rest)
		if err != nil {
			return "", nil
		}
		return l.limit, figures(list, scoring.Known[decimal.Decimal])
	}
	return "", nil
}

// limited returns a bound with one more limit; not ok where it has that already.
func limited(b scoring.Bound, limit string, v scoring.Figure) (_ scoring.Bound, ok bool) {
	at := map[string]*scoring.Figure{">=": &b.AtLeast, ">": &b.Above, "<=": &b.AtMost, "<": &b.Below}[limit]
	ok = at.IsZero()
	*at = v
	return b, ok
}
