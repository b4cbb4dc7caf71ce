// Package rubric is the model of a rubric (bộ chỉ số) and its file format.
//
//	src, err := os.ReadFile("rubric.yaml")
//	if err != nil {
//		return err
//	}
//	r, err := rubric.Parse("rubric.yaml", src, nil)
//	if err != nil {
//		return err // all faults of the file: rubric.yaml:12:9: duplicate code "1.2"...
//	}
//	for it := range r.Leaves() {
//		fmt.Println(it.Code, it.Title.In(rubric.Vietnamese), it.Max)
//	}
//
// A [Rubric] is a tree of [Item]: areas (lĩnh vực), criteria (tiêu chí),
// component criteria (tiêu chí thành phần), to any depth. The leaves say where
// their points come from: cases of a rule, an appraiser (reported), or a rule in
// Go. The expressions of the cases are text here; package scoring gives them
// their meaning.
//
// # The file
//
//	rubric: chi-lang-commune-2022              # name of the edition, without spaces
//	title: {vi: "...", en: "..."}              # a text: both languages, or one plain string
//	decision: {number: 258/QĐ-UBND, issuer: "...", date: 2023-01-30}
//	period: 2022                               # the year that is scored
//	max: 100                                   # of all areas together
//	points: {places: 2, rounding: half-up}     # also half-even, down
//	index: {places: 2, rounding: half-up}      # of percentages; as points if absent
//	exclusion: whole                           # how excluded items rescale: also by-source, none
//	groups: [{name: commune, title: "..."}, ward]  # object groups of units, if there are any
//	inputs:
//	  - {name: electronic_rate, type: percent, title: {vi: "...", en: "..."}}
//	  - {name: disciplined, type: count, title: "...", unit: {vi: người, en: officials}}
//	  - {name: plan_issued, type: enum, title: "...", options: [on_time, late, none]}
//	  - {name: reports, type: count, title: "...", each: [q1, q2, q3, q4]} # a series: four figures
//	relations:                                 # what figures of every unit satisfy; linear
//	  - {holds: on_time <= dossiers, title: {vi: "...", en: "..."}}
//	holidays:                                  # that workdays does not count
//	  - {from: 2022-01-31, to: 2022-02-04, title: "...", source: "..."}
//	areas:
//	  - code: "7"
//	    title: "..."
//	    max: 13
//	    items:
//	      - code: "7.1.3"
//	        title: "..."
//	        max: 1
//	        cases:                             # the first that holds gives the points
//	          - {when: electronic_rate >= 80, score: full}
//	          - {score: 0, reason: {vi: "chỉ {electronic_rate}", en: "only {electronic_rate}"}}
//	      - {code: "7.2", title: "...", max: 2, score: "min(full, 0.5 * initiatives)"}
//	      - {code: "7.3", title: "...", max: 3, reported: true, step: 0.25}
//	      - {code: "7.4", title: "...", max: 2, rule: my_go_rule}
//	      - code: "7.5"
//	        title: "..."
//	        max: 5
//	        applies: has_one_stop_shop         # where this does not hold ...
//	        not_applicable: exclude            # ... also full, zero, error, {share: 0.5}
//	        not_arising: full                  # the same for a rate of 0 cases of 0
//	        score: full * rate(done, total) / 100
//	      - code: "7.6"
//	        title: "..."
//	        max: 2
//	        combine: least                     # of parts that all have max 2; capped cuts their sum at 2
//	        items: [...]
//	      - {code: "7.7", title: "...", max: 0, min: -1, score: "max(-1, -0.5 * late)"} # only takes off
//	      - {code: "7.8", title: "...", unscored: true}  # shown without points
//	bonus: {cap: 2, items: [...]}              # outside the tree; penalty likewise
//	final: {floor: 0, ceiling: 100}            # of the final score, behind bonus and penalty
//	bands:                                     # a band without its condition leaves the unit to the next
//	  - {name: Tốt, from: 80, when: "disciplined == 0 and index('7') >= 50"}
//	  - {name: Khá, from: 0}
//
// Where exclusion is by-source, empty_source says what follows where everything of a
// source is excluded: whole rescales what the others come to from their maxima to the
// whole, zero gives nothing for it; without it such a unit has no final score.
//
// Inputs can also say min, max, places (their figures have at most so many decimals)
// never (a date that may not come) and fixed (not in the unit's hands). The last of the
// cases may have a condition, too: facts for which none holds then fail the item, and
// verification proves that there are none. One without a condition may say otherwise: true,
// that it is meant for all that the others leave; unique: true on an item claims that no
// two of its cases hold together. Items can also say min, step, source (appraisal, survey,
// external), arises, rises_with and
// falls_with (inputs; see [Item]), evidence, note. Items, cases, inputs, bands and
// the whole rubric can be marked illustrative: whatever no source decides has to
// be, and every output made from it says so. The file is read strictly: unknown and duplicate keys, maxima that
// their parts do not add up to, gaps between bands are faults, and all faults
// come in one list with their places. JSON is read the same way. Names of inputs,
// options, items and groups are normalised (Unicode form C), and two that readers
// cannot tell apart, such as x and the fullwidth ｘ, are a fault.
//
// # Editions
//
// Two deciding documents make two editions, also within one year. [Rubric.Edition]
// identifies a rubric by its deciding document and the SHA-256 of its canonical
// form, which is the JSON of its content with sorted keys: layout and comments do not
// count, nor does the order of keys. [Rubric.Canonical] says what the form is.
//
// # Limits
//
// Files come from outside, so their sizes are bounded: 4 MiB, nesting 64, 100,000 values
// (an alias counts at every use), 1,000 faults, numbers of 18 digits on each side of the
// point ([source.Limits] changes these); expressions of 10,000 characters each and 200,000
// together (scoring.Options); points of at most a billion, with at most six decimal places.
//
// # What is left out
//
// There is no inheritance between rubrics and no inclusion of files: an edition
// is one file that can be read, signed and hashed by itself.
package rubric
