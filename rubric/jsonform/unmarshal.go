package jsonform

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/shopspring/decimal"
)

// Unmarshal reads what [Marshal] writes into what v points to, strictly: unknown
// keys, keys that stand twice or are spelled in other letters, missing keys (those
// of fields without omitempty and omitzero) and null where something is needed are
// errors, which name the path to it. Numbers are read from their digits, into the
// representation that [decimals.Canonical] returns; a number without a type of its own
// becomes a decimal.Decimal. An empty list or map becomes one that is not nil, except in
// a field with omitempty.
//
// The methods of v itself are not called, those of what it holds are: a type is read
// so by a method UnmarshalJSON that calls Unmarshal. Where there is an error, what v
// points to is not changed.
func Unmarshal(b []byte, v any) error {
	to := reflect.ValueOf(v)
	if to.Kind() != reflect.Pointer || to.IsNil() {
		return errors.New("there is nothing to read into")
	}
	raw := json.RawMessage(bytes.TrimSpace(b))
	if !json.Valid(raw) {
		return invalid(raw)
	}
	if deeper(raw, readDepth) {
		return fmt.Errorf("the document nests deeper than %d levels", readDepth)
	}
	out := reflect.New(to.Type().Elem()).Elem()
	if err := read(raw, out, true); err != nil {
		return err
	}
	to.Elem().Set(out)
	return nil
}

// invalid says why a text is no JSON value.
func invalid(b []byte) error {
	dec := json.NewDecoder(bytes.NewReader(b))
	var raw json.RawMessage
	if err := dec.Decode(&raw); err != nil {
		return err
	}
	return errors.New("there is more behind the value")
}

// readDepth bounds the nesting of what is read, since every level is looked at once
// more. That of items is half of it.
const readDepth = 72

// deeper reports whether JSON nests deeper than some levels.
func deeper(raw json.RawMessage, levels int) bool {
	depth, quoted := 0, false
	for i := 0; i < len(raw); i++ {
		switch c := raw[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			if depth++; depth > levels {
				return true
			}
		case c == '}' || c == ']':
			depth--
		}
	}
	return false
}

// pathError is an error within a document.
type pathError struct {
	path string
	err  error
}

func (e *pathError) Error() string { return e.path + ": " + e.err.Error() }

func (e *pathError) Unwrap() error { return e.err }

// within puts the path of an error together: deficits[3].lost.
func within(step string, err error) error {
	if err == nil {
		return nil
	}
	if inner, is := err.(*pathError); is {
		if !strings.HasPrefix(inner.path, "[") {
			step += "."
		}
		return &pathError{step + inner.path, inner.err}
	}
	return &pathError{step, err}
}

// read reads a value; top says that its own methods are not called.
func read(raw json.RawMessage, to reflect.Value, top bool) error {
	switch null := isNull(raw); {
	case null && (to.Type() == nullDecimalType || to.Kind() == reflect.Pointer):
		return nil
	case null:
		return errors.New("expected a value, got null; leave out what is not known")
	case to.Type() == decimalType:
		v, err := number(raw)
		to.Set(reflect.ValueOf(v))
		return err
	case to.Type() == nullDecimalType:
		v, err := number(raw)
		to.Set(reflect.ValueOf(decimal.NewNullDecimal(v)))
		return err
	case to.Kind() == reflect.Pointer:
		to.Set(reflect.New(to.Type().Elem()))
		return read(raw, to.Elem(), top)
	}
	if !top {
		switch m := to.Addr().Interface().(type) {
		case json.Unmarshaler:
			return m.UnmarshalJSON(raw)
		case encoding.TextUnmarshaler:
			return json.Unmarshal(raw, m)
		}
	}
	switch to.Kind() {
	case reflect.Struct:
		return readObject(raw, to)
	case reflect.Slice:
		return readList(raw, to)
	case reflect.Map:
		to.Set(reflect.MakeMap(to.Type()))
		return eachKey(raw, func(key string, value json.RawMessage) error {
			v := reflect.New(to.Type().Elem()).Elem()
			err := read(value, v, false)
			to.SetMapIndex(reflect.ValueOf(key).Convert(to.Type().Key()), v)
			return err
		})
	case reflect.Interface:
		v, err := anything(raw)
		if err == nil {
			to.Set(reflect.ValueOf(v))
		}
		return err
	}
	if err := json.Unmarshal(raw, to.Addr().Interface()); err != nil {
		return fmt.Errorf("expected %s, got %s", kindNames[to.Kind()], shorten(raw))
	}
	return nil
}

var kindNames = map[reflect.Kind]string{
	reflect.String: "a text", reflect.Bool: "true or false",
	reflect.Int: "a whole number", reflect.Uint8: "a whole number",
}

func isNull(raw json.RawMessage) bool { return bytes.Equal(bytes.TrimSpace(raw), []byte("null")) }

func shorten(raw json.RawMessage) string {
	if len(raw) > 40 {
		return string(bytes.ToValidUTF8(raw[:40], nil)) + "…"
	}
	return string(raw)
}

// number reads a number, in quotes or without.
func number(raw json.RawMessage) (decimal.Decimal, error) {
	text := string(bytes.TrimSpace(raw))
	if text != "" && text[0] == '"' {
		if err := json.Unmarshal(raw, &text); err != nil {
			return decimal.Decimal{}, err
		}
	}
	return decimals.Parse(text, decimals.MaxDigits)
}

// anything reads a text, a number or a truth value.
func anything(raw json.RawMessage) (any, error) {
	switch raw[0] {
	case '"':
		var s string
		err := json.Unmarshal(raw, &s)
		return s, err
	case 't', 'f':
		return raw[0] == 't', nil
	case '{', '[':
		return nil, fmt.Errorf("expected a text, a number or a truth value, got %s", shorten(raw))
	}
	return decimals.Parse(string(raw), decimals.MaxDigits)
}

func readList(raw json.RawMessage, to reflect.Value) error {
	if raw[0] != '[' {
		return fmt.Errorf("expected a list, got %s", shorten(raw))
	}
	var list []json.RawMessage
	for at := next(raw, 1); raw[at] != ']'; {
		end := valueEnd(raw, at)
		list = append(list, raw[at:end])
		at = next(raw, end)
	}
	out := reflect.MakeSlice(to.Type(), len(list), len(list))
	for i, item := range list {
		if err := read(item, out.Index(i), false); err != nil {
			return within(fmt.Sprintf("[%d]", i), err)
		}
	}
	to.Set(out)
	return nil
}

func readObject(raw json.RawMessage, to reflect.Value) error {
	fields := fieldsOf(to.Type())
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.name
	}
	seen := make([]bool, len(fields))
	err := eachKey(raw, func(key string, value json.RawMessage) error {
		i := slices.Index(names, key)
		if i < 0 {
			return fmt.Errorf("unknown key%w", spelling.Suggest(key, names))
		}
		seen[i] = true
		of := to.FieldByIndex(fields[i].index)
		if err := read(value, of, false); err != nil {
			return err
		}
		if (of.Kind() == reflect.Slice || of.Kind() == reflect.Map) && of.Len() == 0 && fields[i].omitEmpty {
			of.SetZero()
		}
		return nil
	})
	if err != nil {
		return err
	}
	for i, f := range fields {
		if !seen[i] && !f.omitEmpty && !f.omitZero {
			return fmt.Errorf("missing key %q", f.name)
		}
	}
	return nil
}

// eachKey calls f with the keys and values of an object.
func eachKey(raw json.RawMessage, f func(key string, value json.RawMessage) error) error {
	if raw[0] != '{' {
		return fmt.Errorf("expected an object, got %s", shorten(raw))
	}
	seen := map[string]bool{}
	for at := next(raw, 1); raw[at] != '}'; {
		end := valueEnd(raw, at)
		var key string
		if err := json.Unmarshal(raw[at:end], &key); err != nil {
			return err
		}
		if seen[key] {
			return within(key, errors.New("the key stands there twice"))
		}
		seen[key] = true
		at = next(raw, end)
		end = valueEnd(raw, at)
		if err := f(key, raw[at:end]); err != nil {
			return within(key, err)
		}
		at = next(raw, end)
	}
	return nil
}

// next passes over what stands between the parts of valid JSON.
func next(raw json.RawMessage, at int) int {
	for bytes.IndexByte([]byte(" \t\r\n,:"), raw[at]) >= 0 {
		at++
	}
	return at
}

// valueEnd returns where a value of valid JSON ends that begins at a byte.
func valueEnd(raw json.RawMessage, at int) int {
	depth, quoted := 0, false
	for ; at < len(raw); at++ {
		switch c := raw[at]; {
		case quoted && c == '\\':
			at++
			continue
		case c == '"':
			quoted = !quoted
		case quoted:
			continue
		case c == '{' || c == '[':
			depth++
			continue
		case depth == 0 && bytes.IndexByte([]byte(" \t\r\n,:]}"), c) >= 0:
			return at // behind a number, or a word
		case c == '}' || c == ']':
			depth--
		default:
			continue
		}
		if depth == 0 && !quoted {
			return at + 1
		}
	}
	return at
}
