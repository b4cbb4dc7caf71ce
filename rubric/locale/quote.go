package locale

import (
	"fmt"
	"strings"
)

// Short returns a name or a value as messages quote it: the start of one that is
// very long.
func Short(s string) string { return cut(s, 40, 40) }

// cut returns a text of more than most characters as its first keep, with "…".
func cut(s string, most, keep int) string {
	if len(s) <= most {
		return s
	}
	end, n := len(s), 0
	for i := range s {
		if n == keep {
			end = i
		}
		if n++; n > most {
			return strings.ToValidUTF8(s[:end], "\uFFFD") + "…"
		}
	}
	return s
}

// List joins names for a message, the first twelve of them.
func List(names []string) fmt.Stringer { return list(names) }

type list []string

func (l list) String() string {
	var out []string
	for i, name := range l {
		if i == 12 {
			out = append(out, "…")
			break
		}
		out = append(out, Short(name))
	}
	return strings.Join(out, ", ")
}
