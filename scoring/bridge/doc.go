// Package bridge says what moved the scores of units from one year to the next: other rules,
// other maxima or other figures.
//
//	package main
//
//	import (
//		"context"
//		"fmt"
//		"log"
//		"slices"
//		"strings"
//
//		"github.com/parindex/parindex/rubric"
//		"github.com/parindex/parindex/scoring"
//		"github.com/parindex/parindex/scoring/bridge"
//	)
//
//	const old = `
//	rubric: demo-2025
//	title: Demo
//	decision: {number: 1/QĐ-UBND, issuer: UBND tỉnh, date: 2025-01-15}
//	period: 2025
//	max: 10
//	points: {places: 2, rounding: half-up}
//	inputs: [{name: online, type: percent, title: {vi: Tỷ lệ hồ sơ trực tuyến, en: Dossiers online}}]
//	areas: [{code: "1", title: Online services, max: 10, score: full * online / 100}]
//	`
//
//	var renewed = strings.NewReplacer("2025", "2026", "1/QĐ", "7/QĐ", `code: "1"`, `code: "1.1"`,
//		"score: full * online / 100", `score: "online >= 80 ? full : 0"`)
//
//	func main() {
//		var years []bridge.Year
//		for i, file := range []string{old, renewed.Replace(old)} {
//			r, err := rubric.Parse("rubric.yaml", []byte(file), nil)
//			if err != nil {
//				log.Fatal(err)
//			}
//			scorer, err := scoring.Compile(r, nil)
//			if err != nil {
//				log.Fatal(err)
//			}
//			years = append(years, bridge.Year{Scorer: scorer, Units: slices.Values([]scoring.Facts{{
//				Unit:   scoring.Unit{ID: "Y Tịch"},
//				Inputs: map[string]scoring.Figure{"online": scoring.Known(70 + 20*i)},
//			}})})
//		}
//		m, err := bridge.ParseMap("map.yaml", []byte(`{earlier: demo-2025, later: demo-2026, items: [{from: "1", to: "1.1"}]}`),
//			years[0].Scorer.Rubric(), years[1].Scorer.Rubric(), nil)
//		if err != nil {
//			log.Fatal(err) // a leaf that is in no link, an item that is not there
//		}
//		b, err := bridge.Compare(context.Background(), years[0], years[1], m, nil)
//		if err != nil {
//			log.Fatal(err)
//		}
//		for i := range b.Len() {
//			c := b.Unit(i)
//			fmt.Println(c.Unit.ID, c.Text.VI)
//		}
//		fmt.Println(b.Summary().Whole.Text.EN)
//	}
//
// It prints
//
//	Y Tịch tăng 3 điểm, từ 7 lên 10: do số liệu +6, do thay đổi quy tắc chấm điểm −3
//	1 unit(s), on average up 3 points: data +6, rules −3
//
// # The parts
//
// A [Map] puts the items of both editions into clusters: the same item under another code, a
// split, a merger, what is new, what is gone. For the rules of an edition R, the weights of
// an edition W and the figures of a year D, a cluster c comes to
//
//	V(R, W, D) = weight of c in W × points of c by R on D ÷ maximum of c in R
//
// and a unit to the sum of all clusters, with the bonus and without the penalty by R on D.
// Nothing of that is rounded but the points of leaves, as the rubric says. From the earlier
// edition and year to the later ones R, W and D change one after another, in six orders;
// Rules, Weights and Data are what each of them adds on average of the orders, its Shapley
// value (L. S. Shapley, A Value for n-Person Games, 1953). So they add up to the change
// whatever came first, what changes nothing has no part, and swapping the years flips every
// sign.
//
// By their own rules, weights and figures the clusters do not always add up to the final
// score: the rescaled total is rounded, floor and ceiling cut it. How much that differs in
// the later year from how much it did in the earlier is the part Adjustments, so that the
// parts sum to the change of the final scores as published, exactly.
//
// What has no weight in an edition is scored by the rules of the one that has it: a new item
// adds by weights and by figures. By R, W and D an item that is excluded counts with the
// share of their maxima that the others reach (those of its source, where R rescales by
// source), each with its weight in W; that is what rescaling gives it. Where R does not
// rescale it has no points. Rows that only take points off count as they are.
//
// # Figures of one year under the rules of the other
//
// Figures go by the names of inputs, or by the map where these changed. Days move with the
// years: 10 December 2026 is held against the deadline of 2025 as 10 December 2025, unless
// the map says that a day is kept. Points that no rule gives, of items that are reported in
// both editions, are the same share of the maximum in both. A figure that the other edition
// does not take is missing there; where a unit's figures contradict the relations of the
// other edition all of them are.
//
// Relative figures (peer_best(x)) are those of all units of the year of the figures, by the
// names and groups of the edition whose rules read them; facts that have theirs already keep
// them under their own edition.
//
// Where a figure is missing the points by those rules may not be one number. Then the change
// of the cluster is known but not what it comes from: it is the part Open, with the reasons,
// and the other clusters are split all the same. That is often so of new items: what their
// figures were a year ago nobody knows. Nothing is estimated.
//
// # What is left out
//
// Judgements, waivers and evidence of a year's assessment are not looked at: the scores are
// those of the rules. Bands and ranks are package cohort's.
package bridge
