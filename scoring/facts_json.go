package scoring

import (
	"cmp"
	"encoding/json"
	"fmt"

	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
)

type factsDocument struct {
	Schema int               `json:"schema,omitempty"`
	Rubric string            `json:"rubric,omitempty"`
	Unit   Unit              `json:"unit"`
	Facts  map[string]Figure `json:"facts,omitempty"`
	Inputs map[string]Figure `json:"inputs,omitempty"` // the same when it is read, see ParseFacts
	Points map[string]Figure `json:"points,omitempty"`
}

// MarshalJSON writes the facts as [ParseFacts] reads them: numbers and dates as
// text, truth values as they are, missing figures not at all.
func (f Facts) MarshalJSON() ([]byte, error) {
	return jsonform.Marshal(factsDocument{jsonform.Schema, f.Rubric, f.Unit, stated(f.Inputs), nil, stated(f.Points)})
}

// UnmarshalJSON reads facts as they are marshalled, and any facts in JSON that
// [ParseFacts] reads, but for series written as lists or mappings, whose members only a
// rubric names. It does not know the types of inputs: a text is read as [Known]
// does. So the facts read back are equal to those that were written. To have names and
// domains checked, use ParseFacts, which needs the rubric.
func (f *Facts) UnmarshalJSON(b []byte) error {
	var doc factsDocument
	if err := jsonform.Read("facts", b, &doc); err != nil {
		return err
	}
	var keys struct{ Facts, Inputs json.RawMessage }
	if err := json.Unmarshal(b, &keys); err != nil {
		return err
	}
	if keys.Facts != nil && keys.Inputs != nil { // also where nothing stands under them
		return factsAndInputs.Say()
	}
	if doc.Facts == nil {
		doc.Facts = doc.Inputs
	}
	inputs, twice := spelling.NormalizeKeys(doc.Facts)
	points, pointsTwice := spelling.NormalizeKeys(doc.Points)
	if twice = cmp.Or(twice, pointsTwice); twice != "" {
		return fmt.Errorf("facts: %q stands there twice, with accents typed in two ways", locale.Short(twice))
	}
	*f = Facts{Rubric: doc.Rubric, Unit: doc.Unit, Inputs: stated(inputs), Points: stated(points)}
	return nil
}

// stated returns the figures that are not missing, nil if there are none.
func stated(m map[string]Figure) map[string]Figure {
	out := map[string]Figure{}
	for name, f := range m {
		if !f.IsZero() {
			out[name] = f
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}
