package rubric

import (
	"iter"

	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/shopspring/decimal"
)

// Rubric is one edition of a rubric: the areas with their items, the inputs
// their rules use, the bands and the way points are rounded. [Parse] makes it
// from a file.
//
// A Rubric is data with exported fields: any number of goroutines may share it while
// none changes it. What compiles it works on a copy, so that nothing that is done to
// a rubric changes what scores by it; [Rubric.Clone] makes a copy to be changed. Its
// JSON form is a rubric file (JSON is YAML) and reads back to an equal rubric.
type Rubric struct {
	ID       string          `json:"rubric"`
	Title    Text            `json:"title"`
	Decision Decision        `json:"decision"`
	Period   int             `json:"period"` // the year that is scored
	Max      decimal.Decimal `json:"max"`    // of all areas together
	// Points rounds every leaf and the rescaled total; Index rounds percentages
	// and is the same as Points if absent.
	Points decimals.Rounding `json:"points"`
	Index  decimals.Rounding `json:"index,omitzero"`
	// Exclusion says how the total is rescaled when items are excluded; needed
	// if any item has the policy exclude.
	Exclusion Exclusion `json:"exclusion,omitempty"`
	// EmptySource says what the points of a source become where all of it is excluded,
	// such as where no survey was held, for [ExclusionBySource]: with [ExclusionWhole] what
	// the other sources come to, each rescaled alone, is rescaled from their maxima together
	// to the maximum of the whole; with [ExclusionZero] the source gives no points. There is
	// no default: without it such a unit has no final score, nor has one of which every
	// source is empty.
	EmptySource Exclusion `json:"empty_source,omitempty"`
	// Illustrative marks an edition that no authority decided.
	Illustrative bool `json:"illustrative,omitempty"`
	Note         Text `json:"note,omitzero"`
	// Groups are the object groups that units belong to. If there are any, a unit's group
	// is one of them, bands name no other, and rules can read it under the name group.
	Groups []Option `json:"groups,omitempty"`
	Inputs []Input  `json:"inputs,omitempty"`
	// Parameters are numbers that rules name and that change over the years.
	Parameters []Parameter `json:"parameters,omitempty"`
	// Relations are what the figures of every unit satisfy.
	Relations []Relation `json:"relations,omitempty"`
	// Holidays are the days that workdays in rules does not count, besides weekends.
	Holidays []Holiday `json:"holidays,omitempty"`
	// Surveys are asked of respondents; items get points from their answers.
	Surveys []Questionnaire `json:"surveys,omitempty"`
	// Rounds are those of a unit's assessment, in their order, for package assessment.
	Rounds []Round `json:"rounds,omitempty"`
	Areas  []*Item `json:"areas"`
	// Bonus and Penalty stand outside the tree of items.
	Bonus   *Adjustment `json:"bonus,omitempty"`
	Penalty *Adjustment `json:"penalty,omitempty"`
	// Final bounds the final score; nil if nothing does.
	Final *Final `json:"final,omitempty"`
	Bands []Band `json:"bands,omitempty"`
	// Ranking says how units are ranked; nil: by points, exactly, and equal units share the
	// better place. Quotas bound how many units may be in some bands. Neither changes a score.
	Ranking *ranking.Rule   `json:"ranking,omitempty"`
	Quotas  []ranking.Quota `json:"quotas,omitempty"`

	origin origin
}

// Decision is the document that makes an edition: two decisions are two
// editions, also within one year.
type Decision struct {
	Number string `json:"number"`
	Issuer Text   `json:"issuer"`
	Date   Date   `json:"date"`
	Note   Text   `json:"note,omitzero"`
}

// Exclusion says what becomes of a total when items are excluded from it.
type Exclusion string

// The ways to rescale. With A the maximum of the items in question, R what was
// excluded from it and a the points achieved:
const (
	ExclusionWhole    Exclusion = "whole"     // a ÷ (A − R) × A over the whole rubric
	ExclusionBySource Exclusion = "by-source" // the same for each source of points alone, then added
	ExclusionNone     Exclusion = "none"      // not rescaled; the index is over A − R
	ExclusionZero     Exclusion = "zero"      // of an empty source alone, see [Rubric]: it gives no points
)

var exclusions = []string{string(ExclusionWhole), string(ExclusionBySource), string(ExclusionNone)}

var emptySources = []string{string(ExclusionWhole), string(ExclusionZero)}

// Final bounds the final score: it is raised to the floor or lowered to the ceiling
// once the points of the areas have been rescaled and rounded, and the bonus and the
// penalty added.
type Final struct {
	Floor   decimal.NullDecimal `json:"floor,omitzero"`
	Ceiling decimal.NullDecimal `json:"ceiling,omitzero"`
}

// Adjustment is the bonus or the penalty of a rubric: items whose points are
// added to (or taken off) the total, at most Cap of them together.
type Adjustment struct {
	Cap   decimal.Decimal `json:"cap"`
	Items []*Item         `json:"items"`
}

// Band is a class of final scores ("xếp loại"): a unit has the first, from the highest
// down, whose From its final score reaches and whose condition holds. Groups of units
// may have bands of their own.
type Band struct {
	Name Text            `json:"name"`
	From decimal.Decimal `json:"from"`
	// When is a condition without which the band is passed over for the next lower one:
	// an expression over the inputs that can also name the points of items and their
	// index in percent, points('3') and index('3').
	When string `json:"when,omitempty"`
	// Below may repeat where the next band starts; a difference is a fault.
	Below        decimal.NullDecimal `json:"below,omitzero"`
	Group        string              `json:"group,omitempty"`
	Illustrative bool                `json:"illustrative,omitempty"`
}

// orEmpty lets a nil Rubric answer as an empty one does.
func (r *Rubric) orEmpty() *Rubric {
	if r == nil {
		return &Rubric{}
	}
	return r
}

// All yields every item of the areas, parents before their children.
func (r *Rubric) All() iter.Seq[*Item] {
	return walking(r.orEmpty().Areas)
}

// Leaves yields the items of the areas that have no items of their own.
func (r *Rubric) Leaves() iter.Seq[*Item] {
	return func(yield func(*Item) bool) {
		for it := range r.All() {
			if it.Leaf() && !yield(it) {
				return
			}
		}
	}
}

// Item returns the item with the code, in the areas or the adjustments, or nil.
func (r *Rubric) Item(code string) *Item {
	code = spelling.Normalize(code)
	for it := range r.everything() {
		if it.Code == code {
			return it
		}
	}
	return nil
}

// AreaOf returns the area that the item with a code stands in, the area itself of its own
// code; nil of bonus and penalty, and where there is no such item.
func (r *Rubric) AreaOf(code string) *Item {
	code = spelling.Normalize(code)
	for _, area := range r.orEmpty().Areas {
		for it := range area.All() {
			if it.Code == code {
				return area
			}
		}
	}
	return nil
}

// everything yields the items of the areas and of the adjustments.
func (r *Rubric) everything() iter.Seq[*Item] {
	return walking(r.lists()...)
}

// walking yields items with all below them, list by list.
func walking(lists ...[]*Item) iter.Seq[*Item] {
	return func(yield func(*Item) bool) {
		for _, list := range lists {
			for _, top := range list {
				if !top.walk(yield) {
					return
				}
			}
		}
	}
}

func (r *Rubric) lists() [][]*Item {
	r = r.orEmpty()
	lists := [][]*Item{r.Areas}
	for _, a := range []*Adjustment{r.Bonus, r.Penalty} {
		if a != nil {
			lists = append(lists, a.Items)
		}
	}
	return lists
}

// BandsOf returns the bands for units of the group, from the highest down. A group
// without bands of its own has those without a group. Which of them a unit has, scoring
// says: a band may have a condition.
func (r *Rubric) BandsOf(group string) []*Band {
	if table := r.bandsOf(spelling.Normalize(group)); len(table) > 0 {
		return table
	}
	return r.bandsOf("")
}

func (r *Rubric) bandsOf(group string) []*Band {
	r = r.orEmpty()
	var out []*Band
	for i := range r.Bands {
		if r.Bands[i].Group == group {
			out = append(out, &r.Bands[i])
		}
	}
	return out
}
