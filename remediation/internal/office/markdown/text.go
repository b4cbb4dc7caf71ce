package markdown

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parindex/parindex/remediation/internal/office"
)

// joiner is the word joiner: it is invisible, breaks no line, and is neither a
// space nor punctuation to Markdown.
const joiner = "\u2060"

// escaper escapes what means something anywhere in a line. GitHub, GitLab and
// remark look for links in what is left after escapes are undone, and a mention
// sends mail, hence the joiners.
var escaper = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", `*`, `\*`, `_`, `\_`, `{`, `\{`, `}`, `\}`, `[`, `\[`, `]`, `\]`,
	`<`, `\<`, `>`, `\>`, `&`, `\&`, `|`, `\|`, `~`, `\~`, `#`, `\#`, `$`, `\$`,
	`@`, joiner+`@`+joiner, `://`, `:`+joiner+`//`,
)

var (
	www        = regexp.MustCompile(`(?i)(www)\.`)
	blockStart = regexp.MustCompile(`^(?:[-+=:]|[0-9]+[.)](?: |$))`)
)

// escape returns text within a line.
func escape(text string) string {
	return www.ReplaceAllString(escaper.Replace(text), "$1"+joiner+".")
}

// plain returns text that may begin a block.
func plain(text string) string { return runs(office.Paragraph{{Text: text}}) }

func bold(text string) string { return runs(office.Paragraph{{Text: text, Bold: true}}) }

func italic(text string) string { return runs(office.Paragraph{{Text: text, Italic: true}}) }

// runs returns runs that may begin a block: what would make it a list, a
// rule or a table is escaped.
func runs(p office.Paragraph) string {
	var b strings.Builder
	runs := merged(p)
	for i, r := range runs {
		core := strings.TrimSpace(r.Text)
		if core == "" || !r.Bold && !r.Italic {
			b.WriteString(escape(r.Text))
			continue
		}
		before, after, _ := strings.Cut(r.Text, core)
		b.WriteString(before)
		mark := strings.Repeat("*", stars(r))
		first, _ := utf8.DecodeRuneInString(core)
		last, _ := utf8.DecodeLastRuneInString(core)
		// A mark counts only next to a letter, a digit or a joiner on its inner side
		// or a space on its outer side; two marks in a row are one.
		opensInWord := b.Len() > 0 && !strings.HasSuffix(b.String(), " ")
		if opensInWord && strings.HasSuffix(b.String(), "*") {
			b.WriteString(joiner)
		}
		b.WriteString(mark)
		if opensInWord && !inWord(first) {
			b.WriteString(joiner)
		}
		b.WriteString(escape(core))
		closesInWord := after == "" && i < len(runs)-1 && !strings.HasPrefix(runs[i+1].Text, " ")
		if closesInWord && !inWord(last) {
			b.WriteString(joiner)
		}
		b.WriteString(mark + after)
	}
	text := strings.TrimSpace(b.String())
	if at := blockStart.FindString(text); at != "" {
		at = strings.TrimSuffix(at, " ")
		text = at[:len(at)-1] + `\` + text[len(at)-1:]
	}
	return text
}

func stars(r office.Run) int {
	n := 0
	if r.Italic {
		n++
	}
	if r.Bold {
		n += 2
	}
	return n
}

// merged returns the runs with those of one kind in a row made one: their marks
// would cancel each other out.
func merged(p office.Paragraph) office.Paragraph {
	var runs office.Paragraph
	for _, r := range p {
		switch last := len(runs) - 1; {
		case r.Text == "":
		case last >= 0 && stars(runs[last]) == stars(r):
			runs[last].Text += r.Text
		default:
			runs = append(runs, r)
		}
	}
	return runs
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }
