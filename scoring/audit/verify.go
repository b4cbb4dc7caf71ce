package audit

import (
	"slices"
	"strconv"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/shopspring/decimal"
)

// Verify scores the facts of a sheet and lists every difference between what the sheet
// states and what they come to, and between the numbers of the sheet: first those of its
// rows, in their order, then those of the total. It repairs nothing and does not say who is
// right. The error is that of [scoring.Scorer.Score] for the facts.
func Verify(s *scoring.Scorer, sheet Sheet) ([]Difference, error) {
	result, err := s.Score(sheet.Facts)
	if err != nil {
		return nil, err
	}
	return VerifyResult(s, result, sheet.Facts, sheet)
}

// VerifyResult is [Verify] against a result that does not rest on the facts of the sheet:
// they are held against those that it rests on, and listed first where they differ. The
// result may have what facts do not give, such as judgements and waivers; which case holds
// is by the facts alone. Besides the errors of Verify there are [scoring.ErrEdition], where
// the result is not of the edition of the scorer, and [scoring.ErrUnit].
func VerifyResult(s *scoring.Scorer, result *scoring.Result, facts scoring.Facts, sheet Sheet) ([]Difference, error) {
	v, err := newVerifier(s, result, facts, sheet)
	if err != nil {
		return nil, err
	}
	v.figures()
	for i := range sheet.Rows {
		v.row(&sheet.Rows[i])
	}
	v.total()
	return v.list, nil
}

// verifier holds a sheet against a result.
type verifier struct {
	differences
	c      *rules.Compiled
	result *scoring.Result
	facts  scoring.Facts
	given  rules.Row // of the facts
	sheet  Sheet
	nodes  map[string]*rules.Node
	items  map[string]*scoring.Item
	stated map[string]*Row // by code, the first of each
}

func newVerifier(s *scoring.Scorer, result *scoring.Result, facts scoring.Facts, sheet Sheet) (*verifier, error) {
	c, err := rules.Inside(s)
	switch {
	case err != nil:
		return nil, err
	case result == nil:
		return nil, noResult.Say()
	case result.Edition != c.Edition():
		return nil, otherEdition.Say()
	}
	v := &verifier{c: c, result: result, facts: facts, sheet: sheet, nodes: map[string]*rules.Node{},
		items: map[string]*scoring.Item{}, stated: map[string]*Row{}}
	v.list = []Difference{}
	if v.given, err = rules.Hook.Row(c, facts); err != nil {
		return nil, err
	}
	if _, err := rules.Hook.Row(c, sheet.Facts); err != nil {
		return nil, err
	}
	if is, of := spelling.Normalize(sheet.Facts.Unit.ID), spelling.Normalize(result.Unit.ID); is != "" && is != of {
		return nil, otherUnit.SayShort(is, of)
	}
	if err := sheet.check(); err != nil {
		return nil, err
	}
	for _, n := range c.Nodes() {
		v.nodes[n.Item.Code] = n
	}
	for it := range result.All() {
		v.items[it.Code] = it
	}
	for i := range sheet.Rows {
		if code := spelling.Normalize(sheet.Rows[i].Code); v.stated[code] == nil {
			v.stated[code] = &sheet.Rows[i]
		}
	}
	return v, nil
}

// check refuses numbers of a sheet made in Go that could not be computed with.
func (s Sheet) check() error {
	long := func(d decimal.NullDecimal) bool { return decimals.TooLong(d.Decimal, formula.MaxDigits) }
	for _, r := range s.Rows {
		if long(r.Max) || long(r.Points) {
			return tooLong.SayShort(rules.ItemNamed.Say(locale.Short(r.Code)), formula.MaxDigits)
		}
	}
	t := s.Total
	if slices.ContainsFunc([]decimal.NullDecimal{t.Max, t.Points, t.Rescaled, t.Bonus, t.Penalty, t.Final}, long) {
		return tooLong.Say(theTotal.Say(), formula.MaxDigits)
	}
	return nil
}

// row holds a row of the sheet against the result, and against the other rows.
func (v *verifier) row(row *Row) {
	code := spelling.Normalize(row.Code)
	n, it := v.nodes[code], v.items[code]
	if n == nil || it == nil {
		text := rubric.Say(unknownItem, locale.Short(code), spelling.Suggest(code, rules.ItemsOf(v.c.Rubric).Codes))
		v.list = append(v.list, Difference{Code: code, Kind: UnknownItem, Stated: code, Text: text})
		return
	}
	title, kind := titled.Say(it.Title, code), PointsDiffer
	if len(it.Items) > 0 {
		kind = SubtotalDiffers
	}
	v.number(code, MaxDiffers, title, theMax.Say(), row.Max, known(n.Item.Max))
	v.number(code, kind, title, thePoints.Say(), row.Points, value{Range: it.Range})
	var ruled rules.Ruled
	if (row.Case != 0 || row.Status != 0) && n.Item.Leaf() {
		ruled = v.c.Ruled(v.given, n)
	}
	if row.Case != 0 {
		v.cases(row.Case, n, it, title, ruled)
	}
	if row.Status != 0 {
		v.status(row.Status, n, it, title, ruled)
	}
	v.addsUp(row, n, title)
}

// cases holds a case that is stated against that which holds by the facts.
func (v *verifier) cases(stated int, n *rules.Node, it *scoring.Item, title locale.Speaker, ruled rules.Ruled) {
	cases := ruled.Cases
	if ruled.Settled && cases[0] == stated {
		return
	}
	names := make([]string, len(cases))
	for i, c := range cases {
		names[i] = strconv.Itoa(c)
	}
	list := strings.Join(names, ", ")
	var computed locale.Speaker = rubric.Plain(list)
	switch {
	case !n.Item.Leaf() || len(n.Item.Cases) == 0:
		computed = noCases.Say()
	case len(cases) == 0:
		if computed = noneHolds.Say(); it.Status != scoring.Scored {
			computed = statusWords[it.Status].Say()
		}
	}
	v.add(Difference{Code: n.Item.Code, Kind: CaseDiffers, Stated: strconv.Itoa(stated), Computed: list,
		Undecided: slices.Contains(cases, stated)}, title, theCase.Say(), strconv.Itoa(stated), computed)
}

// status holds a status that is stated against that of the result. Those that the facts
// leave open are known of leaves alone.
func (v *verifier) status(stated scoring.Status, n *rules.Node, it *scoring.Item, title locale.Speaker, ruled rules.Ruled) {
	if stated == it.Status {
		return
	}
	open := it.Status == scoring.Missing && stated != scoring.Failed
	if n.Item.Leaf() {
		o := ruled.Outcome
		open = scoring.Status(v.c.Entry(n, &o).Status) == it.Status // nothing else decides it
		open = open && (stated == scoring.Failed && o.Failure != nil && len(o.Branches) > 0 ||
			slices.ContainsFunc(o.Branches, func(b rules.Branch) bool { return scoring.Status(b.Status) == stated }))
	}
	v.add(Difference{Code: n.Item.Code, Kind: StatusDiffers, Stated: nameOf(stated), Computed: nameOf(it.Status), Undecided: open},
		title, theStatus.Say(), wordOf(stated), wordOf(it.Status))
}

func nameOf(s scoring.Status) string {
	if name, err := s.MarshalText(); err == nil {
		return string(name)
	}
	return strconv.Itoa(int(s))
}

func wordOf(s scoring.Status) locale.Speaker {
	if _, is := statusWords[s]; is {
		return statusWords[s].Say()
	}
	return rubric.Plain(nameOf(s))
}

// wholeCode is the code of differences of the whole.
const wholeCode = "total"

// total holds the total of the sheet against that of the result.
func (v *verifier) total() {
	stated, t, title := v.sheet.Total, v.result.Total, theTotal.Say()
	v.number(wholeCode, MaxDiffers, title, theMax.Say(), stated.Max, known(v.c.Rubric.Max))
	v.number(wholeCode, TotalDiffers, title, theAreas.Say(), stated.Points, value{Range: t.Range})
	v.number(wholeCode, RescaledDiffers, title, rescaled.Say(), stated.Rescaled, v.rescaled())
	v.number(wholeCode, BonusDiffers, title, theBonus.Say(), stated.Bonus, countedOf(v.result.Bonus()))
	v.number(wholeCode, PenaltyDiffers, title, thePenalty.Say(), stated.Penalty, countedOf(v.result.Penalty()))
	v.number(wholeCode, FinalDiffers, title, theFinal.Say(), stated.Final,
		value{Range: t.FinalRange, unknown: !t.Final.Valid && t.FinalRange.Known()}) // nothing was assessed
	v.band()
	v.wholeAddsUp()
}

// rescaled returns what the points of the areas are rescaled to.
func (v *verifier) rescaled() value {
	t, r := v.result.Total, v.c.Rubric
	switch {
	case t.Rescaled.Valid:
		return known(t.Rescaled.Decimal)
	case !v.c.Book.Rescales && !t.Range.Known():
		return value{Range: t.Range}
	case r.Bonus == nil && r.Penalty == nil && r.Final == nil && !t.FinalRange.Known():
		return value{Range: t.FinalRange}
	}
	return value{unknown: true}
}

// countedOf returns what of a bonus or a penalty counts; of none, nothing.
func countedOf(a *scoring.Adjustment) value {
	if a == nil {
		return known(decimal.Zero)
	}
	return value{Range: a.Range}
}

// band holds the band against that of the result: a name in one language agrees with that
// in the same language.
func (v *verifier) band() {
	stated := rubric.Text{VI: spelling.Normalize(v.sheet.Total.Band.VI), EN: spelling.Normalize(v.sheet.Total.Band.EN)}
	if stated.IsZero() {
		return
	}
	t := v.result.Total
	same := func(b rubric.Text) bool {
		return stated.VI != "" && stated.VI == b.VI || stated.EN != "" && stated.EN == b.EN
	}
	if same(t.Band) {
		return
	}
	names := make([]string, len(t.PossibleBands))
	open := rubric.Text{}
	for i, b := range t.PossibleBands {
		names[i] = b.VI
		if i > 0 {
			open.VI, open.EN = open.VI+", ", open.EN+", "
		}
		open.VI, open.EN = open.VI+b.VI, open.EN+b.EN
	}
	d := Difference{Code: wholeCode, Kind: BandDiffers, Stated: stated.VI, Computed: t.Band.VI}
	var computed locale.Speaker = t.Band
	switch {
	case len(names) > 0:
		d.Computed, computed = strings.Join(names, ", "), open
		d.Undecided = slices.ContainsFunc(t.PossibleBands, same)
	case t.Band.IsZero():
		computed = noBand.Say()
	}
	v.add(d, theTotal.Say(), theBand.Say(), stated, computed)
}
