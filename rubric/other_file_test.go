package rubric_test

import (
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/stretchr/testify/assert"
)

// TestOtherFile: a file of another kind in place of a rubric is named for what it is.
func TestOtherFile(t *testing.T) {
	for src, is := range map[string][2]string{
		"facts: {a: 1}":                      {"the facts of a unit", "tệp số liệu của một đơn vị"},
		"unit: {id: a}\nfacts: {a: 1}":       {"the facts of a unit", "tệp số liệu của một đơn vị"},
		"cases: []":                          {"a file of test cases", "tệp ca kiểm thử"},
		"actions: []":                        {"a catalogue of actions", "danh mục giải pháp"},
		"unit: {id: a}\nrecords: []":         {"the records of a unit's year", "hồ sơ đánh giá của một đơn vị"},
		"unit: {id: a}\nfacts: {}\nrows: []": {"the score sheet of a unit", "bảng điểm của một đơn vị"},
		"base: {records: []}\ncases: []":     {"a file of test cases", "tệp ca kiểm thử"},
	} {
		_, err := rubric.Parse("file.yaml", []byte("rubric: demo\n"+src+"\n"), nil)
		assert.EqualError(t, err, "file.yaml:1:1: this file is no rubric but "+is[0]+"; perhaps files changed places", src)
		assert.Equal(t, "file.yaml:1:1: tệp này không phải bộ chỉ số mà là "+is[1]+"; có thể các tệp bị đổi thứ tự",
			locale.In(locale.Vietnamese, err), src)
	}
}
