package scoring

import (
	"database/sql/driver"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/shopspring/decimal"
)

// MarshalJSON writes the figure as it stands in facts: numbers and days as text, a yes
// or no as true or false, a bound as an object, a missing figure as null.
func (f Figure) MarshalJSON() ([]byte, error) {
	switch v := f.v.(type) {
	case nil:
		return []byte("null"), nil
	case int64, short:
		return jsonform.Marshal(f.String())
	case Bound:
		return v.MarshalJSON()
	}
	return jsonform.Marshal(f.v)
}

// UnmarshalJSON reads what MarshalJSON writes, and a JSON number from its digits. A
// text is read as [Known] does.
func (f *Figure) UnmarshalJSON(b []byte) error {
	switch {
	case string(b) == "null":
		*f = Figure{}
		return nil
	case len(b) > 0 && b[0] == '{':
		var bound Bound
		if err := bound.UnmarshalJSON(b); err != nil {
			return err
		}
		*f = Figure{bound}
		return nil
	}
	var v any
	if err := jsonform.Unmarshal(b, &v); err != nil {
		return err
	}
	switch v := v.(type) {
	case decimal.Decimal:
		*f = Known(v)
	case string:
		*f = Known(v)
	default:
		*f = Figure{v}
	}
	return nil
}

// MarshalJSON writes the bound as it stands in facts.
func (b Bound) MarshalJSON() ([]byte, error) {
	if err := b.flat(); err != nil {
		return nil, err
	}
	return jsonform.Marshal(b)
}

// UnmarshalJSON reads what MarshalJSON writes.
func (b *Bound) UnmarshalJSON(src []byte) error {
	var read Bound
	if err := jsonform.Unmarshal(src, &read); err != nil {
		return err
	}
	if err := read.flat(); err != nil {
		return err
	}
	*b = read
	return nil
}

// flat returns an error where a limit is a bound itself.
func (b Bound) flat() error {
	for _, l := range b.limits() {
		if _, nested := l.at.v.(Bound); nested {
			return fmt.Errorf("%s: expected a text, a number or a truth value, got a bound", l.word)
		}
	}
	return nil
}

// Value returns the figure for a column of a database, where it is text (numbers from
// their digits, days as 2025-01-31, bounds as JSON), true or false, or NULL for a
// missing one.
func (f Figure) Value() (driver.Value, error) {
	switch v := f.v.(type) {
	case nil, bool:
		return v, nil
	case Bound:
		b, err := v.MarshalJSON()
		return string(b), err
	case string:
		if strings.HasPrefix(v, "{") {
			return nil, fmt.Errorf("the text %q would be read back as a bound", locale.Short(v))
		}
	}
	return f.String(), nil
}

// Scan reads the figure of a column: what Value returns, an integer, or a time at
// midnight. A float64 is an error, since its digits are not what was stored: have the
// query return such a column as text.
func (f *Figure) Scan(src any) error {
	if f == nil {
		return errors.New("there is no figure to read into")
	}
	switch v := src.(type) {
	case nil:
		*f = Figure{}
	case int64:
		*f = Known(v)
	case bool:
		*f = Known(v)
	case []byte:
		return f.Scan(string(v))
	case string:
		if strings.HasPrefix(v, "{") {
			return json.Unmarshal([]byte(v), f)
		}
		*f = Known(v)
	case time.Time:
		if !atMidnight(v) {
			return clockError(v)
		}
		*f = Known(rubric.DateOf(v))
	case float64, float32:
		return fmt.Errorf("a %T is not exact; have the query return the column as text", v)
	default:
		return fmt.Errorf("a figure cannot be read from %T", v)
	}
	return nil
}

// atMidnight reports whether a time shows no clock in its own location.
func atMidnight(t time.Time) bool {
	h, m, s := t.Clock()
	return h == 0 && m == 0 && s == 0 && t.Nanosecond() == 0
}

func clockError(t time.Time) error {
	return notMidnight.Say(t.Format(time.RFC3339Nano))
}
