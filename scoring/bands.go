package scoring

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// noBand says why a final score that is known has no band.
func noBand(s *rules.Compiled, t *Total, group string) rubric.Text {
	if len(s.Rubric.Bands) == 0 || !t.Final.Valid || !t.Band.IsZero() {
		return rubric.Text{}
	}
	var table, others []*rubric.Band
	for _, bands := range rules.BandTables(s.Rubric) {
		switch bands[0].Group {
		case group:
			table = bands
		case "":
			others = bands
		}
	}
	if table == nil {
		table = others
	}
	switch {
	case table == nil && group == "":
		return rubric.Say(bandsOfGroupsOnly)
	case table == nil:
		return rubric.Say(noBandsOfGroup, group)
	}
	lowest := table[len(table)-1]
	return rubric.Say(scoreBelowBands, t.Final.Decimal, lowest.Name, lowest.From)
}
