package remediation_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestOptimizeStops: the search ends soon after its context, with its error, and does not
// start where it has ended before.
func TestOptimizeStops(t *testing.T) {
	var inputs, parts []string
	efforts := map[string]remediation.Effort{}
	for i := range 7 {
		name := fmt.Sprintf("f%d", i)
		inputs = append(inputs, "{name: "+name+", type: percent, title: F}")
		parts = append(parts, name)
		efforts[name] = remediation.Effort{PerUnit: dec("1")}
	}
	score := "floor(full * (" + strings.Join(parts, " + ") + ") / 700)"
	r, err := rubric.Parse("r", []byte(`rubric: r
title: R
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 100
points: {places: 2, rounding: half-up}
inputs: [`+strings.Join(inputs, ", ")+`]
areas: [{code: "1", title: One, max: 100, score: "`+score+`"}]
`), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	f := scoring.Facts{Inputs: map[string]scoring.Figure{}}
	for name := range efforts {
		f.Inputs[name] = scoring.Known(10)
	}
	aim := &remediation.Aim{Goal: remediation.Goal{Effort: decimal.NewNullDecimal(dec("300"))}, Efforts: efforts}
	start := time.Now()
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	got, err := remediation.Optimize(ended, s, f, aim, nil)
	assert.ErrorIs(t, err, context.Canceled)
	assert.Nil(t, got)
	t.Log("ended before:", time.Since(start))
	start = time.Now()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	_, err = remediation.Optimize(ctx, s, f, aim, nil)
	t.Log("ended after:", time.Since(start))
	assert.ErrorIs(t, err, context.DeadlineExceeded)
	assert.Less(t, time.Since(start), 10*time.Second)
}
