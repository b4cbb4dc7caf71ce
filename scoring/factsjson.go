package scoring

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
)

// MarshalJSON writes decimals and dates as text, everything else as it is. A
// time.Time that is no day (see [Facts]) is an error.
func (f Facts) MarshalJSON() ([]byte, error) {
	for _, name := range slices.Sorted(maps.Keys(f.Inputs)) {
		b, _ := f.Inputs[name].(Bound)
		for _, v := range []any{f.Inputs[name], b.AtLeast, b.Above, b.AtMost, b.Below} {
			if t, isTime := v.(time.Time); isTime && !atMidnight(t) {
				return nil, fmt.Errorf("input %q: %w", name, clockError(t))
			}
		}
	}
	type plain Facts
	f.Inputs, f.Points = jsonFigures(f.Inputs), jsonFigures(f.Points)
	return json.Marshal(plain(f))
}

func jsonFigures(m map[string]any) map[string]any {
	out := make(map[string]any, len(m))
	for name, v := range m {
		if b, isBound := v.(Bound); isBound {
			b.AtLeast, b.Above, b.AtMost, b.Below = jsonFigure(b.AtLeast), jsonFigure(b.Above), jsonFigure(b.AtMost), jsonFigure(b.Below)
			v = b
		}
		out[name] = jsonFigure(v)
	}
	return out
}

// jsonFigure writes a time as the date that it stands for.
func jsonFigure(v any) any {
	if t, isTime := v.(time.Time); isTime {
		return rubric.DateOf(t)
	}
	return v
}

// UnmarshalJSON reads facts as they are marshalled, without floats: a JSON number
// is read from its digits. What JSON has no type for stays text (decimals, dates),
// which [Scorer.Score] takes by the input's type; so the facts read back score as
// those that were written.
func (f *Facts) UnmarshalJSON(b []byte) error {
	var doc struct {
		Unit   Unit                       `json:"unit"`
		Facts  map[string]json.RawMessage `json:"facts"`
		Inputs map[string]json.RawMessage `json:"inputs"` // the same, see ParseFacts
		Points map[string]json.RawMessage `json:"points"`
	}
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&doc); err != nil {
		return err
	}
	if doc.Facts != nil && doc.Inputs != nil {
		return errors.New("facts and inputs mean the same here; write all figures under facts")
	}
	out := Facts{Unit: doc.Unit}
	for _, m := range []struct {
		from map[string]json.RawMessage
		to   *map[string]any
	}{{doc.Facts, &out.Inputs}, {doc.Inputs, &out.Inputs}, {doc.Points, &out.Points}} {
		for name, raw := range m.from {
			v, err := figureFromJSON(raw)
			if err != nil {
				return fmt.Errorf("%q: %w", name, err)
			}
			set(m.to, source.Normalize(name), v)
		}
	}
	*f = out
	return nil
}

func figureFromJSON(raw json.RawMessage) (any, error) {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	if len(raw) == 0 || raw[0] != '{' {
		var v any
		if err := dec.Decode(&v); err != nil {
			return nil, err
		}
		if n, isNumber := v.(json.Number); isNumber {
			return source.ParseDecimal(n.String(), 18)
		}
		if v == nil {
			return nil, fmt.Errorf("the figure is null; leave an unknown input out")
		}
		return v, nil
	}
	var b Bound
	dec.DisallowUnknownFields()
	if err := dec.Decode(&b); err != nil {
		return nil, err
	}
	for _, limit := range []*any{&b.AtLeast, &b.Above, &b.AtMost, &b.Below} {
		if n, isNumber := (*limit).(json.Number); isNumber {
			d, err := source.ParseDecimal(n.String(), 18)
			if err != nil {
				return nil, err
			}
			*limit = d
		}
	}
	return b, nil
}
