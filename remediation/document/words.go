package document

import (
	"regexp"
	"strings"

	"github.com/parindex/parindex/rubric"
)

// words are what the writers add to a document's own texts.
type words struct {
	Tag        string // the language, as files name it
	Recipients string // the title of the recipients
	Table      string // what a table without a caption is called
	Chart      string // what a picture is called, before its number
	Appendix   string // the name of a workbook's sheet
	BrokenAxis string // below an axis that starts at a number, which it takes
	Comma      string // between two numbers
}

func wordsIn(l rubric.Lang) words {
	if l == rubric.English {
		return words{
			Tag: "en-US", Recipients: "Recipients:", Table: "Table", Chart: "Chart", Appendix: "Appendix",
			BrokenAxis: "The axis starts at %s, not at 0.", Comma: ", ",
		}
	}
	return words{
		Tag: "vi-VN", Recipients: "Nơi nhận:", Table: "Bảng", Chart: "Biểu đồ", Appendix: "Phụ lục",
		BrokenAxis: "Trục bắt đầu từ %s, không phải từ 0.", Comma: "; ", // a comma is a decimal one
	}
}

// recipientLines returns the recipients as their list ends them: each with a
// semicolon, the last with a full stop, whether or not they bring their own.
func recipientLines(recipients []string) []string {
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

// nameParts divides the name of a body where a line ends that is too short for
// it: after "ủy ban nhân dân" or "hội đồng nhân dân", as is the custom.
func nameParts(name string) []string {
	if parts := people.FindStringSubmatch(name); parts != nil {
		return parts[1:]
	}
	return []string{name}
}
