package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/rubric"
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
		Sheet          []struct{ Code, Kind, Stated, Computed string }
		Plan           struct {
			Actions []struct {
				ID       string
				Deficits []string
				Points   string
				Gain     string
				Targets  []struct{ Text, Gain string }
			}
			Uncovered []string
			Lacks     []struct {
				Kind          string
				Blocks, Short bool
				Actions       []string
				Text          string
			}
		}
	}
	require.NoError(t, json.Unmarshal(output(t, "-json", "-lang", "en"), &d))
	assert.Equal(t, "89 of 100", d.Total+" of "+d.Max)
	var areas, deficits, contradictions, actions, targets []string
	for _, a := range d.Areas {
		areas = append(areas, a.Code+": "+a.Points+" of "+a.Max+", lost "+a.Lost)
	}
	assert.Equal(t, []string{
		"1: 16 of 19, lost 3", "2: 9 of 10, lost 1", "3: 17 of 17, lost 0", "4: 5 of 5, lost 0",
		"5: 14 of 18, lost 4", "6: 9 of 9, lost 0", "7: 10 of 13, lost 3", "8: 9 of 9, lost 0",
	}, areas)
	for _, x := range d.Deficits {
		deficits = append(deficits, x.Code+" "+x.Lost+" "+x.Reason)
	}
	assert.Equal(t, []string{
		"1.5 3 no new initiative or solution was applied in the commune",
		"2.1 1 the commune issued no legal document in the year",
		`5.3.2 2 fewer than 95% of the officials were rated "completed well" or better`,
		"5.4.2 2 an official was disciplined with a reprimand or more in the year",
		"7.1.3 1 fewer than 80% of the outgoing documents were sent only electronically",
		"7.2 1 some dossiers were not entered as required",
		"7.6.2 1 the electronic work files are not complete",
	}, deficits)
	for _, c := range d.Contradictions {
		contradictions = append(contradictions, c.Code+" "+c.Kind+" "+c.Published+"/"+c.Computed)
	}
	assert.Equal(t, []string{"total points 90/89", "5 points 15/14"}, contradictions)
	var sheet []string
	for _, x := range d.Sheet {
		sheet = append(sheet, x.Code+" "+x.Kind+" "+x.Stated+"/"+x.Computed)
	}
	assert.Equal(t, []string{"5 subtotal 15/14", "5 sum 15/14", "total total 90/89"}, sheet)
	for _, a := range d.Plan.Actions {
		actions = append(actions, fmt.Sprintf("%s %s: %s lost, %s gained", a.ID, a.Deficits, a.Points, a.Gain))
		for _, x := range a.Targets {
			targets = append(targets, x.Text)
		}
	}
	assert.Equal(t, []string{
		"initiatives [1.5]: 3 lost, 3 gained", "legal-documents [2.1]: 1 lost, 1 gained", "discipline [5.3.2 5.4.2]: 4 lost, 4 gained",
		"electronic-documents [7.1.3]: 1 lost, 1 gained", "one-stop [7.2]: 1 lost, 1 gained", "work-files [7.6.2]: 1 lost, 1 gained",
	}, actions)
	assert.Equal(t, []string{
		"New initiatives or solutions applied in the commune: from 0 to at least 1: +3 points",
		"Legal documents issued in the year: from 0 to at least 1: +1 point",
		`Officials rated "completed well" or better: from below 95% to at least 95%: +2 points`,
		"Officials disciplined with a reprimand or more: from at least 1 official(s) to 0 official(s): +2 points",
		"Outgoing documents sent only electronically: from below 80% to at least 80%: +1 point",
		"Dossiers not entered into the one-stop system as required: from at least 1 dossier(s) to 0 dossier(s): +1 point",
		"Electronic work files are complete: from no to yes: +1 point",
	}, targets)
	assert.Empty(t, d.Plan.Uncovered)
	var lacks []string
	for _, x := range d.Plan.Lacks {
		lacks = append(lacks, fmt.Sprintf("%s blocks %t short %t of %d actions", x.Kind, x.Blocks, x.Short, len(x.Actions)))
	}
	assert.Equal(t, []string{
		"illustrative blocks true short false of 6 actions", // the passing sides: the short form prints none of these targets
		"contradiction blocks false short true of 0 actions",
		"lead blocks false short true of 6 actions", "deadline blocks false short true of 6 actions", // the source names neither
		"number blocks false short true of 0 actions", "date blocks false short true of 0 actions",
	}, lacks)
}

// TestPlanItself: what the document needs beside is there, and no more than the
// source has.
func TestPlanItself(t *testing.T) {
	p, _, err := plan()
	require.NoError(t, err)
	assert.Equal(t, catalogue.Head{
		Superior: rubric.Text{VI: "UBND huyện Chi Lăng", EN: "People's Committee of Chi Lăng district"},
		Issuer:   rubric.Text{VI: "UBND xã Y Tịch", EN: "People's Committee of Y Tịch commune"},
		Number:   "/KH-UBND", Place: rubric.Plain("Y Tịch"), Date: catalogue.PaperDate{Year: 2023, Month: 2},
	}, p.Head, "no number yet, and no day")
	assert.NotEmpty(t, p.Opening.VI)
	assert.NotEmpty(t, p.Closing.VI)
	assert.Equal(t, "100 +11", p.Outcome.Final.String()+" +"+p.Outcome.Gain.String())
	table := p.Results.Published
	assert.Equal(t, "90 points, 4 of 20, self-score 90, 15 rows, by 258/QĐ-UBND", fmt.Sprintf("%s points, %d of %d, self-score %s, %d rows, by %s",
		table.Total.Points.Decimal, table.Rank.Place, table.Rank.Of, table.SelfScore.Decimal, len(table.Rows), table.Source.Number))
	for _, a := range p.Actions {
		assert.True(t, a.Deadline.IsZero() && a.Lead.IsZero(), a.ID)
		for _, x := range a.Targets {
			assert.True(t, x.Illustrative, "no source states the passing side of %s", x.ID)
		}
	}
	assert.Equal(t, "Giao công chức Văn phòng - Thống kê xã (phụ trách công tác CCHC)", p.Responsibilities[0].Who.VI)
}

// TestDocuments: each document is written into its file, new or not, and named.
func TestDocuments(t *testing.T) {
	dir := t.TempDir()
	var args []string
	want := ""
	for _, format := range []string{"md", "html", "docx"} {
		file := filepath.Join(dir, "plan."+format)
		args = append(args, "-"+format, file)
		want += file + "\n"
	}
	require.NoError(t, os.WriteFile(filepath.Join(dir, "plan.md"), []byte("old"), 0o644))
	assert.Equal(t, want, string(output(t, args...)))
	for i := 1; i < len(args); i += 2 {
		src, err := os.ReadFile(args[i])
		require.NoError(t, err)
		assert.Greater(t, len(src), 50, args[i])
	}
	list, err := os.ReadDir(dir)
	require.NoError(t, err)
	assert.Len(t, list, 3, "nothing is left beside them")
	assert.Error(t, run([]string{"-docx", filepath.Join(dir, "no", "where.docx")}, &bytes.Buffer{}))
}

func TestBadArguments(t *testing.T) {
	assert.EqualError(t, run([]string{"-lang", "fr"}, &bytes.Buffer{}), `unknown language "fr": vi or en`)
	assert.Error(t, run([]string{"-nope"}, &bytes.Buffer{}))
}
