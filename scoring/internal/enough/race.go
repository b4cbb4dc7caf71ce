//go:build race

package enough

const raced = true
