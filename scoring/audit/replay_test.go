package audit_test

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/audit"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// stored scores facts and returns the result as JSON.
func stored(t testing.TB, s *scoring.Scorer, f scoring.Facts) []byte {
	t.Helper()
	result, err := s.Score(f)
	require.NoError(t, err)
	b, err := json.Marshal(result)
	require.NoError(t, err)
	return b
}

// TestReplayRandom: results of random rubrics, with figures that are missing or bounded, are
// computed again byte for byte.
func TestReplayRandom(t *testing.T) {
	want := enough.Instances(300, 60)
	for i, done := 0, 0; done < want; i++ {
		g, s, file := ruletest.SomeScorer(rand.New(rand.NewPCG(5, uint64(i))))
		if s == nil {
			continue
		}
		require.Less(t, i, 10*want)
		again, err := rubric.Parse("random.yaml", []byte(file), nil) // errors in results name the file
		require.NoError(t, err)
		anew, err := scoring.Compile(again, nil)
		require.NoError(t, err)
		for _, facts := range g.FactsWithGaps(3, s.Rubric()) {
			if _, err := s.Score(facts); err != nil {
				continue
			}
			done++
			list, err := audit.Replay(anew, facts, stored(t, s, facts))
			require.NoError(t, err)
			require.Empty(t, list, file)
		}
	}
}

// TestReplayNoticesEveryByte: whichever byte of a stored result is changed, dropped or doubled,
// it is told.
func TestReplayNoticesEveryByte(t *testing.T) {
	s, err := scoring.Compile(ruletest.ExampleRubric(), nil)
	require.NoError(t, err)
	facts := scoring.Facts{Unit: scoring.Unit{ID: "u"}, Inputs: ruletest.Figures(map[string]any{"electronic_rate": 60})}
	of := stored(t, s, facts)
	require.Greater(t, len(of), 1500)
	kinds := map[audit.Kind]int{}
	try := func(at int, changed []byte) {
		list := audit.ReplayDocument(changed, of)
		require.NotEmpty(t, list, "byte %d", at)
		for _, d := range list {
			kinds[d.Kind]++
			require.NotEmpty(t, d.Text.VI)
			require.NotEmpty(t, d.Text.EN)
		}
	}
	require.Empty(t, audit.ReplayDocument(of, of))
	for at := range of {
		for _, with := range []byte{of[at] ^ 1, of[at] ^ 0x20, ' '} {
			if with != of[at] {
				changed := append([]byte{}, of...)
				changed[at] = with
				try(at, changed)
			}
		}
		try(at, append(append([]byte{}, of[:at]...), of[at+1:]...))
		try(at, append(append(append([]byte{}, of[:at]...), of[at]), of[at:]...))
		try(at, of[:at])
	}
	t.Log(kinds)
	for _, kind := range []audit.Kind{audit.SchemaDiffers, audit.EditionDiffers, audit.VersionDiffers, audit.RoundingDiffers,
		audit.FactsDiffer, audit.ResultDiffers, audit.BytesDiffer} {
		assert.Greater(t, kinds[kind], 0, kind)
	}
}

// TestReplay: what differs in a stored result is named as what it is.
func TestReplay(t *testing.T) {
	_, s := scorerOf(t, rubricFile)
	facts := func(late int) scoring.Facts {
		return scoring.Facts{Unit: scoring.Unit{ID: "u"},
			Inputs: ruletest.Figures(map[string]any{"erate": 60, "late": late, "held": true})}
	}
	of := string(stored(t, s, facts(2)))
	_, other := scorerOf(t, strings.Replace(rubricFile, "max(0, full - 0.25", "max(0, full - 0.5", 1))
	_, rounded := scorerOf(t, strings.Replace(rubricFile, "rounding: half-up", "rounding: down", 1))
	version := `"version":"`
	at := strings.Index(of, version) + len(version)
	tests := []struct {
		name, stored string
		want         map[audit.Kind]string // the place
		vi, en       string                // the first sentence
	}{
		{"nothing", of, map[audit.Kind]string{}, "", ""},
		{"other facts", string(stored(t, s, facts(3))),
			map[audit.Kind]string{audit.ResultDiffers: "areas[0].index", audit.FactsDiffer: "receipt.facts"},
			"kết quả khác", "the result differs"},
		{"another edition", string(stored(t, other, facts(2))), map[audit.Kind]string{
			audit.ResultDiffers: "areas[0].index", audit.EditionDiffers: "edition.sha256"}, "kết quả khác", "the result differs"},
		{"another rounding", string(stored(t, rounded, facts(2))), map[audit.Kind]string{
			audit.EditionDiffers: "edition.sha256", audit.RoundingDiffers: "receipt.rounding.rounding", audit.ResultDiffers: "receipt.result"},
			"bản lưu theo ấn bản khác của bộ chỉ số", "it was computed by another edition of the rubric"},
		{"another version", of[:at] + "0.0" + of[at:], map[audit.Kind]string{audit.VersionDiffers: "receipt.version"}, "bản lưu do phiên bản 0.0" +
			of[at:at+5] + " tính, hiện nay là " + of[at:at+5], "it was computed by version 0.0" + of[at:at+5] + ", now by " + of[at:at+5]},
		{"another schema", strings.Replace(of, `"schema":1`, `"schema":2`, 1), map[audit.Kind]string{audit.SchemaDiffers: "schema"},
			"bản lưu theo cấu trúc 2, hiện nay là 1", "it is stored with schema 2, now there is 1"},
		{"another unit", strings.Replace(of, `"unit":{"id":"u"`, `"unit":{"id":"v"`, 1), map[audit.Kind]string{audit.FactsDiffer: "unit.id"},
			"số liệu khác", "the facts differ"},
		{"points", strings.Replace(of, `"points":"4.5"`, `"points":"5"`, 1), map[audit.Kind]string{audit.ResultDiffers: "areas[0].items[1].points"},
			"kết quả khác", "the result differs"},
		{"a key more", strings.Replace(of, `"code":"1.2"`, `"code":"1.2","noted":true`, 1),
			map[audit.Kind]string{audit.ResultDiffers: "areas[0].items[1].noted"}, "kết quả khác", "the result differs"},
		{"spaces", strings.Replace(of, ":", ": ", 1), map[audit.Kind]string{audit.BytesDiffer: ""},
			"nội dung như nhau nhưng cách ghi khác, từ byte thứ 10", "it says the same and is written otherwise, from byte 10 on"},
		{"half of it", of[:50], map[audit.Kind]string{audit.BytesDiffer: ""},
			"bản lưu không đọc được; khác từ byte thứ 50", "it cannot be read; it differs from byte 50 on"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			list, err := audit.Replay(s, facts(2), []byte(tt.stored))
			require.NoError(t, err)
			got := map[audit.Kind]string{}
			for _, d := range list {
				got[d.Kind] = d.Path
			}
			assert.Equal(t, tt.want, got)
			assert.Len(t, list, len(got))
			if len(list) > 0 {
				assert.Equal(t, tt.vi, list[0].Text.VI)
				assert.Equal(t, tt.en, list[0].Text.EN)
			}
		})
	}
	_, err := audit.Replay(s, scoring.Facts{Rubric: "other"}, []byte(of))
	assert.ErrorIs(t, err, scoring.ErrEdition)
	_, err = audit.Replay(nil, scoring.Facts{}, nil)
	assert.Error(t, err)
}
