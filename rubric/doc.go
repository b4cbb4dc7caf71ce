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
//	max: 22                                    # of all areas together
//	points: {places: 2, rounding: half-up}     # also half-even, down
//	index: {places: 1, rounding: half-up}      # of percentages; as points if absent
//	exclusion: by-source                       # how excluded items rescale: also whole, none
//	empty_source: whole                        # also zero: where all of a source is excluded
//	groups: [{name: commune, title: "..."}, ward]  # object groups of units, if there are any
//	inputs:
//	  - {name: electronic_rate, type: percent, places: 2, title: {vi: "...", en: "..."}}
//	  - {name: done, type: count, title: "...", unit: {vi: hồ sơ, en: dossiers}}
//	  - {name: total, type: count, max: 100000, title: "...", fixed: true}  # not in the unit's hands
//	  - {name: plan, type: enum, title: "...", options: [on_time, late, {name: none, title: "..."}]}
//	  - {name: plan_sent, type: date, title: "...", never: true}  # a day that may not come
//	  - {name: has_portal, type: bool, title: "..."}
//	  - {name: sipas, type: percent, title: "...", fixed: true, source: external}  # not the unit's to state
//	  - {name: reports, type: number, min: 0, title: "...", each: [q1, q2]}  # a series: two figures
//	parameters:                                # numbers that change over the years; rules read them by name
//	  - name: electronic_limit
//	    title: {vi: "...", en: "..."}
//	    type: percent                          # also count and number, perhaps with a unit
//	    as_of: plan_sent                       # the date that chooses the value; without it the period does
//	    values:                                # without gaps, the earliest first
//	      - {value: 80, from: 2020-01-01, until: 2022-06-30, source: 12/QĐ-UBND}  # both days included
//	      - {value: 85, from: 2022-07-01, illustrative: true}  # without until: no end is known
//	relations:                                 # what figures of every unit satisfy; linear
//	  - {holds: done <= total, title: {vi: "...", en: "..."}}
//	holidays:                                  # days that workdays does not count
//	  - {date: 2022-09-02, title: "...", source: "..."}
//	  - {from: 2022-01-31, to: 2022-02-04, title: "...", illustrative: true}
//	surveys:                                   # asked of respondents; an item names one
//	  - name: citizens
//	    title: "..."
//	    answers: [{name: good, title: "...", value: 1}, {name: bad, value: 0}]  # shares of the maximum
//	    respondents: [{name: people, value: 0.6}, {name: firms, value: 0.4}]    # weights, if there are groups
//	    least: 50                              # answers that a question needs, least_each of every group
//	    least_each: 10
//	    too_few: exclude                       # what its items are worth then; as not_applicable
//	    not_held: {share: 0.5, reason: "..."}  # likewise
//	    illustrative: true
//	rounds:                                    # of the assessment of a unit, in order
//	  - {name: self, title: "...", self: true, records: [figure, points, claim, evidence, explanation, note]}
//	  - {name: appraisal_1, title: "..."}      # takes opinion, refusal, survey and waiver, too
//	areas:
//	  - code: "7"
//	    title: "..."
//	    max: 22
//	    items:
//	      - code: "7.1"
//	        title: "..."
//	        max: 1
//	        rises_with: electronic_rate        # with it points never fall, a claim to be proved; also falls_with
//	        unique: true                       # no two cases hold together, likewise
//	        cases:                             # the first that holds gives the points
//	          - {when: electronic_rate >= 80, score: full}
//	          - {when: 50 <= electronic_rate < 80, score: 0.5}
//	          - {score: 0, otherwise: true, reason: {vi: "chỉ {electronic_rate}", en: "only {electronic_rate}"}}
//	      - {code: "7.2", title: "...", max: 2, score: "min(full, 0.5 * sum(reports))"}
//	      - {code: "7.3", title: "...", max: 3, reported: true, source: survey, survey: citizens}
//	      - code: "7.4"
//	        title: "..."
//	        max: 2
//	        rule: my_go_rule
//	        judged: true                       # appraisers may set its points in place of the rule
//	        evidence: ["..."]                  # documents that prove the points
//	        no_evidence: zero                  # what follows without any by evidence_by; also warn
//	        evidence_by: 2023-01-15
//	        waiver: full                       # of a unit that it is waived for; also exclude, {share: 0.5}
//	        note: "..."
//	      - code: "7.5"
//	        title: "..."
//	        max: 12
//	        applies: has_portal                # where this does not hold ...
//	        not_applicable: exclude            # ... also full, zero, error, {share: 0.5}
//	        arises: plan != 'none'             # the same of what did not arise, as does
//	        not_arising: {as: full, reason: "..."}  # a share or rate of 0 of 0; a reason for officials, with any
//	        score: share(done, total)
//	      - code: "7.6"
//	        title: "..."
//	        max: 2
//	        combine: least                     # of parts that all have max 2; capped cuts their sum at 2
//	        items:
//	          - {code: "7.6.1", title: "...", max: 2, score: "plan_sent == never ? 0 : full"}
//	          - {code: "7.6.2", title: "...", max: 2, reported: true, step: 0.5, illustrative: true}
//	      - {code: "7.7", title: "...", max: 0, min: -1, score: "has_portal ? 0 : -1"}  # only takes off
//	      - {code: "7.8", title: "...", unscored: true}  # shown without points
//	bonus: {cap: 2, items: [{code: "B", title: "...", max: 2, reported: true}]}  # outside the tree
//	penalty: {cap: 1, items: [{code: "P", title: "...", max: 1, reported: true}]}
//	final: {floor: 0, ceiling: 22}             # of the final score, behind bonus and penalty
//	bands:                                     # a band without its condition leaves the unit to the next
//	  - {name: Tốt, from: 18, when: "plan != 'late' and index('7') >= 50"}
//	  - {name: Khá, from: 0, below: 18}        # below may be left out; group: ward, of one group alone
//	ranking:                                   # without it by points, exactly; equal units share the better place
//	  ties: ordinal                            # also competition, dense, modified, fractional
//	  by: index                                # also points
//	  rounding: {places: 2, rounding: half-up} # of what is ranked by, as it is published
//	  keys: [{item: "7.1"}, {item: "7", lowest: true}]  # of ordinal: what separates equal units, in this order
//	quotas:                                    # how many units of a group may be in some bands together
//	  - {bands: [Tốt], most: 20, group: ward, source: 12/QĐ-UBND}  # percent; of every group without group
//
// Inputs are percents (0 to 100), counts, numbers, bools, dates, or enums with their options;
// min, max and places narrow what they can be. Items can be nested to any depth; the points of
// a leaf come from cases (or one score), an appraiser (reported) or Go (rule), and its source is
// appraisal (the default), survey or external. The last of the cases may have a condition,
// too: facts for which none holds then fail the item, and verification proves that there are
// none. One without a condition that says otherwise: true is meant for all that the others
// leave. Where exclusion is by-source, empty_source says what follows where everything of a
// source is excluded: whole rescales what the others come to from their maxima to the whole,
// zero gives nothing for it; without it such a unit has no final score.
//
// The points of an item that names a survey are its maximum × Σ weight × mean value of the
// answers of a group ÷ Σ weight, rounded once; it has neither a step nor a min. In a self
// round a unit speaks for itself: the round takes no opinions, refusals, waivers or answers
// of surveys, and no figures or points whose source is survey or external. A round without
// records takes all that its side may write. An appraiser sets the points of reported items,
// and those of judged items in place of their rules; of other items with rules only figures
// can be corrected. Surveys, rounds, evidence and waivers say how the year of a unit comes
// to figures and points, and are for package assessment: expressions do not read them.
//
// A parameter is a number that a document sets and a later one changes. Of one without as_of a
// single value has to be in force in all of the period. With as_of the value is that of the day;
// where none is in force, which is so of never, too, an item that reads the parameter fails.
//
// How units are ranked, package ranking says. A ranking and quotas change no score; they are
// for package scoring/cohort.
//
// Items, cases, inputs, values of parameters, relations, holidays, surveys, rounds, bands,
// quotas and the whole rubric can be marked illustrative: whatever no source decides has to be, and every
// output made from it says so.
//
// The file is read strictly: unknown and duplicate keys, maxima that their parts do not add up
// to, gaps between bands are faults, and all faults come in one list with their places. JSON is
// read the same way. Names of inputs, options, items and groups are normalised (Unicode form
// C), and two that readers cannot tell apart, such as x and the fullwidth ｘ, are a fault.
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
