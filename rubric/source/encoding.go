package source

import (
	"bytes"

	"github.com/parindex/parindex/rubric/locale"
)

// encoded says of a file that is no text in UTF-8 what it is and how it becomes one;
// nothing of one that may be such a text.
func encoded(src []byte) locale.Message {
	start := src[:min(len(src), 1024)]
	switch {
	case bytes.HasPrefix(start, []byte("PK\x03\x04")), bytes.HasPrefix(start, []byte("\xd0\xcf\x11\xe0")):
		return officeFile.Say()
	case bytes.HasPrefix(start, []byte("%PDF")):
		return pdfFile.Say()
	case bytes.HasPrefix(start, []byte("\xff\xfe")), bytes.HasPrefix(start, []byte("\xfe\xff")), everySecondIsZero(start):
		return utf16File.Say()
	}
	return locale.Message{}
}

// everySecondIsZero reports whether a text looks like UTF-16 without its mark: most of
// its characters take one byte, and the other is zero.
func everySecondIsZero(start []byte) bool {
	var zeros [2]int
	for i, b := range start {
		if b == 0 {
			zeros[i%2]++
		}
	}
	return len(start) >= 4 && 4*max(zeros[0], zeros[1]) >= len(start) && 8*min(zeros[0], zeros[1]) <= len(start)
}
