package document_test

import (
	"bytes"
	"context"
	"os"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestPlanSaysWhyAScoreIsOpen: "since figures are missing" was printed for every range,
// also where no figure is missing and all of a source is excluded.
func TestPlanSaysWhyAScoreIsOpen(t *testing.T) {
	dir := "../../scoring/testdata/cases/19-survey-not-held/"
	src, err := os.ReadFile(dir + "rubric.yaml")
	require.NoError(t, err)
	r, err := rubric.Parse("rubric.yaml", src, nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	src, err = os.ReadFile(dir + "facts.yaml")
	require.NoError(t, err)
	f, err := scoring.ParseFacts("facts.yaml", src, r, nil)
	require.NoError(t, err)
	p, err := remediation.NewPlan(context.Background(), s, f, nil, nil)
	require.NoError(t, err)
	for lang, want := range map[locale.Lang]string{
		rubric.Vietnamese: ", vì toàn bộ phần điểm điều tra xã hội học bị loại khỏi thang điểm, và bộ chỉ số không nêu " +
			"khi đó tính điểm thế nào.",
		rubric.English: ", since everything scored by survey is left out of the maximum, and the rubric does not say " +
			"what counts then.",
	} {
		d, err := document.New(p, &document.Options{Form: document.Note, Lang: lang})
		require.NoError(t, err)
		var b bytes.Buffer
		require.NoError(t, d.WriteMarkdown(&b))
		assert.Contains(t, b.String(), want)
		assert.NotContains(t, b.String(), map[locale.Lang]string{rubric.Vietnamese: "thiếu số liệu",
			rubric.English: "figures are missing"}[lang])
	}
}
