package audit_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/audit"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// rubricFile has a leaf of each kind, and items that come together in each way.
const rubricFile = `
rubric: ward-2025
title: Demo
decision: {number: 1/QĐ-UBND, issuer: UBND tỉnh, date: 2025-01-15}
period: 2025
max: 20
points: {places: 2, rounding: half-up}
exclusion: whole
illustrative: true
groups: [{name: ward, title: {vi: Phường, en: Ward}}, {name: commune, title: {vi: Xã, en: Commune}}]
inputs:
  - {name: erate, type: percent, title: {vi: Tỷ lệ, en: Rate}}
  - {name: late, type: count, title: {vi: Số báo cáo chậm, en: Late reports}}
  - {name: held, type: bool, title: {vi: Có tổ chức, en: Held}}
areas:
  - code: "1"
    title: {vi: Chỉ đạo, en: Steering}
    max: 12
    items:
      - {code: "1.1", title: {vi: Văn bản, en: Documents}, max: 4, cases: [{when: erate >= 80, score: full}, {when: erate >= 50, score: 2}, {score: 0}]}
      - {code: "1.2", title: {vi: Báo cáo, en: Reports}, max: 5, score: "max(0, full - 0.25 * late)"}
      - {code: "1.3", title: {vi: Hội nghị, en: Meeting}, max: 3, applies: held, not_applicable: exclude, cases: [{when: late == 0, score: full}, {score: 1}]}
  - code: "2"
    title: {vi: Tác động, en: Impact}
    max: 8
    items:
      - {code: "2.1", title: {vi: Khảo sát, en: Survey}, max: 8, reported: true}
bonus: {cap: 1, items: [{code: B1, title: {vi: Khen thưởng, en: Award}, max: 2, score: "erate >= 90 ? 2 : 0"}]}
penalty: {cap: 2, items: [{code: P1, title: {vi: Vi phạm, en: Breaches}, max: 2, score: "min(2, late / 2)"}]}
bands: [{name: {vi: Tốt, en: Good}, from: 15}, {name: {vi: Khá, en: Fair}, from: 10}, {name: {vi: Yếu, en: Poor}, from: 0}]
`

func scorerOf(t testing.TB, file string) (*rubric.Rubric, *scoring.Scorer) {
	t.Helper()
	r, err := rubric.Parse("rubric.yaml", []byte(file), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	return r, s
}

func verified(t *testing.T, r *rubric.Rubric, s *scoring.Scorer, src string) []audit.Difference {
	t.Helper()
	sheet, err := audit.ParseSheet("sheet.yaml", []byte("rubric: "+r.ID+"\n"+src), r, nil)
	require.NoError(t, err, src)
	list, err := audit.Verify(s, sheet)
	require.NoError(t, err, src)
	return list
}

// shown writes differences on a line each.
func shown(list []audit.Difference) []string {
	out := []string{}
	for _, d := range list {
		open := ""
		if d.Undecided {
			open = " open"
		}
		out = append(out, fmt.Sprintf("%s %s %s|%s%s", d.Code, d.Kind, d.Stated, d.Computed, open))
	}
	return out
}

// TestVerify: whatever a sheet states wrongly is told at its place and as what it is, and
// nothing else is.
func TestVerify(t *testing.T) {
	r, s := scorerOf(t, rubricFile)
	// 1.1: 2 of 4, case 2; 1.2: 4.5 of 5; 1.3: 1 of 3, case 2; 2.1: 6.5 of 8: 14. B1: 0, P1: 1. Final 13.
	const known = "unit: {id: u, group: ward}\nfacts: {erate: 60, late: 2, held: true}\npoints: {\"2.1\": 6.5}\n"
	// 1.3 is excluded: 13 of 17, rescaled 13 × 20 ÷ 17 = 15.29.
	const excluded = "unit: {id: u}\nfacts: {erate: 60, late: 2, held: false}\npoints: {\"2.1\": 6.5}\n"
	// 1.1: 0 or 2; everything else as above: 12 to 14, final 11 to 13.
	const bounded = "unit: {id: u}\nfacts: {erate: {below: 80}, late: 2, held: true}\npoints: {\"2.1\": 6.5}\n"
	const nothing = "unit: {id: u}\n"
	tests := []struct {
		name, sheet string
		want        []string
	}{
		{"all of it is right", known + `rows:
  - {code: "1", max: 12, points: 7.5, status: scored}
  - {code: "1.1", max: 4, points: 2.0, case: 2, status: scored}
  - {code: "1.2", max: 5, points: 4.50}
  - {code: "1.3", max: 3, points: 1, case: 2}
  - {code: "2.1", max: 8, points: 6.5}
  - {code: B1, points: 0}
  - {code: P1, max: 2, points: 1}
total: {max: 20, points: 14, rescaled: 14, bonus: 0, penalty: 1, final: 13, band: Khá}
`, nil},
		{"nothing is stated", known, nil},
		{"points", known + "rows: [{code: '1.2', points: 4.51}]\n", []string{"1.2 points 4.51|4.5"}},
		{"a maximum", known + "rows: [{code: '1.2', max: 4.5}]\n", []string{"1.2 max 4.5|5"}},
		{"a case", known + "rows: [{code: '1.1', case: 1}]\n", []string{"1.1 case 1|2"}},
		{"a case that there is not", known + "rows: [{code: '1.1', case: 4}]\n", []string{"1.1 case 4|2"}},
		{"a case of an item without cases", known + "rows: [{code: '2.1', case: 1}, {code: '1', case: 1}]\n",
			[]string{"2.1 case 1|", "1 case 1|"}},
		{"a case of an item that does not apply", excluded + "rows: [{code: '1.3', case: 1}]\n", []string{"1.3 case 1|"}},
		{"a status", known + "rows: [{code: '1.3', status: not_applicable}, {code: '1', status: missing}]\n",
			[]string{"1.3 status not_applicable|scored", "1 status missing|scored"}},
		{"an item that does not apply", excluded + "rows: [{code: '1.3', points: 0, status: not_applicable}]\n", nil},
		{"points of an item that does not apply", excluded + "rows: [{code: '1.3', points: 1}]\n", []string{"1.3 points 1|0"}},
		{"a subtotal", known + "rows: [{code: '1', points: 8.5}]\n", []string{"1 subtotal 8.5|7.5"}},
		{"a subtotal above what its rows leave", known + "rows: [{code: '1.2', points: 4.5}, {code: '1', points: 11.75}]\n",
			[]string{"1 subtotal 11.75|7.5", "1 sum 11.75|[4.5, 11.5]"}},
		{"an item that there is not", known + "rows: [{code: '1.4', points: 2}, {code: '1.1', points: 2}]\n",
			[]string{"1.4 unknown_item 1.4|"}},
		{"points of the areas", known + "total: {points: 14.5}\n", []string{"total total 14.5|14"}},
		{"the rows have other areas", known + "rows: [{code: '1', points: 7.5}, {code: '2', points: 6.5}]\ntotal: {points: 15}\n",
			[]string{"total total 15|14", "total sum 15|14"}},
		{"rescaled points", excluded + "total: {points: 13, rescaled: 15.3, final: 14.3}\n",
			[]string{"total rescaled 15.3|15.29", "total final 14.3|14.29"}},
		{"a bonus", known + "total: {bonus: 1}\n", []string{"total bonus 1|0"}},
		{"a bonus above its cap", known + "rows: [{code: B1, points: 2}]\ntotal: {bonus: 2}\n",
			[]string{"B1 points 2|0", "total bonus 2|0", "total sum 2|1"}},
		{"a penalty", known + "total: {penalty: -1}\n", []string{"total penalty -1|1", "total sum -1|[0, 2]"}},
		{"the final score", known + "total: {final: 13.01}\n", []string{"total final 13.01|13"}},
		{"the final score by the sheet itself", known + "total: {rescaled: 14, bonus: 0, penalty: 1, final: 15}\n",
			[]string{"total final 15|13", "total sum 15|13"}},
		{"the maximum of the whole", known + "total: {max: 100}\n", []string{"total max 100|20"}},
		{"maxima that do not add up", known + "rows: [{code: '1', max: 12}, {code: '2', max: 7.55}]\ntotal: {max: 20}\n",
			[]string{"2 max 7.55|8", "total sum 20|19.55"}},
		{"maxima of items that do not add up",
			known + "rows: [{code: '1', max: 12}, {code: '1.1', max: 4}, {code: '1.2', max: 5}, {code: '1.3', max: 2}]\n",
			[]string{"1 sum 12|11", "1.3 max 2|3"}},
		{"a band", known + "total: {band: Tốt}\n", []string{"total band Tốt|Khá"}},
		{"a band in the other language", known + "total: {band: {vi: Khá, en: Good}}\n", nil},
		{"points within what is possible", bounded + "rows: [{code: '1.1', points: 2}, {code: '1', points: 7}]\ntotal: {points: 13.5, final: 11, bonus: 0}\n",
			[]string{"1.1 points 2|[0, 2] open", "1 subtotal 7|[5.5, 7.5] open", "total total 13.5|[12, 14] open", "total final 11|[11, 13] open"}},
		{"points that cannot be", bounded + "rows: [{code: '1.1', points: 4}, {code: '1', points: 9.5}]\ntotal: {points: 16, final: 15}\n",
			[]string{"1.1 points 4|[0, 2]", "1 subtotal 9.5|[5.5, 7.5]", "total total 16|[12, 14]", "total final 15|[11, 13]"}},
		{"a case that may hold, and one that cannot",
			bounded + "rows: [{code: '1.1', case: 3}]\n", []string{"1.1 case 3|2, 3 open"}},
		{"a case that cannot hold", bounded + "rows: [{code: '1.1', case: 1}]\n", []string{"1.1 case 1|2, 3"}},
		{"a status that may be, and one that cannot", nothing +
			"rows: [{code: '1.3', status: not_applicable}, {code: '1.2', status: not_arising}, {code: '1.1', status: missing}]\n",
			[]string{"1.3 status not_applicable|missing open", "1.2 status not_arising|missing"}},
		{"a case behind a condition that is open", "unit: {id: u}\nfacts: {late: 2}\nrows: [{code: '1.3', case: 2}]\n",
			[]string{"1.3 case 2|2 open"}},
		{"rescaled points that are not known", bounded + "total: {rescaled: 13}\n", []string{"total rescaled 13| open"}},
		{"bands that may be", "unit: {id: u}\nfacts: {erate: {below: 95}, late: 2, held: true}\npoints: {\"2.1\": 6.5}\ntotal: {band: Tốt}\n",
			[]string{"total band Tốt|Tốt, Khá open"}},
		{"a band that cannot be", "unit: {id: u}\nfacts: {erate: {below: 95}, late: 2, held: true}\npoints: {\"2.1\": 6.5}\ntotal: {band: Yếu}\n",
			[]string{"total band Yếu|Tốt, Khá"}},
	}
	seen := map[audit.Kind]bool{}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			list := verified(t, r, s, tt.sheet)
			for _, d := range list {
				seen[d.Kind] = true
				assert.NotEmpty(t, d.Text.VI)
				assert.NotEmpty(t, d.Text.EN)
			}
			if tt.want == nil {
				tt.want = []string{}
			}
			assert.Equal(t, tt.want, shown(list))
		})
	}
	assert.Len(t, seen, 13, "every kind but figures")
}

// TestSentences: differences are said whole in both languages.
func TestSentences(t *testing.T) {
	r, s := scorerOf(t, rubricFile)
	list := verified(t, r, s, `unit: {id: u}
facts: {erate: {below: 80}, late: 2, held: true}
points: {"2.1": 6.5}
rows:
  - {code: "1.1", points: 2.5, case: 3, status: scored}
  - {code: "1.2", max: 6, points: 4.25, status: not_arising}
  - {code: "1.12", points: 1}
  - {code: "2.1", case: 1}
  - {code: "2", points: 7}
total: {points: 15, rescaled: 13, bonus: 0.5, penalty: 2, final: 14, band: {vi: Tốt, en: Good}}
`)
	var vi, en []string
	for _, d := range list {
		vi, en = append(vi, d.Text.VI), append(en, d.Text.EN)
	}
	assert.Equal(t, []string{
		"Văn bản (1.1): điểm ghi 2,5, tính lại từ 0 đến 2",
		"Văn bản (1.1): trường hợp ghi 3; số liệu hiện có chưa đủ để khẳng định (tính lại: 2, 3)",
		"Văn bản (1.1): tình trạng ghi đã chấm; số liệu hiện có chưa đủ để khẳng định (tính lại: chưa đủ số liệu)",
		"Báo cáo (1.2): thang điểm ghi 6, tính lại 5",
		"Báo cáo (1.2): điểm ghi 4,25, tính lại 4,5",
		"Báo cáo (1.2): tình trạng ghi không phát sinh, tính lại đã chấm",
		`Bộ chỉ số không có mục 1.12; có phải là "1.1"?`,
		"Khảo sát (2.1): trường hợp ghi 1, tính lại không chấm theo trường hợp",
		"Tác động (2): điểm ghi 7, tính lại 6,5",
		"Tác động (2): điểm ghi 7, theo các số khác của bảng là 6,5",
		"Tổng điểm: điểm các lĩnh vực ghi 15, tính lại từ 12 đến 14",
		"Tổng điểm: điểm quy đổi ghi 13; số liệu hiện có chưa đủ để khẳng định (tính lại: chưa xác định)",
		"Tổng điểm: điểm thưởng ghi 0,5, tính lại 0",
		"Tổng điểm: điểm trừ ghi 2, tính lại 1",
		"Tổng điểm: điểm cuối cùng ghi 14, tính lại từ 11 đến 13",
		"Tổng điểm: xếp loại ghi Tốt, tính lại Khá",
		"Tổng điểm: điểm cuối cùng ghi 14, theo các số khác của bảng là 11,5",
	}, vi)
	assert.Equal(t, []string{
		"Documents (1.1): stated points 2.5, computed 0 to 2",
		"Documents (1.1): stated case 3; the figures do not settle it (computed: 2, 3)",
		"Documents (1.1): stated status scored; the figures do not settle it (computed: not enough is known)",
		"Reports (1.2): stated maximum 6, computed 5",
		"Reports (1.2): stated points 4.25, computed 4.5",
		"Reports (1.2): stated status not arising, computed scored",
		`The rubric has no item 1.12; did you mean "1.1"?`,
		"Survey (2.1): stated case 1, computed no cases",
		"Impact (2): stated points 7, computed 6.5",
		"Impact (2): stated points 7, by the other numbers of the sheet 6.5",
		"Total: stated points of the areas 15, computed 12 to 14",
		"Total: stated rescaled points 13; the figures do not settle it (computed: not known)",
		"Total: stated bonus 0.5, computed 0",
		"Total: stated penalty 2, computed 1",
		"Total: stated final score 14, computed 11 to 13",
		"Total: stated band Good, computed Fair",
		"Total: stated final score 14, by the other numbers of the sheet 11.5",
	}, en)
}

// TestSheetOfYTich: the sheet that the commune published names the loss of area 5 and so the
// total otherwise than its own items give them.
func TestSheetOfYTich(t *testing.T) {
	folder := filepath.Join("..", "..", "examples", "ytich")
	read := func(name string) string {
		src, err := os.ReadFile(filepath.Join(folder, name))
		require.NoError(t, err)
		return string(src)
	}
	r, s := scorerOf(t, read("chi-lang-commune-2022.yaml"))
	sheet, err := audit.ParseSheet("sheet.yaml", []byte(read("y-tich-facts.yaml")+`
rows:
  - {code: "1", max: 19, points: 16}
  - {code: "1.5", max: 3, points: 0}
  - {code: "2", max: 10, points: 9}
  - {code: "2.1", max: 2, points: 1}
  - {code: "3", max: 17, points: 17}
  - {code: "4", max: 5, points: 5}
  - {code: "5", max: 18, points: 15}
  - {code: "5.3.2", max: 2, points: 0}
  - {code: "5.4.2", max: 2, points: 0}
  - {code: "6", max: 9, points: 9}
  - {code: "7", max: 13, points: 10}
  - {code: "7.1.3", max: 1, points: 0}
  - {code: "7.2", max: 1, points: 0}
  - {code: "7.6.2", max: 1, points: 0}
  - {code: "8", max: 9, points: 9}
total: {max: 100, points: 90, final: 90}
`), r, nil)
	require.NoError(t, err)
	list, err := audit.Verify(s, sheet)
	require.NoError(t, err)
	assert.Equal(t, []string{
		"5 subtotal 15|14", "5 sum 15|14", "total total 90|89", "total final 90|89",
	}, shown(list))
	assert.Equal(t, "Cải cách chế độ công vụ (5): điểm ghi 15, theo các số khác của bảng là 14", list[1].Text.VI)

	// Without its facts, the items alone say that the area cannot have 15.
	sheet.Facts.Inputs, sheet.Facts.Points = nil, nil
	list, err = audit.Verify(s, sheet)
	require.NoError(t, err)
	assert.Contains(t, shown(list), "5 sum 15|[0, 14]")
}

// TestVerifyErrors: what cannot be compared is an error, and which one it is.
func TestVerifyErrors(t *testing.T) {
	_, s := scorerOf(t, rubricFile)
	facts := scoring.Facts{Unit: scoring.Unit{ID: "u"}, Inputs: ruletest.Figures(map[string]any{"erate": 60})}
	result, err := s.Score(facts)
	require.NoError(t, err)

	_, err = audit.Verify(s, audit.Sheet{Facts: scoring.Facts{Inputs: ruletest.Figures(map[string]any{"erat": 1, "late": -1})}})
	require.ErrorIs(t, err, scoring.ErrFacts)
	assert.Contains(t, err.Error(), `"erat" is not an input of the rubric`)
	_, err = audit.Verify(s, audit.Sheet{Facts: scoring.Facts{Rubric: "other"}})
	require.ErrorIs(t, err, scoring.ErrEdition)
	_, err = audit.VerifyResult(s, result, facts, audit.Sheet{Facts: scoring.Facts{Unit: scoring.Unit{ID: "v"}}})
	require.ErrorIs(t, err, scoring.ErrUnit)
	assert.EqualError(t, err, `the sheet is for the unit "v", the result for "u"`)
	_, err = audit.VerifyResult(s, nil, facts, audit.Sheet{})
	assert.EqualError(t, err, "there is no result")
	_, other := scorerOf(t, rubricFile+"note: another\n")
	_, err = audit.VerifyResult(other, result, facts, audit.Sheet{})
	require.ErrorIs(t, err, scoring.ErrEdition)
	long := audit.Sheet{Rows: []audit.Row{{Code: "1"}}}
	long.Rows[0].Points.Valid, long.Rows[0].Points.Decimal = true, ruletest.Dec("1e9000")
	_, err = audit.Verify(s, long)
	assert.ErrorContains(t, err, `item "1" has more than`)
	_, err = audit.Verify(nil, audit.Sheet{})
	assert.Error(t, err)
}

// TestFigures: where a result rests on other facts than the sheet states, these are told.
func TestFigures(t *testing.T) {
	r, s := scorerOf(t, rubricFile)
	facts := scoring.Facts{Unit: scoring.Unit{ID: "u", Group: "ward"},
		Inputs: ruletest.Figures(map[string]any{"erate": "76.50", "late": 2}), Points: ruletest.Figures(map[string]any{"2.1": 6})}
	facts.Inputs["late"] = scoring.Within(scoring.Bound{AtLeast: scoring.Known(1)})
	result, err := s.Score(facts)
	require.NoError(t, err)
	for _, tt := range []struct {
		sheet string
		want  []string
	}{
		{"unit: {id: u, group: ward}\nfacts: {erate: 76.5}\npoints: {\"2.1\": 6.00}\n", []string{}},
		{"unit: {id: u}\nfacts: {erate: {below: 80}, late: {at_least: 0}}\n", []string{}},
		{"unit: {id: u, group: commune}\n", []string{"group figure commune|ward"}},
		{"unit: {id: u}\nfacts: {erate: 77, late: 3, held: true}\npoints: {\"2.1\": 7}\n",
			[]string{"erate figure 77|76.5", "late figure 3|{at_least: 1} open", "held figure true|", "2.1 figure 7|6"}},
		{"unit: {id: u}\nfacts: {late: 0}\n", []string{"late figure 0|{at_least: 1}"}},
	} {
		sheet, err := audit.ParseSheet("sheet.yaml", []byte("rubric: ward-2025\n"+tt.sheet), r, nil)
		require.NoError(t, err)
		list, err := audit.VerifyResult(s, result, facts, sheet)
		require.NoError(t, err)
		assert.Equal(t, tt.want, shown(list), tt.sheet)
		for _, d := range list {
			if d.Code == "group" {
				assert.Equal(t, rubric.Text{VI: "Đơn vị: nhóm đối tượng ghi Xã, tính lại Phường",
					EN: "Unit: stated object group Commune, computed Ward"}, d.Text)
			}
		}
	}
}

// TestVerifyWithoutScore: where a rule fails, or nothing says what an empty source gives, no
// number that is stated is confirmed, and the sheet of such a result states none.
func TestVerifyWithoutScore(t *testing.T) {
	r, s := scorerOf(t, ruletest.Head+`exclusion: by-source
inputs: [{name: of, type: count, title: Of}, {name: held, type: bool, title: Held}]
areas:
  - {code: "1", title: One, max: 6, score: "min(full, 6 / of)"}
  - {code: "2", title: Two, max: 4, source: survey, applies: held, not_applicable: exclude, score: full}
`)
	for _, tt := range []struct {
		name, sheet string
		want        []string
	}{
		{"a rule fails", "unit: {id: u}\nfacts: {of: 0, held: true}\nrows: [{code: '1', points: 0, status: failed}, {code: '2', points: 4}]\n" +
			"total: {points: 4, rescaled: 4, final: 4}\n",
			[]string{"1 points 0|[0, 6] open", "total total 4|[4, 10] open", "total rescaled 4|[4, 10] open", "total final 4|[4, 10] open"}},
		{"a rule may fail", "unit: {id: u}\nfacts: {held: true}\nrows: [{code: '1', points: 3, status: failed}]\n",
			[]string{"1 points 3|[0, 6] open", "1 status failed|missing open"}},
		{"a source is empty", "unit: {id: u}\nfacts: {of: 1, held: false}\nrows: [{code: '1', points: 6}, {code: '2', points: 0}]\n" +
			"total: {points: 6, rescaled: 10, final: 10}\n",
			[]string{"total rescaled 10|[6, 10] open", "total final 10|[6, 10] open"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			sheet, err := audit.ParseSheet("sheet.yaml", []byte("rubric: bad\n"+tt.sheet), r, nil)
			require.NoError(t, err)
			list, err := audit.Verify(s, sheet)
			require.NoError(t, err)
			assert.Equal(t, tt.want, shown(list))
			result, err := s.Score(sheet.Facts)
			require.NoError(t, err)
			sound, err := audit.SheetOf(s, result, sheet.Facts)
			require.NoError(t, err)
			list, err = audit.Verify(s, sound)
			require.NoError(t, err)
			assert.Empty(t, shown(list))
		})
	}
}
