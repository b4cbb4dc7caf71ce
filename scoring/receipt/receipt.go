package receipt

import (
	"encoding/hex"
	"errors"
	"fmt"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/jsonform"
)

// Version is the version of the library as far as results go. It is raised whenever the
// same facts, by the same rubric, could come to another result: to other points, another
// status, or another word in a reason.
const Version = "0.1.0"

// Receipt says what a result was computed from. The zero Receipt is none. Receipts are
// compared with ==.
type Receipt struct {
	Schema   int               `json:"schema"`
	Version  string            `json:"version"` // see [Version]
	Edition  rubric.Edition    `json:"edition"`
	Rounding decimals.Rounding `json:"rounding"` // of points
	// Facts and Result are SHA-256 hashes, in lower-case hexadecimal, of the facts as
	// scoring took them and of the result without its receipt. The comment of the package
	// has their forms.
	Facts  string `json:"facts"`
	Result string `json:"result"`
}

// IsZero reports whether it is no receipt.
func (r Receipt) IsZero() bool { return r == Receipt{} }

// MarshalJSON writes the receipt; a zero one is an error.
func (r Receipt) MarshalJSON() ([]byte, error) { return jsonform.Write(r) }

// UnmarshalJSON reads what MarshalJSON writes, and nothing that no result can have.
func (r *Receipt) UnmarshalJSON(b []byte) error {
	var read Receipt
	if err := jsonform.Read("receipt", b, &read); err != nil {
		return err
	}
	if err := read.check(); err != nil {
		return fmt.Errorf("receipt: %w", err)
	}
	*r = read
	return nil
}

func (r Receipt) check() error {
	switch modes := []decimals.RoundingMode{decimals.HalfUp, decimals.HalfEven, decimals.Down}; {
	case r.Version == "":
		return errors.New("version: it is empty")
	case !slices.Contains(modes, r.Rounding.Mode):
		return fmt.Errorf("rounding: there is no %q", r.Rounding.Mode)
	case r.Rounding.Places < 0 || r.Rounding.Places > 6:
		return fmt.Errorf("rounding: %d is no number of decimal places, 0 to 6", r.Rounding.Places)
	}
	for _, of := range []struct{ key, sum string }{{"facts", r.Facts}, {"result", r.Result}} {
		if sum, err := hex.DecodeString(of.sum); err != nil || len(sum) != 32 || hex.EncodeToString(sum) != of.sum {
			return fmt.Errorf("%s: it is no SHA-256 in lower-case hexadecimal", of.key)
		}
	}
	return nil
}
