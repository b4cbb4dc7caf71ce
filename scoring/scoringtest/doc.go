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
//	  - {item: "3.2", inputs: [done, peer_best(done)], rows: [[45, 90, 1], [90, 90, 2]]}  # of its group
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
// # Rounds and records
//
// Where the rubric has rounds, a case can state records of the unit's year in place of
// facts, as in the files of package assessment:
//
//	base:
//	  as_of: 2026-02-15               # by which waivers and days of evidence are read
//	  records:                        # that every case with records begins with
//	    - {kind: figure, round: self, by: A, authority: Office, at: 2026-01-05, input: rate_done, new: 85}
//	cases:
//	  - name: a figure is cut by the appraiser
//	    as_of: 2026-02-01             # instead of the base's
//	    records:
//	      - {kind: claim, round: self, by: A, authority: Office, at: 2026-01-05, item: "1.1", case: 1}
//	      - {kind: figure, round: appraisal_1, by: B, authority: Board, at: 2026-01-20, input: rate_done,
//	         old: 85, new: 60, why: Another period}
//	    rounds:                       # each with what can be expected
//	      self: {"1.1": 4, findings: [evidence_missing 1.2]}
//	      appraisal_1:
//	        "1.1": {points: 3, ledger: {rule: 0, appraisal_cut: 1}}
//	        total: {ledger: {appraisal_cut: 1, evidence: 2}}
//	    expect: {"1.1": 3}            # of the last round
//	    findings:                     # of the last round: all of them, no other
//	      - claim_refuted 1.1
//	      - evidence_missing 1.2
//	    receipt: {facts: a122...}     # of the last round; also of a case with facts
//	  - name: a late change is refused
//	    records:
//	      - {kind: lock, round: self, by: A, authority: Office, at: 2026-01-10}
//	      - {kind: figure, round: self, by: A, authority: Office, at: 2026-01-11, input: rate_done,
//	         old: 85, new: 90, why: Late}
//	    refused: {record: 3, kind: locked}
//	    expect: {"1.1": 4}            # of the records that were not refused
//
// The unit is of the base's group or that of the case; the facts and points of the base
// are those of cases without records, since nobody stated them in a round. Records are
// numbered from 1, those of the base first.
//
// Under ledger stands what a cause took in all of an item at any level or of the total,
// exactly, as a number or a fraction; below zero is what it gave, and 0 that there is no
// such cause ([assessment.CauseKind] has the kinds). A finding is its kind
// ([assessment.FindingKind]) and the code of its item; several of one kind about one
// item are one. Findings and receipt can stand among the rest, too, so also of a round.
// A receipt has the hashes facts and result ([scoring.Result.Receipt]); the ID of the unit, which is
// part of both, is the name of the case. Write none and let -scoringtest.update fill
// them in.
//
// A record that does not follow from those before it is a fault of the file, unless the
// case expects records to be refused: one, or a list of all of them. Their kind is
// locked, revision, conflict, not_allowed or, of whatever else is wrong with them, other;
// match is a pattern of the message. Figures of a round that contradict a relation are
// always a fault.
//
// What a case reaches of the rules ([Case.Facts], package cover) is what it reaches in the
// last of the rounds of which it expects something. It does not count what
// only a round before that reaches, nor what only findings, refusals and the unit's own
// figures in a ledger depend on. [Cases.Survivors] holds mutants against all of them.
//
// # From an official table to a tested, proved rubric
//
// Ten steps, which "parindex help guide" tells people who do not program, too (the
// command is examples/parindex). The decision prints:
//
//	1.1.2  Thực hiện kế hoạch             1,5   theo tỷ lệ nhiệm vụ hoàn thành; không có kế hoạch: 0 điểm
//	3.2.1  Hồ sơ giải quyết đúng hạn      2,0   từ 95% trở lên: 2; từ 80% đến dưới 95%: 1; dưới 80%: 0;
//	                                            không có hồ sơ: trọn điểm
//	5.4.1  Không có công chức bị kỷ luật  1,5   có người bị kỷ luật: 0 điểm
//
// 1. Begin with the table itself, if it is there as XLSX or CSV (without -from a
// commented example is written). Write down what the decision is; two decisions are
// two rubrics. Mark what no decision states as illustrative.
//
//	$ parindex init -from table.xlsx commune.yaml
//
// 2. Hold the items against the decision: codes (in quotes), titles and maxima, area
// by area. Each is reported: true for now, points typed by hand.
//
//	areas:
//	  - {code: "1.1.2", title: Plan carried out, max: 1.5, reported: true}
//
// 3. Let it be checked, with -watch whenever the file is saved. Every fault comes at
// once, with its line and column; maxima that do not add up are found here.
//
//	$ parindex check commune.yaml
//	commune.yaml:5:6: expected a number, got "5,0"; write the decimal point, not a comma
//
// 4. Declare the figures that the rules need: what they are called, their type and,
// where it is not the type's, their range. Fixed ones are not in the unit's hands. A
// figure for every quarter is a series, each: [q1, q2, q3, q4]; object groups that
// rules tell apart stand under groups.
//
//	inputs:
//	  - {name: in_time, type: count, unit: dossier(s), title: Dossiers settled in time}
//	  - {name: dossiers, type: count, unit: dossier(s), fixed: true, title: Dossiers due}
//
// 5. Say how figures have to agree. Facts that contradict a relation are at fault, and
// proofs and suggestions assume it, so that rules need no guard against such facts.
//
//	relations:
//	  - {holds: in_time <= dossiers, title: Dossiers in time are part of those due}
//
// 6. Replace reported by the rule, in the order and the words of the table: "trên"
// is >, "từ ... trở lên" is >=, "dưới" is <. Say what follows where there was nothing to
// score, and which way a figure moves the points.
//
//	not_arising: zero
//	score: share(tasks_done, tasks)
//
//	not_arising: full
//	rises_with: in_time
//	score: bands(rate(in_time, dossiers), '>=95', full, '[80,95)', 1, '<80', 0)
//
//	falls_with: disciplined
//	cases:
//	  - {when: disciplined > 0, score: 0}
//	  - {score: full}
//
// 7. Check again. The rules are proved now over all figures that the inputs and
// relations allow. With '(80,95)' for '[80,95)', the classic slip:
//
//	$ parindex check commune.yaml
//	commune.yaml:29:12: item 3.2.1: it can fail: no band holds 80 (dossiers = 5, in_time = 4) [illustrative]
//
// 8. Write the cases that the table speaks of: both sides of every threshold, one
// unit that has full marks, and what is not known. Take the points from the
// decision, not from what the program says.
//
//	rubric: commune-example-2025
//	base:
//	  facts: {tasks_done: 40, tasks: 40, in_time: 100, dossiers: 100, disciplined: 0}
//	cases:
//	  - name: full marks
//	    expect: {total: 5}
//	  - name: an official was disciplined
//	    facts: {disciplined: 1}
//	    expect: {"5.4.1": 0, total: 3.5, deficits: ["5.4.1"]}
//	  - name: neither a plan nor a dossier
//	    facts: {tasks_done: 0, tasks: 0, in_time: 0, dossiers: 0}
//	    expect: {"1.1.2": {status: not_arising, points: 0}, "3.2.1": {status: not_arising, points: 2}}
//	  - name: not known how many were in time
//	    facts: {in_time: missing}
//	    expect: {"3.2.1": missing}
//	tables:
//	  - {item: "1.1.2", input: tasks_done, rows: {32: 1.2, 0: 0}}
//	  - {item: "3.2.1", input: in_time, rows: {95: 2, 94: 1, 80: 1, 79: 0}}
//
// If 95 had been read as "trên 95%", '>95' and '[80,95]', the rule would be sound, and
// only the case knows better:
//
//	$ parindex test commune.yaml
//	commune.cases.yaml:18:48: 3.2.1: in_time 95: item 3.2.1: want 2, got 1
//		commune.yaml:29:12: The rule gives 1 point.
//		commune.yaml:29:50: Band above 95% is not reached: Dossiers settled in time out of Dossiers due: reached 95%, required above 95%, exactly at the limit.
//
// 9. Ask for the cases that are missing: what no case reaches, and what would go
// unnoticed if it were typed wrongly. Paste them, and hold each against the decision.
// Go on until test -cover -mutate is content.
//
//	$ parindex suggest commune.yaml
//	# what the rules give as they are; hold each case against the decision
//	rubric: commune-example-2025
//	cases:
//	  - name: '3.2.1: rate(in_time, dossiers) = 80, just above'
//	    facts: {dossiers: 100, in_time: 81}
//	    expect: {'3.2.1': 1}
//	  - name: '3.2.1: rate(in_time, dossiers) = 95, just above'
//	    facts: {dossiers: 50, in_time: 48}
//	    expect: {'3.2.1': 2}
//
// 10. Put the test of two lines beside the rubric, write sha256 of the edition into
// the file of cases, and keep all three under version control. From now on a change
// of the rubric is a new edition, and says so.
package scoringtest
