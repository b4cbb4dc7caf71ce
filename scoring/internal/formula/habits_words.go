package formula

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/expr-lang/expr/ast"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// ifThenElse knows if x then y else z, and nếu x thì y không thì z.
func (l *lowering) ifThenElse(int) (known, again bool) {
	if len(l.src) > longestMended {
		return false, false
	}
	src := string(l.src)
	m := ifThen.FindStringSubmatchIndex(src)
	if m == nil {
		m = ifWithoutBraces.FindStringSubmatchIndex(src)
	}
	if m == nil {
		return false, false
	}
	part := func(i int) string { return strings.TrimSpace(src[m[2*i]:m[2*i+1]]) }
	cond, then, otherwise := part(1), part(2), "0"
	if o := elseThen.FindStringSubmatchIndex(then); o != nil {
		then, otherwise = strings.TrimSpace(then[:o[0]]), strings.TrimSpace(then[o[2]:o[3]])
	}
	l.fault(utf8.RuneCountInString(src[:m[0]]), ifThenWritten, cond+" ? "+then+" : "+otherwise)
	return true, false
}

var (
	ifThen          = regexp.MustCompile(`(?i)(?:^|[\s(,])(?:nếu|if|khi)\s+(.+?)[,\s]\s*(?:thì|then)\s+(.+)$`)
	ifWithoutBraces = regexp.MustCompile(`^\s*if\s*\((.+?)\)\s*([^{\s].*\selse\s.+)$`)

	elseThen = regexp.MustCompile(`(?i)[\s,;]+(?:nếu không thì|nếu không|không thì|ngược lại thì|ngược lại|còn lại là|` +
		`còn lại|khác thì|else|otherwise)\s+(.+)$`)
)

// longestMended is the length of the longest sources in which sentences are looked for.
const longestMended = 1000

// ifOfSpreadsheets knows if(x, y, z): it is read as a function, which has a fault of its own.
func (l *lowering) ifOfSpreadsheets(at int) (known, again bool) {
	open := l.opening(at)
	if l.at(at) != ',' || open < 2 || string(l.src[open-2:open]) != "if" {
		return false, false
	}
	return true, l.put(open-2, open, "IF")
}

// titleOfInput knows the title of an input, or of the maximum, in place of its name.
func (l *lowering) titleOfInput(at int) (known, again bool) {
	from, to := l.words(at)
	run := string(l.src[from:max(from, to)])
	if !strings.Contains(run, " ") || len(run) > longestMended {
		return false, false
	}
	words := strings.Fields(run)
	for n := len(words); n > 1; n-- {
		for start := 0; start+n <= len(words); start++ {
			text := strings.Join(words[start:start+n], " ")
			name := l.named(text)
			if name == "" {
				continue
			}
			from += utf8.RuneCountInString(strings.Join(words[:start], " "))
			if start > 0 {
				from++
			}
			l.fault(from, titleForName, text, name)
			return true, l.put(from, from+utf8.RuneCountInString(text), name)
		}
	}
	return false, false
}

// named returns the name of the input with a title, full for that of the maximum, or "".
func (l *lowering) named(title string) string {
	folded := spelling.Fold(title)
	if folded == "diemtoida" || folded == "toida" {
		return fullName
	}
	for _, v := range l.scope.Vars {
		if v.Of == nil || folded == "" {
			continue
		}
		if spelling.Fold(v.Of.Title.VI) == folded || spelling.Fold(v.Of.Title.EN) == folded {
			return v.Name
		}
		for _, o := range v.Of.Options {
			if spelling.Fold(o.Title.VI) == folded || spelling.Fold(o.Title.EN) == folded {
				return "'" + o.Name + "'"
			}
		}
	}
	return ""
}

// unknown adds the fault of a name that is none, with what is meant by it: a name near
// it, an option without its quotes, an input by its title, a word for true.
func (l *lowering) unknown(pos int, name string) {
	if l.scope.asked++; l.scope.asked > mostSuggestions {
		l.fault(pos, unknownName, name, locale.Message{})
		return
	}
	hint := locale.Message{}
	if meant := meantWords[spelling.Fold(name)]; meant != "" {
		hint = write.Say(meant)
	}
	for _, v := range l.scope.Vars {
		if hint.IsZero() && slices.Contains(v.Options, name) {
			hint = optionInQuotes.Say(v.Name, "'"+name+"'")
		}
	}
	if hint.IsZero() {
		hint = spelling.Suggest(name, l.names())
	}
	if hint.IsZero() {
		i := spelling.Titled(name, len(l.scope.Vars), func(i int) []string {
			if of := l.scope.Vars[i].Of; of != nil {
				return []string{of.Title.VI, of.Title.EN}
			}
			return nil
		})
		if i >= 0 {
			hint = spelling.MeantTitled(l.scope.Vars[i].Name, l.scope.Vars[i].Of.Title)
		}
	}
	l.fault(pos, unknownName, name, hint)
}

// meantWords has the words of the rule language for folded words of Vietnamese.
var meantWords = map[string]string{
	"diemtoida": "full", "toida": "full", "dung": "true", "co": "true", "sai": "false", "khong": "false",
}

// noOption adds the fault of a text that is no option of what it is compared with.
func (l *lowering) noOption(c *Literal, x Node, options []string) {
	got := c.Value.Texts[0]
	in := l.inputOf(x)
	if in == nil || len(in.Options) != len(options) {
		l.fault(c.Pos, noOption, locale.Short(got), String(x), locale.List(options),
			l.suggest(got, func() []string { return options }))
		return
	}
	hint := locale.Message{}
	if l.scope.asked++; l.scope.asked <= mostSuggestions {
		hint = in.SuggestOption(got)
	}
	l.fault(c.Pos, noOption, locale.Short(got), String(x), in.ListOptions(), hint)
}

// unknownCall adds the fault of a function that there is not, with how the rule language
// writes what spreadsheets have it for.
func (l *lowering) unknownCall(n *ast.CallNode, name string) {
	pos := n.Location().From
	if isIf(name) && l.inIf {
		return // the one around it says how
	}
	if written := l.ofSpreadsheets(name, l.arguments(pos)); written != "" && len(written) < longestMended {
		if isIf(name) {
			written = strconv.Quote(written) // whose colon YAML would take for its own
		}
		l.fault(pos, unknownFunction, name, write.Say(written))
		return
	}
	l.fault(pos, unknownFunction, name, l.suggest(name, l.functionNames))
}

// isSpreadsheets reports whether a function is one of spreadsheets for which the rule
// language has something else.
func (l *lowering) isSpreadsheets(name string) bool {
	return l.scope.function(name) == nil && l.ofSpreadsheets(name, []string{"x", "y"}) != ""
}

// ofSpreadsheets returns how the rule language writes a call of a function of
// spreadsheets, or "".
func (l *lowering) ofSpreadsheets(name string, args []string) (written string) {
	switch upper := strings.ToUpper(name); {
	case len(args) == 0:
	case isIf(name):
		written = l.conditionalOf(args)
	case (upper == "AND" || upper == "VÀ") && len(args) > 1:
		written = strings.Join(args, " and ")
	case (upper == "OR" || upper == "HOẶC") && len(args) > 1:
		written = strings.Join(args, " or ")
	case upper == "NOT" || upper == "KHÔNG":
		written = "not (" + args[0] + ")"
	case upper == "SUM":
		written = strings.Join(args, " + ")
	case upper == "AVERAGE":
		written = "(" + strings.Join(args, " + ") + ") / " + strconv.Itoa(len(args))
	case upper == "INT" || upper == "ROUNDDOWN" || upper == "TRUNC":
		written = "floor(" + args[0] + ")"
	case upper == "ROUNDUP":
		written = "ceil(" + args[0] + ")"
	}
	return written
}

// conditionalOf writes the arguments of IF as the rule language has it, those of an IF
// among them, too.
func (l *lowering) conditionalOf(args []string) string {
	for i, arg := range args {
		if name, _, is := strings.Cut(arg, "("); is && strings.HasSuffix(arg, ")") && isIf(strings.TrimSpace(name)) {
			inner := &lowering{src: []rune(arg)}
			args[i] = inner.conditionalOf(inner.arguments(0))
		}
	}
	switch len(args) {
	case 0:
		return ""
	case 1:
		return args[0]
	}
	otherwise := "0"
	if len(args) > 2 {
		otherwise = l.conditionalOf(args[2:])
	}
	return args[0] + " ? " + args[1] + " : " + otherwise
}

func isIf(name string) bool {
	return slices.Contains([]string{"IF", "NẾU", "IFS"}, strings.ToUpper(name))
}

// arguments returns the texts of the arguments of the call at a character.
func (l *lowering) arguments(at int) []string {
	for at < len(l.src) && l.src[at] != '(' {
		at++
	}
	end, depth, from := l.closing(at), 0, at+1
	var out []string
	for i := range l.outsideTexts(at+1, end) {
		switch l.src[i] {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case ',':
			if depth == 0 {
				out = append(out, strings.TrimSpace(string(l.src[from:i])))
				from = i + 1
			}
		}
	}
	if from < end {
		out = append(out, strings.TrimSpace(string(l.src[from:end])))
	}
	return out
}

// inputOf returns the input that a formula is, also under the name of a let.
func (l *lowering) inputOf(n Node) *rubric.Input {
	v, is := n.(*Variable)
	for is && v.Slot >= len(l.scope.Vars) {
		i := slices.IndexFunc(l.lets, func(b *Let) bool { return b.Slot == v.Slot })
		if i < 0 {
			return nil
		}
		v, is = l.lets[i].Init.(*Variable)
	}
	if !is {
		return nil
	}
	return l.scope.Vars[v.Slot].Of
}

// perhapsDecimal says how 0,5 is written, where a call has it among its arguments.
func (l *lowering) perhapsDecimal(pos int) locale.Message {
	open := pos
	for open < len(l.src) && l.src[open] != '(' {
		open++
	}
	for i := range l.outsideTexts(open, l.closing(open)) {
		if l.src[i] != ',' {
			continue
		}
		if _, _, text := l.number(i); commaNumber.MatchString(text) {
			return commaHint.Say(plainly(text), text)
		}
	}
	return locale.Message{}
}

// bandMeant says how a band is written that can be read once its commas, semicolons and
// signs are those of the rule language, or how bands are written.
func (l *lowering) bandMeant(text string) locale.Message {
	plain := strings.NewReplacer("≥", ">=", "≤", "<=", "=>", ">=", "=<", "<=", "%", "", " ", "", "–", "-").Replace(text)
	numbers := decimalCommas.FindAllString(plain, -1)
	candidates := []string{plain, strings.ReplaceAll(plain, ";", ","), decimalCommas.ReplaceAllString(plain, "$1.$2")}
	candidates = append(candidates, strings.ReplaceAll(candidates[2], ";", ","), strings.TrimPrefix(plain, "="))
	if len(numbers) > 0 && strings.Contains(plain, ";") {
		slices.Reverse(candidates)
	}
	if m := between.FindStringSubmatch(plain); m != nil {
		candidates = append(candidates, "["+m[1]+","+m[2]+"]")
	}
	if m := exactly.FindStringSubmatch(plain); m != nil {
		candidates = append(candidates, "["+m[1]+","+m[1]+"]")
	}
	for _, c := range candidates {
		if _, valid := l.parseBand(c); valid {
			return bandWritten.Say("'" + c + "'")
		}
	}
	return bandsWritten.Say()
}

var (
	decimalCommas = regexp.MustCompile(`(\d),(\d)`)
	between       = regexp.MustCompile(`^(\d+(?:\.\d+)?)(?:-|\.\.|đến)(\d+(?:\.\d+)?)$`)
	exactly       = regexp.MustCompile(`^={0,2}(\d+(?:\.\d+)?)$`)
)

// quotedName reports a comparison of two texts of which one is the name of an input, and
// adds its fault: in quotes it is a text.
func (l *lowering) quotedName(pos int, x, y Node) bool {
	left, isText := x.(*Literal)
	right, both := y.(*Literal)
	if !isText || !both || TypeOf(x) != interval.Text {
		return false
	}
	a, b := left.Value.Texts[0], right.Value.Texts[0]
	for _, name := range []string{a, b} {
		if _, _, is := l.scope.variable(name); is {
			l.fault(pos, nameInQuotes, name)
			return true
		}
	}
	return false
}

// commas returns the commas of a call that may have been meant for decimals: between
// digits, where other commas of the call have a space behind them, or where more than a
// number stands on both sides.
func (l *lowering) commas(n *ast.CallNode, args []Node) []comma {
	if len(args) != len(n.Arguments) {
		return nil // a series stands for several
	}
	var out []comma
	spaced, inner := false, false
	for i := 1; i < len(args); i++ {
		at := startOf(n.Arguments[i])
		if at < 2 || at >= len(l.src) {
			return nil
		}
		if l.src[at-1] != ',' {
			spaced = true
			continue
		}
		if !isDigit(l.src[at]) || !isDigit(l.src[at-2]) {
			continue
		}
		_, before := literalOf(args[i-1])
		_, behind := literalOf(args[i])
		inner = inner || !before && !behind
		if from, _, text := l.number(at - 1); commaNumber.MatchString(text) {
			out = append(out, comma{from, text})
		}
	}
	if !spaced && !inner {
		return nil
	}
	return out
}
