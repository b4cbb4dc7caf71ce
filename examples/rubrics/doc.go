// Package rubrics is documentation. Its YAML files are a complete rubric for
// communes with 90 leaves, which shows every kind of rule, the figures of one
// made-up commune, once complete, once with gaps and once half a year later, a goal
// for it with what it takes to move its figures, and a catalogue of actions. All of
// it is illustrative: no authority decided any maximum, threshold or band in it, and
// nobody measured any effort.
package rubrics
