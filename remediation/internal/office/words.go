package office

import (
	"regexp"
	"strings"

	"github.com/parindex/parindex/rubric"
)

// RecipientsTitle is the title of the recipients.
var RecipientsTitle = rubric.Text{VI: "Nơi nhận:", EN: "Recipients:"}

// RecipientLines returns the recipients as their list ends them: each with a
// semicolon, the last with a full stop, whether or not they bring their own.
func RecipientLines(recipients []string) []string {
	lines := make([]string, len(recipients))
	for i, r := range recipients {
		end := ";"
		if i == len(recipients)-1 {
			end = "."
		}
		lines[i] = strings.TrimRight(r, " ;,.") + end
	}
	return lines
}

var people = regexp.MustCompile(`(?i)^(.*?nhân dân) +(\S.*)$`)

// NameParts divides the name of a body where a line ends that is too short for
// it: after "ủy ban nhân dân" or "hội đồng nhân dân", as is the custom.
func NameParts(name string) []string {
	if parts := people.FindStringSubmatch(name); parts != nil {
		return parts[1:]
	}
	return []string{name}
}

// ChartName is what a chart without a name is called.
var ChartName = rubric.Text{VI: "Biểu đồ", EN: "Chart"}
