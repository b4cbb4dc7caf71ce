package assessment

import (
	"iter"
	"maps"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
)

// layer is what the records of one round put on top of the rounds before it. Records are
// named by their index.
type layer struct {
	of       *rubric.Round
	below    *layer
	revision int
	locked   bool
	records  []int

	figures map[string]standing[scoring.Figure] // by input
	points  map[string]standing[scoring.Figure] // by item, as what follows
	answers map[string]standing[Answers]
	claims  map[string]standing[int]
	waivers map[string]standing[*Waiver]
	notHeld map[string]standing[bool] // by survey
	shown   map[string][]int
	remarks map[string][]int
	refused map[string]int // by piece
}

// says reports whether the records of a round put anything on top that can move a score.
func (l *layer) says() bool {
	return len(l.figures)+len(l.points)+len(l.answers)+len(l.claims)+len(l.waivers)+len(l.notHeld)+
		len(l.shown)+len(l.refused) > 0
}

// standing is a current value, and the record that states it.
type standing[T any] struct {
	value T
	by    int
}

func put[K comparable, T any](m *map[K]T, key K, v T) {
	if *m == nil {
		*m = map[K]T{}
	}
	(*m)[key] = v
}

// stands returns the current value under a key: that of the highest layer which has one.
func stands[T any](l *layer, of func(*layer) map[string]T, key string) (v T, ok bool) {
	for ; l != nil; l = l.below {
		if v, ok = of(l)[key]; ok {
			return v, true
		}
	}
	return v, false
}

// together returns all current values by their keys, each as stands returns it.
func together[T any](l *layer, of func(*layer) map[string]T) map[string]T {
	size, layers := 0, l.upward()
	for _, l := range layers {
		size += len(of(l))
	}
	out := make(map[string]T, size)
	for _, l := range layers {
		maps.Copy(out, of(l))
	}
	return out
}

// listed returns all that layers list under a key, the lowest first.
func listed(l *layer, of func(*layer) map[string][]int, key string) []int {
	if l == nil {
		return nil
	}
	below, own := listed(l.below, of, key), of(l)[key]
	if len(own) == 0 {
		return below
	}
	return append(slices.Clip(below), own...)
}

// upward returns the layers up to this one, the lowest first.
func (l *layer) upward() (out []*layer) {
	for ; l != nil; l = l.below {
		out = append(out, l)
	}
	slices.Reverse(out)
	return out
}

func figuresOf(l *layer) map[string]standing[scoring.Figure] { return l.figures }
func pointsOf(l *layer) map[string]standing[scoring.Figure]  { return l.points }
func answersOn(l *layer) map[string]standing[Answers]        { return l.answers }
func claimsOf(l *layer) map[string]standing[int]             { return l.claims }
func notHeldOf(l *layer) map[string]standing[bool]           { return l.notHeld }
func shownOf(l *layer) map[string][]int                      { return l.shown }
func remarksOf(l *layer) map[string][]int                    { return l.remarks }
func waiversOf(l *layer) map[string]standing[*Waiver]        { return l.waivers }
func refusedOf(l *layer) map[string]int                      { return l.refused }

// sorted yields the entries of a map by their keys.
func sorted[T any](m map[string]T) iter.Seq2[string, T] {
	return func(yield func(string, T) bool) {
		for _, key := range slices.Sorted(maps.Keys(m)) {
			if !yield(key, m[key]) {
				return
			}
		}
	}
}
