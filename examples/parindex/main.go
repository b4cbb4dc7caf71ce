// Command parindex is for the authors of rubrics: it checks a rubric, proves its
// rules, scores and explains units by it, ranks them, makes their plans, says what
// a new edition changes, lays files out, and gives editors their schemas.
//
//	go run ./examples/parindex check rubric.yaml
//	go run ./examples/parindex score rubric.yaml facts.yaml
//	go run ./examples/parindex explain rubric.yaml facts.yaml 7.1.3
//	go run ./examples/parindex plan -catalogue catalogue.yaml rubric.yaml facts.yaml
//	go run ./examples/parindex rank rubric.yaml units/*.yaml
//	go run ./examples/parindex diff old.yaml new.yaml
//	go run ./examples/parindex fmt -w rubric.yaml
//	go run ./examples/parindex schema rubric
//
// Every verb says more with -h, prints JSON for machines with -json, and speaks
// Vietnamese or English: -lang vi or en, by default as the locale says. Colour and
// progress are for terminals only; NO_COLOR turns colour off.
//
// The exit code is 0 where all is well; 1 where something was found: faults of
// files, findings, failed cases, items that fail, differences; 2 where the command
// could not do its work: wrong arguments, files that cannot be read or written.
//
// Files are only read, but by fmt -w, which replaces them at once or not at all.
package main

import "os"

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
