// Package peers gives units their relative figures: how a figure of a unit stands among
// those of the units of its object group.
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
//		"github.com/parindex/parindex/scoring/peers"
//	)
//
//	const file = `
//	rubric: demo-2025
//	title: Demo
//	decision: {number: 1/QĐ-UBND, issuer: UBND tỉnh, date: 2025-01-15}
//	period: 2025
//	max: 2
//	points: {places: 2, rounding: half-up}
//	inputs: [{name: done, type: percent, title: {vi: Tỷ lệ hồ sơ đúng hạn, en: Dossiers on time}}]
//	areas: [{code: "1", title: Dossiers, max: 2, score: "peer_best(done) > 0 ? full * done / peer_best(done) : 0"}]
//	`
//
//	func main() {
//		r, err := rubric.Parse("rubric.yaml", []byte(file), nil)
//		if err != nil {
//			log.Fatal(err)
//		}
//		scorer, err := scoring.Compile(r, nil)
//		if err != nil {
//			log.Fatal(err)
//		}
//		var units []scoring.Facts
//		for id, done := range map[string]int{"Yên Sơn": 90, "Y Tịch": 72} {
//			units = append(units, scoring.Facts{Unit: scoring.Unit{ID: id},
//				Inputs: map[string]scoring.Figure{"done": scoring.Known(done)}})
//		}
//		complete, err := peers.Complete(context.Background(), scorer, slices.Values(units), nil)
//		if err != nil {
//			log.Fatal(err)
//		}
//		for f := range complete {
//			result, err := scorer.Score(f)
//			if err != nil {
//				log.Fatal(err)
//			}
//			fmt.Println(f.Unit.ID, f.Inputs["peer_best(done)"], result.Total.Final.Decimal)
//		}
//	}
//
// Rules name relative figures of any input that is a number and no series:
//
//	peer_best(x)   the highest x of the group; the lowest is peer_best(x, 'lowest')
//	peer_rank(x)   1 and how many units have a higher x; a lower one: peer_rank(x, 'lowest')
//	peer_sum(x)    the sum of x
//	peer_count(x)  the number of units
//	peer_mean(x)   their quotient, exactly
//
// The group is the object group of the unit; where the rubric declares none, all units
// are one. Units with equal figures have the same rank, the better one. [Complete] sets
// the figures of the first four in facts, under these names, and refuses facts that have
// them already. Such facts are complete: scored anew, by themselves, they come to the
// same, and a receipt covers the figures of the group, too. Package cohort completes the
// units that it scores. A unit that is scored without its group lacks these figures, and
// what depends on them is missing; so is that of a unit whose group is not known.
//
// What is not known of some units is not known of the group: where a unit has no x, or a
// bound of it, or may be of this group, since its own is not known, relative figures are
// bounds, never too narrow. A bound takes no account of what relations say of the figures
// of other units, nor of what is known of a sum and a rank together. [Options] can leave
// such units out instead.
//
// Proofs know of relative figures what follows from what they are: that no unit is above
// the highest, that ranks go from 1 to the number of units, and what sums can be.
// Improvements take them as they are: a unit that comes to be the best of its group by
// what it changes, or that changes the mean, is not followed.
package peers
