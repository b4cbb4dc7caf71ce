package catalogue_test

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const root = "../../.."

// goFile is the name of a Go file in a text, with its folders.
var goFile = regexp.MustCompile(`[a-z0-9_/]+\.go\b`)

// packageComments returns the comments of all doc.go files, by path.
func packageComments(t *testing.T) map[string]string {
	out := map[string]string{}
	for _, pattern := range []string{"doc.go", "*/doc.go", "*/*/doc.go", "*/*/*/doc.go", "*/*/*/*/doc.go"} {
		paths, err := filepath.Glob(filepath.Join(root, pattern))
		require.NoError(t, err)
		for _, path := range paths {
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments|parser.PackageClauseOnly)
			require.NoError(t, err)
			require.NotNil(t, file.Doc, path)
			out[path] = commentText(file.Doc)
		}
	}
	require.Greater(t, len(out), 30)
	return out
}

// commentText returns a comment as it is written, without its slashes.
func commentText(c *ast.CommentGroup) string {
	var b strings.Builder
	for _, line := range c.List {
		b.WriteString(strings.TrimPrefix(line.Text, "//") + "\n")
	}
	return b.String()
}

// TestDocNamesFiles: every Go file that a package comment names exists, in the package's
// folder, the folder above it, or by its path from the root.
func TestDocNamesFiles(t *testing.T) {
	named := 0
	for path, comment := range packageComments(t) {
		dir := filepath.Dir(path)
		for _, name := range goFile.FindAllString(comment, -1) {
			named++
			found := name == "messages.go" // one beside every code that says something
			for _, folder := range []string{dir, filepath.Dir(dir), root} {
				_, err := os.Stat(filepath.Join(folder, name))
				found = found || err == nil
			}
			assert.True(t, found, "%s names %s, which does not exist", path, name)
		}
	}
	assert.Greater(t, named, 100)
}

// link is a name in brackets, perhaps of another package, perhaps of a method or field.
var link = regexp.MustCompile(`\[(?:([a-z]+)\.)?([A-Z]\w*)(?:\.([A-Z]\w*))?\]`)

// TestDocLinks: every name in brackets in a package comment is declared.
func TestDocLinks(t *testing.T) {
	comments, declared, links := packageComments(t), map[string]map[string]bool{}, 0
	for path := range comments {
		name, names := declarations(t, filepath.Dir(path))
		if declared[name] == nil {
			declared[name] = map[string]bool{}
		}
		maps.Copy(declared[name], names)
	}
	for path, comment := range comments {
		own, _ := declarations(t, filepath.Dir(path))
		for line := range strings.Lines(comment) {
			for _, l := range link.FindAllStringSubmatch(line, -1) {
				if strings.HasPrefix(line, "\t") {
					continue // code
				}
				links++
				name := strings.TrimSuffix(l[2]+"."+l[3], ".")
				assert.True(t, declared[cmp.Or(l[1], own)][name], "%s links %s, which is not declared", path, l[0])
			}
		}
	}
	assert.Greater(t, links, 80)
}

// declarations returns what a folder's package is called, and what it declares: names,
// and methods and fields behind the names of their types.
func declarations(t *testing.T, dir string) (name string, names map[string]bool) {
	names = map[string]bool{}
	paths, err := filepath.Glob(filepath.Join(dir, "*.go"))
	require.NoError(t, err)
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		require.NoError(t, err)
		name = file.Name.Name
		for _, d := range file.Decls {
			declare(names, d)
		}
	}
	return name, names
}

func declare(names map[string]bool, d ast.Decl) {
	if f, isFunc := d.(*ast.FuncDecl); isFunc {
		names[strings.TrimPrefix(receiver(f)+"."+f.Name.Name, ".")] = true
		return
	}
	for _, spec := range d.(*ast.GenDecl).Specs {
		switch spec := spec.(type) {
		case *ast.ValueSpec:
			for _, name := range spec.Names {
				names[name.Name] = true
			}
		case *ast.TypeSpec:
			names[spec.Name.Name] = true
			of, isStruct := spec.Type.(*ast.StructType)
			for i := 0; isStruct && i < len(of.Fields.List); i++ {
				for _, field := range of.Fields.List[i].Names {
					names[spec.Name.Name+"."+field.Name] = true
				}
			}
		}
	}
}

// receiver returns the name of a method's type.
func receiver(f *ast.FuncDecl) string {
	if f.Recv == nil {
		return ""
	}
	of := f.Recv.List[0].Type
	if star, is := of.(*ast.StarExpr); is {
		of = star.X
	}
	if generic, is := of.(*ast.IndexExpr); is {
		of = generic.X
	}
	id, isName := of.(*ast.Ident)
	if !isName {
		return ""
	}
	return id.Name
}

// TestDocPrograms: the code with which a package comment opens stands in a test file of
// the package, which is compiled.
func TestDocPrograms(t *testing.T) {
	for _, dir := range []string{
		"rubric", "scoring", "scoring/verify", "scoring/cover", "scoring/improve", "scoring/published",
		"remediation", "remediation/document",
	} {
		path := filepath.Join(root, dir, "doc.go")
		code := firstCode(packageComments(t)[path])
		require.NotEmpty(t, code, path)
		tests, err := filepath.Glob(filepath.Join(root, dir, "*_test.go"))
		require.NoError(t, err)
		assert.True(t, holdsCode(t, tests, code), "%s: no test file has the code\n%s", path, code)
	}
}

// TestReadmeProgram: the program of the README is that of the tour; .ci/run runs it.
func TestReadmeProgram(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join(root, "README.md"))
	require.NoError(t, err)
	_, code, _ := strings.Cut(string(readme), "```go\n")
	code, _, _ = strings.Cut(code, "```")
	assert.Equal(t, flush(code), flush(firstCode(packageComments(t)[filepath.Join(root, "doc.go")])))
}

// firstCode returns the first block of code of a comment; of a program, its main
// function's body and what stands between it and the imports.
func firstCode(comment string) string {
	var lines []string
	for line := range strings.Lines(comment) {
		switch {
		case strings.HasPrefix(line, "\t"):
			lines = append(lines, line[1:])
		case len(lines) > 0 && strings.TrimSpace(line) == "":
			lines = append(lines, line)
		case len(lines) > 0:
			return strings.TrimSpace(strings.Join(lines, ""))
		}
	}
	return strings.TrimSpace(strings.Join(lines, ""))
}

// flush returns code without empty lines and the space at the start of lines.
func flush(code string) string {
	var b strings.Builder
	for line := range strings.Lines(code) {
		if line = strings.TrimSpace(line); line != "" {
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}

// holdsCode reports whether one of the files has all parts of some code: of a program
// its imports, its constants and the body of main.
func holdsCode(t *testing.T, files []string, code string) bool {
	parts := []string{code}
	if imports, body, isProgram := strings.Cut(strings.TrimPrefix(code, "package main"), "func main() {\n"); isProgram {
		imports, constants, _ := strings.Cut(imports, "\n)\n")
		parts = []string{imports, constants, strings.TrimSuffix(body, "}")}
	}
	for _, path := range files {
		src, err := os.ReadFile(path)
		require.NoError(t, err)
		all := true
		for _, part := range parts {
			all = all && strings.Contains(flush(string(src)), flush(part))
		}
		if all {
			return true
		}
	}
	return false
}
