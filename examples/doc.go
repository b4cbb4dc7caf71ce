// Package examples is documentation. The programs below it go the whole way of
// the library on real or realistic cases:
//
//	go run ./examples/ytich     the remediation plan of Y Tịch commune, 2022
//	go run ./examples/year      a made-up commune's year, record by record
//	go run ./examples/parindex  the rule author's command: check, test, suggest,
//	                            score, explain, optimize, plan, progress, assess,
//	                            rank, diff, fmt, schema
//
// examples/rubrics holds a complete rubric with everything that rules can say, all
// of it made up and marked so, for trying things out.
//
// Programs that compare with other software are modules of their own, so that
// the library does not depend on it: examples/benchmarks measures scoring side
// by side with other engines.
package examples
