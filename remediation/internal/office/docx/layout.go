package docx

import "strconv"

// The layout is that of decree 30/2020/NĐ-CP, appendix I. Where the decree leaves
// a range, the comment gives it. Lengths are in twips, a twentieth of a point;
// sizes of letters in half points.
const (
	pageShort, pageLong = 11906, 16838 // A4

	marginTop    = 1134 // 20 mm, of 20 to 25
	marginBottom = 1134 // 20 mm, of 20 to 25
	marginLeft   = 1701 // 30 mm, of 30 to 35
	marginRight  = 851  // 15 mm, of 15 to 20, and not a twip less
	headerTop    = 567  // 10 mm: the page number is in the top margin

	firstIndent = 567 // 10 mm, of 10 to 12.7
	paraSpace   = 120 // 6 pt, at least
	lineSpace   = 276 // 1.15 lines in 240ths, of 1 to 1.5

	twipsOfHalfPoint = 10

	sizeBody    = 28 // 14 pt, of 13 to 14
	sizeIssuer  = 26 // 13 pt, of 12 to 13: superior, issuer
	sizeNumber  = 26 // 13 pt
	sizeNation  = 26 // 13 pt, of 12 to 13
	sizeMotto   = 28 // 14 pt, of 13 to 14
	sizePlace   = 28 // 14 pt, of 13 to 14
	sizeTitle   = 28 // 14 pt, of 13 to 14: kind, subject
	sizePage    = 28 // 14 pt, of 13 to 14
	sizeSigner  = 28 // 14 pt, of 13 to 14: position, name
	sizeTo      = 24 // 12 pt: "Nơi nhận:"
	sizeToWhom  = 22 // 11 pt
	sizeCaption = 26
	sizeDraft   = 26

	sizeTable      = 24 // 12 pt, in the body
	sizeWideTable  = 22 // 11 pt, on landscape pages
	portraitWidth  = pageShort - marginLeft - marginRight
	landscapeWidth = pageLong - marginLeft - marginRight

	headLeft     = 3685 // 65 mm, so that the national name fits on one line
	wideHeadLeft = 6236 // 110 mm, on landscape pages
	signSpace    = 1588 // 28 mm to sign and seal in
)

func itoa(n int) string { return strconv.Itoa(n) }
