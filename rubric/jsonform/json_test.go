package jsonform_test

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// word has a text form, yes a JSON form.
type word string

func (w word) MarshalText() ([]byte, error) { return []byte("<" + string(w) + ">"), nil }

func (w *word) UnmarshalText(b []byte) error {
	*w = word(strings.Trim(string(b), "<>"))
	return nil
}

type yes struct{ is bool }

func (y yes) MarshalJSON() ([]byte, error) { return []byte(` { "yes" : true } `), nil }

func (y *yes) UnmarshalJSON([]byte) error {
	y.is = true
	return nil
}

type inner struct {
	Code  string              `json:"code"`
	Known decimal.NullDecimal `json:"known"`
}

// outer has a field of every kind that documents have.
type outer struct {
	Text     string                     `json:"text"`
	Number   decimal.Decimal            `json:"number"`
	Zero     decimal.Decimal            `json:"zero,omitzero"`
	Perhaps  decimal.NullDecimal        `json:"perhaps,omitzero"`
	Whole    int                        `json:"whole,omitempty"`
	True     bool                       `json:"true,omitempty"`
	Word     word                       `json:"word"`
	Yes      yes                        `json:"yes"`
	Numbers  []decimal.Decimal          `json:"numbers"`
	Optional []string                   `json:"optional,omitempty"`
	Map      map[string]decimal.Decimal `json:"map"`
	Any      map[string]any             `json:"any,omitempty"`
	Pointer  *inner                     `json:"pointer,omitempty"`
	List     []*inner                   `json:"list"`
	Hidden   string                     `json:"-"`
	inner
	private int
}

// MarshalJSON is not called by Marshal, which writes the fields of a struct with tags.
func (outer) MarshalJSON() ([]byte, error) { panic("not called") }

func full() outer {
	return outer{
		Text: "Đạt \"80 %\" & <hơn>\u2028\n", Number: dec("-0.50"), Zero: dec("0.0"),
		Perhaps: decimal.NewNullDecimal(decimal.Zero),
		Whole:   -3, True: true, Word: "từ", Yes: yes{true}, Numbers: []decimal.Decimal{dec("1E3"), dec("0.001")},
		Optional: []string{""},
		Map:      map[string]decimal.Decimal{"b": dec("1"), "a": dec("2.10")},
		Any:      map[string]any{"s": "x", "t": true, "d": dec("1.5")},
		Pointer:  &inner{Code: "p"}, List: []*inner{{Code: "1", Known: decimal.NewNullDecimal(dec("7"))}}, Hidden: "h",
		inner: inner{Code: "c"}, private: 1,
	}
}

func TestMarshal(t *testing.T) {
	got, err := jsonform.Marshal(full())
	require.NoError(t, err)
	assert.Equal(t, `{"text":"Đạt \"80 %\" & <hơn>\u2028\n","number":"-0.5","perhaps":"0","whole":-3,"true":true,"word":"<từ>","yes":{"yes":true},`+
		`"numbers":["1000","0.001"],"optional":[""],"map":{"a":"2.1","b":"1"},"any":{"d":"1.5","s":"x","t":true},"pointer":{"code":"p","known":null},`+
		`"list":[{"code":"1","known":"7"}],"code":"c","known":null}`, string(got))
	got, err = jsonform.Marshal(&outer{})
	require.NoError(t, err)
	assert.Equal(t, `{"text":"","number":"0","word":"<>","yes":{"yes":true},"numbers":[],"map":{},"list":[],"code":"","known":null}`, string(got), "lists and maps are never null")
	for _, v := range []any{1.5, map[string]any{"x": float32(1)}, []byte("b"), map[int]string{}, func() {},
		struct{ D decimal.Decimal }{decimal.New(1, 1<<30)}} {
		_, err := jsonform.Marshal(v)
		assert.Error(t, err, "%T", v)
	}
	loop := []any{nil}
	loop[0] = loop
	_, err = jsonform.Marshal(loop)
	assert.ErrorContains(t, err, "within itself")
}

// TestMarshalAsEncodingJSON: but for numbers and empty lists it is what encoding/json
// writes.
func TestMarshalAsEncodingJSON(t *testing.T) {
	type plain outer
	v := plain(full())
	want, err := json.Marshal(v)
	require.NoError(t, err)
	got, err := jsonform.Marshal(v)
	require.NoError(t, err)
	// encoding/json writes the digits that stand there
	canonical := strings.NewReplacer(`"-0.50"`, `"-0.5"`, `,"zero":"0"`, ``).Replace(string(want))
	assert.JSONEq(t, canonical, string(got))
}

// TestMarshalIsReadAsYAML: any text, also one of characters that files cannot have as
// such, is read back from what is written.
func TestMarshalIsReadAsYAML(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 1))
	alphabet := []rune("aĐộ \"'\\/:{}[]#&<>,-\t\u00a0\u0300\u2028\u200b\ufeff\u007f😀\U0010ffff")
	checked := 0
	for range 3000 {
		text := make([]rune, r.IntN(12))
		for i := range text {
			text[i] = alphabet[r.IntN(len(alphabet))]
		}
		b, err := jsonform.Marshal(map[string]string{"t": string(text)})
		require.NoError(t, err)
		var back map[string]string
		require.NoError(t, json.Unmarshal(b, &back))
		require.Equal(t, string(text), back["t"])
		doc := source.Read("f", b, nil)
		got := doc.Root().Mapping().Get("t").String()
		if err := doc.Err(); err != nil {
			require.ErrorContains(t, err, "control character", "%q", text) // in the text, not in the file
			continue
		}
		require.Equal(t, spelling.Normalize(string(text)), got, "as everything is read")
		checked++
	}
	assert.Greater(t, checked, 500)
}

func TestUnmarshal(t *testing.T) {
	want := full()
	b, err := jsonform.Marshal(want)
	require.NoError(t, err)
	var got outer
	require.NoError(t, jsonform.Unmarshal(b, &got))
	want.Hidden, want.private, want.Zero = "", 0, decimal.Decimal{}
	want.Any["d"] = "1.5" // a text, for lack of a type
	want.Number, want.Map["a"], want.Numbers[0], want.Perhaps.Decimal = dec("-0.5"), dec("2.1"), dec("1000"), dec("0")
	assert.Equal(t, want, got)
	empty, err := jsonform.Marshal(outer{})
	require.NoError(t, err)
	got = outer{}
	require.NoError(t, jsonform.Unmarshal(empty, &got))
	assert.Equal(t, outer{Number: dec("0"), Yes: yes{true}, Numbers: []decimal.Decimal{},
		Map: map[string]decimal.Decimal{}, List: []*inner{}}, got)

	src := string(b)
	for _, tt := range []struct{ from, to, want string }{
		{`"text":`, `"colour":1,"text":`, `colour: unknown key`},
		{`"text":`, `"Text":`, `Text: unknown key; did you mean "text"?`},
		{`"text":`, `"text":"","text":`, `text: the key stands there twice`},
		{`"text":`, `"te\u0078t":"","text":`, `text: the key stands there twice`},
		{`"a":"2.1"`, `"a":"1","a":"2.1"`, `map.a: the key stands there twice`},
		{`"number":"-0.5",`, ``, `missing key "number"`},
		{`"-0.5"`, `null`, `number: expected a value, got null; leave out what is not known`},
		{`"-0.5"`, `"1e3"`, `number: expected a number, got "1e3"; write it without an exponent`},
		{`"-0.5"`, `1.5e300`, `number: expected a number, got "1.5e300"; write it without an exponent`},
		{`"-0.5"`, `true`, `number: expected a number, got "true"`},
		{`"-0.5"`, `[]`, `number: expected a number, got "[]"`},
		{`-3`, `1.5`, `whole: expected a whole number, got 1.5`},
		{`"whole":-3`, `"whole":"3"`, `whole: expected a whole number, got "3"`},
		{`"true":true`, `"true":"true"`, `true: expected true or false, got "true"`},
		{`["1000","0.001"]`, `{}`, `numbers: expected a list, got {}`},
		{`["1000","0.001"]`, `["1000","x"]`, `numbers[1]: expected a number, got "x"`},
		{`"known":"7"`, `"known":"7","more":1`, `list[0].more: unknown key`},
		{`"known":"7"`, `"known":"seven"`, `list[0].known: expected a number, got "seven"`},
		{`"d":"1.5"`, `"d":[1]`, `any.d: expected a text, a number or a truth value, got [1]`},
		{`"d":"1.5"`, `"d":null`, `any.d: expected a value, got null; leave out what is not known`},
		{`{"text"`, `[]{"text"`, `there is more behind the value`},
	} {
		require.Contains(t, src, tt.from)
		got := outer{Text: "before"}
		assert.EqualError(t, jsonform.Unmarshal([]byte(strings.Replace(src, tt.from, tt.to, 1)), &got), tt.want)
		assert.Equal(t, outer{Text: "before"}, got, "nothing is changed")
	}
	assert.EqualError(t, jsonform.Unmarshal(b, outer{}), "there is nothing to read into")
	for _, src := range []string{"", "{", `{"text"`, `{"text":}`, "nul"} {
		assert.Error(t, jsonform.Unmarshal([]byte(src), &got), src)
	}
	var numbers map[string]any
	require.NoError(t, jsonform.Unmarshal([]byte(` {"a": 0.1234567890123456789, "b": 1.50} `), &numbers))
	assert.Equal(t, map[string]any{"a": dec("0.1234567890123456789"), "b": dec("1.5")}, numbers,
		"from the digits, never a float")
}

// TestCanonical: only what is said counts, not how the Go type is written.
func TestCanonical(t *testing.T) {
	type one struct {
		B    string              `json:"b"`
		A    decimal.Decimal     `json:"a"`
		Zero decimal.NullDecimal `json:"zero,omitzero"`
	}
	type two struct { // other order, fields added, without omitzero
		Added   []string            `json:"added"`
		More    decimal.Decimal     `json:"more"`
		A       decimal.Decimal     `json:"a,omitzero"`
		Perhaps decimal.NullDecimal `json:"perhaps"`
		When    time.Month          `json:"when"`
		Zero    decimal.NullDecimal `json:"zero"`
		Point   *one                `json:"point"`
		B       string              `json:"b"`
	}
	x, err := jsonform.Canonical(one{"&", dec("1.50"), decimal.NewNullDecimal(decimal.Zero)})
	require.NoError(t, err)
	assert.Equal(t, `{"a":"1.5","b":"&","zero":"0"}`, string(x))
	y, err := jsonform.Canonical(two{A: dec("1.5"), B: "&", Zero: decimal.NewNullDecimal(dec("0.00")), More: dec("0.0"),
		Added: []string{}})
	require.NoError(t, err)
	assert.Equal(t, string(x), string(y))
}

// TestClone: a copy shares nothing that can be changed.
func TestClone(t *testing.T) {
	v := full()
	c := jsonform.Clone(v)
	assert.Equal(t, v, c)
	c.Numbers[0], c.Map["a"], c.Any["s"], c.Pointer.Code, c.List[0].Code = dec("9"), dec("9"), 9, "9", "9"
	c.Optional[0] = "9"
	assert.Equal(t, full(), v)
	assert.True(t, slices.Equal([]int(nil), jsonform.Clone([]int(nil))) && jsonform.Clone([]int(nil)) == nil)
	assert.True(t, reflect.DeepEqual(map[string][]any{"a": {nil, 1}}, jsonform.Clone(map[string][]any{"a": {nil, 1}})))
}
