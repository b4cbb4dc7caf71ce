// Package policy answers what a change of rules would do to many units: who gains, who
// loses, who changes band or place, and why.
//
//	package main
//
//	import (
//		"context"
//		"fmt"
//		"log"
//		"slices"
//
//		"github.com/parindex/parindex/rubric"
//		"github.com/parindex/parindex/scoring"
//		"github.com/parindex/parindex/scoring/columnar"
//		"github.com/parindex/parindex/scoring/policy"
//	)
//
//	const rules = `
//	rubric: demo-2025
//	title: Demo
//	decision: {number: 1/QĐ-UBND, issuer: UBND tỉnh, date: 2025-01-15}
//	period: 2025
//	max: 3
//	points: {places: 2, rounding: half-up}
//	inputs: [{name: on_time, type: percent, title: {vi: Tỷ lệ đúng hạn, en: On time}}]
//	areas:
//	  - {code: "1", title: On time, max: 3, cases: [{when: on_time >= 80, score: full}, {score: full * on_time / 100}]}
//	`
//
//	const variants = `
//	rubric: demo-2025
//	variants:
//	  - name: stricter
//	    title: {vi: Siết tỷ lệ, en: Stricter}
//	    illustrative: true
//	    items: [{code: "1", cases: [{when: on_time >= 90, score: full}, {score: full * on_time / 100}]}]
//	`
//
//	func main() {
//		r, err := rubric.Parse("rubric.yaml", []byte(rules), nil)
//		if err != nil {
//			log.Fatal(err)
//		}
//		scorer, err := scoring.Compile(r, nil)
//		if err != nil {
//			log.Fatal(err)
//		}
//		set, err := policy.Parse("variants.yaml", []byte(variants), r, nil)
//		if err != nil {
//			log.Fatal(err) // every fault of the file, as variants.yaml:7:12: message
//		}
//		var units []scoring.Facts
//		for i, rate := range []string{"95", "85", "70"} {
//			units = append(units, scoring.Facts{Unit: scoring.Unit{ID: fmt.Sprint(i + 1)},
//				Inputs: map[string]scoring.Figure{"on_time": scoring.Known(rate)}})
//		}
//		table, err := columnar.FromFacts(context.Background(), scorer, slices.Values(units), nil)
//		if err != nil {
//			log.Fatal(err)
//		}
//		c, err := policy.Compare(context.Background(), scorer, table, set, nil)
//		if err != nil {
//			log.Fatal(err)
//		}
//		for _, v := range c.Variants {
//			fmt.Println(v.Text().EN)
//			for _, u := range v.Widest {
//				fmt.Println(u.Unit.ID, u.Before, u.After, u.Items[0].ReasonAfter.EN)
//			}
//		}
//	}
//
// Unit 2 loses the difference between the maximum and 85 % of it:
//
//	Stricter (illustrative): units that gain: 0, 0 points together; that lose: 1, 0.45 points together; ...
//	2 3 2.55 on time reached 85%, below 90%
//
// A [Variant] is data: what some items, parameters, bands and caps say otherwise. Variants
// stack: one can name others that come before it. [Parse] reads a [Set] of them from a file,
// strictly; [Set.Apply] makes the rubric that a variant comes to, an edition of its own
// that can be marshalled, verified and compiled as any other.
//
// [Compare] scores all units by all variants in one call. Sums are exact, units whose score
// is not known are counted apart, and what no leaf shows of a change (rescaling, caps) is a
// line of its own. Points of reported items stay as they were typed, so a variant cannot
// change what can be typed; figures that nobody has declared a variant cannot ask for
// ([scoring.ErrVariant]). [CompareEdition] does the same for a rubric that is written out, such
// as the draft of the next edition.
//
// It says what would have been by the figures that units have. How units would act under
// other rules it does not say.
package policy
