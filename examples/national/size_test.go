//go:build !race

package main

// Sizes of the tests. Under the race detector they are smaller: Parquet and SQLite are many
// times slower there.
const (
	pushed       = provinces // how many provinces push figures
	crashUnits   = 20_000
	stopUnits    = 5_000
	countryUnits = 1_020
	testPerJob   = 500
)
