package main

// run scores the first len(totals) units of the facts it was prepared with and
// stores their totals in hundredths of a point: the sum of the leaves, each
// rounded to two places, halves up.
type run func(totals []int64) error

// engineOf is one way of scoring facts of some form. What prepare does (compile the
// rules, bring the facts into the engine's own form) is not measured; what it returns is.
type engineOf[F any] struct {
	name    string
	about   string
	exact   bool // gives the totals of exact arithmetic, always
	prepare func(F) (run, error)
	// incomplete facts make totals that no other engine has.
	incomplete bool
}

// engine scores the synthetic rubric.
type engine = engineOf[*facts]

// engines are measured side by side, in this order. Another door of the
// library is one more line here.
var engines = []engine{
	{name: "hand_int64", about: "rules hand-written over int64, unit by unit", exact: true, prepare: prepareHandInt64},
	{
		name:    "hand_columns",
		about:   "the same leaf by leaf, over columns of all units",
		exact:   true,
		prepare: prepareHandColumns,
	},
	{
		name:    "hand_decimal",
		about:   "the same over shopspring decimals, unit by unit",
		exact:   true,
		prepare: prepareHandDecimal,
	},
	{name: "expr_float", about: "expr's virtual machine over float64", prepare: prepareExprFloat},
	{
		name:    "expr_decimal",
		about:   "expr's virtual machine with decimal operators",
		exact:   true,
		prepare: prepareExprDecimal,
	},
	{name: "cel", about: "cel-go over double", prepare: prepareCEL},
	{name: "gval", about: "gval over float64", prepare: prepareGval},
	{name: "govaluate", about: "govaluate over float64", prepare: prepareGovaluate},
	{name: "opa", about: "OPA, one Rego module with all rules", prepare: prepareOPA},
	{
		name:    "score",
		about:   "this library: a Result for each unit, explained on demand",
		exact:   true,
		prepare: prepareScore,
	},
	{
		name:    "stream",
		about:   "this library: the same for a stream of units, on all cores",
		exact:   true,
		prepare: prepareStream,
	},
	{
		name:    "columnar",
		about:   "this library: totals over a table of units, on all cores",
		exact:   true,
		prepare: prepareColumnar,
	},
}

// missing is measured in the same rounds. Peers have no such notion.
var missing = engine{
	name:       "score_missing",
	about:      "the same with one input in ten missing",
	exact:      true,
	prepare:    prepareMissing,
	incomplete: true,
}

// door is a way into the library that can use several cores. One that spreads
// its work itself takes the number of workers; scaling on cores is measured of
// every door here.
type door struct {
	name    string
	units   int
	prepare func(f *facts, workers int) (run, error)
}

var doors = []door{
	{"score", fewUnits, spread(prepareScore)},
	{"stream", fewUnits, spreadsItself(prepareStream)},
	{"columnar", fewUnits, spreadsItself(prepareColumnar)},
	{"columnar", manyUnits, spreadsItself(prepareColumnar)},
	{"arithmetic", fewUnits, spread(prepareArithmetic)},
	{"arithmetic", manyUnits, spread(prepareArithmetic)},
}

// Units of the doors whose scaling on cores is measured.
const (
	fewUnits  = 4096
	manyUnits = 100_000
)
