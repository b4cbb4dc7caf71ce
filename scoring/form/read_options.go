package form

import (
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/sheet"
)

// ReadOptions are how spreadsheets are read, and how much of them. A zero field takes its
// default; the zero ReadOptions and a nil *ReadOptions are the defaults.
type ReadOptions struct {
	// Decimal is the sign that parts decimals, "." or ",", in texts that can be read in two
	// ways: 1.234. Without it such a text is a fault where the input allows both.
	Decimal string

	Bytes    int // size of a file; default 16 MiB
	Unpacked int // bytes of what is read of a workbook, unpacked; default 128 MiB
	Sheets   int // default 64
	Rows     int // default 100,000
	Columns  int // default 16,384, as many as there can be
	Cells    int // of a sheet, empty ones before others counted, too; default 2,000,000
	Faults   int // faults that are told of a form or a unit; default 1,000. The others are counted.
}

// mostCharacters bounds the text of a cell, mostText its bytes, of which a character has at
// most three.
const (
	mostCharacters = 32_767
	mostText       = 3 * mostCharacters
)

func (o *ReadOptions) orDefault() (ReadOptions, error) {
	out := ReadOptions{Bytes: 16 << 20, Unpacked: 128 << 20, Sheets: 64, Rows: 100_000, Columns: 16_384,
		Cells: 2_000_000, Faults: 1000}
	if o == nil {
		return out, nil
	}
	for _, f := range []struct {
		to   *int
		from int
	}{{&out.Bytes, o.Bytes}, {&out.Unpacked, o.Unpacked}, {&out.Sheets, o.Sheets}, {&out.Rows, o.Rows},
		{&out.Columns, o.Columns}, {&out.Cells, o.Cells}, {&out.Faults, o.Faults}} {
		if f.from > 0 {
			*f.to = f.from
		}
	}
	if out.Decimal = o.Decimal; out.Decimal != "" && out.Decimal != "." && out.Decimal != "," {
		return out, badDecimal.Say(locale.Short(out.Decimal))
	}
	return out, nil
}

func (o *ReadOptions) limits() sheet.Limits {
	return sheet.Limits{Bytes: o.Bytes, Unpacked: o.Unpacked, Sheets: o.Sheets, Rows: o.Rows, Columns: o.Columns,
		Cells: o.Cells, Text: mostText}
}

func (o *ReadOptions) point() byte {
	if o.Decimal == "" {
		return 0
	}
	return o.Decimal[0]
}

// Check returns what keeps a spreadsheet from being read within limits; nil if nothing
// does. It is for hosts that read one by a library of their own, which may make room for
// every cell that a sheet names: here empty cells are counted, too. The error is a
// [locale.Message].
func Check(src []byte, opts *ReadOptions) error {
	o, err := opts.orDefault()
	if err != nil {
		return err
	}
	b, err := sheet.Open(src, o.limits())
	if err != nil {
		return err
	}
	return b.Check()
}
