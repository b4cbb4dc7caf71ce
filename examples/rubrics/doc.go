// Package rubrics is documentation, and the text of a rubric for other examples. Its YAML files are
//
//   - commune-illustrative.yaml, a complete rubric for communes with 90 leaves, which shows
//     every kind of rule, with the figures of one made-up commune, once complete, once with
//     gaps and once half a year later, a goal for it with what it takes to move its figures,
//     a catalogue of actions, and variants of the rubric as they are weighed before a new
//     edition;
//   - ward-illustrative.yaml, a shorter one for wards, communes and special zones: object
//     groups, figures of every quarter, deadlines that may never be met, working days, rows
//     that only take points off, an area that is worth what its weakest part is worth, a
//     survey that may not be held, and bands with conditions;
//   - commune-year.yaml, a small one for a whole year, with rounds, evidence, a survey,
//     waivers and a limit that changes, with test cases of records, the year of one made-up
//     commune, and the score sheet that it sent;
//   - two-years, two editions of a small one with the map of their items and the figures of
//     some made-up communes in both years, for package bridge: what was it that moved their
//     scores, the rules, the maxima or the figures;
//   - real-rules, rubrics of rules from published texts: the classification of administrative
//     units, the appraisal of civil servants, digital transformation, access to law,
//     emulation, tasks, standards, and rules of other countries.
//
// All of it is illustrative: no authority decided any of these maxima, thresholds and bands
// as they stand here, and nobody measured any effort. Everything in them is proved, their
// test cases reach all of it, and no slip of the pen goes unnoticed.
//
// From this folder:
//
//	go run ../parindex check .
//	go run ../parindex test -cover -mutate commune-illustrative.yaml
//	go run ../parindex score ward-illustrative.yaml ward-illustrative-facts.yaml
//	go run ../parindex explain commune-illustrative.yaml commune-illustrative-facts.yaml 7.2.1
//	go run ../parindex optimize -aim commune-illustrative-aim.yaml \
//	    commune-illustrative.yaml commune-illustrative-facts.yaml
//	go run ../parindex plan -aim commune-illustrative-aim.yaml -catalogue commune-illustrative-catalogue.yaml \
//	    -docx plan.docx commune-illustrative.yaml commune-illustrative-facts.yaml
//	go run ../parindex progress -catalogue commune-illustrative-catalogue.yaml -day 2026-06-30 \
//	    commune-illustrative.yaml commune-illustrative-facts.yaml commune-illustrative-later-facts.yaml
//	go run ../parindex assess -as-of 2026-02-15 commune-year.yaml commune-year-records.yaml
//	go run ../parindex assess -as-of 2026-02-15 -ledger commune-year.yaml commune-year-records.yaml
//	go run ../parindex assess -as-of 2026-02-15 -round self -verify commune-year-sheet.yaml \
//	    commune-year.yaml commune-year-records.yaml
//
// # What published rules say and these cannot
//
// Of 44 rules that were collected for real-rules, 41 are written there as they are read. The
// others are:
//
//   - a quota over units ("at most a fifth of those rated good may be rated excellent"): it
//     is about a group of units, and a rubric is about one;
//   - grades with a sign ("the weakest dimension, with a plus if another is better") and with
//     a mark for missing information: the weakest is combine: least, points have no sign, and
//     what is missing is a status;
//   - "no barrier 10 points, one 5, more than three 0": two and three are not said. Written
//     as rows with conditions it is refuted, with two barriers as the example; only the text
//     can be completed.
//
// And a series is a fixed list. Rules over the tasks of an official, of which each has
// another number, are written for as many members as there are at most, or in Go.
package rubrics
