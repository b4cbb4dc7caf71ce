package document_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var (
	verb = regexp.MustCompile(`%[0-9]*[a-z]`)
	// foreign are English words and no Vietnamese ones.
	foreign = regexp.MustCompile(`(?i)\b(the|of|and|is|are|points?|items?|area|lost|plan)\b`)
)

// said returns what a literal says, of one piece or more.
func said(t *testing.T, e ast.Expr) string {
	t.Helper()
	switch e := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		require.NoError(t, err)
		return s
	case *ast.BinaryExpr:
		return said(t, e.X) + said(t, e.Y)
	}
	t.Fatalf("%T is not a text", e)
	return ""
}

// Every text is there in both languages, which take the same arguments, and none stands
// anywhere but in the catalogue.
func TestTexts(t *testing.T) {
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	texts := 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		require.NoError(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			literal, ok := n.(*ast.CompositeLit)
			if !ok {
				return true
			}
			of, ok := literal.Type.(*ast.SelectorExpr)
			if !ok || of.Sel.Name != "Text" {
				return true
			}
			texts++
			assert.True(t, strings.HasPrefix(name, "words"), "%s has a text", name)
			require.Len(t, literal.Elts, 2, name)
			vi := said(t, literal.Elts[0].(*ast.KeyValueExpr).Value)
			en := said(t, literal.Elts[1].(*ast.KeyValueExpr).Value)
			assert.True(t, vi != "" && en != "", "%q, %q", vi, en)
			in, out := verb.FindAllString(vi, -1), verb.FindAllString(en, -1)
			assert.Equal(t, len(in), len(out), "%q, %q", vi, en)
			assert.NotRegexp(t, foreign, vi)
			assert.False(t, strings.ContainsFunc(en, func(r rune) bool { return slices.Contains([]rune(vietnamese), r) }), en)
			return true
		})
	}
	assert.Greater(t, texts, 120)
}

// vietnamese are letters that English lacks.
const vietnamese = "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
