package bridge_test

import (
	"context"
	"fmt"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/bridge"
)

const edition2025 = `rubric: demo-2025
title: Demo
decision: {number: "1", issuer: A, date: 2025-01-15}
period: 2025
max: 10
points: {places: 2, rounding: half-up}
inputs:
  - {name: online_rate, type: percent, title: {vi: Tỷ lệ hồ sơ trực tuyến, en: Online dossiers}}
  - {name: late, type: count, title: {vi: Số báo cáo chậm, en: Late reports}}
areas:
  - {code: "1", title: {vi: Dịch vụ công trực tuyến, en: Online services}, max: 6, score: full * online_rate / 100}
  - {code: "2", title: {vi: Báo cáo, en: Reports}, max: 4, score: "max(0, full - late)"}
`

const edition2026 = `rubric: demo-2026
title: Demo
decision: {number: "2", issuer: A, date: 2026-01-15}
period: 2026
max: 10
points: {places: 2, rounding: half-up}
inputs:
  - {name: digital_rate, type: percent, title: {vi: Tỷ lệ hồ sơ trực tuyến, en: Online dossiers}}
  - {name: late, type: count, title: {vi: Số báo cáo chậm, en: Late reports}}
areas:
  - code: "1"
    title: {vi: Dịch vụ công trực tuyến, en: Online services}
    max: 8
    cases: [{when: digital_rate >= 80, score: full}, {when: digital_rate >= 60, score: full / 2}, {score: 0}]
  - {code: "3", title: {vi: Báo cáo, en: Reports}, max: 2, score: "max(0, full - late / 2)"}
`

const mapFile = `earlier: demo-2025
later: demo-2026
items:
  - {from: "1", to: "1"}
  - {from: "2", to: "3"}
inputs:
  - {from: online_rate, to: digital_rate}
`

// compiled compiles one of the editions.
func compiled(file string) *scoring.Scorer {
	r, err := rubric.Parse("rubric.yaml", []byte(file), nil)
	if err != nil {
		panic(err)
	}
	s, err := scoring.Compile(r, nil)
	if err != nil {
		panic(err)
	}
	return s
}

func ExampleCompare() {
	earlier, later := compiled(edition2025), compiled(edition2026)
	m, err := bridge.ParseMap("map.yaml", []byte(mapFile), earlier.Rubric(), later.Rubric(), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	of := func(name string, rate, late int) scoring.Facts {
		return scoring.Facts{Unit: scoring.Unit{ID: "Y Tịch"}, Inputs: map[string]scoring.Figure{
			name: scoring.Known(rate), "late": scoring.Known(late)}}
	}
	b, err := bridge.Compare(context.Background(),
		bridge.Year{Scorer: earlier, Units: slices.Values([]scoring.Facts{of("online_rate", 65, 1)})},
		bridge.Year{Scorer: later, Units: slices.Values([]scoring.Facts{of("digital_rate", 90, 2)})}, m, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	c := b.Unit(0)
	fmt.Println(c.Text.VI)
	fmt.Println(c.Text.EN)
	for _, row := range c.Rows {
		fmt.Println(row.From, row.To, row.Kind, "rules", row.Parts.Rules, "weights", row.Parts.Weights, "data", row.Parts.Data)
	}
	// Output:
	// tăng 2,1 điểm, từ 6,9 lên 9: do số liệu khoảng +1,92, do thay đổi quy tắc chấm điểm khoảng −0,13, do thay đổi điểm tối đa khoảng +0,32
	// rose by 2.1 points, from 6.9 to 9: data about +1.92, rules about −0.13, weights about +0.32
	// [1] [1] same rules -2/15 weights 47/30 data 8/3
	// [2] [3] recoded rules 0 weights -1.25 data -0.75
}

func ExamplePropose() {
	m, err := bridge.Propose(context.Background(), compiled(edition2025), compiled(edition2026), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, l := range m.Items {
		fmt.Println(l.Kind(), l.From, l.To, l.Proposed)
	}
	// Output:
	// same [1] [1] false
	// recoded [2] [3] true
}

func ExampleParseMap() {
	earlier, later := compiled(edition2025).Rubric(), compiled(edition2026).Rubric()
	_, err := bridge.ParseMap("map.yaml", []byte("earlier: demo-2025\nlater: demo-2026\nitems: [{from: '1', to: ['1', '2']}]\n"),
		earlier, later, nil)
	fmt.Println(err)
	// Output:
	// map.yaml:3:8: these items of the rubric "demo-2025" are in no link: 2
	// map.yaml:3:8: these items of the rubric "demo-2026" are in no link: 3
	// map.yaml:3:31: the rubric has no item "2"; did you mean "1"?
}

func ExampleChain() {
	of := func(s *scoring.Scorer, name string, rate int) bridge.Year {
		return bridge.Year{Scorer: s, Units: slices.Values([]scoring.Facts{{Unit: scoring.Unit{ID: "Y Tịch"},
			Inputs: map[string]scoring.Figure{name: scoring.Known(rate), "late": scoring.Known(0)}}})}
	}
	earlier, later := compiled(edition2025), compiled(edition2026)
	m, err := bridge.ParseMap("map.yaml", []byte(mapFile), earlier.Rubric(), later.Rubric(), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	same, err := bridge.Propose(context.Background(), earlier, earlier, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	chain, err := bridge.Chain(context.Background(), []bridge.Year{of(earlier, "online_rate", 50),
		of(earlier, "online_rate", 60), of(later, "digital_rate", 60)}, []*bridge.Map{same, m}, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, b := range chain {
		fmt.Println(b.Unit(0).Text.EN)
	}
	// Output:
	// rose by 0.6 points, from 7 to 7.6: data +0.6
	// fell by 1.6 points, from 7.6 to 6: rules −0.7, weights −0.9
}
