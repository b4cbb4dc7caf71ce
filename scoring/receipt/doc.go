// Package receipt has what makes a result replayable: which version of the library came to
// it, by which edition of a rubric, from which facts.
//
//	result, err := scorer.Score(facts)
//	stored, err := json.Marshal(result) // with the receipt, under the key "receipt"
//	...
//	var read scoring.Result
//	err = json.Unmarshal(stored, &read)
//	again, err := scorer.Score(facts)
//	fmt.Println(read.Intact(), again.Receipt() == read.Receipt())
//
// # What it proves
//
// Results with equal receipts say the same, and were computed by one version of the library
// from the same rubric and facts. Where receipts differ, their fields say in what: other
// facts, another edition, another version. With all of these equal and another result, one
// of them was computed by other code or was changed. A stored result whose receipt does not
// fit it ([scoring.Result.Intact]) was changed after it was computed.
//
// # What it does not prove
//
// A receipt is no signature. Whoever changes a stored result can compute a receipt for what
// it says now; that comes out when the facts are scored again, or by a copy of the receipt
// that was kept elsewhere. It says nothing of whether the facts are true, nor who declared
// them. Rules and functions that a host adds in Go ([scoring.Options]) are not part of it.
//
// # The facts
//
// The hash of the facts is the SHA-256 of lines that each end with a line feed and are JSON
// arrays of texts in Unicode normalisation form C, as [jsonform.Marshal] writes them:
//
//	["unit","xa-an"]                          what of the unit is given: its ID,
//	["name","Xã An","An commune"]             its name in Vietnamese and in English,
//	["group","ward"]                          its object group
//	["input","on_time_rate","76.5"]           then the figures, in the order of the rubric
//	["input","disciplined",">= 1"]            a bound: > 5, < 95, [70, 90)
//	["input","issued","2025-01-31"]           a day; never; >= 2025-01-01, <= 2025-03-31
//	["input","plan","late","none"]            the options that it may be
//	["input","reports.q1","true"]             a member of a series
//	["points","2.1","0.5"]                    then reported points, in the order of the rubric,
//	["set","3.2","1"]                         and items that an assessment decides in place of
//	["set","3.3","not_applicable"]            their rules (package assessment): their points,
//	["set","3.4","failed"]                    that they are excluded, or that they have none
//
// Figures are taken as scoring takes them: 76.50 is 76.5, a count above 0 is at least 1, a
// bound that leaves one value is that value. What is missing has no line, nor has a bound
// that allows all that the input can be. What relations say of a figure is not part of it.
//
// The hash of the result is the SHA-256 of its JSON without the receipt, in the form of
// [jsonform.Canonical] and with the texts of the unit in Unicode normalisation form C.
package receipt
