package main

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
)

// owners are what messages begin with.
var owners = map[string]string{
	"item": "mục", "input": "chỉ tiêu", "band": "mức xếp loại", "rubric": "bộ chỉ số", "adjustment": "điểm thưởng hoặc điểm trừ",
	"decision": "quyết định", "points": "điểm", "index": "chỉ số", "effort of": "công sức của",
}

var (
	owner  = regexp.MustCompile(`^(item|input|band|rubric|adjustment|decision|points|index|effort of)((?: "[^"]*")?)(: case)?: (.*)$`)
	nearby = regexp.MustCompile(`^(.*); did you mean (".*")\?$`)
	partOf = regexp.MustCompile(`^(from|effort) of step (\d+)$`)
	place  = regexp.MustCompile(`^(\S+:\d+:\d+: )(.*)$`)
)

// patterns recognise the English sentences.
var patterns = sync.OnceValue(func() []*regexp.Regexp {
	verbs := strings.NewReplacer("%d", `(\d+)`, "%q", `("(?:[^"\\]|\\.)*")`, "%s", `(.*)`)
	out := make([]*regexp.Regexp, len(faultTexts))
	for i, t := range faultTexts {
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
	for i, p := range patterns() {
		if m := p.FindStringSubmatch(english); m != nil {
			args := make([]any, len(m)-1)
			for k := range args {
				args[k] = described(m[k+1])
			}
			return fmt.Sprintf(faultTexts[i][1], args...)
		}
	}
	return english
}

// described translates what stands in the place of a value.
func described(s string) string {
	if vi, ok := map[string]string{
		"a mapping": "một nhóm khoá: giá trị", "a list": "một danh sách", "nothing": "để trống",
		"the total": "tổng điểm", "the effort": "công sức", "a rival's score": "điểm của đơn vị khác",
	}[s]; ok {
		return vi
	}
	if m := partOf.FindStringSubmatch(s); m != nil {
		return m[1] + " của bậc " + m[2]
	}
	if name, ok := strings.CutPrefix(s, "option "); ok {
		return "lựa chọn " + name
	}
	return s
}

// near suggests the nearest of some names.
func (a *app) near(got string, names []string) string {
	return strings.TrimPrefix(a.message("x"+source.Suggest(got, names)), "x")
}
