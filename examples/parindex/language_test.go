package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The kind: English words in what an official or an author reads in Vietnamese.
// With -lang vi every verb is run over good and faulty files, and every word that
// comes out is Vietnamese, or stands in the files that were read (names, codes,
// expressions, titles), or is one of the few words of file formats and of the rule
// language that have no other name.

// syllable matches what can be a Vietnamese syllable without any mark. Words with a
// mark are Vietnamese by that.
var syllable = regexp.MustCompile(`^(b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|ph|qu|r|s|t|th|tr|v|x)?` +
	`(a|ai|am|an|ang|anh|ao|au|ay|e|em|en|eng|eo|i|ia|im|in|inh|iu|o|oa|oai|oam|oan|oang|oanh|oao|oay|oe|oen|oeo|oi|om|on|ong|oong|` +
	`u|ua|ui|um|un|ung|uy|uya|uyn|uynh|uyu|y)$`)

// english are words that look Vietnamese and stand in many English sentences. The word in,
// which does, too, is Vietnamese for what is printed.
var english = []string{"the", "then", "than", "to", "them", "can", "may", "be", "an", "any"}

// technical are the words of file formats, of the rule language and of the command
// that are written as they are in Vietnamese, too: keys, values, types, functions. VT is
// the clerk's office (văn thư), where every document is filed.
var technical = strings.Fields(`
	vi en json yaml yml csv md html docx xlsx svg png utf bom nfc sha http https go decree
	parindex suggest score optimize plan progress rank published whatif years diff fmt schema
	rubric catalogue aim
	issuer period max min step rounding illustrative applies arises reported
	bonus penalty bands band at_least at_most one_of exclusion full
	not_applicable not_arising exclude zero rises_with falls_with when fixed
	percent bool enum true false and or not let if else clamp floor ceil round abs days
	empty_source final ceiling holidays otherwise capped least whole zero items title code areas groups relations holds combine unscored points note each never places name
	surveys survey rounds records judged no_evidence evidence_by waiver answers respondents value least_each too_few not_held warn self
	unique evidence note reason expect unit Notepad Save As Encoding Word Excel PDF
	missing failed scored status rescaled per_unit
	ties points index ranking quotas keys most dense competition modified fractional ordinal locale lang id stderr regexp
	number count source whole none cases rule input inputs plain total effort tab
	SHA YAML UTF JSON Unicode CSV HTML DOCX XLSX TAG Markdown byte byte VT`)

var word = regexp.MustCompile(`[\p{L}_][\p{L}\p{M}\p{N}_]*`)

// cited matches what is quoted from files, keys before their colons, flags, hashes, cells
// of spreadsheets.
var cited = regexp.MustCompile(`"(?:[^"\\\n]|\\.)*"|\b[a-z_]+:|(?m:^| |\[)-[a-z]+(?:-[a-z]+)*|\b[0-9a-f]{64}\b|\b[A-Z]{1,2}\d+\b`)

// foreign lists the words of a text that are not Vietnamese and not known.
func foreign(text string, known map[string]bool) []string {
	var out []string
	text = cited.ReplaceAllString(text, "")
	for _, w := range word.FindAllString(text, -1) {
		lower := strings.ToLower(w)
		ascii := strings.IndexFunc(w, func(r rune) bool { return r > 127 }) < 0
		if !ascii || known[lower] || len(w) == 1 || slices.Contains(out, w) {
			continue
		}
		if !syllable.MatchString(lower) || slices.Contains(english, lower) {
			out = append(out, w)
		}
	}
	return out
}

// englishTexts matches the English half of a text in a file.
var englishTexts = regexp.MustCompile(`\ben: *("[^"]*"|'[^']*'|[^,}\n]*)`)

// comments matches those of a file, which say in English what is wrong with it.
var comments = regexp.MustCompile(`(?m)(^|\s)#.*$`)

// quotes matches lines of files that are shown with a mark under what is wrong.
var quotes = regexp.MustCompile(`(?m)^.*\n +\^ *$`)

// learn adds the words of files to those that are known, without their English
// texts, and the names of the files.
func learn(t *testing.T, known map[string]bool, files ...string) {
	t.Helper()
	for _, file := range files {
		src, err := os.ReadFile(filepath.Join("testdata", file))
		require.NoError(t, err)
		text := file + " " + comments.ReplaceAllString(string(src), "")
		if !strings.HasSuffix(file, ".bad.yaml") { // faulty files have texts that are quoted as they are
			text = englishTexts.ReplaceAllString(text, "")
		}
		for _, w := range word.FindAllString(text, -1) {
			known[strings.ToLower(w)] = true
		}
	}
}

func known(t *testing.T, files ...string) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	for _, w := range technical {
		out[strings.ToLower(w)] = true
	}
	learn(t, out, files...)
	return out
}

// TestForeign: the test sees English.
func TestForeign(t *testing.T) {
	for text, want := range map[string][]string{
		"không tính được điểm: item \"1\": division by zero":      {"item", "division"},
		"chưa quyết định được (the work allowed did not suffice)": {"the", "work", "allowed", "did", "suffice"},
		"1.1: electronic_rate >= 80, just above":                  {"electronic_rate", "just", "above"},
		"did not find expected ',' or ']'":                        {"did", "find", "expected"},
		"Mục 1 có phát sinh trong năm: rate(a, b) cho 1 điểm":     {"rate"},
	} {
		assert.Equal(t, want, foreign(text, known(t)), text)
	}
}

func TestNoEnglishInVietnamese(t *testing.T) {
	if raced {
		t.Skip("much computing in few goroutines, too slow under the race detector")
	}
	localeOf(t, "vi_VN.UTF-8")
	list := func(pattern string) []string {
		files, err := filepath.Glob(filepath.Join("testdata", pattern))
		require.NoError(t, err)
		require.NotEmpty(t, files, pattern)
		for i := range files {
			files[i], err = filepath.Rel("testdata", files[i])
			require.NoError(t, err)
		}
		return files
	}
	runs := 0
	try := func(args []string, extra ...string) {
		t.Helper()
		var files []string
		for _, a := range slices.Concat(args, extra) {
			if info, err := os.Stat(filepath.Join("testdata", a)); err == nil && info.Mode().IsRegular() {
				files = append(files, a)
			}
		}
		got := call(t, slices.Concat([]string{args[0], "-lang", "vi"}, args[1:])...)
		all := known(t, files...)
		for _, a := range args {
			for _, w := range word.FindAllString(a, -1) {
				all[strings.ToLower(w)] = true
			}
		}
		said := quotes.ReplaceAllString(got.out+got.err, "")
		assert.Empty(t, foreign(said, all), "parindex %s\n%s%s", strings.Join(args, " "), got.out, got.err)
		assert.NotRegexp(t, `\b((decimal|rubric|scoring|big|source|formula)\.[A-Z]|map\[string|interface \{|float64|int64)`, said, "a Go type")
		runs++
	}
	for _, file := range list("../../../scoring/testdata/bad/*.bad.yaml") {
		try([]string{"check", file})
	}
	for _, file := range list("../../../scoring/scoringtest/testdata/bad/*.bad.yaml") {
		try([]string{"test", "../../../scoring/scoringtest/testdata/demo.yaml", file})
	}
	for _, file := range list("../../../scoring/testdata/cases/*/rubric.yaml") {
		dir := filepath.Dir(file)
		try([]string{"check", "-all", file})
		if facts := filepath.Join(dir, "facts.yaml"); exists(facts) {
			try([]string{"score", file, facts})
			try([]string{"explain", file, facts, "1"})
			try([]string{"plan", file, facts})
			try([]string{"optimize", "-goal", "0.5", file, facts})
		}
		if cases := filepath.Join(dir, "cases.yaml"); exists(cases) {
			try([]string{"test", "-cover", "-mutate", file, cases})
			try([]string{"suggest", file, cases})
		}
	}
	for _, file := range []string{"demo.yaml", "findings.yaml", "../../rubrics/commune-illustrative.yaml"} {
		try([]string{"check", "-all", file})
		try([]string{"suggest", file})
	}
	for _, tt := range transcripts {
		args := strings.Fields(tt.args)
		if !strings.HasPrefix(tt.name, "help") && args[0] != "schema" && args[0] != "fmt" && args[0] != "init" && tt.name != "bad_lang" { // which print what stands in files
			extra := []string{"demo.cases.yaml", "demo-2026.yaml", "units/an.yaml", "units/binh.yaml", "units/cuong.yaml", "units/dung.yaml", "units/em.yaml",
				"tree/ward.yaml", "tree/commune.yaml"}
			try(args, extra...)
		}
	}
	assert.Greater(t, runs, 100)
}

func exists(file string) bool {
	_, err := os.Stat(filepath.Join("testdata", file))
	return err == nil
}
