package kernel_test

import (
	"testing"

	"github.com/parindex/parindex/scoring/internal/formulatest"
	"github.com/parindex/parindex/scoring/internal/kernel"
)

// BenchmarkAdd adds up a block of every usual rule, by its pieces and by its code.
func BenchmarkAdd(b *testing.B) {
	s, g := formulatest.NewScope(), formulatest.NewGenerator(1)
	table := make([][]int64, len(columns))
	for slot, c := range columns {
		table[slot] = valuesOf(g, c, nil, kernel.BlockLen, true)
	}
	var kernels []*kernel.Kernel
	for i := range usual {
		l, _ := usualLeaf(b, g, s, i, true)
		if k, ok := kernel.Vectorize(l, columns); ok {
			kernels = append(kernels, k)
		}
	}
	for _, by := range []struct {
		name string
		of   func(*kernel.Kernel) *kernel.Kernel
	}{
		{"pieces", func(k *kernel.Kernel) *kernel.Kernel { return k }},
		{"code", (*kernel.Kernel).ByCode},
	} {
		b.Run(by.name, func(b *testing.B) {
			frame, sums := kernel.Frame{Rows: kernel.BlockLen}, make([]int64, kernel.BlockLen)
			for b.Loop() {
				for _, k := range kernels {
					by.of(k).Add(&frame, table, 0, kernel.BlockLen, sums)
				}
			}
			rows := float64(b.N) * float64(len(kernels)) * kernel.BlockLen
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/rows, "ns/row")
		})
	}
}
