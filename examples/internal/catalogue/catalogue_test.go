// Package catalogue_test reads the sources of the whole module and checks what they
// say: every sentence is there in Vietnamese and in English.
package catalogue_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// sentence is what the sources say in two languages: an entry of a catalogue, which
// has a code, or two texts in one call.
type sentence struct {
	at      string
	code    string
	defined bool
	vi, en  string
}

// pairs are the functions that take a Vietnamese text and its English counterpart.
var pairs = []string{"text", "Say", "Errorf", "pick", "say", "troublef"}

// sentences returns every sentence of the module.
func sentences(t *testing.T) []sentence {
	var out []sentence
	files := token.NewFileSet()
	require.NoError(t, filepath.WalkDir("../../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		require.NoError(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			if s, is := sentenceOf(n); is {
				s.at = files.Position(n.Pos()).String()
				out = append(out, s)
			}
			return true
		})
		return nil
	}))
	return out
}

// sentenceOf reads a sentence from a call or a literal of two texts.
func sentenceOf(n ast.Node) (s sentence, is bool) {
	switch n := n.(type) {
	case *ast.CallExpr:
		name, texts := called(n), []string{}
		for _, arg := range n.Args[:min(len(n.Args), 3)] {
			if text, ok := literal(arg); ok {
				texts = append(texts, text)
			}
		}
		switch {
		case name == "Define" && len(texts) == 3:
			return sentence{code: texts[0], defined: true, vi: texts[1], en: texts[2]}, true
		case slices.Contains(pairs, name) && len(texts) >= 2 && len(n.Args) >= 2:
			_, first := literal(n.Args[0])
			_, second := literal(n.Args[1])
			return sentence{vi: texts[0], en: texts[1]}, first && second
		}
	case *ast.CompositeLit:
		for _, e := range n.Elts {
			kv, keyed := e.(*ast.KeyValueExpr)
			if !keyed {
				return s, false
			}
			text, ok := literal(kv.Value)
			switch key, _ := kv.Key.(*ast.Ident); {
			case key == nil || !ok:
			case key.Name == "VI":
				s.vi = text
			case key.Name == "EN":
				s.en = text
			}
		}
		return s, s.vi != "" && s.en != ""
	}
	return s, false
}

func called(n *ast.CallExpr) string {
	switch f := n.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

// literal returns the text of a constant expression of string literals.
func literal(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, err == nil && e.Kind == token.STRING
	case *ast.BinaryExpr:
		x, first := literal(e.X)
		y, second := literal(e.Y)
		return x + y, first && second
	}
	return "", false
}

// TestCodes: every entry of a catalogue has a code of its own.
func TestCodes(t *testing.T) {
	seen := map[string]string{}
	for _, s := range sentences(t) {
		if !s.defined {
			continue
		}
		if before, twice := seen[s.code]; twice {
			t.Errorf("%s: the code %q is that of %s, too", s.at, s.code, before)
		}
		seen[s.code] = s.at
		assert.Regexp(t, `^[a-z0-9_]+(\.[a-z0-9_]+)?$`, s.code, s.at)
	}
	assert.Greater(t, len(seen), 250)
}

// verb is a verb of package fmt, with its index if it has one.
var verb = regexp.MustCompile(`%(?:\[(\d+)\])?[-+# 0]*\d*(?:\.\d+)?([a-zA-Z%])`)

// arguments returns which arguments a text uses, and how: 1 q, 2 s.
func arguments(text string) []string {
	var out []string
	next := 1
	for _, m := range verb.FindAllStringSubmatch(text, -1) {
		if m[2] == "%" {
			continue
		}
		if m[1] != "" {
			next, _ = strconv.Atoi(m[1])
		}
		out = append(out, fmt.Sprintf("%d %s", next, m[2]))
		next++
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// TestArguments: both languages say something, of the same arguments in the same way.
func TestArguments(t *testing.T) {
	all := sentences(t)
	assert.Greater(t, len(all), 600)
	for _, s := range all {
		if s.defined {
			assert.NotEmpty(t, s.vi, s.at)
			assert.NotEmpty(t, s.en, s.at)
		}
		assert.Equal(t, arguments(s.en), arguments(s.vi), "%s\n%s\n%s", s.at, s.en, s.vi)
	}
}

// word is a word of plain Latin letters, as English has.
var word = regexp.MustCompile(`[\pL\pM_]+`)

// kept are the parts of a sentence that are the same in every language: what stands in
// quotes or braces, flags, calls and literals of the rule language.
var kept = regexp.MustCompile("'[^']*'|\"[^\"]*\"|`[^`]*`|\\{[^}]*\\}|\\w+\\([^)]*\\)|%\\[\\d+\\][a-zA-Z]|%[a-zA-Z]|\\B-[a-z][-a-z]*")

// TestNoEnglish: no Vietnamese sentence holds an English word, other than keys of the
// file format, names of the rule language and of Go, and others that allowed lists.
func TestNoEnglish(t *testing.T) {
	english := map[string]bool{}
	all := sentences(t)
	for _, s := range all {
		for _, w := range word.FindAllString(kept.ReplaceAllString(s.en, " "), -1) {
			english[strings.ToLower(w)] = true
		}
	}
	for _, s := range all {
		for _, w := range word.FindAllString(kept.ReplaceAllString(s.vi, " "), -1) {
			if english[strings.ToLower(w)] && !slices.Contains(allowed, w) {
				t.Errorf("%s: %q in %q", s.at, w, s.vi)
			}
		}
	}
}

// allowed are the words of English sentences that Vietnamese sentences hold, too.
var allowed = strings.Fields(`
	do Do in In so So SO NAM Thanh Hyndman Fan Shapley
	JSON YAML HTML XLSX CSV PDF Excel Word Notepad Save As Encoding missing unit UTF SHA sha E C U Unicode Ctrl Go byte tab x schema Schema language server
	aim and band bands below bonus bool cases ceiling clamp combine days each empty_source effort enum exclusion facts
	falls_with false fixed floor from goal
	group groups input inputs max min never next nil not_applicable not_arising one_of options otherwise per_unit places rank
	penalty reported rises_with round rubric rule score step steps total true unique unscored when
	help guide check watch completion completions zero whole bad bash zsh fish bashrc zshrc source config
	a b c h s w Call Date Doc Name Options Rules Run
	parindex FACTS LATER commune competition day dense docx force html json md mutate optimize plain ties update xlsx yaml
	sum mean count let number percent
	o last table TABLE csv
	self appraisal_
`)
