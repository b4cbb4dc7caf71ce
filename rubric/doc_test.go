package rubric_test

import (
	"fmt"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// printLeaves is the program of the package comment.
func printLeaves() error {
	src, err := os.ReadFile("rubric.yaml")
	if err != nil {
		return err
	}
	r, err := rubric.Parse("rubric.yaml", src, nil)
	if err != nil {
		return err // all faults of the file: rubric.yaml:12:9: duplicate code "1.2"...
	}
	for it := range r.Leaves() {
		fmt.Println(it.Code, it.Title.In(rubric.Vietnamese), it.Max)
	}
	return nil
}

var _ = printLeaves

// TestSketch: the file in the package comment is a rubric, which compiles, and it has
// every key that there is.
func TestSketch(t *testing.T) {
	comment, err := os.ReadFile("doc.go")
	require.NoError(t, err)
	_, section, _ := strings.Cut(string(comment), "// # The file\n//\n")
	section, _, _ = strings.Cut(section, "\n//\n")
	sketch := strings.ReplaceAll("\n"+section+"\n", "\n//\t", "\n")
	r, err := rubric.Parse("doc.yaml", []byte(sketch), nil)
	require.NoError(t, err)
	rule := scoring.Rule{Name: "my_go_rule", Doc: "Nothing is given.", Run: func(scoring.Call) (decimal.Decimal, rubric.Text, error) {
		return decimal.Zero, rubric.Text{}, nil
	}}
	_, err = scoring.Compile(r, &scoring.Options{Rules: []scoring.Rule{rule}})
	require.NoError(t, err)

	keys := map[string]bool{}
	packages := []string{reflect.TypeFor[rubric.Rubric]().PkgPath(), reflect.TypeFor[decimals.Rounding]().PkgPath(),
		reflect.TypeFor[ranking.Rule]().PkgPath()}
	var collect func(reflect.Type)
	collect = func(of reflect.Type) {
		for of.Kind() == reflect.Pointer || of.Kind() == reflect.Slice {
			of = of.Elem()
		}
		if of.Kind() != reflect.Struct || !slices.Contains(packages, of.PkgPath()) {
			return
		}
		for i := range of.NumField() {
			field := of.Field(i)
			key, _, _ := strings.Cut(field.Tag.Get("json"), ",")
			if key == "" || keys[key] {
				continue
			}
			keys[key] = true
			collect(field.Type)
		}
	}
	collect(reflect.TypeFor[rubric.Rubric]())
	assert.Greater(t, len(keys), 50)
	assert.Contains(t, keys, "rounding", "a key of a part in another package")
	for key := range keys {
		assert.Regexp(t, regexp.MustCompile(`\b`+key+`\b`), section)
	}
}
