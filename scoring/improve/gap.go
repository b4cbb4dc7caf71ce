package improve

import (
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
)

// GapKind says why something may be missing from a list.
type GapKind string

// The kinds of gaps.
const (
	GapCurved   GapKind = "curved"   // the rule is not linear in its figures
	GapWork     GapKind = "work"     // the work allowed did not suffice
	GapRule     GapKind = "rule"     // the rule is one in Go
	GapFunction GapKind = "function" // the rule calls a function of the host's
	GapMissing  GapKind = "missing"  // it depends on figures that are not known
	GapExcluded GapKind = "excluded" // facts leave open whether an item is excluded
)

// Gap is why a list of improvements or moves may not be all there is.
type Gap struct {
	Kind GapKind `json:"kind"`
	Code string  `json:"code,omitempty"` // of the leaf whose rule it is
	// Inputs are the figures that other changes may move; for figures that are not
	// known, those.
	Inputs []string    `json:"inputs,omitempty"`
	Text   rubric.Text `json:"text"`
}

// gaps are all different.
type gaps []Gap

// add adds a gap, or its inputs to one that is the same but for these.
func (g *gaps) add(r *rubric.Rubric, kind GapKind, code string, inputs ...string) {
	i := slices.IndexFunc(*g, func(x Gap) bool { return x.Kind == kind && x.Code == code })
	if i < 0 {
		i = len(*g)
		*g = append(*g, Gap{Kind: kind, Code: code})
	}
	x := &(*g)[i]
	for j := range r.Inputs { // in the rubric's order
		if name := r.Inputs[j].Name; slices.Contains(inputs, name) && !slices.Contains(x.Inputs, name) {
			x.Inputs = append(x.Inputs, name)
		}
	}
	x.Text = x.says(r)
}

// says writes a gap.
func (x Gap) says(r *rubric.Rubric) rubric.Text {
	titles := func(l rubric.Lang) string {
		var out []string
		for _, name := range x.Inputs {
			title := r.Input(name).Title.In(l)
			if title == "" {
				title = name
			}
			out = append(out, title)
		}
		return strings.Join(out, "; ")
	}
	switch x.Kind {
	case GapCurved:
		return rubric.Text{VI: "quy tắc của tiêu chí " + x.Code + " không tuyến tính theo số liệu", EN: "the rule of item " + x.Code + " is not linear in its figures"}
	case GapRule:
		return rubric.Text{VI: "tiêu chí " + x.Code + " chấm theo quy tắc lập trình riêng", EN: "the rule of item " + x.Code + " is a program"}
	case GapFunction:
		return rubric.Text{VI: "quy tắc của tiêu chí " + x.Code + " dùng hàm lập trình riêng", EN: "the rule of item " + x.Code + " calls a function of the host program"}
	case GapMissing:
		return rubric.Text{VI: "tiêu chí " + x.Code + " còn phụ thuộc vào số liệu chưa biết: " + titles(rubric.Vietnamese), EN: "item " + x.Code + " depends on figures that are not known: " + titles(rubric.English)}
	case GapExcluded:
		of := rubric.Text{VI: "tiêu chí nào", EN: "which items are"}
		if x.Code != "" {
			of = rubric.Text{VI: "tiêu chí " + x.Code + " có", EN: "whether item " + x.Code + " is"}
		}
		return rubric.Text{VI: "chưa đủ số liệu để xác định " + of.VI + " được loại trừ", EN: "the facts leave open " + of.EN + " excluded"}
	}
	of := rubric.Text{}
	if x.Code != "" {
		of = rubric.Text{VI: " của tiêu chí " + x.Code, EN: " of item " + x.Code}
	}
	return rubric.Text{VI: "chưa xét hết mọi thay đổi" + of.VI + " trong giới hạn tính toán cho phép", EN: "the work allowed did not suffice to go through all changes" + of.EN}
}
