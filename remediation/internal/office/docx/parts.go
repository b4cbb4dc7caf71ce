package docx

import (
	"strings"

	"github.com/parindex/parindex/rubric"
)

// Namespaces of the parts of an Office Open XML package (ECMA-376, transitional).
const (
	nsW       = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	nsR       = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	nsWP      = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
	nsA       = "http://schemas.openxmlformats.org/drawingml/2006/main"
	nsPic     = pictureURI
	nsPackage = "http://schemas.openxmlformats.org/package/2006/"
	nsDC      = "http://purl.org/dc/elements/1.1/"
)

// languageTag is the language, as files name it.
var languageTag = rubric.Text{VI: "vi-VN", EN: "en-US"}

const relHeader = "header"

const (
	typeWord = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	typeCore = "application/vnd.openxmlformats-package.core-properties+xml"
)

// contentTypes says what each part is.
func (w *writer) contentTypes() element {
	byName := func(name, kind string) element {
		return el("Override").with("PartName", name, "ContentType", kind)
	}
	byEnd := func(end, kind string) element {
		return el("Default").with("Extension", end, "ContentType", kind)
	}
	return el("Types",
		byEnd("rels", "application/vnd.openxmlformats-package.relationships+xml"),
		byEnd("xml", "application/xml"),
		byEnd("png", "image/png"),
		byName("/word/document.xml", typeWord+"document.main+xml"),
		byName("/word/styles.xml", typeWord+"styles+xml"),
		byName("/word/settings.xml", typeWord+"settings+xml"),
		byName("/word/header.xml", typeWord+"header+xml"),
		byName("/docProps/core.xml", typeCore),
	).with("xmlns", nsPackage+"content-types")
}

// relations of the package, then of the document.
func (w *writer) relations() element {
	return relations(
		relation("document", relationBase+"officeDocument", "word/document.xml"),
		relation("core", nsPackage+"relationships/metadata/core-properties", "docProps/core.xml"),
	)
}

func (w *writer) documentRelations() element {
	all := []element{
		relation("styles", relationBase+"styles", "styles.xml"),
		relation("settings", relationBase+"settings", "settings.xml"),
		relation(relHeader, relationBase+"header", "header.xml"),
	}
	for i := range w.pictures {
		n := itoa(i + 1)
		all = append(all, relation(pictureRel(n), relationBase+"image", "media/"+pictureName(n)))
	}
	return relations(all...)
}

func relations(all ...element) element {
	return el("Relationships", all...).with("xmlns", nsPackage+"relationships")
}

func relation(id, kind, target string) element {
	return el("Relationship").with("Id", id, "Type", kind, "Target", target)
}

// core is the title and language for those who list or read out documents. It has
// no times: the same document gives the same bytes.
func (w *writer) core() element {
	title := strings.Join(strings.Fields(w.doc.Kind+" "+w.doc.Subject), " ")
	return el("cp:coreProperties",
		el("dc:title", textNode(title)),
		el("dc:language", textNode(languageTag.In(w.doc.Lang))),
	).with("xmlns:cp", nsPackage+"metadata/core-properties", "xmlns:dc", nsDC)
}

func (w *writer) settings() element {
	return el("w:settings",
		val("w:defaultTabStop", itoa(firstIndent)),
		el("w:compat", // without it Word opens the file as one of Word 2007
			el("w:compatSetting").with("w:name", "compatibilityMode",
				"w:uri", "http://schemas.microsoft.com/office/word", "w:val", "15")),
		el("w:themeFontLang").with("w:val", languageTag.In(w.doc.Lang)),
	).with("xmlns:w", nsW)
}

// header is the page number.
func (w *writer) header() element {
	field := func(kind string) element {
		return el("w:r", el("w:fldChar").with("w:fldCharType", kind))
	}
	return el("w:hdr", format{style: "Header"}.paragraph(
		field("begin"),
		el("w:r", el("w:instrText", textNode(" PAGE ")).with("xml:space", "preserve")),
		field("separate"),
		look{}.run("2"), // until Word counts
		field("end"),
	)).with("xmlns:w", nsW)
}
