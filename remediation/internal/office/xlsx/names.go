package xlsx

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
)

// maxName is how long the name of a sheet can be, in UTF-16 units.
const maxName = 31

// tableName is what a sheet without a name is called.
var tableName = rubric.Text{VI: "Bảng", EN: "Table"}

// sheetNames gives sheets names that a workbook can have: of at most 31 UTF-16 units,
// without : \ / ? * [ ] and apostrophes, which end names, each once whatever its case.
type sheetNames struct {
	lang  locale.Lang
	taken map[string]bool
}

var forbidden = strings.NewReplacer(":", "-", `\`, "-", "/", "-", "?", "-", "*", "-", "[", "(", "]", ")", "'", "’")

// next returns the name of the next sheet.
func (n *sheetNames) next(name string) string {
	name = ended(forbidden.Replace(name), maxName)
	if name == "" || strings.EqualFold(name, "History") { // which Excel keeps for itself
		name = tableName.In(n.lang)
	}
	unique := name
	for i := 2; n.taken[strings.ToLower(unique)]; i++ {
		suffix := fmt.Sprintf(" (%d)", i)
		unique = ended(name, maxName-len(suffix)) + suffix
	}
	if n.taken == nil {
		n.taken = map[string]bool{}
	}
	n.taken[strings.ToLower(unique)] = true
	return unique
}

// ended returns the start of a name, with nothing at its ends that must not be there.
func ended(name string, most int) string {
	const no = " \u00a0"
	units, end := 0, 0
	name = strings.TrimLeft(name, no)
	for i, r := range name {
		if units += utf16.RuneLen(r); units > most {
			break
		}
		end = i + len(string(r))
	}
	return strings.TrimRight(name[:end], no)
}
