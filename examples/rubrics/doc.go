// Package rubrics is documentation. Its YAML files are a complete rubric for
// communes with 90 leaves, which shows every kind of rule, the figures of one
// made-up commune, once complete, once with gaps and once half a year later, a goal
// for it with what it takes to move its figures, and a catalogue of actions. All of
// it is illustrative: no authority decided any maximum, threshold or band in it, and
// nobody measured any effort.
//
// From this folder:
//
//	go run ../parindex check commune-illustrative.yaml
//	go run ../parindex test -cover -mutate commune-illustrative.yaml
//	go run ../parindex explain commune-illustrative.yaml commune-illustrative-facts.yaml 7.2.1
//	go run ../parindex optimize -aim commune-illustrative-aim.yaml \
//	    commune-illustrative.yaml commune-illustrative-facts.yaml
//	go run ../parindex plan -aim commune-illustrative-aim.yaml -catalogue commune-illustrative-catalogue.yaml \
//	    -docx plan.docx commune-illustrative.yaml commune-illustrative-facts.yaml
//	go run ../parindex progress -catalogue commune-illustrative-catalogue.yaml -day 2026-06-30 \
//	    commune-illustrative.yaml commune-illustrative-facts.yaml commune-illustrative-later-facts.yaml
package rubrics
