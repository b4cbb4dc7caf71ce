package scoring_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/stretchr/testify/assert"
)

func TestExplain(t *testing.T) {
	cases := func(when, score, otherwise string) string {
		return fmt.Sprintf("    cases:\n      - {when: %q, score: %s}\n      - {score: %s}\n", when, score, otherwise)
	}
	const (
		three    = "    cases:\n      - {when: rate_in > 90, score: full}\n      - {when: rate_in >= 70, score: 1}\n      - {score: 0}\n"
		table    = "    score: \"bands(rate_in, '>90', 2, '[70,90]', 1, '<70', 0)\"\n"
		guarded  = "    applies: trained\n    not_applicable: {share: 0.25}\n    arises: total > 0\n    not_arising: exclude\n    score: full * done / total\n"
		rate     = "    not_arising: {share: 0.5}\n    score: \"min(full, full * rate(done, total) / 100)\"\n"
		ratecase = "    not_arising: {share: 0.5}\n    cases:\n      - {when: \"rate(done, total) >= 80\", score: full}\n      - {score: 0}\n"
	)
	type facts = map[string]any
	tests := []struct {
		name, item string
		facts      facts
		points     any
		want       string
	}{
		{"the first case that holds", three, facts{"rate_in": ruletest.Dec("76.5")}, nil, `
case 1 #1; when rate_in > 90; score full; no, rate_in 76.5 > 90 by 13.5 @22:16
	Trường hợp 1 không đạt: Tỷ lệ: đạt 76,5%, yêu cầu trên 90%, còn thiếu hơn 13,5 điểm phần trăm.
	Case 1 does not hold: Rate: reached 76.5%, required above 90%, more than 13.5 percentage points short.
case 1 #2; when rate_in >= 70; score 1; yes, points 1, rate_in 76.5 >= 70 by 6.5 @23:16
	Trường hợp 2 được áp dụng, cho 1 điểm: Tỷ lệ: đạt 76,5%, điều kiện từ 70% trở lên, cao hơn 6,5 điểm phần trăm.
	Case 2 holds and gives 1 point: Rate: reached 76.5%, condition at least 70%, 6.5 percentage points above.
`},
		{"none of the cases but the last", three, facts{"rate_in": "66.666"}, nil, `
case 1 #1; when rate_in > 90; score full; no, rate_in 66.666 > 90 by 23.334 @22:16
	Trường hợp 1 không đạt: Tỷ lệ: đạt 66,666%, yêu cầu trên 90%, còn thiếu hơn 23,334 điểm phần trăm.
	Case 1 does not hold: Rate: reached 66.666%, required above 90%, more than 23.334 percentage points short.
case 1 #2; when rate_in >= 70; score 1; no, rate_in 66.666 >= 70 by 3.334 @23:16
	Trường hợp 2 không đạt: Tỷ lệ: đạt 66,666%, yêu cầu từ 70% trở lên, còn thiếu 3,334 điểm phần trăm.
	Case 2 does not hold: Rate: reached 66.666%, required at least 70%, 3.334 percentage points short.
case 1 #3; score 0; yes, points 0 @24:17
	Trường hợp 3 (còn lại) được áp dụng, cho 0 điểm.
	Case 3 (all else) applies and gives 0 points.
`},
		{"exactly at a strict threshold", three, facts{"rate_in": 90}, nil, `
case 1 #1; when rate_in > 90; score full; no, rate_in 90 > 90 by 0 @22:16
	Trường hợp 1 không đạt: Tỷ lệ: đạt 90%, yêu cầu trên 90%, đúng bằng ngưỡng.
	Case 1 does not hold: Rate: reached 90%, required above 90%, exactly at the limit.
case 1 #2; when rate_in >= 70; score 1; yes, points 1, rate_in 90 >= 70 by 20 @23:16
	Trường hợp 2 được áp dụng, cho 1 điểm: Tỷ lệ: đạt 90%, điều kiện từ 70% trở lên, cao hơn 20 điểm phần trăm.
	Case 2 holds and gives 1 point: Rate: reached 90%, condition at least 70%, 20 percentage points above.
`},
		{"a bound decides", three, facts{"rate_in": scoring.Bound{Below: scoring.Known(60)}}, nil, `
case 1 #1; when rate_in > 90; score full; no, rate_in [0, 60) > 90 by (30, 90] @22:16
	Trường hợp 1 không đạt: Tỷ lệ: đạt dưới 60%, yêu cầu trên 90%, còn thiếu trên 30 điểm phần trăm.
	Case 1 does not hold: Rate: reached below 60%, required above 90%, more than 30 percentage points short.
case 1 #2; when rate_in >= 70; score 1; no, rate_in [0, 60) >= 70 by (10, 70] @23:16
	Trường hợp 2 không đạt: Tỷ lệ: đạt dưới 60%, yêu cầu từ 70% trở lên, còn thiếu trên 10 điểm phần trăm.
	Case 2 does not hold: Rate: reached below 60%, required at least 70%, more than 10 percentage points short.
case 1 #3; score 0; yes, points 0 @24:17
	Trường hợp 3 (còn lại) được áp dụng, cho 0 điểm.
	Case 3 (all else) applies and gives 0 points.
`},
		{"a bound leaves cases open", three, facts{"rate_in": scoring.Bound{AtLeast: scoring.Known(75), Below: scoring.Known(95)}}, nil, `
case 1 #1; when rate_in > 90; score full; undecided, points 2, rate_in [75, 95) > 90, missing rate_in @22:16
	Chưa rõ trường hợp 1 có đúng hay không; nếu đúng thì cho 2 điểm: Tỷ lệ: đạt từ 75% trở lên và dưới 95%, điều kiện trên 90%.
	It is not known whether case 1 holds; if it does, it gives 2 points: Rate: reached at least 75% and below 95%, condition above 90%.
case 1 #2; when rate_in >= 70; score 1; yes, points 1, rate_in [75, 90] >= 70 by [5, 20] @23:16
	Nếu không, trường hợp 2 được áp dụng, cho 1 điểm: Tỷ lệ: đạt từ 75% trở lên và không quá 90%, điều kiện từ 70% trở lên, cao hơn từ 5 đến 20 điểm phần trăm.
	Otherwise, case 2 holds and gives 1 point: Rate: reached at least 75% and at most 90%, condition at least 70%, 5 to 20 percentage points above.
`},
		{"nothing is known", three, facts{}, nil, `
case 1 #1; when rate_in > 90; score full; undecided, points 2, rate_in [0, 100] > 90, missing rate_in @22:16
	Chưa rõ trường hợp 1 có đúng hay không; nếu đúng thì cho 2 điểm: Tỷ lệ: chưa có số liệu, điều kiện trên 90%.
	It is not known whether case 1 holds; if it does, it gives 2 points: Rate: no figure, condition above 90%.
case 1 #2; when rate_in >= 70; score 1; undecided, points 1, rate_in [0, 90] >= 70, missing rate_in @23:16
	Nếu không, chưa rõ trường hợp 2 có đúng hay không; nếu đúng thì cho 1 điểm: Tỷ lệ: đạt không quá 90%, điều kiện từ 70% trở lên.
	Otherwise, it is not known whether case 2 holds; if it does, it gives 1 point: Rate: reached at most 90%, condition at least 70%.
case 1 #3; score 0; yes, points 0 @24:17
	Nếu không, trường hợp 3 (còn lại) được áp dụng, cho 0 điểm.
	Otherwise, case 3 (all else) applies and gives 0 points.
`},
		{"a case that costs points does not hold", cases("done > 0", "0", "full"), facts{"done": 0}, nil, `
case 1 #1; when done > 0; score 0; no, done 0 > 0 by 0 @22:17
	Trường hợp 1 không xảy ra: Done: thực tế 0, điều kiện trên 0, đúng bằng ngưỡng.
	Case 1 does not hold: Done: actual 0, condition above 0, exactly at the limit.
case 1 #2; score full; yes, points 2 @23:17
	Trường hợp 2 (còn lại) được áp dụng, cho 2 điểm.
	Case 2 (all else) applies and gives 2 points.
`},
		{"a case that costs points holds", cases("done > 0", "0", "full"), facts{"done": 3}, nil, `
case 1 #1; when done > 0; score 0; yes, points 0, done 3 > 0 by 3 @22:17
	Trường hợp 1 được áp dụng, cho 0 điểm: Done: thực tế 3, điều kiện trên 0, cao hơn 3.
	Case 1 holds and gives 0 points: Done: actual 3, condition above 0, 3 above.
`},
		{"too much, at least", cases("done < 3", "full", "0"), facts{"done": scoring.Bound{AtLeast: scoring.Known(5)}}, nil, `
case 1 #1; when done < 3; score full; no, done >= 5 < 3 by >= 2 @22:17
	Trường hợp 1 không đạt: Done: thực tế từ 5 trở lên, yêu cầu dưới 3, vượt ít nhất 2.
	Case 1 does not hold: Done: actual at least 5, required below 3, at least 2 over.
case 1 #2; score 0; yes, points 0 @23:17
	Trường hợp 2 (còn lại) được áp dụng, cho 0 điểm.
	Case 2 (all else) applies and gives 0 points.
`},
		{"a date too late", cases("issued <= date('2025-01-31')", "full", "0"), facts{"issued": "2025-02-10"}, nil, `
case 1 #1; when issued <= date('2025-01-31'); score full; no, issued 2025-02-10 <= 2025-01-31 by 10 @22:17
	Trường hợp 1 không đạt: Issued: thực tế 10/02/2025, yêu cầu chậm nhất 31/01/2025, muộn 10 ngày.
	Case 1 does not hold: Issued: actual 10 February 2025, required by 31 January 2025, 10 days late.
case 1 #2; score 0; yes, points 0 @23:17
	Trường hợp 2 (còn lại) được áp dụng, cho 0 điểm.
	Case 2 (all else) applies and gives 0 points.
`},
		{"a date too early", cases("issued >= date('2025-01-31')", "full", "0"), facts{"issued": "2025-01-30"}, nil, `
case 1 #1; when issued >= date('2025-01-31'); score full; no, issued 2025-01-30 >= 2025-01-31 by 1 @22:17
	Trường hợp 1 không đạt: Issued: thực tế 30/01/2025, yêu cầu từ 31/01/2025, sớm 1 ngày.
	Case 1 does not hold: Issued: actual 30 January 2025, required from 31 January 2025, 1 day early.
case 1 #2; score 0; yes, points 0 @23:17
	Trường hợp 2 (còn lại) được áp dụng, cho 0 điểm.
	Case 2 (all else) applies and gives 0 points.
`},
		{"a date in time", cases("issued <= date('2025-01-31')", "full", "0"), facts{"issued": "2025-01-30"}, nil, `
case 1 #1; when issued <= date('2025-01-31'); score full; yes, points 2, issued 2025-01-30 <= 2025-01-31 by 1 @22:17
	Trường hợp 1 được áp dụng, cho 2 điểm: Issued: thực tế 30/01/2025, điều kiện chậm nhất 31/01/2025, sớm hơn 1 ngày.
	Case 1 holds and gives 2 points: Issued: actual 30 January 2025, condition by 31 January 2025, 1 day earlier.
`},
		{"a date too late, at least", cases("issued <= date('2025-01-31')", "full", "0"), facts{"issued": scoring.Bound{AtLeast: scoring.Known("2025-02-05")}}, nil, `
case 1 #1; when issued <= date('2025-01-31'); score full; no, issued >= 2025-02-05 <= 2025-01-31 by >= 5 @22:17
	Trường hợp 1 không đạt: Issued: thực tế từ 05/02/2025, yêu cầu chậm nhất 31/01/2025, muộn ít nhất 5 ngày.
	Case 1 does not hold: Issued: actual from 5 February 2025, required by 31 January 2025, at least 5 days late.
case 1 #2; score 0; yes, points 0 @23:17
	Trường hợp 2 (còn lại) được áp dụng, cho 0 điểm.
	Case 2 (all else) applies and gives 0 points.
`},
		{"a date of another day", cases("issued == date('2025-01-31')", "full", "0"), facts{"issued": "2025-01-28"}, nil, `
case 1 #1; when issued == date('2025-01-31'); score full; no, issued 2025-01-28 == 2025-01-31 by 3 @22:17
	Trường hợp 1 không đạt: Issued: thực tế 28/01/2025, yêu cầu 31/01/2025, chênh 3 ngày.
	Case 1 does not hold: Issued: actual 28 January 2025, required 31 January 2025, off by 3 days.
case 1 #2; score 0; yes, points 0 @23:17
	Trường hợp 2 (còn lại) được áp dụng, cho 0 điểm.
	Case 2 (all else) applies and gives 0 points.
`},
		{"an exact number", cases("done == 3", "full", "0"), facts{"done": 3}, nil, `
case 1 #1; when done == 3; score full; yes, points 2, done 3 == 3 by 0 @22:17
	Trường hợp 1 được áp dụng, cho 2 điểm: Done: thực tế 3.
	Case 1 holds and gives 2 points: Done: actual 3.
`},
		{"far above an unlimited number", cases("amount <= 2", "full", "0"), facts{"amount": scoring.Bound{Above: scoring.Known(3), AtMost: scoring.Known(5)}}, nil, `
case 1 #1; when amount <= 2; score full; no, amount (3, 5] <= 2 by (1, 3] @22:17
	Trường hợp 1 không đạt: Amount: thực tế trên 3 và không quá 5, yêu cầu không quá 2, vượt trên 1 và không quá 3.
	Case 1 does not hold: Amount: actual above 3 and at most 5, required at most 2, more than 1 and at most 3 over.
case 1 #2; score 0; yes, points 0 @23:17
	Trường hợp 2 (còn lại) được áp dụng, cho 0 điểm.
	Case 2 (all else) applies and gives 0 points.
`},
		{"a date after another", cases("issued > date('2025-01-31')", "full", "0"), facts{"issued": "2025-02-02"}, nil, `
case 1 #1; when issued > date('2025-01-31'); score full; yes, points 2, issued 2025-02-02 > 2025-01-31 by 2 @22:17
	Trường hợp 1 được áp dụng, cho 2 điểm: Issued: thực tế 02/02/2025, điều kiện sau 31/01/2025, muộn hơn 2 ngày.
	Case 1 holds and gives 2 points: Issued: actual 2 February 2025, condition after 31 January 2025, 2 days later.
`},
		{"a date without a figure", cases("issued <= date('2025-01-31')", "full", "0"), facts{}, nil, `
case 1 #1; when issued <= date('2025-01-31'); score full; undecided, points 2, issued any date <= 2025-01-31, missing issued @22:17
	Chưa rõ trường hợp 1 có đúng hay không; nếu đúng thì cho 2 điểm: Issued: chưa có số liệu, điều kiện chậm nhất 31/01/2025.
	It is not known whether case 1 holds; if it does, it gives 2 points: Issued: no figure, condition by 31 January 2025.
case 1 #2; score 0; yes, points 0 @23:17
	Nếu không, trường hợp 2 (còn lại) được áp dụng, cho 0 điểm.
	Otherwise, case 2 (all else) applies and gives 0 points.
`},
		{"both sides of and fail", cases("trained and rate_in >= 80 and state == 'on_time'", "full", "0"), facts{"trained": false, "rate_in": 90, "state": "late"}, nil, `
case 1 #1; when trained and rate_in >= 80 and state == 'on_time'; score full; no, trained false == true, state late == on_time @22:17
	Trường hợp 1 (Đã tập huấn: có và Tỷ lệ: từ 80% trở lên và State: on_time) không đạt: Đã tập huấn: thực tế không, yêu cầu có; State: thực tế muộn, yêu cầu on_time.
	Case 1 (Trained: yes and Rate: at least 80% and State: on_time) does not hold: Trained: actual no, required yes; State: actual late, required on_time.
case 1 #2; score 0; yes, points 0 @23:17
	Trường hợp 2 (còn lại) được áp dụng, cho 0 điểm.
	Case 2 (all else) applies and gives 0 points.
`},
		{"or fails through both", cases("trained or rate_in >= 80", "full", "0"), facts{"trained": false, "rate_in": 70}, nil, `
case 1 #1; when trained or rate_in >= 80; score full; no, trained false == true, rate_in 70 >= 80 by 10 @22:17
	Trường hợp 1 (Đã tập huấn: có hoặc Tỷ lệ: từ 80% trở lên) không đạt: Đã tập huấn: thực tế không, yêu cầu có; Tỷ lệ: đạt 70%, yêu cầu từ 80% trở lên, còn thiếu 10 điểm phần trăm.
	Case 1 (Trained: yes or Rate: at least 80%) does not hold: Trained: actual no, required yes; Rate: reached 70%, required at least 80%, 10 percentage points short.
case 1 #2; score 0; yes, points 0 @23:17
	Trường hợp 2 (còn lại) được áp dụng, cho 0 điểm.
	Case 2 (all else) applies and gives 0 points.
`},
		{"or holds through one", cases("trained or rate_in >= 80", "full", "0"), facts{"trained": false, "rate_in": 81}, nil, `
case 1 #1; when trained or rate_in >= 80; score full; yes, points 2, rate_in 81 >= 80 by 1 @22:17
	Trường hợp 1 (Đã tập huấn: có hoặc Tỷ lệ: từ 80% trở lên) được áp dụng, cho 2 điểm: Tỷ lệ: đạt 81%, điều kiện từ 80% trở lên, cao hơn 1 điểm phần trăm.
	Case 1 (Trained: yes or Rate: at least 80%) holds and gives 2 points: Rate: reached 81%, condition at least 80%, 1 percentage point above.
`},
		{"or is open through one", cases("trained or rate_in >= 80", "full", "0"), facts{"rate_in": 70}, nil, `
case 1 #1; when trained or rate_in >= 80; score full; undecided, points 2, trained true, false == true, missing trained @22:17
	Chưa rõ trường hợp 1 (Đã tập huấn: có hoặc Tỷ lệ: từ 80% trở lên) có đúng hay không; nếu đúng thì cho 2 điểm: Đã tập huấn: chưa có số liệu, điều kiện có.
	It is not known whether case 1 (Trained: yes or Rate: at least 80%) holds; if it does, it gives 2 points: Trained: no figure, condition yes.
case 1 #2; score 0; yes, points 0 @23:17
	Nếu không, trường hợp 2 (còn lại) được áp dụng, cho 0 điểm.
	Otherwise, case 2 (all else) applies and gives 0 points.
`},
		{"not", cases("not (rate_in < 80 or trained)", "full", "0"), facts{"trained": false, "rate_in": 70}, nil, `
case 1 #1; when not (rate_in < 80 or trained); score full; no, rate_in 70 >= 80 by 10 @22:17
	Trường hợp 1 (không phải (Tỷ lệ: dưới 80% hoặc Đã tập huấn: có)) không đạt: Tỷ lệ: đạt 70%, yêu cầu từ 80% trở lên, còn thiếu 10 điểm phần trăm.
	Case 1 (not (Rate: below 80% or Trained: yes)) does not hold: Rate: reached 70%, required at least 80%, 10 percentage points short.
case 1 #2; score 0; yes, points 0 @23:17
	Trường hợp 2 (còn lại) được áp dụng, cho 0 điểm.
	Case 2 (all else) applies and gives 0 points.
`},
		{"a chain fails", cases("70 <= rate_in < 80", "full", "0"), facts{"rate_in": 85}, nil, `
case 1 #1; when 70 <= rate_in < 80; score full; no, rate_in 85 < 80 by 5 @22:17
	Trường hợp 1 (Tỷ lệ: từ 70% trở lên và dưới 80%) không đạt: Tỷ lệ: đạt 85%, yêu cầu dưới 80%, vượt 5 điểm phần trăm.
	Case 1 (Rate: at least 70% and below 80%) does not hold: Rate: reached 85%, required below 80%, 5 percentage points over.
case 1 #2; score 0; yes, points 0 @23:17
	Trường hợp 2 (còn lại) được áp dụng, cho 0 điểm.
	Case 2 (all else) applies and gives 0 points.
`},
		{"a chain holds", cases("70 <= rate_in < 80", "full", "0"), facts{"rate_in": 75}, nil, `
case 1 #1; when 70 <= rate_in < 80; score full; yes, points 2, rate_in 75 >= 70 by 5, rate_in 75 < 80 by 5 @22:17
	Trường hợp 1 (Tỷ lệ: từ 70% trở lên và dưới 80%) được áp dụng, cho 2 điểm: Tỷ lệ: đạt 75%, điều kiện từ 70% trở lên, cao hơn 5 điểm phần trăm; điều kiện dưới 80%, thấp hơn 5 điểm phần trăm.
	Case 1 (Rate: at least 70% and below 80%) holds and gives 2 points: Rate: reached 75%, condition at least 70%, 5 percentage points above; condition below 80%, 5 percentage points below.
`},
		{"a range of whole numbers", cases("done in 1..3", "full", "0"), facts{"done": 5}, nil, `
case 1 #1; when done in 1..3; score full; no, done 5 <= 3 by 2 @22:17
	Trường hợp 1 (Done: từ 1 đến 3) không đạt: Done: thực tế 5, yêu cầu không quá 3, vượt 2.
	Case 1 (Done: from 1 to 3) does not hold: Done: actual 5, required at most 3, 2 over.
case 1 #2; score 0; yes, points 0 @23:17
	Trường hợp 2 (còn lại) được áp dụng, cho 0 điểm.
	Case 2 (all else) applies and gives 0 points.
`},
		{"an option of a list", cases("state in ['on_time', 'late']", "full", "0"), facts{"state": "none"}, nil, `
case 1 #1; when state in ['on_time', 'late']; score full; no, state none in on_time, late @22:17
	Trường hợp 1 không đạt: State: thực tế none, yêu cầu một trong: on_time, muộn.
	Case 1 does not hold: State: actual none, required one of: on_time, late.
case 1 #2; score 0; yes, points 0 @23:17
	Trường hợp 2 (còn lại) được áp dụng, cho 0 điểm.
	Case 2 (all else) applies and gives 0 points.
`},
		{"an option without a figure", cases("state != 'none'", "full", "0"), facts{}, nil, `
case 1 #1; when state != 'none'; score full; undecided, points 2, state late, none, on_time != none, missing state @22:17
	Chưa rõ trường hợp 1 có đúng hay không; nếu đúng thì cho 2 điểm: State: chưa có số liệu, điều kiện khác none.
	It is not known whether case 1 holds; if it does, it gives 2 points: State: no figure, condition other than none.
case 1 #2; score 0; yes, points 0 @23:17
	Nếu không, trường hợp 2 (còn lại) được áp dụng, cho 0 điểm.
	Otherwise, case 2 (all else) applies and gives 0 points.
`},
		{"equal and unequal", "    cases:\n      - {when: done == 3, score: full}\n      - {when: done != 0, score: 1}\n      - {score: 0}\n", facts{"done": 1}, nil, `
case 1 #1; when done == 3; score full; no, done 1 == 3 by 2 @22:16
	Trường hợp 1 không đạt: Done: thực tế 1, yêu cầu 3, chênh 2.
	Case 1 does not hold: Done: actual 1, required 3, off by 2.
case 1 #2; when done != 0; score 1; yes, points 1, done 1 != 0 @23:16
	Trường hợp 2 được áp dụng, cho 1 điểm: Done: thực tế 1, điều kiện khác 0.
	Case 2 holds and gives 1 point: Done: actual 1, condition other than 0.
`},
		{"two inputs", cases("over > rate_in", "full", "0"), facts{"rate_in": 85, "over": scoring.Bound{AtLeast: scoring.Known(60), AtMost: scoring.Known(70)}}, nil, `
case 1 #1; when over > rate_in; score full; no, over [60, 70] > 85 by [15, 25] @22:17
	Trường hợp 1 không đạt: Over: đạt từ 60% trở lên và không quá 70%, yêu cầu trên 85%, còn thiếu từ 15 đến 25 điểm phần trăm.
	Case 1 does not hold: Over: reached at least 60% and at most 70%, required above 85%, 15 to 25 percentage points short.
case 1 #2; score 0; yes, points 0 @23:17
	Trường hợp 2 (còn lại) được áp dụng, cho 0 điểm.
	Case 2 (all else) applies and gives 0 points.
`},
		{"a fraction", cases("done / total >= 2 / 3", "full", "0"), facts{"done": 1, "total": 3}, nil, `
case 1 #1; when done / total >= 2 / 3; score full; no, (done / total) 1/3 >= 2/3 by 1/3 @22:17
	Trường hợp 1 không đạt: Done chia Total: thực tế ≈ 0,33, yêu cầu từ ≈ 0,67 trở lên, còn thiếu ≈ 0,33.
	Case 1 does not hold: Done divided by Total: actual ≈ 0.33, required at least ≈ 0.67, ≈ 0.33 short.
case 1 #2; score 0; yes, points 0 @23:17
	Trường hợp 2 (còn lại) được áp dụng, cho 0 điểm.
	Case 2 (all else) applies and gives 0 points.
`},
		{"a let", cases("let x = rate_in; x >= 80", "full", "0"), facts{"rate_in": 79}, nil, `
case 1 #1; when let x = rate_in; x >= 80; score full; no, rate_in 79 >= 80 by 1 @22:17
	Trường hợp 1 (Tỷ lệ: từ 80% trở lên) không đạt: Tỷ lệ: đạt 79%, yêu cầu từ 80% trở lên, còn thiếu 1 điểm phần trăm.
	Case 1 (Rate: at least 80%) does not hold: Rate: reached 79%, required at least 80%, 1 percentage point short.
case 1 #2; score 0; yes, points 0 @23:17
	Trường hợp 2 (còn lại) được áp dụng, cho 0 điểm.
	Case 2 (all else) applies and gives 0 points.
`},
		{"a conditional is split", "    score: \"state == 'on_time' ? full : (rate_in > 90 ? 0.75 * full : rate_in / 100)\"\n", facts{"state": "late", "rate_in": 80}, nil, `
case 1 #1; when state == 'on_time'; score full; no, state late == on_time @21:13
	Trường hợp 1 không đạt: State: thực tế muộn, yêu cầu on_time.
	Case 1 does not hold: State: actual late, required on_time.
case 1 #1; when rate_in > 90; score 0.75 * full; no, rate_in 80 > 90 by 10 @21:42
	Trường hợp 1 không đạt: Tỷ lệ: đạt 80%, yêu cầu trên 90%, còn thiếu hơn 10 điểm phần trăm.
	Case 1 does not hold: Rate: reached 80%, required above 90%, more than 10 percentage points short.
case 1 #1; score rate_in / 100; yes, points 0.8, rate_in 80   @21:71
	Trường hợp 1 (còn lại) được áp dụng, cho 0,8 điểm (Tỷ lệ chia 100): Tỷ lệ: đạt 80%.
	Case 1 (all else) applies and gives 0.8 points (Rate divided by 100): Rate: reached 80%.
`},
		{"a conditional behind a case", "    cases:\n      - {when: trained, score: full}\n      - {score: \"rate_in >= 50 ? 1 : 0\", illustrative: true}\n", facts{"trained": false, "rate_in": 60}, nil, `
case 1 #1; when trained; score full; no, trained false == true @22:16
	Trường hợp 1 không đạt: Đã tập huấn: thực tế không, yêu cầu có.
	Case 1 does not hold: Trained: actual no, required yes.
case 1 #2; when rate_in >= 50; score 1; yes, points 1, rate_in 60 >= 50 by 10, illustrative @23:18
	Trường hợp 2 được áp dụng, cho 1 điểm: Tỷ lệ: đạt 60%, điều kiện từ 50% trở lên, cao hơn 10 điểm phần trăm.
	Case 2 holds and gives 1 point: Rate: reached 60%, condition at least 50%, 10 percentage points above.
`},
		{"a proportion", "    score: full * rate_in / 100\n", facts{"rate_in": ruletest.Dec("76.25")}, nil, `
case 1 #1; score full * rate_in / 100; yes, points 1.525, rate_in 76.25   @21:12
	Quy tắc tính điểm cho 1,525 điểm (điểm tối đa nhân Tỷ lệ chia 100): Tỷ lệ: đạt 76,25%.
	The rule gives 1.525 points (the maximum times Rate divided by 100): Rate: reached 76.25%.
`},
		{"a proportion of a bound", "    score: full * rate_in / 100\n", facts{"rate_in": scoring.Bound{AtLeast: scoring.Known(50), Below: scoring.Known(75)}}, nil, `
case 1 #1; score full * rate_in / 100; yes, points [1, 1.5), rate_in [50, 75)  , missing rate_in @21:12
	Quy tắc tính điểm cho từ 1 trở lên và dưới 1,5 điểm (điểm tối đa nhân Tỷ lệ chia 100): Tỷ lệ: đạt từ 50% trở lên và dưới 75%.
	The rule gives at least 1 and below 1.5 points (the maximum times Rate divided by 100): Rate: reached at least 50% and below 75%.
`},
		{"a sum of anything", "    score: amount\n    min: -5\n", facts{}, nil, `
case 1 #1; score amount; yes, points [-5, 2], amount >= -5  , missing amount @21:12
	Quy tắc tính điểm cho từ -5 đến 2 điểm (Amount); có thể không tính được điểm: điểm (từ -5 trở lên) vượt điểm tối đa 2 (Amount: chưa có số liệu).
	The rule gives -5 to 2 points (Amount); it may have no points: its points (>= -5) are above the maximum 2 (Amount: no figure).
`},
		{"a constant", "    score: full\n", facts{}, nil, `
case 1 #1; score full; yes, points 2 @21:12
	Quy tắc tính điểm cho 2 điểm.
	The rule gives 2 points.
`},
		{"a condition and a formula", cases("rate_in >= 50", "full * done / (done + total)", "0"), facts{"rate_in": 60, "done": 1, "total": 2}, nil, `
case 1 #1; when rate_in >= 50; score full * done / (done + total); yes, points 2/3, rate_in 60 >= 50 by 10, done 1  , total 2   @22:17
	Trường hợp 1 được áp dụng, cho ≈ 0,67 điểm (điểm tối đa nhân Done chia (Done cộng Total)): Tỷ lệ: đạt 60%, điều kiện từ 50% trở lên, cao hơn 10 điểm phần trăm; Done: thực tế 1; Total: thực tế 2.
	Case 1 holds and gives ≈ 0.67 points (the maximum times Done divided by (Done plus Total)): Rate: reached 60%, condition at least 50%, 10 percentage points above; Done: actual 1; Total: actual 2.
`},
		{"bands", table, facts{"rate_in": 80}, nil, `
case 1 #1; score bands(rate_in, '>90', 2, '[70,90]', 1, '<70', 0); yes, points 1 @21:13
	Quy tắc tính điểm cho 1 điểm.
	The rule gives 1 point.
band 1 #1; when >90; score 2; no, rate_in 80 > 90 by 10 @21:35
	Khoảng trên 90% không đạt: Tỷ lệ: đạt 80%, yêu cầu trên 90%, còn thiếu hơn 10 điểm phần trăm.
	Band above 90% is not reached: Rate: reached 80%, required above 90%, more than 10 percentage points short.
band 1 #1; when [70,90]; score 1; yes, points 1, rate_in 80 >= 70 by 10, rate_in 80 <= 90 by 10 @21:49
	Khoảng từ 70% trở lên và không quá 90% được áp dụng, cho 1 điểm: Tỷ lệ: đạt 80%, điều kiện từ 70% trở lên, cao hơn 10 điểm phần trăm; điều kiện không quá 90%, thấp hơn 10 điểm phần trăm.
	Band at least 70% and at most 90% holds and gives 1 point: Rate: reached 80%, condition at least 70%, 10 percentage points above; condition at most 90%, 10 percentage points below.
`},
		{"bands, perhaps two", table, facts{"rate_in": scoring.Bound{Above: scoring.Known(80)}}, nil, `
case 1 #1; score bands(rate_in, '>90', 2, '[70,90]', 1, '<70', 0); yes, points [1, 2], missing rate_in @21:13
	Quy tắc tính điểm cho từ 1 đến 2 điểm.
	The rule gives 1 to 2 points.
band 1 #1; when >90; score 2; undecided, points 2, rate_in (80, 100] > 90, missing rate_in @21:35
	Chưa rõ có thuộc khoảng trên 90% hay không; nếu thuộc thì cho 2 điểm: Tỷ lệ: đạt trên 80%, điều kiện trên 90%.
	It is not known whether band above 90% holds; if it does, it gives 2 points: Rate: reached above 80%, condition above 90%.
band 1 #1; when [70,90]; score 1; undecided, points 1, rate_in (80, 100] <= 90, missing rate_in @21:49
	Chưa rõ có thuộc khoảng từ 70% trở lên và không quá 90% hay không; nếu thuộc thì cho 1 điểm: Tỷ lệ: đạt trên 80%, điều kiện không quá 90%.
	It is not known whether band at least 70% and at most 90% holds; if it does, it gives 1 point: Rate: reached above 80%, condition at most 90%.
`},
		{"bands, the best", table, facts{"rate_in": 95}, nil, `
case 1 #1; score bands(rate_in, '>90', 2, '[70,90]', 1, '<70', 0); yes, points 2 @21:13
	Quy tắc tính điểm cho 2 điểm.
	The rule gives 2 points.
band 1 #1; when >90; score 2; yes, points 2, rate_in 95 > 90 by 5 @21:35
	Khoảng trên 90% được áp dụng, cho 2 điểm: Tỷ lệ: đạt 95%, điều kiện trên 90%, cao hơn 5 điểm phần trăm.
	Band above 90% holds and gives 2 points: Rate: reached 95%, condition above 90%, 5 percentage points above.
`},
		{"bands, none", "    score: \"bands(rate_in, '>90', 2, '[70,90]', done / 2)\"\n", facts{"rate_in": 10, "done": 1}, nil, `
case 1 #1; score bands(rate_in, '>90', 2, '[70,90]', done / 2); yes @21:13
	Mục 1 không tính được điểm: không khoảng nào chứa giá trị 10.
	Item 1 has no points: no band holds 10.
band 1 #1; when >90; score 2; no, rate_in 10 > 90 by 80 @21:35
	Khoảng trên 90% không đạt: Tỷ lệ: đạt 10%, yêu cầu trên 90%, còn thiếu hơn 80 điểm phần trăm.
	Band above 90% is not reached: Rate: reached 10%, required above 90%, more than 80 percentage points short.
band 1 #1; when [70,90]; score done / 2; no, rate_in 10 >= 70 by 60 @21:49
	Khoảng từ 70% trở lên và không quá 90% không đạt: Tỷ lệ: đạt 10%, yêu cầu từ 70% trở lên, còn thiếu 60 điểm phần trăm.
	Band at least 70% and at most 90% is not reached: Rate: reached 10%, required at least 70%, 60 percentage points short.
`},
		{"bands with formulas", "    score: \"bands(done, '<1', 2, '[1,3]', 2 - done / 2, '>3', 0)\"\n", facts{"done": 2}, nil, `
case 1 #1; score bands(done, '<1', 2, '[1,3]', 2 - done / 2, '>3', 0); yes, points 1 @21:13
	Quy tắc tính điểm cho 1 điểm.
	The rule gives 1 point.
band 1 #1; when <1; score 2; no, done 2 < 1 by 1 @21:31
	Khoảng dưới 1 không đạt: Done: thực tế 2, yêu cầu dưới 1, vượt 1.
	Band below 1 is not reached: Done: actual 2, required below 1, 1 over.
band 1 #1; when [1,3]; score 2 - done / 2; yes, points 1, done 2 >= 1 by 1, done 2 <= 3 by 1 @21:43
	Khoảng từ 1 trở lên và không quá 3 được áp dụng, cho 1 điểm (2 trừ (Done chia 2)): Done: thực tế 2, điều kiện từ 1 trở lên, cao hơn 1; điều kiện không quá 3, thấp hơn 1.
	Band at least 1 and at most 3 holds and gives 1 point (2 minus (Done divided by 2)): Done: actual 2, condition at least 1, 1 above; condition at most 3, 1 below.
`},
		{"bands, some of which fail", "    score: \"bands(rate_in, '>90', 2, '[70,90]', 1 / done, '<70', done + 7)\"\n", facts{"rate_in": scoring.Bound{Above: scoring.Known(60)}, "done": 0}, nil, `
case 1 #1; score bands(rate_in, '>90', 2, '[70,90]', 1 / done, '<70', done + 7); yes, points 2, missing rate_in @21:13
	Quy tắc tính điểm cho 2 điểm; có thể không tính được điểm: chia cho 0.
	The rule gives 2 points; it may have no points: division by zero.
band 1 #1; when >90; score 2; undecided, points 2, rate_in (60, 100] > 90, missing rate_in @21:35
	Chưa rõ có thuộc khoảng trên 90% hay không; nếu thuộc thì cho 2 điểm: Tỷ lệ: đạt trên 60%, điều kiện trên 90%.
	It is not known whether band above 90% holds; if it does, it gives 2 points: Rate: reached above 60%, condition above 90%.
band 1 #1; when [70,90]; score 1 / done; undecided, rate_in (60, 100] >= 70, rate_in (60, 100] <= 90, missing rate_in @21:49
	Chưa rõ có thuộc khoảng từ 70% trở lên và không quá 90% hay không; nếu thuộc thì không tính được điểm: chia cho 0 (Tỷ lệ: đạt trên 60%, điều kiện từ 70% trở lên; điều kiện không quá 90%).
	It is not known whether band at least 70% and at most 90% holds; if it does, it has no points: division by zero (Rate: reached above 60%, condition at least 70%; condition at most 90%).
band 1 #1; when <70; score done + 7; undecided, rate_in (60, 100] < 70, missing rate_in @21:66
	Chưa rõ có thuộc khoảng dưới 70% hay không; nếu thuộc thì không tính được điểm: Tỷ lệ: đạt trên 60%, điều kiện dưới 70%.
	It is not known whether band below 70% holds; if it does, it has no points: Rate: reached above 60%, condition below 70%.
`},
		{"bands, one that fails", "    score: \"bands(rate_in, '>90', 2, '[70,90]', 1 / done, '<70', 0)\"\n", facts{"rate_in": 80, "done": 0}, nil, `
case 1 #1; score bands(rate_in, '>90', 2, '[70,90]', 1 / done, '<70', 0); yes @21:13
	Mục 1 không tính được điểm: chia cho 0.
	Item 1 has no points: division by zero.
band 1 #1; when >90; score 2; no, rate_in 80 > 90 by 10 @21:35
	Khoảng trên 90% không đạt: Tỷ lệ: đạt 80%, yêu cầu trên 90%, còn thiếu hơn 10 điểm phần trăm.
	Band above 90% is not reached: Rate: reached 80%, required above 90%, more than 10 percentage points short.
band 1 #1; when <70; score 0; no, rate_in 80 < 70 by 10 @21:66
	Khoảng dưới 70% không đạt: Tỷ lệ: đạt 80%, yêu cầu dưới 70%, vượt 10 điểm phần trăm.
	Band below 70% is not reached: Rate: reached 80%, required below 70%, 10 percentage points over.
band 1 #1; when [70,90]; score 1 / done; yes, rate_in 80 >= 70 by 10, rate_in 80 <= 90 by 10 @21:49
	Khoảng từ 70% trở lên và không quá 90% được áp dụng, không tính được điểm: chia cho 0 (Tỷ lệ: đạt 80%, điều kiện từ 70% trở lên, cao hơn 10 điểm phần trăm; điều kiện không quá 90%, thấp hơn 10 điểm phần trăm).
	Band at least 70% and at most 90% holds, but has no points: division by zero (Rate: reached 80%, condition at least 70%, 10 percentage points above; condition at most 90%, 10 percentage points below).
`},
		{"bands in an open case", "    cases:\n      - {when: trained, score: \"bands(rate_in, '>90', 2, '<=90', 1)\"}\n      - {score: 0}\n", facts{"rate_in": 80}, nil, `
case 1 #1; when trained; score bands(rate_in, '>90', 2, '<=90', 1); undecided, points 1, trained true, false == true, missing trained @22:16
	Chưa rõ trường hợp 1 có đúng hay không; nếu đúng thì cho 1 điểm: Đã tập huấn: chưa có số liệu, điều kiện có.
	It is not known whether case 1 holds; if it does, it gives 1 point: Trained: no figure, condition yes.
band 1 #1; when >90; score 2; no, rate_in 80 > 90 by 10 @22:55
	Nếu đúng, khoảng trên 90% không đạt: Tỷ lệ: đạt 80%, yêu cầu trên 90%, còn thiếu hơn 10 điểm phần trăm.
	If it does, band above 90% is not reached: Rate: reached 80%, required above 90%, more than 10 percentage points short.
band 1 #1; when <=90; score 1; yes, points 1, rate_in 80 <= 90 by 10 @22:66
	Nếu đúng, khoảng không quá 90% được áp dụng, cho 1 điểm: Tỷ lệ: đạt 80%, điều kiện không quá 90%, thấp hơn 10 điểm phần trăm.
	If it does, band at most 90% holds and gives 1 point: Rate: reached 80%, condition at most 90%, 10 percentage points below.
case 1 #2; score 0; yes, points 0 @23:17
	Nếu không, trường hợp 2 (còn lại) được áp dụng, cho 0 điểm.
	Otherwise, case 2 (all else) applies and gives 0 points.
`},
		{"it applies and arose", guarded, facts{"trained": true, "total": 3, "done": 1}, nil, `
applies 1 when trained; yes, trained true == true @21:14
	Mục 1 được áp dụng: Đã tập huấn: thực tế có.
	Item 1 applies: Trained: actual yes.
arises 1 when total > 0; yes, total 3 > 0 by 3 @23:13
	Mục 1 có phát sinh trong năm: Total: thực tế 3, điều kiện trên 0, cao hơn 3.
	Item 1 arose in the year: Total: actual 3, condition above 0, 3 above.
case 1 #1; score full * done / total; yes, points 2/3, done 1  , total 3   @25:12
	Quy tắc tính điểm cho ≈ 0,67 điểm (điểm tối đa nhân Done chia Total): Done: thực tế 1; Total: thực tế 3.
	The rule gives ≈ 0.67 points (the maximum times Done divided by Total): Done: actual 1; Total: actual 3.
`},
		{"it does not apply", guarded, facts{"trained": false, "total": 3, "done": 1}, nil, `
applies 1 when trained; no, points 0.5, trained false == true @21:14
	Mục 1 không áp dụng, tính 25% điểm tối đa: Đã tập huấn: thực tế không, điều kiện có.
	Item 1 does not apply and counts as 25% of the maximum: Trained: actual no, condition yes.
`},
		{"it did not arise", guarded, facts{"trained": true, "total": 0, "done": 1}, nil, `
applies 1 when trained; yes, trained true == true @21:14
	Mục 1 được áp dụng: Đã tập huấn: thực tế có.
	Item 1 applies: Trained: actual yes.
arises 1 when total > 0; no, total 0 > 0 by 0 @23:13
	Mục 1 không phát sinh trong năm, loại khỏi thang điểm: Total: thực tế 0, điều kiện trên 0, đúng bằng ngưỡng.
	Item 1 did not arise in the year and is left out of the maximum: Total: actual 0, condition above 0, exactly at the limit.
`},
		{"it is not known whether it applies", guarded, facts{"total": 0, "done": 1}, nil, `
applies 1 when trained; undecided, points 0.5, trained true, false == true, missing trained @21:14
	Chưa rõ mục 1 có được áp dụng hay không: Đã tập huấn: chưa có số liệu, điều kiện có.
	It is not known whether item 1 applies: Trained: no figure, condition yes.
arises 1 when total > 0; no, total 0 > 0 by 0 @23:13
	Nếu có, mục 1 không phát sinh trong năm, loại khỏi thang điểm: Total: thực tế 0, điều kiện trên 0, đúng bằng ngưỡng.
	If so, item 1 did not arise in the year and is left out of the maximum: Total: actual 0, condition above 0, exactly at the limit.
`},
		{"it is not known whether it arose", guarded, facts{"trained": true, "done": 0}, nil, `
applies 1 when trained; yes, trained true == true @21:14
	Mục 1 được áp dụng: Đã tập huấn: thực tế có.
	Item 1 applies: Trained: actual yes.
arises 1 when total > 0; undecided, total >= 0 > 0, missing total @23:13
	Chưa rõ mục 1 có phát sinh trong năm hay không: Total: chưa có số liệu, điều kiện trên 0.
	It is not known whether item 1 arose in the year: Total: no figure, condition above 0.
case 1 #1; score full * done / total; yes, points 0, done 0  , total >= 1   @25:12
	Nếu có, quy tắc tính điểm cho 0 điểm (điểm tối đa nhân Done chia Total): Done: thực tế 0; Total: thực tế từ 1 trở lên.
	If so, the rule gives 0 points (the maximum times Done divided by Total): Done: actual 0; Total: actual at least 1.
`},
		{"not arising is an error", "    arises: total > 0\n    not_arising: error\n    score: full\n", facts{"total": 0}, nil, `
arises 1 when total > 0; no, total 0 > 0 by 0 @21:13
	Mục 1 không phát sinh trong năm; không tính được điểm: mục không phát sinh, mà theo quy định thì đó là lỗi (Total: thực tế 0, điều kiện trên 0, đúng bằng ngưỡng).
	Item 1 did not arise in the year; it has no points: it did not arise, which is an error by its policy (Total: actual 0, condition above 0, exactly at the limit).
`},
		{"a rate of nothing", rate, facts{"done": 0, "total": 0}, nil, `
case 1 #1; score min(full, full * rate(done, total) / 100); yes, points 1, done 0  , total 0   @22:13
	Mục 1 không phát sinh trong năm, tính 50% điểm tối đa: Done: thực tế 0; Total: thực tế 0.
	Item 1 did not arise in the year and counts as 50% of the maximum: Done: actual 0; Total: actual 0.
`},
		{"a rate of something of nothing", rate, facts{"done": 1, "total": 0}, nil, `
case 1 #1; score min(full, full * rate(done, total) / 100); yes, done 1  , total 0   @22:13
	Mục 1 không tính được điểm: chia cho 0 (Done: thực tế 1; Total: thực tế 0).
	Item 1 has no points: division by zero (Done: actual 1; Total: actual 0).
`},
		{"a rate of anything", rate, facts{}, nil, `
case 1 #1; score min(full, full * rate(done, total) / 100); yes, points [0, 2], done >= 0  , total >= 0  , missing done total @22:13
	Quy tắc tính điểm cho từ 0 đến 2 điểm (số nhỏ nhất trong điểm tối đa và (điểm tối đa nhân (Done trên Total) chia 100)), hoặc không phát sinh trong năm, tính 50% điểm tối đa; có thể không tính được điểm: chia cho 0 (Done: chưa có số liệu; Total: chưa có số liệu).
	The rule gives 0 to 2 points (the least of the maximum and (the maximum times (Done out of Total) divided by 100)) or did not arise in the year and counts as 50% of the maximum; it may have no points: division by zero (Done: no figure; Total: no figure).
`},
		{"a rate of nothing is an error", "    not_arising: error\n    score: rate(done, total) / 50\n", facts{"done": 0, "total": 0}, nil, `
case 1 #1; score rate(done, total) / 50; yes, done 0  , total 0   @22:12
	Mục 1 không phát sinh trong năm; không tính được điểm: mục không phát sinh, mà theo quy định thì đó là lỗi (Done: thực tế 0; Total: thực tế 0).
	Item 1 did not arise in the year; it has no points: it did not arise, which is an error by its policy (Done: actual 0; Total: actual 0).
`},
		{"a rate of nothing in a condition", ratecase, facts{"done": 0, "total": 0}, nil, `
case 1 #1; when rate(done, total) >= 80; score full; not_arising, points 1, done 0  , total 0   @23:17
	Trường hợp 1 (Done trên Total: từ 80% trở lên) không phát sinh trong năm, tính 50% điểm tối đa: Done: thực tế 0; Total: thực tế 0.
	Case 1 (Done out of Total: at least 80%) did not arise in the year and counts as 50% of the maximum: Done: actual 0; Total: actual 0.
`},
		{"a rate in a condition fails", ratecase, facts{"done": 1, "total": 0}, nil, `
case 1 #1; when rate(done, total) >= 80; score full; failed, done 1  , total 0   @23:17
	Không xét được trường hợp 1 (Done trên Total: từ 80% trở lên): chia cho 0 (Done: thực tế 1; Total: thực tế 0).
	Case 1 (Done out of Total: at least 80%) cannot be decided: division by zero (Done: actual 1; Total: actual 0).
`},
		{"a rate in a condition is open", ratecase, facts{"done": 0}, nil, `
case 1 #1; when rate(done, total) >= 80; score full; undecided, points 1, (rate(done, total)) 0 >= 80 by 80, missing total @23:17
	Chưa rõ trường hợp 1 có đúng hay không; cũng có thể không phát sinh trong năm, tính 50% điểm tối đa: Done trên Total: đạt 0%, điều kiện từ 80% trở lên, thấp hơn 80 điểm phần trăm.
	It is not known whether case 1 holds; perhaps it did not arise in the year and counts as 50% of the maximum: Done out of Total: reached 0%, condition at least 80%, 80 percentage points below.
case 1 #2; score 0; yes, points 0 @24:17
	Nếu không, trường hợp 2 (còn lại) được áp dụng, cho 0 điểm.
	Otherwise, case 2 (all else) applies and gives 0 points.
`},
		{"a rate in a condition that cannot hold", ratecase, facts{"done": 0, "total": scoring.Bound{AtMost: scoring.Known(3)}}, nil, `
case 1 #1; when rate(done, total) >= 80; score full; undecided, points 1, (rate(done, total)) 0 >= 80 by 80, missing total @23:17
	Chưa rõ trường hợp 1 có đúng hay không; cũng có thể không phát sinh trong năm, tính 50% điểm tối đa: Done trên Total: đạt 0%, điều kiện từ 80% trở lên, thấp hơn 80 điểm phần trăm.
	It is not known whether case 1 holds; perhaps it did not arise in the year and counts as 50% of the maximum: Done out of Total: reached 0%, condition at least 80%, 80 percentage points below.
case 1 #2; score 0; yes, points 0 @24:17
	Nếu không, trường hợp 2 (còn lại) được áp dụng, cho 0 điểm.
	Otherwise, case 2 (all else) applies and gives 0 points.
`},
		{"a rate of nothing in a guard", "    not_arising: zero\n    applies: rate(done, total) > 50\n    not_applicable: exclude\n    score: full\n", facts{"done": 0, "total": 0}, nil, `
applies 1 when rate(done, total) > 50; not_arising, points 0, done 0  , total 0   @22:14
	Mục 1 (Done trên Total: trên 50%) không phát sinh trong năm, không tính điểm: Done: thực tế 0; Total: thực tế 0.
	Item 1 (Done out of Total: above 50%) did not arise in the year and counts as no points: Done: actual 0; Total: actual 0.
`},
		{"a rate in a guard is open", "    not_arising: zero\n    applies: rate(done, total) > 50\n    not_applicable: exclude\n    score: full\n", facts{"done": 0, "total": scoring.Bound{AtMost: scoring.Known(3)}}, nil, `
applies 1 when rate(done, total) > 50; undecided, points 0, (rate(done, total)) 0 > 50 by 50, missing total @22:14
	Chưa rõ mục 1 có được áp dụng hay không; cũng có thể không phát sinh trong năm, không tính điểm: Done trên Total: đạt 0%, điều kiện trên 50%, thấp hơn 50 điểm phần trăm.
	It is not known whether item 1 applies; perhaps it did not arise in the year and counts as no points: Done out of Total: reached 0%, condition above 50%, 50 percentage points below.
`},
		{"a guard fails", "    applies: 1 / done > 0\n    not_applicable: exclude\n    score: full\n", facts{"done": 0}, nil, `
applies 1 when 1 / done > 0; failed, done 0   @21:14
	Không xét được điều kiện của mục 1 (1 chia Done: trên 0): chia cho 0 (Done: thực tế 0).
	The condition of item 1 (1 divided by Done: above 0) cannot be decided: division by zero (Done: actual 0).
`},
		{"too many points", "    score: full + done\n", facts{"done": 1}, nil, `
case 1 #1; score full + done; yes, done 1   @21:12
	Mục 1 không tính được điểm: điểm (3) vượt điểm tối đa 2 (Done: thực tế 1).
	Item 1 has no points: its points (3) are above the maximum 2 (Done: actual 1).
`},
		{"perhaps too many points", "    score: full + done - 1\n", facts{"done": scoring.Bound{AtMost: scoring.Known(3)}}, nil, `
case 1 #1; score full + done - 1; yes, points [1, 2], done [0, 3]  , missing done @21:12
	Quy tắc tính điểm cho từ 1 đến 2 điểm (điểm tối đa cộng Done trừ 1); có thể không tính được điểm: điểm (từ 1 đến 4) vượt điểm tối đa 2 (Done: thực tế không quá 3).
	The rule gives 1 to 2 points (the maximum plus Done minus 1); it may have no points: its points ([1, 4]) are above the maximum 2 (Done: actual at most 3).
`},
		{"off the step", "    step: 0.5\n    score: done / 4\n", facts{"done": 3}, nil, `
case 1 #1; score done / 4; yes, done 3   @22:12
	Mục 1 không tính được điểm: điểm (0,75) lệch bước điểm 0,5 (Done: thực tế 3).
	Item 1 has no points: its points (0.75) are off the step 0.5 (Done: actual 3).
`},
		{"perhaps a division by zero", "    score: full / done\n", facts{"done": scoring.Bound{AtMost: scoring.Known(4)}}, nil, `
case 1 #1; score full / done; yes, points [0.5, 2], done [0, 4]  , missing done @21:12
	Quy tắc tính điểm cho từ 0,5 đến 2 điểm (điểm tối đa chia Done); có thể không tính được điểm: chia cho 0 (Done: thực tế không quá 4).
	The rule gives 0.5 to 2 points (the maximum divided by Done); it may have no points: division by zero (Done: actual at most 4).
`},
		{"an open case fails", cases("trained", "1 / done", "0"), facts{"done": 0}, nil, `
case 1 #1; when trained; score 1 / done; undecided, trained true, false == true, done 0  , missing trained @22:17
	Chưa rõ trường hợp 1 có đúng hay không; nếu đúng thì không tính được điểm: chia cho 0 (Đã tập huấn: chưa có số liệu, điều kiện có; Done: thực tế 0).
	It is not known whether case 1 holds; if it does, it has no points: division by zero (Trained: no figure, condition yes; Done: actual 0).
case 1 #2; score 0; yes, points 0 @23:17
	Nếu không, trường hợp 2 (còn lại) được áp dụng, cho 0 điểm.
	Otherwise, case 2 (all else) applies and gives 0 points.
`},
		{"reported", "    reported: true\n", facts{}, "1.25", `
reported 1 yes, points 1.25 @21:15
	Cơ quan thẩm định chấm 1,25 điểm.
	The appraiser gave 1.25 points.
`},
		{"reported, not yet", "    reported: true\n", facts{}, nil, `
reported 1 undecided, points [0, 2] @21:15
	Chưa có điểm thẩm định.
	No points were given yet.
`},
		{"reported, a bound", "    reported: true\n    applies: trained\n    not_applicable: exclude\n", facts{"trained": true}, scoring.Bound{AtLeast: scoring.Known(1)}, `
applies 1 when trained; yes, trained true == true @22:14
	Mục 1 được áp dụng: Đã tập huấn: thực tế có.
	Item 1 applies: Trained: actual yes.
reported 1 undecided, points [1, 2] @21:15
	Cơ quan thẩm định chấm từ 1 đến 2 điểm.
	The appraiser gave 1 to 2 points.
`},
		{"reported, too much", "    reported: true\n", facts{}, 3, `
reported 1 failed @21:15
	Điểm do cơ quan thẩm định chấm không hợp lệ: điểm (3) vượt điểm tối đa 2.
	The points that the appraiser gave are not valid: its points (3) are above the maximum 2.
`},
		{"reported, too many places", "    reported: true\n", facts{}, "1.125", `
reported 1 failed @21:15
	Điểm do cơ quan thẩm định chấm không hợp lệ: điểm (1,125) có hơn 2 chữ số thập phân.
	The points that the appraiser gave are not valid: its points (1.125) have more than 2 decimal places.
`},
		{"a rule in Go", "    rule: share\n", facts{"rate_in": 75, "done": 1}, nil, `
rule 1 score share; yes, points 1.5, rate_in 75  , done 1   @21:11
	Quy tắc share cho 1,5 điểm: Tỷ lệ: đạt 75%; Done: thực tế 1.
	The rule share gives 1.5 points: Rate: reached 75%; Done: actual 1.
`},
		{"a rule in Go with a reason", "    rule: share\n", facts{"rate_in": 5, "done": 1}, nil, `
rule 1 score share; yes, points 0, rate_in 5  , done 1   @21:11
	Quy tắc share cho 0 điểm: quá thấp (Tỷ lệ: đạt 5%; Done: thực tế 1).
	The rule share gives 0 points: too low (Rate: reached 5%; Done: actual 1).
`},
		{"a rule in Go without a figure", "    rule: share\n", facts{"done": 1}, nil, `
rule 1 score share; undecided, points [0, 2], rate_in [0, 100]  , done 1  , missing rate_in @21:11
	Quy tắc share chưa đủ số liệu để tính điểm: Tỷ lệ: chưa có số liệu; Done: thực tế 1.
	The rule share waits for figures: Rate: no figure; Done: actual 1.
`},
		{"a rule in Go, not arising", "    rule: share\n    not_arising: {share: 0.5}\n", facts{"rate_in": 75, "done": 0}, nil, `
rule 1 score share; not_arising, points 1, rate_in 75  , done 0   @21:11
	Theo quy tắc share, không phát sinh trong năm, tính 50% điểm tối đa: Tỷ lệ: đạt 75%; Done: thực tế 0.
	By the rule share, it did not arise in the year and counts as 50% of the maximum: Rate: reached 75%; Done: actual 0.
`},
		{"a rule in Go fails", "    rule: share\n", facts{"rate_in": 75, "done": 99}, nil, `
rule 1 score share; failed, rate_in 75  , done 99   @21:11
	Quy tắc share không tính được điểm: quy tắc share báo lỗi: no data (Tỷ lệ: đạt 75%; Done: thực tế 99).
	The rule share gives no valid points: the rule share: no data (Rate: reached 75%; Done: actual 99).
`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := ruletest.Compile(t, ruletest.OneItem(tt.item), &scoring.Options{Rules: []scoring.Rule{shareRule}})
			f := scoring.Facts{Unit: scoring.Unit{ID: "u"}, Inputs: ruletest.Figures(tt.facts)}
			if tt.points != nil {
				f.Points = ruletest.Figures(map[string]any{"1": tt.points})
			}
			assert.Equal(t, strings.TrimLeft(tt.want, "\n"), steps(explainBack(t, s, f, "1")))
		})
	}
}
