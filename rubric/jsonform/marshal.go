package jsonform

import (
	"bytes"
	"cmp"
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/shopspring/decimal"
)

// Marshal returns the JSON form of a value as encoding/json would, by the same
// struct tags, with three differences that make it a form to keep: numbers of the
// decimal package are strings whatever switches of that package a host has set, an
// empty list is [] and an empty map {} also where they are nil, and characters that
// package source refuses are escaped, so that it reads what Marshal writes.
//
// A struct with such tags is written by its fields, whatever methods it has; anything
// else by its method MarshalJSON or MarshalText, if it has one. So a type gets this
// form by a method MarshalJSON that calls Marshal. A struct that embeds such a type
// needs one of its own, or it has the method of the embedded one.
func Marshal(v any) ([]byte, error) {
	e := &encoder{layouts: map[reflect.Type]layout{}}
	if err := e.value(reflect.ValueOf(v)); err != nil {
		return nil, err
	}
	return e.b, nil
}

// Canonical returns the form of a value that is hashed: JSON without spaces,
// whose objects have only the keys of what is not zero, false, empty or absent, in
// the order of their bytes, and whose decimals are strings without trailing zeros.
// It depends on what a value says and not on how its Go type is written: fields
// may be added and moved.
func Canonical(v any) ([]byte, error) {
	e := &encoder{layouts: map[reflect.Type]layout{}, canonical: true}
	if err := e.value(reflect.ValueOf(v)); err != nil {
		return nil, err
	}
	return e.b, nil
}

var (
	numberType      = reflect.TypeFor[json.Number]()
	decimalType     = reflect.TypeFor[decimal.Decimal]()
	nullDecimalType = reflect.TypeFor[decimal.NullDecimal]()
)

// encoder writes JSON.
type encoder struct {
	b         []byte
	layouts   map[reflect.Type]layout
	canonical bool
	depth     int
}

// maxDepth bounds the nesting of what is written: a value that holds itself has no
// end.
const maxDepth = 1000

// layout is how a struct stands in JSON.
type layout struct {
	named  bool // its fields have tags
	fields []field
}

func (e *encoder) layout(t reflect.Type) layout {
	l, known := e.layouts[t]
	if !known {
		l = layout{named(t), fieldsOf(t)}
		if e.canonical {
			slices.SortFunc(l.fields, func(a, b field) int { return cmp.Compare(a.name, b.name) })
		}
		e.layouts[t] = l
	}
	return l
}

func (e *encoder) value(v reflect.Value) error {
	if !v.IsValid() || (v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface) && v.IsNil() {
		e.b = append(e.b, "null"...)
		return nil
	}
	if e.depth++; e.depth > maxDepth {
		return fmt.Errorf("the value nests deeper than %d levels, or within itself", maxDepth)
	}
	defer func() { e.depth-- }()
	switch v.Type() {
	case numberType:
		e.b = append(e.b, v.String()...)
		return nil
	case decimalType:
		return e.number(v.Interface().(decimal.Decimal))
	case nullDecimalType:
		if n := v.Interface().(decimal.NullDecimal); n.Valid {
			return e.number(n.Decimal)
		}
		e.b = append(e.b, "null"...)
		return nil
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		return e.value(v.Elem())
	case reflect.Struct:
		if l := e.layout(v.Type()); l.named {
			return e.object(v, l.fields)
		}
	}
	if done, err := e.method(v); done || err != nil {
		return err
	}
	switch v.Kind() {
	case reflect.Struct:
		return e.object(v, e.layout(v.Type()).fields)
	case reflect.Map:
		return e.mapping(v)
	case reflect.Slice, reflect.Array:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return fmt.Errorf("bytes have no JSON form here: %s", v.Type())
		}
		e.b = append(e.b, '[')
		for i := range v.Len() {
			if i > 0 {
				e.b = append(e.b, ',')
			}
			if err := e.value(v.Index(i)); err != nil {
				return err
			}
		}
		e.b = append(e.b, ']')
		return nil
	case reflect.String:
		return e.text(v.String())
	case reflect.Bool:
		e.b = strconv.AppendBool(e.b, v.Bool())
		return nil
	}
	switch {
	case v.CanInt():
		e.b = strconv.AppendInt(e.b, v.Int(), 10)
	case v.CanUint():
		e.b = strconv.AppendUint(e.b, v.Uint(), 10)
	default: // a float among them
		return fmt.Errorf("a %s has no exact JSON form", v.Type())
	}
	return nil
}

// method writes a value by its own method, if it has one.
func (e *encoder) method(v reflect.Value) (done bool, err error) {
	if !v.CanInterface() {
		return false, nil
	}
	switch m := v.Interface().(type) {
	case json.Marshaler:
		b, err := m.MarshalJSON()
		switch {
		case err != nil:
			return true, err
		case !json.Valid(b):
			return true, fmt.Errorf("%s has written JSON that is not valid", v.Type())
		case e.canonical:
			return true, e.again(b)
		}
		var compact bytes.Buffer
		err = json.Compact(&compact, b)
		e.b = append(e.b, compact.Bytes()...)
		return true, err
	case encoding.TextMarshaler:
		b, err := m.MarshalText()
		if err != nil {
			return true, err
		}
		return true, e.text(string(b))
	}
	return false, nil
}

// again writes JSON in the canonical form.
func (e *encoder) again(b []byte) error {
	var v any
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.UseNumber()
	if err := dec.Decode(&v); err != nil {
		return err
	}
	return e.value(reflect.ValueOf(v))
}

func (e *encoder) object(v reflect.Value, fields []field) error {
	e.b = append(e.b, '{')
	first := true
	for _, f := range fields {
		of, err := v.FieldByIndexErr(f.index)
		if err != nil || e.absent(of, f) { // the error is that of an embedded nil pointer
			continue
		}
		if !first {
			e.b = append(e.b, ',')
		}
		first = false
		e.key(f.name)
		if err := e.value(of); err != nil {
			return fmt.Errorf("%s: %w", f.name, err)
		}
	}
	e.b = append(e.b, '}')
	return nil
}

// absent reports whether a field is left out.
func (e *encoder) absent(v reflect.Value, f field) bool {
	if v.Type() == nullDecimalType && (e.canonical || f.omitZero) {
		return !v.Interface().(decimal.NullDecimal).Valid
	}
	if e.canonical || f.omitZero {
		if v.IsZero() {
			return true
		}
		z, is := v.Interface().(interface{ IsZero() bool })
		if is && v.Kind() != reflect.Pointer && v.Kind() != reflect.Interface {
			return z.IsZero()
		}
	}
	if e.canonical || f.omitEmpty {
		switch v.Kind() {
		case reflect.Slice, reflect.Map, reflect.String, reflect.Array:
			return v.Len() == 0
		case reflect.Struct:
			return false
		}
		return v.IsZero()
	}
	return false
}

func (e *encoder) mapping(v reflect.Value) error {
	if v.Type().Key().Kind() != reflect.String {
		return fmt.Errorf("the keys of a %s are not texts", v.Type())
	}
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return cmp.Compare(a.String(), b.String()) })
	e.b = append(e.b, '{')
	for i, k := range keys {
		if i > 0 {
			e.b = append(e.b, ',')
		}
		e.key(k.String())
		if err := e.value(v.MapIndex(k)); err != nil {
			return fmt.Errorf("%s: %w", k.String(), err)
		}
	}
	e.b = append(e.b, '}')
	return nil
}

// number writes a number as text.
func (e *encoder) number(v decimal.Decimal) error {
	if exp := v.Exponent(); !v.IsZero() && (exp > decimals.MaxDigits || exp < -decimals.MaxDigits ||
		v.NumDigits() > decimals.MaxDigits) {
		return fmt.Errorf("a number with more than %d digits", decimals.MaxDigits)
	}
	return e.text(decimals.Format(v))
}

func (e *encoder) key(name string) {
	_ = e.text(name)
	e.b = append(e.b, ':')
}

func (e *encoder) text(s string) error {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = 0x20 <= s[i] && s[i] < 0x7f && s[i] != '"' && s[i] != '\\'
	}
	if plain {
		e.b = append(append(append(e.b, '"'), s...), '"')
		return nil
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		return err
	}
	for _, r := range strings.TrimSuffix(b.String(), "\n") {
		switch {
		case !spelling.Control(r) && !spelling.Deceptive(r):
			e.b = utf8.AppendRune(e.b, r)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			e.b = fmt.Appendf(e.b, `\u%04x\u%04x`, high, low)
		default:
			e.b = fmt.Appendf(e.b, `\u%04x`, r)
		}
	}
	return nil
}

// field is a field of a struct as it stands in JSON.
type field struct {
	name                string
	index               []int
	omitEmpty, omitZero bool
}

// fieldsOf returns the fields that a struct has in JSON, in their order, with those
// of the structs that it embeds; of two with a name that of the outer struct counts.
func fieldsOf(t reflect.Type) []field {
	var out []field
	for _, f := range reflect.VisibleFields(t) {
		tag := f.Tag.Get("json")
		name, options, _ := strings.Cut(tag, ",")
		embedded := f.Anonymous && name == ""
		if tag == "-" || embedded || !f.IsExported() || hidden(t, f.Index) {
			continue
		}
		has := func(option string) bool { return slices.Contains(strings.Split(options, ","), option) }
		add := field{cmp.Or(name, f.Name), f.Index, has("omitempty"), has("omitzero")}
		if at := slices.IndexFunc(out, func(o field) bool { return o.name == add.name }); at >= 0 {
			if len(add.index) < len(out[at].index) {
				out[at] = add
			}
			continue
		}
		out = append(out, add)
	}
	return out
}

// hidden reports whether a field stands within one that is not flattened.
func hidden(t reflect.Type, index []int) bool {
	for i := range len(index) - 1 {
		outer := t.FieldByIndex(index[:i+1])
		if tag := outer.Tag.Get("json"); tag != "" && !strings.HasPrefix(tag, ",") {
			return true
		}
	}
	return false
}

// named reports whether the fields of a struct have JSON names.
func named(t reflect.Type) bool {
	for f := range t.NumField() {
		if _, has := t.Field(f).Tag.Lookup("json"); has {
			return true
		}
	}
	return false
}
