package document

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// Typography of one language, for tests.
type Typography struct{ prose }

func TypographyIn(l locale.Lang) Typography { return Typography{prose{lang: l}} }

func (t Typography) Number(v decimal.Decimal) string { return t.number(v) }

func (t Typography) Points(v decimal.Decimal) string { return t.points(v) }

func (t Typography) Between(least, most decimal.Decimal) string { return t.between(least, most) }

func (t Typography) InTable(least, most decimal.Decimal) string {
	return t.rangeCell(scoring.Range{Least: least, Most: most}, placesOf(least, most)).Text
}

func (t Typography) Day(d rubric.Date) string { return t.day(d) }

func (t Typography) Text(text rubric.Text) string { return t.in(text) }

func (t Typography) Sentence(text string) string { return sentence(text) }
