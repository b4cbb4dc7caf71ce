// Package examples is documentation. The programs below it go the whole way of
// the library on real or realistic cases:
//
//	go run ./examples/ytich     the remediation plan of Y Tịch commune, 2022
//	go run ./examples/year      a made-up commune's year, record by record
//	go run ./examples/province-report
//	                            150 made-up units: ranks, bands, what if, years
//	go run ./examples/parindex  the rule author's command: check, test, suggest,
//	                            score, explain, optimize, plan, progress, assess,
//	                            rank, diff, fmt, schema
//
// examples/rubrics holds a complete rubric with everything that rules can say, all
// of it made up and marked so, for trying things out.
//
// What needs other software is a module of its own, so that the library does not
// depend on it:
//
//	go run -C examples/province .  a province's web application: sheets, appraisal,
//	                               ranking, publication, plans
//	go run -C examples/national .  a country's figures, pushed by provinces and
//	                               scored by jobs
//
// examples/benchmarks measures scoring side by side with other engines, and
// examples/schemas holds files against their JSON schemas.
package examples
