package catalogue_test

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
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

// sourceFile is a Go file that is no test.
type sourceFile struct {
	path string
	*ast.File
}

// sourceFiles returns the Go files of the module, and of those within it.
func sourceFiles(t *testing.T) (out []sourceFile) {
	require.NoError(t, filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments|parser.SkipObjectResolution)
		out = append(out, sourceFile{path, file})
		return err
	}))
	require.Greater(t, len(out), 300)
	return out
}

// comments returns all comments of a file, line by line and without their slashes.
func (f sourceFile) comments() (lines []string) {
	for _, group := range f.Comments {
		for _, line := range group.List {
			lines = append(lines, strings.TrimPrefix(line.Text, "//"))
		}
	}
	return lines
}

// TestDocNamesFiles: every Go file that a comment names exists, in the folder of the
// file, the folder above it, or by its path from the root.
func TestDocNamesFiles(t *testing.T) {
	named := 0
	for _, file := range sourceFiles(t) {
		dir := filepath.Dir(file.path)
		for _, name := range goFile.FindAllString(strings.Join(file.comments(), "\n"), -1) {
			named++
			found := name == "messages.go" // one beside every code that says something
			for _, folder := range []string{dir, filepath.Dir(dir), root} {
				_, err := os.Stat(filepath.Join(folder, name))
				found = found || err == nil
			}
			assert.True(t, found, "%s names %s, which does not exist", file.path, name)
		}
	}
	assert.Greater(t, named, 100)
}

// link is a name in brackets, perhaps of another package, perhaps of a method or field.
var link = regexp.MustCompile(`\[(?:([a-z]+)\.)?([A-Z]\w*)(?:\.([A-Z]\w*))?\]`)

// TestDocLinks: every name in brackets in a comment is declared in its package. Packages
// of one name count as one.
func TestDocLinks(t *testing.T) {
	files, declared, links := sourceFiles(t), map[string]map[string]bool{}, 0
	for _, file := range files {
		name := file.Name.Name
		if declared[name] == nil {
			declared[name] = map[string]bool{}
		}
		for _, d := range file.Decls {
			declare(declared[name], d)
		}
	}
	for _, file := range files {
		for _, line := range file.comments() {
			if strings.HasPrefix(line, "\t") {
				continue // code
			}
			for _, l := range link.FindAllStringSubmatch(line, -1) {
				of := declared[cmp.Or(l[1], file.Name.Name)]
				if of == nil {
					continue // a package of others
				}
				links++
				assert.True(t, of[strings.TrimSuffix(l[2]+"."+l[3], ".")], "%s links %s, which is not declared", file.path, l[0])
			}
		}
	}
	assert.Greater(t, links, 300)
}

// declare notes what a declaration declares: names, and methods and fields behind the
// names of their types.
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
			for _, field := range fields(spec.Type) {
				for _, name := range field.Names {
					names[spec.Name.Name+"."+name.Name] = true
				}
			}
		}
	}
}

// fields returns the fields of a struct, or the methods of an interface.
func fields(of ast.Expr) []*ast.Field {
	switch of := of.(type) {
	case *ast.StructType:
		return of.Fields.List
	case *ast.InterfaceType:
		return of.Methods.List
	}
	return nil
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
		code := firstCode(t, path)
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
	assert.Equal(t, flush(code), flush(firstCode(t, filepath.Join(root, "doc.go"))))
}

// firstCode returns the first block of code of a file's comments.
func firstCode(t *testing.T, path string) string {
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments|parser.PackageClauseOnly)
	require.NoError(t, err)
	var lines []string
	for _, line := range (sourceFile{path, file}).comments() {
		switch {
		case strings.HasPrefix(line, "\t"):
			lines = append(lines, line[1:])
		case len(lines) > 0 && line != "":
			return strings.TrimSpace(strings.Join(lines, "\n"))
		case len(lines) > 0:
			lines = append(lines, line)
		}
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
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
