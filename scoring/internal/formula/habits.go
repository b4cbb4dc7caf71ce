package formula

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/expr-lang/expr/parser/utils"
)

// mend looks for a habit of writing where expr cannot read the source: a decimal comma,
// a semicolon between arguments, what word processors make of quotes and dashes. It says
// how the rule language writes that, and puts it into the source so that the rest can be
// read, too. It reports whether it knows the habit, and whether reading again may help.
//
// Whatever it puts there takes as many characters as what stood there, so that places
// stay what they are; only faults come of a source that was mended.
func (l *lowering) mend(at int) (known, again bool) {
	for _, habit := range []func(int) (known, again bool){
		l.percentSign, l.groupedDigits, l.decimalComma, l.semicolons, l.equalsSign, l.typographic,
		l.ifThenElse, l.ifOfSpreadsheets, l.bareBand, l.titleOfInput, l.braces, l.missingTimes, l.foreignWord,
	} {
		if known, again = habit(at); known {
			return known, again
		}
	}
	return false, false
}

// before returns the last character before at that is no space, −1 if there is none.
func (l *lowering) before(at int) int {
	for at--; at >= 0 && unicode.IsSpace(l.src[at]); at-- {
	}
	return at
}

// behind returns the first character from at on that is no space.
func (l *lowering) behind(at int) int {
	for at < len(l.src) && unicode.IsSpace(l.src[at]) {
		at++
	}
	return at
}

// put writes a text over the characters from from to to and fills up with spaces; not ok
// if it is too long.
func (l *lowering) put(from, to int, text string) bool {
	written := []rune(text)
	if len(written) > to-from {
		return false
	}
	for i := from; i < to; i++ {
		l.src[i] = ' '
		if i-from < len(written) {
			l.src[i] = written[i-from]
		}
	}
	return true
}

// semicolons knows min(a; b), and that commas are decimal then.
func (l *lowering) semicolons(at int) (known, again bool) {
	if l.at(at) != ';' {
		return false, false
	}
	open := l.opening(at)
	if open < 0 {
		return false, false
	}
	end, from := l.closing(open), open
	for from > 0 && utils.IsAlphaNumeric(l.src[from-1]) {
		from--
	}
	faults := l.faults
	for i := range l.outsideTexts(open, end) {
		if l.src[i] == ',' {
			l.decimalComma(i)
		}
	}
	for i := range l.outsideTexts(open, end) {
		if l.src[i] == ';' {
			l.src[i] = ','
		}
	}
	if name := string(l.src[from:open]); builtins[name] == nil && l.isSpreadsheets(name) {
		l.faults = faults // the fault of the function shows how all of it is written
		return true, true
	}
	l.fault(at, semicolonBetween, string(l.src[from:min(end+1, len(l.src))]))
	return true, true
}

// opening returns the parenthesis in which a character stands, −1 if it stands in none.
func (l *lowering) opening(at int) int {
	var open []int
	for i := range l.outsideTexts(0, at) {
		switch l.src[i] {
		case '(':
			open = append(open, i)
		case ')':
			if len(open) > 0 {
				open = open[:len(open)-1]
			}
		}
	}
	if len(open) == 0 {
		return -1
	}
	return open[len(open)-1]
}

// closing returns the parenthesis that closes one, or the end of the source.
func (l *lowering) closing(open int) int {
	depth := 0
	for i := range l.outsideTexts(open, len(l.src)) {
		switch l.src[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return len(l.src)
}

// outsideTexts yields the characters between two that are not in a text.
func (l *lowering) outsideTexts(from, to int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		quote := rune(0)
		for i := from; i < min(to, len(l.src)); i++ {
			switch r := l.src[i]; {
			case quote != 0:
				if r == quote {
					quote = 0
				} else if r == '\\' && quote != '`' {
					i++
				}
			case r == '\'' || r == '"' || r == '`':
				quote = r
			case !yield(i):
				return
			}
		}
	}
}

// equalsSign knows = for ==, => for >=, > = with a space, and = at the beginning.
func (l *lowering) equalsSign(at int) (known, again bool) {
	if l.at(at) != '=' {
		return false, false
	}
	switch prior, next := l.before(at), l.at(at+1); {
	case prior < 0:
		if _, to := l.words(l.behind(at + 1)); l.at(to) != '(' || !l.isSpreadsheets(strings.TrimSpace(string(l.src[at+1:to]))) {
			l.fault(at, leadingEquals) // otherwise the fault of the function shows how all of it is written
		}
		return true, l.put(at, at+1, "")
	case strings.ContainsRune("<>!", l.src[prior]) && prior < at-1:
		l.fault(prior, unexpectedToken, string(l.src[prior:at+1]), write.Say(string(l.src[prior])+"="))
		return true, l.put(prior, at+1, string(l.src[prior])+"=")
	case next == '<' || next == '>':
		got := "=" + string(next)
		l.fault(at, unexpectedToken, got, hints[got])
		return true, l.put(at, at+2, string(next)+"=")
	case next == ' ':
		l.fault(at, unexpectedToken, "=", hints["="])
		return true, l.put(at, at+2, "==")
	default:
		l.fault(at, unexpectedToken, "=", hints["="])
		return true, l.at(at-1) == ' ' && l.put(at-1, at+1, "==")
	}
}

// typographic knows the quotes, dashes and signs of word processors.
func (l *lowering) typographic(at int) (known, again bool) {
	r := l.at(at)
	switch meant := plainSigns[r]; {
	case r != 0 && strings.ContainsRune(curvedQuotes, r):
		end := at + 1
		for end < len(l.src) && !strings.ContainsRune(curvedQuotes+`'"`, l.src[end]) {
			end++
		}
		l.fault(at, curvedQuote, string(r), "'"+string(l.src[at+1:end])+"'")
		l.src[at] = '\''
		if end < len(l.src) {
			l.src[end] = '\''
		}
		return true, end < len(l.src)
	case meant != "":
		l.fault(at, signMeans, string(r), meant)
		return true, l.put(at, at+1, meant[:1]) // of >= the sign that takes one place
	}
	return false, false
}

const curvedQuotes = "“”„‘’‚«»"

// plainSigns has the signs of the rule language for those that people write.
var plainSigns = map[rune]string{
	'–': "-", '—': "-", '−': "-", '‐': "-", '‑': "-", '‒': "-", '≥': ">=", '≤': "<=", '≠': "!=", '×': "*", '·': "*",
	'•': "*", '÷': "/", '：': ":", '（': "(", '）': ")", '，': ",", '＝': "=", '＞': ">", '＜': "<", '％': "%",
}

// bareBand knows a band of bands(...) without quotes.
func (l *lowering) bareBand(at int) (known, again bool) {
	open := l.opening(at)
	if open < 5 || string(l.src[open-5:open]) != "bands" {
		return false, false
	}
	from := at
	for from > open+1 && l.src[from-1] != ' ' && (l.src[from-1] != ',' || isDigit(l.at(from))) {
		from--
	}
	rest := string(l.src[from:])
	band := bareBands.FindString(rest)
	if band == "" || from+len([]rune(band)) < at {
		return false, false
	}
	l.fault(from, bandInQuotes, "'"+band+"'")
	return true, false
}

var bareBands = regexp.MustCompile(`^([<>]=?\s*\d+(\.\d+)?|[\[(]\s*\d+(\.\d+)?\s*[,;]\s*\d+(\.\d+)?\s*[\])])`)

// words returns the run of words around a character: letters, digits and underscores
// with single spaces between them.
func (l *lowering) words(at int) (from, to int) {
	from = min(at, len(l.src))
	word := func(i int) bool {
		return i >= 0 && i < len(l.src) && (utils.IsAlphaNumeric(l.src[i]) ||
			l.src[i] == ' ' && i > 0 && utils.IsAlphaNumeric(l.src[i-1]) && utils.IsAlphaNumeric(l.at(i+1)))
	}
	if !word(from) && word(from-1) {
		from--
	}
	to = from
	for word(from - 1) {
		from--
	}
	for word(to) {
		to++
	}
	return from, to
}

// foreignWord knows AND, và and other words for operators.
func (l *lowering) foreignWord(at int) (known, again bool) {
	from, to := at, at
	for to < len(l.src) && utils.IsAlphaNumeric(l.src[to]) {
		to++
	}
	word := string(l.src[from:to])
	meant := foreignWords[word]
	if rest := string(l.src[from:min(from+30, len(l.src))]); meant == "" {
		for _, p := range foreignPhrases {
			if strings.HasPrefix(rest, p.said+" ") {
				word, meant = p.said, p.meant
				to = from + len([]rune(word))
				break
			}
		}
	}
	if meant == "" {
		return false, false
	}
	l.fault(from, unexpectedToken, word, write.Say(meant))
	return true, l.put(from, to, meant)
}

var foreignWords = map[string]string{
	"AND": "and", "And": "and", "và": "and", "VÀ": "and", "OR": "or", "Or": "or", "hoặc": "or", "HOẶC": "or",
	"trên": ">", "dưới": "<", "từ": ">=", "đến": "<=", "là": "==", "bằng": "==", "khác": "!=", "trừ": "-", "cộng": "+", "nhân": "*", "chia": "/",
}

// foreignPhrases are words for comparisons, longer ones first.
var foreignPhrases = []struct{ said, meant string }{
	{"lớn hơn hoặc bằng", ">="}, {"nhỏ hơn hoặc bằng", "<="}, {"lớn hơn", ">"}, {"nhỏ hơn", "<"}, {"thấp hơn", "<"},
	{"cao hơn", ">"}, {"không quá", "<="}, {"ít nhất", ">="}, {"tối thiểu", ">="}, {"tối đa", "<="},
}

// braces knows {name}, as reasons have it.
func (l *lowering) braces(at int) (known, again bool) {
	open := at
	for open >= 0 && l.at(open) != '{' {
		open--
	}
	end := open + 1
	for end < len(l.src) && l.src[end] != '}' {
		end++
	}
	if open < 0 || end >= len(l.src) {
		return false, false
	}
	name := strings.TrimSpace(string(l.src[open+1 : end]))
	if _, _, is := l.scope.variable(name); !is || end < at-1 {
		return false, false
	}
	l.fault(open, noBraces, name)
	return true, l.put(open, end+1, name)
}

// missingTimes knows 2 full, and 2 điểm.
func (l *lowering) missingTimes(at int) (known, again bool) {
	prior := l.before(at)
	to := at
	for to < len(l.src) && utils.IsAlphaNumeric(l.src[to]) {
		to++
	}
	if prior < 0 || !isDigit(l.src[prior]) || to == at || isDigit(l.src[at]) {
		return false, false
	}
	_, _, number := l.number(prior)
	word := string(l.src[at:to])
	_, _, isInput := l.scope.variable(word)
	switch {
	case slices.Contains(unitWords, strings.ToLower(word)):
		l.fault(at, unitBehindNumber, word, number)
		return true, l.put(at, to, "")
	case word == "x" || word == "X":
		l.fault(at, signMeans, word, "*")
		return true, l.put(at, to, "*")
	case isInput || word == fullName || l.scope.function(word) != nil || builtins[word] != nil:
		l.fault(at, timesMissing, number+" * "+word)
		return true, prior < at-1 && l.put(at-1, at, "*")
	}
	return false, false
}

var unitWords = []string{"điểm", "đ", "diem", "đồng", "ngày", "hồ", "việc", "người", "phần", "points", "days"}
