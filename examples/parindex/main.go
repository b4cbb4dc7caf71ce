// Command parindex is for the authors of rubrics and for those who work by them: it
// begins a rubric, checks it, proves its rules, makes forms for figures and reads them,
// scores and explains units by it, ranks them, holds published tables of them, says what
// variants of the rubric would change and what moved their scores from one year to the next,
// finds the least that reaches a goal, makes their plans and follows these up, folds the
// records of a year into rounds, says what a new edition changes, lays files out, and gives
// editors their schemas.
//
//	go run ./examples/parindex init -from table.xlsx rubric.yaml
//	go run ./examples/parindex check -watch rubric.yaml
//	go run ./examples/parindex form -o form.xlsx rubric.yaml
//	go run ./examples/parindex score rubric.yaml facts.yaml
//	go run ./examples/parindex explain rubric.yaml facts.yaml 7.1.3
//	go run ./examples/parindex optimize -aim aim.yaml rubric.yaml facts.yaml
//	go run ./examples/parindex plan -catalogue catalogue.yaml -docx plan.docx rubric.yaml facts.yaml
//	go run ./examples/parindex progress -catalogue catalogue.yaml rubric.yaml facts.yaml later.yaml
//	go run ./examples/parindex assess -as-of 2026-02-15 rubric.yaml records.yaml
//	go run ./examples/parindex rank rubric.yaml units/*.yaml
//	go run ./examples/parindex rank -xlsx results.xlsx rubric.yaml table.xlsx
//	go run ./examples/parindex published -mean 78.39 results.csv
//	go run ./examples/parindex whatif rubric.yaml variants.yaml table.xlsx
//	go run ./examples/parindex years -map map.yaml -from table-2025.csv -to table-2026.csv old.yaml new.yaml
//	go run ./examples/parindex diff old.yaml new.yaml
//	go run ./examples/parindex fmt -w rubric.yaml
//	go run ./examples/parindex schema rubric
//
// go install ./examples/parindex installs it as parindex. parindex help guide leads
// from the table of a decision to a tested rubric in ten steps; parindex completion
// prints scripts for shells.
//
// Every verb says more with -h, prints JSON for machines with -json, and speaks
// Vietnamese or English: -lang vi or en, by default as the locale says. Colour and
// progress are for terminals only; NO_COLOR turns colour off.
//
// The exit code is 0 where all is well; 1 where something was found: faults of
// files, findings, failed cases, items that fail, differences, a goal out of reach,
// an overdue action; 2 where the command could not do its work: wrong arguments,
// files that cannot be read or written; 130 where Ctrl-C stopped it.
//
// Files are only read, unless a flag names or asks for one to be written: fmt -w and
// test -update replace files, init FILE, suggest -o, form -o, the results of rank and the
// documents of plan, score, assess and progress are new ones. All are written at once or not at all.
package main

import "os"

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
