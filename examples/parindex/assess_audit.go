package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/parindex/parindex/scoring/audit"
)

// differences are what a sheet or a stored document states otherwise, for machines.
type differences struct {
	Schema      int                `json:"schema"`
	Edition     rubric.Edition     `json:"edition"`
	Unit        scoring.Unit       `json:"unit"`
	Round       string             `json:"round,omitempty"` // that a sheet is held against
	Differences []audit.Difference `json:"differences"`
}

func (a *app) differences(y *year, round string, list []audit.Difference) error {
	if list == nil {
		list = []audit.Difference{}
	}
	return a.print(differences{jsonform.Schema, y.state.Edition, y.state.Unit, round, list})
}

// verifySheet holds a sheet against a round, and says what differs.
func (a *app) verifySheet(y *year, round *assessment.Round, file string) error {
	src, err := a.read(file)
	if err != nil {
		return err
	}
	sheet, err := audit.ParseSheet(file, src, y.rubric, nil)
	if err != nil {
		return err
	}
	list, err := round.Verify(sheet)
	if err != nil {
		return err
	}
	if a.asJSON {
		err = a.differences(y, round.Name, list)
	} else {
		p := a.printer()
		a.printHead(p, y.rubric, y.state.Unit)
		p.printf(a.say("Bảng điểm %s đối chiếu với vòng “%s”\n\n", "The sheet %s held against “%s”\n\n"), file, round.Title.In(a.lang))
		a.printDifferences(p, list, a.say("không có khác biệt", "no differences"))
	}
	if err == nil && slices.ContainsFunc(list, func(d audit.Difference) bool { return !d.Undecided }) {
		err = errFound
	}
	return err
}

// replay holds a stored state against the one that the records come to now: byte for byte as
// json.Marshal writes it, whatever the layout in which -json printed it.
func (a *app) replay(y *year, file string) error {
	src, err := a.readBytes(file)
	if err != nil {
		return err
	}
	var compact, stored bytes.Buffer
	if json.Compact(&compact, src) == nil {
		json.HTMLEscape(&stored, compact.Bytes())
		src = stored.Bytes()
	}
	list, err := y.state.Replay(src)
	if err != nil {
		return err
	}
	if a.asJSON {
		err = a.differences(y, "", list)
	} else {
		p := a.printer()
		a.printHead(p, y.rubric, y.state.Unit)
		p.printf(a.say("Kết quả lưu ở %s đối chiếu với kết quả tính lại\n\n", "The state stored in %s held against the one computed anew\n\n"), file)
		a.printDifferences(p, list, a.say("khớp từng byte", "the same, byte for byte"))
	}
	if err == nil && len(list) > 0 {
		err = errFound
	}
	return err
}

func (a *app) printDifferences(p *printer, list []audit.Difference, none string) {
	found := 0
	for _, d := range list {
		colour := red
		if d.Undecided {
			colour = yellow
		} else {
			found++
		}
		p.printf("  – %s\n", p.in(colour, d.Text.In(a.lang)))
	}
	switch open := len(list) - found; {
	case found == 0 && open == 0:
		p.printf("%s\n", p.in(green, none))
	case open == 0:
		p.printf("\n"+a.say("%d khác biệt\n", "%d difference(s)\n"), found)
	default:
		p.printf("\n%s\n", fmt.Sprintf(a.say("%d khác biệt; %d điều chưa đủ số liệu để khẳng định", "%d difference(s); %d that the figures leave open"), found, open))
	}
}
