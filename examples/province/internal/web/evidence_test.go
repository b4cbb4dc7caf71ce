package web_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/jpeg"
	"image/png"
	"mime"
	"net/http"
	"strings"
	"testing"

	"github.com/parindex/parindex/examples/province/internal/seed"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// pack is an archive of parts, each a name and what is in it.
func pack(t *testing.T, parts ...string) []byte {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.CreateHeader(&zip.FileHeader{Name: parts[i]})
		require.NoError(t, err)
		_, err = w.Write([]byte(parts[i+1]))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return out.Bytes()
}

// shown are the documents that were shown for an item.
func (s *site) shown(unit, item string) (out []assessment.Evidence) {
	for _, r := range s.year(unit).Assessment.Records {
		if r.Kind == assessment.Shown && r.Item == item {
			out = append(out, *r.Evidence)
		}
	}
	return out
}

// TestUploads: a file is accepted for what is in it, whatever its name says, and its name is made
// harmless.
func TestUploads(t *testing.T) {
	s := newSite(t)
	c := s.as("cham")
	var pictures [2]bytes.Buffer
	require.NoError(t, png.Encode(&pictures[0], image.NewGray(image.Rect(0, 0, 2, 2))))
	require.NoError(t, jpeg.Encode(&pictures[1], image.NewGray(image.Rect(0, 0, 2, 2)), nil))
	pdf := []byte("%PDF-1.7\n%âãÏÓ\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
	docx := pack(t, "[Content_Types].xml", "<Types/>", "docProps/thumbnail.emf", strings.Repeat("x", 9000), "word/document.xml", "<w/>")
	const (
		ok, refused = http.StatusOK, http.StatusUnsupportedMediaType
		word        = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	)
	tests := []struct {
		about, name string
		file        []byte
		status      int
		kept, kind  string
	}{
		{"PDF", "Kế hoạch 12.pdf", pdf, ok, "Kế hoạch 12.pdf", "application/pdf"},
		{"PNG", "ảnh.PNG", pictures[0].Bytes(), ok, "ảnh.png", "image/png"},
		{"JPEG", "a.jpeg", pictures[1].Bytes(), ok, "a.jpg", "image/jpeg"},
		{"Word", "báo cáo.docx", docx, ok, "báo cáo.docx", word},
		{"Excel", "b.xlsx", pack(t, "xl/workbook.xml", "<x/>"), ok, "b.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
		{"OpenDocument", "c.odt", pack(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<o/>"), ok, "c.odt",
			"application/vnd.oasis.opendocument.text"},
		{"path", "../../etc/passwd", pdf, ok, "passwd.pdf", "application/pdf"},
		{"path of Windows", `C:\Users\an\..\kh.pdf`, pdf, ok, "kh.pdf", "application/pdf"},
		{"program by its name", "kh.pdf.exe", pdf, ok, "kh.pdf.pdf", "application/pdf"},
		{"page by its name", "kh.html", pdf, ok, "kh.pdf", "application/pdf"},
		{"quotes and lines", "a\"; filename=\"x.html\r\nSet-Cookie: a=b.pdf", pdf, ok, "", "application/pdf"},
		{"turned writing", "kh\u202efdp.exe", pdf, ok, "kh_fdp.pdf", "application/pdf"},
		{"no name", "....", pdf, ok, "tai-lieu.pdf", "application/pdf"},
		{"long name", strings.Repeat("ă", 300) + ".pdf", pdf, ok, strings.Repeat("ă", 80) + ".pdf", "application/pdf"},
		{"HTML", "a.html", []byte("<!doctype html><script>alert(1)</script>"), refused, "", ""},
		{"HTML named PDF", "a.pdf", []byte("<html><script>alert(1)</script></html>"), refused, "", ""},
		{"HTML before a PDF", "a.pdf", append([]byte("<html><script>alert(1)</script>"), pdf...), refused, "", ""},
		{"SVG named PNG", "a.png", []byte(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`), refused, "", ""},
		{"text", "a.pdf", []byte("just text"), refused, "", ""},
		{"program", "a.pdf", []byte("MZ\x90\x00\x03"), refused, "", ""},
		{"archive", "a.zip", pack(t, "a.txt", "a"), refused, "", ""},
		{"archive named Word", "a.docx", pack(t, "a.txt", "a"), refused, "", ""},
		{"archive that says PDF", "a.pdf", pack(t, "mimetype", "application/pdf"), refused, "", ""},
		{"torn archive", "a.docx", docx[:len(docx)-30], refused, "", ""},
		{"program before an archive", "a.docx", append([]byte("MZ\x90\x00\x03"), docx...), refused, "", ""},
		{"Word with macros", "a.docx", pack(t, "word/document.xml", "<w/>", "word/vbaProject.bin", "x"), refused, "", ""},
		{"empty", "a.pdf", nil, http.StatusUnprocessableEntity, "", ""},
		{"too large", "a.pdf", append(bytes.Clone(pdf), make([]byte, 10<<20)...), http.StatusRequestEntityTooLarge, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.about, func(t *testing.T) {
			before := len(s.shown(seed.Begun, "1.1"))
			got := c.upload("/evidence/"+seed.Begun+"/1.1", tt.name, tt.file, "number", " 12/KH-UBND ")
			assert.Equal(t, tt.status, got.status, got.body)
			now := s.shown(seed.Begun, "1.1")
			sum := sha256.Sum256(tt.file)
			hash := hex.EncodeToString(sum[:])
			if tt.status != ok {
				assert.Len(t, now, before)
				assert.NotEqual(t, ok, c.get("/files/"+seed.Begun+"/"+hash).status)
				return
			}
			require.Len(t, now, before+1)
			e := now[before]
			assert.Equal(t, "12/KH-UBND", e.Number)
			assert.Equal(t, hash, e.SHA256)
			if tt.kept != "" {
				assert.Equal(t, tt.kept, e.File)
			}
			assert.NotContains(t, e.File, "/")
			file := c.get("/files/" + seed.Begun + "/" + hash)
			assert.Equal(t, ok, file.status)
			assert.Equal(t, string(tt.file), file.body)
			assert.Equal(t, tt.kind, file.header.Get("Content-Type"))
			assert.Equal(t, "nosniff", file.header.Get("X-Content-Type-Options"))
			assert.NotContains(t, file.header.Get("Set-Cookie"), "a=b")
			how, params, err := mime.ParseMediaType(file.header.Get("Content-Disposition"))
			require.NoError(t, err)
			assert.Equal(t, "attachment", how)
			assert.True(t, strings.HasSuffix(params["filename"], e.File[strings.LastIndex(e.File, "."):]), params)
		})
	}
}

// TestFilesOfOthers: a file is had through the sheet that it was shown in, and no other.
func TestFilesOfOthers(t *testing.T) {
	s := newSite(t)
	pdf := []byte("%PDF-1.7\n")
	got := s.as("cham").upload("/evidence/"+seed.Begun+"/1.1", "a.pdf", pdf)
	require.Equal(t, http.StatusOK, got.status, got.body)
	hash := s.shown(seed.Begun, "1.1")[0].SHA256
	other := s.as("lanhdao-ward-02")
	assert.Equal(t, http.StatusForbidden, other.get("/files/"+seed.Begun+"/"+hash).status)
	assert.Equal(t, http.StatusNotFound, other.get("/files/ward-02/"+hash).status)
	assert.Equal(t, http.StatusNotFound, other.get("/files/ward-02/x").status)
	assert.Equal(t, http.StatusOK, s.as("thamdinh").get("/files/"+seed.Begun+"/"+hash).status)
	assert.Equal(t, http.StatusForbidden, s.as("xem").get("/files/"+seed.Begun+"/"+hash).status)
}

// TestEvidenceOfOthers: who may not write an item shows nothing for it.
func TestEvidenceOfOthers(t *testing.T) {
	s := newSite(t)
	tests := []struct {
		login, item string
		status      int
	}{
		{"cham-12", "1.1", http.StatusOK},
		{"cham-12", "3.1", http.StatusForbidden},
		{"lanhdao", "3.1", http.StatusOK},
		{"lanhdao-ward-02", "1.1", http.StatusForbidden},
		{"thamdinh", "1.1", http.StatusForbidden}, // the unit has not submitted
		{"congbo", "1.1", http.StatusForbidden},
		{"cham", "99", http.StatusNotFound},
	}
	for _, tt := range tests {
		got := s.as(tt.login).upload("/evidence/"+seed.Begun+"/"+tt.item, "a.pdf", []byte("%PDF-1.7\n"))
		assert.Equal(t, tt.status, got.status, "%s %s: %s", tt.login, tt.item, got.body)
	}
	assert.Len(t, s.shown(seed.Begun, "1.1"), 1)
	assert.Len(t, s.shown(seed.Begun, "3.1"), 1)
}
