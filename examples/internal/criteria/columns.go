package criteria

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// columns are where a table has its code, its title and its maximum.
type columns struct{ code, title, max int }

// Words that headers have; those of a column are tried in order, the code only as a
// whole or at the beginning.
var (
	maxWords   = []string{"điểm tối đa", "tối đa", "thang điểm", "điểm chuẩn", "maximum", "max", "điểm", "points"}
	codeWords  = []string{"mã", "tt", "stt", "số tt", "số thứ tự", "code", "no", "no.", "nr", "#"}
	titleWords = []string{"tiêu chí", "nội dung", "tên", "title", "criterion", "criteria", "name", "lĩnh vực"}
)

// header finds the row that heads the columns.
func (s *sheet) header() (row int, is columns, found bool) {
	const farthest = 50
	for row := range min(farthest, len(s.rows)) {
		is := columns{-1, -1, -1}
		head := func(column int) string { return strings.ToLower(at(s.rows, row, column)) }
		for _, word := range maxWords {
			for c := range s.rows[row] {
				if is.max < 0 && strings.Contains(head(c), word) && !strings.Contains(head(c), "tự chấm") {
					is.max = c
				}
			}
		}
		for c := range s.rows[row] {
			text := head(c)
			if is.code < 0 && c != is.max && (slices.Contains(codeWords, text) || strings.HasPrefix(text, "mã ")) {
				is.code = c
			}
		}
		for _, word := range titleWords {
			for c := range s.rows[row] {
				if is.title < 0 && c != is.max && c != is.code && strings.Contains(head(c), word) {
					is.title = c
				}
			}
		}
		if is.code >= 0 && is.title >= 0 && is.max >= 0 {
			return row, is, true
		}
	}
	return 0, is, false
}

var year = regexp.MustCompile(`\b20\d\d\b`)

// above reads what stands above the header: the longest text, and the first year.
func (t *Table) above(s *sheet, header int) {
	for row := range header {
		for c := range s.rows[row] {
			text := at(s.rows, row, c)
			if len(text) > len(t.Title) {
				t.Title = text
			}
			if y := year.FindString(text); y != "" && t.Year == 0 {
				t.Year, _ = strconv.Atoi(y)
			}
		}
	}
}

var columnNumber = regexp.MustCompile(`^\(?(?:([0-9])|[A-D])\)?$`)

// numbersColumns reports whether a row only numbers the columns: (1) (2) (3), or A B 1.
func (s *sheet) numbersColumns(row int, is columns) bool {
	code := columnNumber.FindStringSubmatch(at(s.rows, row, is.code))
	title := columnNumber.FindStringSubmatch(at(s.rows, row, is.title))
	return code != nil && title != nil && (code[1] == "") == (title[1] == "") &&
		columnNumber.MatchString(at(s.rows, row, is.max))
}

// repeats reports whether a row is the header once more, as on a new page.
func (s *sheet) repeats(row, header int, is columns) bool {
	return at(s.rows, row, is.title) == at(s.rows, header, is.title) && at(s.rows, row, is.max) == at(s.rows, header, is.max)
}

// sums reports whether a text heads the row of the total.
func sums(text string) bool {
	text = strings.ToLower(text)
	return slices.Contains([]string{"tổng", "cộng", "total", "sum"}, strings.TrimSuffix(text, ":")) ||
		slices.ContainsFunc([]string{"tổng cộng", "tổng điểm", "tổng số điểm", "total "}, func(word string) bool {
			return strings.HasPrefix(text, word)
		})
}
