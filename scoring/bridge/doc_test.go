package bridge_test

import (
	"context"
	"fmt"
	"log"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/bridge"
)

// old is the earlier edition of the package comment.
const old = `
rubric: demo-2025
title: Demo
decision: {number: 1/QĐ-UBND, issuer: UBND tỉnh, date: 2025-01-15}
period: 2025
max: 10
points: {places: 2, rounding: half-up}
inputs: [{name: online, type: percent, title: {vi: Tỷ lệ hồ sơ trực tuyến, en: Dossiers online}}]
areas: [{code: "1", title: Online services, max: 10, score: full * online / 100}]
`

// renewed is what the later edition of the package comment replaces.
var renewed = strings.NewReplacer("2025", "2026", "1/QĐ", "7/QĐ", `code: "1"`, `code: "1.1"`,
	"score: full * online / 100", `score: "online >= 80 ? full : 0"`)

// Example_program is the program of the package comment.
func Example_program() {
	var years []bridge.Year
	for i, file := range []string{old, renewed.Replace(old)} {
		r, err := rubric.Parse("rubric.yaml", []byte(file), nil)
		if err != nil {
			log.Fatal(err)
		}
		scorer, err := scoring.Compile(r, nil)
		if err != nil {
			log.Fatal(err)
		}
		years = append(years, bridge.Year{Scorer: scorer, Units: slices.Values([]scoring.Facts{{
			Unit:   scoring.Unit{ID: "Y Tịch"},
			Inputs: map[string]scoring.Figure{"online": scoring.Known(70 + 20*i)},
		}})})
	}
	m, err := bridge.ParseMap("map.yaml", []byte(`{earlier: demo-2025, later: demo-2026, items: [{from: "1", to: "1.1"}]}`),
		years[0].Scorer.Rubric(), years[1].Scorer.Rubric(), nil)
	if err != nil {
		log.Fatal(err) // a leaf that is in no link, an item that is not there
	}
	b, err := bridge.Compare(context.Background(), years[0], years[1], m, nil)
	if err != nil {
		log.Fatal(err)
	}
	for i := range b.Len() {
		c := b.Unit(i)
		fmt.Println(c.Unit.ID, c.Text.VI)
	}
	fmt.Println(b.Summary().Whole.Text.EN)
	// Output:
	// Y Tịch tăng 3 điểm, từ 7 lên 10: do số liệu +6, do thay đổi quy tắc chấm điểm −3
	// 1 unit(s), on average up 3 points: data +6, rules −3
}
