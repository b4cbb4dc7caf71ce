package source_test

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestPaths: a fault names the keys and indices that lead to what is wrong, whatever
// the style of the file.
func TestPaths(t *testing.T) {
	const src = `
shared: &shared {deep: [1, {x: 2}]}
list:
  - name: a
    tỷ_lệ: b
  - {name: c, "1.1": [d, e]}
again: *shared
`
	doc := source.Read("f", []byte(src), nil)
	wrong := locale.Define("wrong", "sai", "wrong")
	var paths []string
	var walk func(n source.Node)
	walk = func(n source.Node) {
		n.Fault(wrong)
		if n.IsSequence() {
			for _, item := range n.Items() {
				walk(item)
			}
		}
		if n.IsMapping() {
			for key, value := range n.Mapping().All() {
				key.Fault(wrong)
				walk(value)
			}
		}
	}
	m := doc.Root().Mapping()
	for _, key := range []string{"shared", "list", "again"} {
		walk(m.Get(key))
	}
	for _, f := range doc.Faults() {
		paths = append(paths, f.Path)
	}
	assert.Equal(t, []string{
		"shared", "shared.deep", "shared.deep[0]", "shared.deep[1]", "shared.deep[1].x",
		"list", "list[0]", "list[0].name", "list[0].tỷ_lệ", "list[1]", "list[1].name",
		`list[1]["1.1"]`, `list[1]["1.1"][0]`, `list[1]["1.1"][1]`,
	}, unique(paths))
	assert.Equal(t, `inputs.rate`, source.Path("inputs", "rate"))
	assert.Equal(t, `points["1.1"]`, source.Path("points", "1.1"))
	assert.Equal(t, `[""]`, source.Path(""))
}

func unique(list []string) []string {
	seen := map[string]bool{}
	var out []string
	for _, s := range list {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// TestFaultJSON: a fault has all that a form needs to show it, and reads back.
func TestFaultJSON(t *testing.T) {
	doc := source.Read("f.yaml", []byte("a: {rat: 5}\n"), nil)
	m := doc.Root().Mapping().Get("a").Mapping()
	m.Get("rate")
	m.Close()
	var faults source.Faults
	require.ErrorAs(t, doc.Err(), &faults)
	b, err := json.Marshal(faults)
	require.NoError(t, err)
	assert.JSONEq(t, `[{"file": "f.yaml", "line": 1, "column": 5, "path": "a.rat", "code": "unknown_key", "message":
		{"vi": "không có khoá \"rat\"; có phải là \"rate\"?", "en": "unknown key \"rat\"; did you mean \"rate\"?"}}]`, string(b))
	var back source.Faults
	require.NoError(t, json.Unmarshal(b, &back))
	assert.Equal(t, faults.In(locale.Vietnamese), back.In(locale.Vietnamese))
	assert.Equal(t, faults.Error(), back.Error())
	assert.Equal(t, "f.yaml:1:5: không có khoá \"rat\"; có phải là \"rate\"?", back.In(locale.Vietnamese))
	again, err := json.Marshal(back)
	require.NoError(t, err)
	assert.Equal(t, string(b), string(again))
	assert.Error(t, json.Unmarshal([]byte(`[{"message": {"vi": "a"}}]`), &back))
}

// TestFaultKinds: errors.Is finds what kind of error a fault is, through every list.
func TestFaultKinds(t *testing.T) {
	kind := errors.New("kind")
	err := source.Faults{{Message: locale.Define("x", "x", "x").As(kind).Say()}}.Err()
	assert.ErrorIs(t, err, kind)
	assert.NotErrorIs(t, source.Faults{{Message: locale.Define("x", "x", "x").Say()}}.Err(), kind)
}

// TestYAMLFaults: what the YAML parser says in English is said in Vietnamese, too.
func TestYAMLFaults(t *testing.T) {
	for src, want := range map[string]string{
		"a: *x\n":       "f:1:4: giá trị bắt đầu bằng * phải đặt trong nháy; viết a: \"*x\"",
		"a: b: c\n":     "f:1:5: văn bản có dấu hai chấm rồi dấu cách phải đặt trong nháy; viết a: \"b: c\"",
		"a:\n\tb: c\n":  "f:2:1: lề có ký tự tab; YAML thụt lề bằng dấu cách",
		"a: \"b\n":      "f:1:4: dấu nháy mở ở đây không được đóng",
		"a: [b\nc: d\n": "f:1:4: dấu [ mở ở đây không được đóng bằng ]; nếu đó là văn bản thì đặt trong nháy",
	} {
		err := source.Read("f", []byte(src), nil).Err()
		require.Error(t, err, src)
		assert.Equal(t, want, locale.In(locale.Vietnamese, err), err.Error())
	}
}

// TestCells: a fault of a spreadsheet prints its cell, and sorts by its row.
func TestCells(t *testing.T) {
	wrong := locale.Define("wrong", "sai", "wrong").Say()
	at := func(cell string, line, column int) *source.Fault {
		return &source.Fault{File: "f.xlsx", Cell: cell, Pos: source.Pos{Line: line, Column: column}, Message: wrong}
	}
	err := source.Faults{at("Biểu khai!G12", 12, 7), at("Biểu khai!A2", 2, 1), at("Khác!A2", 2, 1), at("Khác!A2", 2, 1)}.Err()
	assert.EqualError(t, err, "f.xlsx: Biểu khai!A2: wrong\nf.xlsx: Khác!A2: wrong\nf.xlsx: Biểu khai!G12: wrong")
	assert.Equal(t, "G12: sai", (&source.Fault{Cell: "G12", Message: wrong}).In(locale.Vietnamese))
	b, err := json.Marshal(at("Biểu khai!G12", 12, 7))
	require.NoError(t, err)
	assert.JSONEq(t, `{"file":"f.xlsx","cell":"Biểu khai!G12","line":12,"column":7,"code":"wrong","message":{"vi":"sai","en":"wrong"}}`, string(b))
	var read source.Fault
	require.NoError(t, json.Unmarshal(b, &read))
	assert.Equal(t, "Biểu khai!G12", read.Cell)
}
