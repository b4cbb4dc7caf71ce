package scoringtest

// What the tests of the harness itself need.
var (
	CheckFaults = checkFaults
	UpdateFlag  = update
	ReplaceFile = replaceFile
	Rewritten   = rewritten

	FindingKinds = findingKinds
	Causes       = causes
)
