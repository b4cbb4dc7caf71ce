package remediation_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/remediation/tracking"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/scoring"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// carriedFile is a catalogue for trackedRubric; %s is the year of its deadlines.
const carriedFile = `rubric: r
title: Title %[1]s
opening: Opening %[1]s
head: {place: Place, number: /KH-UBND}
legal_bases: [Basis %[1]s]
keep_up: keep %[1]s
assignment: {lead: office, deadline: %[1]s-06-30}
actions:
  - {id: send, for: ["1"], solution: send %[1]s}
  - {id: any, kinds: [rate, penalty], solution: "raise {code}", support: all %[1]s}
signatory: {position: Chairman}
`

// carried makes a plan with the catalogue of a year.
func carried(t *testing.T, year string, f scoring.Facts, edited *remediation.Plan) *remediation.Plan {
	t.Helper()
	s := compiled(t, trackedRubric)
	c, err := catalogue.Parse("c.yaml", fmt.Appendf(nil, carriedFile, year), s.Rubric(), nil)
	require.NoError(t, err)
	p, err := remediation.NewPlan(context.Background(), s, f, c, &remediation.Options{Edited: edited, Derive: true})
	require.NoError(t, err)
	b, err := json.Marshal(p)
	require.NoError(t, err)
	var back remediation.Plan
	require.NoError(t, json.Unmarshal(b, &back))
	require.Equal(t, *p, back)
	return &back // as it is stored and read again
}

func leftOver(p *remediation.Plan) []string {
	var out []string
	for _, l := range p.LeftOver {
		out = append(out, l.Text.EN)
	}
	return out
}

// actionsOf writes the actions with what people edit.
func actionsOf(p *remediation.Plan) []string {
	var out []string
	for _, a := range p.Actions {
		out = append(out, fmt.Sprintf("%s for %s: %s, %s, %s, %s", a.ID, strings.Join(append(a.Deficits, a.Penalties...), "+"), a.Solution.EN, a.Lead.EN, a.Support.EN, a.Deadline))
	}
	return out
}

// TestCarryNothing: of a plan that nobody edited nothing is carried over.
func TestCarryNothing(t *testing.T) {
	f := trackedFacts(50, 50, 1)
	old := carried(t, "2026", f, nil)
	assert.Equal(t, []string{
		"send for 1: send 2026, office, , 2026-06-30", "any:2 for 2: raise 2, office, all 2026, 2026-06-30",
		"any:P1 for P1: raise P1, office, all 2026, 2026-06-30",
	}, actionsOf(old))
	assert.Equal(t, carried(t, "2027", f, nil), carried(t, "2027", f, old))
	assert.Equal(t, carried(t, "2027", trackedFacts(90, 50, 0), nil), carried(t, "2027", trackedFacts(90, 50, 0), old))
}

// TestCarryEdits: what people edited stays, the rest is made anew, through several
// plans and with other figures; IDs are the same.
func TestCarryEdits(t *testing.T) {
	f := trackedFacts(50, 50, 1)
	old := carried(t, "2026", f, nil)
	old.Title, old.Head.Number = rubric.Plain("Our title"), "15/KH-UBND"
	old.LegalBases = append(old.LegalBases, rubric.Plain("Another"))
	old.Signatory.Name = rubric.Plain("A")
	old.Deficits[1].Reason = rubric.Plain("files were lost")
	old.Actions[0].Solution, old.Actions[0].Support = rubric.Plain("send all of it"), rubric.Plain("police")
	old.Actions[1].Lead = rubric.Text{} // nobody leads it
	require.NoError(t, old.MoveDeadline("any:P1", day(2026, 9, 30), decided))
	old.Actions[1].Tracking.Started = day(2026, 2, 1)
	old.Accepted = []tracking.Acceptance{{Code: "2", Decision: decided}}

	p := carried(t, "2027", trackedFacts(60, 50, 1), old)
	for range 2 {
		assert.Equal(t, []string{
			"send for 1: send all of it, office, police, 2027-06-30", "any:2 for 2: raise 2, , all 2027, 2027-06-30",
			"any:P1 for P1: raise P1, office, all 2027, 2026-09-30",
		}, actionsOf(p))
		assert.Equal(t, "Our title, Opening 2027, 15/KH-UBND, Place, [{Basis 2026 Basis 2026} {Another Another}]",
			fmt.Sprintf("%s, %s, %s, %s, %v", p.Title.EN, p.Opening.EN, p.Head.Number, p.Head.Place.EN, p.LegalBases))
		assert.Equal(t, catalogue.Signatory{Position: rubric.Plain("Chairman"), Name: rubric.Plain("A")}, p.Signatory)
		assert.Equal(t, "files were lost", p.Deficits[1].Reason.EN)
		assert.NotEqual(t, old.Deficits[0].Reason, p.Deficits[0].Reason, "60% now")
		assert.Equal(t, old.Actions[1].Tracking, p.Actions[1].Tracking)
		assert.Equal(t, old.Actions[2].Tracking, p.Actions[2].Tracking)
		assert.Equal(t, old.Accepted, p.Accepted)
		assert.Empty(t, p.LeftOver)
		p = carried(t, "2027", trackedFacts(60, 50, 1), p)
	}
	assert.Equal(t, "send all of it", carried(t, "2026", f, p).Actions[0].Solution.EN)
}

// TestCarryOwnActions: an action that people added stays as long as something is lost
// that it is for, and no other is derived beside it.
func TestCarryOwnActions(t *testing.T) {
	s := compiled(t, trackedRubric)
	old, err := remediation.NewPlan(context.Background(), s, trackedFacts(50, 50, 1), nil, nil)
	require.NoError(t, err)
	require.Equal(t, "filed", old.Actions[1].ID)
	own := remediation.Action{ID: "own", Deficits: []string{"2"}, Penalties: []string{"P1"}, Solution: rubric.Plain("train {everybody}"),
		Assignment: catalogue.Assignment{Lead: rubric.Plain("me")}, Tracking: tracking.Record{Done: day(2026, 5, 1)}}
	old.Actions = []remediation.Action{old.Actions[0], own, {ID: "meet", Deficits: []string{}, Solution: rubric.Plain("meet")}}

	p, err := remediation.NewPlan(context.Background(), s, trackedFacts(50, 50, 0), nil, &remediation.Options{Edited: old})
	require.NoError(t, err)
	assert.Equal(t, []string{"own for 2: train {everybody}, me, , ", "meet for : meet, , , ", "sent for 1: Reach at least 80% for sent, , , "}, actionsOf(p))
	got := p.Actions[0]
	assert.Equal(t, "2 of 2 points, gains 2, by [filed]", fmt.Sprintf("%s of %s points, gains %s, by %v", got.Least, got.Points, got.Gain, []string{got.Targets[0].ID}))
	assert.Equal(t, own.Tracking, got.Tracking)
	assert.Empty(t, p.LeftOver, "the action that was taken out is not made, either")
	again, err := remediation.NewPlan(context.Background(), s, trackedFacts(50, 50, 0), nil, &remediation.Options{Edited: p})
	require.NoError(t, err)
	assert.Equal(t, actionsOf(p), actionsOf(again))

	gone, err := remediation.NewPlan(context.Background(), s, trackedFacts(50, 95, 0), nil, &remediation.Options{Edited: p})
	require.NoError(t, err)
	assert.Equal(t, []string{`the action "own", which the plan does not have any more, was edited or has records`}, leftOver(gone))
	assert.Equal(t, "train {everybody}", gone.LeftOver[0].Action.Solution.EN)
	back, err := remediation.NewPlan(context.Background(), s, trackedFacts(50, 50, 0), nil, &remediation.Options{Edited: gone})
	require.NoError(t, err)
	assert.ElementsMatch(t, actionsOf(p), actionsOf(back), "what was left over comes back where it has a place again")
	assert.Empty(t, back.LeftOver)
}

// TestCarryRemovals: an action that people took out is there again, and the plan says so.
func TestCarryRemovals(t *testing.T) {
	s, old := tracked(t)
	old.Actions = append(old.Actions[:1:1], old.Actions[2:]...)
	p, err := remediation.NewPlan(context.Background(), s, trackedFacts(50, 50, 1), nil, &remediation.Options{Edited: old})
	require.NoError(t, err)
	assert.Equal(t, []string{`the action "filed" was taken out of the earlier plan, and is in the plan again`}, leftOver(p))
	assert.Len(t, p.Actions, 3)
	p, err = remediation.NewPlan(context.Background(), s, trackedFacts(50, 95, 1), nil, &remediation.Options{Edited: old})
	require.NoError(t, err)
	assert.Empty(t, p.LeftOver)
}

// TestLeftOver: whatever has no place in the new plan is listed, and stays listed.
func TestLeftOver(t *testing.T) {
	old := carried(t, "2026", trackedFacts(50, 50, 1), nil)
	old.Deficits[0].Reason, old.Penalties[0].Reason = rubric.Plain("r1"), rubric.Plain("rp")
	old.Actions[0].Solution = rubric.Plain("ours")
	old.Actions[1].Deficits, old.Actions[1].Targets = []string{"1", "2"}, nil
	old.Actions[2].Tracking.Blocked.Why = rubric.Plain("b")
	old.Accepted = []tracking.Acceptance{{Code: "1", Decision: decided}, {Code: "2"}}

	p := carried(t, "2026", trackedFacts(90, 50, 0), old)
	want := []string{
		"the reason of item 1, which loses nothing now, was edited: “r1”", "the reason of item P1, which loses nothing now, was edited: “rp”",
		`the action "send", which the plan does not have any more, was edited or has records`,
		`the items of the action "any:2" were edited: 1, 2`, `the targets of the action "any:2" were edited: none`,
		`the action "any:P1", which the plan does not have any more, was edited or has records`,
		"the loss of item 1, which loses nothing now, was accepted",
	}
	assert.Equal(t, want, leftOver(p))
	assert.Equal(t, old.Actions[0], *p.LeftOver[2].Action)
	assert.Equal(t, old.Accepted[0], *p.LeftOver[6].Accepted)
	assert.Equal(t, old.Accepted[1:], p.Accepted)
	assert.Contains(t, shownLacks(p, rubric.English), "left_over short: 7 edit(s) of the earlier plan have no place")
	again := carried(t, "2026", trackedFacts(90, 50, 0), p)
	assert.ElementsMatch(t, want, leftOver(again))

	back := carried(t, "2026", trackedFacts(50, 50, 1), again)
	assert.Equal(t, "ours", back.Actions[0].Solution.EN)
	assert.Equal(t, "b", back.Actions[2].Tracking.Blocked.Why.EN)
	assert.Equal(t, "all 2026", back.Actions[1].Support.EN)
	assert.Len(t, back.LeftOver, 5)
}

// TestEditedOfOthers: edits are for the unit and the rubric that they were made for.
func TestEditedOfOthers(t *testing.T) {
	s, p := tracked(t)
	other := *p
	other.Unit.ID = "v"
	_, err := remediation.NewPlan(context.Background(), s, trackedFacts(50, 50, 1), nil, &remediation.Options{Edited: &other})
	assert.ErrorIs(t, err, scoring.ErrUnit)
	other = *p
	other.Edition.Rubric = "q"
	_, err = remediation.NewPlan(context.Background(), s, trackedFacts(50, 50, 1), nil, &remediation.Options{Edited: &other})
	assert.ErrorIs(t, err, scoring.ErrEdition)
	other.Edition.Rubric, other.Edition.SHA256 = p.Edition.Rubric, strings.Repeat("0", 64)
	_, err = remediation.NewPlan(context.Background(), s, trackedFacts(50, 50, 1), nil, &remediation.Options{Edited: &other})
	assert.NoError(t, err, "a corrected file of the same rubric")
}

// TestCarryRandomEdits: whatever is edited, with any figures before and after, is in the
// plan made anew or left over, and what is not edited is as it is made without.
func TestCarryRandomEdits(t *testing.T) {
	r := rand.New(rand.NewPCG(14, 3))
	facts := func() scoring.Facts { return trackedFacts(one(r, 50, 70, 90), one(r, 50, 95), r.IntN(2)) }
	kept, left, rounds := 0, 0, instances(150, 15)
	for range rounds {
		old, f := carried(t, "2026", facts(), nil), facts()
		untouched := jsonform.Clone(old)
		edits := map[string]string{}
		for i := range old.Actions {
			a := &old.Actions[i]
			if r.IntN(2) == 0 {
				a.Lead = rubric.Plain(someWords(r))
				edits[a.ID+" lead"] = a.Lead.EN
			}
			if r.IntN(2) == 0 {
				a.Deadline = day(2030, time.Month(1+r.IntN(12)), 1+r.IntN(28))
				edits[a.ID+" deadline"] = a.Deadline.String()
			}
			if r.IntN(3) == 0 {
				a.Tracking.Evidence = []tracking.Evidence{{Number: someWords(r)}}
				edits[a.ID+" evidence"] = a.Tracking.Evidence[0].Number
			}
		}
		p, without := carried(t, "2027", f, old), carried(t, "2027", f, untouched)
		found := map[string]string{}
		note := func(a *remediation.Action, count *int) {
			for name, text := range map[string]string{"lead": a.Lead.EN, "deadline": a.Deadline.String()} {
				if edits[a.ID+" "+name] == text {
					found[a.ID+" "+name] = text
					*count++
				}
			}
			if len(a.Tracking.Evidence) > 0 {
				found[a.ID+" evidence"] = a.Tracking.Evidence[0].Number
			}
		}
		for i := range p.Actions {
			a := &p.Actions[i]
			note(a, &kept)
			require.Equal(t, without.Actions[i].ID, a.ID)
			require.Equal(t, without.Actions[i].Solution, a.Solution)
			if edits[a.ID+" lead"] == "" {
				require.Equal(t, without.Actions[i].Lead, a.Lead)
			}
			if edits[a.ID+" deadline"] == "" {
				require.Equal(t, without.Actions[i].Deadline, a.Deadline)
			}
		}
		for _, l := range p.LeftOver {
			note(l.Action, &left)
		}
		require.Equal(t, edits, found)
	}
	assert.Greater(t, kept, rounds*2/3)
	assert.Greater(t, left, rounds/3)
}

// FuzzEdited: whatever plan is read from bytes, one made anew with its edits comes out, or
// an error; it is written, read and written again to the same bytes, and made once more
// from itself with the same edits.
func FuzzEdited(f *testing.F) {
	s := compiled(f, trackedRubric)
	facts := trackedFacts(50, 50, 1)
	p, err := remediation.NewPlan(context.Background(), s, facts, nil, nil)
	require.NoError(f, err)
	p.Optimum, p.Gaps = nil, nil
	add := func() {
		b, err := json.Marshal(p)
		require.NoError(f, err)
		f.Add(b)
	}
	add()
	p.Actions[0].Lead, p.Actions[1].ID, p.Title = rubric.Plain("A"), "own", rubric.Plain("Đổi tên")
	p.Actions[2].Tracking = tracking.Record{Done: day(2026, 5, 1), Moved: []tracking.DeadlineChange{{To: day(2026, 5, 2), Decision: decided}}}
	p.Accepted = []tracking.Acceptance{{Code: "1", Decision: decided}, {Code: "9"}}
	add()
	p.LeftOver, p.Made = []remediation.LeftOver{{Text: rubric.Plain("x"), Action: &remediation.Action{ID: "gone", Deficits: []string{"2"}}}, {Accepted: &p.Accepted[0]}}, nil
	add()
	f.Fuzz(func(t *testing.T, src []byte) {
		var old remediation.Plan
		if json.Unmarshal(src, &old) != nil {
			return
		}
		once, err := remediation.NewPlan(context.Background(), s, facts, nil, &remediation.Options{Edited: &old})
		if err != nil {
			return
		}
		b, err := json.Marshal(once)
		require.NoError(t, err)
		var back remediation.Plan
		require.NoError(t, json.Unmarshal(b, &back))
		again, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(b), string(again))
		twice, err := remediation.NewPlan(context.Background(), s, facts, nil, &remediation.Options{Edited: &back})
		require.NoError(t, err)
		require.ElementsMatch(t, actionsOf(once), actionsOf(twice))
		require.Equal(t, once.Title, twice.Title)
		require.Equal(t, once.Accepted, twice.Accepted)
	})
}
