package cover

import (
	"cmp"
	"errors"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
)

// HTML writes the report as a page of its own: the totals, the source of the rules
// with every part marked, by a sign and a line as well as by a colour, and the list
// of what was not reached. src is the text of the rubric's file. The error is the
// writer's.
func (r *Report) HTML(w io.Writer, src []byte, l locale.Lang) error {
	if w == nil {
		return errors.New("there is nothing to write to")
	}
	if r == nil {
		r = &Report{}
	}
	page := coverPage{Lang: string(l), File: r.File, Edition: r.Edition, Words: pageWords[l == rubric.English]}
	words := coverWords[l == rubric.English]
	for _, kind := range partKinds {
		page.Totals = append(page.Totals, coverTotal{words[string(kind)], *r.of(kind), l.Decimal(r.of(kind).Percent())})
	}
	page.Totals = append(page.Totals, coverTotal{words["total"], r.Total, l.Decimal(r.Total.Percent())})
	for _, rule := range r.Rules {
		missing := coverRule{Item: rule.Item, Title: rule.Title.In(l), Share: rule.Total.in(l)}
		for i := range rule.Parts {
			if p := &rule.Parts[i]; p.Reached == 0 && !p.Impossible {
				missing.Parts = append(missing.Parts, coverLine{Number: p.Line, Text: p.in(l)})
			}
		}
		if len(missing.Parts) > 0 {
			page.Missing = append(page.Missing, missing)
		}
	}
	page.Lines = r.paint(strings.Split(strings.TrimSuffix(string(src), "\n"), "\n"), l)
	return coverTemplate.Execute(w, page)
}

// span is a stretch of the source that belongs to parts.
type span struct{ line, column, endLine, endColumn int }

func (s span) length() int { return (s.endLine-s.line)*100_000 + s.endColumn - s.column }

// paint marks the parts in the source. Where parts lie within each other, the
// innermost counts.
func (r *Report) paint(src []string, l locale.Lang) []coverLine {
	by := map[span][]*Part{}
	for i := range r.Rules {
		for k := range r.Rules[i].Parts {
			p := &r.Rules[i].Parts[k]
			s := span{p.Line, p.Column, p.EndLine, p.EndColumn}
			if s.line > 0 && s.endLine >= s.line {
				by[s] = append(by[s], p)
			}
		}
	}
	var spans []span
	for s := range by {
		spans = append(spans, s)
	}
	slices.SortFunc(spans, func(a, b span) int {
		return cmp.Or(cmp.Compare(b.length(), a.length()), cmp.Compare(a.line, b.line), cmp.Compare(a.column, b.column))
	})
	lines := make([][]rune, len(src))
	owner := make([][]int, len(src)) // by character: 1 + the innermost span
	for i, text := range src {
		lines[i] = []rune(text)
		owner[i] = make([]int, len(lines[i]))
	}
	for k, s := range spans {
		for line := s.line; line <= min(s.endLine, len(lines)); line++ {
			text := lines[line-1]
			from, to := 0, len(text)
			if line == s.line {
				from = s.column - 1
			}
			if line == s.endLine {
				to = min(s.endColumn-1, len(text))
			}
			for i := from; i < to; i++ {
				if line == s.line || strings.TrimSpace(string(text[:i+1])) != "" { // not the indentation
					owner[line-1][i] = k + 1
				}
			}
		}
	}
	out := make([]coverLine, len(lines))
	marked := map[int]bool{}
	for i, text := range lines {
		out[i].Number = i + 1
		for from := 0; from < len(text); {
			to, k := from, owner[i][from]
			for to < len(text) && owner[i][to] == k {
				to++
			}
			piece := coverPiece{Text: string(text[from:to])}
			if k > 0 {
				parts := by[spans[k-1]]
				state := stateOf(parts)
				piece.Class, piece.Title = state, describe(parts, l)
				if !marked[k] {
					piece.Sign, marked[k] = signs[state], true
				}
			}
			out[i].Pieces = append(out[i].Pieces, piece)
			from = to
		}
	}
	return out
}

// signs stand in the source in front of what they are about.
var signs = map[string]string{"all": "✓", "some": "◐", "none": "✗", "impossible": "∅"}

// stateOf says how much of some parts was reached.
func stateOf(parts []*Part) string {
	var s Share
	for _, p := range parts {
		s.add(p)
	}
	switch {
	case s.Of == 0:
		return "impossible"
	case s.Reached == s.Of:
		return "all"
	case s.Reached == 0:
		return "none"
	}
	return "some"
}

// describe lists parts with their signs.
func describe(parts []*Part, l locale.Lang) string {
	var list []string
	w := coverWords[l == rubric.English]
	for _, p := range parts {
		text := w[string(p.Kind)+" one"]
		if p.Want != "" {
			text += " " + cmp.Or(w[p.Want], p.Want)
		}
		list = append(list, signs[stateOf([]*Part{p})]+" "+text+fmt.Sprintf(" (%d)", p.Reached))
	}
	return strings.Join(list, "\n")
}

type coverPage struct {
	Lang, File string
	Edition    rubric.Edition
	Words      map[string]string
	Totals     []coverTotal
	Lines      []coverLine
	Missing    []coverRule
}

type coverTotal struct {
	Name string
	Share
	Shown string
}

type coverRule struct {
	Item, Title, Share string
	Parts              []coverLine
}

type coverLine struct {
	Number int
	Text   string
	Pieces []coverPiece
}

type coverPiece struct{ Text, Class, Sign, Title string }

var pageWords = map[bool]map[string]string{
	true: {
		"title": "Coverage of the rules", "kind": "kind", "reached": "reached", "of": "of", "source": "Rules",
		"missing": "Not reached",
		"all":     "all reached", "some": "partly reached", "none": "not reached", "impossible": "no facts can reach it",
		"line": "line",
	},
	false: {
		"title": "Độ phủ kiểm thử của quy tắc", "kind": "loại", "reached": "đã phủ", "of": "tổng", "source": "Quy tắc",
		"missing": "Chưa phủ",
		"all":     "đã phủ hết", "some": "phủ một phần", "none": "chưa phủ", "impossible": "không số liệu nào tới được",
		"line": "dòng",
	},
}

var coverTemplate = template.Must(template.New("coverage").Parse(`<!DOCTYPE html>
<html lang="{{.Lang}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Words.title}}: {{.Edition.Rubric}}</title>
<style>
body { font: 16px/1.5 sans-serif; margin: 2rem auto; max-width: 80rem; padding: 0 1rem; color: #111; background: #fff; }
table { border-collapse: collapse; }
th, td { padding: .2rem .8rem; text-align: left; border-bottom: 1px solid #999; }
td.number { text-align: right; }
pre { font: 14px/1.6 monospace; overflow-x: auto; border: 1px solid #999; padding: .5rem 0; }
pre span.line { display: block; padding-left: 4.5em; text-indent: -4.5em; }
pre a { display: inline-block; width: 4em; text-indent: 0; text-align: right; margin-right: .5em; color: #555; text-decoration: none; }
.all { background: #d8f0d8; border-bottom: 2px solid #1a6b1a; }
.some { background: #fff0c2; border-bottom: 2px dashed #7a5200; }
.none { background: #fbdcdc; border-bottom: 2px dotted #a11212; font-weight: bold; }
.impossible { background: #e6e6e6; border-bottom: 1px solid #555; font-style: italic; }
</style>
</head>
<body>
<h1>{{.Words.title}}</h1>
<p>{{.Edition.Rubric}}, {{.File}}</p>
<table>
<thead><tr><th scope="col">{{.Words.kind}}</th><th scope="col">{{.Words.reached}}</th><th scope="col">{{.Words.of}}</th><th scope="col">%</th></tr></thead>
<tbody>
{{- range .Totals}}
<tr><th scope="row">{{.Name}}</th><td class="number">{{.Reached}}</td><td class="number">{{.Of}}</td><td class="number">{{.Shown}}</td></tr>
{{- end}}
</tbody>
</table>
{{- if .Missing}}
<h2>{{.Words.missing}}</h2>
{{- $line := .Words.line}}
{{- range .Missing}}
<h3>{{.Item}} {{.Title}}: {{.Share}}</h3>
<ul>
{{- range .Parts}}
<li><a href="#L{{.Number}}">{{$line}} {{.Number}}</a>: {{.Text}}</li>
{{- end}}
</ul>
{{- end}}
{{- end}}
<h2>{{.Words.source}}</h2>
<p><span class="all">✓ {{.Words.all}}</span> <span class="some">◐ {{.Words.some}}</span> <span class="none">✗ {{.Words.none}}</span> <span class="impossible">∅ {{.Words.impossible}}</span></p>
<pre>
{{- range .Lines}}<span class="line" id="L{{.Number}}"><a href="#L{{.Number}}">{{.Number}}</a>{{range .Pieces}}{{if .Class}}<span class="{{.Class}}" title="{{.Title}}">{{.Sign}}{{.Text}}</span>{{else}}{{.Text}}{{end}}{{end}}
</span>{{end -}}
</pre>
</body>
</html>
`))
