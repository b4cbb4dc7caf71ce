package scoring

// Work says how a long call works: how much, on how many cores, and whom it tells. The
// zero Work, and a nil *Work, mean the defaults.
type Work struct {
	// Steps bounds the whole work, in steps of about two microseconds, where an answer can
	// be left open: 1,000,000 if zero, and 1,500,000 for a plan or an optimum, which is some
	// ten times what it takes to verify a rubric of 90 leaves. Past it the answer is honest
	// about what it leaves open. Give more where a rubric has many hundred leaves.
	Steps int
	// Workers is how many goroutines work; as many as there are cores if zero. What comes
	// out does not depend on it.
	Workers int
	// Progress is called with how much is done, of how much in all. Its calls do not
	// overlap, done never falls, and the last has done = of; nil tells nobody.
	Progress func(done, of int)
}
