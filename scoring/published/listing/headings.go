package listing

import (
	"regexp"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/spelling"
)

// Words of headings, folded. Those of units and numbering are the whole of a heading, the
// others stand anywhere in it.
var (
	numberingWords = []string{"tt", "stt", "sott", "sothutu", "no", "nr"}
	idWords        = []string{"unitid", "id", "ma", "madonvi", "madv"}
	nameWords      = []string{"unit", "unitname", "name", "donvi", "tendonvi", "ten", "tencoquan", "coquan",
		"coquandonvi", "cacdonvi", "songanh", "sobannganh", "coso", "tinhthanhpho", "diaphuong", "huyenthixathanhpho",
		"huyenthanhpho", "xaphuong", "xaphuongthitran", "xaphuongdackhu", "department", "departments", "district",
		"districts", "commune", "communes", "ward", "province", "agency", "body", "place"}
	bodyWords = []string{"donvi", "coquan", "bannganh", "songanh", "huyen", "thanhpho", "phuong", "thitran",
		"diaphuong"}
	groupWords = []string{"unitgroup", "group", "objectgroup", "nhom", "nhomdoituong", "khoi", "nhomdonvi", "khoidonvi"}
	unitsWords = []string{"units", "sodonvi", "sodv", "soluong", "soluongdonvi", "numberofunits", "count"}

	selfWords  = []string{"tucham", "tudanhgia", "selfscore", "selfassess", "donvicham"}
	rankWords  = []string{"xephang", "thuhang", "xepthu", "vithu", "rank"}
	bandWords  = []string{"xeploai", "phanloai", "mucxep", "loai", "band", "grade", "classification", "xepmuc"}
	maxWords   = []string{"toida", "thangdiem", "diemchuan", "maximum", "max"}
	indexWords = []string{"chiso", "tyle", "tile", "phantram", "percent", "index"}
	totalWords = []string{"tongdiem", "tongcong", "tongso", "total", "diemcuoicung", "finalscore", "ketqua", "chung"}
	wholeWords = []string{"diem", "tong", "score", "points", "diemso", "cong"} // of a total, as the whole heading

	partWords = []struct {
		part  string
		words []string
	}{
		{string(rubric.Survey), []string{"xahoihoc", "xhh", "khaosat", "survey", "sipas", "hailong"}},
		{string(rubric.Appraisal), []string{"thamdinh", "apprais", "hoidong"}},
		{string(rubric.External), []string{"external", "benngoai", "ngoaithamdinh"}},
		{partBonus, []string{"diemthuong", "diemcong", "bonus"}},
		{partPenalty, []string{"diemtru", "diemphat", "penalty", "deduction"}},
	}
)

// The parts that stand outside the areas.
const (
	partBonus   = "bonus"
	partPenalty = "penalty"
)

func holdsAny(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}

// headings reads what columns are by their headings.
type headings struct {
	rubric *rubric.Rubric
	items  map[string]string // the codes of the rubric's items, by folded title
}

func headingsOf(r *rubric.Rubric) *headings {
	h := &headings{rubric: r, items: map[string]string{}}
	if r == nil {
		return h
	}
	for it := range r.All() {
		for _, title := range []string{it.Title.VI, it.Title.EN} {
			key := spelling.Fold(title)
			if before, is := h.items[key]; is && before != it.Code {
				h.items[key] = "" // two items by one title: the code has to say which
			} else if key != "" {
				h.items[key] = it.Code
			}
		}
	}
	return h
}

// coded is a heading that begins with the code of an item: 1. Chỉ đạo, 1.2, LV 3.
var coded = regexp.MustCompile(`^(?:(?i:lv|lĩnh vực|lĩnh vực số|tc|tiêu chí|area|item|criterion) ?)?` +
	`(\d{1,2}(?:\.\d{1,3})*)(?:\.| |:|-|\)|$)(.*)$`)

// maxOf is the maximum in a heading: Điểm thẩm định (65), Điểm thẩm định (tối đa 65 điểm).
var maxOf = regexp.MustCompile(`\((?:[^()\d]*)?(\d{1,6}(?:[.,]\d{1,3})?)(?: ?điểm| ?points)?\)`)

// item returns the code of the item that a heading is of.
func (h *headings) item(text string) string {
	if h.rubric != nil {
		if it := h.rubric.Item(text); it != nil {
			return it.Code
		}
		if code := h.items[spelling.Fold(text)]; code != "" {
			return code
		}
	}
	m := coded.FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	if h.rubric != nil {
		if it := h.rubric.Item(m[1]); it != nil {
			return it.Code
		}
		return ""
	}
	return m[1]
}

// column reads the heading of a column; a zero role where it says nothing that is known.
func (h *headings) column(text string) (out Column) {
	out.Title = text
	if m := maxOf.FindStringSubmatch(text); m != nil {
		if f, err := Printed(strings.Replace(m[1], ",", ".", 1)); err == nil {
			out.Max = f
		}
		text = strings.TrimSpace(strings.Replace(text, m[0], "", 1))
	}
	folded := spelling.Fold(text)
	switch {
	case slices.Contains(numberingWords, folded):
		out.Role = Other
		return out
	case slices.Contains(idWords, folded):
		out.Role = ID
		return out
	case slices.Contains(groupWords, folded):
		out.Role = Group
		return out
	case slices.Contains(nameWords, folded):
		out.Role = Name
		return out
	case slices.Contains(unitsWords, folded):
		out.Role = Units
		return out
	case namesUnits(text, folded):
		out.Role = Name
		return out
	}
	code := h.item(text)
	part := ""
	if code == "" {
		part = partOfTotal(folded)
	}
	whole := part == "" && holdsAny(folded, totalWords)
	of := code
	if of == "" {
		of = part
	}
	switch {
	case code == "" && holdsAny(folded, selfWords):
		out.Role = Other
	case code == "" && (holdsAny(folded, rankWords) || folded == "hang"):
		out.Role, out.Of = Rank, of
	case code == "" && holdsAny(folded, bandWords):
		out.Role = Band
	case holdsMax(folded, code):
		out.Role, out.Of = Max, of
	case strings.Contains(text, "%"), code == "" && holdsAny(folded, indexWords):
		out.Role, out.Of = Index, of
	case code != "":
		out.Role, out.Of = Item, code
	case part != "":
		out.Role, out.Of = Part, part
	case whole, slices.Contains(wholeWords, folded):
		out.Role = Total
	}
	if out.Role == "" || out.Role == Other || out.Role == Band || out.Role == Rank || out.Role == Index ||
		out.Role == Max {
		out.Max = Figure{}
	}
	return out
}

// namesUnits reports whether a short heading is of bodies, and of nothing that they have.
func namesUnits(text, folded string) bool {
	return len(folded) < 40 && holdsAny(folded, bodyWords) && !strings.ContainsAny(text, "%0123456789") &&
		!strings.HasPrefix(folded, "ma") && !strings.HasPrefix(folded, "sodonvi") &&
		!slices.ContainsFunc([][]string{selfWords, rankWords, bandWords, maxWords, indexWords, totalWords, {"diem",
			"nhom", "khoi", "score", "point"}},
			func(words []string) bool { return holdsAny(folded, words) }) && partOfTotal(folded) == ""
}

// partOfTotal returns the one part that a heading names; a heading that names several is
// that of their total.
func partOfTotal(folded string) string {
	part := ""
	for _, p := range partWords {
		if !holdsAny(folded, p.words) {
			continue
		}
		if part != "" {
			return ""
		}
		part = p.part
	}
	return part
}

// holdsMax reports whether a heading is of maxima; the title of an item says nothing of it.
func holdsMax(folded, code string) bool {
	if code == "" {
		return holdsAny(folded, maxWords)
	}
	return slices.ContainsFunc(maxWords, func(w string) bool { return strings.HasSuffix(folded, w) })
}
