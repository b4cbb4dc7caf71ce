package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// said is what the command says of a file for machines, of which there are two forms: of
// check, and of everything else.
type said struct {
	Faults   []saidOf
	Findings []saidOf
	Warnings []saidOf
}

type saidOf struct {
	File, Code, Property string
	Line, Column         int
	Message              struct{ VI, EN string }
}

// TestSlips holds what is said of the slips of people who write such files by hand: the
// place, the code and the exact text in both languages, in testdata/messages/expected.txt.
// Every file there has one slip, unless it is listed here, and gets one fault for it.
//
// The kind is of what spreadsheets, word processors, Vietnamese decimals and the habits of
// YAML make of a file: a message says what is wrong, where, and what to write instead.
func TestSlips(t *testing.T) {
	localeOf(t, "en_US.UTF-8")
	several := map[string]int{
		"good.yaml": 0, "reported.yaml": 0, "decomposed-names.yaml": 0, "utf-8-mark.yaml": 0, "facts-missing.yaml": 0,
		"keys-in-vietnamese.yaml":    3, // three keys
		"curved-quotes-in-band.yaml": 2, // two texts
		"decimal-comma-unseen.yaml":  4, // a warning, and what comes of it
		"bands-short-of-an-end.yaml": 3, // three holes
	}
	files, err := filepath.Glob("testdata/messages/*.yaml")
	require.NoError(t, err)
	require.Greater(t, len(files), 70)
	var all strings.Builder
	for _, path := range files {
		file := filepath.Base(path)
		args := []string{"check", "-json", "messages/" + file}
		if strings.HasPrefix(file, "facts-") {
			of := "good.yaml"
			if strings.HasPrefix(file, "facts-points") {
				of = "reported.yaml"
			}
			args = []string{"score", "-json", "messages/" + of, "messages/" + file}
		}
		got := call(t, args...)
		var doc said
		require.NoError(t, json.Unmarshal([]byte(got.out), &doc), file)
		list := append(append(doc.Faults, doc.Findings...), doc.Warnings...)
		fmt.Fprintf(&all, "== parindex %s\n", strings.ReplaceAll(strings.Join(args, " "), " -json", ""))
		count := 0
		for _, f := range list {
			if f.Property == "used" { // no rule reads all inputs of these files
				continue
			}
			count++
			fmt.Fprintf(&all, "%s:%d:%d %s%s\n  %s\n  %s\n", strings.TrimPrefix(f.File, "messages/"), f.Line, f.Column, f.Code, f.Property,
				f.Message.VI, f.Message.EN)
			assert.Positive(t, f.Line, file)
			assert.Positive(t, f.Column, file)
			assert.NotEqual(t, f.Message.VI, f.Message.EN, file)
		}
		want, listed := several[file]
		if !listed {
			want = 1
		}
		assert.Equal(t, want, count, "%s\n%s", file, got.out)
	}
	for _, args := range []string{"chek demo.yaml", "kiem-tra demo.yaml", "tinh demo.yaml", "score units units/an.yaml",
		"score demo.yaml units", "score units/an.yaml demo.yaml", "score demo.yaml demo.yaml", "score demo.cases.yaml units/an.yaml",
		"explain demo.yaml units/an.yaml 1.9", "score demo.yml units/an.yaml"} {
		fmt.Fprintf(&all, "== parindex %s\n", args)
		for _, lang := range []string{"vi", "en"} {
			got := call(t, append(strings.Fields(args), "-lang", lang)...)
			assert.Empty(t, got.out)
			assert.NotZero(t, got.code)
			for line := range strings.Lines(got.err) {
				if !strings.HasPrefix(line, " ") {
					all.WriteString("  " + line)
				}
			}
		}
	}
	golden(t, "../messages/expected.txt", all.String())
}

// TestSlipsAreShown: with the lines of files that are no text nothing reaches a terminal
// that is no text.
func TestSlipsAreShown(t *testing.T) {
	localeOf(t, "vi_VN.UTF-8")
	for _, file := range []string{"utf-16.yaml", "utf-16-without-mark.yaml", "windows-1258.yaml", "word-file.yaml"} {
		got := call(t, "check", "messages/"+file)
		assert.Equal(t, 1, got.code)
		for _, r := range got.out {
			assert.True(t, r == '\n' || unicode.IsPrint(r) && r != unicode.ReplacementChar, "%s: %U in %q", file, r, got.out)
		}
	}
	_, err := os.Stat("testdata/messages/expected.txt")
	require.NoError(t, err)
}
