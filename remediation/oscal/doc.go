// Package oscal writes a remediation plan as a plan of action and milestones (POA&M) in the
// JSON form of OSCAL, the Open Security Controls Assessment Language of NIST, for hosts
// whose tools track such plans.
//
//	b, err := oscal.POAM(plan, rubric.Date{Year: 2026, Month: time.July, Day: 1}, nil)
//	if err != nil {
//		return err
//	}
//	return os.WriteFile("poam.json", b, 0o644)
//
// OSCAL is made for the security of information systems. What stands for what:
//
//	system-id       the unit
//	parties         the unit, and everybody who leads or supports an action
//	observations    deficits and penalties, with the reason
//	risks           the same as losses, with the points, the status and the log
//	remediations    of a risk: the actions for it, their milestones with deadlines
//	poam-items      actions, and what has no action
//	back-matter     the evidence of actions
//
// What OSCAL has no word for stands in props of the namespace
// https://github.com/parindex/parindex/ns/oscal: codes, points, kinds of reasons,
// fingerprints of the rubric, resources, and whatever is illustrative. All texts are in one
// language. A day is its midnight in Vietnam (+07:00). UUIDs are of version 5, made of the
// rubric, the unit and the code or the action's ID, so that the same thing has the same one
// from export to export; that of the document is made of its content.
//
// The tests hold what is written against the field lists of OSCAL 1.1 as far as they are
// used here: required and allowed fields, the forms of UUIDs, tokens and times, and that
// every reference leads somewhere. That is no proof of conformance: NIST's own validators,
// and the rules that FedRAMP and others add, are not part of it.
//
// Left out: reading POA&Ms, other models of OSCAL, XML.
package oscal
