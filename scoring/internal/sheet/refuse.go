package sheet

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"

	"github.com/parindex/parindex/rubric/locale"
)

// compound is how files of the format of XLS begin, in which encrypted workbooks are
// wrapped, too.
var compound = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}

func isZip(src []byte) bool { return bytes.HasPrefix(src, []byte("PK\x03\x04")) }

// refused says what a file is that is neither a workbook nor CSV, by how it begins.
func refused(src []byte) locale.Message {
	start := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(src[:min(len(src), 512)], bom), " \t\r\n"))
	switch {
	case len(bytes.TrimSpace(bytes.TrimPrefix(src, bom))) == 0:
		return fileEmpty.Say()
	case bytes.HasPrefix(src, compound):
		if bytes.Contains(src, inUTF16("EncryptedPackage")) {
			return encrypted.Say()
		}
		return oldFormat.Say()
	case bytes.HasPrefix(src, []byte("%PDF")):
		return otherFormat.Say("PDF")
	case bytes.HasPrefix(start, []byte("<")):
		return otherFormat.Say("HTML/XML")
	}
	return locale.Message{}
}

// inUTF16 writes a text as the names in compound files are written.
func inUTF16(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return out
}
