package assessment

import (
	"encoding/hex"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/rules"
)

func (f *fold) checkEvidence(i int, r *Record) {
	e := r.Evidence
	switch {
	case e.ID == "":
		f.fault(i, r, "evidence", needsField.Say("id"))
	case f.pieces[e.id()]:
		f.fault(i, r, "evidence", pieceTwice.SayShort(e.ID))
	}
	if e.Number == "" && e.File == "" {
		f.fault(i, r, "evidence", bareEvidence.Say())
	}
	if e.SHA256 != "" {
		sum, err := hex.DecodeString(e.SHA256)
		if err != nil || len(sum) != 32 || strings.ToLower(e.SHA256) != e.SHA256 {
			f.fault(i, r, "evidence", badSHA.SayShort(e.SHA256))
		}
	}
}

func (f *fold) checkRefusal(i int, r *Record, l *layer) {
	shown := func(by int) bool { return f.a.Records[by].Evidence.id() == r.Piece }
	if !slices.ContainsFunc(listed(l, shownOf, r.Item), shown) {
		f.fault(i, r, "piece", noPiece.SayShort(r.Item, r.Piece))
	} else if _, is := stands(l, refusedOf, r.Piece); is {
		f.fault(i, r, "piece", pieceGone.SayShort(r.Piece))
	}
}

// checkWaiver checks that an item can be waived, and on which days.
func (f *fold) checkWaiver(i int, r *Record, l *layer, n *rules.Node) {
	if n.Item.Waiver.IsZero() {
		f.fault(i, r, "item", noWaiver.SayShort(r.Item))
		return
	}
	if w := r.Waiver; w != nil {
		if w.Approver.IsZero() {
			f.fault(i, r, "waiver", needsField.Say("approver"))
		}
		switch {
		case w.From.IsZero():
			f.fault(i, r, "waiver", needsField.Say("from"))
		case !w.Until.IsZero() && w.Until.DayNumber() < w.From.DayNumber():
			f.fault(i, r, "waiver", waiverDays.Say(day(w.From), day(w.Until)))
		}
	}
	was, _ := stands(l, waiversOf, r.Item)
	f.changes(i, r, "old_waiver", was.value.equal(r.OldWaiver), false, was.value.written(), r.OldWaiver.written())
}

// written writes a waiver for a message.
func (w *Waiver) written() locale.Speaker {
	switch {
	case w == nil:
		return noneYet
	case w.Until.IsZero():
		return waiverFrom.Say(w.Approver, day(w.From))
	}
	return waiverFromUntil.Say(w.Approver, day(w.From), day(w.Until))
}
