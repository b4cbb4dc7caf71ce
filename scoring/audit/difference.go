package audit

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// Difference is something that is stated or stored and is not what is computed.
type Difference struct {
	// Code is that of an item, the name of an input, "total" for the whole or, of what is
	// stored of an assessment, the name of a round. It is empty for a document as a whole.
	Code string `json:"code,omitempty"`
	Kind Kind   `json:"kind"`
	// Stated and Computed are as programs write them: numbers with a decimal point, "[0, 2]"
	// where only a range is known, and nothing where there is nothing.
	Stated   string `json:"stated"`
	Computed string `json:"computed"`
	// Undecided says that the facts leave open whether it is as stated: Computed is what they
	// allow, and what is stated is among that.
	Undecided bool `json:"undecided,omitempty"`
	// Path is the first place in a stored document that differs: rounds[1].result.total.
	Path string      `json:"path,omitempty"`
	Text rubric.Text `json:"text"` // a sentence for people
}

// Kind is the kind of a [Difference].
type Kind string

// The kinds of differences in sheets.
const (
	UnknownItem     Kind = "unknown_item" // the rubric has no item with the code
	MaxDiffers      Kind = "max"
	PointsDiffer    Kind = "points" // of a leaf
	CaseDiffers     Kind = "case"
	StatusDiffers   Kind = "status"
	SubtotalDiffers Kind = "subtotal" // points of an item with items
	TotalDiffers    Kind = "total"    // points of the areas together
	RescaledDiffers Kind = "rescaled"
	BonusDiffers    Kind = "bonus"
	PenaltyDiffers  Kind = "penalty"
	FinalDiffers    Kind = "final"
	BandDiffers     Kind = "band"
	// SumDiffers says that numbers of the sheet do not agree with each other: Computed is
	// what the others give.
	SumDiffers    Kind = "sum"
	FigureDiffers Kind = "figure" // a figure, points of a reported item, or the group of the unit
)

// The kinds of differences in stored documents.
const (
	SchemaDiffers   Kind = "schema"   // of the document
	VersionDiffers  Kind = "version"  // of the library that computed it
	EditionDiffers  Kind = "edition"  // of the rubric
	RoundingDiffers Kind = "rounding" // of points
	DayDiffers      Kind = "day"      // by which waivers and days of evidence were read
	FactsDiffer     Kind = "facts"    // the unit among them
	ResultDiffers   Kind = "result"
	RoundDiffers    Kind = "round" // its records, evidence, remarks or findings
	BytesDiffer     Kind = "bytes" // it says the same and is written otherwise, or cannot be read
)

// value is what a number is computed to be, or what it can be.
type value struct {
	scoring.Range
	unknown bool // nothing is known of it
}

func known(d decimal.Decimal) value { return value{Range: scoring.Range{Least: d, Most: d}} }

// String writes the value for programs.
func (v value) String() string {
	switch {
	case v.unknown:
		return ""
	case v.Known():
		return decimals.Format(v.Least)
	}
	return "[" + decimals.Format(v.Least) + ", " + decimals.Format(v.Most) + "]"
}

// In writes the value for people.
func (v value) In(l locale.Lang) string {
	switch {
	case v.unknown:
		return notKnown.Say().In(l)
	case v.Known():
		return l.Decimal(v.Least)
	}
	return fromTo.Say(v.Least, v.Most).In(l)
}

// holds reports whether a number is surely what the value is, and whether it can be.
func (v value) holds(d decimal.Decimal) (surely, perhaps bool) {
	if v.unknown {
		return false, true
	}
	within := decimals.Compare(v.Least, d) <= 0 && decimals.Compare(d, v.Most) <= 0
	return within && v.Known(), within
}

// differences lists what differs.
type differences struct{ list []Difference }

// number holds a number that is stated against what it is computed to be.
func (ds *differences) number(code string, kind Kind, title, what locale.Speaker, stated decimal.NullDecimal, computed value) {
	if !stated.Valid {
		return
	}
	surely, perhaps := computed.holds(stated.Decimal)
	if surely {
		return
	}
	ds.add(Difference{Code: code, Kind: kind, Stated: decimals.Format(stated.Decimal), Computed: computed.String(),
		Undecided: perhaps}, title, what, stated.Decimal, computed)
}

// add lists a difference, with its sentence.
func (ds *differences) add(d Difference, title, what locale.Speaker, stated any, computed locale.Speaker) {
	say := differs
	switch {
	case d.Kind == SumDiffers:
		say = sumDiffers
	case d.Undecided:
		say = undecided
	}
	d.Text = rubric.Say(say, title, what, stated, computed)
	ds.list = append(ds.list, d)
}
