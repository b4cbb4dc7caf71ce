//go:build !race

package enough

const raced = false
