package source_test

import (
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric/source"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestExtents: the bytes of a value in each of its styles.
func TestExtents(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"plain", "a: ở đây # why\n", "ở đây"},
		{"plain over lines", "a: ở đây\n  và đó \nb: c\n", "ở đây\n  và đó"},
		{"number", "{a: 1.50, b: 2}", "1.50"},
		{"single quoted", "a: 'it''s '  # why\n", "'it''s '"},
		{"single quoted over lines", "a: 'x\n\n   y''' \n", "'x\n\n   y'''"},
		{"double quoted", `a: "\"ở\\" # "` + "\n", `"\"ở\\"`},
		{"empty quotes", "a: ''\n", "''"},
		{"literal", "a: |\n  ở đây\n    word\n\nb: c\n", "|\n  ở đây\n    word"},
		{"literal with header", "a: |2- # why\n  x\n\n  word\n", "|2- # why\n  x\n\n  word"},
		{"folded", "a: >-\n  ở\n\n  và\n", ">-\n  ở\n\n  và"},
		{"empty block", "a: |-  \nb: c\n", "|-"},
		{"with an anchor", "a: &x 'ở'\n", "'ở'"},
		{"after a byte order mark", "\ufeffa: ở\n", "ở"},
		{"with Windows line ends", "b: c\r\na: |\r\n  x\r\n  word\r\n", "|\r\n  x\r\n  word"},
		{"after separators", "b: 'x\u2028y'\na: z\n", "z"},
		{"list", "a: [ 1, 'x', # why ]\n  y , ] # b\n", "[ 1, 'x', # why ]\n  y , ]"},
		{"empty list", "a: [ ]\n", "[ ]"},
		{"list with an anchor", "a: &l [1]\n", "[1]"},
		{"list of lists", "a: [[1]]\n", ""},
		{"list of aliases", "b: &x 1\na: [*x]\n", ""},
		{"list in lines", "a:\n- 1\n", ""},
		{"mapping", "a: {b: c}\n", ""},
		{"nothing", "a:\n", ""},
		{"absent", "b: c\n", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := source.Read("f", []byte(tt.src), nil)
			n := doc.Root().Mapping().Get("a")
			require.NoError(t, doc.Err())
			start, end, ok := n.Extent()
			assert.Equal(t, tt.want != "", ok)
			assert.Equal(t, tt.want, tt.src[start:end])
		})
	}
	doc := source.Read("f", []byte("b: c\na: &x 1\n"), nil)
	m := doc.Root().Mapping()
	assert.Equal(t, source.Pos{Line: 2, Column: 4}, m.Get("a").Pos())
	assert.Equal(t, source.Pos{}, m.Get("z").Pos())
	assert.True(t, m.Get("a").Anchored())
	assert.False(t, m.Get("b").Anchored())
}

// FuzzExtent: the bytes of a value, read by themselves, are the value.
func FuzzExtent(f *testing.F) {
	for _, s := range []string{"a: b\n", "a: |\n  ở\n   x\n", "a: >\n x\n\n y\n", "a: \"\\u0111 \\\n  x\"",
		"a: 'it''s'\r\n", "- &a !!str y\n- *a\n", "{\"a\": [1, \"\\/\" , ]}"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		doc := source.Read("f", src, nil)
		var visit func(n source.Node)
		visit = func(n source.Node) {
			start, end, ok := n.Extent()
			if ok {
				require.True(t, 0 <= start && start < end && end <= len(src), "%d to %d", start, end)
			}
			switch {
			case n.IsSequence():
				items := n.Items()
				if ok {
					alone := source.Read("f", src[start:end], nil)
					require.Len(t, alone.Root().Items(), len(items), "%q", src[start:end])
				}
				for _, c := range items {
					visit(c)
				}
			case n.IsMapping():
				for k, v := range n.Mapping().All() {
					visit(k)
					visit(v)
				}
			case ok && strings.ContainsRune(`'"`, rune(src[start])) && n.Quoted():
				alone := source.Read("f", src[start:end], nil)
				if alone.Err() == nil {
					require.Equal(t, n.String(), alone.Root().String())
				}
			}
		}
		visit(doc.Root())
	})
}
