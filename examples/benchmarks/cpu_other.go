//go:build !unix

package main

import "time"

// cpuTime returns wall-clock time, where the time of the cores is not to be had.
func cpuTime() time.Duration { return wallTime() }
