package audit

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/shopspring/decimal"
)

// Sheet is the score of a unit as somebody states it: the facts that it is said to rest
// on, what items come to, and what the whole does. What is not stated is not compared.
type Sheet struct {
	// Facts are the rubric and the unit that the sheet is for, with the figures and the
	// points of reported items. They may say nothing else where the sheet is held against a
	// round of an assessment.
	Facts scoring.Facts
	Rows  []Row // of items of any level, in any order
	Total Total
}

// Row is what a sheet states of an item. What it does not state is not Valid, or zero.
type Row struct {
	Code   string              `json:"code"`
	Max    decimal.NullDecimal `json:"max,omitzero"` // as the rubric has it, also where less applies
	Points decimal.NullDecimal `json:"points,omitzero"`
	// Case is the number of the case of the item, from 1, that is said to hold.
	Case   int            `json:"case,omitempty"`
	Status scoring.Status `json:"status,omitempty"`
}

// Total is what a sheet states of the whole. What it does not state is not Valid, or zero.
type Total struct {
	Max      decimal.NullDecimal `json:"max,omitzero"`
	Points   decimal.NullDecimal `json:"points,omitzero"`   // of the areas together
	Rescaled decimal.NullDecimal `json:"rescaled,omitzero"` // these, for what was excluded
	Bonus    decimal.NullDecimal `json:"bonus,omitzero"`    // as much as counts
	Penalty  decimal.NullDecimal `json:"penalty,omitzero"`  // likewise; not negative
	Final    decimal.NullDecimal `json:"final,omitzero"`
	Band     rubric.Text         `json:"band,omitzero"` // its name, in one language or in both
}

// ParseSheet reads a sheet (YAML or JSON); the package comment has the format. The facts in
// it are read as [scoring.ParseFacts] reads them. Items that the rubric does not have are no
// fault of the file: [Verify] lists them. A nil limits means the defaults. The error is a
// [source.Faults].
func ParseSheet(file string, src []byte, r *rubric.Rubric, limits *source.Limits) (Sheet, error) {
	if r == nil {
		return Sheet{}, source.Faults{{Message: rules.NoRubric.Say()}}
	}
	doc := source.Read(file, src, limits)
	m := doc.Root().Mapping()
	name, ok := r.ReadHead(m)
	if !ok {
		return Sheet{}, doc.Err()
	}
	sheet := Sheet{Facts: scoring.Facts{Rubric: name}}
	sheet.Facts.Read(m, r)
	seen := map[string]bool{}
	for _, n := range m.Get("rows").Items() {
		row := rowOf(n)
		if code := spelling.Normalize(row.Code); seen[code] && code != "" {
			n.Fault(rowTwice, locale.Short(row.Code))
		} else {
			seen[code] = true
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	if n := m.Get("total"); n.Present() {
		sheet.Total = totalOf(n)
	}
	m.Close()
	return sheet, doc.Err()
}

var statuses = []scoring.Status{scoring.Scored, scoring.Missing, scoring.NotArising, scoring.NotApplicable, scoring.Failed}

func rowOf(n source.Node) Row {
	m := n.Mapping()
	row := Row{Code: m.Need("code").Name(), Max: m.Get("max").NullDecimal(), Points: m.Get("points").NullDecimal()}
	if n := m.Get("case"); n.Present() {
		if faulty := n.Faulty(func() { row.Case = n.Int() }); !faulty && row.Case < 1 {
			n.Fault(casesFromOne, row.Case)
		}
	}
	if n := m.Get("status"); n.Present() {
		names := make([]string, len(statuses))
		for i, s := range statuses {
			names[i] = s.String()
		}
		is := n.OneOf(names...)
		for i, name := range names {
			if name == is {
				row.Status = statuses[i]
			}
		}
	}
	m.Close()
	return row
}

func totalOf(n source.Node) Total {
	m := n.Mapping()
	out := Total{
		Max: m.Get("max").NullDecimal(), Points: m.Get("points").NullDecimal(), Rescaled: m.Get("rescaled").NullDecimal(),
		Bonus: m.Get("bonus").NullDecimal(), Penalty: m.Get("penalty").NullDecimal(), Final: m.Get("final").NullDecimal(),
		Band: source.As[rubric.Text](m.Get("band")),
	}
	m.Close()
	return out
}
