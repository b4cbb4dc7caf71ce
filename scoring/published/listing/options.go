package listing

import (
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/scoring/internal/sheet"
)

// Options are how a listing is read and held against what it should say. A zero field takes
// its default; the zero Options and a nil *Options are the defaults.
type Options struct {
	// Rubric is that by which the units were scored: its codes and titles head columns, its
	// tree says which columns add up, and its bands and maxima are those of the table. Without
	// it a heading that begins with a code (1.2) is that of an item.
	Rubric *rubric.Rubric
	// Ties is how units with equal numbers are said to be ranked; empty: as the rubric's
	// [ranking.Rule] says, and in any way where it says nothing.
	Ties ranking.Ties
	// Rounding is how the table rounds; [decimals.HalfUp] by default.
	Rounding decimals.RoundingMode

	// Sheet names the sheet of a workbook; by default the first that has a table.
	Sheet string
	// Decimal is the sign that parts decimals, "." or ",", in texts that can be read in two
	// ways: 1.234. Without it the other numbers of the file say which it is.
	Decimal string
	// Roles say what columns are, in place of their headings. The keys are letters of columns
	// (C) or headings.
	Roles map[string]Column

	Bytes  int // size of a file; default 16 MiB
	Rows   int // of a sheet; default 100,000
	Cells  int // of a sheet; default 2,000,000
	Faults int // that are told; default 1,000. The others are counted.
}

// mostColumns bounds the columns of a table.
const mostColumns = 4096

var policies = []ranking.Ties{ranking.Competition, ranking.Dense, ranking.Ordinal, ranking.Modified, ranking.Fractional}

var roundings = []decimals.RoundingMode{"", decimals.HalfUp, decimals.HalfEven, decimals.Down}

// down reports whether the table cuts digits off.
func (c *checker) down() bool { return c.opts.Rounding == decimals.Down }

var roles = []Role{ID, Name, Group, Band, Units, Part, Item, Total, Max, Index, Rank, Other}

// orDefault returns options without zero fields. The error is a [locale.Message].
func (o *Options) orDefault() (Options, error) {
	out := Options{}
	if o != nil {
		out = *o
	}
	for _, f := range []struct {
		to *int
		or int
	}{{&out.Bytes, 16 << 20}, {&out.Rows, 100_000}, {&out.Cells, 2_000_000}, {&out.Faults, 1000}} {
		if *f.to <= 0 {
			*f.to = f.or
		}
	}
	if out.Decimal != "" && out.Decimal != "." && out.Decimal != "," {
		return out, badDecimal.Say(locale.Short(out.Decimal))
	}
	if out.Ties != "" && !slices.Contains(policies, out.Ties) {
		return out, badTies.Say(locale.List([]string{"competition", "dense", "ordinal", "modified", "fractional"}),
			locale.Short(string(out.Ties)))
	}
	if !slices.Contains(roundings, out.Rounding) {
		return out, badRounding.Say(locale.List([]string{"half-up", "half-even", "down"}),
			locale.Short(string(out.Rounding)))
	}
	for _, c := range out.Roles {
		if !slices.Contains(roles, c.Role) {
			return out, badRole.Say(locale.Short(string(c.Role)))
		}
	}
	return out, nil
}

// mostText bounds the text of a cell: 32,767 characters of at most three bytes.
const mostText = 3 * 32_767

func (o *Options) limits() sheet.Limits {
	return sheet.Limits{Bytes: o.Bytes, Unpacked: 8 * o.Bytes, Sheets: 64, Rows: o.Rows, Columns: mostColumns,
		Cells: o.Cells, Text: mostText}
}
