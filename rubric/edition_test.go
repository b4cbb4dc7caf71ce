package rubric_test

import (
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestEditionHashes pins the hashes of the rubrics that are shipped. Hosts store them:
// they change when the rubric says something else, and for no other reason.
func TestEditionHashes(t *testing.T) {
	for file, want := range map[string]string{
		"../examples/rubrics/commune-illustrative.yaml": "8891af9fba0fc41a5941f9defaf328f9a9c1847f25cf6a44c69fbc41aebdfdfd",
		"../examples/ytich/chi-lang-commune-2022.yaml":  "a53a378959b217446094c4f9d3631264938662afe22b4644d7c33e4954100694",
	} {
		src, err := os.ReadFile(file)
		require.NoError(t, err)
		r, err := rubric.Parse(file, src, nil)
		require.NoError(t, err)
		for name, set := range map[string]func(on bool){
			"no switch":           func(bool) {},
			"without quotes":      func(on bool) { decimal.MarshalJSONWithoutQuotes = on },
			"trailing zeros":      func(on bool) { decimal.TrimTrailingZeros = !on },
			"scientific notation": func(on bool) { decimal.UseScientificNotation = on },
		} {
			set(true)
			assert.Equal(t, want, r.Edition().SHA256, "%s, %s", file, name)
			set(false)
		}
	}
}

// TestCanonicalForm: the form is the one that its comment states.
func TestCanonicalForm(t *testing.T) {
	r := parse(t, `rubric: r
title: {vi: "Đạt <80 %> & \"hơn\"", en: T}
decision: {number: 1/QĐ, issuer: UBND, date: 2025-01-01}
period: 2025
max: 2.50
points: {places: 2, rounding: half-up}
index: {places: 0, rounding: down}
inputs: [{name: a, type: number, title: A, min: 0, options: []}]
areas: [{code: "1", title: One, max: 2.50, min: 0.00, arises: a > 0, not_arising: {share: 0}, score: 0}]
bands: [{name: A, from: 0}]
`)
	assert.Equal(t, `{"areas":[{"arises":"a > 0","cases":[{"score":"0"}],"code":"1","max":"2.5","not_arising":{"share":"0"},"title":"One"}],`+
		`"bands":[{"name":"A"}],"decision":{"date":"2025-01-01","issuer":"UBND","number":"1/QĐ"},"index":{"rounding":"down"},`+
		`"inputs":[{"min":"0","name":"a","title":"A","type":"number"}],"max":"2.5","period":2025,"points":{"places":2,"rounding":"half-up"},`+
		`"rubric":"r","title":{"en":"T","vi":"Đạt <80 %> & \"hơn\""}}`, string(r.Canonical()))
	var nothing *rubric.Rubric
	assert.Nil(t, nothing.Canonical())
	loop := &rubric.Item{Code: "1"}
	loop.Items = []*rubric.Item{loop}
	assert.Nil(t, (&rubric.Rubric{Areas: []*rubric.Item{loop}}).Canonical())
	assert.EqualError(t, (&rubric.Rubric{Areas: []*rubric.Item{loop}}).Validate(),
		`item "1": the same item stands in the rubric twice`)
}

// grown returns a value of a struct type that has the fields of v's in the opposite
// order, without omitempty and omitzero, and more fields that say nothing.
func grown(v reflect.Value) reflect.Value {
	added := []reflect.StructField{
		{Name: "AddedText", Type: reflect.TypeFor[string](), Tag: `json:"added_text"`},
		{Name: "AddedNumber", Type: reflect.TypeFor[decimal.Decimal](), Tag: `json:"added_number"`},
		{Name: "AddedList", Type: reflect.TypeFor[[]rubric.Text](), Tag: `json:"added_list"`},
		{Name: "AddedItem", Type: reflect.TypeFor[*rubric.Item](), Tag: `json:"added_item"`},
		{Name: "AddedFlag", Type: reflect.TypeFor[bool](), Tag: `json:"added_flag"`},
		{Name: "AddedPolicy", Type: reflect.TypeFor[rubric.Policy](), Tag: `json:"added_policy"`},
	}
	var own []reflect.StructField
	for i := range v.NumField() {
		if f := v.Type().Field(i); f.IsExported() {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			f.Tag = reflect.StructTag(`json:"` + name + `"`)
			f.Offset, f.Index = 0, nil
			own = append(own, f)
		}
	}
	slices.Reverse(own)
	out := reflect.New(reflect.StructOf(append(added, own...))).Elem()
	for _, f := range own {
		out.FieldByName(f.Name).Set(v.FieldByName(f.Name))
	}
	return out
}

// TestANewFieldKeepsTheHash: fields that are added to the Go types, without omitempty
// even, and fields that are moved change nothing in the form that is hashed, for the
// rubric and for every kind of part.
func TestANewFieldKeepsTheHash(t *testing.T) {
	r := parse(t, everything)
	checked := 0
	for _, part := range []any{
		*r, r.Decision, r.Points, r.Index, r.Inputs[0], r.Inputs[1], r.Inputs[2], r.Inputs[2].Options[1],
		*r.Areas[0], *r.Item("1.9"), *r.Item("1.10"), *r.Item("2"), r.Item("1.9").Cases[0], r.Item("1.9").Cases[1],
		*r.Bonus, *r.Penalty, r.Bands[0], r.Bands[1], r.Relations[0],
		r.Surveys[0], r.Surveys[0].Answers[0], r.Surveys[0].Respondents[0], r.Rounds[0], r.Rounds[1],
	} {
		v := reflect.ValueOf(part)
		want, err := jsonform.Canonical(part)
		require.NoError(t, err)
		got, err := jsonform.Canonical(grown(v).Interface())
		require.NoError(t, err)
		assert.Equal(t, string(want), string(got), "%T", part)
		if _, is := part.(rubric.Rubric); is {
			assert.Equal(t, string(r.Canonical()), string(got))
		}
		checked++
	}
	assert.Equal(t, 24, checked)
}

// TestEveryPartCounts: whatever the rubric says is in the form that is hashed: it
// changes with every field of every part.
func TestEveryPartCounts(t *testing.T) {
	want := string(parse(t, everything).Canonical())
	checked := 0
	var change func(v reflect.Value, r *rubric.Rubric, path string)
	change = func(v reflect.Value, r *rubric.Rubric, path string) {
		differs := func(set func()) {
			before := reflect.New(v.Type()).Elem()
			before.Set(v)
			set()
			checked++
			assert.NotEqual(t, want, string(r.Canonical()), path)
			v.Set(before)
		}
		switch x := v.Addr().Interface().(type) {
		case *decimal.Decimal:
			differs(func() { *x = x.Add(decimal.New(1, -9)) })
			return
		case *rubric.Text:
			differs(func() { x.VI += "x" })
			differs(func() { x.EN += "x" })
			return
		case *rubric.Date:
			differs(func() { x.Day = 1 + x.Day%20 })
			return
		}
		switch v.Kind() {
		case reflect.String:
			differs(func() { v.SetString(v.String() + "x") })
		case reflect.Bool:
			differs(func() { v.SetBool(!v.Bool()) })
		case reflect.Int:
			differs(func() { v.SetInt(v.Int() + 1) })
		case reflect.Pointer:
			if !v.IsNil() {
				change(v.Elem(), r, path)
			}
		case reflect.Slice:
			for i := range v.Len() {
				change(v.Index(i), r, path)
			}
			if v.Len() > 0 {
				differs(func() { v.Set(v.Slice(0, v.Len()-1)) })
			}
		case reflect.Struct:
			if p, is := v.Addr().Interface().(*rubric.Policy); is {
				differs(func() { *p = rubric.Policy{Kind: rubric.PolicyShare, Share: dec("0.125")} })
				return
			}
			if n, is := v.Addr().Interface().(*decimal.NullDecimal); is {
				differs(func() { *n = decimal.NullDecimal{Decimal: n.Decimal, Valid: !n.Valid} })
				return
			}
			for i := range v.NumField() {
				if f := v.Type().Field(i); f.IsExported() {
					change(v.Field(i), r, path+"."+f.Name)
				}
			}
		}
	}
	r := parse(t, everything)
	change(reflect.ValueOf(r).Elem(), r, "rubric")
	assert.Equal(t, want, string(r.Canonical()))
	assert.Greater(t, checked, 200)
}

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// sharing returns the paths at which two values hold the same slice, map or pointer.
func sharing(a, b reflect.Value, path string) []string {
	var out []string
	switch a.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		if a.IsNil() || a.Kind() == reflect.Slice && a.Cap() == 0 {
			return nil
		}
		if a.Pointer() == b.Pointer() {
			out = append(out, path)
		}
	}
	switch a.Kind() {
	case reflect.Pointer:
		out = append(out, sharing(a.Elem(), b.Elem(), path)...)
	case reflect.Slice:
		for i := range a.Len() {
			out = append(out, sharing(a.Index(i), b.Index(i), path+"[]")...)
		}
	case reflect.Struct:
		for i := range a.NumField() {
			if f := a.Type().Field(i); f.IsExported() {
				out = append(out, sharing(a.Field(i), b.Field(i), path+"."+f.Name)...)
			}
		}
	}
	return out
}

// TestClone: a copy says the same, shares nothing that can be changed (also where
// fields will be added), and its faults have the places of the file.
func TestClone(t *testing.T) {
	r := parse(t, everything)
	c := r.Clone()
	assert.True(t, r.Equal(c))
	assert.Empty(t, sharing(reflect.ValueOf(r), reflect.ValueOf(c), "rubric"))
	it := r.Item("1.9")
	assert.Equal(t, it, it.Clone())
	assert.Empty(t, sharing(reflect.ValueOf(it), reflect.ValueOf(it.Clone()), "item"))
	for _, copied := range []*rubric.Rubric{c, c.Clone()} {
		for _, at := range []struct {
			was, is any
			key     string
		}{
			{it, copied.Item("1.9"), "min"}, {&it.Cases[0], &copied.Item("1.9").Cases[0], "when"},
			{&r.Inputs[1], &copied.Inputs[1], "unit"},
			{&r.Surveys[0], &copied.Surveys[0], "least"}, {&r.Rounds[1], &copied.Rounds[1], "title"},
			{&r.Surveys[0].Answers[1], &copied.Surveys[0].Answers[1], "value"},
			{&r.Surveys[0].Respondents[0], &copied.Surveys[0].Respondents[0], "name"},
			{&r.Rounds[0].Records[1], &copied.Rounds[0].Records[1], ""},
			{&r.Bands[1], &copied.Bands[1], "from"}, {r.Bonus, copied.Bonus, "cap"}, {&r.Decision, &copied.Decision, ""},
			{nil, nil, "max"},
		} {
			fault := copied.Fault(at.is, at.key, -1, locale.Message{EN: "m"})
			assert.Equal(t, r.Fault(at.was, at.key, -1, locale.Message{EN: "m"}), fault)
			assert.Positive(t, fault.Line)
		}
	}
	var none *rubric.Rubric
	assert.Nil(t, none.Clone())
	assert.Nil(t, (*rubric.Item)(nil).Clone())
	loop := &rubric.Item{Code: "1"}
	loop.Items = []*rubric.Item{loop}
	assert.Equal(t, []*rubric.Item{nil}, loop.Clone().Items, "what stands within itself has no copy")

	faulty, err := rubric.Parse("r.yaml", []byte(strings.Replace(everything, "max: 10.05", "max: 11", 1)), nil)
	require.Error(t, err)
	assert.Equal(t, err, faulty.Clone().Validate())
}

// TestPartsInJSON: parts of a rubric that a host marshals on their own read back.
func TestPartsInJSON(t *testing.T) {
	r := parse(t, everything)
	for _, part := range []any{&r.Inputs, &r.Areas, r.Bonus, r.Penalty, &r.Bands, r.Item("1.9"),
		&r.Surveys, &r.Surveys[0].Answers, &r.Rounds} {
		b, err := json.Marshal(part)
		require.NoError(t, err)
		back := reflect.New(reflect.TypeOf(part).Elem()).Interface()
		require.NoError(t, json.Unmarshal(b, back), string(b))
		assert.Equal(t, part, back)
		assert.Error(t, json.Unmarshal([]byte(strings.Replace(string(b), "{", `{"unknown":1,`, 1)), back))
	}
}
