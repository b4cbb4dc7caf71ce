package peers

import (
	"errors"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
)

var figureGiven = locale.Define("peers.figure_given",
	"%s được tính từ số liệu của cả nhóm, không khai trong số liệu của đơn vị",
	"%s is computed from the figures of the group and not stated by a unit").As(scoring.ErrFacts)

var errNoUnits = errors.New("there is no sequence of units")
