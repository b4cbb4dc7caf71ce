package verify

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/shopspring/decimal"
)

// pair is an item in both editions.
type pair struct{ old, new *placed }

// placed is an item with the code of the item above it.
type placed struct {
	*rubric.Item
	above string
	part  RubricPart
}

// editions lists what differs between two rubrics.
type editions struct {
	old, new *rubric.Rubric
	changes  []EditionChange
	pairs    []pair
}

// differing lists the differences of two rubrics, and pairs their items.
func differing(older, newer *rubric.Rubric) *editions {
	e := &editions{old: older, new: newer, changes: []EditionChange{}}
	e.fields(OfRubric, "", keysOf(head(older)), keysOf(head(newer)))
	e.inputs()
	e.parameters()
	e.relations()
	named(e, OfSurvey, older.Surveys, newer.Surveys, func(q *rubric.Questionnaire) (string, rubric.Text) { return q.Name, q.Title })
	named(e, OfRound, older.Rounds, newer.Rounds, func(r *rubric.Round) (string, rubric.Text) { return r.Name, r.Title })
	e.order()
	e.items()
	e.bands()
	return e
}

func (e *editions) add(kind ChangeKind, part RubricPart, name, key string, was, is json.RawMessage) {
	e.changes = append(e.changes, EditionChange{kind, part, name, key, was, is})
}

// entry is a key of a file with its value in JSON.
type entry struct {
	key   string
	value json.RawMessage
}

// keysOf returns what a part of a rubric is in JSON, key by key in the order of a
// rubric file.
func keysOf(part any) []entry {
	b, err := jsonform.Marshal(part)
	if err != nil {
		return nil
	}
	dec := json.NewDecoder(bytes.NewReader(b))
	var out []entry
	if _, err := dec.Token(); err != nil {
		return nil
	}
	for dec.More() {
		var e entry
		key, err := dec.Token()
		if err != nil || dec.Decode(&e.value) != nil {
			return nil
		}
		e.key = key.(string)
		out = append(out, e)
	}
	return out
}

// head is a rubric without its lists.
func head(r *rubric.Rubric) any {
	return struct {
		ID           string            `json:"rubric"`
		Title        rubric.Text       `json:"title"`
		Decision     rubric.Decision   `json:"decision"`
		Period       int               `json:"period"`
		Max          decimal.Decimal   `json:"max"`
		Points       decimals.Rounding `json:"points"`
		Index        decimals.Rounding `json:"index,omitzero"`
		Exclusion    rubric.Exclusion  `json:"exclusion,omitempty"`
		Illustrative bool              `json:"illustrative,omitempty"`
		Note         rubric.Text       `json:"note,omitzero"`
		Groups       []rubric.Option   `json:"groups,omitempty"`
		EmptySource  rubric.Exclusion  `json:"empty_source,omitempty"`
		Final        *rubric.Final     `json:"final,omitempty"`
		Ranking      *ranking.Rule     `json:"ranking,omitempty"`
		Quotas       []ranking.Quota   `json:"quotas,omitempty"`
	}{r.ID, r.Title, r.Decision, r.Period, r.Max, r.Points, r.Index, r.Exclusion, r.Illustrative, r.Note, r.Groups,
		r.EmptySource, r.Final, r.Ranking, r.Quotas}
}

// fields lists the keys of a part that differ.
func (e *editions) fields(part RubricPart, name string, was, is []entry, without ...string) {
	value := func(list []entry, key string) json.RawMessage {
		for _, x := range list {
			if x.key == key {
				return x.value
			}
		}
		return nil
	}
	var keys []string
	for _, x := range slices.Concat(was, is) {
		if !slices.Contains(keys, x.key) && !slices.Contains(without, x.key) {
			keys = append(keys, x.key)
		}
	}
	for _, key := range keys {
		if a, b := value(was, key), value(is, key); !bytes.Equal(a, b) {
			e.field(part, name, key, a, b)
		}
	}
}

// field lists a key that differs; of a mapping other than a text its own keys.
func (e *editions) field(part RubricPart, name, key string, was, is json.RawMessage) {
	var a, b map[string]json.RawMessage
	if json.Unmarshal(was, &a) != nil || json.Unmarshal(is, &b) != nil || a["vi"] != nil || b["vi"] != nil {
		e.add(ChangeAltered, part, name, key, was, is)
		return
	}
	for _, sub := range slices.Sorted(maps.Keys(b)) {
		if !bytes.Equal(a[sub], b[sub]) {
			e.field(part, name, key+"."+sub, a[sub], b[sub])
		}
	}
	for _, sub := range slices.Sorted(maps.Keys(a)) {
		if b[sub] == nil {
			e.field(part, name, key+"."+sub, a[sub], nil)
		}
	}
}

func (e *editions) inputs() {
	for i := range e.old.Inputs {
		in := &e.old.Inputs[i]
		if other := e.new.Input(in.Name); other != nil {
			e.fields(OfInput, in.Name, keysOf(in), keysOf(other), "name")
		} else {
			e.add(ChangeRemoved, OfInput, in.Name, "", text(in.Title), nil)
		}
	}
	for i := range e.new.Inputs {
		if in := &e.new.Inputs[i]; e.old.Input(in.Name) == nil {
			e.add(ChangeAdded, OfInput, in.Name, "", nil, text(in.Title))
		}
	}
}

// named pairs parts by their names.
func named[T any](e *editions, part RubricPart, was, is []T, of func(*T) (string, rubric.Text)) {
	find := func(list []T, name string) *T {
		for i := range list {
			if other, _ := of(&list[i]); other == name {
				return &list[i]
			}
		}
		return nil
	}
	for i := range was {
		name, title := of(&was[i])
		if other := find(is, name); other != nil {
			e.fields(part, name, keysOf(&was[i]), keysOf(other), "name")
		} else {
			e.add(ChangeRemoved, part, name, "", text(title), nil)
		}
	}
	for i := range is {
		if name, title := of(&is[i]); find(was, name) == nil {
			e.add(ChangeAdded, part, name, "", nil, text(title))
		}
	}
}

// order compares the order of the rounds that are in both editions: each begins with what
// the one before it came to.
func (e *editions) order() {
	names := func(in, other *rubric.Rubric) []string {
		out := []string{}
		for _, r := range in.Rounds {
			if slices.ContainsFunc(other.Rounds, func(o rubric.Round) bool { return o.Name == r.Name }) {
				out = append(out, r.Name)
			}
		}
		return out
	}
	was, is := names(e.old, e.new), names(e.new, e.old)
	if slices.Equal(was, is) {
		return
	}
	a, _ := jsonform.Marshal(was)
	b, _ := jsonform.Marshal(is)
	e.add(ChangeAltered, OfRubric, "", "rounds", a, b)
}

// parameters pairs the parameters by their names, and the values by their first days.
func (e *editions) parameters() {
	for i := range e.old.Parameters {
		p := &e.old.Parameters[i]
		other := e.new.Parameter(p.Name)
		if other == nil {
			e.add(ChangeRemoved, OfParameter, p.Name, "", text(p.Title), nil)
			continue
		}
		e.fields(OfParameter, p.Name, keysOf(p), keysOf(other), "name", "values")
		e.fields(OfParameter, p.Name, valuesOf(p), valuesOf(other))
	}
	for i := range e.new.Parameters {
		if p := &e.new.Parameters[i]; e.old.Parameter(p.Name) == nil {
			e.add(ChangeAdded, OfParameter, p.Name, "", nil, text(p.Title))
		}
	}
}

// valuesOf returns the values of a parameter as keys.
func valuesOf(p *rubric.Parameter) []entry {
	var out []entry
	for _, v := range p.Values {
		b, _ := jsonform.Marshal(v)
		out = append(out, entry{"values." + v.From.String(), b})
	}
	return out
}

func text(t rubric.Text) json.RawMessage {
	b, _ := jsonform.Marshal(t)
	return b
}

// itemsOf lists the items of a rubric with their places.
func itemsOf(r *rubric.Rubric) []*placed {
	var out []*placed
	var walk func(items []*rubric.Item, above string, part RubricPart)
	walk = func(items []*rubric.Item, above string, part RubricPart) {
		for _, it := range items {
			out = append(out, &placed{it, above, part})
			walk(it.Items, it.Code, part)
		}
	}
	walk(r.Areas, "", OfItem)
	if r.Bonus != nil {
		walk(r.Bonus.Items, "", OfBonus)
	}
	if r.Penalty != nil {
		walk(r.Penalty.Items, "", OfPenalty)
	}
	return out
}

// items pairs the items of both editions: those with the same code and title, then
// those with the same title, where only one has it (they got another code), then
// those with the same code.
func (e *editions) items() {
	was, is := itemsOf(e.old), itemsOf(e.new)
	partner := map[*placed]*placed{}
	match := func(same func(a, b *placed) bool) {
		for _, a := range was {
			var found *placed
			count := 0
			for _, b := range is {
				if partner[b] == nil && same(a, b) {
					found, count = b, count+1
				}
			}
			for _, other := range was {
				if found != nil && other != a && partner[other] == nil && same(other, found) {
					count++
				}
			}
			if partner[a] == nil && count == 1 {
				partner[a], partner[found] = found, a
			}
		}
	}
	match(func(a, b *placed) bool { return a.Code == b.Code && a.Title == b.Title })
	match(func(a, b *placed) bool { return a.Title == b.Title })
	match(func(a, b *placed) bool { return a.Code == b.Code })
	for _, a := range was {
		b := partner[a]
		if b == nil {
			e.add(ChangeRemoved, a.part, a.Code, "", text(a.Title), nil)
			continue
		}
		e.pairs = append(e.pairs, pair{a, b})
		code := func(s string) json.RawMessage { return text(rubric.Plain(s)) }
		if a.Code != b.Code {
			e.add(ChangeMoved, b.part, b.Code, "code", code(a.Code), code(b.Code))
		}
		if a.above != b.above && (partnerCode(partner, was, a.above) != b.above || a.part != b.part) {
			e.add(ChangeMoved, b.part, b.Code, "parent", code(a.above), code(b.above))
		}
		if a.Leaf() != b.Leaf() {
			e.add(ChangeAltered, b.part, b.Code, "items", nil, nil)
		}
		e.fields(b.part, b.Code, keysOf(a.Item), keysOf(b.Item), "code", "items", "cases")
	}
	for _, b := range is {
		if partner[b] == nil {
			e.add(ChangeAdded, b.part, b.Code, "", nil, text(b.Title))
		}
	}
	e.caps()
}

// partnerCode returns the new code of the item that had an old one.
func partnerCode(partner map[*placed]*placed, was []*placed, code string) string {
	for _, p := range was {
		if p.Code == code && partner[p] != nil {
			return partner[p].Code
		}
	}
	return code
}

func (e *editions) caps() {
	for _, side := range []struct {
		part    RubricPart
		was, is *rubric.Adjustment
	}{{OfBonus, e.old.Bonus, e.new.Bonus}, {OfPenalty, e.old.Penalty, e.new.Penalty}} {
		if side.was != nil && side.is != nil {
			e.fields(side.part, "", keysOf(side.was), keysOf(side.is), "items")
		}
	}
}

// relations pairs the relations by their titles.
func (e *editions) relations() {
	find := func(r *rubric.Rubric, title rubric.Text) *rubric.Relation {
		i := slices.IndexFunc(r.Relations, func(of rubric.Relation) bool { return of.Title.VI == title.VI })
		if i < 0 {
			return nil
		}
		return &r.Relations[i]
	}
	for i := range e.old.Relations {
		of := &e.old.Relations[i]
		if other := find(e.new, of.Title); other != nil {
			e.fields(OfRelation, of.Title.VI, keysOf(of), keysOf(other))
		} else {
			e.add(ChangeRemoved, OfRelation, of.Title.VI, "", text(of.Title), nil)
		}
	}
	for i := range e.new.Relations {
		if of := &e.new.Relations[i]; find(e.old, of.Title) == nil {
			e.add(ChangeAdded, OfRelation, of.Title.VI, "", nil, text(of.Title))
		}
	}
}

// bands pairs the bands by group and name.
func (e *editions) bands() {
	key := func(b *rubric.Band) string { return strings.TrimSpace(b.Group + " " + b.Name.VI) }
	find := func(r *rubric.Rubric, name string) *rubric.Band {
		for i := range r.Bands {
			if key(&r.Bands[i]) == name {
				return &r.Bands[i]
			}
		}
		return nil
	}
	for i := range e.old.Bands {
		b := &e.old.Bands[i]
		if other := find(e.new, key(b)); other != nil {
			e.fields(OfBand, key(b), keysOf(b), keysOf(other), "group")
		} else {
			e.add(ChangeRemoved, OfBand, key(b), "", text(b.Name), nil)
		}
	}
	for i := range e.new.Bands {
		if b := &e.new.Bands[i]; find(e.old, key(b)) == nil {
			e.add(ChangeAdded, OfBand, key(b), "", nil, text(b.Name))
		}
	}
}
