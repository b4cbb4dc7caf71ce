// Package rubrics is documentation. Its YAML files are a complete rubric for
// communes with 90 leaves, which shows every kind of rule, and the figures of one
// made-up commune, once complete and once with gaps. All of it is illustrative: no
// authority decided any maximum, threshold or band in it.
package rubrics
