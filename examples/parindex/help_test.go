package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestCompletion: verbs, words and flags are completed; the shells' scripts ask for
// them in this way.
func TestCompletion(t *testing.T) {
	for args, want := range map[string][]string{
		"":             {"check:read, validate and verify rubrics", "help:print this help"},
		"-":            {"-json:print JSON for machines"},
		"check -":      {"-watch:run again whenever a file changes", "-lang:language: vi|en (by default that of the locale)"},
		"check --":     {"--all:print what is proved, too"},
		"assess -":     {"-ledger:what became of the maximum, by cause"},
		"schema":       {"rubric", "facts", "assessment", "sheet"},
		"help":         {"check", "completion", "guide"},
		"completion":   {"bash", "zsh", "fish"},
		"schema facts": nil,
		"check":        nil, // files, which the shell completes
	} {
		got := call(t, append(strings.Fields(args), "--generate-shell-completion")...)
		assert.Equal(t, 0, got.code, got.err)
		lines := nonempty(got.out)
		assert.Subset(t, lines, want, args)
		assert.Equal(t, want == nil, len(lines) == 0, args)
	}
	for _, shell := range []string{"bash", "zsh", "fish"} {
		got := call(t, "completion", shell)
		assert.Equal(t, 0, got.code, got.err)
		assert.Contains(t, got.out, "--generate-shell-completion")
	}
	assert.Contains(t, call(t, "completion", "fish").out, "-F -n '__fish_seen_subcommand_from init check test ")
}

// TestGuide: the files that the guide shows stand as it says.
func TestGuide(t *testing.T) {
	for lang, name := range map[string]string{"vi": "xa", "en": "commune"} {
		text, err := guides.ReadFile("guide/" + lang + ".txt")
		require.NoError(t, err)
		assert.Equal(t, outcome{out: string(text)}, call(t, "help", "guide", "-lang", lang))
		dir, steps := t.TempDir(), ""
		for i, part := range strings.Split("\n"+string(text), "\n---- ") {
			if i == 0 {
				steps = part
				continue
			}
			file, content, _ := strings.Cut(part, " ----\n")
			require.NoError(t, os.WriteFile(filepath.Join(dir, file), []byte(content+"\n"), 0o644))
		}
		shown := regexp.MustCompile(`  parindex ([a-z]+) `).FindAllStringSubmatch(steps, -1)
		assert.Greater(t, len(shown), 10)
		for _, m := range shown {
			assert.Equal(t, 0, call(t, m[1], "-h").code, "the guide shows a verb that there is: %s", m[1])
		}
		file := filepath.Join(dir, name+".yaml")
		got := call(t, "check", file)
		assert.Equal(t, 0, got.code, got.out)
		assert.NotContains(t, got.out, "warning")
		got = call(t, "test", file)
		assert.Equal(t, 0, got.code, got.out)
		rubric, err := os.ReadFile(file)
		require.NoError(t, err)
		for line := range strings.Lines(steps) { // what the steps show is of the file
			shown := strings.TrimSpace(line)
			for _, of := range []string{"- {name:", "- {holds:", "- {when:", "- {score:", "arises:", "not_arising:"} {
				if strings.HasPrefix(shown, of) {
					assert.Contains(t, string(rubric), shown)
				}
			}
		}
	}
}

// TestGuides: the guide for programmers, package scoringtest, has the files of the one
// for others, and what it says of suggested cases comes out.
func TestGuides(t *testing.T) {
	text, err := guides.ReadFile("guide/en.txt")
	require.NoError(t, err)
	const folder = "../../scoring/scoringtest/"
	for _, name := range []string{"commune.yaml", "commune.cases.yaml"} {
		file, err := os.ReadFile(folder + "testdata/guide/" + name)
		require.NoError(t, err)
		assert.Contains(t, string(text)+"\n", "---- "+name+" ----\n"+string(file))
	}
	comment, err := os.ReadFile(folder + "doc.go")
	require.NoError(t, err)
	got := call(t, "suggest", "-lang", "en", "../"+folder+"testdata/guide/commune.yaml")
	quoted := "//\t" + strings.ReplaceAll(strings.TrimSpace(got.out), "\n", "\n//\t") + "\n//\n// 10."
	assert.True(t, strings.Contains(string(comment), quoted), got.out+got.err)
}
