// Package scoringtest tests rubrics by cases that their authors write, as data, and
// runs them as Go tests:
//
//	package rubrics_test
//
//	import (
//		"testing"
//
//		"github.com/parindex/parindex/scoring/scoringtest"
//	)
//
//	func TestCommune(t *testing.T) { scoringtest.Run(t, "commune.yaml") }
//	func TestFaulty(t *testing.T)  { scoringtest.RunErrors(t, "testdata/*.bad.yaml") }
//
// Run reads commune.cases.yaml beside commune.yaml:
//
//	rubric: commune-2025            # the rubric's name; sha256: ... pins an edition
//	base:                           # facts that every case starts from
//	  group: commune                # of units, which has its bands
//	  facts: {electronic_rate: 95, disciplined: 0}
//	  points: {"3.6.1": 1.5}        # of reported items
//	cases:
//	  - name: an official was disciplined
//	    facts: {disciplined: 1}     # changes; group and points, too
//	    expect:
//	      "5.4.1": 0                # points of an item at any level, or a status
//	      "5.4": {points: 2, lost: 1.5, index: 57.14}
//	      "3.2.4": {status: not_arising, points: 1}
//	      "7.2.1": {reason: {vi: "...", en: "..."}}    # to the letter; or {match: "..."}
//	      total: {points: 98.5, final: 98.5, band: A}  # or total: 98.5, which is the final one
//	      bonus: 0
//	      deficits: ["5.4.1"]       # the leaves that lose points: all of them, no other
//	  - name: the rate is not known yet
//	    facts: {electronic_rate: missing, disciplined: {at_least: 1}}
//	    expect:
//	      "7.2.1": missing
//	      "7.2": {least: 1, most: 2.5}
//	tables:                         # of one item; each row is a case
//	  - {item: "7.2.1", input: electronic_rate, rows: {90.01: 1.5, 90: 0.75, missing: missing}}
//	  - item: "1.1.2"
//	    facts: {plan_issued: true}
//	    inputs: [plan_tasks_done, plan_tasks]
//	    rows:
//	      - [32, 40, 1.2]
//	      - [0, 0, not_arising]
//	      - [{below: 32}, 40, {points: 0}]
//
// Figures stand under facts, as in facts files ([scoring.ParseFacts]; the inputs of a
// table are its columns); the plain word missing
// takes one of the base away (in quotes it is an option of that name). Of an item
// one can expect status (scored, missing, not_arising, not_applicable, failed),
// points, least, most, applicable, lost, index and reason; of the total also
// rescaled, final and band, least and most being those of the final score; of bonus
// and penalty raw and counted. A number that is not known, and a band that is not
// certain, is none. What a case does not name it does not test.
//
// Numbers are compared exactly. A test says what was expected and where, what came
// out, and how, with the places in the rubric:
//
//	commune.cases.yaml:9:16: a reprimand: item 5.4.1: want 1, got 0
//		commune.yaml:23:16: Case 1 holds and gives 0 points: Officials ...
//
// go test -scoringtest.update writes what came out into the file, and leaves every
// comment, quote and blank line as it is; read the difference before you commit it.
// Without the flag no file is written. A reason given by match stays.
//
// Programs without package testing use [ReadCases], [Cases.Check] and
// [Cases.Update].
//
// # From an official table to a tested, proved rubric
//
// Ten steps, on two rows of the illustrative rubric in examples/rubrics. The
// decision prints:
//
//	5.4.1  Không có công chức bị kỷ luật            1,5   bị kỷ luật: 0 điểm
//	7.2.1  Gửi văn bản hoàn toàn dưới dạng điện tử  1,5   trên 90%: 1,5; từ 70% đến 90%: 0,75; dưới 70%: 0
//
// 1. Write down what the decision is; two decisions are two rubrics. Mark what no
// decision states as illustrative.
//
//	rubric: part-2025
//	title: {vi: Bộ chỉ số (minh hoạ), en: Rubric (an illustration)}
//	decision: {number: 00/QĐ-MINH-HOẠ, issuer: {vi: Không có, en: None}, date: 2025-07-01}
//	period: 2025
//	max: 3
//	points: {places: 2, rounding: half-up}
//	illustrative: true
//
// 2. Copy the items with their codes (in quotes), titles and maxima, area by area.
// Give each reported: true for now, points typed by hand.
//
//	areas:
//	  - {code: "5.4.1", title: {vi: ..., en: ...}, max: 1.5, reported: true}
//	  - {code: "7.2.1", title: {vi: ..., en: ...}, max: 1.5, reported: true}
//
// 3. Let it be checked. Every fault comes at once, with its line and column; maxima
// that do not add up are found here.
//
//	$ go run ./examples/parindex check part.yaml
//	part.yaml:6:6: expected a number, got "3,5"; write the decimal point, not a comma
//
// 4. Declare the figures that the rules need: what they are called, their type and,
// where it is not the type's, their range.
//
//	inputs:
//	  - {name: electronic_rate, type: percent, title: {vi: ..., en: ...}}
//	  - {name: disciplined, type: count, unit: {vi: người, en: official(s)}, title: {vi: ..., en: ...}}
//
// 5. Replace reported by the rule, in the order and the words of the table: "trên"
// is >, "từ ... trở lên" is >=, "dưới" is <. Say which way a figure moves the points.
//
//	falls_with: disciplined
//	cases:
//	  - {when: disciplined > 0, score: 0}
//	  - {score: full}
//
//	rises_with: electronic_rate
//	score: bands(electronic_rate, '>90', full, '[70,90]', 0.75, '<70', 0)
//
// 6. Check again. The rules are checked now, and then proved over all figures that
// the inputs allow. With '[70,90)' for '[70,90]', the classic slip:
//
//	$ go run ./examples/parindex check part.yaml
//	part.yaml:29:12: item 7.2.1: it can fail: no band holds 90 (electronic_rate = 90)
//
// 7. Write the cases that the table speaks of: both sides of every threshold, one
// unit that has full marks, and what is not known. Take the points from the
// decision, not from what the program says.
//
//	rubric: part-2025
//	base:
//	  facts: {electronic_rate: 95, disciplined: 0}
//	cases:
//	  - name: an official was disciplined
//	    facts: {disciplined: 1}
//	    expect: {"5.4.1": 0, total: 1.5, deficits: ["5.4.1"]}
//	tables:
//	  - {item: "7.2.1", input: electronic_rate, rows: {90.01: 1.5, 90: 0.75, 70: 0.75, 69.99: 0, missing: missing}}
//
// 8. Test. If 90 had been read as "từ 90% trở lên", '>=90' and '[70,90)', the
// rule would be sound, and only the case knows better:
//
//	$ go run ./examples/parindex test part.yaml
//	part.cases.yaml:9:68: 7.2.1: electronic_rate 90: item 7.2.1: want 0.75, got 1.5
//		part.yaml:29:12: The rule gives 1.5 points.
//		part.yaml:29:43: Band at least 90% holds and gives 1.5 points: Outgoing documents sent only electronically: reached 90%, condition at least 90%, exactly at the limit.
//
// 9. Ask for the cases that are missing: what no case reaches, and what would go
// unnoticed if it were typed wrongly. They come in the form of this file; paste
// them, and check each against the decision.
//
//	$ go run ./examples/parindex suggest part.yaml
//
// 10. Put the test of two lines beside the rubric, write sha256 of the edition into
// the file of cases, and keep all three under version control. From now on a change
// of the rubric is a new edition, and says so.
package scoringtest
