// Package assessment is one unit's year: what was stated, appraised, shown and waived, by
// whom, and what it comes to in every round.
//
//	a, err := assessment.Parse("year.yaml", src, r, nil)
//	if err != nil {
//		return err // every fault, as file:line:col: message
//	}
//	state, err := assessment.Fold(scorer, a, rubric.Date{Year: 2026, Month: 2, Day: 1})
//	if err != nil {
//		return err // every record that does not follow from those before it
//	}
//	for _, round := range state.Rounds {
//		fmt.Println(round.Name, round.Result.Total.FinalRange)
//	}
//
// An [Assessment] is a list of records, which a host keeps and only ever adds to
// ([Append]), one or several together. Its file:
//
//	rubric: commune-2025
//	unit: {id: xa-a, name: UBND xã A}
//	records:
//	  - {kind: figure, round: self, by: Lý Văn A, authority: Công chức văn phòng, at: 2026-01-05,
//	     input: electronic_rate, new: 85}
//	  - {kind: points, round: self, by: ..., authority: ..., at: ..., item: "3.6.1", new: 1.5}
//	  - {kind: claim, ..., item: "7.2.1", case: 2}     # a case that somebody says to hold
//	  - {kind: evidence, ..., item: "1.1.2", evidence: {id: e1, number: 12/BC-UBND, date: 2025-12-20,
//	     issuer: UBND xã A, page: "3", file: bc12.pdf, sha256: ...}}
//	  - {kind: lock, ...}                              # the round takes no more
//	  - {kind: figure, round: appraisal_1, ..., at: 2026-01-20T09:30:00+07:00,
//	     input: electronic_rate, old: 85, new: 78.5, why: Sai kỳ số liệu}
//	  - {kind: refusal, ..., item: "1.1.2", piece: e1, why: ...}
//	  - {kind: explanation, round: explanation, ..., item: "1.1.2", text: ...}   # also opinion, note
//	  - {kind: survey, ..., item: "8.1", answers: {people: {good: 60, bad: 5}}}  # respondents
//	  - {kind: survey, ..., survey: citizens, not_held: true}
//	  - {kind: waiver, ..., item: "4.2", why: ..., waiver: {approver: ..., from: 2026-01-01, until: 2026-06-30}}
//	  - {kind: reopen, ..., why: ...}                  # the round goes on, as revision 2
//
// A record that replaces a value gives the old one: old of figures and points, old_case,
// old_answers, old_waiver. Without a new one the value is taken back.
//
// # Rounds
//
// Rounds, their order and what each takes are the rubric's ([rubric.Round]). A round starts
// from the values of the one before it, which its own records change. Where self-scoring is
// reopened and a figure corrected, the correction reaches every later round that did not
// change that figure itself.
//
// A record that changes a value says what it was. Where the current value is another one, or
// the round is locked or at another revision, the record is refused, with both named. So two
// people cannot undo each other's work unseen, and the same records in another order give the
// same state, but for their numbers, or a conflict. Figures are compared by value: 76.50 is
// 76.5. Where a value is changed and later restored, whose record is named depends on the
// order.
//
// # From a form to records
//
// A form that somebody filled in, in a page or a spreadsheet (package form), says how the
// figures of a round should stand. [Round.Changes] makes the records of what differs, and
// [Append] takes them together or not at all:
//
//	round := state.Current()
//	facts, err := page.Read(posted, round.Figures()) // a form.Form; its faults have paths of fields
//	...
//	records, err := round.Changes(facts)
//	...
//	next, err := round.Preview(records...) // what it would come to; nothing is stored
//	...
//	for i := range records {
//		records[i].By, records[i].Authority, records[i].At, records[i].Why = by, office, now, why
//	}
//	longer, err := assessment.Append(scorer, a, records...)
//
// A fault of Append is about a record; [Assessment.FieldOf] names its field in the form.
// [State.History] tells what was recorded of an item, by whom, and [Round.StatedBy] who stated
// the figure that stands.
//
// # Which score counts
//
// The rule gives the points of an item from the current figures ([Computed]). Points of
// reported items are typed ([Appraised]), and so are those of a rule where the rubric lets
// it be judged, where the item applies. The results of surveys and other indexes
// ([FromSurvey], [FromExternal]) are never stated by the unit. Points of a question are
// computed from how many respondents gave each answer. That a case holds can be claimed; the
// claim earns no points, and the figures say whether it is true.
//
// Where a survey was not held, or too few answered, the rubric says what its items are worth
// that apply.
//
// On top of that, in this order: an item without evidence has no points where the rubric
// says so, once the day by which it is due has passed; a waiver in force gives what the
// rubric says, if that is more than there is. Where figures are missing, what is more than
// that stays open. The day is the host's, and that of a record is the day in its own zone.
//
// # Where the points went
//
// [State.Ledger] accounts for every point of a round: at every item and of the whole the
// maximum less the points is the sum of the causes, exactly. [State.Compare] says which
// records moved the score, and every leaf, from one round to another, such as from what the
// unit gave itself ([State.Self]).
//
// # What others say
//
// The score sheet of somebody else is held against a round ([Round.Verify]), with what is
// judged, shown and waived there, and [Round.Sheet] makes one. A state that was stored is
// folded again and compared byte by byte ([State.Replay]). Package audit has what both say.
//
// # From a round to a plan
//
// The result of a round is one of package scoring, and its deficits are those of
// remediation.Deficits. What decided it beside the rules is [Round.Set], and a scorer that
// [Hold] makes keeps that whatever the figures are, for package improve: what is judged,
// unproved or waived stays, and figures change the rest. Plans, optima and progress of package
// remediation take a round so, and name the evidence that is missing, who judged, and who waived.
//
// # What is left out
//
// Signing in, permissions of people, files of evidence and the clock are the host's.
package assessment
