// Package rules is the core that scoring and the packages beside it share: a rubric
// with its rules compiled, the one walk through a rule, and the arithmetic of points.
//
// Read it in this order:
//
//   - compile.go, compile_leaf.go: [Compile] makes a [Compiled] of a rubric: a tree of
//     [Node], whose leaves have guards, cases and a grid of points; host.go has what a
//     host adds, layout.go how inputs stand in columns, row.go the facts of one unit.
//   - relations.go: the relations of a rubric as constraints, and which inputs they
//     connect; relations_row.go holds facts against them and narrows what is missing.
//   - walk.go: [Walk], the only code that knows that a rule is guards, then cases, then
//     a score, then a policy. It yields endings. Everything that reads a rule is an
//     evaluator that the walk asks, or a loop over its endings.
//   - leaf.go evaluates a leaf over sets of values; exact.go makes its range exact by
//     searching regions (regions.go); engine.go prefers the kernel, with figures missing
//     at their ends (span.go and the files after it); attempt.go
//     notes what was tried, for explanations.
//   - grid.go: rounding and steps. ledger.go, ledger_unit.go, ledger_extreme.go, tally.go,
//     subtotal.go: what leaves add up to; terms.go: items whose parts do not simply add up.
//     spread.go, joint.go and joint_terms.go: the exact range of leaves together. bands.go:
//     which bands a unit may have; empty.go: sources of which nothing counts.
//   - prover.go: questions to the solver about one leaf (reach.go, monotone.go),
//     which verify, cover and improve put; budget.go bounds the work.
//   - parts.go: the parts of rules that facts can reach.
//
// Scoring imports this package, so its own types cannot be named here: [Hook] has the
// few functions by which a sister package gets from a scorer to a [Compiled] and back.
//
// Left out: what rules look like as text (package formula), what words are said of
// them (package words), and every type that a host sees.
package rules
