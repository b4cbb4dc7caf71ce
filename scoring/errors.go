package scoring

import (
	"errors"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// Errors that callers branch on with errors.Is. The errors that hold them say more.
var (
	// ErrEdition says that figures, a table or a document belong to another rubric, or to
	// another edition of it: it is rubric.ErrEdition.
	ErrEdition = rubric.ErrEdition
	// ErrUnit says that a table or a document is of another unit than the figures.
	ErrUnit = errors.New("another unit")
	// ErrUnknownItem says that the rubric has no item with a code: it is
	// rubric.ErrUnknownItem.
	ErrUnknownItem = rubric.ErrUnknownItem
	// ErrFacts says that the facts cannot be scored: a figure of a wrong type or outside
	// its domain, an undeclared input, points of an item that is not reported, figures that
	// contradict a relation.
	ErrFacts = errors.New("faulty facts")
	// ErrVariant says that a rubric is no variant of another: that units have other figures
	// by it.
	ErrVariant = errors.New("no variant")
	// ErrNotArising is what a [Rule] returns where no case arose in the year.
	ErrNotArising = rules.ErrNotArising
)
