package assessment_test

import (
	"errors"
	"fmt"
	"log"
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
)

// The rounds of a unit's year, each with what its records come to.
func ExampleFold() {
	for _, round := range exampleState().Rounds {
		fmt.Println(round.Title.EN, round.Result.Total.Final.Decimal)
		for _, it := range round.Result.Leaves() {
			fmt.Println(" ", it.Code, it.Status, it.Points.Decimal, round.Item(it.Code).Basis)
		}
	}
	// Output:
	// Self-score 5.46
	//   1 scored 2.55 computed
	//   2 scored 2 appraised
	//   3 not_applicable 0 computed
	// Appraisal 4.63
	//   1 scored 2.36 computed
	//   2 scored 1.5 appraised
	//   3 not_applicable 0 computed
}

// Two people change the same figure. The second is told what stands meanwhile.
func ExampleAppend() {
	r, err := rubric.Parse("rubric.yaml", []byte(exampleRubric), nil)
	if err != nil {
		log.Fatal(err)
	}
	s, err := scoring.Compile(r, nil)
	if err != nil {
		log.Fatal(err)
	}
	state := func(round, by string, old, now scoring.Figure) assessment.Record {
		return assessment.Record{Kind: assessment.Stated, Round: round, By: by, Authority: rubric.Plain("Văn phòng"),
			At: time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC), Why: rubric.Plain("Đối chiếu lại"), Input: "on_time", Old: old, New: now}
	}
	a := &assessment.Assessment{Rubric: r.ID, Unit: scoring.Unit{ID: "xa-a"}}
	for _, next := range []assessment.Record{
		state("self", "Lý Văn A", scoring.Figure{}, scoring.Known(85)),
		state("appraisal", "Bùi Thị B", scoring.Known(85), scoring.Known("78.5")),
		state("appraisal", "Vũ Văn C", scoring.Known(85), scoring.Known(80)),
	} {
		more, err := assessment.Append(s, a, next)
		if errors.Is(err, assessment.ErrConflict) {
			fmt.Println(next.By+":", err)
			continue
		} else if err != nil {
			log.Fatal(err)
		}
		a = more
	}
	fmt.Println(len(a.Records), "records")
	// Output:
	// Vũ Văn C: record 3 (figure): the current value is 78.5; the record says it was 85
	// 2 records
}
