package spelling

import (
	"cmp"
	"strings"
)

// CompareCodes orders codes as people read them: 5.9 before 5.10 before 5.10.1.
// It returns a negative number, zero or a positive number as a stands before,
// with or behind b. Runs of digits compare as numbers of any length, everything
// else by its characters; codes that differ only in leading zeros are ordered
// by their text, so that only equal codes compare as zero.
func CompareCodes(a, b string) int {
	x, y := a, b
	for x != "" && y != "" {
		xRun, xRest := cutRun(x)
		yRun, yRest := cutRun(y)
		var c int
		if isDigit(xRun[0]) && isDigit(yRun[0]) {
			p, q := strings.TrimLeft(xRun, "0"), strings.TrimLeft(yRun, "0")
			c = cmp.Or(cmp.Compare(len(p), len(q)), cmp.Compare(p, q))
		} else {
			c = cmp.Compare(xRun, yRun)
		}
		if c != 0 {
			return c
		}
		x, y = xRest, yRest
	}
	return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(a, b))
}

// cutRun cuts the longest start of s that is all digits or without a digit;
// a point is a run of its own, so that 5.1 and 5a compare by their numbers first.
func cutRun(s string) (run, rest string) {
	if s[0] == '.' {
		return s[:1], s[1:]
	}
	i := 1
	for i < len(s) && s[i] != '.' && isDigit(s[i]) == isDigit(s[0]) {
		i++
	}
	return s[:i], s[i:]
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
