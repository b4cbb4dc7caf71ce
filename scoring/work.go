package scoring

// Work says how work that takes long is done. What comes out does not depend on it.
// The zero Work uses all cores and tells nobody how far it is.
type Work struct {
	// Workers is how many goroutines work at the same time; as many as there are cores
	// if zero.
	Workers int
	// Progress is called whenever a part of the work is done, with how many parts are
	// done and how many there are in all. Its calls do not overlap.
	Progress func(done, of int)
}
