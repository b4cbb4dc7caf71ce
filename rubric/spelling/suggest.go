package spelling

import (
	"unicode/utf8"

	"github.com/parindex/parindex/rubric/locale"
)

// Suggest returns `; did you mean "name"?` with the name nearest to got, or nothing
// if none is near enough to be what the writer meant. Of very many or very long
// names only the first are looked at.
func Suggest(got string, names []string) locale.Message { return Meant(Nearest(got, names)) }

// MeantTitled is [Meant] of a name beside its title.
func MeantTitled(name string, title locale.Speaker) locale.Message {
	return meantTitled.Say(locale.Short(name), aside{name, title})
}

// aside is the title of what is named, in parentheses, where it says more than the name.
type aside struct {
	name  string
	title locale.Speaker
}

// In returns the title in a language.
func (a aside) In(l locale.Lang) string {
	if a.title == nil || a.title.In(l) == "" || a.title.In(l) == a.name {
		return ""
	}
	return " (" + locale.Short(a.title.In(l)) + ")"
}

// Meant returns `; did you mean "name"?`, or nothing where there is no name.
func Meant(name string) locale.Message {
	if name == "" {
		return locale.Message{}
	}
	return meant.Say(locale.Short(name))
}

// Nearest returns the name that Suggest suggests, or "".
func Nearest(got string, names []string) string {
	if len(got) > 4*longest {
		return ""
	}
	want := []rune(Normalize(got))
	best, bestDist := "", max(1, len(want)/3)+1
	look, folded, work := Skeleton(string(want)), Fold(string(want)), 0
	for _, name := range names[:min(len(names), 2000)] {
		n := len(want) - utf8.RuneCountInString(name)
		if n < -longest {
			continue
		}
		work += len(name)
		if max(n, -n) <= 3+len(want)/2 && name != string(want) && folded != "" && Fold(name) == folded {
			return name
		}
		if max(n, -n) >= bestDist {
			continue // a difference in length is a distance
		}
		if work += len(want) * len(name); work > 100_000 {
			break
		}
		if name != string(want) && Skeleton(name) == look {
			return name
		}
		if d := distance(want, []rune(name)); d < bestDist {
			best, bestDist = name, d
		}
	}
	if best == "" || best == string(want) {
		return ""
	}
	return best
}

// longest is the length of the longest name that is suggested.
const longest = 200

// distance is the number of insertions, deletions, substitutions and swaps of
// neighbours that turn a into b (optimal string alignment).
func distance(a, b []rune) int {
	if max(len(a), len(b)) > longest {
		return longest // text from outside: no name is this long
	}
	var before []int
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		next := make([]int, len(b)+1)
		next[0] = i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			next[j] = min(row[j]+1, next[j-1]+1, row[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
		}
		before, row = row, next
	}
	return row[len(b)]
}
