package spelling

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns a form of a text that is the same for whoever types it without tone
// marks, in capitals, or with other marks between words: đúng hạn, Dung han and
// DUNG_HAN are all dunghan.
func Fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == 'đ' || r == 'Đ':
			return 'd'
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return -1 // marks, and what stands between words
	}, norm.NFD.String(s))
}

// Titled returns which of many things is meant by a text that is not the name of any,
// by their titles, or -1: the one with that title, or the only one with a title near it
// or in which all of the text stands. Of very many or very long titles only the first
// are looked at.
func Titled(got string, things int, titles func(i int) []string) int {
	want := Fold(got)
	if len(got) > 4*longest || len(want) < shortestPart || titles == nil {
		return -1
	}
	near, several, work := -1, false, 0
	for i := range min(things, 2000) {
		for _, title := range titles(i) {
			if work += len(want) * len(title); work > 1_000_000 {
				return -1
			}
			switch title = Fold(title); {
			case title == want:
				return i
			case title == "" || near == i:
			case partOf(want, title) || closeTo(want, title):
				several = several || near >= 0
				near = i
			}
		}
	}
	if several {
		return -1
	}
	return near
}

// shortestPart is the length of the shortest text that says enough to be searched for.
const shortestPart = 2

// partOf reports whether a folded text says enough of a title to stand for it.
func partOf(want, title string) bool {
	return len(want) > 4 && 2*len(want) >= len(title) && strings.Contains(title, want)
}

func closeTo(want, title string) bool {
	most := len(want) / 5
	if d := utf8.RuneCountInString(title) - utf8.RuneCountInString(want); max(d, -d) > most {
		return false
	}
	return distance([]rune(want), []rune(title)) <= most
}
