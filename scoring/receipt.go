package scoring

import (
	"crypto/sha256"
	"encoding/hex"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/words"
	"github.com/parindex/parindex/scoring/receipt"
)

// Receipt returns what the result was computed from, so that it can be computed again and
// compared: package receipt says what that proves, and what it does not. It is made
// when it is first asked for, which writes out every item; a result that was read
// from JSON has the receipt that it was stored with, and none if it was stored without.
func (r *Result) Receipt() receipt.Receipt {
	if r == nil || r.detail == nil {
		return receipt.Receipt{}
	}
	d := r.detail
	d.sealed.Do(func() {
		if d.scorer != nil {
			d.receipt = r.seal()
		}
	})
	if d.receipt == nil {
		return receipt.Receipt{}
	}
	return *d.receipt
}

// Intact reports whether the result is what its receipt was made for. A stored result that
// is not was changed after it was computed, or has no receipt.
func (r *Result) Intact() bool {
	of := r.Receipt()
	return !of.IsZero() && of.Edition == r.Edition && of.Result == r.sum()
}

// seal makes the receipt of a result of a scorer; nil where it has no JSON form.
func (r *Result) seal() *receipt.Receipt {
	d := r.detail
	out := &receipt.Receipt{Schema: jsonform.Schema, Version: receipt.Version, Edition: r.Edition,
		Rounding: d.scorer.Rubric.Points, Facts: sum(statedForm(d.scorer, d.row, r.Unit)), Result: r.sum()}
	if out.Result == "" || r.Edition.Check() != nil {
		return nil
	}
	return out
}

// sum returns the hash of a result without its receipt, nothing where it has no JSON form.
func (r *Result) sum() string {
	doc := r.document()
	doc.Unit = doc.Unit.normal()
	form, err := jsonform.Canonical(doc)
	if err != nil {
		return ""
	}
	return sum(form)
}

func sum(form []byte) string {
	of := sha256.Sum256(form)
	return hex.EncodeToString(of[:])
}

// normal returns the unit with its texts in Unicode normalisation form C.
func (u Unit) normal() Unit {
	u.ID, u.Group = spelling.Normalize(u.ID), spelling.Normalize(u.Group)
	u.Name = rubric.Text{VI: spelling.Normalize(u.Name.VI), EN: spelling.Normalize(u.Name.EN)}
	return u
}

// statedForm writes the facts of a row as the comment of package receipt says.
func statedForm(s *rules.Compiled, r rules.Row, u Unit) []byte {
	var out []byte
	line := func(of ...string) {
		b, err := jsonform.Marshal(of)
		if err == nil { // texts always have a form
			out = append(append(out, b...), '\n')
		}
	}
	u = u.normal()
	if u.ID != "" {
		line("unit", u.ID)
	}
	if !u.Name.IsZero() {
		line("name", u.Name.VI, u.Name.EN)
	}
	if u.Group != "" {
		line("group", u.Group)
	}
	stated := func(kind, name string, v interval.Domain) {
		if v.Type == interval.Text {
			line(append([]string{kind, name}, v.Texts...)...)
			return
		}
		line(kind, name, words.Exact(v))
	}
	for slot, in := range s.Inputs.Scalars {
		if v, given := s.Given(r, slot); given && slot != s.Inputs.Group {
			stated("input", in.Name, v)
		}
	}
	for _, n := range s.Leaves {
		if n.Item.Reported {
			for _, v := range s.Points(r, n) {
				stated("points", n.Item.Code, v)
			}
		}
	}
	for _, n := range s.Leaves {
		o, is := r.Set[n.Index]
		switch {
		case !is:
		case o.Failure != nil:
			line("set", n.Item.Code, rules.Failed.String())
		case !o.Counts:
			line("set", n.Item.Code, rules.NotApplicable.String())
		default:
			stated("set", n.Item.Code, interval.NumberDomain(interval.Interval{Lo: o.Lo, Hi: o.Hi}))
		}
	}
	return out
}
