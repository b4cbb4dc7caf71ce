// Package tracking is what people record of a remediation plan while they carry it out:
// of each action when it was begun and done, which deadlines were moved and why, what
// holds it up, the documents that show it done and who approved them ([Record]); of a
// loss that nobody is going to win back, who decided that and until when ([Acceptance]).
//
//	a := &plan.Actions[0]
//	a.Tracking.Started = rubric.Date{Year: 2023, Month: time.March, Day: 6}
//	a.Tracking.Evidence = append(a.Tracking.Evidence, tracking.Evidence{Number: "21/BC-UBND"})
//	err := plan.MoveDeadline(a.ID, rubric.Date{Year: 2023, Month: time.October, Day: 31}, tracking.Decision{
//		By:  rubric.Plain("Chủ tịch UBND xã"),
//		On:  rubric.Date{Year: 2023, Month: time.June, Day: 20},
//		Why: rubric.Text{VI: "chờ tỉnh nâng cấp phần mềm", EN: "the province upgrades the software first"},
//	})
//
// All of it is plain data, every field is optional, and the zero value means that
// nothing was recorded. Records are what people say: Plan.Progress of package
// remediation holds them against the figures.
//
// Left out: files (an evidence names one, the host keeps it), users and their rights.
package tracking
