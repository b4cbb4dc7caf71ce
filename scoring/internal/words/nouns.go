package words

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/formula"
)

// Titles of inputs are headings: "Số hồ sơ giải quyết quá hạn", "Đã ban hành kế hoạch". A
// clause within a sentence takes them apart: "có 4 hồ sơ giải quyết quá hạn", "chưa ban hành
// kế hoạch". A title that is not of such a form stands in the clause as it is.

// Lowered writes a heading as it stands within a sentence. Names and abbreviations keep
// their capitals: a word with a second capital, and a capital before another one.
func Lowered(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(first) {
		return s
	}
	word, rest, _ := strings.Cut(s, " ")
	if _, name := behind(s, capitals...); name {
		return s
	}
	if strings.ContainsFunc(word[size:], unicode.IsUpper) || word == s[:size]+"," || word == s && len(s) == size {
		return s
	}
	next, nextSize := utf8.DecodeRuneInString(rest)
	if after, _ := utf8.DecodeRuneInString(rest[min(nextSize, len(rest)):]); unicode.IsUpper(next) &&
		unicode.IsLower(after) && len(word) > size {
		return s // Lạng Sơn, National Public Service Portal
	}
	return string(unicode.ToLower(first)) + s[size:]
}

// capitals are words that names of bodies and offices start with.
var capitals = []string{"Ủy ban", "Uỷ ban", "Hội đồng", "Mặt trận", "Chủ tịch", "Phó Chủ tịch", "Đảng", "Nhà nước",
	"Nhân dân"}

// behind returns what follows one of the words that a title starts with, as a clause.
func behind(title string, words ...string) (string, bool) {
	for _, word := range words {
		if len(title) > len(word) && strings.EqualFold(title[:len(word)], word) && title[len(word)] == ' ' {
			return strings.TrimSpace(title[len(word):]), true
		}
	}
	return title, false
}

// notCounting are words that "số" makes another word with: số liệu, số tiền.
var notCounting = []string{"hóa", "hoá", "liệu", "hiệu", "dư", "thu", "chi", "tiền", "nợ", "nộp", "vốn", "thuế", "đo",
	"học", "hạng", "thứ", "điểm", "tuổi"}

// counted returns what an input counts: "hồ sơ giải quyết quá hạn" of the title "Số hồ sơ
// giải quyết quá hạn". It is not ok of an input that does not count things of its title.
func counted(in *rubric.Input) (things string, ok bool) {
	if in == nil || in.Type != rubric.Count || in.Compared() != nil {
		return "", false
	}
	things, ok = behind(in.Title.VI, "Tổng số", "Số lượng", "Số")
	if !ok {
		return "", false
	}
	unit := in.Unit.VI
	if unit != "" && strings.HasPrefix(things+" ", unit+" ") {
		return things, true
	}
	word, _, _ := strings.Cut(things, " ")
	return things, (unit == "" || unit == "người") && !slices.Contains(notCounting, strings.Trim(word, ","))
}

// undone reports whether things counted are what has not been done yet.
func undone(things string) bool {
	return strings.Contains(" "+things+" ", " chưa ")
}

// happens reports whether things counted are what happens, not what there is.
func happens(things string) bool {
	_, is := behind(things, "vụ", "sự cố", "vi phạm", "sai phạm", "tai nạn", "khiếu kiện")
	return is
}

// unitOf returns the unit of an input for a number of it, without that which stands in
// the title: report(s) is "report" of one and "reports" of others.
func unitOf(in *rubric.Input, l locale.Lang, one bool) string {
	if in == nil {
		return ""
	}
	unit := in.Unit.In(l)
	if l == rubric.English {
		stem := strings.TrimSuffix(unit, "(s)")
		switch {
		case stem == unit:
		case one:
			unit = stem
		default:
			unit = stem + "s"
		}
		if stem = strings.TrimSuffix(stem, "s"); in.Type == rubric.Count && stem != "" &&
			strings.Contains(strings.ToLower(in.Title.EN), strings.ToLower(stem)) {
			return ""
		}
	}
	return unit
}

// event returns what happens on the day that an input is: "ban hành kế hoạch" of the
// title "Ngày ban hành kế hoạch".
func event(in *rubric.Input) (what string, ok bool) {
	if in == nil {
		return "", false
	}
	what, ok = behind(in.Title.VI, "Ngày", "Thời điểm", "Thời gian")
	return Lowered(what), ok
}

// statement writes that a condition which an input stands for holds, or that it does not:
// "hồ sơ công việc được lập đầy đủ", "hồ sơ công việc chưa được lập đầy đủ".
func (w Words) statement(in *rubric.Input, holds bool) string {
	title := title(in, w.Lang)
	if holds {
		return Lowered(title)
	}
	if w.Lang == rubric.English {
		return denied(Lowered(title))
	}
	for _, turn := range [][2]string{{"Đã", "chưa "}, {"Có", "không có "}, {"Được", "chưa được "}, {"Là", "không phải là "},
		{"Không", ""}, {"Chưa", "đã "}, {"Còn", "không còn "}, {"Bảo đảm", "chưa bảo đảm "}, {"Đảm bảo", "chưa đảm bảo "},
		{"Đạt", "chưa đạt "}, {"Hoàn thành", "chưa hoàn thành "}, {"Thực hiện", "chưa thực hiện "}} {
		if rest, ok := behind(title, turn[0]); ok {
			return turn[1] + rest
		}
	}
	for _, turn := range [][2]string{{" đã ", " chưa "}, {" được ", " chưa được "}, {" bị ", " không bị "},
		{" đạt ", " chưa đạt "}, {" có ", " không có "}, {" là ", " không phải là "}} {
		if before, after, ok := strings.Cut(title, turn[0]); ok {
			return Lowered(before + turn[1] + after)
		}
	}
	return "chưa thực hiện nội dung “" + title + "”"
}

// denied writes that an English sentence does not hold.
func denied(s string) string {
	if rest, ok := behind(s, "has", "have"); ok {
		return "there is no " + strings.TrimPrefix(strings.TrimPrefix(rest, "a "), "an ")
	}
	for _, verb := range []string{"is", "are", "was", "were", "has been", "have been", "can", "will"} {
		if before, after, ok := strings.Cut(s, " "+verb+" "); ok {
			head, tail, _ := strings.Cut(verb, " ")
			if tail != "" {
				tail = " " + tail
			}
			return before + " " + head + " not" + tail + " " + after
		}
	}
	if !strings.Contains(s, " ") {
		return "not " + s
	}
	return "“" + s + "” does not hold"
}

// About writes what there is no figure of: the title of an input as a noun.
func About(in *rubric.Input, l locale.Lang) string {
	noun := Lowered(title(in, l))
	switch {
	case in.Type != rubric.Bool:
		return noun
	case l == rubric.English:
		return "“" + noun + "”"
	}
	return "việc " + noun
}

// portion writes what a rate is of: "tỷ lệ hồ sơ đúng hạn trên tổng số hồ sơ đã giải quyết".
func (in LeafInputs) portion(done, total formula.Node, l locale.Lang) string {
	w := Words{Lang: l}
	part := func(n formula.Node, of string) string {
		s := formula.ShapeOf(n)
		if s.Kind != formula.ShapeVariable || in(s.Slot) == nil {
			return "(" + w.Clause(n, in) + ")"
		}
		about := in(s.Slot)
		if things, ok := counted(about); ok && l != rubric.English {
			return of + things
		}
		return Lowered(title(about, l))
	}
	if l == rubric.English {
		return "the rate of " + part(done, "") + " to " + part(total, "")
	}
	return "tỷ lệ " + part(done, "") + " trên " + part(total, "tổng số ")
}

// nounOf writes what is compared, as a clause has it.
func (in LeafInputs) nounOf(a formula.Atom, l locale.Lang) string {
	if about := in(a.Slot); about != nil {
		return Lowered(title(about, l))
	}
	if s := formula.ShapeOf(a.Subject); s.Kind == formula.ShapeCall && s.Op == "rate" {
		return in.portion(s.Args[0], s.Args[1], l)
	}
	return Words{Lang: l}.Clause(a.Subject, in)
}
