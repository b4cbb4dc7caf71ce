//go:build race

package remediation_test

const raced = true
