package main

import (
	"fmt"
	"math/rand/v2"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// kinds are the object groups of the made-up province, with how many units they have.
var kinds = []struct {
	group, vi, en string
	count         int
}{
	{"department", "Sở, ngành số %d", "Department %d", 20},
	{"ward", "Phường số %d", "Ward %d", 45},
	{"commune", "Xã số %d", "Commune %d", 85},
}

// roster lists the units of the province. All are made up.
func roster() (out []scoring.Unit) {
	for _, k := range kinds {
		for i := range k.count {
			out = append(out, scoring.Unit{ID: fmt.Sprintf("%s-%02d", k.group, i+1), Group: k.group,
				Name: rubric.Text{VI: fmt.Sprintf(k.vi, i+1), EN: fmt.Sprintf(k.en, i+1)}})
		}
	}
	return out
}

// province returns the made-up figures of a year. The same year has the same figures on
// every machine: each unit has a stream of random numbers of its own. One unit has sent
// nothing, and a few have not sent all.
func province(year int) (out []scoring.Facts) {
	for i, u := range roster() {
		if i == unsent {
			continue
		}
		habit := rand.New(rand.NewPCG(uint64(i), 7))
		g := &unit{rand.New(rand.NewPCG(uint64(i), uint64(year))), 38 + habit.IntN(50)}
		g.skill = min(95, max(25, g.skill+g.IntN(13)-6+3*(year-2025)))
		f := scoring.Facts{Unit: u, Inputs: g.inputs(year), Points: map[string]scoring.Figure{
			"5.3": scoring.Known(decimal.New(int64(g.IntN(5)*5), -1)),
			"8.2": scoring.Known(decimal.New(int64(400+4*g.skill-g.IntN(120)), -2)),
		}}
		if i%41 == 17 {
			delete(f.Inputs, "sipas") // not published yet
		}
		out = append(out, f)
	}
	return out
}

// unsent is the unit that has sent no figures.
const unsent = 133

// unit makes the figures of one unit: the greater its skill, from 0 to 100, the better they are.
type unit struct {
	*rand.Rand
	skill int
}

func (g *unit) inputs(year int) map[string]scoring.Figure {
	out := map[string]scoring.Figure{}
	of := func(total, done string, most, above int) {
		n := g.IntN(most + 1)
		out[total], out[done] = scoring.Known(n), scoring.Known(n*g.percent(above)/100)
	}
	rate := func(name string, above int) {
		out[name] = scoring.Known(decimal.New(int64(min(10000, 100*g.percent(above)+g.IntN(100))), -2))
	}
	yes := func(name string, above int) { out[name] = scoring.Known(g.succeeds(above)) }
	few := func(name string, above int) {
		n := 0
		if !g.succeeds(above) {
			n = 1 + g.IntN(2)
		}
		out[name] = scoring.Known(n)
	}

	day := rubric.Date{Year: year, Month: 1, Day: 10}
	switch {
	case g.succeeds(25):
		out["plan_date"] = scoring.Known(day.Plus(int64(g.IntN(35))))
	case g.succeeds(25):
		out["plan_date"] = scoring.Known(day.Plus(int64(37 + g.IntN(90))))
	default:
		out["plan_date"] = scoring.Known("never")
	}
	of("tasks", "tasks_done", 50, 20)
	for _, quarter := range []string{"q1", "q2", "q3", "q4"} {
		sent := "none"
		if g.succeeds(20) {
			sent = "on_time"
		} else if g.succeeds(20) {
			sent = "late"
		}
		out["report."+quarter] = scoring.Known(sent)
	}
	out["initiatives"] = scoring.Known(g.IntN(g.skill/15 + 1))
	of("documents_due", "documents_issued", 12, 25)
	yes("documents_reviewed", 20)
	if rate("published_rate", 20); g.succeeds(0) {
		out["published_rate"] = scoring.Known(100)
	}
	of("dossiers", "dossiers_on_time", 9000, 30)
	of("complaints", "complaints_answered", 25, 15)
	yes("deputies_within", 30)
	posts := 20 + g.IntN(60)
	out["posts"], out["staff"] = scoring.Known(posts), scoring.Known(posts-5+g.IntN(7))
	rate("trained_rate", 0)
	few("disciplined", 25)
	rate("disbursed_rate", 10)
	of("findings_made", "findings_settled", 9, 15)
	rate("electronic_rate", 15)
	rate("online_rate", -5)
	rate("work_files_rate", 10)
	out["sipas"] = scoring.Known(decimal.New(int64(7000+28*g.skill-g.IntN(600)), -2))
	yes("praised", -50)
	few("false_figures", 35)
	out["leader_disciplined"] = scoring.Known(!g.succeeds(60))
	return out
}

// succeeds is true the more often the greater the skill and what lies above it.
func (g *unit) succeeds(above int) bool { return g.IntN(100) < g.skill+above }

// percent returns a percentage around the skill and what lies above it.
func (g *unit) percent(above int) int { return min(100, max(0, g.skill+above-10+g.IntN(21))) }
