package scoringtest

import (
	"encoding/hex"
	"strings"

	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
)

// receipt is the key of what a result was computed from.
const receipt = "receipt"

// receipt reads the hashes of facts and result.
func (rd *reader) receipt(n source.Node) []*expectation {
	m := n.Mapping()
	var out []*expectation
	for _, key := range []string{"facts", "result"} {
		v := m.Get(key)
		if !v.Present() {
			continue
		}
		sum := v.Filled()
		if b, err := hex.DecodeString(sum); sum != none && sum != "" &&
			(err != nil || len(b) != 32 || strings.ToLower(sum) != sum) {
			v.Fault(noHash)
		}
		out = append(out, &expectation{what: receipt + "." + key, node: v, want: sum})
	}
	m.Close()
	return some(m, out)
}

func ofReceipt(what string, r *scoring.Result) got {
	of := r.Receipt()
	sum := of.Result
	if what == receipt+".facts" {
		sum = of.Facts
	}
	return got{value: orNone(sum)}
}
