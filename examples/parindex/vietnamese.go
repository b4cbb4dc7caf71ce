package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/spelling"
)

// owners are what messages begin with.
var owners = map[string]string{
	"item": "mục", "input": "chỉ tiêu", "band": "mức xếp loại", "rubric": "bộ chỉ số", "adjustment": "điểm thưởng hoặc điểm trừ",
	"decision": "quyết định", "points": "điểm", "index": "chỉ số", "effort of": "công sức của",
	"action": "giải pháp",
}

var (
	owner     = regexp.MustCompile(`^(item|input|band|rubric|adjustment|decision|points|index|effort of|action)((?: "[^"]*")?)(: case)?: (.*)$`)
	nearby    = regexp.MustCompile(`^(.*); did you mean (".*")\?$`)
	overList  = regexp.MustCompile(`^the function (\S+) over a list$`)
	arguments = regexp.MustCompile(`^((?:at least )?\d+(?: or \d+)?) arguments?$`)
	partOf    = regexp.MustCompile(`^(from|effort) of step (\d+)$`)
	place     = regexp.MustCompile(`^(\S+:\d+:\d+: )(.*)$`)
)

// texts are all sentences that are translated, the more special ones first.
var texts = sync.OnceValue(func() [][2]string { return slices.Concat(faultTexts, yamlTexts) })

// patterns recognise the English sentences.
var patterns = sync.OnceValue(func() []*regexp.Regexp {
	verbs := strings.NewReplacer("%d", `(\d+)`, "%q", `("(?:[^"\\]|\\.)*")`, "%s", `(.*)`)
	all := texts()
	out := make([]*regexp.Regexp, len(all))
	for i, t := range all {
		var quoted strings.Builder
		for _, part := range regexp.MustCompile(`%[dqs]|[^%]+`).FindAllString(t[0], -1) {
			if part[0] != '%' {
				part = regexp.QuoteMeta(part)
			}
			quoted.WriteString(part)
		}
		out[i] = regexp.MustCompile("^" + verbs.Replace(quoted.String()) + "$")
	}
	return out
})

// message returns what the library says in the language of the run.
func (a *app) message(english string) string {
	if a.lang != rubric.Vietnamese {
		return english
	}
	if lines := strings.Split(english, "\n"); len(lines) > 1 {
		for i := range lines {
			lines[i] = a.message(lines[i])
		}
		return strings.Join(lines, "\n")
	}
	if m := place.FindStringSubmatch(english); m != nil {
		return m[1] + a.message(m[2])
	}
	if m := nearby.FindStringSubmatch(english); m != nil {
		return a.message(m[1]) + "; có phải là " + m[2] + "?"
	}
	if m := owner.FindStringSubmatch(english); m != nil {
		of := owners[m[1]] + m[2]
		if m[3] != "" {
			of += ": trường hợp"
		}
		return of + ": " + a.message(m[4])
	}
	if at := strings.LastIndex(english, "; "); at > 0 {
		if hint := hinted(english[at+2:]); hint != "" {
			return a.message(english[:at]) + "; " + hint
		}
	}
	for i, p := range patterns() {
		if m := p.FindStringSubmatch(english); m != nil {
			args := make([]any, len(m)-1)
			for k := range args {
				args[k] = described(m[k+1])
				if typed.MatchString(texts()[i][0]) {
					args[k] = types(m[k+1])
				}
			}
			return fmt.Sprintf(texts()[i][1], args...)
		}
	}
	return english
}

// typed matches the sentences that name types of expressions.
var typed = regexp.MustCompile(`^(the condition is a|expected a %s|both branches|argument %s of|the operator)`)

// types translates the types of expressions: "number and text" is "số và văn bản".
func types(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		vi := map[string]string{"number": "số", "text": "văn bản", "date": "ngày", "bool": "đúng/sai", "and": "và", "or": "hoặc"}[strings.TrimSuffix(w, "s")]
		if vi == "" {
			return described(s)
		}
		words[i] = vi
	}
	return strings.Join(words, " ")
}

// hinted translates what is said behind a fault of an expression.
func hinted(hint string) string {
	switch hint {
	case "equality is written ==":
		return "so sánh bằng viết là =="
	case "not equal is written !=":
		return "khác viết là !="
	case "texts cannot be joined":
		return "không nối được văn bản"
	}
	if what, is := strings.CutPrefix(hint, "write "); is && slices.Contains([]string{"and", "or", ">=", "<=", "!=", "*", "/"}, what) {
		return "viết " + what
	}
	return ""
}

// described translates what stands in the place of a value.
func described(s string) string {
	if vi, ok := map[string]string{
		"a mapping": "một nhóm khoá: giá trị", "a list": "một danh sách", "nothing": "để trống",
		"the total": "tổng điểm", "the effort": "công sức", "a rival's score": "điểm của đơn vị khác",
		"true or false": "đúng hay sai", "a text": "một văn bản", "a date": "một ngày", "a number": "một số", "a bound": "một giới hạn",
		"cases or score": "cases hoặc score",
		"an index":       "chỉ số (%)", "the index": "chỉ số (%)",
		"this construct": "cách viết này", "access to a member (a.b, a[b])": "cách lấy phần tử (a.b, a[b])", "slicing (a[b:c])": "cách cắt (a[b:c])",
		"a closure": "hàm ẩn danh", "a list anywhere but behind in": "danh sách ở chỗ khác ngoài sau in", "a map": "bảng tra {...}",
		"a sequence of expressions (;)": "dãy biểu thức (;)",
	}[s]; ok {
		return vi
	}
	if m := partOf.FindStringSubmatch(s); m != nil {
		return m[1] + " của bậc " + m[2]
	}
	if vi, ok := map[string]string{"the bonus": "điểm thưởng", "the penalty": "điểm trừ"}[s]; ok {
		return vi
	}
	if m := overList.FindStringSubmatch(s); m != nil {
		return "hàm " + m[1] + " trên danh sách"
	}
	if m := arguments.FindStringSubmatch(s); m != nil {
		return strings.Replace(strings.Replace(m[1], "at least", "ít nhất", 1), " or ", " hoặc ", 1) + " tham số"
	}
	for _, kind := range [][2]string{{"option ", "lựa chọn "}, {"item ", "mục "}} {
		if name, ok := strings.CutPrefix(s, kind[0]); ok {
			return kind[1] + name
		}
	}
	if at := strings.LastIndex(s, ": `"); at > 0 { // Go says in English what is wrong with a regular expression
		return s[at+2:]
	}
	if strings.HasPrefix(s, "[figure") {
		return strings.NewReplacer("figure", "số liệu", "points", "điểm").Replace(s)
	}
	if rest, ok := strings.CutPrefix(s, "cases or score, "); ok {
		return "cases hoặc score, " + rest
	}
	return s
}

// near suggests the nearest of some names.
func (a *app) near(got string, names []string) string {
	return strings.TrimPrefix(a.message("x"+spelling.Suggest(got, names)), "x")
}
