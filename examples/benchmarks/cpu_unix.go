//go:build unix

package main

import (
	"syscall"
	"time"
)

// cpuTime returns the time that all cores together have spent for this process.
func cpuTime() time.Duration {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		panic(err) // only for arguments that are not ours
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
