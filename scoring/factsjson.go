package scoring

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/shopspring/decimal"
)

type factsDocument struct {
	Schema int               `json:"schema,omitempty"`
	Rubric string            `json:"rubric,omitempty"`
	Unit   Unit              `json:"unit"`
	Facts  map[string]figure `json:"facts,omitempty"`
	Inputs map[string]figure `json:"inputs,omitempty"` // the same when it is read, see ParseFacts
	Points map[string]figure `json:"points,omitempty"`
}

// MarshalJSON writes the facts as [ParseFacts] reads them: numbers and dates as
// text, truth values as they are. A figure that is not exact, or none, is an error.
func (f Facts) MarshalJSON() ([]byte, error) {
	return jsonform.Marshal(factsDocument{jsonform.Schema, f.Rubric, f.Unit, figures(f.Inputs), nil, figures(f.Points)})
}

// UnmarshalJSON reads facts as they are marshalled, and any facts in JSON that
// [ParseFacts] reads. It does not know the types of inputs: a text stays a text (a
// number or a date, too), which [Scorer.Score] takes by the input's type, and a JSON
// number is read from its digits. So the facts read back score as those that were
// written. To get numbers and dates as such, and to have names and domains checked,
// use ParseFacts, which needs the rubric.
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
		return errors.New("facts and inputs mean the same here; write all figures under facts")
	}
	if doc.Facts == nil {
		doc.Facts = doc.Inputs
	}
	inputs, twice := spelling.NormalizeKeys(doc.Facts)
	points, pointsTwice := spelling.NormalizeKeys(doc.Points)
	if twice = cmp.Or(twice, pointsTwice); twice != "" {
		return fmt.Errorf("facts: %q stands there twice, with accents typed in two ways", locale.Short(twice))
	}
	*f = Facts{Rubric: doc.Rubric, Unit: doc.Unit, Inputs: values(inputs), Points: values(points)}
	return nil
}

// figure is a figure of facts as it stands in JSON.
type figure struct{ v any }

func figures(m map[string]any) map[string]figure {
	out := make(map[string]figure, len(m))
	for name, v := range m {
		out[name] = figure{v}
	}
	return out
}

func values(m map[string]figure) map[string]any {
	if len(m) == 0 {
		return nil
	}
	out := make(map[string]any, len(m))
	for name, x := range m {
		out[name] = x.v
	}
	return out
}

func (x figure) MarshalJSON() ([]byte, error) {
	if b, isBound := x.v.(Bound); isBound {
		return b.MarshalJSON()
	}
	v, err := plainFigure(x.v)
	if err != nil {
		return nil, err
	}
	return jsonform.Marshal(v)
}

func (x *figure) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '{' {
		var bound Bound
		err := bound.UnmarshalJSON(b)
		x.v = bound
		return err
	}
	return jsonform.Unmarshal(b, &x.v)
}

type boundDocument struct {
	AtLeast any      `json:"at_least,omitempty"`
	Above   any      `json:"above,omitempty"`
	AtMost  any      `json:"at_most,omitempty"`
	Below   any      `json:"below,omitempty"`
	OneOf   []string `json:"one_of,omitzero"` // an empty one allows nothing
}

// MarshalJSON writes the bound as it stands in facts.
func (b Bound) MarshalJSON() ([]byte, error) {
	doc := boundDocument{OneOf: b.OneOf}
	for _, limit := range []struct {
		to   *any
		from any
	}{{&doc.AtLeast, b.AtLeast}, {&doc.Above, b.Above}, {&doc.AtMost, b.AtMost}, {&doc.Below, b.Below}} {
		if limit.from == nil {
			continue
		}
		var err error
		if *limit.to, err = plainFigure(limit.from); err != nil {
			return nil, err
		}
	}
	return jsonform.Marshal(doc)
}

// UnmarshalJSON reads what MarshalJSON writes; see [Facts.UnmarshalJSON].
func (b *Bound) UnmarshalJSON(src []byte) error {
	var doc boundDocument
	if err := jsonform.Unmarshal(src, &doc); err != nil {
		return err
	}
	*b = Bound(doc)
	return nil
}

// plainFigure returns a figure as one of a decimal, an integer, a bool, a text and a
// date, which have an exact form in JSON.
func plainFigure(v any) (any, error) {
	switch v := v.(type) {
	case nil:
		return nil, fmt.Errorf("the figure is nil; leave an unknown input out")
	case decimal.Decimal, rubric.Date:
		return v, nil
	case time.Time:
		if !atMidnight(v) {
			return nil, clockError(v)
		}
		return rubric.DateOf(v), nil
	case time.Duration:
		return nil, fmt.Errorf("a figure cannot be given as %T", v)
	}
	switch rv := reflect.ValueOf(v); {
	case rv.Kind() == reflect.String:
		return rv.String(), nil
	case rv.Kind() == reflect.Bool:
		return rv.Bool(), nil
	case rv.CanInt():
		return rv.Int(), nil
	case rv.CanUint():
		return rv.Uint(), nil
	case rv.CanFloat():
		return nil, fmt.Errorf("a %T is not exact; pass a decimal.Decimal, an integer, or the digits as a string", v)
	}
	return nil, fmt.Errorf("a figure cannot be given as %T", v)
}
