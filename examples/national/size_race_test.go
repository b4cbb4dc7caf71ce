//go:build race

package main

const (
	pushed       = 3
	crashUnits   = 3_400
	stopUnits    = 1_700
	countryUnits = 3_400
	testPerJob   = 20
)
