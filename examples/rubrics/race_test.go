//go:build race

package rubrics_test

const raced = true
