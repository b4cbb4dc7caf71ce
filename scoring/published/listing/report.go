package listing

import (
	"math/big"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/scoring/exact"
)

// Report is what there is to say of a listing: by [Listing.Check] of the table itself, by
// [Listing.Against] of it and the results. It is data; its JSON form reads back to an equal
// value.
type Report struct {
	// Findings are what does not agree, each once, in the order of the rows; what is of the
	// table as a whole comes last.
	Findings []Finding `json:"findings"`
	// Readings say of every column of ranks by which way of ranking which numbers it comes
	// about, group by group; ten thousand at most.
	Readings []Reading `json:"readings,omitempty"`
	// Means are the stated means that hold, each with its kind: twice where both kinds do.
	Means []Mean `json:"means,omitempty"`
}

// Kind says how bad a finding is.
type Kind string

// The kinds of findings.
const (
	// Rounding is a difference that comes about where every figure was rounded on its own: of
	// a sum at most a unit of the last decimal for each of its parts.
	Rounding      Kind = "rounding"
	Contradiction Kind = "contradiction" // one of the figures is not right
	Absent        Kind = "absent"        // a unit is on one side only
)

// Aspect says what does not agree.
type Aspect string

// The aspects of a listing.
const (
	OfSum    Aspect = "sum"    // the parts and what they come to
	OfIndex  Aspect = "index"  // the percentage beside points and their maximum
	OfMax    Aspect = "max"    // points above the maximum, or a maximum that is not the computed one
	OfRank   Aspect = "rank"   // ranks and the numbers they are by
	OfBand   Aspect = "band"   // bands and thresholds, or bands and totals
	OfMean   Aspect = "mean"   // a stated mean
	OfShare  Aspect = "share"  // how many units have a band
	OfPoints Aspect = "points" // printed points and computed ones
	OfUnit   Aspect = "unit"   // a unit of the table or of the results
)

// Finding is one thing that does not agree. It is told at the cell that is wrong, as far as
// the rest of the table shows which that is, else where the sum stands.
type Finding struct {
	Kind   Kind   `json:"kind"`
	Aspect Aspect `json:"aspect"`
	Unit   string `json:"unit,omitempty"` // its ID, or its name; empty of the table
	Group  string `json:"group,omitempty"`
	Role   Role   `json:"role,omitempty"` // of the column
	Of     string `json:"of,omitempty"`
	Line   int    `json:"line,omitempty"` // of the file
	Cell   string `json:"cell,omitempty"`
	// Printed is what the table has, Expected what agrees with the rest: a number, a range
	// "[2, 3]", or the name of a band. Both have a decimal point.
	Printed  string `json:"printed"`
	Expected string `json:"expected"`
	// Bound is the greatest difference that rounding explains, of a sum, an index or a mean.
	Bound exact.Number `json:"bound,omitzero"`
	Text  rubric.Text  `json:"text"`
}

// Reading says whether the ranks of a group come about by one way to rank one number.
type Reading struct {
	Group string       `json:"group,omitempty"` // empty where all units are ranked together
	Rank  string       `json:"rank,omitempty"`  // what the column of ranks is of
	Role  Role         `json:"role"`            // of the column of numbers
	Of    string       `json:"of,omitempty"`
	Ties  ranking.Ties `json:"ties"`
	// Unrounded says that units are compared by numbers that are printed as the table has
	// them, rather than by the printed ones.
	Unrounded bool `json:"unrounded,omitempty"`
	// Reproduces says that the printed ranks come about so. NeedsKeys says that they do where
	// something that is not printed separates units with equal numbers.
	Reproduces bool `json:"reproduces"`
	NeedsKeys  bool `json:"needs_keys,omitempty"`
	// Against are the first units whose ranks contradict it, at most three.
	Against []string    `json:"against,omitempty"`
	Text    rubric.Text `json:"text"`
}

// state is what comes of one comparison.
type state uint8

const (
	unknown state = iota // something is not printed
	holds
	byRounding
	contradicts
)

// spread is a range that a figure which is not right may stand for.
type spread struct{ lo, hi *big.Rat }

// cellKey is a row and a column.
type cellKey struct{ row, column int }

// checker holds a listing against itself.
type checker struct {
	l    *Listing
	opts Options
	out  *Report
	// told are the cells that a finding blames, or may: what they may stand for instead.
	told   map[cellKey]spread
	checks []check
	of     map[int][]int // the checks by column
	means  []*meanOf
	// meansBy are the means by the columns that they are of, few of each.
	meansBy map[int][]*meanOf
	// negatives says which columns print figures below zero, of those that were asked for.
	negatives map[int]bool
	orders    map[int]map[int]rankedAt // how columns are ranked, by column and row; nil before it is asked for
}

// Check holds the listing against itself: whether parts add up to the total and items to
// their area, percentages are those of points and maxima, ranks follow the numbers, bands
// the thresholds of the rubric or at least the totals, and stated means and shares the rows.
//
// Figures are compared at the decimals that they are printed with. Parts that were rounded
// one by one need not add up to the rounded total: a difference of at most a unit of the
// last decimal for each part is [Rounding], more is a [Contradiction].
//
// Each finding comes once. Where a sum or a percentage does not come out, the cell is blamed
// that alone explains it, by the other sums of the row, the means of the columns, the rank
// and the band; where several would, the sum itself. Rank, band and mean that follow from
// either the printed figure or the expected one are not told again. Where a rank and a
// number disagree while all ranks together are in order, the number is blamed if its band
// or the mean contradicts it too.
//
// The error says that the listing, as made in Go, has rows of other lengths than its
// columns, or that the options are none. A nil opts means the defaults.
func (l *Listing) Check(opts *Options) (*Report, error) {
	c, err := l.checker(opts)
	if err != nil {
		return nil, err
	}
	c.rows()
	c.ranksAndBands()
	c.checkMeans()
	c.shares()
	c.sort()
	return c.out, nil
}

func (l *Listing) checker(opts *Options) (*checker, error) {
	if l == nil {
		return nil, noListing.Say()
	}
	o, err := opts.orDefault()
	if err != nil {
		return nil, err
	}
	if len(l.Columns) > mostColumns {
		return nil, manyColumns.Say(mostColumns)
	}
	if len(l.Means) > mostMeans {
		return nil, manyMeans.Say(mostMeans)
	}
	for i, c := range l.Columns {
		if c.Places < 0 || c.Places > mostDigits {
			return nil, badPlaces.Say(i+1, mostDigits, c.Places)
		}
	}
	for i, row := range l.Rows {
		if len(row.Figures) != len(l.Columns) {
			return nil, badFigures.Say(i+1, len(row.Figures), len(l.Columns))
		}
	}
	c := &checker{l: l, opts: o, out: &Report{Findings: []Finding{}}, told: map[cellKey]spread{}, of: map[int][]int{}}
	c.meansOf()
	c.sumChecks()
	c.indexChecks()
	for i, of := range c.checks {
		for _, column := range of.columns() {
			c.of[column] = append(c.of[column], i)
		}
	}
	return c, nil
}

// finding begins a finding about a cell.
func (c *checker) finding(kind Kind, aspect Aspect, row, column int, printed, expected string, s locale.Sentence,
	args ...any) *Finding {
	f := Finding{Kind: kind, Aspect: aspect, Printed: printed, Expected: expected, Text: rubric.Say(s, args...)}
	if row >= 0 {
		f.Unit, f.Group, f.Line = c.l.Rows[row].ID, c.l.Rows[row].Group, c.l.Rows[row].Line
		if f.Unit == "" {
			f.Unit = c.l.Rows[row].Name
		}
	}
	if column >= 0 {
		f.Role, f.Of = c.l.Columns[column].Role, c.l.Columns[column].Of
		f.Cell = c.l.cell(f.Line, column)
	}
	c.out.Findings = append(c.out.Findings, f)
	return &c.out.Findings[len(c.out.Findings)-1]
}

// title names a column in sentences.
func (l *Listing) title(column int) locale.Speaker {
	c := l.Columns[column]
	var of locale.Speaker
	switch {
	case c.Of == "":
	case partTitles[c.Of].VI != "" && c.Role != Item:
		of = partTitles[c.Of].Say()
	default:
		of = ofItem.SayShort(c.Of)
	}
	switch s, is := columnTitles[c.Role]; {
	case c.Role == Part || c.Role == Item:
		if c.Role == Part && partTitles[c.Of].VI == "" {
			return pointsOf.SayShort(c.Of)
		}
		if of != nil {
			return of
		}
		return pointsWord.Say()
	case is && of != nil:
		return columnOf.Say(s.Say(), of)
	case is:
		return s.Say()
	}
	return plainTitle.SayShort(c.Title)
}
