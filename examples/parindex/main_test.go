package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the golden files anew")

// outcome is what a run of the command comes to.
type outcome struct {
	code     int
	out, err string
}

// call runs the command in the directory of the test files, in English unless the
// arguments say otherwise.
func call(t *testing.T, args ...string) outcome {
	t.Helper()
	return callWith(t, "", args...)
}

func callWith(t *testing.T, stdin string, args ...string) outcome {
	t.Helper()
	t.Chdir("testdata")
	defer t.Chdir("..")
	var out, errOut bytes.Buffer
	code := run(args, strings.NewReader(stdin), &out, &errOut)
	return outcome{code, out.String(), errOut.String()}
}

func localeOf(t *testing.T, lang string) {
	t.Setenv("LC_ALL", lang)
	t.Setenv("LC_MESSAGES", "")
	t.Setenv("LANG", "")
}

// transcripts are the runs whose output is kept, in both languages, with the exit
// code.
var transcripts = []struct {
	name, args string
	code       int
}{
	{"help", "-h", 0},
	{"help_check", "check -h", 0},
	{"help_test", "help test", 0},
	{"help_plan", "plan -h", 0},
	{"help_optimize", "optimize -h", 0},
	{"help_progress", "progress -h", 0},
	{"help_completion", "help completion", 0},
	{"help_unknown", "help tset", 2},
	{"completion_unknown", "completion zhs", 2},
	{"check_tree", "check tree", 1},
	{"check_nothing", "check units", 2},
	{"watch_stdin", "check - -watch", 2},
	{"help_init", "init -h", 0},
	{"init_csv", "init -from criteria.csv", 1},
	{"init_xlsx", "init -from criteria.xlsx", 0},
	{"init_no_table", "init -from notes.csv", 2},
	{"init_there", "init demo.yaml", 2},
	{"check", "check demo.yaml", 0},
	{"check_all", "check demo.yaml -all -item 1.1", 0},
	{"check_findings", "check findings.yaml", 1},
	{"check_faulty", "check faulty.yaml demo.yaml", 1},
	{"score", "score demo.yaml units/binh.yaml", 0},
	{"open_source_score", "score ../../../scoring/testdata/cases/01-open-source-may-drop-out/rubric.yaml ../../../scoring/testdata/cases/01-open-source-may-drop-out/facts.yaml", 0},
	{"open_source_rank", "rank ../../../scoring/testdata/cases/01-open-source-may-drop-out/rubric.yaml ../../../scoring/testdata/cases/01-open-source-may-drop-out/facts.yaml", 0},
	{"open_source_optimize", "optimize ../../../scoring/testdata/cases/01-open-source-may-drop-out/rubric.yaml ../../../scoring/testdata/cases/01-open-source-may-drop-out/facts.yaml -goal 95", 0},
	{"open_source_plan", "plan ../../../scoring/testdata/cases/01-open-source-may-drop-out/rubric.yaml ../../../scoring/testdata/cases/01-open-source-may-drop-out/facts.yaml", 0},
	{"no_survey_score", "score ../../../scoring/testdata/cases/19-survey-not-held/rubric.yaml ../../../scoring/testdata/cases/19-survey-not-held/facts.yaml", 0},
	{"no_survey_rank", "rank ../../../scoring/testdata/cases/19-survey-not-held/rubric.yaml ../../../scoring/testdata/cases/19-survey-not-held/facts.yaml", 0},
	{"no_survey_optimize", "optimize ../../../scoring/testdata/cases/19-survey-not-held/rubric.yaml ../../../scoring/testdata/cases/19-survey-not-held/facts.yaml -goal 95", 1},
	{"no_survey_plan", "plan ../../../scoring/testdata/cases/19-survey-not-held/rubric.yaml ../../../scoring/testdata/cases/19-survey-not-held/facts.yaml", 0},
	{"score_passed_over", "score disciplined.yaml disciplined-facts.yaml", 0},
	{"score_gaps", "score demo.yaml units/gaps.yaml", 0},
	{"score_failing", "score findings.yaml findings-facts.yaml", 1},
	{"score_faulty", "score demo.yaml faulty-facts.yaml", 1},
	{"explain", "explain demo.yaml units/binh.yaml 1.1", 0},
	{"explain_gaps", "explain demo.yaml units/gaps.yaml 1.1", 0},
	{"explain_curved", "explain curved.yaml curved-facts.yaml 1.1", 0},
	{"explain_together", "explain curved.yaml curved-facts.yaml 1.2", 0},
	{"explain_unproved", "explain unproved.yaml unproved-facts.yaml 1", 0},
	{"explain_penalty", "explain curved.yaml curved-facts.yaml P1", 0},
	{"explain_failing", "explain findings.yaml findings-facts.yaml 1.2", 0},
	{"plan", "plan demo.yaml units/binh.yaml -catalogue catalogue.yaml -published published.yaml", 0},
	{"plan_without", "plan demo.yaml units/gaps.yaml", 0},
	{"plan_full", "plan demo.yaml units/binh.yaml -catalogue catalogue-full.yaml", 0},
	{"plan_curved", "plan curved.yaml curved-facts.yaml", 0},
	{"plan_aim", "plan demo.yaml units/binh.yaml -catalogue catalogue-full.yaml -aim aim.yaml", 0},
	{"plan_far", "plan demo.yaml units/binh.yaml -aim aim-far.yaml", 0},
	{"optimize", "optimize demo.yaml units/binh.yaml -aim aim.yaml", 0},
	{"optimize_band", "optimize demo.yaml units/gaps.yaml -goal band:Good", 0},
	{"optimize_total", "optimize demo.yaml units/binh.yaml -aim aim.yaml -goal 9.5", 0},
	{"optimize_effort", "optimize demo.yaml units/binh.yaml -aim aim.yaml -goal effort:13", 0},
	{"optimize_curved", "optimize curved.yaml curved-facts.yaml -goal 4", 0},
	{"optimize_unproved", "optimize unproved.yaml unproved-facts.yaml -goal 2", 1},
	{"optimize_far", "optimize demo.yaml units/binh.yaml -aim aim-far.yaml", 1},
	{"progress", "progress demo.yaml units/binh.yaml binh-later.yaml -catalogue catalogue-full.yaml -aim aim.yaml", 0},
	{"progress_overdue", "progress demo.yaml units/binh.yaml binh-later.yaml -catalogue catalogue-full.yaml -day 2026-10-01", 1},
	{"progress_without", "progress demo.yaml units/gaps.yaml gaps-later.yaml", 0},
	{"progress_missing", "progress " + case06 + "rubric.yaml " + case06 + "facts.yaml " + case06 + "later.yaml", 0},
	{"plan_excluded", "plan " + case16 + "rubric.yaml " + case16 + "facts.yaml -published " + case16 + "published.yaml", 0},
	{"plan_round", "plan " + yearFiles + "-round appraisal_2 -as-of 2026-02-15", 0},
	{"plan_round_paper", "plan " + yearFiles + "-round appraisal_2 -as-of 2026-02-15 -md -", 0},
	{"plan_round_unknown", "plan " + yearFiles + "-round council -as-of 2026-02-15", 2},
	{"plan_day_alone", "plan demo.yaml units/binh.yaml -as-of 2026-02-15", 2},
	{"optimize_round", "optimize " + yearFiles + "-round appraisal_2 -as-of 2026-02-15 -goal 95", 1},
	{"progress_rounds", "progress " + yearFiles + "../../rubrics/commune-year-records.yaml -round appraisal_1 -as-of 2026-01-25 " +
		"-later-round appraisal_2 -day 2026-02-15", 0},
	{"help_assess", "assess -h", 0},
	{"assess", "assess " + yearFiles + "-as-of 2026-02-15", 0},
	{"assess_round", "assess " + yearFiles + "-as-of 2026-02-15 -round appraisal_1", 0},
	{"assess_self", "assess " + yearFiles + "-as-of 2026-01-15 -round self", 0},
	{"assess_ledger", "assess " + yearFiles + "-as-of 2026-02-15 -ledger", 0},
	{"assess_ledger_self", "assess " + yearFiles + "-as-of 2026-02-15 -ledger -round self", 0},
	{"assess_compare", "assess " + yearFiles + "-as-of 2026-02-15 -compare self,appraisal_2", 0},
	{"assess_compare_nothing", "assess " + yearFiles + "-as-of 2026-02-15 -compare self,self", 0},
	{"assess_compare_back", "assess " + yearFiles + "-as-of 2026-02-15 -compare appraisal_2,self", 2},
	{"assess_compare_one", "assess " + yearFiles + "-as-of 2026-02-15 -compare self", 2},
	{"assess_two_views", "assess " + yearFiles + "-as-of 2026-02-15 -ledger -md -", 2},
	{"assess_verify", "assess " + yearFiles + "-as-of 2026-02-15 -round self -verify ../../rubrics/commune-year-sheet.yaml", 1},
	{"assess_verify_faulty", "assess " + yearFiles + "-as-of 2026-02-15 -verify faulty-sheet.yaml", 1},
	{"assess_without_day", "assess " + yearFiles, 2},
	{"assess_bad_day", "assess " + yearFiles + "-as-of 15/2/2026", 2},
	{"assess_bad_round", "assess " + yearFiles + "-as-of 2026-02-15 -round appraisal", 2},
	{"assess_refused", "assess ../../rubrics/commune-year.yaml faulty-year.yaml -as-of 2026-02-15", 1},
	{"assess_other_rubric", "assess demo.yaml faulty-year.yaml", 1},
	{"assess_no_rounds", "assess demo.yaml faulty-records.yaml", 1},
	{"rank", "rank demo.yaml units/an.yaml units/binh.yaml units/cuong.yaml units/dung.yaml units/em.yaml units/gaps.yaml", 0},
	{"help_form", "form -h", 0},
	{"help_rank", "rank -h", 0},
	{"form_without_file", "form demo.yaml", 2},
	{"form_of_two", "form -o form.xlsx demo.yaml units/an.yaml units/binh.yaml", 2},
	{"form_as_csv", "form -o form.csv demo.yaml", 2},
	{"form_there", "form -table -o table.csv demo.yaml", 2},
	{"score_form", "score demo.yaml form.csv", 0},
	{"score_faulty_form", "score demo.yaml faulty-form.csv", 1},
	{"score_no_form", "score demo.yaml table.csv", 1},
	{"rank_table", "rank demo.yaml table.csv", 0},
	{"rank_faulty_table", "rank demo.yaml faulty-table.csv", 1},
	{"rank_forms", "rank demo.yaml form.csv units/an.yaml", 0},
	{"rank_no_table", "rank demo.yaml criteria.csv", 1},
	{"init_table", "init criteria.csv", 1},
	{"init_two_files", "init criteria.csv a.yaml b.yaml", 2},
	{"init_into_two", "init a.yaml b.yaml", 2},
	{"rank_dense", "rank demo.yaml -ties dense units/an.yaml units/binh.yaml units/cuong.yaml", 0},
	{"rank_fractional", "rank demo.yaml -ties=fractional units/an.yaml units/binh.yaml units/cuong.yaml", 0},
	{"rank_ordinal", "rank demo.yaml -ties ordinal -keys 2.1,1.1:lowest -gaps units/an.yaml units/binh.yaml units/cuong.yaml", 0},
	{"rank_bands", "rank quotas.yaml -bands units/an.yaml units/binh.yaml units/cuong.yaml units/gaps.yaml units/em.yaml", 0},
	{"rank_index", "rank demo.yaml -by index -places 0 units/an.yaml units/binh.yaml units/cuong.yaml units/gaps.yaml", 0},
	{"bad_rank_keys", "rank demo.yaml -keys 9.9 units/an.yaml", 1},
	{"bad_rank_places", "rank demo.yaml -places 7 units/an.yaml", 2},
	{"bad_rank_by", "rank demo.yaml -by size units/an.yaml", 2},
	{"rank_twice", "rank demo.yaml units/an.yaml units/an.yaml", 1},
	{"help_published", "published -h", 0},
	{"published", "published results.csv -rubric demo.yaml -mean ward:total=7.55 -mean index=76 -mean 1=4", 1},
	{"published_computed", "published results.csv -rubric demo.yaml table.csv", 1},
	{"published_faulty_facts", "published results.csv -rubric demo.yaml faulty-table.csv", 1},
	{"published_means", "published " + publishedFiles + "binh-duong-districts-2017.csv -mean 78.39", 0},
	{"published_ranks", "published " + publishedFiles + "thanh-hoa-departments-2024.csv -mean 85.41", 0},
	{"published_bands", "published " + publishedFiles + "band-counts.csv", 0},
	{"published_ties", "published " + publishedFiles + "thanh-hoa-departments-2024.csv -ties fractional", 0},
	{"published_other_mean", "published " + publishedFiles + "binh-duong-districts-2017.csv -mean survey=32.99", 1},
	{"published_no_table", "published notes.csv", 1},
	{"published_without_rubric", "published results.csv table.csv", 2},
	{"bad_mean", "published results.csv -mean 78", 2},
	{"bad_mean_column", "published results.csv -mean totl=78", 2},
	{"bad_mean_group", "published results.csv -mean wards:total=78", 2},
	{"bad_mean_number", "published results.csv -mean total=78,39", 2},
	{"bad_published_ties", "published results.csv -ties golf", 2},
	{"help_whatif", "whatif -h", 0},
	{"whatif", "whatif demo.yaml demo-variants.yaml units/an.yaml units/binh.yaml units/cuong.yaml units/dung.yaml units/em.yaml units/gaps.yaml", 0},
	{"whatif_table", "whatif demo.yaml demo-variants.yaml table.csv -widest 0", 0},
	{"whatif_maxima", "whatif ../../rubrics/commune-illustrative.yaml ../../rubrics/commune-illustrative-variants.yaml ../../rubrics/commune-illustrative-facts.yaml", 0},
	{"whatif_faulty_table", "whatif demo.yaml demo-variants.yaml faulty-table.csv -widest 1", 1},
	{"whatif_faulty", "whatif demo.yaml faulty-variants.yaml units/an.yaml", 1},
	{"whatif_other_rubric", "whatif curved.yaml demo-variants.yaml curved-facts.yaml", 1},
	{"bad_widest", "whatif demo.yaml demo-variants.yaml units/an.yaml -widest 1.5", 2},
	{"bad_widest_below", "whatif demo.yaml demo-variants.yaml units/an.yaml -widest -1", 2},
	{"help_years", "years -h", 0},
	{"years_map", "years " + twoYears, 0},
	{"years_map_read", "years " + twoYears + "-map ../../rubrics/two-years/2025-2026.map.yaml", 0},
	{"years", "years " + twoYears + "-map ../../rubrics/two-years/2025-2026.map.yaml " + twoTables, 0},
	{"years_proposed", "years " + twoYears + twoTables + " -widest 1", 0},
	{"years_in_many_files", "years demo.yaml demo.yaml -from units/an.yaml -from units/binh.yaml -to table.csv -widest 0", 0},
	{"years_faulty_table", "years demo.yaml demo.yaml -from units/an.yaml -from faulty-table.csv -to table.csv", 1},
	{"years_one_year", "years demo.yaml demo.yaml -from units/an.yaml", 2},
	{"years_faulty_map", "years demo.yaml demo-2026.yaml -map faulty-map.yaml", 1},
	{"diff", "diff demo.yaml demo-2026.yaml", 1},
	{"diff_same", "diff demo.yaml demo.yaml", 0},
	{"test", "test demo.yaml", 0},
	{"test_failing", "test demo.yaml failing.cases.yaml", 1},
	{"test_errors", "test holes.yaml holes.cases.yaml", 1},
	{"test_unknown", "test demo.yaml unknown.cases.yaml", 1},
	{"test_cover", "test demo.yaml -cover", 0},
	{"test_floor", "test demo.yaml -floor 70", 1},
	{"test_mutate", "test demo.yaml -mutate", 1},
	{"suggest", "suggest demo.yaml", 0},
	{"fmt", "fmt messy.yaml", 0},
	{"fmt_list", "fmt -l messy.yaml laid-out.yaml", 1},
	{"schema_aim", "schema aim", 0},
	{"bad_verb", "chek demo.yaml", 2},
	{"bad_flag", "check -jsn demo.yaml", 2},
	{"bad_value", "rank demo.yaml units/an.yaml -ties", 2},
	{"bad_ties", "rank demo.yaml units/an.yaml -ties golf", 2},
	{"bad_number", "score demo.yaml", 2},
	{"bad_lang", "score demo.yaml units/an.yaml -lang fr", 2},
	{"bad_code", "explain demo.yaml units/an.yaml 1.9", 2},
	{"bad_parent", "explain demo.yaml units/an.yaml 1", 2},
	{"bad_item", "check demo.yaml -item 3", 2},
	{"bad_kind", "schema rubrik", 2},
	{"bad_floor", "test demo.yaml -floor 9,5", 2},
	{"no_file", "score nowhere.yaml units/an.yaml", 2},
	{"no_cases", "test findings.yaml", 2},
	{"some_unreadable", "check faulty.yaml nowhere.yaml", 2},
	{"bad_goal", "optimize demo.yaml units/binh.yaml -goal 9,5", 2},
	{"bad_band", "optimize demo.yaml units/binh.yaml -goal band:Tot", 2},
	{"no_goal", "optimize demo.yaml units/binh.yaml", 2},
	{"bad_day", "progress demo.yaml units/binh.yaml binh-later.yaml -day 30/6/2026", 2},
	{"other_unit", "progress demo.yaml units/binh.yaml units/an.yaml", 2},
	{"same_file", "plan demo.yaml units/binh.yaml -md plan.md -html plan.md", 2},
	{"aim_faulty", "optimize demo.yaml units/binh.yaml -aim faulty-aim.yaml", 1},
	{"edited_unreadable", "plan demo.yaml units/binh.yaml -edited aim.yaml", 2},
	{"catalogue_unknown", "plan demo.yaml units/an.yaml -catalogue faulty-catalogue.yaml", 1},
}

// Inputs of cases that came out wrong, from the testdata of this command.
const (
	case06 = "../../../scoring/testdata/cases/06-lower-bound-shown-as-score/"
	case16 = "../../../scoring/testdata/cases/16-published-of-excluded/"
)

// publishedFiles are tables that authorities published.
const publishedFiles = "../../province-report/data/"

// Two editions of a made-up rubric, and their units.
const (
	twoYears  = "../../rubrics/two-years/commune-2025.yaml ../../rubrics/two-years/commune-2026.yaml "
	twoTables = "-from ../../rubrics/two-years/units-2025.csv -to ../../rubrics/two-years/units-2026.csv"
)

// yearFiles are the rubric and the records of a made-up commune's year.
const yearFiles = "../../rubrics/commune-year.yaml ../../rubrics/commune-year-records.yaml "

func TestGolden(t *testing.T) {
	seen := map[string]bool{}
	for i, tt := range transcripts {
		for _, lang := range []string{"vi", "en"} {
			name := tt.name + "." + lang + ".txt"
			seen[name] = true
			if raced && i%8 > 0 {
				continue // every transcript is compared without the race detector
			}
			t.Run(name, func(t *testing.T) {
				localeOf(t, lang+"_VN.UTF-8")
				got := call(t, strings.Fields(tt.args)...)
				assert.Equal(t, tt.code, got.code, got.err)
				golden(t, name, fmt.Sprintf("$ parindex %s\n%s--- stderr\n%s--- exit %d\n", tt.args, got.out, got.err, got.code))
			})
		}
	}
	files, err := os.ReadDir("testdata/golden")
	require.NoError(t, err)
	for _, f := range files {
		assert.True(t, seen[f.Name()], "%s is of no run", f.Name())
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata/golden", name)
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), got)
}

func TestLanguage(t *testing.T) {
	for _, tt := range []struct {
		args           string
		all, msg, lang string
		want           string
	}{
		{"", "", "", "", "en"},
		{"", "", "", "vi_VN.UTF-8", "vi"},
		{"", "", "en_GB", "vi_VN", "en"},
		{"", "vi", "en_GB", "en_US", "vi"},
		{"", "C", "", "vi_VN", "en"},
		{"-lang vi", "C", "", "", "vi"},
		{"check --lang=en x", "vi", "", "", "en"},
		{"check x -lang=vi", "", "", "", "vi"},
		{"check -- -lang=vi", "", "", "", "vi"},
	} {
		env := map[string]string{"LC_ALL": tt.all, "LC_MESSAGES": tt.msg, "LANG": tt.lang}
		assert.Equal(t, tt.want, string(language(strings.Fields(tt.args), func(k string) string { return env[k] })), "%+v", tt)
	}
}

// TestColour: only what goes to a terminal is coloured; a buffer and a file are
// none.
func TestColour(t *testing.T) {
	assert.False(t, isTerminal(&bytes.Buffer{}))
	f, err := os.Create(filepath.Join(t.TempDir(), "out"))
	require.NoError(t, err)
	defer f.Close()
	assert.False(t, isTerminal(f))
	var out bytes.Buffer
	p := &printer{&out, true}
	assert.Equal(t, "\x1b[31mred\x1b[0m", p.in(red, "red"))
	assert.Equal(t, "plain", p.in(plain, "plain"))
	p.colour = false
	assert.Equal(t, "red", p.in(red, "red"))
}

// TestProgress: on a terminal long work shows how far it is, and wipes that out.
func TestProgress(t *testing.T) {
	var out bytes.Buffer
	a := &app{errOut: &out, live: true}
	p := a.progress("working", 3)
	p.step()
	for range 500 {
		if p.shown.Load() {
			break
		}
		pause()
	}
	p.stop()
	assert.Contains(t, out.String(), "working… 1/3")
	assert.True(t, strings.HasSuffix(out.String(), "\r\x1b[K"))
	a.live = false
	out.Reset()
	a.progress("working", 3).stop()
	assert.Empty(t, out.String())
}

// TestInterrupted: Ctrl-C ends long work with an exit code and a word of its own, and what
// is no long work is done all the same.
func TestInterrupted(t *testing.T) {
	t.Chdir("testdata")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for lang, want := range map[locale.Lang]string{
		rubric.English: "parindex: interrupted\n", rubric.Vietnamese: "parindex: đã dừng theo yêu cầu\n",
	} {
		for _, args := range []string{
			"check demo.yaml", "diff demo.yaml demo.yaml", "test demo.yaml -cover", "suggest demo.yaml",
			"explain demo.yaml units/binh.yaml 1.1", "optimize demo.yaml units/binh.yaml -aim aim.yaml",
			"plan demo.yaml units/binh.yaml", "whatif demo.yaml demo-variants.yaml units/binh.yaml", "plan demo.yaml units/binh.yaml -aim aim.yaml",
		} {
			var out, errOut bytes.Buffer
			a := &app{stdin: strings.NewReader(""), out: &out, errOut: &errOut, lang: lang, sources: map[string][]byte{}}
			assert.Equal(t, interrupted, a.run(ctx, strings.Fields(args)), args)
			assert.Empty(t, out.String(), args)
			assert.Equal(t, want, errOut.String(), args)
		}
		var out, errOut bytes.Buffer
		a := &app{stdin: strings.NewReader(""), out: &out, errOut: &errOut, lang: lang, sources: map[string][]byte{}}
		assert.Equal(t, allWell, a.run(ctx, []string{"score", "demo.yaml", "units/an.yaml"}), errOut.String())
		assert.NotEmpty(t, out.String())
	}
}

func TestStandardInput(t *testing.T) {
	src, err := os.ReadFile("testdata/demo.yaml")
	require.NoError(t, err)
	got := callWith(t, string(src), "check", "-")
	assert.Equal(t, 0, got.code, got.err)
	got = callWith(t, "rubric: x\naeras: 3\n", "check", "-")
	assert.Equal(t, 1, got.code)
	assert.Contains(t, got.out, `-:2:1: unknown key "aeras"; did you mean "areas"?`)
	got = callWith(t, "a:   1\n", "fmt", "-")
	assert.Equal(t, outcome{0, "a: 1\n", ""}, got)
	assert.Equal(t, 2, callWith(t, "a:   1\n", "fmt", "-w", "-").code)
}

// TestBadInput: bytes from anywhere are faults with a place, not panics.
func TestBadInput(t *testing.T) {
	files := map[string]string{
		"empty.yaml": "", "bytes.yaml": "\xff\xfe\x00", "deep.yaml": strings.Repeat("[", 5000), "tabs.yaml": "a:\n\tb: 1\n",
		"alias.yaml": "a: &a [*a]\n", "large.yaml": strings.Repeat("#", 5<<20), "json.yaml": `{"rubric": 3}`,
	}
	dir := t.TempDir()
	for name, content := range files {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644))
		file := filepath.Join(dir, name)
		for _, args := range [][]string{{"check", file}, {"score", "demo.yaml", file}, {"test", "demo.yaml", file}, {"diff", "demo.yaml", file}, {"rank", file, file},
			{"whatif", "demo.yaml", file, "units/an.yaml"}, {"whatif", "demo.yaml", "demo-variants.yaml", file}, {"years", "demo.yaml", file},
			{"years", "demo.yaml", "demo.yaml", "-map", file}, {"years", "demo.yaml", "demo.yaml", "-from", file, "-to", "units/an.yaml"}} {
			got := call(t, args...)
			assert.Equal(t, 1, got.code, "%v: %s", args, got.err)
			assert.Regexp(t, `(?m)`+name+`:\d+:\d+: `, got.out+got.err, "%v", args)
		}
	}
	for _, content := range []string{"", "\xff\xfe\x00", "PK\x03\x04", "unit,total\n", "unit,total\nA,eighty\n", "unit,total\nA,1\nA,2\n"} {
		file := filepath.Join(dir, "table.csv")
		require.NoError(t, os.WriteFile(file, []byte(content), 0o644))
		got := call(t, "published", file)
		assert.Equal(t, 1, got.code, "%q: %s", content, got.err)
		assert.Contains(t, got.err, "table.csv:", "%q", content)
	}
	got := call(t, "check", dir)
	assert.Equal(t, 2, got.code)
}

// broken is a writer that fails.
type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestBrokenOutput(t *testing.T) {
	t.Chdir("testdata")
	var errOut bytes.Buffer
	assert.Equal(t, 2, run([]string{"score", "-json", "demo.yaml", "units/an.yaml"}, nil, broken{}, &errOut))
	assert.Contains(t, errOut.String(), "closed pipe")
}
