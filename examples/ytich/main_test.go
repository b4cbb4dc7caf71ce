package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the golden files anew")

func output(t *testing.T, args ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, run(args, &out))
	return out.Bytes()
}

func TestGolden(t *testing.T) {
	for file, args := range map[string][]string{
		"report.vi.txt": nil, "report.en.txt": {"-lang", "en"}, "document.vi.json": {"-json"}, "document.en.json": {"-json", "-lang", "en"},
	} {
		t.Run(file, func(t *testing.T) {
			got := output(t, args...)
			path := "testdata/" + file
			if *update {
				require.NoError(t, os.WriteFile(path, got, 0o644))
			}
			want, err := os.ReadFile(path)
			require.NoError(t, err)
			assert.Equal(t, string(want), string(got))
		})
	}
}

// TestPlanOfYTich states the case in figures, apart from the golden files.
func TestPlanOfYTich(t *testing.T) {
	var d struct {
		Total, Max string
		Areas      []struct{ Code, Max, Points, Lost string }
		Deficits   []struct{ Code, Lost, Status, Reason string }

		Contradictions []struct{ Code, Kind, Published, Computed string }
		Plan           struct {
			Actions   []struct{ Deficits []string }
			Uncovered []string
		}
	}
	require.NoError(t, json.Unmarshal(output(t, "-json"), &d))
	assert.Equal(t, "89 of 100", d.Total+" of "+d.Max)
	areas, deficits, contradictions := "", "", ""
	for _, a := range d.Areas {
		areas += a.Code + ":" + a.Points + "/" + a.Max + "-" + a.Lost + " "
	}
	assert.Equal(t, "1:16/19-3 2:9/10-1 3:17/17-0 4:5/5-0 5:14/18-4 6:9/9-0 7:10/13-3 8:9/9-0 ", areas)
	for _, x := range d.Deficits {
		deficits += x.Code + ":" + x.Lost + " "
		assert.NotEmpty(t, x.Reason)
	}
	assert.Equal(t, "1.5:3 2.1:1 5.3.2:2 5.4.2:2 7.1.3:1 7.2:1 7.6.2:1 ", deficits)
	for _, c := range d.Contradictions {
		contradictions += c.Code + " " + c.Kind + " " + c.Published + "/" + c.Computed + " "
	}
	assert.Equal(t, "total points 90/89 5 points 15/14 ", contradictions)
	assert.Len(t, d.Plan.Actions, 6)
	assert.Empty(t, d.Plan.Uncovered)
}

func TestBadArguments(t *testing.T) {
	assert.EqualError(t, run([]string{"-lang", "fr"}, &bytes.Buffer{}), `unknown language "fr": vi or en`)
	assert.Error(t, run([]string{"-nope"}, &bytes.Buffer{}))
}
