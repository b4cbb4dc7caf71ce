package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/tracking"
	"github.com/parindex/parindex/rubric"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestEdited: what people changed in a plan that was printed as JSON is in the plan and in
// the progress that are made with it, and what has no place is listed.
func TestEdited(t *testing.T) {
	printed := call(t, "plan", "demo.yaml", "units/binh.yaml", "-catalogue", "catalogue.yaml", "-json")
	require.Equal(t, 0, printed.code, printed.err)
	var p remediation.Plan
	require.NoError(t, json.Unmarshal([]byte(printed.out), &p))
	p.Actions[0].Lead = rubric.Plain("Tổ công tác số 7")
	p.Actions[0].Tracking.Done = rubric.Date{Year: 2026, Month: time.March, Day: 1}
	p.Accepted = []tracking.Acceptance{{Code: "9"}, {Code: p.Deficits[0].Code, Until: rubric.Date{Year: 2026, Month: time.December, Day: 31}}}
	b, err := json.Marshal(p)
	require.NoError(t, err)
	file := filepath.Join(t.TempDir(), "plan.json")
	require.NoError(t, os.WriteFile(file, b, 0o600))

	got := call(t, "plan", "demo.yaml", "units/binh.yaml", "-catalogue", "catalogue.yaml", "-edited", file, "-lang", "en")
	require.Equal(t, 0, got.code, got.err)
	assert.Contains(t, got.out, "lead: Tổ công tác số 7\n")
	assert.Contains(t, got.out, "1 edit(s) of the earlier plan have no place\n    – the loss of item 9, which loses nothing now, was accepted\n")
	assert.Contains(t, got.out, "Losses that are accepted: "+p.Deficits[0].Code+" (until 31 December 2026)\n")
	p.Accepted = nil
	b, err = json.Marshal(p)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(file, b, 0o600))
	got = call(t, "progress", "demo.yaml", "units/binh.yaml", "units/binh.yaml", "-catalogue", "catalogue.yaml", "-edited", file, "-lang", "en")
	require.Equal(t, 0, got.code, got.err)
	assert.Contains(t, got.out, "1. [recorded as done, not shown by the figures] ")
}
