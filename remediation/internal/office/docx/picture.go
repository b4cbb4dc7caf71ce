package docx

import (
	"fmt"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/chart"
)

// Lengths of pictures are in English metric units, 36000 a millimetre.
const (
	emuPixel     = 9525        // at 96 dots an inch
	pictureWide  = 160 * 36000 // at most
	pictureTall  = 200 * 36000 // at most: it shares the page with its title
	pictureURI   = "http://schemas.openxmlformats.org/drawingml/2006/picture"
	relationBase = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// picture sets a chart with its title below, and adds its file to the package; keep keeps
// it on the page of what follows.
func (w *writer) picture(c *chart.Chart, keep bool) ([]element, error) {
	data, width, height, err := c.PNG(w.doc.Lang)
	if err != nil {
		return nil, fmt.Errorf("chart %q: %w", c.Title, err)
	}
	w.pictures = append(w.pictures, data)
	n := itoa(len(w.pictures))
	cx, cy := fitPicture(int64(width), int64(height))

	drawing := el("w:drawing", el("wp:inline",
		el("wp:extent").with("cx", fmt.Sprint(cx), "cy", fmt.Sprint(cy)),
		el("wp:docPr").with("id", n, "name", office.ChartName.In(w.doc.Lang)+" "+n, "descr", c.Alt),
		el("wp:cNvGraphicFramePr", el("a:graphicFrameLocks").with("noChangeAspect", "1")),
		el("a:graphic", el("a:graphicData", el("pic:pic",
			el("pic:nvPicPr",
				el("pic:cNvPr").with("id", n, "name", pictureName(n), "descr", c.Alt),
				el("pic:cNvPicPr")),
			el("pic:blipFill",
				el("a:blip").with("r:embed", pictureRel(n)),
				el("a:stretch", el("a:fillRect"))),
			el("pic:spPr",
				el("a:xfrm",
					el("a:off").with("x", "0", "y", "0"),
					el("a:ext").with("cx", fmt.Sprint(cx), "cy", fmt.Sprint(cy))),
				el("a:prstGeom", el("a:avLst")).with("prst", "rect")),
		)).with("uri", pictureURI)),
	).with("distT", "0", "distB", "0", "distL", "0", "distR", "0"))

	f := centred("")
	f.before, f.keepNext = paraSpace, keep || c.Title != ""
	all := []element{f.paragraph(el("w:r", drawing))}
	if c.Title != "" {
		all = append(all, format{style: "Caption", keepNext: keep, after: 2 * paraSpace}.paragraph(look{}.run(c.Title)))
	}
	return all, nil
}

// fitPicture returns the size of a picture: its own, or the largest of its shape that
// fits.
func fitPicture(width, height int64) (cx, cy int64) {
	cx, cy = width*emuPixel, height*emuPixel
	if cx > pictureWide {
		cx, cy = pictureWide, max(1, height*pictureWide/width)
	}
	if cy > pictureTall {
		cx, cy = max(1, width*pictureTall/height), pictureTall
	}
	return cx, cy
}

func pictureName(n string) string { return "chart" + n + ".png" }

func pictureRel(n string) string { return "picture" + n }
