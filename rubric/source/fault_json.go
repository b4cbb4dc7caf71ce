package source

import (
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/locale"
)

// faultJSON is a fault as JSON has it.
type faultJSON struct {
	File    string      `json:"file,omitempty"`
	Cell    string      `json:"cell,omitempty"`
	Line    int         `json:"line,omitempty"`
	Column  int         `json:"column,omitempty"`
	Path    string      `json:"path,omitempty"`
	Code    string      `json:"code,omitempty"`
	Message messageJSON `json:"message"`
}

type messageJSON struct {
	VI string `json:"vi"`
	EN string `json:"en"`
}

// MarshalJSON writes where the fault is and what it says, in both languages.
func (f Fault) MarshalJSON() ([]byte, error) {
	m := f.Message
	return jsonform.Marshal(faultJSON{f.File, f.Cell, f.Line, f.Column, f.Path, m.Code, messageJSON{m.VI, m.EN}})
}

// UnmarshalJSON reads what MarshalJSON writes: all of a fault but the arguments and
// the kind of its message.
func (f *Fault) UnmarshalJSON(b []byte) error {
	var read faultJSON
	if err := jsonform.Unmarshal(b, &read); err != nil {
		return err
	}
	*f = Fault{
		File: read.File, Cell: read.Cell, Pos: Pos{read.Line, read.Column}, Path: read.Path,
		Message: locale.Message{Code: read.Code, VI: read.Message.VI, EN: read.Message.EN},
	}
	return nil
}
