package misuse_test

import (
	"encoding"
	"encoding/json"
	"fmt"
	"iter"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// arbitrary makes values of any type.
type arbitrary struct {
	samples map[reflect.Type][]reflect.Value // proper values, and ones that no one would pass
	rand    *rand.Rand
	plain   bool // zero values alone
}

func (g *arbitrary) call(t *testing.T, f reflect.Value) {
	in := make([]reflect.Value, f.Type().NumIn())
	for i := range in {
		in[i] = reflect.New(f.Type().In(i)).Elem()
		switch of := in[i].Type(); {
		case of == reflect.TypeFor[testing.TB]():
			in[i].Set(reflect.ValueOf(quiet{}))
		case !g.plain:
			g.fill(in[i], 5)
		}
	}
	if len(in) == 2 && unmarshals(in[0].Type()) && in[0].IsNil() && in[1].Type() == reflect.TypeFor[[]byte]() {
		in[0].Set(reflect.New(in[0].Type().Elem()))
	}
	defer func() {
		if p := recover(); p != nil {
			t.Errorf("panic: %v\n%s", p, written(in))
		}
	}()
	var out []reflect.Value
	if f.Type().IsVariadic() {
		out = f.CallSlice(in)
	} else {
		out = f.Call(in)
	}
	for _, v := range out {
		g.use(v)
	}
}

// use reads what came back, and keeps some of it for the calls to come.
func (g *arbitrary) use(v reflect.Value) {
	switch v.Kind() {
	case reflect.Interface:
		if err, is := v.Interface().(error); is && err != nil {
			_ = err.Error()
		}
	case reflect.Func:
		n := 0 // an iterator
		for range seq(v) {
			if n++; n == 100 {
				break
			}
		}
	case reflect.Pointer, reflect.Struct, reflect.Slice, reflect.Map:
		if list := g.samples[v.Type()]; !v.IsZero() && len(list) < 30 {
			g.samples[v.Type()] = append(list, v)
		}
	}
}

func unmarshals(of reflect.Type) bool {
	return of.Implements(reflect.TypeFor[json.Unmarshaler]()) || of.Implements(reflect.TypeFor[encoding.TextUnmarshaler]())
}

func seq(v reflect.Value) iter.Seq[int] {
	return func(yield func(int) bool) {
		if v.Type().In(0).NumIn() == 1 {
			for range v.Seq() {
				if !yield(0) {
					return
				}
			}
			return
		}
		for range v.Seq2() {
			if !yield(0) {
				return
			}
		}
	}
}

// written writes arguments for a reader.
func written(in []reflect.Value) string {
	var b strings.Builder
	for i, v := range in {
		text := fmt.Sprintf("%#v", v)
		fmt.Fprintf(&b, "argument %d: %.2000s\n", i, text)
	}
	return b.String()
}

// fill sets a variable to something.
func (g *arbitrary) fill(v reflect.Value, depth int) {
	of := v.Type()
	if list := g.samples[of]; len(list) > 0 && g.rand.IntN(3) > 0 {
		v.Set(list[g.rand.IntN(len(list))])
		return
	}
	if depth == 0 || g.rand.IntN(6) == 0 {
		return // the zero value
	}
	if of == reflect.TypeFor[scoring.Figure]() {
		pick := figures()
		v.Set(reflect.ValueOf(pick[g.rand.IntN(len(pick))]))
		return
	}
	switch of.Kind() {
	case reflect.Pointer:
		if path := of.Elem().PkgPath(); path == "" || strings.HasPrefix(path, "github.com/parindex") {
			p := reflect.New(of.Elem())
			if g.rand.IntN(3) > 0 {
				g.fill(p.Elem(), depth-1)
			}
			v.Set(p)
		}
	case reflect.Struct:
		for i := range of.NumField() {
			if of.Field(i).IsExported() {
				g.fill(v.Field(i), depth-1)
			}
		}
	case reflect.Slice:
		list := reflect.MakeSlice(of, g.rand.IntN(3), 3)
		for i := range list.Len() {
			g.fill(list.Index(i), depth-1)
		}
		v.Set(list)
	case reflect.Map:
		m := reflect.MakeMap(of)
		for range g.rand.IntN(3) {
			key, value := reflect.New(of.Key()).Elem(), reflect.New(of.Elem()).Elem()
			g.fill(key, depth-1)
			g.fill(value, depth-1)
			m.SetMapIndex(key, value)
		}
		v.Set(m)
	case reflect.Int, reflect.Int64, reflect.Int32, reflect.Int8, reflect.Int16:
		n := []int64{-1, 1, 2, 7, math.MinInt64, math.MaxInt64}[g.rand.IntN(6)]
		if !v.OverflowInt(n) {
			v.SetInt(n)
		}
	case reflect.Uint8, reflect.Uint64, reflect.Uint:
		v.SetUint([]uint64{1, 2, 7, 255}[g.rand.IntN(4)])
	case reflect.Bool:
		v.SetBool(g.rand.IntN(2) == 0)
	case reflect.String:
		v.SetString(strange[g.rand.IntN(len(strange))])
	}
}

// strange are texts, some of which mean something to the samples.
var strange = []string{
	"1", "x", "1.1", "{x}", "\xff", "a\x00b", "1e9999", "-5", "2025-01-31", "Điểm", "r", "u", "A", "lead", "late",
}

// figures are what can stand where a figure does, or should not.
func figures() []scoring.Figure {
	return []scoring.Figure{
		{}, scoring.Known(1), scoring.Known(-1), scoring.Known(math.MinInt64), scoring.Known("1"), scoring.Known("x"), scoring.Known(""), scoring.Known(true),
		scoring.Known(decimal.New(5, -1)), scoring.Known(decimal.New(1, 2000)), scoring.Known(rubric.Date{}),
		scoring.Known(rubric.Date{Year: 2025, Month: 1, Day: 31}), scoring.Known(rubric.Date{Month: 77}), scoring.Within(scoring.Bound{}),
		scoring.Within(scoring.Bound{AtLeast: scoring.Within(scoring.Bound{})}), scoring.Within(scoring.Bound{OneOf: []string{""}}),
	}
}
