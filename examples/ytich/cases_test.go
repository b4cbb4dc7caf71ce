package main

import (
	"testing"

	"github.com/parindex/parindex/scoring/scoringtest"
)

func TestCases(t *testing.T) { scoringtest.Run(t, "chi-lang-commune-2022.yaml") }
