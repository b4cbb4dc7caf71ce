// Package names has the names and the sentences that plans, aims and catalogues share.
package names

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
)

// What every file of this room may say.
var (
	NoRubric    = locale.Define("plan.no_rubric", "không có bộ chỉ số", "there is no rubric")
	NoSuchInput = locale.Define("plan.no_such_input",
		"bộ chỉ số không có chỉ tiêu %q%s", "the rubric has no input %q%s")
	Action = locale.Define("plan.action", "giải pháp %q", "action %q")
)

// Inputs lists the names of a rubric's inputs, in its order.
func Inputs(r *rubric.Rubric) []string {
	var out []string
	for _, in := range r.Scalars() {
		out = append(out, in.Name)
	}
	return out
}
