package assessment

import (
	"encoding/json"

	"github.com/parindex/parindex/scoring/audit"
)

// Verify holds a score sheet against the round, with what is judged, shown and waived
// there, and lists every difference. Where the sheet states facts, these are held
// against those of the round. The error says that the facts of the sheet are faulty, or that
// it is for another rubric ([scoring.ErrEdition]) or unit ([scoring.ErrUnit]). A round that was
// read from JSON cannot be asked: fold the records again.
func (r *Round) Verify(sheet audit.Sheet) ([]audit.Difference, error) {
	if r == nil || r.scorer == nil {
		return nil, notFolded.Say()
	}
	return audit.VerifyResult(r.scorer, r.Result, r.Facts, sheet)
}

// Sheet returns the score sheet of the round: its facts, every item, and the total, as far
// as they are known. The error is that of a round that was read from JSON.
func (r *Round) Sheet() (audit.Sheet, error) {
	if r == nil || r.scorer == nil {
		return audit.Sheet{}, notFolded.Say()
	}
	return audit.SheetOf(r.scorer, r.Result, r.Facts)
}

// Replay holds a stored state, in JSON as json.Marshal writes it, against this one, which is
// folded anew from the same records: they are equal byte for byte, or the differences say in
// what they are not.
// The error says that this state has no JSON form, such as the zero State.
func (s *State) Replay(stored []byte) ([]audit.Difference, error) {
	if s == nil {
		return nil, notFolded.Say()
	}
	computed, err := json.Marshal(s)
	if err != nil {
		return nil, err
	}
	return audit.ReplayDocument(stored, computed), nil
}
