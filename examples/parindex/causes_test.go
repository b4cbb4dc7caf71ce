package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestCausesInVietnamese: the kind is a message of somebody else, of the operating
// system or of Go code, that a Vietnamese sentence ends with.
func TestCausesInVietnamese(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "rubric.yaml")
	require.NoError(t, os.WriteFile(file, []byte(`rubric: gorule
title: t
decision: {number: "1", issuer: x, date: 2025-01-01}
period: 2025
max: 2
points: {places: 2, rounding: half-up}
inputs:
  - {name: done, type: count, title: Done}
areas:
  - {code: "1", title: t, max: 2, rule: by_hand}
`), 0o600))
	facts := filepath.Join(dir, "facts.yaml")
	require.NoError(t, os.WriteFile(facts, []byte("rubric: gorule\nunit: {id: x}\ninputs: {done: 3}\n"), 0o600))
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{"score", "-lang", "vi", dir, facts}, dir + " là thư mục; ở đây cần một tệp, ví dụ " + facts},
		{[]string{"check", "-lang", "vi", filepath.Join(facts, "x")}, "không đọc được tệp " + filepath.Join(facts, "x") + ": đường dẫn đi qua một tệp"},
		{[]string{"plan", "-lang", "vi", "-docx", filepath.Join(dir, "no", "x.docx"), file, facts}, "x.docx: không có thư mục đó"},
		{[]string{"plan", "-lang", "vi", file, facts}, "quy tắc by_hand báo lỗi: viết bằng Go, lệnh này không có"},
		{[]string{"explain", "-lang", "vi", file, facts, "1"}, "quy tắc by_hand báo lỗi: viết bằng Go, lệnh này không có"},
		{[]string{"explain", "-lang", "en", file, facts, "1"}, "the rule by_hand: is written in Go; this command does not have it"},
	} {
		got := call(t, test.args...)
		assert.Contains(t, got.out+got.err, test.want, test.args)
	}
}
