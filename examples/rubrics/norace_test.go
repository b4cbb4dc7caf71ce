//go:build !race

package rubrics_test

const raced = false
