package formula

import (
	"regexp"
	"strings"
)

// number returns the characters of a number around at, with what people put into
// numbers: points, commas, and spaces between groups of three digits.
func (l *lowering) number(at int) (from, to int, text string) {
	part := func(i int) bool {
		r := l.at(i)
		return isDigit(r) || (r == '.' || r == ',') && isDigit(l.at(i+1)) && i > 0 && isDigit(l.at(i-1)) ||
			r == ' ' && i > 0 && isDigit(l.at(i-1)) && isDigit(l.at(i+1)) && isDigit(l.at(i+2)) && isDigit(l.at(i+3)) &&
				!isDigit(l.at(i+4))
	}
	from, to = at, at
	for from > 0 && part(from-1) {
		from--
	}
	for part(to) {
		to++
	}
	return from, to, string(l.src[from:max(from, to)])
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

var (
	grouped     = regexp.MustCompile(`^\d{1,3}((\.\d{3})+|( \d{3})+)(,\d+)?$|^\d{1,3}(,\d{3}){2,}(\.\d+)?$`)
	commaNumber = regexp.MustCompile(`^\d+,\d+$`)
)

// Plainly returns a number as the rule language writes it, of one with a decimal comma
// or with marks between groups of digits; "" if it is no such number.
func plainly(text string) string {
	switch {
	case commaNumber.MatchString(text):
		return strings.Replace(text, ",", ".", 1)
	case grouped.MatchString(text):
		separators := strings.Map(func(r rune) rune {
			if isDigit(r) {
				return -1
			}
			return r
		}, text)
		groups, point := separators[:1], ""
		if last := separators[len(separators)-1:]; last != groups {
			point = last
		}
		whole, frac, _ := strings.Cut(text, point)
		if point == "" {
			whole, frac = text, ""
		}
		whole = strings.ReplaceAll(whole, groups, "")
		if frac != "" {
			return whole + "." + frac
		}
		return whole
	}
	return ""
}

// groupedDigits knows 1.500.000 and 1 500 000.
func (l *lowering) groupedDigits(at int) (known, again bool) {
	if !isDigit(l.at(at)) && l.at(at) != '.' && l.at(at) != ',' {
		return false, false
	}
	from, to, text := l.number(at)
	plain := plainly(text)
	if plain == "" || commaNumber.MatchString(text) {
		return false, false
	}
	l.fault(from, groupsOfDigits, text, plain)
	return true, l.put(from, to, plain)
}

// decimalComma knows 79,5.
func (l *lowering) decimalComma(at int) (known, again bool) {
	if l.at(at) != ',' {
		return false, false
	}
	from, to, text := l.number(at)
	plain := plainly(text)
	if plain == "" {
		return false, false
	}
	if sign := l.behind(to); l.at(sign) == '%' {
		return l.percentSign(sign)
	}
	l.fault(from, commaInNumber, text, plain)
	return true, l.put(from, to, plain)
}

// percentSign knows 80%.
func (l *lowering) percentSign(at int) (known, again bool) {
	sign := l.before(at)
	if l.at(at) == '%' {
		sign = at
	}
	if sign < 1 || l.src[sign] != '%' {
		return false, false
	}
	from, _, text := l.number(l.before(sign) + 1)
	if text == "" {
		l.fault(sign, percentBehind)
		return true, l.put(sign, sign+1, "")
	}
	plain := text
	if p := plainly(text); p != "" {
		plain = p
	}
	if prior, next := l.before(from), l.behind(sign+1); l.at(next) == '*' || prior >= 0 && l.src[prior] == '*' {
		l.fault(from, percentOf, text, l.hundredth(plain))
	} else {
		l.fault(from, percentOfFigure, text, plain)
	}
	return true, l.put(from, sign+1, plain)
}

// hundredth returns a hundredth of a number as the rule language writes it.
func (l *lowering) hundredth(plain string) string {
	whole, frac, _ := strings.Cut(plain, ".")
	whole = strings.Repeat("0", max(0, 3-len(whole))) + whole
	frac = strings.TrimRight(whole[len(whole)-2:]+frac, "0")
	whole = strings.TrimLeft(whole[:len(whole)-2], "0")
	if whole == "" {
		whole = "0"
	}
	if frac == "" {
		return whole
	}
	return whole + "." + frac
}
