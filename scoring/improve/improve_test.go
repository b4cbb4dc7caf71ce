package improve_test

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var (
	improveRules = flag.Int("improve.rules", enough.Instances(12, 4), "random rules whose improvements are checked")
	improveSeed  = flag.Uint64("improve.seed", 1, "seed of the random rules")
)

// told writes improvements with all that they say, and behind them why there may be
// others.
func told(is *improve.Improvements) []string {
	var out []string
	for _, i := range is.List {
		var changes []string
		for _, ch := range i.Changes {
			s := fmt.Sprintf("%s %s, %s %s", ch.Subject, ch.Observed, ch.Operator, ch.Required)
			if ch.Input != ch.Subject {
				s = ch.Input + ": " + s
			}
			if ch.Distance != "" {
				s += " by " + ch.Distance
			}
			changes = append(changes, s+", take "+ch.Figure.String())
		}
		s := fmt.Sprintf("%s | %s +%s | %s | %s", strings.Join(changes, "; "), i.Points, i.Gain, i.Text.EN, i.Text.VI)
		if i.Illustrative {
			s += " | illustrative"
		}
		if i.PerhapsFarther {
			s += " | perhaps farther"
		}
		out = append(out, s)
	}
	return append(out, open(is.Complete, is.Gaps)...)
}

// open writes why a list may leave something out.
func open(complete bool, gaps []improve.Gap) []string {
	var out []string
	for _, g := range gaps {
		out = append(out, strings.TrimSpace(fmt.Sprintf("open: %s %s %v", g.Kind, g.Code, g.Inputs)))
	}
	if complete != (out == nil) {
		out = append(out, "complete and open")
	}
	return out
}

// throughJSON writes a value as JSON and reads it back.
func throughJSON(t *testing.T, v, back any) {
	t.Helper()
	b, err := json.Marshal(v)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(b, back))
	again, err := json.Marshal(back)
	require.NoError(t, err)
	assert.Equal(t, string(b), string(again))
}

func TestImprovements(t *testing.T) {
	type facts = map[string]any
	type bound = scoring.Bound
	bands := "    cases: [{when: rate_in > 90, score: full}, {when: rate_in >= 70, score: 1}, {score: 0}]\n"
	zone := "    cases: [{when: 40 <= rate_in <= 60, score: full}, {score: 0}]\n"
	proportion := "    score: full * rate_in / 100\n"
	ordered := "    score: \"state == 'on_time' ? full : state == 'late' ? 0.5 * full : 0\"\n"
	deadline := "    score: \"issued <= date('2025-03-31') ? full : issued <= date('2025-06-30') ? 1 : 0\"\n"
	tests := []struct {
		name, item string
		facts      facts
		want       []string
	}{
		{"threshold, two levels", bands, facts{"rate_in": 50}, []string{
			"rate_in 50, >= 70 by 20, take 70 | 1 +1 | Rate: from 50% to at least 70%: +1 point | Tỷ lệ: từ 50% lên ít nhất 70%: thêm 1 điểm",
			"rate_in 50, > 90 by 40, take 90.01 | 2 +2 | Rate: from 50% to above 90%: +2 points | Tỷ lệ: từ 50% lên trên 90%: thêm 2 điểm",
		}},
		{"threshold, the next level only", bands, facts{"rate_in": 75}, []string{
			"rate_in 75, > 90 by 15, take 90.01 | 2 +1 | Rate: from 75% to above 90%: +1 point | Tỷ lệ: từ 75% lên trên 90%: thêm 1 điểm",
		}},
		{"threshold, open end from the end itself", bands, facts{"rate_in": 90}, []string{
			"rate_in 90, > 90 by 0, take 90.01 | 2 +1 | Rate: from 90% to above 90%: +1 point | Tỷ lệ: từ 90% lên trên 90%: thêm 1 điểm",
		}},
		{"threshold, full marks already", bands, facts{"rate_in": 91}, nil},
		{"threshold, figure missing", bands, facts{}, []string{
			"rate_in [0, 100], >= 70, take 70 | 1 +1 | Rate: no figure, needed: at least 70%: +1 point | Tỷ lệ: chưa có số liệu, cần từ 70% trở lên: thêm 1 điểm",
			"rate_in [0, 100], > 90, take 90.01 | 2 +2 | Rate: no figure, needed: above 90%: +2 points | Tỷ lệ: chưa có số liệu, cần trên 90%: thêm 2 điểm",
		}},
		{"threshold, bounded below it", bands, facts{"rate_in": bound{Below: scoring.Known(70)}}, []string{
			"rate_in [0, 70), >= 70 by (0, 70], take 70 | 1 +1 | Rate: from below 70% to at least 70%: +1 point | Tỷ lệ: từ dưới 70% lên ít nhất 70%: thêm 1 điểm",
			"rate_in [0, 70), > 90 by (20, 90], take 90.01 | 2 +2 | Rate: from below 70% to above 90%: +2 points | Tỷ lệ: từ dưới 70% lên trên 90%: thêm 2 điểm",
		}},
		{"threshold, bounded around it", bands,
			facts{"rate_in": bound{AtLeast: scoring.Known(60), Below: scoring.Known(95)}}, []string{
				"rate_in [60, 95), >= 70, take 70 | 1 +1 | Rate: from at least 60% and below 95% to at least 70%: +1 point | Tỷ lệ: từ 60% trở lên và dưới 95% lên ít nhất 70%: thêm 1 điểm",
				"rate_in [60, 95), > 90, take 90.01 | 2 +2 | Rate: from at least 60% and below 95% to above 90%: +2 points | Tỷ lệ: từ 60% trở lên và dưới 95% lên trên 90%: thêm 2 điểm",
			}},
		{"threshold, a bound that settles the lower level", bands, facts{"rate_in": bound{AtLeast: scoring.Known(70)}},
			[]string{
				"rate_in [70, 100], > 90, take 90.01 | 2 +1 | Rate: from at least 70% to above 90%: +1 point | Tỷ lệ: từ 70% trở lên lên trên 90%: thêm 1 điểm",
			}},
		{"threshold downwards", "    cases: [{when: rate_in < 30, score: full}, {when: rate_in <= 60, score: 1}, {score: 0}]\n", facts{"rate_in": 75}, []string{
			"rate_in 75, <= 60 by 15, take 60 | 1 +1 | Rate: from 75% to at most 60%: +1 point | Tỷ lệ: từ 75% xuống không quá 60%: thêm 1 điểm",
			"rate_in 75, < 30 by 45, take 29.99 | 2 +2 | Rate: from 75% to below 30%: +2 points | Tỷ lệ: từ 75% xuống dưới 30%: thêm 2 điểm",
		}},
		{"target zone from above", zone, facts{"rate_in": 75}, []string{
			"rate_in 75, in [40, 60], take 60 | 2 +2 | Rate: from 75% to at least 40% and at most 60%: +2 points | Tỷ lệ: 75%, cần từ 40% trở lên và không quá 60%: thêm 2 điểm",
		}},
		{"target zone from below", zone, facts{"rate_in": 5}, []string{
			"rate_in 5, in [40, 60], take 40 | 2 +2 | Rate: from 5% to at least 40% and at most 60%: +2 points | Tỷ lệ: 5%, cần từ 40% trở lên và không quá 60%: thêm 2 điểm",
		}},
		{"target zone, figure missing", zone, facts{}, []string{
			"rate_in [0, 100], in [40, 60], take 40 | 2 +2 | Rate: no figure, needed: at least 40% and at most 60%: +2 points | Tỷ lệ: chưa có số liệu, cần từ 40% trở lên và không quá 60%: thêm 2 điểm",
		}},
		{"target zone with open ends", "    cases: [{when: 40 < rate_in < 60, score: full}, {score: 0}]\n",
			facts{"rate_in": 75}, []string{
				"rate_in 75, in (40, 60), take 59.99 | 2 +2 | Rate: from 75% to above 40% and below 60%: +2 points | Tỷ lệ: 75%, cần trên 40% và dưới 60%: thêm 2 điểm",
			}},
		{"one number", "    cases: [{when: rate_in == 60, score: full}, {score: 0}]\n", facts{"rate_in": 5}, []string{
			"rate_in 5, == 60 by 55, take 60 | 2 +2 | Rate: from 5% to 60%: +2 points | Tỷ lệ: từ 5% lên 60%: thêm 2 điểm",
		}},
		{"any other number", "    cases: [{when: rate_in == 60, score: 0}, {score: full}]\n", facts{"rate_in": 60}, []string{
			"rate_in 60, < 60 by 0, take 59.99 | 2 +2 | Rate: from 60% to below 60%: +2 points | Tỷ lệ: từ 60% xuống dưới 60%: thêm 2 điểm",
			"rate_in 60, > 60 by 0, take 60.01 | 2 +2 | Rate: from 60% to above 60%: +2 points | Tỷ lệ: từ 60% lên trên 60%: thêm 2 điểm",
		}},
		{"count to zero", "    cases: [{when: done > 0, score: 0}, {score: full}]\n", facts{"done": 3}, []string{
			"done 3, == 0 by 3, take 0 | 2 +2 | Done: from 3 to 0: +2 points | Done: từ 3 xuống 0: thêm 2 điểm",
		}},
		{"count above a number is the next whole number", "    cases: [{when: done > 3, score: full}, {score: 0}]\n",
			facts{"done": 1}, []string{
				"done 1, >= 4 by 3, take 4 | 2 +2 | Done: from 1 to at least 4: +2 points | Done: từ 1 lên ít nhất 4: thêm 2 điểm",
			}},
		{"count in a range", "    cases: [{when: done in 4..6, score: full}, {score: 0}]\n", facts{"done": 9}, []string{
			"done 9, in [4, 6], take 6 | 2 +2 | Done: from 9 to at least 4 and at most 6: +2 points | Done: 9, cần từ 4 trở lên và không quá 6: thêm 2 điểm",
		}},
		{"deduction", "    score: max(0, full - 0.25 * done)\n", facts{"done": 3}, []string{
			"done 3, <= 2 by 1, take 2 | 1.5 +0.25 | Done: from 3 to at most 2: +0.25 points | Done: từ 3 xuống không quá 2: thêm 0,25 điểm",
			"done 3, == 0 by 3, take 0 | 2 +0.75 | Done: from 3 to 0: +0.75 points | Done: từ 3 xuống 0: thêm 0,75 điểm",
		}},
		{"deduction to the ground", "    score: max(0, full - 0.25 * done)\n", facts{"done": 30}, []string{
			"done 30, <= 7 by 23, take 7 | 0.25 +0.25 | Done: from 30 to at most 7: +0.25 points | Done: từ 30 xuống không quá 7: thêm 0,25 điểm",
			"done 30, == 0 by 30, take 0 | 2 +2 | Done: from 30 to 0: +2 points | Done: từ 30 xuống 0: thêm 2 điểm",
		}},
		{"count with a cap", "    score: min(full, 0.5 * done)\n", facts{"done": 2}, []string{
			"done 2, >= 3 by 1, take 3 | 1.5 +0.5 | Done: from 2 to at least 3: +0.5 points | Done: từ 2 lên ít nhất 3: thêm 0,5 điểm",
			"done 2, >= 4 by 2, take 4 | 2 +1 | Done: from 2 to at least 4: +1 point | Done: từ 2 lên ít nhất 4: thêm 1 điểm",
		}},
		{"proportion", proportion, facts{"rate_in": 50}, []string{
			"rate_in 50, >= 50.25 by 0.25, take 50.25 | 1.01 +0.01 | Rate: from 50% to at least 50.25%: +0.01 points | Tỷ lệ: từ 50% lên ít nhất 50,25%: thêm 0,01 điểm",
			"rate_in 50, >= 99.75 by 49.75, take 99.75 | 2 +1 | Rate: from 50% to at least 99.75%: +1 point | Tỷ lệ: từ 50% lên ít nhất 99,75%: thêm 1 điểm",
		}},
		{"proportion, one step is left", proportion, facts{"rate_in": ruletest.Dec("99.6")}, []string{
			"rate_in 99.6, >= 99.75 by 0.15, take 99.75 | 2 +0.01 | Rate: from 99.6% to at least 99.75%: +0.01 points | Tỷ lệ: từ 99,6% lên ít nhất 99,75%: thêm 0,01 điểm",
		}},
		{"proportion, rounded to the maximum", proportion, facts{"rate_in": ruletest.Dec("99.75")}, nil},
		{"proportion, figure missing", proportion, facts{}, []string{
			"rate_in [0, 100], >= 0.25, take 0.25 | 0.01 +0.01 | Rate: no figure, needed: at least 0.25%: +0.01 points | Tỷ lệ: chưa có số liệu, cần từ 0,25% trở lên: thêm 0,01 điểm",
			"rate_in [0, 100], >= 99.75, take 99.75 | 2 +2 | Rate: no figure, needed: at least 99.75%: +2 points | Tỷ lệ: chưa có số liệu, cần từ 99,75% trở lên: thêm 2 điểm",
		}},
		{"proportion with a floor", "    score: \"rate_in >= 80 ? full * rate_in / 100 : 0\"\n", facts{"rate_in": 50},
			[]string{
				"rate_in 50, >= 80 by 30, take 80 | 1.6 +1.6 | Rate: from 50% to at least 80%: +1.6 points | Tỷ lệ: từ 50% lên ít nhất 80%: thêm 1,6 điểm",
				"rate_in 50, >= 99.75 by 49.75, take 99.75 | 2 +2 | Rate: from 50% to at least 99.75%: +2 points | Tỷ lệ: từ 50% lên ít nhất 99,75%: thêm 2 điểm",
			}},
		{"proportion to a third", "    score: clamp(amount / 3, 0, full)\n", facts{"amount": 0}, []string{
			"amount 0, >= 0.015 by 0.015, take 0.015 | 0.01 +0.01 | Amount: from 0 to at least 0.015: +0.01 points | Amount: từ 0 lên ít nhất 0,015: thêm 0,01 điểm",
			"amount 0, >= 5.985 by 5.985, take 5.985 | 2 +2 | Amount: from 0 to at least 5.985: +2 points | Amount: từ 0 lên ít nhất 5,985: thêm 2 điểm",
		}},
		{"no decimal is exact", "    cases: [{when: amount * 3 >= 20, score: full}, {score: 0}]\n", facts{"amount": 1},
			[]string{
				"amount 1, >= 20/3 by 17/3, take 6.67 | 2 +2 | Amount: from 1 to at least 6.67: +2 points | Amount: từ 1 lên ít nhất 6,67: thêm 2 điểm",
			}},
		{"options", ordered, facts{"state": "none"}, []string{
			"state none, == late, take late | 1 +1 | State: from none to late: +1 point | State: từ none sang muộn: thêm 1 điểm",
			"state none, == on_time, take on_time | 2 +2 | State: from none to on_time: +2 points | State: từ none sang on_time: thêm 2 điểm",
		}},
		{"options, the best", ordered, facts{"state": "late"}, []string{
			"state late, == on_time, take on_time | 2 +1 | State: from late to on_time: +1 point | State: từ muộn sang on_time: thêm 1 điểm",
		}},
		{"options, one of some", "    score: \"state in ['on_time', 'late'] ? full : 0\"\n",
			facts{"state": bound{OneOf: []string{"late", "none"}}}, []string{
				"state late, none, == on_time, take on_time | 2 +2 | State: from late or none to on_time: +2 points | State: từ muộn hoặc none sang on_time: thêm 2 điểm",
				"state late, none, == late, take late | 2 +2 | State: from late or none to late: +2 points | State: từ muộn hoặc none sang muộn: thêm 2 điểm",
			}},
		{"options, any but one", "    score: \"state != 'none' ? full : 0\"\n", facts{"state": "none"}, []string{
			"state none, in late, on_time, take late | 2 +2 | State: from none to one of: late or on_time: +2 points | State: từ none sang một trong: muộn hoặc on_time: thêm 2 điểm",
		}},
		{"bool", "    score: \"trained ? full : 0\"\n", facts{"trained": false}, []string{
			"trained false, == true, take true | 2 +2 | Trained: from no to yes: +2 points | Đã tập huấn: từ không sang có: thêm 2 điểm",
		}},
		{"bool missing", "    score: \"trained ? full : 0\"\n", facts{}, []string{
			"trained true, false, == true, take true | 2 +2 | Trained: no figure, needed: yes: +2 points | Đã tập huấn: chưa có số liệu, cần có: thêm 2 điểm",
		}},
		{"date", deadline, facts{"issued": "2025-08-01"}, []string{
			"issued 2025-08-01, <= 2025-06-30 by 32, take 2025-06-30 | 1 +1 | Issued: 1 August 2025, the rule is by 30 June 2025: +1 point | Issued: 01/08/2025, quy định là chậm nhất 30/06/2025: thêm 1 điểm",
			"issued 2025-08-01, <= 2025-03-31 by 123, take 2025-03-31 | 2 +2 | Issued: 1 August 2025, the rule is by 31 March 2025: +2 points | Issued: 01/08/2025, quy định là chậm nhất 31/03/2025: thêm 2 điểm",
		}},
		{"date missing", deadline, facts{}, []string{
			"issued any date, <= 2025-03-31, take 2025-03-31 | 2 +2 | Issued: no figure, needed: by 31 March 2025: +2 points | Issued: chưa có số liệu, cần chậm nhất 31/03/2025: thêm 2 điểm",
		}},
		{"date bounded", deadline, facts{"issued": bound{Above: scoring.Known("2025-04-10")}}, []string{
			"issued >= 2025-04-11, <= 2025-06-30, take 2025-06-30 | 1 +1 | Issued: from 11 April 2025, the rule is by 30 June 2025: +1 point | Issued: từ 11/04/2025, quy định là chậm nhất 30/06/2025: thêm 1 điểm",
			"issued >= 2025-04-11, <= 2025-03-31 by >= 11, take 2025-03-31 | 2 +2 | Issued: from 11 April 2025, the rule is by 31 March 2025: +2 points | Issued: từ 11/04/2025, quy định là chậm nhất 31/03/2025: thêm 2 điểm",
		}},
		{"date bounded from above", deadline, facts{"issued": bound{AtMost: scoring.Known("2025-08-01")}}, []string{
			"issued <= 2025-08-01, <= 2025-03-31, take 2025-03-31 | 2 +2 | Issued: by 1 August 2025, the rule is by 31 March 2025: +2 points | Issued: chậm nhất 01/08/2025, quy định là chậm nhất 31/03/2025: thêm 2 điểm",
		}},
		{"two inputs", "    score: \"trained and done >= 3 ? full : 0\"\n", facts{"trained": false, "done": 1}, []string{
			"done 1, >= 3 by 2, take 3; trained false, == true, take true | 2 +2 | Done: from 1 to at least 3; Trained: from no to yes: +2 points | Done: từ 1 lên ít nhất 3; Đã tập huấn: từ không sang có: thêm 2 điểm",
		}},
		{"two inputs, one of them met", "    score: \"trained and done >= 3 ? full : 0\"\n",
			facts{"trained": false, "done": 3}, []string{
				"trained false, == true, take true | 2 +2 | Trained: from no to yes: +2 points | Đã tập huấn: từ không sang có: thêm 2 điểm",
			}},
		{"two inputs, one missing", "    score: \"trained and done >= 3 ? full : 0\"\n", facts{"done": 1}, []string{
			"done 1, >= 3 by 2, take 3; trained true, false, == true, take true | 2 +2 | Done: from 1 to at least 3; Trained: no figure, needed: yes: +2 points | Done: từ 1 lên ít nhất 3; Đã tập huấn: chưa có số liệu, cần có: thêm 2 điểm",
		}},
		{"one input is enough, two earn more", "    score: \"trained ? full * rate_in / 100 : 0\"\n",
			facts{"trained": false, "rate_in": 40}, []string{
				"trained false, == true, take true | 0.8 +0.8 | Trained: from no to yes: +0.8 points | Đã tập huấn: từ không sang có: thêm 0,8 điểm",
				"rate_in 40, >= 99.75 by 59.75, take 99.75; trained false, == true, take true | 2 +2 | Rate: from 40% to at least 99.75%; Trained: from no to yes: +2 points | Tỷ lệ: từ 40% lên ít nhất 99,75%; Đã tập huấn: từ không sang có: thêm 2 điểm",
			}},
		{"three inputs", "    score: \"trained and done >= 3 and rate_in > 90 ? full : 0\"\n",
			facts{"trained": false, "done": 1, "rate_in": 3}, []string{
				"rate_in 3, > 90 by 87, take 90.01; done 1, >= 3 by 2, take 3; trained false, == true, take true | 2 +2 | Rate: from 3% to above 90%; Done: from 1 to at least 3; Trained: from no to yes: +2 points | Tỷ lệ: từ 3% lên trên 90%; Done: từ 1 lên ít nhất 3; Đã tập huấn: từ không sang có: thêm 2 điểm",
			}},
		{"either of two", "    cases: [{when: trained or done >= 3, score: full}, {score: 0}]\n",
			facts{"trained": false, "done": 1}, []string{
				"done 1, >= 3 by 2, take 3 | 2 +2 | Done: from 1 to at least 3: +2 points | Done: từ 1 lên ít nhất 3: thêm 2 điểm",
				"trained false, == true, take true | 2 +2 | Trained: from no to yes: +2 points | Đã tập huấn: từ không sang có: thêm 2 điểm",
			}},
		{"two ways to the same points", "    cases: [{when: rate_in >= 50 and over >= 80, score: full}, {when: rate_in >= 20 and rate_in + over >= 120, score: full}, {score: 0}]\n", facts{"rate_in": 0, "over": 0}, []string{
			"rate_in 0, >= 50 by 50, take 50; over 0, >= 70 by 70, take 70 | 2 +2 | Rate: from 0% to at least 50%; Over: from 0% to at least 70%: +2 points | Tỷ lệ: từ 0% lên ít nhất 50%; Over: từ 0% lên ít nhất 70%: thêm 2 điểm",
			"rate_in 0, >= 20 by 20, take 20; over 0, >= 100 by 100, take 100 | 2 +2 | Rate: from 0% to at least 20%; Over: from 0% to at least 100%: +2 points | Tỷ lệ: từ 0% lên ít nhất 20%; Over: từ 0% lên ít nhất 100%: thêm 2 điểm",
		}},
		{"rate of two counts", "    cases: [{when: \"rate(done, total) >= 80\", score: full}, {score: 0}]\n    not_arising: zero\n", facts{"done": 7, "total": 12}, []string{
			"done 7, >= 10 by 3, take 10 | 2 +2 | Done: from 7 to at least 10: +2 points | Done: từ 7 lên ít nhất 10: thêm 2 điểm",
			"total 12, in [1, 8], take 8 | 2 +2 | Total: from 12 to at least 1 and at most 8: +2 points | Total: 12, cần từ 1 trở lên và không quá 8: thêm 2 điểm",
		}},
		{"rate of two counts with a cap", "    score: min(full, full * rate(done, total) / 100)\n    not_arising: full\n",
			facts{"done": 7, "total": 9}, []string{
				"done 7, >= 8 by 1, take 8 | 1.78 +0.22 | Done: from 7 to at least 8: +0.22 points | Done: từ 7 lên ít nhất 8: thêm 0,22 điểm",
				"done 7, >= 9 by 2, take 9 | 2 +0.44 | Done: from 7 to at least 9: +0.44 points | Done: từ 7 lên ít nhất 9: thêm 0,44 điểm",
				"total 9, == 8 by 1, take 8 | 1.75 +0.19 | Total: from 9 to 8: +0.19 points | Total: từ 9 xuống 8: thêm 0,19 điểm",
				"total 9, in [1, 7], take 7 | 2 +0.44 | Total: from 9 to at least 1 and at most 7: +0.44 points | Total: 9, cần từ 1 trở lên và không quá 7: thêm 0,44 điểm",
			}},
		{"not applicable earns a share", "    applies: trained\n    not_applicable: {share: 0.5}\n    score: full * rate_in / 100\n", facts{"trained": true, "rate_in": 10}, []string{
			"rate_in 10, >= 10.25 by 0.25, take 10.25 | 0.21 +0.01 | Rate: from 10% to at least 10.25%: +0.01 points | Tỷ lệ: từ 10% lên ít nhất 10,25%: thêm 0,01 điểm",
			"rate_in 10, >= 99.75 by 89.75, take 99.75 | 2 +1.8 | Rate: from 10% to at least 99.75%: +1.8 points | Tỷ lệ: từ 10% lên ít nhất 99,75%: thêm 1,8 điểm",
			"trained true, == false, take false | 1 +0.8 | Trained: from yes to no: +0.8 points | Đã tập huấn: từ có sang không: thêm 0,8 điểm",
		}},
		{"not applicable is left out", "    applies: trained\n    not_applicable: exclude\n    score: full * rate_in / 100\n", facts{"trained": true, "rate_in": 10}, []string{
			"rate_in 10, >= 10.25 by 0.25, take 10.25 | 0.21 +0.01 | Rate: from 10% to at least 10.25%: +0.01 points | Tỷ lệ: từ 10% lên ít nhất 10,25%: thêm 0,01 điểm",
			"rate_in 10, >= 99.75 by 89.75, take 99.75 | 2 +1.8 | Rate: from 10% to at least 99.75%: +1.8 points | Tỷ lệ: từ 10% lên ít nhất 99,75%: thêm 1,8 điểm",
		}},
		{"left out already", "    applies: trained\n    not_applicable: exclude\n    score: full * rate_in / 100\n",
			facts{"trained": false, "rate_in": 10}, nil},
		{"not arising earns a share", "    arises: total > 0\n    not_arising: {share: 0.5}\n    cases: [{when: done >= 9, score: full}, {score: 0}]\n", facts{"done": 1, "total": 10}, []string{
			"done 1, >= 9 by 8, take 9 | 2 +2 | Done: from 1 to at least 9: +2 points | Done: từ 1 lên ít nhất 9: thêm 2 điểm",
			"total 10, == 0 by 10, take 0 | 1 +1 | Total: from 10 to 0: +1 point | Total: từ 10 xuống 0: thêm 1 điểm",
		}},
		{"not arising as it stands", "    arises: total > 0\n    not_arising: zero\n    cases: [{when: done >= 9, score: full}, {score: 0}]\n", facts{"done": 9, "total": 0}, []string{
			"total 0, >= 1 by 1, take 1 | 2 +2 | Total: from 0 to at least 1: +2 points | Total: từ 0 lên ít nhất 1: thêm 2 điểm",
		}},
		{"a failing leaf", "    score: full / done\n", facts{"done": 0}, []string{
			"done 0, == 1 by 1, take 1 | 2 +2 | Done: from 0 to 1: +2 points | Done: từ 0 lên 1: thêm 2 điểm",
		}},
		{"points above the maximum", "    score: rate_in / 10\n", facts{"rate_in": 30}, []string{
			"rate_in 30, in [19.95, 20], take 20 | 2 +2 | Rate: from 30% to at least 19.95% and at most 20%: +2 points | Tỷ lệ: 30%, cần từ 19,95% trở lên và không quá 20%: thêm 2 điểm",
		}},
		{"steps", "    step: 0.5\n    score: 0.5 * min(done, 4)\n", facts{"done": 1}, []string{
			"done 1, >= 2 by 1, take 2 | 1 +0.5 | Done: from 1 to at least 2: +0.5 points | Done: từ 1 lên ít nhất 2: thêm 0,5 điểm",
			"done 1, >= 4 by 3, take 4 | 2 +1.5 | Done: from 1 to at least 4: +1.5 points | Done: từ 1 lên ít nhất 4: thêm 1,5 điểm",
		}},
		{"reported", "    reported: true\n", facts{}, nil},
		{"what others may be does not matter", "    cases: [{when: rate_in + over >= 100, score: full}, {score: 0}]\n",
			facts{"rate_in": 0}, []string{
				"rate_in 0, == 100 by 100, take 100 | 2 +2 | Rate: from 0% to 100%: +2 points | Tỷ lệ: từ 0% lên 100%: thêm 2 điểm",
				"over [0, 200], >= 100, take 100 | 2 +2 | Over: no figure, needed: at least 100%: +2 points | Over: chưa có số liệu, cần từ 100% trở lên: thêm 2 điểm",
			}},
		{"a quotient of figures that are missing", "    score: \"trained ? 0 : full * done / (done + total)\"\n",
			facts{"trained": true, "total": 23}, []string{
				"done >= 0, >= 1, take 1; trained true, == false, take false | 0.08 +0.08 | Done: no figure, needed: at least 1; Trained: from yes to no: +0.08 points | Done: chưa có số liệu, cần từ 1 trở lên; Đã tập huấn: từ có sang không: thêm 0,08 điểm",
				"done >= 0, >= 9177, take 9177; trained true, == false, take false | 2 +2 | Done: no figure, needed: at least 9177; Trained: from yes to no: +2 points | Done: chưa có số liệu, cần từ 9177 trở lên; Đã tập huấn: từ có sang không: thêm 2 điểm",
			}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := ruletest.Compile(t, ruletest.OneItem(tt.item), nil)
			got, err := improve.Leaf(context.Background(), s, scoring.Facts{Inputs: ruletest.Figures(tt.facts)}, "1", nil)
			require.NoError(t, err)
			assert.Equal(t, tt.want, told(got))
			var back improve.Improvements
			throughJSON(t, got, &back)
			assert.Equal(t, told(got), told(&back))
		})
	}
}

// inputsWith compiles a rubric of one item whose inputs are changed.
func inputsWith(t *testing.T, from, to, item string) *scoring.Scorer {
	t.Helper()
	src := ruletest.Head + ruletest.Inputs + ruletest.OneItem(item)
	require.Contains(t, src, from)
	r, err := rubric.Parse("test.yaml", []byte(strings.Replace(src, from, to, 1)), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	return s
}

func TestImprovementsLeaveFixedInputs(t *testing.T) {
	item := "    not_arising: zero\n    cases: [{when: \"rate(done, total) >= 80\", score: full}, {score: 0}]\n"
	known := scoring.Facts{Inputs: ruletest.Figures(map[string]any{"done": 7, "total": 12})}
	got, err := improve.Leaf(context.Background(), inputsWith(t, "name: total,", "name: total, fixed: true,", item), known, "1", nil)
	require.NoError(t, err)
	assert.Equal(t, []string{"done 7, >= 10 by 3, take 10 | 2 +2 | Done: from 7 to at least 10: +2 points | Done: từ 7 lên ít nhất 10: thêm 2 điểm"}, told(got))
	got, err = improve.Leaf(context.Background(), inputsWith(t, "name: done, type: count, title: Done}\n  - {name: total,",
		"name: done, fixed: true, type: count, title: Done}\n  - {name: total, fixed: true,", item), known, "1", nil)
	require.NoError(t, err)
	assert.Empty(t, told(got))
	known.Inputs = ruletest.Figures(map[string]any{"done": 7})
	got, err = improve.Leaf(context.Background(), inputsWith(t, "name: total,", "name: total, fixed: true,", item), known, "1", nil)
	require.NoError(t, err)
	assert.Equal(t, []string{"open: missing 1 [total]"}, told(got), "no number is enough for every total that it may be")
}

func TestImprovementsThatAreIllustrative(t *testing.T) {
	s := ruletest.Compile(t, ruletest.OneItem("    cases: [{when: rate_in > 90, score: full, illustrative: true}, {when: rate_in >= 70, score: 1}, {score: 0}]\n"), nil)
	got, err := improve.Leaf(context.Background(), s, scoring.Facts{Inputs: ruletest.Figures(map[string]any{"rate_in": 50})}, "1", nil)
	require.NoError(t, err)
	assert.Equal(t, []string{
		"rate_in 50, >= 70 by 20, take 70 | 1 +1 | Rate: from 50% to at least 70%: +1 point | Tỷ lệ: từ 50% lên ít nhất 70%: thêm 1 điểm",
		"rate_in 50, > 90 by 40, take 90.01 | 2 +2 | Rate: from 50% to above 90%: +2 points | Tỷ lệ: từ 50% lên trên 90%: thêm 2 điểm | illustrative",
	}, told(got))
}

// TestImprovementsOfBounds: of a bound only what falls short has to move.
func TestImprovementsOfBounds(t *testing.T) {
	s := ruletest.Compile(t, ruletest.OneItem("    cases: [{when: rate_in >= 70, score: full}, {when: rate_in <= 40, score: 1}, {score: 0}]\n"), nil)
	got, err := improve.Leaf(context.Background(), s, scoring.Facts{Inputs: ruletest.Figures(map[string]any{"rate_in": scoring.Bound{AtLeast: scoring.Known(60), Below: scoring.Known(95)}})}, "1", nil)
	require.NoError(t, err)
	require.Len(t, got.List, 2)
	assert.Equal(t, "55", got.List[0].Changes[0].By.Decimal.String(), "down to 40 from below 95")
	assert.Equal(t, "10", got.List[1].Changes[0].By.Decimal.String(), "up to 70 from 60")
}

func TestImprovementsOfOtherLeaves(t *testing.T) {
	run := func(c scoring.Call) (decimal.Decimal, rubric.Text, error) {
		return c.Number("rate_in").Div(ruletest.Dec("100")), rubric.Text{}, nil
	}
	s := ruletest.Compile(t, ruletest.OneItem("    rule: by_hand\n"),
		&scoring.Options{Rules: []scoring.Rule{{Name: "by_hand", Doc: "D", Inputs: []string{"rate_in"}, Run: run}}})
	got, err := improve.Leaf(context.Background(), s, scoring.Facts{Inputs: ruletest.Figures(map[string]any{"rate_in": 50})}, "1", nil)
	require.NoError(t, err)
	assert.Equal(t, []string{
		"rate_in 50, == 50.5 by 0.5, take 50.5 | 0.51 +0.01 | Rate: from 50% to 50.5%: +0.01 points (this suffices; a smaller change may, too) | " +
			"Tỷ lệ: từ 50% lên 50,5%: thêm 0,01 điểm (đủ, nhưng có thể chưa phải là thay đổi ít nhất) | perhaps farther",
		"rate_in 50, == 99.5 by 49.5, take 99.5 | 1 +0.5 | Rate: from 50% to 99.5%: +0.5 points (this suffices; a smaller change may, too) | " +
			"Tỷ lệ: từ 50% lên 99,5%: thêm 0,5 điểm (đủ, nhưng có thể chưa phải là thay đổi ít nhất) | perhaps farther",
		"open: rule 1 [rate_in]",
	}, told(got), "of a rule in Go: figures that were tried")

	s = ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, "whole"), nil)
	got, err = improve.Leaf(context.Background(), s, scoring.Facts{Inputs: ruletest.Figures(map[string]any{"total": 2})}, "B1", nil)
	require.NoError(t, err)
	assert.Equal(t, []string{
		"total 2, >= 3 by 1, take 3 | 0.75 +0.25 | Total: from 2 to at least 3: +0.25 points | Total: từ 2 lên ít nhất 3: thêm 0,25 điểm",
		"total 2, >= 7 by 5, take 7 | 1.75 +1.25 | Total: from 2 to at least 7: +1.25 points | Total: từ 2 lên ít nhất 7: thêm 1,25 điểm",
		"total 2, >= 8 by 6, take 8 | 2 +1.5 | Total: from 2 to at least 8: +1.5 points | Total: từ 2 lên ít nhất 8: thêm 1,5 điểm",
	}, told(got), "of the bonus")
}

func TestImprovementsErrors(t *testing.T) {
	s := ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, "whole"), nil)
	for _, tt := range []struct {
		in   map[string]any
		code string
		want string
	}{
		{nil, "1.9", `the rubric has no item "1.9"; did you mean "1.1"?`},
		{nil, "", `the rubric has no item ""`},
		{map[string]any{"rate_in": true}, "1.1", `input "rate_in": a percent cannot be given as true or false`},
		{map[string]any{"rat_in": 1}, "1.1", `"rat_in" is not an input of the rubric; did you mean "rate_in"?`},
	} {
		got, err := improve.Leaf(context.Background(), s, scoring.Facts{Inputs: ruletest.Figures(tt.in)}, tt.code, nil)
		assert.EqualError(t, err, tt.want)
		assert.Nil(t, got)
	}
	_, err := improve.Leaf(context.Background(), s, scoring.Facts{}, "1", nil)
	require.ErrorContains(t, err, `item "1" has items below it`)
	assert.NotContains(t, err.Error(), "explain")
	_, err = improve.Leaf(context.Background(), (&scoring.Scorer{}), scoring.Facts{}, "1", nil)
	assert.EqualError(t, err, "the scorer was not made by Compile")
}

// TestImprovementsPastWhatIsSolved: what cannot be decided is left out, quietly.
func TestImprovementsPastWhatIsSolved(t *testing.T) {
	s := ruletest.Compile(t, ruletest.OneItem("    cases: [{when: trained, score: 0.85}, {score: full * done / (done + total)}]\n"), nil)
	for _, most := range []int{5, 17, 20} {
		got, err := improve.Leaf(context.Background(), s, scoring.Facts{Inputs: ruletest.Figures(map[string]any{"trained": true, "total": 23,
			"done": scoring.Bound{AtMost: scoring.Known(int64(most))}})}, "1", nil)
		require.NoError(t, err)
		for _, i := range got.List {
			assert.True(t, i.Gain.IsPositive())
		}
	}
}
