package web

import (
	"archive/zip"
	"bytes"
	"crypto/rand"
	"errors"
	"io"
	"mime"
	"net/http"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/parindex/parindex/scoring/assessment"
)

// documents are the types of files that evidence may have, with how their names end.
var documents = map[string]string{
	"application/pdf": ".pdf",
	"image/jpeg":      ".jpg",
	"image/png":       ".png",
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":       ".xlsx",
	"application/vnd.oasis.opendocument.text":                                 ".odt",
	"application/vnd.oasis.opendocument.spreadsheet":                          ".ods",
}

var (
	errNoFile = refuse(http.StatusUnprocessableEntity, "Chưa chọn tệp.", "No file was chosen.")
	errType   = refuse(http.StatusUnsupportedMediaType,
		"Tệp không thuộc loại được nhận: PDF, JPEG, PNG, Word (docx), Excel (xlsx), ODT, ODS, không có macro.",
		"The file is of no type that is accepted: PDF, JPEG, PNG, Word (docx), Excel (xlsx), ODT, ODS, without macros.")
)

// addEvidence keeps a document and records that it was shown.
func (v *visit) addEvidence() error {
	p, err := v.openItem()
	if err != nil {
		return err
	}
	if !p.Item.Write {
		return errForbidden
	}
	name, body, err := v.uploaded("file")
	if err != nil {
		return err
	}
	kind := documentType(body)
	if kind == "" {
		return errType
	}
	hash, err := v.office.DB.AddFile(v.ctx(), kind, body)
	if err != nil {
		return err
	}
	return v.add(p, assessment.Record{Kind: assessment.Shown, Item: p.Item.Of.Code, Evidence: &assessment.Evidence{
		ID: rand.Text(), Number: strings.TrimSpace(v.r.PostFormValue("number")), File: fileName(name, documents[kind]), SHA256: hash}})
}

// uploaded returns the file of a form, with the name that the browser gives it. What is larger
// than a request may be is refused.
func (v *visit) uploaded(field string) (name string, body []byte, err error) {
	// All of it is kept in memory: nothing stays behind on the disk.
	if err := v.r.ParseMultipartForm(largest); errors.Is(err, http.ErrNotMultipart) {
		return "", nil, errNoFile
	} else if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
		return "", nil, err
	} else if err != nil {
		return "", nil, refuse(http.StatusBadRequest, "Tệp gửi lên bị đứt đoạn.", "The file did not arrive whole.")
	}
	file, head, err := v.r.FormFile(field)
	if err != nil {
		return "", nil, errNoFile
	}
	defer file.Close()
	if body, err = io.ReadAll(file); err == nil && len(body) == 0 {
		err = errNoFile
	}
	return head.Filename, body, err
}

// documentType returns the type of a file by its content, or nothing if evidence may not be of
// it. A document with macros is a program.
func documentType(body []byte) string {
	kind := http.DetectContentType(body)
	if kind == "application/zip" {
		kind = packed(body)
	}
	if documents[kind] == "" {
		return ""
	}
	return kind
}

// packed returns the type of a document that is an archive of its parts.
func packed(body []byte) (kind string) {
	z, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		return ""
	}
	for _, part := range z.File {
		switch {
		case strings.EqualFold(path.Base(part.Name), "vbaProject.bin"), strings.HasPrefix(part.Name, "Basic/"):
			return ""
		case part.Name == "word/document.xml":
			kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
		case part.Name == "xl/workbook.xml":
			kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
		case part.Name == "mimetype":
			if f, err := part.Open(); err == nil {
				said, _ := io.ReadAll(io.LimitReader(f, 100)) // what cannot be read is no type
				f.Close()
				if strings.HasPrefix(string(said), "application/vnd.oasis.") {
					kind = string(said)
				}
			}
		}
	}
	return kind
}

// fileName returns the name of a file without the folders before it and without what has a
// meaning to file systems or shells. It ends as its content says, not as somebody has named it.
func fileName(name, ending string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	name = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || strings.ContainsRune(" .-_()", r) {
			return r
		}
		return '_'
	}, strings.ToValidUTF8(name, "_"))
	if path.Ext(name) != "" {
		name = strings.TrimSuffix(name, path.Ext(name))
	}
	name = strings.Trim(name, " ._")
	if runes := []rune(name); len(runes) > 80 {
		name = string(runes[:80])
	}
	if name == "" {
		name = "tai-lieu"
	}
	return name + ending
}

// file sends a document that was shown for the unit. It is to be saved, not shown: whatever is in
// it, no browser takes it for a page of this server.
func (v *visit) file() error {
	y, err := v.office.Year(v.ctx(), v.r.PathValue("unit"))
	if err != nil {
		return err
	}
	hash := v.r.PathValue("hash")
	i := slices.IndexFunc(y.Assessment.Records, func(r assessment.Record) bool {
		return r.Evidence != nil && r.Evidence.SHA256 == hash
	})
	if i < 0 {
		return errNotFound
	}
	f, err := v.office.DB.File(v.ctx(), hash)
	if err != nil {
		return err
	}
	return v.attach(y.Assessment.Records[i].Evidence.File, f.Type, f.Body)
}

// attach sends a file to be saved under a name.
func (v *visit) attach(name, kind string, body []byte) error {
	h := v.w.Header()
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	h.Set("Content-Type", kind)
	_, _ = v.w.Write(body) // the visitor has gone: nobody is left to tell
	return nil
}
